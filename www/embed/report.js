// @ts-check
/** What the map says of the editor's files: what they hold, what is wrong with them, how their columns are understood. */
import { element } from "../v1/dom.js";
import { isWord, word } from "./words.js";

/** @import { DataColumn, DataProblem, Report } from "../v1/public.js" */
/** @typedef {import("./words.js").Lang} Lang */

/** So many problems are told in full. */
const TOLD = 20;

/** @param {number} count @param {string} name A word for one, and one for more. @param {Lang} lang */
export function counted(count, name, lang) {
  // French has one for zero as well.
  const one = lang === "en" ? count === 1 : count < 2;
  return word(lang, one ? `${name}-1` : `${name}-n`, count.toLocaleString(lang));
}

/** What is wrong, in a sentence. @param {Report} report @param {Lang} lang */
export const wrongs = ({ errors, warnings }, lang) => `${counted(errors, "error", lang)}, ${counted(warnings, "warning", lang)}.`;

/** In a sentence: « 12 lieux, 3 contours ; 1 erreur, 2 avertissements ». @param {Report} report @param {Lang} lang */
export function summary(report, lang) {
  const { places, areas } = report;
  const holds = [counted(places, "place", lang), ...(areas ? [counted(areas, "shape", lang)] : [])];
  return `${holds.join(", ")}${lang === "fr" ? "\u202f" : ""}; ${wrongs(report, lang)}`;
}

/**
 * Shows a report.
 * @param {HTMLElement} place
 * @param {Report} report
 * @param {Lang} lang
 */
export function showReport(place, report, lang) {
  place.replaceChildren(holds(report, lang), ...problems(report, lang), ...columns(report, lang));
}

/** What each file holds. @param {Report} report @param {Lang} lang */
function holds({ files }, lang) {
  const items = files.map(({ name, places, areas }) => {
    const held = [...(places || !areas ? [counted(places, "place", lang)] : []), ...(areas ? [counted(areas, "shape", lang)] : [])];
    return element("li", {}, element("b", {}, name), `${word(lang, "colon")} ${held.join(", ")}`);
  });
  return element("ul", { class: "holds" }, ...items);
}

/** Errors before warnings. @param {Report} report @param {Lang} lang */
function problems(report, lang) {
  let left = TOLD;
  const shown = /** @type {const} */ (["error", "warning"]).flatMap((severity) => {
    const all = report.problems.filter((problem) => problem.severity === severity);
    const count = severity === "error" ? report.errors : report.warnings;
    if (count === 0) return [];
    const told = all.slice(0, left);
    left -= told.length;
    const heading = element("h3", {}, `${counted(count, severity, lang)}${word(lang, `${severity}Means`)}`);
    const rest = count - told.length;
    const more = rest > 0 ? [element("p", { class: "more" }, word(lang, rest === 1 ? "more-1" : "more-n", rest.toLocaleString(lang)))] : [];
    const items = told.map((problem) => element("li", {}, ...sentences(problem, report, lang)));
    return [element("section", { class: severity }, heading, ...(items.length > 0 ? [element("ol", {}, ...items)] : []), ...more)];
  });
  return shown.length > 0 ? shown : [element("p", {}, word(lang, "noProblem"))];
}

/** @param {DataProblem} problem @param {Report} report @param {Lang} lang */
function sentences({ file, code, where, value, message }, { files }, lang) {
  const name = files.length > 1 || file === "options" ? (files.find((each) => each.file === file)?.name ?? word(lang, "options")) : "";
  const spot = [name, lang === "fr" ? where.replace(/^line (?=\d)/, "ligne ") : where].filter(Boolean).join(", ") || word(lang, "wholeFile");
  const at = element("p", { class: "at" }, element("span", {}, spot), ...(value ? [" ", element("code", { translate: "no" }, value)] : []));
  // Sentences with what stands in the file are the map's, in English; what the code means is said in the editor's language.
  const own = lang === "fr" && isWord(`problem-${code}`) ? [element("p", {}, word(lang, `problem-${code}`))] : [];
  const exact = element("p", { lang: "en", ...(own.length > 0 ? { class: "exact" } : {}) }, message);
  return [at, ...own, exact, element("small", { translate: "no" }, code)];
}

/** @param {Report} report @param {Lang} lang */
function columns({ columns }, lang) {
  if (columns.length === 0) return [];
  const head = ["column", "role", "example"].map((name) => element("th", { scope: "col" }, word(lang, name)));
  const rows = columns.map((column) => element("tr", column.role ? {} : { class: "unused" }, ...cells(column, lang)));
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
  table.prepend(element("caption", {}, word(lang, "columns")));
  return [table];
}

/** @param {DataColumn} column @param {Lang} lang */
function cells({ column, role, example }, lang) {
  const meaning = role ? (isWord(`role-${role}`) ? word(lang, `role-${role}`) : role) : word(lang, "unused");
  return [element("th", { scope: "row" }, column || word(lang, "nameless")), element("td", {}, meaning), element("td", {}, example)];
}
