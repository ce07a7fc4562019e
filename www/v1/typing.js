// @ts-check
/** Names found by the letters they begin with, typed one after the other; accents, case and signs do not count. */

/** Milliseconds after which a letter begins another name. */
const PAUSE = 700;
/** What nearly all names share tells none from another. */
const SHARED = /\b(la )?french tech\b/g;

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
/** @param {string} name @returns {string[]} */
const words = (name) => plain(name).replace(SHARED, " ").match(/[\p{L}\p{N}]+/gu) ?? [];

export function makeTyping() {
  let typed = "";
  let last = 0;

  /**
   * @param {string} key What `KeyboardEvent.key` says.
   * @param {number} time Milliseconds, as `Event.timeStamp`.
   * @param {string[]} names
   * @param {number} at The one that has the focus; the search goes on after it and comes back to it last.
   * @returns {number} Which name is meant: -1 for none, or because no letter was typed.
   */
  return (key, time, names, at) => {
    if (!/^[\p{L}\p{N}]$/u.test(key)) return -1;
    const letter = plain(key);
    typed = time - last > PAUSE ? letter : typed + letter;
    last = time;
    const all = names.map(words);
    /** @param {string} start @param {number} from */
    const find = (start, from) => {
      for (const whole of [true, false]) {
        for (let i = 0; i < all.length; i += 1) {
          const n = (from + i) % all.length;
          // First what the name begins with, then what any of its words does.
          const ends = whole ? [all[n]] : all[n].map((_, word) => all[n].slice(word));
          if (ends.some((words) => words.join("").startsWith(start))) return n;
        }
      }
      return -1;
    };
    // More letters of a name may still mean the one that the first ones led to.
    const found = find(typed, typed.length > 1 ? at : at + 1);
    const again = found < 0 && [...typed].every((other) => other === letter);
    return again ? find(letter, at + 1) : found;
  };
}
