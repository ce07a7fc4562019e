/**
 * What a page meets of the element: attributes, what methods take, events and what they tell. All of it stands here and
 * nowhere else. The modules are checked against it, the package's declarations and manifest are made from it, and the
 * tables of `README.md` and `docs/API.md` are compared with it. The names of editions and features come from the data.
 */
import type { FrenchTechMap } from "./french-tech-map.js";
import type { CountryCode, Edition, PartId, PlaceId, RegionCode } from "./ids.js";

export type { CountryCode, Edition, PartId, PlaceId, RegionCode };

export type View = "france" | "world";
export type Lang = "fr" | "en";
export type Theme = "light" | "dark";

/** What can be opened: `lille`, `region:32`, `country:US`, `part:europe`. */
export type FeatureId = PlaceId | `region:${RegionCode}` | `country:${CountryCode}` | `part:${PartId}`;

/** All are optional and live. The map reads them and never writes them; an address that leads into the map wins. */
export interface Attributes {
  /** The announcement of the label that is shown. @default "2019" */
  edition?: Edition;
  /** France or the world. @default "france" */
  view?: View;
  /** INSEE code of the region to open. */
  region?: RegionCode;
  /** What to open; wins over `region`. */
  selected?: FeatureId;
  /** By default the language of the page around the map; other languages than English count as French. */
  lang?: Lang | `${Lang}-${string}`;
  /** `auto` is what the reader prefers. @default "auto" */
  theme?: "auto" | Theme;
  /** Whether the map writes the page's address, and makes each step one of its history. @default "none" */
  history?: "none" | "replace" | "push";
  /**
   * `cooperative` leaves the bare wheel and one finger to the page, `greedy` takes them; with `none` nothing moves the
   * map, and it has no zoom buttons. @default "cooperative"
   */
  gestures?: "cooperative" | "greedy" | "none";
  /**
   * `lazy` fetches nothing before the map comes near the window, gets the focus or is called; `eager` starts even for
   * readers who save data, who otherwise see the picture and are asked first. By default the map starts at once.
   */
  loading?: "lazy" | "eager";
  /** Which controls there are: `none`, or some of {@link Control} with spaces between them. By default all. */
  controls?: "none" | Control | (string & {});
  /** CSS px that the drawing does not exceed. */
  "max-height"?: number | `${number}`;
  /** Address of data of the page's own, GeoJSON or CSV, which is shown instead of the label. Empty, it waits for `setData`. */
  src?: string;
  /** Address of a GeoJSON with shapes that the page's own data is joined to by code. */
  regions?: string;
  /** How the page's own data is projected; by default as fits its extent. */
  projection?: string;
  /** Whether one error in the page's own data refuses all of it; by default what is good is shown. */
  strict?: boolean | "";
  /** What the map of the page's own data is called: a text, or JSON with one for each language. */
  heading?: string;
  /** Who is to be named for the page's own data. */
  credit?: string;
  /** Ranks of the page's own data with their looks: JSON, a list of {@link TierOptions}. */
  tiers?: string;
}

/** What the attribute `controls` can name. */
export type Control = "view" | "edition" | "filters" | "search" | "zoom" | "list" | "fullscreen";

/** What each event tells in its `detail`, by the event's name after `french-tech-map:`. All bubble and leave shadow trees. */
export interface Details {
  /** The map is drawn and answers. */
  ready: State;
  /** Something else is open, or nothing any more. */
  select: Selection;
  /** The other view is shown. */
  view: { view: View };
  /** Another edition is shown, by whatever means. */
  edition: { edition: Edition };
  /** Data of the page's own has been read, and is shown. */
  data: Report;
  /** Something was refused, or failed. */
  error: Problem;
}

/** The events by their full names. */
export type Events = { [Name in keyof Details as `french-tech-map:${Name}`]: CustomEvent<Details[Name]> };

/** What the map shows. */
export interface State {
  view: View;
  edition: Edition;
  lang: Lang;
  theme: Theme;
  /** The region that is open. */
  region: RegionCode | null;
  /** How far the reader has zoomed in; `fixed` where nobody may. */
  zoom: "none" | "some" | "most" | "fixed";
  /** What is open. */
  id: FeatureId | null;
  /** The place that is open. */
  selected: PlaceId | null;
}

/** What has been opened. */
export interface Selection {
  /** Null when nothing is open any more. */
  id: FeatureId | null;
  kind: "region" | "country" | "part" | "place" | null;
  /** In the map's language. */
  name: string | null;
  /** The region that it is or lies in. */
  region: RegionCode | null;
  /** The country that it is or lies in. */
  country: CountryCode | null;
  edition: Edition;
  /** By what means; `list` is every button and link of the map. */
  source: "pointer" | "keyboard" | "api" | "list";
}

/** What a page supplies: the text of a GeoJSON or a CSV, a file, or a collection of features. */
export type Supplied = string | Blob | FeatureCollection;

/** As much of GeoJSON's as the map looks at. */
export interface FeatureCollection {
  type: "FeatureCollection";
  features: readonly object[];
}

/** What a page asks of its own data; wins over the attributes. */
export interface DataOptions {
  /** One to five ranks, the first the highest; by default those that the data declares or uses. */
  tiers?: readonly TierOptions[];
  /** As the attribute. */
  projection?: string;
  /** As the attribute. */
  strict?: boolean;
  /** Of what size data is still read. */
  limits?: DataLimits;
  /** What the map is called. */
  title?: string | { fr?: string; en?: string };
  /** Who is to be named for the data. */
  credit?: string;
}

/** A rank of places, and how it looks. */
export interface TierOptions {
  /** The word by which places name it; empty for the only rank of data that names none. */
  id: string;
  /** As it is shown in French. */
  fr?: string;
  /** As it is shown in English. */
  en?: string;
  /** Its mark; by default by its place among the ranks, in this order. */
  symbol?: "diamond" | "circle" | "square" | "triangle" | "hexagon";
  /** Colour of its mark, `#rgb` or `#rrggbb`; by default the theme's. What is hardly seen is drawn nearer to the text's. */
  color?: string;
  /** Those with less come first where there is no room for all; by default by its place among the ranks. */
  priority?: number;
}

/** More than that is refused. */
export interface DataLimits {
  /** Of each file. */
  bytes?: number;
  /** Features of a GeoJSON or rows of a table. */
  records?: number;
  /** Positions of all shapes together. */
  positions?: number;
  /** How deep brackets may be nested. */
  depth?: number;
}

/** What became of the page's own data. */
export interface Report {
  /** How many places are good. */
  places: number;
  /** How many areas are. */
  areas: number;
  /** How many ranks places have. */
  tiers: number;
  /** How many problems leave something out. */
  errors: number;
  /** How many were mended, or do no harm. */
  warnings: number;
  /** What each file holds. */
  files: DataFile[];
  /** The ranks that places have, as the data names them. */
  ranks: DataRank[];
  /** The first thousand of each file. */
  problems: DataProblem[];
  /** How the columns of a table were understood. */
  columns: DataColumn[];
  /** All of it in words, the first twenty problems of each file in full: what `ftmap check` prints. */
  text: string;
}

/** What a file of the page's own data holds. */
export interface DataFile {
  file: "data" | "regions";
  /** As it is called in what is said of it. */
  name: string;
  places: number;
  areas: number;
}

/** A rank as the page's own data names it. */
export interface DataRank {
  /** By which options describe it. */
  id: string;
  fr: string;
  en: string;
}

/** Something that is wrong with the page's own data or with what is asked of it, or was mended. */
export interface DataProblem {
  file: "data" | "regions" | "options";
  /** Never changes: `outside-earth`. All of them stand in `src/intake/problem.rs`. */
  code: string;
  /** An error is left out. */
  severity: "error" | "warning";
  /** `line 12, lat`, `features[3].geometry`, `tiers[0].color` of the options; empty for the file as a whole. */
  where: string;
  /** What stands there. */
  value: string;
  /** What is wrong and what to do. */
  message: string;
}

/** How a column of a table was understood. */
export interface DataColumn {
  column: string;
  /** Null for a column that is not used. */
  role: string | null;
  /** What stands in it. */
  example: string;
}

/** What went wrong. */
export interface Problem {
  code: ErrorCode;
  /** A sentence in English, for whoever made the page. */
  message: string;
  /** Whether the content of the element is shown instead of the map; else the map goes on with what it had. */
  fatal: boolean;
}

/** Codes never change. */
export type ErrorCode =
  /** A file could not be fetched. */
  | "network"
  /** The browser or the page's policy refuses WebAssembly, or it does not compile. */
  | "no-wasm"
  /** A data file is damaged or of another version. */
  | "bad-data"
  /** The browser gives no 2D canvas. */
  | "no-canvas"
  /** The program stopped; no map of the page can use it any more. */
  | "trap"
  /** A mistake of the map's own. */
  | "internal"
  /** An attribute, an argument or an address names an edition that there is not. */
  | "unknown-edition"
  /** The same of a view. */
  | "unknown-view"
  /** The same of a place, region, country or part of the world. */
  | "unknown-feature"
  /** The same of a theme. */
  | "unknown-theme"
  /** Nothing of the page's own data can be drawn, or `strict` refuses it. */
  | "unusable-data"
  /** The loading of the page's own data was stopped by the reader, or the map was taken away. */
  | "cancelled"
  /** `src` or `regions` is no address of the web. */
  | "bad-address";

declare global {
  interface HTMLElementTagNameMap {
    "french-tech-map": FrenchTechMap;
  }
  // Listeners of elements, documents and windows alike: the events bubble.
  interface GlobalEventHandlersEventMap extends Events {}
}
