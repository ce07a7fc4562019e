// @ts-check
/** Fetching what the map is made of, and doing it once. */
import { importUi } from "./assets.js";
import { Failure } from "./failure.js";

/**
 * Does something once; after a failure the next call tries again.
 * @template T
 * @param {() => Promise<T>} action
 */
export function once(action) {
  /** @type {Promise<T> | undefined} */
  let done;
  return () =>
    (done ??= action().catch((error) => {
      done = undefined;
      throw error;
    }));
}

/** @param {URL} url */
export async function download(url) {
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
export async function compiled(program) {
  if (program.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(program);
  console.warn(`french-tech-map: ${program.url} starts sooner when it is served as application/wasm.`);
  return WebAssembly.compile(await program.arrayBuffer());
}

/** @param {URL} url */
export async function bytes(url) {
  const response = await download(url);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Failure("network", `${url} could not be read to its end.`, error);
  }
}

/** What readers touch, for all maps. */
export const needUi = once(() =>
  importUi().catch((error) => {
    throw new Failure("network", `The map's controls could not be loaded: ${error.message}`, error);
  }),
);
