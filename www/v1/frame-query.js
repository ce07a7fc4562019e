// @ts-check
/**
 * What the query of the frame's address says of the map: the element's attributes and colours, each only with a value that
 * it can have. `edition=2019&view=world&theme=dark&accent=bd1d2d,ff8578`: colours as hexadecimal digits, of one or of the
 * light and the dark theme.
 */
import { OWN } from "./preferences.js";

/** @type {Record<string, RegExp>} */
const ATTRIBUTES = {
  edition: /^\d{4}(-\d{2}|-\d{4})?$/,
  view: /^(france|world|monde)$/,
  region: /^\d{2,3}$/,
  selected: /^([a-z\d-]+|region:\d{2,3}|country:[A-Z]{2}|part:[a-z-]+)$/,
  lang: /^(fr|en)$/,
  theme: /^(auto|light|dark)$/,
  history: /^(none|replace|push)$/,
  loading: /^(lazy|eager)$/,
  gestures: /^(cooperative|greedy|none)$/,
  controls: /^(none|((^| )(view|edition|filters|search|zoom|list|fullscreen))+)$/,
  "max-height": /^[1-9]\d{1,4}$/,
};

const HEX = /^([\da-f]{6})(?:,([\da-f]{6}))?$/i;

/** What pym.js and other hosts add for themselves. */
const THEIRS = ["childId", "initialWidth", "parentTitle", "parentUrl"];

/**
 * @typedef {object} Asked
 * @property {Record<string, string>} attributes
 * @property {Record<string, string>} colors By the name of the custom property.
 * @property {string[]} wrong What is left out, as `name=value`.
 */

/**
 * @param {string} search A query, with or without its question mark.
 * @returns {Asked}
 */
export function read(search) {
  /** @type {Asked} */
  const asked = { attributes: {}, colors: {}, wrong: [] };
  for (const [name, value] of new URLSearchParams(search)) {
    const [, light, dark] = (OWN.includes(name) && HEX.exec(value)) || [];
    if (Object.hasOwn(ATTRIBUTES, name) && ATTRIBUTES[name].test(value)) asked.attributes[name] = value;
    else if (light) asked.colors[`--ftm-${name}`] = dark ? `light-dark(#${light}, #${dark})` : `#${light}`;
    else if (!THEIRS.includes(name)) asked.wrong.push(`${name}=${value}`);
  }
  return asked;
}
