/**
 * Bundles the entry module with everything it imports. Called by `cargo xtask dist`:
 * node bundle.mjs <entry> <output>
 */
import { build, transform } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { minify } from "terser";

const [entry, outfile] = process.argv.slice(2);
// What the browsers have in which the map is tested; nothing is polyfilled.
const target = ["chrome109", "firefox115", "safari16"];

/** Style sheets are texts of scripts, which are not made shorter with them. */
const styles = {
  name: "styles",
  setup(building) {
    building.onLoad({ filter: /style\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const [whole, sheet] of contents.matchAll(/= `\n([^`]+)`/g)) {
        // What a script fills in is a word until then.
        const words = sheet.replaceAll(/\$\{(\w+)\}/g, "--$1--").replaceAll("\\\\", "\\");
        const { code } = await transform(words, { loader: "css", minify: true, charset: "utf8", target });
        const short = code.trim().replaceAll("\\", "\\\\").replaceAll(/--([A-Z]+)--/g, "${$1}");
        contents = contents.replace(whole, () => `= \`${short}\``);
      }
      return { contents };
    });
  },
};

/** What the generated glue does for callers that the map is none of: they pass bytes, or decode two gigabytes of text. */
const SPARE = [
  [/if \(module !== undefined\) \{[^]*?\n {4}\}\n/, "({ module } = module);\n"],
  [/if \(!\(module instanceof WebAssembly\.Module\)\) \{[^}]*\}/, ""],
  [/numBytesDecoded \+= bytes\.length;[^]*?\n {4}\}\n/, ""],
];
const glue = {
  name: "glue",
  setup(building) {
    building.onLoad({ filter: /[\\/]glue\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const [spare, rest] of SPARE) {
        if (!spare.test(contents)) throw new Error(`${path} has no longer what ${spare} leaves out`);
        contents = contents.replace(spare, rest);
      }
      return { contents };
    });
  },
};

/**
 * What readers touch comes after the first picture, what draws a page's own data where there is some: files of their own, made
 * before, with names made from their contents.
 */
const later = {
  name: "later",
  setup(building) {
    building.onResolve({ filter: /^\.\/(ui|data)-[0-9a-f]{16}\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

const { outputFiles } = await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "esm",
  target,
  legalComments: "none",
  logLevel: "warning",
  plugins: [styles, glue, later],
  write: false,
});
// It finds a twentieth that the bundler's own minifier leaves.
// « Unsafe » is what it would do to functions that look at `this` or their own text, and to getters that do more than get.
const compress = { passes: 3, unsafe_arrows: true, unsafe_methods: true, pure_getters: true };
const { code } = await minify(outputFiles[0].text, { module: true, ecma: 2020, compress });
await writeFile(outfile, code ?? "");
