// @ts-check
/** The parts of the world as buttons, with what each holds: pressed opens one, pressed again lets it go. */
import { PARTS } from "./calls.js";
import { button, element } from "./dom.js";

/**
 * @param {import("./ui.js").Ui} ui
 * @returns {import("./tools.js").Tool}
 */
export function makeParts(ui) {
  const node = element("div", { class: "chips", role: "group" });
  /** Kept, as the focus is lost with its element. @type {Map<string, HTMLButtonElement>} */
  const made = new Map();

  /** @param {string} id */
  const make = (id) => {
    const chip = button({}, () => {
      ui.choose(chip.ariaPressed === "true" ? "" : id);
      // What is chosen is opened beside the map, but the reader goes from part to part.
      chip.focus();
    });
    made.set(id, chip);
    return chip;
  };

  return {
    node,
    update(words, state) {
      node.ariaLabel = words.parts;
      node.hidden = state.view !== "world";
      if (node.hidden) return;
      const parts = ui.live.ask(PARTS);
      const shown = parts.map(([id, name, count, open]) => {
        const chip = made.get(id) ?? make(id);
        chip.replaceChildren(name, " ", element("span", {}, String(count)));
        chip.ariaPressed = String(open === 1);
        return chip;
      });
      if (shown.some((chip, i) => chip !== node.children[i]) || shown.length !== node.children.length) {
        node.replaceChildren(...shown);
      }
    },
  };
}
