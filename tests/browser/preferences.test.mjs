/** How readers want to see: more contrast, the colours of their system, larger and wider text, less motion. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { leave, openMap, pointOn } from "./host.mjs";

after(close);
afterEach(leave);

/** @typedef {import("./host.mjs").Page} Page */

/** A system's colours by their names, as the canvas gives them back: `red,green,blue`. @param {Page} page */
const system = (page) =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("i"));
    const entries = ["Canvas", "CanvasText", "GrayText", "Highlight", "LinkText"].map((name) => {
      probe.style.color = name;
      return [name, (getComputedStyle(probe).color.match(/\d+/g) ?? []).slice(0, 3).join()];
    });
    probe.remove();
    return /** @type {Record<string, string>} */ (Object.fromEntries(entries));
  });

/** How many pixels of each colour the canvas shows, once it is painted. @param {Page} page */
const pixels = (page) =>
  page.locator("french-tech-map").evaluate(async (map) => {
    for (let i = 0; i < 4; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const canvas = /** @type {HTMLCanvasElement} */ (map.shadowRoot?.querySelector("canvas"));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    /** @type {Record<string, number>} */
    const count = {};
    for (let i = 0; i < data.length; i += 4) {
      const color = `${data[i]},${data[i + 1]},${data[i + 2]}`;
      count[color] = (count[color] ?? 0) + 1;
    }
    return count;
  });

/** Sea, page and text of the usual theme. */
const USUAL = ["252,252,250", "244,247,249", "23,32,42"];

test("the canvas is painted in the system's colours as long as the system prescribes them", async () => {
  const page = await openMap('theme="light" view="france"');
  const before = await pixels(page);
  assert.ok(USUAL.every((color) => before[color] > 100), JSON.stringify(before));
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const [colors, forced] = [await system(page), await pixels(page)];
    for (const color of USUAL) {
      assert.ok((forced[color] ?? 0) < 5, `${colorScheme}: ${forced[color]} pixels of ${color} are left`);
    }
    const all = Object.values(forced).reduce((sum, n) => sum + n, 0);
    assert.ok(forced[colors.Canvas] > all / 3, `${colorScheme}: ${forced[colors.Canvas]} of ${all} are Canvas`);
    assert.ok(forced[colors.CanvasText] > 3000, `${colorScheme}: text and coasts`);
    assert.ok(forced[colors.LinkText] > 500, `${colorScheme}: Capitales`);
    assert.ok(!forced[colors.Highlight], `${colorScheme}: nothing is selected`);
  }
  await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
  const again = await pixels(page);
  for (const color of USUAL) assert.equal(again[color], before[color], color);
});

test("a map that starts in the system's colours has them in its first picture; what is selected is outlined", async () => {
  const page = await openMap('selected="lille" gestures="none"', { forcedColors: "active", reducedMotion: "reduce" });
  const [colors, forced] = [await system(page), await pixels(page)];
  assert.ok(forced[colors.Canvas] > 100_000 && forced[colors.CanvasText] > 2000, JSON.stringify(colors));
  assert.ok(forced[colors.Highlight] > 100, `${forced[colors.Highlight]} pixels of the outline`);
});

test("the pointer outlines a region where fills cannot tell", async () => {
  const page = await openMap("", { forcedColors: "active" });
  const [{ Highlight }, before] = [await system(page), await pixels(page)];
  assert.ok(!before[Highlight]);
  await pointOn(page, "region:53");
  const outlined = await pixels(page);
  assert.ok(outlined[Highlight] > 200, `${outlined[Highlight]} pixels`);
  await page.mouse.move(700, 5);
  assert.ok(!(await pixels(page))[Highlight], "and no trace is left");
});

for (const [theme, ground, text] of [
  ["light", "255,255,255", "0,0,0"],
  ["dark", "0,0,0", "255,255,255"],
]) {
  test(`who asks for more contrast gets stronger colours and thicker coasts, ${theme}`, async () => {
    const page = await openMap(`theme="${theme}"`, { deviceScaleFactor: 3 });
    const before = await pixels(page);
    const coast = theme === "light" ? "79,100,121" : "169,186,201";
    await page.emulateMedia({ contrast: "more" });
    const more = await pixels(page);
    assert.ok(more[ground] > 100_000 && more[text] > 2000, JSON.stringify(more));
    assert.ok((more[coast] ?? 0) < 5 && before[coast] > 20, `${before[coast]}, then ${more[coast]}`);
    const own = theme === "light" ? "23,32,42" : "240,243,245";
    const lines = more[text] - before[own];
    assert.ok(lines > 1.5 * before[coast], `${lines} pixels of lines, before ${before[coast]} of coast`);
    const link = await page.locator("section[data-theme]").evaluate((section) => getComputedStyle(section).color);
    assert.equal(link, `rgb(${text.replaceAll(",", ", ")})`);
  });
}

test("in the system's colours every control has an edge and shows its focus", async () => {
  const page = await openMap('selected="lille"', { forcedColors: "active", reducedMotion: "reduce" });
  await openAll(page);
  const colors = await system(page);
  const canvas = `rgb(${colors.Canvas.replaceAll(",", ", ")})`;
  const faults = await page.locator("french-tech-map").evaluate(async (map, canvas) => {
    const root = /** @type {ShadowRoot} */ (map.shadowRoot);
    const faults = [];
    for (const button of root.querySelectorAll(/** @type {"button"} */ ("button, input, summary"))) {
      if (button.getClientRects().length === 0) continue;
      button.focus();
      const name = button.ariaLabel || button.textContent || button.className;
      const { outlineStyle, outlineWidth, outlineColor, color, forcedColorAdjust } = getComputedStyle(button);
      // As by the keyboard: a click would show no ring.
      if (!button.matches(":focus-visible")) faults.push(`${name}: no visible focus`);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2 || outlineColor === canvas) {
        faults.push(`${name}: ring ${outlineStyle} ${outlineWidth} ${outlineColor}`);
      }
      if (button.closest(".mirror")) continue;
      if (color === canvas && forcedColorAdjust !== "none") faults.push(`${name}: ${color} on the same`);
      const edged = [button, ...button.querySelectorAll("span, svg")].some((part) => {
        const own = getComputedStyle(part);
        const after = getComputedStyle(part, "::after");
        return parseFloat(own.borderBottomWidth) > 0 || parseFloat(after.borderBottomWidth) > 0 || own.textDecorationLine !== "none";
      });
      const told = button.matches(".places button, .up, input[type=range], summary") || edged;
      if (!told) faults.push(`${name}: no edge`);
    }
    return faults;
  }, canvas);
  assert.deepEqual(faults, []);
  const [pressed, other] = await Promise.all(
    ["true", "false"].map((state) =>
      page.locator(`.views [aria-pressed="${state}"]`).evaluate((button) => {
        const { borderBottomWidth, borderBottomColor } = getComputedStyle(button, "::after");
        return [borderBottomWidth, borderBottomColor].join(" ");
      }),
    ),
  );
  assert.notEqual(pressed, other);
});

/** What WCAG 2.2 says in 1.4.12 that readers may set. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;

/** Opens tools, list and what unfolds in them. @param {Page} page @param {string} [css] */
async function openAll(page, css = "") {
  await page.locator(".list-button").waitFor();
  await page.locator("french-tech-map").evaluate(async (map, css) => {
    const root = /** @type {ShadowRoot} */ (map.shadowRoot);
    const more = new CSSStyleSheet();
    more.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, more];
    for (const closed of ['.controls [aria-expanded="false"]', ".list-button", ".help > button"]) {
      /** @type {HTMLElement} */ (root.querySelector(closed)).click();
    }
    for (const details of root.querySelectorAll("details")) details.open = true;
    for (let i = 0; i < 4; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, css);
}

/** What is cut off, sticks out, or lies on something else. @param {Page} page */
const cramped = (page) =>
  page.locator("french-tech-map").evaluate((map) => {
    const root = /** @type {ShadowRoot} */ (map.shadowRoot);
    const faults = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} px wide`);
    const seen = [...root.querySelectorAll("button, input, a, summary, label, h3, h4, h5, p, li, .edition")].filter(
      // What is 1 px wide is there for those who hear it.
      (part) => !part.closest(".mirror, .status") && part.getBoundingClientRect().width > 1,
    );
    const name = (/** @type {Element} */ part) => (part.ariaLabel || part.textContent || part.className).slice(0, 40);
    for (const part of seen) {
      const { left, right } = part.getBoundingClientRect();
      if (left < -0.5 || right > innerWidth + 0.5) faults.push(`${name(part)} sticks out: ${left} to ${right}`);
      if (getComputedStyle(part).display === "inline" || part.localName === "input") continue;
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = part;
      if (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 2) {
        faults.push(`${name(part)} is cut: ${scrollWidth} × ${scrollHeight} in ${clientWidth} × ${clientHeight}`);
      }
    }
    const boxes = seen.filter((part) => part.localName === "button").map((part) => /** @type {const} */ ([part, part.getBoundingClientRect()]));
    for (const [i, [part, a]] of boxes.entries()) {
      for (const [other, b] of boxes.slice(0, i)) {
        // What stays in sight may lie over what scrolls.
        const apart = part.closest(".tools, .list, .panel") !== other.closest(".tools, .list, .panel");
        if (apart || a.left >= b.right - 1 || b.left >= a.right - 1 || a.top >= b.bottom - 1 || b.top >= a.bottom - 1) continue;
        faults.push(`${name(part)} lies on ${name(other)}`);
      }
    }
    const words = [...root.querySelectorAll(".ticks span")].filter((tick) => parseFloat(getComputedStyle(tick).fontSize) > 0);
    const [first, ...rest] = words.map((tick) => {
      const range = document.createRange();
      range.selectNodeContents(tick);
      return range.getBoundingClientRect();
    });
    rest.reduce((before, tick) => (before.right > tick.left && faults.push("the stops' words touch"), tick), first);
    return faults;
  });

for (const width of [320, 640, 768, 1280]) {
  for (const lang of ["fr", "en"]) {
    test(`text spaced as in 1.4.12 and twice as large is all there, ${width} px, ${lang}`, async () => {
      for (const [root, css] of [["100%", SPACED], ["200%", ""], ["200%", SPACED]]) {
        const page = await openMap(`lang="${lang}" selected="lille"`, { width, viewport: { width, height: 900 }, reducedMotion: "reduce" });
        await page.evaluate((size) => document.documentElement.style.setProperty("font-size", size), root);
        await openAll(page, css);
        assert.deepEqual(await cramped(page), [], `${root} ${css ? "spaced" : ""}`);
        const size = await page.locator(".panel .body").evaluate((body) => parseFloat(getComputedStyle(body).fontSize));
        assert.ok(root === "100%" ? size < 20 : size >= 30, `the panel's text is ${size} px`);
        await leave();
      }
    });
  }
}

test("text is never smaller than designed, however small the page's", async () => {
  const page = await openMap('selected="lille"', { width: 360 });
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "62.5%"));
  const size = await page.locator(".panel .body").evaluate((body) => getComputedStyle(body).fontSize);
  assert.equal(size, "15px");
});

test("under reduced motion nothing moves by itself", async () => {
  const page = await openMap("", { reducedMotion: "reduce" });
  await openAll(page);
  await page.locator('.mirror button[data-id="region:53"]').focus();
  await page.keyboard.press("Enter");
  const first = await pixels(page);
  const moving = await page.locator("french-tech-map").evaluate(async (map) => {
    const root = /** @type {ShadowRoot} */ (map.shadowRoot);
    const styled = [...root.querySelectorAll("*")].filter((part) => {
      const { transitionDuration, animationName } = getComputedStyle(part);
      return transitionDuration !== "0s" || animationName !== "none";
    });
    return styled.length + document.getAnimations().length;
  });
  assert.equal(moving, 0);
  await page.waitForTimeout(300);
  assert.deepEqual(await pixels(page), first, "the picture is the last one at once");
});
