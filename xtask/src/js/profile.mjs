/**
 * Does what is done before the rest of the program is there: bytes that are no map are refused, and maps of France are
 * made, in every edition and language and on every screen, painted and taken away. Prints a digest of all that came of it,
 * and after it, of a wasm with counters, the numbers of the functions that were called. Called by `cargo xtask dist`:
 * node profile.mjs <glue> <wasm> <calls.js> <france.bin> <edition>…
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [glue, wasm, calls, file, ...editions] = process.argv.slice(2);
const called = new Set();

const digest = createHash("sha256");
/** Keeps in mind what the program has done or answered. */
const note = (/** @type {unknown[]} */ ...what) => void digest.update(JSON.stringify(what, (_, value) => (value instanceof Map ? [...value] : value)));

/** Takes every call and every value, and measures every text alike. */
const canvas = new Proxy(class {}.prototype, {
  get: (_, name) => (name === "measureText" ? () => ({ width: 50 }) : (/** @type {unknown[]} */ ...args) => note(name, args)),
  set: (_, name, value) => (note(name, value), true),
});
Object.assign(globalThis, {
  Path2D: class {
    moveTo = (/** @type {number[]} */ ...to) => note("m", to);
    lineTo = (/** @type {number[]} */ ...to) => note("l", to);
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
const france = readFileSync(file);

/** What the program has to refuse with a sentence, not with a jump to what has not come. */
function* damaged() {
  yield encoder.encode("not a map");
  yield new Uint8Array(france).fill(france[0] ^ 1, 0, 1);
  for (let i = 0; i < 64; i++) yield france.subarray(0, i < 8 ? i : Math.floor((france.length * i) / 64));
  yield france.subarray(0, -1);
  // One byte too many keeps those from being maps in which the other byte does no harm.
  for (let at = 4; at < france.length; at += 29) {
    for (const byte of [0, 127, 255]) {
      const bytes = new Uint8Array(france.length + 1);
      bytes.set(france);
      bytes[at] = byte;
      yield bytes;
    }
  }
}

let maps = 0;
/** Maps that stay: pages have several. @type {number[]} */
const kept = [];

/** A map of France as the page makes it, until it is painted, on narrow and wide screens. */
function visit(/** @type {string} */ edition, /** @type {boolean} */ english, /** @type {boolean} */ dark) {
  const map = ++maps;
  const font = encoder.encode("Georgia, serif");
  const tell = (/** @type {number} */ what, x = 0, y = 0, z = 0) => note(program.call(map, what, font, x, y, z));
  note(program.create(map, canvas, encoder.encode(edition), false, english, dark, english ? 320 : 1280));
  // Every other page has colours of its own.
  for (let rank = 0; rank < 17; rank++) tell(does.COLOR, rank, dark ? 0x123456 : -1);
  for (const [width, height, dpr] of [[320, 0, 3], [560, 0, 1], [700, 0, 1], [1280, 600, 2], [320, 0, 3]]) {
    tell(does.RESIZE, width, height, dpr);
    tell(does.PAINT);
    tell(does.FIRST);
  }
  // Of two, one makes way for the next.
  if (map % 2 === 0) program.release(map);
  else kept.push(map);
}

for (const bytes of damaged()) {
  const refused = program.load(bytes);
  if (typeof refused !== "string") throw new Error("bytes that are no map were taken");
  note(refused);
}
if (program.load(france) !== null) throw new Error(`${file} was refused`);
// None is the default, and of an unknown one the page is told.
for (const edition of [...editions, "", "1999"]) {
  for (const english of [false, true]) visit(edition, english, english);
}
for (const map of kept) program.release(map);
process.stdout.write([digest.digest("hex"), ...[...called].sort((a, b) => a - b)].join(" "));
