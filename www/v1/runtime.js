// @ts-check
/**
 * The program that all maps of a page share, in two parts, and its four data files.
 */
import { FRANCE, NEAR, REST, SOURCES, WASM, WORLD, importUi } from "./assets.js";
import { Failure, failure } from "./failure.js";
import { initSync, load as read } from "./glue.js";

/** Why the module must not be called any more. @type {Failure | undefined} */
let broken;
/** Told when the module breaks. @type {Set<(why: Failure) => void>} */
const users = new Set();

/**
 * Does something once; after a failure the next call tries again.
 * @template T
 * @param {() => Promise<T>} action
 */
function once(action) {
  /** @type {Promise<T> | undefined} */
  let done;
  return () =>
    (done ??= action().catch((error) => {
      done = undefined;
      throw error;
    }));
}

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

/** What readers touch, for all maps. */
export const needUi = once(() =>
  importUi().catch((error) => {
    throw new Failure("network", `The map's controls could not be loaded: ${error.message}`, error);
  }),
);

/** @param {Uint8Array} data France first. */
function take(data) {
  const wrong = guard(() => read(data));
  if (wrong) throw new Failure("bad-data", wrong);
}

/**
 * Calls into the module. After a trap its memory is in no known state: nobody calls it again.
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
export function guard(call) {
  if (broken) throw broken;
  try {
    return call();
  } catch (error) {
    // A RangeError is the stack that ran out inside the module.
    if (!(error instanceof WebAssembly.RuntimeError) && !(error instanceof RangeError)) throw failure(error, "internal");
    broken = new Failure("trap", `The map's program stopped: ${error.message}`, error);
    for (const tell of [...users]) tell(broken);
    throw broken;
  }
}

/** Whether the module may be called. */
export function works() {
  return !broken;
}

/**
 * Wants to hear of a trap, until `signal` is aborted.
 * @param {(why: Failure) => void} tell
 * @param {AbortSignal} signal
 */
export function onTrap(tell, signal) {
  users.add(tell);
  signal.addEventListener("abort", () => users.delete(tell), { once: true });
}

/** @param {URL} url */
async function download(url) {
  const response = await fetch(url).catch((error) => {
    throw new Failure("network", `${url} could not be fetched.`, error);
  });
  if (!response.ok) throw new Failure("network", `${url} could not be fetched: status ${response.status}.`);
  return response;
}

/**
 * Compiled while it arrives, by servers that know the type of wasm.
 * @param {Response} program
 */
async function compiled(program) {
  if (program.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(program);
  console.warn(`french-tech-map: ${program.url} starts sooner when it is served as application/wasm.`);
  return WebAssembly.compile(await program.arrayBuffer());
}

/** @param {URL} url */
async function bytes(url) {
  const response = await download(url);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Failure("network", `${url} could not be read to its end.`, error);
  }
}
