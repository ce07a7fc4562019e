/** What the canvas is told when a text is drawn: the state that a painter keeps in mind must be the context's own. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { apart } from "./apart.mjs";
import { close } from "./browser.mjs";
import { leave, openMap } from "./host.mjs";

after(close);
afterEach(leave);

/** Every text of the next picture with the state it is drawn in, in the browser's own words. */
const texts = (/** @type {import("playwright-core").Page} */ page, /** @type {Record<string, string>} */ attributes) =>
  page.locator("french-tech-map").evaluate(async (map, attributes) => {
    const told = /** @type {any[]} */ ([]);
    const context = CanvasRenderingContext2D.prototype;
    const { fillText } = context;
    context.fillText = function (text, x, y) {
      const { a, d } = this.getTransform();
      const { fillStyle, font, letterSpacing, textAlign } = this;
      told.push({ text, fillStyle, font, letterSpacing, textAlign, stretched: a / d });
      fillText.call(this, text, x, y);
    };
    for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);
    for (let i = 0; i < 3; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    context.fillText = fillText;
    return told;
  }, attributes);

for (const [theme, ink] of [
  ["light", "#17202a"],
  ["dark", "#f0f3f5"],
]) {
  test(`each text has its own font, spacing and colour, ${theme}`, async () => {
    const page = await openMap('lang="fr"');
    const drawn = await texts(page, { theme, edition: "2021" });
    assert.ok(drawn.length > 40, `${drawn.length} texts`);
    const of = (/** @type {string} */ text) => drawn.find((one) => one.text === text) ?? assert.fail(`no « ${text} »`);
    assert.match(of("Lille").font, /^(bold|700) 18px/);
    assert.match(of("Artois").font, /^16\.5px/);
    assert.equal(of("Lille").fillStyle, of("La Réunion").fillStyle);
    assert.equal(of("Lille").fillStyle, ink);
    assert.notEqual(of("Lille").fillStyle, of("Normandie").fillStyle);
    const tracked = drawn.filter((one) => one.letterSpacing !== "0px").map((one) => one.text);
    assert.deepEqual(tracked, ["Normandie", "Occitanie"].filter((name) => tracked.includes(name)));
    assert.ok(tracked.length > 0);
    for (const { text, stretched, textAlign } of drawn) {
      // The font of the tests has the widths of the one that was measured but for kerning; two names are set into
      // their cells.
      const least = ["Nouvelle-Calédonie", "Polynésie française"].includes(text) ? 0.95 : 0.96;
      assert.ok(stretched > least && stretched < 1.04, `« ${text} » is drawn ${stretched} times as wide`);
      assert.equal(textAlign, "left");
    }
  });
}

for (const width of [960, 360]) {
  for (const view of ["france", "world"]) {
    for (const selected of ["", ...(view === "france" ? ["region:04", "region:53"] : ["country:US"])]) {
      test(`the canvas shows what the SVG shows: ${view}, ${width} px, ${selected || "nothing"} selected`, async () => {
        const page = await openMap(`view="${view}" theme="light"`, { width, reducedMotion: "reduce" });
        // Selected once it is drawn: what was made for the whole map is there already.
        await page.locator("french-tech-map").evaluate((map, selected) => {
          /** @type {any} */ (map).select(selected || null);
          return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }, selected);
        const { by, x, y } = await page.locator("french-tech-map").evaluate(apart, 8);
        assert.ok(by < 24, `around ${x}, ${y} colours are ${by.toFixed(0)} apart`);
      });
    }
  }
}

/**
 * Puts the pixels of the canvas aside under a name, and says how many are of another colour than under an earlier
 * name: more than 14 of 255 apart, as a browser smooths the same edge a little otherwise when it paints a part only.
 */
const pixels = (/** @type {import("playwright-core").Page} */ page, /** @type {string} */ name, than = name) =>
  page.locator("french-tech-map").evaluate(
    async (map, [name, than]) => {
      for (let i = 0; i < 3; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      const canvas = /** @type {HTMLCanvasElement} */ (map.shadowRoot?.querySelector("canvas"));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const kept = (/** @type {any} */ (window).pixels ??= {});
      const now = (kept[name] = context.getImageData(0, 0, canvas.width, canvas.height).data);
      const others = new Set();
      for (let i = 0; i < now.length; i += 1) {
        if (Math.abs(now[i] - kept[than][i]) > 14) others.add(i >> 2);
      }
      return others.size;
    },
    [name, than],
  );

for (const view of ["france", "world"]) {
  test(`what a pointer leaves behind is what would be painted anew, ${view}`, async () => {
    // A width at which hardly an edge falls on whole pixels.
    const page = await openMap(`view="${view}" theme="light"`, { width: 917 });
    const map = page.locator("french-tech-map");
    const { x, y, width, height } = (await map.boundingBox()) ?? assert.fail();
    await pixels(page, "untouched");
    const wander = [[0.5, 0.5], [0.55, 0.2], [0.1, 0.3], [0.62, 0.86], [0.25, 0.4], [0.28, 0.12], [0.24, 0.34]];
    let changed = 0;
    for (const [across, down] of wander) {
      await page.mouse.move(x + across * width, y + down * height);
      changed += await pixels(page, "partly", "untouched");
      for (const theme of ["dark", "light"]) {
        await map.evaluate((map, theme) => map.setAttribute("theme", theme), theme);
        await pixels(page, "wholly");
      }
      const others = await pixels(page, "wholly", "partly");
      assert.ok(others < 60, `at ${across}, ${down} there are ${others} pixels of another colour`);
    }
    assert.ok(changed > 1000, "the pointer changed hardly anything");
    await page.mouse.move(x - 5, y - 5);
    assert.ok((await pixels(page, "left", "untouched")) < 60, "something stays when the pointer leaves");
  });
}
