// @ts-check
/** Markup as text, for others to paste. Whatever stands in it stays text. */

/** @param {string} text For text and for attributes in double quotes. */
export const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A value in quotes: in single ones where double ones stand in it, as in JSON, which so stays readable. @param {string} text */
const quoted = (text) => (text.includes('"') ? `'${escape(text).replaceAll("&quot;", '"').replaceAll("'", "&#39;")}'` : `"${escape(text)}"`);

/**
 * A start tag.
 * @param {string} name
 * @param {Record<string, string | true>} attributes Those that are empty are left out.
 */
export function tag(name, attributes) {
  const written = Object.entries(attributes).filter(([, value]) => value !== "");
  return `<${[name, ...written.map(([key, value]) => (value === true ? key : `${key}=${quoted(value)}`))].join(" ")}>`;
}
