// @ts-check
/** What both pages that measurements drive have: a map at 960 × 640, whose time is told by hand. */
import { HOVERED, MOVE } from "./calls.js";
import { element } from "./dom.js";
import { Live } from "./live.js";
import { ask, paint, tell } from "./map.js";
import { sheet } from "./style.js";

const WIDTH = 960;

/** @typedef {{ host: HTMLElement, section: HTMLElement, stage: HTMLElement }} Box */

/**
 * Room for a map in the page, which the element has before there is anything to draw.
 * @param {Record<string, string>} [attributes] Of its section.
 * @returns {Box}
 */
export function makeBox(attributes) {
  const stage = element("div", { class: "stage" });
  const section = element("section", { "data-theme": "light", ...attributes }, stage);
  const host = element("div");
  host.style.setProperty("width", `${WIDTH}px`);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet()];
  root.append(section);
  document.body.append(host);
  return { host, section, stage };
}

/**
 * A map in that room; resolves when all of it is drawn and answers.
 * @param {Box} box
 * @param {{ painted?: () => void, needWorld?: () => void }} [calls]
 * @returns {Promise<Live>}
 */
export async function makeMap({ host, section, stage }, { painted, needWorld } = {}) {
  /** @type {Live | undefined} */
  let live;
  await new Promise((drawn, failed) => {
    live = new Live(host, { section, stage }, { edition: "", world: false, english: false, dark: false }, {
      event() {},
      knows: () => true,
      painted() {
        section.dataset.state = "live";
        painted?.();
      },
      alive: () => drawn(undefined),
      needWorld: () => needWorld?.(),
      wrong: failed,
      failed,
    });
  });
  return /** @type {Live} */ (live);
}

/**
 * @param {Live} live
 * @param {number} what
 * @param {number} [x]
 * @param {number} [y]
 */
export function perform(live, what, x, y) {
  const effects = tell(live.map, what, "", x, y);
  if (effects.some(([name]) => name === "paint")) paint(live.map);
  live.perform(effects.filter(([name]) => name !== "paint" && name !== "animate"));
}

/**
 * Moves the pointer: highlight, tooltip and cursor follow.
 * @param {Live} live
 * @param {number} x CSS px from the left of the map.
 * @param {number} y CSS px from its top.
 * @returns {string | null} What is under it: `lille`, `region:32`, `country:US`.
 */
export function pointer(live, x, y) {
  perform(live, MOVE, x, y);
  return ask(live.map, HOVERED)[0] ?? null;
}
