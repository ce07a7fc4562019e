/**
 * The map's drawing made with d3-geo on a canvas, as its users make it: d3's projections and paths, names and marks
 * given with their places. Two ways of zooming and of hit-testing, chosen by the address:
 * - by default shapes become `Path2D`s once, zooming transforms the canvas and `isPointInPath` finds what is hovered
 * - `?reproject` scales and moves the projection and streams every shape again, and `geoContains` finds it
 */
import { geoConicConformal, geoContains, geoEqualEarth, geoGraticule, geoMercator, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";

import { hideTooltip, showTooltip } from "./d3-tooltip.js";

const REPROJECT = location.search === "?reproject";
const [WIDTH, HEIGHT] = [960, 640];
const FONTS = "px Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif";
/** A mark under the pointer grows. */
const RAISED = 1.22;
/** Half of the smallest target, px. */
const REACH = 8;
/** Lille to Marseille and Paris to New York, px. */
const JOURNEYS = {
  france: { from: [510, 64], to: [606, 480] },
  world: { from: [463, 174], to: [283, 197] },
};
const FITTED = { zoom: 1, dx: 0, dy: 0 };

/** Code, west, south, east, north. */
const INSETS = [
  ["01", -61.84, 15.8, -60.97, 16.54],
  ["02", -61.26, 14.36, -60.78, 14.91],
  ["03", -54.65, 2.05, -51.55, 5.85],
  ["04", 55.17, -21.42, 55.88, -20.84],
  ["06", 44.98, -13.04, 45.33, -12.6],
  ["988", 163.4, -22.85, 168.3, -19.4],
  ["987", -152.4, -18, -148.9, -16.1],
];

const canvas = document.querySelector("canvas");
const context = canvas.getContext("2d");
canvas.width = WIDTH * devicePixelRatio;
canvas.height = HEIGHT * devicePixelRatio;

/** Frames, ops, marks and names of each view. */
const views = {};
/** Colours by role, and what each fill becomes under the pointer. */
let palette = {};
let hovered = {};
let shown = "france";
let hover = null;

/** The largest scale at which an extent in degrees fits a box, centred in it. */
function fit(projection, [west, south, east, north], [x, y, w, h]) {
  const edge = Array.from({ length: 17 }, (_, i) => i / 16).flatMap((t) => {
    const [lon, lat] = [west + t * (east - west), south + t * (north - south)];
    return [[lon, south], [lon, north], [west, lat], [east, lat]];
  });
  return projection.fitExtent([[x, y], [x + w, y + h]], { type: "MultiPoint", coordinates: edge });
}

/** A frame of the page: what it shows, how it is projected and what it may draw on. */
function makeFrame({ make, extent, room, clip, zooms = false, lens = false, ...shapes }) {
  const projection = fit(make(), extent, room);
  const bounds = clip.length === 3 ? around(clip) : clip;
  return { projection, moved: make(), clip, bounds, zooms, lens, shapes, path: geoPath(projection), cache: new Map() };
}

const around = ([x, y, r]) => [x - r, y - r, 2 * r, 2 * r];

function franceFrames(topology, { inks, hatches, neighbours: paint }) {
  const { regions, context: neighbours } = topology.objects;
  const some = (keep) => ({ ...regions, geometries: regions.geometries.filter(keep) });
  const shapes = (keep) => ({
    areas: feature(topology, some(keep)).features.map(({ id, geometry }) => ({ id, geometry, fill: inks[id] })),
    borders: mesh(topology, some(keep), (a, b) => a !== b),
    coasts: mesh(topology, some(keep), (a, b) => a === b),
    widths: [1, 0.9],
  });
  const overseas = INSETS.map(([code]) => `region:${code}`);
  const mainland = shapes(({ id }) => !overseas.includes(id));
  const lambert93 = () => geoConicConformal().parallels([44, 49]).rotate([-3, 0]).center([0, 46.5]);
  const [x, y, r] = [238, 76, 69];
  const side = r * (Math.SQRT2 + 0.32);
  return [
    makeFrame({
      make: lambert93,
      extent: [-5.2, 41.3, 9.6, 51.15],
      room: [156, 10, 636, 594],
      clip: [154, 0, 806, 612],
      zooms: true,
      neighbours: { ...feature(topology, neighbours), paint },
      hatches: hatches[0].map(linesOf),
      ...mainland,
    }),
    makeFrame({
      make: lambert93,
      extent: [1.86, 48.45, 3, 49.1],
      room: [x - side / 2, y - side / 2, side, side],
      clip: [x, y, r],
      lens: true,
      hatches: hatches[1].map(linesOf),
      ...mainland,
    }),
    ...INSETS.map(([code, west, south, east, north], i) => {
      const clip = [10, 27.8 + 86 * i, 138, 61.2];
      return makeFrame({
        make: () => geoMercator().rotate([-(west + east) / 2, 0]),
        extent: [west, south, east, north],
        room: [clip[0] + 3, clip[1] + 3, clip[2] - 6, clip[3] - 6],
        clip,
        hatches: hatches[2 + i].map(linesOf),
        ...shapes(({ id }) => id === `region:${code}`),
      });
    }),
  ];
}

function worldFrames(topology, { inks, neighbours: paint }) {
  const { countries } = topology.objects;
  const { features } = feature(topology, countries);
  return [
    makeFrame({
      make: () => geoEqualEarth().rotate([-11, 0]),
      extent: [-168.999, -56, 190.999, 90],
      room: [8, 94, 944, 430],
      clip: [4, 90, 952, 438],
      zooms: true,
      sphere: { type: "Sphere" },
      graticule: geoGraticule().step([30, 30])(),
      neighbours: { type: "FeatureCollection", features: features.filter(({ id }) => !id), paint },
      areas: features.filter(({ id }) => id).map(({ id, geometry }, i) => ({ id, geometry, fill: inks[i] })),
      borders: mesh(topology, countries, (a, b) => a !== b),
      coasts: uncut(mesh(topology, countries, (a, b) => a === b)),
      widths: [0.6, 0.5],
    }),
  ];
}

/** Without the edges along which the data was cut at 169° W. */
function uncut({ coordinates }) {
  const cut = ([lon]) => lon < -168.999 || lon > 190.999;
  const parts = coordinates.flatMap((line) => {
    const kept = [[line[0]]];
    for (const [i, point] of line.slice(1).entries()) {
      if (cut(point) && cut(line[i])) kept.push([point]);
      else kept.at(-1).push(point);
    }
    return kept.filter((part) => part.length > 1);
  });
  return { type: "MultiLineString", coordinates: parts };
}

function linesOf(runs) {
  const path = new Path2D();
  trace(path, runs, false);
  return path;
}

function trace(target, runs, close) {
  for (const run of runs) {
    target.moveTo(run[0], run[1]);
    for (let i = 2; i < run.length; i += 2) target.lineTo(run[i], run[i + 1]);
    if (close) target.closePath();
  }
}

/** Fills and strokes one shape of a frame; `view` zooms it. */
function paintShape(frame, key, object, { fill, stroke, width }, view) {
  let path;
  if (REPROJECT) {
    context.beginPath();
    frame.stream(object);
  } else {
    path = shapeOf(frame, key, object);
  }
  const drawn = path ? [path] : [];
  if (fill) {
    context.fillStyle = fill;
    context.fill(...drawn, "evenodd");
  }
  if (stroke) {
    context.strokeStyle = stroke;
    join(width);
    context.lineWidth = path ? width / view.zoom : width;
    context.stroke(...drawn);
  }
}

/** Joints of fine lines are cut straight, as the map does it. */
function join(width) {
  context.lineJoin = width <= 1.2 ? "bevel" : "round";
}

function shapeOf(frame, key, object) {
  let path = frame.cache.get(key);
  if (!path) {
    path = new Path2D();
    frame.path.context(path)(object);
    frame.cache.set(key, path);
  }
  return path;
}

function transform({ zoom, dx, dy }) {
  const k = devicePixelRatio;
  context.setTransform(k * zoom, 0, 0, k * zoom, k * dx, k * dy);
}

/** A projection zoomed with the page, cut to what is seen of it. */
function zoomed(frame, { zoom, dx, dy }) {
  const [x, y] = frame.projection.translate();
  const [left, top, w, h] = frame.bounds;
  frame.moved.scale(frame.projection.scale() * zoom).translate([x * zoom + dx, y * zoom + dy]);
  frame.moved.clipExtent([[left - 4, top - 4], [left + w + 4, top + h + 4]]);
  return geoPath(frame.moved, context);
}

function paintFrame(frame, view) {
  const { shapes } = frame;
  context.save();
  context.beginPath();
  if (frame.clip.length === 3) context.arc(...frame.clip, 0, 2 * Math.PI);
  else context.rect(...frame.clip);
  context.clip();
  if (REPROJECT) frame.stream = zoomed(frame, view);
  else transform(view);
  if (shapes.sphere) {
    paintShape(frame, "sphere", shapes.sphere, { fill: palette.Sea }, view);
    paintShape(frame, "graticule", shapes.graticule, { stroke: palette.Graticule, width: 0.7 }, view);
  }
  if (shapes.neighbours) {
    paintShape(frame, "neighbours", shapes.neighbours, shapes.neighbours.paint, view);
  }
  shapes.areas.forEach(({ id, geometry, fill }, i) => {
    paintShape(frame, i, geometry, { fill: id === hover ? (hovered[fill] ?? fill) : fill }, view);
  });
  if (shapes.hatches) {
    transform(view);
    context.strokeStyle = palette.Hatch;
    join(0.9);
    context.lineWidth = 0.9 / view.zoom;
    for (const lines of shapes.hatches) context.stroke(lines);
    if (REPROJECT) transform(FITTED);
  }
  paintShape(frame, "borders", shapes.borders, { stroke: palette.Border, width: shapes.widths[0] }, view);
  paintShape(frame, "coasts", shapes.coasts, { stroke: palette.Coast, width: shapes.widths[1] }, view);
  context.restore();
}

function paintOp(op) {
  const raised = op.id === hover && hover !== null && op.text === undefined;
  if (raised) {
    const [x, y] = op.middle;
    context.save();
    context.translate(x, y);
    context.scale(RAISED, RAISED);
    context.translate(-x, -y);
  }
  if (op.text === undefined) paintMark(op);
  else paintText(op);
  if (raised) context.restore();
}

function paintMark({ runs, close, x, y, r, fill, stroke, width, dash }) {
  context.beginPath();
  if (runs) trace(context, runs, close);
  else context.arc(x, y, r, 0, 2 * Math.PI);
  if (fill) {
    context.fillStyle = fill;
    context.fill();
  }
  if (stroke) {
    context.strokeStyle = stroke;
    join(width);
    context.lineWidth = width;
    context.setLineDash(dash ? [dash] : []);
    context.stroke();
    if (dash) context.setLineDash([]);
  }
}

function paintText({ text, x, y, px, bold, align, fill, stroke, width, tracking }) {
  context.font = `${bold ? "700 " : ""}${px}${FONTS}`;
  context.textAlign = align;
  if (tracking) context.letterSpacing = `${tracking}px`;
  if (stroke) {
    context.strokeStyle = stroke;
    join(width);
    context.lineWidth = width;
    context.strokeText(text, x, y);
  }
  context.fillStyle = fill;
  context.fillText(text, x, y);
  if (tracking) context.letterSpacing = "0px";
}

function paint(view = FITTED, ops = views[shown].ops) {
  transform(FITTED);
  context.lineCap = "round";
  context.fillStyle = palette.Ground;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const frames = view.zoom === 1 ? views[shown].frames : views[shown].frames.filter(({ lens }) => !lens);
  for (const op of ops) {
    if (op.frame === undefined) paintOp(op);
    else paintFrame(frames[op.frame], frames[op.frame].zooms ? view : FITTED);
  }
}

/** The feature under a point of the page at rest. */
function pick(x, y) {
  const { marks, names, frames } = views[shown];
  let best = null;
  let least = Infinity;
  for (const mark of marks) {
    const distance = Math.hypot(mark.x - x, mark.y - y);
    if (distance <= Math.max(mark.r, REACH) && distance <= least) [best, least] = [mark.id, distance];
  }
  if (best) return best;
  const name = names.findLast((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  if (name) return name.id;
  const frame = frames.findLast(({ clip: [left, top, w, h] }) =>
    h === undefined ? Math.hypot(x - left, y - top) <= w : x >= left && x <= left + w && y >= top && y <= top + h,
  );
  if (!frame) return null;
  if (REPROJECT) {
    const at = frame.projection.invert([x, y]);
    return frame.shapes.areas.find(({ geometry }) => geoContains(geometry, at))?.id ?? null;
  }
  transform(FITTED);
  const k = devicePixelRatio;
  const inside = ({ geometry }, i) => context.isPointInPath(shapeOf(frame, i, geometry), x * k, y * k, "evenodd");
  return frame.shapes.areas.find(inside)?.id ?? null;
}

/** Moves the pointer: highlight, tooltip and cursor follow. */
function pointer(x, y) {
  const hit = pick(x, y);
  if (hit !== hover) {
    hover = hit;
    canvas.style.cursor = hit ? "pointer" : "default";
    paint();
  }
  if (hit) showTooltip(views[shown].tips[hit] ?? [hit, ""], [x, y], [WIDTH, HEIGHT]);
  else hideTooltip();
  return hit;
}

/** One frame of the journey; its names and marks come with {@link setFrames}. */
function drawFrame(t) {
  const { from, to } = JOURNEYS[shown];
  const zoom = 6 ** (1 - Math.abs(2 * t - 1));
  const shift = (size, i) => {
    const center = from[i] + (to[i] - from[i]) * t;
    return Math.min(0, Math.max(size * (1 - zoom), size / 2 - zoom * center));
  };
  const { frames = [] } = views[shown].journey ?? {};
  paint({ zoom, dx: shift(WIDTH, 0), dy: shift(HEIGHT, 1) }, frames[Math.round(t * (frames.length - 1))]);
}

/** What stands on the map in each frame of a view's journey. */
function setFrames(view, frames) {
  views[view].journey = { frames };
}

function setView(name) {
  shown = name;
  hover = null;
  hideTooltip();
  paint();
}

async function load(name, makeFrames) {
  const [topology, drawing] = await Promise.all(
    [`${name}.json`, `${name}-drawing.json`].map(async (file) => (await fetch(file)).json()),
  );
  const { ops, tips } = drawing;
  palette = drawing.palette;
  hovered = Object.fromEntries(["LandCapitale", "LandCommunaute", "LandNone"].map((land) => [palette[land], palette[`${land}Hover`]]));
  const named = ops.filter(({ id }) => id);
  const names = named.filter(({ text }) => text !== undefined).map(({ id, x, y, px, align, length }) => {
    const left = x - { left: 0, center: 0.5, right: 1 }[align] * length;
    return { id, left, right: left + length, top: y - 0.74 * px, bottom: y + 0.22 * px };
  });
  const marks = named.filter(({ text }) => text === undefined);
  views[name] = {
    frames: makeFrames(topology, drawing),
    ops,
    tips,
    names,
    marks: marks.map(({ id, middle: [x, y], reach }) => ({ id, x, y, r: reach })),
  };
}

const ready = load("france", franceFrames).then(() => {
  paint();
  performance.mark("map-ready");
});
const worldReady = ready.then(() => load("world", worldFrames));

window.bench = { ready, worldReady, drawFrame, pointer, setView, setFrames, wasmMemory: () => 0 };
