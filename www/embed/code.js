// @ts-check
/** The code for each way of embedding, one line or two each, for others to paste. */
import { escape, tag } from "./markup.js";
import { dataAttributesOf } from "./own.js";
import { attributesOf, nameOf, propertiesOf, queryOf } from "./settings.js";
import { word } from "./words.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {Record<string, [light: string, dark: string]>} Own */

/** The two pages of the map, px. */
const WIDE = { width: "960", height: "640" };
const PORTRAIT = { width: "360", height: "640" };
/** A picture is no wider than its column, whatever the page says of pictures, and no taller than the map that comes in its place. */
const FITS = "max-width:100%;height:auto";
/** @param {Settings} settings */
const fitting = ({ maxHeight }) => ({ style: maxHeight ? `${FITS};max-height:${maxHeight}px;object-fit:contain` : FITS });

/** @param {Settings} settings */
const file = (settings, suffix = ".svg") => `${settings.base}v1/${nameOf(settings)}${suffix}`;

/** @param {Settings} settings */
function link(settings) {
  const lang = settings.lang === "en" ? "en" : "fr";
  return `${tag("p", {})}${tag("a", { href: file(settings, ".list.html") })}${escape(word(lang, "list"))}</a></p>`;
}

/** @param {Settings} settings @param {Record<string, string>} more */
function image(settings, more = {}) {
  const { narrow, alt } = settings;
  return tag("img", { src: file(settings, narrow ? "-portrait.svg" : ".svg"), ...(narrow ? PORTRAIT : WIDE), alt, ...more });
}

/** @param {Settings} settings */
export const scriptTag = (settings) => `${tag("script", { type: "module", src: `${settings.base}v1/french-tech-map.js` })}</script>`;

/**
 * The element's start tag.
 * @param {Settings} settings
 * @param {Own} own
 * @param {Record<string, string | true>} more Attributes that win over those of the settings.
 */
export function mapTag(settings, own, more = {}) {
  const style = Object.entries(propertiesOf(settings, own)).map((pair) => pair.join(":"));
  return tag("french-tech-map", { ...attributesOf(settings), ...more, loading: settings.lazy ? "lazy" : "", style: style.join(";") });
}

/** @param {Settings} settings @param {Own} own */
export const elementCode = (settings, own) =>
  `${scriptTag(settings)}${mapTag(settings, own)}${image(settings, fitting(settings))}</french-tech-map>`;

/**
 * The element with data of the editor's own. Where it does not run, what is inside leads to the data.
 * @param {Settings} settings
 * @param {Own} colors The map's own.
 * @param {import("./own.js").Own} own
 */
export function ownCode(settings, colors, own) {
  const { src, ...others } = dataAttributesOf(own);
  const of = { ...settings, edition: "", view: "", id: "" };
  const words = own[settings.lang === "en" ? "en" : "fr"] || own.fr || own.en || word(settings.lang === "en" ? "en" : "fr", "dataLink");
  const link = `${tag("a", { href: own.addresses.data })}${escape(words)}</a>`;
  return `${scriptTag(settings)}${mapTag(of, colors, { src, ...others })}${link}</french-tech-map>`;
}

/**
 * The room of the frame is that of the map before anything has run: it is wide, or on a phone it is as tall as its page.
 * @param {Settings} settings
 */
function roomOf({ narrow, maxHeight }) {
  const most = maxHeight && `${maxHeight}px`;
  const phone = ["178vw", "854px", most].filter(Boolean).join(",");
  const wide = ["aspect-ratio:3/2", `min-height:clamp(0px,(640px - 100vw)*999,min(${phone}))`];
  const room = narrow ? ["max-width:480px", "aspect-ratio:9/16"] : wide;
  return ["width:100%", "height:auto", ...room, ...(most ? [`max-height:${most}`] : []), "border:0"].join(";");
}

/** @param {Settings} settings @param {Own} own */
export function iframeCode(settings, own) {
  const frame = tag("iframe", {
    src: `${settings.base}v1/frame.html?${queryOf(settings, own)}`,
    title: settings.alt,
    ...(settings.narrow ? PORTRAIT : WIDE),
    style: roomOf(settings),
    loading: "lazy",
    allow: "fullscreen",
    referrerpolicy: "no-referrer",
  });
  return `${frame}</iframe>\n${link(settings)}`;
}

/** The picture alone, the portrait one where there is no room for the other. @param {Settings} settings */
export function pictureCode(settings) {
  if (settings.narrow) return `${imageCode(settings)}\n${link(settings)}`;
  const source = tag("source", { media: "(max-width: 639.98px)", srcset: file(settings, "-portrait.svg"), ...PORTRAIT });
  return `<picture>${source}${imageCode(settings)}</picture>\n${link(settings)}`;
}

/** One picture alone. @param {Settings} settings */
export const imageCode = (settings) => image(settings, { style: FITS, loading: "lazy" });

/** As a block of WordPress. @param {string} code */
export const asBlock = (code) => `<!-- wp:html -->\n${code}\n<!-- /wp:html -->`;
