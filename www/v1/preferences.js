// @ts-check
/** How the reader wants to see: dark, with more contrast, or in the colours of the system. */
import { element } from "./dom.js";

const DARK = "(prefers-color-scheme: dark)";
const MORE = "(prefers-contrast: more)";
const FORCED = "(forced-colors: active)";

/** In the order of `src/paint/palette.rs`. */
const SYSTEM = ["Canvas", "CanvasText", "GrayText", "Highlight", "LinkText"];

/** @param {string} query */
const matches = (query) => matchMedia(query).matches;

/** Whether a map with this attribute `theme` is dark. @param {string} name */
export const isDark = (name) => name === "dark" || (name !== "light" && matches(DARK));

/** Whether lines have to be strong and nothing translucent. */
export const wantsMore = () => matches(MORE) || matches(FORCED);

/**
 * The colours that the system prescribes, 0xRRGGBB each; none where it prescribes none. A canvas does not take them by
 * itself.
 * @param {HTMLElement} place Where to look.
 */
export function systemColors(place) {
  if (!matches(FORCED)) return [];
  const probe = element("span");
  place.append(probe);
  const colors = SYSTEM.map((name) => {
    probe.style.setProperty("color", name);
    const [red, green, blue] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return (red << 16) | (green << 8) | blue;
  });
  probe.remove();
  return colors;
}

/**
 * @param {AbortSignal} signal
 * @param {() => void} changed
 */
export function watchPreferences(signal, changed) {
  for (const query of [DARK, MORE, FORCED]) matchMedia(query).addEventListener("change", changed, { signal });
}
