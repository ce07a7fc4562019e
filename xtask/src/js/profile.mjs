/**
 * Prints the numbers of the functions that maps of France call until they are painted, in every edition and language and
 * on every screen. Called by `cargo xtask dist`: node profile.mjs <glue> <instrumented wasm> <calls.js> <france.bin>
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [glue, wasm, calls, france] = process.argv.slice(2);
const called = new Set();

/** Takes every call and every value, and measures every text alike. */
const canvas = new Proxy(class {}.prototype, {
  get: (_, name) => (name === "measureText" ? () => ({ width: 50 }) : () => undefined),
  set: () => true,
});
Object.assign(globalThis, {
  Path2D: class {
    moveTo() {}
    lineTo() {}
    closePath() {}
  },
});
const { Instance } = WebAssembly;
WebAssembly.Instance = /** @type {any} */ (
  function (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
    return new Instance(module, { ...imports, p: { hit: (/** @type {number} */ id) => called.add(id) } });
  }
);

const program = await import(pathToFileURL(glue).href);
const does = await import(pathToFileURL(calls).href);
program.initSync({ module: new WebAssembly.Module(readFileSync(wasm)) });
const encoder = new TextEncoder();
let maps = 0;

/** A map of France as the page makes it, until it is painted, on narrow and wide screens. */
function visit(/** @type {string} */ edition, /** @type {boolean} */ english, /** @type {boolean} */ dark) {
  const map = ++maps;
  const tell = (/** @type {number} */ what, x = 0, y = 0, z = 0) => program.call(map, what, encoder.encode(""), x, y, z);
  program.create(map, canvas, encoder.encode(edition), false, english, dark);
  for (const [width, height, dpr] of [[320, 0, 3], [700, 0, 1], [1280, 600, 2]]) {
    tell(does.RESIZE, width, height, dpr);
    tell(does.PAINT);
    tell(does.FIRST);
  }
  program.release(map);
}

const EDITIONS = ["", "2014", "2015", "2016-2018", "2019", "2020", "2021", "2023", "2023-12", "2026", "1999"];

program.load(readFileSync(france));
for (const edition of EDITIONS) {
  for (const english of [false, true]) visit(edition, english, english);
}
process.stdout.write([...called].sort((a, b) => a - b).join(" "));
