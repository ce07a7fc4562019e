// @ts-check
/** Escape, from anywhere in the map; from nowhere in particular too, when the last press on the page was on it. */

/**
 * @param {HTMLElement} host
 * @param {AbortSignal} signal
 * @param {(inside: boolean) => void} tell
 */
export function watchEscape(host, signal, tell) {
  let engaged = false;
  const encloses = (/** @type {Event} */ event) => event.composedPath().includes(host);
  document.addEventListener("pointerdown", (event) => (engaged = encloses(event)), { signal });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      tell(encloses(event) || (engaged && document.activeElement === document.body));
    },
    { signal },
  );
}
