// @ts-check
/**
 * One map that runs: gives what the reader does to the module and performs the effects that come back. Remembers
 * nothing that the module knows.
 */
import { makeAnnouncer } from "./announcer.js";
import { makeControls } from "./controls.js";
import { element } from "./dom.js";
import { watchEscape } from "./escape.js";
import { Instance } from "./glue.js";
import { makeList } from "./list.js";
import { makeMirror } from "./mirror.js";
import { makePanel } from "./panel.js";
import { listen } from "./pointer.js";
import { guard, works } from "./runtime.js";
import { watchSize } from "./sizes.js";
import { makeTooltip } from "./tooltip.js";

/**
 * @typedef {object} Options
 * @property {string} lang
 * @property {string} theme
 * @property {string} edition
 * @property {string} view
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
    const { lang, theme, edition, view } = options;
    this.instance = guard(() => new Instance(this.canvas, lang, theme, edition, view));

    stage.append(this.canvas);
    this.controls = makeControls({ before: this.canvas, after: this.canvas }, {
      view: (name) => this.do((map) => map.showView(name)),
      screen: () => this.toggleFullscreen(),
      list: () => this.toggleList(),
    });
    this.mirror = makeMirror(this.controls.last, {
      focus: (id) => this.do((map) => map.focusTarget(id)),
      key: (key) => this.do((map) => map.key(key)),
      open: (id) => this.open(id),
    });
    this.tooltip = makeTooltip(stage);
    this.panel = makePanel(stage, {
      open: (id) => this.choose(id),
      close: () => this.close(),
    });
    this.list = makeList(section);
    this.announce = makeAnnouncer(section, signal);

    listen(this.canvas, signal, (kind, x, y, touch) => this.do((map) => map.pointer(kind, x, y, touch)));
    watchEscape(host, signal, (inside) => this.escape(inside));
    document.addEventListener("fullscreenchange", () => this.attempt(() => this.label()), { signal });
    watchSize(host, section, signal, (width, height, dpr) => this.do((map) => map.resize(width, height, dpr)));
  }

  /**
   * Calls the module and performs what follows.
   * @param {(map: Instance) => unknown} call Returns effects.
   */
  do(call) {
    this.attempt(() => this.perform(/** @type {import("./types.js").Effect[]} */ (this.read(call))));
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

  /**
   * @template T
   * @param {(map: Instance) => T} call
   */
  read(call) {
    return guard(() => call(this.instance));
  }

  /** @returns {import("./types.js").State} */
  state() {
    return this.read((map) => map.state());
  }

  /** @param {import("./types.js").Effect[]} effects */
  perform(effects) {
    let focus = "";
    let toPanel = false;
    for (const effect of effects) {
      switch (effect.type) {
        case "paint":
          this.schedule();
          break;
        case "layout":
          this.layout(effect.width, effect.height);
          break;
        case "relayout":
          this.label();
          break;
        case "panel":
          toPanel ||= this.panel.hasFocus;
          this.showPanel();
          break;
        case "select": {
          const { id, source } = effect.detail;
          if (id && (source === "keyboard" || source === "list")) toPanel = true;
          if (id) this.#origin = id;
          this.page.event("select", effect.detail);
          break;
        }
        case "view":
          this.page.event("view", effect.detail);
          break;
        case "announce":
          this.announce(effect.text);
          break;
        case "tooltip":
          this.tooltip.show(effect.text, effect.note, effect.x, effect.y);
          break;
        case "focus":
          focus = effect.id;
          break;
        case "cursor":
          this.canvas.style.setProperty("cursor", effect.pointer ? "pointer" : "default");
          break;
        case "need-world":
          this.page.needWorld();
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
      this.read((map) => map.paint());
      this.page.painted();
      return;
    }
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.attempt(() => this.read((map) => map.paint()));
    });
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  layout(width, height) {
    this.#sized = true;
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
    const { words, state, targets, summary } = this.read((map) => ({
      words: map.words(),
      state: map.state(),
      targets: map.targets(),
      summary: map.summary(),
    }));
    this.section.ariaLabel = words.map;
    this.section.lang = state.lang;
    this.section.dataset.theme = state.theme;
    this.section.dataset.view = state.view;
    this.canvas.ariaLabel = summary;
    this.mirror.update(targets, words.map);
    this.controls.update(words, state.view, document.fullscreenElement === this.host, this.list.open);
    if (this.list.open) this.list.update(this.read((map) => map.list()));
  }

  showPanel() {
    const { tree, side, word } = this.read((map) => ({
      tree: map.panel(),
      side: map.panelSide(),
      word: map.words().close,
    }));
    this.panel.update(tree, side, word);
  }

  /** Opens a feature from its button over the map. @param {string} id */
  open(id) {
    this.do((map) => map.focusTarget(id));
    this.do((map) => map.key("Enter"));
  }

  /** Follows a button of the panel. @param {string} id */
  choose(id) {
    if (id.startsWith("view:")) this.do((map) => map.showView(id.slice("view:".length)));
    else this.do((map) => map.select(id, "list"));
  }

  close() {
    this.do((map) => map.select("", "list"));
  }

  /** Back to the feature on the map, or near to it where the view has no such feature. @param {string} id */
  focusMap(id) {
    if (!this.mirror.focus(id)) this.controls.focusList();
  }

  /** Away with the tooltip, and one level up. @param {boolean} inside Whether this map is meant. */
  escape(inside) {
    this.tooltip.hide();
    if (inside) this.do((map) => map.key("Escape"));
  }

  /** @param {string} name */
  setTheme(name) {
    this.section.dataset.theme = name;
    this.do((map) => map.setTheme(name));
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
    if (works()) this.instance.free();
  }
}
