/** Filters: pressed buttons and the legend, for the map, the list and what is said alike. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { fired, leave, openMap, panelWith } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

/** @param {string} [attributes] @param {Parameters<typeof openMap>[1]} [options] */
async function openFilters(attributes, options) {
  const page = await openMap(attributes, options);
  await page.locator("button[aria-controls=tools]").click();
  return page;
}

/** Every button that is seen: its words and whether it is pressed. @param {Page} page */
const buttons = (page) =>
  page
    .locator(".filters button:visible")
    .evaluateAll((all) => all.map((b) => [/** @type {HTMLElement} */ (b).innerText.replace(/\s+/g, " "), b.getAttribute("aria-pressed")]));

/** Slugs of the places that have a button over the map. @param {Page} page */
const places = (page) =>
  page.locator(".mirror button").evaluateAll((all) => all.map((b) => /** @type {HTMLElement} */ (b).dataset.id ?? "").filter((id) => !id.includes(":")));

test("titles and parts of France are buttons with their counts, all pressed", async () => {
  const page = await openFilters();
  assert.deepEqual(await buttons(page), [
    ["Capitales 13", "true"],
    ["Communautés 27", "true"],
    ["France métropolitaine 38", "true"],
    ["Outre-mer 2", "true"],
  ]);
  assert.ok(await page.getByRole("group", { name: "Labels affichés" }).isVisible());
  for (const button of await page.locator(".filters button:visible").all()) {
    const box = await button.boundingBox();
    assert.ok(box && box.height >= 44 && box.width >= 44, JSON.stringify(box));
  }
  assert.equal(await page.locator(".filters .capitale svg").count(), 1);
});

test("Capitales alone: on the map, in the list, in the panel, in counts and in what is said", async () => {
  const page = await openFilters();
  await page.locator(".list-button").click();
  await page.getByRole("button", { name: "Communautés 27" }).click();
  assert.equal((await places(page)).length, 13);
  const listed = await page.locator(".list li[data-id]").evaluateAll((all) => all.map((li) => /** @type {HTMLElement} */ (li).dataset.id));
  assert.deepEqual(new Set(listed), new Set(await places(page)));
  await page.locator(".status").filter({ hasText: "Filtre : Capitales seules. 13 Capitales." }).waitFor({ state: "attached" });
  assert.match((await page.locator("canvas").getAttribute("aria-label")) ?? "", /Filtre\s: Capitales seules\. 13 Capitales\./);
  assert.deepEqual((await buttons(page)).slice(0, 3), [["Capitales 13", "true"], ["Communautés 27", "false"], ["France métropolitaine 13", "true"]]);
  await page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).select("region:32"));
  await panelWith(page, "4 labels masqués par le filtre");
  assert.equal(await page.locator(".panel .places button").count(), 1);
  assert.deepEqual(page.problems, []);
});

test("the focus stays on the button, and the keyboard does what the pointer does", async () => {
  const page = await openFilters();
  const button = page.getByRole("button", { name: /^Outre-mer/ });
  await button.focus();
  await page.keyboard.press("Space");
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  assert.ok(await button.evaluate((b) => /** @type {ShadowRoot} */ (b.getRootNode()).activeElement === b));
  assert.equal(await page.locator('.mirror [data-id="region:04"]').count(), 0);
  await page.keyboard.press("Enter");
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.equal(await page.locator('.mirror [data-id="region:04"]').count(), 1);
});

test("switching off the last one switches all on", async () => {
  const page = await openFilters();
  await page.locator(".filters .capitale").click();
  await page.locator(".filters .communaute").click();
  assert.deepEqual((await buttons(page)).map(([, pressed]) => pressed), ["true", "true", "true", "true"]);
  await page.locator(".status").filter({ hasText: "Tous les labels. 13 Capitales" }).waitFor({ state: "attached" });
});

test("the filter closes what it hides, one level up", async () => {
  const page = await openFilters('selected="lille"');
  await panelWith(page, "French Tech Lille");
  await page.locator(".filters .capitale").click();
  await panelWith(page, "Hauts-de-France");
  await page.locator(".filters .mainland").click();
  await page.locator(".panel").waitFor({ state: "hidden" });
  assert.deepEqual((await fired(page, "select")).map((s) => s.id), ["region:32", null]);
});

for (const width of [360, 960]) {
  test(`a click on a row of the legend filters, ${width} px wide`, async () => {
    const page = await openMap("", { width });
    const canvas = page.locator("canvas");
    // Where the row of the Capitales is on the two pages, px of the scene.
    const [x, y] = width < 640 ? [30, 53] : [790, 210];
    await canvas.hover({ position: { x, y } });
    assert.equal(await canvas.evaluate((c) => c.style.cursor), "pointer");
    await canvas.click({ position: { x, y } });
    assert.ok(!(await places(page)).includes("lille"));
    await canvas.click({ position: { x, y } });
    assert.ok((await places(page)).includes("lille"));
    await canvas.hover({ position: { x: 10, y: 630 } });
    assert.notEqual(await canvas.evaluate((c) => c.style.cursor), "pointer");
  });
}

test("where all labels are alike there is nothing to filter", async () => {
  const page = await openFilters();
  await page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).showView("world"));
  await page.locator(".filters").waitFor({ state: "hidden" });
});
