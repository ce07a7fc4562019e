/** Whole pages against the rules of WCAG 2.2 A and AA and of RGAA 4 that axe-core can check. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"];

/** What is wrong on a page, and where. @param {import("playwright-core").Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  await page.evaluate(await readFile(AXE, "utf8"));
  return page.evaluate(async (tags) => {
    const { violations, passes } = await /** @type {any} */ (window).axe.run(document, { runOnly: { type: "tag", values: tags } });
    // Nothing wrong because nothing was looked at would be no result.
    const told = passes.length > 5 ? [] : ["the page was not looked at"];
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) told.push(`${id}: ${target.flat().join(" ")}: ${failureSummary}`);
    }
    return told;
  }, TAGS);
}
