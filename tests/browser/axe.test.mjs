/** No violation of WCAG 2.2 A and AA or of RGAA 4 that axe-core can find, in every state of the map. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";
import { fileURLToPath } from "node:url";

import { close } from "./browser.mjs";
import { leave, openMap } from "./host.mjs";

after(close);
afterEach(leave);

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"];
const EDITIONS = ["2014", "2015", "2016-2018", "2019", "2020", "2021", "2023", "2023-12", "2026"];

/** @typedef {import("./host.mjs").Page} Page */

/**
 * A state of the map: attributes of the element, how the page is opened, and what a reader does first.
 * @typedef {{ attributes?: string, options?: Parameters<typeof openMap>[1], act?: (page: Page) => Promise<unknown> }} State
 */

/** @param {string} selector */
const press = (selector) => (/** @type {Page} */ page) => page.locator(selector).click();
const narrow = { width: 320, viewport: { width: 320, height: 640 } };

/** Every state by its name; a new part of the map adds its own here. @type {Record<string, State>} */
const STATES = {
  initial: {},
  region: { attributes: 'region="32"' },
  "region without a label": { attributes: 'region="28"' },
  community: { attributes: 'selected="artois"' },
  world: { attributes: 'view="world"' },
  country: { attributes: 'selected="country:US"' },
  "France in the world": { attributes: 'view="world" selected="country:FR"' },
  "community abroad": { attributes: 'selected="tokyo"' },
  "list open": { act: press(".list-button") },
  "list of the world open": { attributes: 'view="world"', act: press(".list-button") },
  "tools and help open": { act: openHelp },
  "search open": { act: search },
  filtered: { act: filter },
  "a feature has the focus": { act: (page) => page.locator('.mirror [data-id="lille"]').focus() },
};
/** The same of every edition in both views. @type {Record<string, State>} */
const EVERY_EDITION = {};
for (const edition of EDITIONS) {
  for (const view of ["france", "world"]) EVERY_EDITION[`${edition} ${view}`] = { attributes: `edition="${edition}" view="${view}"` };
}

/** In how many ways each state is looked at and read. @type {Record<string, State>} */
const WAYS = {
  French: {},
  English: { attributes: 'lang="en"' },
  dark: { options: { colorScheme: "dark" } },
  "forced colours": { options: { forcedColors: "active" } },
  "320 px": { options: narrow },
};

/** @param {Page} page */
async function openHelp(page) {
  await page.locator('[aria-controls="tools"]').click();
  await page.locator('[aria-controls="help"]').click();
}

/** @param {Page} page */
async function search(page) {
  await page.locator('[aria-controls="tools"]').click();
  await page.locator("[role=combobox]").fill("59");
  await page.locator("[role=option]").first().waitFor();
}

/** @param {Page} page */
async function filter(page) {
  await page.locator('[aria-controls="tools"]').click();
  await page.locator(".filters .communaute").click();
}

for (const [way, how] of Object.entries(WAYS)) {
  test(`axe finds nothing in any state: ${way}`, () => finds(STATES, how));
}

for (const way of ["French", "English"]) {
  test(`axe finds nothing in any edition: ${way}`, () => finds(EVERY_EDITION, WAYS[way]));
}

/** @param {Record<string, State>} states @param {State} how */
async function finds(states, { attributes = "", options }) {
  const found = [];
  for (const [name, state] of Object.entries(states)) {
    const page = await openMap(`${state.attributes ?? ""} ${attributes}`, { ...state.options, ...options });
    await state.act?.(page);
    for (const violation of await violations(page)) found.push(`${name}: ${violation}`);
    assert.deepEqual(page.problems, [], name);
    await leave();
  }
  assert.deepEqual(found, []);
}

/** What axe finds wrong, and where. @param {Page} page @returns {Promise<string[]>} */
async function violations(page) {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async (tags) => {
    const { violations, passes } = await /** @type {any} */ (window).axe.run(document, { runOnly: { type: "tag", values: tags } });
    // Nothing wrong because nothing was looked at would be no result.
    const looked = passes.some((/** @type {any} */ rule) => rule.id === "button-name" && rule.nodes.length > 20);
    const told = violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.target.flat().join(" ")}: ${node.failureSummary}`),
    );
    return looked ? told : ["the buttons over the map were not looked at", ...told];
  }, TAGS);
}

test("axe would find a button without a name", async () => {
  const page = await openMap();
  await page.locator(".list-button").evaluate((button) => {
    button.removeAttribute("aria-label");
    button.removeAttribute("title");
    button.replaceChildren();
  });
  assert.match((await violations(page)).join(), /button-name/);
});
