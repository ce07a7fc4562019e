// @ts-check
/**
 * `<french-tech-map>`: attributes, methods and events. What is inside it, an `<img>` as a rule, is shown until the
 * map runs and again when it cannot.
 */
import { DEFAULT_EDITION, asked, isWorld, mayLead, needsWorld } from "./asked.js";
import { importData } from "./assets.js";
import { EDITION, LANG, SELECT, SHOW, STATE, SVG, WORLD } from "./calls.js";
import { element } from "./dom.js";
import { Failure, failure } from "./failure.js";
import { needUi } from "./fetching.js";
import { onTrap } from "./guard.js";
import { Live } from "./live.js";
import { isDark, wantsMore, watchPreferences } from "./preferences.js";
import { fire, giveUp, warn } from "./report.js";
import { load, needRest, needWorld } from "./runtime.js";
import { most } from "./sizes.js";
import { sheet } from "./style.js";
import { whenWanted } from "./wake.js";

/** With what the page was opened, until a map has answered to it. */
let arrival = location.hash;
/** A BCP 47 tag; anything but English is French. @param {string} tag */
const isEnglish = (tag) => /^en([-_]|$)/i.test(tag);

/**
 * The map of the French Tech label. `public.d.ts` has its attributes, and its events with what they tell.
 *
 * The address of the page wins over the attributes: `#hub=lille`, `#region=32&edition=2023`, `#view=world`, `#country=US`,
 * `#part=europe`; for another map than the first of the page with `map=` and the id of its element.
 */
export class FrenchTechMap extends HTMLElement {
  static observedAttributes = ["edition", "view", "region", "selected", "lang", "theme", "gestures", "max-height", "style", "class", "src"];

  #section = element("section");
  /** @type {HTMLElement} */
  #stage = element("div", { class: "stage" }, element("slot"));
  /** @type {AbortController | undefined} */
  #run;
  /** @type {Live | undefined} */
  #live;
  /** What understands addresses, once one may lead here. @type {typeof import("./ui.js") | undefined} */
  #ui;
  /** What draws: the built-in map, or the page's own data, which comes with all that it needs. */
  #Live = Live;
  #ready = false;
  /** Starts the map, once. */
  #wake = () => {};
  /** Calls that came before the map was ready. @type {(() => void)[]} */
  #waiting = [];

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet()];
    this.#section.append(this.#stage, element("slot", { name: "words" }));
    root.append(this.#section);
  }

  /**
   * Opens a place (`lille`), a region (`region:32`), a country (`country:US`) or a part of the world (`part:europe`);
   * nothing closes what is open.
   * @param {import("./public.js").FeatureId | null} [id]
   */
  select(id) {
    this.#whenReady((live) => live.tell(SELECT, id ?? ""));
  }

  /**
   * Shows `france` or `world`.
   * @param {import("./public.js").View} name
   */
  showView(name) {
    this.#whenReady((live) => this.#show(live, name));
  }

  /**
   * Shows an edition of the label.
   * @param {import("./public.js").Edition} id
   */
  setEdition(id) {
    this.#whenReady((live) => live.tell(EDITION, id));
  }

  /**
   * Shows data of the page's own instead of the label.
   * @param {import("./public.js").Supplied} data
   * @param {import("./public.js").DataOptions} [options]
   * @returns {Promise<import("./public.js").Report>}
   */
  setData(data, options) {
    return this.#supply({ data, options });
  }

  /**
   * Shapes that the page's own data is joined to by code.
   * @param {import("./public.js").Supplied} regions
   * @returns {Promise<import("./public.js").Report>}
   */
  setRegions(regions) {
    return this.#supply({ regions });
  }

  /**
   * The map as it is, as an SVG document.
   * @returns {string} Empty before the map is ready.
   */
  toSVG() {
    return this.#ready && this.#live ? this.#live.ask(SVG)[0] : "";
  }

  connectedCallback() {
    if (this.#run) return;
    const { signal } = (this.#run = new AbortController());
    this.#section.dataset.theme = isDark(this.getAttribute("theme") ?? "") ? "dark" : "light";
    this.#limit();
    this.#wake = () => {
      this.#wake = () => {};
      this.#start(signal);
    };
    if (mayLead(location.hash)) this.#wake();
    else whenWanted(this, this.#stage, isEnglish(this.#language()), signal, () => this.#wake());
  }

  disconnectedCallback() {
    // Moved within the page, it comes back in this very task and goes on as it was.
    setTimeout(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "max-height") this.#limit();
    if (this.#live) this.#apply(this.#live, name);
  }

  /**
   * Has data of the page's own read, which attributes name.
   * @param {import("./data.js").Given} [given] What they do not.
   * @returns {Promise<any>} Of what methods give a report.
   */
  async #supply(given) {
    const lose = (/** @type {unknown} */ error) => {
      const why = failure(error, "network");
      if (this.#live) warn(this, why);
      else this.#fail(why);
      if (given) throw why;
    };
    // Taken away while the module comes, it does not wait for being put back.
    const was = this.#run?.signal;
    const run = () => this.#run?.signal ?? was;
    return (await importData().catch(lose))?.supply(this, this.#section, given, run, (own) => this.#use(own), lose);
  }

  #isSupplied() {
    return this.#Live !== Live || this.hasAttribute("src");
  }

  /** Begins anew with what draws the page's own data, or the built-in map. @param {typeof Live} [own] */
  #use(own) {
    this.#end();
    this.#wake = () => {};
    this.#Live = own ?? Live;
    const { signal } = (this.#run = new AbortController());
    this.#start(signal, true);
    return signal;
  }

  /**
   * @param {AbortSignal} signal
   * @param {boolean} [loaded] Whether the page's own data is there, should it have any.
   */
  async #start(signal, loaded) {
    if (!loaded && this.#isSupplied()) return this.#supply();
    onTrap((why) => this.#fail(why), signal);
    try {
      let there;
      // While it is fetched, the page may ask for something else.
      for (let needed = this.#needed(); needed && needed !== there; needed = this.#needed()) {
        await needed();
        if (signal.aborted) return;
        there = needed;
      }
      // On their way while the first picture is drawn.
      for (const later of this.#Live === Live ? [needUi, needRest] : []) later().catch(() => {});
      this.#open(signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(failure(error, "internal"));
    }
  }

  /** What fetches all that the map needs to begin with what is asked of it now. */
  #needed() {
    const { hash } = location;
    // What addresses mean is known to what readers touch.
    if (mayLead(hash) && !this.#ui) return this.#needUi;
    const wish = this.#wish();
    if (this.#Live !== Live) return;
    if (needsWorld({ ...asked(this), ...wish })) return needWorld;
    // Everything but a picture of France without any choice takes all of the program.
    const whole = wish || asked(this).id || this.getAttribute("gestures") === "none" || wantsMore();
    return whole ? needRest : load;
  }

  /** @param {AbortSignal} signal */
  #open(signal) {
    const view = this.getAttribute("view") ?? "";
    const options = {
      edition: this.getAttribute("edition") ?? "",
      world: isWorld(view),
      english: isEnglish(this.#language()),
      dark: this.#theme() === "dark",
    };
    // What is wrong with an attribute is reported, and the map starts without it.
    const live = new this.#Live(this, { section: this.#section, stage: this.#stage }, options, {
      event: (type, detail) => this.#ready && fire(this, type, detail),
      painted: () => (this.#section.dataset.state = "live"),
      alive: () => this.#begin(),
      needWorld: () => this.#needWorld(),
      knows: (view) => this.#knows(view),
      wrong: (error) => warn(this, error),
      failed: (why) => this.#fail(why),
    });
    this.#knows(view);
    watchPreferences(signal, () => live.setTheme(this.#theme()));
    this.#live = live;
    const wish = this.#wish();
    if (wish) this.#ui?.restore(live, wish);
    else this.#select(live);
    if (wish?.id) this.#arrive();
  }

  #needUi = async () => {
    [this.#ui] = await Promise.all([needUi(), this.#Live === Live && needRest()]);
  };

  /** What the page's address asks of this map. */
  #wish() {
    return mayLead(location.hash) ? this.#ui?.wished(this) : undefined;
  }

  /** Whether there is such a view, "" for the default; where there is none, the page is told. @param {string} view */
  #knows(view) {
    const known = !view || view === "france" || isWorld(view);
    if (!known) warn(this, new Failure("unknown-view", `Unknown view « ${view} ». Known: france, world.`));
    return known;
  }

  /** A reader who has opened the page at this very map is brought to it, unless it has been scrolled already. */
  #arrive() {
    if (location.hash === arrival && scrollY === 0) {
      const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
      this.scrollIntoView({ behavior, block: "center" });
    }
    arrival = "";
  }

  #begin() {
    this.#ready = true;
    fire(this, "ready", /** @type {Live} */ (this.#live).ask(STATE)[0]);
    for (const call of this.#waiting.splice(0)) call();
  }

  /**
   * @param {Live} live
   * @param {string} name Attribute.
   */
  #apply(live, name) {
    const value = this.getAttribute(name) ?? "";
    switch (name) {
      case "edition":
        return live.tell(EDITION, value);
      case "view":
        return this.#show(live, value);
      case "lang":
        return live.tell(LANG, "", Number(isEnglish(this.#language())));
      case "theme":
        return live.setTheme(this.#theme());
      case "gestures":
        return live.setGestures();
      case "max-height":
        return live.measure();
      case "style":
      case "class":
        return live.recolor(this.#theme());
      case "src":
        return this.#supply();
      default:
        return this.#select(live);
    }
  }

  /**
   * @param {Live} live
   * @param {string} view
   */
  #show(live, view) {
    if (this.#knows(view)) live.tell(SHOW, "", Number(isWorld(view)));
  }

  /** Selects what the attributes say. @param {Live} live */
  #select(live) {
    live.tell(SELECT, asked(this).id);
  }

  /** Keeps the picture within the height that the page allows. */
  #limit() {
    const limit = most(this);
    this.#section.style.setProperty("--most", limit ? `${limit}px` : "");
  }

  #language() {
    return this.lang || this.parentElement?.closest("[lang]")?.getAttribute("lang") || "fr";
  }

  #theme() {
    const name = this.getAttribute("theme") ?? "";
    if (!["", "auto", "light", "dark"].includes(name)) {
      warn(this, new Failure("unknown-theme", `Unknown theme « ${name} ». Known: light, dark, auto.`));
    }
    return isDark(name) ? "dark" : "light";
  }

  async #needWorld() {
    const live = this.#live;
    const signal = this.#run?.signal;
    try {
      await needWorld();
      live?.tell(WORLD);
    } catch (error) {
      if (signal?.aborted) return;
      // The map of France is still good.
      live?.tell(SHOW, "", 0);
      warn(this, error);
    }
  }

  /** @param {(live: Live) => void} call */
  #whenReady(call) {
    if (this.#ready && this.#live) call(this.#live);
    else this.#waiting.push(() => this.#live && call(this.#live));
    this.#wake();
  }

  /** @param {Failure} why */
  #fail(why) {
    this.#end();
    this.#run = new AbortController();
    this.#section.dataset.state = "failed";
    giveUp(this, why);
    if (this.childElementCount > 0 || this.#isSupplied()) return;
    const view = isWorld(this.getAttribute("view")) ? "world" : "france";
    const lang = isEnglish(this.#language()) ? "en" : "fr";
    const what = [this.getAttribute("edition") || DEFAULT_EDITION, view, lang].join("-");
    const { signal } = this.#run;
    // One failure has been reported already; another is what it led to.
    needUi().then(({ showList }) => showList(this.#stage, what, lang, signal)).catch(() => {});
  }

  #end() {
    this.#run?.abort();
    this.#live?.free();
    this.#run = this.#live = undefined;
    this.#ready = false;
    delete this.#section.dataset.state;
  }
}
