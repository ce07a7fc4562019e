// @ts-check
/** What is known of the selection, over the part of the map that matters least just now. */
import { button, drawing, element } from "./dom.js";
import { render } from "./tree.js";

/**
 * @param {HTMLElement} stage
 * @param {{ open: (id: string) => void, close: () => void }} on
 */
export function makePanel(stage, on) {
  const close = button({ class: "icon close" }, on.close, drawing("glyph", "M5 5l10 10M15 5L5 15"));
  const body = element("div", { class: "body" });
  const box = element("section", { class: "panel", part: "panel", hidden: "", "aria-labelledby": "panel-heading" }, close, body);
  stage.append(box);

  body.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.id) on.open(button.dataset.id);
  });

  return {
    /**
     * @param {string} written A {@link import("./types.js").Tree} as JSON, or `null`.
     * @param {string} side
     * @param {string} word Name of the close button.
     */
    update(written, side, word) {
      const tree = JSON.parse(written);
      close.setAttribute("aria-label", word);
      close.title = word;
      box.dataset.side = side;
      box.hidden = !tree;
      body.replaceChildren(...(tree ? [render(tree)] : []));
      const heading = body.querySelector("h3");
      heading?.setAttribute("id", "panel-heading");
      heading?.setAttribute("tabindex", "-1");
      // For a panel without anything the page need not be laid out.
      if (tree) body.scrollTop = 0;
    },
    get open() {
      return !box.hidden;
    },
    get hasFocus() {
      return box.contains(/** @type {ShadowRoot} */ (box.getRootNode()).activeElement);
    },
    /** @returns {boolean} Whether there was something to focus. */
    focus() {
      const heading = body.querySelector("h3");
      heading?.focus();
      return !!heading;
    },
  };
}
