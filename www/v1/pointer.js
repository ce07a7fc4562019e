// @ts-check
/** Mouse, pen and finger on the canvas. The page keeps the wheel and the finger that scrolls. */
import { DOWN, LEAVE, MOVE, UP } from "./calls.js";

/**
 * @param {HTMLCanvasElement} canvas
 * @param {AbortSignal} signal
 * @param {(kind: number, x: number, y: number, touch: number) => void} send CSS px of the canvas box.
 */
export function listen(canvas, signal, send) {
  const kinds = { move: MOVE, down: DOWN, up: UP, cancel: LEAVE, leave: LEAVE };
  for (const [type, kind] of Object.entries(kinds)) {
    canvas.addEventListener(
      `pointer${type}`,
      (event) => {
        const pointer = /** @type {PointerEvent} */ (event);
        const press = kind === DOWN || kind === UP;
        if (!pointer.isPrimary || (press && pointer.button !== 0)) return;
        send(kind, pointer.offsetX, pointer.offsetY, Number(pointer.pointerType === "touch"));
      },
      { signal },
    );
  }
}
