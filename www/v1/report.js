// @ts-check
/** How the element tells the page what happened. */
import { failure } from "./failure.js";

/** @import { Details } from "./public.js" */

/** Failures that the console has been told of: one line for a page, however many maps share the reason. */
const logged = new WeakSet();

/**
 * @template {keyof Details} Type
 * @param {HTMLElement} host
 * @param {Type} type
 * @param {Details[Type]} detail
 */
export function fire(host, type, detail) {
  host.dispatchEvent(new CustomEvent(`french-tech-map:${type}`, { detail, bubbles: true, composed: true }));
}

/**
 * Something was refused, and the map goes on.
 * @param {HTMLElement} host
 * @param {unknown} error
 */
export function warn(host, error) {
  const { code, message } = failure(error, "internal");
  console.warn(`french-tech-map: ${message} (${code})`);
  fire(host, "error", { code, message, fatal: false });
}

/**
 * The map cannot go on.
 * @param {HTMLElement} host
 * @param {import("./failure.js").Failure} why
 */
export function giveUp(host, why) {
  const { code, message } = why;
  if (!logged.has(why)) console.error(`french-tech-map: ${message} (${code})`);
  logged.add(why);
  fire(host, "error", { code, message, fatal: true });
}
