// @ts-check
/** Data of the editor's own: which files, what is asked of them, and what became of them once the map has read them. */

/** @import { DataOptions, Report, TierOptions } from "../v1/public.js" */

/** The marks that a rank can have, in the order in which ranks get them. */
export const SYMBOLS = /** @type {const} */ (["diamond", "circle", "square", "triangle", "hexagon"]);
export const PROJECTIONS = ["auto", "lambert-93", "conic", "azimuthal", "equal-earth", "mercator"];

/**
 * @typedef {"data" | "regions"} Slot
 *
 * @typedef {object} Rank "" is the default.
 * @property {string} id
 * @property {string} known How the data calls it in French.
 * @property {string} knownEn
 * @property {string} fr
 * @property {string} en
 * @property {string} symbol
 * @property {string} color `#rrggbb`
 *
 * @typedef {object} Own "" is the default.
 * @property {Partial<Record<Slot, File>>} files
 * @property {Record<Slot, string>} addresses Where the article finds them.
 * @property {string} fr Title.
 * @property {string} en
 * @property {string} credit
 * @property {string} projection
 * @property {boolean} strict
 * @property {Rank[]} ranks In their order.
 * @property {boolean} ordered Whether that is another than the data's.
 * @property {string} id What is open.
 * @property {string} edition
 * @property {boolean} shown Whether the map shows it.
 */

/** Nothing yet. @returns {Own} */
export const nothing = () => ({
  files: {}, addresses: { data: "", regions: "" }, fr: "", en: "", credit: "", projection: "", strict: false,
  ranks: [], ordered: false, id: "", edition: "", shown: false,
});

/** As the data calls a rank. @param {Rank} rank @param {string} lang */
export const nameOfRank = ({ id, known, knownEn, fr, en }, lang) => (lang === "en" ? en || fr || knownEn : fr || en || known) || id;

/** The mark of a rank at that place. @param {Rank} rank @param {number} place */
export const symbolOf = ({ symbol }, place) => symbol || SYMBOLS[place] || "circle";

/**
 * The ranks with their looks, where any is other than the data's.
 * @param {Own} own
 * @returns {TierOptions[] | undefined}
 */
export function tiersOf({ ranks, ordered }) {
  const isSet = ordered || ranks.some(({ fr, en, symbol, color }) => fr || en || symbol || color);
  if (!isSet) return undefined;
  return ranks.map(({ id, ...looks }) => {
    const { fr, en, symbol, color } = looks;
    const set = Object.entries({ fr, en, symbol, color }).filter(([, value]) => value);
    return { id, ...Object.fromEntries(set) };
  });
}

/** The title in one language or in both. @param {Own} own */
const titleOf = ({ fr, en }) => (fr && en && fr !== en ? { fr, en } : fr || en);

/** As `setData` takes them. @param {Own} own @returns {DataOptions} */
export function optionsOf(own) {
  const { credit, projection, strict } = own;
  const [title, tiers] = [titleOf(own), tiersOf(own)];
  return { ...(title && { title }), ...(tiers && { tiers }), ...(credit && { credit }), ...(projection && { projection }), strict };
}

/** As the element's attributes have them. @param {Own} own @returns {Record<string, string | true>} */
export function dataAttributesOf(own) {
  const { files, addresses, credit, projection, strict, edition, id } = own;
  const [title, tiers] = [titleOf(own), tiersOf(own)];
  return {
    src: addresses.data,
    regions: files.regions ? addresses.regions : "",
    heading: typeof title === "string" ? title : JSON.stringify(title),
    credit,
    tiers: tiers ? JSON.stringify(tiers) : "",
    projection,
    strict: strict || "",
    edition,
    selected: id,
  };
}

/**
 * Takes over the ranks that a report names, with what has been chosen for those known already.
 * @param {Own} own
 * @param {Report["ranks"]} named
 */
export function withRanks(own, named) {
  const before = (/** @type {string} */ id) => own.ranks.findIndex((rank) => rank.id === id);
  const chosen = (/** @type {string} */ id) => own.ranks[before(id)] ?? { fr: "", en: "", symbol: "", color: "" };
  const ranks = named.map(({ id, fr, en }) => ({ ...chosen(id), id, known: fr, knownEn: en }));
  const same = own.ordered && named.length === own.ranks.length && named.every(({ id }) => before(id) >= 0);
  if (same) ranks.sort((a, b) => before(a.id) - before(b.id));
  return { ...own, ranks, ordered: same };
}

/** What a file seems to hold, by its beginning. @param {File} file @returns {Promise<"places" | "areas" | "both">} */
async function kindOf(file) {
  const text = await file.slice(0, 1 << 18).text();
  if (!/^\uFEFF?\s*[{[]/.test(text)) return "places";
  const [areas, places] = ["Polygon", "Point"].map((name) => new RegExp(`"type"\\s*:\\s*"(Multi)?${name}"`).test(text));
  if (areas) return places ? "both" : "areas";
  return "places";
}

/**
 * Which file is which once some have come: a second one that completes the first joins it, any other takes the place of its
 * kind.
 * @param {Own["files"]} before
 * @param {File[]} came One or two.
 * @returns {Promise<Own["files"]>}
 */
export async function placed(before, came) {
  const [first, second] = came;
  if (second) return (await kindOf(first)) === "areas" && (await kindOf(second)) !== "areas" ? { data: second, regions: first } : { data: first, regions: second };
  const { data, regions } = before;
  const kind = await kindOf(first);
  if (data && regions) return kind === "areas" ? { data, regions: first } : { data: first, regions };
  if (!data) return { data: first };
  const other = await kindOf(data);
  if (kind === "areas" && other !== "areas") return { data, regions: first };
  if (kind === "places" && other === "areas") return { data: first, regions: data };
  return { data: first };
}

/** Whether a report shows that two files have each other's place. @param {Report} report */
export function isSwapped({ files }) {
  const of = (/** @type {Slot} */ slot) => files.find(({ file }) => file === slot);
  const [data, regions] = [of("data"), of("regions")];
  return Boolean(data && regions && regions.areas === 0 && regions.places > 0 && data.places === 0 && data.areas > 0);
}

/** A file's name as an address beside the article. @param {File | undefined} file */
export const addressOf = (file) => (file ? encodeURIComponent(file.name) : "");

/** Whether a text is an address of the web, from an article. @param {string} text */
export function isAddress(text) {
  try {
    return text !== "" && /^https?:$/.test(new URL(text, "https://cartes.example/").protocol);
  } catch {
    return false;
  }
}
