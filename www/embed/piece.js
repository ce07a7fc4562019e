// @ts-check
/**
 * The long piece of HTML: what the build wrote of a map that has nothing open, made to say what is set; and for a map that has
 * something open, the command that writes its piece.
 */
import { mapTag, scriptTag } from "./code.js";
import { tag } from "./markup.js";
import { nameOf } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

/** With what a piece begins: style sheet, script and the element's tag. */
const HEAD = /^<link [^>]*><script [^>]*><\/script>\s*<french-tech-map [^>]*>/;

/**
 * The piece as the build wrote it.
 * @param {string} name Of its map: `2019-france-fr`.
 * @throws Where it does not come, or is none.
 */
export async function fetchPiece(name) {
  const response = await fetch(new URL(`../v1/${name}.embed.html`, import.meta.url));
  const piece = response.ok ? await response.text() : "";
  if (!HEAD.test(piece)) throw new Error(`${name}.embed.html: status ${response.status}, or no piece of HTML`);
  return piece.trimEnd();
}

/** What a piece says by itself: its words are in one language. @param {Settings} settings */
const said = ({ view, lang }) => ({ view, lang: lang || "fr" });

/**
 * The piece with all addresses and attributes as is set.
 * @param {string} piece As the build wrote it.
 * @param {Settings} settings
 * @param {import("./code.js").Own} own
 */
export function pieceCode(piece, settings, own) {
  const sheet = tag("link", { rel: "stylesheet", href: `${settings.base}v1/french-tech-map.css` });
  const head = `${sheet}${scriptTag(settings)}\n${mapTag(settings, own, said(settings))}`;
  // As tall as the map may become, from the first paint on.
  const limited = settings.maxHeight ? ` style="max-height:${settings.maxHeight}px" data-preset=` : " data-preset=";
  // A function, for "$" would mean something else in a text.
  return piece.replace(HEAD, () => head).replaceAll(" data-preset=", limited);
}

/** A word of a command line. @param {string} text */
const quoted = (text) => (/^[\w./:@%+=,~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** The command that writes the piece of a map with what is open on it. @param {Settings} settings */
export function pieceCommand(settings) {
  const { edition, id, theme, base } = settings;
  const options = Object.entries({ edition, ...said(settings), selected: id, theme, base }).filter(([, value]) => value);
  return `ftmap embed ${options.map(([name, value]) => `--${name} ${quoted(value)}`).join(" ")} -o ${nameOf(settings)}.html`;
}

/**
 * Attributes that the command does not write, as they stand in a tag; "" where there is none.
 * @param {Settings} settings
 * @param {import("./code.js").Own} own
 */
export function unwritten(settings, own) {
  const none = { edition: "", view: "", id: "", lang: "", theme: "" };
  return mapTag({ ...settings, ...none }, own).slice("<french-tech-map".length, -1).trim();
}
