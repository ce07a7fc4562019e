/**
 * Text stays text: a hundred names that programs have taken for more (`tests/corpus/text/`), from the data and from the page's
 * attributes, in the panel, the list, the buttons, the canvas, the SVG and the piece of HTML.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, test } from "node:test";

import { SITE_URL, close } from "./browser.mjs";
import { PICTURE, fired, leave, open, openMap, ready } from "./host.mjs";

after(close);
afterEach(leave);

/** @type {{ kind: string, text: string }[]} */
const CORPUS = JSON.parse(await readFile(new URL("../corpus/text/hostile.json", import.meta.url), "utf8"));
assert.equal(CORPUS.length, 100);
const TEXTS = CORPUS.map(({ text }) => text);

/** What of an element's words is left once white space and what nobody sees are put aside. @param {string} text */
const bare = (text) => text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, "");

/** A page on which a script that runs by mistake is noticed. @param {import("./host.mjs").Page} opened */
const guard = (opened) =>
  opened.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "msgbox"]) {
      Object.assign(window, { [name]: () => (/** @type {any} */ (window).ran = name) });
    }
  });

/** @param {import("./host.mjs").Page} page */
async function nothingRan(page) {
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).ran), undefined);
  const links = await page.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll("french-tech-map")].map((map) => map.shadowRoot ?? document)];
    return roots.flatMap((root) => [...root.querySelectorAll("a")].map((link) => link.protocol));
  });
  assert.deepEqual(links.filter((protocol) => !/^https?:$/.test(protocol)), []);
}

/** Elements, and attributes that run or load something, below a node. @param {import("playwright-core").Locator} inside */
const made = (inside) =>
  inside.evaluateAll((nodes) => {
    const all = nodes.flatMap((node) => [node, ...node.querySelectorAll("*")]);
    const active = all.flatMap((node) => node.getAttributeNames().filter((name) => /^on|^src$|^style$|^xlink|^formaction$/.test(name)));
    return { tags: [...new Set(all.map((node) => node.localName))].sort(), active };
  });

const hostile = async (/** @type {import("./host.mjs").Page} */ opened) => {
  for (const [file, other] of [["france", "hostile"], ["sources", "hostile.sources"]]) {
    await opened.route(`**/v1/${file}*.bin`, async (route) => {
      await guard(opened);
      await route.fulfill({ response: await route.fetch({ url: `${SITE_URL}/${other}.bin` }) });
    });
  }
};

test("names of the data are text in the list of both views, and nothing else is made of them", async () => {
  const page = await openMap("", { prepare: async (opened) => (await guard(opened), hostile(opened)) });
  let words = "";
  await page.getByRole("button", { name: "Afficher la liste" }).click();
  for (const view of ["france", "world"]) {
    await page.locator("#map").evaluate((map, view) => /** @type {any} */ (map).showView(view), view);
    await page.waitForFunction((view) => document.querySelector("#map")?.shadowRoot?.querySelector("section")?.dataset.view === view, view);
    await page.waitForTimeout(300);
    words += await page.locator("#map .list").evaluate((list) => list.textContent);
    const { tags, active } = await made(page.locator("#map .list"));
    assert.deepEqual(active, []);
    const known = ["a", "div", "h3", "h4", "h5", "li", "p", "path", "section", "span", "svg", "ul"];
    assert.deepEqual(tags.filter((tag) => !known.includes(tag)), []);
  }
  const found = bare(words);
  for (const text of TEXTS) assert.ok(found.includes(bare(text)), `« ${text} » is not in the list`);
  await nothingRan(page);
  assert.deepEqual(page.problems, []);
});

test("they are text in the panel, in the tooltip, in the names of the buttons, on the canvas and in the picture that is saved", async () => {
  const page = await openMap(`theme="light"`, { prepare: async (opened) => (await guard(opened), hostile(opened)) });
  const map = page.locator("#map");
  const labels = await page.locator("#map .mirror button").evaluateAll((buttons) => buttons.map((button) => [/** @type {HTMLElement} */ (button).dataset.id ?? "", button.ariaLabel ?? ""]));
  const places = labels.filter(([id]) => id && !id.includes(":"));
  assert.ok(places.length >= 38, String(places.length));
  for (const [id, name] of places) {
    await map.evaluate((map, id) => /** @type {any} */ (map).select(id), id);
    const panel = page.locator("#map .panel");
    const heading = await panel.locator("h3").evaluate((heading) => heading.textContent);
    assert.ok(bare(heading).length > 0 && bare(name).startsWith(bare(heading)), `${id}: « ${heading} », « ${name} »`);
    assert.deepEqual((await made(panel)).active, []);
  }
  await map.evaluate((map) => /** @type {any} */ (map).select(null));
  const svg = await map.evaluate((map) => /** @type {any} */ (map).toSVG());
  const read = await page.evaluate((svg) => {
    const all = [...new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("*")];
    return {
      tags: [...new Set(all.map((node) => node.nodeName))].sort(),
      active: all.flatMap((node) => node.getAttributeNames()).filter((name) => /^on|href|^style$|^id$/.test(name)),
    };
  }, svg);
  assert.deepEqual(read, { tags: ["circle", "desc", "path", "svg", "text", "title"], active: [] });
  await nothingRan(page);
  assert.deepEqual(page.problems, []);
});

for (const javaScriptEnabled of [true, false]) {
  test(`they are text in the piece of HTML, ${javaScriptEnabled ? "alive" : "without a script"}`, async () => {
    let words = "";
    for (const view of ["france", "world"]) {
      const piece = await (await fetch(`${SITE_URL}/hostile.${view}.html`)).text();
      const page = await open(piece, { javaScriptEnabled, prepare: guard });
      const inside = page.locator("french-tech-map");
      words += await inside.evaluate((map) => map.textContent);
      const { tags, active } = await made(inside);
      assert.deepEqual(active, []);
      const known = ["a", "circle", "desc", "details", "div", "french-tech-map", "h3", "h4", "h5", "li", "p", "path", "section", "span", "summary", "svg", "text", "title", "ul"];
      assert.deepEqual(tags.filter((tag) => !known.includes(tag)), []);
      if (javaScriptEnabled) await nothingRan(page);
    }
    const found = bare(words);
    for (const text of TEXTS) assert.ok(found.includes(bare(text)), `« ${text} » is not there`);
  });
}

test("in attributes and in the address they are unknown words, told as text, and the map goes on", async () => {
  const page = await open(`<french-tech-map id="map">${PICTURE}</french-tech-map>`, { prepare: guard });
  await ready(page);
  await page.evaluate((texts) => {
    const map = /** @type {HTMLElement} */ (document.getElementById("map"));
    for (const name of ["edition", "view", "region", "selected", "theme", "lang", "gestures", "controls", "max-height", "loading", "history", "style", "class"]) {
      for (const text of texts) map.setAttribute(name, text);
      map.removeAttribute(name);
    }
    for (const text of texts) {
      /** @type {any} */ (map).select(text);
      /** @type {any} */ (map).setEdition(text);
      location.hash = `hub=${encodeURIComponent(text)}&edition=${encodeURIComponent(text)}`;
    }
  }, TEXTS);
  await page.waitForTimeout(300);
  const errors = await fired(page, "error");
  const codes = [...new Set(errors.map(({ code, fatal }) => `${code} ${fatal}`))].sort();
  assert.deepEqual(codes, ["unknown-edition false", "unknown-feature false", "unknown-theme false", "unknown-view false"]);
  assert.ok(errors.some(({ message }) => message.includes("<script>alert(1)</script>")), "the message has the value");
  await page.locator("#map").evaluate((map) => /** @type {any} */ (map).select("lille"));
  await page.locator("#map .panel h3").filter({ hasText: "Lille" }).waitFor();
  await nothingRan(page);
  assert.deepEqual(page.problems, []);
});
