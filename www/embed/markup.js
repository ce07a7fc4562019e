// @ts-check
/** Markup as text, for others to paste. Whatever stands in it stays text. */

/** @param {string} text For text and for attributes in double quotes. */
export const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * A start tag.
 * @param {string} name
 * @param {Record<string, string>} attributes Those without a value are left out.
 */
export function tag(name, attributes) {
  const written = Object.entries(attributes).filter(([, value]) => value !== "");
  return `<${[name, ...written.map(([key, value]) => `${key}="${escape(value)}"`)].join(" ")}>`;
}
