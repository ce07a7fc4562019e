// @ts-check
/**
 * The page that is embedded as a frame: the query says what its map shows, the hash what is opened on it. Runs before the
 * entry, so that the map begins with all of it.
 */
import { DEFAULT_EDITION, isWorld } from "./asked.js";
import { watchHeight } from "./frame-height.js";
import { read } from "./frame-query.js";

const WORDS = {
  fr: { title: "Carte de la French Tech", list: "Tout ce que montre la carte, en liste" },
  en: { title: "Map of La French Tech", list: "All that the map shows, as a list" },
};

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag */
const the = (tag) => /** @type {HTMLElementTagNameMap[T]} */ (document.querySelector(tag));

const { attributes, colors, wrong } = read(location.search);
const { edition = DEFAULT_EDITION, view, theme = "auto" } = attributes;
const lang = attributes.lang === "en" ? "en" : "fr";
const map = /** @type {HTMLElement} */ (document.querySelector("french-tech-map"));
const root = document.documentElement;
const [link, list, image, portrait] = [the("a"), the("p"), the("img"), the("source")];
const name = `${edition}-${isWorld(view) ? "world" : "france"}-${lang}`;

for (const what of wrong) console.warn(`french-tech-map: the frame does not know « ${what} » and leaves it out. EMBEDDING.md lists what its address can say.`);
root.lang = lang;
root.dataset.theme = theme;
document.title = WORDS[lang].title;
for (const [name, value] of Object.entries(colors)) root.style.setProperty(name, value);
for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);

// The picture of what is asked for is shown until the map runs, the page's own where there is none.
if (image.getAttribute("src") !== `${name}.svg`) {
  const { alt, src } = image;
  const { srcset } = portrait;
  image.addEventListener("error", () => Object.assign(image, { alt, src }) && (portrait.srcset = srcset), { once: true });
  portrait.srcset = `${name}-portrait.svg`;
  Object.assign(image, { alt: document.title, src: `${name}.svg` });
}

// The list stands in for a map that does not run.
Object.assign(link, { textContent: WORDS[lang].list, href: `${name}.list.html` });
list.hidden = true;
const giveUp = () => {
  list.hidden = false;
  list.dataset.shown = "";
};
map.addEventListener("french-tech-map:error", (event) => /** @type {CustomEvent} */ (event).detail.fatal && giveUp());
document.querySelector('[src="french-tech-map.js"]')?.addEventListener("error", giveUp);

watchHeight();
