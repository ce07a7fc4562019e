// @ts-check
/** From what a page supplies to a ground that maps are drawn over, in slices. */
import { COLOR, PAINT } from "./calls.js";
import { above } from "./data-above.js";
import * as glue from "./data-glue.js";
import * as reader from "./read/glue.js";
import { breathe, makePace, makeSteps } from "./data-pace.js";
import { pieces } from "./data-pieces.js";
import { DONE, NEEDS_FRANCE, NEEDS_WORLD, needFrance, needProgram, needRest, needWorld } from "./data-runtime.js";
import { element } from "./dom.js";
import { Failure } from "./failure.js";
import { needUi } from "./fetching.js";
import { guard, works } from "./guard.js";

/** @import { Report } from "./public.js" */
/** @import { Source } from "./data-pieces.js" */

/**
 * @typedef {object} Wanted
 * @property {Source} [data]
 * @property {Source} [regions]
 * @property {object} options
 */

const encoder = new TextEncoder();
/** The share of what is fetched in all that takes time, by experience. */
const FETCHED = 0.4;
/** How long a load is short, ms. */
const PATIENCE = 300;
/** More than a rehearsal takes, bytes. */
const PIECE = 1 << 16;
let last = 0;
/** How many read at the moment. */
let reading = 0;

/** Should it fail, the map that needs it says so. */
const askForUi = () => void needUi().catch(() => {});

/** What a file is called in what is said of it. @param {Source | undefined} source @param {string} other */
function called(source, other) {
  if (source instanceof URL) return decoded(source.pathname.split("/").pop() ?? "") || source.hostname;
  return (source instanceof Blob && /** @type {{ name?: string }} */ (source).name) || other;
}

/** @param {string} name */
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Reads what is wanted. The handle holds it until it is closed.
 * @param {Wanted} wanted
 * @param {AbortSignal} signal
 * @param {(share: number | undefined) => void} told How much is done, 0 to 1; nothing where that is not known.
 * @returns {Promise<[handle: number, report: Report]>}
 * @throws {Failure} Of what cannot be drawn it has the report.
 */
export async function load({ data, regions, options }, signal, told) {
  const named = /** @type {const} */ ([[regions, true], [data, false]]).filter(([source]) => source !== undefined);
  const before = named.some(([source]) => source instanceof URL) ? FETCHED : 0;
  let isHere = false;
  // All that is fetched is asked for side by side.
  const sources = named.map(([source, isRegions], i) => {
    const came = (/** @type {number | undefined} */ share) => {
      isHere = true;
      told(share === undefined ? undefined : (before * (i + share)) / named.length);
    };
    return /** @type {const} */ ([isRegions, pieces(/** @type {Source} */ (source), signal, came)]);
  });
  // What readers touch comes when all is read, as to compile it would hold that up, or meanwhile where that takes its time.
  const meanwhile = setTimeout(() => signal.aborted || askForUi(), PATIENCE);
  const [module] = await Promise.all([needProgram(), needRest()]);
  signal.throwIfAborted();
  // What reads is a program of its own: all the memory that it takes goes with it.
  reader.initSync({ module });
  reading += 1;
  const handle = ++last;
  const names = [called(data, "data"), called(regions, "regions")].map((name) => encoder.encode(name));
  try {
    guard(() => reader.open(handle, encoder.encode(JSON.stringify(options)), names[0], names[1]));
    // While the first data is on its way.
    if (before && handle === 1) await rehearse(() => isHere || signal.aborted);
    const pace = makePace(signal);
    for (const [isRegions, all] of sources) await feed(handle, isRegions, all, pace);
    await read(handle, pace, (share) => told(before + (1 - before) * share));
    const report = /** @type {Report} */ (guard(() => reader.report(handle)));
    const bytes = guard(() => reader.give(handle));
    await pace();
    if (!guard(() => glue.take(handle, bytes))) throw new Failure("internal", "What was read cannot be drawn.");
    // Whoever draws it goes on in a slice of their own.
    await pace().catch((reason) => {
      close(handle);
      throw reason;
    });
    askForUi();
    return [handle, report];
  } finally {
    clearTimeout(meanwhile);
    if (works()) reader.close(handle);
    reading -= 1;
    if (!reading) reader.forget();
  }
}

/**
 * Reads and draws a little where nobody sees it: engines compile what is called when it is called first, and browsers look for
 * a font when there is a text.
 * @param {() => boolean} isOver Whether there is something to read.
 */
async function rehearse(isOver) {
  try {
    for (const _ of rehearsal()) {
      await breathe();
      if (isOver()) return;
    }
  } finally {
    guard(() => {
      glue.release(0);
      glue.close(0);
      reader.close(0);
    });
  }
}

/** Its steps, each as short as can be: data may come meanwhile. */
function* rehearsal() {
  const nothing = new Uint8Array();
  const feature = (/** @type {string} */ type, /** @type {any} */ coordinates) => ({
    type: "Feature",
    properties: { name: type },
    geometry: { type, coordinates },
  });
  const square = (/** @type {number} */ x) => feature("Polygon", [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]]);
  const sample = { type: "FeatureCollection", features: [square(0), square(1), feature("Point", [0, 0])] };
  yield guard(() => {
    reader.open(0, nothing, nothing, nothing);
    reader.feed(0, false, encoder.encode(JSON.stringify(sample)));
  });
  for (let share = 0; share >= 0 && share < DONE; yield) share = guard(() => reader.advance(0, PIECE));
  yield guard(() => glue.take(0, reader.give(0)));
  const context = element("canvas").getContext("2d");
  if (!context) return;
  yield guard(() => {
    glue.attach(0, above);
    glue.create(0, context, nothing, false, false, false, 1);
  });
  yield guard(() => glue.call(0, COLOR, encoder.encode("Arial"), 0, -1, 0));
  yield guard(() => glue.call(0, PAINT, nothing, 0, 0, 0));
}

/** Gives back what a handle holds. @param {number} handle */
export const close = (handle) => guard(() => glue.close(handle));

/**
 * @param {number} handle
 * @param {boolean} isRegions
 * @param {AsyncGenerator<Uint8Array>} all
 * @param {() => Promise<void>} pace
 */
async function feed(handle, isRegions, all, pace) {
  // Of a file without a byte there is something to say, too.
  guard(() => reader.feed(handle, isRegions, new Uint8Array()));
  for await (const piece of all) {
    if (!guard(() => reader.feed(handle, isRegions, piece))) return;
    await pace();
  }
}

/**
 * @param {number} handle
 * @param {() => Promise<void>} pace
 * @param {(share: number) => void} told
 */
async function read(handle, pace, told) {
  const step = makeSteps((bytes) => guard(() => reader.advance(handle, bytes)));
  for (;;) {
    const share = step();
    if (share === NEEDS_FRANCE) await receive(handle, needFrance());
    else if (share === NEEDS_WORLD) await receive(handle, needWorld());
    else if (share < 0) throw unusable(guard(() => reader.report(handle)));
    else told(share);
    await pace();
    if (share === DONE) return;
  }
}

/**
 * @param {number} handle
 * @param {Promise<Uint8Array>} asset
 */
async function receive(handle, asset) {
  const bytes = await asset;
  const wrong = guard(() => reader.receive(handle, bytes));
  if (wrong) throw new Failure("bad-data", wrong);
}

/** @param {Report} report */
function unusable(report) {
  const failure = new Failure("unusable-data", `Nothing of the page's own data can be drawn:\n${report.text}`);
  return Object.assign(failure, { report });
}
