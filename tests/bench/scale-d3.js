/**
 * A map of supplied data as those who know d3-geo make it: the two files fetched side by side, a conic fitted to the
 * areas, what is outside the picture left out, the highlight on a canvas of its own, boxes and buckets before any exact
 * test. Two ways of zooming and of hit-testing, chosen by the address, as in `d3.js`:
 * - by default areas become `Path2D`s once, zooming transforms the canvas and `isPointInPath` finds what is hovered
 * - `&reproject` scales and moves the projection and streams every area in the picture again, and `geoContains` finds it
 */
import { geoBounds, geoConicEqualArea, geoContains, geoPath } from "d3-geo";

import { hideTooltip, showTooltip } from "./d3-tooltip.js";

const query = new URLSearchParams(location.search);
const REPROJECT = query.has("reproject");
const [WIDTH, HEIGHT] = [960, 640];
const MARGIN = 12;
const FITTED = { zoom: 1, dx: 0, dy: 0 };
/** Half of the smallest target, px, and the side of a bucket of marks. */
const [REACH, BUCKET] = [8, 16];
const FILLS = ["#dbe6ec", "#c3d6e0", "#e9eef1"];
const [GROUND, BORDER, HOVER] = ["#fbfbf9", "#8797a3", "#f2c14e"];
/** By tier: fill, edge, radius in px. */
const MARKS = [
  { fill: "#bd1d2d", edge: "#ffffff", r: 5 },
  { fill: "#ffffff", edge: "#1f4e79", r: 3.2 },
];

const [canvas, over] = document.querySelectorAll("canvas");
const [context, above] = [canvas, over].map((layer) => {
  layer.width = WIDTH * devicePixelRatio;
  layer.height = HEIGHT * devicePixelRatio;
  return layer.getContext("2d");
});
const base = geoConicEqualArea();
const moved = geoConicEqualArea();
/** Boxes in px of the fitted page, and in degrees for what is found on the sphere. */
let areas = [];
let marks = [];
let buckets = new Map();
let sprites = [];
let hover = null;

/** d3 wants the inside on the right of a ring, RFC 7946 on the left. */
function rewind({ type, coordinates }) {
  for (const polygon of type === "Polygon" ? [coordinates] : coordinates) for (const ring of polygon) ring.reverse();
}

/** A conic with its parallels at a sixth of the extent from its edges. */
function project(collection) {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { geometry } of collection.features) {
    for (const rings of geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) {
      for (const [x, y] of rings[0]) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
  }
  const sixth = (north - south) / 6;
  for (const projection of [base, moved]) projection.parallels([south + sixth, north - sixth]).rotate([-(west + east) / 2, 0]);
  base.fitExtent([[MARGIN, MARGIN], [WIDTH - MARGIN, HEIGHT - MARGIN]], collection);
}

/** A mark of each tier, drawn once. */
function sprite({ fill, edge, r }) {
  const k = devicePixelRatio;
  const made = new OffscreenCanvas(Math.ceil((2 * r + 2) * k), Math.ceil((2 * r + 2) * k));
  const drawn = made.getContext("2d");
  drawn.scale(k, k);
  drawn.beginPath();
  drawn.arc(r + 1, r + 1, r, 0, 2 * Math.PI);
  drawn.fillStyle = fill;
  drawn.fill();
  drawn.strokeStyle = edge;
  drawn.lineWidth = 1.2;
  drawn.stroke();
  return { made, half: r + 1, size: 2 * r + 2 };
}

function prepare({ features }, points) {
  const path = geoPath(base);
  areas = features.map(({ properties, geometry }, i) => {
    const [[left, top], [right, bottom]] = path.bounds(geometry);
    const area = { ...properties, geometry, left, top, right, bottom, class: i % FILLS.length };
    if (REPROJECT) return { ...area, degrees: geoBounds(geometry) };
    const shape = new Path2D();
    geoPath(base, shape)(geometry);
    return { ...area, shape };
  });
  const tiers = (points.tiers ?? []).map(({ id }) => id);
  marks = points.features.map(({ properties, geometry }) => {
    const [x, y] = base(geometry.coordinates);
    return { ...properties, x, y, rank: Math.max(0, tiers.indexOf(properties.tier)) };
  });
  // The highest tier comes last, so that it is on top.
  marks.sort((a, b) => b.rank - a.rank);
  for (const mark of marks) {
    const key = Math.floor(mark.x / BUCKET) + 4096 * Math.floor(mark.y / BUCKET);
    if (buckets.has(key)) buckets.get(key).push(mark);
    else buckets.set(key, [mark]);
  }
  sprites = MARKS.map(sprite);
}

function transform(target, { zoom, dx, dy }) {
  const k = devicePixelRatio;
  target.setTransform(k * zoom, 0, 0, k * zoom, k * dx, k * dy);
}

/** The projection zoomed with the page, cut to what is seen of it. */
function zoomed({ zoom, dx, dy }, target) {
  const [x, y] = base.translate();
  moved.scale(base.scale() * zoom).translate([x * zoom + dx, y * zoom + dy]);
  moved.clipExtent([[-4, -4], [WIDTH + 4, HEIGHT + 4]]);
  return geoPath(moved, target);
}

/** Areas of one class at a time: a style is set once. */
function paintAreas(shown, view) {
  if (REPROJECT) {
    const path = zoomed(view, context);
    const draw = (list) => {
      context.beginPath();
      for (const { geometry } of list) path(geometry);
    };
    for (const [i, fill] of FILLS.entries()) {
      context.fillStyle = fill;
      draw(shown.filter((area) => area.class === i));
      context.fill();
    }
    draw(shown);
    context.stroke();
    return;
  }
  transform(context, view);
  context.lineWidth = 0.6 / view.zoom;
  for (const [i, fill] of FILLS.entries()) {
    context.fillStyle = fill;
    for (const area of shown) if (area.class === i) context.fill(area.shape);
  }
  for (const { shape } of shown) context.stroke(shape);
}

function paint(view = FITTED) {
  transform(context, FITTED);
  context.fillStyle = GROUND;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.strokeStyle = BORDER;
  context.lineWidth = 0.6;
  context.lineJoin = "bevel";
  const { zoom, dx, dy } = view;
  const [left, top] = [-dx / zoom, -dy / zoom];
  const [right, bottom] = [left + WIDTH / zoom, top + HEIGHT / zoom];
  paintAreas(areas.filter((area) => area.right >= left && area.left <= right && area.bottom >= top && area.top <= bottom), view);
  transform(context, FITTED);
  for (const { x, y, rank } of marks) {
    if (x < left - 1 || x > right + 1 || y < top - 1 || y > bottom + 1) continue;
    const { made, half, size } = sprites[rank];
    context.drawImage(made, x * zoom + dx - half, y * zoom + dy - half, size, size);
  }
}

function nearest(x, y) {
  let [best, least] = [null, REACH];
  const [column, row] = [Math.floor(x / BUCKET), Math.floor(y / BUCKET)];
  for (let j = row - 1; j <= row + 1; j += 1) {
    for (let i = column - 1; i <= column + 1; i += 1) {
      for (const mark of buckets.get(i + 4096 * j) ?? []) {
        const distance = Math.hypot(mark.x - x, mark.y - y);
        if (distance <= least) [best, least] = [mark, distance];
      }
    }
  }
  return best;
}

/** The mark or the area under a point of the page at rest. */
function find(x, y) {
  const mark = nearest(x, y);
  if (mark) return mark;
  const near = (area) => x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
  if (REPROJECT) {
    const at = base.invert([x, y]);
    const [lon, lat] = at;
    const boxed = ({ degrees: [[west, south], [east, north]] }) => lon >= west && lon <= east && lat >= south && lat <= north;
    return areas.find((area) => boxed(area) && geoContains(area.geometry, at)) ?? null;
  }
  // The transform of the last frame would be taken for the point's.
  transform(context, FITTED);
  const k = devicePixelRatio;
  return areas.find((area) => near(area) && context.isPointInPath(area.shape, x * k, y * k)) ?? null;
}

function highlight() {
  transform(above, FITTED);
  above.clearRect(0, 0, WIDTH, HEIGHT);
  if (!hover) return;
  if (hover.rank !== undefined) {
    const { made, half, size } = sprites[hover.rank];
    above.drawImage(made, hover.x - 1.4 * half, hover.y - 1.4 * half, 1.4 * size, 1.4 * size);
    return;
  }
  above.strokeStyle = HOVER;
  above.lineWidth = 2;
  if (REPROJECT) {
    above.beginPath();
    zoomed(FITTED, above)(hover.geometry);
    above.stroke();
  } else {
    above.stroke(hover.shape);
  }
}

/** Moves the pointer: highlight, tooltip and cursor follow. */
function pointer(x, y) {
  const hit = find(x, y);
  if (hit !== hover) {
    hover = hit;
    over.style.cursor = hit ? "pointer" : "default";
    highlight();
  }
  if (hit) showTooltip([hit.name, hit.tier ?? hit.code], [x, y], [WIDTH, HEIGHT]);
  else hideTooltip();
  return hit?.name ?? null;
}

/** Paints the page zoomed, with a point of the fitted page in the middle of the picture as far as it goes. */
function drawAt(zoom, x, y) {
  const shift = (extent, at) => Math.min(0, Math.max(extent * (1 - zoom), extent / 2 - zoom * at));
  paint({ zoom, dx: shift(WIDTH, x), dy: shift(HEIGHT, y) });
}

async function load() {
  const [regions, points] = await Promise.all(
    ["regions", "src"].map(async (name) => (await fetch(query.get(name))).json()),
  );
  for (const { geometry } of regions.features) rewind(geometry);
  project(regions);
  prepare(regions, points);
  paint();
}

const ready = load();
window.bench = { drawn: ready, ready, drawAt, pointer, find: (x, y) => find(x, y)?.name ?? null, wasmMemory: () => 0 };
