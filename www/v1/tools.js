// @ts-check
/**
 * The tools of exploration, in a bar between the map and the list, opened by the button « Explorer ». Where the map is
 * taller than the window the bar stays in sight at its bottom.
 */
import { element } from "./dom.js";
import { makeFilters } from "./filters.js";
import { makeHelp } from "./help.js";
import { makeParts } from "./parts.js";
import { makeSearch } from "./search.js";
import { makeStepper } from "./stepper.js";

/**
 * A tool: its element, and what it shows once words or state are others.
 * @typedef {object} Tool
 * @property {HTMLElement} node
 * @property {(words: import("./words.js").Words, state: import("./types.js").State) => void} update
 */

/** In the order of the bar. @type {((ui: import("./ui.js").Ui) => Tool)[]} */
const TOOLS = [
  makeSearch,
  makeFilters,
  makeParts,
  makeHelp,
  makeStepper,
];

/** @param {import("./ui.js").Ui} ui */
export function makeTools(ui) {
  const box = element("div", { class: "tools", part: "tools", id: "tools", role: "group", hidden: "" });
  ui.live.stage.after(box);
  /** Made when they are first wanted. @type {Tool[] | undefined} */
  let tools;
  return {
    get open() {
      return !box.hidden;
    },
    toggle() {
      box.hidden = !box.hidden;
      if (tools) return;
      tools = TOOLS.map((make) => make(ui));
      box.append(...tools.map((tool) => tool.node));
    },
    /**
     * @param {import("./words.js").Words} words
     * @param {import("./types.js").State} state
     */
    update(words, state) {
      box.ariaLabel = words.tools;
      for (const tool of tools ?? []) tool.update(words, state);
    },
  };
}
