// @ts-check
/**
 * The program that all maps of a page share, in two parts, and its four data files.
 */
import { FRANCE, NEAR, REST, SOURCES, WASM, WORLD } from "./assets.js";
import { Failure, failure } from "./failure.js";
import { bytes, compiled, download, once } from "./fetching.js";
import { initSync, load as read } from "./glue.js";
import { guard } from "./guard.js";

let whole = false;
/** What the first part of the program exports. @type {WebAssembly.ModuleImports} */
let first;

/** Fetches and starts everything that the map of France needs. Program and data come side by side. */
export const load = once(async () => {
  if (typeof WebAssembly !== "object") throw new Failure("no-wasm", "This browser has no WebAssembly.");
  const program = download(WASM);
  const data = bytes(FRANCE);
  // Whichever fails first is reported; the other must not be reported as unhandled.
  data.catch(() => {});
  try {
    first = /** @type {any} */ (initSync({ module: await compiled(await program) }));
  } catch (error) {
    throw failure(error, error instanceof TypeError ? "network" : "no-wasm");
  }
  take(await data);
});

/**
 * The part of the program that a picture of France without any choice does without, and the addresses of its sources.
 * Built for developing, the program is in one part.
 */
export const needRest = once(async () => {
  const program = REST && download(REST);
  const sources = bytes(SOURCES);
  // Should all of it fail, the first failure is reported.
  program?.catch(() => {});
  sources.catch(() => {});
  await load();
  if (program) await WebAssembly.instantiate(await compiled(await program), { p: first });
  take(await sources);
  whole = true;
});

/** Whether all of the program is there. */
export function isWhole() {
  return whole;
}

/** Makes the world known to the module, for all maps. */
export const needWorld = once(async () => {
  const [data] = await Promise.all([bytes(WORLD), needRest()]);
  take(data);
});

/** The same of where readers may live. */
export const needNear = once(async () => take(await bytes(NEAR)));

/** @param {Uint8Array} data France first. */
function take(data) {
  const wrong = guard(() => read(data));
  if (wrong) throw new Failure("bad-data", wrong);
}
