// node prof.mjs <scale> : CPU profile of load, frames, pointer
import { readFileSync, existsSync } from "node:fs";
import { SITE_URL, launch } from "/work/wt/speed/tests/browser/browser.mjs";
import { file, serve } from "/work/wt/speed/tests/bench/server.mjs";
const scale = process.argv[2];
const root = "/work/wt/speed/";
const files = {};
for (const name of ["areas", "points"]) files[`/scale/${scale}/${name}.geojson`] = file("application/geo+json", readFileSync(`${root}target/bench-data/${scale}/${name}.geojson`), 5);
files["/scale/scale-map.html"] = file("text/html; charset=utf-8", readFileSync(root + "tests/bench/scale-map.html"));
const browser = await launch();
const server = await serve(SITE_URL, files);
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, locale: "fr-FR" });
const page = await context.newPage();
page.on("pageerror", (e) => console.error(String(e)));
page.on("console", (m) => console.error(m.text()));
const client = await context.newCDPSession(page);
await page.goto(`${server.url}/scale/scale-map.html?src=/scale/${scale}/points.geojson&regions=/scale/${scale}/areas.geojson`);
await page.waitForFunction(() => window.bench);
await page.evaluate(() => bench.ready);

await page.evaluate(() => { window.cs=[...document.querySelectorAll("*")].flatMap((b) => b.shadowRoot ?? []).flatMap((r) => [...r.querySelectorAll("canvas")]).map(c=>c.getContext("2d")); window.flush = () => cs.forEach((c) => c.getImageData(0, 0, 1, 1));
 window.fr = (i) => { const t = i / 119; bench.drawAt(12 ** (1 - Math.abs(2 * t - 1)), 330 + 280 * t, 200 + 230 * t); };
 for (let i = 0; i < 120; i += 8) fr(i); flush(); });
const P = "CanvasRenderingContext2D.prototype";

const variants = { all: "", noArc: "p.arc = function(){};", noPathFill: "p.fill = function(a, b){ if (!(a instanceof Path2D)) kept.fill.call(this); else fills++; };", noPathStroke: "p.stroke = function(a){ if (!(a instanceof Path2D)) kept.stroke.call(this); else strokes++; };", noPageFill: "p.fill = function(a, b){ if (a instanceof Path2D) kept.fill.call(this, a, b); else fills++ };", noPageStroke: "p.stroke = function(a){ if (a instanceof Path2D) kept.stroke.call(this, a); else strokes++ };", noHalo: "p.strokeText = function(){};", noText: "p.strokeText = p.fillText = function(){};" };
const best = {};
for (let round = 0; round < 3; round++) for (const [name, code] of Object.entries(variants)) {
  const r = await page.evaluate((code) => { const p = CanvasRenderingContext2D.prototype; const kept = window.kept0 ??= { fill: p.fill, stroke: p.stroke, arc: p.arc, strokeText: p.strokeText, fillText: p.fillText }; let fills = 0, strokes = 0; eval(code);
    const out = {}; for (const i of [0, 10, 20, 30, 40, 50, 59]) { let m = 1e9; for (let k = 0; k < 5; k++) { fr(i); const s = performance.now(); fr(i); flush(); m = Math.min(m, performance.now() - s); } out[i] = m; }
    Object.assign(p, kept); out.calls = (fills + strokes) / 70; return out; }, code);
  best[name] ??= r; for (const k in r) best[name][k] = Math.min(best[name][k], r[k]);
}
for (const [name, r] of Object.entries(best)) console.log(name.padEnd(14), Object.entries(r).map(([k, v]) => k + ": " + v.toFixed(1)).join("  "));
await browser.close(); server.close();
