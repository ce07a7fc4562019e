/** Finding a place by typing, with keys, mouse and finger. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { fired, focused, leave, openMap, panelWith } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {Awaited<ReturnType<typeof openMap>>} Page */

/**
 * A map with the search in reach, and what it has fetched.
 * @param {string} [attributes] @param {Parameters<typeof openMap>[1]} [options]
 */
async function openSearch(attributes = "", options = {}) {
  /** @type {string[]} */
  const requests = [];
  const page = await openMap(attributes, {
    ...options,
    prepare: async (opened) => void opened.on("request", (request) => requests.push(new URL(request.url()).pathname)),
  });
  await page.locator('[aria-controls="tools"]').click();
  const input = page.getByRole("combobox");
  return { page, input, requests, index: () => requests.filter((path) => /\/near[^/]*\.bin$/.test(path)) };
}

/** Types as a reader does, and waits until what is found is there. @param {Page} page @param {string} text @param {string} option */
async function type(page, text, option) {
  await page.getByRole("combobox").pressSequentially(text);
  await page.getByRole("option", { name: option }).first().waitFor();
}

/** The groups with their options, as assistive technology has them. @param {Page} page */
const groups = (page) =>
  page.locator('[role="listbox"] > [role="group"]').evaluateAll((all) =>
    all.map((group) => [
      document.querySelector("french-tech-map")?.shadowRoot?.getElementById(group.getAttribute("aria-labelledby") ?? "")?.textContent,
      ...[...group.querySelectorAll('[role="option"] .name')].map((name) => name.textContent),
    ]),
  );

/** The option that `aria-activedescendant` names. @param {Page} page */
const active = (page) =>
  page.getByRole("combobox").evaluate((input) => {
    const root = /** @type {ShadowRoot} */ (input.getRootNode());
    const option = root.getElementById(input.getAttribute("aria-activedescendant") ?? "");
    const selected = [...root.querySelectorAll('[aria-selected="true"]')];
    if (selected.length !== Number(!!option) || (option && selected[0] !== option)) return "two options are active";
    return option?.dataset.id ?? "";
  });

test("the index of towns is fetched once, and not before the search is used", async () => {
  const { page, input, index } = await openSearch();
  assert.deepEqual(index(), []);
  await input.focus();
  await type(page, "59", "Dunkerque");
  assert.equal(index().length, 1);
  await input.blur();
  await input.focus();
  await page.waitForTimeout(100);
  assert.equal(index().length, 1);
});

test("arrows, Home and End go through the options, Enter opens one and the focus goes with it", async () => {
  const { page, input } = await openSearch();
  await input.focus();
  assert.equal(await input.getAttribute("aria-expanded"), "false");
  await type(page, "lille", "Artois");
  assert.equal(await input.getAttribute("aria-expanded"), "true");
  assert.deepEqual(await groups(page), [
    ["Labels French Tech", "French Tech Lille"],
    ["Près de chez moi\u00a0: Lille (59)", "French Tech Lille", "French Tech Artois"],
  ]);
  assert.equal(await active(page), "");
  const down = ["lille", "lille", "artois", "lille"].map((id) => ["ArrowDown", id]);
  const walk = [...down, ["ArrowUp", "artois"], ["Home", "lille"], ["End", "artois"]];
  for (const [key, id] of walk) {
    await page.keyboard.press(key);
    assert.equal(await active(page), id, key);
  }
  const focus = await input.evaluate((field) => /** @type {ShadowRoot} */ (field.getRootNode()).activeElement === field);
  assert.ok(focus, "the field keeps the focus");
  await page.keyboard.press("Enter");
  await panelWith(page, "French Tech Artois");
  assert.equal(await focused(page), "French Tech Artois");
  assert.equal(await input.getAttribute("aria-expanded"), "false");
  const [{ id, source }] = await fired(page, "select");
  assert.deepEqual({ id, source }, { id: "artois", source: "list" });
});

test("Enter without an option takes the first; what is abroad brings up the world", async () => {
  const { page, input } = await openSearch();
  await input.focus();
  await type(page, "tokio", "French Tech Tokyo");
  await page.keyboard.press("Enter");
  await panelWith(page, "French Tech Tokyo");
  assert.deepEqual((await fired(page, "view")).map(({ view }) => view), ["world"]);
  assert.equal(await focused(page), "French Tech Tokyo");
});

test("Escape closes the list, then clears, and only then is the map's", async () => {
  const { page, input } = await openSearch("selected=lille");
  await panelWith(page, "French Tech Lille");
  await input.focus();
  await type(page, "brest", "French Tech Brest+");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("listbox").isVisible(), false);
  assert.equal(await input.inputValue(), "brest");
  await page.keyboard.press("Escape");
  assert.equal(await input.inputValue(), "");
  assert.equal(await page.locator(".panel").isVisible(), true);
  assert.equal((await fired(page, "select")).length, 0, "nothing else is selected");
  await page.keyboard.press("Escape");
  await panelWith(page, "Hauts-de-France");
});

test("a click on a town asks what is near to it, a click on a label opens it", async () => {
  const { page, input } = await openSearch();
  await input.click();
  await type(page, "saint denis", "Saint-Denis (974)");
  await page.getByRole("option", { name: "Saint-Denis (974)" }).click();
  assert.equal(await input.inputValue(), "Saint-Denis (974)");
  assert.equal((await groups(page))[0][0], "Près de chez moi\u00a0: Saint-Denis (974)");
  await page.getByRole("option", { name: "French Tech La Réunion" }).click();
  await panelWith(page, "French Tech La Réunion");
  assert.equal(await focused(page), "French Tech La Réunion");
});

test("a finger finds options of 44 px, on a phone's width and without a sideways scroll", async () => {
  const { page, input } = await openSearch("", { width: 320, viewport: { width: 320, height: 640 }, hasTouch: true });
  await input.tap();
  await type(page, "59", "Dunkerque");
  const heights = await page.getByRole("option").evaluateAll((all) => all.map((option) => option.getBoundingClientRect().height));
  assert.ok(heights.length > 4 && heights.every((height) => height >= 44), heights.join());
  const box = await page.locator(".popup").boundingBox();
  assert.ok(box && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
  assert.ok(box.y >= 0 && box.y + box.height <= 640 && box.height > 200, JSON.stringify(box));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.getByRole("option", { name: "French Tech Artois" }).tap();
  await panelWith(page, "French Tech Artois");
});

test("how many there are is said once typing has paused, and what can be typed where there is nothing", async () => {
  const { page, input } = await openSearch();
  const status = page.getByRole("status");
  await input.focus();
  await type(page, "59", "Dunkerque");
  await status.filter({ hasText: "10 résultats" }).waitFor();
  await input.fill("xyzzy");
  await status.filter({ hasText: "Aucun résultat" }).waitFor();
  assert.equal(await page.locator(".popup > p").textContent(), await status.textContent());
  assert.equal(await input.getAttribute("aria-expanded"), "false");
  await page.getByRole("button", { name: "Effacer" }).click();
  assert.equal(await page.locator(".popup").isVisible(), false);
  assert.equal(await input.inputValue(), "");
});

test("in English, and in another edition, the same places have other words", async () => {
  const { page, input } = await openSearch('lang="en"');
  assert.equal(await input.evaluate((field) => /** @type {HTMLInputElement} */ (field).labels?.[0].textContent), "Find a place");
  await input.focus();
  await type(page, "lille", "Artois");
  assert.deepEqual((await groups(page)).map(([heading]) => heading), ["French Tech labels", "Near me: Lille (59)"]);
  await page.locator("french-tech-map").evaluate((map) => map.setAttribute("edition", "2014"));
  await page.getByRole("option", { name: "Lille is French Tech" }).first().waitFor();
  await page.locator("french-tech-map").evaluate((map) => map.setAttribute("lang", "fr"));
  await page.getByRole("option", { name: "Métropole la plus proche" }).waitFor();
});

test("without the index of towns the search still knows every label, and the page is told", async () => {
  const page = await openMap("", { prepare: (opened) => opened.route("**/near*.bin", (route) => route.abort()) });
  await page.locator('[aria-controls="tools"]').click();
  await page.getByRole("combobox").focus();
  await type(page, "lille", "French Tech Lille");
  const [{ code, fatal }] = await fired(page, "error");
  assert.deepEqual({ code, fatal }, { code: "network", fatal: false });
});
