/** The map without a pointer: everything is reached, opened and left with keys alone. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PICTURE, fired, focused, leave, open, openMap, ready, tooltip } from "./host.mjs";

after(close);
afterEach(leave);

const ARROWS = ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"];

/** @typedef {import("./host.mjs").Page} Page */

/** Ids of the buttons over the map, in reading order. @param {Page} page */
const onMap = (page) =>
  page.locator(".mirror button").evaluateAll((all) => all.map((b) => /** @type {HTMLElement} */ (b).dataset.id ?? ""));

/** Ids that the list shows, in reading order. @param {Page} page */
const inList = (page) =>
  page.locator(".list [data-id]").evaluateAll((all) => all.map((e) => /** @type {HTMLElement} */ (e).dataset.id ?? ""));

/** Tab until the focus is on the map. @param {Page} page */
async function tabToMap(page) {
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press("Tab");
    if (await onAFeature(page)) return;
  }
  assert.fail("Tab does not lead to the map");
}

/** @param {Page} page */
function onAFeature(page) {
  return page.evaluate(() => !!document.querySelector("french-tech-map")?.shadowRoot?.activeElement?.closest(".mirror"));
}

/** @param {Page} page @param {string} keys One after the other, at once. */
async function type(page, keys) {
  for (const key of keys) await page.keyboard.press(key);
  return focused(page);
}

/**
 * Walks with the arrows alone until they lead nowhere new, and calls `visit` at every feature.
 * @param {Page} page @param {(id: string) => Promise<void>} visit
 * @returns {Promise<Set<string>>} What was visited.
 */
async function wander(page, visit) {
  /** Where each key leads from each feature, as far as it was tried. @type {Map<string, Map<string, string>>} */
  const ways = new Map();
  let here = await focused(page);
  for (;;) {
    if (!ways.has(here)) {
      ways.set(here, new Map());
      await visit(here);
      assert.equal(await focused(page), here, "the reader is where it was before");
    }
    const path = toUntried(ways, here);
    if (!path) return new Set(ways.keys());
    for (const key of path) {
      await page.keyboard.press(key);
      const there = await focused(page);
      ways.get(here)?.set(key, there);
      here = there;
    }
  }
}

/**
 * The keys to the nearest feature from where some arrow was not tried yet, and that arrow.
 * @param {Map<string, Map<string, string>>} ways @param {string} from
 */
function toUntried(ways, from) {
  /** @type {[string, string[]][]} */
  const queue = [[from, []]];
  const seen = new Set([from]);
  for (const [here, keys] of queue) {
    const tried = ways.get(here);
    for (const key of ARROWS) {
      const there = tried?.get(key);
      if (!there) return [...keys, key];
      if (!seen.has(there)) queue.push([there, [...keys, key]]);
      seen.add(there);
    }
  }
  return undefined;
}

for (const view of ["france", "world"]) {
  test(`keys alone visit, open and leave every region and community: ${view}`, async () => {
    const page = await openMap(`view="${view}"`);
    const ids = await onMap(page);
    await tabToMap(page);
    const visited = await wander(page, async (id) => {
      await page.keyboard.press("Enter");
      const { id: opened, source } = (await fired(page, "select")).at(-1);
      assert.deepEqual({ opened, source }, { opened: id, source: "keyboard" });
      assert.equal(await page.locator(".panel h3:focus").count(), 1, `${id}: the focus is in its panel`);
      await page.keyboard.press("Escape");
    });
    assert.deepEqual([...visited].sort(), [...ids].sort());
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("Escape");
    assert.ok(await page.locator(".panel").isHidden());
    assert.ok(await onAFeature(page), "Escape never leaves the map");
    await page.getByRole("button", { name: "Afficher la liste" }).click();
    assert.deepEqual(await inList(page), ids, "the list has the same features in the same order");
  });
}

test("Tab goes through the map both ways, whatever is open", async () => {
  const body = `<button>avant</button><french-tech-map style="display:block;width:960px">${PICTURE}</french-tech-map><button>après</button>`;
  const page = await open(body);
  await ready(page);
  const states = [
    async () => {},
    async () => page.locator('.mirror [data-id="lille"]').evaluate((b) => /** @type {HTMLElement} */ (b).click()),
    async () => page.locator(".list-button").evaluate((b) => /** @type {HTMLElement} */ (b).click()),
  ];
  for (const [n, come] of states.entries()) {
    await come();
    for (const [key, from, to] of [["Tab", "avant", "après"], ["Shift+Tab", "après", "avant"]]) {
      await page.getByRole("button", { name: from }).focus();
      let stops = 0;
      do {
        await page.keyboard.press(key);
        stops += 1;
        assert.ok(stops < 150, `state ${n}: ${key} never comes to ${to}`);
      } while ((await focused(page)) !== to);
      assert.ok(stops > 4, `state ${n}: ${stops} stops`);
    }
  }
});

test("letters find names, whatever their accents and case, and only on the map", async () => {
  const page = await openMap();
  await tabToMap(page);
  assert.equal(await type(page, "bre"), "region:53", "Bretagne");
  await page.waitForTimeout(800);
  assert.equal(await type(page, "ILE"), "region:11", "Île-de-France");
  await page.waitForTimeout(800);
  assert.equal(await type(page, "lill"), "lille", "what all names share does not count");
  await page.waitForTimeout(800);
  const [first, second] = [await type(page, "m"), await type(page, "m")];
  assert.notEqual(first, second, "the same letter goes on to the next one");
  await page.waitForTimeout(800);
  assert.equal(await type(page, "qx"), second, "there is no such name");
  await page.keyboard.press("Control+b");
  assert.equal(await focused(page), second);
  const button = page.getByRole("button", { name: "France", exact: true });
  await button.focus();
  await page.keyboard.press("b");
  assert.equal(await focused(page), "France");
});

test("Page Down and Page Up go from group to group and stop at the last", async () => {
  const page = await openMap();
  await tabToMap(page);
  await page.keyboard.press("Home");
  const first = await focused(page);
  await page.keyboard.press("PageDown");
  assert.equal(await focused(page), "region:01", "Guadeloupe is the first overseas");
  await page.keyboard.press("PageDown");
  assert.equal(await focused(page), "region:01");
  await page.keyboard.press("PageUp");
  assert.equal(await focused(page), first);
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Shift+End");
  assert.equal(await focused(page), first, "with a modifier a key is not the map's");
});

test("an arrow leads to the same neighbour while the map moves as when it rests", async () => {
  const page = await openMap();
  for (const pause of [0, 200, 400, 600, 700, 800, 1000]) {
    await page.locator('.mirror [data-id="region:94"]').focus();
    await page.keyboard.press("Enter");
    await page.waitForTimeout(900);
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "region:94");
    await page.waitForTimeout(pause);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused(page), "toulon", `after ${pause} ms`);
    await page.waitForTimeout(900);
  }
});

test("a zoomed map follows the focus, and the article does not run away", async () => {
  const page = await openMap("", { viewport: { width: 960, height: 400 } });
  await page.evaluate(() => document.body.style.setProperty("padding", "200px 0 3000px"));
  await page.locator(".zoom button").first().focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press("Enter");
  await page.locator(".back").waitFor();
  await page.waitForTimeout(1000);
  await tabToMap(page);
  const top = () => page.evaluate(() => document.querySelector("french-tech-map")?.getBoundingClientRect().top);
  for (const [letters, id] of [["cors", "region:94"], ["lill", "lille"], ["bord", "bordeaux"]]) {
    assert.equal(await type(page, letters), id);
    await page.waitForTimeout(1200);
    // As far as it takes to bring a part of the map into the window, and not to where the feature would be off the map.
    const at = (await top()) ?? 0;
    assert.ok(at > -640 && at < 400, `${id}: the map is at ${at} px`);
    const [ring, map] = [await page.locator(`.mirror [data-id="${id}"]`).boundingBox(), await page.locator("canvas").boundingBox()];
    assert.ok(ring && map);
    const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
    assert.ok(x > map.x && x < map.x + map.width && y > map.y && y < map.y + map.height, `${id} at ${x}, ${y}`);
  }
});

test("Space opens, too", async () => {
  const page = await openMap();
  await tabToMap(page);
  await type(page, "bre");
  await page.keyboard.press(" ");
  assert.equal(await focused(page), "Bretagne");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "region:53");
});

test("what a key focuses shows its name beside it, and it goes with the focus", async () => {
  const page = await openMap();
  await tabToMap(page);
  await type(page, "bre");
  assert.equal((await tooltip(page))?.name, "Bretagne");
  await page.keyboard.press("Tab");
  assert.equal(await tooltip(page), null);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const forcedColors of /** @type {const} */ (["none", "active"])) {
    test(`the focus is seen: ${colorScheme}, forced colours ${forcedColors}`, async () => {
      const page = await openMap("", { colorScheme, forcedColors });
      const around = { clip: (await page.locator("french-tech-map").boundingBox()) ?? assert.fail() };
      await tabToMap(page);
      await type(page, "bre");
      const ring = await page.evaluate(() => {
        const button = document.querySelector("french-tech-map")?.shadowRoot?.activeElement;
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(/** @type {Element} */ (button));
        return { outlineStyle, width: parseFloat(outlineWidth), outlineColor, boxShadow };
      });
      assert.equal(ring.outlineStyle, "solid");
      assert.ok(ring.width >= 2, `${ring.width} px`);
      if (forcedColors === "none") {
        const other = /rgba?\([^)]*\)/.exec(ring.boxShadow)?.[0] ?? "";
        assert.ok(contrast(ring.outlineColor, other) >= 9, `${ring.outlineColor} beside ${other}`);
      }
      const seen = await page.screenshot(around);
      await page.locator(".mirror").evaluate((box) => box.style.setProperty("visibility", "hidden"));
      assert.notDeepEqual(await page.screenshot(around), seen);
    });
  }
}

/** As WCAG computes it. @param {string} a `rgb(…)` @param {string} b */
function contrast(a, b) {
  const [high, low] = [a, b]
    .map((color) => {
      const [r, g, blue] = (color.match(/[\d.]+/g) ?? []).map((part) => {
        const c = Number(part) / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    })
    .sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
