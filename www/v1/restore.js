// @ts-check
/** Bringing a map to what an address or its attributes ask for. */
import { EDITION, SELECT, SHOW, STATE } from "./calls.js";
import { Failure } from "./failure.js";
import { DEFAULT_EDITION, asked, isWorld } from "./links.js";
import { warn } from "./report.js";

/**
 * Whether there is such a view; where there is none, the page is told.
 * @param {HTMLElement} host
 * @param {string} view "" is the default.
 */
export function knownView(host, view) {
  const known = !view || view === "france" || isWorld(view);
  if (!known) warn(host, new Failure("unknown-view", `Unknown view « ${view} ». Known: france, world.`));
  return known;
}

/**
 * Shows what is wished for, and where nothing is, what the attributes ask for. What is unknown is told and left out.
 * @param {import("./live.js").Live} live
 * @param {import("./links.js").Wish} wish
 */
export function restore(live, wish) {
  const { host } = live;
  const base = asked(host);
  const state = () => live.ask(STATE)[0];
  const edition = wish.edition ?? base.edition;
  if ((edition || DEFAULT_EDITION) !== state().edition) live.tell(EDITION, edition);
  const view = wish.view !== undefined && knownView(host, wish.view) ? wish.view : base.view;
  if (isWorld(view) !== (state().view === "world")) live.tell(SHOW, "", Number(isWorld(view)));
  // What the attributes select may lie in the other view.
  const rest = isWorld(view) === isWorld(base.view) ? base.id : "";
  for (const id of [wish.id, rest]) {
    if (id === undefined) continue;
    if (id !== (state().id ?? "")) live.tell(SELECT, id);
    if (id === (state().id ?? "")) return;
  }
}
