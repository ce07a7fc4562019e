/** Maps that come and go leave nothing behind. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { leave, open } from "./host.mjs";

after(close);
afterEach(leave);

test("200 maps made and removed: memory is flat after the first ten", { timeout: 110_000 }, async () => {
  const page = await open('<div id="place" style="width:960px"></div>');
  await page.evaluate(() => customElements.whenDefined("french-tech-map"));
  const client = await page.context().newCDPSession(page);

  /** @param {number} count */
  const cycles = (count) =>
    page.evaluate(async (count) => {
      const place = /** @type {Element} */ (document.querySelector("#place"));
      /** @type {any} */ (window).fired = { push() {} };
      for (let i = 0; i < count; i += 1) {
        const map = /** @type {any} */ (document.createElement("french-tech-map"));
        const ready = new Promise((resolve) => map.addEventListener("french-tech-map:ready", resolve, { once: true }));
        place.append(map);
        await ready;
        map.select(i % 2 ? "lille" : "region:11");
        // Painted, or what painting keeps for all maps would come at some later moment.
        await new Promise((resolve) => requestAnimationFrame(resolve));
        map.remove();
        await new Promise((resolve) => setTimeout(resolve));
      }
    }, count);
  const measure = async () => {
    // Twice: what a finaliser lets go of is collected by the next round.
    await client.send("HeapProfiler.collectGarbage");
    await client.send("HeapProfiler.collectGarbage");
    const wasm = await page.evaluate(async () => {
      // @ts-ignore A module of the served site; started already, it only hands out its exports.
      const { default: init } = await import("/v1/glue.js");
      return /** @type {WebAssembly.Memory} */ ((await init()).memory).buffer.byteLength;
    });
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
    return { wasm, heap: usedSize, nodes, listeners: jsEventListeners };
  };

  await cycles(10);
  const before = await measure();
  await cycles(190);
  const now = await measure();
  const report = JSON.stringify({ before, now });
  // One page: when a slow machine has one map's flight end while the next is made, more is held for a moment than before.
  // A map that stays takes 30 kB or more, 190 of them dozens of pages.
  assert.ok(now.wasm - before.wasm <= 65_536, report);
  assert.ok(now.heap - before.heap < 300_000, report);
  assert.ok(now.nodes - before.nodes < 50, report);
  assert.ok(now.listeners - before.listeners < 20, report);
});
