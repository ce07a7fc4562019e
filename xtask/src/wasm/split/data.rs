//! The data of the two parts: texts and tables that only functions of the rest read come with the rest.

use std::ops::Range;

use anyhow::{Result, bail};
use walrus::ir::{Instr, InstrLocId, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataId, DataKind, FunctionId, GlobalKind, Module};

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
    let mut numbers = Numbers(Vec::new());
    for (id, function) in module.funcs.iter_local() {
        if is_first(id) {
            dfs_in_order(&mut numbers, function, function.entry_block());
        }
    }
    for global in module.globals.iter() {
        if let GlobalKind::Local(ConstExpr::Value(Value::I32(number))) = global.kind {
            numbers.0.push(number as u32);
        }
    }
    let mut runs = symbols.unread(numbers.0);
    runs.retain(|run| run.end - run.start >= WORTH);
    runs
}

/// Every number of a body that may be an address.
struct Numbers(Vec<u32>);

impl<'a> Visitor<'a> for Numbers {
    fn visit_instr(&mut self, instr: &'a Instr, _: &'a InstrLocId) {
        match instr {
            Instr::Const(constant) => {
                if let Value::I32(number) = constant.value {
                    self.0.push(number as u32);
                }
            }
            Instr::Load(load) => self.0.push(load.arg.offset as u32),
            Instr::Store(store) => self.0.push(store.arg.offset as u32),
            _ => {}
        }
    }
}

/// Puts zeros in the place of what the rest brings. The optimiser leaves them out.
pub(super) fn clear(first: &mut Module, unread: &[Range<u32>]) -> Result<()> {
    for (id, start) in segments(first)? {
        let bytes = &mut first.data.get_mut(id).value;
        for run in unread {
            if let Some(range) = within(run, start, bytes.len()) {
                bytes[range].fill(0);
            }
        }
    }
    Ok(())
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

/// Each segment with its address.
fn segments(module: &Module) -> Result<Vec<(DataId, u32)>> {
    let address = |data: &Data| match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => Ok((data.id(), start as u32)),
        _ => bail!("the wasm has data whose address is not known"),
    };
    module.data.iter().map(address).collect()
}

/// Where addresses lie in so many bytes from `start` on.
fn within(run: &Range<u32>, start: u32, length: usize) -> Option<Range<usize>> {
    let from = run.start.max(start).checked_sub(start)? as usize;
    let to = run.end.checked_sub(start)?.min(length as u32) as usize;
    (from < to).then_some(from..to)
}
