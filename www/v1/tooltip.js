// @ts-check
/** The name beside the pointer. The same words are on the targets, so assistive technology does not need it. */
import { element } from "./dom.js";

/** Between the pointer and the box, CSS px. */
const GAP = 14;

/** @param {HTMLElement} stage What it never leaves. */
export function makeTooltip(stage) {
  const name = element("b");
  const note = element("span");
  const box = element("div", { class: "tooltip", part: "tooltip", "aria-hidden": "true", hidden: "" }, name, note);
  stage.append(box);
  let [width, height] = [0, 0];
  let [wide, high] = [0, 0];

  return {
    /**
     * @param {string} [text] Without one it is hidden.
     * @param {string} more
     * @param {number} x
     * @param {number} y
     */
    show(text, more = "", x = 0, y = 0) {
      box.hidden = !text;
      if (!text) return;
      if (name.textContent !== text || note.textContent !== more || !width) {
        name.textContent = text;
        note.textContent = more;
        ({ offsetWidth: width, offsetHeight: height } = box);
        // Asked again after each move, the browser would lay out the page each time.
        ({ clientWidth: wide, clientHeight: high } = stage);
      }
      const left = beside(x, width, wide);
      const top = beside(y, height, high);
      box.style.setProperty("transform", `translate(${left}px, ${top}px)`);
    },
  };
}

/**
 * After the pointer, before it where that does not fit, and never outside.
 * @param {number} at
 * @param {number} size
 * @param {number} room
 */
function beside(at, size, room) {
  const after = at + GAP;
  const wanted = after + size <= room ? after : at - GAP - size;
  return Math.round(Math.max(0, Math.min(wanted, room - size)));
}
