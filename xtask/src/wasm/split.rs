//! The shipped wasm in two parts: what draws the first picture, and the rest, which is fetched after it. What belongs to
//! the first part is found by running it (`js/profile.mjs`): all functions that were called while bytes that are no map
//! were refused and maps of every kind were made, painted and released. Before the rest has come the page may ask for
//! nothing else: what is not there yet is a trap. In the first part each function of the rest is a jump through a slot of
//! the table; the rest takes memory, table and functions from the first part and puts its own functions into these slots.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use walrus::ir::{Call, CallIndirect, Instr, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind,
    ImportKind, ImportedFunction, Module, TableId, ValType,
};

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
pub(crate) fn split(wasm: &[u8], called: &[usize]) -> Result<(Vec<u8>, Vec<u8>)> {
    let is_first = |id: FunctionId| called.contains(&id.index());
    let mut first = parse(wasm)?;
    let slots = slots(&first, is_first);
    let mut rest = rest(parse(wasm)?, is_first, &slots)?;
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
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    segments.into_iter().for_each(|id| module.data.delete(id));
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
        memory.data_segments.clear();
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
mod tests {
    use super::*;
    use walrus::RefType;
    use walrus::ir::Const;

    /// What functions give, by which they are known after all numbers have changed.
    const PAINT: i32 = 1001;
    const SEARCH: i32 = 1002;
    const SORT: i32 = 1003;
    const LISTED: i32 = 1004;

    /// A program of which `PAINT` and `SORT` were called, by their numbers. `SEARCH` calls `SORT` and the browser, `PAINT`
    /// would call `SEARCH`, and `LISTED` is in the table of functions.
    fn program() -> (Vec<u8>, [usize; 2]) {
        let mut module = Module::default();
        let ty = module.types.add(&[ValType::I32], &[]);
        let (browser, _) = module.add_import_func("wbg", "i0", ty);
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let zero = || ConstExpr::Value(Value::I32(0));
        let global = module.globals.add_local(ValType::I32, true, false, zero());
        let mut made = Vec::new();
        for marker in [SORT, SEARCH, LISTED, PAINT] {
            let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
            let arg = module.locals.add(ValType::I32);
            let mut body = builder.func_body();
            match marker {
                SEARCH => {
                    body.local_get(arg).call(made[0]).drop().global_get(global).call(browser);
                }
                PAINT => {
                    body.local_get(arg).call(made[1]).drop().local_get(arg).call(made[0]).drop();
                    body.i32_const(0).global_set(global);
                }
                _ => {}
            }
            body.i32_const(marker);
            made.push(builder.finish(vec![arg], &mut module.funcs));
        }
        let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
        let items = ElementItems::Functions(vec![made[2]]);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(1)) };
        let element = module.elements.add(kind, items);
        module.tables.get_mut(table).elem_segments.insert(element);
        module.exports.add("paint", made[3]);
        module.exports.add("search", made[1]);
        let wasm = module.emit_wasm();
        let numbers = [PAINT, SORT].map(|marker| with(&parse(&wasm).unwrap(), marker).unwrap().index());
        (wasm, numbers)
    }

    /// The numbers in a body, in order.
    fn numbers(module: &Module, id: FunctionId) -> Vec<i32> {
        struct Numbers(Vec<i32>);
        impl<'a> Visitor<'a> for Numbers {
            fn visit_const(&mut self, constant: &Const) {
                if let Value::I32(number) = constant.value {
                    self.0.push(number);
                }
            }
        }
        let FunctionKind::Local(function) = &module.funcs.get(id).kind else { return Vec::new() };
        let mut all = Numbers(Vec::new());
        dfs_in_order(&mut all, function, function.entry_block());
        all.0
    }

    /// The function that gives `marker`.
    fn with(module: &Module, marker: i32) -> Option<FunctionId> {
        module.funcs.iter_local().map(|(id, _)| id).find(|id| numbers(module, *id).contains(&marker))
    }

    fn parts() -> (Module, Module) {
        let (wasm, called) = program();
        let (first, rest) = split(&wasm, &called).unwrap();
        (parse(&first).unwrap(), parse(&rest).unwrap())
    }

    /// The function of the rest in a slot of the table.
    fn in_slot(rest: &Module, slot: i32) -> FunctionId {
        let element = rest.elements.iter().next().unwrap();
        let ElementKind::Active { offset: ConstExpr::Value(Value::I32(base)), .. } = element.kind else {
            panic!("{:?}", element.kind)
        };
        let ElementItems::Functions(functions) = &element.items else { panic!("{:?}", element.items) };
        functions[usize::try_from(slot - base).unwrap()]
    }

    /// The slot that an exported function jumps to.
    fn slot(first: &Module, export: &str) -> i32 {
        let id = first.exports.get_func(export).unwrap();
        let [slot] = numbers(first, id)[..] else { panic!("{export} is no jump: {:?}", numbers(first, id)) };
        slot
    }

    #[test]
    fn each_function_is_in_one_part_and_only_what_was_called_in_the_first() {
        let (first, rest) = parts();
        for (marker, is_first) in [(PAINT, true), (SORT, true), (SEARCH, false), (LISTED, false)] {
            let places = (with(&first, marker).is_some(), with(&rest, marker).is_some());
            assert_eq!(places, (is_first, !is_first), "{marker}");
        }
    }

    #[test]
    fn the_first_part_exports_all_that_the_rest_imports() {
        let (first, rest) = parts();
        // The function that was called, the browser's, the global, the table; nothing of the rest uses the memory.
        assert!(rest.imports.iter().count() >= 4);
        for import in rest.imports.iter() {
            assert_eq!(import.module, FIRST);
            let export = first.exports.iter().find(|export| export.name == import.name);
            let item = export.map(|export| export.item);
            let same = match (&import.kind, &item) {
                (ImportKind::Function(_), Some(ExportItem::Function(_)))
                | (ImportKind::Global(_), Some(ExportItem::Global(_)))
                | (ImportKind::Memory(_), Some(ExportItem::Memory(_))) => true,
                (ImportKind::Table(own), Some(ExportItem::Table(table))) => {
                    first.tables.get(*table).initial == rest.tables.get(*own).initial
                }
                _ => false,
            };
            assert!(same, "{}: {item:?}", import.name);
        }
        // What the page calls keeps its name.
        for name in ["memory", "paint", "search"] {
            assert!(first.exports.iter().any(|export| export.name == name), "{name}");
        }
        let imports: Vec<_> = first.imports.iter().map(|import| (&*import.module, &*import.name)).collect();
        assert_eq!(imports, [("wbg", "i0")]);
    }

    #[test]
    fn a_call_through_the_table_still_means_the_same_function() {
        let (first, rest) = parts();
        let search = in_slot(&rest, slot(&first, "search"));
        assert_eq!(numbers(&rest, search), [SEARCH]);
        // From there it leads back to the function of the first part.
        let mut calls = Calls(Vec::new());
        let function = rest.funcs.get(search).kind.unwrap_local();
        dfs_in_order(&mut calls, function, function.entry_block());
        let names = calls.0.iter().map(|id| &rest.imports.get_imported_func(*id).unwrap().name);
        let meant: Vec<_> = names.map(|name| first.exports.get_func(name).unwrap()).collect();
        assert_eq!(meant[0], with(&first, SORT).unwrap());
        assert!(first.imports.get_imported_func(meant[1]).is_some(), "the browser's");
        // What the table held from the beginning is a jump now, in its old place.
        let held = first.elements.iter().find_map(|element| match &element.items {
            ElementItems::Functions(functions) => functions.first().copied(),
            ElementItems::Expressions(..) => None,
        });
        let [slot] = numbers(&first, held.unwrap())[..] else { panic!("no jump") };
        assert_eq!(numbers(&rest, in_slot(&rest, slot)), [LISTED]);
    }

    #[test]
    fn an_instrumented_function_gives_its_number_first() {
        let (wasm, _) = program();
        let whole = parse(&wasm).unwrap();
        let told = parse(&instrument(&wasm).unwrap()).unwrap();
        assert!(told.imports.find(FIRST, "hit").is_some());
        for marker in [PAINT, SORT, SEARCH, LISTED] {
            let number = with(&whole, marker).unwrap().index() as i32;
            assert_eq!(numbers(&told, with(&told, marker).unwrap())[0], number);
        }
    }

    #[test]
    fn short_names_differ() {
        let names: std::collections::BTreeSet<String> = (0..10_000).map(short).collect();
        assert_eq!(names.len(), 10_000);
        assert!(names.iter().all(|name| name.len() <= 3));
    }
}
