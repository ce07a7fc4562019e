/** The communities abroad: the parts of the world as buttons, on the map and in the panel; how far a community is. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { fired, focused, leave, openMap, panelWith } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {Awaited<ReturnType<typeof openMap>>} Page */

/** The chips as they read, the pressed one in brackets. @param {Page} page */
const chips = (page) =>
  page.locator(".chips button").evaluateAll((all) =>
    all.map((chip) => (chip.ariaPressed === "true" ? `[${chip.textContent}]` : (chip.textContent ?? ""))),
  );

test("parts of the world are buttons that say what they hold, and each opens and lets go", async () => {
  const page = await openMap('view="world" edition="2023"');
  await page.getByRole("button", { name: /^Explorer/ }).click();
  const group = page.getByRole("group", { name: "Parties du monde" });
  const all = ["Europe 13", "Afrique 4", "Moyen-Orient 1", "Amérique du Nord 13", "Amérique latine 1", "Asie 7", "Océanie 1"];
  assert.deepEqual(await chips(page), all);

  await group.getByRole("button", { name: "Asie 7" }).focus();
  await page.keyboard.press("Enter");
  const panel = await panelWith(page, "Asie");
  assert.match((await panel.locator(".summary").textContent()) ?? "", /^7 Communautés, dont 2 déduites/);
  assert.equal(await panel.locator(".places button").count(), 7);
  assert.match((await panel.locator(".places").textContent()) ?? "", /Tokyo, Japon \(déduite\)/);
  assert.deepEqual((await chips(page)).filter((chip) => chip.startsWith("[")), ["[Asie 7]"]);
  assert.equal(await focused(page), "Asie 7");
  const { id, kind, name } = (await fired(page, "select")).at(-1);
  assert.deepEqual({ id, kind, name }, { id: "part:asia", kind: "part", name: "Asie" });

  await page.keyboard.press("Enter");
  await page.locator(".panel").waitFor({ state: "hidden" });
  assert.deepEqual(await chips(page), all);
});

/** What the canvas shows in each frame from now on, until it has been still for some. @param {Page} page @param {string} button */
const frames = (page, button) =>
  page.locator("french-tech-map").evaluate(async (map, button) => {
    const root = /** @type {ShadowRoot} */ (map.shadowRoot);
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector("canvas"));
    /** @type {HTMLElement | undefined} */
    ([...root.querySelectorAll("button")].find((each) => each.textContent === button))?.click();
    const seen = [canvas.toDataURL()];
    for (let still = 0; still < 30; still += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = canvas.toDataURL();
      if (now === seen.at(-1)) continue;
      seen.push(now);
      still = 0;
    }
    return { count: seen.length, last: seen.at(-1) };
  }, button);

test("France turns into the world and back, frame by frame; without motion it is a cut, and the end is the same", async () => {
  const page = await openMap();
  const [there, back] = [await frames(page, "Monde"), await frames(page, "France")];
  await leave();
  const calm = await openMap("", { reducedMotion: "reduce" });
  // The first time, the page of the world is there before its map.
  await frames(calm, "Monde");
  const [again, cut] = [await frames(calm, "France"), await frames(calm, "Monde")];
  assert.ok(there.count > 5 && back.count > 5, `${there.count} and ${back.count} pictures`);
  assert.deepEqual([cut.count, again.count], [2, 2]);
  assert.ok(there.last === cut.last && back.last === again.last);
});

test("the buttons follow the map: its edition, its language, its selection, its view", async () => {
  const page = await openMap('view="world" edition="2023"');
  await page.getByRole("button", { name: /^Explorer/ }).click();
  const map = page.locator("french-tech-map");
  await map.evaluate((map) => {
    map.setAttribute("lang", "en");
    map.setAttribute("edition", "2015");
  });
  await page.getByRole("group", { name: "Parts of the world" }).waitFor();
  assert.deepEqual(await chips(page), ["Middle East 1", "North America 1", "Asia 1"]);
  await page.locator('.mirror [data-id="part:north-america"]').focus();
  await page.keyboard.press("Enter");
  await panelWith(page, "North America");
  assert.deepEqual(await chips(page), ["Middle East 1", "[North America 1]", "Asia 1"]);
  await page.getByRole("button", { name: "France", exact: true }).click();
  await page.locator(".chips").waitFor({ state: "hidden" });
});

test("the caption of a part on the map opens it", async () => {
  const page = await openMap('view="world" edition="2023"');
  const caption = await page.locator('.mirror [data-id="part:oceania"]').boundingBox();
  assert.ok(caption);
  await page.mouse.click(caption.x + caption.width / 2, caption.y + caption.height / 2);
  const panel = await panelWith(page, "Océanie");
  assert.equal(await panel.locator(".places button").count(), 1);
});

for (const { lang, far, up } of [
  { lang: "fr", far: "À 5\u{202f}840\u{a0}km de Paris", up: "Voir\u{a0}: États-Unis" },
  { lang: "en", far: "5,840\u{a0}km from Paris", up: "See United States" },
]) {
  test(`a community abroad says how far from Paris it is (${lang})`, async () => {
    const page = await openMap(`view="world" edition="2019" lang="${lang}" selected="new-york"`);
    const panel = await panelWith(page, "French Tech New York");
    assert.deepEqual((await panel.locator(".where").allTextContents()).at(-1), far);
    // The line is there, in the picture that is saved: it alone is set off by a halo.
    const drawn = await page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).toSVG());
    const ways = (/** @type {string} */ svg) => svg.match(/<path fill="none" stroke="#f4f7f9"[^>]*>/g) ?? [];
    assert.equal(ways(drawn).length, 1);
    await panel.getByRole("button", { name: up }).click();
    await panelWith(page, lang === "fr" ? "États-Unis" : "United States");
    const after = await page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).toSVG());
    assert.deepEqual(ways(after), []);
  });
}
