//! The data of the two parts: texts and tables that only functions of the rest read come with the rest.

use std::ops::Range;

use anyhow::Result;
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, FunctionId, Module};

use crate::wasm::data::{self, segments, within};
use crate::wasm::symbols::Symbols;

/// A segment more takes about as many bytes: what is shorter stays where it is, and what lies between two pieces is
/// sent twice.
const WORTH: u32 = 20;

/// The addresses of what only the rest reads.
pub(super) fn unread(
    module: &Module,
    is_first: impl Fn(FunctionId) -> bool,
    symbols: &Symbols,
) -> Vec<Range<u32>> {
    let mut runs = data::unread(module, is_first, symbols);
    runs.retain(|run| run.end - run.start >= WORTH);
    runs
}

/// Leaves nothing but what the first part has not, as segments of their own.
pub(super) fn keep(rest: &mut Module, unread: &[Range<u32>]) -> Result<()> {
    let mut kept: Vec<(u32, Vec<u8>)> = Vec::new();
    let mut joined: Vec<Range<u32>> = Vec::new();
    for run in unread {
        match joined.last_mut() {
            Some(last) if run.start - last.end < WORTH => last.end = run.end,
            _ => joined.push(run.clone()),
        }
    }
    for (id, start) in segments(rest)? {
        let bytes = &rest.data.get(id).value;
        for run in &joined {
            if let Some(range) = within(run, start, bytes.len()) {
                kept.push((start + range.start as u32, bytes[range].to_vec()));
            }
        }
        rest.data.delete(id);
    }
    let Some(memory) = rest.memories.iter().next().map(|memory| memory.id()) else { return Ok(()) };
    rest.memories.get_mut(memory).data_segments.clear();
    for (start, bytes) in kept {
        let offset = ConstExpr::Value(Value::I32(start as i32));
        let data = rest.data.add(DataKind::Active { memory, offset }, bytes);
        rest.memories.get_mut(memory).data_segments.insert(data);
    }
    Ok(())
}
