// @ts-check
/** The map that is being set up: it takes what is chosen, and what is opened on it is chosen, too. */
import { attributesOf, propertiesOf } from "./settings.js";
import { OWN } from "./pairs.js";

/** @typedef {import("./settings.js").Settings} Settings */

/**
 * @param {HTMLElement} map
 * @param {(choice: Partial<Settings>) => void} choose
 */
export function makePreview(map, choose) {
  map.addEventListener("french-tech-map:select", (event) => {
    const { id, source } = /** @type {CustomEvent} */ (event).detail;
    // What is told from here comes back, too.
    if (source !== "api") choose({ id: id ?? "" });
  });
  map.addEventListener("french-tech-map:view", (event) => choose({ view: /** @type {CustomEvent} */ (event).detail.view }));
  map.addEventListener("french-tech-map:edition", (event) => choose({ edition: /** @type {CustomEvent} */ (event).detail.edition }));
  /** @type {string[]} */
  let styled = [];

  /** @param {Settings} settings */
  return (settings) => {
    // The address of this page is not an article's.
    const { region, selected, ...others } = attributesOf({ ...settings, history: "" });
    const set = (/** @type {Record<string, string>} */ attributes) => {
      for (const [name, value] of Object.entries(attributes)) {
        if (value) map.setAttribute(name, value);
        else map.removeAttribute(name);
      }
    };
    // What is open may be unknown to the edition that goes.
    if ((map.getAttribute("selected") ?? "") !== selected) map.removeAttribute("selected");
    if ((map.getAttribute("region") ?? "") !== region) map.removeAttribute("region");
    set(others);
    set({ region, selected });
    const properties = propertiesOf(settings, OWN);
    for (const name of styled) map.style.removeProperty(name);
    for (const [name, value] of Object.entries(properties)) map.style.setProperty(name, value);
    styled = Object.keys(properties);
  };
}
