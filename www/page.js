// @ts-check
/** The host page's only script of its own: a link in the text opens a place on the map. */
const map = document.querySelector("french-tech-map");

for (const link of document.querySelectorAll("[data-select]")) {
  link.addEventListener("click", (event) => {
    if (!map || !("select" in map) || typeof map.select !== "function") return;
    event.preventDefault();
    map.select(/** @type {HTMLElement} */ (link).dataset.select);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    map.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  });
}
