/**
 * How long a reader on a slow phone waits, with a processor four times slower, 1.6 Mbit/s and 150 ms to every answer: on a page
 * that has nothing but the piece of HTML, as it is pasted and with the lines in its head for pages of the same build; and
 * on the start page. Called by `cargo xtask bench load`.
 */
import { SITE_URL, launch } from "../browser/browser.mjs";
import { file, serve } from "./server.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
/** By a phone's width. */
const VIEWPORT = { width: 390, height: 844 };

/** @typedef {{ paint: number, first: boolean, picture: number, drawn: number, seen: number, ready: number }} Times ms since the page was asked for; `first`: the picture is in the first paint. */

/**
 * In the page: when the picture is in a frame, when the map has been drawn and is in a frame, and when it answers. Each
 * frame until the picture is there is noted with whether it is: the first paint is of the last one before it.
 */
function watch() {
  const times = /** @type {any} */ ((/** @type {any} */ (window).times = {}));
  const inFrame = (/** @type {string} */ name) => requestAnimationFrame(() => setTimeout(() => (times[name] = performance.now())));
  const frames = /** @type {[number, boolean][]} */ (times.frames = []);
  const note = () => {
    // The words come after the pictures.
    const whole = Boolean(document.querySelector("french-tech-map > details"));
    frames.push([performance.now(), whole]);
    if (!whole) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  addEventListener("french-tech-map:ready", () => (times.ready = performance.now()));
  new MutationObserver((_, observer) => {
    if (!document.querySelector("french-tech-map > details")) return;
    observer.disconnect();
    inFrame("picture");
  }).observe(document, { childList: true, subtree: true });
  customElements.whenDefined("french-tech-map").then(() => {
    const section = document.querySelector("french-tech-map")?.shadowRoot?.querySelector("section");
    new MutationObserver(() => {
      if (section?.dataset.state !== "live" || times.drawn) return;
      times.drawn = performance.now();
      inFrame("seen");
    }).observe(/** @type {Node} */ (section), { attributes: true });
  });
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
  await page.waitForFunction(() => /** @type {any} */ (window).times.ready && /** @type {any} */ (window).times.seen);
  const times = await page.evaluate(() => {
    const { frames, ...times } = /** @type {any} */ (window).times;
    const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    const painted = frames.filter(([start]) => start <= paint).at(-1);
    return { paint, first: Boolean(painted?.[1]), ...times };
  });
  await context.close();
  return times;
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** @param {string} name */
const piece = async (name) => (await fetch(`${SITE_URL}/v1/${name}`)).text();
const map = await piece("2019-france-fr.embed.html");
const SHEET = '<link rel="stylesheet" href="v1/french-tech-map.css">';
/** A sheet in the head makes the one in the body needless. @param {string} head */
const host = (head) =>
  file("text/html; charset=utf-8", `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Une carte</title>
<link rel="icon" href="data:,">
${head}
<body>
${head ? map.replace(SHEET, "") : map}
`);
const pages = {
  "/pasted.html": host(""),
  "/published.html": host(`${await piece("preload.html")}${SHEET}`),
};
const server = await serve(SITE_URL, pages);
const browser = await launch();
const names = /** @type {const} */ ({
  paint: "first contentful paint",
  picture: "the picture is seen",
  drawn: "the map is drawn in its place",
  seen: "the map is seen",
  ready: "it answers to everything",
});
const paths = [...Object.keys(pages), "/index.html"];
/** @type {Record<string, Times[]>} */
const visits = {};
// The first round has the server compress what is asked for.
for (let i = 0; i <= ROUNDS; i += 1) {
  for (const path of paths) {
    const times = await visit(browser, server.url + path);
    if (i > 0) (visits[path] ??= []).push(times);
  }
}
await browser.close();

console.log(`A phone's screen, processor ${SLOWER} times slower, 1.6 Mbit/s, 150 ms; medians of ${ROUNDS} visits with the fastest and the slowest, ms:\n`);
console.log(`| | ${paths.join(" | ")} |\n| --- |${" ---: |".repeat(paths.length)}`);
for (const [name, words] of Object.entries(names)) {
  const cells = paths.map((path) => {
    const values = visits[path].map((times) => times[/** @type {keyof Times} */ (name)]);
    return `${Math.round(median(values))} (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))})`;
  });
  console.log(`| ${words} | ${cells.join(" | ")} |`);
}
const inFirst = paths.map((path) => `${visits[path].filter(({ first }) => first).length} of ${ROUNDS}`);
console.log(`| visits with the whole picture in the first paint | ${inFirst.join(" | ")} |`);
const bytes = (/** @type {string[]} */ files) => files.reduce((sum, name) => sum + (server.sent.get(name) ?? 0), 0);
const program = [...server.sent.keys()].filter((name) => /\/(french-tech-map\.js|french_tech_map-.*\.wasm|france-.*\.bin)$/.test(name));
const weights = paths.map((path) => bytes([path, ...program]).toLocaleString("en"));
console.log(`| bytes of page, JavaScript, wasm and France | ${weights.join(" | ")} |`);
server.close();
