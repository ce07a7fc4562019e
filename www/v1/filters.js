// @ts-check
/** Which labels are shown, by title and by part of France: a button for each, pressed while it is shown. */
import { FILTER, FILTERS } from "./calls.js";
import { button, element } from "./dom.js";
import { mark } from "./tree.js";

/** What the module knows, in the order of the buttons. */
const NAMES = ["capitale", "communaute", "metropole", "hub", "mainland", "overseas"];

/**
 * @param {import("./ui.js").Ui} ui
 * @returns {import("./tools.js").Tool}
 */
export function makeFilters({ live }) {
  const toggles = NAMES.map((name) => {
    const [drawn, word, count] = [mark(name), element("span"), element("b")];
    const node = button({ class: name }, () => live.tell(FILTER, name), ...(drawn ? [drawn] : []), word, count);
    return { name, node, word, count };
  });
  const heading = element("span", { id: "filters" });
  const box = element("div", { class: "filters", role: "group", "aria-labelledby": "filters" }, heading);
  box.append(...toggles.map(({ node }) => node));
  return {
    node: box,
    update(words) {
      const choices = live.ask(FILTERS)[0];
      box.hidden = choices.length === 0;
      heading.textContent = words.filters;
      for (const { name, node, word, count } of toggles) {
        const choice = choices.find(([known]) => known === name);
        node.hidden = !choice;
        if (!choice) continue;
        word.textContent = choice[1];
        count.textContent = String(choice[2]);
        node.ariaPressed = String(choice[3] === 1);
      }
    },
  };
}
