// @ts-check
/**
 * The entry: the one file that a page names. Loading it twice, or two versions of it, defines the element once.
 */
import { FrenchTechMap } from "./element.js";

if (!customElements.get("french-tech-map")) customElements.define("french-tech-map", FrenchTechMap);

export { FrenchTechMap };
