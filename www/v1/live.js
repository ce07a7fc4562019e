// @ts-check
/**
 * One map that runs: gives what the reader does to the module and performs the effects that come back. Remembers
 * nothing that the module knows.
 */
import { makeAnnouncer } from "./announcer.js";
import { makeControls } from "./controls.js";
import { element } from "./dom.js";
import { watchEscape } from "./escape.js";
import { Failure } from "./failure.js";
import { makeList } from "./list.js";
import { CHOOSE, FOCUS, KEY, KEYS, LABELS, LIST, PANEL, RESIZE, SHOW, THEME, ask, make, paint, release, tell } from "./map.js";
import { makeMirror } from "./mirror.js";
import { makePanel } from "./panel.js";
import { listen } from "./pointer.js";
import { works } from "./runtime.js";
import { watchSize } from "./sizes.js";
import { makeTooltip } from "./tooltip.js";

/**
 * @typedef {object} Options
 * @property {string} edition "" for the default.
 * @property {boolean} world
 * @property {boolean} english
 * @property {boolean} dark
 *
 * @typedef {object} Page What the map tells the element.
 * @property {(type: "select" | "view", detail: object) => void} event
 * @property {() => void} painted The first picture is there.
 * @property {() => void} needWorld
 * @property {(error: unknown) => void} wrong A call was refused; the map goes on as it was.
 */

export class Live {
  #stop = new AbortController();
  #frame = 0;
  #sized = false;
  #painted = false;
  /** Where the focus goes back to when the panel closes. */
  #origin = "";

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
    const { signal } = this.#stop;
    this.canvas = element("canvas", { role: "img" });
    const context = this.canvas.getContext("2d");
    if (!context) throw new Failure("no-canvas", "This browser gives no 2D canvas.");
    const { edition, world, english, dark } = options;
    const [map, effects] = make(context, edition, world, english, dark);
    this.map = map;

    stage.append(this.canvas);
    this.controls = makeControls({ before: this.canvas, after: this.canvas }, {
      view: (world) => this.tell(SHOW, "", world),
      screen: () => this.toggleFullscreen(),
      list: () => this.toggleList(),
    });
    this.mirror = makeMirror(this.controls.last, {
      focus: (id) => this.tell(FOCUS, id),
      key: (key) => this.tell(KEY, "", key),
      open: (id) => this.open(id),
    });
    this.tooltip = makeTooltip(stage);
    this.panel = makePanel(stage, {
      open: (id) => this.choose(id),
      close: () => this.tell(CHOOSE),
    });
    this.list = makeList(section);
    this.announce = makeAnnouncer(section, signal);

    listen(this.canvas, signal, (kind, x, y, touch) => this.tell(kind, "", x, y, touch));
    watchEscape(host, signal, (inside) => this.escape(inside));
    document.addEventListener("fullscreenchange", () => this.attempt(() => this.label()), { signal });
    watchSize(host, section, signal, (width, height, dpr) => this.tell(RESIZE, "", width, height, dpr));
    this.perform(effects);
  }

  /**
   * Tells the module and performs what follows; `map.js` says what can be told.
   * @param {number} what
   * @param {string} [name]
   * @param {number} [x]
   * @param {number} [y]
   * @param {number} [z]
   */
  tell(what, name, x, y, z) {
    this.attempt(() => this.perform(tell(this.map, what, name, x, y, z)));
  }

  /** After a trap everybody has been told already. @param {() => void} action */
  attempt(action) {
    if (this.#stop.signal.aborted || !works()) return;
    try {
      action();
    } catch (error) {
      if (works()) this.page.wrong(error);
    }
  }

  /** @param {import("./types.js").Effect[]} effects */
  perform(effects) {
    let focus = "";
    let toPanel = false;
    for (const effect of effects) {
      switch (effect[0]) {
        case "paint":
          this.schedule();
          break;
        case "layout":
          this.layout(effect[1], effect[2], effect[3], effect[4]);
          break;
        case "relayout":
          this.label();
          break;
        case "panel":
          toPanel ||= this.panel.hasFocus;
          this.showPanel();
          break;
        case "select": {
          const { id, source } = effect[1];
          if (id && (source === "keyboard" || source === "list")) toPanel = true;
          if (id) this.#origin = id;
          this.page.event("select", effect[1]);
          break;
        }
        case "view":
          this.page.event("view", effect[1]);
          break;
        case "announce":
          this.announce(effect[1]);
          break;
        case "tooltip":
          this.tooltip.show(effect[1], effect[2], effect[3], effect[4]);
          break;
        case "focus":
          focus = effect[1];
          break;
        case "cursor":
          this.canvas.style.setProperty("cursor", effect[1]);
          break;
        case "world":
          this.page.needWorld();
          break;
        case "error":
          this.page.wrong(new Failure(effect[1], effect[2]));
          break;
      }
    }
    if (focus) this.focusMap(focus);
    else if (toPanel && !this.panel.focus()) this.focusMap(this.#origin);
  }

  /** Draws before the next frame; the first picture at once, so that a page in the background has one too. */
  schedule() {
    if (!this.#sized) return;
    if (!this.#painted) {
      this.#painted = true;
      paint(this.map);
      this.page.painted();
      return;
    }
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.attempt(() => paint(this.map));
    });
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

  /** Everything that says in words what the drawing shows. */
  label() {
    const [words, state, targets, summary] = ask(this.map, LABELS);
    this.section.ariaLabel = words.map;
    this.section.lang = state.lang;
    this.section.dataset.theme = state.theme;
    this.section.dataset.view = state.view;
    this.canvas.ariaLabel = summary;
    this.mirror.update(targets, words.map);
    this.controls.update(words, state.view, document.fullscreenElement === this.host, this.list.open);
    if (this.list.open) this.list.update(ask(this.map, LIST)[0]);
  }

  showPanel() {
    const [words, side, written] = ask(this.map, PANEL);
    this.panel.update(written, side, words.close);
  }

  /** Opens a feature from its button over the map. @param {string} id */
  open(id) {
    this.tell(FOCUS, id);
    this.tell(KEY, "", KEYS.indexOf("Enter"));
    // Opened already, it is still what the reader wants to read.
    this.panel.focus();
  }

  /** Follows a button of the panel. @param {string} id */
  choose(id) {
    if (id.startsWith("view:")) this.tell(SHOW, "", Number(id === "view:world"));
    else this.tell(CHOOSE, id);
  }

  /** Back to the feature on the map, or near to it where the view has no such feature. @param {string} id */
  focusMap(id) {
    if (!this.mirror.focus(id)) this.controls.focusList();
  }

  /** Away with the tooltip, and one level up. @param {boolean} inside Whether this map is meant. */
  escape(inside) {
    this.tooltip.show();
    if (inside) this.tell(KEY, "", KEYS.indexOf("Escape"));
  }

  /** @param {"light" | "dark"} name */
  setTheme(name) {
    this.section.dataset.theme = name;
    this.tell(THEME, "", Number(name === "dark"));
  }

  toggleList() {
    this.list.toggle();
    this.attempt(() => this.label());
  }

  toggleFullscreen() {
    const full = document.fullscreenElement === this.host;
    // Refused by the page's policy or the reader: the map stays as it is.
    (full ? document.exitFullscreen() : this.host.requestFullscreen()).catch(() => {});
  }

  /** Gives back everything; the page is as before. */
  free() {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    for (const made of [...this.stage.children, ...this.section.children]) {
      if (made !== this.stage && made.localName !== "slot") made.remove();
    }
    if (works()) release(this.map);
  }
}
