// @ts-check
/** Everything the map shows, in words, below it. */
import { element } from "./dom.js";
import { render } from "./tree.js";

/** @param {HTMLElement} section */
export function makeList(section) {
  const box = element("div", { class: "list", part: "list", id: "list", hidden: "" });
  section.append(box);
  let last = "";
  return {
    get open() {
      return !box.hidden;
    },
    toggle() {
      box.hidden = !box.hidden;
    },
    /** @param {string} written A {@link import("./types.js").Tree} as JSON. */
    update(written) {
      // Rendered anew it would lose the reader's place and focus.
      if (written === last) return;
      last = written;
      box.replaceChildren(render(JSON.parse(written)));
    },
  };
}
