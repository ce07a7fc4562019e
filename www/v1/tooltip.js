// @ts-check
/** The name beside the pointer. The same words are on the targets, so assistive technology does not need it. */
import { element } from "./dom.js";

/** Between the pointer and the box, CSS px. */
const GAP = 14;
/** How wide the box may be, and how tall a long one is, CSS px. */
const [WIDE, TALL] = [260, 140];

/**
 * The box lies after the pointer, across and down, or before it where a large one would not fit, nor half of the map. So it need
 * not be measured: for that the browser would lay out the page in between.
 * @param {HTMLElement} stage What it never leaves.
 * @param {HTMLCanvasElement} canvas As large as that.
 */
export function makeTooltip(stage, canvas) {
  const name = element("b");
  const note = element("span");
  const box = element("div", { class: "tooltip", part: "tooltip", "aria-hidden": "true", hidden: "" }, name, note);
  // A layer of its own: nothing else is laid out with the box.
  stage.append(element("div", { class: "over" }, box));

  return {
    /**
     * @param {string} [text] Without one it is hidden.
     * @param {string} more
     * @param {number} x CSS px.
     * @param {number} y
     */
    show(text, more = "", x = 0, y = 0) {
      box.hidden = !text;
      if (!text) return;
      if (name.textContent !== text) name.textContent = text;
      if (note.textContent !== more) note.textContent = more;
      const [left, right, across] = pin(x, canvas.width, WIDE);
      const [top, bottom, down] = pin(y, canvas.height, TALL);
      const { style } = box;
      // Another width is another layout: wide maps always leave room for the same.
      style.setProperty("max-width", `${Math.min(WIDE, canvas.width / devicePixelRatio - Math.abs(across))}px`);
      style.setProperty("inset", `${top} ${right} ${bottom} ${left}`);
      style.setProperty("transform", `translate(${across}px,${down}px)`);
    },
  };
}

/**
 * Where the box begins, at the first side of the map or at the second, and how far it is moved from there, CSS px: a box that
 * is only moved is not laid out anew.
 * @param {number} at CSS px from the first side.
 * @param {number} size Device px.
 * @param {number} most What the box takes at most, CSS px.
 * @returns {[first: 0 | "auto", second: 0 | "auto", move: number]}
 */
function pin(at, size, most) {
  const room = size / devicePixelRatio;
  const isAfter = at < Math.max(room / 2, room - GAP - most);
  // On whole pixels words are sharp.
  return isAfter ? [0, "auto", (GAP + at) | 0] : ["auto", 0, (at - room - GAP) | 0];
}
