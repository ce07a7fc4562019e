// @ts-check
/** Content trees as elements. Only known tags are made, and only web addresses become links. */
import { drawing, element } from "./dom.js";

const TAGS = /** @type {const} */ (["div", "h3", "h4", "h5", "p", "ul", "li", "span", "a", "button", "section", "details", "summary"]);
/** The marks of the map, in a box of 20 with the centre at 10, 10. */
const MARKS = [
  ["capitale", "M10 2l8 8-8 8-8-8z"],
  ["communaute", "M4.5 10a5.5 5.5 0 1 1 11 0a5.5 5.5 0 1 1-11 0z"],
  ["metropole", "M3.5 3.5h13v13h-13z"],
  ["hub", "M10 3.5l6.3 11.2h-12.6z"],
];
/** What a mark goes before. */
const MARKED = ["button", "p", "li"];

/**
 * The mark of a title; nothing where none of the names is one.
 * @param {string[]} names
 */
export function mark(...names) {
  const known = MARKS.find(([name]) => names.includes(name));
  return known && drawing("mark", known[1]);
}

/**
 * @param {import("./types.js").Tree} node
 * @returns {HTMLElement}
 */
export function render(node) {
  const tag = TAGS.find((known) => known === node.tag) ?? "span";
  const made = element(tag);
  if (node.class) made.className = node.class;
  if (node.lang) made.lang = node.lang;
  if (node.id) made.dataset.id = node.id;
  if (tag === "button") made.setAttribute("type", "button");
  if (tag === "a" && /^https?:\/\//.test(node.href)) {
    made.setAttribute("href", node.href);
    made.setAttribute("rel", "noopener noreferrer");
    made.setAttribute("target", "_blank");
  }
  const classes = node.class.split(" ");
  const drawn = MARKED.includes(tag) && mark(...classes);
  if (drawn) made.append(drawn);
  if (node.text) made.append(node.text);
  made.append(...node.children.map(render));
  return made;
}
