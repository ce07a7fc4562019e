// @ts-check
/** Mouse, pen and finger on the canvas. The page keeps the wheel and the finger that scrolls. */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {AbortSignal} signal
 * @param {(kind: string, x: number, y: number, touch: boolean) => void} send CSS px of the canvas box.
 */
export function listen(canvas, signal, send) {
  const kinds = { pointermove: "move", pointerdown: "down", pointerup: "up", pointercancel: "cancel", pointerleave: "leave" };
  for (const [type, kind] of Object.entries(kinds)) {
    canvas.addEventListener(
      type,
      (event) => {
        const pointer = /** @type {PointerEvent} */ (event);
        const press = kind === "down" || kind === "up";
        if (!pointer.isPrimary || (press && pointer.button !== 0)) return;
        send(kind, pointer.offsetX, pointer.offsetY, pointer.pointerType === "touch");
      },
      { signal },
    );
  }
}
