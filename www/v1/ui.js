// @ts-check
/**
 * What a reader touches: controls, the features as buttons, tooltip, panel, list and tools; what addresses mean; and the
 * list that is shown where the map cannot run. Loaded after the first picture; imports nothing that has a state of its own, as it is a
 * bundle beside the one of the entry.
 */
import { makeAnnouncer } from "./announcer.js";
import { CALM, CHOOSE, FOCUS, HOME, IN, KEY, KEYS, LABELS, LIST, OUT, PANEL, SHOW, STATE, STEP, SVG } from "./calls.js";
import { makeControls } from "./controls.js";
import { element } from "./dom.js";
import { watchEscape } from "./escape.js";
import { listen } from "./gestures.js";
import { makeHint } from "./hint.js";
import { makeList } from "./list.js";
import { makeMirror } from "./mirror.js";
import { makePanel } from "./panel.js";
import { makeTools } from "./tools.js";
import { makeTooltip } from "./tooltip.js";
import { makeTrail } from "./trail.js";
import { dress } from "./ui-style.js";
import { wordsIn } from "./words.js";

export { showList } from "./fallback.js";
export { wished } from "./links.js";
export { restore } from "./restore.js";

/** The map counts as resting after that long, ms. */
const SETTLED = 120;

export class Ui {
  /** Where the focus goes back to when the panel closes. */
  #origin = "";
  #settling = 0;

  /** @param {import("./live.js").Live} live */
  constructor(live) {
    this.live = live;
    this.words = this.wordsIn(live.ask(STATE)[0].lang);
    const { canvas, host, section, signal, stage } = live;
    dress(section);
    this.controls = makeControls({ before: canvas, after: canvas }, {
      view: (world) => live.tell(SHOW, "", world),
      screen: () => this.toggleFullscreen(),
      list: () => this.toggle(this.list),
      tools: () => this.toggle(this.tools),
      closer: () => live.tell(IN),
      away: () => live.tell(OUT),
      step: (key) => live.tell(STEP, "", KEYS.indexOf(key)),
      home: () => live.tell(HOME),
    });
    this.mirror = makeMirror(this.controls.last, {
      focus: (id) => live.tell(FOCUS, id),
      key: (key) => live.tell(KEY, "", key),
      travel: (key) => (key === "+" ? live.tell(IN) : key === "-" ? live.tell(OUT) : live.tell(STEP, "", KEYS.indexOf(key))),
      open: (id) => this.open(id),
    });
    this.tooltip = makeTooltip(stage, live.canvas);
    this.panel = makePanel(stage, {
      open: (id) => this.choose(id),
      close: () => live.tell(CHOOSE),
    });
    this.tools = makeTools(this);
    this.list = makeList(section);
    this.announce = makeAnnouncer(section, signal);

    const hint = makeHint(stage, signal);
    signal.addEventListener("abort", () => clearTimeout(this.#settling), { once: true });
    this.gestures = listen(live, (name) => {
      hint.show(this.words[name]);
      this.announce(this.words[name]);
    });
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const calm = () => live.tell(CALM, "", Number(still.matches));
    still.addEventListener("change", calm, { signal });
    calm();
    watchEscape(host, signal, (inside) => this.escape(inside));
    document.addEventListener("fullscreenchange", () => live.attempt(() => this.label()), { signal });
    this.watchPrinting();
    this.label();
    this.showPanel();
    this.trail = makeTrail(live);
  }

  /** @param {import("./types.js").Effect[]} effects */
  perform(effects) {
    let focus = "";
    let toPanel = false;
    for (const effect of effects) {
      switch (effect[0]) {
        case "relayout":
          this.label();
          break;
        case "targets":
          // The buttons follow once the map rests.
          clearTimeout(this.#settling);
          this.#settling = setTimeout(() => this.live.attempt(() => this.label()), SETTLED);
          break;
        case "panel":
          toPanel ||= this.panel.hasFocus;
          this.showPanel();
          break;
        case "select": {
          const { id, source } = effect[1];
          if (id && (source === "keyboard" || source === "list")) toPanel = true;
          if (id) this.#origin = id;
          if (this.tools.open) this.updateTools();
          break;
        }
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
          this.live.canvas.style.setProperty("cursor", effect[1]);
          break;
      }
    }
    if (effects.some(([name]) => name === "select" || name === "relayout")) this.trail.note();
    if (focus) this.focusMap(focus);
    else if (toPanel && !this.panel.focus()) this.focusMap(this.#origin);
  }

  /** A map of other things than labels has other words for them. @param {"fr" | "en"} lang */
  wordsIn(lang) {
    return { ...wordsIn(lang), ...this.live.words?.[lang] };
  }

  /** Everything that says in words what the drawing shows. */
  label() {
    const { live } = this;
    live.introduce();
    const [state, targets] = live.ask(LABELS);
    const words = (this.words = this.wordsIn(state.lang));
    live.section.ariaLabel = words.map;
    const full = document.fullscreenElement === live.host;
    this.mirror.update(targets, words.map);
    this.controls.update(words, state, { full, listed: this.list.open, tooled: this.tools.open });
    if (this.tools.open) this.tools.update(words, state);
    if (this.list.open) this.list.update(live.ask(LIST)[0]);
  }

  /** What the tools say of the selection. */
  updateTools() {
    this.tools.update(this.words, this.live.ask(STATE)[0]);
  }

  showPanel() {
    const [side, written] = this.live.ask(PANEL);
    this.panel.update(written, side, this.words.close);
    this.live.section.dataset.open = this.panel.open ? side : "";
  }

  /** Opens a feature from its button over the map. @param {string} id */
  open(id) {
    this.live.tell(FOCUS, id);
    this.live.tell(KEY, "", KEYS.indexOf("Enter"));
    // Opened already, it is still what the reader wants to read.
    this.panel.focus();
  }

  /** Follows a button of the panel or of a tool. @param {string} id */
  choose(id) {
    if (id.startsWith("view:")) this.live.tell(SHOW, "", Number(id === "view:world"));
    else this.live.tell(CHOOSE, id);
  }

  /** Back to the feature on the map, or near to it where the view has no such feature. @param {string} id */
  focusMap(id) {
    if (!this.mirror.focus(id)) this.controls.focusList();
  }

  /** Away with the tooltip, and one level up. @param {boolean} inside Whether this map is meant. */
  escape(inside) {
    this.tooltip.show();
    if (inside) this.live.tell(KEY, "", KEYS.indexOf("Escape"));
  }

  /** Opens or closes what stands below the map. @param {{ toggle: () => void }} part */
  toggle(part) {
    part.toggle();
    this.live.attempt(() => this.label());
  }

  /** Paper gets lines in the place of the drawing's pixels, in the colours for paper; should that fail, the pixels. */
  watchPrinting() {
    const { stage, signal } = this.live;
    const vector = element("img", { class: "print", alt: "" });
    stage.append(vector);
    const print = () => (vector.src = `data:image/svg+xml,${encodeURIComponent(this.live.ask(SVG, "paper")[0])}`);
    addEventListener("beforeprint", () => this.live.attempt(print), { signal });
    addEventListener("afterprint", () => vector.removeAttribute("src"), { signal });
  }

  toggleFullscreen() {
    const { host } = this.live;
    const full = document.fullscreenElement === host;
    // Refused by the page's policy or the reader: the map stays as it is.
    (full ? document.exitFullscreen() : host.requestFullscreen()).catch(() => {});
  }
}
