// @ts-check
/**
 * Mouse, pen, fingers and wheel on the canvas. In an article the wheel and the finger that scrolls are the page's, and
 * the map takes Ctrl or ⌘ with the wheel, two fingers, a double click, and a mouse that drags. In full screen, or where
 * the page says `gestures="greedy"`, it takes them all.
 */
import { DOWN, FLICK, GROW, IN, LEAVE, MOVE, PAN, UP } from "./calls.js";
import { enlarged } from "./sizes.js";

/** Wheel events closer together than that are one gesture, ms. */
const GESTURE = 250;
/** A mouse that moved further with its button down drags, CSS px. */
const SLOP = 6;
/** A finger that rested for that long before it was lifted lets go gently, ms. */
const REST = 80;
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * @param {import("./live.js").Live} live
 * @param {(hint: "wheelHint" | "wheelHintMac") => void} hint What to say to a reader who tries the bare wheel.
 */
export function listen(live, hint) {
  const { canvas, host, signal } = live;
  const greedy = () => document.fullscreenElement === host || host.getAttribute("gestures") === "greedy";
  const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
    canvas.addEventListener(type, act, { signal, passive: false });

  /** Where an event is, CSS px of the canvas box: the page may have enlarged that. @param {MouseEvent} event @returns {[x: number, y: number]} */
  const at = ({ offsetX, offsetY }) => [offsetX / enlarged(host), offsetY / enlarged(host)];

  let wheeled = -Infinity;
  let hinted = false;
  on("wheel", (/** @type {WheelEvent} */ event) => {
    if (live.fixed) return;
    const meant = event.ctrlKey || event.metaKey;
    if (!meant && !greedy()) {
      // Once is enough, and only for a reader who scrolls on the map, not past it.
      if (hinted || Math.abs(event.deltaY) < 1) return;
      hinted = true;
      hint(MAC ? "wheelHintMac" : "wheelHint");
      return;
    }
    const moved = live.tell(GROW, "", ...at(event), 2 ** -turns(event));
    // At a limit the page gets the wheel back, but never in the middle of a turn; `live.js` keeps the browser from zooming.
    if (moved || event.timeStamp - wheeled < GESTURE) {
      event.preventDefault();
      wheeled = event.timeStamp;
    }
  });

  /** Pointers that are down. @type {Map<number, { x: number, y: number }>} */
  const down = new Map();
  let dragged = false;
  let speed = { x: 0, y: 0, at: 0 };

  on("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    const { pointerId } = event;
    const [x, y] = at(event);
    down.set(pointerId, { x, y });
    dragged = down.size > 1;
    speed = { x: 0, y: 0, at: event.timeStamp };
    if (dragged) live.tell(LEAVE);
    else live.tell(DOWN, "", x, y, touch(event));
  });
  on("pointermove", (/** @type {PointerEvent} */ event) => {
    // One that was let go outside the map.
    if (!event.buttons) down.delete(event.pointerId);
    const last = down.get(event.pointerId);
    const [x, y] = at(event);
    if (!last) {
      if (event.isPrimary) live.tell(MOVE, "", x, y, touch(event));
      return;
    }
    if (live.fixed) return;
    const by = { x: x - last.x, y: y - last.y };
    if (down.size === 2) {
      const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      const grown = Math.hypot(x - other.x, y - other.y) / Math.max(1, Math.hypot(last.x - other.x, last.y - other.y));
      live.tell(PAN, "", by.x / 2, by.y / 2);
      live.tell(GROW, "", (x + other.x) / 2, (y + other.y) / 2, grown);
    } else if (event.pointerType === "mouse" || greedy()) {
      if (!dragged && Math.hypot(by.x, by.y) < SLOP) return;
      if (!dragged) {
        dragged = true;
        canvas.setPointerCapture(event.pointerId);
        live.tell(LEAVE);
      }
      live.tell(PAN, "", by.x, by.y);
      const past = Math.max(1, event.timeStamp - speed.at);
      speed = { x: (1000 * by.x) / past, y: (1000 * by.y) / past, at: event.timeStamp };
    }
    down.set(event.pointerId, { x, y });
  });
  on("pointerup", (/** @type {PointerEvent} */ event) => {
    if (!down.delete(event.pointerId)) return;
    const [x, y] = at(event);
    if (!dragged) live.tell(UP, "", x, y, touch(event));
    else if (down.size === 0 && touch(event) && event.timeStamp - speed.at < REST) live.tell(FLICK, "", speed.x, speed.y);
  });
  on("pointercancel", (/** @type {PointerEvent} */ event) => {
    down.delete(event.pointerId);
    live.tell(LEAVE);
  });
  on("pointerleave", (/** @type {PointerEvent} */ event) => {
    if (event.isPrimary && !down.has(event.pointerId)) live.tell(LEAVE);
  });
  on("dblclick", (/** @type {MouseEvent} */ event) => {
    if (!live.fixed) live.tell(IN, "", ...at(event), 1);
  });

  const claim = () => {
    const touches = live.fixed ? "auto" : greedy() ? "none" : "pan-x pan-y";
    canvas.style.setProperty("touch-action", touches);
  };
  claim();
  document.addEventListener("fullscreenchange", claim, { signal });
  return { claim };
}

/**
 * How many times a wheel halves the map: about a third of a time for a notch; a pinch on a trackpad comes in small steps.
 * @param {WheelEvent} event
 */
function turns({ deltaMode, deltaY, ctrlKey }) {
  const px = deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * 33 : deltaMode === WheelEvent.DOM_DELTA_PAGE ? deltaY * 300 : deltaY;
  const pinch = ctrlKey && Math.abs(px) < 50;
  return Math.max(-1, Math.min(1, px * (pinch ? 0.01 : 0.003)));
}

/** @param {PointerEvent} event */
function touch(event) {
  return Number(event.pointerType === "touch");
}
