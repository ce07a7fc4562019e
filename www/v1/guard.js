// @ts-check
/** Calls into the module, until one of them breaks it. */
import { Failure, failure } from "./failure.js";

/** Why the module must not be called any more. @type {Failure | undefined} */
let broken;
/** Told when the module breaks. @type {Set<(why: Failure) => void>} */
const users = new Set();

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
