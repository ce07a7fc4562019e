/**
 * Lighthouse on the host pages as they are published, as on a phone: `cargo xtask bench lighthouse`. Prints the scores and
 * what costs points, and fails where a page is under what we hold ourselves to.
 */
import { launch as launchChrome } from "chrome-launcher";
import lighthouse from "lighthouse";

import { serve } from "../bench/server.mjs";

const LEAST = { performance: 0.99, accessibility: 1, "best-practices": 1, seo: 1 };
const ROUNDS = Number(process.env.ROUNDS ?? 3);

const server = await serve(process.env.SITE_URL ?? "", {});
const chrome = await launchChrome({
  chromePath: process.env.CHROMIUM,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  logLevel: "error",
});
const median = (/** @type {number[]} */ values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
let failed = false;
for (const path of (process.env.PAGES ?? "index.html,monde.html").split(",")) {
  const url = `${server.url}/${path}`;
  // Each file is compressed when it is asked for first.
  await fetch(url);
  const scores = /** @type {Record<string, number[]>} */ ({});
  let report;
  for (let i = 0; i < ROUNDS; i += 1) {
    const result = await lighthouse(url, { port: chrome.port, logLevel: "error", output: "json", onlyCategories: Object.keys(LEAST) });
    report = result?.lhr;
    if (!report || report.runtimeError) throw new Error(report?.runtimeError?.message ?? "Lighthouse reported nothing");
    for (const [name, { score }] of Object.entries(report.categories)) (scores[name] ??= []).push(score ?? 0);
  }
  for (const [name, least] of Object.entries(LEAST)) {
    const score = median(scores[name]);
    failed ||= score < least;
    console.log(`${path} ${name}: ${Math.round(100 * score)}${score < least ? `, under ${100 * least}` : ""}`);
    if (score < 1) for (const { id } of report?.categories[name].auditRefs ?? []) {
      const audit = report?.audits[id];
      if (audit && audit.score !== null && audit.score < 1) console.log(`  ${id}: ${audit.displayValue ?? audit.title}`);
    }
  }
}
chrome.kill();
server.close();
if (failed) process.exitCode = 1;
