// @ts-check
/** What the configurator says, in French as in the page itself, and in English. */

import { OWN_WORDS } from "./words-own.js";
import { PROBLEMS } from "./words-problems.js";

/** @typedef {"fr" | "en"} Lang */

/** @type {Record<string, [fr: string, en: string]>} */
const WORDS = {
  ...OWN_WORDS,
  // In English the map's own sentences say what they mean.
  ...Object.fromEntries(Object.entries(PROBLEMS).map(([code, text]) => [`problem-${code}`, [text, ""]])),
  brand: ["Cartes & territoires", "Cartes & territoires"],
  world: ["Monde", "World"],
  embed: ["Intégrer", "Embed"],
  title: ["Intégrer la carte de la French Tech", "Embed the map of La French Tech"],
  heading: ["Intégrer la carte", "Embed the map"],
  standfirst: [
    "Réglez la carte, puis copiez le code dans votre article. Rien n’est enregistré, rien n’est envoyé.",
    "Set up the map, then copy the code into your article. Nothing is stored, nothing is sent.",
  ],
  settings: ["Réglages", "Settings"],
  map: ["La carte", "The map"],
  edition: ["Édition", "Edition"],
  view: ["Vue", "View"],
  france: ["France", "France"],
  worldView: ["Monde", "World"],
  region: ["Région ouverte", "Open region"],
  country: ["Pays ou partie du monde", "Country or part of the world"],
  place: ["Lieu ouvert", "Open place"],
  none: ["Aucun", "None"],
  noRegion: ["Aucune", "None"],
  parts: ["Parties du monde", "Parts of the world"],
  countries: ["Pays", "Countries"],
  looks: ["Langue et thème", "Language and theme"],
  lang: ["Langue de la carte", "Language of the map"],
  pageLang: ["Celle de la page, à défaut le français", "That of the page, otherwise French"],
  theme: ["Thème", "Theme"],
  auto: ["Au choix du lecteur", "As the reader prefers"],
  light: ["Clair", "Light"],
  dark: ["Sombre", "Dark"],
  room: ["Emplacement", "Room"],
  width: ["Largeur de l’emplacement", "Width of the room"],
  wide: ["640 px et plus, sauf sur téléphone", "640 px or more, except on phones"],
  narrow: ["Moins de 640 px partout", "Less than 640 px everywhere"],
  lazy: ["Ne charger la carte qu’à son approche", "Load the map only when it comes near"],
  maxHeight: ["Hauteur maximale de la carte, en px", "Greatest height of the map, in px"],
  maxHeightHint: ["Vide\u00a0: celle que demande la largeur.", "Empty: as the width asks for."],
  alt: ["Texte de remplacement", "Text alternative"],
  altHint: [
    "Lu aux lecteurs qui ne voient ni la carte ni l’image, et titre de l’iframe.",
    "Read to readers who see neither the map nor the picture, and the title of the iframe.",
  ],
  commands: ["Commandes et gestes", "Controls and gestures"],
  controls: ["Commandes visibles", "Visible controls"],
  "control-view": ["France ou monde", "France or world"],
  "control-edition": ["Éditions", "Editions"],
  "control-filters": ["Filtres", "Filters"],
  "control-search": ["Recherche", "Search"],
  "control-zoom": ["Zoom", "Zoom"],
  "control-list": ["Liste", "List"],
  "control-fullscreen": ["Plein écran", "Full screen"],
  gestures: ["Molette et doigts", "Wheel and fingers"],
  cooperative: ["Font défiler la page", "Scroll the page"],
  greedy: ["Déplacent la carte", "Move the map"],
  fixed: ["La carte ne bouge pas", "The map does not move"],
  history: ["Adresse de la page", "Address of the page"],
  untouched: ["N’y pas toucher", "Leave it alone"],
  replace: ["Y noter ce que montre la carte", "Keep it in step with the map"],
  push: ["Et un retour par étape", "And a way back for each step"],
  colors: ["Couleurs", "Colours"],
  colorsHint: [
    "Vide\u00a0: la couleur de la carte. Une seule valeur claire vaut pour les deux thèmes.",
    "Empty: the map’s own colour. A light value alone holds for both themes.",
  ],
  "color-ground": ["Fond", "Ground"],
  "color-sea": ["Mer", "Sea"],
  "color-land-capitale": ["Région avec une Capitale", "Region with a Capital"],
  "color-land-communaute": ["Région avec des Communautés", "Region with Communities"],
  "color-land-none": ["Région sans label connu", "Region without a known label"],
  "color-context": ["Pays voisins", "Neighbouring countries"],
  "color-border": ["Limites intérieures", "Inner borders"],
  "color-coast": ["Côtes et frontières", "Coasts and outer borders"],
  "color-accent": ["Capitales", "Capitals"],
  "color-mark": ["Communautés", "Communities"],
  "color-text": ["Texte", "Text"],
  "color-soft": ["Texte secondaire", "Secondary text"],
  pick: ["{0}, {1}\u00a0: nuancier", "{0}, {1}: colour picker"],
  hex: ["{0}, {1}\u00a0: valeur", "{0}, {1}: value"],
  wrongHex: ["Écrivez six chiffres hexadécimaux, comme #bd1d2d.", "Write six hexadecimal digits, such as #bd1d2d."],
  reset: ["Reprendre les couleurs de la carte", "Back to the map’s own colours"],
  "drawn-text-3": ["Contour de ce qui est choisi", "Outline of what is selected"],
  "drawn-hatch": ["Hachures", "Hatch"],
  "drawn-leader": ["Traits de rappel", "Leader lines"],
  "drawn-hairline": ["Filets", "Hairlines"],
  "drawn-text-region": ["Noms des régions", "Names of regions"],
  "drawn-mark-inside": ["Intérieur des symboles", "Inside of symbols"],
  "drawn-link": ["Liens", "Links"],
  "drawn-chosen": ["Ligne choisie", "Chosen line"],
  contrast: ["Contraste insuffisant", "Too little contrast"],
  contrastHint: [
    "Le code reste utilisable\u202f; des lecteurs ne verront pas ce qui suit.",
    "The code can still be used; some readers will not see the following.",
  ],
  pair: ["{0} sur {1}, {2}\u00a0: {3} au lieu de {4}", "{0} on {1}, {2}: {3} instead of {4}"],
  inLight: ["thème clair", "light theme"],
  inDark: ["thème sombre", "dark theme"],
  where: ["Adresse de la carte", "Address of the map"],
  base: ["Dossier où la carte est publiée", "Folder where the map is published"],
  baseHint: [
    "Celui de cette page, sauf si vous hébergez la carte ailleurs.",
    "That of this page, unless you host the map elsewhere.",
  ],
  wrongBase: ["Écrivez une adresse complète, comme https://cartes.example/.", "Write a whole address, such as https://maps.example/."],
  preview: ["Aperçu", "Preview"],
  previewHint: [
    "Ce que vous ouvrez sur cette carte le sera dans l’article.",
    "What you open on this map will be open in the article.",
  ],
  asWide: ["Large", "Wide"],
  asPhone: ["Téléphone", "Phone"],
  previewWidth: ["Largeur de l’aperçu", "Width of the preview"],
  code: ["Code", "Code"],
  format: ["Pour", "For"],
  html: ["Une page HTML", "An HTML page"],
  wordpress: ["WordPress, bloc HTML", "WordPress, HTML block"],
  element: ["Élément", "Element"],
  elementHint: [
    "À préférer\u00a0: la carte fait partie de la page et l’image reste si le script ne vient pas. La page doit pouvoir contenir un script.",
    "To be preferred: the map is a part of the page, and the picture stays if the script does not come. The page must be allowed to hold a script.",
  ],
  piece: ["Élément complet", "Complete element"],
  pieceHint: [
    "Le même, avec les images et tous les mots de la carte dans la page\u00a0: ils sont là au premier affichage et se lisent sans script. C’est long\u202f; la page compressée n’en reçoit que 20 à 30 ko.",
    "The same with the pictures and all words of the map in the page: they are there with the first paint, and are read without a script. It is long; to a compressed page it adds no more than 20 to 30 kB.",
  ],
  prepare: ["Préparer le code", "Prepare the code"],
  prepareOf: ["Préparer le code\u00a0: {0}", "Prepare the code: {0}"],
  preparing: ["Un instant\u00a0: {0}.", "One moment: {0}."],
  prepared: ["Code prêt\u00a0: {0}, {1} ko.", "Code ready: {0}, {1} kB."],
  noPiece: ["Ce code n’a pas pu être chargé\u00a0: {0}. Réessayez.", "This code could not be loaded: {0}. Try again."],
  size: ["Le début seulement\u202f; le tout fait {0} ko.", "Only the beginning; all of it is {0} kB."],
  save: ["Télécharger", "Download"],
  saveOf: ["Télécharger le code\u00a0: {0}", "Download the code: {0}"],
  download: ["Le navigateur refuse la copie\u00a0: {0}. Téléchargez le code.", "The browser refuses to copy: {0}. Download the code."],
  command: ["Commande ftmap", "ftmap command"],
  commandHint: [
    "Avec un lieu ou une région ouvert, ce code n’est pas prêt d’avance\u00a0: cette commande, dans le dépôt de la carte, l’écrit.",
    "With a place or a region open, this code is not made beforehand: this command, in the map’s repository, writes it.",
  ],
  unwritten: ["Puis ajoutez à sa balise french-tech-map\u00a0:", "Then add to its tag french-tech-map:"],
  iframe: ["Iframe", "Iframe"],
  iframeHint: [
    "Quand le script est refusé. La hauteur suit celle de la carte si la page écoute pym.js, Datawrapper, Flourish, AMP ou WordPress\u202f; sinon la place réservée suffit.",
    "Where a script is refused. The height follows the map’s if the page listens to pym.js, Datawrapper, Flourish, AMP or WordPress; if not, the room kept for it is enough.",
  ],
  picture: ["Image", "Picture"],
  pictureHint: [
    "Quand rien d’autre n’est accepté, par courriel ou dans une application. Elle montre l’édition et la vue, en clair, sans région ouverte ni couleurs choisies.",
    "Where nothing else is accepted, in mail or in an app. It shows the edition and the view, light, without an open region or chosen colours.",
  ],
  pictureBoth: ["Selon la largeur de l’écran", "By the width of the screen"],
  pictureOne: ["Une seule image", "One picture"],
  codeOf: ["Code\u00a0: {0}", "Code: {0}"],
  copy: ["Copier", "Copy"],
  copyOf: ["Copier le code\u00a0: {0}", "Copy the code: {0}"],
  copied: ["Code copié\u00a0: {0}", "Code copied: {0}"],
  select: ["Code sélectionné\u00a0: {0}. Copiez-le avec Ctrl + C ou ⌘ C.", "Code selected: {0}. Copy it with Ctrl + C or ⌘ C."],
  list: ["Tout ce que montre la carte, en liste", "All that the map shows, as a list"],
  hosting: ["Héberger la carte soi-même", "Hosting the map yourself"],
  hostingText: [
    "Copiez le dossier de cette page tel quel sur un serveur de fichiers, puis écrivez son adresse plus haut. Aucun programme, aucune base de données. Le serveur doit envoyer l’en-tête Access-Control-Allow-Origin: * pour le dossier v1, car les journaux chargent la carte depuis un autre site, et le type application/wasm pour les fichiers .wasm.",
    "Copy the folder of this page as it is to a file server, then write its address above. No program, no database. The server has to send the header Access-Control-Allow-Origin: * for the folder v1, as newspapers load the map from another site, and the type application/wasm for .wasm files.",
  ],
  foot: [
    "Contours\u00a0: IGN, ADMIN EXPRESS\u202f; Natural Earth. Faits\u00a0: presse et institutions, citées dans chaque fiche.",
    "Outlines: IGN, ADMIN EXPRESS; Natural Earth. Facts: press and institutions, quoted with each entry.",
  ],
  failed: ["Les listes de la carte n’ont pas pu être chargées. Rechargez la page.", "The map’s lists could not be loaded. Reload the page."],
};

/**
 * A word with what stands in its places.
 * @param {Lang} lang
 * @param {string} name
 * @param {string[]} parts
 */
export function word(lang, name, ...parts) {
  const text = WORDS[name][lang === "en" ? 1 : 0];
  return text.replaceAll(/\{(\d)\}/g, (_, place) => parts[Number(place)]);
}

/** Whether there is such a word. @param {string} name */
export const isWord = (name) => Object.hasOwn(WORDS, name);

/** Says all that the page says in a language. @param {Lang} lang */
export function translate(lang) {
  document.documentElement.lang = lang;
  document.title = word(lang, "title");
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = word(lang, /** @type {HTMLElement} */ (node).dataset.word ?? "");
  }
}
