/** Data of a page's own: what is said of it, how it comes, and what is left when it does not. */
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { fired, leave, open, ready } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

const CORPUS = new URL("../corpus/intake/", import.meta.url);
const PLACES = "nom;lat;lon\nLille;50,63;3,06\nLyon;45,76;4,84\n";
const BAD = "nom;lat;lon\nLille;91;170\n";

/** The files of the corpus with what is said of each. */
async function corpus() {
  const files = [];
  for (const folder of ["geojson", "table"]) {
    const names = await readdir(new URL(folder, CORPUS));
    for (const name of names.filter((name) => !/\.(md|expected)$/.test(name))) {
      const path = new URL(`${folder}/${name}`, CORPUS);
      const expected = new URL(path.href.replace(/\.\w+$/, ".expected"));
      files.push({ name, bytes: await readFile(path), expected: await readFile(expected, "utf8") });
    }
  }
  return files;
}

/** Supplies bytes as a file, and says what became of it as `.expected` has it. @param {Page} page @param {string} name @param {string} base64 */
function said(page, name, base64) {
  return page.evaluate(
    async ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const map = /** @type {any} */ (document.querySelector("french-tech-map"));
      const report = await map.setData(new File([bytes], name)).catch((/** @type {any} */ error) => {
        if (error.code !== "unusable-data") throw error;
        return error.report;
      });
      const { areas, places, tiers, columns, problems } = report;
      let out = `areas ${areas} places ${places} tiers ${tiers}\n`;
      for (const { column, role } of columns) out += `column ${column} = ${role ?? "nothing"}\n`;
      // Whether shapes have a code is not said of a file, but of the map that it becomes.
      for (const { severity, code, where, value, message } of problems.filter(({ code }) => code !== "unknown-code")) {
        out += `${severity} ${code} ${[where, value, message].filter(Boolean).join(": ")}\n`;
      }
      return out;
    },
    [name, base64],
  );
}

/** Names of columns as they are, not as Rust quotes them. @param {string} expected */
const unquoted = (expected) => expected.replace(/^column "(.*)" = /gm, (_, name) => `column ${unescaped(name)} = `);

/** @param {string} text */
const unescaped = (text) =>
  text.replace(/\\(u\{([0-9a-f]+)\}|.)/g, (_, one, code) => (code ? String.fromCodePoint(parseInt(code, 16)) : ({ n: "\n", r: "\r", t: "\t", 0: "\0" }[one] ?? one)));

test("of every file of the corpus the browser says what is expected", async () => {
  const page = await open("<french-tech-map src></french-tech-map>");
  const different = [];
  const files = await corpus();
  assert.ok(files.length > 200, `${files.length}`);
  for (const { name, bytes, expected } of files) {
    const now = await said(page, name, bytes.toString("base64"));
    if (now !== unquoted(expected)) different.push(`${name}\nexpected:\n${unquoted(expected)}now:\n${now}`);
  }
  assert.deepEqual(different, []);
});

/** A page with a map of its own data, at the addresses of which are these files. @param {string} attributes @param {Record<string, string>} files @param {Parameters<typeof open>[1]} [options] */
async function supplied(attributes, files, options = {}) {
  /** @type {string[]} */
  const asked = [];
  const page = await open(`<french-tech-map id="map" ${attributes}></french-tech-map>`, {
    ...options,
    prepare: async (opened) => {
      opened.on("request", (request) => asked.push(new URL(request.url()).pathname));
      for (const [name, body] of Object.entries(files)) {
        await opened.route(`**/${name}`, (route) => route.fulfill({ body, headers: { "content-type": "text/plain" } }));
      }
      await options.prepare?.(opened);
    },
  });
  return { page, asked };
}

test("a page with data of its own fetches the program for that, and not the built-in one", async () => {
  const { page, asked } = await supplied('src="places.csv"', { "places.csv": PLACES });
  await ready(page);
  const [report] = await fired(page, "data");
  assert.deepEqual([report.places, report.areas, report.errors], [2, 0, 0]);
  assert.match(report.text, /^places\.csv: 2 places, 0 areas, 1 tier\n/);
  const programs = asked.filter((path) => path.endsWith(".wasm"));
  assert.equal(programs.length, 1);
  assert.match(programs[0], /data/);
  assert.deepEqual(page.problems, []);
});

test("a page without such data fetches nothing of it", async () => {
  const { page, asked } = await supplied("", {});
  await ready(page);
  assert.deepEqual(asked.filter((path) => /data/.test(path)), []);
});

test("what is wrong with an update leaves the map as it was", async () => {
  const { page } = await supplied('src="places.csv"', { "places.csv": PLACES, "bad.csv": BAD });
  await ready(page);
  const map = page.locator("french-tech-map");
  await map.evaluate((map) => map.setAttribute("src", "bad.csv"));
  await page.waitForFunction(() => /** @type {any} */ (window).fired.some((/** @type {any} */ e) => e.type === "error"));
  const [{ code, message, fatal }] = await fired(page, "error");
  assert.deepEqual([code, fatal], ["unusable-data", false]);
  assert.match(message, /error \[outside-earth\] line 2, lat: 91: a latitude goes from −90 to 90/);
  assert.equal(await map.locator("canvas").count(), 1);
  // And the next one is shown.
  await map.evaluate((map, text) => /** @type {any} */ (map).setData(text), PLACES + "Nantes;47,2;-1,55\n");
  assert.deepEqual((await fired(page, "data")).map(({ places }) => places), [2, 3]);
  assert.equal((await fired(page, "ready")).length, 1);
});

test("strict refuses all of a file with an error", async () => {
  const { page } = await supplied("src strict", {});
  const outcome = await page.locator("french-tech-map").evaluate(async (map, text) => {
    const strict = await /** @type {any} */ (map).setData(text).catch((/** @type {any} */ error) => error.code);
    const { places, errors } = await /** @type {any} */ (map).setData(text, { strict: false });
    return { strict, places, errors };
  }, PLACES + "Brest;95;-4\n");
  assert.deepEqual(outcome, { strict: "unusable-data", places: 2, errors: 1 });
});

test("the built-in map gives way to a page's own data, and comes back when that is taken away", async () => {
  const { page } = await supplied("", { "places.csv": PLACES });
  await ready(page);
  const map = page.locator("french-tech-map");
  await map.evaluate((map) => map.setAttribute("src", "places.csv"));
  await ready(page, 2);
  assert.equal((await fired(page, "data")).length, 1);
  await map.evaluate((map) => map.removeAttribute("src"));
  await ready(page, 3);
  assert.equal(await map.locator("canvas").count(), 1);
  assert.deepEqual(page.problems, []);
});

test("what cannot be fetched is named", async () => {
  for (const [src, code, words] of [
    ["nowhere.csv", "network", /nowhere\.csv could not be fetched: status 404/],
    ["ftp://example.org/places.csv", "bad-address", /src is no address of the web: « ftp:/],
    ["page.html", "unusable-data", /page\.html: .*\nerror \[not-data\] is an HTML page, perhaps a page to log in/],
  ]) {
    const { page } = await supplied(`src="${src}"`, { "page.html": "<!doctype html><title>Connexion</title>" });
    await page.waitForFunction(() => /** @type {any} */ (window).fired.some((/** @type {any} */ e) => e.type === "error"));
    const [error] = await fired(page, "error");
    assert.deepEqual([error.code, error.fatal], [code, true], `${src}`);
    assert.match(error.message, /** @type {RegExp} */ (words));
    await page.getByText("Les données n’ont pas pu être affichées.").waitFor();
  }
});

test("collections and texts, with shapes to join them to, are the same data", async () => {
  const { page } = await supplied("src", {});
  const reports = await page.locator("french-tech-map").evaluate(async (map) => {
    const own = /** @type {any} */ (map);
    const place = (/** @type {string} */ name) => ({ type: "Feature", properties: { name }, geometry: { type: "Point", coordinates: [3, 50] } });
    const ring = [[3, 50], [4, 50], [4, 51], [3, 50]];
    const area = { type: "Feature", properties: { name: "Nord", code: "59" }, geometry: { type: "Polygon", coordinates: [ring] } };
    const collection = { type: "FeatureCollection", features: [place("É𝒳\ud800"), place("B")] };
    const object = await own.setData(collection);
    const text = await own.setData(JSON.stringify(collection));
    const both = await Promise.all([own.setData("nom;code\nLille;59\n"), own.setRegions({ type: "FeatureCollection", features: [area] })]);
    return { object, text, both };
  });
  assert.deepEqual(reports.object, reports.text);
  assert.deepEqual(reports.both[0], reports.both[1]);
  assert.deepEqual([reports.both[0].places, reports.both[0].areas], [1, 1]);
  assert.match(reports.both[0].text, /regions: 0 places, 1 area, .*\n[^]*data: 1 place, 0 areas/);
});
