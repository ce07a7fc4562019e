// @ts-check
/**
 * The page that measurements drive: the default map at 960 × 640, put together from the element's own parts. Its
 * calls do at once what the element does in the next frame, so that they can be timed; nothing else differs.
 */
import { makeBox, makeMap, perform, pointer } from "./bench-stage.js";
import { CALM, SHOW, SVG, TICK, WORLD, ZOOM } from "./calls.js";
import { initSync } from "./glue.js";
import { ask, paint, tell } from "./map.js";
import { load, needWorld } from "./runtime.js";

const DEEPEST = 6;
/** How long the map takes to turn from France to the world, ms. */
const TURN = 800;
/** Where the scripted journeys begin and end: Lille and Marseille, Paris and New York, px of the fitted page. */
const JOURNEYS = {
  france: { from: [510, 64], to: [606, 480] },
  world: { from: [463, 174], to: [283, 197] },
};

/** @type {HTMLElement | undefined} */
let host;
/** @type {import("./live.js").Live | undefined} */
let live;
/** @type {import("./types.js").View} */
let view = "france";

/** @returns {import("./live.js").Live} */
function running() {
  if (!live) throw new Error("there is no map: call create()");
  return live;
}

/** A map in the page; resolves when France is drawn and answers. */
async function create() {
  if (live) throw new Error("there is a map already: call destroy() first");
  const box = makeBox();
  host = box.host;
  await load();
  view = "france";
  live = await makeMap(box, {
    painted() {
      // The first of the page; what makes it answer comes after it.
      if (!performance.getEntriesByName("map-ready").length) performance.mark("map-ready");
    },
    needWorld() {
      worldReady.then(() => perform(running(), WORLD));
    },
  });
}

/** Takes the map out of the page and gives back what it held. */
function destroy() {
  running().free();
  host?.remove();
  host = live = undefined;
}

/**
 * Paints one frame of a journey: zoom 1 to 6 and back while the middle goes from one town to the other.
 * @param {number} t 0 to 1.
 */
function drawFrame(t) {
  const { from, to } = JOURNEYS[view];
  const [x, y] = from.map((start, i) => start + (to[i] - start) * t);
  const { map } = running();
  tell(map, ZOOM, "", DEEPEST ** (1 - Math.abs(2 * t - 1)), x, y);
  paint(map);
}

/** A cut to a view. @param {import("./types.js").View} name */
function setView(name) {
  const live = running();
  perform(live, CALM, 1);
  perform(live, SHOW, Number(name === "world"));
  perform(live, CALM, 0);
  view = name;
}

/**
 * Paints one frame of the turn from France to the world; the first begins it, the last ends it.
 * @param {number} t 0 to 1.
 */
function drawTurn(t) {
  if (t === 0) {
    setView("france");
    perform(running(), SHOW, 1);
    view = "world";
  }
  const { map } = running();
  tell(map, TICK, "", TURN * t);
  paint(map);
}

/** Bytes of the module's linear memory. */
function wasmMemory() {
  // Once the module runs, this returns its exports and does nothing else.
  return initSync(/** @type {any} */ (undefined)).memory.buffer.byteLength;
}

/** The drawing as it is, for a page that draws the same by other means. */
function svg() {
  return ask(running().map, SVG)[0];
}

const ready = create();
const worldReady = ready.then(needWorld);

Object.assign(window, {
  bench: {
    ready,
    worldReady,
    drawFrame,
    drawTurn,
    pointer: (/** @type {number} */ x, /** @type {number} */ y) => pointer(running(), x, y),
    setView,
    destroy,
    create,
    wasmMemory,
    svg,
  },
});
