//! Gives a name to what many places have in common: `supplied` is set where maps of what a host supplies are built, which is
//! natively and in the program for pages that supply some.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(supplied)");
    let is_wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    if !is_wasm || std::env::var_os("CARGO_FEATURE_CUSTOM_DATA").is_some() {
        println!("cargo::rustc-cfg=supplied");
    }
}
