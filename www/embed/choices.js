// @ts-check
/** What there is to choose: the editions, and what each of them shows, read from the lists that lie beside the map. */

/**
 * @typedef {{ id: string, fr: string, en: string }} Edition
 * @typedef {{ id: string, name: string }} Choice
 * @typedef {Choice & { places: Choice[] }} Territory
 *
 * @typedef {object} Choices
 * @property {string} title What the list says that the map is.
 * @property {Choice[]} parts Of the world.
 * @property {Territory[]} territories Regions or countries, in the order of the list.
 *
 * @typedef {import("../v1/types.js").Tree} Tree
 */

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} file */
function json(file) {
  let answer = fetched.get(file);
  if (!answer) {
    answer = fetch(new URL(`../v1/${file}`, import.meta.url)).then((response) => {
      if (!response.ok) throw new Error(`${file}: status ${response.status}`);
      return response.json();
    });
    // What failed is tried again.
    answer.catch(() => fetched.delete(file));
    fetched.set(file, answer);
  }
  return answer;
}

/** @returns {Promise<Edition[]>} */
export const editions = () => json("editions.json");

/** @param {Tree} node @returns {string} */
const textOf = (node) => node.text + node.children.map(textOf).join("");

/** @param {Tree} node @param {string} tag @returns {Tree[]} */
const all = (node, tag) => [...(node.tag === tag ? [node] : []), ...node.children.flatMap((child) => all(child, tag))];

/** @param {Tree} item An item of a list. */
const choice = (item) => ({ id: item.id, name: item.children.length > 0 ? textOf(item.children[0]) : item.text });

/** @param {Tree} section @returns {Territory} */
function territory(section) {
  const [heading] = all(section, "h5");
  const places = all(section, "li").filter(({ id }) => id).map(choice);
  return { id: section.id, name: textOf(heading), places };
}

/**
 * What a map shows.
 * @param {string} name Of its files: `2019-france-fr`.
 * @returns {Promise<Choices>}
 */
export async function choices(name) {
  /** @type {Tree} */
  const list = await json(`${name}.list.json`);
  const [[heading], [announced]] = [all(list, "h3"), all(list, "p")];
  const parts = all(list, "h4").filter(({ id }) => id.startsWith("part:"));
  return {
    title: `${textOf(heading)}. ${textOf(announced)}`,
    // What a heading counts is said after a colon.
    parts: parts.map(({ id, text }) => ({ id, name: text.split(/\s*:/)[0] })),
    territories: all(list, "section").filter(({ id }) => id).map(territory),
  };
}
