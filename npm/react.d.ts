/** The element in the JSX of React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Attributes, Events, FrenchTechMap } from "./v1/french-tech-map.js";

export * from "./v1/french-tech-map.js";

/** `onfrench-tech-map:select` and so on: React listens to what follows the `on`. */
type Handlers = { [Name in keyof Events as `on${Name}`]?: ((event: Events[Name]) => void) | undefined };
type Own = { [Name in keyof Attributes]?: Attributes[Name] | undefined } & Handlers;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "french-tech-map": DetailedHTMLProps<Omit<HTMLAttributes<FrenchTechMap>, keyof Own> & Own, FrenchTechMap>;
    }
  }
}
