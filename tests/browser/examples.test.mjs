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
 * What is seen of each: words of the legend, entries of the list, what the panel of one place says and where its link leads,
 * and what comes with another edition.
 */
const EXAMPLES = [
  {
    page: "reseau-2014-2018.html",
    files: ["reseau-2014-2018.csv"],
    legend: ["Métropole French Tech"],
    entries: ["Lille is French Tech", "Hauts-de-France"],
    select: "Lille is French Tech",
    panel: ["Métropole French Tech", "Lille, titre confirmé par la source"],
    link: /^https:\/\/www\.latribune\.fr\//,
    later: { edition: "2016-2018", words: ["Hub French Tech", "Canada"] },
  },
  {
    page: "prefectures.html",
    files: ["prefectures.csv", "departements.geojson"],
    legend: ["Préfecture de région", "Préfecture de département"],
    entries: ["Mamoudzou", "Bourg-en-Bresse"],
    select: "Lille",
    panel: ["Préfecture de région", "Nord (59)"],
  },
  {
    page: "italie.html",
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

/** Whether the element of this site can be given other data. @param {import("playwright-core").Page} page */
async function able(page) {
  return page.evaluate(async (site) => {
    await import(`${site}/v1/french-tech-map.js`);
    return "setData" in (customElements.get("french-tech-map")?.prototype ?? {});
  }, SITE_URL);
}

/** A page of the site, if its element is able to; else the test is left out. @param {import("node:test").TestContext} t */
async function ready(t) {
  const page = await fresh({ reducedMotion: "reduce" });
  await page.goto(`${SITE_URL}/index.html`);
  if (await able(page)) return true;
  t.skip("the element of this build takes no data: it has no setData()");
  return false;
}

/** @param {import("playwright-core").Page} page @param {typeof EXAMPLES[number]} example */
async function looksRight(page, { legend, entries, select, panel, link, later }) {
  await page.locator('section[data-state="live"]').waitFor();
  const button = page.locator(`.mirror button[aria-label^="${select}"]`).first();
  await button.waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Afficher la liste" }).click();
  const map = page.locator("french-tech-map");
  const has = (/** @type {string} */ words) => map.getByText(words, { exact: false }).first().waitFor({ state: "attached" });
  for (const words of [...legend, ...entries]) await has(words);
  await button.focus();
  await page.keyboard.press("Enter");
  for (const words of panel) await panelWith(page, words);
  if (link) assert.match((await page.locator(".panel .body a").first().getAttribute("href")) ?? "", link);
  if (!later) return;
  await map.evaluate((map, edition) => map.setAttribute("edition", edition), later.edition);
  for (const words of later.words) await has(words);
}

test("the guide gives the line of each page, the same as in the page", async () => {
  assert.deepEqual(Object.keys(LINES), EXAMPLES.map(({ page }) => page));
  for (const { page } of EXAMPLES) {
    assert.ok((await read(page)).includes(LINES[page].replace("https://maps.example/", "../")), page);
  }
});

for (const example of EXAMPLES) {
  test(`${example.page}, as published: a reader finds what is in the files`, async (t) => {
    if (!(await ready(t))) return;
    const page = await fresh({ reducedMotion: "reduce" });
    /** @type {string[]} */
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${SITE_URL}/examples/${example.page}`);
    await looksRight(page, example);
    assert.deepEqual(requests.filter((url) => !url.startsWith(SITE_URL) && !url.startsWith("data:")), []);
    assert.deepEqual(page.problems, []);
  });

  test(`${example.page}: its line works in a page of another site`, async (t) => {
    if (!(await ready(t))) return;
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
