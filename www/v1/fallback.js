// @ts-check
/** What an element without content of its own shows when the map cannot run: the list that the build wrote. */
import { element } from "./dom.js";
import { render } from "./tree.js";

/**
 * @param {HTMLElement} stage
 * @param {[edition: string, view: string, lang: string]} what
 * @param {AbortSignal} signal
 */
export async function showList(stage, what, signal) {
  const name = what.join("-");
  // An attribute must not lead to some other file.
  if (!/^[\w-]+$/.test(name)) return;
  try {
    const response = await fetch(new URL(`./${name}.list.json`, import.meta.url), { signal });
    if (!response.ok) return;
    const list = element("div", { class: "list", lang: what[2] }, render(await response.json()));
    signal.throwIfAborted();
    stage.append(list);
    signal.addEventListener("abort", () => list.remove(), { once: true });
  } catch {
    // One failure has been reported already; this is what it led to.
  }
}
