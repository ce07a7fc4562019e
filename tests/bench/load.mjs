/**
 * How long a reader on a slow phone waits: the start page as it is published, with a processor four times slower, 1.6 Mbit/s
 * and 150 ms to every answer. Called by `cargo xtask bench load`.
 */
import { SITE_URL, launch } from "../browser/browser.mjs";
import { serve } from "./server.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
/** By a phone's width. */
const VIEWPORT = { width: 390, height: 844 };

/** @typedef {{ paint: number, picture: number, map: number, ready: number }} Times ms since the page was asked for. */

/** In the page: when the picture has been painted, when the map, and when it answers. */
function watch() {
  const times = /** @type {any} */ ((/** @type {any} */ (window).times = {}));
  addEventListener("french-tech-map:ready", () => (times.ready = performance.now()));
  const look = () => {
    const map = document.querySelector("french-tech-map");
    // What this frame has been made of is seen at its end.
    const seen = (/** @type {string} */ name) => setTimeout(() => (times[name] ??= performance.now()));
    if (!times.picture && map?.querySelector(":scope > details")) seen("picture");
    if (!times.map && map?.shadowRoot?.querySelector('[data-state="live"]')) seen("map");
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @returns {Promise<Times>}
 */
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: "fr-FR" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForFunction(() => /** @type {any} */ (window).times.ready && /** @type {any} */ (window).times.map);
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    .../** @type {any} */ (window).times,
  }));
  await context.close();
  return times;
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const server = await serve(SITE_URL, {});
const browser = await launch();
// Each file is compressed when it is asked for first.
await visit(browser, `${server.url}/index.html`);
/** @type {Times[]} */
const visits = [];
for (let i = 0; i < ROUNDS; i += 1) visits.push(await visit(browser, `${server.url}/index.html`));
await browser.close();

const names = /** @type {const} */ ({
  paint: "first contentful paint",
  picture: "the picture is painted",
  map: "the map is painted in its place",
  ready: "it answers to everything",
});
console.log(`A phone's screen, processor ${SLOWER} times slower, 1.6 Mbit/s, 150 ms; medians of ${ROUNDS} visits, ms:\n`);
console.log("| | ms |\n| --- | ---: |");
for (const [name, words] of Object.entries(names)) {
  const values = visits.map((times) => times[/** @type {keyof Times} */ (name)]);
  console.log(`| ${words} | ${Math.round(median(values))} (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}) |`);
}
server.close();
