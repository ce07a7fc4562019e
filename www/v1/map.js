// @ts-check
/** The module's calls, which `calls.js` numbers. A map is a number, too. */
import { PAINT } from "./calls.js";
import * as glue from "./glue.js";
import { guard } from "./guard.js";

/** @import { Effect, State, Target } from "./types.js" */

/**
 * By the number of the question. What is pointed at is `lille`, `region:32`, `country:US` or nothing.
 * @typedef {{
 *   0: [state: State],
 *   1: [state: State, targets: Target[]],
 *   2: [state: State, summary: string],
 *   3: [side: string, written: string],
 *   4: [written: string],
 *   5: [document: string],
 *   6: [feature?: string],
 *   7: [editions: [id: string, name: string, spoken: string][], written: string],
 *   8: [choices: [name: string, word: string, count: number, shown: number][]],
 *   9: import("./types.js").Part[],
 *   10: [written: string],
 * }} Answers
 */

const encoder = new TextEncoder();
const NAMELESS = encoder.encode("");
let last = 0;

/**
 * A map on a canvas.
 * @param {CanvasRenderingContext2D} context
 * @param {string} edition "" for the default.
 * @param {boolean} world
 * @param {boolean} english
 * @param {boolean} dark
 * @param {number} width CSS px of its host: whether the page is a narrow or a wide one is known before its first size.
 * @returns {[map: number, effects: Effect[]]}
 */
export function make(context, edition, world, english, dark, width) {
  const map = ++last;
  return [map, guard(() => glue.create(map, context, encoder.encode(edition), world, english, dark, width))];
}

/**
 * Tells a map something, with what goes with it.
 * @param {number} map
 * @param {number} what
 * @param {string} name
 * @param {number} x
 * @param {number} y
 * @param {number} z
 * @returns {Effect[]} What the page has to do.
 */
export function tell(map, what, name = "", x = 0, y = 0, z = 0) {
  return guard(() => glue.call(map, what, name ? encoder.encode(name) : NAMELESS, x, y, z));
}

/**
 * Asks a map something.
 * @template {keyof Answers} Q
 * @param {number} map
 * @param {Q} question
 * @param {string} [text] That goes with it.
 * @returns {Answers[Q]}
 */
export function ask(map, question, text) {
  return /** @type {any} */ (tell(map, question, text));
}

/** @param {number} map */
export function paint(map) {
  tell(map, PAINT);
}

/** The module forgets the map. @param {number} map */
export function release(map) {
  guard(() => glue.release(map));
}
