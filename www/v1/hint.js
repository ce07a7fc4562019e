// @ts-check
/** A word over the map that goes by itself, for a reader who tried what the map leaves to the page. */
import { element } from "./dom.js";

/** How long it stays, ms. */
const STAY = 2500;

/**
 * @param {HTMLElement} stage
 * @param {AbortSignal} signal
 */
export function makeHint(stage, signal) {
  // The live region says it, too.
  const box = element("p", { class: "hint", "aria-hidden": "true", hidden: "" });
  stage.append(box);
  let timer = 0;
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  return {
    /** @param {string} text */
    show(text) {
      box.textContent = text;
      box.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(() => (box.hidden = true), STAY);
    },
  };
}
