/**
 * A tour with keys alone, as assistive technology gets it: roles, names and states from the browser's accessibility
 * tree, and what the live region says. Compared with the transcripts in `tests/snapshots/`, which people read over. After
 * a change that is meant: `RENEW=1 cargo xtask test --browser tour`, then read what `git diff tests/snapshots` shows.
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { leave, openMap } from "./host.mjs";

after(close);
afterEach(leave);

/** Milliseconds in which the live region has said what it has to say. */
const SAID = 450;

/** @typedef {import("./host.mjs").Page} Page */

/** What the tour comes by, as it is called. */
const NAMES = {
  fr: {
    first: "Auvergne-Rhône-Alpes",
    region: "Guyane",
    list: "Afficher la liste",
    tools: "Explorer",
    filter: "Communautés",
    help: "Aide clavier",
    world: "Monde",
    france: "France,",
  },
  en: {
    first: "Auvergne-Rhône-Alpes",
    region: "French Guiana",
    list: "Show the list",
    tools: "Explore",
    filter: "Communities",
    help: "Keyboard help",
    world: "World",
    france: "France,",
  },
};

/**
 * What is done, in this order: a key is pressed until the focus is on something whose name begins like that, letters are typed at once,
 * further keys are pressed; then a part of the tree is told.
 * @typedef {{ say: string, to?: [key: string, name: string], letters?: string, keys?: string[], tree?: string }} Step
 */

/** @param {typeof NAMES.fr} names @returns {Step[]} */
const tour = (names) => [
  { say: "the map as it is", tree: "french-tech-map" },
  { say: "to the map", to: ["Tab", names.first] },
  { say: "overseas and back", keys: ["PageDown", "PageUp"] },
  { say: "a region without a label, by its letters", letters: names.region, keys: ["Enter"], tree: ".panel" },
  { say: "back to the map", keys: ["Escape"] },
  { say: "a place", letters: "Lille", keys: ["Enter"], tree: ".panel" },
  { say: "its region", keys: ["Escape"], tree: ".panel" },
  { say: "the whole map", keys: ["Escape"] },
  { say: "the list", to: ["Shift+Tab", names.list], keys: ["Enter"], tree: '.list [data-id="region:32"]' },
  { say: "the list closed again", keys: ["Enter"] },
  { say: "the tools", to: ["Shift+Tab", names.tools], keys: ["Enter"], tree: ".tools" },
  { say: "a filter", to: ["Tab", names.filter], keys: ["Space"] },
  { say: "the filter taken back", keys: ["Space"] },
  { say: "the help", to: ["Tab", names.help], keys: ["Enter"], tree: ".help" },
  { say: "the world", to: ["Shift+Tab", names.world], keys: ["Enter"], tree: "french-tech-map .mirror" },
  { say: "to the map of the world", to: ["Tab", names.france] },
  { say: "a part of the world", keys: ["PageDown", "PageDown", "Enter"], tree: ".panel" },
  { say: "back to the world", keys: ["Escape"] },
  { say: "a city", letters: "Tokyo", keys: ["Enter"], tree: ".panel" },
  { say: "its country", keys: ["Escape"], tree: ".panel" },
];

for (const lang of /** @type {const} */ (["fr", "en"])) {
  test(`a tour of the accessibility tree reads as the transcript: ${lang}`, async () => {
    const told = await transcript(lang);
    const file = new URL(`../snapshots/tour-${lang}.txt`, import.meta.url);
    if (process.env.RENEW) await writeFile(file, told);
    assert.equal(told, await readFile(file, "utf8"));
  });
}

/** @param {"fr" | "en"} lang */
async function transcript(lang) {
  const page = await openMap(`lang="${lang}"`);
  await page.locator(".mirror button").first().waitFor({ state: "attached" });
  await page.locator(".status").evaluate((status) => {
    const said = (/** @type {any} */ (window).said = /** @type {string[]} */ ([]));
    new MutationObserver(() => said.push(status.textContent ?? "")).observe(status, { childList: true });
  });
  const out = [];
  /** @param {string} key */
  const press = async (key) => {
    await page.keyboard.press(key);
    const at = await focus(page);
    out.push(`${key} → ${at}`);
    return at;
  };
  for (const { say, to, letters, keys = [], tree } of tour(NAMES[lang])) {
    out.push(`# ${say}`);
    if (to) for (let stops = 0; !(await press(to[0])).includes(`"${to[1]}`); stops += 1) assert.ok(stops < 40, `${to} is not there`);
    for (const letter of letters?.replaceAll(" ", "") ?? "") await page.keyboard.press(letter);
    if (letters) out.push(`${letters} → ${await focus(page)}`);
    for (const key of keys) await press(key);
    await page.waitForTimeout(letters ? 750 : SAID);
    const said = await page.evaluate(() => /** @type {any} */ (window).said.splice(0));
    out.push(...said.map((/** @type {string} */ text) => `says: ${text}`));
    if (tree) out.push(await page.locator(tree).first().ariaSnapshot());
    out.push("");
  }
  return out.join("\n");
}

/** Role, name and state of what has the focus. @param {Page} page */
async function focus(page) {
  const all = page.locator(":focus");
  const snapshot = await all.last().ariaSnapshot();
  return snapshot.split("\n")[0].replace(/^- /, "").replace(/ \[active\]/, "").replace(/:$/, "");
}
