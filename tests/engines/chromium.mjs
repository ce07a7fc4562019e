/** The system's Chromium, by Playwright as in all other browser tests. */
import { close, page } from "../browser/browser.mjs";

/** @returns {Promise<import("./driver.mjs").Driver>} */
export async function start() {
  const opened = await page();
  return {
    version: `Chromium ${opened.context().browser()?.version()}`,
    open: async (url) => void (await opened.goto(url)),
    run: (act, ...args) => opened.evaluate(`(${act})(...${JSON.stringify(args)})`),
    move: (x, y) => opened.mouse.move(x, y),
    click: (x, y) => opened.mouse.click(x, y),
    press: (key) => opened.keyboard.press(key),
    resize: (width, height) => opened.setViewportSize({ width, height }),
    picture: () => opened.screenshot(),
    close,
  };
}
