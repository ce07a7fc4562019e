// @ts-check
/**
 * The editions of the label one after the other: buttons, a slider and, below them, what each changed in words. Which
 * there are and what they are called comes from the module. Nothing moves by itself.
 */
import { EDITION, EDITIONS } from "./calls.js";
import { button, drawing, element } from "./dom.js";
import { render } from "./tree.js";

/**
 * @param {import("./ui.js").Ui} ui
 * @returns {import("./tools.js").Tool}
 */
export function makeStepper({ live }) {
  const previous = button({ class: "icon" }, () => go(at - 1), drawing("glyph", "M12.5 4l-6 6l6 6"));
  const next = button({ class: "icon" }, () => go(at + 1), drawing("glyph", "M7.5 4l6 6l-6 6"));
  const slider = element("input", { type: "range", min: "0", step: "1" });
  const ticks = element("div", { class: "ticks", "aria-hidden": "true" });
  const title = element("div", { class: "edition" });
  const rail = element("div", { class: "rail" }, ticks, slider);
  const news = element("div", { class: "news" });
  const node = element("div", { class: "stepper", role: "group" }, title, previous, rail, next, news);
  let at = 0;
  /** @type {string[]} */
  let ids = [];
  let shown = "";

  slider.addEventListener("input", () => go(slider.valueAsNumber));

  /** @param {number} to */
  function go(to) {
    if (to !== at && to in ids) live.tell(EDITION, ids[to]);
  }

  return {
    node,
    update(words, { edition, lang }) {
      const [editions, written] = live.ask(EDITIONS);
      node.hidden = !editions[0];
      if (node.hidden) return;
      // Rendered anew it would lose the reader's place.
      if (lang + written === shown) return;
      shown = lang + written;
      ids = editions.map(([id]) => id);
      at = ids.indexOf(edition);
      const [, , spoken] = editions[at];
      node.ariaLabel = words.edition;
      slider.ariaLabel = words.edition;
      slider.max = String(ids.length - 1);
      slider.value = String(at);
      slider.setAttribute("aria-valuetext", spoken);
      ticks.replaceChildren(...editions.map(([, name], i) => element("span", i === at ? { class: "now" } : {}, name)));
      edge(previous, words.previousEdition, at === 0);
      edge(next, words.nextEdition, at === ids.length - 1);
      // What a reader has unfolded stays so from edition to edition.
      const unfolded = !!news.querySelector("details")?.open;
      const [heading, ...rest] = render(JSON.parse(written)).children;
      title.replaceChildren(heading);
      news.replaceChildren(...rest);
      const details = news.querySelector("details");
      if (details) details.open = unfolded;
    },
  };
}

/**
 * At the end of the line a button stays where it is, and keeps the focus.
 * @param {HTMLElement} button
 * @param {string} words
 * @param {boolean} ended
 */
function edge(button, words, ended) {
  button.ariaLabel = words;
  button.title = words;
  button.ariaDisabled = String(ended);
}
