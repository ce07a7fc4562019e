// @ts-check
/** The keys of the map, disclosed by a button. */
import { button, element } from "./dom.js";

/** What every key does, in the order of use. The words are needed here alone. */
const HELP = {
  fr: [
    ["Tab", "aller à la carte, en sortir"],
    ["Flèches", "le plus proche dans cette direction, encarts compris"],
    ["Début, Fin", "le premier, le dernier"],
    ["Page préc., Page suiv.", "le groupe d’avant, d’après\u{a0}: métropole, outre-mer, parties du monde"],
    ["Lettres", "le nom qui commence ainsi"],
    ["Entrée, Espace", "ouvrir"],
    ["Échap", "remonter d’un niveau"],
    ["+, −", "agrandir, réduire"],
    ["Alt + flèches", "déplacer la carte agrandie"],
  ],
  en: [
    ["Tab", "go to the map, leave it"],
    ["Arrows", "the nearest in that direction, insets included"],
    ["Home, End", "the first, the last"],
    ["Page Up, Page Down", "the group before, after: mainland, overseas, parts of the world"],
    ["Letters", "the name that begins like that"],
    ["Enter, Space", "open"],
    ["Escape", "one level up"],
    ["+, −", "zoom in, out"],
    ["Alt + arrows", "move the zoomed map"],
  ],
};
const TITLE = { fr: "Aide clavier", en: "Keyboard help" };
const HINT = {
  fr: "La liste contient tout ce que montre la carte et se lit sans ces touches.",
  en: "The list has all that the map shows and is read without these keys.",
};

/** @returns {import("./tools.js").Tool} */
export function makeHelp() {
  const keys = element("ul");
  const hint = element("p");
  const box = element("div", { id: "help", hidden: "" }, keys, hint);
  const open = button({ "aria-controls": "help", "aria-expanded": "false" }, () => {
    box.hidden = !box.hidden;
    open.ariaExpanded = String(!box.hidden);
  });
  return {
    node: element("div", { class: "help" }, open, box),
    update(_, { lang }) {
      open.textContent = TITLE[lang];
      hint.textContent = HINT[lang];
      const items = HELP[lang].map(([key, does]) => element("li", {}, element("b", {}, key), " ", element("span", {}, does)));
      keys.replaceChildren(...items);
    },
  };
}
