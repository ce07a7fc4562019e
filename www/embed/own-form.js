// @ts-check
/** The part of the form for data of the editor's own: takes files, has the map read them, and keeps what is set. */
import { addressesOf, showFiles, takeFiles } from "./drop.js";
import { picked, the } from "./form.js";
import { isAddress, isSwapped, nameOfRank, nothing, optionsOf, placed, withRanks } from "./own.js";
import { showRanks } from "./ranks.js";
import { showReport, summary, wrongs } from "./report.js";
import { word } from "./words.js";

/** @import { Report } from "../v1/public.js" */
/** @typedef {import("./own.js").Own} Own */
/** @typedef {import("./own.js").Slot} Slot */

/** How long an editor may pause while writing before the map follows, ms. */
const PAUSE = 350;
/** Fields whose text stands as it is among what is set. */
const TEXTS = /** @type {const} */ ([["title-fr", "fr"], ["title-en", "en"], ["credit", "credit"], ["projection", "projection"]]);

/**
 * @param {import("./words.js").Lang} lang
 * @param {object} page
 * @param {() => import("../v1/element.js").FrenchTechMap} page.map The map of the preview.
 * @param {() => void} page.renew Makes a new one, with nothing of the editor's.
 * @param {() => void} page.forget The map, which is the label's, is about to be given data that knows nothing of that.
 * @param {() => void} page.restore Nothing came of it.
 * @param {() => void} page.changed Something else is set, or shown.
 */
export function makeOwn(lang, { map, renew, forget, restore, changed }) {
  let own = nothing();
  /** Counts what was begun. */
  let latest = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  const isActive = () => picked("source") === "own";
  /** @param {string} text @param {boolean} [wrong] Whether something is. */
  const say = (text, wrong = false) => {
    the("read").textContent = text;
    the("read").dataset.wrong = String(wrong);
  };

  /** @param {File[]} came */
  async function take(came) {
    if (came.length === 0) return;
    choose("own");
    const files = await placed(own.files, came.slice(0, 2));
    use(files);
    if (came.length > 2) say(word(lang, "tooMany"));
  }

  /** @param {Own["files"]} files */
  function use(files) {
    // What a map has been given stays given: without shapes it is another map.
    const isLess = own.files.regions && !files.regions;
    own = { ...own, files, addresses: addressesOf(files), id: "", ...(isLess && { shown: false }) };
    if (isLess) renew();
    fillFiles();
    if (files.data) load();
    else clear();
  }

  function clear() {
    latest += 1;
    own = { ...nothing(), fr: own.fr, en: own.en, credit: own.credit, projection: own.projection, strict: own.strict };
    renew();
    say("");
    for (const id of ["report", "to-report", "ranks-box"]) the(id).hidden = true;
    fillFiles();
    changed();
  }

  async function load() {
    const mine = ++latest;
    const { data, regions } = own.files;
    if (!data) return;
    say(word(lang, "reading", [data, ...(regions ? [regions] : [])].map(({ name }) => name).join(", ")));
    if (!own.shown) forget();
    const target = map();
    try {
      await customElements.whenDefined("french-tech-map");
      const reports = [target.setData(data, optionsOf(own)), ...(regions ? [target.setRegions(regions)] : [])];
      const [report] = await Promise.all(reports);
      if (mine === latest) arrive(report);
    } catch (error) {
      if (mine === latest) refuse(/** @type {{ code?: string, message?: string, report?: Report }} */ (Object(error)));
    }
  }

  /** @param {Report} report */
  function arrive(report) {
    const { data, regions } = own.files;
    if (isSwapped(report) && data && regions) return use({ data: regions, regions: data });
    own = { ...withRanks(own, report.ranks), shown: true };
    say(word(lang, "read", report.files.map(({ name }) => name).reverse().join(", "), summary(report, lang)), report.errors > 0);
    tell(report);
    fillRanks();
    // Over other data nothing is open any more: it is opened again.
    map().removeAttribute("selected");
    changed();
  }

  /** @param {{ code?: string, message?: string, report?: Report }} why */
  function refuse({ code, message, report }) {
    if (code === "cancelled") say(word(lang, "cancelled"));
    else if (report) say(word(lang, "refused", wrongs(report, lang)), true);
    else say(word(lang, "unread", message ?? ""), true);
    if (report) tell(report);
    if (!own.shown) restore();
    changed();
  }

  /** @param {Report} report */
  function tell(report) {
    showReport(the("report-body"), report, lang);
    for (const id of ["report", "to-report"]) the(id).hidden = false;
  }

  function fillFiles() {
    const { files, addresses } = own;
    showFiles(the("chosen"), files, lang, (slot) => {
      const { data, regions } = own.files;
      const left = slot === "regions" ? { ...(data && { data }) } : { ...(regions && { data: regions }) };
      use(left);
      the("files").focus();
    });
    the("swap").hidden = !files.regions;
    the("addresses").hidden = !files.data;
    the("regions-field").hidden = !files.regions;
    the("data-address").value = addresses.data;
    the("regions-address").value = addresses.regions;
  }

  function fillRanks() {
    // Who is writing is left alone.
    const place = the("ranks");
    const shown = JSON.stringify(own.ranks.map(({ id, known, knownEn }) => [id, known, knownEn]));
    the("ranks-box").hidden = own.ranks.length === 0;
    if (place.dataset.shown === shown) return;
    place.dataset.shown = shown;
    showRanks(place, own.ranks, lang, (rank, change) => {
      // Of ranks read anew the fields still know the old ones.
      own = { ...own, ranks: own.ranks.map((each) => (each.id === rank.id ? { ...each, ...change } : each)) };
      later();
    }, move);
  }

  /** @param {number} from @param {number} to */
  function move(from, to) {
    const ranks = [...own.ranks];
    const [moved] = ranks.splice(from, 1);
    ranks.splice(to, 0, moved);
    own = { ...own, ranks, ordered: true };
    fillRanks();
    const step = to < from ? "rankUp" : "rankDown";
    /** @type {HTMLElement | null} */ (the("ranks").querySelector(`[data-rank="${to}"] [data-step="${step}"]`))?.focus();
    the("moved").textContent = word(lang, "rankMoved", nameOfRank(moved, lang), String(to + 1), String(ranks.length));
    later();
  }

  /** The map follows once nothing more is written. */
  function later() {
    changed();
    clearTimeout(pause);
    pause = setTimeout(load, PAUSE);
  }

  function readTexts() {
    for (const [id, name] of TEXTS) own = { ...own, [name]: the(id).value.trim() };
    own = { ...own, strict: the("strict").checked };
    later();
  }

  /** @param {Slot} slot */
  function readAddress(slot) {
    const field = the(`${slot}-address`);
    const text = field.value.trim();
    const good = isAddress(text);
    field.setAttribute("aria-invalid", String(!good));
    the(`${slot}-wrong`).textContent = good ? "" : word(lang, "wrongAddress");
    if (good) own = { ...own, addresses: { ...own.addresses, [slot]: text } };
    changed();
  }

  /** @param {"own" | "label"} source */
  function choose(source) {
    const field = /** @type {HTMLInputElement} */ (document.querySelector(`input[name="source"][value="${source}"]`));
    if (field.checked) return;
    field.checked = true;
    turn();
  }

  /** To the editor's data, or back to the label. */
  function turn() {
    clearTimeout(pause);
    the("own").hidden = !isActive();
    the("report").hidden = !isActive() || !the("report-body").hasChildNodes();
    for (const node of document.querySelectorAll("[data-of]")) {
      /** @type {HTMLElement} */ (node).hidden = /** @type {HTMLElement} */ (node).dataset.of !== picked("source");
    }
    if (isActive()) load();
    else {
      latest += 1;
      own = { ...own, shown: false };
      renew();
    }
    changed();
  }

  takeFiles(the("files"), the("drop"), take);
  the("source").addEventListener("input", turn);
  the("own").addEventListener("input", ({ target }) => {
    const { id } = /** @type {HTMLElement} */ (target);
    if (id === "strict" || TEXTS.some(([field]) => field === id)) readTexts();
    if (id === "data-address") readAddress("data");
    if (id === "regions-address") readAddress("regions");
  });
  the("swap").addEventListener("click", () => use({ data: own.files.regions, regions: own.files.data }));

  return {
    isActive,
    get: () => own,
    /** @param {Partial<Own>} change What was opened on the map. */
    set(change) {
      own = { ...own, ...change };
    },
  };
}
