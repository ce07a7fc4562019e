// @ts-check
/** The configurator: a form, the map that it sets up, and the code that shows this map elsewhere. */
import { DEFAULT_EDITION } from "../v1/asked.js";
import { choices, editions } from "./choices.js";
import { asBlock, elementCode, iframeCode, imageCode, ownCode, pictureCode } from "./code.js";
import { makeColors, say, themesOf, warn } from "./colors.js";
import { makeBox } from "./copy.js";
import { fill, offerEditions, offerPlaces, picked, readForm, the } from "./form.js";
import { makeOwn } from "./own-form.js";
import { OWN } from "./pairs.js";
import { makePieceBox } from "./piece-box.js";
import { makePreview } from "./preview.js";
import { rankWarnings } from "./ranks.js";
import { folder, nameOf, queryOf, settingsOf } from "./settings.js";
import { translate, word } from "./words.js";

/** @typedef {import("./settings.js").Settings} Settings */

const lang = new URLSearchParams(location.search).get("ui") === "en" ? "en" : "fr";

/** Each way of embedding, with what it is called. */
const WAYS = /** @type {const} */ ([
  ["element", "element", elementCode],
  ["iframe", "iframe", iframeCode],
  ["picture", "pictureBoth", pictureCode],
  ["image", "pictureOne", imageCode],
]);

/** @type {Settings} */
let settings = settingsOf(location.search, {
  edition: DEFAULT_EDITION,
  view: "france",
  id: "",
  lang: "",
  theme: "",
  history: "",
  gestures: "",
  controls: "",
  maxHeight: "",
  colors: {},
  lazy: true,
  narrow: false,
  alt: "",
  base: folder(new URL("./", location.href).href) ?? "",
});
/** The text alternative that the list suggests; an editor's own stays. */
let suggested = "";

translate(lang);
const colors = makeColors(the("colors"), lang, read);
const preview = makePreview(the("preview"), (choice) => {
  if (own.isActive()) {
    const { id, edition } = choice;
    // Until the editor's data is there, the map is the label's.
    if (own.get().shown) own.set({ ...(id !== undefined && { id }), ...(edition !== undefined && { edition }) });
    return write();
  }
  settings = { ...settings, ...choice };
  fill(settings);
  refresh();
});
const own = makeOwn(lang, {
  map: preview.map,
  renew() {
    preview.renew();
    preview.show(settings);
  },
  forget: preview.forget,
  restore: () => preview.show(settings),
  changed: () => write(),
});
const boxes = WAYS.map(([way, title, code]) => ({ write: makeBox(way, word(lang, title), the("told"), lang), code }));
const writePiece = makePieceBox(the("piece"), the("told"), lang);

start();

async function start() {
  listen();
  try {
    const known = await editions();
    offerEditions(known, lang);
    if (!known.some(({ id }) => id === settings.edition)) settings.edition = DEFAULT_EDITION;
  } catch {
    fail();
  }
  fill(settings);
  colors.set(settings.colors);
  await refresh();
}

function listen() {
  the("settings").addEventListener("input", ({ target }) => {
    // What is of the editor's own data is read there.
    if (/** @type {Element} */ (target).closest("#own, #source")) return;
    // Of another territory nothing is open yet.
    if (target === the("territory")) the("place").value = "";
    read();
  });
  the("settings").addEventListener("submit", (event) => event.preventDefault());
  the("format").addEventListener("input", write);
  the("shown").addEventListener("input", write);
  the("reset").addEventListener("click", () => {
    colors.set({});
    read();
  });
}

/** Takes over what the form says. */
function read() {
  settings = { ...readForm(settings, lang), colors: colors.get() };
  refresh();
}

/** Shows what is set, once with what there is to choose. */
async function refresh() {
  write();
  const asked = settings;
  try {
    // Names for the editor, the sentence for the reader.
    const [named, told] = await Promise.all([choices(nameOf({ ...asked, lang })), choices(nameOf(asked))]);
    if (asked !== settings) return;
    const id = offerPlaces(named, asked, lang);
    const alt = asked.alt === suggested ? told.title : asked.alt;
    suggested = told.title;
    the("alt").value = alt;
    settings = { ...asked, id, alt };
    the("failed").textContent = "";
    write();
  } catch {
    fail();
  }
}

function fail() {
  the("failed").textContent = word(lang, "failed");
}

/** The map, the code, the warnings and the address, as is set. */
function write() {
  if (own.isActive()) writeOwn();
  else writeLabel();
  warn(the("contrast"), settings, lang);
  writeAddresses();
}

function writeLabel() {
  preview.show(settings);
  say(the("rank-warnings"), "", [], lang);
  const told = { ...settings, alt: settings.alt.trim() || suggested || "La French Tech" };
  the("preview").dataset.shown = settings.narrow ? "phone" : picked("shown");
  const block = picked("format") === "block";
  for (const { write, code } of boxes) write(block ? asBlock(code(told, OWN)) : code(told, OWN));
  writePiece(told, block);
}

/** The editor's own data: shown as soon as it has been read, and in code that its files stand beside. */
function writeOwn() {
  const data = own.get();
  if (data.shown) preview.show(settings, data);
  the("preview").dataset.shown = picked("shown");
  const [{ write: writeElement }] = boxes;
  const code = data.files.data ? ownCode(settings, OWN, data) : word(lang, "noFiles");
  writeElement(picked("format") === "block" && data.files.data ? asBlock(code) : code);
  const warnings = data.shown ? rankWarnings(data.ranks, settings.colors, themesOf(settings.theme), lang) : [];
  say(the("rank-warnings"), word(lang, "rankColours"), warnings, lang);
}

/** What is set stands in the addresses of this page and of its other language. */
function writeAddresses() {
  const query = queryOf(settings, OWN);
  for (const link of document.querySelectorAll(".languages a")) {
    const own = link.getAttribute("hreflang") === lang;
    link.setAttribute("href", `?${query}&ui=${link.getAttribute("hreflang")}`);
    if (own) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  history.replaceState(history.state, "", `?${query}${lang === "en" ? "&ui=en" : ""}${location.hash}`);
}
