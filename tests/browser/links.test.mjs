/** Addresses that lead into the map, and the browser's history. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PICTURE, fired, leave, open, openMap, panelWith, ready } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

/** @param {Page} page */
const hash = (page) => page.evaluate(() => location.hash);
/** @param {Page} page */
const entries = (page) => page.evaluate(() => history.length);
/** @param {Page} page @param {string} [id] */
const select = (page, id) => page.locator("french-tech-map").first().evaluate((map, id) => /** @type {any} */ (map).select(id), id);
/** @param {Page} page */
const problems = async (page) => (await fired(page, "error")).map(({ code }) => code);

/** Waits until the reader's part is there: only then is the history followed. @param {Page} page */
const alive = async (page) => {
  for (const map of await page.locator("french-tech-map").all()) await map.locator(".controls").waitFor();
};

/** @param {string} [attributes] @param {Parameters<typeof openMap>[1]} [options] */
async function openLinked(attributes, options) {
  const page = await openMap(attributes, options);
  await alive(page);
  return page;
}

test("an address opens a place, before the first picture", async () => {
  const page = await openLinked('edition="2019" region="53"', { hash: "#hub=lille" });
  const [{ id, edition, region }] = await fired(page, "ready");
  assert.deepEqual({ id, edition, region }, { id: "lille", edition: "2019", region: "32" });
  await panelWith(page, "French Tech Lille");
  await page.locator(".status").filter({ hasText: "French Tech Lille" }).waitFor({ state: "attached" });
  assert.deepEqual(await problems(page), []);
});

test("an address says region, edition and view, and wins over the attributes", async () => {
  const page = await openLinked('edition="2014" view="world" selected="tokyo"', { hash: "#region=32&edition=2023&view=france" });
  const [{ id, edition, view }] = await fired(page, "ready");
  assert.deepEqual({ id, edition, view }, { id: "region:32", edition: "2023", view: "france" });
});

for (const [address, expected] of /** @type {const} */ ([
  ["#view=monde", { view: "world", id: null }],
  ["#view=world", { view: "world", id: null }],
  ["#pays=us", { view: "world", id: "country:US" }],
  ["#country=US", { view: "world", id: "country:US" }],
  ["#part=europe", { view: "world", id: "part:europe" }],
  ["#hub=tokyo", { view: "world", id: "tokyo" }],
  ["#region=", { view: "france", id: null }],
])) {
  test(`${address} is understood`, async () => {
    const page = await openMap('region="32"', { hash: address });
    const [{ view, id }] = await fired(page, "ready");
    assert.deepEqual({ view, id }, expected);
    assert.deepEqual(await problems(page), []);
  });
}

test("what is unknown in an address is told and left out, one by one", async () => {
  const page = await openLinked('region="53"', { hash: "#hub=atlantis&edition=1999&view=moon" });
  assert.deepEqual((await problems(page)).sort(), ["unknown-edition", "unknown-feature", "unknown-view"]);
  const [{ id, edition, view }] = await fired(page, "ready");
  assert.deepEqual({ id, edition, view }, { id: "region:53", edition: "2019", view: "france" });
  assert.deepEqual(page.problems, []);
});

test("other things in an address are the page's", async () => {
  const page = await openLinked("", { hash: "#section-2&tab=3&%E0&constructor=1&/a/b?c=d" });
  assert.deepEqual(await problems(page), []);
  await page.evaluate(() => (location.hash = "#section-3"));
  await select(page, "lille");
  await panelWith(page, "French Tech Lille");
  await page.evaluate(() => (location.hash = "#section-4"));
  await page.waitForTimeout(100);
  assert.equal((await fired(page, "select")).at(-1).id, "lille");
  assert.deepEqual(await problems(page), []);
});

test("a link on the page leads into the map, and Back to where it led before", async () => {
  const page = await openLinked();
  await page.evaluate(() => (location.hash = "#hub=lille"));
  await panelWith(page, "French Tech Lille");
  await page.evaluate(() => (location.hash = "#region=53&edition=2023"));
  await panelWith(page, "Bretagne");
  await page.goBack();
  await panelWith(page, "French Tech Lille");
  await page.evaluate(() => (location.hash = "#hub=atlantis"));
  await page.waitForTimeout(100);
  assert.deepEqual(await problems(page), ["unknown-feature"], "told once, though two events tell of it");
});

test("the map is brought into view when the page was opened at it, and only then", async () => {
  const column = `<div style="height:3000px">Un article</div><french-tech-map>${PICTURE}</french-tech-map><div style="height:3000px"></div>`;
  const page = await open(column, { hash: "#hub=lille", reducedMotion: "reduce" });
  await ready(page);
  const { top, bottom } = await page.locator("french-tech-map").evaluate((map) => map.getBoundingClientRect());
  assert.ok(top >= -80 && bottom <= 880, `${top} to ${bottom}`);
  await alive(page);
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.evaluate(() => (location.hash = "#hub=tokyo"));
  await panelWith(page, "Tokyo");
  assert.equal(await page.evaluate(() => scrollY), 0);
  const other = await open(column, { hash: "#section-2" });
  await ready(other);
  assert.equal(await other.evaluate(() => scrollY), 0);
});

test("by default nothing is ever written", async () => {
  const page = await openLinked("", { hash: "#section-2" });
  const before = await entries(page);
  await select(page, "lille");
  await page.getByRole("button", { name: "Monde" }).click();
  await page.waitForTimeout(200);
  assert.equal(await hash(page), "#section-2");
  assert.deepEqual([await entries(page), await page.evaluate(() => history.state)], [before, null]);
});

test("history=replace keeps the address up to date beside what the page has in it", async () => {
  const page = await openLinked('history="replace" edition="2019"', { hash: "#section-2" });
  await page.evaluate(() => history.replaceState({ mine: 7 }, ""));
  const before = await entries(page);
  await select(page, "lille");
  assert.equal(await hash(page), "#section-2&hub=lille");
  await select(page, "region:32");
  assert.equal(await hash(page), "#section-2&region=32");
  await select(page, "country:US");
  assert.equal(await hash(page), "#section-2&view=world&country=US");
  await page.locator("french-tech-map").evaluate((map) => {
    /** @type {any} */ (map).select();
    /** @type {any} */ (map).showView("france");
    /** @type {any} */ (map).setEdition("2023");
  });
  assert.equal(await hash(page), "#section-2&edition=2023");
  await page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).setEdition("2019"));
  assert.equal(await hash(page), "#section-2");
  assert.equal(await entries(page), before);
  assert.equal(await page.evaluate(() => history.state.mine), 7);
});

test("without anything else in it, an address without keys has no hash", async () => {
  const page = await openLinked('history="replace"');
  await select(page, "lille");
  await select(page);
  assert.ok(!page.url().includes("#"), page.url());
});

test("what the attributes ask for and the reader has closed stays closed", async () => {
  const page = await openLinked('history="replace" region="32"');
  await panelWith(page, "Hauts-de-France");
  await page.getByRole("button", { name: "Fermer" }).click();
  assert.equal(await hash(page), "#hub=");
  await page.reload();
  await ready(page);
  assert.equal((await fired(page, "ready"))[0].id, null);
});

test("history=push: Back goes one step back in the map, Forward one forward", async () => {
  const page = await openLinked('history="push"', { hash: "#section-2" });
  const before = await entries(page);
  await select(page, "region:32");
  await select(page, "lille");
  await page.getByRole("button", { name: "Monde" }).click();
  assert.equal(await entries(page), before + 3);
  assert.equal(await hash(page), "#section-2&view=world");
  await page.goBack();
  await panelWith(page, "French Tech Lille");
  assert.equal(await hash(page), "#section-2&hub=lille");
  await page.goBack();
  await panelWith(page, "Hauts-de-France");
  await page.goBack();
  await page.locator(".panel").waitFor({ state: "hidden" });
  assert.equal(await hash(page), "#section-2");
  await page.goForward();
  await panelWith(page, "Hauts-de-France");
  await page.goForward();
  await panelWith(page, "French Tech Lille");
  assert.equal(await entries(page), before + 3, "going back and forth adds nothing");
  await page.keyboard.press("Escape");
  assert.deepEqual(await problems(page), []);
});

test("history=push: pointing and focus write nothing, nor does what is selected already", async () => {
  const page = await openLinked('history="push"');
  const before = await entries(page);
  await page.locator(".mirror button").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.mouse.move(500, 300);
  await page.waitForTimeout(100);
  await select(page, "lille");
  await select(page, "lille");
  assert.equal(await entries(page), before + 1);
});

test("of two maps the address means the first, or the one that it names", async () => {
  const maps = ["a", "b"].map((id) => `<french-tech-map id="${id}" history="push">${PICTURE}</french-tech-map>`).join("");
  const page = await open(maps, { hash: "#map=b&hub=lille" });
  await ready(page, 2);
  await alive(page);
  await page.locator("#b .panel").filter({ hasText: "French Tech Lille" }).waitFor();
  assert.ok(await page.locator("#a .panel").isHidden());
  await page.evaluate(() => (location.hash = "#region=53"));
  await page.locator("#a .panel").filter({ hasText: "Bretagne" }).waitFor();
  assert.equal((await page.locator("#b .panel h3").textContent()), "French Tech Lille");
  await page.locator("#b").evaluate((map) => /** @type {any} */ (map).select("region:11"));
  assert.equal(await hash(page), "#map=b&region=11");
  await page.locator("#a").evaluate((map) => /** @type {any} */ (map).select("nantes"));
  assert.equal(await hash(page), "#hub=nantes");
  await page.goBack();
  await page.locator("#a .panel").filter({ hasText: "Bretagne" }).waitFor();
  assert.equal(await page.locator("#b .panel h3").textContent(), "Île-de-France");
  await page.goBack();
  await page.locator("#b .panel").filter({ hasText: "French Tech Lille" }).waitFor();
  assert.equal(await page.locator("#a .panel h3").textContent(), "Bretagne");
});
