// @ts-check
/** The buttons at the edge of the drawing: which map, the tools, the list; full screen. */
import { button, drawing, element } from "./dom.js";

const ENLARGE = "M3 7.5V3h4.5M12.5 3H17v4.5M17 12.5V17h-4.5M7.5 17H3v-4.5";
const REDUCE = "M7.5 3v4.5H3M17 7.5h-4.5V3M12.5 17v-4.5H17M3 12.5h4.5V17";
const LENS = "M8.5 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM12.5 12.5L17 17";
const PLUS = "M10 3.5v13M3.5 10h13";
const MINUS = "M3.5 10h13";
const BACK = "M8.5 4.5L3 10l5.5 5.5M3 10h14";
/** By the key that does the same. */
const ARROWS = /** @type {const} */ ([
  ["ArrowLeft", "panLeft", "M13 3.5L6.5 10l6.5 6.5"],
  ["ArrowUp", "panUp", "M3.5 13L10 6.5l6.5 6.5"],
  ["ArrowDown", "panDown", "M3.5 7L10 13.5L16.5 7"],
  ["ArrowRight", "panRight", "M7 3.5l6.5 6.5L7 16.5"],
]);
const LINES = "M3 5h1.5M3 10h1.5M3 15h1.5M7.5 5H17M7.5 10H17M7.5 15H17";

/**
 * @param {object} places
 * @param {HTMLElement} places.before What the switch comes before in reading order.
 * @param {HTMLElement} places.after What the button of the list follows: the drawing that it stands for.
 * @param {{ view: (world: number) => void, screen: () => void, list: () => void, tools: () => void, closer: () => void, away: () => void, step: (key: string) => void, home: () => void }} on
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
  const closer = button({ class: "icon" }, () => able(closer) && on.closer(), drawing("glyph", PLUS));
  const away = button({ class: "icon" }, () => able(away) && on.away(), drawing("glyph", MINUS));
  const backWord = element("span");
  const back = button({ class: "back" }, on.home, drawing("glyph", BACK), backWord);
  const steps = ARROWS.map(([key, , path]) => button({ class: "icon" }, () => on.step(key), drawing("glyph", path)));
  const moved = element("div", { class: "moved", role: "group" }, back, ...steps);
  const zoomButtons = element("div", { class: "zoom", role: "group" }, closer, away, screen);
  before.before(element("div", { class: "controls", part: "controls" }, views, tools), moved, zoomButtons);
  after.after(list);

  return {
    last: list,
    /**
     * @param {import("./words.js").Words} words
     * @param {import("./types.js").State} state
     * @param {{ full: boolean, listed: boolean, tooled: boolean }} open Whether the map fills the screen, and the list
     *   and the tools are open.
     */
    update(words, { view, zoom }, { full, listed, tooled }) {
      views.setAttribute("aria-label", words.views);
      france.textContent = words.france;
      world.textContent = words.world;
      france.ariaPressed = String(view === "france");
      world.ariaPressed = String(view === "world");
      name(screen, full ? words.exitFullscreen : words.fullscreen);
      screen.replaceChildren(drawing("glyph", full ? REDUCE : ENLARGE));
      closer.hidden = away.hidden = zoom === "fixed";
      zoomButtons.ariaLabel = words.zoom;
      name(closer, words.zoomIn);
      name(away, words.zoomOut);
      closer.ariaDisabled = String(zoom === "most");
      away.ariaDisabled = String(zoom === "none");
      moved.hidden = zoom === "none" || zoom === "fixed";
      moved.ariaLabel = words.pan;
      backWord.textContent = view === "france" ? words.backToFrance : words.backToWorld;
      steps.forEach((step, i) => name(step, words[ARROWS[i][1]]));
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

/** @param {HTMLElement} button */
function able(button) {
  return button.ariaDisabled !== "true";
}

/**
 * @param {HTMLElement} button
 * @param {string} words
 */
function name(button, words) {
  button.ariaLabel = words;
  button.title = words;
}
