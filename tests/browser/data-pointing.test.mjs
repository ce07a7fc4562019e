/** What is pointed at on a map of a page's own data: on a canvas of its own, so that the map stays as it is painted. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { drawing, leave, open, ready } from "./host.mjs";

after(close);
afterEach(leave);

const PLACES = "nom;rang;lat;lon\nMSP de Brest;Maison de santé;48,39;-4,49\nCHU de Nice;Hôpital;43,72;7,28\n";

/** @param {Parameters<typeof open>[1]} [how] */
async function map(how) {
  const opened = await open(`<div id="column" style="width:960px"><french-tech-map id="map" src=""></french-tech-map></div>`, how);
  await opened.evaluate(async (table) => {
    await customElements.whenDefined("french-tech-map");
    await /** @type {any} */ (document.querySelector("#map")).setData(table);
  }, PLACES);
  await ready(opened);
  return opened;
}

/** Points at a region, at a place of it without a name. @param {import("./host.mjs").Page} opened @param {string} name */
async function pointAt(opened, name) {
  const box = await opened.getByRole("button", { name: new RegExp(`^${name}`) }).first().boundingBox();
  assert.ok(box);
  await opened.mouse.move(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
  await opened.locator(".tooltip", { hasText: name }).waitFor();
}

/** How large the canvas above the map is, and the box of what is on it, CSS px. @param {import("./host.mjs").Page} opened */
function above(opened) {
  return opened.locator("#map").evaluate(async (map) => {
    for (let i = 0; i < 3; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const canvas = /** @type {HTMLCanvasElement | null | undefined} */ (map.shadowRoot?.querySelector("canvas.above"));
    if (!canvas) return null;
    const { width, height } = canvas;
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, width, height);
    let [left, top, right, bottom, count] = [width, height, 0, 0, 0];
    for (let i = 3; i < data.length; i += 4) {
      if (!data[i]) continue;
      const [x, y] = [((i - 3) / 4) % width, Math.floor((i - 3) / 4 / width)];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
      count += 1;
    }
    const k = devicePixelRatio;
    return { width, height, count, left: left / k, top: top / k, right: right / k, bottom: bottom / k };
  });
}

test("a region that is pointed at is shown above the map, which stays as it is", async () => {
  const opened = await map({ deviceScaleFactor: 2 });
  const before = await drawing(opened);
  assert.equal(await above(opened), null, "nobody needs it yet");
  await pointAt(opened, "Bretagne");
  const shown = await above(opened);
  const box = await opened.getByRole("button", { name: /^Bretagne/ }).first().boundingBox();
  const stage = await opened.locator("#map .stage").boundingBox();
  assert.ok(shown?.count && box && stage);
  assert.deepEqual([shown.width, shown.height], [before.width, before.height]);
  const [x, y] = [box.x - stage.x, box.y - stage.y];
  const sides = [shown.left - x, shown.top - y, shown.right - (x + box.width), shown.bottom - (y + box.height)];
  assert.ok(sides.every((side) => Math.abs(side) < 6), `${sides}`);
  assert.deepEqual(await drawing(opened), before);

  await pointAt(opened, "CHU de Nice");
  const mark = await above(opened);
  assert.ok(mark && mark.count > 0 && mark.left > shown.right, "the mark, and the region no more");
  await opened.mouse.move(2, 2);
  await opened.locator(".tooltip").waitFor({ state: "hidden" });
  assert.equal((await above(opened))?.count, 0);
  assert.deepEqual(await drawing(opened), before);
  assert.deepEqual(opened.problems, []);
});

test("it goes where the map goes, and with it", async () => {
  const opened = await map();
  await pointAt(opened, "Bretagne");
  const wide = await above(opened);
  await opened.locator("#column").evaluate((column) => /** @type {HTMLElement} */ (column).style.setProperty("width", "700px"));
  await opened.waitForFunction(() => document.querySelector("#map")?.shadowRoot?.querySelector("canvas")?.width === 700);
  await opened.mouse.move(5, 700);
  await pointAt(opened, "Bretagne");
  const narrow = await above(opened);
  assert.ok(wide && narrow && narrow.width === 700 && narrow.right < wide.right && narrow.count < wide.count);
  const left = await opened.locator("#map").evaluate((map) => {
    map.remove();
    return new Promise((resolve) => setTimeout(() => resolve(map.shadowRoot?.querySelectorAll("canvas").length)));
  });
  assert.equal(left, 0);
  assert.deepEqual(opened.problems, []);
});

test("where no tone tells, what is pointed at is outlined", async () => {
  const opened = await map({ forcedColors: "active" });
  await pointAt(opened, "Bretagne");
  const outlined = await above(opened);
  assert.ok(outlined && outlined.count > 0);
  const area = (outlined.right - outlined.left) * (outlined.bottom - outlined.top);
  assert.ok(outlined.count < area / 4, "an outline, not a fill");
});
