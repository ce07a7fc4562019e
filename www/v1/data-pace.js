// @ts-check
/** Work in slices, between which the page answers its reader. */

/** How long a slice is, ms: with what a browser does besides, still one frame. */
const SLICE = 12;
/**
 * How long a step inside a slice ought to be, ms, and within what bounds its size is, bytes: what comes next may take ten times
 * as long for each.
 */
const STEP = 3;
const LEAST = 1 << 10;
const MOST = 1 << 19;

/**
 * Lets the page do what it has to. Timers would wait for 4 ms each, and what `scheduler.yield` continues comes before
 * everything else of the page.
 */
export function breathe() {
  return new Promise((/** @type {(value: void) => void} */ resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/**
 * Returns what is awaited between two steps: it goes on at once as long as the slice lasts.
 * @param {AbortSignal} signal Once it is aborted, the work ends with its reason.
 */
export function makePace(signal) {
  let until = performance.now() + SLICE;
  return async () => {
    signal.throwIfAborted();
    if (performance.now() < until) return;
    await breathe();
    signal.throwIfAborted();
    until = performance.now() + SLICE;
  };
}

/**
 * Takes steps of about the same time, whatever the machine: their size follows how long they took.
 * @param {(bytes: number) => number} step
 */
export function makeSteps(step) {
  let bytes = LEAST * 16;
  return () => {
    const before = performance.now();
    const result = step(bytes);
    const took = performance.now() - before;
    if (took > STEP) bytes = Math.max(LEAST, bytes / 2);
    else if (took < STEP / 2) bytes = Math.min(MOST, bytes * 2);
    return result;
  };
}
