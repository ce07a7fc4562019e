/**
 * Types that several modules share. Nothing at run time.
 *
 * What pages meet as well is in `public.d.ts`.
 * @typedef {import("./public.js").View} View
 * @typedef {import("./public.js").State} State
 * @typedef {import("./public.js").Details} Details
 *
 * @typedef {[id: string, name: string, x: number, y: number, width: number, height: number]} Target
 *   A focusable feature; CSS px of the canvas box.
 *
 * @typedef {[id: string, name: string, count: number, open: number]} Part
 *   A part of the world that holds labels in the edition on show, and whether it is open: 1 or 0.
 *
 * @typedef {object} Tree An element to make; empty strings stand for what is absent.
 * @property {string} tag
 * @property {string} text
 * @property {string} lang
 * @property {string} href
 * @property {string} class
 * @property {string} id The feature it stands for.
 * @property {Tree[]} children
 *
 * @typedef {["paint"] | ["animate"] | ["targets"] | ["relayout"] | ["panel"] | ["world"]
 *   | ["layout", width: number, height: number, across: number, down: number]
 *   | ["select", detail: Details["select"]]
 *   | ["view", detail: Details["view"]]
 *   | ["edition", detail: Details["edition"]]
 *   | ["announce", text: string]
 *   | ["tooltip", text?: string, note?: string, x?: number, y?: number]
 *   | ["focus", id: string]
 *   | ["cursor", name: string]
 *   | ["error", code: import("./public.js").ErrorCode, message: string]} Effect What the page has to do; the state has already changed.
 *   `animate`: the time is wanted before the next picture; `targets`: the features stand elsewhere; `relayout`: words, targets and list say something else; `panel`: the panel does; `world`: its data is needed;
 *   `layout`: sizes of the canvas, CSS px and device px; `focus`: a feature's button gets the focus; `tooltip`
 *   without a text: away with it.
 */

export {};
