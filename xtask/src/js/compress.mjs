/**
 * Writes `.br` and `.gz` beside each file and prints name, size, gzip and brotli with tabs between.
 * Called by `cargo xtask dist`: node compress.mjs <directory> <file>...
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Formats that are compressed inside gain nothing. */
const COMPRESSED = /\.(png|jpe?g|webp|woff2|br|gz)$/;

const [directory, ...names] = process.argv.slice(2);
for (const name of names) {
  const path = join(directory, name);
  const raw = readFileSync(path);
  if (COMPRESSED.test(name)) {
    console.log([name, raw.length, "-", "-"].join("\t"));
    continue;
  }
  const gzip = gzipSync(raw, { level: 9 });
  const brotli = brotliCompressSync(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      // What `brotli -q 11` on the command line takes, too.
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  });
  // A server finding a neighbour sends it, so one left over from another build must not stay.
  for (const [suffix, content] of /** @type {const} */ ([[".gz", gzip], [".br", brotli]])) {
    rmSync(path + suffix, { force: true });
    writeFileSync(path + suffix, content);
  }
  console.log([name, raw.length, gzip.length, brotli.length].join("\t"));
}
