//! The site as a browser gets it while developing: the files of `www/` as they are and the generated modules
//! beside them, under the names the entry module imports.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::wasm::Profile;
use crate::{assets, paths, wasm};

/// The module that tells the loader where wasm and data are. All three addresses stand in one place, so that
/// the fetches start side by side.
const ASSETS_JS: &str = "\
export const WASM = new URL(\"./french_tech_map_bg.wasm\", import.meta.url);
export const FRANCE = new URL(\"./france.bin\", import.meta.url);
export const WORLD = new URL(\"./world.bin\", import.meta.url);
";

const ASSETS_D_TS: &str = "\
export declare const WASM: URL;
export declare const FRANCE: URL;
export declare const WORLD: URL;
";

/// Builds everything and puts it into `out`, replacing what was there only once all of it succeeded.
pub(crate) fn assemble(profile: Profile, out: &Path) -> Result<()> {
    let baked = assets::bake()?;
    let glue = wasm::build(profile)?;
    declare(&glue)?;
    let fresh = beside(out, "new");
    remove(&fresh)?;
    copy_tree(&paths::root().join("www"), &fresh)?;
    let v1 = fresh.join("v1");
    fs::create_dir_all(&v1)?;
    copy(&glue.join("french_tech_map.js"), &v1.join("glue.js"))?;
    copy(&glue.join("french_tech_map_bg.wasm"), &v1.join("french_tech_map_bg.wasm"))?;
    write(&v1.join("france.bin"), &baked.france)?;
    write(&v1.join("world.bin"), &baked.world)?;
    write(&v1.join("assets.js"), ASSETS_JS)?;
    swap(&fresh, out)
}

/// Leaves the types of the generated modules where the type checker looks.
fn declare(glue: &Path) -> Result<()> {
    let types = paths::types();
    fs::create_dir_all(&types).with_context(|| format!("{} cannot be created", types.display()))?;
    copy(&glue.join("french_tech_map.d.ts"), &types.join("glue.d.ts"))?;
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
    if !from.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            copy(&entry.path(), &target)?;
        }
    }
    Ok(())
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("{} cannot be copied to {}", from.display(), to.display()))
}

pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, content).with_context(|| format!("{} cannot be written", path.display()))
}
