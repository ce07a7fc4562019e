/**
 * The piece of HTML that has the pictures and the words in it: what a reader gets before any script, without one, and that
 * nothing is seen of the map's taking their place.
 */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { SITE_URL, close, page as blank } from "./browser.mjs";
import { PATIENCE, fired, leave, open, ready } from "./host.mjs";

after(close);
afterEach(leave);

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";
const WIDTHS = /** @type {const} */ ([[360, "portrait"], [768, "landscape"], [1280, "landscape"]]);

/** @param {string} name */
async function piece(name) {
  const response = await fetch(`${SITE_URL}/v1/${name}.embed.html`);
  assert.ok(response.ok, `${name}: ${response.status}`);
  return response.text();
}

/**
 * A page with the piece between two paragraphs and nothing else.
 * @param {number} width
 * @param {Parameters<typeof open>[1]} [options]
 */
const host = async (width, options) =>
  open(`<p>Avant</p>${await piece("2019-france-fr")}<p>Après</p>`, {
    viewport: { width, height: 900 },
    ...options,
    headers: { "content-security-policy": POLICY, ...options?.headers },
  });

/** The presets of the pictures that are seen. @param {import("./host.mjs").Page} page */
async function seen(page) {
  const pictures = await page.locator("french-tech-map > svg").all();
  const presets = await Promise.all(
    pictures.map(async (picture) => ((await picture.isVisible()) ? picture.getAttribute("data-preset") : "")),
  );
  return presets.filter(Boolean);
}

for (const [width, preset] of WIDTHS) {
  for (const [how, options] of /** @type {[string, Parameters<typeof open>[1]][]} */ ([
    ["without JavaScript", { javaScriptEnabled: false }],
    ["with wasm refused by the policy", { headers: { "content-security-policy": POLICY.replace("'wasm-unsafe-eval'", "") } }],
  ])) {
    test(`${how} the ${preset} picture and all words are there at ${width} px`, async () => {
      const page = await host(width, options);
      if (options?.javaScriptEnabled !== false) {
        await page.waitForFunction(() => /** @type {any} */ (window).fired.length > 0);
        assert.deepEqual((await fired(page, "error")).map(({ code, fatal }) => [code, fatal]), [["no-wasm", true]]);
      }
      assert.deepEqual(await seen(page), [preset]);
      const box = await page.locator(`svg[data-preset=${preset}]`).boundingBox();
      const room = (await page.locator("french-tech-map").boundingBox()) ?? assert.fail();
      assert.ok(box && Math.abs(box.width - room.width) < 1 && box.height > 500, JSON.stringify({ box, room }));
      const words = page.locator("french-tech-map > details");
      await words.locator("summary").click();
      assert.match(await words.innerText(), /French Tech Lille, Capitale French Tech, Lille, Hauts-de-France/);
      assert.match(await words.innerText(), /27 Communautés retrouvées sur 38, dont 8 déduites/);
      assert.match(await words.innerText(), /© IGN/);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
  }
}

test("without its style sheet the picture that fits everywhere is shown", async () => {
  const page = await host(1280, {
    javaScriptEnabled: false,
    prepare: (opened) => opened.route("**/french-tech-map.css", (route) => route.abort()),
  });
  assert.deepEqual(await seen(page), ["portrait"]);
});

test("readers who want it dark, with more contrast or in the colours of their system get that without a script, too", async () => {
  const page = await host(768, { javaScriptEnabled: false });
  const colors = () =>
    page.evaluate(() => {
      const picture = /** @type {Element} */ (document.querySelector("svg[data-preset=landscape]"));
      const [ground, text] = [/** @type {Element} */ (picture.querySelector("path")), /** @type {Element} */ (picture.querySelector("text"))];
      return [getComputedStyle(ground).fill, getComputedStyle(text).fill];
    });
  assert.deepEqual(await colors(), ["rgb(252, 252, 250)", "rgb(23, 32, 42)"]);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await colors(), ["rgb(20, 24, 29)", "rgb(240, 243, 245)"]);
  await page.emulateMedia({ contrast: "more", colorScheme: "light" });
  assert.deepEqual(await colors(), ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  await page.emulateMedia({ contrast: "no-preference", forcedColors: "active" });
  const system = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.setAttribute("class", "probe");
    const { color, backgroundColor } = getComputedStyle(probe);
    return [backgroundColor, color];
  });
  assert.equal((await colors())[1], system[1]);
});

test("a page's own colours hold for the picture as for the map", async () => {
  const own = await piece("2019-france-fr");
  for (const [javaScriptEnabled, where] of /** @type {[boolean, string][]} */ ([[false, "picture"], [true, "map"]])) {
    const page = await open(`<style>french-tech-map { --ftm-land-capitale: rgb(200, 220, 120) }</style>${own}`, {
      viewport: { width: 1000, height: 800 },
      javaScriptEnabled,
    });
    if (javaScriptEnabled) await ready(page);
    const at = (await page.locator("french-tech-map").boundingBox()) ?? assert.fail();
    // In the west of Occitanie, where nothing stands.
    const shot = await page.screenshot({ clip: { x: at.x + 0.42 * at.width, y: at.y + 480, width: 1, height: 1 } });
    assert.deepEqual(await pixel(shot), [200, 220, 120], where);
  }
});

test("a page's own font holds for the words of the picture and of the list", async () => {
  const page = await open(`<style>french-tech-map { --ftm-font: "Courier New", monospace }</style>${await piece("2019-france-fr")}`, { javaScriptEnabled: false });
  const fonts = await page.evaluate(() => ["svg[data-preset=portrait] text", "details"].map((name) => getComputedStyle(/** @type {Element} */ (document.querySelector(name))).fontFamily));
  assert.deepEqual(fonts, Array(2).fill('"Courier New", monospace'));
});

test("two pieces on a page do not clash: nothing in one has an id", async () => {
  for (const name of ["2019-france-fr", "2023-world-en"]) assert.doesNotMatch(await piece(name), / id="/);
});

/** @param {Buffer} shot */
async function pixel(shot) {
  const page = await blank();
  const color = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = data;
    await image.decode();
    const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, `data:image/png;base64,${shot.toString("base64")}`);
  await page.context().close();
  return color;
}

for (const [width, preset] of WIDTHS) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`the map takes the picture's place at ${width} px, ${colorScheme}: nothing moves, and but for the edges of letters no pixel changes`, { timeout: 60_000 }, async () => {
      let start = () => {};
      const wanted = new Promise((resolve) => (start = () => resolve(undefined)));
      const page = await host(width, {
        colorScheme,
        prepare: async (opened) => {
          await opened.route("**/v1/france*.bin", async (route) => (await wanted, route.continue()));
          await opened.addInitScript(() => {
            /** @type {any} */ (window).shift = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) /** @type {any} */ (window).shift += /** @type {any} */ (entry).value;
            }).observe({ type: "layout-shift", buffered: true });
          });
        },
      });
      const map = page.locator("french-tech-map");
      const picture = page.locator(`svg[data-preset=${preset}]`);
      const clip = (await picture.boundingBox()) ?? assert.fail();
      const letters = await picture.evaluate((picture) =>
        [...picture.querySelectorAll("text")].map((text) => {
          const { x, y, width, height } = text.getBoundingClientRect();
          return [x, y, width, height];
        }),
      );
      const before = await page.screenshot({ clip });
      start();
      await ready(page);
      // What a reader may touch lies on the drawing of the map, not in it.
      await map.evaluate((map) => {
        for (const control of map.shadowRoot?.querySelectorAll(".controls, .list-button, .zoom, .moved") ?? []) control.setAttribute("hidden", "");
      });
      const after = await page.screenshot({ clip });
      const { most, changed, all } = await compare(before, after, letters.map(([x, y, w, h]) => [x - clip.x, y - clip.y, w, h]));
      assert.ok(all > 100_000, `${all} pixels compared`);
      // A line lies up to an eighth of a pixel elsewhere, which a browser shows as another tone.
      assert.ok(most < 128 && changed < all / 800, `${changed} of ${all} pixels differ, by up to ${most} of 255`);
      assert.equal(await page.evaluate(() => /** @type {any} */ (window).shift), 0);
    });
  }
}

/**
 * How far two screenshots are apart outside of some boxes: the largest difference of a colour, and how many pixels differ
 * by more than 24 of 255.
 * @param {Buffer} before
 * @param {Buffer} after
 * @param {number[][]} boxes
 */
async function compare(before, after, boxes) {
  const page = await blank();
  page.setDefaultTimeout(PATIENCE);
  const found = await page.evaluate(
    async ([before, after, boxes]) => {
      const [a, b] = await Promise.all(
        [before, after].map(async (data) => {
          const image = new Image();
          image.src = /** @type {string} */ (data);
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
          context.drawImage(image, 0, 0);
          context.fillStyle = "#000";
          for (const [x, y, w, h] of /** @type {number[][]} */ (boxes)) context.fillRect(x - 3, y - 3, w + 6, h + 6);
          return context.getImageData(0, 0, canvas.width, canvas.height).data;
        }),
      );
      let [most, changed] = [0, 0];
      for (let i = 0; i < a.length; i += 4) {
        const by = Math.max(...[0, 1, 2].map((c) => Math.abs(a[i + c] - b[i + c])));
        most = Math.max(most, by);
        if (by > 24) changed += 1;
      }
      return { most, changed, all: a.length / 4 };
    },
    /** @type {const} */ ([before, after].map((shot) => `data:image/png;base64,${shot.toString("base64")}`).concat(/** @type {any} */ ([boxes]))),
  );
  await page.context().close();
  return found;
}
