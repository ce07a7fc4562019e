/** The page that sets up a map and writes the code that shows it elsewhere. */
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";

import { SITE_URL, close } from "./browser.mjs";
import { fresh, leave, tabTo } from "./host.mjs";
import { violations } from "./rules.mjs";
import { serve } from "./server.mjs";

after(close);
/** @type {(() => Promise<void>)[]} */
const papers = [];
afterEach(async () => {
  await leave();
  await Promise.all(papers.splice(0).map((end) => end()));
});

/** @typedef {Awaited<ReturnType<typeof fresh>>} Page */
/** @typedef {"element" | "iframe" | "picture" | "image"} Way */

/** @param {string} [address] @param {Parameters<typeof fresh>[0]} [options] */
async function configurator(address = "", options) {
  const page = await fresh({ reducedMotion: "reduce", viewport: { width: 1280, height: 1000 }, ...options });
  await page.goto(`${SITE_URL}/embed.html${address}`);
  await page.locator("#preview .controls").waitFor({ state: "attached" });
  await settled(page);
  return page;
}

/** Waits until the lists have come and the map has answered. @param {Page} page */
async function settled(page) {
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#alt")).value !== "");
  await page.waitForTimeout(250);
}

/** Opens the groups of the form. @param {Page} page */
const unfold = (page) => page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));

/** @param {Page} page @param {Way} way */
const code = (page, way) => page.locator(`#code-${way}`).inputValue();

/** A blank page of another site with the code in it. @param {string} pasted @param {Parameters<typeof fresh>[0]} [options] */
async function paste(pasted, options) {
  const paper = await serve({ "/": { body: `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Journal</title><link rel="icon" href="data:,"><body style="margin:0">${pasted}` } });
  papers.push(paper.close);
  const page = await fresh({ reducedMotion: "reduce", viewport: { width: 1000, height: 900 }, ...options });
  await page.goto(paper.url);
  return page;
}

/** The map as it is shown, as a document. @param {Page | import("playwright-core").Frame} page @returns {Promise<string>} */
async function drawn(page) {
  await page.locator(".controls").waitFor({ state: "attached" });
  await page.waitForTimeout(250);
  return page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).toSVG());
}

/** The map in the iframe of a page. @param {Page} page */
async function framed(page) {
  await page.frameLocator("iframe").locator("french-tech-map").waitFor();
  const frame = page.frames().find((frame) => frame.url().includes("/v1/frame.html"));
  assert.ok(frame, "the code has the frame");
  return frame;
}

/** Words on a map, in order. @param {string} svg */
const words = (svg) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).sort();

/** What an editor does to get a map that is not the default. @type {Record<string, (page: Page) => Promise<unknown>>} */
const MAPS = {
  "of 2019": async () => {},
  "of a region in another edition, in English": async (page) => {
    await page.getByLabel("Édition", { exact: true }).selectOption("2023");
    await settled(page);
    await page.getByLabel("Région ouverte").selectOption({ label: "Hauts-de-France" });
    await page.getByLabel("Langue de la carte").selectOption("en");
  },
  "of a country, dark, that nobody moves": async (page) => {
    await page.getByRole("group", { name: "Vue" }).getByLabel("Monde").check();
    await page.getByLabel("Pays ou partie du monde").locator("option[value='country:US']").waitFor({ state: "attached" });
    await page.getByLabel("Pays ou partie du monde").selectOption({ label: "États-Unis" });
    await page.getByLabel("Thème").selectOption("dark");
    await page.getByLabel("Molette et doigts").selectOption("none");
  },
  "of a place, in a newspaper's own colours, with few controls": async (page) => {
    await page.getByLabel("Lieu ouvert").selectOption("lille");
    await page.getByLabel("Capitales, clair : valeur").fill("#0a5c36");
    await page.getByLabel("Fond, clair : valeur").fill("fff8f0");
    await page.getByLabel("Fond, sombre : valeur").fill("#101418");
    for (const name of ["Éditions", "Filtres", "Recherche", "Plein écran"]) await page.getByRole("checkbox", { name, exact: true }).uncheck();
    await page.getByLabel("Hauteur maximale de la carte, en px").fill("500");
  },
};

for (const [name, act] of Object.entries(MAPS)) {
  test(`a map ${name}: pasted elsewhere, element and iframe show the very map of the preview`, { timeout: 60_000 }, async () => {
    // Wide enough for a panel beside the map, as it will be elsewhere.
    const page = await configurator("", { viewport: { width: 1400, height: 1000 } });
    await unfold(page);
    await act(page);
    await settled(page);
    const expected = await drawn(page);
    // As wide as the preview: the room around what is open depends on it.
    const width = await page.locator("#preview").evaluate((preview) => preview.clientWidth);
    const room = { viewport: { width, height: 900 } };
    const element = await paste(await code(page, "element"), room);
    assert.equal(await drawn(element), expected, "the element");
    const iframe = await paste(await code(page, "iframe"), room);
    const frame = await framed(iframe);
    assert.equal(await drawn(frame), expected, "the iframe");
    for (const [where, map] of /** @type {const} */ ([["element", element], ["iframe", frame]])) {
      const controls = await map.locator(".list-button, .zoom .icon, .views, [aria-controls=tools]").evaluateAll((all) => all.map((one) => one.checkVisibility()));
      const here = await page.locator("#preview").locator(".list-button, .zoom .icon, .views, [aria-controls=tools]").evaluateAll((all) => all.map((one) => one.checkVisibility()));
      assert.deepEqual(controls, here, `the controls of the ${where}`);
    }
    assert.deepEqual([...page.problems, ...element.problems, ...iframe.problems], []);
  });
}

test("the picture shows the edition, the view and the language of the preview, on a phone as a portrait", async () => {
  const page = await configurator("?edition=2021&view=world&lang=en");
  const shown = words(await drawn(page));
  for (const way of /** @type {const} */ (["picture", "image"])) {
    const pasted = await paste(await code(page, way));
    const [source, alt] = await pasted.locator("img").evaluate(async (image) => {
      const picture = /** @type {HTMLImageElement} */ (image);
      await picture.decode();
      return [picture.currentSrc, picture.alt];
    });
    assert.equal(alt, await page.getByLabel("Texte de remplacement").inputValue());
    assert.match(alt, /^La French Tech in the world\. 2021 edition/);
    assert.deepEqual(words(await (await fetch(source)).text()), shown);
    const phone = await paste(await code(page, way), { viewport: { width: 360, height: 700 } });
    const small = await phone.locator("img").evaluate(async (image) => {
      const picture = /** @type {HTMLImageElement} */ (image);
      // Before that none may have been chosen.
      await picture.decode();
      return picture.currentSrc;
    });
    assert.equal(small.endsWith("-portrait.svg"), way === "picture", small);
  }
});

test("for WordPress each code stands in a block of HTML and is otherwise the same", async () => {
  const page = await configurator();
  const ways = /** @type {const} */ (["element", "iframe", "picture", "image"]);
  const before = await Promise.all(ways.map((way) => code(page, way)));
  await page.getByLabel("WordPress, bloc HTML").check();
  const blocks = await Promise.all(ways.map((way) => code(page, way)));
  assert.deepEqual(blocks, before.map((html) => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`));
  const pasted = await paste(blocks[0]);
  assert.equal(await drawn(pasted), await drawn(page));
});

/** Has the long piece of HTML prepared and takes what its button copies. @param {Page} page */
async function piece(page) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const prepare = page.getByRole("button", { name: "Préparer le code : Élément complet" });
  if (await prepare.isVisible()) await prepare.click();
  await page.getByRole("button", { name: "Copier le code : Élément complet" }).click();
  await page.getByRole("status").filter({ hasText: "Code copié : Élément complet" }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Editors' choices with nothing open, and what of the picture tells that they have been taken over. @type {Record<string, (page: Page) => Promise<unknown>>} */
const PIECES = {
  "of 2019": async () => {},
  "of the world in another edition, in English": async (page) => {
    await page.getByLabel("Édition", { exact: true }).selectOption("2023");
    await page.getByRole("group", { name: "Vue" }).getByLabel("Monde").check();
    await page.getByLabel("Langue de la carte").selectOption("en");
  },
  "dark, in a newspaper's own colours, low, with few controls": async (page) => {
    await page.getByLabel("Thème").selectOption("dark");
    await page.getByLabel("Capitales, sombre : valeur").fill("#7fd1a5");
    await page.getByLabel("Hauteur maximale de la carte, en px").fill("500");
    await page.getByRole("checkbox", { name: "Recherche", exact: true }).uncheck();
  },
};

for (const [name, act] of Object.entries(PIECES)) {
  test(`a complete element ${name}: pasted elsewhere it is read without a script, and is the map of the preview with one`, { timeout: 60_000 }, async () => {
    const page = await configurator("", { viewport: { width: 1400, height: 1000 } });
    await unfold(page);
    await act(page);
    await settled(page);
    const pasted = await piece(page);
    const expected = await drawn(page);
    const width = await page.locator("#preview").evaluate((preview) => preview.clientWidth);
    const room = { viewport: { width, height: 900 } };
    const still = await paste(pasted, { ...room, javaScriptEnabled: false });
    const picture = still.locator('svg[data-preset="landscape"]');
    const read = await picture.locator("text").evaluateAll((all) => all.map((one) => `<text>${one.textContent?.replaceAll("&", "&amp;")}`));
    assert.deepEqual(words(read.join("")), words(expected));
    const before = await picture.boundingBox();
    await still.locator("summary").click();
    assert.ok((await still.locator("details li").count()) > 30);
    const live = await paste(pasted, room);
    assert.equal(await drawn(live), expected);
    const after = await live.locator("canvas").first().boundingBox();
    assert.ok(before && after && Math.abs(before.height - after.height) < 1 && Math.abs(before.y - after.y) < 1, JSON.stringify({ before, after }));
    assert.deepEqual([...page.problems, ...still.problems, ...live.problems], []);
  });
}

test("the complete element is fetched when it is asked for, shown by its beginning, and follows what is set", async () => {
  const page = await configurator();
  /** @type {string[]} */
  const fetched = [];
  page.on("request", (request) => request.url().endsWith(".embed.html") && fetched.push(request.url()));
  const whole = await piece(page);
  assert.deepEqual(fetched, [`${SITE_URL}/v1/2019-france-fr.embed.html`]);
  const shown = await page.locator("#piece pre").innerText();
  assert.ok(shown.length < 600 && whole.startsWith(shown.slice(0, 300)), shown);
  await page.getByText(`Le début seulement ; le tout fait ${Math.round(new Blob([whole]).size / 1000)} ko.`).waitFor();
  await page.getByLabel("WordPress, bloc HTML").check();
  assert.equal(await piece(page), `<!-- wp:html -->\n${whole}\n<!-- /wp:html -->`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Télécharger le code : Élément complet" }).click()]);
  assert.equal(download.suggestedFilename(), "2019-france-fr.html");
  await unfold(page);
  await page.getByLabel("Dossier où la carte est publiée").fill("https://cartes.example/ft");
  const moved = await piece(page);
  const addresses = [...moved.matchAll(/(?:src|href)="([^"]*v1\/[^"]*)"/g)].map(([, address]) => address);
  assert.deepEqual(addresses, ["https://cartes.example/ft/v1/french-tech-map.css", "https://cartes.example/ft/v1/french-tech-map.js"]);
  assert.equal(fetched.length, 1);
  await page.getByLabel("Édition", { exact: true }).selectOption("2023");
  await page.getByRole("button", { name: "Préparer le code : Élément complet" }).waitFor();
  assert.deepEqual([fetched.length, page.problems], [1, []]);
});

test("where the complete element does not come, the page says so, and it can be asked for again", async () => {
  const page = await configurator();
  await page.route("**/*.embed.html", (route) => route.fulfill({ status: 404, body: "<p>Introuvable</p>" }), { times: 1 });
  await page.getByRole("button", { name: "Préparer le code : Élément complet" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "Ce code n’a pas pu être chargé : Élément complet. Réessayez." }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: /Code prêt\s: Élément complet, \d+ ko/ }).waitFor();
  assert.match((await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))) ?? "", /^Copier le code\s: Élément complet$/);
});

test("with something open, the page gives the command that writes the complete element", async () => {
  const page = await configurator("?edition=2023&selected=lille&theme=dark&controls=zoom+list&accent=0a5c36");
  const ways = await page.getByRole("button", { name: "Préparer le code : Élément complet" }).count();
  assert.equal(ways, 0);
  assert.equal(await page.locator("#code-command").inputValue(), `ftmap embed --edition 2023 --view france --lang fr --selected lille --theme dark --base ${SITE_URL}/ -o 2023-france-fr.html`);
  assert.equal(await page.locator("#piece code").innerText(), 'controls="zoom list" loading="lazy" style="--ftm-accent:#0a5c36"');
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copier le code : Commande ftmap" }).click();
  await page.getByRole("status").filter({ hasText: "Code copié : Commande ftmap" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^ftmap embed /);
  await page.getByLabel("Lieu ouvert").selectOption("");
  await page.getByLabel("Région ouverte").selectOption("");
  await page.getByRole("button", { name: "Préparer le code : Élément complet" }).waitFor();
});

test("the iframe has a title, keeps its room, comes when it is near, and leads to the list beside it", async () => {
  const page = await configurator();
  for (const [width, height] of [[1000, 667], [640, 427], [360, 640.8]]) {
    const pasted = await paste(await code(page, "iframe"), { viewport: { width, height: 900 } });
    const iframe = pasted.locator("iframe");
    const box = await iframe.boundingBox();
    assert.ok(box && Math.abs(box.width - width) < 1 && Math.abs(box.height - height) < 1, JSON.stringify(box));
    assert.match((await iframe.getAttribute("title")) ?? "", /^La French Tech en France\. Édition 2019/);
    assert.equal(await iframe.getAttribute("loading"), "lazy");
    assert.equal(await iframe.getAttribute("allow"), "fullscreen");
    assert.equal(await iframe.getAttribute("referrerpolicy"), "no-referrer");
    const list = await pasted.locator("a").getAttribute("href");
    assert.equal((await fetch(list ?? "")).status, 200);
    const frame = await framed(pasted);
    await drawn(frame);
    assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight), true, `${width} px: nothing to scroll`);
  }
});

test("in a narrow room the code keeps the room of the portrait", async () => {
  const page = await configurator();
  await unfold(page);
  await page.getByLabel("Moins de 640 px partout").check();
  await page.locator('#preview section[data-shape="portrait"]').waitFor();
  const pasted = await paste(`<div style="width:400px">${await code(page, "iframe")}</div>`);
  const { width, height } = (await pasted.locator("iframe").boundingBox()) ?? {};
  assert.deepEqual([width, Math.round(height ?? 0)], [400, 711]);
  assert.match(await code(page, "element"), /2019-france-fr-portrait\.svg" width="360" height="640"/);
});

test("whatever an editor writes stays text in the code", async () => {
  const page = await configurator();
  await unfold(page);
  const alt = `"><script>document.title='hit'</script><img src=x onerror="document.title='hit'"> & 'fin' -->`;
  await page.getByLabel("Texte de remplacement").fill(alt);
  for (const way of /** @type {const} */ (["element", "iframe", "picture", "image"])) {
    const pasted = await paste(await code(page, way));
    const read = way === "iframe" ? pasted.locator("iframe").getAttribute("title") : pasted.getByAltText(alt, { exact: true }).getAttribute("alt");
    assert.equal(await read, alt, way);
    assert.equal(await pasted.locator("script").count(), way === "element" ? 1 : 0, way);
    assert.equal(await pasted.title(), "Journal");
  }
});

test("what is opened on the preview is what the code opens", async () => {
  const page = await configurator();
  await page.locator('#preview .mirror [data-id="lille"]').focus();
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await page.getByLabel("Lieu ouvert").inputValue(), "lille");
  assert.equal(await page.getByLabel("Région ouverte").inputValue(), "region:32");
  assert.match(await code(page, "element"), /selected="lille"/);
  await page.locator("#preview").getByRole("button", { name: "Monde" }).click();
  await settled(page);
  assert.ok(await page.getByRole("group", { name: "Vue" }).getByLabel("Monde").isChecked());
  const { id, view } = await page.locator("#preview french-tech-map").evaluate((map) => ({ id: map.getAttribute("selected"), view: map.getAttribute("view") }));
  assert.deepEqual({ id, view }, { id: null, view: "world" });
});

test("another edition offers its own places, and lets go of one that it has not", async () => {
  const page = await configurator("?edition=2019&selected=lille");
  const offered = () => page.getByLabel("Lieu ouvert").locator("option").evaluateAll((all) => all.map((one) => /** @type {HTMLOptionElement} */ (one).value));
  assert.equal(await page.getByLabel("Lieu ouvert").inputValue(), "lille");
  await page.getByLabel("Région ouverte").selectOption("");
  await settled(page);
  const before = await offered();
  assert.ok(before.includes("lille") && before.length > 30, `${before.length}`);
  await page.getByLabel("Lieu ouvert").selectOption("brest");
  await page.getByLabel("Édition", { exact: true }).selectOption("2014");
  await page.waitForFunction(() => /** @type {HTMLSelectElement} */ (document.querySelector("#place")).value === "");
  assert.ok(!(await offered()).includes("brest"));
  assert.doesNotMatch(await code(page, "element"), /selected/);
  assert.deepEqual(page.problems, []);
});

test("the address of the page keeps what is set", async () => {
  const page = await configurator("?edition=2021&region=32&theme=dark&accent=0a5c36&controls=zoom+list");
  await page.reload();
  await settled(page);
  assert.equal(await page.getByLabel("Région ouverte").inputValue(), "region:32");
  const element = await code(page, "element");
  for (const part of ['edition="2021"', 'region="32"', 'theme="dark"', 'controls="zoom list"', 'style="--ftm-accent:#0a5c36"']) assert.ok(element.includes(part), part);
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Embed the map" }).waitFor();
  await settled(page);
  assert.equal(await code(page, "element"), element);
});

test("colours that are not seen are warned of, and the code has them all the same", async () => {
  const page = await configurator();
  await unfold(page);
  const warned = page.locator("#contrast");
  assert.equal(await warned.textContent(), "");
  await page.getByLabel("Texte, clair : valeur").fill("#777777");
  const text = (await warned.textContent()) ?? "";
  assert.match(text, /Texte sur pays voisins, thème clair\s: 3,\d au lieu de 4,5/);
  assert.match(text, /thème sombre/, "a light value alone holds for both themes");
  assert.match(await code(page, "element"), /--ftm-text:#777777/);
  await page.getByLabel("Thème").selectOption("light");
  assert.doesNotMatch((await warned.textContent()) ?? "", /thème sombre/);
  await page.getByRole("button", { name: "Reprendre les couleurs de la carte" }).click();
  assert.equal(await warned.textContent(), "");
  assert.doesNotMatch(await code(page, "element"), /--ftm/);
  await page.getByLabel("Texte, clair : valeur").fill("grey");
  await page.getByText("Écrivez six chiffres hexadécimaux, comme #bd1d2d.").waitFor();
  assert.doesNotMatch(await code(page, "element"), /--ftm/);
});

test("the map's own colours are not warned of", async () => {
  const page = await configurator();
  await unfold(page);
  for (const field of await page.locator(".shade input[type=text]").all()) await field.fill((await field.getAttribute("placeholder")) ?? "");
  assert.equal(await page.locator(".shade input[type=text]").count(), 24);
  assert.match(await code(page, "element"), /--ftm-soft:light-dark\(#55606c, #aab5bf\)/);
  assert.equal(await page.locator("#contrast").textContent(), "");
});

test("the code takes another address, once it is one", async () => {
  const page = await configurator();
  await unfold(page);
  const base = page.getByLabel("Dossier où la carte est publiée");
  assert.equal(await base.inputValue(), `${SITE_URL}/`);
  await base.fill("cartes.example");
  await page.getByText("Écrivez une adresse complète").waitFor();
  assert.ok((await code(page, "element")).includes(`src="${SITE_URL}/v1/french-tech-map.js"`));
  await base.fill("https://cartes.example/ft?x=1#y");
  for (const way of /** @type {const} */ (["element", "iframe", "picture", "image"])) {
    const addresses = [...(await code(page, way)).matchAll(/(?:src|href|srcset)="([^"]*)"/g)].map(([, address]) => address);
    assert.ok(addresses.length > 0 && addresses.every((address) => address.startsWith("https://cartes.example/ft/v1/")), addresses.join());
  }
});

test("copying puts the code into the clipboard and says so", async () => {
  const page = await configurator();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copier le code : Iframe" }).click();
  await page.getByRole("status").filter({ hasText: "Code copié : Iframe" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code(page, "iframe"));
});

test("where the browser refuses the clipboard, the code is selected, and it is said how to copy it", async () => {
  const page = await fresh();
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(`${SITE_URL}/embed.html`);
  await settled(page);
  await page.getByRole("button", { name: "Copier le code : Élément" }).click();
  await page.getByText("Code sélectionné : Élément. Copiez-le avec Ctrl + C ou ⌘ C.").waitFor();
  assert.equal(await page.evaluate(() => getSelection()?.toString()), await code(page, "element"));
});

test("everything is done by keys alone", { timeout: 60_000 }, async () => {
  const page = await configurator();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const reach = (/** @type {string} */ selector) => tabTo(page, selector);
  await reach("#edition");
  await page.keyboard.press("ArrowDown");
  await settled(page);
  await reach('input[name="view"]');
  await page.keyboard.press("ArrowRight");
  await settled(page);
  await reach("summary");
  await page.keyboard.press("Enter");
  await reach("#theme");
  await page.keyboard.press("ArrowDown");
  await reach("#code-element + button");
  await page.keyboard.press("Enter");
  await page.getByText("Code copié : Élément").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of ['edition="2020"', 'view="world"', 'theme="light"']) assert.ok(copied.includes(part), copied);
});

test("both languages say everything, and the page's own words are those of the script", async () => {
  const page = await configurator();
  const told = await page.evaluate(async () => {
    const source = new DOMParser().parseFromString(await (await fetch("embed.html")).text(), "text/html");
    const all = [...source.querySelectorAll("[data-word]")].map((node) => [/** @type {HTMLElement} */ (node).dataset.word, node.textContent]);
    const now = [...document.querySelectorAll("[data-word]")].map((node) => [/** @type {HTMLElement} */ (node).dataset.word, node.textContent]);
    return { all, now, titles: [source.title, document.title] };
  });
  assert.ok(told.all.length > 60);
  // The field for a region is one for a country in the other view.
  assert.deepEqual(told.now, told.all);
  assert.equal(told.titles[1], told.titles[0]);
  const english = await configurator("?ui=en");
  const same = await english.locator("[data-word]").evaluateAll((all) => all.map((node) => [/** @type {HTMLElement} */ (node).dataset.word, node.textContent]));
  const kept = same.filter(([, text], i) => text === told.now[i][1]).map(([word]) => word);
  assert.deepEqual([...new Set(kept)].sort(), ["brand", "code", "france", "iframe", "control-zoom", "sourceLabel", "projection", "projection-equal-earth", "projection-mercator"].sort());
  assert.equal(await english.locator("html").getAttribute("lang"), "en");
});

test("it asks nobody else and keeps nothing", async () => {
  const page = await fresh();
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${SITE_URL}/embed.html`);
  await page.locator("#preview .controls").waitFor();
  await settled(page);
  await page.getByLabel("Édition", { exact: true }).selectOption("2023");
  await settled(page);
  assert.deepEqual(requests.filter((url) => !url.startsWith(SITE_URL) && !url.startsWith("data:")), []);
  assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ["", 0, 0]);
  assert.deepEqual(page.problems, []);
});

test("where the lists do not come, the page says so and still writes code", async () => {
  const page = await fresh();
  await page.route("**/*.list.json", (route) => route.abort());
  await page.goto(`${SITE_URL}/embed.html`);
  await page.getByRole("alert").filter({ hasText: "Les listes de la carte n’ont pas pu être chargées." }).waitFor();
  assert.match(await code(page, "element"), /edition="2019"/);
});

for (const [name, options] of /** @type {const} */ ([
  ["1280 px", {}],
  ["768 px, dark", { viewport: { width: 768, height: 900 }, colorScheme: "dark" }],
  ["360 px", { viewport: { width: 360, height: 700 } }],
])) {
  test(`axe finds nothing, and nothing is wider than the page: ${name}`, { timeout: 60_000 }, async () => {
    const page = await configurator("?ui=en", options);
    assert.deepEqual(await violations(page), [], "at the start");
    await unfold(page);
    await page.getByLabel("Text, light: value", { exact: true }).fill("#999999");
    await page.getByLabel("Sea, light: value").fill("blue");
    await page.getByRole("button", { name: "Prepare the code: Complete element" }).click();
    await page.locator("#piece pre").waitFor();
    assert.deepEqual(await violations(page), [], "all groups open, with warnings");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await page.getByRole("button", { name: "Back to the map’s own colours" }).click();
    await page.getByLabel("Open place").selectOption("lille");
    await page.locator("#code-command").waitFor();
    assert.deepEqual(await violations(page), [], "with the command");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}
