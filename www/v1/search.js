// @ts-check
/**
 * Finding a place: a combobox over everything that the map holds, and what is near a town or a département. The module
 * finds, and says in which groups; what may be typed is not kept anywhere.
 */
import { FIND } from "./calls.js";
import { button, drawing, element } from "./dom.js";
import { render } from "./tree.js";

/** An option that stands for another search begins with that. */
const AGAIN = "near:";

/** @param {import("./ui.js").Ui} ui */
export function makeSearch(ui) {
  const input = element("input", {
    id: "search",
    type: "text",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": "results",
    "aria-expanded": "false",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const label = element("label", { for: "search" });
  const clear = button({ class: "icon", hidden: "" }, () => type(""), drawing("glyph", "M5 5l10 10M15 5L5 15"));
  const results = element("div", { id: "results", role: "listbox" });
  const nothing = element("p");
  const popup = element("div", { class: "popup", hidden: "" }, nothing, results);
  const node = element("div", { class: "search" }, label, element("div", { class: "field" }, input, clear), popup);
  /** @type {HTMLElement[]} */
  let options = [];
  /** The option that Enter chooses, −1 for none yet. */
  let active = -1;
  /** What was found last, as it came. */
  let found = "";

  /** @param {number} at */
  const activate = (at) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = options[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  /** Above or below, where there is more room in sight: how high the tools stand is not known here. */
  const place = () => {
    const { top, bottom } = node.getBoundingClientRect();
    const start = visualViewport?.offsetTop ?? 0;
    const above = top - start;
    const below = start + (visualViewport?.height ?? innerHeight) - bottom;
    popup.dataset.side = above > below ? "above" : "below";
    popup.style.setProperty("--room", `${Math.max(above, below) - 12}px`);
  };
  /** @param {boolean} open */
  const show = (open) => {
    popup.hidden = !open;
    if (open) place();
    input.setAttribute("aria-expanded", String(open && options.length > 0));
    if (!open) activate(-1);
  };
  /** Looks anew. @param {boolean} open Whether what is found is shown and announced. */
  const find = (open) => {
    const typed = input.value.trim();
    clear.hidden = !input.value;
    activate(-1);
    [found] = ui.live.ask(FIND, typed);
    const { text, children } = JSON.parse(found);
    const groups = typed ? children.map(group) : [];
    results.replaceChildren(...groups);
    options = [...results.querySelectorAll("p")];
    options.forEach((option, i) => option.setAttribute("id", `option-${i}`));
    nothing.hidden = groups.length > 0;
    nothing.textContent = text;
    results.scrollTop = 0;
    show(open && !!typed);
    if (open && typed) ui.announce(text);
  };
  /** @param {string} text */
  const type = (text) => {
    input.value = text;
    ui.live.attempt(() => find(true));
    input.focus();
  };
  /** @param {HTMLElement | undefined} option */
  const choose = (option) => {
    const id = option?.dataset.id;
    if (!id) return;
    if (id.startsWith(AGAIN)) return type(id.slice(AGAIN.length));
    show(false);
    ui.choose(id);
    // What was selected already is opened all the same.
    if (!ui.panel.hasFocus) ui.panel.focus();
  };

  input.addEventListener("input", () => ui.live.attempt(() => find(true)));
  input.addEventListener("focus", () => {
    const { live } = ui;
    live.needNear().then(
      () => live.attempt(() => input.value && find(!popup.hidden)),
      (error) => live.attempt(() => live.page.wrong(error)),
    );
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (act(event.key, event.altKey)) event.preventDefault();
  });
  // The field keeps the focus, and with it the list.
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  popup.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("p") : null;
    if (option && options.includes(option)) choose(option);
  });
  node.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && node.contains(event.relatedTarget))) show(false);
  });

  /**
   * @param {string} key
   * @param {boolean} alt
   * @returns {boolean} Whether the key is used up.
   */
  const act = (key, alt) => {
    const open = !popup.hidden;
    const last = options.length - 1;
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        if (!input.value) return false;
        if (alt || !open) show(!alt || key === "ArrowDown");
        if (alt) return true;
        if (key === "ArrowDown") activate(active < last ? active + 1 : 0);
        else activate(active > 0 ? active - 1 : last);
        return true;
      case "Home":
      case "End":
        // Without an option they move the caret.
        if (!open || active < 0) return false;
        activate(key === "Home" ? 0 : last);
        return true;
      case "Enter":
        if (!open) return false;
        choose(options[Math.max(active, 0)]);
        return true;
      case "Escape":
        if (open) show(false);
        else if (input.value) type("");
        else return false;
        return true;
      default:
        return false;
    }
  };

  return {
    node,
    /** @param {import("./words.js").Words} words */
    update(words) {
      label.textContent = words.search;
      input.placeholder = words.searchHint;
      clear.ariaLabel = clear.title = words.clear;
      results.ariaLabel = words.results;
      // Another edition or language says something else of the same places.
      if (input.value && ui.live.ask(FIND, input.value.trim())[0] !== found) find(!popup.hidden);
    },
  };
}

/**
 * @param {import("./types.js").Tree} tree
 * @param {number} i
 */
function group(tree, i) {
  const heading = element("div", { class: "heading", id: `group-${i}` }, tree.text);
  const options = tree.children.map((option) => {
    const made = render(option);
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  });
  return element("div", { role: "group", "aria-labelledby": heading.id }, heading, ...options);
}
