// @ts-check
/**
 * The page that measurements drive: the default map at 960 × 640, put together from the element's own parts. Its
 * calls do at once what the element does in the next frame, so that they can be timed; nothing else differs.
 */
import { CALM, HOVERED, MOVE, SHOW, SVG, TICK, WORLD, ZOOM } from "./calls.js";
import { element } from "./dom.js";
import { initSync } from "./glue.js";
import { Live } from "./live.js";
import { ask, paint, tell } from "./map.js";
import { load, needWorld } from "./runtime.js";
import { sheet } from "./style.js";

const WIDTH = 960;
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
/** @type {Live | undefined} */
let live;
/** @type {import("./types.js").View} */
let view = "france";

/** @returns {Live} */
function running() {
  if (!live) throw new Error("there is no map: call create()");
  return live;
}

/**
 * @param {number} what
 * @param {number} [x]
 * @param {number} [y]
 */
function perform(what, x, y) {
  const live = running();
  const effects = tell(live.map, what, "", x, y);
  // Time is told by hand here.
  live.perform(effects.filter(([name]) => name !== "paint" && name !== "animate"));
  if (effects.some(([name]) => name === "paint")) paint(live.map);
}

/** A map in the page; resolves when France is drawn and answers. */
async function create() {
  if (live) throw new Error("there is a map already: call destroy() first");
  await load();
  const stage = element("div", { class: "stage" });
  const section = element("section", { "data-theme": "light" }, stage);
  const box = (host = element("div"));
  box.style.setProperty("width", `${WIDTH}px`);
  const root = box.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet()];
  root.append(section);
  document.body.append(box);
  view = "france";
  await new Promise((drawn, failed) => {
    live = new Live(box, { section, stage }, { edition: "", world: false, english: false, dark: false }, {
      event() {},
      knows: () => true,
      painted() {
        section.dataset.state = "live";
        // The first of the page; what makes it answer comes after it.
        if (!performance.getEntriesByName("map-ready").length) performance.mark("map-ready");
      },
      alive: () => drawn(undefined),
      needWorld() {
        worldReady.then(() => perform(WORLD));
      },
      wrong: failed,
      failed,
    });
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

/**
 * Moves the pointer: highlight, tooltip and cursor follow.
 * @param {number} x CSS px from the left of the map.
 * @param {number} y CSS px from its top.
 * @returns {string | null} What is under it: `lille`, `region:32`, `country:US`.
 */
function pointer(x, y) {
  perform(MOVE, x, y);
  return ask(running().map, HOVERED)[0] ?? null;
}

/** A cut to a view. @param {import("./types.js").View} name */
function setView(name) {
  perform(CALM, 1);
  perform(SHOW, Number(name === "world"));
  perform(CALM, 0);
  view = name;
}

/**
 * Paints one frame of the turn from France to the world; the first begins it, the last ends it.
 * @param {number} t 0 to 1.
 */
function drawTurn(t) {
  if (t === 0) {
    setView("france");
    perform(SHOW, 1);
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
  bench: { ready, worldReady, drawFrame, drawTurn, pointer, setView, destroy, create, wasmMemory, svg },
});
