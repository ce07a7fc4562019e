/** The examples of the documents, to be tried: every block of code that names its language. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./package.mjs";

const DOCUMENTS = ["README.md", "docs/API.md", "npm/README.md"];

/** @returns {{ where: string, language: string, code: string }[]} */
export function examples() {
  return DOCUMENTS.flatMap((document) => {
    const text = readFileSync(join(ROOT, document), "utf8");
    const blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
    return blocks.map(([whole, language, code]) => {
      const line = text.slice(0, text.indexOf(whole)).split("\n").length;
      return { where: `${document}:${line}`, language, code };
    });
  });
}
