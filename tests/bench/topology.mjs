/**
 * GeoJSON as TopoJSON: borders stored once, on the grid of the source's own decimals, so that nothing is lost. What
 * `geo2topo` and `topoquantize` do, for polygons.
 *
 * @typedef {{ type: "Feature", id?: string, geometry: { type: string, coordinates: any } }} Feature
 */

/**
 * @param {Record<string, Feature[]>} objects Features by object name.
 * @param {number} decimals Of the source's degrees.
 */
export function topology(objects, decimals) {
  const step = 10 ** -decimals;
  const rings = new Rings();
  const read = (/** @type {number[][][]} */ polygon) => polygon.map((ring, i) => rings.add(onGrid(ring, step), i === 0));
  const geometry = (/** @type {Feature} */ { id, geometry: { type, coordinates } }) => ({
    type,
    id,
    arcs: type === "Polygon" ? read(coordinates) : coordinates.map(read),
  });
  const collection = (/** @type {Feature[]} */ features) => ({
    type: "GeometryCollection",
    geometries: features.map(geometry),
  });
  const collections = Object.entries(objects).map(([name, features]) => [name, collection(features)]);
  // Fills the rings' lists of arcs, which the objects hold already.
  const arcs = rings.cut();
  return {
    type: "Topology",
    transform: { scale: [step, step], translate: [0, 0] },
    objects: Object.fromEntries(collections),
    arcs: arcs.map(deltas),
  };
}

/**
 * A closed ring as open list of grid points.
 * @param {number[][]} ring
 * @param {number} step
 */
function onGrid(ring, step) {
  return ring.slice(0, -1).map(([x, y]) => [Math.round(x / step), Math.round(y / step)]);
}

/** @param {number[][]} points */
function deltas(points) {
  return points.map(([x, y], i) => (i === 0 ? [x, y] : [x - points[i - 1][0], y - points[i - 1][1]]));
}

/** @param {number[]} point */
const key = ([x, y]) => `${x},${y}`;

class Rings {
  /** @type {{ points: number[][], arcs: number[] }[]} */
  #rings = [];

  /**
   * d3 wants outer rings clockwise, GeoJSON has them the other way round.
   * @param {number[][]} points
   * @param {boolean} outer
   */
  add(points, outer) {
    const area = points.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length];
      return sum + x * nextY - nextX * y;
    }, 0);
    const arcs = /** @type {number[]} */ ([]);
    this.#rings.push({ points: area > 0 === outer ? points.toReversed() : points, arcs });
    return arcs;
  }

  /** Fills the lists that {@link add} returned and gives the arcs they point at. */
  cut() {
    const junctions = this.#junctions();
    /** @type {number[][][]} */
    const arcs = [];
    /** @type {Map<string, number>} */
    const known = new Map();
    for (const { points, arcs: list } of this.#rings) {
      const places = points.flatMap((point, i) => (junctions.has(key(point)) ? [i] : []));
      if (places.length === 0) places.push(smallest(points));
      for (const [i, from] of places.entries()) {
        const to = places[i + 1] ?? places[0] + points.length;
        const arc = Array.from({ length: to - from + 1 }, (_, j) => points[(from + j) % points.length]);
        const written = arc.map(key).join(" ");
        const backwards = known.get(arc.toReversed().map(key).join(" "));
        if (!known.has(written) && backwards === undefined) known.set(written, arcs.push(arc) - 1);
        list.push(known.get(written) ?? ~(/** @type {number} */ (backwards)));
      }
    }
    return arcs;
  }

  /** Points where two rings part or meet. */
  #junctions() {
    /** @type {Map<string, string>} */
    const neighbours = new Map();
    /** @type {Set<string>} */
    const junctions = new Set();
    for (const { points } of this.#rings) {
      for (const [i, point] of points.entries()) {
        const around = [points.at(i - 1), points[(i + 1) % points.length]].map((p) => key(/** @type {number[]} */ (p)));
        const pair = around.sort().join(" ");
        if ((neighbours.get(key(point)) ?? pair) !== pair) junctions.add(key(point));
        neighbours.set(key(point), pair);
      }
    }
    return junctions;
  }
}

/**
 * Where a ring that meets no other begins, whichever way round it goes.
 * @param {number[][]} points
 */
function smallest(points) {
  return points.reduce((best, [x, y], i) => (x < points[best][0] || (x === points[best][0] && y < points[best][1]) ? i : best), 0);
}
