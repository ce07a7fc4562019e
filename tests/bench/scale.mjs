/**
 * Measures maps of supplied data of several sizes: this map's and those made with d3-geo of the same two files, in turns
 * in one Chromium. `cargo xtask bench --scale S,M,L` builds the site and calls this with its address and the sizes;
 * prints a table of each and writes `target/bench-scale.json`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { build } from "esbuild";

import { SITE_URL, launch } from "../browser/browser.mjs";
import { SIZES, make } from "./scale-data.mjs";
import { file, serve } from "./server.mjs";

const FRAMES = 120;
const MOVES = 1000;
const DEEPEST = 12;
/** Px of the fitted page: where the journey begins and ends. */
const JOURNEY = { from: [330, 200], to: [610, 430] };
/** The rounds by size: at L a single visit of d3 that projects each frame takes minutes. @type {Record<string, number>} */
const ROUNDS = { S: 11, M: 11, L: 3, communes: 3 };
/** Before each visit, ms: what is left of the one before is cleared away meanwhile, and not while it is measured. */
const PAUSE = 500;
const OURS = "this map";
const CONTENDERS = [
  { name: OURS, page: "scale-map.html", more: "" },
  { name: "d3-geo, Path2D", page: "scale-d3.html", more: "" },
  { name: "d3-geo, reprojecting", page: "scale-d3.html", more: "&reproject" },
];
/**
 * Keys of what is told besides load, frames, hover and memory, in which this map has to be faster: d3's page answers to
 * pointers only, and its frames have no names.
 */
const BESIDES = new Set(["answers", "longest", "recording p50", "recording p95"]);
/** What has to hold of this map at L, whatever others need. @type {[key: string, most: number][]} */
const LIMITS = [["frame p95", 16], ["find mean", 0.02]];
const root = new URL("../../", import.meta.url);

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

const MS = (/** @type {number} */ value) => `${value.toFixed(2)} ms`;
const US = (/** @type {number} */ value) => `${(value * 1000).toFixed(1)} µs`;
const MB = (/** @type {number} */ value) => `${(value / 1e6).toFixed(1)} MB`;
/** Title, key of the result, format. @type {[string, string, (value: number) => string][]} */
const TABLE = [
  ["Time from navigation to the first complete map", "load", MS],
  ["… and until it answers to everything", "answers", MS],
  ["… the longest time until then without an answer", "longest", MS],
  ["Frame of the journey, p50", "frame p50", MS],
  ["… p95", "frame p95", MS],
  ["… without rasterising, p50", "recording p50", MS],
  ["… without rasterising, p95", "recording p95", MS],
  ["What is under a point, mean", "find mean", US],
  ["… p95", "find p95", US],
  ["Pointer moved, with highlight and tooltip, mean", "pointing mean", US],
  ["… p95", "pointing p95", US],
  ["… with layout and rasterising, mean", "hovering mean", US],
  ["… p95", "hovering p95", US],
  ["Memory: JavaScript heap, buffers and wasm", "memory", MB],
];

/**
 * What each page has as `window.bench` once its script runs. This map's page is `scale-map.html`, whose `v1/data-bench.js`
 * shows the files that the page's address names as `src` and `regions`, 960 × 640.
 * @typedef {object} Bench
 * @property {Promise<void>} drawn Resolves when all of the map is drawn.
 * @property {Promise<void>} ready Resolves when it answers to everything besides.
 * @property {(zoom: number, x: number, y: number) => void} drawAt Paints one frame at once: zoom 1 is the whole page, and
 *   that point of it, px, is in the middle as far as it goes.
 * @property {(x: number, y: number) => string | null} pointer Moves the pointer there: highlight, tooltip and cursor follow
 *   at once. What is under it.
 * @property {(x: number, y: number) => string | null} [find] Only what is there; `pointer` is measured in its place.
 * @property {() => number} wasmMemory Bytes.
 */

/** What a page writes to its console once it answers: whoever asked it would be measured with it. */
const SAID = "measured";

/**
 * Notes when the map is complete, all pixels of it, when it answers, and for how long at most the page did not until then: how
 * late a timer of 4 ms comes. Runs in the page, before its scripts.
 * @param {string} said
 */
function watch(said) {
  const seen = /** @type {any} */ (window);
  let last = performance.now();
  seen.longest = 0;
  const complete = () => {
    const roots = [document, ...[...document.querySelectorAll("*")].flatMap((box) => box.shadowRoot ?? [])];
    for (const root of roots) {
      for (const canvas of root.querySelectorAll("canvas")) canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
    }
    return performance.now();
  };
  const beat = () => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - last - 4);
    last = now;
    if (!seen.bench || seen.watched) return;
    seen.watched = true;
    Promise.all([seen.bench.drawn.then(complete), seen.bench.ready]).then(([load]) => {
      const answers = performance.now();
      clearInterval(beating);
      seen.loaded = { load, answers, longest: Math.max(seen.longest, answers - last - 4) };
      console.info(said);
    });
  };
  const beating = setInterval(beat, 4);
}

/**
 * One visit: everything that is measured of one page, in a context of its own.
 * @returns {Promise<Record<string, number>>}
 */
async function visit(/** @type {import("playwright-core").Browser} */ browser, /** @type {string} */ url) {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, locale: "fr-FR" });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  page.on("pageerror", (error) => console.error(String(error)));
  await page.addInitScript(watch, SAID);
  const client = await context.newCDPSession(page);
  const measured = page.waitForEvent("console", (message) => message.text() === SAID);
  await page.goto(url);
  await measured;
  const first = await page.evaluate(() => /** @type {any} */ (window).loaded);
  const memory = await held(client, page);
  const times = await page.evaluate(measure, { frames: FRAMES, moves: MOVES, deepest: DEEPEST, journey: JOURNEY });
  /** @type {Record<string, number>} */
  const result = { ...first, ...memory };
  for (const [name, list] of Object.entries(times)) {
    const sorted = list.toSorted((a, b) => a - b);
    for (const part of [50, 95]) result[`${name} p${part}`] = sorted[Math.floor((sorted.length * part) / 100)];
    result[`${name} mean`] = list.reduce((sum, time) => sum + time, 0) / list.length;
  }
  await context.close();
  return result;
}

/**
 * What the page holds once nothing that is gone is counted: objects, and the buffers and linear memories behind them.
 * Paths and canvases, which d3 has more of, no browser counts.
 */
async function held(/** @type {import("playwright-core").CDPSession} */ client, /** @type {import("playwright-core").Page} */ page) {
  for (let i = 0; i < 3; i += 1) await client.send("HeapProfiler.collectGarbage");
  const usage = /** @type {{ usedSize: number, backingStorageSize?: number }} */ (await client.send("Runtime.getHeapUsage"));
  const wasm = await page.evaluate(() => /** @type {any} */ (window).bench.wasmMemory());
  const buffers = Math.max(usage.backingStorageSize ?? 0, wasm);
  return { heap: usage.usedSize, wasm, buffers, memory: usage.usedSize + buffers };
}

/**
 * Runs in the page. Reading one pixel of each canvas makes Chromium execute what they have recorded, asking for a box lay out.
 * @param {{ frames: number, moves: number, deepest: number, journey: { from: number[], to: number[] } }} plan
 */
function measure({ frames, moves, deepest, journey: { from, to } }) {
  const { bench } = /** @type {any} */ (window);
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap((box) => box.shadowRoot ?? [])];
  const drawn = () => roots.flatMap((root) => [...root.querySelectorAll("canvas")]).map((canvas) => canvas.getContext("2d"));
  let contexts = drawn();
  // As a frame does between two events of a reader: what a page has changed is laid out, and its canvases are painted.
  const flush = () => {
    document.body.getBoundingClientRect();
    contexts.forEach((context) => context?.getImageData(0, 0, 1, 1));
  };
  const series = (/** @type {number} */ count, /** @type {(i: number) => void} */ act, /** @type {boolean} */ flushed) =>
    Array.from({ length: count }, (_, i) => {
      const start = performance.now();
      act(i);
      if (flushed) flush();
      const time = performance.now() - start;
      if (!flushed) flush();
      return time;
    });
  const frame = (/** @type {number} */ i) => {
    const t = i / (frames - 1);
    const [x, y] = from.map((start, at) => start + (to[at] - start) * t);
    bench.drawAt(deepest ** (1 - Math.abs(2 * t - 1)), x, y);
  };
  const at = (/** @type {number} */ i) => /** @type {const} */ ([480 + 440 * Math.sin(i * 0.0381), 310 + 280 * Math.cos(i * 0.0573)]);
  const move = (/** @type {number} */ i) => bench.pointer(...at(i));
  // A reader moves and zooms before it is measured, or the compiler would be.
  for (let i = 0; i < frames; i += 8) frame(i);
  flush();
  const frameTimes = series(frames, frame, true);
  const recording = series(frames, frame, false);
  bench.drawAt(1, 480, 320);
  flush();
  const find = bench.find ?? bench.pointer;
  series(moves, (i) => find(...at(i)), false);
  // Without a pixel read in between, which would be half of what is measured.
  const finding = Array.from({ length: moves }, (_, i) => {
    const [x, y] = at(i);
    const start = performance.now();
    find(x, y);
    return performance.now() - start;
  });
  // A canvas for what is pointed at may have come with the first move.
  move(0);
  contexts = drawn();
  const hovering = series(moves, move, true);
  const pointing = series(moves, move, false);
  return { frame: frameTimes, recording, find: finding, hovering, pointing };
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}

/** Leaves the files where they can be looked at, and has them served. @param {string} scale */
function prepare(scale) {
  const { regions, points, vertices } = make(scale);
  const folder = new URL(`target/bench-data/${scale}/`, root);
  mkdirSync(folder, { recursive: true });
  const files = Object.entries({ "areas.geojson": regions, "points.geojson": points }).map(([name, content]) => {
    const text = JSON.stringify(content);
    writeFileSync(new URL(name, folder), text);
    return [`/scale/${scale}/${name}`, file("application/geo+json", text, 5)];
  });
  const about = `${regions.features.length} areas, ${vertices} vertices, ${points.features.length} places`;
  return { files: Object.fromEntries(files), about };
}

/** All contenders in turns. @param {import("playwright-core").Browser} browser @param {string} base @param {string} scale */
async function compare(browser, base, scale) {
  const rounds = Number(process.env.ROUNDS ?? ROUNDS[scale]);
  /** @type {Record<string, number>[][]} */
  const visits = CONTENDERS.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const i of CONTENDERS.keys()) {
      // Each begins equally often, and comes after each, so that nothing that warms up or wears out favours one.
      const turn = ((round % 2 ? CONTENDERS.length - 1 - i : i) + round) % CONTENDERS.length;
      const { page, more } = CONTENDERS[turn];
      const data = `src=/scale/${scale}/points.geojson&regions=/scale/${scale}/areas.geojson`;
      visits[turn].push(await visit(browser, `${base}/scale/${page}?${data}${more}`));
    }
    console.error(`${scale}: round ${round + 1} of ${rounds}`);
  }
  const measured = CONTENDERS.map(({ name }, i) => {
    const values = Object.keys(visits[i][0]).map((key) => [key, median(visits[i].map((one) => one[key]))]);
    return { name, ...Object.fromEntries(values) };
  });
  return { rounds, measured };
}

/**
 * What this map is slower in, or too slow in.
 * @param {string} scale
 * @param {any[]} measured
 * @returns {{ missed: string[], besides: string[] }}
 */
function shortfalls(scale, measured) {
  const ours = measured.find(({ name }) => name === OURS);
  const slower = (/** @type {boolean} */ besides) =>
    TABLE.flatMap(([title, key, format], i) => {
      if (scale === "S" || BESIDES.has(key) !== besides) return [];
      const best = measured.filter((one) => one !== ours).toSorted((a, b) => a[key] - b[key])[0];
      const whole = title.startsWith("…") ? `${TABLE.slice(0, i).findLast(([t]) => !t.startsWith("…"))?.[0]} ${title}` : title;
      return ours[key] > best[key] ? [`${whole}: ${format(ours[key])}, ${best.name} ${format(best[key])}`] : [];
    });
  const over = scale === "L" ? LIMITS.filter(([key, most]) => ours[key] > most) : [];
  const limits = over.map(([key, most]) => `${key}: ${ours[key].toFixed(3)} ms, at most ${most} ms`);
  return { missed: [...slower(false), ...limits], besides: slower(true) };
}

/** @param {any[]} measured */
function table(measured) {
  const lines = [["", ...measured.map(({ name }) => name)], ["---", ...measured.map(() => "---:")]];
  for (const [title, key, format] of TABLE) lines.push([title, ...measured.map((one) => format(one[key]))]);
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const scales = process.argv.slice(2);
if (!scales.length) throw new Error(`which sizes? ${Object.keys(SIZES).join(", ")}`);
const bundled = await build({
  entryPoints: [new URL("scale-d3.js", import.meta.url).pathname],
  bundle: true,
  minify: true,
  format: "esm",
  write: false,
});
// As pages have it that are published with the map: the program is asked for with the page, as d3's is.
const preload = await (await fetch(`${SITE_URL}/v1/preload-data.html`)).text();
const program = preload.split("\n").filter((line) => line.includes(".wasm")).join("").replace('href="', 'href="/');
const pages = {
  "/scale/scale-map.html": file("text/html; charset=utf-8", read("scale-map.html").replace("</head>", `${program}\n</head>`)),
  "/scale/scale-d3.html": file("text/html; charset=utf-8", read("scale-d3.html")),
  "/scale/scale-d3.js": file("text/javascript", bundled.outputFiles[0].text),
};
const browser = await launch();
const machine = { browser: browser.version(), processor: cpus()[0].model, threads: cpus().length };
/** @type {Record<string, any>} */
const results = {};
for (const scale of scales) {
  const { files, about } = prepare(scale);
  const server = await serve(SITE_URL, { ...pages, ...files });
  const { rounds, measured } = await compare(browser, server.url, scale);
  server.close();
  const { missed, besides } = shortfalls(scale, measured);
  results[scale] = { about, rounds, contenders: measured, missed, besides };
  console.log(`\n${scale}: ${about}, medians of ${rounds} rounds\n\n${table(measured)}`);
  for (const miss of missed) console.log(`Missed at ${scale}: ${miss}`);
  for (const slower of besides) console.log(`Slower at ${scale}, in what is told besides: ${slower}`);
  if (missed.length) process.exitCode = 1;
}
await browser.close();
console.log(`\nChromium ${machine.browser}, ${machine.threads} threads of ${machine.processor}`);
writeFileSync(new URL("target/bench-scale.json", root), `${JSON.stringify({ machine, frames: FRAMES, moves: MOVES, scales: results }, null, 2)}\n`);
