// @ts-check
/** That data is on its way, for whoever waits for it: how much has come, and a button to stop it. */
import { sheet } from "./data-style.js";
import { button, element } from "./dom.js";

/** What loads sooner is not worth a word, ms. */
const SOON = 200;
const WORDS = {
  loading: ["Chargement des données…", "Loading the data…"],
  cancel: ["Annuler", "Cancel"],
  failed: ["Les données n’ont pas pu être affichées.", "The data could not be shown."],
};

/**
 * @param {HTMLElement} section
 * @param {boolean} english
 * @param {() => void} cancel
 */
export function makeProgress(section, english, cancel) {
  const word = (/** @type {keyof typeof WORDS} */ name) => WORDS[name][Number(english)];
  dress(section);
  // There before its words, which are spoken when they come.
  const status = element("p", { role: "status", lang: english ? "en" : "fr" });
  const bar = element("progress", { max: "1", "aria-label": word("loading") });
  const stop = button({}, cancel, word("cancel"));
  const box = element("div", { class: "loading", part: "loading", "data-waiting": "" }, status);
  section.append(box);
  const timer = setTimeout(() => {
    delete box.dataset.waiting;
    status.textContent = word("loading");
    box.append(bar, stop);
  }, SOON);
  return {
    /** @param {number | undefined} share 0 to 1; nothing where that is not known. */
    tell(share) {
      if (share === undefined) bar.removeAttribute("value");
      else bar.value = share;
    },
    /** Says that nothing came of it, where nothing else is shown. */
    fail() {
      clearTimeout(timer);
      delete box.dataset.waiting;
      bar.remove();
      stop.remove();
      status.textContent = word("failed");
    },
    end() {
      clearTimeout(timer);
      box.remove();
    },
  };
}

/** @param {HTMLElement} section */
function dress(section) {
  const root = /** @type {ShadowRoot} */ (section.getRootNode());
  if (!root.adoptedStyleSheets.includes(sheet())) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet()];
}
