// @ts-check
/** What an element without content of its own shows when the map cannot run: the list that the build wrote. */
import { element } from "./dom.js";
import { render } from "./tree.js";
import { dress } from "./ui-style.js";

/**
 * @param {HTMLElement} stage
 * @param {string} name Edition, view and language: `2019-france-fr`.
 * @param {string} lang
 * @param {AbortSignal} signal
 * @throws Where there is no such list, or the map has been taken away.
 */
export async function showList(stage, name, lang, signal) {
  // An attribute must not lead to some other file.
  if (!/^[\w-]+$/.test(name)) return;
  const response = await fetch(new URL(`./${name}.list.json`, import.meta.url), { signal });
  if (!response.ok) return;
  const list = element("div", { class: "list", lang }, render(await response.json()));
  signal.throwIfAborted();
  dress(stage);
  stage.append(list);
  signal.addEventListener("abort", () => list.remove(), { once: true });
}
