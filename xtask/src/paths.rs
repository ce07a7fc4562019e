//! Where things are. Asked at run time, not baked in: two checkouts may share one target directory.

use std::env;
use std::path::{Path, PathBuf};

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    // cargo sets the variable for the programs it runs; the constant serves a program started by hand.
    let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let manifest = PathBuf::from(manifest);
    manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf)
}

/// Cargo's target directory, which also holds everything generated except `dist/` and `shots/`.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |given| root().join(given))
}

/// The assembled site.
pub(crate) fn site() -> PathBuf {
    target().join("site")
}

/// The type declarations of generated modules, where `tsconfig.json` and editors look for them. Always
/// below the root: `tsconfig.json` cannot read environment variables.
pub(crate) fn types() -> PathBuf {
    root().join("target").join("types").join("v1")
}
