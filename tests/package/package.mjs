/**
 * The package as `npm` installed it beside these tests: `cargo xtask test --package` packs what `cargo xtask dist` makes
 * and installs the archive. Also the apps, one for each way of using it.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";

/** Of these tests. */
export const HERE = fileURLToPath(new URL(".", import.meta.url));
/** Of the repository. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Where the tests leave what they make. */
export const BUILT = join(HERE, "built");
/** The installed package. */
export const PACKAGE = join(HERE, "node_modules", "french-tech-map");

export const described = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));

/** The archive that was installed. */
export const ARCHIVE = join(BUILT, `french-tech-map-${described.version}.tgz`);

/** The paths of the installed files, in order. */
export function installed() {
  const entries = readdirSync(PACKAGE, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return paths.map((path) => path.slice(PACKAGE.length + 1).replaceAll("\\", "/")).sort();
}

/** Content types that a browser is strict about. @type {Record<string, string>} */
const TYPES = { js: "text/javascript", wasm: "application/wasm", svg: "image/svg+xml" };

/** A file of the package as a web server sends it. @param {string} path */
export function served(path) {
  const type = TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  const headers = { "content-type": type, "access-control-allow-origin": "*" };
  return { headers, body: readFileSync(join(PACKAGE, path)) };
}

/** Vite's settings for an app. @param {string} name @param {import("vite").InlineConfig} [more] @returns {import("vite").InlineConfig} */
export function settings(name, more) {
  return {
    root: join(HERE, name),
    configFile: false,
    logLevel: "warn",
    // The package is another one each time, under the same version.
    optimizeDeps: { force: true },
    plugins: [
      name === "react" && react(),
      name === "vue" && vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "french-tech-map" } } }),
      name === "svelte" && svelte({ configFile: false }),
    ],
    build: { outDir: join(BUILT, name), emptyOutDir: true },
    ...more,
  };
}
