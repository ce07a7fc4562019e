/** Pages of another origin than the map's, as a newspaper's are, and what the cases do and look at in them. */
import assert from "node:assert/strict";

import { SITE_URL } from "../browser/browser.mjs";
import { serve } from "../browser/server.mjs";
import { start } from "./driver.mjs";

/** How long a busy machine may take, ms. */
export const PATIENCE = 20_000;

/**
 * What every page of the cases has: `fired` keeps what maps fire, `problems` what goes wrong, and `part` is the part of a
 * map that fits a selector, of the first map unless another is named by its number.
 */
const WATCH = `
  var fired = [];
  var problems = [];
  var part = (selector, which = 0) => document.querySelectorAll("french-tech-map")[which].shadowRoot.querySelector(selector);
  for (const type of ["ready", "select", "view", "edition", "error"]) {
    document.addEventListener("french-tech-map:" + type, ({ detail, target }) => fired.push({ type, detail, id: target.id }));
  }
  addEventListener("error", ({ message }) => problems.push(message));
  addEventListener("unhandledrejection", ({ reason }) => problems.push(String(reason)));
  const { error } = console;
  console.error = (...words) => (problems.push(words.join(" ")), error.apply(console, words));
`;

/** @type {Record<string, import("../browser/server.mjs").Answer>} */
const answers = { "/watch.js": { headers: { "content-type": "text/javascript" }, body: WATCH } };
/** @type {Promise<[import("./driver.mjs").Driver, Awaited<ReturnType<typeof serve>>]> | undefined} */
let stage;

/** The browser and the newspaper's server, the same for all cases. */
function opened() {
  return (stage ??= Promise.all([start(), serve(answers, SITE_URL)]));
}

/** @returns {Promise<import("./driver.mjs").Driver>} */
export const browser = async () => (await opened())[0];

/** Ends both. */
export async function close() {
  if (!stage) return;
  const [driver, server] = await stage;
  await driver.close();
  await server.close();
}

/**
 * Puts a page on the newspaper's server, which else has everything that the map's has.
 * @param {string} path
 * @param {string} body
 * @param {Record<string, string>} [headers]
 * @returns {Promise<string>} Its address.
 */
export async function publish(path, body, headers = {}) {
  answers[path] = { body, headers: { "content-type": "text/html; charset=utf-8", ...headers } };
  const [, server] = await opened();
  return server.url + path;
}

/** A page around some content; the map's program comes from its own origin. @param {string} content */
export const pageWith = (content) => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Essai</title>
  <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
  <script src="/watch.js"></script><script type="module" src="${SITE_URL}/v1/french-tech-map.js"></script>
  <body style="margin:0">${content}`;

/** As a newsroom pastes it. @param {string} [attributes] */
export const map = (attributes = "") =>
  `<french-tech-map ${attributes}><img src="${SITE_URL}/v1/2019-france-fr.svg" width="960" height="640" alt="La carte"></french-tech-map>`;

/**
 * Opens a page with the given content in a viewport of 1280 × 900 px, the pointer in a corner.
 * @param {string} content
 * @param {number} [count] Of maps, which are waited for.
 */
export async function show(content, count = 1) {
  const driver = await browser();
  await driver.resize(1280, 900);
  await driver.open(await publish("/page", pageWith(content)));
  await driver.move(1279, 899);
  await ready(count);
  return driver;
}

/** Waits for maps to say that they are ready. @param {number} count */
export const ready = (count) =>
  until("the map is ready", (count) => fired.filter(({ type }) => type === "ready").length >= count, count);

/**
 * Asks the page until it says yes. Returns what it said.
 * @template {unknown[]} A
 * @template R
 * @param {string} what
 * @param {(...args: A) => R} ask
 * @param {A} args
 * @returns {Promise<NonNullable<R>>}
 */
export async function until(what, ask, ...args) {
  const driver = await browser();
  const end = Date.now() + PATIENCE;
  do {
    const answer = await driver.run(ask, ...args);
    if (answer) return /** @type {any} */ (answer);
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (Date.now() < end);
  throw new Error(`never: ${what}; problems of the page: ${JSON.stringify(await driver.run(() => window.problems ?? []))}`);
}

/**
 * Where a part of a map is, CSS px of the viewport.
 * @param {string} selector
 * @param {number} [which] Of the maps of the page.
 */
export async function box(selector, which = 0) {
  const found = await (await browser()).run(
    (selector, which) => {
      const { x, y, right, bottom, width, height } = part(selector, which).getBoundingClientRect();
      return { x, y, right, bottom, width, height };
    },
    selector,
    which,
  );
  return found;
}

/** The middle of a part of a map, brought into sight. @param {string} selector @param {number} [which] */
export async function middle(selector, which = 0) {
  const driver = await browser();
  await driver.run((selector, which) => part(selector, which).scrollIntoView({ block: "center", behavior: "instant" }), selector, which);
  const { x, y, width, height } = await box(selector, which);
  return { x: x + width / 2, y: y + height / 2 };
}

/** @param {string} selector @param {number} [which] */
export async function click(selector, which) {
  const { x, y } = await middle(selector, which);
  await (await browser()).click(x, y);
}

/** The panel's words, once they begin like that. @param {string} words @param {number} [which] */
export const panelWith = (words, which = 0) =>
  until(
    `the panel says ${words}`,
    (words, which) => {
      const said = part(".panel", which).hidden ? "" : part(".body", which).textContent;
      return said.startsWith(words) ? said : "";
    },
    words,
    which,
  );

/** Waits until the panel of the first map is closed. */
export const panelCloses = () => until("the panel is closed", () => part(".panel").hidden);

/** Where the focus is: the id of a feature's button, else its words. */
export async function focused() {
  return (await browser()).run(() => {
    const { activeElement } = document.activeElement?.shadowRoot ?? document;
    return activeElement.dataset.id ?? activeElement.ariaLabel ?? activeElement.textContent.trim();
  });
}

/** Details of everything that was fired of a type. @param {string} type @returns {Promise<any[]>} */
export const told = async (type) =>
  (await browser()).run((wanted) => fired.filter(({ type }) => type === wanted).map(({ detail }) => detail), type);

/** Fails if anything went wrong in the page. */
export async function wentWell() {
  assert.deepEqual(await (await browser()).run(() => problems), []);
}
