/**
 * Types that several modules share. Nothing at run time.
 *
 * @typedef {"france" | "world"} View
 *
 * @typedef {object} State What the map shows.
 * @property {View} view
 * @property {string} edition
 * @property {"fr" | "en"} lang
 * @property {"light" | "dark"} theme
 * @property {string | null} region INSEE code of the region that is open.
 * @property {string | null} selected Slug of the place that is open.
 *
 * @typedef {object} Selection
 * @property {string | null} id `lille`, `region:32`, `country:US`; null when nothing is selected any more.
 * @property {"region" | "country" | "place" | null} kind
 * @property {string | null} name In the map's language.
 * @property {string | null} region INSEE code of the region that it is or lies in.
 * @property {string | null} country ISO 3166-1 code of the country that it is or lies in.
 * @property {string} edition
 * @property {"pointer" | "keyboard" | "api" | "list"} source By what means.
 *
 * @typedef {object} Target A focusable feature; CSS px of the canvas box.
 * @property {string} id
 * @property {string} name
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
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
 * @property {string} showList
 * @property {string} hideList
 *
 * @typedef {{ type: "paint" } | { type: "relayout" } | { type: "panel" } | { type: "need-world" }
 *   | { type: "layout", width: number, height: number }
 *   | { type: "select", detail: Selection }
 *   | { type: "view", detail: { view: View } }
 *   | { type: "announce", text: string }
 *   | { type: "tooltip", text: string, note: string, x: number, y: number }
 *   | { type: "focus", id: string }
 *   | { type: "cursor", pointer: boolean }} Effect What the page has to do; the state has already changed.
 */

export {};
