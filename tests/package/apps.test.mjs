/**
 * One small page in every way that the package is used, built from the packed archive and read in a browser: the map gets
 * ready, an attribute that the framework sets arrives and is live, its handler hears of a selection, and a map that it
 * takes away is freed.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { build, createServer, preview } from "vite";
import webpack from "webpack";

import { close } from "../browser/browser.mjs";
import { fired, fresh, leave, ready, record } from "../browser/host.mjs";
import { serve } from "../browser/server.mjs";
import { BUILT, HERE, PACKAGE, installed, served, settings } from "./package.mjs";

after(close);
afterEach(leave);

/** @typedef {import("../browser/host.mjs").Page} Page */
/** @typedef {{ url: string, close: () => Promise<unknown> }} Served */

/** A free port; addresses are not shared with other apps of the machine. */
const SERVER = { port: 0, host: "127.0.0.1" };

/** @param {import("vite").ViteDevServer | import("vite").PreviewServer} server @param {string} base @returns {Served} */
function running(server, base = "/") {
  const address = server.httpServer?.address();
  if (!address || typeof address === "string") throw new Error("Vite has no port");
  return { url: `http://127.0.0.1:${address.port}${base}`, close: () => server.close() };
}

/** Vite's production build of an app. @param {string} name @param {string} [base] */
async function built(name, base) {
  const config = settings(name, { base, preview: SERVER });
  await build(config);
  return running(await preview(config), base);
}

/** @type {Record<string, () => Promise<Served>>} */
const WAYS = {
  "a plain page": async () => {
    const files = installed().map((path) => [`/french-tech-map/${path}`, served(path)]);
    const page = { body: readFileSync(join(HERE, "plain", "index.html")) };
    return serve(Object.fromEntries([...files, ["/", page]]));
  },
  "Vite while developing": async () => {
    const server = await createServer(settings("vite", { server: SERVER }));
    return running(await server.listen());
  },
  "Vite, built for a folder of a site": () => built("vite", "/journal/"),
  "React 19": () => built("react"),
  "Vue 3": () => built("vue"),
  "Svelte 5": () => built("svelte"),
  webpack: async () => {
    const out = join(BUILT, "webpack");
    await packed(out);
    const files = readdirSync(out).map((name) => {
      const wasm = name.endsWith(".wasm") && { "content-type": "application/wasm" };
      const script = name.endsWith(".js") && { "content-type": "text/javascript" };
      return [`/${name}`, { headers: wasm || script || {}, body: readFileSync(join(out, name)) }];
    });
    const body = `<!doctype html><html lang="fr"><title>webpack</title><link rel="icon" href="data:,"><main></main><script src="/main.js"></script>`;
    return serve(Object.fromEntries([...files, ["/", { body }]]));
  },
};

/** What webpack makes of the page of `vite/`. @param {string} out */
async function packed(out) {
  const { transform } = createRequire(join(HERE, "..", "..", "package.json"))("esbuild");
  const { code } = await transform(readFileSync(join(HERE, "vite", "main.ts"), "utf8"), { loader: "ts" });
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(BUILT, "webpack-entry"), { recursive: true });
  const entry = join(BUILT, "webpack-entry", "main.js");
  writeFileSync(entry, code);
  const stats = await new Promise((resolve, reject) => {
    const rules = [{ test: /\.svg$/, type: "asset/resource" }];
    const config = { mode: /** @type {const} */ ("production"), entry, output: { path: out }, module: { rules } };
    webpack({ ...config, performance: false }, (error, stats) => (error ? reject(error) : resolve(stats)));
  });
  assert.deepEqual(stats.toJson({ errors: true, warnings: true }).errors, []);
  assert.deepEqual(stats.toJson({ errors: true, warnings: true }).warnings, []);
}

/** Reads the page as a reader does. @param {Page} opened @param {string} url */
async function rehearse(opened, url) {
  await record(opened);
  /** @type {string[]} */
  const strangers = [];
  /** @type {Record<string, string>} */
  const programs = {};
  opened.on("response", (response) => {
    const address = response.url();
    if (!address.startsWith(new URL("/", url).href) && !address.startsWith("data:")) strangers.push(address);
    if (address.endsWith(".wasm")) programs[address] = response.headers()["content-type"];
  });
  await opened.goto(url);
  await ready(opened);
  const [state] = await fired(opened, "ready");
  assert.equal(state.edition, "2019", "the attribute that was there from the start");
  assert.ok(await opened.locator("french-tech-map canvas").isVisible());

  await opened.locator("#later").click();
  await opened.waitForFunction(() => document.querySelector("french-tech-map")?.getAttribute("edition") === "2023");
  const summary = opened.locator("french-tech-map canvas[aria-label*='2 février 2023']");
  await summary.waitFor({ state: "attached" });
  assert.deepEqual(await fired(opened, "edition"), [{ edition: "2023" }]);

  await opened.locator('french-tech-map .mirror button[data-id="region:32"]').press("Enter");
  await opened.locator("output").filter({ hasText: "Hauts-de-France" }).waitFor();

  await opened.evaluate(() => Object.assign(window, { kept: document.querySelector("french-tech-map") }));
  await opened.locator("#away").click();
  await opened.locator("french-tech-map").waitFor({ state: "detached" });
  await opened.waitForFunction(() => {
    const { shadowRoot } = /** @type {{ kept: Element }} */ (/** @type {unknown} */ (window)).kept;
    return shadowRoot?.querySelectorAll("canvas, button").length === 0;
  });

  assert.deepEqual(strangers, [], "requests to others");
  assert.deepEqual(new Set(Object.values(programs)), new Set(["application/wasm"]));
  assert.equal(Object.keys(programs).length, 2, "both parts of the program");
  assert.deepEqual(opened.problems, []);
}

for (const [way, start] of Object.entries(WAYS)) {
  test(`${way}: the map gets ready, follows its attribute, tells of a selection and is freed`, async () => {
    const server = await start();
    try {
      await rehearse(await fresh(), server.url);
    } finally {
      await server.close();
    }
  });
}

test("a map that cannot run in a built app shows its list", async () => {
  const server = await built("react");
  try {
    const opened = await fresh();
    await record(opened);
    await opened.addInitScript(() => Object.defineProperty(window, "WebAssembly", { value: undefined }));
    await opened.goto(server.url);
    await opened.locator("french-tech-map .list").filter({ hasText: "French Tech Lille" }).waitFor();
    assert.equal((await fired(opened, "error"))[0].code, "no-wasm");
  } finally {
    await server.close();
  }
});

test("a server imports the package without a page, and renders nothing but markup", async () => {
  for (const name of ["french-tech-map", "french-tech-map/react", "french-tech-map/vue", "french-tech-map/svelte"]) {
    assert.equal(typeof (await import(name)).FrenchTechMap, "function", name);
  }
  assert.equal(typeof globalThis.customElements, "undefined", "nothing was made up for it");
  assert.ok(existsSync(join(PACKAGE, "server.js")));
});
