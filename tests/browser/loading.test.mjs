/** When a map starts: at once, near the window, or when a reader who saves data asks for it. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PICTURE, focused, leave, open, ready, shown } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

/** A page on which every request for the program or its data is counted. @param {string} body @param {Parameters<typeof open>[1]} [options] */
async function counted(body, options) {
  /** @type {string[]} */
  const asked = [];
  const page = await open(body, {
    ...options,
    prepare: async (opened) => {
      opened.on("request", (request) => /\.(wasm|bin)$/.test(request.url()) && asked.push(request.url()));
      await options?.prepare?.(opened);
    },
  });
  return { page, asked };
}

/** Long enough for a map that starts at once to have asked for its program. @param {Page} page */
const settle = (page) => page.waitForTimeout(400);

const FAR = `<div style="height:6000px">Bien avant</div><french-tech-map loading="lazy">${PICTURE}</french-tech-map>`;

test("a lazy map fetches nothing before it comes near, then starts by itself", async () => {
  const { page, asked } = await counted(FAR);
  await settle(page);
  assert.deepEqual(asked, []);
  assert.equal((await shown(page)).picture, true);
  await page.evaluate(() => scrollTo(0, 4500));
  await ready(page);
  assert.ok(asked.length >= 2);
});

test("a lazy map starts when the focus comes to its words, or the page calls it, or its address leads to it", async () => {
  const words = FAR.replace("</french-tech-map>", '<p slot="words"><a href="#x">Source</a></p></french-tech-map>');
  for (const [act, options] of /** @type {[(page: Page) => Promise<unknown>, Parameters<typeof open>[1]][]} */ ([
    [(page) => page.locator("french-tech-map a").evaluate((link) => /** @type {HTMLElement} */ (link).focus({ preventScroll: true })), {}],
    [(page) => page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).select("lille")), {}],
    [async () => {}, { hash: "#hub=lille" }],
  ])) {
    const { page } = await counted(words, options);
    await act(page);
    await ready(page);
  }
});

test("a lazy map that is taken away before it starts asks for nothing any more", async () => {
  const { page, asked } = await counted(FAR);
  await page.evaluate(() => {
    document.querySelector("french-tech-map")?.remove();
    scrollTo(0, 6000);
  });
  await settle(page);
  assert.deepEqual(asked, []);
});

/** @param {Page} opened */
const saving = (opened) =>
  opened.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));

for (const [lang, name] of [["fr", "Explorer la carte"], ["en", "Explore the map"]]) {
  test(`a reader who saves data sees the picture and is asked first (${lang})`, async () => {
    const { page, asked } = await counted(`<french-tech-map lang="${lang}">${PICTURE}</french-tech-map>`, { prepare: saving });
    await settle(page);
    assert.deepEqual(asked, []);
    assert.equal((await shown(page)).picture, true);
    const wake = page.getByRole("button", { name });
    const box = (await wake.boundingBox()) ?? assert.fail();
    assert.ok(box.height >= 44 && box.width >= 44);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), name);
    await page.keyboard.press("Enter");
    await ready(page);
    assert.equal(await wake.isVisible(), false);
    // Not lost: whoever came by keyboard goes on from the map.
    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate(() => document.activeElement?.localName), "body");
  });
}

test("without a picture there is nothing to stay with, and an eager map does not ask", async () => {
  for (const body of ["<french-tech-map></french-tech-map>", `<french-tech-map loading="eager">${PICTURE}</french-tech-map>`]) {
    const { page } = await counted(body, { prepare: saving });
    await ready(page);
  }
});
