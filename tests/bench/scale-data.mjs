// @ts-check
/**
 * Maps of a country that does not exist, as large as asked and the same on every machine: areas in a mesh of six-sided
 * cells with crooked borders, each border in both of its areas to the last digit, islets off the coast, lakes, enclaves,
 * and places that crowd in towns. Knows nothing of who draws them.
 */

/** @typedef {[number, number]} Position Degrees, longitude first, six decimals. */
/** @typedef {{ areas: number, halvings: number, places: number }} Size Areas, how often a border is halved, places. */
/** @typedef {{ type: "Feature", properties: Record<string, string>, geometry: { type: string, coordinates: any } }} Feature */
/** @typedef {{ type: "FeatureCollection", features: Feature[], tiers?: { id: string, fr: string, en: string }[] }} Collection */

/** Vertices are the positions in the file: 4,000, 40,000, 400,000; `communes` has as many areas as France has. @type {Record<string, Size>} */
export const SIZES = {
  S: { areas: 39, halvings: 4, places: 99 },
  M: { areas: 398, halvings: 4, places: 1000 },
  L: { areas: 4000, halvings: 4, places: 10_000 },
  communes: { areas: 35_000, halvings: 1, places: 1000 },
};
/** Degrees: as far west, south, east and north as the mesh could reach, over western Europe. */
const [WEST, SOUTH, EAST, NORTH] = [-1.5, 42.6, 10.5, 51];
/** The part of the mesh that is land. */
const LAND = 0.62;
const SECTORS = 12;
const UPPER = 0.15;
/** In the order of their rank. */
const TIERS = [
  { id: "siege", fr: "Siège", en: "Head office" },
  { id: "agence", fr: "Agence", en: "Branch" },
];
const STARTS = ["Ar", "Bel", "Cor", "Dom", "Es", "Fon", "Gui", "Haut", "Ivr", "Jou", "Lan", "Mont", "Nor", "Or", "Pont", "Roc", "Sau", "Tour", "Val", "Vil"];
const MIDDLES = ["", "be", "che", "li", "ma", "ne", "re", "ti", "vo"];
const ENDS = ["ac", "ay", "court", "euil", "gny", "ières", "lieu", "mont", "nac", "oux", "sur-Mer", "ville", "y"];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). @param {number} seed */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const rounded = (/** @type {number} */ degrees) => Math.round(degrees * 1e6) / 1e6;
/** @param {number} i @param {number} [base] */
const named = (i, base = 0) => {
  const at = (i * 7919 + base) % (STARTS.length * MIDDLES.length * ENDS.length);
  const middle = Math.floor(at / STARTS.length) % MIDDLES.length;
  return STARTS[at % STARTS.length] + MIDDLES[middle] + ENDS[Math.floor(at / STARTS.length / MIDDLES.length)];
};

/** The corners and borders of a mesh, made when they are asked for and then kept. @param {Size} size */
function mesh({ areas, halvings }) {
  const columns = Math.ceil(Math.sqrt(areas / LAND));
  const rows = Math.ceil(areas / LAND / columns) + 1;
  const [wide, high] = [(EAST - WEST) / (columns + 1), (NORTH - SOUTH) / (rows + 1)];
  const corner = (/** @type {number} */ i, /** @type {number} */ j) => {
    const random = numbers(i * 9973 + j * 31 + 7);
    const dent = ((i + j) % 2 ? 0.14 : -0.14) * high;
    const x = WEST + wide * (i / 2 + 0.22 * (random() - 0.5));
    return /** @type {Position} */ ([x, SOUTH + high * (j + 0.3 * (random() - 0.5)) + dent]);
  };
  /** @type {Map<string, Position[]>} */
  const borders = new Map();
  /** From one corner to the next, without the last position. @param {number[]} a @param {number[]} b */
  const border = (a, b) => {
    const forth = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
    const [from, to] = forth ? [a, b] : [b, a];
    const key = `${from} ${to}`;
    let line = borders.get(key);
    if (!line) {
      const random = numbers(from[0] * 73_856_093 + from[1] * 19_349_663 + to[0] * 83_492_791 + to[1]);
      line = crooked([corner(from[0], from[1]), corner(to[0], to[1])], halvings, random);
      borders.set(key, line);
    }
    return forth ? line.slice(0, -1) : line.toReversed().slice(0, -1);
  };
  /** Counter-clockwise and closed. @param {number} column @param {number} row */
  const ring = (column, row) => {
    const left = 2 * column + (row % 2);
    const around = [[left, row], [left + 1, row], [left + 2, row], [left + 2, row + 1], [left + 1, row + 1], [left, row + 1]];
    const open = around.flatMap((at, i) => border(at, around[(i + 1) % 6]));
    return [...open, open[0]];
  };
  /** @param {number} column @param {number} row */
  const middle = (column, row) => /** @type {Position} */ ([WEST + wide * (column + (row % 2) / 2 + 0.5), SOUTH + high * (row + 0.5)]);
  return { columns, rows, wide, high, ring, middle };
}

/** A line halved again and again, each middle moved aside. @param {Position[]} line @param {number} halvings @param {() => number} random */
function crooked(line, halvings, random) {
  let made = line;
  for (let i = 0; i < halvings; i += 1) {
    made = made.flatMap((a, at) => {
      const b = made[at + 1];
      if (!b) return [a];
      const aside = 0.3 * (random() - 0.5);
      return [a, /** @type {Position} */ ([(a[0] + b[0]) / 2 - aside * (b[1] - a[1]), (a[1] + b[1]) / 2 + aside * (b[0] - a[0])])];
    });
  }
  return made.map(([x, y]) => /** @type {Position} */ ([rounded(x), rounded(y)]));
}

/** A closed ring about a point, counter-clockwise. @param {Position} at @param {number} reach Degrees of latitude. @param {number} count @param {() => number} random */
function islet([x, y], reach, count, random) {
  const open = Array.from({ length: count }, (_, i) => {
    const [turn, far] = [(2 * Math.PI * i) / count, reach * (0.75 + 0.5 * random())];
    return /** @type {Position} */ ([rounded(x + far * 1.4 * Math.cos(turn)), rounded(y + far * Math.sin(turn))]);
  });
  return [...open, open[0]];
}

/** The cells that are land: those nearest to the middle, as a bumpy coast measures it. @param {ReturnType<typeof mesh>} grid @param {number} count */
function land(grid, count) {
  const cells = Array.from({ length: grid.columns * grid.rows }, (_, i) => {
    const [column, row] = [i % grid.columns, Math.floor(i / grid.columns)];
    const [x, y] = grid.middle(column, row);
    const [dx, dy] = [(2 * x - WEST - EAST) / (EAST - WEST), (2 * y - SOUTH - NORTH) / (NORTH - SOUTH)];
    const turn = Math.atan2(dy, dx);
    const coast = 1 + 0.13 * Math.sin(3 * turn + 1) + 0.07 * Math.sin(7 * turn) + 0.04 * Math.sin(17 * turn + 2);
    return { column, row, far: Math.hypot(dx, dy) / coast };
  });
  return cells.sort((a, b) => a.far - b.far || a.row - b.row || a.column - b.column).slice(0, count);
}

/** @param {{ column: number, row: number }} cell */
const neighbours = ({ column, row }) => {
  const side = row % 2;
  return [[column - 1, row], [column + 1, row], [column - 1 + side, row - 1], [column + side, row - 1], [column - 1 + side, row + 1], [column + side, row + 1]];
};

/**
 * A map of a size, as two GeoJSON files.
 * @param {string} scale A name of {@link SIZES}.
 * @returns {{ regions: Collection, points: Collection, vertices: number }}
 */
export function make(scale) {
  const size = SIZES[scale];
  if (!size) throw new Error(`there is no scale ${scale}: ${Object.keys(SIZES).join(", ")}`);
  const grid = mesh(size);
  const random = numbers(20_190_403);
  // Every 80th area has a hole, every other hole is an area of its own.
  const holes = Math.ceil(size.areas / 80);
  const cells = land(grid, size.areas - Math.floor(holes / 2));
  const taken = new Set(cells.map(({ column, row }) => `${column} ${row}`));
  const corners = 2 ** size.halvings * 2;
  /** @type {Feature[]} */
  const features = [];
  const add = (/** @type {Position[][][]} */ polygons) => {
    const i = features.length;
    const single = polygons.length === 1;
    const geometry = { type: single ? "Polygon" : "MultiPolygon", coordinates: single ? polygons[0] : polygons };
    features.push({ type: "Feature", properties: { code: String(i + 1).padStart(5, "0"), name: named(i) }, geometry });
  };
  /** @type {Position[][]} */
  const enclaves = [];
  cells.forEach((cell, i) => {
    const rings = [grid.ring(cell.column, cell.row)];
    const reach = 0.2 * Math.min(grid.wide / 1.4, grid.high);
    if (i % 80 === 40 || (i === 3 && size.areas < 80)) {
      const shore = islet(grid.middle(cell.column, cell.row), reach, corners, random);
      rings.push(shore.toReversed());
      if (enclaves.length < Math.floor(holes / 2)) enclaves.push(shore);
    }
    const polygons = [rings];
    const open = neighbours(cell).find(([column, row]) => !taken.has(`${column} ${row}`));
    if (open && random() < 0.15) {
      taken.add(`${open[0]} ${open[1]}`);
      polygons.push([islet(grid.middle(open[0], open[1]), reach, corners, random)]);
    }
    add(polygons);
  });
  for (const ring of enclaves) add([[ring]]);
  const vertices = features.reduce((sum, { geometry }) => sum + geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2).length, 0);
  const points = places(size, grid, cells, random);
  return { regions: { type: "FeatureCollection", features }, points, vertices };
}

/** @param {Size} size @param {ReturnType<typeof mesh>} grid @param {{ column: number, row: number }[]} cells @param {() => number} random @returns {Collection} */
function places(size, grid, cells, random) {
  const towns = cells.filter(() => random() < 0.1);
  const features = Array.from({ length: size.places }, (_, i) => {
    const crowded = towns.length > 0 && random() < 0.6;
    const list = crowded ? towns : cells;
    const { column, row } = list[Math.floor(random() * list.length)];
    const [x, y] = grid.middle(column, row);
    const spread = crowded ? 0.3 : 0.7;
    const at = [rounded(x + spread * grid.wide * (random() - 0.5)), rounded(y + spread * grid.high * (random() - 0.5))];
    const sector = Math.floor((SECTORS * (Math.atan2(y - (SOUTH + NORTH) / 2, x - (WEST + EAST) / 2) + Math.PI)) / (2 * Math.PI));
    const properties = {
      name: `${named(i, 1013)} ${i + 1}`,
      tier: i === 0 || random() < UPPER ? TIERS[0].id : TIERS[1].id,
      group: `Secteur ${Math.min(sector, SECTORS - 1) + 1}`,
    };
    return /** @type {Feature} */ ({ type: "Feature", properties, geometry: { type: "Point", coordinates: at } });
  });
  return { type: "FeatureCollection", tiers: TIERS, features };
}
