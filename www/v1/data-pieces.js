// @ts-check
/** Whatever a page supplies, as pieces of bytes that are small enough to be taken one by one. */
import { Failure } from "./failure.js";

/** Bytes, or letters, of a piece. */
const PIECE = 1 << 17;
const encoder = new TextEncoder();

/**
 * What a page supplies: an address, the text of a file, a file, or a collection of features as an object.
 * @typedef {URL | import("./public.js").Supplied} Source
 */

/**
 * What is fetched comes from now on, whenever the pieces are taken.
 * @param {Source} source
 * @param {AbortSignal} signal Ends what is fetched.
 * @param {(share: number | undefined) => void} told How much has come, 0 to 1; nothing where that is not known.
 * @returns {AsyncGenerator<Uint8Array>}
 */
export function pieces(source, signal, told) {
  if (!(source instanceof URL)) return given(source, signal);
  return begun(fetched(source, signal, told));
}

/** Has the first piece come already. @param {AsyncGenerator<Uint8Array>} all */
function begun(all) {
  const first = all.next();
  // Whoever takes the pieces is told.
  first.catch(() => {});
  return (async function* () {
    try {
      const { done, value } = await first;
      if (done) return;
      yield value;
      yield* all;
    } finally {
      all.return(undefined);
    }
  })();
}

/** @param {Exclude<Source, URL>} source @param {AbortSignal} signal @returns {AsyncGenerator<Uint8Array>} */
async function* given(source, signal) {
  if (source instanceof Blob) yield* streamed(source.stream(), signal, () => {});
  else if (typeof source === "string") yield* encoded(source);
  else yield* written(source);
}

/**
 * @param {URL} url
 * @param {AbortSignal} signal
 * @param {(share: number | undefined) => void} told
 */
async function* fetched(url, signal, told) {
  const lost = (/** @type {unknown} */ error) => {
    signal.throwIfAborted();
    return new Failure("network", `${url} could not be fetched: it may not be there, or its server does not let this page read it.`, error);
  };
  const response = await fetch(url, { signal }).catch((error) => {
    throw lost(error);
  });
  if (!response.ok) throw new Failure("network", `${url} could not be fetched: status ${response.status}.`);
  // What is compressed on its way has the length of that, which tells nothing.
  const length = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length"));
  let received = 0;
  try {
    if (response.body) {
      yield* streamed(response.body, signal, (bytes) => told(length ? Math.min(1, (received += bytes) / length) : undefined));
    }
  } catch (error) {
    throw error instanceof Failure ? error : lost(error);
  }
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {AbortSignal} signal
 * @param {(bytes: number) => void} came
 */
async function* streamed(stream, signal, came) {
  const reader = stream.getReader();
  // Where nothing comes, nothing else would end the wait: files may lie on a drive that has gone.
  signal.addEventListener("abort", () => reader.cancel().catch(() => {}));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      came(value.length);
      for (let at = 0; at < value.length; at += PIECE) yield value.subarray(at, at + PIECE);
    }
  } finally {
    // Nobody wants the rest where whoever takes the pieces has stopped.
    reader.cancel().catch(() => {});
  }
}

/** @param {string} text */
function* encoded(text) {
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + PIECE);
    // The two halves of a letter stay together.
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end += 1;
    yield encoder.encode(text.slice(at, end));
    at = end;
  }
}

/**
 * An object as JSON, feature by feature: written at once, a large one would keep the page from answering.
 * @param {object} collection
 */
function* written(collection) {
  const { features, ...others } = /** @type {{ features?: unknown }} */ (collection);
  if (!Array.isArray(features)) return yield* encoded(JSON.stringify(collection) ?? "");
  const head = JSON.stringify(others).slice(0, -1);
  let text = `${head}${head === "{" ? "" : ","}"features":[`;
  for (const [i, feature] of features.entries()) {
    text += `${i ? "," : ""}${JSON.stringify(feature) ?? "null"}`;
    if (text.length < PIECE) continue;
    yield* encoded(text);
    text = "";
  }
  yield* encoded(`${text}]}`);
}
