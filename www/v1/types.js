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
 * @typedef {object} Words Words of the controls, in the map's language.
 * @property {string} map
 * @property {string} views
 * @property {string} france
 * @property {string} world
 * @property {string} fullscreen
 * @property {string} exitFullscreen
 * @property {string} close
 * @property {string} list
 * @property {string} parts
 * @property {string} showList
 * @property {string} hideList
 * @property {string} filters
 * @property {string} tools
 * @property {string} showTools
 * @property {string} hideTools
 * @property {string} zoomIn
 * @property {string} zoomOut
 * @property {string} backToFrance
 * @property {string} backToWorld
 * @property {string} wheelHint
 * @property {string} wheelHintMac
 * @property {string} zoom
 * @property {string} pan
 * @property {string} panLeft
 * @property {string} panRight
 * @property {string} panUp
 * @property {string} panDown
 * @property {string} edition
 * @property {string} previousEdition
 * @property {string} nextEdition
 * @property {string} search
 * @property {string} searchHint
 * @property {string} results
 * @property {string} clear
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
