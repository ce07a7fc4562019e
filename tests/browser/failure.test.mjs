/** When it cannot work: the picture or the list is there, one line on the console, one event that says why. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { close } from "./browser.mjs";
import { PICTURE, fired, leave, open, openMap, ready, shown } from "./host.mjs";

after(close);
afterEach(leave);

const MAP = `<french-tech-map>${PICTURE}</french-tech-map>`;

/** @param {import("./host.mjs").Page} page @param {string} code @param {number} [maps] */
async function hasFailed(page, code, maps = 1) {
  await page.waitForFunction((n) => /** @type {any} */ (window).fired.length >= n, maps);
  const errors = await fired(page, "error");
  assert.deepEqual(errors.map((e) => [e.code, e.fatal]), Array(maps).fill([code, true]));
  assert.ok(errors[0].message.length > 10);
  // Lines of the browser itself, about a response or its policy, are not ours.
  const ours = page.problems.filter((line) => line.startsWith("french-tech-map:"));
  assert.equal(ours.length, 1, page.problems.join("\n"));
}

test("a policy without wasm-unsafe-eval leaves the picture", async () => {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:";
  const page = await open(MAP + MAP, { headers: { "content-security-policy": policy } });
  await hasFailed(page, "no-wasm", 2);
  assert.deepEqual(await shown(page), { picture: true, canvas: false });
});

// What readers get has names made from contents.
for (const file of ["*.wasm", "france*.bin", "ui*.js", "sources*.bin"]) {
  test(`without ${file} the picture stays`, async () => {
    const page = await open(MAP + MAP, { prepare: (opened) => opened.route(`**/v1/${file}`, (route) => route.abort()) });
    await hasFailed(page, "network", 2);
    assert.deepEqual(await shown(page), { picture: true, canvas: false });
  });
}

test("a status that is not success is a failure of the network", async () => {
  const page = await open(MAP, {
    prepare: (opened) => opened.route("**/v1/france*.bin", (route) => route.fulfill({ status: 404, body: "no" })),
  });
  await hasFailed(page, "network");
});

test("without the second part of the program the picture stays", async () => {
  let asked = 0;
  const page = await open(MAP + MAP, {
    prepare: (opened) => opened.route("**/v1/rest*.wasm", (route) => (asked++, route.abort())),
  });
  // Built for developing, the program is in one part.
  await page.waitForFunction(() => /** @type {any} */ (window).fired.length >= 2);
  if (asked === 0) return ready(page, 2);
  await hasFailed(page, "network", 2);
  assert.deepEqual(await shown(page), { picture: true, canvas: false });
});

test("addresses of sources that belong to other facts are refused", async () => {
  const page = await open(MAP, {
    prepare: (opened) => opened.route("**/v1/sources*.bin", (route) => route.fulfill({ body: "FTs1\u0001\u0000" })),
  });
  await hasFailed(page, "bad-data");
  assert.deepEqual(await shown(page), { picture: true, canvas: false });
});

// The first part of the program has to say so itself: the rest has not come, and its absence would be a trap.
for (const [what, damage] of /** @type {[string, (france: Buffer) => Buffer | string][]} */ ([
  ["another file", () => "not a map"],
  ["nothing", () => ""],
  ["the first half", (france) => france.subarray(0, france.length / 2)],
  ["all but the last byte", (france) => france.subarray(0, -1)],
  ["noise after the first kilobyte", (france) => Buffer.concat([france.subarray(0, 1000), Buffer.alloc(9000, 255)])],
])) {
  test(`damaged data leaves the picture: ${what}`, async () => {
    const page = await open(MAP, {
      prepare: async (opened) => {
        await opened.route("**/v1/rest*.wasm", () => {});
        await opened.route("**/v1/france*.bin", async (route) => {
          const response = await route.fetch();
          await route.fulfill({ body: damage(await response.body()) });
        });
      },
    });
    await hasFailed(page, "bad-data");
    assert.deepEqual(await shown(page), { picture: true, canvas: false });
  });
}

test("an element without content shows the list that the build wrote", async () => {
  const leaf = { text: "", lang: "", href: "", class: "", id: "", children: [] };
  const tree = {
    ...leaf,
    tag: "div",
    children: [
      { ...leaf, tag: "h3", text: "La French Tech in France <b>" },
      { ...leaf, tag: "script", text: "alert(1)" },
      { ...leaf, tag: "a", text: "lien", href: "javascript:alert(1)" },
    ],
  };
  const page = await open('<french-tech-map lang="en" edition="2023"></french-tech-map>', {
    prepare: async (opened) => {
      await opened.route("**/v1/france*.bin", (route) => route.abort());
      await opened.route("**/v1/2023-france-en.list.json", (route) => route.fulfill({ json: tree }));
    },
  });
  const list = page.locator(".list");
  await list.waitFor();
  assert.equal(await list.locator("h3").textContent(), "La French Tech in France <b>");
  assert.equal(await list.locator("script").count(), 0, "only known tags are made");
  assert.equal(await list.locator("a").getAttribute("href"), null, "only web addresses are followed");
});

test("an attribute leads to no other file", async () => {
  /** @type {string[]} */
  const asked = [];
  const page = await open('<french-tech-map edition="../../secret"></french-tech-map>', {
    prepare: async (opened) => {
      opened.on("request", (request) => asked.push(request.url()));
      await opened.route("**/v1/france*.bin", (route) => route.abort());
    },
  });
  await hasFailed(page, "network");
  await page.waitForTimeout(100);
  assert.ok(asked.every((url) => !url.includes("secret")));
});

test("without the world's data the map of France goes on, and the world can be asked for again", async () => {
  let cut = true;
  const page = await openMap("", {
    prepare: (opened) => opened.route("**/v1/world*.bin", (route) => (cut ? route.abort() : route.continue())),
  });
  await page.getByRole("button", { name: "Monde", exact: true }).click();
  await page.waitForFunction(() => /** @type {any} */ (window).fired.some((/** @type {any} */ e) => e.type === "error"));
  assert.deepEqual((await fired(page, "error")).map((e) => [e.code, e.fatal]), [["network", false]]);
  await page.locator('.mirror [data-id="region:32"]').waitFor({ state: "attached" });
  cut = false;
  await page.getByRole("button", { name: "Monde", exact: true }).click();
  await page.locator('.mirror [data-id="country:US"]').waitFor({ state: "attached" });
});

/** Keeps the module's memory, which a bundle hands to nobody, in `window.memory`. @param {import("./host.mjs").Page} opened */
function catchMemory(opened) {
  return opened.addInitScript(() => {
    const { Instance } = WebAssembly;
    WebAssembly.Instance = /** @type {any} */ (
      function (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
        const made = new Instance(module, imports);
        /** @type {any} */ (window).memory = made.exports.memory;
        return made;
      }
    );
  });
}

test("after a trap every map shows its picture and none calls the module again", async () => {
  const page = await open(MAP + MAP, { prepare: catchMemory });
  await ready(page, 2);
  await page.evaluate(() => {
    // Nothing in the module makes it trap, so its memory is spoilt.
    new Uint8Array(/** @type {any} */ (window).memory.buffer).fill(255);
    /** @type {any} */ (window).fired = [];
    /** @type {any} */ (document.querySelector("french-tech-map")).select("lille");
  });
  await hasFailed(page, "trap", 2);
  assert.deepEqual(await shown(page), { picture: true, canvas: false });
  await page.evaluate(() => {
    for (const map of document.querySelectorAll("french-tech-map")) /** @type {any} */ (map).select("lille");
    document.body.insertAdjacentHTML("beforeend", '<french-tech-map id="late"><img alt="" src="data:,"></french-tech-map>');
  });
  await page.waitForFunction(() => /** @type {any} */ (window).fired.length === 3);
  assert.equal((await fired(page, "error"))[2].code, "trap");
});

test("wasm served with the wrong type still starts", async () => {
  const page = await openMap("", {
    prepare: (opened) =>
      opened.route("**/v1/*.wasm", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/plain" } });
      }),
  });
  assert.deepEqual(await shown(page), { picture: false, canvas: true });
});
