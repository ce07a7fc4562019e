// @ts-check
/** The boxes with the code, each with a button that copies it. Where the browser refuses that, the code is selected. */
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
    const done = await copied(area.value);
    if (!done) {
      area.focus();
      area.select();
    }
    tell(status, word(lang, done ? "copied" : "select", title));
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

/** Whether a text is in the clipboard; browsers may refuse that. @param {string} text */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Says what has happened. @param {HTMLElement} status @param {string} words */
export function tell(status, words) {
  // Emptied first, so that it is told again when it is done again.
  status.textContent = "";
  setTimeout(() => (status.textContent = words), 50);
}
