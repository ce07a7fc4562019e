/** What every reader does with the map, in each engine: written once, run by `cargo xtask test --engines`. */
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { apart } from "../browser/apart.mjs";
import { PATIENCE, box, browser, click, close, focused, map, middle, panelCloses, panelWith, ready, show, told, until, wentWell } from "./host.mjs";

// The report says which browser it was.
before(async () => console.log((await browser()).version));
after(close);
afterEach(wentWell);

/** A map in a column of the given width. @param {number} width @param {string} [attributes] */
const column = (width, attributes) => `<div id="column" style="width:${width}px">${map(attributes)}</div>`;

/** Squares in which it does not matter how an engine smooths edges and spaces letters, device px, and what is left, of 255. */
const SIDE = 24;
const APART = 24;

/**
 * Fails unless the first map comes to paint what the SVG of its scene shows, and rests. A busy machine may leave out so many
 * frames of a journey that it seems to rest on the way.
 */
async function paintsItsScene() {
  const driver = await browser();
  const end = Date.now() + PATIENCE;
  for (;;) {
    await until("the picture rests", async () => {
      const before = part("canvas").toDataURL();
      await new Promise((resolve) => setTimeout(resolve, 80));
      return part("canvas").toDataURL() === before;
    });
    const { by, x, y } = await driver.run(apart, null, SIDE);
    if (by < APART) return;
    assert.ok(Date.now() < end, `around ${x}, ${y} colours are ${by.toFixed(0)} apart`);
  }
}

/** Fails unless the drawing is as large as its box, and the box as the page says. @param {number} width @param {number} height */
async function fills(width, height) {
  const [across, down] = await until(
    `the map is ${width} px wide`,
    (width) => {
      const canvas = part("canvas");
      const box = canvas.getBoundingClientRect();
      return box.width === width && Math.abs(canvas.width - width * devicePixelRatio) < 1 && [box.width, box.height];
    },
    width,
  );
  assert.ok(across === width && Math.abs(down - height) < 0.5, `${across} × ${down} px`);
}

for (const theme of ["light", "dark"]) {
  for (const [width, height] of [[1280, 2560 / 3], [768, 512], [360, 640]]) {
    for (const view of ["france", "world"]) {
      test(`load: the map takes the picture's place and paints its scene: ${view}, ${width} px, ${theme}`, async () => {
        await show(column(width, `view="${view}" theme="${theme}"`));
        await fills(width, height);
        assert.equal(await (await browser()).run(() => document.querySelector("img").getBoundingClientRect().width), 0);
        const [{ edition, view: shown }] = await told("ready");
        assert.deepEqual({ edition, shown }, { edition: "2019", shown: view });
        await paintsItsScene();
      });
    }
  }
}

for (const width of [960, 768, 360]) {
  test(`load: the region that an attribute opens is in sight, ${width} px`, async () => {
    await show(column(width, 'region="32"'));
    const panel = await until("the panel is open", () => {
      const { hidden, dataset } = part(".panel");
      return !hidden && dataset.side;
    });
    assert.equal(panel, width < 900 ? "bottom" : "right");
    const [stage, region, covered] = await Promise.all([box(".stage"), box('[data-id="region:32"]'), box(".panel")]);
    assert.ok(region.x >= stage.x && region.right <= stage.right && region.y >= stage.y, "it is on the page");
    assert.ok(width < 900 ? region.bottom <= covered.y : region.right <= covered.x, "and not under the panel");
    assert.ok(region.width > stage.width / 4 || region.height > stage.height / 4, "and large");
    await paintsItsScene();
  });
}

test("hover: the pointer is told what it is on, in the map and beside it, until it leaves", async () => {
  const driver = await show(column(960));
  const before = await driver.run(() => part("canvas").toDataURL());
  const { x, y } = await middle('[data-id="lille"]');
  await driver.move(x, y);
  const tip = await until("there is a tooltip", () => {
    const cursor = getComputedStyle(part("canvas")).cursor;
    return !part(".tooltip").hidden && { name: part(".tooltip b").textContent, cursor };
  });
  assert.deepEqual(tip, { name: "French Tech Lille", cursor: "pointer" });
  const [stage, told] = await Promise.all([box(".stage"), box(".tooltip")]);
  assert.ok(told.x >= stage.x && told.right <= stage.right && told.y >= stage.y && told.bottom <= stage.bottom);
  await until("the mark stands out", (before) => part("canvas").toDataURL() !== before, before);
  await driver.move(1200, 880);
  await until("nothing is told", () => part(".tooltip").hidden);
  await paintsItsScene();
});

test("click: a place opens with its history and its source, and closes again", async () => {
  await show(column(960));
  await click('[data-id="lille"]');
  assert.match(await panelWith("French Tech Lille"), /Capitale French Tech.*Métropole, édition 2014.*latribune\.fr/s);
  const [{ id, kind, source }] = await told("select");
  assert.deepEqual({ id, kind, source }, { id: "lille", kind: "place", source: "pointer" });
  await paintsItsScene();
  await click(".close");
  await panelCloses();
  assert.equal((await told("select")).at(-1).id, null);
});

test("keyboard: Tab leads to the map, arrows through it, Enter opens, Escape comes back, and the focus is seen", async () => {
  const driver = await show(column(960));
  const stops = [];
  for (let at = ""; !at.startsWith("region:"); stops.push(at)) {
    assert.ok(stops.length < 12, `after ${stops.join(", ")} the map is not reached`);
    await driver.press("Tab");
    at = await focused();
  }
  assert.ok(stops.includes("France") && stops.includes("Monde"), stops.join(", "));
  const first = stops.at(-1);
  await driver.press("ArrowUp");
  await until("an arrow leads on", (first) => part(":focus")?.dataset.id !== first, first);
  const ring = await driver.run(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part(":focus"));
    return [outlineStyle, outlineWidth, boxShadow !== "none"];
  });
  assert.deepEqual(ring, ["solid", "2px", true]);
  for (const letter of "lille") await driver.press(letter);
  await until("letters lead to a name", () => part(":focus")?.dataset.id === "lille");
  await driver.press("Enter");
  await panelWith("French Tech Lille");
  assert.equal(await focused(), "French Tech Lille");
  await driver.press("Escape");
  await panelWith("Hauts-de-France");
  await driver.press("Escape");
  await panelCloses();
  assert.match(await focused(), /^(lille|region:32)$/);
});

test("view: a button turns France into the world, and back", async () => {
  await show(column(960));
  for (const [button, view, there] of [["Monde", "world", "country:US"], ["France", "france", "region:32"]]) {
    await click(`.views button[aria-pressed="false"]`);
    await until(`the map of ${button} is there`, (there) => part(`[data-id="${there}"]`) !== null, there);
    assert.deepEqual((await told("view")).at(-1), { view });
    const pressed = await (await browser()).run(() => part('.views [aria-pressed="true"]').textContent);
    assert.equal(pressed, button);
    await paintsItsScene();
  }
});

test("resize: the map follows its column and the window, from a landscape to a portrait and back", async () => {
  const driver = await show(`<div id="column">${map()}</div>`);
  await fills(1280, 2560 / 3);
  await driver.resize(900, 900);
  await fills(900, 600);
  for (const [width, height] of [[360, 640], [320, (320 * 16) / 9], [700, 1400 / 3]]) {
    await driver.run((width) => void (document.querySelector("#column").style.width = `${width}px`), width);
    await fills(width, height);
    await paintsItsScene();
    const [stage, views, list] = await Promise.all([box(".stage"), box(".controls"), box(".list-button")]);
    for (const control of [views, list]) assert.ok(control.x >= stage.x && control.right <= stage.right && control.bottom <= stage.bottom);
    assert.ok(views.right <= list.x, "no control is upon another");
    // WebKit measures what scrolls a frame later.
    await until("nothing sticks out", () => document.documentElement.scrollWidth <= innerWidth);
  }
});

test("removal: a map that is taken away is silent, and once it is back does what was asked of it meanwhile", async () => {
  const driver = await show(column(960, 'selected="lille"'));
  await panelWith("French Tech Lille");
  const left = await driver.run(async () => {
    window.kept = document.querySelector("french-tech-map");
    kept.select("nantes");
    kept.remove();
    fired = [];
    await new Promise((resolve) => setTimeout(resolve, 100));
    kept.select("toulouse");
    return { fired, drawn: kept.shadowRoot.querySelectorAll("canvas, .panel, .mirror").length, svg: kept.toSVG() };
  });
  assert.deepEqual(left, { fired: [], drawn: 0, svg: "" });
  await driver.run(() => void document.querySelector("#column").append(kept));
  await ready(1);
  await panelWith("French Tech Toulouse");
  await paintsItsScene();
});

test("two instances: each has its own view, selection and focus, and one outlives the other", async () => {
  const driver = await show(column(600) + column(600, 'view="world" lang="en"'), 2);
  await click('[data-id="tokyo"]', 1);
  assert.match(await panelWith("French Tech Tokyo", 1), /Japan/);
  await click('[data-id="lille"]', 0);
  await panelWith("French Tech Lille", 0);
  await panelWith("French Tech Tokyo", 1);
  assert.deepEqual((await told("select")).map(({ id }) => id), ["tokyo", "lille"]);
  await driver.run(() => document.querySelector("#column").remove());
  await click(".close");
  await until("the other one still answers", () => part(".panel").hidden);
  await paintsItsScene();
});

test("zoom: the buttons bring the map closer, and all the way back", async () => {
  await show(column(960));
  await click(".zoom button");
  await until("the map is zoomed", () => part("section").dataset.zoom === "some");
  await paintsItsScene();
  await click(".back");
  await until("everything is shown", () => part("section").dataset.zoom === "none");
});

test("tools: what is typed is found, a slider changes the edition, and the list has what the map has", async () => {
  const driver = await show(column(960));
  await click('[aria-controls="tools"]');
  await click("[role=combobox]");
  for (const letter of "nant") await driver.press(letter);
  await until("Nantes is found", () => /French Tech Nantes/.test(part("[role=listbox]")?.textContent));
  await driver.press("ArrowDown");
  await driver.press("Enter");
  await panelWith("French Tech Nantes");
  await click("input[type=range]");
  const edition = await until("the slider changes the edition", () => fired.findLast(({ type }) => type === "edition")?.detail.edition);
  await click(".list-button");
  const list = await until("the list is open", () => part(".list")?.textContent);
  assert.match(list, new RegExp(`Édition ${edition}.*French Tech Nantes`, "s"));
  await paintsItsScene();
});
