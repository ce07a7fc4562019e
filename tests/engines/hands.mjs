/** A reader's hands as WebDriver has them: actions that are the same in its classic protocol and in BiDi. */
import { Actions, Origin } from "selenium-webdriver/lib/input.js";

import { NAMED } from "./driver.mjs";

/**
 * @param {(actions: object[]) => Promise<unknown>} perform Sends the actions of all devices.
 * @returns {Pick<import("./driver.mjs").Driver, "move" | "click" | "press">}
 */
export function hands(perform) {
  /** @param {(actions: Actions) => Actions} plan */
  const act = async (plan) => void (await perform(plan(new Actions(undefined)).getSequences()));
  const to = (/** @type {number} */ x, /** @type {number} */ y) => ({ x: Math.round(x), y: Math.round(y), duration: 0, origin: Origin.VIEWPORT });
  return {
    move: (x, y) => act((actions) => actions.move(to(x, y))),
    click: (x, y) => act((actions) => actions.move(to(x, y)).press().release()),
    press: (key) => {
      const value = NAMED[/** @type {keyof typeof NAMED} */ (key)] ?? key;
      return act((actions) => actions.keyDown(value).keyUp(value));
    },
  };
}
