// @ts-check
/**
 * The look of what a reader touches; it comes on top of `style.js`. Text grows with the page's (`--px`), but for the words
 * over the drawing, which are as large as its own. Sizes follow the scene through `--scale` (CSS px per
 * px of the scene) where they must fit a room that it leaves free.
 */

// Words and thin signs, 44 px to hit.
const CONTROLS = `
.controls, .list-button { position: absolute; z-index: 2; }
.controls {
  top: calc((var(--scale) * 70px - 44px) / 2);
  right: calc(var(--scale) * 8px + 44px);
  display: flex;
}
.list-button { top: calc((var(--scale) * 70px - 44px) / 2); right: calc(var(--scale) * 8px); }
.views { display: flex; }
.views button {
  position: relative; height: 44px; padding: 0 5px; min-width: 44px;
  font-size: 13px; line-height: 44px; text-align: center; color: var(--soft);
}
.views button::after { content: ""; position: absolute; left: 6px; right: 6px; bottom: 10px; border-bottom: 1px solid var(--hairline); }
.views button:hover { color: var(--text); }
.views button[aria-pressed="true"] { color: var(--text); font-weight: 700; }
.views button[aria-pressed="true"]::after { border-bottom: 3px solid var(--text); bottom: 8px; }
.icon { display: inline-flex; align-items: center; justify-content: center; width: 44px; height: 44px; color: var(--soft); }
.icon:hover { color: var(--text); }
.glyph { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.6; }
.list-button span { display: none; font-size: 13px; }
.list-button[aria-expanded="true"] { color: var(--text); }
[data-panel="beside"] :is(.views button, .list-button span) { font-size: clamp(14px, var(--scale) * 13px, 16px); }
[data-panel="beside"] .views button { padding: 0 12px; }
[data-panel="beside"] .views button::after { left: 12px; right: 12px; }
[data-panel="beside"] .list-button { width: 84px; gap: 7px; padding-top: 1px; }
[data-panel="beside"] .list-button span { display: inline; }
[data-panel="beside"] .controls { right: calc(var(--scale) * 8px + 84px); }
[data-shape="portrait"] .controls, [data-shape="portrait"] .list-button { top: auto; bottom: max(0px, (var(--scale) * 48px - 44px) / 2); }
[data-shape="portrait"] .list-button { right: 0; }
[data-shape="portrait"] .controls { right: 44px; }
[data-shape="portrait"] .views button { padding: 0; }
.zoom { position: absolute; z-index: 2; right: calc(var(--scale) * 8px); bottom: calc(var(--scale) * 36px); display: flex; flex-direction: column; }
.zoom .icon { background: var(--ground); border: 1px solid var(--hairline); }
.zoom .icon + .icon { border-top: 0; }
[data-view="world"] .zoom { top: calc(var(--scale) * 74px); bottom: auto; }
[data-shape="portrait"] .zoom { left: calc(var(--scale) * 4px); right: auto; top: auto; bottom: calc(var(--scale) * 196px); }
[data-shape="portrait"][data-view="world"] .zoom { bottom: calc(var(--scale) * 364px); }
[data-shape="portrait"] .zoom .screen { display: none; }
[data-panel="sheet"]:is([data-open="bottom"][data-zoom="none"], [data-shape="landscape"][data-view="world"][data-open="top"]) .zoom { display: none; }
[data-panel="sheet"][data-open="bottom"] .zoom { top: calc(var(--scale) * 4px + 48px); bottom: auto; left: calc(var(--scale) * 158px); right: auto; }
[data-panel="sheet"][data-open="bottom"][data-view="world"] .zoom { top: calc(var(--scale) * 98px + 48px); left: calc(var(--scale) * 8px); }
[data-shape="portrait"][data-panel="sheet"][data-open="bottom"] .zoom { top: calc(var(--scale) * 112px + 48px); bottom: auto; left: auto; right: calc(var(--scale) * 4px); }
[data-panel="beside"][data-open="right"][data-view="world"] .zoom { top: auto; bottom: calc(var(--scale) * 116px); }
:is([data-open="right"], [data-open="bottom"]) .zoom .screen { display: none; }
.zoom [aria-disabled="true"] { color: var(--hairline); cursor: default; }
.moved { position: absolute; z-index: 2; top: calc(var(--scale) * 4px); left: calc(var(--scale) * 158px); max-width: calc(100% - var(--scale) * 158px - 225px); display: flex; }
[data-view="world"] .moved { top: calc(var(--scale) * 98px); left: calc(var(--scale) * 8px); max-width: none; }
[data-shape="portrait"] .moved { top: calc(var(--scale) * 112px); left: calc(var(--scale) * 4px); max-width: none; }
.moved button { height: 44px; min-width: 40px; background: var(--ground); border: 1px solid var(--hairline); border-left-width: 0; }
.moved .back { display: flex; align-items: center; gap: 7px; padding: 0 12px 0 9px; border-left-width: 1px; font-size: 14px; line-height: 1.2; }
.moved .icon { width: 40px; }
.back:hover span { text-decoration: underline; text-underline-offset: 3px; }
.hint {
  position: absolute; z-index: 4; left: 50%; top: 40%; width: max-content; max-width: 80%; padding: 10px 16px;
  transform: translateX(-50%); background: var(--text); color: var(--ground); border-radius: 3px; text-align: center; pointer-events: none;
}
`;

// Of the features as buttons only the focus ring is seen, at the edge while its feature is still out of sight.
const POINTING = `
.mirror, .over { position: absolute; inset: 0; contain: strict; pointer-events: none; }
.over { z-index: 4; }
.mirror button {
  position: absolute; left: clamp(0px, var(--x), 100% - 24px); top: clamp(0px, var(--y), 100% - 24px);
  width: min(var(--width), 100%); height: min(var(--height), 100%);
  pointer-events: none; border-radius: 4px;
}
.mirror button:focus-visible { outline: 2px solid var(--ground); outline-offset: 2px; box-shadow: 0 0 0 2px var(--text), 0 0 0 6px var(--text); }

.tooltip {
  position: absolute; max-height: calc(50% - 14px); padding: 6px 9px; overflow: hidden; overflow-wrap: anywhere;
  background: var(--ground); border: 1px solid var(--hairline); border-radius: 2px;
  font-size: clamp(13 * var(--px), var(--scale) * 13 * var(--px), 16 * var(--px)); line-height: 1.3;
}
.tooltip b, .tooltip span { display: block; }
.tooltip span { color: var(--soft); }
`;

// A column over the legend, which it covers whole in the view of France, or a sheet, there beside the legend and above the credit.
const PANEL = `
.panel { position: absolute; z-index: 3; display: flex; background: var(--ground); border: 0 solid var(--hairline); font-size: calc(15 * var(--px)); }
.body { flex: 1; min-width: 0; overflow-y: auto; scrollbar-width: thin; overflow-wrap: break-word; padding: 8px 14px 12px; }
[data-panel="beside"] .panel {
  top: calc(var(--scale) * 70px); width: max(245px, 25.8%); border-width: 1px; font-size: clamp(15 * var(--px), var(--scale) * 14 * var(--px), 18 * var(--px));
  max-height: calc(var(--scale) * 538px);
}
[data-panel="beside"] .panel[data-side="right"] { max-height: calc(var(--scale) * 534px - 94px); }
[data-panel="beside"][data-view="world"] .panel[data-side="right"] { max-height: calc(var(--scale) * 454px - 94px); }
[data-panel="beside"] .panel[data-side="right"] { right: 0; border-right: 0; }
[data-panel="beside"] .panel[data-side="left"] { left: 0; border-left: 0; }
[data-panel="beside"][data-view="france"] .panel { min-height: calc(var(--scale) * 414px); }
[data-panel="beside"][data-view="france"] .panel[data-side="left"] { top: 0; min-height: calc(var(--scale) * 610px); }
[data-panel="sheet"] .panel { left: 0; right: 0; max-height: 45%; }
[data-panel="sheet"] .panel[data-side="bottom"] { bottom: 0; border-top: 2px solid var(--text); }
[data-panel="sheet"] .panel[data-side="top"] { top: 0; border-bottom: 2px solid var(--text); }
[data-shape="portrait"] .panel[data-side="bottom"] { bottom: calc(var(--scale) * 52px); max-height: calc(var(--scale) * 236px); border-bottom-width: 1px; }
[data-shape="landscape"][data-panel="sheet"] .panel[data-side="top"] { top: calc(var(--scale) * 70px); max-height: calc(var(--scale) * 218px); border-top-width: 1px; }
[data-shape="landscape"][data-panel="sheet"][data-view="france"] .panel { right: 25.8%; border-right-width: 1px; }
[data-shape="landscape"][data-panel="sheet"][data-view="france"] .panel[data-side="bottom"] { bottom: calc(var(--scale) * 30px); max-height: calc(var(--scale) * 258px); border-bottom-width: 1px; }
[data-shape="landscape"][data-panel="sheet"] .body > div { columns: 2; column-gap: 28px; }
[data-panel="sheet"] .panel :is(h3, .summary) { column-span: all; }
.body li, .standing { break-inside: avoid; }
.close { position: absolute; z-index: 1; top: 0; right: 0; background: var(--ground); }
h3, h4, h5, p, ul { margin: 0; padding: 0; font-size: 1em; }
.panel h3 { margin: 2px 34px .3em 0; font-size: 1.33em; line-height: 1.15; letter-spacing: -.01em; }
.panel h4 { margin: .9em 0 .2em; padding-top: .6em; border-top: 1px solid var(--hairline); font-size: .87em; color: var(--soft); font-weight: 400; break-after: avoid; }
.panel p { margin: 0 0 .25em; }
.summary, .where { font-size: .93em; color: var(--soft); }
.certainty, .source, .places .tier { font-size: .87em; color: var(--soft); }
.tier.none, .change { color: var(--soft); }
.standing { margin-bottom: .4em; }
.standing p:first-child { font-weight: 700; }
ul { list-style: none; }
.places { margin: .6em 0; border-top: 1px solid var(--hairline); }
.places li { border-bottom: 1px solid var(--hairline); }
.places button { position: relative; display: block; width: 100%; min-height: 44px; padding: 5px 2px 5px 26px; line-height: 1.25; }
.places button:hover .name, .up:hover { text-decoration: underline; text-underline-offset: 3px; }
.places button:focus-visible { outline-offset: -2px; box-shadow: none; }
.places .mark { position: absolute; left: 1px; top: .45em; }
.places span { display: block; }
.places .capitale .name { font-weight: 700; }
.titles li { padding: .2em 0; }
.panel div > .source:last-child { margin-top: .7em; }
.up { display: block; margin-top: .5em; min-height: 44px; line-height: 44px; color: var(--link); }
a { color: var(--link); text-underline-offset: 2px; }
a::after { content: "\\202f\\2197" / ""; }
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

// Between the map and the list; in sight while any of the map is.
const TOOLS = `
.tools {
  position: sticky; z-index: 5; bottom: 0; max-width: 1280px; margin: 0 auto; padding: 8px;
  display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center;
  background: var(--ground); border-top: 1px solid var(--hairline);
}
`;

// A line with a stop for each edition. A thumb is 20 px wide, so that the outer stops stand 10 px from the ends.
const STEPPER = `
.stepper { flex: 1 1 100%; display: grid; grid-template-columns: 44px minmax(0, 1fr) 44px; align-items: start; }
.edition { grid-column: 1 / -1; text-align: center; font-size: calc(14 * var(--px)); color: var(--soft); }
.edition .name { font-weight: 700; color: var(--text); }
.rail { position: relative; height: 44px; }
.rail::before { content: ""; position: absolute; left: 10px; right: 10px; top: 21px; border-top: 2px solid var(--hairline); }
.rail input { appearance: none; position: relative; display: block; width: 100%; height: 44px; margin: 0; background: none; cursor: pointer; }
.rail input::-webkit-slider-runnable-track { height: 44px; }
.rail input::-webkit-slider-thumb { -webkit-appearance: none; width: 20px; height: 20px; margin-top: 12px; border: 3px solid var(--ground); border-radius: 50%; background: var(--text); box-shadow: 0 0 0 1px var(--text); }
.rail input::-moz-range-thumb { box-sizing: border-box; width: 20px; height: 20px; border: 3px solid var(--ground); border-radius: 50%; background: var(--text); box-shadow: 0 0 0 1px var(--text); }
.ticks { position: absolute; inset: 0 10px; display: flex; justify-content: space-between; }
.ticks span { position: relative; width: 0; font-size: 0; color: var(--soft); }
.ticks span::before { content: ""; position: absolute; left: -4px; top: 18px; width: 8px; height: 8px; border-radius: 50%; background: var(--hairline); }
.stepper .icon[aria-disabled="true"] { color: var(--hairline); cursor: default; }
.news { grid-column: 1 / -1; font-size: calc(14 * var(--px)); color: var(--soft); max-height: 36vh; overflow-y: auto; }
.news p { margin: .4em 0 0 18px; }
.news summary {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
  position: relative; padding-left: 18px; line-height: 1.75; cursor: pointer; color: var(--text); border-radius: 2px;
}
.news details[open] summary { -webkit-line-clamp: none; }
.news summary::before { content: ""; position: absolute; left: 3px; top: 7px; border: 5px solid transparent; border-left: 7px solid; }
.news details[open] summary::before { transform: rotate(90deg); left: 0; top: 10px; }
.news summary:hover { text-decoration: underline; text-underline-offset: 3px; }
.news summary:focus-visible { outline-offset: -2px; box-shadow: none; }
.news li { padding: 3px 0 0 18px; }
@container (min-width: 750px) and (min-width: 47rem) {
  .rail { height: 62px; }
  .ticks span { display: flex; justify-content: center; font-size: calc(13 * var(--px)); line-height: 1.15; padding-top: 33px; white-space: nowrap; text-align: center; }
  .ticks .now { color: var(--text); font-weight: 700; }
}
`;

// Choices of one kind in a row, 44 px to hit.
const CHIPS = `
.chips { display: flex; flex-wrap: wrap; gap: 4px 6px; }
.chips button {
  min-width: 44px; min-height: 44px; padding: 2px 11px; border: 1px solid var(--soft); border-radius: 2px;
  font-size: calc(14 * var(--px)); line-height: 1; color: var(--text);
}
.chips span { color: var(--soft); font-variant-numeric: tabular-nums; }
.chips button:hover { box-shadow: inset 0 0 0 1px var(--text); }
.chips [aria-pressed="true"] { background: var(--text); border-color: var(--text); color: var(--ground); }
.chips [aria-pressed="true"] span { color: inherit; }
`;

// A field with what it finds above or below it.
const SEARCH = `
.search { position: relative; display: flex; flex: 1 1 300px; flex-wrap: wrap; align-items: center; gap: 2px 12px; max-width: 460px; }
.search label { font-size: calc(14 * var(--px)); color: var(--soft); }
.field { position: relative; flex: 1 1 200px; min-width: 0; }
.field input {
  all: unset; box-sizing: border-box; width: 100%; height: max(44px, 2.2em); padding: 0 44px 0 12px; font-size: calc(16 * var(--px));
  border: 1px solid var(--soft); border-radius: 2px; background: var(--inside); color: var(--text); cursor: text;
}
.field input::placeholder { color: var(--soft); opacity: 1; }
.field input:focus-visible { outline: 2px solid var(--text); outline-offset: 1px; }
.field .icon { position: absolute; right: 0; top: 0; }
.popup {
  position: absolute; z-index: 6; left: 0; right: 0; background: var(--ground); border: 1px solid var(--soft); border-radius: 2px;
}
.popup [role="listbox"] { max-height: min(var(--room), 400px); overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; }
.popup[data-side="above"] { bottom: calc(100% + 4px); }
.popup[data-side="below"] { top: calc(100% + 4px); }
.popup > p { padding: 10px 12px; font-size: calc(15 * var(--px)); }
.heading { position: sticky; z-index: 1; top: 0; padding: 7px 12px 5px; background: var(--ground); font-size: calc(13 * var(--px)); color: var(--soft); }
[role="group"] + [role="group"] > .heading { border-top: 1px solid var(--hairline); }
[role="option"] {
  position: relative; min-height: 44px; padding: 5px 12px 6px 38px; scroll-margin-top: 30px;
  font-size: calc(15 * var(--px)); line-height: 1.3; cursor: pointer; overflow-wrap: break-word;
}
[role="option"] span { display: block; }
[role="option"] .note { font-size: calc(13 * var(--px)); color: var(--soft); }
[role="option"] .mark { position: absolute; left: 12px; top: .5em; margin: 0; }
[role="option"].capitale .name { font-weight: 700; }
[role="option"]:hover { background: var(--chosen); }
[role="option"][aria-selected="true"] { background: var(--chosen); box-shadow: inset 4px 0 var(--text); }
`;

// On a phone the tools must leave the map in sight: what only names a tool is left to those who hear it.
const COMPACT = `
@container (max-width: 639px) {
  .tools { gap: 6px 8px; padding: 6px 8px; }
  .search label, .filters > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .filters { gap: 6px; }
  .filters button { padding: 2px 9px; }
  .news summary { -webkit-line-clamp: 1; }
}
@media not (any-pointer: fine) { .help { display: none; } }
`;

// Keys in one column, what they do in the other.
const HELP = `
.help > button { min-height: 44px; padding: 0 4px; font-size: calc(14 * var(--px)); color: var(--link); text-decoration: underline; text-underline-offset: 3px; }
.help > div { padding: 0 4px 8px; font-size: calc(14 * var(--px)); max-width: 40em; }
.help li { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 5fr); gap: 0 12px; padding: 3px 0; border-top: 1px solid var(--hairline); color: var(--soft); }
.help b { color: var(--text); }
.help p { padding-top: 6px; border-top: 1px solid var(--hairline); }
`;

// Off is told by dashes and by a line through the word, too.
const FILTERS = `
.filters { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; font-size: calc(14 * var(--px)); }
.filters > span { color: var(--soft); margin-right: 4px; }
.filters button {
  display: inline-flex; align-items: center; gap: 7px; min-height: 44px; max-width: 100%; padding: 2px 12px; overflow-wrap: anywhere;
  border: 1px solid var(--text); border-radius: 2px;
}
.filters button[aria-pressed="false"] { border: 1px dashed var(--soft); color: var(--soft); }
.filters button[aria-pressed="false"] span { text-decoration: line-through; }
.filters button[aria-pressed="false"] .mark { opacity: .45; }
.filters button:hover { box-shadow: inset 0 0 0 1px var(--text); }
[data-shape="portrait"] .filters > span { flex-basis: 100%; }
.filters b { font-weight: 400; font-variant-numeric: tabular-nums; color: var(--soft); }
`;

// What the attribute `controls` leaves out, and what paper has no use for. The vector lies over the drawing.
const LEFT_OUT = `
:host([controls]:not([controls~="view"])) .views,
:host([controls]:not([controls~="edition"])) .stepper,
:host([controls]:not([controls~="filters"])) .filters,
:host([controls]:not([controls~="search"])) .search,
:host([controls]:not([controls~="zoom"])) :is(.zoom .icon:not(.screen), .moved .icon),
:host([controls]:not([controls~="list"])) .list-button,
:host([controls]:not([controls~="fullscreen"])) .screen,
:host([controls]:not([controls~="edition"], [controls~="filters"], [controls~="search"])) [aria-controls="tools"] { display: none !important; }
.print { display: none; position: absolute; inset: 0; width: 100%; height: 100%; }
@media print {
  .controls, .list-button, .zoom, .moved, .panel, .tooltip, .mirror, .hint, .tools { display: none !important; }
  .print[src] { display: block; }
}
`;

// With more contrast the colours are those of `src/paint/theme.rs` again. In the system's colours shadows and backgrounds
// go: borders and outlines say the same.
const PREFERENCES = `
@media (prefers-contrast: more) {
section[data-theme] {
  --ground: #ffffff; --hairline: #36485a; --accent: #8f0a19;
  --mark: #0f3c68; --inside: #ffffff; --text: #000000; --soft: #000000; --link: #0f3c68; --chosen: #e9edf0;
}
section[data-theme="dark"] {
  --ground: #000000; --hairline: #b4c3d0; --accent: #ff9d92;
  --mark: #ffffff; --inside: #000000; --text: #ffffff; --soft: #ffffff; --link: #9cc4ea; --chosen: #29323b;
}
}
@media (forced-colors: active) {
section[data-theme][data-theme] {
  --ground: Canvas; --hairline: CanvasText; --accent: LinkText; --mark: CanvasText; --inside: Canvas;
  --text: CanvasText; --soft: CanvasText; --link: LinkText; --chosen: Canvas;
}
}
@media (prefers-contrast: more), (forced-colors: active) {
  .filters button[aria-pressed="false"] .mark { opacity: 1; }
}
@media (forced-colors: active) {
  .panel, .tooltip, .popup, .hint { border: 1px solid CanvasText; }
  .hint { background: Canvas; color: CanvasText; }
  .icon { border: 1px solid ButtonText; }
  [aria-disabled="true"] { color: GrayText; border-color: GrayText; }
  .views button[aria-pressed="true"]::after { border-color: Highlight; }
  [role="option"][aria-selected="true"] { outline: 3px solid Highlight; outline-offset: -3px; }
  .chips [aria-pressed="true"] { forced-color-adjust: none; background: Highlight; border-color: Highlight; color: HighlightText; }
  .mirror button:focus-visible { outline: 3px solid Highlight; }
  .news summary::before { forced-color-adjust: none; }
}
`;

/** @type {CSSStyleSheet | undefined} */
let made;

/**
 * Dresses what is inside an element; all maps of the page share the sheet.
 * @param {HTMLElement} inside
 */
export function dress(inside) {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(MARKS + LIST + CONTROLS + POINTING + PANEL + TOOLS + STEPPER + SEARCH + HELP + FILTERS + CHIPS + COMPACT + LEFT_OUT + PREFERENCES);
  }
  const root = /** @type {ShadowRoot} */ (inside.getRootNode());
  if (!root.adoptedStyleSheets.includes(made)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, made];
}
