/**
 * The screenshot matrix: views × editions × widths × themes × languages, into the folder named first. One page is used
 * for all of them. Further words restrict it to names with every one of them: `cargo xtask shots france 2019 360 dark`
 */
import { join } from "node:path";

import { SITE_URL, close, page } from "./browser.mjs";

const VIEWS = ["france", "world"];
const EDITIONS = ["2014", "2015", "2016-2018", "2019", "2020", "2021", "2023", "2023-12", "2026"];
const WIDTHS = [360, 768, 1280];
const THEMES = ["light", "dark"];
const LANGS = ["fr", "en"];
/** What is selected in the pictures that show a panel, in the default edition. */
const SELECTED = { france: ["region:32", "lille"], world: ["country:US", "new-york"] };

const [out, ...words] = process.argv.slice(2);

/** @typedef {{ view: string, edition: string, width: number, theme: string, lang: string, selected: string }} Shot */

/** @param {Shot} shot */
const nameOf = ({ view, edition, width, theme, lang, selected }) =>
  [view, edition, width, theme, lang, selected.replace(":", "")].filter(Boolean).join("-");

/** Sorted so that the map is asked to change as little as possible from one to the next. */
function* matrix() {
  for (const width of WIDTHS) {
    for (const view of VIEWS) {
      for (const theme of THEMES) {
        for (const lang of LANGS) {
          for (const edition of EDITIONS) yield { view, edition, width, theme, lang, selected: "" };
          for (const selected of lang === "fr" ? SELECTED[/** @type {"france" | "world"} */ (view)] : []) {
            yield { view, edition: "2019", width, theme, lang, selected };
          }
        }
      }
    }
  }
}

const wanted = [...matrix()].filter((shot) => words.every((word) => `-${nameOf(shot)}-`.includes(`-${word}-`)));
if (wanted.length === 0) throw new Error(`no picture has all of: ${words.join(", ")}`);
const opened = await page();
try {
  await opened.route("**/shots-page", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="fr"><title>Carte</title><link rel="icon" href="data:,">
        <script type="module" src="/v1/french-tech-map.js"></script>
        <body style="margin:0"><french-tech-map view="world"></french-tech-map>`,
    }),
  );
  await opened.goto(`${SITE_URL}/shots-page`);
  await opened.locator('section[data-state="live"]').waitFor();
  for (const shot of wanted) {
    await opened.setViewportSize({ width: shot.width, height: shot.width < 640 ? 640 : Math.round((shot.width * 2) / 3) });
    // Pictures are of maps at rest.
    await opened.emulateMedia({ colorScheme: shot.theme === "dark" ? "dark" : "light", reducedMotion: "reduce" });
    await opened.locator("french-tech-map").evaluate(async (map, shot) => {
      for (const name of ["selected", "lang", "theme", "edition", "view", "selected"]) {
        const value = /** @type {any} */ (shot)[name];
        // The selection is let go of first and made last: it would bring its own view along.
        map.setAttribute(name, value);
      }
      for (let i = 0; i < 2; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, shot);
    await opened.screenshot({ path: join(out, `${nameOf(shot)}.png`) });
  }
  console.log(`${wanted.length} pictures in ${out}`);
  if (opened.problems.length > 0) throw new Error(opened.problems.join("\n"));
} finally {
  await close();
}
