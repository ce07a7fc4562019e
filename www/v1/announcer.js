// @ts-check
/** One polite live region: only what came of it all, not every step on the way there. */
import { element } from "./dom.js";

/** Milliseconds without a newer message. */
const PAUSE = 300;

/**
 * @param {HTMLElement} section
 * @param {AbortSignal} signal
 */
export function makeAnnouncer(section, signal) {
  const region = element("p", { class: "status", role: "status" });
  section.append(region);
  let timer = 0;
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  /** @param {string} text */
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Text that equals the last one would not be spoken again.
      region.replaceChildren(text);
    }, PAUSE);
  };
}
