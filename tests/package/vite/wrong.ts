/** Each line below is an error that a page would have found out from its readers. */
import type { Attributes, Events } from "french-tech-map";

const map = document.createElement("french-tech-map");

// @ts-expect-error There was no announcement in 2022.
map.setEdition("2022");
// @ts-expect-error The view is called `world`.
map.showView("monde");
// @ts-expect-error Regions are `region:32`.
map.select("32");
// @ts-expect-error A misspelt place.
map.select("lile");
// @ts-expect-error There is no such method.
map.deselect();
// @ts-expect-error A selection has no such field.
map.addEventListener("french-tech-map:select", (event) => event.detail.place);
// @ts-expect-error The edition of an event is not a number.
document.addEventListener("french-tech-map:edition", (event) => event.detail.edition.toFixed());
// @ts-expect-error What is open may be nothing.
window.addEventListener("french-tech-map:select", (event) => event.detail.name.length);
// @ts-expect-error An unknown code.
map.addEventListener("french-tech-map:error", ({ detail }) => detail.code === "no-webgl");
// @ts-expect-error There is no such event.
type Closed = Events["french-tech-map:close"];
// @ts-expect-error Themes are `auto`, `light` and `dark`.
export const attributes: Attributes = { theme: "sepia" };
