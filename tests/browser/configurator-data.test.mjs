/** The page that sets up a map, given files of the editor's own: what it shows, what it says, and the code that it writes. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
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
/** @typedef {{ name: string, text: string }} File */

const CARE = {
  name: "soins 2024.csv",
  text: "nom;rang;latitude;longitude;téléphone\nLille;hopital;50,63;3,06;03 20\nLyon;maison;45,76;4,84;04 78\nBrest;maison;48,39;-4,49;02 98\n",
};
const ring = (/** @type {number} */ west) => [[[west, 46], [west + 2, 46], [west + 2, 48], [west, 48], [west, 46]]];
const area = (/** @type {string} */ code, /** @type {number} */ west) => ({ type: "Feature", properties: { code, nom: `Pays ${code}` }, geometry: { type: "Polygon", coordinates: ring(west) } });
const SHAPES = { name: "pays.geojson", text: JSON.stringify({ type: "FeatureCollection", features: [area("A", 0), area("B", 2)] }) };
const JOINED = { name: "joints.csv", text: "nom;code\nUn;A\nDeux;B\n" };
const BAD = {
  name: "mauvais.geojson",
  text: JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "Nulle part" }, geometry: { type: "Point", coordinates: [200000, 99000000] } }] }),
};

/** @param {string} [address] @param {Parameters<typeof fresh>[0]} [options] */
async function configurator(address = "", options) {
  const page = await fresh({ reducedMotion: "reduce", viewport: { width: 1400, height: 1000 }, ...options });
  await page.goto(`${SITE_URL}/embed.html${address}`);
  await page.locator("#preview .controls").waitFor({ state: "attached" });
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#alt")).value !== "");
  return page;
}

/** As the browser hands them over. @param {File[]} files */
const handed = (files) => files.map(({ name, text }) => ({ name, mimeType: "", buffer: Buffer.from(text) }));

/** Chooses files, and waits until the page says what became of them. @param {Page} page @param {File[]} files @param {RegExp} [said] */
async function give(page, files, said = /erreur|error/) {
  await page.locator('input[name="source"][value="own"]').check();
  await page.locator("#files").setInputFiles(handed(files));
  await told(page, said);
}

/** @param {Page} page @param {RegExp} said */
async function told(page, said) {
  await page.locator("#read").filter({ hasText: said }).waitFor();
  await page.waitForTimeout(300);
}

/** @param {Page} page */
const code = (page) => page.locator("#code-element").inputValue();

/** The map as it is shown, as a document. @param {Page} page @returns {Promise<string>} */
async function drawn(page) {
  await page.locator(".controls").waitFor({ state: "attached" });
  await page.waitForTimeout(250);
  return page.locator("french-tech-map").evaluate((map) => /** @type {any} */ (map).toSVG());
}

/** A page of another site with the code in it, and files beside it. @param {Page} page @param {File[]} files */
async function paste(page, files) {
  const body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Journal</title><link rel="icon" href="data:,"><body style="margin:0">${await code(page)}`;
  const beside = Object.fromEntries(files.map(({ name, text }) => [`/${encodeURIComponent(name)}`, { headers: { "content-type": "text/plain" }, body: text }]));
  const paper = await serve({ "/": { body }, ...beside });
  papers.push(paper.close);
  const width = await page.locator("#preview").evaluate((preview) => preview.clientWidth);
  const pasted = await fresh({ reducedMotion: "reduce", viewport: { width, height: 900 } });
  await pasted.goto(paper.url);
  return pasted;
}

test("a table is shown, counted and explained, and the code shows the same map elsewhere", { timeout: 60_000 }, async () => {
  const page = await configurator();
  await give(page, [CARE]);
  assert.equal(await page.locator("#read").textContent(), "soins 2024.csv\u00a0: 3 lieux\u202f; 0 erreur, 0 avertissement.");
  const rows = await page.getByRole("table", { name: "Comment chaque colonne a été comprise" }).getByRole("row").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split("\t").map((cell) => cell.trim())), [
    ["Colonne", "Rôle", "Exemple"],
    ["nom", "nom", "Lille"],
    ["rang", "rang", "hopital"],
    ["latitude", "latitude", "50,63"],
    ["longitude", "longitude", "3,06"],
    ["téléphone", "non utilisée", "03 20"],
  ]);
  const here = await drawn(page);
  assert.match(here, /Brest/);
  assert.ok((await code(page)).includes('<french-tech-map src="soins%202024.csv" loading="lazy"><a href="soins%202024.csv">'), await code(page));
  const pasted = await paste(page, [CARE]);
  assert.equal(await drawn(pasted), here);
  assert.deepEqual([...page.problems, ...pasted.problems], []);
});

test("what is set is on the map and in the code", { timeout: 60_000 }, async () => {
  const page = await configurator();
  await give(page, [CARE]);
  await page.getByLabel("Titre en français").fill("L’offre de soins");
  await page.getByLabel("Titre en anglais").fill("Care");
  await page.getByLabel("Source des données").fill("Source : ministère d’« ici »");
  await page.getByLabel("Projection", { exact: true }).selectOption("conic");
  await page.getByLabel("Nom en français, hopital").fill("Hôpital");
  await page.getByLabel("Symbole, maison").selectOption("hexagon");
  await page.getByLabel("Couleur, maison").fill("#0a5c36");
  await page.getByRole("button", { name: "maison : plus haut" }).click();
  await page.getByRole("checkbox", { name: "Tout refuser à la première erreur" }).check();
  await page.waitForTimeout(900);
  const written = await code(page);
  for (const part of ['projection="conic"', " strict ", `credit="Source : ministère d’« ici »"`, `heading='{"fr":"L’offre de soins","en":"Care"}'`]) assert.ok(written.includes(part), `${part} in ${written}`);
  assert.ok(written.includes(`tiers='[{"id":"maison","symbol":"hexagon","color":"#0a5c36"},{"id":"hopital","fr":"Hôpital"}]'`), written);
  const here = await drawn(page);
  for (const word of ["Hôpital", "ministère", "#0a5c36"]) assert.ok(here.includes(word), word);
  const pasted = await paste(page, [CARE]);
  assert.equal(await drawn(pasted), here);
});

test("what is wrong with a file is listed, and the map stays as it was", { timeout: 60_000 }, async () => {
  const page = await configurator();
  await give(page, [CARE]);
  const before = await drawn(page);
  await give(page, [BAD], /Rien n’a été changé/);
  const errors = page.locator("#report section.error");
  assert.match((await errors.locator("h3").textContent()) ?? "", /^1 erreur/);
  const item = (await errors.locator("li").first().textContent()) ?? "";
  assert.match(item, /features\[0\]/);
  assert.match(item, /(unknown-plane|outside-earth)/);
  assert.equal(await drawn(page), before);
});

test("a first file that cannot be drawn leaves the map of the label", { timeout: 60_000 }, async () => {
  const page = await configurator("?edition=2021");
  const before = await drawn(page);
  await give(page, [{ name: "page.html", text: "<!doctype html><title>Connexion</title>" }], /Rien n’a été changé/);
  assert.equal(await drawn(page), before);
  await page.getByText("Ce n’est ni un GeoJSON ni un tableau.", { exact: false }).waitFor();
});

test("errors come before warnings, the first twenty in full, and the rest is counted", { timeout: 60_000 }, async () => {
  const page = await configurator();
  const rows = Array.from({ length: 25 }, (_, i) => `Lieu ${i};abc;3;javascript:alert(${i})`);
  await give(page, [{ name: "long.csv", text: `nom;lat;lon;lien\nBon;48;2;javascript:alert(1)\n${rows.join("\n")}\n` }]);
  const sections = await page.locator("#report section").evaluateAll((all) => all.map((one) => one.className));
  assert.deepEqual(sections, ["error", "warning"]);
  assert.equal(await page.locator("#report ol > li").count(), 20);
  assert.match((await page.locator("#report section.error .more").textContent()) ?? "", /^et 5 autres$/);
  assert.match((await page.locator("#read").textContent()) ?? "", /25 erreurs, 1 avertissement\./);
});

test("places and shapes in two files are joined by code, whichever is chosen first, and can be swapped", { timeout: 60_000 }, async () => {
  const page = await configurator();
  await give(page, [SHAPES, JOINED], /2 lieux, 2 contours/);
  assert.match(await code(page), /src="joints\.csv" regions="pays\.geojson"/);
  const here = await drawn(page);
  assert.match(here, /Pays A/);
  const pasted = await paste(page, [SHAPES, JOINED]);
  assert.equal(await drawn(pasted), here);
  await page.getByRole("button", { name: "Retirer pays.geojson" }).click();
  await told(page, /2 erreurs/);
  await page.getByText("Aucun contour n’a ce code.", { exact: false }).first().waitFor();
  // One that completes the other joins it.
  await give(page, [SHAPES], /2 lieux, 2 contours\s; 0 erreur/);
  assert.equal(await drawn(page), here);
  // What the files hold says which is which: two of the same kind stay as the editor puts them.
  const other = { name: "autres.geojson", text: SHAPES.text.replaceAll("Pays", "Autre") };
  await give(page, [SHAPES, other], /contours/);
  await page.getByRole("button", { name: "Échanger lieux et contours" }).click();
  await told(page, /autres\.geojson, pays\.geojson/);
  assert.match(await code(page), /src="autres\.geojson" regions="pays\.geojson"/);
});

test("files are dropped anywhere on the page", { timeout: 60_000 }, async () => {
  const page = await configurator();
  const transfer = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    return transfer;
  }, CARE);
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  assert.equal(await page.locator("#drop").getAttribute("data-over"), "");
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await told(page, /3 lieux/);
  assert.ok(await page.getByRole("radio", { name: "Vos données" }).isChecked());
  assert.match(await drawn(page), /Brest/);
});

test("whatever stands in a file is text, on the page and in the code", { timeout: 60_000 }, async () => {
  const hit = `<img src=x onerror="document.title='hit'">`;
  const file = { name: `"'><script>document.title='hit'</script>.csv`, text: `nom;rang;lat;lon;"${hit.replaceAll('"', '""')}"\n"${hit.replaceAll('"', '""')}";"</french-tech-map>' ""<b>";48;2;a\nB;b;47;3;b\nC;b;100;3;c\n` };
  const page = await configurator();
  await give(page, [file]);
  await page.getByLabel(/^Nom en français, <\/french-tech-map>/).fill(`'"><script>document.title='hit'</script>`);
  await page.getByLabel("Titre en français").fill(`{"fr": ${hit}`);
  await page.waitForTimeout(900);
  assert.equal(await page.locator("#report img, #settings img, #report b b").count(), 0);
  assert.ok((await page.locator("#report").innerText()).includes(hit));
  const here = await drawn(page);
  const pasted = await paste(page, [file]);
  assert.equal(await drawn(pasted), here);
  assert.deepEqual([await page.title(), await pasted.title()], ["Intégrer la carte de la French Tech", "Journal"]);
  assert.equal(await pasted.locator("script").count(), 1);
  assert.equal(await pasted.locator("body > *").count(), 2);
});

test("everything is done by keys alone", { timeout: 60_000 }, async () => {
  const page = await configurator();
  // From the beginning: asked for at the last moment, the browser may open a dialog of its own, which nobody sees.
  const chooser = page.waitForEvent("filechooser", { timeout: 50_000 });
  const reach = (/** @type {string} */ selector) => tabTo(page, selector);
  await reach('input[name="source"]');
  await page.keyboard.press("ArrowRight");
  await reach("#files");
  assert.equal(await page.getByLabel("Choisir un ou deux fichiers").getAttribute("type"), "file");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(handed([CARE]));
  await told(page, /3 lieux/);
  await reach("#to-report a");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "report");
  await page.locator("#to-report a").focus();
  await reach('[data-rank="0"] [data-step="rankDown"]');
  await page.keyboard.press("Enter");
  // It goes along, to be pressed again.
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "hopital\u00a0: plus bas");
  assert.equal(await page.locator("#moved").textContent(), "hopital\u00a0: rang 2 sur 2");
  await page.waitForTimeout(900);
  assert.ok((await code(page)).includes(`tiers='[{"id":"maison"},{"id":"hopital"}]'`), await code(page));
});

test("colours of ranks that are not seen or not told apart are warned of, with the reason", { timeout: 60_000 }, async () => {
  const page = await configurator();
  await give(page, [CARE]);
  const warned = page.locator("#rank-warnings");
  assert.equal(await warned.textContent(), "");
  await page.getByLabel("Couleur, hopital").fill("#ffe680");
  assert.match((await warned.textContent()) ?? "", /«\u202fhopital\u202f» sur la mer, thème clair\u00a0: 1,\d au lieu de 3\. La carte l’adapte\u00a0: #[\da-f]{6}\./);
  await page.getByLabel("Couleur, hopital").fill("#b03030");
  await page.getByLabel("Couleur, maison").fill("#4d6b1f");
  assert.match((await warned.textContent()) ?? "", /«\u202fhopital\u202f» et «\u202fmaison\u202f», thème clair, se ressemblent pour\u00a0: [^.]*deutéranopes[^.]*\. Leurs symboles les distinguent encore\./);
  await page.getByLabel("Symbole, hopital").selectOption("circle");
  assert.match((await warned.textContent()) ?? "", /rien ne les distingue/);
  for (const name of ["hopital", "maison"]) await page.getByRole("button", { name: `${name} : reprendre la couleur du thème` }).click();
  assert.equal(await warned.textContent(), "");
  assert.doesNotMatch(await code(page), /color/);
});

test("a pale colour is drawn as the page says that it will be", { timeout: 60_000 }, async () => {
  const page = await configurator("?theme=light");
  await give(page, [CARE]);
  await page.getByLabel("Couleur, hopital").fill("#ffe680");
  const [, adapted] = ((await page.locator("#rank-warnings").textContent()) ?? "").match(/La carte l’adapte\u00a0: (#[\da-f]{6})/) ?? [];
  await page.waitForTimeout(900);
  assert.ok((await drawn(page)).includes(adapted), adapted);
});

test("strict refuses a file with an error, and without it the good is shown", { timeout: 60_000 }, async () => {
  const page = await configurator();
  const file = { name: "presque.csv", text: `${CARE.text}Nulle part;maison;95;3;x\n` };
  await give(page, [file], /1 erreur/);
  const before = await drawn(page);
  await page.getByRole("checkbox", { name: "Tout refuser à la première erreur" }).check();
  await told(page, /Rien n’a été changé sur la carte\. 1 erreur/);
  assert.equal(await drawn(page), before);
});

test("a file that takes long can be stopped, and the map stays as it was", { timeout: 60_000 }, async () => {
  const page = await configurator();
  await give(page, [CARE]);
  const before = await drawn(page);
  // What is read from now on never ends.
  await page.evaluate(() => {
    Blob.prototype.stream = () => new ReadableStream();
  });
  await give(page, [{ ...CARE, name: "long.csv" }], /Lecture de long\.csv…/);
  await page.locator("#preview").getByRole("button", { name: "Annuler" }).click();
  await told(page, /Lecture arrêtée\. La carte reste comme elle était\./);
  assert.equal(await drawn(page), before);
});

test("without the files it is the map of the label again, with its code", { timeout: 60_000 }, async () => {
  const page = await configurator("?edition=2021");
  const [before, written] = [await drawn(page), await code(page)];
  await give(page, [CARE]);
  await page.getByRole("radio", { name: "La French Tech" }).check();
  assert.equal(await code(page), written);
  assert.equal(await drawn(page), before);
  assert.ok(await page.locator("#report").isHidden());
  await page.getByRole("radio", { name: "Vos données" }).check();
  await told(page, /3 lieux/);
  assert.match(await drawn(page), /Brest/);
  await page.getByRole("button", { name: "Retirer soins 2024.csv" }).click();
  assert.equal(await drawn(page), before);
  assert.match(await code(page), /^Choisissez vos fichiers/);
});

test("of every code of a problem it is said in French what it means", async () => {
  const source = await readFile(new URL("../../src/intake/problem.rs", import.meta.url), "utf8");
  const codes = [...source.matchAll(/^ {4}\w+ = "([a-z-]+)", (?:Error|Warning);$/gm)].map(([, code]) => code).sort();
  assert.ok(codes.length > 50);
  const words = await readFile(new URL("../../www/embed/words-problems.js", import.meta.url), "utf8");
  const said = [...words.matchAll(/^ {2}"([a-z-]+)": "[^"]+",$/gm)].map(([, code]) => code).sort();
  assert.deepEqual(said, codes);
});

for (const [name, options] of /** @type {const} */ ([
  ["1280 px", {}],
  ["768 px, dark", { viewport: { width: 768, height: 900 }, colorScheme: "dark" }],
  ["360 px", { viewport: { width: 360, height: 700 } }],
])) {
  test(`axe finds nothing, and nothing is wider than the page: ${name}`, { timeout: 60_000 }, async () => {
    const page = await configurator("?ui=en", options);
    await page.getByRole("radio", { name: "Your own data" }).check();
    assert.deepEqual(await violations(page), [], "without files");
    await give(page, [{ name: `${"un-fichier-au-nom-tres-long-".repeat(4)}.csv`, text: `${CARE.text}Nulle part${"é".repeat(80)};maison;95;3;x\n` }, SHAPES]);
    await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
    await page.getByLabel("Colour, hopital").fill("#ffe680");
    assert.deepEqual(await violations(page), [], "with a report and warnings");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}
