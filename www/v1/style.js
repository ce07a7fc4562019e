// @ts-check
/**
 * The look of the element before a reader can touch it: its box, the picture, the drawing, and the list that stands in
 * for them. Colours are those of `src/paint/theme.rs`.
 */

const FONT = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif";

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

// Symbols as the map has them, dashed where the row is deduced.
const MARKS = `
.mark { width: 17px; height: 17px; overflow: visible; stroke-width: 2; vertical-align: -3px; }
p > .mark { margin-right: 7px; }
.capitale > .mark { fill: var(--accent); stroke: none; }
.metropole > .mark { fill: var(--mark); stroke: none; }
.communaute > .mark, .hub > .mark { fill: var(--inside); stroke: var(--mark); }
.inferred > .mark { stroke-dasharray: 3 2.2; }
.capitale.inferred > .mark, .metropole.inferred > .mark { fill: var(--inside); stroke: var(--accent); }
.metropole.inferred > .mark { stroke: var(--mark); }
`;

// The complete list, below the drawing.
const LIST = `
.list { background: var(--ground); max-width: 1280px; margin: 0 auto; padding: 12px 8px 20px; columns: 300px; column-gap: 32px; overflow-wrap: break-word; }
.list h3 { font-size: calc(20 * var(--px)); line-height: 1.2; margin-bottom: 6px; }
.list h4 { margin: 18px 0 2px; font-size: calc(17 * var(--px)); }
.list h5 { margin: 12px 0 2px; font-size: calc(15 * var(--px)); }
.list p, .list li { font-size: calc(14 * var(--px)); color: var(--soft); }
.list li { padding: 2px 0 2px 22px; }
.list li > span:first-of-type { color: var(--text); font-weight: 700; }
.list li > .mark { width: 15px; height: 15px; margin: 0 7px 0 -22px; }
.list section { break-inside: avoid; }

.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

:host(:fullscreen) { overflow: auto; }
:host(:fullscreen) > section { display: grid; align-content: safe center; min-height: 100%; background: var(--ground); }
`;

/** @type {CSSStyleSheet | undefined} */
let made;

/** The sheet that all maps of the page share. */
export function sheet() {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(FRAME + STAGE + MARKS + LIST);
  }
  return made;
}
