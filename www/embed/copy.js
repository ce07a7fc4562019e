// @ts-check
/** The boxes with the code, each with a button that copies it. */
import { button, element } from "../v1/dom.js";
import { word } from "./words.js";

/**
 * @param {string} way Names the box, and the part of the page that it stands in.
 * @param {string} title What the code is for.
 * @param {HTMLElement} status Where it is told.
 * @param {import("./words.js").Lang} lang
 */
export function makeBox(way, title, status, lang) {
  const place = /** @type {HTMLElement} */ (document.querySelector(`[data-way~="${way}"]`));
  const area = element("textarea", {
    id: `code-${way}`, readonly: "", rows: "2", spellcheck: "false", translate: "no", "aria-label": word(lang, "codeOf", title),
  });
  const copy = button({ class: "copy", "aria-label": word(lang, "copyOf", title) }, async () => {
    const done = await copied(area);
    // Emptied first, so that it is told again when it is done again.
    status.textContent = "";
    setTimeout(() => (status.textContent = word(lang, done ? "copied" : "select", title)), 50);
  }, word(lang, "copy"));
  // Two boxes in one part are told apart.
  if (place.dataset.way !== way) place.append(element("h4", {}, title));
  place.append(element("div", { class: "code" }, area, copy));
  const fit = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width) return;
    width = contentRect.width;
    fit();
  }).observe(area);
  return (/** @type {string} */ code) => {
    area.value = code;
    fit();
  };
}

/**
 * Whether the code is in the clipboard; where the browser refuses that, it is selected.
 * @param {HTMLTextAreaElement} area
 */
async function copied(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.focus();
    area.select();
    return false;
  }
}
