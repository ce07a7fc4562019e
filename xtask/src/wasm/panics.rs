//! A panic in the shipped wasm is a trap and nothing else: the page keeps its picture and its list. The code that
//! words the message first, for an output that a browser does not have, is not worth downloading. With it goes the
//! standard library's formatter, which no other part of the wasm may use (`tests/tidy.rs`), and what both would have
//! read: where in the sources each panic is, and why.

use std::ops::Range;

use anyhow::{Result, bail};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionKind, Module};

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

/// What the standard library says of panics, and the figures of its numbers. What is not found costs nothing.
const MESSAGES: [&str; 18] = [
    " but ends at ",
    " but the index is ",
    " out of range for slice of length ",
    "Tried to shrink to a larger capacity",
    "assertion failed: self.is_char_boundary(new_len)",
    "attempt to join into collection with len > usize::MAX",
    "called `Option::unwrap()` on a `None` value",
    "capacity overflow",
    "index out of bounds: the len is ",
    "internal error: entered unreachable code: invalid Once state",
    "mid > len",
    "one-time initialization may not be performed recursively",
    "range end index ",
    "range start index ",
    "slice index starts at ",
    "RefCell already borrowed",
    "RefCell already mutably borrowed",
    FIGURES,
];
const FIGURES: &str = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    50515253545556575859606162636465666768697071727374757677787980818283848586878889909192939495969798\
    99";
/// How the names of sources end.
const SOURCE: &[u8] = b".rs";
/// Longest name of a source.
const LONGEST: usize = 300;

/// Puts a trap in the place of every function that words a panic, and zeros in the place of what it would have read.
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
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in segments {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind {
            forget(&mut data.value, start as usize);
        }
    }
    Ok(())
}

/// Clears the messages and the places of panics in memory that begins at an address.
fn forget(memory: &mut [u8], start: usize) {
    for message in MESSAGES {
        let found = memory.windows(message.len()).position(|bytes| bytes == message.as_bytes());
        if let Some(at) = found {
            memory[at..at + message.len()].fill(0);
        }
    }
    let mut names = Vec::new();
    for at in (start.next_multiple_of(4) - start..memory.len()).step_by(4) {
        if let Some(name) = source_of(memory, start, at) {
            memory[at..at + 16].fill(0);
            names.push(name);
        }
    }
    for name in names {
        memory[name].fill(0);
    }
}

/// The name of the source in the `core::panic::Location` that stands somewhere: where it begins, its length, line, column.
fn source_of(memory: &[u8], start: usize, at: usize) -> Option<Range<usize>> {
    let mut words = memory.get(at..at + 16)?.chunks_exact(4);
    let mut next = || Some(u32::from_le_bytes(words.next()?.try_into().ok()?) as usize);
    let (name, length, line, column) = (next()?.checked_sub(start)?, next()?, next()?, next()?);
    let name = name..name + length;
    let is_source = length <= LONGEST && memory.get(name.clone())?.ends_with(SOURCE);
    (is_source && line > 0 && column > 0).then_some(name)
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

    #[test]
    fn where_panics_are_is_forgotten_and_nothing_else() {
        let word = |word: u32| word.to_le_bytes();
        let location = |name: u32, length: u32| [word(name), word(length), word(7), word(9)].concat();
        let text = b"mid > lensrc/a.rssrc/b.css";
        let mut memory = [text.as_slice(), &[0; 2], &location(1009, 8), &location(1017, 9)].concat();
        forget(&mut memory, 1000);
        assert_eq!(memory, [&[0; 17], &text[17..], &[0; 2], &[0; 16], &location(1017, 9)].concat());
    }
}
