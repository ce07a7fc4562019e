/** Data that takes a while: the page goes on answering, the reader sees how far it is and can stop it. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PATIENCE, PICTURE, fired, leave, open, ready, shown } from "./host.mjs";
import { violations } from "./rules.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

const PLACES = "nom;lat;lon\nLille;50,63;3,06\n";
const SLOW = "**/slow.csv";

/** A map whose data does not come before `release` is called. @param {string} attributes @param {string} [inside] */
async function waiting(attributes, inside = "") {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((/** @type {(value?: unknown) => void} */ resolve) => (release = resolve));
  /** @type {string[]} */
  const given = [];
  const page = await open(`<main><h1>Titre</h1><french-tech-map id="map" ${attributes}>${inside}</french-tech-map></main>`, {
    prepare: async (opened) => {
      opened.on("requestfailed", (request) => given.push(request.url()));
      await opened.route(SLOW, async (route) => {
        await held;
        await route.fulfill({ body: PLACES, headers: { "content-type": "text/csv" } }).catch(() => {});
      });
    },
  });
  return { page, release, given };
}

/** Waits until the browser no longer asks for the slow file. @param {string[]} given */
async function givenUp(given) {
  for (const until = Date.now() + PATIENCE; Date.now() < until && !given.length; ) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.match(given.join(), /slow\.csv/);
}

/** How many handles the program has open, and what the map's shadow tree holds. @param {Page} page */
const left = (page) =>
  page.evaluate(async () => {
    // Of the site as it is developed; readers have one bundle without this.
    const glue = await import(/** @type {string} */ ("/v1/data/data-glue.js"));
    return glue.openHandles();
  });

/** A table of so many rows, as an expression of the page. */
const TABLE = (/** @type {number} */ rows) => `"nom;lat;lon\\n" + Array.from({ length: ${rows} }, (_, i) => \`Lieu \${i};\${45 + (i % 500) / 100};\${(i % 700) / 100}\\n\`).join("")`;

for (const [lang, words, stop] of [["fr", "Chargement des données…", "Annuler"], ["en", "Loading the data…", "Cancel"]]) {
  test(`what takes long says so, and can be stopped (${lang})`, async () => {
    const { page, given, release } = await waiting(`src="slow.csv" lang="${lang}"`, PICTURE);
    const status = page.getByRole("status").filter({ hasText: words });
    await status.waitFor();
    await page.getByRole("progressbar", { name: words }).waitFor();
    const button = page.getByRole("button", { name: stop });
    const box = (await button.boundingBox()) ?? assert.fail();
    assert.ok(box.height >= 44 && box.width >= 44, JSON.stringify(box));
    assert.deepEqual(await violations(page), []);
    await button.focus();
    await page.keyboard.press("Enter");
    await status.waitFor({ state: "detached" });
    const [{ code, fatal }] = await fired(page, "error");
    assert.deepEqual([code, fatal], ["cancelled", true]);
    assert.equal((await shown(page)).picture, true);
    await givenUp(given);
    release();
  });
}

test("what comes soon says nothing of it", async () => {
  const page = await open('<french-tech-map src></french-tech-map>');
  await page.locator("french-tech-map").evaluate((map, text) => {
    const root = /** @type {ShadowRoot} */ (map.shadowRoot);
    const seen = (/** @type {any} */ (window).seen = /** @type {string[]} */ ([]));
    new MutationObserver(() => seen.push(...[...root.querySelectorAll("progress")].map((bar) => bar.localName))).observe(root, { childList: true, subtree: true });
    // With the program there, so few places are no work.
    return /** @type {any} */ (map).setData(text).then(() => (seen.length = 0, /** @type {any} */ (map).setData(text)));
  }, PLACES);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).seen), []);
});

test("a map that is taken away while its data comes leaves nothing behind", async () => {
  const { page, given, release } = await waiting('src="slow.csv"');
  await page.getByRole("status").filter({ hasText: "Chargement" }).waitFor();
  const inside = await page.evaluate(async () => {
    const map = /** @type {HTMLElement} */ (document.querySelector("french-tech-map"));
    map.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return map.shadowRoot?.querySelectorAll(".loading, canvas").length;
  });
  assert.equal(inside, 0);
  assert.equal(await left(page), 0);
  await givenUp(given);
  release();
  assert.deepEqual(await fired(page, "error"), []);
  assert.deepEqual(page.problems, []);
});

test("a map that is taken away while its data is read, or after, holds none of it", async () => {
  const page = await open('<french-tech-map src></french-tech-map>');
  const codes = await page.evaluate(`(async () => {
    const codes = [];
    for (const late of [false, true]) {
      const map = document.createElement("french-tech-map");
      map.setAttribute("src", "");
      document.body.append(map);
      await map.setData("nom;lat;lon\\nA;1;2\\n");
      const report = map.setData(${TABLE(60_000)});
      if (late) await report;
      else await new Promise((resolve) => setTimeout(resolve, 30));
      map.remove();
      codes.push(await report.then(() => "shown", (error) => error.code));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return codes;
  })()`);
  assert.deepEqual(codes, ["cancelled", "shown"]);
  assert.equal(await left(page), 0);
});

test("a large file is read in many slices, between which the page goes on", async () => {
  const page = await open('<french-tech-map src></french-tech-map>');
  const { turns, places } = /** @type {any} */ (
    await page.evaluate(`(async () => {
      const map = document.querySelector("french-tech-map");
      const text = ${TABLE(90_000)};
      await map.setData("nom;lat;lon\\nA;1;2\\n");
      let turns = 0;
      let going = true;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => going && (turns++, setTimeout(() => port2.postMessage(0)));
      port2.postMessage(0);
      const { places } = await map.setData(text);
      going = false;
      return { turns, places };
    })()`)
  );
  assert.equal(places, 90_000);
  assert.ok(turns >= 5, `${turns}`);
});

test("a map that shows something goes on showing it while other data comes, and when that is stopped", async () => {
  const { page, release } = await waiting("src");
  const map = page.locator("french-tech-map");
  await map.evaluate((map, text) => /** @type {any} */ (map).setData(text), PLACES);
  await ready(page);
  await map.evaluate((map) => map.setAttribute("regions", "slow.csv"));
  await page.getByRole("button", { name: "Annuler" }).click();
  await page.waitForFunction(() => /** @type {any} */ (window).fired.some((/** @type {any} */ e) => e.type === "error"));
  const [{ code, fatal }] = await fired(page, "error");
  assert.deepEqual([code, fatal], ["cancelled", false]);
  assert.equal((await shown(page)).canvas, true);
  release();
});
