/** What a page may say of a map's looks: its colours, its controls, its height; and what is printed. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PICTURE, drawing, leave, open, openMap, ready } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

/** The colours of the canvas that take more than one in a thousand of its pixels. @param {Page} page */
const painted = (page) =>
  page.locator("french-tech-map").evaluate(async (map) => {
    for (let i = 0; i < 3; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const canvas = /** @type {HTMLCanvasElement} */ (map.shadowRoot?.querySelector("canvas"));
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, canvas.width, canvas.height);
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const color = `#${[0, 1, 2].map((c) => data[i + c].toString(16).padStart(2, "0")).join("")}`;
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [...counts].filter(([, count]) => count > data.length / 4000).map(([color]) => color);
  });

const OURS = { ground: "#fcfcfa", sea: "#f4f7f9", capitale: "#bbcfe1" };

test("colours of the page are there with the first picture, and others as soon as it sets them", async () => {
  const page = await openMap(`theme="light" style="--ftm-ground: #fff8f0; --ftm-land-capitale: hsl(40 60% 80%)"`);
  let colors = await painted(page);
  assert.ok(colors.includes("#fff8f0") && colors.includes("#ebd6ad") && colors.includes(OURS.sea), colors.join(" "));
  assert.ok(!colors.includes(OURS.ground) && !colors.includes(OURS.capitale), colors.join(" "));
  const map = page.locator("french-tech-map");
  await map.evaluate((map) => /** @type {HTMLElement} */ (map).style.setProperty("--ftm-land-capitale", "#c8e6c9"));
  assert.ok((await painted(page)).includes("#c8e6c9"));
  await map.evaluate((map) => map.removeAttribute("style"));
  colors = await painted(page);
  assert.ok(colors.includes(OURS.ground) && colors.includes(OURS.capitale), colors.join(" "));
});

test("a colour for each theme goes with the theme, in the drawing and in the panel", async () => {
  const page = await openMap(`theme="light" selected="lille" style="--ftm-ground: light-dark(#fff8f0, #201008)"`);
  const panel = page.locator(".panel");
  const ground = () => panel.evaluate((panel) => getComputedStyle(panel).backgroundColor);
  assert.ok((await painted(page)).includes("#fff8f0"));
  assert.equal(await ground(), "rgb(255, 248, 240)");
  await page.locator("french-tech-map").evaluate((map) => map.setAttribute("theme", "dark"));
  assert.ok((await painted(page)).includes("#201008"));
  assert.equal(await ground(), "rgb(32, 16, 8)");
});

test("what is no colour, and colours that a reader wants otherwise, change nothing", async () => {
  const page = await openMap(`theme="light" style="--ftm-sea: javascript:alert(1); --ftm-ground: #fff8f0"`);
  assert.ok((await painted(page)).includes("#fff8f0"));
  await page.emulateMedia({ contrast: "more" });
  const colors = await painted(page);
  assert.ok(colors.includes("#ffffff") && !colors.includes("#fff8f0"), colors.join(" "));
});

test("the page may have all words in its own font, and no name moves", async () => {
  const plain = await openMap(`selected="lille"`);
  const own = await openMap(`selected="lille" style="--ftm-font: 'Courier New', monospace"`);
  const places = (/** @type {Page} */ page) =>
    page.locator("french-tech-map .mirror button").evaluateAll((buttons) => buttons.map((button) => button.getAttribute("style")));
  const fonts = (/** @type {Page} */ page) =>
    page.locator("french-tech-map").evaluate((map) => {
      const canvas = /** @type {HTMLCanvasElement} */ (map.shadowRoot?.querySelector("canvas"));
      const panel = /** @type {Element} */ (map.shadowRoot?.querySelector(".panel h3"));
      return [canvas.getContext("2d")?.font ?? "", getComputedStyle(panel).fontFamily];
    });
  for (const font of await fonts(plain)) assert.match(font, /Arial, Helvetica/);
  for (const font of await fonts(own)) assert.match(font, /"Courier New", monospace$/);
  assert.deepEqual(await places(own), await places(plain));
  await own.locator("french-tech-map").evaluate((map) => map.removeAttribute("style"));
  assert.deepEqual(await drawing(own), await drawing(plain));
});

test("the page styles what lies over and under the drawing by its part", async () => {
  const page = await openMap(`selected="lille"`, {
    prepare: (opened) =>
      opened.addInitScript(() => {
        const sheet = new CSSStyleSheet();
        const parts = ["panel", "tooltip", "controls", "tools", "list"];
        sheet.replaceSync(parts.map((name) => `french-tech-map::part(${name}) { background: rgb(1, 2, 3) }`).join(""));
        document.adoptedStyleSheets = [sheet];
      }),
  });
  for (const name of ["panel", "tooltip", "controls", "tools", "list"]) {
    const part = page.locator(`french-tech-map .${name}`);
    assert.equal(await part.evaluate((part) => getComputedStyle(part).backgroundColor), "rgb(1, 2, 3)", name);
  }
});

test("only the controls that the page wants are there", async () => {
  const parts = /** @type {Record<string, string>} */ ({
    view: ".views", list: ".list-button", zoom: ".zoom .icon:not(.screen)", fullscreen: ".screen", tools: "[aria-controls=tools]",
  });
  const page = await openMap();
  const there = async () => {
    const names = [];
    for (const [name, selector] of Object.entries(parts)) {
      if (await page.locator(`french-tech-map ${selector}`).first().isVisible()) names.push(name);
    }
    return names;
  };
  const map = page.locator("french-tech-map");
  for (const [controls, expected] of /** @type {[string | null, string[]][]} */ ([
    [null, ["view", "list", "zoom", "fullscreen", "tools"]],
    ["none", []],
    ["view zoom", ["view", "zoom"]],
    ["list search", ["list", "tools"]],
  ])) {
    await map.evaluate((map, controls) => (controls === null ? map.removeAttribute("controls") : map.setAttribute("controls", controls)), controls);
    assert.deepEqual(await there(), expected, String(controls));
  }
  await page.locator("[aria-controls=tools]").click();
  assert.equal(await page.locator(".search").isVisible(), true);
  assert.equal(await page.locator(".stepper").isVisible(), false);
  assert.equal(await page.locator(".filters").isVisible(), false);
});

test("a map gets no taller than the page allows, neither before it runs nor after, and keeps its form", async () => {
  let start = () => {};
  const wanted = new Promise((resolve) => (start = () => resolve(undefined)));
  const page = await open(`<div style="width:960px"><french-tech-map max-height="300">${PICTURE}</french-tech-map></div>`, {
    prepare: (opened) => opened.route("**/v1/france*.bin", async (route) => (await wanted, route.continue())),
  });
  const size = async (/** @type {string} */ what) => {
    const { width, height } = (await page.locator(what).boundingBox()) ?? assert.fail();
    return [Math.round(width), Math.round(height)];
  };
  await page.waitForFunction(() => document.querySelector("french-tech-map")?.shadowRoot);
  assert.deepEqual(await size("french-tech-map img"), [450, 300]);
  start();
  await ready(page);
  assert.deepEqual(await size("french-tech-map canvas"), [450, 300]);
  const map = page.locator("french-tech-map");
  await map.evaluate((map) => map.setAttribute("max-height", "9000"));
  assert.deepEqual(await size("french-tech-map canvas"), [960, 640]);
  for (const none of ["-5", "tall", ""]) {
    await map.evaluate((map, none) => map.setAttribute("max-height", none), none);
    assert.deepEqual(await size("french-tech-map canvas"), [960, 640], none);
  }
});

test("paper gets lines and letters in light colours, as the map is, without what only a screen has", async () => {
  const page = await openMap(`theme="dark" edition="2014" selected="lille"`, { reducedMotion: "reduce" });
  await page.evaluate(() => {
    addEventListener("beforeprint", () => {
      const vector = /** @type {HTMLImageElement} */ (document.querySelector("french-tech-map")?.shadowRoot?.querySelector(".print"));
      /** @type {any} */ (window).printed = vector.src;
    });
  });
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const seen = async (/** @type {string} */ what) => page.locator(`french-tech-map ${what}`).first().isVisible();
  assert.equal(await seen(".print"), true);
  for (const screen of [".controls", ".list-button", ".panel", ".zoom", ".moved", ".mirror"]) assert.equal(await seen(screen), false, screen);
  const drawing = decodeURIComponent(await page.evaluate(() => /** @type {any} */ (window).printed));
  assert.match(drawing, /^data:image\/svg\+xml,<svg /);
  assert.match(drawing, /2014/);
  assert.ok(drawing.includes(`fill="${OURS.ground}"`), "the colours for paper");
  const whole = (await page.locator("french-tech-map .print").boundingBox()) ?? assert.fail();
  assert.deepEqual(await page.locator("french-tech-map canvas").boundingBox(), whole);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await seen(".print"), false);
});
