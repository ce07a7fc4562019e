// @ts-check
/**
 * The look of the element before a reader can touch it: its box, the picture and the drawing. Colours are those of `src/paint/theme.rs`.
 */

const FONT = "var(--ftm-font, Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif)";

const FRAME = `
:host { display: block; }
:host([hidden]) { display: none; }

section[data-theme] {
  all: initial;
  display: block;
  direction: ltr;
  container-type: inline-size;
  position: relative;
  /* A px of text: more where the page or the reader has larger text, less nowhere. */
  --px: max(1px, .0625rem);
  font: calc(15 * var(--px))/1.4 ${FONT};
  --ground: var(--ftm-ground, #fcfcfa); --hairline: #828e99; --accent: var(--ftm-accent, #bd1d2d);
  --mark: var(--ftm-mark, #1f3a54); --inside: #ffffff; --text: var(--ftm-text, #17202a); --soft: var(--ftm-soft, #55606c); --link: #1f4e79; --chosen: #e9edf0;
  overflow-wrap: break-word;
  color: var(--text);
  color-scheme: light;
}
section[data-theme="dark"] {
  --ground: var(--ftm-ground, #14181d); --hairline: #66727d; --accent: var(--ftm-accent, #ff8578);
  --mark: var(--ftm-mark, #dbe7f2); --inside: #14181d; --text: var(--ftm-text, #f0f3f5); --soft: var(--ftm-soft, #aab5bf); --link: #9cc4ea; --chosen: #29323b;
  color-scheme: dark;
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
`;

// The box of the drawing is the same before and after it runs.
const STAGE = `
.stage { position: relative; width: min(100%, 480px, var(--most, 99in) * 9 / 16); aspect-ratio: 9 / 16; margin: 0 auto; overflow: clip; }
@container (min-width: 640px) { .stage { width: min(100%, 1280px, var(--most, 99in) * 1.5); aspect-ratio: 3 / 2; } }
[data-shape] > .stage { width: var(--map-width); height: var(--map-height); aspect-ratio: auto; }
::slotted(img), ::slotted(picture), ::slotted(svg) {
  display: block !important; width: 100% !important; height: 100% !important; max-width: none !important;
  margin: 0 !important; object-fit: contain; object-position: 50% 0;
}
::slotted([data-preset="landscape"]) { display: none !important; }
@container (min-width: 640px) {
  ::slotted([data-preset="portrait"]) { display: none !important; }
  ::slotted([data-preset="landscape"]) { display: block !important; }
}
[data-state="live"] .stage > slot, [data-state="live"] .wake { display: none; }
section:not([data-state="live"]) .stage > :not(slot, .list, .wake) { visibility: hidden; }
[data-state="failed"] > .stage { width: auto; aspect-ratio: auto; }
[data-state="failed"] ::slotted(img), [data-state="failed"] ::slotted(svg) { height: auto !important; }
canvas { position: absolute; inset: 0; width: 100%; height: 100%; touch-action: pan-x pan-y; -webkit-tap-highlight-color: transparent; user-select: none; -webkit-user-select: none; }

button { all: unset; box-sizing: border-box; cursor: pointer; -webkit-tap-highlight-color: transparent; }
.wake { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%); padding: 0 20px; line-height: 44px; background: var(--text); color: var(--ground); border-radius: 3px; white-space: nowrap; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 1px; box-shadow: 0 0 0 1px var(--ground), 0 0 0 5px var(--ground); }
`;

/** @type {CSSStyleSheet | undefined} */
let made;

/** The sheet that all maps of the page share. */
export function sheet() {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(FRAME + STAGE);
  }
  return made;
}
