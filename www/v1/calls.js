// @ts-check
/**
 * The numbers of the module's calls by the names of `src/web/calls.rs`. What goes with each is said here, what comes
 * back in `map.js`.
 */

// What can be asked.
export const STATE = 0;
export const LABELS = 1;
export const PANEL = 2;
export const LIST = 3;
export const SVG = 4;
export const HOVERED = 5;
// what fits a text that the reader types.
export const FIND = 6;

export const PAINT = 7;

// What can be told: the pointer at x and y in CSS px of the canvas box, z 1 for a finger;
export const MOVE = 8;
export const DOWN = 9;
export const UP = 10;
export const LEAVE = 11;
// by its name the feature that has the focus, "" for none;
export const FOCUS = 12;
// x, the rank of a key in KEYS;
export const KEY = 13;
// what the page or the panel selects, "" for nothing;
export const SELECT = 14;
export const CHOOSE = 15;
// x 1 for the world, an edition by its name, x 1 for English, x 1 for dark;
export const SHOW = 16;
export const EDITION = 17;
export const LANG = 18;
export const THEME = 19;
// the width and the greatest height (0: any) of the room, CSS px, and device px per CSS px;
export const RESIZE = 20;
// how many times larger the main frame is, 1 to 12, and which point of the fitted page is in its middle;
export const ZOOM = 21;
// that the world's data has arrived.
export const WORLD = 22;

/** Keys that the map understands. */
export const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Enter", "Escape"];
