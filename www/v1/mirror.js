// @ts-check
/**
 * The features as real buttons over the drawing: names, focus rings, touch exploration, voice control and forced
 * colours come from the browser. One tab stop; the arrows move it. The pointer goes through to the canvas.
 */
import { element } from "./dom.js";
import { KEYS } from "./calls.js";
import { makeTyping } from "./typing.js";

const SIDES = ["--x", "--y", "--width", "--height"];

/**
 * @param {HTMLElement} after What it follows in reading order.
 * @param {{ focus: (id: string) => void, key: (key: number) => void, travel: (key: string) => boolean, open: (id: string) => void }} on
 */
export function makeMirror(after, on) {
  const box = element("div", { class: "mirror", role: "group" });
  after.after(box);
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  /** The tab stop. @type {HTMLButtonElement | undefined} */
  let stop;
  const type = makeTyping();

  const focused = () => {
    const active = /** @type {ShadowRoot} */ (box.getRootNode()).activeElement;
    return active instanceof HTMLButtonElement && active.parentNode === box ? active : undefined;
  };
  /** @param {HTMLButtonElement | undefined} button */
  const moveStop = (button) => {
    if (stop) stop.tabIndex = -1;
    stop = button;
    if (stop) stop.tabIndex = 0;
  };

  box.addEventListener("focusin", () => {
    moveStop(focused());
    // After a click in the panel the focus comes back here unseen, and no tooltip should come with it.
    if (stop?.matches(":focus-visible")) on.focus(stop.dataset.id ?? "");
  });
  box.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && box.contains(event.relatedTarget))) on.focus("");
  });
  box.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (button) on.open(button.dataset.id ?? "");
  });
  box.addEventListener("keydown", (event) => {
    // With a modifier a key is the page's or the browser's, but for the arrows with Alt: a map that is zoomed moves.
    if (event.ctrlKey || event.metaKey) return;
    const arrow = event.key.startsWith("Arrow");
    if (event.altKey ? arrow : "+=-".includes(event.key)) {
      if (on.travel(event.altKey ? event.key : event.key === "-" ? "-" : "+")) event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const key = event.shiftKey ? -1 : KEYS.indexOf(event.key);
    // Enter clicks the button; Escape is heard wherever it is pressed.
    if (key >= 0 && key < KEYS.indexOf("Enter")) {
      event.preventDefault();
      on.focus(stop?.dataset.id ?? "");
      on.key(key);
      return;
    }
    const all = /** @type {HTMLButtonElement[]} */ ([...box.children]);
    const names = all.map((button) => button.ariaLabel ?? "");
    all[type(event.key, event.timeStamp, names, all.findIndex((button) => button === stop))]?.focus();
  });

  return {
    /**
     * Buttons that stay are kept, and with them the focus.
     * @param {import("./types.js").Target[]} targets
     * @param {string} label
     */
    update(targets, label) {
      box.setAttribute("aria-label", label);
      const had = focused();
      const ids = new Set(targets.map(([id]) => id));
      for (const [id, button] of buttons) {
        if (ids.has(id)) continue;
        button.remove();
        buttons.delete(id);
      }
      let next = box.firstElementChild;
      for (const [id, name, ...sides] of targets) {
        const button = buttons.get(id) ?? element("button", { type: "button", tabindex: "-1", "data-id": id });
        buttons.set(id, button);
        button.setAttribute("aria-label", name);
        SIDES.forEach((side, at) => button.style.setProperty(side, `${sides[at]}px`));
        if (button === next) next = button.nextElementSibling;
        else box.insertBefore(button, next);
      }
      if (!stop?.isConnected) moveStop(/** @type {HTMLButtonElement | undefined} */ (box.firstElementChild ?? undefined));
      // Moving a button in the document takes the focus from it.
      if (had && focused() !== had) (had.isConnected ? had : stop)?.focus({ preventScroll: true });
    },
    /**
     * @param {string} id
     * @returns {boolean} Whether there is such a button.
     */
    focus(id) {
      const button = buttons.get(id);
      button?.focus();
      return !!button;
    },
  };
}
