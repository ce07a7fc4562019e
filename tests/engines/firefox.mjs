/** The system's Firefox, spoken to in WebDriver BiDi without a driver in between: Debian packages none. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import Bidi from "selenium-webdriver/bidi/index.js";

import { hands } from "./hands.mjs";

/** What the browser does not set itself when it is driven. */
const PREFERENCES = {
  // Nothing of its own on the network.
  "app.normandy.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  // A mouse, which points precisely and hovers: without a display it would have none.
  "ui.allPointerCapabilities": 6,
  "ui.primaryPointerCapabilities": 6,
};

/** @returns {Promise<import("./driver.mjs").Driver>} */
export async function start() {
  const profile = await mkdtemp(join(tmpdir(), "french-tech-map-"));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  await writeFile(join(profile, "user.js"), lines.join(""));
  const { address, end } = await launch(profile);
  const bidi = new Bidi(`${address}/session`);

  /** @param {string} method @param {object} [params] */
  const send = async (method, params = {}) => {
    const { type, error, message, result } = /** @type {any} */ (await bidi.send({ method, params }));
    if (type === "error") throw new Error(`${method}: ${error}: ${message}`);
    return result;
  };

  const { capabilities } = await send("session.new", { capabilities: {} });
  // In the tab that is there already the focus is on the browser's own field.
  const { context } = await send("browsingContext.create", { type: "tab" });
  return {
    version: `Firefox ${capabilities.browserVersion}`,
    open: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    run: async (act, ...args) => {
      const expression = `(async () => JSON.stringify(await (${act})(...${JSON.stringify(args)})))()`;
      const { type, result, exceptionDetails } = await send("script.evaluate", { expression, awaitPromise: true, target: { context } });
      if (type === "exception") throw new Error(exceptionDetails.text);
      return result.type === "undefined" ? undefined : JSON.parse(result.value);
    },
    ...hands((actions) => send("input.performActions", { context, actions })),
    resize: (width, height) => send("browsingContext.setViewport", { context, viewport: { width, height } }),
    picture: async () => Buffer.from((await send("browsingContext.captureScreenshot", { context })).data, "base64"),
    close: async () => {
      await send("browser.close");
      await bidi.close();
      await end();
      await rm(profile, { recursive: true, maxRetries: 5 });
    },
  };
}

/** Starts the browser on a profile; resolves with the address that it listens on. @param {string} profile */
async function launch(profile) {
  const args = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile];
  // A home of its own: as root the browser refuses another user's.
  const env = { ...process.env, HOME: profile };
  const firefox = spawn(process.env.FIREFOX || "firefox-esr", args, { env, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((resolve) => firefox.once("close", resolve));
  const kill = () => firefox.kill();
  process.once("exit", kill);
  /** @type {string[]} */
  const said = [];
  const address = await new Promise((resolve, reject) => {
    firefox.once("error", reject);
    gone.then(() => reject(new Error(`Firefox ended before it listened:\n${said.join("\n")}`)));
    createInterface(firefox.stderr).on("line", (line) => {
      said.push(line);
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
  });
  const end = async () => {
    await gone;
    process.off("exit", kill);
  };
  return { address, end };
}
