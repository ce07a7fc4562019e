// @ts-check
/**
 * Whether the colours of ranks are seen on the map, and told apart by readers with one kind of cones missing, or in grey.
 * The measures are those of `tests/contrast/color.rs`, and what is too pale is drawn as `src/paint/palette.rs` draws it.
 */
import { channels, contrast, linear, luminance } from "./contrast.js";

/** @typedef {import("./contrast.js").Theme} Theme */
/** @typedef {"protanopia" | "deuteranopia" | "tritanopia" | "grey"} Eyes */
/** @typedef {number[]} Light Red, green, blue with gamma undone, 0 to 1. */

/** Least contrast of a mark with what is around it. */
export const LEAST = 3;
/** How far colours are apart that are told by hue alone, and greys on paper: CIE 1976. */
const APART = 23;
const APART_IN_GREY = 10;

/** Machado, Oliveira, Fernandes 2009, severity 1.0. */
const CONES = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
/** All the ways of seeing that are tried. */
const EYES = /** @type {Eyes[]} */ ([...Object.keys(CONES), "grey"]);

/** What is left of a colour. @param {Light} light @param {Eyes} eyes @returns {Light} */
function left(light, eyes) {
  if (eyes === "grey") return Array(3).fill(luminance(light));
  return CONES[eyes].map((row) => Math.min(1, Math.max(0, row.reduce((sum, part, i) => sum + part * light[i], 0))));
}

/** CIE 1976 L*a*b* for the white of sRGB. @param {Light} light */
function lab([r, g, b]) {
  const f = (/** @type {number} */ t) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far two colours are apart for those eyes. @param {string} a @param {string} b @param {Eyes} eyes */
export function distance(a, b, eyes) {
  const [one, other] = [a, b].map((color) => lab(left(channels(color).slice(0, 3).map(linear), eyes)));
  return Math.hypot(...one.map((value, i) => value - other[i]));
}

/** For whom two colours are too near. @param {string} a @param {string} b */
export const alike = (a, b) => EYES.filter((eyes) => distance(a, b, eyes) < (eyes === "grey" ? APART_IN_GREY : APART));

/** A colour with some sixteenths of another. @param {string} color @param {string} by @param {number} sixteenths */
function tinted(color, by, sixteenths) {
  const bytes = (/** @type {string} */ text) => (text.slice(1, 7).match(/../g) ?? []).map((byte) => parseInt(byte, 16));
  const others = bytes(by);
  const mixed = bytes(color).map((own, i) => Math.floor((own * (16 - sixteenths) + others[i] * sixteenths) / 16));
  return `#${mixed.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * The colour as the map draws it: with as much of the text's as it takes to be seen on the sea.
 * @param {string} color
 * @param {string} sea
 * @param {string} text
 * @param {string} usual For where nothing helps.
 */
export function drawn(color, sea, text, usual) {
  for (let sixteenths = 0; sixteenths < 16; sixteenths += 1) {
    const mixed = tinted(color, text, sixteenths);
    if (contrast(mixed, [sea]) >= LEAST) return mixed;
  }
  return usual;
}
