/** The label through time: buttons, slider and what each edition changed in words. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { fired, focused, leave, openMap } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

/** A map with its tools open. @param {string} attributes @param {Parameters<typeof openMap>[1]} [options] */
async function openTools(attributes = "", options) {
  const page = await openMap(attributes, options);
  await page.locator('button[aria-controls="tools"]').click();
  await page.locator(".stepper").waitFor();
  return page;
}

/** What the reader finds in the stepper. @param {Page} page */
async function stepper(page) {
  const slider = page.locator(".stepper input");
  return {
    heading: await page.locator(".stepper .edition").innerText(),
    spoken: await slider.getAttribute("aria-valuetext"),
    value: Number(await slider.inputValue()),
    last: Number(await slider.getAttribute("max")),
  };
}

const previous = (/** @type {Page} */ page) => page.getByRole("button", { name: "Édition précédente" });
const next = (/** @type {Page} */ page) => page.getByRole("button", { name: "Édition suivante" });

test("the stepper starts at the edition on show, with its date, who announced it and the source", async () => {
  const page = await openTools('edition="2023"');
  const { heading, spoken, value, last } = await stepper(page);
  assert.match(heading, /^Édition 2023, annoncée le 2 février 2023 par Jean-Noël Barrot\. Source\s: usine-digitale\.fr$/);
  assert.equal(spoken, "Édition 2023, annoncée le 2 février 2023");
  assert.equal(last, 8);
  assert.equal(value, 6);
  assert.match((await page.locator(".stepper .edition a").getAttribute("href")) ?? "", /^https:\/\/www\.usine-digitale\.fr\//);
});

test("buttons go through all editions and stay, with the focus, at the ends", async () => {
  const page = await openTools('edition="2014"');
  assert.equal(await previous(page).getAttribute("aria-disabled"), "true");
  await previous(page).press("Enter");
  assert.deepEqual(await fired(page, "edition"), [], "there is nothing before the first");
  const names = [];
  for (let i = 0; i < 8; i += 1) {
    assert.equal(await next(page).getAttribute("aria-disabled"), "false");
    await next(page).press("Enter");
    names.push((await stepper(page)).spoken);
  }
  assert.equal(await next(page).getAttribute("aria-disabled"), "true");
  assert.equal(await focused(page), "Édition suivante");
  await next(page).press("Enter");
  const editions = (await fired(page, "edition")).map(({ edition }) => edition);
  assert.deepEqual(editions, ["2015", "2016-2018", "2019", "2020", "2021", "2023", "2023-12", "2026"]);
  assert.equal(names[6], "Édition de décembre 2023");
  for (const button of [previous(page), next(page)]) {
    const box = await button.boundingBox();
    assert.ok(box && box.width >= 44 && box.height >= 44);
  }
});

test("arrow keys on the slider step, and map, list and announcement follow", async () => {
  const page = await openTools('edition="2021"');
  await page.getByRole("button", { name: "Afficher la liste" }).click();
  const slider = page.getByRole("slider", { name: "Édition" });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await slider.getAttribute("aria-valuetext"), "Édition 2023, annoncée le 2 février 2023");
  assert.equal(await focused(page), "Édition");
  assert.deepEqual(await fired(page, "edition"), [{ edition: "2023" }]);
  const said = page.locator('[role="status"]').filter({ hasText: "Édition 2023, annoncée le 2 février 2023 par Jean-Noël Barrot" });
  await said.waitFor({ state: "attached" });
  const words = (await said.textContent()) ?? "";
  assert.match(words, /16 Capitales, dont 7 déduites\s; 24 Communautés retrouvées sur 32, dont 6 déduites/);
  assert.match(words, /3 Communautés promues Capitales/);
  assert.match((await page.locator("canvas").getAttribute("aria-label")) ?? "", /Édition 2023.*24 Communautés retrouvées sur 32/);
  assert.match((await page.locator(".list").textContent()) ?? "", /Édition 2023.*24 Communautés retrouvées sur 32/);
});

test("a change of edition is told to the page whatever brings it, once, and none when it stays", async () => {
  const page = await openTools('edition="2019"');
  const map = page.locator("french-tech-map");
  await map.evaluate((map) => /** @type {any} */ (map).setEdition("2020"));
  await map.evaluate((map) => map.setAttribute("edition", "2021"));
  await map.evaluate((map) => /** @type {any} */ (map).setEdition("2021"));
  assert.deepEqual(await fired(page, "edition"), [{ edition: "2020" }, { edition: "2021" }]);
  assert.equal((await stepper(page)).value, 5);
});

test("what changed is one sentence, its names unfold and stay unfolded", async () => {
  const page = await openTools('edition="2023"');
  const news = page.locator(".news");
  const summary = news.locator("summary");
  assert.match(await summary.innerText(), /^Par rapport à l’édition 2021\s: 2 Communautés gagnées, 3 Communautés promues Capitales, /);
  assert.ok(await news.locator("li").first().isHidden());
  await summary.click();
  assert.match(await news.locator("li").nth(1).innerText(), /^3 Communautés promues Capitales\s: Bourgogne-Franche-Comté, La Réunion et Paris-Saclay\.$/);
  await next(page).click();
  assert.match(await news.locator("li").first().innerText(), /^1 Communauté promue Capitale\s: Val de Loire \(auparavant Loire Valley\)\.$/);
});

test("the other language and the other view say it in their way", async () => {
  const page = await openTools('edition="2019" lang="en" view="world"');
  assert.equal((await stepper(page)).spoken, "2019 edition, announced on 3 April 2019");
  assert.match(await page.locator(".news summary").innerText(), /^Compared with the 2016–2018 edition: 17 Hubs turned into Communities, /);
  await page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).showView("france"));
  assert.match(await page.locator(".news summary").innerText(), /12 Metropolises turned into Capitals/);
});

for (const width of [320, 360, 768]) {
  test(`at ${width} px the stepper fits`, async () => {
    const page = await openTools('edition="2023-12"', { width, viewport: { width: Math.max(width, 400), height: 800 } });
    const tools = await page.locator(".tools").boundingBox();
    assert.ok(tools);
    for (const part of await page.locator(".stepper > *, .ticks .now").all()) {
      const box = await part.boundingBox();
      assert.ok(box && box.x >= tools.x - 0.5 && box.x + box.width <= tools.x + tools.width + 0.5);
    }
  });
}

test("a deduced row looks and reads different from a confirmed one in the list and in the panel", async () => {
  const page = await openTools('edition="2023" selected="lille"');
  assert.match(await page.locator(".panel").innerText(), /Déduit de plusieurs sources/);
  assert.equal(await page.locator(".panel .capitale.inferred .mark").count(), 1);
  await page.getByRole("button", { name: "Afficher la liste" }).click();
  const row = (/** @type {string} */ id) => page.locator(`.list li[data-id="${id}"]`);
  assert.match(await row("lille").innerText(), /Capitale French Tech \(déduite\)/);
  const dash = (/** @type {string} */ id) => row(id).locator(".mark").evaluate((mark) => getComputedStyle(mark).strokeDasharray);
  assert.notEqual(await dash("lille"), "none");
  assert.equal(await dash("nantes"), "none");
});
