//! From the root crate to wasm and its JavaScript glue. `wasm-bindgen` is used as a library, pinned next to the
//! crate it must match, so nothing has to be installed and the two versions cannot drift apart.

mod data;
mod panics;
pub(crate) mod split;
pub(crate) mod symbols;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use self::symbols::Symbols;
use crate::{paths, process, site};

/// The target, which has no operating system: a browser is not one.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How much time the compiler takes over the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, for looking at and for tests, which can also see inside.
    Dev,
    /// What readers download.
    Small,
}

/// Over what the program draws its maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// The facts and shapes of `data/`.
    BuiltIn,
    /// What a page supplies.
    Supplied,
}

/// The profile of `Cargo.toml`, which is also the name of its folders.
fn name(profile: Profile, ground: Ground) -> &'static str {
    match (profile, ground) {
        (Profile::Dev, Ground::BuiltIn) => "wasm-dev",
        (Profile::Small, Ground::BuiltIn) => "wasm",
        (Profile::Dev, Ground::Supplied) => "wasm-data-dev",
        (Profile::Small, Ground::Supplied) => "wasm-data",
    }
}

/// The directory with `french_tech_map.js`, `french_tech_map_bg.wasm` and `french_tech_map.d.ts`.
pub(crate) fn build(profile: Profile, ground: Ground) -> Result<PathBuf> {
    ensure_target()?;
    let mut cargo = process::cargo();
    // Without its other crate type: Cargo leaves out link-time optimisation where a Rust library is made as well.
    cargo.args(["rustc", "--crate-type", "cdylib", "--lib", "--target", TARGET]);
    cargo.args(["-p", "french-tech-map", "--profile", name(profile, ground)]);
    if profile == Profile::Dev {
        cargo.args(["--features", "inspect"]);
    }
    if ground == Ground::Supplied {
        cargo.args(["--features", "custom-data"]);
    }
    cargo.arg("--target-dir").arg(paths::target());
    // A quarter of the default stack: nothing recurses deeply, every page keeps it in memory, and the statics after it
    // have shorter addresses.
    cargo.args(["--", "-Clink-arg=-zstack-size=262144"]);
    if profile == Profile::Small {
        cargo.arg("-Clink-arg=--emit-relocs");
    }
    process::run(&mut cargo)?;
    let compiled = compiled(profile, ground);
    let out = paths::target().join("bindgen").join(name(profile, ground));
    bindgen(&compiled, &out, profile)?;
    Ok(out)
}

/// What the linker writes.
pub(crate) fn compiled(profile: Profile, ground: Ground) -> PathBuf {
    paths::target().join(TARGET).join(name(profile, ground)).join("french_tech_map.wasm")
}

fn bindgen(compiled: &Path, out: &Path, profile: Profile) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("{} cannot be emptied", out.display()))?;
    }
    // The sections are removed here and not by `strip`, which would take the description that wasm-bindgen reads.
    let mut output = Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(true)
        // The address of the wasm is in `assets.js`; a second one in the glue would be bundled for nothing.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen could not process {}", compiled.display()))?;
    let mut shortened = Vec::new();
    if profile == Profile::Small {
        panics::cut(output.wasm_mut())?;
        let symbols = fs::read(compiled).with_context(|| format!("{} cannot be read", compiled.display()))?;
        data::forget_unread(output.wasm_mut(), &Symbols::read(&symbols)?)?;
        for section in symbols::SECTIONS {
            output.wasm_mut().customs.remove_raw(section);
        }
        for (i, import) in output.wasm_mut().imports.iter_mut().enumerate() {
            shortened.push((std::mem::replace(&mut import.name, format!("i{i}")), format!("i{i}")));
        }
    }
    output.emit(out).with_context(|| format!("{} cannot be written", out.display()))?;
    let glue = out.join("french_tech_map.js");
    let code = fs::read_to_string(&glue).with_context(|| format!("{} cannot be read", glue.display()))?;
    site::write(&glue, renamed(&code, &shortened)?)
}

/// The glue with other names for what the wasm imports. The names that it comes with end in 16 random letters each,
/// and readers would download every one of them twice.
fn renamed(glue: &str, names: &[(String, String)]) -> Result<String> {
    let mut renamed = glue.to_owned();
    for (old, new) in names {
        let key = format!(" {old}: function(");
        if glue.matches(&key).count() != 1 {
            bail!("the glue does not define the import {old} once, as `{key}`");
        }
        renamed = renamed.replace(&key, &format!(" {new}: function("));
    }
    Ok(renamed)
}

/// `rust-toolchain.toml` names the target, yet rustup adds it only to a toolchain it installs at that moment.
pub(crate) fn ensure_target() -> Result<()> {
    let sysroot = process::output(process::program("rustc").args(["--print", "sysroot"]))
        .context("`rustc --print sysroot` failed; install Rust from https://rustup.rs")?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    eprintln!("Adding {TARGET} to the toolchain");
    if process::run(process::program("rustup").args(["target", "add", TARGET])).is_err() {
        bail!(
            "the toolchain in {sysroot} has no {TARGET} and `rustup target add {TARGET}` did not work (see \
             above); with the network available run that command by hand in this directory. Without rustup, \
             install your system's package of Rust's wasm32 standard library"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_renamed_where_the_glue_defines_them() {
        let names = [("__wbg_arc_0f".to_owned(), "i0".to_owned())];
        let glue = "const import0 = {\n        __wbg_arc_0f: function(arg0) {";
        assert_eq!(renamed(glue, &names).unwrap(), "const import0 = {\n        i0: function(arg0) {");
        assert!(renamed("const import0 = {}", &names).is_err());
    }
}
