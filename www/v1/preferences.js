// @ts-check
/** How the reader wants to see: dark, with more contrast, or in the colours of the system; and the colours of the page. */
import { element } from "./dom.js";

const DARK = "(prefers-color-scheme: dark)";
const MORE = "(prefers-contrast: more)";
const FORCED = "(forced-colors: active)";

/** In the order of `src/paint/palette.rs`. */
const SYSTEM = ["Canvas", "CanvasText", "GrayText", "Highlight", "LinkText"];

/** What the page may set, `--ftm-` before each, in the order of `src/paint/palette.rs`. */
export const OWN = ["ground", "sea", "land-capitale", "land-communaute", "land-none", "context", "border", "coast", "accent", "mark", "text", "soft"];

/** @param {string} query */
const matches = (query) => matchMedia(query).matches;

/** Whether a map with this attribute `theme` is dark. @param {string} name */
export const isDark = (name) => name === "dark" || (name !== "light" && matches(DARK));

/** Whether lines have to be strong and nothing translucent. */
export const wantsMore = () => matches(MORE) || matches(FORCED);

/**
 * What a colour of CSS is at some place, 0xRRGGBB; -1 where that cannot be told.
 * @param {HTMLElement} place
 * @param {string} color
 */
function number(place, color) {
  const probe = element("span");
  probe.style.setProperty("color", color);
  place.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/^rgb.*/)?.[0].match(/[\d.]+/g)?.map(Number) ?? [];
  probe.remove();
  return red === undefined ? -1 : (red << 16) | (green << 8) | blue;
}

/** What the page has set for colours and as font, as it wrote it. @param {HTMLElement} place */
export function written(place) {
  const style = getComputedStyle(place);
  return [...OWN, "font"].map((name) => style.getPropertyValue(`--ftm-${name}`));
}

/**
 * The colours of the system and of the page as the module takes them, one after the other; -1 where nobody sets one, and
 * for those of the page where the reader wants others. A canvas does not take them by itself.
 * @param {HTMLElement} place Where to look.
 */
export function colors(place) {
  const system = SYSTEM.map((name) => (matches(FORCED) ? number(place, name) : -1));
  const own = written(place);
  return [...system, ...OWN.map((name, i) => (own[i] && !wantsMore() ? number(place, `var(--ftm-${name})`) : -1))];
}

/** Whether the system prescribes colours. */
export const isForced = () => matches(FORCED);

/**
 * Tells of what has the map painted anew: what the reader prefers, and fonts that come late.
 * @param {AbortSignal} signal
 * @param {() => void} changed
 */
export function watchPreferences(signal, changed) {
  document.fonts.addEventListener("loadingdone", changed, { signal });
  for (const query of [DARK, MORE, FORCED]) matchMedia(query).addEventListener("change", changed, { signal });
}
