/** Controls are large enough for a finger, apart from each other, and on the page, on every host. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { leave, openMap, panelWith } from "./host.mjs";

after(close);
afterEach(leave);

/** Smallest side of a main control, CSS px: WCAG 2.2, criterion 2.5.5. */
const SMALLEST = 44;

/**
 * What the controls are in each state; what a reader does first.
 * @type {Record<string, (page: import("./host.mjs").Page) => Promise<unknown>>}
 */
const STATES = {
  initial: async () => {},
  "panel open": async (page) => {
    await page.locator('.mirror [data-id="region:94"], .mirror [data-id="country:JP"]').first().focus();
    await page.keyboard.press("Enter");
    await panelWith(page, /./);
  },
  "tools and list open": async (page) => {
    await page.locator('[aria-controls="tools"]').click();
    await page.locator('[aria-controls="list"]').click();
    await page.locator('[aria-controls="help"]').click();
  },
};

for (const width of [320, 360, 480, 640, 768, 1280]) {
  test(`at ${width} px every control is 44 px and alone in its place`, async () => {
    for (const view of ["france", "world"]) {
      for (const [name, come] of Object.entries(STATES)) {
        const page = await openMap(`view="${view}"`, { width, viewport: { width, height: 2400 } });
        await page.locator(".mirror button").first().waitFor({ state: "attached" });
        await come(page);
        const boxes = await controls(page);
        assert.ok(boxes.length >= 4, `${name}: ${boxes.length} controls`);
        for (const [i, a] of boxes.entries()) {
          const where = `${view}, ${name}: « ${a.name} »`;
          const side = Math.min(a.right - a.left, a.bottom - a.top);
          assert.ok(side >= SMALLEST - 0.1, `${where} is ${side} px`);
          assert.ok(a.left >= -0.5 && a.right <= width + 0.5, `${where} leaves the page: ${a.left} to ${a.right}`);
          for (const b of boxes.slice(0, i)) {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            assert.ok(across <= 0.5 || down <= 0.5, `${where} lies on « ${b.name} »: ${across} by ${down} px`);
          }
        }
        const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(scrolls, false, `${view}, ${name}: the page scrolls sideways`);
        await leave();
      }
    }
  });
}

/** Boxes of the buttons that are seen, but for those over shapes. @param {import("./host.mjs").Page} page */
function controls(page) {
  return page.locator("french-tech-map").evaluate((map) => {
    const root = /** @type {ShadowRoot} */ (map.shadowRoot);
    const all = [...root.querySelectorAll("button")].filter((button) => !button.closest(".mirror"));
    const boxes = [];
    for (const button of all) {
      if (!button.checkVisibility({ visibilityProperty: true })) continue;
      button.scrollIntoView({ block: "nearest" });
      const { left, top, right, bottom } = button.getBoundingClientRect();
      boxes.push({ name: button.ariaLabel ?? button.textContent ?? "", left, top: top + scrollY, right, bottom: bottom + scrollY });
    }
    return boxes;
  });
}
