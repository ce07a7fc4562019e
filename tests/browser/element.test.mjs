/** The element as a host page meets it: what it shows, fires, understands and gives back. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PICTURE, fired, leave, open, openMap, panelWith, ready, shown } from "./host.mjs";

after(close);
afterEach(leave);

/** @param {import("./host.mjs").Page} page @param {(map: any) => unknown} act */
const onMap = (page, act) => page.locator("french-tech-map").first().evaluate(act);

test("the map takes the place of the picture, same box, and says that it is ready", async () => {
  const page = await openMap();
  assert.deepEqual(await shown(page), { picture: false, canvas: true });
  const [state] = await fired(page, "ready");
  assert.deepEqual(state, { view: "france", edition: "2019", lang: "fr", theme: "light", region: null, zoom: "none", id: null, selected: null });
  const box = await page.locator("french-tech-map").boundingBox();
  assert.deepEqual(box, { x: 0, y: 0, width: 960, height: 640 });
  assert.deepEqual(page.problems, []);
});

test("the canvas is painted", async () => {
  const page = await openMap();
  const colours = await page.locator("canvas").evaluate((canvas) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
    const context = /** @type {HTMLCanvasElement} */ (canvas).getContext("2d");
    const { data } = /** @type {CanvasRenderingContext2D} */ (context).getImageData(0, 0, width, height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  assert.ok(colours > 50, `${colours} colours`);
});

test("the drawing has an alternative, and the button of the list comes right after it", async () => {
  const page = await openMap();
  const canvas = page.locator("canvas");
  assert.equal(await canvas.getAttribute("role"), "img");
  assert.match((await canvas.getAttribute("aria-label")) ?? "", /13 Capitales/);
  const next = page.locator("canvas + button");
  assert.equal(await next.getAttribute("aria-label"), "Afficher la liste");
  await next.click();
  assert.equal(await next.getAttribute("aria-expanded"), "true");
  assert.match((await page.locator(".list").textContent()) ?? "", /French Tech Lille/);
  await next.click();
  assert.ok(await page.locator(".list").isHidden());
});

test("attributes are live", async () => {
  const page = await openMap();
  await onMap(page, (map) => map.setAttribute("region", "32"));
  await panelWith(page, "Hauts-de-France");
  await onMap(page, (map) => map.setAttribute("selected", "lille"));
  await panelWith(page, "French Tech Lille");
  await onMap(page, (map) => map.removeAttribute("selected"));
  await panelWith(page, "Hauts-de-France");
  await onMap(page, (map) => map.removeAttribute("region"));
  await page.locator(".panel").waitFor({ state: "hidden" });
  await onMap(page, (map) => map.setAttribute("edition", "2014"));
  assert.match((await page.locator("canvas").getAttribute("aria-label")) ?? "", /12 novembre 2014/);
  await onMap(page, (map) => map.setAttribute("lang", "en"));
  assert.match((await page.locator("canvas").getAttribute("aria-label")) ?? "", /12 November 2014/);
  const light = await page.locator("canvas").screenshot();
  await onMap(page, (map) => map.setAttribute("theme", "dark"));
  await page.waitForTimeout(100);
  assert.notDeepEqual(await page.locator("canvas").screenshot(), light);
  await onMap(page, (map) => map.setAttribute("view", "monde"));
  assert.deepEqual(await fired(page, "view"), [{ view: "world" }]);
  // The map reads attributes and never writes them.
  assert.equal(await page.locator("french-tech-map").getAttribute("view"), "monde");
  assert.deepEqual(page.problems, []);
});

test("attributes that are there from the start count", async () => {
  const page = await openMap('edition="2023" selected="lille" lang="en" theme="dark"');
  const [state] = await fired(page, "ready");
  assert.deepEqual(state, { view: "france", edition: "2023", lang: "en", theme: "dark", region: "32", zoom: "some", id: "lille", selected: "lille" });
  await panelWith(page, "French Tech Lille");
});

test("the theme follows the reader's preference unless told otherwise", async () => {
  const page = await openMap("", { colorScheme: "dark" });
  assert.equal((await fired(page, "ready"))[0].theme, "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator('section[data-theme="light"]').waitFor();
  await onMap(page, (map) => map.setAttribute("theme", "dark"));
  await page.locator('section[data-theme="dark"]').waitFor();
});

test("the language is that of the page around", async () => {
  const page = await open(`<div lang="en-GB"><french-tech-map>${PICTURE}</french-tech-map></div>`);
  await ready(page);
  assert.equal((await fired(page, "ready"))[0].lang, "en");
});

test("methods work, before the map is ready too", async () => {
  const page = await open("<main></main>");
  await page.evaluate(() => {
    const map = /** @type {any} */ (document.createElement("french-tech-map"));
    map.select?.("lille");
    document.querySelector("main")?.append(map);
    map.setEdition?.("2023");
  });
  await page.evaluate(() => customElements.whenDefined("french-tech-map"));
  await ready(page);
  // Not yet defined when the page called them, the methods did not exist: such a page waits for the element.
  await onMap(page, (map) => {
    map.select("lille");
    map.setEdition("2023");
  });
  await panelWith(page, "French Tech Lille");
  assert.equal((await fired(page, "select")).at(-1).source, "api");
  const svg = await onMap(page, (map) => map.toSVG());
  assert.match(String(svg), /^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  await onMap(page, (map) => map.select());
  await page.locator(".panel").waitFor({ state: "hidden" });
  await onMap(page, (map) => map.showView("world"));
  assert.equal((await fired(page, "view")).at(-1).view, "world");
});

test("calls on an element that is still loading are kept for later", async () => {
  const page = await openMap();
  await page.evaluate(() => {
    const map = /** @type {any} */ (document.createElement("french-tech-map"));
    map.id = "second";
    map.select("lille");
    document.body.append(map);
    map.setEdition("2014");
  });
  await ready(page, 2);
  await page.locator("#second .panel").filter({ hasText: "Lille is French Tech" }).waitFor();
});

test("what is wrong is told, and the map goes on with what it had", async () => {
  const page = await openMap('edition="1999" theme="sepia"');
  /** @type {string[]} */
  const warnings = [];
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  const codes = async () => (await fired(page, "error")).map(({ code, fatal }) => [code, fatal]);
  assert.deepEqual(new Set((await codes()).map(([code]) => code)), new Set(["unknown-edition", "unknown-theme"]));
  assert.equal((await fired(page, "ready"))[0].edition, "2019");
  await onMap(page, (map) => map.setAttribute("view", "moon"));
  await onMap(page, (map) => map.setAttribute("selected", "<img src=x onerror=alert(1)>"));
  await onMap(page, (map) => map.setEdition("2022"));
  assert.deepEqual((await codes()).slice(-3), [["unknown-view", false], ["unknown-feature", false], ["unknown-edition", false]]);
  assert.equal(warnings.length, 3);
  assert.deepEqual(await shown(page), { picture: false, canvas: true });
  assert.deepEqual(page.problems, []);
});

test("the scene follows the width across the breakpoint and the screen's density", async () => {
  const page = await openMap();
  const size = () => page.locator("canvas").evaluate((c) => [c.clientWidth, c.clientHeight, /** @type {HTMLCanvasElement} */ (c).width]);
  /** @param {string} width @param {number[]} expected */
  const becomes = async (width, expected) => {
    await page.locator("#column").evaluate((column, width) => (column.style.width = width), width);
    await page.waitForFunction(
      (w) => document.querySelector("french-tech-map")?.shadowRoot?.querySelector("canvas")?.clientWidth === w,
      expected[0],
    );
    assert.deepEqual(await size(), expected);
  };
  await becomes("360px", [360, 640, 360]);
  await becomes("640px", [640, 427, 640]);
  await becomes("639px", [480, 853, 480]);
  await becomes("1280px", [1280, 853, 1280]);
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setDeviceMetricsOverride", { width: 1280, height: 900, deviceScaleFactor: 2, mobile: false });
  await page.waitForFunction(() => document.querySelector("french-tech-map")?.shadowRoot?.querySelector("canvas")?.width === 2560);
});

test("a hidden map waits, and draws once it is shown", async () => {
  const page = await open(`<div id="tab" style="display:none"><french-tech-map>${PICTURE}</french-tech-map></div>`);
  await page.waitForTimeout(300);
  assert.deepEqual(await fired(page, "ready"), []);
  await page.locator("#tab").evaluate((tab) => (tab.style.display = "block"));
  await ready(page);
  assert.deepEqual(await shown(page), { picture: false, canvas: true });
});

test("moved within one task, it keeps its state; gone and back later, it starts anew", async () => {
  const page = await openMap('selected="lille"');
  await page.evaluate(() => {
    const map = /** @type {Element} */ (document.querySelector("french-tech-map"));
    /** @type {any} */ (window).canvas = map.shadowRoot?.querySelector("canvas");
    /** @type {any} */ (map).select("region:11");
    map.remove();
    document.body.append(map);
  });
  await page.waitForTimeout(100);
  assert.ok(await onMap(page, (map) => map.shadowRoot.querySelector("canvas") === /** @type {any} */ (window).canvas));
  await panelWith(page, "Île-de-France");
  assert.equal((await fired(page, "ready")).length, 1);
  await page.evaluate(async () => {
    const map = /** @type {Element} */ (document.querySelector("french-tech-map"));
    map.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    /** @type {any} */ (window).left = map.shadowRoot?.querySelectorAll("canvas, button").length;
    document.body.append(map);
  });
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).left), 0);
  await ready(page, 2);
  await panelWith(page, "French Tech Lille");
  assert.deepEqual(page.problems, []);
});

test("two maps on a page are two maps; nothing is fetched twice", async () => {
  /** @type {string[]} */
  const requests = [];
  const maps = ["a", "b"].map((id) => `<french-tech-map id="${id}">${PICTURE}</french-tech-map>`).join("");
  const page = await open(maps, {
    prepare: async (opened) => opened.on("request", (request) => requests.push(request.url())),
  });
  await ready(page, 2);
  await page.locator("#b").evaluate((map) => /** @type {any} */ (map).select("lille"));
  await page.locator("#b .panel").waitFor();
  assert.ok(await page.locator("#a .panel").isHidden());
  await page.locator("#a").evaluate((map) => /** @type {any} */ (map).showView("world"));
  await page.locator("#b").evaluate((map) => /** @type {any} */ (map).showView("world"));
  await page.waitForTimeout(200);
  // Readers get the program in two parts, `rest` is the second.
  for (const file of [/\/french_tech_map.*\.wasm$/, /\/france\b.*\.bin$/, /\/world\b.*\.bin$/, /\/sources\b.*\.bin$/]) {
    assert.equal(requests.filter((url) => file.test(url)).length, 1, String(file));
  }
  const files = requests.filter((url) => /\.(wasm|bin|js)$/.test(url));
  assert.deepEqual(files.filter((url, i) => files.indexOf(url) !== i), [], "fetched twice");
});

test("twenty maps on a page work", async () => {
  const page = await open(`<div style="width:360px">${`<french-tech-map theme="light">${PICTURE}</french-tech-map>`.repeat(20)}</div>`);
  await ready(page, 20);
  await page.locator("french-tech-map").nth(19).evaluate((map) => /** @type {any} */ (map).select("lille"));
  await page.locator("french-tech-map").nth(19).locator(".panel").waitFor();
  assert.deepEqual(page.problems, []);
});

test("a page whose style sheet spares nothing leaves the map as it is", async () => {
  const hostile = "* { all: unset !important } canvas, section, button { width: 7px !important; color: red !important }";
  const page = await open(
    `<style>${hostile}</style><div dir="rtl" style="display:block!important;width:960px!important"><french-tech-map>${PICTURE}</french-tech-map></div>`,
  );
  await ready(page);
  const stage = await page.locator(".stage").boundingBox();
  assert.deepEqual([stage?.width, stage?.height], [960, 640]);
  const corner = await page.locator(".list-button").boundingBox();
  assert.ok(stage && corner && corner.x > stage.x + 800 && corner.y < stage.y + 70, JSON.stringify(corner));
});
