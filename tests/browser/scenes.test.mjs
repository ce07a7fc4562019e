/** The scene that the browser builds is the scene that was built natively, bit for bit. */
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { SITE_URL, close, page } from "./browser.mjs";

after(close);

test("native and browser scenes are byte-identical for every edition, view, language and preset", async () => {
  const native = await (await fetch(`${SITE_URL}/scenes.json`)).json();
  assert.equal(native.length, 9 * 2 * 2 * 2);
  const opened = await page();
  await opened.goto(`${SITE_URL}/v1/assets.js`);
  const differing = await opened.evaluate(async (scenes) => {
    const { load, needWorld } = await import("/v1/runtime.js");
    const { RESIZE } = await import("/v1/calls.js");
    const { make, release, tell } = await import("/v1/map.js");
    const { sceneBytes } = await import("/v1/glue.js");
    await load();
    await needWorld();
    const hex = (digest) => Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, "0")).join("");
    const differing = [];
    for (const scene of scenes) {
      const canvas = document.createElement("canvas");
      const context = canvas.getContext("2d");
      const [map] = make(context, scene.edition, scene.view === "world", scene.lang === "en", false);
      tell(map, RESIZE, "", scene.width, 0, 1);
      const digest = hex(await crypto.subtle.digest("SHA-256", sceneBytes(map)));
      if (digest !== scene.sha256) differing.push(`${scene.edition} ${scene.view} ${scene.lang} ${scene.width}`);
      release(map);
    }
    return differing;
  }, native);
  assert.deepEqual(differing, []);
});

test("so are scenes of a page's own data", async () => {
  const native = await (await fetch(`${SITE_URL}/own-scenes.json`)).json();
  assert.equal(native.length, 4 * 2 * 2);
  const opened = await page();
  await opened.goto(`${SITE_URL}/v1/assets.js`);
  const differing = await opened.evaluate(async (scenes) => {
    const { above } = await import("/v1/data/data-above.js");
    const { attach, sceneBytes } = await import("/v1/data/glue.js");
    const { close, load } = await import("/v1/data/data-load.js");
    const { RESIZE } = await import("/v1/calls.js");
    const { make, release, tell } = await import("/v1/data/map.js");
    const hex = (digest) => Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, "0")).join("");
    const address = (name) => (name ? new URL(`/${name}`, location.href) : undefined);
    const { signal } = new AbortController();
    const differing = [];
    for (const scene of scenes) {
      const wanted = { data: address(scene.data), regions: address(scene.regions), options: {} };
      const [handle] = await load(wanted, signal, () => {});
      attach(handle, above);
      const context = document.createElement("canvas").getContext("2d");
      const [map] = make(context, "", false, scene.lang === "en", false, scene.width);
      tell(map, RESIZE, "", scene.width, 0, 1);
      const digest = hex(await crypto.subtle.digest("SHA-256", sceneBytes(map)));
      if (digest !== scene.sha256) differing.push(`${scene.data} ${scene.regions} ${scene.lang} ${scene.width}`);
      release(map);
      close(handle);
    }
    return differing;
  }, native);
  assert.deepEqual(differing, []);
});
