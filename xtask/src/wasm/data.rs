//! The data of a wasm by who reads it.

use std::ops::Range;

use anyhow::{Result, bail};
use walrus::ir::{Instr, InstrLocId, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataId, DataKind, FunctionId, GlobalKind, Module};

use super::symbols::Symbols;

/// Puts zeros in the place of what no function reads: the linker leaves out no text that a function read which has been cut.
pub(super) fn forget_unread(module: &mut Module, symbols: &Symbols) -> Result<()> {
    walrus::passes::gc::run(module);
    let unread = unread(module, |_| true, symbols);
    clear(module, &unread)
}

/// The addresses of what some functions do not read.
pub(super) fn unread(
    module: &Module,
    reads: impl Fn(FunctionId) -> bool,
    symbols: &Symbols,
) -> Vec<Range<u32>> {
    let mut numbers = Numbers(Vec::new());
    for (id, function) in module.funcs.iter_local() {
        if reads(id) {
            dfs_in_order(&mut numbers, function, function.entry_block());
        }
    }
    for global in module.globals.iter() {
        if let GlobalKind::Local(ConstExpr::Value(Value::I32(number))) = global.kind {
            numbers.0.push(number as u32);
        }
    }
    symbols.unread(numbers.0)
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

/// Puts zeros in the place of what lies at some addresses. The optimiser leaves them out.
pub(super) fn clear(module: &mut Module, unread: &[Range<u32>]) -> Result<()> {
    for (id, start) in segments(module)? {
        let bytes = &mut module.data.get_mut(id).value;
        for run in unread {
            if let Some(range) = within(run, start, bytes.len()) {
                bytes[range].fill(0);
            }
        }
    }
    Ok(())
}

/// Each segment with its address.
pub(super) fn segments(module: &Module) -> Result<Vec<(DataId, u32)>> {
    let address = |data: &Data| match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => Ok((data.id(), start as u32)),
        _ => bail!("the wasm has data whose address is not known"),
    };
    module.data.iter().map(address).collect()
}

/// Where addresses lie in so many bytes from `start` on.
pub(super) fn within(run: &Range<u32>, start: u32, length: usize) -> Option<Range<usize>> {
    let from = run.start.max(start).checked_sub(start)? as usize;
    let to = run.end.checked_sub(start)?.min(length as u32) as usize;
    (from < to).then_some(from..to)
}
