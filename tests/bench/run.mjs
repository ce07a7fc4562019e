/**
 * Measures the map against the same drawing made with d3-geo, in turns in one Chromium. `cargo xtask bench` builds the
 * site and calls this with its address; prints a table and writes `target/bench.json`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { build } from "esbuild";

import { SITE_URL, launch } from "../browser/browser.mjs";
import { middle, readDrawing } from "./drawing.mjs";
import { file, serve } from "./server.mjs";
import { topology } from "./topology.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const FRAMES = 120;
const MOVES = 1000;
const VIEWS = /** @type {const} */ (["france", "world"]);
const CONTENDERS = [
  { name: "this map", path: "/bench.html" },
  { name: "d3-geo, Path2D", path: "/d3/d3.html" },
  { name: "d3-geo, reprojecting", path: "/d3/d3.html?reproject" },
];
/** The part of pixels that antialiasing, kerning and a spherical Lambert may change; more is another drawing. */
const UNLIKE = 0.015;
const root = new URL("../../", import.meta.url);

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, root), "utf8");

/** The colours of the light theme by their roles, for both to draw with the same. */
const [, arms] = read("src/paint/theme.rs").match(/const fn light\(ink: Ink\) -> Color \{([^}]+)\}/) ?? [];
const PALETTE = Object.fromEntries(
  [...(arms ?? "").matchAll(/((?:Ink::\w+(?: \| )?)+) => Color::opaque\(0x(\w{6})\)/g)].flatMap(([, roles, color]) =>
    roles.split(" | ").map((role) => [role.replace("Ink::", ""), `#${color}`]),
  ),
);

/** @param {string} text @returns {string[][]} */
const rows = (text) => text.trim().split("\n").slice(1).map((line) => line.split(","));

/** Features of a file with the ids that the map gives them. */
function features(/** @type {string} */ path, /** @type {(properties: any) => string | undefined} */ id) {
  const { features } = JSON.parse(read(path));
  return features.map((/** @type {any} */ { properties, geometry }) => ({ type: "Feature", id: id(properties), geometry }));
}

const countries = new Set(rows(read("data/countries.csv")).map(([code]) => code));
const byRegion = ({ code = "" }) => `region:${code}`;
const byCountry = ({ a2 = "", sov = "" }) => {
  if (a2 === "FR" || sov === "FRA") return "country:FR";
  return countries.has(a2) ? `country:${a2}` : undefined;
};
const shapes = {
  france: topology(
    {
      regions: [...features("data/regions.geojson", byRegion), ...features("data/insets.geojson", byRegion)],
      context: features("data/context.geojson", () => undefined),
    },
    3,
  ),
  world: topology({ countries: features("data/world.geojson", byCountry) }, 2),
};

/** What d3 is given: the map's own names, marks and colours, each with its place. */
async function drawings(/** @type {import("playwright-core").Page} */ page) {
  const made = /** @type {Record<string, any>} */ ({});
  for (const view of VIEWS) {
    const { svg, tips, steps } = await page.evaluate(
      ({ view, count }) => {
        const { bench } = /** @type {any} */ (window);
        bench.setView(view);
        bench.drawFrame(0);
        const svg = bench.svg();
        const shadow = [...document.querySelectorAll("div")].map((box) => box.shadowRoot).find(Boolean);
        const buttons = /** @type {HTMLElement[]} */ ([...(shadow?.querySelectorAll(".mirror button") ?? [])]);
        const tips = Object.fromEntries(
          buttons.map((button) => {
            const [name, ...note] = (button.ariaLabel ?? "").split(", ");
            return [button.dataset.id, [name, note.join(", ")]];
          }),
        );
        const steps = Array.from({ length: count }, (_, i) => {
          bench.drawFrame(i / (count - 1));
          return bench.svg();
        });
        bench.drawFrame(0);
        return { svg, tips, steps };
      },
      { view, count: FRAMES },
    );
    const { ops, groups } = readDrawing(svg);
    const middles = ops.map(middle);
    const ids = await page.evaluate(
      (middles) => middles.map((at) => at && /** @type {any} */ (window).bench.pointer(...at)),
      middles,
    );
    for (const [i, op] of ops.entries()) {
      const [id, at] = [ids[i], middles[i]];
      const mark = !("text" in op);
      // Legend and notes stand over the sea or over land; what they cover does not answer in their name.
      if ("frame" in op || !id || !at || (mark && id.includes(":")) || (!mark && !op.stroke && id.includes(":"))) continue;
      const half = "r" in op ? op.r : "runs" in op ? Math.max(...op.runs[0].map((v, j) => Math.abs(v - at[j % 2]))) : 0;
      Object.assign(op, { id, middle: at, reach: half });
    }
    made[view] = { drawing: { ops, tips, palette: PALETTE, ...colours(view, groups) }, frames: steps.map((step) => readDrawing(step).ops) };
  }
  return made;
}

/** @param {string} view @param {import("./drawing.mjs").Shape[][]} groups */
function colours(view, groups) {
  // Land that is only context comes first and is one shape; the sea and the graticule are before it.
  const shapes = view === "world" ? groups[0].slice(2) : groups[0];
  const { runs, ...neighbours } = shapes[0];
  const fills = (/** @type {import("./drawing.mjs").Shape[]} */ list) => list.filter(({ fill, stroke }) => fill && !stroke).map(({ fill }) => fill);
  const inks = fills(shapes.slice(1));
  if (view === "world") return { neighbours, inks };
  const regions = rows(read("data/regions.csv"));
  const mainland = regions.filter(([, , , kind]) => kind === "mainland");
  const insets = ["01", "02", "03", "04", "06", "988", "987"];
  const byId = Object.fromEntries([
    ...mainland.map(([code], i) => [`region:${code}`, inks[i]]),
    ...insets.map((code, i) => [`region:${code}`, fills(groups[2 + i])[0]]),
  ]);
  // After the fills: hatches, then borders and coasts.
  const hatches = groups.map((group) => group.filter(({ stroke }) => stroke === PALETTE.Hatch).map((shape) => shape.runs));
  if (!hatches.flat().length) throw new Error(`no line has the colour ${PALETTE.Hatch}: d3 would be spared the hatches`);
  return { neighbours, inks: byId, hatches };
}

/** @param {string} name */
const json = (name) => file("application/json", JSON.stringify(name));

/** One visit: everything that is measured of one page, in a context of its own. */
async function visit(/** @type {import("playwright-core").Browser} */ browser, /** @type {string} */ url, /** @type {any} */ made) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, locale: "fr-FR" });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(String(error)));
  const client = await context.newCDPSession(page);
  await page.goto(url);
  await page.waitForFunction(() => "bench" in window);
  const first = await page.evaluate(async () => {
    await /** @type {any} */ (window).bench.ready;
    return performance.getEntriesByName("map-ready")[0].startTime;
  });
  await page.evaluate(() => /** @type {any} */ (window).bench.worldReady);
  await page.evaluate((views) => {
    for (const view of views) /** @type {any} */ (window).bench.setView(view);
  }, VIEWS);
  await client.send("HeapProfiler.collectGarbage");
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => /** @type {any} */ (window).bench.wasmMemory());
  /** @type {Record<string, number>} */
  const result = { first, heap: usedSize, wasm, memory: usedSize + wasm };
  for (const view of VIEWS) {
    await page.evaluate(
      ({ view, frames }) => {
        const { bench } = /** @type {any} */ (window);
        bench.setView(view);
        bench.setFrames?.(view, frames);
      },
      { view, frames: made[view].frames },
    );
    const times = await page.evaluate(measure, { frames: FRAMES, moves: MOVES });
    for (const [name, list] of Object.entries(times)) {
      const sorted = list.toSorted((a, b) => a - b);
      for (const part of [50, 95]) result[`${view} ${name} p${part}`] = sorted[Math.floor((sorted.length * part) / 100)];
      result[`${view} ${name} mean`] = list.reduce((sum, time) => sum + time, 0) / list.length;
    }
  }
  const turning = await page.evaluate(turn, FRAMES);
  for (const part of turning.length ? [50, 95] : []) result[`turn p${part}`] = turning[Math.floor((FRAMES * part) / 100)];
  await context.close();
  return result;
}

/**
 * Runs in the page: the times of the frames in which France becomes the world, sorted; none where the page has no such
 * thing. * @param {number} frames
 */
function turn(frames) {
  const { bench } = /** @type {any} */ (window);
  if (!bench.drawTurn) return [];
  const roots = [document, ...[...document.querySelectorAll("div")].flatMap((box) => box.shadowRoot ?? [])];
  const canvas = roots.map((root) => root.querySelector("canvas")).find(Boolean);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas?.getContext("2d"));
  return Array.from({ length: frames }, (_, i) => {
    const start = performance.now();
    bench.drawTurn(i / (frames - 1));
    context.getImageData(0, 0, 1, 1);
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

/**
 * Runs in the page. Reading one pixel makes Chromium execute what the canvas has recorded.
 * @param {{ frames: number, moves: number }} counts
 */
function measure({ frames, moves }) {
  const { bench } = /** @type {any} */ (window);
  const roots = [document, ...[...document.querySelectorAll("div")].flatMap((box) => box.shadowRoot ?? [])];
  const canvas = roots.map((root) => root.querySelector("canvas")).find(Boolean);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas?.getContext("2d"));
  const flush = () => context.getImageData(0, 0, 1, 1);
  const series = (/** @type {number} */ count, /** @type {(i: number) => void} */ act, /** @type {boolean} */ drawn) =>
    Array.from({ length: count }, (_, i) => {
      const start = performance.now();
      act(i);
      if (drawn) flush();
      const time = performance.now() - start;
      if (!drawn) flush();
      return time;
    });
  const frame = (/** @type {number} */ i) => bench.drawFrame(i / (frames - 1));
  const move = (/** @type {number} */ i) =>
    bench.pointer(480 + 440 * Math.sin(i * 0.0381), 310 + 280 * Math.cos(i * 0.0573));
  series(frames, frame, true);
  const drawing = series(frames, frame, true);
  const recording = series(frames, frame, false);
  bench.drawFrame(0);
  flush();
  const hovering = series(moves, move, true);
  const pointing = series(moves, move, false);
  return { drawing, recording, hovering, pointing };
}

/** How alike the pages draw and pick: pixels that differ visibly and moves that find something else, in parts of all. */
async function likeness(/** @type {import("playwright-core").Browser} */ browser, /** @type {string} */ url, /** @type {any} */ made) {
  const pictures = [];
  for (const { path } of CONTENDERS) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url + path);
    await page.waitForFunction(() => "bench" in window);
    await page.evaluate(() => /** @type {any} */ (window).bench.worldReady);
    const taken = [];
    for (const view of VIEWS) {
      taken.push(
        await page.evaluate(
          ({ view, frames, moves }) => {
            const { bench } = /** @type {any} */ (window);
            bench.setView(view);
            bench.setFrames?.(view, frames);
            const roots = [document, ...[...document.querySelectorAll("div")].flatMap((box) => box.shadowRoot ?? [])];
            const canvas = /** @type {HTMLCanvasElement} */ (roots.map((root) => root.querySelector("canvas")).find(Boolean));
            const shots = [0, 30, 60].map((i) => {
              bench.drawFrame(i / (frames.length - 1));
              return canvas.toDataURL();
            });
            bench.drawFrame(0);
            const hits = Array.from({ length: moves }, (_, i) =>
              bench.pointer(480 + 440 * Math.sin(i * 0.0381), 310 + 280 * Math.cos(i * 0.0573)),
            );
            return { shots, hits };
          },
          { view, frames: made[view].frames, moves: MOVES },
        ),
      );
    }
    pictures.push(taken);
    await page.close();
  }
  const page = await browser.newPage();
  const differing = (/** @type {string[]} */ pair) =>
    page.evaluate(async (pair) => {
      const [a, b] = await Promise.all(
        pair.map(async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      let count = 0;
      for (let i = 0; i < a.length; i += 4) {
        if (Math.max(...[0, 1, 2].map((c) => Math.abs(a[i + c] - b[i + c]))) > 48) count += 1;
      }
      return count / (a.length / 4);
    }, pair);
  const [ours, ...others] = pictures;
  const result = [];
  for (const [n, other] of others.entries()) {
    for (const [v, view] of VIEWS.entries()) {
      const pixels = [];
      for (const [i, shot] of ours[v].shots.entries()) pixels.push(await differing([shot, other[v].shots[i]]));
      const moves = ours[v].hits.filter((hit, i) => hit !== other[v].hits[i]).length / MOVES;
      result.push({ contender: CONTENDERS[n + 1].name, view, pixels, moves });
      if (process.env.PICTURES) {
        for (const [i, shot] of [ours, other].map((all) => all[v].shots).entries()) {
          shot.forEach((url, j) => writeFileSync(`${process.env.PICTURES}/${view}-${j}-${i ? `d3-${n}` : "ours"}.png`, Buffer.from(url.split(",")[1], "base64")));
        }
      }
    }
  }
  await page.close();
  return result;
}

/** Sizes of what one page fetches without the world, and with it. */
async function bytes(/** @type {import("playwright-core").Browser} */ browser, /** @type {Awaited<ReturnType<typeof serve>>} */ server, /** @type {string} */ path) {
  const total = () => [...server.sent.values()].reduce((sum, size) => sum + size, 0);
  server.sent.clear();
  const page = await browser.newPage();
  await page.goto(server.url + path);
  await page.waitForFunction(() => "bench" in window);
  await page.evaluate(() => /** @type {any} */ (window).bench.worldReady);
  const all = total();
  const world = [...server.sent].filter(([name]) => /\bworld\b/.test(name)).reduce((sum, [, size]) => sum + size, 0);
  await page.close();
  return { bytes: all - world, "bytes with world": all };
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}

const MS = (/** @type {number} */ value) => `${value.toFixed(2)} ms`;
const US = (/** @type {number} */ value) => `${Math.round(value * 1000)} µs`;
const KB = (/** @type {number} */ value) => `${(value / 1000).toFixed(1)} kB`;
const MB = (/** @type {number} */ value) => `${(value / 1e6).toFixed(2)} MB`;
/** Title, key of the result, format. @type {[string, string, (value: number) => string][]} */
const TABLE = [
  ["Time to the first complete map", "first", MS],
  ...VIEWS.flatMap((view) => {
    const where = view === "france" ? "France" : "world";
    return /** @type {[string, string, (value: number) => string][]} */ ([
      [`Frame of the journey, ${where}, p50`, `${view} drawing p50`, MS],
      [`… p95`, `${view} drawing p95`, MS],
      [`… without rasterising, p50`, `${view} recording p50`, MS],
      [`… without rasterising, p95`, `${view} recording p95`, MS],
      [`Pointer moved, ${where}, p50`, `${view} hovering p50`, US],
      [`… p95`, `${view} hovering p95`, US],
      [`… without rasterising, p50`, `${view} pointing p50`, US],
      [`… without rasterising, p95`, `${view} pointing p95`, US],
    ]);
  }),
  ["Frame of the turn from France to the world, p50", "turn p50", MS],
  [`… p95`, "turn p95", MS],
  ["Memory: JavaScript heap and wasm, both views", "memory", MB],
  ["Bytes without the world, brotli", "bytes", KB],
  ["… with it", "bytes with world", KB],
];

const bundled = await build({
  entryPoints: [new URL("d3.js", import.meta.url).pathname],
  bundle: true,
  minify: true,
  format: "esm",
  write: false,
});
const browser = await launch();
const files = {
  "/d3/d3.html": file("text/html; charset=utf-8", read("tests/bench/d3.html")),
  "/d3/d3.js": file("text/javascript", bundled.outputFiles[0].text),
  "/d3/france.json": json(shapes.france),
  "/d3/world.json": json(shapes.world),
};
const early = await serve(SITE_URL, {});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`${early.url}/bench.html`);
await page.waitForFunction(() => "bench" in window);
await page.evaluate(() => /** @type {any} */ (window).bench.worldReady);
const made = await drawings(page);
await page.close();
early.close();
for (const view of VIEWS) files[`/d3/${view}-drawing.json`] = json(made[view].drawing);

const server = await serve(SITE_URL, files);
const alike = await likeness(browser, server.url, made);
const sizes = [];
for (const { path } of CONTENDERS) sizes.push(await bytes(browser, server, path));
/** @type {Record<string, number>[][]} */
const visits = CONTENDERS.map(() => []);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const i of CONTENDERS.keys()) {
    // Each begins equally often, so that nothing that warms up or wears out favours one.
    const turn = (i + round) % CONTENDERS.length;
    visits[turn].push(await visit(browser, server.url + CONTENDERS[turn].path, made));
  }
  console.error(`round ${round + 1} of ${ROUNDS}`);
}
const medians = visits.map((list, i) => ({
  ...Object.fromEntries(Object.keys(list[0]).map((key) => [key, median(list.map((visit) => visit[key]))])),
  ...sizes[i],
}));
const machine = { browser: browser.version(), processor: cpus()[0].model, threads: cpus().length };
await browser.close();
server.close();

const lines = [["", ...CONTENDERS.map(({ name }) => name)], ["---", ...CONTENDERS.map(() => "---:")]];
for (const [title, key, format] of TABLE) {
  lines.push([title, ...medians.map((values) => (key in values ? format(/** @type {Record<string, number>} */ (values)[key]) : "–"))]);
}
console.log(lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
for (const { contender, view, pixels, moves } of alike) {
  const parts = pixels.map((part) => `${(100 * part).toFixed(2)} %`).join(", ");
  console.log(`${contender}, ${view}: pixels that differ at t = 0, ¼, ½: ${parts}; moves that pick otherwise: ${(100 * moves).toFixed(1)} %`);
}
console.log(`Chromium ${machine.browser}, ${machine.threads} threads of ${machine.processor}, medians of ${ROUNDS} rounds`);
if (alike.some(({ pixels }) => Math.max(...pixels) > UNLIKE)) {
  console.error("The drawings are not the same any more: bring the boxes in tests/bench/d3.js back to those of src/scene/preset.rs");
  process.exitCode = 1;
}
mkdirSync(new URL("target/", root), { recursive: true });
const names = CONTENDERS.map(({ name }) => name);
const report = { machine, rounds: ROUNDS, contenders: names.map((name, i) => ({ name, ...medians[i] })), alike };
writeFileSync(new URL("target/bench.json", root), `${JSON.stringify(report, null, 2)}\n`);
