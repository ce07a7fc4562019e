/**
 * The two contenders on one server: the site, fetched from where `cargo xtask bench` serves it, and files made for
 * the measurement. Everything is sent with brotli, nothing may be cached, and the pages are isolated from others, for
 * which browsers give them a clock with a resolution of 5 µs.
 */
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

/** @typedef {{ type: string, body: Buffer, brotli: Buffer }} File */

/** @param {Buffer} body @param {number} quality Up to 11, which takes a second for each megabyte. */
function compress(body, quality) {
  const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: body.length };
  return brotliCompressSync(body, { params });
}

/**
 * @param {string} type
 * @param {Buffer | string} content
 * @param {number} [quality]
 * @returns {File}
 */
export function file(type, content, quality = 11) {
  const body = Buffer.from(content);
  return { type, body, brotli: compress(body, quality) };
}

/**
 * @param {string} site Address of the site.
 * @param {Record<string, File>} more Files by path.
 */
export async function serve(site, more) {
  const files = new Map(Object.entries(more));
  /** Bytes sent as content, by path. @type {Map<string, number>} */
  const sent = new Map();
  const find = async (/** @type {string} */ path) => {
    const known = files.get(path);
    if (known) return known;
    const answer = await fetch(site + path);
    if (!answer.ok) return undefined;
    const made = file(answer.headers.get("content-type") ?? "", Buffer.from(await answer.arrayBuffer()));
    files.set(path, made);
    return made;
  };
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "/").split("?")[0];
    const found = await find(path);
    const headers = {
      "content-type": found?.type ?? "text/plain",
      "cache-control": "no-store",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    };
    if (!found) return response.writeHead(404, headers).end();
    sent.set(path, found.brotli.length);
    return response.writeHead(200, { ...headers, "content-encoding": "br", "content-length": found.brotli.length }).end(found.brotli);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
