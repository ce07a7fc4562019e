// @ts-check
/** Words of the controls, French and English. They are needed here alone: what the map itself says is in `src/prose/`. */
const WORDS = {
  map: ["Carte de la French Tech", "Map of the French Tech"],
  views: ["Vue", "View"],
  france: ["France", "France"],
  world: ["Monde", "World"],
  fullscreen: ["Plein écran", "Full screen"],
  exitFullscreen: ["Quitter le plein écran", "Leave full screen"],
  close: ["Fermer", "Close"],
  list: ["Liste", "List"],
  showList: ["Afficher la liste", "Show the list"],
  filters: ["Labels affichés", "Labels shown"],
  hideList: ["Masquer la liste", "Hide the list"],
  parts: ["Parties du monde", "Parts of the world"],
  tools: ["Explorer la carte", "Explore the map"],
  showTools: ["Explorer\u{a0}: rechercher, filtrer, changer d’édition", "Explore: search, filter, change edition"],
  zoomIn: ["Agrandir la carte", "Zoom in"],
  zoomOut: ["Réduire la carte", "Zoom out"],
  backToFrance: ["Retour à la France", "Back to France"],
  backToWorld: ["Retour au monde", "Back to the world"],
  wheelHint: ["Pour agrandir la carte, maintenez la touche Ctrl et faites défiler.", "To zoom the map, hold Ctrl and scroll."],
  wheelHintMac: ["Pour agrandir la carte, maintenez la touche ⌘ et faites défiler.", "To zoom the map, hold ⌘ and scroll."],
  zoom: ["Zoom", "Zoom"],
  pan: ["Déplacement", "Movement"],
  panLeft: ["Vers la gauche", "To the left"],
  panRight: ["Vers la droite", "To the right"],
  panUp: ["Vers le haut", "Up"],
  panDown: ["Vers le bas", "Down"],
  hideTools: ["Masquer les outils", "Hide the tools"],
  edition: ["Édition", "Edition"],
  previousEdition: ["Édition précédente", "Previous edition"],
  nextEdition: ["Édition suivante", "Next edition"],
  search: ["Chercher un lieu", "Find a place"],
  searchHint: ["Lille, Japon, 59…", "Lille, Japan, 59…"],
  results: ["Résultats", "Results"],
  clear: ["Effacer", "Clear"],
};

/** @typedef {Record<keyof typeof WORDS, string>} Words In the map's language. */

/**
 * @param {string} lang Of the map.
 * @returns {Words}
 */
export function wordsIn(lang) {
  const words = Object.entries(WORDS).map(([name, both]) => [name, both[lang === "en" ? 1 : 0]]);
  return Object.fromEntries(words);
}
