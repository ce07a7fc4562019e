// @ts-check
/**
 * What can go wrong, as the `french-tech-map:error` event tells it: a code that never changes and a sentence.
 *
 * | code | meaning |
 * |---|---|
 * | `network` | a file could not be fetched |
 * | `no-wasm` | the browser or the page's policy refuses WebAssembly, or it does not compile |
 * | `bad-data` | a data file is damaged or of another version |
 * | `no-canvas` | no 2D canvas |
 * | `trap` | the program stopped; no map of the page can use it any more |
 * | `unknown-edition`, `unknown-view`, `unknown-feature`, `unknown-theme` | a wrong attribute or argument |
 */
export class Failure extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, { cause });
    this.code = code;
  }
}

/**
 * Gives any error a code.
 * @param {unknown} error
 * @param {string} code For an error that brings none.
 */
export function failure(error, code) {
  if (error instanceof Failure) return error;
  const { code: own, message } = /** @type {{ code?: unknown, message?: unknown }} */ (Object(error));
  const sentence = typeof message === "string" && message ? message : String(error);
  return new Failure(typeof own === "string" ? own : code, sentence, error);
}
