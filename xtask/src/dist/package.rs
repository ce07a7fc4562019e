//! What makes an npm package of the site's `v1/`: `package.json` with precisely the files of this build, declarations,
//! the manifest of the element, a README and the licences. Older builds' files stay beside them, for pages in readers'
//! caches; the package never has them, nor what is compressed for web servers, nor the pages.
//!
//! Pictures and lists of all editions are in it: the picture that shows before the map has the same box only where it is of
//! the same build, and a list stands in for a map that cannot run. Of the pictures bundlers take those that a page names.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use french_tech_map::atlas::{Atlas, Revision};
use serde_json::{Value, json};

use super::manifest::manifest;
use super::{ENTRY, Names};
use crate::interface::{self, ids::ids_d_ts};
use crate::{node, paths, process, site};

/// From `npm/`, as they are.
const COPIED: [&str; 4] = ["react.d.ts", "server.js", "svelte.d.ts", "vue.d.ts"];
/// From the root. npm takes none with such a name by itself.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
const DOCUMENT: &str = "API.md";
const MANIFEST: &str = "custom-elements.json";
/// Declarations of the entry and what they import.
const DECLARATIONS: [&str; 3] = ["v1/french-tech-map.d.ts", "v1/public.d.ts", "v1/ids.d.ts"];

/// Writes into `out` what the package has besides the build's `files`.
pub(super) fn write(out: &Path, files: &[String], names: &Names, atlas: &Atlas) -> Result<()> {
    let root = paths::root();
    let npm = root.join("npm");
    let declared = declared(&interface::read()?, ids_d_ts(atlas))?;
    for (name, text) in DECLARATIONS.iter().zip(&declared) {
        site::write(&out.join(name), text)?;
    }
    let [class, public, ids] = &declared;
    let known = manifest(&[public.as_str(), ids].concat(), class)?;
    site::write(&out.join(MANIFEST), format!("{known:#}\n"))?;
    for name in COPIED {
        site::copy(&npm.join(name), &out.join(name))?;
    }
    for name in LICENCES {
        site::copy(&root.join(name), &out.join(name))?;
    }
    site::copy(&root.join("docs").join(DOCUMENT), &out.join(DOCUMENT))?;
    let readme = filled(&text(&npm.join("README.md"))?, "<data>", &dated(&atlas.revision))?;
    site::write(&out.join("README.md"), readme)?;
    let package = package_json(&text(&npm.join("package.json"))?, &packed(files, names), &atlas.revision)?;
    site::write(&out.join("package.json"), package)
}

/// Class, public types, and the names that the data gives, in the order of [`DECLARATIONS`].
fn declared(public: &str, ids: String) -> Result<[String; 3]> {
    let out = paths::target().join("declared");
    site::remove(&out)?;
    let mut tsc = node::script("node_modules/typescript/bin/tsc");
    tsc.args(["-p", "tsconfig.json", "--noEmit", "false", "--declaration", "--emitDeclarationOnly"]);
    process::run(tsc.args(["--rootDir", "www", "--outDir"]).arg(&out))?;
    let class = text(&out.join("v1").join("element.d.ts"))?;
    if class.replace("import(\"./public.js\")", "").contains("\"./") {
        bail!("the element's declarations name a module that is not in the package: see {}", out.display());
    }
    Ok([class + "export * from \"./public.js\";\n", public.to_owned(), ids])
}

/// Of the build's files those that the package has: what the entry fetches, pictures and lists.
fn packed<'a>(files: &'a [String], names: &Names) -> Vec<&'a str> {
    let fetched = names.all();
    let wanted = |name: &&str| {
        *name == ENTRY
            || fetched.contains(name)
            || (name.starts_with("v1/") && (name.ends_with(".svg") || name.ends_with(".list.json")))
    };
    files.iter().map(String::as_str).filter(wanted).collect()
}

fn package_json(template: &str, packed: &[&str], revision: &Revision) -> Result<String> {
    let mut files: Vec<_> =
        [DOCUMENT, MANIFEST].into_iter().chain(LICENCES).chain(COPIED).chain(DECLARATIONS).collect();
    files.extend(packed);
    files.sort_unstable();
    let Revision { date, version, note } = revision;
    let data = json!({ "date": date, "version": version, "note": note.en });
    let whole = filled(template, "<version>", env!("CARGO_PKG_VERSION"))?;
    let whole = filled(&whole, "\"<data>\"", &data.to_string())?;
    let files = format!("{:#}", Value::from(files)).replace('\n', "\n  ");
    filled(&whole, "\"<files>\"", &files)
}

/// Which data the package rests on.
fn dated(revision: &Revision) -> String {
    let Revision { date, version, .. } = revision;
    format!("Last changed on {date}, version {version}.")
}

/// The template with one placeholder filled in.
fn filled(template: &str, placeholder: &str, value: &str) -> Result<String> {
    if template.matches(placeholder).count() != 1 {
        bail!("npm/ has to have {placeholder} once");
    }
    Ok(template.replace(placeholder, value))
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::BENCH;

    fn names() -> Names {
        let [wasm, france, world, near, sources, rest, ui, data_wasm, data] =
            ["w", "f", "o", "n", "s", "r", "u", "x", "d"].map(|name| format!("v1/{name}"));
        Names { wasm, france, world, near, sources, rest, ui, data_wasm, data }
    }

    #[test]
    fn the_package_has_what_this_build_made_for_readers_and_nothing_else() {
        let made = ["v1/w", "v1/r", "v1/u", "v1/2019-france-fr.svg", "v1/2019-france-fr.list.json", ENTRY];
        let others = [BENCH, "index.html", "v1/old", "v1/f.br", "picture.svg"];
        let files: Vec<_> = made.iter().chain(&others).map(|&name| name.to_owned()).collect();
        assert_eq!(packed(&files, &names()), made);
    }

    #[test]
    fn the_package_is_described_with_its_conditions_in_the_order_in_which_they_are_tried() {
        let template = text(&paths::root().join("npm").join("package.json")).unwrap();
        let written = package_json(&template, &[ENTRY], &Revision::default()).unwrap();
        let read: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read["version"], env!("CARGO_PKG_VERSION"));
        assert!(read["files"].as_array().unwrap().contains(&ENTRY.into()));
        let [types, browser, node] = ["\"types\": \"./v1", "\"browser\":", "\"node\":"].map(|key| {
            let (_, main) = written.split_once("\".\": {").unwrap();
            main.find(key).unwrap()
        });
        assert!(types < browser && browser < node);
    }

    #[test]
    fn a_placeholder_that_is_not_there_once_is_an_error() {
        assert!(filled("a <data> b", "<data>", "c").is_ok_and(|text| text == "a c b"));
        assert!(filled("a b", "<data>", "c").is_err());
        assert!(filled("<data><data>", "<data>", "c").is_err());
    }
}
