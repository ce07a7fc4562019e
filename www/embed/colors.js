// @ts-check
/** The fields for the map's colours, a light and a dark one each, and what is said of colours that are not seen. */
import { OWN as COLORS } from "../v1/preferences.js";
import { element } from "../v1/dom.js";
import { warnings } from "./contrast.js";
import { OWN } from "./pairs.js";
import { isWord, word } from "./words.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./contrast.js").Theme} Theme */

/** @type {Theme[]} */
const THEMES = ["light", "dark"];
const HEX = /^#?([\da-f]{6})$/i;

/** @typedef {{ name: string, theme: Theme, text: HTMLInputElement, picker: HTMLInputElement, wrong: HTMLElement }} Field */

/**
 * @param {HTMLElement} place Where the fields go.
 * @param {import("./words.js").Lang} lang
 * @param {() => void} changed
 */
export function makeColors(place, lang, changed) {
  /** @type {Field[]} */
  const fields = [];
  for (const name of COLORS) {
    const title = word(lang, `color-${name}`);
    const row = element("div", { class: "color" }, element("span", {}, title));
    for (const theme of THEMES) {
      const field = makeField(name, theme, title, lang);
      fields.push(field);
      row.append(element("span", { class: "shade" }, field.picker, field.text));
      field.picker.addEventListener("input", () => ((field.text.value = field.picker.value), check(field, lang), changed()));
      field.text.addEventListener("input", () => (check(field, lang), changed()));
    }
    row.append(...fields.slice(-THEMES.length).map(({ wrong }) => wrong));
    place.append(row);
  }
  const heads = THEMES.map((theme) => element("span", {}, word(lang, theme)));
  place.prepend(element("div", { class: "color heads", "aria-hidden": "true" }, element("span"), ...heads));
  return {
    /** What is chosen, without what is no colour. */
    get: () => chosen(fields),
    /** @param {Settings["colors"]} colors */
    set(colors) {
      for (const field of fields) {
        field.text.value = colors[field.name]?.[field.theme] ?? "";
        check(field, lang);
      }
    },
  };
}

/**
 * @param {string} name
 * @param {Theme} theme
 * @param {string} title
 * @param {import("./words.js").Lang} lang
 * @returns {Field}
 */
function makeField(name, theme, title, lang) {
  const [own] = [OWN[name][THEMES.indexOf(theme)]];
  const shade = word(lang, theme).toLowerCase();
  const id = `${name}-${theme}`;
  const wrong = element("small", { class: "wrong", id: `${id}-wrong` });
  const picker = element("input", { type: "color", value: own, "aria-label": word(lang, "pick", title, shade) });
  const text = element("input", {
    type: "text", id, placeholder: own, maxlength: "7", spellcheck: "false",
    "aria-label": word(lang, "hex", title, shade), "aria-describedby": wrong.id,
  });
  return { name, theme, text, picker, wrong };
}

/** Says what is no colour, and shows in the picker what is one. @param {Field} field @param {import("./words.js").Lang} lang */
function check({ name, theme, text, picker, wrong }, lang) {
  const value = text.value.trim();
  const digits = HEX.exec(value)?.[1].toLowerCase();
  const bad = value !== "" && !digits;
  text.setAttribute("aria-invalid", String(bad));
  wrong.textContent = bad ? word(lang, "wrongHex") : "";
  picker.value = digits ? `#${digits}` : OWN[name][THEMES.indexOf(theme)];
}

/** @param {Field[]} fields */
function chosen(fields) {
  /** @type {Settings["colors"]} */
  const colors = {};
  for (const { name, theme, text } of fields) {
    const digits = HEX.exec(text.value.trim())?.[1].toLowerCase();
    if (!digits) continue;
    colors[name] ??= { light: "", dark: "" };
    colors[name][theme] = `#${digits}`;
  }
  return colors;
}

/** @param {string} role @param {import("./words.js").Lang} lang */
const titleOf = (role, lang) => word(lang, isWord(`color-${role}`) ? `color-${role}` : `drawn-${role}`);

/** Those in which a map may be seen. @param {string} theme What is set. */
export const themesOf = (theme) => THEMES.filter((name) => !theme || theme === name);

/**
 * Says which colours are not seen enough; the code stays what it is.
 * @param {HTMLElement} place
 * @param {Settings} settings
 * @param {import("./words.js").Lang} lang
 */
export function warn(place, { colors, theme }, lang) {
  const themes = themesOf(theme);
  const number = (/** @type {number} */ ratio) => (Math.floor(ratio * 10) / 10).toLocaleString(lang);
  const items = warnings(colors, themes).map(({ drawn, below, theme, ratio, least }) => {
    const under = titleOf(below, lang);
    const where = word(lang, theme === "light" ? "inLight" : "inDark");
    const name = isWord(`drawn-${drawn}-${least}`) ? word(lang, `drawn-${drawn}-${least}`) : titleOf(drawn, lang);
    return word(lang, "pair", name, under[0].toLowerCase() + under.slice(1), where, number(ratio), number(least));
  });
  say(place, word(lang, "contrast"), items, lang);
}

/**
 * Says what some readers will not see; what is said already is not said again.
 * @param {HTMLElement} place
 * @param {string} heading
 * @param {string[]} items
 * @param {import("./words.js").Lang} lang
 */
export function say(place, heading, items, lang) {
  if (place.dataset.said === items.join()) return;
  place.dataset.said = items.join();
  const said = [
    element("p", {}, element("strong", {}, heading)),
    element("ul", {}, ...items.map((item) => element("li", {}, item))),
    element("p", {}, element("small", {}, word(lang, "contrastHint"))),
  ];
  place.replaceChildren(...(items.length > 0 ? said : []));
}
