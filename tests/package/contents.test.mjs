/** What is in the package, as registries, editors and type checkers look at it. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import Ajv from "ajv";
import { publint } from "publint";

import { ARCHIVE, HERE, PACKAGE, described, installed } from "./package.mjs";

const read = (/** @type {string} */ path) => readFileSync(join(PACKAGE, path), "utf8");

test("the package has the files that it lists, and every listed file is there", () => {
  assert.deepEqual(installed(), [...described.files, "README.md", "package.json"].sort());
  for (const path of ["LICENSE-APACHE", "LICENSE-MIT"]) assert.ok(installed().includes(path), path);
});

test("the package has only what one build made: no file that the entry does not fetch, nothing compressed, no page", () => {
  const made = installed().filter((path) => /-[0-9a-f]{16}\./.test(path));
  assert.equal(made.length, 9, made.join());
  // The program for a page's own data is known to the modules that fetch it, and those to the entry.
  const entry = read("v1/french-tech-map.js");
  const fetching = made.filter((path) => path.endsWith(".js") && entry.includes(path.replace("v1/", "./")));
  const code = [entry, ...fetching.map(read)].join("\n");
  for (const path of made) assert.ok(code.includes(path.replace("v1/", "./")), `${path} is nothing of the entry's`);
  const others = installed().filter((path) => /\.(br|gz|html|css|map)$|bench/.test(path));
  assert.deepEqual(others, []);
});

test("every edition, view and language has its pictures and its list", () => {
  const editions = [...read("v1/ids.d.ts").split("export type RegionCode")[0].matchAll(/"([\d-]+)"/g)].map(([, id]) => id);
  assert.ok(editions.length > 8);
  const names = editions.flatMap((id) => ["france", "world"].flatMap((view) => ["fr", "en"].map((lang) => `${id}-${view}-${lang}`)));
  const wanted = names.flatMap((name) => [".svg", "-portrait.svg", ".list.json"].map((end) => `v1/${name}${end}`));
  assert.deepEqual(installed().filter((path) => /\.(svg|list\.json)$/.test(path)), wanted.sort());
});

test("installing runs nothing and brings nothing else", () => {
  for (const key of ["scripts", "dependencies", "peerDependencies", "optionalDependencies", "bin"]) {
    assert.equal(described[key], undefined, key);
  }
});

test("the package says which data it rests on: the same that its pictures say", () => {
  const { date, version } = described.frenchTechMap.data;
  assert.match(date, /^\d{4}-\d\d-\d\d$/);
  assert.ok(read("v1/2019-france-fr.svg").includes(version), version);
  assert.ok(read("README.md").includes(`Last changed on ${date}, version ${version}.`));
});

test("publint has nothing to say", async () => {
  const { messages } = await publint({ pkgDir: PACKAGE, strict: true });
  assert.deepEqual(messages, []);
});

test("its types are found wherever modules are: Are the types wrong?", async () => {
  const attw = join(HERE, "node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
  // Nothing but a module: there is no script to require.
  const line = [attw, ARCHIVE, "--profile", "esm-only", "--no-color"];
  const { stdout } = await promisify(execFile)(process.execPath, line).catch((error) => assert.fail(error.stdout));
  assert.equal(stdout.match(/^bundler: 🟢/gm)?.length, 6, stdout);
});

test("the manifest of the element follows the schema of Custom Elements Manifest", () => {
  const schema = createRequire(import.meta.url)("custom-elements-manifest/schema.json");
  const manifest = JSON.parse(read("custom-elements.json"));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const valid = ajv.validate(schema, manifest);
  assert.ok(valid, ajv.errorsText());
  assert.equal(manifest.schemaVersion, "2.1.0");
});
