/** A map of a page's own data in a reader's hands: as the built-in one, with mouse, keys, search, filters and addresses. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { fired, focused, leave, open, panelWith, ready } from "./host.mjs";

after(close);
afterEach(leave);

const CARE = `nom;rang;lat;lon;groupe;note;annee;lien
CHU de Lille;Hôpital;50,61;3,03;Nord;1 200 lits;2019;https://a.example/lille
MSP de Fruges;Maison de santé;50,51;2,13;Pas-de-Calais;;2023;
CHU de Pointe-à-Pitre;Hôpital;16,24;-61,53;Guadeloupe;;2023;
MSP de Brest;Maison de santé;48,39;-4,49;Finistère;;2023;
CHU de Nice;Hôpital;43,72;7,28;Alpes-Maritimes;;2023;
`;

/**
 * A map of a table, ready.
 * @param {string} table
 * @param {Parameters<typeof open>[1] & { attributes?: string, options?: object }} [how]
 */
async function map(table, { attributes = "", options, ...rest } = {}) {
  const opened = await open(`<div style="width:960px"><french-tech-map id="map" src="" ${attributes}></french-tech-map></div>`, rest);
  await opened.evaluate(
    async ([table, options]) => {
      await customElements.whenDefined("french-tech-map");
      const map = /** @type {any} */ (document.querySelector("#map"));
      await map.setData(table, options);
    },
    /** @type {const} */ ([table, options]),
  );
  await ready(opened);
  return opened;
}

/**
 * Clicks where a button over the drawing is: the drawing takes the pointer.
 * @param {import("./host.mjs").Page} opened
 * @param {string | RegExp} name
 */
async function click(opened, name) {
  const box = await opened.getByRole("button", { name }).first().boundingBox();
  assert.ok(box, `${name}`);
  await opened.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test("a click on a region tells what it holds, and one on a mark what that is", async () => {
  const opened = await map(CARE);
  await click(opened, /^Bretagne/);
  await panelWith(opened, "Maison de santé : 1");
  await opened.locator(".panel").getByRole("button", { name: "MSP de Brest" }).click();
  await opened.getByRole("heading", { name: "MSP de Brest" }).waitFor();
  const [, { kind, name }] = await fired(opened, "select");
  assert.deepEqual([kind, name], ["place", "MSP de Brest"]);
});

test("the pointer is told what it is on", async () => {
  const opened = await map(CARE);
  const mark = await opened.getByRole("button", { name: "CHU de Nice" }).boundingBox();
  assert.ok(mark);
  await opened.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await opened.locator(".tooltip", { hasText: "CHU de Nice" }).waitFor();
});

test("keys lead from mark to mark, into the panel and back", async () => {
  const opened = await map(CARE);
  await opened.getByRole("button", { name: "CHU de Nice" }).focus();
  await opened.keyboard.press("ArrowLeft");
  assert.notEqual(await focused(opened), "chu-de-nice");
  await opened.keyboard.press("Enter");
  await opened.locator(".panel .body h3").waitFor();
  await opened.keyboard.press("Escape");
  await opened.locator(".panel").waitFor({ state: "hidden" });
});

test("search, filters and editions are there for what the data has", async () => {
  const opened = await map(CARE);
  await opened.getByRole("button", { name: /^Explorer/ }).click();
  await opened.getByRole("combobox").fill("frugse");
  await opened.getByRole("option", { name: /MSP de Fruges/ }).click();
  await panelWith(opened, "MSP de Fruges");
  await opened.getByRole("button", { name: /^Maison de santé/, pressed: true }).click();
  await opened.locator("canvas[aria-label*='Filtre\u{a0}: Hôpital']").waitFor();
  await opened.getByRole("button", { name: "Édition précédente" }).click();
  await opened.waitForFunction(() => /** @type {any} */ (window).fired.some((/** @type {any} */ { detail }) => detail.edition === "2019"));
  assert.equal(await opened.getByRole("button", { name: "Monde" }).isVisible(), false, "there is one view");
  assert.deepEqual(await fired(opened, "error"), []);
});

test("without editions and ranks there is neither a stepper nor a filter", async () => {
  const opened = await map("nom,lat,lon\nA,48.85,2.35\nB,45.76,4.84\n");
  await opened.getByRole("button", { name: /^Explorer/ }).click();
  await opened.getByRole("combobox").waitFor();
  assert.equal(await opened.locator(".stepper").isVisible(), false);
  assert.equal(await opened.locator(".filters").isVisible(), false);
  assert.deepEqual(await fired(opened, "error"), []);
});

test("an address leads to a place, and to a region as on the built-in map", async () => {
  for (const [hash, words] of [["#hub=msp-de-brest", "MSP de Brest"], ["#region=32", "Hauts-de-France"]]) {
    const opened = await map(CARE, { hash });
    await panelWith(opened, words);
    await leave();
  }
});

test("a group is counted, and opens by coming closer", async () => {
  const crowd = Array.from({ length: 200 }, (_, i) => `Lieu ${i},${50.3 + 0.01 * Math.floor(i / 20)},${2.9 + 0.015 * (i % 20)}`);
  const opened = await map(["nom,lat,lon", "Nice,43.7,7.27", ...crowd].join("\n"));
  await click(opened, /et \d+ autres/);
  await opened.getByRole("button", { name: "Vue d’ensemble" }).waitFor();
  assert.equal(await opened.locator(".panel").isVisible(), false);
});

test("the list has each place, in French and in English", async () => {
  const opened = await map(CARE);
  await opened.getByRole("button", { name: "Afficher la liste" }).click();
  const list = opened.locator("#list");
  for (const name of ["MSP de Fruges", "CHU de Pointe-à-Pitre", "MSP de Brest", "CHU de Nice"]) {
    await list.getByText(name, { exact: true }).waitFor();
  }
  await opened.evaluate(() => document.querySelector("#map")?.setAttribute("lang", "en"));
  await list.getByText("No place.").first().waitFor();
});

test("names that programs have taken for more than text are text everywhere", async () => {
  const texts = JSON.parse(await readFile(new URL("../corpus/text/hostile.json", import.meta.url), "utf8"));
  const features = texts.map((/** @type {{ text: string }} */ { text }, /** @type {number} */ i) => ({
    type: "Feature",
    properties: { name: text, tier: i % 2 ? "a" : "b", group: text, note: text, link: text },
    geometry: { type: "Point", coordinates: [-3 + (i % 10), 43.5 + Math.floor(i / 10) * 0.6] },
  }));
  const opened = await open(`<div style="width:960px"><french-tech-map id="map" src=""></french-tech-map></div>`);
  const made = await opened.evaluate(async (features) => {
    await customElements.whenDefined("french-tech-map");
    const map = /** @type {any} */ (document.querySelector("#map"));
    const report = await map.setData({ type: "FeatureCollection", features }, { title: features[0].properties.name });
    return report.places;
  }, features);
  await ready(opened);
  assert.ok(made > texts.length / 2, `${made} of ${texts.length} have a name`);
  await opened.getByRole("button", { name: "Afficher la liste" }).click();
  await opened.locator("#list li").first().waitFor();
  const strange = await opened.evaluate(() => {
    const root = document.querySelector("#map")?.shadowRoot;
    const wrong = /** @type {string[]} */ ([]);
    for (const found of root?.querySelectorAll("*") ?? []) {
      if (/^(script|iframe|object|embed|img|style|form|base|meta|link)$/.test(found.localName) && found.className !== "print") wrong.push(found.outerHTML);
      for (const { name, value } of found.attributes) {
        if (/^on/.test(name) || (name === "href" && !/^https?:/.test(value))) wrong.push(`${name}=${value}`);
      }
    }
    return { wrong, wide: document.documentElement.scrollWidth, ran: "pwned" in window };
  });
  assert.deepEqual(strange.wrong, []);
  assert.equal(strange.ran, false);
  assert.ok(strange.wide <= 1280, `${strange.wide} px wide`);
  assert.deepEqual(await fired(opened, "error"), []);
});

test("ranks have the names, marks and colours that the page gives them", async () => {
  const options = { title: "Soins", tiers: [{ id: "Maison de santé", fr: "Maison", symbol: "square", color: "#0000ff" }] };
  const opened = await map(CARE, { options });
  const svg = await opened.evaluate(() => /** @type {any} */ (document.querySelector("#map")).toSVG());
  for (const part of ["Soins", "Maison\u{a0}: 2", "#0000ff"]) assert.ok(svg.includes(part), part);
});

test("maps of several data stand side by side, beside the built-in one", async () => {
  const opened = await open(`<french-tech-map id="a" src=""></french-tech-map><french-tech-map id="b" src=""></french-tech-map><french-tech-map id="c"></french-tech-map>`);
  await opened.evaluate(async (table) => {
    await customElements.whenDefined("french-tech-map");
    const [a, b] = /** @type {any[]} */ ([...document.querySelectorAll("french-tech-map")]);
    await Promise.all([a.setData(table), b.setData("nom,lat,lon\nMadrid,40.4,-3.7\nLisbonne,38.7,-9.1\n")]);
  }, CARE);
  await ready(opened, 3);
  const names = await opened.evaluate(() =>
    [...document.querySelectorAll("french-tech-map")].map((map) => map.shadowRoot?.querySelector("canvas")?.ariaLabel ?? ""),
  );
  assert.match(names[0], /Hôpital\u{a0}: 2/u);
  assert.match(names[1], /2 lieux/);
  assert.match(names[2], /Capitales/);
});
