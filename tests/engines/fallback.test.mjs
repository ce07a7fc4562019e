/**
 * What a reader finds where the map cannot run, in each engine: without scripts, and where a policy forbids wasm. Pages
 * are looked at in a frame, for a frame can be without scripts while the page around it looks into it.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";

import { SITE_URL } from "../browser/browser.mjs";
import { browser, close, pageWith, publish, until } from "./host.mjs";

after(close);

/**
 * @typedef {object} Page
 * @property {string} [path] Of a page of the site…
 * @property {string} [content] …or what a newsroom pastes into its own.
 * @property {string[]} [without] What the page must do without; `scripts` and `wasm` unless said otherwise.
 * @property {boolean} [picture] Whether it has a picture; it has one unless said otherwise.
 * @property {string[]} [words] What is to be read in the place of the map.
 * @property {[selector: string, property: string, value: RegExp][]} [styles] How that looks: of elements of the page or of
 *   the map's own.
 */

/** What is pasted, as `README.md` has it. */
const [, PASTED] = /```html\n([^]*?)\n```/.exec(await readFile(new URL("../../README.md", import.meta.url), "utf8")) ?? [];

/** Whatever is pasted or published comes here. @type {Record<string, Page>} */
const PAGES = {
  "what the README has one paste": { content: PASTED.replaceAll("https://maps.example", SITE_URL) },
  "the piece of HTML": {
    content: await (await fetch(`${SITE_URL}/v1/2019-france-fr.embed.html`)).text(),
    words: ["French Tech Lille", "© IGN"],
    styles: [["details li", "listStyleType", /^none/]],
  },
  "an element without content": {
    content: "<french-tech-map></french-tech-map>",
    without: ["wasm"],
    picture: false,
    words: ["La French Tech en France", "Hauts-de-France", "French Tech Lille", "Polynésie française"],
    styles: [[".list", "fontFamily", /^Arial/], [".list", "backgroundColor", /^rgb\(252, 252, 250\)/], [".capitale > .mark", "fill", /^rgb\(189, 29, 45\)/]],
  },
  "index.html": { path: "/index.html", styles: [["h1", "fontFamily", /^Georgia/], ["figure > french-tech-map", "display", /^block/]] },
  "monde.html": { path: "/monde.html", styles: [["h1", "fontFamily", /^Georgia/], ["figure > french-tech-map", "display", /^block/]] },
};

/**
 * Puts a page where the newspaper has it, beside all files of the site, under a policy that allows wasm or does not.
 * @param {Page} page @param {boolean} wasm
 */
async function put({ path, content = "" }, wasm) {
  const allowed = "'wasm-unsafe-eval'";
  if (!path) return publish("/page.html", pageWith(content), { "content-security-policy": `script-src 'self' ${SITE_URL} ${wasm ? allowed : ""}` });
  const published = await (await fetch(SITE_URL + path)).text();
  assert.ok(published.includes(allowed), `${path} has no policy`);
  return publish("/page.html", wasm ? published : published.replace(allowed, ""));
}

/** Opens a page in a frame of the given width, with or without scripts. @param {string} url @param {number} width @param {boolean} scripts */
async function frame(url, width, scripts) {
  const driver = await browser();
  await driver.open(await publish("/frame", "<!doctype html><title>Essai</title>"));
  await driver.run(
    (url, width, scripts) => {
      const frame = document.createElement("iframe");
      frame.style.cssText = `width: ${width}px; height: 900px; border: 0`;
      // Without scripts, and still of this page's origin, which looks into it.
      if (!scripts) frame.sandbox.add("allow-same-origin");
      frame.src = url;
      document.body.append(frame);
    },
    url,
    width,
    scripts,
  );
}

/**
 * What is seen in the frame once everything has loaded, and the map has failed or never begun; what unfolds is unfolded.
 * @param {boolean} scripts
 */
function look(scripts) {
  const page = document.querySelector("iframe")?.contentDocument;
  const map = page?.querySelector("french-tech-map");
  if (!map || page.readyState !== "complete") return null;
  const own = map.shadowRoot;
  const list = own?.querySelector(".list");
  const all = [...map.querySelectorAll(":scope > img, :scope > picture > img, :scope > svg")];
  const pictures = all.filter((picture) => picture.getBoundingClientRect().width > 0);
  const over = scripts ? own?.querySelector('[data-state="failed"]') && (list || all.length > 0) : !map.matches(":defined");
  if (!over || all.some((picture) => picture.complete === false)) return null;
  for (const folded of map.querySelectorAll("details")) folded.open = true;
  const { x, right, width, height } = (pictures[0] ?? list ?? map).getBoundingClientRect();
  return {
    pictures: pictures.map(({ alt, naturalWidth, naturalHeight, viewBox, firstElementChild }) => ({
      words: alt ?? firstElementChild?.textContent,
      shape: viewBox ? viewBox.baseVal.width / viewBox.baseVal.height : naturalWidth / naturalHeight,
    })),
    box: { x, right, shape: width / height },
    // The element is as wide as what it stands in.
    room: map.parentElement.clientWidth,
    words: map.innerText + (list?.innerText ?? ""),
    across: page.documentElement.scrollWidth,
  };
}

/** How an element of the page or of the map's own looks. @param {string} selector @param {string} property @returns {string} */
function style(selector, property) {
  const page = document.querySelector("iframe").contentDocument;
  const own = page.querySelector("french-tech-map").shadowRoot;
  const element = page.querySelector(selector) ?? own?.querySelector(selector);
  return element ? page.defaultView.getComputedStyle(element)[property] : "";
}

for (const [name, page] of Object.entries(PAGES)) {
  const { without = ["scripts", "wasm"], picture = true, words = [], styles = [] } = page;
  for (const missing of without) {
    for (const width of [1024, 360]) {
      test(`without ${missing} the reader finds what stands for the map: ${name}, ${width} px`, async () => {
        const driver = await browser();
        await frame(await put(page, missing !== "wasm"), width, missing === "wasm");
        const seen = await until("the page is there, without a map", look, missing === "wasm");
        assert.equal(seen.pictures.length, picture ? 1 : 0);
        for (const { words, shape } of seen.pictures) {
          assert.ok(Math.abs(shape / seen.box.shape - 1) < 0.01, `it is distorted: ${JSON.stringify(seen)}`);
          assert.ok(words.length > 5, "it has words for those who do not see it");
        }
        assert.ok(seen.box.right - seen.box.x > 0.9 * Math.min(seen.room, 960), `it is small: ${JSON.stringify(seen)}`);
        assert.ok(seen.box.x >= 0 && seen.across <= width, `it sticks out: ${JSON.stringify(seen)}`);
        for (const word of words) assert.ok(seen.words.includes(word), `« ${word} » is not in « ${seen.words} »`);
        for (const [selector, property, value] of styles) assert.match(await driver.run(style, selector, property), value, selector);
      });
    }
  }
}
