// @ts-check
/**
 * The map in the browser's history. `history="replace"` keeps the address up to date, `history="push"` adds an entry for
 * every step; without either nothing is ever written. An entry that the page comes back to is shown again.
 */
import { STATE } from "./calls.js";
import { isOurs, keysTo, nameOf, parse, wished } from "./links.js";
import { restore } from "./restore.js";

/** Under which name an entry of the history keeps the keys of each map. */
const MARK = "french-tech-map";

/** @param {import("./live.js").Live} live */
export function makeTrail(live) {
  const { host, signal } = live;
  const keysNow = () => keysTo(host, live.ask(STATE)[0]);
  let keys = keysNow();
  let restoring = false;
  /** The address that has been followed without its `hashchange` having come yet. */
  let followed = "";

  /** @returns {"pushState" | "replaceState" | undefined} */
  const method = () => {
    const how = host.getAttribute("history");
    // A map that no address can mean writes none.
    return nameOf(host) !== undefined && (how === "push" || how === "replace") ? `${how}State` : undefined;
  };
  /** @returns {Record<string, string>} */
  const marks = () => Object(Object(history.state)[MARK]);
  /**
   * @param {"pushState" | "replaceState"} write
   * @param {string | URL} address
   */
  const mark = (write, address) => {
    const { state } = history;
    // A state of the page's own that has no room for ours stays as it is.
    const roomy = state === null || Object.getPrototypeOf(state) === Object.prototype;
    const marked = roomy ? { ...state, [MARK]: { ...marks(), [nameOf(host) ?? ""]: keys } } : state;
    try {
      history[write](marked, "", address);
    } catch {
      // Refused to documents without an origin of their own, and when there are too many: the map goes on.
    }
  };
  const address = () => {
    const name = nameOf(host);
    const parts = location.hash.slice(1).split("&").filter((part) => part && !isOurs(part));
    if (keys && name) parts.push(`map=${encodeURIComponent(name)}`);
    if (keys) parts.push(keys);
    const url = new URL(location.href);
    url.hash = parts.join("&");
    return url;
  };
  const follow = () => {
    const name = nameOf(host);
    const mine = name === undefined ? undefined : marks()[name];
    const wish = typeof mine === "string" ? (parse(mine) ?? {}) : wished(host);
    if (wish) {
      restoring = true;
      restore(live, wish);
      restoring = false;
      keys = keysNow();
    }
    if (method()) mark("replaceState", location.href);
  };

  // A traversal or a followed link tells of itself twice, the address of a link that is followed again once.
  addEventListener("popstate", () => ((followed = location.href), live.attempt(follow)), { signal });
  addEventListener("hashchange", () => {
    if (followed !== location.href) live.attempt(follow);
    followed = "";
  }, { signal });
  // What was asked for between the first picture and now.
  if (location.hash !== live.hash) live.attempt(follow);
  else if (method()) mark("replaceState", location.href);

  return {
    /** Something else may be shown. */
    note() {
      const now = keysNow();
      if (restoring || now === keys) return;
      keys = now;
      const write = method();
      if (write) mark(write, address());
    },
  };
}
