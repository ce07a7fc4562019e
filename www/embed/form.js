// @ts-check
/** The form: what is set is shown in it, and what is set is read from it. */
import { element } from "../v1/dom.js";
import { CONTROLS, folder } from "./settings.js";
import { word } from "./words.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./choices.js").Choice} Choice */

/** @template {HTMLElement} [T=HTMLInputElement] @param {string} id */
export const the = (id) => /** @type {T} */ (document.getElementById(id));

/** Settings whose fields hold them as they are. */
const PLAIN = /** @type {const} */ (["edition", "lang", "theme", "gestures", "history", "alt"]);

/** @param {string} name @returns {HTMLInputElement[]} */
const group = (name) => Array.from(document.querySelectorAll(`input[name="${name}"]`), (input) => /** @type {HTMLInputElement} */ (input));

/** What is chosen of a group. @param {string} name */
export const picked = (name) => group(name).find(({ checked }) => checked)?.value ?? "";

/** @param {Settings} settings */
export function fill(settings) {
  for (const name of PLAIN) the(name).value = settings[name];
  the("max-height").value = settings.maxHeight;
  the("base").value = settings.base;
  const shown = settings.controls ? settings.controls.split(" ") : CONTROLS;
  for (const input of group("controls")) input.checked = shown.includes(input.value);
  for (const input of group("view")) input.checked = input.value === settings.view;
}

/**
 * What the form says. What is no address or no height leaves those as they were.
 * @param {Settings} before
 * @param {import("./words.js").Lang} lang
 * @returns {Settings}
 */
export function readForm(before, lang) {
  const [edition, map, theme, gestures, history, alt] = PLAIN.map((name) => the(name).value);
  const [height, base] = [the("max-height"), the("base")];
  const address = folder(base.value.trim());
  base.setAttribute("aria-invalid", String(!address));
  the("base-wrong").textContent = address ? "" : word(lang, "wrongBase");
  const shown = group("controls").filter(({ checked }) => checked).map(({ value }) => value);
  return {
    ...before,
    edition, lang: map, theme, gestures, history, alt,
    view: picked("view"),
    id: the("place").value || the("territory").value,
    controls: shown.length === CONTROLS.length ? "" : shown.join(" ") || "none",
    maxHeight: height.validity.valid ? height.value : before.maxHeight,
    lazy: the("lazy").checked,
    narrow: picked("width") === "narrow",
    base: address ?? before.base,
  };
}

/** @param {Choice} choice */
const option = ({ id, name }) => element("option", { value: id }, name);

/** @param {string} label @param {Choice[]} choices */
const options = (label, choices) => (choices.length > 0 ? [element("optgroup", { label }, ...choices.map(option))] : []);

/** @param {import("./choices.js").Edition[]} editions @param {import("./words.js").Lang} lang */
export function offerEditions(editions, lang) {
  the("edition").replaceChildren(...editions.map((edition) => option({ id: edition.id, name: edition[lang] })));
}

/**
 * Offers what a map shows, and chooses what is open on it. Returns that, or "" where the map has no such thing.
 * @param {import("./choices.js").Choices} choices
 * @param {Settings} settings
 * @param {import("./words.js").Lang} lang
 */
export function offerPlaces({ parts, territories }, { view, id }, lang) {
  const isWorld = view === "world";
  /** @type {HTMLSelectElement[]} */
  const [territory, place] = [the("territory"), the("place")];
  territory.labels?.[0].replaceChildren(word(lang, isWorld ? "country" : "region"));
  const none = element("option", { value: "" }, word(lang, isWorld ? "none" : "noRegion"));
  const whole = territories.map(({ id, name }) => ({ id, name }));
  const grouped = [...options(word(lang, "parts"), parts), ...options(word(lang, "countries"), whole)];
  territory.replaceChildren(none, ...(isWorld ? grouped : whole.map(option)));
  const around = territories.find(({ places }) => places.some((place) => place.id === id));
  territory.value = around?.id ?? id;
  // What is unknown leaves nothing chosen.
  if (territory.selectedIndex < 0) territory.value = "";
  const offered = territories.filter((each) => !territory.value.includes(":") || territory.value.startsWith("part:") || each.id === territory.value);
  place.replaceChildren(
    element("option", { value: "" }, word(lang, "none")),
    ...offered.flatMap(({ name, places }) => options(name, places)),
  );
  place.value = around ? id : "";
  return place.value || territory.value;
}
