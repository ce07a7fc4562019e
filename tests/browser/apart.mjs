/**
 * How far the canvas of a map and the SVG of the same scene are apart: of all squares of some px the largest difference of
 * their mean colours, 0 to 255, and where it is, device px. Runs in the page.
 * @param {Element | null} map None for the first of the page.
 * @param {number} side Of the squares: the larger, the less it matters where exactly a letter stands.
 */
export async function apart(map, side) {
  map ??= /** @type {Element} */ (document.querySelector("french-tech-map"));
  const drawn = /** @type {HTMLCanvasElement} */ (map.shadowRoot?.querySelector("canvas"));
  const { width, height } = drawn;
  const picture = new Image(width, height);
  const svg = /** @type {any} */ (map).toSVG();
  picture.src = URL.createObjectURL(new Blob([svg.replace("<svg ", `<svg width="${width}" height="${height}" `)], { type: "image/svg+xml" }));
  await picture.decode();
  const means = [drawn, picture].map((image) => {
    const small = document.createElement("canvas");
    [small.width, small.height] = [width, height];
    const context = /** @type {CanvasRenderingContext2D} */ (small.getContext("2d"));
    context.drawImage(image, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const columns = Math.ceil(width / side);
    const sums = new Float64Array(columns * Math.ceil(height / side) * 3);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const square = (Math.floor(y / side) * columns + Math.floor(x / side)) * 3;
        for (let c = 0; c < 3; c += 1) sums[square + c] += data[(y * width + x) * 4 + c] / side ** 2;
      }
    }
    return { sums, columns };
  });
  const [{ sums, columns }, other] = means;
  let most = { by: 0, x: 0, y: 0 };
  for (let i = 0; i < sums.length; i += 1) {
    const [by, square] = [Math.abs(sums[i] - other.sums[i]), Math.floor(i / 3)];
    if (by > most.by) most = { by, x: (square % columns) * side, y: Math.floor(square / columns) * side };
  }
  return most;
}
