// @ts-check
/**
 * The program that draws what pages supply: in the place of `runtime.js` for the modules that are bound to it. It is in one
 * part, as nothing is drawn before there is data.
 */
import { FRANCE, WASM, WORLD } from "./assets.js";
import { initSync } from "./data-glue.js";
import { failure } from "./failure.js";
import { bytes, compiled, download, once } from "./fetching.js";

/** What `advance` of `src/web/data.rs` returns besides how much is done. */
export const DONE = 1;
export const NEEDS_FRANCE = 2;
export const NEEDS_WORLD = 3;

/** Fetches the program. */
export const needProgram = once(async () => {
  try {
    return await compiled(await download(WASM));
  } catch (error) {
    throw failure(error, error instanceof TypeError ? "network" : "no-wasm");
  }
});

/** Starts it. */
export const needRest = once(async () => {
  initSync({ module: await needProgram() });
});

/** Shapes that lie below places which bring none of their own. */
export const needFrance = once(() => bytes(FRANCE));
export const needWorld = once(() => bytes(WORLD));

/** Whether all of the program is there: it is when there is a map. */
export const isWhole = () => true;

/** Where readers may live is no part of a page's own data. */
export const needNear = async () => {};
