/**
 * What the cases ask of a browser, in whichever engine: little enough that three protocols can do it, so that the cases
 * are written once. The engine comes in $ENGINE, its programs as `cargo xtask test --engines` finds them.
 */

/**
 * @typedef {object} Driver
 * @property {string} version Name and version of the browser.
 * @property {(url: string) => Promise<void>} open Shows a page; resolves when it has loaded.
 * @property {<A extends unknown[], R>(act: (...args: A) => R | Promise<R>, ...args: A) => Promise<R>} run Calls a function in
 *   the page. It takes and gives what JSON can say, and sees nothing of the module that it is written in.
 * @property {(x: number, y: number) => Promise<void>} move Moves the pointer, CSS px of the viewport.
 * @property {(x: number, y: number) => Promise<void>} click The same, and presses and lets go of the main button.
 * @property {(key: Key) => Promise<void>} press Presses a key and lets go of it.
 * @property {(width: number, height: number) => Promise<void>} resize Sizes the viewport, CSS px. Windows of MiniBrowser are
 *   not narrower than 450 px: a narrow map is one in a narrow column.
 * @property {() => Promise<Buffer>} picture The viewport as a PNG.
 * @property {() => Promise<void>} close Ends the browser.
 */

/** A letter or one of these. @typedef {keyof typeof NAMED | (string & {})} Key */

/** Keys with a name, and how the protocols of WebDriver write them. */
export const NAMED = {
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  Space: " ",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** @type {Record<string, () => Promise<{ start: () => Promise<Driver> }>>} */
const ENGINES = {
  chromium: () => import("./chromium.mjs"),
  firefox: () => import("./firefox.mjs"),
  webkit: () => import("./webkit.mjs"),
};

/** Starts the engine that is asked for. */
export async function start() {
  const name = process.env.ENGINE || "chromium";
  if (!Object.hasOwn(ENGINES, name)) throw new Error(`ENGINE is ${name}: it can be ${Object.keys(ENGINES).join(", ")}`);
  // Whoever ends the tests early ends the browser, too: what is left to do happens on exit.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
  const { start } = await ENGINES[name]();
  return start();
}
