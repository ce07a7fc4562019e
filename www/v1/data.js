// @ts-check
/**
 * Maps of what a page supplies: the entry fetches this bundle only for an element with data of its own. It has the modules of
 * a map once more, bound to the program that draws such data.
 */
import * as glue from "./data-glue.js";
import { close, load } from "./data-load.js";
import { breathe } from "./data-pace.js";
import { makeProgress } from "./data-progress.js";
import { needRest } from "./data-runtime.js";
import { Failure, failure } from "./failure.js";
import { guard, onTrap, works } from "./guard.js";
import { Live } from "./live.js";
import { fire } from "./report.js";

/** @import { DataOptions, Report, Supplied } from "./public.js" */

/**
 * What the element hands over.
 * @typedef {object} Port
 * @property {HTMLElement} section
 * @property {boolean} english
 * @property {AbortSignal | undefined} signal Aborted when the map is taken away; none where it is not on a page.
 * @property {(program?: Program) => AbortSignal} use Draws with a program from now on, with none the built-in map.
 * @property {(why: unknown) => never} lose Nothing comes of it: the map stays as it was, or there is none.
 *
 * What draws maps, as `element.js` knows it.
 * @typedef {{ Live: typeof Live, load: () => Promise<void>, needRest: () => Promise<void>, needWorld: () => Promise<void>, onTrap: typeof onTrap }} Program
 *
 * What methods have supplied; what they have not, attributes do.
 * @typedef {{ data?: Supplied, regions?: Supplied, options?: DataOptions }} Given
 *
 * @typedef {{ resolve: (report: Report) => void, reject: (why: unknown) => void }} Waiting
 */

/** What has been supplied for each element. @type {WeakMap<HTMLElement, Supply>} */
const supplies = new WeakMap();

/**
 * Takes what a page supplies for an element, besides what it has supplied already, and draws it.
 * @param {HTMLElement} host
 * @param {Given} given
 * @param {Port} port
 * @returns {Promise<Report>} Of the newest data, should more come in between.
 */
export function supply(host, given, port) {
  const known = supplies.get(host) ?? new Supply(host);
  supplies.set(host, known);
  return known.add(given, port);
}

class Supply {
  /** @type {Given} */
  #given = {};
  /** Stops what is on its way. @type {AbortController | undefined} */
  #loading;
  /** Whoever waits for a report. @type {Waiting[]} */
  #waiting = [];
  /** @type {ReturnType<typeof makeProgress> | undefined} */
  #progress;
  /** What the map is drawn from. @type {number | undefined} */
  #handle;
  /** @type {Live | undefined} */
  #live;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
  }

  /**
   * @param {Given} given
   * @param {Port} port
   * @returns {Promise<Report>}
   */
  add(given, port) {
    Object.assign(this.#given, given);
    const report = new Promise((/** @type {(report: Report) => void} */ resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
    // What is on no page is read once it is.
    if (port.signal) this.#begin(port, port.signal);
    return report;
  }

  /**
   * @param {Port} port
   * @param {AbortSignal} taken
   */
  async #begin(port, taken) {
    const newest = new AbortController();
    this.#loading?.abort();
    this.#loading = newest;
    const { signal } = newest;
    taken.addEventListener("abort", () => newest.abort(GONE), { signal });
    this.#progress?.end();
    const progress = (this.#progress = makeProgress(port.section, port.english, () => newest.abort(STOPPED)));
    try {
      // What is supplied in one go is read together.
      await breathe();
      signal.throwIfAborted();
      const wanted = this.#wanted();
      const loaded = wanted && (await load(wanted, signal, progress.tell));
      progress.end();
      this.#end();
      if (loaded) this.#show(port, loaded);
      else port.use();
    } catch (error) {
      const reason = signal.aborted ? signal.reason : error;
      // Whatever came in between goes on in its place.
      if (this.#loading !== newest) return;
      this.#end();
      this.#refuse(port, reason, progress);
    }
  }

  /** Nothing is on its way any more, and nobody listens for its end. */
  #end() {
    const loading = this.#loading;
    this.#loading = undefined;
    loading?.abort();
  }

  /** What is to be read; nothing where the page supplies nothing any more. */
  #wanted() {
    const { host } = this;
    const { data, regions, options } = this.#given;
    const wanted = {
      data: data ?? this.#address("src"),
      regions: regions ?? this.#address("regions"),
      options: { projection: host.getAttribute("projection") ?? "", strict: host.hasAttribute("strict"), ...options },
    };
    return wanted.data === undefined && regions === undefined ? undefined : wanted;
  }

  /** @param {string} attribute */
  #address(attribute) {
    const written = this.host.getAttribute(attribute)?.trim();
    if (!written) return undefined;
    const url = parsed(written, this.host.baseURI);
    if (url && /^https?:$/.test(url.protocol)) return url;
    throw new Failure("bad-address", `The attribute ${attribute} is no address of the web: « ${written} ».`);
  }

  /**
   * @param {Port} port
   * @param {[handle: number, report: Report]} loaded
   */
  #show(port, [handle, report]) {
    const before = this.#handle;
    this.#handle = handle;
    const live = this.#live;
    if (live && !live.signal.aborted) {
      live.attempt(() => live.perform(guard(() => glue.replace(live.map, handle))));
    } else {
      port.use(this.#program(handle)).addEventListener("abort", () => this.#forget());
    }
    if (before !== undefined) close(before);
    fire(this.host, "data", report);
    for (const { resolve } of this.#waiting.splice(0)) resolve(report);
  }

  /** The map is gone; what it was drawn from is read anew for another. */
  #forget() {
    if (this.#handle !== undefined && works()) close(this.#handle);
    this.#handle = this.#live = undefined;
  }

  /**
   * @param {Port} port
   * @param {unknown} reason
   * @param {ReturnType<typeof makeProgress>} progress
   */
  #refuse(port, reason, progress) {
    const why = failure(reason, "internal");
    const waiting = this.#waiting.splice(0);
    try {
      if (reason !== GONE) port.lose(why);
    } catch {
      // The page has been told.
    }
    const isBare = port.section.dataset.state === "failed" && this.host.childElementCount === 0;
    if (isBare) progress.fail();
    else progress.end();
    for (const { reject } of waiting) reject(why);
  }

  /** @param {number} handle @returns {Program} */
  #program(handle) {
    const supply = this;
    const there = async () => {};
    return {
      Live: class extends Live {
        /** @param {ConstructorParameters<typeof Live>} all */
        constructor(...all) {
          guard(() => glue.attach(handle));
          super(...all);
          supply.#live = this;
        }
      },
      load: there,
      needRest,
      needWorld: there,
      onTrap,
    };
  }
}

/** The map has been taken away. */
const GONE = new Failure("cancelled", "The map was taken away before its data was there.");
/** The reader did not want to wait. */
const STOPPED = new Failure("cancelled", "The reader stopped the loading of the data.");

/** @param {string} written @param {string} base */
function parsed(written, base) {
  try {
    return new URL(written, base);
  } catch {
    return undefined;
  }
}
