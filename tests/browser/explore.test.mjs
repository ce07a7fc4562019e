/** Exploring as a reader does: mouse, finger, keyboard. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { click, fired, focused, leave, openMap, panelWith, pointOn, tooltip } from "./host.mjs";

after(close);
afterEach(leave);

test("a click on Hauts-de-France lists one Capitale and four Communautés", async () => {
  const page = await openMap();
  await click(page, "region:32");
  const panel = await panelWith(page, "Hauts-de-France");
  const classes = await panel.locator(".places button").evaluateAll((all) => all.map((b) => b.className));
  assert.deepEqual(classes, ["capitale", "communaute", "communaute", "communaute", "communaute"]);
  const [{ id, kind, name, source }] = await fired(page, "select");
  assert.deepEqual({ id, kind, name, source }, { id: "region:32", kind: "region", name: "Hauts-de-France", source: "pointer" });
});

test("a click on Lille in the panel tells its history, and Escape goes up one level at a time", async () => {
  const page = await openMap();
  await click(page, "region:32");
  await (await panelWith(page, "Hauts-de-France")).getByRole("button", { name: "French Tech Lille" }).click();
  const panel = await panelWith(page, "French Tech Lille");
  const titles = await panel.locator(".titles > li").allTextContents();
  assert.equal(titles.length, 2);
  assert.match(titles[0], /^Métropole, édition 2014/);
  assert.match(titles[1], /^Capitale, éditions 2019 et 2023/);
  assert.equal(await panel.locator("a").first().getAttribute("rel"), "noopener noreferrer");
  assert.equal(await focused(page), "French Tech Lille");
  await page.keyboard.press("Escape");
  await panelWith(page, "Hauts-de-France");
  assert.equal(await focused(page), "lille");
  await page.keyboard.press("Escape");
  await page.locator(".panel").waitFor({ state: "hidden" });
  assert.equal(await focused(page), "region:32");
  assert.deepEqual((await fired(page, "select")).map((s) => s.id), ["region:32", "lille", "region:32", null]);
});

test("the close button and the sea deselect", async () => {
  const page = await openMap();
  await click(page, "region:53");
  await panelWith(page, "Bretagne");
  await page.getByRole("button", { name: "Fermer" }).click();
  await page.locator(".panel").waitFor({ state: "hidden" });
  await click(page, "region:53");
  await panelWith(page, "Bretagne");
  const brittany = await page.locator('.mirror [data-id="region:53"]').boundingBox();
  assert.ok(brittany);
  await page.mouse.click(brittany.x + 5, brittany.y + brittany.height + 60);
  await page.locator(".panel").waitFor({ state: "hidden" });
  assert.equal((await fired(page, "select")).at(-1).id, null);
});

test("after a click on the map, Escape closes what it opened", async () => {
  const page = await openMap();
  await click(page, "region:53");
  await panelWith(page, "Bretagne");
  await page.keyboard.press("Escape");
  await page.locator(".panel").waitFor({ state: "hidden" });
});

test("with the keyboard alone: one tab stop, arrows, Enter, Escape", async () => {
  const page = await openMap();
  const stops = [];
  for (let i = 0; i < 9; i += 1) {
    await page.keyboard.press("Tab");
    stops.push(await focused(page));
  }
  const [first, out] = stops.splice(7);
  assert.deepEqual(stops, [
    "France",
    "Monde",
    "Explorer\u{a0}: rechercher, filtrer, changer d’édition",
    "Agrandir la carte",
    "Réduire la carte",
    "Plein écran",
    "Afficher la liste",
  ]);
  assert.match(first, /^region:/);
  assert.doesNotMatch(out, /^region:/);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Home");
  assert.equal(await focused(page), first);
  await page.locator('.mirror [data-id="region:24"]').focus();
  await page.keyboard.press("ArrowUp");
  const above = await focused(page);
  assert.notEqual(above, "region:24");
  await page.keyboard.press("End");
  const last = await focused(page);
  assert.notEqual(last, above);
  await page.locator('.mirror [data-id="region:32"]').focus();
  assert.equal((await tooltip(page))?.name, "Hauts-de-France");
  await page.keyboard.press("Enter");
  await panelWith(page, "Hauts-de-France");
  assert.equal(await focused(page), "Hauts-de-France");
  assert.equal((await fired(page, "select")).at(-1).source, "keyboard");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "region:32");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "region:32", "the tab stop is where the reader was");
});

test("the close button gives the focus back to the feature", async () => {
  const page = await openMap();
  await page.locator('.mirror [data-id="region:32"]').focus();
  await page.keyboard.press("Enter");
  await panelWith(page, "Hauts-de-France");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "Fermer");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "region:32");
});

test("the switch shows the world; a click on a country lists its Communautés", async () => {
  const page = await openMap();
  const world = page.getByRole("button", { name: "Monde", exact: true });
  await world.click();
  assert.equal(await world.getAttribute("aria-pressed"), "true");
  assert.deepEqual(await fired(page, "view"), [{ view: "world" }]);
  await page.locator('.mirror [data-id="country:US"]').waitFor({ state: "attached" });
  await click(page, "country:US");
  const panel = await panelWith(page, "États-Unis");
  assert.ok((await panel.locator(".places button.communaute").count()) > 2);
  await panel.locator(".places button").first().click();
  await panelWith(page, "Titres");
  await page.getByRole("button", { name: "France", exact: true }).click();
  await page.locator('.mirror [data-id="region:32"]').waitFor({ state: "attached" });
  assert.ok(await page.locator(".panel").isHidden());
});

test("what was selected is said politely, once", async () => {
  const page = await openMap();
  await page.locator("french-tech-map").evaluate((map) => {
    /** @type {any} */ (map).select("region:53");
    /** @type {any} */ (map).select("region:32");
  });
  const said = page.locator('[role="status"]').filter({ hasText: "Hauts-de-France" });
  await said.waitFor({ state: "attached" });
  assert.doesNotMatch((await said.textContent()) ?? "", /Bretagne/);
});

for (const [width, height] of [[960, 700], [360, 740]]) {
  test(`at ${width} px no tooltip leaves the map, and none lies under the pointer`, async () => {
    const page = await openMap("", { width, viewport: { width: Math.max(width, 400), height } });
    const boxes = await page.locator(".mirror button").evaluateAll((all) =>
      all.map((b) => b.getBoundingClientRect()).map(({ x, y, width, height }) => ({ x, y, width, height })),
    );
    let seen = 0;
    for (const box of boxes) {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      const tip = await tooltip(page);
      if (!tip) continue;
      seen += 1;
      assert.ok(tip.inside, `${tip.name} at ${x}, ${y}`);
      assert.ok(x < tip.left || x > tip.right || y < tip.top || y > tip.bottom, `${tip.name} lies under the pointer`);
    }
    assert.ok(seen > boxes.length / 2, `${seen} tooltips for ${boxes.length} targets`);
  });
}

test("the tooltip goes when the pointer leaves and when Escape is pressed", async () => {
  const page = await openMap();
  await pointOn(page, "region:24");
  await page.keyboard.press("Escape");
  assert.equal(await tooltip(page), null);
  await pointOn(page, "region:53");
  await page.mouse.move(1200, 700);
  assert.equal(await tooltip(page), null);
});

test("a press that moves away before it is released does nothing", async () => {
  const page = await openMap();
  const at = await pointOn(page, "region:24");
  await page.mouse.down();
  assert.deepEqual(await fired(page, "select"), [], "nothing happens before the release");
  const elsewhere = await page.locator('.mirror [data-id="region:53"]').boundingBox();
  assert.ok(elsewhere);
  await page.mouse.move(elsewhere.x + 20, elsewhere.y + elsewhere.height / 2);
  await page.mouse.up();
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(1200, 700);
  await page.mouse.up();
  assert.deepEqual(await fired(page, "select"), []);
});

test("a tap selects and leaves no tooltip behind", async () => {
  const page = await openMap("", { width: 360, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const at = await pointOn(page, "region:24");
  await page.mouse.move(0, 0);
  await page.touchscreen.tap(at.x, at.y);
  await panelWith(page, "Centre-Val de Loire");
  assert.equal(await tooltip(page), null);
});

test("the wheel stays the page's", async () => {
  const page = await openMap();
  await page.evaluate(() => document.body.style.setProperty("height", "3000px"));
  await page.mouse.move(480, 320);
  await page.mouse.wheel(0, 400);
  await page.waitForFunction(() => scrollY > 300);
});

for (const view of ["france", "world"]) {
  test(`the panel never covers what was clicked: ${view}`, async () => {
    for (const width of [960, 700, 360]) await neverCovers(view, width);
  });
}

/** @param {string} view @param {number} width */
async function neverCovers(view, width) {
  // Where the map may move, it brings what was clicked beside the panel: `tests/moving.rs`.
  const options = { width, viewport: { width: Math.max(width, 400), height: 900 } };
  const page = await openMap(`view="${view}" gestures="none"`, options);
  const { places, covered } = await page.locator("french-tech-map").evaluate((map) => {
    const root = /** @type {ShadowRoot} */ (map.shadowRoot);
    const ids = [...root.querySelectorAll(".mirror button")].map((b) => /** @type {HTMLElement} */ (b).dataset.id ?? "");
    const places = ids.filter((id) => !id.includes(":"));
    const box = (/** @type {string} */ selector) => /** @type {Element} */ (root.querySelector(selector)).getBoundingClientRect();
    const covered = places.filter((id) => {
      /** @type {any} */ (map).select(id);
      const [target, panel] = [box(`.mirror [data-id="${id}"]`), box(".panel")];
      const [x, y] = [target.x + target.width / 2, target.y + target.height / 2];
      return x > panel.left && x < panel.right && y > panel.top && y < panel.bottom;
    });
    return { places, covered };
  });
  assert.ok(places.length > 10);
  assert.deepEqual(covered, [], `at ${width} px`);
}

test("the panel of a country leaves the point that was clicked in sight", async () => {
  const page = await openMap('view="world"');
  for (const id of ["country:US", "country:JP", "country:CA"]) {
    const at = await pointOn(page, id);
    await page.mouse.click(at.x, at.y);
    const panel = await page.locator(".panel").boundingBox();
    assert.ok(panel, id);
    const covered = at.x > panel.x && at.x < panel.x + panel.width && at.y > panel.y && at.y < panel.y + panel.height;
    assert.equal(covered, false, id);
    await page.getByRole("button", { name: "Fermer" }).click();
  }
});

test("full screen uses the height of the screen, and comes back", async () => {
  const page = await openMap();
  await page.getByRole("button", { name: "Plein écran" }).click();
  await page.getByRole("button", { name: "Quitter le plein écran" }).waitFor();
  const fits = await page.locator("canvas").evaluate((canvas) => {
    const { top, bottom } = canvas.getBoundingClientRect();
    return top >= -0.5 && bottom <= innerHeight + 0.5;
  });
  assert.ok(fits);
  await page.getByRole("button", { name: "Quitter le plein écran" }).click();
  await page.getByRole("button", { name: "Plein écran", exact: true }).waitFor();
  assert.deepEqual(await page.locator("french-tech-map").boundingBox(), { x: 0, y: 0, width: 960, height: 640 });
});
