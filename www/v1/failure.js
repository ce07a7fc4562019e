// @ts-check
/**
 * What can go wrong, as the `french-tech-map:error` event tells it: a code that never changes and a sentence. The codes are
 * in `public.d.ts`.
 */
export class Failure extends Error {
  /**
   * @param {import("./public.js").ErrorCode} code
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
 * @param {import("./public.js").ErrorCode} code For an error that brings none.
 */
export function failure(error, code) {
  if (error instanceof Failure) return error;
  const { code: own, message } = /** @type {{ code?: unknown, message?: unknown }} */ (Object(error));
  const sentence = typeof message === "string" && message ? message : String(error);
  return new Failure(typeof own === "string" ? /** @type {import("./public.js").ErrorCode} */ (own) : code, sentence, error);
}
