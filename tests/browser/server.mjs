/**
 * A second web server, for what only another origin shows: a newspaper's page that loads the element from
 * somewhere else, a content security policy, a slow or failing download.
 */
import { createServer } from "node:http";

/**
 * @typedef {object} Answer
 * @property {number} [status] 200 unless given.
 * @property {Record<string, string>} [headers] HTML unless they say otherwise.
 * @property {string | Uint8Array} [body]
 * @property {number} [delay] Milliseconds to wait before answering.
 */

/**
 * Serves the given answers on a free port; whatever is not among them is a 404, or what another origin has there.
 * @param {Record<string, Answer | ((request: import("node:http").IncomingMessage) => Answer)>} answers By path.
 * @param {string} [origin] The other one, without a slash at the end.
 * @returns {Promise<{ url: string, requests: string[], close: () => Promise<void> }>} `requests` lists the
 *   paths asked for, in order.
 */
export async function serve(answers, origin) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "/").split("?")[0];
    requests.push(path);
    const known = Object.hasOwn(answers, path) ? answers[path] : await elsewhere(path, origin);
    const { status = 200, headers = {}, body = "", delay = 0 } =
      typeof known === "function" ? known(request) : known;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: async () => {
      // A browser keeps its connections open, and `close` alone would wait for them.
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param {string} path @param {string | undefined} origin @returns {Promise<Answer>} */
async function elsewhere(path, origin) {
  if (!origin) return { status: 404, body: "Not found" };
  const answer = await fetch(origin + path);
  const headers = { "content-type": answer.headers.get("content-type") ?? "" };
  return { status: answer.status, headers, body: new Uint8Array(await answer.arrayBuffer()) };
}
