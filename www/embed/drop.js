// @ts-check
/** Where files come in: a field for them, and the whole page for those that are dropped. */
import { button, element } from "../v1/dom.js";
import { addressOf } from "./own.js";
import { word } from "./words.js";

/** @typedef {import("./own.js").Own} Own */
/** @typedef {import("./own.js").Slot} Slot */

/** @type {Slot[]} */
const SLOTS = ["data", "regions"];

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} zone Shows that files may be let go.
 * @param {(files: File[]) => void} came
 */
export function takeFiles(field, zone, came) {
  field.addEventListener("change", () => {
    came([...(field.files ?? [])]);
    // The same file, changed, is chosen again.
    field.value = "";
  });
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  // A file that misses the zone would open in the place of the page.
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.dataset.over = "";
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) delete zone.dataset.over;
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    delete zone.dataset.over;
    came([...(event.dataTransfer?.files ?? [])]);
  });
}

/** @param {number} bytes @param {string} lang */
function sizeOf(bytes, lang) {
  const [unit, value] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  return Math.max(value, 0.1).toLocaleString(lang, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 });
}

/**
 * The files that are there, each with what it is taken for and a button that puts it away.
 * @param {HTMLElement} list
 * @param {Own["files"]} files
 * @param {import("./words.js").Lang} lang
 * @param {(slot: Slot) => void} remove
 */
export function showFiles(list, files, lang, remove) {
  const items = SLOTS.flatMap((slot) => {
    const file = files[slot];
    if (!file) return [];
    const role = word(lang, slot === "regions" ? "shapes" : files.regions ? "places" : "placesOrShapes");
    const name = element("span", { class: "name" }, file.name);
    const away = button({ "aria-label": word(lang, "removeOf", file.name) }, () => remove(slot), word(lang, "remove"));
    const what = element("span", { class: "what" }, `${role} · ${sizeOf(file.size, lang)}`);
    return [element("li", {}, element("span", {}, name, what), away)];
  });
  list.replaceChildren(...items);
}

/** Where the article finds files unless the editor says otherwise: beside it. @param {Own["files"]} files */
export const addressesOf = ({ data, regions }) => ({ data: addressOf(data), regions: addressOf(regions) });
