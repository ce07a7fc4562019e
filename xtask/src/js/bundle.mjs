/**
 * Bundles the entry module with everything it imports. Called by `cargo xtask dist`:
 * node bundle.mjs <entry> <output>
 */
import { build } from "esbuild";

const [entry, outfile] = process.argv.slice(2);
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  minify: true,
  format: "esm",
  // What the browsers have in which the map is tested; nothing is polyfilled.
  target: ["chrome109", "firefox115", "safari16"],
  legalComments: "none",
  logLevel: "warning",
});
