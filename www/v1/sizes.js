// @ts-check
/** When the room for the map changes: the page's layout, browser zoom, another screen, full screen. */
import { element } from "./dom.js";

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} section Its width is the room; 0 while the page hides the map.
 * @param {AbortSignal} signal
 * @param {(width: number, height: number, dpr: number) => void} tell CSS px; a height to fill, or below 0 not to exceed.
 * @returns Measures anew.
 */
export function watchSize(host, section, signal, tell) {
  let width = 0;
  let last = "";
  const measure = () => {
    const height = document.fullscreenElement === host ? innerHeight : -most(host);
    const density = devicePixelRatio * enlarged(host);
    const now = [width, height, density].join();
    if (width <= 0 || now === last) return;
    last = now;
    tell(width, height, density);
  };
  const observer = new ResizeObserver(([entry]) => {
    // Fractions of a pixel count, and a page that scales the map by a transform does not.
    width = entry.contentRect.width;
    measure();
  });
  // Of no height: a box that gets another one while sizes are told is an error to every page that listens for errors.
  const gauge = element("div");
  section.append(gauge);
  observer.observe(gauge);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  document.addEventListener("fullscreenchange", measure, { signal });
  addEventListener("resize", measure, { signal });

  const watchDensity = () => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = () => {
      query.removeEventListener("change", changed);
      watchDensity();
      measure();
    };
    query.addEventListener("change", changed, { signal });
  };
  watchDensity();
  return measure;
}

/** How tall the page lets a map become, CSS px; 0 for any height. @param {HTMLElement} host */
export const most = (host) => Math.max(0, parseFloat(host.getAttribute("max-height") ?? "") || 0);

/** How many times the page has enlarged an element by `zoom`. @param {Element} host */
export const enlarged = (host) => /** @type {any} */ (host).currentCSSZoom ?? 1;
