/**
 * The three examples of other data: the pages as they are published, and the line of each as their guide gives it, pasted
 * into a page of another site that has the files beside it. Each is looked at as a reader does.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, test } from "node:test";

import { SITE_URL, close } from "./browser.mjs";
import { fresh, leave, panelWith } from "./host.mjs";
import { serve } from "./server.mjs";

after(close);
/** @type {(() => Promise<void>)[]} */
const papers = [];
afterEach(async () => {
  await leave();
  await Promise.all(papers.splice(0).map((end) => end()));
});

const FOLDER = new URL("../../www/examples/", import.meta.url);
/** @param {string} name */
const read = (name) => readFile(new URL(name, FOLDER), "utf8");

/**
 * What is seen of each: its title, words of the legend, entries of the list, what the panel of one place says and where its link
 * leads, what is said of areas, and what is gone in an earlier edition.
 */
const EXAMPLES = [
  {
    page: "reseau-2014-2018.html",
    files: ["reseau-2014-2018.csv"],
    legend: ["Métropole French Tech", "Hub French Tech"],
    entries: ["Lille is French Tech", "Canada"],
    select: "Lille is French Tech",
    panel: ["Métropole French Tech", "Lille, titre annoncé en 2014, confirmé par la source."],
    link: /^https:\/\/www\.latribune\.fr\//,
    title: "Métropoles et Hubs French Tech",
    earlier: { edition: "2015", gone: "Canada", counts: ["13", "3"] },
  },
  {
    page: "prefectures.html",
    title: "Préfectures de région et de département",
    // Their prefectures lie by the sea, which simplified outlines may leave outside.
    areas: ["Var, Préfecture de département", "Corse-du-Sud, Préfecture de région", "Guyane, Préfecture de région"],
    files: ["prefectures.csv", "departements.geojson"],
    legend: ["Préfecture de région", "Préfecture de département"],
    entries: ["Mamoudzou", "Bourg-en-Bresse"],
    select: "Lille",
    panel: ["Préfecture de région", "Nord (59)"],
  },
  {
    page: "italie.html",
    title: "Aéroports à code IATA des régions d’Italie",
    files: ["aeroports-italie.csv", "italie.geojson"],
    legend: ["Quatre aéroports ou plus", "Un à trois aéroports", "Aucun aéroport"],
    entries: ["Sicilia", "Molise"],
    select: "Sicilia",
    panel: ["Quatre aéroports ou plus", "Catania / Fontanarossa (CTA)"],
  },
];

/** The lines of the guide, by the page that they are of. */
const GUIDE = await read("README.md");
const LINES = Object.fromEntries(
  [...GUIDE.matchAll(/^## `([\w-]+\.html)`[^\n]*\n+```html\n([\s\S]*?)\n```$/gm)].map(([, page, line]) => [page, line]),
);

/** @param {import("playwright-core").Page} page @param {typeof EXAMPLES[number]} example */
async function looksRight(page, { title, legend, entries, select, panel, link, areas = [], earlier }) {
  await page.locator('section[data-state="live"]').waitFor();
  const list = page.locator("french-tech-map .list");
  await page.getByRole("button", { name: "Afficher la liste" }).click();
  const has = (/** @type {string} */ words) => list.getByText(words, { exact: false }).first().waitFor();
  for (const words of [title, ...legend, ...entries]) await has(words);
  for (const area of areas) await page.locator(`.mirror button[aria-label^="${area}"]`).waitFor({ state: "attached" });
  await find(page, select);
  for (const words of panel) await panelWith(page, words);
  if (link) assert.match((await page.locator(".panel .body a").first().getAttribute("href")) ?? "", link);
  if (!earlier) return;
  await page.getByRole("button", { name: "Édition précédente" }).click();
  const filters = page.locator(".filters button");
  for (const [i, count] of earlier.counts.entries()) await filters.nth(i).filter({ hasText: new RegExp(`\\D${count}$`) }).waitFor();
  await list.getByText(earlier.gone).first().waitFor({ state: "detached" });
  await page.locator(".stepper .edition").filter({ hasText: earlier.edition }).waitFor();
}

/** Opens a place by the search. @param {import("playwright-core").Page} page @param {string} name */
async function find(page, name) {
  await page.getByRole("button", { name: /^Explorer/ }).click();
  const field = page.getByRole("combobox");
  await field.fill(name);
  await page.getByRole("option", { name }).first().waitFor();
  await field.press("ArrowDown");
  await field.press("Enter");
}

test("the guide gives the line of each page, the same as in the page", async () => {
  assert.deepEqual(Object.keys(LINES), EXAMPLES.map(({ page }) => page));
  for (const { page } of EXAMPLES) {
    const text = await read(page);
    assert.ok(text.includes(LINES[page].replace("https://maps.example/", "../")), page);
    assert.ok(text.includes(`<code>${LINES[page].replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</code>`), page);
  }
});

for (const example of EXAMPLES) {
  test(`${example.page}, as published: a reader finds what is in the files`, async () => {
    const page = await fresh({ reducedMotion: "reduce" });
    /** @type {string[]} */
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${SITE_URL}/examples/${example.page}`);
    await looksRight(page, example);
    assert.deepEqual(requests.filter((url) => !url.startsWith(SITE_URL) && !url.startsWith("data:")), []);
    // What the head asks for early is what the map needs, and is fetched once.
    const early = await page.locator('link[rel="modulepreload"], link[rel="preload"]').evaluateAll((links) => links.map((link) => /** @type {HTMLLinkElement} */ (link).href));
    assert.equal(early.length, 3);
    const fetched = (/** @type {string} */ url) => requests.filter((other) => other === url).length;
    assert.deepEqual(early.map(fetched), [1, 1, 1], early.join(" "));
    assert.deepEqual(page.problems, []);
  });

  test(`${example.page}: its line works in a page of another site`, async () => {
    const files = await Promise.all(
      example.files.map(async (name) => {
        const type = name.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/geo+json";
        return [`/${name}`, { headers: { "content-type": type }, body: await read(name) }];
      }),
    );
    const line = LINES[example.page].replaceAll("https://maps.example", SITE_URL);
    const body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Journal</title><link rel="icon" href="data:,"><body>${line}`;
    const paper = await serve({ "/": { body }, ...Object.fromEntries(files) });
    papers.push(paper.close);
    const page = await fresh({ reducedMotion: "reduce", viewport: { width: 1000, height: 900 } });
    await page.goto(paper.url);
    await looksRight(page, example);
    assert.deepEqual(page.problems, []);
  });
}

for (const { page: path } of EXAMPLES) {
  test(`${path} names its sources, and has nothing to scroll sideways at 320 px`, async () => {
    const page = await fresh({ viewport: { width: 320, height: 640 } });
    await page.goto(`${SITE_URL}/examples/${path}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const foot = page.locator(".foot");
    assert.match((await foot.textContent()) ?? "", /licence|Licence|Faits/);
    for (const link of await foot.getByRole("link").all()) {
      const address = new URL((await link.getAttribute("href")) ?? "", page.url());
      assert.equal((await fetch(address)).status, 200);
    }
  });
}
