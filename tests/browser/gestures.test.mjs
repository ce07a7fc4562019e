/** Moving around as a reader does: what belongs to the article stays the article's, and each gesture has a button. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PICTURE, fired, leave, open, openMap, ready } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

/** An article of 3,000 px with something 360 px wide in it. @param {string} figure */
const article = (figure) => `<div style="height:300px"></div><div style="width:360px">${figure}</div><div style="height:2000px"></div>`;
const FIGURES = {
  map: `<french-tech-map id="map">${PICTURE}</french-tech-map>`,
  picture: '<img alt="" style="display:block" width="360" height="640" src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E">',
};

/** How far a finger goes between two events, px. */
const STEP = 10;

/** @param {string} name @param {"map" | "picture"} figure */
async function read(name, figure) {
  const options = { viewport: { width: 400, height: 700 }, hasTouch: name === "touch" };
  const page = await open(article(FIGURES[figure]), options);
  if (figure === "map") await ready(page);
  const client = await page.context().newCDPSession(page);
  if (name === "touch") {
    const finger = (/** @type {string} */ type, /** @type {number} */ y) =>
      client.send("Input.dispatchTouchEvent", /** @type {any} */ ({ type, touchPoints: type === "touchEnd" ? [] : [{ x: 180, y }] }));
    await finger("touchStart", 600);
    for (let y = 600 - STEP; y >= 100; y -= STEP) await finger("touchMove", y);
    await page.waitForTimeout(200);
    await finger("touchEnd", 100);
  } else {
    await page.mouse.move(180, 600);
    for (let i = 0; i < 10; i += 1) await page.mouse.wheel(0, 50);
  }
  await page.waitForTimeout(300);
  return page.evaluate(() => Math.round(scrollY));
}

for (const name of ["touch", "wheel"]) {
  test(`across the map an article scrolls as across a picture: ${name}`, async () => {
    const [map, picture] = [await read(name, "map"), await read(name, "picture")];
    assert.ok(picture > 300, `the picture let the page scroll by ${picture} px only`);
    // How much of the first finger's step is taken for a tremble depends on when the browser makes its frames.
    assert.ok(Math.abs(map - picture) <= (name === "touch" ? STEP : 0), `${map} px, not ${picture} px`);
  });
}

/** How far the map is zoomed: the place of a button against its neighbour's. @param {Page} page */
const spread = (page) =>
  page.locator("french-tech-map").evaluate((map) => {
    const at = (/** @type {string} */ id) => {
      const { style } = /** @type {HTMLElement} */ (map.shadowRoot?.querySelector(`.mirror [data-id="${id}"]`));
      return ["--x", "--y"].map((side) => Number.parseFloat(style.getPropertyValue(side)));
    };
    const [[ax, ay], [bx, by]] = [at("limousin"), at("clermont-auvergne")];
    return { far: Math.hypot(ax - bx, ay - by), x: ax, y: ay };
  });

/** Once the map has come to rest. @param {Page} page */
const rest = (page) => page.waitForTimeout(1200);
const hint = (/** @type {Page} */ page) => page.locator(".hint:visible");

test("a reader who tries the bare wheel is told once how to zoom, politely", async () => {
  const page = await openMap();
  await page.evaluate(() => document.body.style.setProperty("height", "3000px"));
  await page.mouse.move(480, 320);
  await page.mouse.wheel(0, 10);
  await hint(page).waitFor();
  assert.match(await hint(page).innerText(), /maintenez la touche (Ctrl|⌘)/);
  await page.waitForFunction(() => document.querySelector("french-tech-map")?.shadowRoot?.querySelector("[role=status]")?.textContent?.includes("maintenez"));
  await hint(page).waitFor({ state: "hidden" });
  await page.mouse.wheel(0, 10);
  await page.waitForTimeout(300);
  assert.equal(await hint(page).count(), 0, "it comes back");
});

test("Ctrl and the wheel zoom the map around the pointer, never the browser", async () => {
  const page = await openMap();
  const before = await spread(page);
  const untouched = await page.evaluate(() => [devicePixelRatio, visualViewport?.scale, scrollY]);
  await page.evaluate(() => document.addEventListener("wheel", (event) => (/** @type {any} */ (window).prevented = event.defaultPrevented)));
  await page.mouse.move(480, 320);
  await page.keyboard.down("Control");
  for (let i = 0; i < 4; i += 1) {
    await page.mouse.wheel(0, -100);
    await page.waitForFunction(() => /** @type {any} */ (window).prevented === true);
  }
  await rest(page);
  assert.ok((await spread(page)).far > 1.5 * before.far);
  // At the limits, too.
  for (let i = 0; i < 30; i += 1) await page.mouse.wheel(0, 100);
  await rest(page);
  assert.ok(await page.evaluate(() => /** @type {any} */ (window).prevented));
  assert.deepEqual(await spread(page), before);
  assert.deepEqual(await page.evaluate(() => [devicePixelRatio, visualViewport?.scale, scrollY]), untouched);
});

test("a mouse drags the zoomed map and selects nothing", async () => {
  const page = await openMap();
  const { x, y } = (await page.locator("french-tech-map").boundingBox()) ?? assert.fail();
  await page.getByRole("button", { name: "Agrandir la carte" }).click();
  await rest(page);
  const before = await spread(page);
  await page.mouse.move(x + 450, y + 350);
  await page.mouse.down();
  for (let i = 1; i <= 8; i += 1) await page.mouse.move(x + 450 + 10 * i, y + 350);
  await page.mouse.up();
  await rest(page);
  const now = await spread(page);
  assert.ok(Math.abs(now.x - before.x - 80) < 12 && Math.abs(now.y - before.y) < 2, JSON.stringify([before, now]));
  assert.ok(await page.locator(".panel").isHidden());
  assert.equal((await fired(page, "select")).length, 0);
});

test("a double click zooms", async () => {
  const page = await openMap();
  const before = await spread(page);
  await page.mouse.dblclick(300, 590);
  await rest(page);
  assert.ok((await spread(page)).far > 1.3 * before.far);
});

test("two fingers zoom the map, and the page stays", async () => {
  const page = await openMap("", { width: 360, viewport: { width: 400, height: 700 }, hasTouch: true });
  const client = await page.context().newCDPSession(page);
  const before = await spread(page);
  const touch = (/** @type {string} */ type, /** @type {number} */ apart) =>
    client.send("Input.dispatchTouchEvent", /** @type {any} */ ({
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: 180 - apart, y: 280, id: 1 }, { x: 180 + apart, y: 280, id: 2 }],
    }));
  await touch("touchStart", 30);
  for (let apart = 34; apart <= 90; apart += 4) await touch("touchMove", apart);
  await touch("touchEnd", 90);
  await rest(page);
  const now = await spread(page);
  assert.ok(now.far > 2 * before.far, JSON.stringify([before, now]));
  assert.equal(await page.evaluate(() => visualViewport?.scale), 1);
  assert.ok(await page.locator(".panel").isHidden());
});

test("the buttons do what the gestures do, and one leads back", async () => {
  const page = await openMap();
  const click = async (/** @type {string} */ name) => {
    await page.getByRole("button", { name, exact: true }).click();
    await rest(page);
  };
  const fitted = await spread(page);
  await click("Agrandir la carte");
  const zoomed = await spread(page);
  assert.ok(zoomed.far > 1.5 * fitted.far);
  await click("Vers la droite");
  assert.ok((await spread(page)).x < zoomed.x - 50, "what lies at the right comes into sight");
  await click("Vers la gauche");
  await click("Vers le bas");
  assert.ok((await spread(page)).y < zoomed.y - 50);
  await click("Vers le haut");
  await click("Réduire la carte");
  assert.ok((await spread(page)).far < 1.1 * fitted.far);
  await click("Agrandir la carte");
  await click("Retour à la France");
  assert.deepEqual(await spread(page), fitted);
  assert.ok(await page.getByRole("button", { name: "Retour à la France" }).isHidden());
});

test("keys do, too, while the map has the focus, and Alt with an arrow is the browser's otherwise", async () => {
  const page = await openMap();
  await page.locator('.mirror [data-id="limousin"]').focus();
  const fitted = await spread(page);
  await page.keyboard.press("+");
  await rest(page);
  const zoomed = await spread(page);
  assert.ok(zoomed.far > 1.5 * fitted.far);
  await page.keyboard.press("Alt+ArrowDown");
  await rest(page);
  assert.ok((await spread(page)).y < zoomed.y - 50);
  await page.keyboard.press("-");
  await page.keyboard.press("Escape");
  await rest(page);
  assert.deepEqual(await spread(page), fitted);
  const left = await page.evaluate(() => {
    const map = document.querySelector("french-tech-map");
    const button = map?.shadowRoot?.querySelector('.mirror [data-id="limousin"]');
    return button?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", altKey: true, bubbles: true, cancelable: true }));
  });
  assert.equal(left, true, "the fitted map took a key of the browser's");
});

test('gestures="greedy" takes the wheel and gives it back between two turns at the limit', async () => {
  const page = await openMap('gestures="greedy"');
  await page.evaluate(() => document.body.style.setProperty("height", "3000px"));
  const before = await spread(page);
  await page.mouse.move(480, 320);
  await page.mouse.wheel(0, -200);
  await rest(page);
  assert.ok((await spread(page)).far > 1.2 * before.far);
  for (let i = 0; i < 10; i += 1) await page.mouse.wheel(0, 100);
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => scrollY), 0, "in the middle of a turn the page must not run away");
  await page.waitForTimeout(500);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => scrollY > 200);
});

test('gestures="none" moves nothing and has no buttons that would', async () => {
  const page = await openMap('gestures="none"');
  const before = await spread(page);
  await page.mouse.move(480, 320);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await page.mouse.dblclick(300, 590);
  await page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).select("region:32"));
  await rest(page);
  assert.deepEqual(await spread(page), before);
  assert.ok(await page.locator(".zoom button").first().isHidden());
});

test("a reader who wants no motion gets one picture, not a flight", async () => {
  const count = async (/** @type {"reduce" | "no-preference"} */ reducedMotion) => {
    const page = await openMap("", { reducedMotion });
    return page.locator("french-tech-map").evaluate(async (map) => {
      let pictures = 0;
      const { setTransform } = CanvasRenderingContext2D.prototype;
      let last = 0;
      CanvasRenderingContext2D.prototype.setTransform = function (/** @type {any[]} */ ...args) {
        // All calls of one picture come in one task.
        if (performance.now() - last > 4) pictures += 1;
        last = performance.now();
        return /** @type {any} */ (setTransform).apply(this, args);
      };
      /** @type {any} */ (map).select("region:32");
      await new Promise((resolve) => setTimeout(resolve, 1200));
      CanvasRenderingContext2D.prototype.setTransform = setTransform;
      return pictures;
    });
  };
  assert.ok((await count("reduce")) <= 2);
  assert.ok((await count("no-preference")) > 6);
});
