/** The element in the markup of Svelte 5. */
import type { HTMLAttributes } from "svelte/elements";
import type { Attributes, Events, FrenchTechMap } from "./v1/french-tech-map.js";

export * from "./v1/french-tech-map.js";

/** `onfrench-tech-map:select` and so on. */
type Handlers = { [Name in keyof Events as `on${Name}`]?: ((event: Events[Name]) => void) | undefined };
type Own = { [Name in keyof Attributes]?: Attributes[Name] | undefined } & Handlers;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "french-tech-map": Omit<HTMLAttributes<FrenchTechMap>, keyof Own> & Own;
  }
}
