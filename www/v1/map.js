// @ts-check
/**
 * The module's calls by their names, which are those of `src/web/calls.rs`. A map is a number, too.
 */
import * as glue from "./glue.js";
import { guard } from "./runtime.js";

/** @import { Effect, State, Target, Words } from "./types.js" */

// What can be asked.
export const STATE = 0;
export const LABELS = 1;
export const PANEL = 2;
export const LIST = 3;
export const SVG = 4;
export const HOVERED = 5;

/**
 * By the number of the question. What is pointed at is `lille`, `region:32`, `country:US` or nothing.
 * @typedef {{
 *   0: [state: State],
 *   1: [words: Words, state: State, targets: Target[], summary: string],
 *   2: [words: Words, side: string, written: string],
 *   3: [written: string],
 *   4: [document: string],
 *   5: [feature?: string],
 * }} Answers
 */

const PAINT = 6;

// What can be told: the pointer at x and y in CSS px of the canvas box, z 1 for a finger;
export const MOVE = 7;
export const DOWN = 8;
export const UP = 9;
export const LEAVE = 10;
// by its name the feature that has the focus, "" for none;
export const FOCUS = 11;
// x, the rank of a key in KEYS;
export const KEY = 12;
// what the page or the panel selects, "" for nothing;
export const SELECT = 13;
export const CHOOSE = 14;
// x 1 for the world, an edition by its name, x 1 for English, x 1 for dark;
export const SHOW = 15;
export const EDITION = 16;
export const LANG = 17;
export const THEME = 18;
// the width and the greatest height (0: any) of the room, CSS px, and device px per CSS px;
export const RESIZE = 19;
// how many times larger the main frame is, 1 to 12, and which point of the fitted page is in its middle;
export const ZOOM = 20;
// that the world's data has arrived.
export const WORLD = 21;

/** Keys that the map understands. */
export const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Enter", "Escape"];

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
 * @returns {[map: number, effects: Effect[]]}
 */
export function make(context, edition, world, english, dark) {
  const map = ++last;
  return [map, guard(() => glue.create(map, context, encoder.encode(edition), world, english, dark))];
}

/**
 * Tells a map one of the above, with what goes with it.
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
 * Asks a map one of the above.
 * @template {keyof Answers} Q
 * @param {number} map
 * @param {Q} question
 * @returns {Answers[Q]}
 */
export function ask(map, question) {
  return /** @type {any} */ (tell(map, question));
}

/** @param {number} map */
export function paint(map) {
  tell(map, PAINT);
}

/** The module forgets the map. @param {number} map */
export function release(map) {
  guard(() => glue.release(map));
}
