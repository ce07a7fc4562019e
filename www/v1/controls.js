// @ts-check
/** The buttons at the edge of the drawing: which map, the tools, the list; full screen. */
import { button, drawing, element } from "./dom.js";

const ENLARGE = "M3 7.5V3h4.5M12.5 3H17v4.5M17 12.5V17h-4.5M7.5 17H3v-4.5";
const REDUCE = "M7.5 3v4.5H3M17 7.5h-4.5V3M12.5 17v-4.5H17M3 12.5h4.5V17";
const LENS = "M8.5 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM12.5 12.5L17 17";
const LINES = "M3 5h1.5M3 10h1.5M3 15h1.5M7.5 5H17M7.5 10H17M7.5 15H17";

/**
 * @param {object} places
 * @param {HTMLElement} places.before What the switch comes before in reading order.
 * @param {HTMLElement} places.after What the button of the list follows: the drawing that it stands for.
 * @param {{ view: (world: number) => void, screen: () => void, list: () => void, tools: () => void }} on
 */
export function makeControls({ before, after }, on) {
  const france = button({}, () => on.view(0));
  const world = button({}, () => on.view(1));
  const views = element("div", { class: "views", role: "group" }, france, world);
  const screen = button({ class: "icon screen" }, on.screen);
  screen.hidden = !document.fullscreenEnabled;
  const listWord = element("span");
  const list = button({ class: "list-button icon", "aria-controls": "list" }, on.list, drawing("glyph", LINES), listWord);
  const tools = button({ class: "icon", "aria-controls": "tools" }, on.tools, drawing("glyph", LENS));
  before.before(element("div", { class: "controls" }, views, tools), element("div", { class: "lenses" }, screen));
  after.after(list);

  return {
    last: list,
    /**
     * @param {import("./types.js").Words} words
     * @param {import("./types.js").View} view
     * @param {{ full: boolean, listed: boolean, tooled: boolean }} open Whether the map fills the screen, and the list
     *   and the tools are open.
     */
    update(words, view, { full, listed, tooled }) {
      views.setAttribute("aria-label", words.views);
      france.textContent = words.france;
      world.textContent = words.world;
      france.ariaPressed = String(view === "france");
      world.ariaPressed = String(view === "world");
      name(screen, full ? words.exitFullscreen : words.fullscreen);
      screen.replaceChildren(drawing("glyph", full ? REDUCE : ENLARGE));
      name(tools, tooled ? words.hideTools : words.showTools);
      tools.ariaExpanded = String(tooled);
      name(list, listed ? words.hideList : words.showList);
      list.ariaExpanded = String(listed);
      listWord.textContent = words.list;
    },
    focusList() {
      list.focus();
    },
  };
}

/**
 * @param {HTMLElement} button
 * @param {string} words
 */
function name(button, words) {
  button.ariaLabel = words;
  button.title = words;
}
