// @ts-check
/** The map that is being set up: it takes what is chosen, and what is opened on it is chosen, too. */
import { attributesOf, propertiesOf } from "./settings.js";
import { OWN } from "./pairs.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("../v1/element.js").FrenchTechMap} FrenchTechMap */

/** What of the attributes is of the label. */
const LABEL = ["edition", "view", "region", "selected"];

/**
 * @param {HTMLElement} place With the map in it.
 * @param {(choice: { id?: string, view?: string, edition?: string }) => void} choose
 */
export function makePreview(place, choose) {
  const map = () => /** @type {FrenchTechMap} */ (place.querySelector("french-tech-map"));
  place.addEventListener("french-tech-map:select", (event) => {
    const { id, source } = /** @type {CustomEvent} */ (event).detail;
    // What is told from here comes back, too.
    if (source !== "api") choose({ id: id ?? "" });
  });
  place.addEventListener("french-tech-map:view", (event) => choose({ view: /** @type {CustomEvent} */ (event).detail.view }));
  place.addEventListener("french-tech-map:edition", (event) => choose({ edition: /** @type {CustomEvent} */ (event).detail.edition }));
  /** @type {string[]} */
  let styled = [];

  /** @param {Record<string, string>} attributes */
  function set(attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value) map().setAttribute(name, value);
      else map().removeAttribute(name);
    }
  }

  return {
    map,
    /** A new map in the place of the one that there is. */
    renew() {
      map().replaceWith(document.createElement("french-tech-map"));
      styled = [];
    },
    /** Lets go of what is of the label: the editor's own data knows nothing of it. */
    forget() {
      for (const name of LABEL) map().removeAttribute(name);
    },
    /**
     * @param {Settings} settings
     * @param {{ id: string, edition: string }} [own] What is open of the editor's own data, where that is shown.
     */
    show(settings, own) {
      // The address of this page is not an article's.
      const { region, selected, ...others } = attributesOf({ ...settings, history: "", ...(own && { ...own, view: "" }) });
      // What is open may be unknown to the edition that goes.
      if ((map().getAttribute("selected") ?? "") !== selected) map().removeAttribute("selected");
      if ((map().getAttribute("region") ?? "") !== region) map().removeAttribute("region");
      set(others);
      set({ region, selected });
      const properties = propertiesOf(settings, OWN);
      for (const name of styled) map().style.removeProperty(name);
      for (const [name, value] of Object.entries(properties)) map().style.setProperty(name, value);
      styled = Object.keys(properties);
    },
  };
}
