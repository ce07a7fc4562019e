// @ts-check
/** When the room for the map changes: the page's layout, browser zoom, another screen, full screen. */
import { element } from "./dom.js";

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} section Its width is the room; 0 while the page hides the map.
 * @param {AbortSignal} signal
 * @param {(width: number, maxHeight: number, dpr: number) => void} tell CSS px; a height of 0 sets no limit.
 */
export function watchSize(host, section, signal, tell) {
  let width = 0;
  let last = "";
  const measure = () => {
    const maxHeight = document.fullscreenElement === host ? innerHeight : 0;
    const now = [width, maxHeight, devicePixelRatio].join();
    if (width <= 0 || now === last) return;
    last = now;
    tell(width, maxHeight, devicePixelRatio);
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
}
