// @ts-check
/** The canvas over that of a map, where what is pointed at is shown without a stroke of the map drawn anew. */
import { element } from "./dom.js";

/**
 * Makes it at the first call; later ones have it as large as the map again, and empty.
 * @param {CanvasRenderingContext2D} map
 */
export function above({ canvas }) {
  const known = canvas.parentElement?.querySelector("canvas.above");
  const over = /** @type {HTMLCanvasElement} */ (known ?? element("canvas", { class: "above", "aria-hidden": "true" }));
  over.width = canvas.width;
  over.height = canvas.height;
  // The pointer is the map's.
  over.style.setProperty("pointer-events", "none");
  if (!known) canvas.after(over);
  return over.getContext("2d");
}
