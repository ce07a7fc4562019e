// @ts-check
/**
 * Addresses that lead into the map: `#hub=lille`, `#region=32&edition=2019`, `#view=monde`, with `map=<id>` where a page
 * has several maps. Other things in the host's hash are none of ours.
 */
import { DEFAULT_EDITION, asked, isWorld } from "./asked.js";

/** @import { Wish } from "./asked.js" */

/** What a key selects: the beginning of a feature's id. @type {Record<string, string>} */
const SELECTS = { hub: "", region: "region:", country: "country:", pays: "country:", part: "part:" };

/** A part of a hash. @param {string} part */
function pair(part) {
  const at = part.indexOf("=");
  try {
    return at < 0 ? ["", ""] : [part.slice(0, at), decodeURIComponent(part.slice(at + 1))];
  } catch {
    // Not encoded as addresses are: not ours.
    return ["", ""];
  }
}

/** Whether a part of a hash belongs to a map. @param {string} part */
export const isOurs = (part) => ["map", "edition", "view", ...Object.keys(SELECTS)].includes(pair(part)[0]);

/**
 * What a hash without its `#` asks for, and of which map; nothing where it asks for nothing.
 * @param {string} text
 * @returns {Wish & { map?: string } | undefined}
 */
export function parse(text) {
  /** @type {Wish & { map?: string }} */
  const wish = {};
  for (const part of text.split("&")) {
    const [key, value] = pair(part);
    if (key === "map" || key === "edition" || key === "view") wish[key] = value;
    // Upper case is how countries are written; codes of regions are figures.
    else if (Object.hasOwn(SELECTS, key)) wish.id = value && SELECTS[key] + (SELECTS[key] === "country:" ? value.toUpperCase() : value);
  }
  return Object.keys(wish).some((key) => key !== "map") ? wish : undefined;
}

/** By which name the address means a map: "" for the first of the page. @param {HTMLElement} host */
export const nameOf = (host) => ((document.querySelector(host.localName) ?? host) === host ? "" : host.id || undefined);

/** What the page's address asks of a map. @param {HTMLElement} host */
export function wished(host) {
  const wish = parse(location.hash.slice(1));
  return wish && (wish.map === undefined ? nameOf(host) === "" : host.id === wish.map) ? wish : undefined;
}

/**
 * The keys of an address that leads to a state: those in which it differs from what the attributes ask for.
 * @param {HTMLElement} host
 * @param {import("./types.js").State} state
 */
export function keysTo(host, state) {
  const base = asked(host);
  const keys = [];
  if (state.edition !== (base.edition || DEFAULT_EDITION)) keys.push(`edition=${state.edition}`);
  if ((state.view === "world") !== isWorld(base.view)) keys.push(`view=${state.view}`);
  const id = state.id ?? "";
  const [kind, code] = id.includes(":") ? id.split(":") : ["hub", id];
  if (id !== base.id) keys.push(`${kind}=${encodeURIComponent(code)}`);
  return keys.join("&");
}
