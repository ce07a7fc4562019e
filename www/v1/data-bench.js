// @ts-check
/**
 * The page that measurements of supplied data drive: the files that its address names as `src` and `regions`, at 960 × 640,
 * put together from the element's own parts. Its calls do at once what the element does in the next frame, so that they
 * can be timed; nothing else differs.
 */
import { makeBox, makeMap, pointer } from "./bench-stage.js";
import { ZOOM } from "./calls.js";
import { above } from "./data-above.js";
import { attach, initSync, under } from "./data-glue.js";
import { load } from "./data-load.js";
import { paint, tell } from "./map.js";

/** @type {import("./live.js").Live | undefined} */
let live;

/** @returns {import("./live.js").Live} */
function running() {
  if (!live) throw new Error("there is no map yet: wait for `ready`");
  return live;
}

/** The files that the page's address names. */
function wanted() {
  const query = new URLSearchParams(location.search);
  const address = (/** @type {string} */ name) => {
    const written = query.get(name);
    return written === null ? undefined : new URL(written, location.href);
  };
  return { data: address("src"), regions: address("regions"), options: {} };
}

/** A map in the page; resolves when it answers to everything. @param {() => void} painted All of it is drawn. */
async function create(painted) {
  const loaded = load(wanted(), new AbortController().signal, () => {});
  const box = makeBox({ "data-own": "" });
  const [handle] = await loaded;
  attach(handle, above);
  live = await makeMap(box, { painted });
}

/**
 * Paints one frame.
 * @param {number} zoom 1 shows the whole page.
 * @param {number} x Px of the fitted page: that point is in the middle as far as it goes.
 * @param {number} y
 */
function drawAt(zoom, x, y) {
  const { map } = running();
  tell(map, ZOOM, "", zoom, x, y);
  paint(map);
}

/**
 * Only what is there.
 * @param {number} x CSS px from the left of the map.
 * @param {number} y CSS px from its top.
 * @returns {string | null}
 */
function find(x, y) {
  return under(running().map, x, y) ?? null;
}

/** Bytes of the module's linear memory. */
function wasmMemory() {
  // Once the module runs, this returns its exports and does nothing else.
  return initSync(/** @type {any} */ (undefined)).memory.buffer.byteLength;
}

/** @type {(value?: unknown) => void} */
let painted = () => {};
const drawn = new Promise((resolve) => (painted = resolve));
Object.assign(window, {
  bench: {
    drawn,
    ready: create(painted),
    drawAt,
    pointer: (/** @type {number} */ x, /** @type {number} */ y) => pointer(running(), x, y),
    find,
    wasmMemory,
  },
});
