// @ts-check
/** What an editor has chosen, and what it makes of the element's attributes, of its colours and of addresses. */
import { read } from "../v1/frame-query.js";
import { OWN as COLORS } from "../v1/preferences.js";

/** The controls that a map can have, in the order in which it shows them. */
export const CONTROLS = ["view", "edition", "filters", "search", "zoom", "list", "fullscreen"];

/**
 * @typedef {object} Settings "" is the default.
 * @property {string} edition
 * @property {string} view `france` or `world`.
 * @property {string} id What is open: `lille`, `region:32`, `country:US`, `part:europe`.
 * @property {string} lang
 * @property {string} theme
 * @property {string} history
 * @property {string} gestures
 * @property {string} controls As the attribute has it.
 * @property {string} maxHeight CSS px.
 * @property {Record<string, Shades>} colors Of those that are not the map's own, by their names.
 * @property {boolean} lazy Whether the map is loaded only when it comes near.
 * @property {boolean} narrow Whether the room is too narrow for the wide page.
 * @property {string} alt
 * @property {string} base Address of the site's folder, with a slash at the end.
 *
 * @typedef {{ light: string, dark: string }} Shades `#rrggbb`, or "".
 */

/**
 * The element's attributes. What is the default is left out, but for the edition: an article goes on showing its own.
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
export function attributesOf({ edition, view, id, lang, theme, history, gestures, controls, maxHeight }) {
  const [kind, code] = id.split(":");
  return {
    edition,
    view: view === "world" ? view : "",
    region: kind === "region" ? code : "",
    selected: kind === "region" ? "" : id,
    lang,
    theme,
    history,
    gestures,
    controls,
    "max-height": maxHeight,
  };
}

/**
 * The value of a colour, of both themes if they differ.
 * @param {Shades} shades
 * @param {[light: string, dark: string]} own The map's.
 */
function valueOf({ light, dark }, own) {
  if (light && (!dark || light === dark)) return light;
  return `light-dark(${light || own[0]}, ${dark})`;
}

/**
 * Custom properties by their names.
 * @param {Settings} settings
 * @param {Record<string, [light: string, dark: string]>} own The map's colours.
 */
export function propertiesOf({ colors }, own) {
  const named = Object.entries(colors).filter(([, { light, dark }]) => light || dark);
  return Object.fromEntries(named.map(([name, shades]) => [`--ftm-${name}`, valueOf(shades, own[name])]));
}

/**
 * The query of the frame's address.
 * @param {Settings} settings
 * @param {Record<string, [light: string, dark: string]>} own
 */
export function queryOf(settings, own) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(attributesOf(settings))) if (value) query.set(name, value);
  for (const [name, value] of Object.entries(propertiesOf(settings, own))) {
    query.set(name.replace("--ftm-", ""), (value.match(/[\da-f]{6}/gi) ?? []).join(","));
  }
  // Colons and commas need no escape in a query, and people read it.
  return query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
}

/**
 * What a query says, as {@link queryOf} wrote it.
 * @param {string} search
 * @param {Settings} settings The defaults.
 * @returns {Settings}
 */
export function settingsOf(search, settings) {
  const { attributes, colors } = read(search);
  const { view, region, selected, "max-height": maxHeight = "", ...others } = attributes;
  /** @type {Settings["colors"]} */
  const chosen = {};
  for (const name of COLORS) {
    const [light, dark = ""] = colors[`--ftm-${name}`]?.match(/#[\da-f]{6}/gi) ?? [];
    if (light) chosen[name] = { light, dark };
  }
  return {
    ...settings,
    ...others,
    maxHeight,
    view: view === "world" || view === "monde" ? "world" : "france",
    id: selected ?? (region ? `region:${region}` : ""),
    colors: chosen,
  };
}

/** The files of a map: `2019-france-fr`. @param {Settings} settings */
export const nameOf = ({ edition, view, lang }) => `${edition}-${view}-${lang || "fr"}`;

/**
 * The address of a folder, with a slash at the end; nothing where a text is none.
 * @param {string} text
 */
export function folder(text) {
  try {
    const url = new URL(text);
    if (!/^https?:$/.test(url.protocol)) return undefined;
    url.search = url.hash = "";
    return url.href.replace(/\/*$/, "/");
  } catch {
    return undefined;
  }
}
