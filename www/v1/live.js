// @ts-check
/**
 * One map that runs: the canvas, and between the module and the page. Draws the first picture with no more than that;
 * everything a reader touches comes after it, with `ui.js`. Remembers nothing that the module knows.
 */
import { COLOR, FIRST, FREE, RESIZE, THEME, TICK } from "./calls.js";
import { element } from "./dom.js";
import { Failure, failure } from "./failure.js";
import { needUi } from "./fetching.js";
import { works } from "./guard.js";
import { ask, make, paint, release, tell } from "./map.js";
import { colors, isForced, wantsMore, written } from "./preferences.js";
import { isWhole, needNear, needRest } from "./runtime.js";
import { watchSize } from "./sizes.js";

/** @import { Details } from "./public.js" */

/**
 * @typedef {object} Options
 * @property {string} edition "" for the default.
 * @property {boolean} world
 * @property {boolean} english
 * @property {boolean} dark
 *
 * @typedef {object} Page What the map tells the element.
 * @property {<Type extends keyof Details>(type: Type, detail: Details[Type]) => void} event
 * @property {() => void} painted The first picture is there.
 * @property {() => void} alive The reader can do everything.
 * @property {() => void} needWorld
 * @property {(view: string) => boolean} knows Whether there is such a view; where there is none, the page is told.
 * @property {(error: unknown) => void} wrong A call was refused; the map goes on as it was.
 * @property {(why: Failure) => void} failed The map cannot go on.
 */

export class Live {
  #stop = new AbortController();
  /** Those that are not about labels. @type {Record<string, object> | undefined} */
  words;
  #frame = 0;
  #tick = 0;
  #sized = false;
  #painted = false;
  /** What the page has last set for colours. */
  #own = "";
  /** @type {import("./ui.js").Ui | undefined} */
  #ui;
  /** What the reader's part has to do once it is there. @type {import("./types.js").Effect[]} */
  #early = [];
  /** Calls that only the rest of the program can take. @type {(() => void)[]} */
  #waiting = [];

  /**
   * @param {HTMLElement} host
   * @param {{ section: HTMLElement, stage: HTMLElement }} parts
   * @param {Options} options
   * @param {Page} page
   * @throws {import("./failure.js").Failure}
   */
  constructor(host, { section, stage }, options, page) {
    this.host = host;
    this.page = page;
    this.section = section;
    this.stage = stage;
    this.canvas = element("canvas", { role: "img" });
    const context = this.canvas.getContext("2d");
    if (!context) throw new Failure("no-canvas", "This browser gives no 2D canvas.");
    const { edition, world, english, dark } = options;
    const [map, effects] = make(context, edition, world, english, dark, section.clientWidth);
    this.map = map;
    /** What the page's address was when the map looked at it. */
    this.hash = location.hash;

    stage.append(this.canvas);
    this.#own = written(section).join("");
    this.measure = watchSize(host, section, this.signal, (width, height, dpr) => this.tell(RESIZE, "", width, height, dpr));
    // Before the gestures are there, too, the browser must not zoom the page in the place of the map.
    const keep = (/** @type {WheelEvent} */ event) => {
      if (!this.fixed && (event.ctrlKey || event.metaKey)) event.preventDefault();
    };
    this.canvas.addEventListener("wheel", keep, { signal: this.signal, passive: false });
    if (wantsMore()) this.setTheme(dark ? "dark" : "light");
    else this.#setColors();
    this.perform(effects);
    if (this.fixed) this.setGestures();
  }

  /** Whether nobody may move the map. */
  get fixed() {
    return this.host.getAttribute("gestures") === "none";
  }

  /** Aborted when the map is taken away. */
  get signal() {
    return this.#stop.signal;
  }

  /**
   * Tells the module and performs what follows; `calls.js` says what can be told.
   * @param {number} what
   * @param {string} [name]
   * @param {number} [x]
   * @param {number} [y]
   * @param {number} [z]
   * @returns {boolean} Whether the drawing changes.
   */
  tell(what, name, x, y, z) {
    if (!isWhole() && what !== RESIZE && what !== COLOR) {
      this.#waiting.push(() => this.tell(what, name, x, y, z));
      return false;
    }
    let changes = false;
    this.attempt(() => {
      const effects = tell(this.map, what, name, x, y, z);
      changes = effects.some(([name]) => name === "paint");
      this.perform(effects);
    });
    return changes;
  }

  /**
   * Asks the module; `map.js` says what it answers.
   * @template {keyof import("./map.js").Answers} Q
   * @param {Q} question
   * @param {string} [text]
   */
  ask(question, text) {
    return ask(this.map, question, text);
  }

  /** Has the module know where readers may live: for the search. */
  needNear() {
    return needNear();
  }

  /** After a trap everybody has been told already. @param {() => void} action */
  attempt(action) {
    if (this.signal.aborted || !works()) return;
    try {
      action();
    } catch (error) {
      if (works()) this.page.wrong(error);
    }
  }

  /** @param {import("./types.js").Effect[]} effects */
  perform(effects) {
    const others = [];
    for (const effect of effects) {
      switch (effect[0]) {
        case "paint":
          this.schedule();
          break;
        case "animate":
          this.#tick ||= requestAnimationFrame((now) => {
            this.#tick = 0;
            this.tell(TICK, "", now);
            this.#flush();
          });
          break;
        case "layout":
          this.layout(effect[1], effect[2], effect[3], effect[4]);
          break;
        case "select":
        case "view":
        case "edition":
          this.page.event(effect[0], effect[1]);
          others.push(effect);
          break;
        case "world":
          this.page.needWorld();
          break;
        case "error":
          this.page.wrong(new Failure(effect[1], effect[2]));
          break;
        default:
          others.push(effect);
      }
    }
    if (this.#ui) this.#ui.perform(others);
    else this.#early.push(...others);
  }

  /** Draws before the next frame; the first picture at once, so that a page in the background has one too. */
  schedule() {
    if (!this.#sized) return;
    if (!this.#painted) {
      this.#painted = true;
      paint(this.map);
      this.introduce();
      this.page.painted();
      this.#enliven();
      return;
    }
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** Draws what is to be drawn. */
  #flush() {
    if (!this.#frame) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.attempt(() => paint(this.map));
  }

  async #enliven() {
    try {
      const [{ Ui }] = await Promise.all([needUi(), needRest()]);
      // The page answers between the two.
      await new Promise((resolve) => setTimeout(resolve));
      this.attempt(() => {
        this.#ui = new Ui(this);
        // What has just been made shows it all.
        this.#ui.perform(this.#early.splice(0).filter(([name]) => name !== "relayout" && name !== "panel"));
        for (const call of this.#waiting.splice(0)) call();
        this.page.alive();
      });
    } catch (error) {
      if (!this.signal.aborted) this.page.failed(failure(error, "internal"));
    }
  }

  /**
   * @param {number} width CSS px.
   * @param {number} height
   * @param {number} across Device px.
   * @param {number} down
   */
  layout(width, height, across, down) {
    this.#sized = true;
    const { canvas } = this;
    // Even its own size given anew would clear it.
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
    const portrait = height > width;
    this.section.dataset.shape = portrait ? "portrait" : "landscape";
    this.section.dataset.panel = width >= 900 ? "beside" : "sheet";
    const { style } = this.section;
    style.setProperty("--map-width", `${width}px`);
    style.setProperty("--map-height", `${height}px`);
    style.setProperty("--scale", String(width / (portrait ? 360 : 960)));
  }

  /** What the drawing is called, and what the style sheet has to know. Returns what the map shows. */
  introduce() {
    const [state, summary] = this.ask(FIRST);
    const { section } = this;
    section.lang = state.lang;
    section.dataset.view = state.view;
    section.dataset.zoom = state.zoom;
    this.canvas.ariaLabel = summary;
    return state;
  }

  /** @param {"light" | "dark"} name */
  setTheme(name) {
    this.section.dataset.theme = name;
    this.#setColors();
    this.tell(THEME, "", Number(name === "dark"), Number(wantsMore()), Number(isForced()));
  }

  #setColors() {
    const { fontFamily } = getComputedStyle(this.section);
    colors(this.section).forEach((color, rank) => this.tell(COLOR, fontFamily, rank, color));
  }

  /** The page may have set other colours, or another font. @param {"light" | "dark"} theme */
  recolor(theme) {
    const own = written(this.section).join("");
    if (own !== this.#own) this.setTheme(theme);
    this.#own = own;
  }

  /** The page has said anew what the map may take. */
  setGestures() {
    this.tell(FREE, "", Number(!this.fixed));
    this.#ui?.gestures.claim();
  }

  /** Gives back everything; the page is as before. */
  free() {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#tick);
    for (const made of [...this.stage.children, ...this.section.children]) {
      if (made !== this.stage && made.localName !== "slot") made.remove();
    }
    if (works()) release(this.map);
  }
}
