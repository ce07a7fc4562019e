/** The page that is embedded as a frame: what its address says, what it tells the page around, and what it ignores. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { SITE_URL, close } from "./browser.mjs";
import { fresh, leave } from "./host.mjs";
import { article } from "./listeners.mjs";
import { serve } from "./server.mjs";
import { violations } from "./rules.mjs";

after(close);
/** @type {(() => Promise<void>)[]} */
const papers = [];
afterEach(async () => {
  await leave();
  await Promise.all(papers.splice(0).map((end) => end()));
});

/** @typedef {import("playwright-core").Frame} Frame */
/** @typedef {Awaited<ReturnType<typeof fresh>>} Page */

const FRAME = `${SITE_URL}/v1/frame.html`;
const DIALECTS = ["amp", "datawrapper", "flourish", "infogram", "pym", "wordpress"];

/** A page that keeps what maps fire and what is said on the console. @param {Parameters<typeof fresh>[0]} [options] */
async function watched(options) {
  const page = await fresh(options);
  /** @type {string[]} */
  const warned = [];
  page.on("console", (message) => message.type() === "warning" && warned.push(message.text()));
  await page.addInitScript(() => {
    /** @type {any} */ (window).fired = [];
    for (const type of ["ready", "error"]) {
      document.addEventListener(`french-tech-map:${type}`, (event) =>
        /** @type {any} */ (window).fired.push({ type, detail: /** @type {CustomEvent} */ (event).detail }));
    }
  });
  return { page, warned };
}

/** Everything fired of a type. @param {Page | Frame} page @param {string} type @returns {Promise<any[]>} */
const fired = (page, type) =>
  page.evaluate((type) => /** @type {any} */ (window).fired.filter((/** @type {any} */ e) => e.type === type).map((/** @type {any} */ e) => e.detail), type);

/** The frame's own page, ready. @param {string} address @param {Parameters<typeof fresh>[0]} [options] */
async function alone(address, options) {
  const opened = await watched(options);
  await opened.page.goto(FRAME + address);
  await opened.page.locator(".controls").waitFor();
  return opened;
}

/**
 * The frame in an article of another site, ready.
 * @param {string} address
 * @param {{ attributes?: string, around?: string }} [options]
 */
async function embedded(address, { attributes, around } = {}) {
  const paper = await serve({ "/": { body: article(FRAME + address, attributes, around) } });
  papers.push(paper.close);
  const { page } = await watched();
  await page.goto(paper.url);
  const frame = page.frames().find((frame) => frame.url().startsWith(FRAME));
  assert.ok(frame);
  await frame.locator(".controls").waitFor();
  return { page, frame, paper: paper.url };
}

/** What the listeners were told last. @param {Page} page @returns {Promise<Record<string, number>>} */
const heights = (page) => page.evaluate(() => /** @type {any} */ (window).heights);
/** @param {Page} page @returns {Promise<{ data: any, origin: string }[]>} */
const messages = (page) => page.evaluate(() => /** @type {any} */ (window).messages);
/** How tall what is in the frame is, px. @param {Frame} frame */
const content = (frame) => frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

/** Waits until all listeners have been told the height that the frame's content has. @param {Page} page @param {Frame} frame */
async function told(page, frame) {
  const height = await content(frame);
  await page.waitForFunction(
    ([names, height]) => names.every((name) => /** @type {any} */ (window).heights[name] === height),
    /** @type {const} */ ([DIALECTS, height]),
  );
  return height;
}

test("the query says what the map shows", async () => {
  const { page, warned } = await alone("?edition=2023&view=monde&lang=en&theme=dark&gestures=none");
  const [{ edition, view, lang, theme, zoom }] = await fired(page, "ready");
  assert.deepEqual({ edition, view, lang, theme, zoom }, { edition: "2023", view: "world", lang: "en", theme: "dark", zoom: "fixed" });
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.title(), "Map of La French Tech");
  assert.deepEqual([warned, page.problems], [[], []]);
});

test("the query opens a region, the hash a place", async () => {
  assert.equal((await fired((await alone("?region=32")).page, "ready"))[0].id, "region:32");
  const { page } = await alone("?region=32&edition=2019#hub=lille");
  assert.equal((await fired(page, "ready"))[0].id, "lille");
  await page.evaluate(() => (location.hash = "#hub=rennes"));
  await page.locator(".panel").filter({ hasText: "Rennes" }).waitFor();
});

test("colours of the query become the map's custom properties", async () => {
  const { page } = await alone("?accent=0A7d3c&ground=ffffff,101010&theme=dark");
  const values = await page.locator("french-tech-map").evaluate((map) => {
    const style = getComputedStyle(map);
    return ["--ftm-accent", "--ftm-ground"].map((name) => style.getPropertyValue(name).trim());
  });
  assert.deepEqual(values, ["#0A7d3c", "light-dark(#ffffff, #101010)"]);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(16, 16, 16)");
});

test("what the query cannot say is told and left out, one by one", async () => {
  const wrong = ["edition=1", "view=moon", "region=<b>", "theme=url(x)", "lang=de", "max-height=-5", "controls=view,zoom", "accent=red", "onload=alert(1)", "style=color:red"];
  const { page, warned } = await alone(`?${wrong.map((what) => what.replace("=", "\n").split("\n").map(encodeURIComponent).join("=")).join("&")}&edition=2021`);
  assert.deepEqual(warned.length, wrong.length);
  for (const what of wrong) assert.ok(warned.some((text) => text.includes(`« ${what} »`)), what);
  const attributes = await page.locator("french-tech-map").evaluate((map) => map.getAttributeNames());
  assert.deepEqual(attributes, ["edition"]);
  assert.equal((await fired(page, "ready"))[0].edition, "2021");
});

test("what hosts add to the address for themselves is not told as wrong", async () => {
  const { warned } = await alone("?initialWidth=640&childId=pym-0&parentTitle=Journal&parentUrl=https%3A%2F%2Fjournal.example%2F");
  assert.deepEqual(warned, []);
});

test("an edition that there never was leaves the page's own picture and map", async () => {
  const { page } = await alone("?edition=1999");
  assert.deepEqual((await fired(page, "error")).map(({ code }) => code), ["unknown-edition"]);
  assert.equal((await fired(page, "ready"))[0].edition, "2019");
  assert.match((await page.locator("picture > img").getAttribute("src")) ?? "", /2019-france-fr\.svg$/);
});

test("without a script there is the picture, and a link to the list", async () => {
  const page = await fresh({ javaScriptEnabled: false });
  await page.goto(`${FRAME}?edition=2023`);
  await page.getByAltText(/Capitales et les Communautés/).waitFor();
  await page.getByRole("link", { name: "Tout ce que montre la carte, en liste" }).waitFor();
  const list = await page.goto(`${SITE_URL}/v1/${await page.locator("a").getAttribute("href")}`);
  assert.equal(list?.status(), 200);
  await page.getByRole("heading", { level: 1, name: "La French Tech en France" }).waitFor();
  await page.getByText("French Tech Lille").waitFor();
});

test("a phone without a script gets the portrait", async () => {
  const page = await fresh({ javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  await page.goto(FRAME);
  assert.match(await page.locator("img").evaluate((image) => /** @type {HTMLImageElement} */ (image).currentSrc), /2019-france-fr-portrait\.svg$/);
  const { width, height } = (await page.locator("img").boundingBox()) ?? {};
  assert.deepEqual({ width, height }, { width: 360, height: 640 });
});

for (const [what, file] of /** @type {const} */ ([["the entry does not come", "**/french-tech-map.js"], ["the program does not come", "**/*.wasm"]])) {
  test(`where ${what}, the picture of what was asked for stays, with a link to its list`, async () => {
    const { page } = await watched();
    await page.route(file, (route) => route.abort());
    await page.goto(`${FRAME}?edition=2023&view=world&lang=en`);
    const link = page.getByRole("link", { name: "All that the map shows, as a list" });
    await link.waitFor();
    assert.match((await link.getAttribute("href")) ?? "", /^2023-world-en\.list\.html$/);
    const picture = page.locator("img");
    assert.match((await picture.getAttribute("src")) ?? "", /^2023-world-en\.svg$/);
    assert.ok(await picture.isVisible());
    assert.ok(await picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 0));
  });
}

test("where no script comes at all, there is the picture, and after a while the link", { timeout: 40_000 }, async () => {
  const { page } = await watched();
  await page.route("**/*.js", (route) => route.abort());
  await page.goto(`${FRAME}?edition=2023`);
  await page.getByAltText(/Capitales et les Communautés/).waitFor();
  const link = page.getByRole("link", { name: "Tout ce que montre la carte, en liste" });
  assert.equal(await link.isVisible(), false);
  await link.waitFor();
});

test("each kind of listener is told the height, and again when it changes", async () => {
  const { page, frame, paper } = await embedded("?childId=pym-0#?secret=abcdefghij");
  const wide = await told(page, frame);
  assert.equal(wide, 467, "700 px wide, three by two");
  await frame.locator(".list-button").click();
  await frame.locator(".list").waitFor();
  const listed = await told(page, frame);
  assert.ok(listed > wide + 500, `${listed}`);
  await frame.locator(".list-button").click();
  assert.equal(await told(page, frame), wide);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("iframe")).style.setProperty("width", "360px"));
  await frame.waitForFunction(() => innerWidth === 360);
  await frame.locator('section[data-shape="portrait"]').waitFor();
  assert.equal(await told(page, frame), 640);
  assert.equal(paper.startsWith(SITE_URL), false, "another site");
});

test("a frame without a name of its own is found by its address", async () => {
  const { page, frame } = await embedded("?edition=2023&amp;view=world");
  const height = await content(frame);
  await page.waitForFunction((height) => {
    const { datawrapper, amp, infogram } = /** @type {any} */ (window).heights;
    return datawrapper === height && amp === height && infogram === height;
  }, height);
  assert.deepEqual(Object.keys(await heights(page)).sort(), ["amp", "datawrapper", "flourish", "infogram"]);
});

test("nothing is told but heights, and none twice", async () => {
  const { page, frame } = await embedded("?childId=pym-0#?secret=abcdefghij");
  await told(page, frame);
  const before = (await messages(page)).length;
  await page.mouse.move(300, 100);
  await frame.locator(".zoom button").first().click();
  await frame.locator(".mirror button").first().focus();
  await page.waitForTimeout(500);
  const all = await messages(page);
  assert.equal(all.length, before);
  const height = await content(frame);
  const src = `${FRAME}?childId=pym-0#?secret=abcdefghij`;
  for (const { data } of all.slice(-5)) {
    const said = typeof data === "string" && data.startsWith("{") ? JSON.parse(data) : data;
    assert.ok(
      [
        { "datawrapper-height": { "pym-0": height } },
        { sentinel: "amp", type: "embed-size", height },
        { sender: "Flourish", context: "iframe.resize", method: "resize", height, src },
        `pymxPYMxpym-0xPYMxheightxPYMx${height}`,
        { message: "height", value: height, secret: "abcdefghij" },
      ].some((known) => JSON.stringify(known) === JSON.stringify(said)),
      JSON.stringify(said),
    );
  }
});

test("a page that asks is told once more, as pym.js and WordPress do", async () => {
  const { page, frame } = await embedded("?childId=pym-0#?secret=abcdefghij");
  const height = await told(page, frame);
  for (const question of ["pymxPYMxpym-0xPYMxwidthxPYMx700", { message: "ready", secret: "abcdefghij" }]) {
    await page.evaluate((question) => {
      /** @type {any} */ (window).heights = {};
      document.querySelector("iframe")?.contentWindow?.postMessage(question, "*");
    }, question);
    assert.equal(await told(page, frame), height);
  }
});

test("embedded by WordPress, far down and hidden at first, it takes the place of the link and gets its height", async () => {
  // What WordPress 5.9 and later makes of the oEmbed document, and what its wp-embed.js does with it.
  const secret = "abcdefghij";
  const src = `${FRAME}?edition=2019&view=france&lang=fr#?secret=${secret}`.replaceAll("&", "&amp;");
  const body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Journal</title><link rel="icon" href="data:,">
    <style>iframe { max-width: 100% }</style><p style="height:3000px">Avant</p>
    <blockquote class="wp-embedded-content" data-secret="${secret}"><a href="${SITE_URL}/v1/2019-france-fr.list.html">La French Tech en France</a></blockquote>
    <iframe class="wp-embedded-content" sandbox="allow-scripts" style="position: absolute; visibility: hidden;" src="${src}" width="960" height="640" title="La French Tech en France" data-secret="${secret}" frameborder="0"></iframe>
    <script>(${wpEmbed})()</script>`;
  const paper = await serve({ "/": { body } });
  papers.push(paper.close);
  const page = await fresh({ viewport: { width: 700, height: 900 } });
  await page.goto(paper.url);
  await page.waitForFunction(() => document.querySelector("iframe")?.hasAttribute("style") === false);
  assert.equal(await page.locator("blockquote").isVisible(), false);
  await page.locator("iframe").scrollIntoViewIfNeeded();
  await page.frameLocator("iframe").locator(".controls").waitFor();
  // Hidden, the frame was as wide as the window; in its place it is narrower, and tells its height once more.
  await page.waitForFunction(() => Number(document.querySelector("iframe")?.height) < 460);
  const { width, height } = (await page.locator("iframe").boundingBox()) ?? assert.fail();
  const map = (await page.frameLocator("iframe").locator("french-tech-map").boundingBox()) ?? assert.fail();
  assert.ok(width < 700 && Math.abs(height - map.height) < 2, JSON.stringify({ width, height, map }));
});

/** Runs in the page: src/js/_enqueues/wp/embed.js of https://github.com/WordPress/wordpress-develop in short. */
function wpEmbed() {
  addEventListener("message", ({ source, data }) => {
    for (const quote of document.querySelectorAll(`blockquote[data-secret="${data.secret}"]`)) quote.setAttribute("style", "display:none");
    for (const frame of /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll(`iframe[data-secret="${data.secret}"]`))) {
      if (source !== frame.contentWindow) continue;
      frame.removeAttribute("style");
      if (data.message === "height") frame.height = String(Math.min(1000, Math.max(200, parseInt(data.value, 10))));
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    const frame = document.querySelector("iframe");
    frame?.contentWindow?.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
  });
}

test("what is no question, or comes from elsewhere, is ignored", async () => {
  const stranger = await serve({
    "/": { body: `<!doctype html><title>Autre</title><script>parent.frames[0].postMessage("pymxPYMxpym-0xPYMxwidthxPYMx300", "*"); parent.frames[0].postMessage({ message: "ready", secret: "abcdefghij" }, "*"); document.title = "sent"</script>` },
  });
  papers.push(stranger.close);
  const { page, frame } = await embedded("?childId=pym-0#?secret=abcdefghij");
  await told(page, frame);
  const before = (await messages(page)).length;
  const hostile = [
    null, 7, "", "pym", [], {}, { message: "ready" }, { message: "ready", secret: "other" }, { message: "height", secret: "abcdefghij", value: 9 },
    "pymxPYMxpym-0xPYMxwidthxPYMx<b>", "pymxPYMxotherxPYMxwidthxPYMx300", "pymxPYMxpym-0xPYMxnavigateToxPYMxhttps://evil.example/", "pymxPYMxpym-0xPYMxheightxPYMx9",
    { sender: "Flourish", method: "resize", height: 9 }, { select: "rennes" }, "#hub=rennes",
  ];
  await page.evaluate((hostile) => {
    for (const message of hostile) document.querySelector("iframe")?.contentWindow?.postMessage(message, "*");
  }, hostile);
  await page.evaluate((src) => document.body.append(Object.assign(document.createElement("iframe"), { src })), stranger.url);
  await page.waitForTimeout(600);
  assert.ok(page.frames().some((other) => other.url() === `${stranger.url}/`), "the stranger was there");
  assert.equal((await messages(page)).length, before);
  assert.equal(frame.url(), `${FRAME}?childId=pym-0#?secret=abcdefghij`);
  assert.equal(await frame.locator(".panel").isVisible(), false);
  assert.deepEqual(page.problems, []);
});

test("full screen is not told as a height", async () => {
  const { page, frame } = await embedded("", { attributes: 'allow="fullscreen"' });
  const height = await content(frame);
  await page.waitForFunction((height) => /** @type {any} */ (window).heights.amp === height, height);
  await frame.locator(".screen").click();
  await frame.waitForFunction(() => document.fullscreenElement !== null);
  await page.waitForTimeout(400);
  assert.equal((await heights(page)).amp, height);
  await page.keyboard.press("Escape");
});

test("in a sandbox without an origin of its own the map runs, and tells its height", async () => {
  const { page, frame } = await embedded("?view=world&childId=pym-0#?secret=abcdefghij", { attributes: 'sandbox="allow-scripts"' });
  await told(page, frame);
  assert.deepEqual([...new Set((await messages(page)).map(({ origin }) => origin))], ["null"]);
  assert.equal((await fired(frame, "ready"))[0].view, "world");
  await frame.locator('[aria-controls="tools"]').click();
  await frame.locator("[role=combobox]").fill("Lille");
  await frame.locator("[role=option]").first().waitFor();
  assert.deepEqual(page.problems, []);
});

test("a frame as tall as its map has no scroll bar", async () => {
  const { page, frame } = await embedded("?childId=pym-0#?secret=abcdefghij");
  const height = await told(page, frame);
  await page.evaluate((height) => /** @type {HTMLElement} */ (document.querySelector("iframe")).style.setProperty("height", `${height}px`), height);
  await frame.waitForFunction((height) => innerHeight === height, height);
  assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight), height);
});

test("axe finds nothing in the frame and in the list that it leads to", async () => {
  for (const address of ["v1/frame.html?edition=2023", "v1/frame.html?lang=en&theme=dark#hub=lille", "v1/2019-france-fr.list.html", "v1/2016-2018-world-en.list.html"]) {
    const { page } = await watched();
    await page.goto(`${SITE_URL}/${address}`);
    if (address.includes("frame")) await page.locator(".controls").waitFor();
    assert.deepEqual(await violations(page), [], address);
  }
});
