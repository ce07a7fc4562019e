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
    const glue = await import("/v1/glue.js");
    const { WASM, FRANCE, WORLD } = await import("/v1/assets.js");
    const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
    await glue.default({ module_or_path: fetch(WASM) });
    glue.loadFrance(await bytes(FRANCE));
    glue.loadWorld(await bytes(WORLD));
    const hex = (digest) => Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, "0")).join("");
    const differing = [];
    for (const scene of scenes) {
      const canvas = document.createElement("canvas");
      const instance = new glue.Instance(canvas, scene.lang, "light", scene.edition, scene.view);
      instance.resize(scene.width, 0, 1);
      const digest = hex(await crypto.subtle.digest("SHA-256", instance.sceneBytes()));
      if (digest !== scene.sha256) differing.push(`${scene.edition} ${scene.view} ${scene.lang} ${scene.width}`);
      instance.free();
    }
    return differing;
  }, native);
  assert.deepEqual(differing, []);
});
