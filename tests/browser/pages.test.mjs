/** The host pages as they are published: their policy, their privacy, their stillness, their accessibility. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, test } from "node:test";

import { SITE_URL, close } from "./browser.mjs";
import { fresh, leave, panelWith } from "./host.mjs";

after(close);
afterEach(leave);

const PAGES = ["index.html", "monde.html"];

/** @param {string} path @param {import("playwright-core").BrowserContextOptions} [options] */
async function visit(path, options) {
  const opened = await fresh(options);
  await opened.goto(`${SITE_URL}/${path}`);
  await opened.locator('section[data-state="live"]').waitFor();
  return opened;
}

/** The rules that a page breaks. @param {import("playwright-core").Page} opened */
async function violations(opened) {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await opened.evaluate(source);
  return opened.evaluate(async () => {
    // @ts-ignore Defined by the script above.
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.target.join(" ")).join(", ")}`);
  });
}

for (const path of PAGES) {
  test(`${path} runs under its own policy, asks nobody else and stores nothing`, async () => {
    /** @type {string[]} */
    const requests = [];
    const opened = await fresh();
      opened.on("request", (request) => requests.push(request.url()));
    await opened.goto(`${SITE_URL}/${path}`);
    await opened.locator('section[data-state="live"]').waitFor();
    await opened.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).showView("world"));
    await opened.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).select("lille"));
    await panelWith(opened, "French Tech Lille");
    const strangers = requests.filter((url) => !url.startsWith(SITE_URL) && !url.startsWith("data:"));
    assert.deepEqual(strangers, []);
    const kept = await opened.evaluate(async () => [
      document.cookie,
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    assert.deepEqual(kept, ["", 0, 0, 0, 0]);
    assert.deepEqual(opened.problems, []);
  });

  for (const width of [1280, 360]) {
    test(`${path} at ${width} px: nothing moves while the map comes alive`, async () => {
      const opened = await fresh({ viewport: { width, height: 800 } });
          await opened.addInitScript(() => {
        /** @type {any} */ (window).shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) /** @type {any} */ (window).shift += /** @type {any} */ (entry).value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      await opened.goto(`${SITE_URL}/${path}`);
      await opened.locator('section[data-state="live"]').waitFor();
      await opened.waitForTimeout(200);
      assert.equal(await opened.evaluate(() => /** @type {any} */ (window).shift), 0);
    });
  }

  test(`${path} has nothing to scroll sideways at 320 px`, async () => {
    const opened = await visit(path, { viewport: { width: 320, height: 640 } });
    assert.equal(await opened.evaluate(() => document.documentElement.scrollWidth), 320);
  });

  test(`${path} passes axe in every state`, { timeout: 60_000 }, async () => {
    const opened = await visit(path);
    const map = opened.locator("french-tech-map");
    const place = path === "index.html" ? "lille" : "new-york";
    const area = path === "index.html" ? "region:32" : "country:US";
    assert.deepEqual(await violations(opened), [], "at the start");
    await map.evaluate((map, id) => /** @type {any} */ (map).select(id), area);
    assert.deepEqual(await violations(opened), [], "a region or a country open");
    await map.evaluate((map, id) => /** @type {any} */ (map).select(id), place);
    assert.deepEqual(await violations(opened), [], "a place open");
    await opened.getByRole("button", { name: "Afficher la liste" }).click();
    await opened.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await violations(opened), [], "the list, dark");
    await opened.setViewportSize({ width: 320, height: 640 });
    await map.evaluate((map) => map.setAttribute("lang", "en"));
    assert.deepEqual(await violations(opened), [], "320 px, English");
  });
}

test("the link in the text opens Lille on the map", async () => {
  const opened = await visit("index.html");
  await opened.getByRole("link", { name: "Voir l’histoire de Lille sur la carte" }).click();
  await panelWith(opened, "French Tech Lille");
});
