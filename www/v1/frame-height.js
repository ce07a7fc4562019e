// @ts-check
/**
 * Tells the page around the frame how tall the map is, in the dialects of those who listen in newsrooms. Nothing else is
 * told, and nothing is done at another's bidding but to tell it once more.
 */

/** The page is told when the height has rested that long, ms. */
const SETTLED = 50;

/** What the page around has written as the frame's address: some listeners find the frame by it. */
const src = location.href;
/** The name that a page with pym.js knows the frame by. */
const child = new URLSearchParams(location.search).get("childId") ?? "";
/** What WordPress puts on the address of what it embeds, to know the frame by. */
const secret = /[?&]secret=(\w+)$/.exec(location.hash)?.[1];

/** The origin of the page around, where the browser says it; it says "null" of one without an address. */
function parentOrigin() {
  const said = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return said && said !== "null" ? said : "*";
}

/**
 * One message for each dialect.
 * @param {number} height CSS px.
 */
function messages(height) {
  /** @type {unknown[]} */
  const said = [
    // Datawrapper, by the element's id or by a part of its address: lib/embed.js of https://github.com/datawrapper/chart-core
    { "datawrapper-height": { [child || src.slice(src.lastIndexOf("/") + 1).split("#")[0]]: height } },
    // AMP: extensions/amp-iframe/0.1/amp-iframe.js of https://github.com/ampproject/amphtml
    { sentinel: "amp", type: "embed-size", height },
    // Flourish, as JSON: common/embed/embedding.js of https://github.com/kiln/flourish-sdk; Infogram looks at a part of it.
    JSON.stringify({ sender: "Flourish", context: "iframe.resize", method: "resize", height, src }),
  ];
  // pym.js: src/pym.js of https://github.com/nprapps/pym.js
  if (child) said.push(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
  // WordPress, of what an address alone embeds: src/js/_enqueues/wp/embed.js of https://github.com/WordPress/wordpress-develop
  if (secret) said.push({ message: "height", value: height, secret });
  return said;
}

/** Whether the page asks for the height: with pym.js after it has a new width, with WordPress once it listens. @param {unknown} data */
function isQuestion(data) {
  if (typeof data === "string") return child !== "" && data.startsWith(`pymxPYMx${child}xPYMxwidthxPYMx`) && /xPYMx\d+$/.test(data);
  const { message, secret: theirs } = /** @type {{ message?: unknown, secret?: unknown }} */ (Object(data));
  return secret !== undefined && theirs === secret && message === "ready";
}

/** Tells the height now and whenever it changes. */
export function watchHeight() {
  const { parent } = window;
  if (parent === window) return;
  const origin = parentOrigin();
  let told = 0;
  let timer = 0;
  const tell = () => {
    // In full screen the map is as tall as the screen, and the frame is not.
    const height = document.fullscreenElement ? told : Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    for (const message of messages(height)) parent.postMessage(message, origin);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, SETTLED);
  };
  new ResizeObserver(soon).observe(document.body);
  // Browsers observe no size in frames that are out of sight, and WordPress hides them until they have told theirs.
  soon();
  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== parent || (origin !== "*" && from !== origin) || !isQuestion(data)) return;
    told = 0;
    soon();
  });
}
