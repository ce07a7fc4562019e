/** The page that every framework makes in its own way: an attribute that changes, an event that is heard, a map that goes. */
import { type FrenchTechMap, type Selection } from "french-tech-map";
import "french-tech-map";
import picture from "french-tech-map/2019-france-fr.svg";

const main = document.querySelector("main")!;
main.innerHTML = `<button id="later">2023</button><button id="away">Fermer</button><output></output>
  <french-tech-map edition="2019"><img src="${picture}" width="960" height="640" alt="La carte de 2019"></french-tech-map>`;
const map: FrenchTechMap = main.querySelector("french-tech-map")!;

map.addEventListener("french-tech-map:select", (event) => {
  const { name }: Selection = event.detail;
  main.querySelector("output")!.textContent = name;
});
main.querySelector("#later")!.addEventListener("click", () => map.setAttribute("edition", "2023"));
main.querySelector("#away")!.addEventListener("click", () => map.remove());
