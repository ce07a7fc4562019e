/** The ground the other tests stand on: the site is there, with the types a browser insists on. */
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { SITE_URL, close, page } from "./browser.mjs";
import { serve } from "./server.mjs";

after(close);

test("the wasm is served as wasm and compiles", async () => {
  const url = `${SITE_URL}/v1/french_tech_map_bg.wasm`;
  const answer = await fetch(url);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/wasm");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const opened = await page();
  await opened.goto(`${SITE_URL}/v1/assets.js`);
  const compiled = await opened.evaluate(async (url) => {
    const module = await WebAssembly.compileStreaming(fetch(url));
    return module instanceof WebAssembly.Module;
  }, url);
  assert.ok(compiled);
});

test("the modules are served as JavaScript", async () => {
  for (const name of ["glue.js", "assets.js"]) {
    const answer = await fetch(`${SITE_URL}/v1/${name}`, { method: "HEAD" });
    assert.equal(answer.headers.get("content-type"), "text/javascript; charset=utf-8", name);
  }
});

test("the five addresses are known at once and lead to files, and the second bundle is imported from beside them", async () => {
  const opened = await page();
  await opened.goto(`${SITE_URL}/v1/assets.js`);
  const statuses = await opened.evaluate(async () => {
    // @ts-ignore A module of the served site.
    const { WASM, FRANCE, WORLD, NEAR, SOURCES, importUi } = await import("/v1/assets.js");
    const files = await Promise.all([WASM, FRANCE, WORLD, NEAR, SOURCES].map(async (url) => (await fetch(url)).status));
    return [...files, typeof (await importUi()).Ui];
  });
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, "function"]);
});

test("a missing path is a 404 and says so to the reader", async () => {
  const opened = await page();
  const answer = await opened.goto(`${SITE_URL}/v1/nowhere.js`);
  assert.equal(answer?.status(), 404);
  assert.match(await opened.content(), /Not found/);
});

test("a page on another origin can load the modules", async () => {
  const paper = await serve({ "/": { body: "<!doctype html><title>Journal</title>" } });
  try {
    const opened = await page();
    await opened.goto(paper.url);
    const loaded = await opened.evaluate(
      async (url) => Object.keys(await import(url)).sort(),
      `${SITE_URL}/v1/assets.js`,
    );
    assert.deepEqual(loaded, ["FRANCE", "NEAR", "REST", "SOURCES", "WASM", "WORLD", "importData", "importUi"]);
    assert.deepEqual(opened.problems, []);
  } finally {
    await paper.close();
  }
});
