/**
 * Pages with a map in them, and a reader's hands on it: what the tests of the element share.
 */
import assert from "node:assert/strict";

import { SITE_URL, page } from "./browser.mjs";

/** How long a busy machine may take. */
export const PATIENCE = 20_000;

/** A picture that loads at once and says what it is. */
export const PICTURE = `<img id="picture" width="960" height="640" alt="La carte" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 960 640'/%3E">`;

/** @type {import("playwright-core").BrowserContext[]} */
const contexts = [];

/**
 * A fresh page that waits long enough, and is gone after {@link leave}.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function fresh(options) {
  const opened = await page(options);
  contexts.push(opened.context());
  opened.setDefaultTimeout(PATIENCE);
  return opened;
}

/** Closes what the test opened, for `afterEach`: maps that nobody looks at slow down the others. */
export async function leave() {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
}

/** Presses Tab until a field has the focus. @param {Page} opened @param {string} selector */
export async function tabTo(opened, selector) {
  for (let i = 0; i < 150; i += 1) {
    if (await opened.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    await opened.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${selector}`);
}

/** What the maps of a page will fire is kept in `window.fired`. @param {Page} opened */
export async function record(opened) {
  await opened.addInitScript(() => {
    /** @type {any} */ (window).fired = [];
    for (const type of ["ready", "select", "view", "edition", "data", "error"]) {
      document.addEventListener(`french-tech-map:${type}`, (event) => {
        const { detail, target } = /** @type {CustomEvent} */ (event);
        /** @type {any} */ (window).fired.push({ type, detail, id: /** @type {Element} */ (target).id });
      });
    }
  });
}

/**
 * Opens a page of the site's origin with the given body, recorded.
 * @param {string} body
 * @param {import("playwright-core").BrowserContextOptions & { headers?: Record<string, string>, hash?: string, doctype?: string, prepare?: (opened: Page) => Promise<unknown> }} [options]
 */
export async function open(body, { headers = {}, hash = "", doctype = "<!doctype html>", prepare, ...options } = {}) {
  const opened = await fresh(options);
  await record(opened);
  const html = `${doctype}<html lang="fr"><meta charset="utf-8"><title>Essai</title>
    <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
    <script type="module" src="/v1/french-tech-map.js"></script>
    <body style="margin:0">${body}`;
  await opened.route("**/host-page", (route) =>
    route.fulfill({ headers: { "content-type": "text/html; charset=utf-8", ...headers }, body: html }),
  );
  await prepare?.(opened);
  await opened.goto(`${SITE_URL}/host-page${hash}`);
  return opened;
}

/** @typedef {Awaited<ReturnType<typeof page>>} Page */

/**
 * A map of the given attributes in a column of the given width, ready.
 * @param {string} [attributes]
 * @param {Parameters<typeof open>[1] & { width?: number }} [options]
 */
export async function openMap(attributes = "", { width = 960, ...options } = {}) {
  const body = `<div id="column" style="width:${width}px"><french-tech-map id="map" ${attributes}>${PICTURE}</french-tech-map></div>`;
  const opened = await open(body, options);
  await ready(opened);
  return opened;
}

/** @param {Page} opened @param {number} [count] */
export async function ready(opened, count = 1) {
  await opened.waitForFunction(
    (n) => /** @type {any} */ (window).fired.filter((/** @type {any} */ e) => e.type === "ready").length >= n,
    count,
  );
}

/**
 * Everything fired so far of a type, details only.
 * @param {Page} opened @param {string} type
 * @returns {Promise<any[]>}
 */
export function fired(opened, type) {
  return opened.evaluate(
    (wanted) =>
      /** @type {any} */ (window).fired
        .filter((/** @type {any} */ e) => e.type === wanted)
        .map((/** @type {any} */ e) => e.detail),
    type,
  );
}

/** The panel's words once they contain what is waited for. @param {Page} opened @param {string | RegExp} words */
export async function panelWith(opened, words) {
  const panel = opened.locator(".panel .body").filter({ hasText: words });
  await panel.waitFor();
  return panel;
}

/** Where the focus is: the id of a feature's button, else its words. @param {Page} opened @returns {Promise<string>} */
export function focused(opened) {
  return opened.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const { dataset, ariaLabel, textContent } = /** @type {HTMLElement} */ (active);
    return dataset.id ?? ariaLabel ?? textContent?.trim() ?? "";
  });
}

/**
 * A point of the page where the pointer is on a feature, found as a reader would: by looking at the tooltip.
 * @param {Page} opened @param {string} id
 * @returns {Promise<{ x: number, y: number }>}
 */
export async function pointOn(opened, id) {
  const button = opened.locator(`.mirror button[data-id="${id}"]`);
  const name = await button.getAttribute("aria-label");
  // Nothing answers while the map is under way.
  const until = Date.now() + 5000;
  do {
    const box = await button.boundingBox();
    assert.ok(name && box, `${id} has a button over the map`);
    for (const fx of [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9]) {
      for (const fy of [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9]) {
        const at = { x: box.x + fx * box.width, y: box.y + fy * box.height };
        await opened.mouse.move(at.x, at.y);
        const tip = await tooltip(opened);
        if (tip && name.startsWith(`${tip.name},`)) return at;
      }
    }
  } while (Date.now() < until);
  throw new Error(`no point of ${id} answers to the pointer`);
}

/** The tooltip's name and box, or null. @param {Page} opened */
export function tooltip(opened) {
  return opened.evaluate(() => {
    const root = document.querySelector("french-tech-map")?.shadowRoot;
    const box = /** @type {HTMLElement | null | undefined} */ (root?.querySelector(".tooltip"));
    const stage = root?.querySelector(".stage")?.getBoundingClientRect();
    if (!box || box.hidden || !stage) return null;
    const { left, top, right, bottom } = box.getBoundingClientRect();
    const inside =
      left >= stage.left - 0.5 && top >= stage.top - 0.5 && right <= stage.right + 0.5 && bottom <= stage.bottom + 0.5;
    return { name: box.querySelector("b")?.textContent ?? "", left, top, right, bottom, inside };
  });
}

/** @param {Page} opened @param {string} id */
export async function click(opened, id) {
  const { x, y } = await pointOn(opened, id);
  await opened.mouse.click(x, y);
}

/** Whether picture and canvas are seen. @param {Page} opened */
export async function shown(opened) {
  return {
    picture: await opened.locator("french-tech-map > img").first().isVisible(),
    canvas: await opened.locator("french-tech-map canvas").first().isVisible(),
  };
}

/** The drawing, as its own pixels, whatever the page makes of its box. @param {Page} opened */
export const drawing = (opened) =>
  opened.locator("french-tech-map").first().evaluate(async (map) => {
    for (let i = 0; i < 3; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const canvas = /** @type {HTMLCanvasElement} */ (map.shadowRoot?.querySelector("canvas"));
    const { width, height } = canvas;
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, width, height);
    let hash = 0;
    for (const byte of data) hash = (Math.imul(hash, 31) + byte) | 0;
    return { width, height, hash };
  });
