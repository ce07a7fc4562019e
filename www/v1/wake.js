// @ts-check
/** When a map starts: at once, when it comes near the window, or when a reader who saves data asks for it. */
import { button } from "./dom.js";

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} stage
 * @param {boolean} english
 * @param {AbortSignal} signal Aborted when the map is taken away.
 * @param {() => void} start May be called more than once.
 */
export function whenWanted(host, stage, english, signal, start) {
  const loading = host.getAttribute("loading");
  // Without a picture there is nothing to stay with.
  const saves = host.childElementCount > 0 && /** @type {any} */ (navigator).connection?.saveData;
  if (saves && loading !== "eager") {
    const wake = button({ class: "wake" }, start, english ? "Explore the map" : "Explorer la carte");
    stage.append(wake);
    signal.addEventListener("abort", () => wake.remove(), { once: true });
  } else if (loading === "lazy") {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    }, { rootMargin: "100%" });
    observer.observe(host);
    host.addEventListener("focusin", start, { signal });
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  } else start();
}
