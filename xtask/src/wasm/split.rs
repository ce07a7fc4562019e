//! The shipped wasm in two parts: what draws the first picture, and the rest, which is fetched after it. What belongs to
//! the first part is found by running it (`js/profile.mjs`): all functions that were called while bytes that are no map
//! were refused and maps of every kind were made, painted and released. Before the rest has come the page may ask for
//! nothing else: what is not there yet is a trap. In the first part each function of the rest is a jump through a slot of
//! the table; the rest takes memory, table and functions from the first part and puts its own functions into these slots,
//! and into memory the data that none of the first functions reads.

mod data;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use walrus::ir::{Call, CallIndirect, Instr, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind,
    ImportKind, ImportedFunction, Module, TableId, ValType,
};

use super::symbols::Symbols;

/// The module that the instrumented wasm and the rest import from.
const FIRST: &str = "p";

/// The wasm with a call of `p.hit` at the start of each function, which gives its number.
pub(crate) fn instrument(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = parse(wasm)?;
    let ty = module.types.add(&[ValType::I32], &[]);
    let (hit, _) = module.add_import_func(FIRST, "hit", ty);
    for (id, function) in module.funcs.iter_local_mut() {
        let number = Value::I32(id.index() as i32);
        function.builder_mut().func_body().const_at(0, number).call_at(1, hit);
    }
    Ok(module.emit_wasm())
}

/// The two parts of a wasm, the first with the functions that were called.
///
/// # Errors
/// When the wasm is none, or has no table of functions.
pub(crate) fn split(wasm: &[u8], called: &[usize], symbols: &Symbols) -> Result<(Vec<u8>, Vec<u8>)> {
    let is_first = |id: FunctionId| called.contains(&id.index());
    let mut first = parse(wasm)?;
    let slots = slots(&first, is_first);
    let unread = data::unread(&first, is_first, symbols);
    super::data::clear(&mut first, &unread)?;
    let mut whole = parse(wasm)?;
    data::keep(&mut whole, &unread)?;
    let mut rest = rest(whole, is_first, &slots)?;
    let table = functions(&first)?;
    let base = first.tables.get(table).initial;
    let size = base + slots.len() as u64;
    let entries = first.tables.get_mut(table);
    (entries.initial, entries.maximum) = (size, Some(size));
    for (id, index) in locals(&first) {
        if let Some(slot) = slots.get(&index) {
            jump(&mut first, id, table, base + slot);
        }
    }
    export(&mut first, &rest)?;
    shorten(&mut first, &mut rest);
    walrus::passes::gc::run(&mut first);
    Ok((first.emit_wasm(), rest.emit_wasm()))
}

fn parse(wasm: &[u8]) -> Result<Module> {
    Module::from_buffer(wasm).context("the wasm cannot be read")
}

fn functions(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the wasm has no table of functions")
}

/// The functions with a body, each with its number, which is the same each time the wasm is read.
fn locals(module: &Module) -> Vec<(FunctionId, usize)> {
    module.funcs.iter_local().map(|(id, _)| (id, id.index())).collect()
}

/// The functions of the rest that the first part refers to, each with its place after the table's own entries.
fn slots(module: &Module, is_first: impl Fn(FunctionId) -> bool) -> BTreeMap<usize, u64> {
    let mut wanted = Calls(Vec::new());
    for (id, function) in module.funcs.iter_local() {
        if is_first(id) {
            dfs_in_order(&mut wanted, function, function.entry_block());
        }
    }
    for element in module.elements.iter() {
        if let ElementItems::Functions(functions) = &element.items {
            wanted.0.extend(functions);
        }
    }
    for export in module.exports.iter() {
        if let ExportItem::Function(id) = export.item {
            wanted.0.push(id);
        }
    }
    let local = |id: &FunctionId| matches!(module.funcs.get(*id).kind, FunctionKind::Local(_));
    let mut slots = BTreeMap::new();
    for id in wanted.0 {
        if local(&id) && !is_first(id) {
            let next = slots.len() as u64;
            slots.entry(id.index()).or_insert(next);
        }
    }
    slots
}

/// The functions that a body calls.
struct Calls(Vec<FunctionId>);

impl<'a> Visitor<'a> for Calls {
    fn visit_call(&mut self, call: &Call) {
        self.0.push(call.func);
    }
}

/// Puts a jump to a slot of the table in the place of a function.
fn jump(module: &mut Module, id: FunctionId, table: TableId, slot: u64) {
    let ty = module.funcs.get(id).ty();
    let (params, results) = module.types.params_results(ty);
    let (params, results) = (params.to_vec(), results.to_vec());
    let args: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = builder.func_body();
    for arg in &args {
        body.local_get(*arg);
    }
    body.i32_const(slot as i32).instr(Instr::from(CallIndirect { ty, table }));
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(args));
}

/// What is left of the wasm without the first part.
fn rest(
    mut module: Module,
    is_first: impl Fn(FunctionId) -> bool,
    slots: &BTreeMap<usize, u64>,
) -> Result<Module> {
    let table = functions(&module)?;
    let base = module.tables.get(table).initial;
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    elements.into_iter().for_each(|id| module.elements.delete(id));
    module.start = None;
    for import in module.imports.iter_mut() {
        import.module = FIRST.to_owned();
    }
    let first: Vec<_> =
        module.funcs.iter_local().map(|(id, f)| (id, f.ty())).filter(|(id, _)| is_first(*id)).collect();
    for (id, ty) in first {
        let import = module.imports.add(FIRST, &name("f", id.index()), ImportKind::Function(id));
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for id in globals {
        let import = module.imports.add(FIRST, &name("g", id.index()), ImportKind::Global(id));
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    let tables: Vec<_> = module.tables.iter().map(|table| table.id()).collect();
    for id in tables {
        let import = module.imports.add(FIRST, &name("t", id.index()), ImportKind::Table(id));
        let table = module.tables.get_mut(id);
        table.import = Some(import);
        table.elem_segments.clear();
    }
    let memories: Vec<_> = module.memories.iter().map(|memory| memory.id()).collect();
    for id in memories {
        let import = module.imports.add(FIRST, &name("m", id.index()), ImportKind::Memory(id));
        let memory = module.memories.get_mut(id);
        memory.import = Some(import);
    }
    let mut filled: Vec<(u64, FunctionId)> = Vec::new();
    for (id, index) in locals(&module) {
        filled.extend(slots.get(&index).map(|slot| (*slot, id)));
    }
    filled.sort_unstable();
    let offset = ConstExpr::Value(Value::I32(base as i32));
    let items = ElementItems::Functions(filled.into_iter().map(|(_, id)| id).collect());
    let element = module.elements.add(ElementKind::Active { table, offset }, items);
    let own = module.tables.get_mut(table);
    own.elem_segments.insert(element);
    (own.initial, own.maximum) = (base + slots.len() as u64, Some(base + slots.len() as u64));
    walrus::passes::gc::run(&mut module);
    Ok(module)
}

fn name(kind: &str, index: usize) -> String {
    format!("{kind}{index}")
}

/// Gives what the rest imports the shortest names that are free.
fn shorten(first: &mut Module, rest: &mut Module) {
    let taken: Vec<String> = first.exports.iter().map(|export| export.name.clone()).collect();
    let mut free = (0..).map(short).filter(|name| !taken.contains(name));
    for import in rest.imports.iter_mut() {
        let Some(name) = free.next() else { return };
        let export = first.exports.iter_mut().find(|export| export.name == import.name);
        export.into_iter().for_each(|export| export.name.clone_from(&name));
        import.name = name;
    }
}

/// A number in letters and digits.
fn short(number: usize) -> String {
    const DIGITS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let digit = char::from(DIGITS[number % DIGITS.len()]);
    let before = number / DIGITS.len();
    if before == 0 { digit.to_string() } else { format!("{}{digit}", short(before - 1)) }
}

/// Exports what the rest imports, by the same names.
fn export(first: &mut Module, rest: &Module) -> Result<()> {
    let functions: Vec<FunctionId> = first.funcs.iter().map(|function| function.id()).collect();
    for import in rest.imports.iter() {
        let known = |index: usize| import.name[1..].parse() == Ok(index);
        let item = match import.kind {
            ImportKind::Function(_) if import.name.starts_with('f') => {
                functions.iter().find(|id| known(id.index())).map(|id| ExportItem::Function(*id))
            }
            // One that the first part imports itself: the browser's.
            ImportKind::Function(_) => {
                first.imports.iter().find(|own| own.name == import.name).and_then(|own| match own.kind {
                    ImportKind::Function(id) => Some(ExportItem::Function(id)),
                    _ => None,
                })
            }
            ImportKind::Global(_) => {
                first.globals.iter().find(|g| known(g.id().index())).map(|g| ExportItem::Global(g.id()))
            }
            ImportKind::Table(_) => {
                first.tables.iter().find(|t| known(t.id().index())).map(|t| ExportItem::Table(t.id()))
            }
            ImportKind::Memory(_) => {
                first.memories.iter().find(|m| known(m.id().index())).map(|m| ExportItem::Memory(m.id()))
            }
            ImportKind::Tag(_) => None,
        };
        let item = item.with_context(|| format!("the first part has nothing called {}", import.name))?;
        first.exports.add(&import.name, item);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
