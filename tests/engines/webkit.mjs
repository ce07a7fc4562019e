/** WebKitGTK's MiniBrowser, by the driver that comes with the library. It needs a display: `xvfb-run` is one. */
import { Builder, Capabilities } from "selenium-webdriver";
import { Command, Name } from "selenium-webdriver/lib/command.js";
import { DriverService } from "selenium-webdriver/remote/index.js";

import { hands } from "./hands.mjs";

/** @returns {Promise<import("./driver.mjs").Driver>} */
export async function start() {
  const service = new DriverService.Builder(process.env.WEBKIT_DRIVER || "/usr/bin/WebKitWebDriver").setLoopback(true).build();
  const browser = await new Builder()
    .usingServer(await service.start())
    // Without options the driver starts the MiniBrowser of its own version.
    .withCapabilities(new Capabilities({ browserName: "MiniBrowser" }))
    .build();
  const window = browser.manage().window();
  return {
    version: `WebKitGTK ${(await browser.getCapabilities()).getBrowserVersion()}`,
    open: (url) => browser.get(url),
    run: async (act, ...args) => {
      const [error, result] = await browser.executeAsyncScript(
        `const [args, done] = arguments;
        (async () => (${act})(...args))().then((result) => done(["", result]), (error) => done([String(error) + error.stack]));`,
        args,
      );
      if (error) throw new Error(error);
      return result;
    },
    ...hands((actions) => browser.execute(new Command(Name.ACTIONS).setParameter("actions", actions))),
    resize: async (width, height) => {
      // A window has more than its viewport, and one that has just been opened takes its time.
      for (let tries = 0; tries < 10; tries += 1) {
        const [across, down] = await browser.executeScript("return [innerWidth, innerHeight]");
        if (across === width && down === height) return;
        const rect = await window.getRect();
        await window.setRect({ width: rect.width + width - across, height: rect.height + height - down });
        await new Promise((resolve) => setTimeout(resolve, 50 * tries));
      }
      throw new Error(`the window cannot show ${width} × ${height} px`);
    },
    picture: async () => Buffer.from(await browser.takeScreenshot(), "base64"),
    close: async () => {
      await browser.quit();
      await service.kill();
    },
  };
}
