//! A panic in the shipped wasm is a trap and nothing else: the page keeps its picture and its list. The code that
//! words the message first, for an output that a browser does not have, is not worth downloading. With it goes the
//! standard library's formatter, which no other part of the wasm may use (`tests/tidy.rs`).

use anyhow::{Result, bail};
use walrus::{FunctionBuilder, FunctionKind, Module};

/// What is in the names of the formatter's functions.
const FORMATTER: &str = "core::fmt::";
/// How the names begin of functions that only ever lead to a panic.
const LEADING_TO_PANICS: [&str; 12] = [
    "__rustc::rust_begin_unwind",
    "__rustc::rust_panic",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_already",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::index::slice_",
    "core::str::slice_error_fail",
    "std::panicking::",
];

/// Puts a trap in the place of every function that words a panic.
///
/// # Errors
/// When there is none: the names are the standard library's own, and another version may have others.
pub(super) fn cut(module: &mut Module) -> Result<()> {
    let words_a_panic = |name: &str| {
        name.contains(FORMATTER) || LEADING_TO_PANICS.iter().any(|start| name.starts_with(start))
    };
    let found: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(|n| words_a_panic(&plain(n))))
        .map(|(id, function)| (id, function.ty()))
        .collect();
    if found.is_empty() {
        bail!("the wasm has none of the functions that word a panic: has the standard library renamed them?");
    }
    for (id, ty) in found {
        let (params, results) = module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let args = params.iter().map(|param| module.locals.add(*param)).collect();
        let mut trap = FunctionBuilder::new(&mut module.types, &params, &results);
        trap.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap.local_func(args));
    }
    Ok(())
}

/// `core[c5930c85a12de822]::panicking::panic_fmt` without the part that changes from one compiler to the next.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once(']').map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_to_a_panic_becomes_a_trap() {
        let mut module = Module::default();
        for name in ["core[c5930c85a12de822]::panicking::panic_fmt", "french_tech_map::pick::pick"] {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.name(name.to_owned()).func_body().return_();
            builder.finish(Vec::new(), &mut module.funcs);
        }
        cut(&mut module).unwrap();
        let bodies: Vec<_> = module
            .funcs
            .iter_local()
            .map(|(_, function)| format!("{:?}", function.block(function.entry_block()).instrs))
            .collect();
        assert!(bodies[0].contains("Unreachable") && !bodies[1].contains("Unreachable"), "{bodies:?}");
        assert!(cut(&mut Module::default()).is_err());
    }
}
