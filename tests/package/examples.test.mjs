/** The pages that documents show, opened as they stand there. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "../browser/browser.mjs";
import { fired, fresh, leave, ready, record } from "../browser/host.mjs";
import { examples } from "./examples.mjs";
import { installed, served } from "./package.mjs";

after(close);
afterEach(leave);

for (const { where, code } of examples().filter(({ language }) => language === "html")) {
  test(`${where} shows a map`, async () => {
    const opened = await fresh();
    await record(opened);
    const page = `https://paper.example/${encodeURIComponent(where)}`;
    /** @type {string[]} */
    const missing = [];
    // Served by the package alone, wherever the example has it.
    await opened.route("**/*", (route) => {
      const url = route.request().url();
      if (url === page) return route.fulfill({ contentType: "text/html; charset=utf-8", body: code });
      const path = new URL(url).pathname.replace(/^\/node_modules\/french-tech-map\//, "").replace(/^\//, "");
      if (!installed().includes(path)) {
        if (path !== "favicon.ico") missing.push(url);
        return route.fulfill({ status: 404, body: "" });
      }
      return route.fulfill(served(path));
    });
    await opened.goto(page);
    await ready(opened);
    const [, region = null] = /<french-tech-map [^>]*region="(\w+)"/.exec(code) ?? [];
    assert.equal((await fired(opened, "ready"))[0].region, region, "the region that the example opens");
    assert.deepEqual(missing, []);
    assert.deepEqual(opened.problems, []);
  });
}
