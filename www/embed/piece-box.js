// @ts-check
/**
 * The box of the long piece of HTML. It is fetched when it is asked for, and shown by its beginning: so long a text in a
 * field would hold up the page.
 */
import { button, element } from "../v1/dom.js";
import { asBlock } from "./code.js";
import { copied, makeBox, tell } from "./copy.js";
import { OWN } from "./pairs.js";
import { fetchPiece, pieceCode, pieceCommand, unwritten } from "./piece.js";
import { nameOf } from "./settings.js";
import { word } from "./words.js";

/** So much of it is shown, characters. */
const SHOWN = 420;

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} status Where it is told what has happened.
 * @param {import("./words.js").Lang} lang
 */
export function makePieceBox(place, status, lang) {
  const title = word(lang, "piece");
  /** What has come, by the names of its maps. @type {Map<string, string>} */
  const fetched = new Map();
  /** @type {{ name: string, code: string }} */
  let now = { name: "", code: "" };
  /** @type {{ settings: import("./settings.js").Settings, block: boolean } | undefined} */
  let asked;

  const prepare = button({ class: "prepare", "aria-label": word(lang, "prepareOf", title) }, ask, word(lang, "prepare"));
  const beginning = element("pre", { translate: "no" });
  const size = element("p", { class: "size" });
  const copy = button({ class: "copy", "aria-label": word(lang, "copyOf", title) }, async () => {
    const done = await copied(now.code);
    tell(status, word(lang, done ? "copied" : "download", title));
  }, word(lang, "copy"));
  const save = button({ "aria-label": word(lang, "saveOf", title) }, () => download(`${now.name}.html`, now.code), word(lang, "save"));
  const ready = element("div", { class: "ready", hidden: "" }, beginning, size, element("div", { class: "buttons" }, copy, save));
  // The status is far away on a small screen.
  const failed = element("p", { class: "wrong" });
  place.append(prepare, failed, ready);
  const writeCommand = makeCommand(place, status, lang);

  async function ask() {
    const { name } = now;
    if (prepare.getAttribute("aria-disabled") === "true") return;
    prepare.setAttribute("aria-disabled", "true");
    failed.textContent = "";
    tell(status, word(lang, "preparing", title));
    try {
      fetched.set(name, await fetchPiece(name));
    } catch {
      failed.textContent = word(lang, "noPiece", title);
      tell(status, failed.textContent);
    }
    prepare.removeAttribute("aria-disabled");
    const focused = document.activeElement === prepare;
    show();
    if (!now.code) return;
    tell(status, word(lang, "prepared", title, kilobytes(now.code)));
    // The button is gone: who pressed it by a key goes on at the next one.
    if (focused) copy.focus();
  }

  function show() {
    if (!asked) return;
    const { settings, block } = asked;
    const name = nameOf(settings);
    const piece = settings.id ? undefined : fetched.get(name);
    const code = piece ? pieceCode(piece, settings, OWN) : "";
    now = { name, code: block && code ? asBlock(code) : code };
    prepare.hidden = Boolean(code || settings.id);
    failed.hidden = prepare.hidden;
    ready.hidden = !code;
    if (code) {
      beginning.textContent = `${now.code.slice(0, SHOWN)}…`;
      size.textContent = word(lang, "size", kilobytes(now.code));
    }
    writeCommand(settings);
  }

  return (/** @type {import("./settings.js").Settings} */ settings, /** @type {boolean} */ block) => {
    asked = { settings, block };
    show();
  };
}

/**
 * The command, which is there where something is open.
 * @param {HTMLElement} place
 * @param {HTMLElement} status
 * @param {import("./words.js").Lang} lang
 */
function makeCommand(place, status, lang) {
  const rest = element("p");
  const box = element("div", { "data-way": "command" });
  const whole = element("div", { hidden: "" }, element("p", {}, word(lang, "commandHint")), box, rest);
  place.append(whole);
  const write = makeBox("command", word(lang, "command"), status, lang);
  return (/** @type {import("./settings.js").Settings} */ settings) => {
    whole.hidden = !settings.id;
    if (!settings.id) return;
    write(pieceCommand(settings));
    const others = unwritten(settings, OWN);
    rest.hidden = !others;
    rest.replaceChildren(word(lang, "unwritten"), " ", element("code", { translate: "no" }, others));
  };
}

/** How long a text is in UTF-8, kB. @param {string} text */
const kilobytes = (text) => String(Math.round(new Blob([text]).size / 1000));

/** @param {string} name @param {string} text */
function download(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/html" }));
  element("a", { href, download: name }).click();
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
