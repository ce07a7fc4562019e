//! The site as a browser gets it while developing: the files of `www/` as they are and the generated modules
//! beside them, under the names the entry module imports.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use french_tech_map::atlas::Atlas;
use french_tech_map::embed::SHEET;

use crate::interface::ids::ids_d_ts;
use crate::wasm::{Ground, Profile};
use crate::{assets, paths, pictures, wasm};

const ASSETS_D_TS: &str = "\
export declare const WASM: URL;
export declare const FRANCE: URL;
export declare const WORLD: URL;
export declare const NEAR: URL;
export declare const SOURCES: URL;
export declare const REST: URL | undefined;
export declare function importUi(): Promise<typeof import('./ui.js')>;
export declare function importData(): Promise<typeof import('./data.js')>;
";
/// The modules of `v1/` that are others in `v1/data/`, where the same program is bound to the wasm for data of a page's own.
const BOUND: [(&str, &str); 2] = [
    ("data-glue.js", "export * from \"./glue.js\";\n"),
    ("runtime.js", "export * from \"./data-runtime.js\";\n"),
];

/// What the glue has more where data is read: the program and its memory are gone, and can begin anew.
const FORGET: &str = "
export function forget() {
    wasm = wasmModule = wasmInstance = undefined;
    cachedUint8ArrayMemory0 = null;
}
";
const READ_GLUE_D_TS: &str = "export * from \"../data-glue.js\";\nexport declare function forget(): void;\n";

/// What a module fetches, by the names that the scripts use, each with where it is. All addresses stand in one place, so that
/// the fetches start side by side.
pub(crate) type Addresses<A> = [(&'static str, A)];

/// The module that tells the loader where these are, nowhere where there is no name, and which imports `later` modules.
/// Addresses stand in it as bundlers look for them, written out: so they find the files in the package and put them where
/// the page gets them.
pub(crate) fn assets_js<A: AsRef<str>>(addresses: &Addresses<A>, later: &Addresses<A>) -> String {
    let line = |(name, file): &(&str, A)| match file.as_ref() {
        "" => format!("export const {name} = undefined;\n"),
        file => format!("export const {name} = new URL(\"{file}\", import.meta.url);\n"),
    };
    let lines: String = addresses.iter().map(line).collect();
    let import =
        |(name, file): &(&str, A)| format!("export const {name} = () => import(\"{}\");\n", file.as_ref());
    lines + &later.iter().map(import).collect::<String>()
}

/// Writes below `v1` the modules of `www/v1/` once more, bound to the wasm for data of a page's own: those that are bundled
/// into `data.js`, and what development loads.
pub(crate) fn bind_to_data(v1: &Path, glue: &Path, assets: &str) -> Result<()> {
    let data = v1.join("data");
    copy_tree(&paths::root().join("www").join("v1"), &data)?;
    let code = glue.join("french_tech_map.js");
    copy(&code, &data.join("glue.js"))?;
    fs::create_dir_all(data.join("read"))
        .with_context(|| format!("{} cannot be created", data.join("read").display()))?;
    let code = fs::read_to_string(&code).with_context(|| format!("{} cannot be read", code.display()))?;
    write(&data.join("read").join("glue.js"), code + FORGET)?;
    for (name, code) in BOUND {
        write(&data.join(name), code)?;
    }
    write(&data.join("assets.js"), assets)
}

/// Lines for the head of a page that is published with the build: they have the browser fetch what the entry would ask for
/// only once it runs. In a page that outlives the build they would fetch what nobody uses.
pub(crate) fn preload_html(modules: &[&str], others: &[&str]) -> String {
    let line = |kind: &str, name: &&str| format!("<link rel=\"{kind} href=\"{name}\">");
    let modules = modules.iter().map(|name| line("modulepreload\"", name));
    let others = others.iter().map(|name| line("preload\" as=\"fetch\" crossorigin", name));
    modules.chain(others).collect::<Vec<_>>().join("\n")
}

/// The module that pages begin with.
pub(crate) const ENTRY: &str = "v1/french-tech-map.js";
/// Where [`preload_html`] is for the pages that take it in: those with the built-in map, and those with data of their own.
pub(crate) const PRELOAD: &str = "preload.html";
pub(crate) const PRELOAD_DATA: &str = "preload-data.html";

/// Builds everything and puts it into `out`, replacing what was there only once all of it succeeded.
pub(crate) fn assemble(profile: Profile, out: &Path) -> Result<()> {
    let baked = assets::bake()?;
    let glue = wasm::build(profile, Ground::BuiltIn)?;
    let data = wasm::build(profile, Ground::Supplied)?;
    declare(&glue, &data, &baked.ground.atlas)?;
    let fresh = beside(out, "new");
    remove(&fresh)?;
    copy_tree(&paths::root().join("www"), &fresh)?;
    let v1 = fresh.join("v1");
    fs::create_dir_all(&v1)?;
    copy(&glue.join("french_tech_map.js"), &v1.join("glue.js"))?;
    copy(&glue.join("french_tech_map_bg.wasm"), &v1.join("french_tech_map_bg.wasm"))?;
    write(&v1.join("france.bin"), &baked.france)?;
    write(&v1.join("world.bin"), &baked.world)?;
    write(&v1.join("near.bin"), &baked.near)?;
    write(&v1.join("sources.bin"), &baked.sources)?;
    for (name, content) in pictures::all(&baked.ground) {
        write(&v1.join(name), content)?;
    }
    write(&v1.join(PRELOAD), preload_html(&[ENTRY], &["v1/french_tech_map_bg.wasm", "v1/france.bin"]))?;
    let own = preload_html(&[ENTRY, "v1/data/data.js"], &["v1/data/french_tech_map_bg.wasm"]);
    write(&v1.join(PRELOAD_DATA), own)?;
    for page in files(&fresh)?.iter().filter(|page| is_page(page)) {
        write(&fresh.join(page), with_pieces(&fresh, page, &fresh)?)?;
    }
    let addresses = [
        ("WASM", "./french_tech_map_bg.wasm"),
        ("FRANCE", "./france.bin"),
        ("WORLD", "./world.bin"),
        ("NEAR", "./near.bin"),
        ("SOURCES", "./sources.bin"),
        ("REST", ""),
    ];
    let later = [("importUi", "./ui.js"), ("importData", "./data/data.js")];
    write(&v1.join("assets.js"), assets_js(&addresses, &later))?;
    let addresses =
        [("WASM", "./french_tech_map_bg.wasm"), ("FRANCE", "../france.bin"), ("WORLD", "../world.bin")];
    bind_to_data(&v1, &data, &assets_js(&addresses, &[("importUi", "../ui.js")]))?;
    copy(&data.join("french_tech_map_bg.wasm"), &v1.join("data").join("french_tech_map_bg.wasm"))?;
    swap(&fresh, out)
}

pub(crate) fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "html") && !path.starts_with("v1")
}

/// A page with the pieces of HTML in it that it names: `<!-- v1/2019-france-fr.embed.html -->`, below `site`. Where the
/// head has their style sheet, they come without: browsers stop reading at a sheet in the body until it is there, and may
/// paint what they have, half a picture.
pub(crate) fn with_pieces(root: &Path, name: &Path, site: &Path) -> Result<String> {
    let page = &root.join(name);
    let up = "../".repeat(name.components().count().saturating_sub(1));
    let text = fs::read_to_string(page).with_context(|| format!("{} cannot be read", page.display()))?;
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, (name, after))) =
        rest.split_once("<!-- v1/").and_then(|(before, after)| Some((before, after.split_once(" -->")?)))
    {
        let piece = site.join("v1").join(name);
        let piece = fs::read_to_string(&piece)
            .with_context(|| format!("{} names v1/{name}, which is not there", page.display()))?;
        let sheet = format!("<link rel=\"stylesheet\" href=\"{SHEET}\">");
        let piece = if text.contains(&sheet) { piece.replacen(&sheet, "", 1) } else { piece };
        let piece = piece.replace("href=\"v1/", &format!("href=\"{up}v1/"));
        out += &[before, &piece].concat();
        rest = after;
    }
    Ok(out + rest)
}

/// Leaves the types of the generated modules where the type checker looks.
pub(crate) fn declare(glue: &Path, data: &Path, atlas: &Atlas) -> Result<()> {
    let types = paths::types();
    fs::create_dir_all(&types).with_context(|| format!("{} cannot be created", types.display()))?;
    copy(&glue.join("french_tech_map.d.ts"), &types.join("glue.d.ts"))?;
    copy(&data.join("french_tech_map.d.ts"), &types.join("data-glue.d.ts"))?;
    let read = types.join("read");
    fs::create_dir_all(&read).with_context(|| format!("{} cannot be created", read.display()))?;
    write(&read.join("glue.d.ts"), READ_GLUE_D_TS)?;
    write(&types.join("ids.d.ts"), ids_d_ts(atlas))?;
    write(&types.join("assets.d.ts"), ASSETS_D_TS)
}

/// Two renames, so that a server reading `out` meets the old or the new site, never half of one.
fn swap(fresh: &Path, out: &Path) -> Result<()> {
    let old = beside(out, "old");
    remove(&old)?;
    if out.exists() {
        fs::rename(out, &old).with_context(|| format!("{} cannot be moved aside", out.display()))?;
    }
    fs::rename(fresh, out).with_context(|| format!("{} cannot be put in place", out.display()))?;
    remove(&old)
}

fn beside(out: &Path, suffix: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(suffix);
    out.with_file_name(name)
}

pub(crate) fn remove(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("{} cannot be removed", dir.display()))?;
    }
    Ok(())
}

/// Copies a directory with everything in it; a missing one is an empty one.
pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be created", to.display()))?;
    for path in files(from)? {
        let target = to.join(&path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).with_context(|| format!("{} cannot be created", parent.display()))?;
        }
        copy(&from.join(&path), &target)?;
    }
    Ok(())
}

/// The paths of all files below a directory, relative to it and in order.
pub(crate) fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut pending = vec![PathBuf::new()];
    while let Some(below) = pending.pop() {
        let path = directory.join(&below);
        if !path.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&path).with_context(|| format!("{} cannot be read", path.display()))? {
            let entry = entry?;
            let list = if entry.path().is_dir() { &mut pending } else { &mut found };
            list.push(below.join(entry.file_name()));
        }
    }
    found.sort_unstable();
    Ok(found)
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("{} cannot be copied to {}", from.display(), to.display()))
}

pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, content).with_context(|| format!("{} cannot be written", path.display()))
}
