/**
 * Pages that would break what stands in them. In each the map is ready, answers, and its drawing is the one of a page that
 * leaves it alone. SHOTS=folder keeps a picture of each.
 */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PICTURE, click, drawing, fired, leave, open, panelWith, ready } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */
/** @typedef {Parameters<typeof open>[1]} Options */

const MAP = `<french-tech-map id="map" theme="light">${PICTURE}</french-tech-map>`;
/** @param {string} [map] */
const column = (map = MAP) => `<div id="column" style="width:960px">${map}</div>`;

/** @param {Page} page @param {string} name */
async function keep(page, name) {
  const { SHOTS } = process.env;
  if (!SHOTS) return;
  await mkdir(SHOTS, { recursive: true });
  await writeFile(`${SHOTS}/${name.replaceAll(/\W+/g, "-")}.png`, await page.screenshot());
}

/** @type {Promise<Awaited<ReturnType<typeof drawing>>> | undefined} */
let friendly;
/** What is drawn on a page that leaves the map alone. */
const untouched = () =>
  (friendly ??= open(column()).then(async (page) => {
    await ready(page);
    return drawing(page);
  }));

/** Each page with what it does before the map is looked at. @type {[string, string, Options?, ((page: Page) => Promise<unknown>)?][]} */
const PAGES = [
  ["* { all: unset !important }", `<style>* { all: unset !important } style, script, title { display: none !important } #column { display: block !important; width: 960px !important }</style>${column()}`],
  ["canvas, img, button, svg { width: 100% !important }", `<style>canvas, img, button, svg, div { max-width: 100% !important; border: 9px solid red !important; padding: 9px !important; box-sizing: content-box !important; font: 40px serif !important } #column { border: 0 !important; padding: 0 !important }</style>${column()}`],
  ["right to left", `<style>body { direction: rtl; text-align: right; word-spacing: 2em; letter-spacing: 4px; text-transform: uppercase; line-height: 3; writing-mode: horizontal-tb; text-indent: 60px; font-variant: small-caps; cursor: wait; visibility: visible; white-space: nowrap }</style><div dir="rtl">${column()}</div>`],
  ["no doctype", column(), { doctype: "" }],
  ["an iframe's worth of other resets", `<style>:root { font-size: 62.5%; --px: 99px; --ground: red; --text: lime; --scale: 9 } section { display: none } [hidden] { display: block !important } * { transition: all 2s !important; animation: none !important; user-select: none; pointer-events: auto; z-index: 999999; position: relative; box-shadow: 0 0 9px }</style>${column()}`],
];

for (const [name, body, options, act] of PAGES) {
  test(`${name}: the drawing is the same, and a click opens a region`, async () => {
    const page = await open(body, options);
    await ready(page);
    await act?.(page);
    assert.deepEqual(await drawing(page), await untouched());
    const box = (await page.locator("#map canvas").boundingBox()) ?? assert.fail();
    assert.deepEqual([Math.round(box.width), Math.round(box.height)], [960, 640]);
    await click(page, "region:53");
    await panelWith(page, "Bretagne");
    await keep(page, name);
    assert.deepEqual(await fired(page, "error"), []);
    assert.deepEqual(page.problems, []);
  });
}

for (const [name, style, times] of /** @type {[string, string, number][]} */ ([
  ["zoom: 1.5", "zoom: 1.5", 1.5],
  ["scaled and turned by a transform", "transform: scale(.8) rotate(4deg); transform-origin: 0 0", 0.8],
  ["scaled by the property scale", "scale: 1.2; transform-origin: 0 0", 1.2],
])) {
  test(`${name}: the pointer finds what it points at`, async () => {
    const page = await open(`<div style="${style};width:640px">${MAP}</div>`);
    await ready(page);
    await click(page, "region:53");
    await panelWith(page, "Bretagne");
    const [canvas, layout] = await page.locator("#map canvas").evaluate((canvas) => {
      const { width } = /** @type {HTMLCanvasElement} */ (canvas);
      return [width, /** @type {HTMLElement} */ (canvas).offsetWidth];
    });
    assert.ok(Math.abs(layout - 640) <= 1 || Math.abs(layout - 640 * times) <= 1, String(layout));
    // As sharp as the screen; of a transform no page is told.
    assert.equal(canvas, style.startsWith("zoom") ? 640 * times : 640);
    await keep(page, name);
    assert.deepEqual(page.problems, []);
  });
}

test("hidden at first, then shown: it is drawn at its size", async () => {
  const page = await open(column(`<div id="tab" style="display:none">${MAP}</div>`));
  await page.waitForTimeout(300);
  assert.deepEqual(await fired(page, "error"), []);
  await page.locator("#tab").evaluate((tab) => /** @type {HTMLElement} */ (tab).style.removeProperty("display"));
  await ready(page);
  assert.deepEqual(await drawing(page), await untouched());
  // And hidden once more, resized in the meantime.
  await page.evaluate(() => {
    const [tab, column] = ["tab", "column"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
    tab.style.display = "none";
    column.style.width = "360px";
  });
  await page.waitForTimeout(100);
  await page.locator("#tab").evaluate((tab) => /** @type {HTMLElement} */ (tab).style.removeProperty("display"));
  await page.waitForFunction(() => document.querySelector("#map")?.shadowRoot?.querySelector("canvas")?.width === 360);
  await keep(page, "hidden then shown narrow");
});

test("a container of 0 × 0 that gets its size later", async () => {
  const page = await open(`<div id="column" style="width:0;height:0;overflow:hidden">${MAP}</div>`);
  await page.waitForTimeout(300);
  assert.deepEqual(await fired(page, "error"), []);
  await page.evaluate(() => (/** @type {HTMLElement} */ (document.getElementById("column")).style.cssText = "width:960px"));
  await ready(page);
  assert.deepEqual(await drawing(page), await untouched());
  await keep(page, "from 0 to 960");
});

test("moved about in the document and between documents' parts it keeps its state", async () => {
  const page = await open(`${column()}<div id="other" style="width:960px"></div>`);
  await ready(page);
  await page.locator("#map").evaluate((map) => /** @type {any} */ (map).select("lille"));
  await panelWith(page, "French Tech Lille");
  for (const to of ["other", "column", "other"]) {
    await page.evaluate((to) => document.getElementById(to)?.append(/** @type {Element} */ (document.getElementById("map"))), to);
  }
  await panelWith(page, "French Tech Lille");
  await keep(page, "moved");
  assert.equal((await fired(page, "ready")).length, 1);
  await click(page, "region:32");
  assert.deepEqual(page.problems, []);
});

test("twenty of them: each draws, one answers without the others", async () => {
  const maps = Array.from({ length: 20 }, (_, i) => `<french-tech-map id="map${i || ""}" theme="light" style="display:inline-block;width:360px">${PICTURE}</french-tech-map>`);
  const page = await open(maps.join(""), { viewport: { width: 1500, height: 900 } });
  await ready(page, 20);
  await page.locator("#map7").evaluate((map) => /** @type {any} */ (map).select("lille"));
  await page.waitForFunction(() => document.querySelector("#map7")?.shadowRoot?.querySelector(".panel:not([hidden])"));
  const open_ = await page.evaluate(() => [...document.querySelectorAll("french-tech-map")].filter((map) => map.shadowRoot?.querySelector(".panel:not([hidden])")).map((map) => map.id));
  assert.deepEqual(open_, ["map7"]);
  await keep(page, "twenty");
  assert.deepEqual(page.problems, []);
});

test("a page that rewrites every attribute that is set neither loops nor breaks the map", async () => {
  const page = await open(column(), {
    prepare: (opened) =>
      opened.addInitScript(() => {
        let writes = 0;
        Object.assign(window, { writes: () => writes });
        addEventListener("DOMContentLoaded", () => {
          const map = /** @type {Element} */ (document.getElementById("map"));
          new MutationObserver((records) => {
            for (const { attributeName } of records) {
              if (writes++ > 500 || !attributeName) continue;
              map.setAttribute(attributeName, map.getAttribute(attributeName) ?? "");
              if (attributeName !== "data-seen") map.setAttribute("data-seen", String(writes % 3));
            }
          }).observe(map, { attributes: true, subtree: true, childList: true });
        });
      }),
  });
  await ready(page);
  await page.locator("#map").evaluate((map) => map.setAttribute("edition", "2023"));
  await page.waitForFunction(() => /** @type {any} */ (window).fired.some((/** @type {any} */ e) => e.type === "edition" && e.detail.edition === "2023"));
  await click(page, "region:53");
  await panelWith(page, "Bretagne");
  const ours = await page.locator("#map").evaluate((map) => map.getAttributeNames().sort());
  assert.deepEqual(ours, ["data-seen", "edition", "id", "theme"], "the map writes no attribute of its element");
  await keep(page, "rewriting observer");
});

test("a font that comes late under the name of the map's: the map is drawn as if it had been there, and nothing moves", async () => {
  // Wider than the one that the page has until then.
  const font = await readFile(new URL("../../cli/fonts/Arimo-Bold.ttf", import.meta.url));
  const host = () =>
    open(`<style>body { font-family: Arial }</style><p>Texte</p><div id="column" style="width:960px"></div>`, {
      prepare: (opened) => opened.route("**/late.ttf", (route) => route.fulfill({ contentType: "font/ttf", body: font })),
    });
  const load = (/** @type {Page} */ page) =>
    page.evaluate(async () => {
      const face = new FontFace("Arial", "url(/late.ttf)");
      document.fonts.add(face);
      await face.load();
    });
  const add = async (/** @type {Page} */ page) => {
    await page.evaluate((map) => document.getElementById("column")?.insertAdjacentHTML("beforeend", map), MAP);
    await ready(page);
  };
  const places = (/** @type {Page} */ page) =>
    page.locator("#map .mirror button").evaluateAll((buttons) => buttons.map((button) => button.getAttribute("style")));
  const early = await host();
  await load(early);
  await add(early);
  const late = await host();
  await add(late);
  const [before, where] = [await drawing(late), await places(late)];
  await load(late);
  const after = await drawing(late);
  assert.notEqual(after.hash, before.hash, "the letters are others");
  assert.deepEqual(after, await drawing(early));
  assert.deepEqual(await places(late), where);
  await click(late, "region:53");
  await panelWith(late, "Bretagne");
  await keep(late, "late font");
  assert.deepEqual([...late.problems, ...early.problems], []);
});
