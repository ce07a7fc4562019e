/**
 * What every browser test starts with: the system's Chromium, driven by Playwright, and the address of the
 * site under test. `cargo xtask test --browser` sets both variables; by hand, run `cargo xtask serve` and
 * SITE_URL=http://127.0.0.1:8080 node --test tests/browser/smoke.test.mjs
 */
import { chromium } from "playwright-core";

/** Address of the served site, without a slash at the end. */
export const SITE_URL = (process.env.SITE_URL ?? "").replace(/\/$/, "");
if (!SITE_URL) throw new Error("SITE_URL is not set: run `cargo xtask test --browser`");

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let shared;

/**
 * Starts a browser. Most tests want {@link page}, which shares one per file.
 * @param {import("playwright-core").LaunchOptions} [options]
 */
export function launch(options = {}) {
  const { args = [], ...rest } = options;
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      // Containers run as root without the privileges a sandbox needs; only our own pages are loaded.
      "--no-sandbox",
      // The software renderer gives the same pixels on every machine.
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      // Nothing of the browser's own on the network or the processor while something is measured.
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...args,
    ],
    ...rest,
  });
}

/**
 * A fresh page in a context of its own: a French reader on a laptop unless `options` say otherwise. What goes
 * wrong in it, uncaught errors and messages on `console.error`, is collected in `page.problems`.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {Promise<import("playwright-core").Page & { problems: string[] }>}
 */
export async function page(options = {}) {
  shared ??= launch();
  const browser = await shared;
  const context = await browser.newContext({
    baseURL: SITE_URL,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    ...options,
  });
  const opened = Object.assign(await context.newPage(), { problems: /** @type {string[]} */ ([]) });
  opened.on("pageerror", (error) => opened.problems.push(String(error)));
  opened.on("console", (message) => {
    // Browsers ask every origin for an icon, and a test's page has none.
    const icon = message.location().url.endsWith("/favicon.ico");
    if (message.type() === "error" && !icon) opened.problems.push(message.text());
  });
  return opened;
}

/** Ends the shared browser; every test file calls it with `after(close)`, or Node would wait for it forever. */
export async function close() {
  const browser = await shared;
  shared = undefined;
  await browser?.close();
}
