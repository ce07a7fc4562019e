// @ts-check
/**
 * The one WebAssembly instance that all maps of a page share, and its two data files.
 */
import { FRANCE, WASM, WORLD } from "./assets.js";
import { Failure, failure } from "./failure.js";
import init, { hasWorld, loadFrance, loadWorld } from "./glue.js";

/** @type {Promise<void> | undefined} */
let ready;
/** @type {Promise<Uint8Array> | undefined} */
let worldBytes;
/** Why the module must not be called any more. @type {Failure | undefined} */
let broken;
/** Told when the module breaks. @type {Set<(why: Failure) => void>} */
const users = new Set();

/**
 * Fetches and starts everything that the map of France needs. Program and data come side by side. After a failure
 * the next call tries again.
 */
export function load() {
  if (broken) return Promise.reject(broken);
  ready ??= start().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

async function start() {
  if (typeof WebAssembly !== "object") throw new Failure("no-wasm", "This browser has no WebAssembly.");
  const program = download(WASM);
  const data = download(FRANCE).then(bytes);
  // Whichever fails first is reported; the other must not be reported as unhandled.
  data.catch(() => {});
  await init({ module_or_path: await program }).catch((/** @type {unknown} */ error) => {
    throw failure(error, error instanceof TypeError ? "network" : "no-wasm");
  });
  const france = await data;
  guard(() => loadFrance(france));
}

/** Starts to fetch the world: worth doing before the rest has arrived. */
export function fetchWorld() {
  worldBytes ??= download(WORLD).then(bytes).catch((error) => {
    worldBytes = undefined;
    throw error;
  });
  return worldBytes;
}

/** Makes the world known to the module, once for all maps. */
export async function needWorld() {
  const [fetched] = await Promise.all([fetchWorld(), load()]);
  if (hasWorld()) return;
  try {
    guard(() => loadWorld(fetched));
  } finally {
    worldBytes = undefined;
  }
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

/** @param {Response} response */
async function bytes(response) {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Failure("network", `${response.url} could not be read to its end.`, error);
  }
}
