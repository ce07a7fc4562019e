/** The maps that measurements are made with are what they are said to be: as large, the same each time, without a gap. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, make } from "../bench/scale-data.mjs";

/** @type {Record<string, { vertices: number, places: number }>} */
const PROMISED = { S: { vertices: 4000, places: 99 }, M: { vertices: 40_000, places: 1000 }, L: { vertices: 400_000, places: 10_000 } };

/** The rings of a feature. @param {import("../bench/scale-data.mjs").Feature} feature @returns {number[][][]} */
const rings = ({ geometry }) => geometry.coordinates.flat(geometry.type === "Polygon" ? 0 : 1);

/** Twice the area in degrees, positive counter-clockwise. @param {number[][]} ring */
const turn = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0);

for (const [scale, { vertices, places }] of Object.entries(PROMISED)) {
  test(`${scale} has ${vertices} vertices within 4 %, and ${places} places`, () => {
    const made = make(scale);
    assert.ok(Math.abs(made.vertices / vertices - 1) < 0.04, `${made.vertices}`);
    assert.equal(made.points.features.length, places);
    const upper = made.points.features.filter(({ properties }) => properties.tier === "siege").length / places;
    assert.ok(upper > 0.1 && upper < 0.2, `${upper}`);
  });
}

test("a map is the same each time, and there are as many communes as in France", () => {
  assert.equal(JSON.stringify(make("S")), JSON.stringify(make("S")));
  assert.equal(make("communes").regions.features.length, 35_000);
  assert.throws(() => make("XXL"), /S, M, L, communes/);
});

for (const scale of ["S", "M"]) {
  test(`${scale}: borders are in both areas to the last digit, coasts in one, and all rings turn as RFC 7946 asks`, () => {
    const { regions } = make(scale);
    /** @type {Map<string, number>} */
    const steps = new Map();
    for (const feature of regions.features) {
      for (const ring of rings(feature)) {
        assert.deepEqual(ring[0], ring.at(-1));
        for (const [i, at] of ring.slice(1).entries()) {
          const step = `${ring[i]} ${at}`;
          steps.set(step, (steps.get(step) ?? 0) + 1);
        }
      }
      const polygons = feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
      for (const [shell, ...holes] of polygons) {
        assert.ok(turn(shell) > 0);
        assert.ok(holes.every((/** @type {number[][]} */ hole) => turn(hole) < 0));
      }
    }
    assert.ok([...steps.values()].every((count) => count === 1), "no step is made twice the same way");
    const shared = [...steps.keys()].filter((step) => steps.has(step.split(" ").toReversed().join(" "))).length;
    assert.ok(shared / steps.size > 0.7 && shared < steps.size, `${shared} of ${steps.size}`);
  });
}

test("codes are unique, and there are islands, lakes and enclaves", () => {
  const { regions } = make("M");
  assert.equal(new Set(regions.features.map(({ properties }) => properties.code)).size, SIZES.M.areas);
  assert.ok(regions.features.some(({ geometry }) => geometry.type === "MultiPolygon"));
  const holes = regions.features.filter(({ geometry }) => geometry.type === "Polygon" && geometry.coordinates.length > 1);
  const shells = new Set(regions.features.map((feature) => JSON.stringify(rings(feature)[0])));
  const filled = holes.filter(({ geometry }) => shells.has(JSON.stringify(geometry.coordinates[1].toReversed())));
  assert.ok(filled.length > 0 && filled.length < holes.length, `${filled.length} of ${holes.length}`);
});
