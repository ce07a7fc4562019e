/**
 * Reads the map's own SVG back as a list of things to draw, so that another program can draw the same without
 * placing a single name itself.
 *
 * @typedef {{ fill?: string, stroke?: string, width?: number, dash?: number }} Paint
 * @typedef {{ frame: number }} Frame The shapes of a frame come here.
 * @typedef {Paint & { id?: string, runs: number[][], close: boolean }} Lines Points one after the other: x, y, x, y.
 * @typedef {Paint & { id?: string, x: number, y: number, r: number }} Circle
 * @typedef {Paint & { id?: string, text: string, x: number, y: number, px: number, bold: boolean, align: CanvasTextAlign, length: number, tracking: number }} Text
 * @typedef {Frame | Lines | Circle | Text} Op
 * @typedef {Paint & { runs: number[][] }} Shape
 */

const ELEMENT = /<(\/?svg|path|circle|text)\b([^>]*?)\/?>(?:([^<]*)<\/text>)?/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const ALIGN = /** @type {Record<string, CanvasTextAlign>} */ ({ middle: "center", end: "right" });

/**
 * @param {string} svg
 * @returns {{ ops: Op[], groups: Shape[][] }} What stands on the page, and the shapes of each frame.
 */
export function readDrawing(svg) {
  /** @type {Op[]} */
  const ops = [];
  /** @type {Shape[][]} */
  const groups = [];
  /** From the units of the frame that is open to px. @type {((runs: number[][]) => number[][]) | undefined} */
  let toPx;
  let perPx = 1;
  // The first are the page itself and its ground.
  for (const [, tag, written, text = ""] of [...svg.matchAll(ELEMENT)].slice(2)) {
    const attributes = Object.fromEntries([...written.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, value]));
    const number = (/** @type {string} */ name) => Number(attributes[name] ?? 0);
    const paint = {
      fill: attributes.fill === "none" ? undefined : attributes.fill,
      stroke: attributes.stroke,
      width: number("stroke-width") / perPx,
      dash: number("stroke-dasharray") / perPx,
    };
    if (tag === "svg") {
      const [left, top, across] = attributes.viewBox.split(" ").map(Number);
      const corner = [number("x"), number("y")];
      const k = (perPx = across / number("width"));
      toPx = (runs) => runs.map((run) => run.map((v, i) => corner[i % 2] + (v - [left, top][i % 2]) / k));
      ops.push({ frame: groups.push([]) - 1 });
    } else if (tag === "/svg") {
      toPx = undefined;
      perPx = 1;
    } else if (tag === "path" && toPx) groups.at(-1)?.push({ ...paint, runs: toPx(runs(attributes.d)) });
    else if (tag === "path") ops.push({ ...paint, runs: runs(attributes.d), close: attributes.d.includes("Z") });
    else if (tag === "circle") ops.push({ ...paint, x: number("cx"), y: number("cy"), r: number("r") });
    else {
      ops.push({
        ...paint,
        text: text.replace(/&[^;]+;/g, (entity) => ENTITIES[/** @type {keyof ENTITIES} */ (entity)]),
        x: number("x"),
        y: number("y"),
        px: number("font-size"),
        bold: attributes["font-weight"] === "700",
        align: ALIGN[attributes["text-anchor"]] ?? "left",
        length: number("textLength"),
        tracking: number("letter-spacing"),
      });
    }
  }
  return { ops, groups };
}

/**
 * `M` and what `l` moves from there, to one decimal, as points.
 * @param {string} d
 */
function runs(d) {
  return d.split("M").slice(1).map((run) => {
    let [x, y] = [0, 0];
    const steps = (run.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    return steps.map((step, i) => Number((i % 2 === 0 ? (x += step) : (y += step)).toFixed(1)));
  });
}

/**
 * Where an op of the page has its middle; `undefined` for what cannot be pointed at.
 * @param {Op} op
 * @returns {[number, number] | undefined}
 */
export function middle(op) {
  if ("text" in op) {
    const before = { left: 0, center: 0.5, right: 1 }[/** @type {"left"} */ (op.align)];
    return [op.x + (0.5 - before) * op.length, op.y - 0.3 * op.px];
  }
  if ("r" in op) return op.fill ? [op.x, op.y] : undefined;
  if ("frame" in op || !op.fill) return undefined;
  const xs = op.runs.flat().filter((_, i) => i % 2 === 0);
  const ys = op.runs.flat().filter((_, i) => i % 2 === 1);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}
