// @ts-check
/**
 * Maps of what a page supplies: the entry fetches this bundle only for an element with data of its own. It has the modules of
 * a map once more, bound to the program that draws such data.
 */
import * as glue from "./data-glue.js";
import { above } from "./data-above.js";
import { close, load } from "./data-load.js";
import { breathe } from "./data-pace.js";
import { makeProgress } from "./data-progress.js";
import { Failure, failure } from "./failure.js";
import { guard, onTrap, works } from "./guard.js";
import { Live } from "./live.js";
import { fire } from "./report.js";

/** @import { DataOptions, Report, Supplied } from "./public.js" */

/**
 * What methods have supplied; what they have not, attributes do.
 * @typedef {{ data?: Supplied, regions?: Supplied, options?: DataOptions }} Given
 *
 * What the element hands over: when the map is taken away, nothing where it is on no page; drawing with a class from now on,
 * with none the built-in map; and that nothing comes of it: the map stays as it was, or there is none.
 * @typedef {{ section: HTMLElement, run: () => AbortSignal | undefined, use: (own?: typeof Live) => AbortSignal, lose: (why: unknown) => void }} Port
 *
 * @typedef {{ resolve: (report: Report) => void, reject: (why: unknown) => void }} Waiting
 */

/** What has been supplied for each element. @type {WeakMap<HTMLElement, Supply>} */
const supplies = new WeakMap();

/** What is looked at besides what methods supply. */
const ATTRIBUTES = ["src", "regions", "projection", "strict", "heading", "credit", "tiers"];

/**
 * Takes what a page supplies for an element, besides what it has supplied already, and draws it.
 * @param {HTMLElement} host
 * @param {HTMLElement} section
 * @param {Given | undefined} given By methods; attributes supply the rest.
 * @param {Port["run"]} run
 * @param {Port["use"]} use
 * @param {Port["lose"]} lose
 * @returns {Promise<Report> | undefined} Of what methods give, and the newest data, should more come in between.
 */
export function supply(host, section, given, run, use, lose) {
  const known = supplies.get(host) ?? new Supply(host, { section, run, use, lose });
  supplies.set(host, known);
  return known.add(given, { run, lose });
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

  /**
   * @param {HTMLElement} host
   * @param {Port} port
   */
  constructor(host, port) {
    this.host = host;
    this.port = port;
    new MutationObserver(() => this.#looksAtAttributes && this.add()).observe(host, { attributeFilter: ATTRIBUTES });
  }

  /** Whether it is this data that the element shows, or waits for. */
  get #looksAtAttributes() {
    return this.#handle !== undefined || this.#loading || this.port.section.dataset.state === "failed";
  }

  /**
   * @param {Given} [given]
   * @param {Pick<Port, "run" | "lose">} [port]
   */
  add(given, { run, lose } = this.port) {
    Object.assign(this.#given, given);
    const report = given && new Promise((/** @type {(report: Report) => void} */ resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
    // What is on no page is read once it is.
    const taken = run();
    if (taken) this.#begin(taken, lose);
    return report;
  }

  /**
   * @param {AbortSignal} taken
   * @param {Port["lose"]} lose
   */
  async #begin(taken, lose) {
    const newest = new AbortController();
    this.#loading?.abort();
    this.#loading = newest;
    const { signal } = newest;
    const gone = () => newest.abort(GONE);
    if (taken.aborted) gone();
    else taken.addEventListener("abort", gone, { signal });
    this.#progress?.end();
    const { section } = this.port;
    const progress = (this.#progress = makeProgress(section, isEnglish(this.host), () => newest.abort(STOPPED)));
    try {
      // What is supplied in one go is read together.
      await breathe();
      signal.throwIfAborted();
      const wanted = this.#wanted();
      const loaded = wanted && (await load(wanted, signal, progress.tell));
      progress.end();
      this.#end();
      if (loaded) this.#show(loaded);
      // An empty address says that methods will supply the data.
      else if (!this.host.hasAttribute("src")) this.port.use();
    } catch (error) {
      const reason = signal.aborted ? signal.reason : error;
      // Whatever came in between goes on in its place.
      if (this.#loading !== newest) return;
      this.#end();
      this.#refuse(lose, reason, progress);
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
    const [projection, heading, credit, tiers] = ["projection", "heading", "credit", "tiers"].map((name) => host.getAttribute(name) ?? "");
    const wanted = {
      data: data ?? this.#address("src"),
      regions: regions ?? this.#address("regions"),
      // What stands in attributes is understood where all options are, so that what is wrong with it is in the report.
      options: { projection, title: heading || this.#words(), credit, tiers, strict: host.hasAttribute("strict"), ...options },
    };
    return wanted.data === undefined && regions === undefined ? undefined : wanted;
  }

  /** What stands in the element for the map where it does not run is its title, if that is but words. */
  #words() {
    const { host } = this;
    return host.childElementCount ? "" : host.textContent?.trim().replace(/\s+/g, " ") ?? "";
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
   * @param {[handle: number, report: Report]} loaded
   */
  #show([handle, report]) {
    const { host } = this;
    const before = this.#handle;
    this.#handle = handle;
    const live = this.#live;
    if (live && !live.signal.aborted) {
      live.attempt(() => live.perform(guard(() => glue.replace(live.map, handle))));
    } else {
      this.port.use(this.#drawing(handle)).addEventListener("abort", () => this.#forget());
    }
    if (before !== undefined) close(before);
    fire(host, "data", report);
    for (const { resolve } of this.#waiting.splice(0)) resolve(report);
  }

  /** The map is gone; what it was drawn from is read anew for another. */
  #forget() {
    if (this.#handle !== undefined && works()) close(this.#handle);
    this.#handle = this.#live = undefined;
  }

  /**
   * @param {Port["lose"]} lose
   * @param {unknown} reason
   * @param {ReturnType<typeof makeProgress>} progress
   */
  #refuse(lose, reason, progress) {
    const why = failure(reason, "internal");
    const waiting = this.#waiting.splice(0);
    try {
      if (reason !== GONE) lose(why);
    } catch {
      // The page has been told.
    }
    const isBare = this.port.section.dataset.state === "failed" && this.host.childElementCount === 0;
    if (isBare) progress.fail();
    else progress.end();
    for (const { reject } of waiting) reject(why);
  }

  /** What draws the ground of a handle. @param {number} handle */
  #drawing(handle) {
    const supply = this;
    return class extends Live {
      /**
       * @param {HTMLElement} host
       * @param {ConstructorParameters<typeof Live>[1]} parts
       * @param {import("./live.js").Options} options
       * @param {import("./live.js").Page} page
       */
      constructor(host, parts, options, page) {
        guard(() => glue.attach(handle, above));
        // What it is drawn from is complete.
        super(host, parts, options, { ...page, needWorld() {} });
        supply.#live = this;
        this.words = WORDS;
        this.section.dataset.own = "";
        onTrap(page.failed, this.signal);
      }
    };
  }
}

/** In the place of those about labels. */
const WORDS = {
  fr: {
    map: "Carte",
    filters: "Lieux affichés",
    backToFrance: "Vue d’ensemble",
    backToWorld: "Vue d’ensemble",
    searchHint: "Nom, lieu…",
  },
  en: {
    map: "Map",
    filters: "Places shown",
    backToFrance: "Overview",
    backToWorld: "Overview",
    searchHint: "Name, place…",
  },
};

/** The map has been taken away. */
const GONE = new Failure("cancelled", "The map was taken away before its data was there.");
/** The reader did not want to wait. */
const STOPPED = new Failure("cancelled", "The reader stopped the loading of the data.");

/** Whether the page around an element is English; other languages count as French. @param {HTMLElement} host */
const isEnglish = (host) => /^en([-_]|$)/i.test(host.closest("[lang]")?.getAttribute("lang") ?? "");

/** @param {string} written @param {string} base */
function parsed(written, base) {
  try {
    return new URL(written, base);
  } catch {
    return undefined;
  }
}
