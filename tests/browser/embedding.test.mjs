/** Every example of EMBEDDING.md, pasted into a page of another site: the map or the picture appears. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, test } from "node:test";

import { parse } from "@wordpress/block-serialization-default-parser";

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

const GUIDE = await readFile(new URL("../../EMBEDDING.md", import.meta.url), "utf8");

/** What the newspaper has published beside its article. */
const DATA = "nom;rang;lat;lon\nHôpital de Lille;hopital;50,63;3,06\nMaison de santé de Brest;maison;48,39;-4,49\n";

/** The examples, each with the heading that it stands under. */
function* examples() {
  let heading = "";
  for (const [, title, html] of GUIDE.matchAll(/^## (.*)$|^```html\n([\s\S]*?)^```$/gm)) {
    if (title) heading = title;
    else yield { heading, html };
  }
}

/** Files that examples of own data have beside them, by name. */
const FILES = await Promise.all(
  ["prefectures.csv", "departements.geojson", "aeroports-italie.csv", "italie.geojson"].map(async (name) => {
    const body = await readFile(new URL(`../../www/examples/${name}`, import.meta.url), "utf8");
    return [`/${name}`, { headers: { "content-type": name.endsWith("csv") ? "text/csv" : "application/geo+json" }, body }];
  }),
);

/** @param {string} html @param {Record<string, string>} [headers] */
async function paste(html, headers) {
  const body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Journal</title><link rel="icon" href="data:,"><body>${html.replaceAll("https://maps.example", SITE_URL)}`;
  const data = { headers: { "content-type": "text/csv; charset=utf-8" }, body: DATA };
  const paper = await serve({ "/": { body, headers }, "/lieux.csv": data, ...Object.fromEntries(FILES) });
  papers.push(paper.close);
  const page = await fresh({ reducedMotion: "reduce", viewport: { width: 1000, height: 900 } });
  await page.goto(paper.url);
  return page;
}

/** What is seen of an example. @param {import("playwright-core").Page} page @param {string} html */
async function appears(page, html) {
  if (html.includes("<french-tech-map")) {
    await page.locator('section[data-state="live"]').waitFor();
  } else if (html.includes("<iframe")) {
    await page.frameLocator("iframe").locator('section[data-state="live"]').waitFor();
  } else {
    assert.ok(await page.locator("img").evaluate(async (image) => {
      const picture = /** @type {HTMLImageElement} */ (image);
      await picture.decode();
      return picture.naturalWidth > 0 && picture.getBoundingClientRect().height > 100;
    }));
  }
}

const all = [...examples()];

test("the guide has an example of each way, and of each for WordPress", () => {
  const headings = all.map(({ heading }) => heading);
  const own = ["Your own data", "Your own data", "Your own data"];
  assert.deepEqual(headings, ["Element", "Iframe", "Iframe", "Picture", "Picture", "WordPress", "WordPress", ...own, "Colours"]);
});

test("WordPress reads each of its examples as one block of HTML that holds all of it, also between other blocks", () => {
  const before = "<!-- wp:paragraph -->\n<p>Avant</p>\n<!-- /wp:paragraph -->\n\n";
  for (const { html } of all.filter(({ heading }) => heading === "WordPress")) {
    for (const post of [html, before + html, `${before}${html}\n${before}`]) {
      const blocks = parse(post).filter(({ blockName, innerHTML }) => blockName || innerHTML.trim());
      const own = blocks.filter(({ blockName }) => blockName === "core/html");
      const others = blocks.filter(({ blockName }) => blockName !== "core/html");
      assert.equal(own.length, 1);
      assert.equal(`<!-- wp:html -->${own[0].innerHTML}<!-- /wp:html -->\n`, html);
      assert.ok(others.every(({ blockName, innerHTML }) => blockName === "core/paragraph" && innerHTML.includes("<p>Avant</p>")));
    }
  }
});

for (const [i, { heading, html }] of all.entries()) {
  test(`example ${i + 1}, ${heading}: it appears, and its links lead somewhere`, async () => {
    const page = await paste(html);
    await appears(page, html);
    for (const link of await page.locator("body > p > a").all()) {
      assert.equal((await fetch((await link.getAttribute("href")) ?? "")).status, 200);
    }
    assert.deepEqual(page.problems, []);
  });
}

test("a page that listens itself makes the frame as tall as its map", async () => {
  const { html } = all.filter(({ html }) => html.includes("addEventListener"))[0];
  const page = await paste(html);
  await appears(page, html);
  const frame = page.frames()[1];
  await page.waitForFunction(() => document.querySelector("iframe")?.style.height !== "");
  const tall = (await page.locator("iframe").boundingBox())?.height ?? 0;
  await frame.locator(".list-button").click();
  await page.waitForFunction((before) => (document.querySelector("iframe")?.getBoundingClientRect().height ?? 0) > before + 300, tall);
  assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight), true);
});

test("own data by attributes: places on the areas of the file, under the title that stands in the element", async () => {
  const [{ html }] = all.filter(({ heading }) => heading === "Your own data");
  const page = await paste(html);
  await appears(page, html);
  await page.getByRole("button", { name: "Afficher la liste" }).click();
  const list = page.locator("french-tech-map .list");
  await list.getByText("Préfectures de région et de département").waitFor();
  await list.getByText("Pas-de-Calais", { exact: true }).first().waitFor();
  await page.locator('.mirror button[aria-label^="Toulon,"][aria-label$=" · Var"]').waitFor({ state: "attached" });
  assert.deepEqual(page.problems, []);
});

test("own data with its title, credit and ranks in attributes", async () => {
  const [, { html }] = all.filter(({ heading }) => heading === "Your own data");
  const page = await paste(html);
  await appears(page, html);
  await page.locator('.mirror button[aria-label^="Hôpital de Lille"]').waitFor({ state: "attached" });
  const svg = await page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).toSVG());
  for (const part of ["Hôpitaux et maisons de santé", "ministère de la Santé", "#a3123a"]) assert.ok(svg.includes(part), part);
});

test("own data by methods: the report is said, and the reader finds the rows with their ranks in the areas of their codes", async () => {
  const [, , { html }] = all.filter(({ heading }) => heading === "Your own data");
  const page = await paste(html);
  await appears(page, html);
  await page.getByText("20 lignes, 0 erreurs").waitFor();
  await page.locator('.mirror button[aria-label^="Sicilia"]').first().focus();
  await page.keyboard.press("Enter");
  await panelWith(page, "Quatre aéroports ou plus");
  await page.getByRole("button", { name: "Afficher la liste" }).click();
  await page.locator("french-tech-map .list").getByText("Les aéroports d’Italie").waitFor();
  await page.locator("french-tech-map").evaluate((map) => map.setAttribute("lang", "en"));
  await page.locator("french-tech-map .list").getByText("Four airports or more").first().waitFor();
  assert.deepEqual(page.problems, []);
});

test("the policies of the guide are enough for the ways that they are given for", async () => {
  const rows = [...GUIDE.matchAll(/^\| (element|iframe|picture) \| `([^`]*)` \|$/gm)];
  assert.deepEqual(rows.map(([, way]) => way), ["element", "iframe", "picture"]);
  for (const [, way, directives] of rows) {
    const { html } = all.filter(({ heading }) => heading.toLowerCase() === way)[0];
    const policy = `default-src 'none'; style-src-attr 'unsafe-inline'; ${directives.replaceAll("https://maps.example", SITE_URL)}`;
    const page = await paste(html.replace(' loading="lazy"', ""), { "content-security-policy": policy });
    await appears(page, html);
    if (way === "element") await page.locator(".controls").waitFor();
    // The page's own icon is none of the map's.
    assert.deepEqual(page.problems.filter((problem) => !problem.includes("data:,")), [], way);
  }
});

test("everything that the guide says the frame's address can say is understood", async () => {
  const [, names] = GUIDE.match(/attributes of the element say \(([^)]*)\)/) ?? [];
  const listed = [...names.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).sort();
  /** @type {Record<string, string>} */
  const values = {
    controls: "zoom list", edition: "2019", gestures: "greedy", history: "none", lang: "fr", loading: "eager", "max-height": "500",
    region: "32", selected: "lille", theme: "auto", view: "france",
  };
  assert.deepEqual(listed, Object.keys(values).sort());
  const page = await fresh();
  /** @type {string[]} */
  const warned = [];
  page.on("console", (message) => message.type() === "warning" && warned.push(message.text()));
  await page.goto(`${SITE_URL}/v1/frame.html?${new URLSearchParams({ ...values, accent: "bd1d2d,ff8578" })}`);
  await page.locator('section[data-state="live"]').waitFor();
  assert.deepEqual(warned, []);
  for (const [name, value] of Object.entries(values)) assert.equal(await page.locator("french-tech-map").getAttribute(name), value);
});

test("the configurator, which the guide begins with, shows the map and writes each code", async () => {
  const page = await fresh({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${SITE_URL}/embed.html`);
  await page.locator('section[data-state="live"]').waitFor();
  for (const way of ["element", "iframe", "picture"]) {
    const code = page.locator(`#code-${way}`);
    await page.waitForFunction((id) => /** @type {HTMLTextAreaElement | null} */ (document.getElementById(id))?.value, `code-${way}`);
    assert.match(await code.inputValue(), /2019/);
  }
  assert.deepEqual(page.problems, []);
});
