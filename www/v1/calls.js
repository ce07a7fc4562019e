// @ts-check
/**
 * The numbers of the module's calls by the names of `src/web/calls.rs`. What goes with each is said here, what comes
 * back in `map.js`.
 */

// What can be asked.
export const STATE = 0;
export const LABELS = 1;
export const FIRST = 2;
export const PANEL = 3;
export const LIST = 4;
export const SVG = 5;
export const HOVERED = 6;
export const EDITIONS = 7;
export const FILTERS = 8;
export const PARTS = 9;
// what fits a text that the reader types.
export const FIND = 10;

export const PAINT = 11;

// What can be told: the pointer at x and y in CSS px of the canvas box, z 1 for a finger;
export const MOVE = 12;
export const DOWN = 13;
export const UP = 14;
export const LEAVE = 15;
// by its name the feature that has the focus, "" for none;
export const FOCUS = 16;
// x, the rank of a key in KEYS;
export const KEY = 17;
// what the page or the panel selects, "" for nothing;
export const SELECT = 18;
export const CHOOSE = 19;
// x 1 for the world, an edition by its name, x 1 for English, x 1 for dark with y 1 for more contrast and z 1 for the
// system's colours, after which texts are measured anew;
export const SHOW = 20;
export const EDITION = 21;
export const LANG = 22;
export const THEME = 23;
// the colour of the rank x, those that the reader's system prescribes before those of the page, y its number 0xRRGGBB or
// -1 for none: before the theme that uses it;
export const COLOR = 24;
// by its name what is shown or hidden, "" to show all;
export const FILTER = 25;
// the width of the room, its height to fill, or below 0 not to exceed (0: any), CSS px, and device px per CSS px;
export const RESIZE = 26;
// how many times larger the main frame is, 1 to 12, and which point of the fitted page is in its middle;
export const ZOOM = 27;
// that the world's data has arrived;
export const WORLD = 28;
// how the viewport moves: z times as large around x and y, by x and y, let go at a speed of x and y a second, all in CSS
// px of the canvas box;
export const GROW = 29;
export const PAN = 30;
export const FLICK = 31;
// a step closer, around x and y where z is 1, a step away, a step towards the arrow of rank x in KEYS, all the way back;
export const IN = 32;
export const OUT = 33;
export const STEP = 34;
export const HOME = 35;
// that the time is x, ms, as an effect "animate" wanted; x 1 when nothing may move; x 0 when the viewport is fixed.
export const TICK = 36;
export const CALM = 37;
export const FREE = 38;

/** Keys that the map understands. */
export const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Enter", "Escape"];
