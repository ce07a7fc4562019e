// @ts-check
/** What the page asks a map for by its attributes, and whether its address may say more: `links.js` knows what. */

/** The edition without an attribute. */
export const DEFAULT_EDITION = "2019";

/**
 * What is to be shown, as attributes or an address say it. "" is the default; nothing, where an address leaves it to the
 * attributes.
 * @typedef {{ edition?: string, view?: string, id?: string }} Wish
 */

/** @param {string | null | undefined} name */
export const isWorld = (name) => name === "world" || name === "monde";

/** What the attributes ask for. @param {HTMLElement} host */
export function asked(host) {
  const [edition, view, region, selected] = ["edition", "view", "region", "selected"].map((name) => host.getAttribute(name) ?? "");
  return { edition, view, id: selected || (region && `region:${region}`) };
}

/** Whether the data of the world is needed for it. @param {Wish} wish */
export const needsWorld = ({ view, id }) => isWorld(view) || /^(country|part):/.test(id ?? "");

/** Whether an address may lead into a map. @param {string} hash */
export const mayLead = (hash) => /[#&](map|edition|view|hub|region|country|pays|part)=/.test(hash);
