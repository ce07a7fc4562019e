// @ts-check
/** Whether what is drawn stands out from what it lies on: WCAG 2.2, 1.4.3 and 1.4.11, for the pairs that the map has. */
import { OWN, PAIRS } from "./pairs.js";

/**
 * @typedef {"light" | "dark"} Theme
 * @typedef {{ drawn: string, below: string, theme: Theme, ratio: number, least: number }} Warning
 */

/** @param {string} color `#rrggbb` or `#rrggbbaa`; channels and opacity, 0 to 1. */
export const channels = (color) => (`${color}ff`.slice(1, 9).match(/../g) ?? []).map((byte) => parseInt(byte, 16) / 255);

/** What is seen of layers of paint, the lowest first. @param {string[]} layers */
function seen(layers) {
  let mixed = [0, 0, 0];
  for (const layer of layers) {
    const [red, green, blue, opacity] = channels(layer);
    mixed = [red, green, blue].map((above, i) => mixed[i] + opacity * (above - mixed[i]));
  }
  return mixed;
}

/** Gamma undone. @param {number} channel */
export const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

/** Relative luminance. @param {number[]} light Gamma undone. */
export const luminance = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/**
 * Contrast ratio, 1 to 21, of a colour and of layers below it.
 * @param {string} color
 * @param {string[]} layers
 */
export function contrast(color, layers) {
  const [a, b] = [seen([color]), seen(layers)].map((paint) => luminance(paint.map(linear)));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * A colour of the map as it is chosen, else the map's own.
 * @param {string} name
 * @param {Record<string, import("./settings.js").Shades>} colors What is chosen.
 * @param {Theme} theme
 */
export function colorOf(name, colors, theme) {
  const { light = "", dark = "" } = colors[name] ?? {};
  return (theme === "dark" && dark) || light || OWN[name][theme === "dark" ? 1 : 0];
}

/**
 * What does not stand out any more: of everything that is drawn the worst case in each theme.
 * @param {Record<string, import("./settings.js").Shades>} colors What is chosen.
 * @param {Theme[]} themes
 * @returns {Warning[]}
 */
export function warnings(colors, themes) {
  /** @type {Map<string, Warning>} */
  const worst = new Map();
  for (const theme of themes) {
    const valueOf = (/** @type {string} */ name) => colorOf(name, colors, theme);
    for (const [drawn, least, ...below] of PAIRS) {
      if (![drawn, ...below].some((name) => colors[name])) continue;
      const ratio = contrast(valueOf(drawn), below.map(valueOf));
      const key = [drawn, least, theme].join();
      if (ratio < least && ratio < (worst.get(key)?.ratio ?? Infinity)) worst.set(key, { drawn, below: below[0], theme, ratio, least });
    }
  }
  return [...worst.values()];
}
