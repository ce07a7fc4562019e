/** The element in the templates of Vue 3. */
import type { HTMLAttributes, PublicProps } from "vue";
import type { Attributes, Events, FrenchTechMap } from "./v1/french-tech-map.js";

export * from "./v1/french-tech-map.js";

type Own = { [Name in keyof Attributes]?: Attributes[Name] | undefined };
/** All functions that emit an event, as one that emits any. */
type Emit = { [Name in keyof Events]: (whole: (name: Name, event: Events[Name]) => void) => void }[keyof Events] extends (
  whole: infer Any,
) => void
  ? Any
  : never;

declare module "vue" {
  interface GlobalComponents {
    "french-tech-map": new () => FrenchTechMap & {
      /** For templates alone: a map has no such property. @deprecated */
      $props: Omit<HTMLAttributes, keyof Own> & Own & PublicProps;
      /** For templates alone: a map has no such method. @deprecated */
      $emit: Emit;
    };
  }
}
