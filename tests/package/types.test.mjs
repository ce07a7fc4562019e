/**
 * The pages of the rehearsal and the examples of the documents are type-checked, each by its framework's own checker. What
 * is wrong in `wrong.*` has to be an error: `@ts-expect-error` is one itself where nothing is wrong.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";

import { examples } from "./examples.mjs";
import { BUILT, HERE, ROOT } from "./package.mjs";

/** By the language of an example: which checker's folder it goes to. @type {Record<string, string>} */
const FOLDERS = { ts: "ts", tsx: "ts", vue: "vue", svelte: "svelte" };
/** Beside the apps, which other tests build, empty and read at the same time. */
const EXAMPLES = join(BUILT, "examples");

before(() => {
  rmSync(EXAMPLES, { recursive: true, force: true });
  for (const folder of new Set(Object.values(FOLDERS))) mkdirSync(join(EXAMPLES, folder), { recursive: true });
  for (const { where, language, code } of examples()) {
    const name = `${where.replaceAll(/\W+/g, "-")}.${language}`;
    if (language in FOLDERS) writeFileSync(join(EXAMPLES, FOLDERS[language], name), code);
  }
});

/**
 * Runs a checker; what it prints.
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<{ passed: boolean, out: string }>}
 */
function check(script, ...args) {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: HERE, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      resolve({ passed: !error, out: stdout + stderr });
    });
  });
}

test("every example of a document is tried, by a checker or in a browser", () => {
  const known = [...Object.keys(FOLDERS), "html", "sh"];
  const languages = examples().map(({ language }) => language);
  assert.deepEqual(languages.filter((language) => !known.includes(language)), []);
  for (const language of known) assert.ok(languages.includes(language), `no example in ${language}`);
});

test("TypeScript and React: pages and examples are right, and what is wrong is an error", async () => {
  const { passed, out } = await check(join(ROOT, "node_modules", "typescript", "bin", "tsc"), "-p", ".");
  assert.ok(passed, out);
});

test("Vue: page and examples are right, and what is wrong is an error", async () => {
  const { passed, out } = await check(join(HERE, "node_modules", "vue-tsc", "bin", "vue-tsc.js"), "-p", "vue");
  assert.ok(passed, out);
});

test("Svelte: page and examples are right, and what is wrong is an error", async () => {
  const checker = join(HERE, "node_modules", "svelte-check", "bin", "svelte-check");
  const { out } = await check(checker, "--workspace", "svelte", "--tsconfig", "./tsconfig.json", "--output", "machine-verbose");
  const lines = out.split("\n").filter((line) => line.includes("{"));
  const found = lines.map((line) => JSON.parse(line.slice(line.indexOf("{"))));
  // Its markup takes no `@ts-expect-error`: the lines with an error are counted.
  const text = readFileSync(join(HERE, "svelte", "Wrong.svelte"), "utf8").split("\n");
  const wrong = text.slice(0, text.indexOf("<hr />")).flatMap((line, i) => (line.startsWith("<french-tech-map ") ? [i] : []));
  const errors = found.map(({ type, filename, start }) => [type, filename, start.line]);
  assert.ok(wrong.length > 4);
  assert.deepEqual(errors, wrong.map((line) => ["ERROR", "Wrong.svelte", line]), out);
});
