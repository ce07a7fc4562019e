// @ts-check
/** Bringing a map to what an address or its attributes ask for. */
import { DEFAULT_EDITION, asked, isWorld } from "./asked.js";
import { EDITION, SELECT, SHOW, STATE } from "./calls.js";

/**
 * Shows what is wished for, and where nothing is, what the attributes ask for. What is unknown is told and left out.
 * @param {import("./live.js").Live} live
 * @param {import("./asked.js").Wish} wish
 */
export function restore(live, wish) {
  const { host } = live;
  const base = asked(host);
  const state = () => live.ask(STATE)[0];
  const edition = wish.edition ?? base.edition;
  if ((edition || DEFAULT_EDITION) !== state().edition) live.tell(EDITION, edition);
  const view = wish.view !== undefined && live.page.knows(wish.view) ? wish.view : base.view;
  if (isWorld(view) !== (state().view === "world")) live.tell(SHOW, "", Number(isWorld(view)));
  // What the attributes select may lie in the other view.
  const rest = isWorld(view) === isWorld(base.view) ? base.id : "";
  for (const id of [wish.id, rest]) {
    if (id === undefined) continue;
    if (id !== (state().id ?? "")) live.tell(SELECT, id);
    if (id === (state().id ?? "")) return;
  }
}
