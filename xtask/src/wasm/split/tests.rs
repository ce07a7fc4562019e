//! A module of a few functions, in two parts.

use super::*;
use walrus::ir::Const;
use walrus::{DataKind, RefType};

/// What functions give, by which they are known after all numbers have changed.
const PAINT: i32 = 1001;
const SEARCH: i32 = 1002;
const SORT: i32 = 1003;
const LISTED: i32 = 1004;

/// Texts in memory, the first read by `PAINT`, the other by `SEARCH`.
const EARLY: i32 = 64;
const EARLY_TEXT: &str = "what the first picture says";
const LATER: i32 = EARLY + EARLY_TEXT.len() as i32;
const LATER_TEXT: &str = "what a search that finds nothing says";

/// A program of which `PAINT` and `SORT` were called, by their numbers. `SEARCH` calls `SORT` and the browser, `PAINT`
/// would call `SEARCH`, and `LISTED` is in the table of functions.
fn program() -> (Vec<u8>, [usize; 2]) {
    let mut module = Module::default();
    let ty = module.types.add(&[ValType::I32], &[]);
    let (browser, _) = module.add_import_func("wbg", "i0", ty);
    let memory = module.memories.add_local(false, false, 1, None, None);
    module.exports.add("memory", memory);
    let offset = ConstExpr::Value(Value::I32(EARLY));
    let texts = [EARLY_TEXT, LATER_TEXT].concat().into_bytes();
    let data = module.data.add(DataKind::Active { memory, offset }, texts);
    module.memories.get_mut(memory).data_segments.insert(data);
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
                body.i32_const(LATER).drop();
            }
            PAINT => {
                body.local_get(arg).call(made[1]).drop().local_get(arg).call(made[0]).drop();
                body.i32_const(0).global_set(global);
                body.i32_const(EARLY).drop();
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
    let (first, rest) = split(&wasm, &called, &symbols()).unwrap();
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
    assert_eq!(numbers(&rest, search), [LATER, SEARCH]);
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

fn symbols() -> Symbols {
    let [early, later] = [EARLY, LATER].map(|at| at as u32);
    Symbols::of(&[(early..later, &[]), (later..later + LATER_TEXT.len() as u32, &[])])
}

#[test]
fn a_text_comes_with_the_part_that_reads_it() {
    let (wasm, called) = program();
    let (first, rest) = split(&wasm, &called, &symbols()).unwrap();
    let texts = |wasm: &[u8]| -> Vec<(i32, Vec<u8>)> {
        let module = parse(wasm).unwrap();
        let segment = |data: &walrus::Data| match data.kind {
            DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } => (at, data.value.clone()),
            _ => panic!("a segment without an address"),
        };
        module.data.iter().map(segment).collect()
    };
    let zeros = vec![0; LATER_TEXT.len()];
    assert_eq!(texts(&first), [(EARLY, [EARLY_TEXT.as_bytes(), &zeros].concat())]);
    assert_eq!(texts(&rest), [(LATER, LATER_TEXT.as_bytes().to_vec())]);
}
