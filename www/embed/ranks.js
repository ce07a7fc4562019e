// @ts-check
/** The fields for ranks: names, mark, colour and order of each, and what is said of colours that are not told apart. */
import { button, element } from "../v1/dom.js";
import { colorOf, contrast } from "./contrast.js";
import { SYMBOLS, nameOfRank, symbolOf } from "./own.js";
import { OWN } from "./pairs.js";
import { LEAST, alike, drawn } from "./vision.js";
import { word } from "./words.js";

/** @typedef {import("./own.js").Rank} Rank */
/** @typedef {import("./words.js").Lang} Lang */
/** @typedef {import("./contrast.js").Theme} Theme */

/** What marks lie on besides the sea. */
const LAND = ["land-capitale", "land-communaute", "land-none", "context"];

/**
 * Shows the ranks to be set.
 * @param {HTMLElement} place
 * @param {Rank[]} ranks
 * @param {Lang} lang
 * @param {(rank: Rank, change: Partial<Rank>) => void} set
 * @param {(from: number, to: number) => void} move
 */
export function showRanks(place, ranks, lang, set, move) {
  const shown = ranks.map((rank, i) => {
    const title = nameOfRank(rank, lang) || word(lang, "onlyRank");
    const change = (/** @type {Partial<Rank>} */ part) => set(rank, part);
    const fields = [nameField(rank, "fr", title, lang, change), nameField(rank, "en", title, lang, change), symbolField(rank, i, title, lang, change), colorField(rank, i, title, lang, change)];
    const head = element("legend", {}, title);
    return element("fieldset", { class: "rank", "data-rank": String(i) }, head, ...order(i, ranks.length, title, lang, move), ...fields);
  });
  place.replaceChildren(...shown);
}

/** @param {number} i @param {number} count @param {string} title @param {Lang} lang @param {(from: number, to: number) => void} move */
function order(i, count, title, lang, move) {
  if (count < 2) return [];
  const step = (/** @type {string} */ name, /** @type {number} */ to, /** @type {string} */ sign) => {
    const off = to < 0 || to >= count;
    const act = () => {
      if (!off) move(i, to);
    };
    const named = { "aria-label": word(lang, name, title), "aria-disabled": String(off), "data-step": name };
    return button(named, act, element("span", { "aria-hidden": "true" }, sign));
  };
  return [element("p", { class: "order" }, step("rankUp", i - 1, "↑"), step("rankDown", i + 1, "↓"))];
}

/** @param {Rank} rank @param {"fr" | "en"} own @param {string} title @param {Lang} lang @param {(part: Partial<Rank>) => void} change */
function nameField(rank, own, title, lang, change) {
  const known = own === "en" ? rank.knownEn : rank.known;
  const label = word(lang, own === "en" ? "nameEn" : "nameFr");
  const field = element("input", { type: "text", placeholder: known || rank.id, lang: own, "aria-label": `${label}, ${title}` });
  field.value = rank[own];
  field.addEventListener("input", () => change({ [own]: field.value.trim() }));
  return element("label", { class: "name" }, element("span", {}, label), field);
}

/** @param {Rank} rank @param {number} i @param {string} title @param {Lang} lang @param {(part: Partial<Rank>) => void} change */
function symbolField(rank, i, title, lang, change) {
  const usual = word(lang, `symbol-${symbolOf({ ...rank, symbol: "" }, i)}`);
  const field = element("select", { "aria-label": `${word(lang, "symbol")}, ${title}` });
  field.append(element("option", { value: "" }, word(lang, "usualSymbol", usual)));
  field.append(...SYMBOLS.map((name) => element("option", { value: name }, word(lang, `symbol-${name}`))));
  field.value = rank.symbol;
  field.addEventListener("input", () => change({ symbol: field.value }));
  return element("label", {}, element("span", {}, word(lang, "symbol")), field);
}

/** @param {Rank} rank @param {number} i @param {string} title @param {Lang} lang @param {(part: Partial<Rank>) => void} change */
function colorField(rank, i, title, lang, change) {
  const usual = OWN[i === 0 ? "accent" : "mark"][0];
  const picker = element("input", { type: "color", "aria-label": `${word(lang, "colour")}, ${title}` });
  picker.value = rank.color || usual;
  const back = button({ "aria-label": word(lang, "themeColourOf", title) }, () => {
    picker.value = usual;
    show("");
    change({ color: "" });
    // The button is hidden now.
    picker.focus();
  }, word(lang, "themeColour"));
  const value = element("span", { class: "value" });
  const show = (/** @type {string} */ color) => {
    back.hidden = !color;
    value.textContent = color || word(lang, "ofTheme");
  };
  show(rank.color);
  picker.addEventListener("input", () => {
    show(picker.value);
    change({ color: picker.value });
  });
  return element("div", { class: "paint" }, element("span", {}, word(lang, "colour")), element("span", { class: "shade" }, picker, value), back);
}

/**
 * What is to be said of the colours of ranks.
 * @param {Rank[]} ranks
 * @param {Record<string, import("./settings.js").Shades>} colors The map's, as chosen.
 * @param {Theme[]} themes
 * @param {Lang} lang
 */
export function rankWarnings(ranks, colors, themes, lang) {
  return themes.flatMap((theme) => {
    const valueOf = (/** @type {string} */ name) => colorOf(name, colors, theme);
    const where = word(lang, theme === "light" ? "inLight" : "inDark");
    const usual = (/** @type {number} */ i) => valueOf(i === 0 ? "accent" : "mark");
    const seen = ranks.map(({ color }, i) => (color ? drawn(color, valueOf("sea"), valueOf("text"), usual(i)) : usual(i)));
    const pale = ranks.flatMap((rank, i) => (rank.color ? paleWarnings(rank, seen[i], valueOf, where, lang) : []));
    return [...pale, ...nearWarnings(ranks, seen, where, lang)];
  });
}

/** @param {number} ratio @param {Lang} lang */
const number = (ratio, lang) => (Math.floor(ratio * 10) / 10).toLocaleString(lang);

/**
 * @param {Rank} rank
 * @param {string} seen As the map draws it.
 * @param {(name: string) => string} valueOf
 * @param {string} where
 * @param {Lang} lang
 */
function paleWarnings(rank, seen, valueOf, where, lang) {
  const name = nameOfRank(rank, lang) || word(lang, "onlyRank");
  const onSea = contrast(rank.color, [valueOf("sea")]);
  const onLand = Math.min(...LAND.map((land) => contrast(seen, [valueOf(land)])));
  const least = number(LEAST, lang);
  return [
    ...(onSea < LEAST ? [word(lang, "paleOnSea", name, where, number(onSea, lang), least, seen)] : []),
    ...(onLand < LEAST ? [word(lang, "paleOnLand", name, where, number(onLand, lang), least)] : []),
  ];
}

/** @param {Rank[]} ranks @param {string[]} seen @param {string} where @param {Lang} lang */
function nearWarnings(ranks, seen, where, lang) {
  /** @type {string[]} */
  const said = [];
  for (const [i, a] of ranks.entries()) {
    for (const [j, b] of ranks.entries()) {
      // The theme's own are known to be told apart by their marks.
      if (j <= i || !(a.color || b.color)) continue;
      const eyes = alike(seen[i], seen[j]);
      if (eyes.length === 0) continue;
      const names = [a, b].map((rank) => nameOfRank(rank, lang));
      const marks = word(lang, symbolOf(a, i) === symbolOf(b, j) ? "sameMarks" : "otherMarks");
      said.push(word(lang, "near", names[0], names[1], where, eyes.map((one) => word(lang, `eyes-${one}`)).join(", "), marks));
    }
  }
  return said;
}
