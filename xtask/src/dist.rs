//! `dist`: what is put on a web server. One entry module whose name never changes, because newspapers wrote it
//! into their pages; wasm and data under names made from their contents, to be cached for ever.

mod manifest;
mod package;
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::args::Options;
use crate::assets::Baked;
use crate::oembed::Base;
use crate::site::ENTRY;
use crate::wasm::symbols::Symbols;
use crate::wasm::{Ground, Profile, split};
use crate::{assets, node, paths, pictures, process, site, wasm};
pub(crate) use sizes::Sizes;

/// The entry's program for `bench.html`, whose calls reach into it.
const BENCH: &str = "v1/bench.js";
/// The same of what pages supply, and where it is served: beside what it fetches.
const DATA_BENCH: [&str; 2] = ["v1/data/data-bench.js", "v1/data-bench.js"];
/// What a reader touches, fetched after the first picture.
const UI: &str = "v1/ui.js";
/// What draws data of a page's own, fetched by pages that supply some: the modules of `v1/` bound to another wasm.
const DATA: &str = "v1/data/data.js";
/// The script of the page that is embedded as a frame, beside the entry.
const FRAME: &str = "v1/frame.js";
/// That of the page that writes what is to be embedded.
const EMBED: &str = "embed/embed.js";
/// The folders of `www/` with the modules that are bundled into these.
const MODULES: [&str; 2] = ["v1", "embed"];

/// What rustc's wasm32 target uses unless told otherwise; `wasm-opt` refuses what it was not told of.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let given = Options { flags: &[], values: &["out", "base"], words: 0 }.parse(parser)?;
    let base = given.value("base").map(Base::parse).transpose()?;
    let out = given.value("out").map_or_else(directory, PathBuf::from);
    let sizes = build(&out, base.as_ref())?;
    print!("{}\nREADME.md, « Sizes »:\n\n{}", sizes.table(), sizes.rows());
    if base.is_none() {
        eprintln!(
            "Without oEmbed, which holds absolute addresses: `--base https://maps.example/` says where the site will be."
        );
    }
    eprintln!("The site is in {}", out.display());
    Ok(())
}

/// Where `dist` writes.
pub(crate) fn directory() -> PathBuf {
    paths::root().join("dist")
}

/// Builds into `out`. Nothing there is deleted: an entry module still in a reader's cache asks for the wasm and
/// data it was built with. With `base`, pages lead to the oEmbed documents that are written as well.
pub(crate) fn build(out: &Path, base: Option<&Base>) -> Result<Sizes> {
    node::ensure()?;
    let baked = assets::bake()?;
    let glue = wasm::build(Profile::Small, Ground::BuiltIn)?;
    let data = wasm::build(Profile::Small, Ground::Supplied)?;
    let program = Program::of(&glue, &baked)?;
    let supplied = optimise(&read(&data.join("french_tech_map_bg.wasm"))?, "whole", &data, &["--converge"])?;
    let sources = sources(&glue)?;
    let ui = bundle(&sources, UI)?;
    let mut names = Names::of(&program, &baked, &ui, &supplied);
    site::bind_to_data(&sources.join("v1"), &data, &names.data_assets_js())?;
    let own = bundle(&sources, DATA)?;
    names.data = hashed("data", &own, "js");
    let mut files = Vec::new();
    let mut put = |name: &str, content: &[u8]| {
        files.push(name.to_owned());
        put(out, name, content, base)
    };
    put(&names.wasm, &program.first)?;
    put(&names.rest, &program.rest)?;
    put(&names.france, &baked.france)?;
    put(&names.world, &baked.world)?;
    put(&names.near, &baked.near)?;
    put(&names.sources, &baked.sources)?;
    put(&names.ui, &ui)?;
    put(&names.data, &own)?;
    put(&names.data_wasm, &supplied)?;
    let documents = base.map(|base| base.documents(&baked.ground)).unwrap_or_default();
    for (name, text) in pictures::all(&baked.ground).into_iter().chain(documents) {
        put(&format!("v1/{name}"), text.as_bytes())?;
    }
    let preload = site::preload_html(&[ENTRY], &[&names.wasm, &names.france]);
    put(&format!("v1/{}", site::PRELOAD), preload.as_bytes())?;
    let preload = site::preload_html(&[ENTRY, &names.data], &[&names.data_wasm]);
    put(&format!("v1/{}", site::PRELOAD_DATA), preload.as_bytes())?;
    site::write(&sources.join("v1").join("assets.js"), names.assets_js())?;
    for entry in [ENTRY, BENCH, FRAME, EMBED] {
        put(entry, &bundle(&sources, entry)?)?;
    }
    let [entry, served] = DATA_BENCH;
    put(served, &bundle(&sources, entry)?)?;
    for (page, content) in pages(out)? {
        put(&page, &content)?;
    }
    site::declare(&glue, &data, &baked.ground.atlas)?;
    package::write(out, &files, &names, &baked.ground.atlas)?;
    files.sort_unstable();
    Sizes::compress(out, &files, &names)
}

/// Writes a file below `out`; where it is known where that will be, pages with the link to their oEmbed document.
fn put(out: &Path, name: &str, content: &[u8], base: Option<&Base>) -> Result<()> {
    let target = out.join(name);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).with_context(|| format!("{} cannot be created", parent.display()))?;
    }
    match (base, std::str::from_utf8(content)) {
        (Some(base), Ok(page)) if name.ends_with(".html") => site::write(&target, base.announced(name, page)),
        _ => site::write(&target, content),
    }
}

/// The program in two parts.
struct Program {
    /// What draws the first picture.
    first: Vec<u8>,
    rest: Vec<u8>,
}

impl Program {
    fn of(glue: &Path, baked: &Baked) -> Result<Program> {
        let whole = read(&glue.join("french_tech_map_bg.wasm"))?;
        // First as a whole: what is known of a function's callers helps to shorten it.
        let whole = optimise(&whole, "whole", glue, &[])?;
        let compiled = read(&wasm::compiled(Profile::Small, Ground::BuiltIn))?;
        let symbols = Symbols::read(&compiled)?;
        let (said, called) = profile(&split::instrument(&whole)?, glue, baked)?;
        let (first, rest) = split::split(&whole, &called, &symbols)?;
        let program = Program {
            first: optimise(&first, "first", glue, &[])?,
            rest: optimise(&rest, "rest", glue, &[])?,
        };
        if profile(&program.first, glue, baked)?.0 != said {
            bail!("the first part of the program does not draw and say what the whole does");
        }
        Ok(program)
    }
}

/// What comes of first pictures of every kind and of refusing what is none, as a digest, and the numbers of the functions
/// that a wasm with counters needs for that.
fn profile(program: &[u8], glue: &Path, baked: &Baked) -> Result<(String, Vec<usize>)> {
    let [wasm, france] = ["profiled.wasm", "france.bin"].map(|name| glue.join(name));
    site::write(&wasm, program)?;
    site::write(&france, &baked.france)?;
    let calls = paths::root().join("www").join("v1").join("calls.js");
    let mut script = node::script("xtask/src/js/profile.mjs");
    script.arg(glue.join("french_tech_map.js")).args([wasm, calls, france]);
    script.args(baked.ground.atlas.editions.iter().map(|edition| &edition.id));
    let shown = process::show(&script);
    let printed = process::output(&mut script).with_context(|| format!("`{shown}` failed"))?;
    let mut words = printed.split(' ');
    let said = words.next().unwrap_or_default().to_owned();
    let numbers = words.map(|number| number.parse().with_context(|| format!("`{shown}` printed {number:?}")));
    Ok((said, numbers.collect::<Result<_>>()?))
}

/// The wasm as short as it gets. Rounds until nothing changes make one of the programs shorter and the others longer, which
/// `more` says.
fn optimise(wasm: &[u8], name: &str, glue: &Path, more: &[&str]) -> Result<Vec<u8>> {
    let [from, out] = ["wasm", "optimised.wasm"].map(|extension| glue.join(name).with_extension(extension));
    site::write(&from, wasm)?;
    let mut wasm_opt = node::script("node_modules/binaryen/bin/wasm-opt");
    // All of it was measured after brotli: inlining more than what is as short as its call, and sharing, make the file
    // shorter and its compressed form longer; taking the code apart first and a second round make both shorter.
    let apart = ["--flatten", "--rereloop"];
    let inlining = ["--always-inline-max-function-size=5", "--one-caller-inline-max-function-size=0"];
    let sharing = "--skip-pass=local-cse";
    // An address and a small offset can be added by the instruction that uses them: no sum of the two wraps.
    let offsets = "--low-memory-unused";
    // Hints of alignment: no engine in use looks at them.
    let hints = "--dealign";
    let sections = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    wasm_opt.args(apart).args(["-Oz", sharing, offsets]).args(inlining).args(["-Oz", hints]).args(more);
    wasm_opt.args(sections).args(WASM_FEATURES);
    process::run(wasm_opt.arg(&from).arg("-o").arg(&out))?;
    read(&out)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Names below the output of what the entry module fetches.
#[derive(Debug, Default, PartialEq, Eq)]
struct Names {
    wasm: String,
    france: String,
    world: String,
    near: String,
    sources: String,
    rest: String,
    ui: String,
    /// For data of a page's own: the program, and the module that fetches it.
    data_wasm: String,
    data: String,
}

impl Names {
    /// All but that of the module for data, in which others of them stand.
    fn of(program: &Program, baked: &Baked, ui: &[u8], data_wasm: &[u8]) -> Self {
        Self {
            wasm: hashed("french_tech_map", &program.first, "wasm"),
            rest: hashed("rest", &program.rest, "wasm"),
            france: hashed("france", &baked.france, "bin"),
            world: hashed("world", &baked.world, "bin"),
            near: hashed("near", &baked.near, "bin"),
            sources: hashed("sources", &baked.sources, "bin"),
            ui: hashed("ui", ui, "js"),
            data_wasm: hashed("data", data_wasm, "wasm"),
            data: String::new(),
        }
    }

    /// Every one of them.
    fn all(&self) -> [&str; 9] {
        let Names { wasm, france, world, near, sources, rest, ui, data_wasm, data } = self;
        [wasm, france, world, near, sources, rest, ui, data_wasm, data].map(String::as_str)
    }

    fn assets_js(&self) -> String {
        let Names { wasm, france, world, near, sources, rest, ui, data, .. } = self;
        let names = [
            ("WASM", wasm),
            ("FRANCE", france),
            ("WORLD", world),
            ("NEAR", near),
            ("SOURCES", sources),
            ("REST", rest),
        ];
        assets_js(&names, &[("importUi", ui), ("importData", data)])
    }

    fn data_assets_js(&self) -> String {
        let Names { france, world, ui, data_wasm, .. } = self;
        assets_js(&[("WASM", data_wasm), ("FRANCE", france), ("WORLD", world)], &[("importUi", ui)])
    }
}

/// The module that has these names, and imports the modules among them that come later.
fn assets_js(names: &site::Addresses<&String>, later: &site::Addresses<&String>) -> String {
    let [names, later] =
        [names, later].map(|list| list.iter().map(|(name, file)| (*name, local(file))).collect::<Vec<_>>());
    site::assets_js(&names, &later)
}

/// The name as the entry module has it, which lies beside it.
fn local(name: &str) -> String {
    name.replacen("v1/", "./", 1)
}

fn hashed(stem: &str, content: &[u8], extension: &str) -> String {
    // Half of that already makes two contents under one name as good as impossible.
    let hash = hex::encode(&Sha256::digest(content)[..8]);
    format!("v1/{stem}-{hash}.{extension}")
}

/// The modules of `www/` with the generated glue beside those of the element.
fn sources(glue: &Path) -> Result<PathBuf> {
    let sources = paths::target().join("bundle");
    site::remove(&sources)?;
    for folder in MODULES {
        site::copy_tree(&paths::root().join("www").join(folder), &sources.join(folder))?;
    }
    site::copy(&glue.join("french_tech_map.js"), &sources.join("v1").join("glue.js"))?;
    Ok(sources)
}

/// One module out of all that `entry` imports: every further one would be a round trip.
fn bundle(sources: &Path, entry: &str) -> Result<Vec<u8>> {
    let main = sources.join(entry);
    if !main.is_file() {
        bail!("www/{entry}, which pages load, is missing");
    }
    let out = paths::target().join("bundled.js");
    process::run(node::script("xtask/src/js/bundle.mjs").arg(main).arg(&out))?;
    read(&out)
}

/// The files of `www/` that are published, but for the modules, which are in the bundles, and their declarations, which are
/// in the package: names and contents. Pieces of HTML are in `out` already.
fn pages(out: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let from = paths::root().join("www");
    let mut pages = Vec::new();
    for path in site::files(&from)? {
        let name = path.to_string_lossy().replace('\\', "/");
        let module = name.ends_with(".js") || name.ends_with(".d.ts");
        if module && MODULES.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let whole = from.join(&path);
        let content = match site::is_page(&path) {
            true => site::with_pieces(&from, &path, out)?.into_bytes(),
            false => read(&whole)?,
        };
        pages.push((name, content));
    }
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_contents() {
        let name = hashed("france", b"abc", "bin");
        assert_eq!(name, "v1/france-ba7816bf8f01cfea.bin");
        assert_ne!(name, hashed("france", b"abd", "bin"));
        assert_ne!(name, hashed("world", b"abc", "bin"));
    }
}
