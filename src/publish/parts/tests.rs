use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, GlobalType, ImportSection, MemorySection, MemoryType, Module,
    NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{DataKind, ElementItems, ElementKind, Operator, Parser, Payload, TypeRef};

use super::*;

/// What stands in the memory of a module, and what of it only the rest reads.
const DATA: [(i32, &str); 2] = [(8, "some words, a map and some more"), (90, "all of it")];
const TEXTS: [&str; 2] = ["a map", "all of it"];

/// How many functions a module imports.
const IMPORTED: usize = 2;

/// A function of a module: it holds its number, and calls others.
#[derive(Debug, Clone)]
struct Made {
    /// Whether it gives a number.
    gives: bool,
    calls: Vec<usize>,
    called: By,
}

/// Who calls a function, besides functions.
#[derive(Debug, Clone, Copy, PartialEq)]
enum By {
    Nobody,
    Script,
    Table,
    /// Nobody: it is named for what is loaded later.
    Later,
}

fn functions() -> impl Strategy<Value = Vec<Made>> {
    let by =
        prop_oneof![4 => Just(By::Nobody), 1 => Just(By::Script), 1 => Just(By::Table), 2 => Just(By::Later)];
    let calls = prop::collection::vec(any::<prop::sample::Index>(), 0..4);
    prop::collection::vec((any::<bool>(), calls, by), 1..14).prop_map(|made| {
        let all = made.len() + IMPORTED;
        let function = |(gives, calls, called): (bool, Vec<prop::sample::Index>, By)| Made {
            gives,
            calls: calls.into_iter().map(|call| call.index(all)).collect(),
            called,
        };
        made.into_iter().map(function).collect()
    })
}

fn module(functions: &[Made]) -> Vec<u8> {
    let gives = |number: usize| number.checked_sub(IMPORTED).is_some_and(|own| functions[own].gives);
    let (mut types, mut imports, mut tables) =
        (TypeSection::new(), ImportSection::new(), TableSection::new());
    types.ty().function([], []);
    types.ty().function([], [ValType::I32]);
    for number in 0..IMPORTED {
        imports.import("js", &number.to_string(), EntityType::Function(0));
    }
    let (mut own, mut code, mut exports) = (FunctionSection::new(), CodeSection::new(), ExportSection::new());
    let (mut table, mut names, mut named) = (vec![0], NameMap::new(), NameSection::new());
    for (number, made) in (IMPORTED as u32..).zip(functions) {
        own.function(u32::from(made.gives));
        let mut function = Function::new([]);
        let mut sink = function.instructions();
        sink.i32_const(number as i32);
        if !made.gives {
            sink.drop();
        }
        for call in &made.calls {
            sink.call(*call as u32);
            if gives(*call) {
                sink.drop();
            }
        }
        sink.end();
        code.function(&function);
        match made.called {
            By::Script => _ = exports.export(&format!("e{number}"), ExportKind::Func, number),
            By::Table => table.push(number),
            By::Later | By::Nobody => {}
        }
        names.append(number, if made.called == By::Later { "later::f" } else { "f" });
    }
    named.functions(&names);
    let places = table.len() as u64 + 1;
    let element_type = RefType::FUNCREF;
    tables.table(TableType {
        element_type,
        table64: false,
        minimum: places,
        maximum: Some(places),
        shared: false,
    });
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(table.into()));
    let (mut memories, mut globals) = (MemorySection::new(), GlobalSection::new());
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    globals.global(
        GlobalType { val_type: ValType::I32, mutable: true, shared: false },
        &ConstExpr::i32_const(7),
    );
    let mut data = DataSection::new();
    for (address, text) in DATA {
        data.active(0, &ConstExpr::i32_const(address), text.bytes());
    }
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&own).section(&tables).section(&memories);
    module.section(&globals).section(&exports).section(&elements).section(&code).section(&data);
    module.section(&named);
    module.finish()
}

/// A call of a function by its number in its module, or by its place in the table.
#[derive(Debug, Clone, Copy)]
enum Call {
    Direct(usize),
    Place(i32),
}

/// What a module has, its functions by what they hold.
#[derive(Debug, Default)]
struct Told {
    functions: Vec<(usize, Vec<Call>)>,
    exports: Vec<(String, usize)>,
    table: BTreeMap<i32, usize>,
    kinds: Vec<usize>,
    /// By address.
    memory: BTreeMap<i32, u8>,
}

fn told(wasm: &[u8]) -> Told {
    wasmparser::validate(wasm).unwrap();
    let (mut told, mut exports, mut table) = (Told::default(), vec![], vec![]);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.unwrap() {
            Payload::ImportSection(imports) => {
                let all = imports.into_imports().map(Result::unwrap);
                let functions = all.filter(|it| matches!(it.ty, TypeRef::Func(_)));
                told.functions = functions.map(|it| (it.name.parse().unwrap(), vec![])).collect();
            }
            Payload::FunctionSection(kinds) => {
                told.kinds = kinds.into_iter().map(|it| it.unwrap() as usize).collect()
            }
            Payload::ExportSection(of) => exports.extend(of.into_iter().map(Result::unwrap)),
            Payload::ElementSection(of) => {
                for element in of.into_iter().map(Result::unwrap) {
                    let ElementKind::Active { offset_expr, .. } = element.kind else { panic!("not active") };
                    let ElementItems::Functions(of) = element.items else { panic!("no functions") };
                    table.extend((fixed(&offset_expr)..).zip(of.into_iter().map(|it| it.unwrap() as usize)));
                }
            }
            Payload::DataSection(of) => {
                for data in of.into_iter().map(Result::unwrap) {
                    let DataKind::Active { offset_expr, .. } = data.kind else { panic!("not active") };
                    told.memory.extend((fixed(&offset_expr)..).zip(data.data.iter().copied()));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let operators: Vec<_> =
                    body.get_operators_reader().unwrap().into_iter().map(Result::unwrap).collect();
                let Operator::I32Const { value } = operators[0] else { panic!("no number") };
                let calls = operators.windows(2).filter_map(|two| match two {
                    [_, Operator::Call { function_index }] => Some(Call::Direct(*function_index as usize)),
                    [Operator::I32Const { value }, Operator::CallIndirect { .. }] => {
                        Some(Call::Place(*value))
                    }
                    _ => None,
                });
                told.functions.push((value as usize, calls.collect()));
            }
            Payload::CustomSection(_) => panic!("names are left out"),
            _ => {}
        }
    }
    told.table = table.into_iter().map(|(place, at)| (place, told.functions[at].0)).collect();
    let functions = exports.iter().filter(|it| it.kind == wasmparser::ExternalKind::Func);
    told.exports = functions.map(|it| (it.name.to_owned(), told.functions[it.index as usize].0)).collect();
    told
}

fn fixed(expression: &wasmparser::ConstExpr<'_>) -> i32 {
    match expression.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => value,
        other => panic!("{other:?}"),
    }
}

/// By function: what it calls, in parts that share a table.
fn calls(parts: &[Told]) -> BTreeMap<usize, Vec<usize>> {
    let place = |place| parts.iter().find_map(|part| part.table.get(&place).copied()).unwrap();
    let mut all = BTreeMap::new();
    for part in parts {
        for (function, calls) in &part.functions {
            let called = |call: &Call| match call {
                Call::Direct(at) => part.functions[*at].0,
                Call::Place(at) => place(*at),
            };
            assert!(all.insert(*function, calls.iter().map(called).collect()).is_none(), "{function} twice");
        }
    }
    all
}

/// What is called in the end by a script or from the table without what is named for later.
fn needed_first(functions: &[Made]) -> BTreeSet<usize> {
    let mut needed = BTreeSet::new();
    loop {
        let before = needed.len();
        for (number, made) in (IMPORTED..).zip(functions) {
            let is_called = matches!(made.called, By::Script | By::Table);
            let calls = |it: &Made, called: usize| it.calls.contains(&called);
            let is_needed =
                is_called || needed.iter().any(|caller: &usize| calls(&functions[caller - IMPORTED], number));
            if is_needed && made.called != By::Later {
                needed.insert(number);
            }
        }
        if needed.len() == before {
            return needed;
        }
    }
}

proptest! {
    #[test]
    fn a_whole_module_does_what_it_did_with_functions_of_a_type_together(functions in functions()) {
        let wasm = module(&functions);
        let told = told(&whole(&wasm).unwrap());
        prop_assert!(told.kinds.is_sorted());
        for (name, function) in &told.exports {
            prop_assert_eq!(name, &format!("e{function}"));
        }
        let awaited = (IMPORTED..).zip(&functions).map(|(number, made)| (number, made.calls.clone()));
        let awaited: BTreeMap<_, _> = (0..IMPORTED).map(|it| (it, vec![])).chain(awaited).collect();
        prop_assert_eq!(calls(&[told]), awaited);
    }

    #[test]
    fn two_parts_do_together_what_the_whole_did(functions in functions()) {
        let wasm = module(&functions);
        let parts = split(&wasm, |name| name.starts_with("later::"), &TEXTS);
        if !functions.iter().any(|made| made.called == By::Later) {
            prop_assert!(parts.is_err());
            return Ok(());
        }
        let parts = parts.unwrap().map(|part| told(&part));
        let first: BTreeSet<usize> = parts[0].functions.iter().map(|(number, _)| *number).collect();
        let awaited: BTreeSet<usize> = (0..IMPORTED).chain(needed_first(&functions)).collect();
        prop_assert_eq!(first, awaited);
        prop_assert!(parts.iter().all(|part| part.kinds.is_sorted()));
        let whole = told(&whole(&wasm).unwrap());
        let texts: Vec<u8> = parts[1].memory.values().copied().collect();
        prop_assert_eq!(texts, TEXTS.concat().into_bytes());
        let both: Vec<_> = parts.iter().flat_map(|part| part.memory.clone()).collect();
        prop_assert_eq!(both.len(), whole.memory.len(), "a byte stands in one part alone");
        prop_assert_eq!(both.into_iter().collect::<BTreeMap<_, _>>(), whole.memory.clone());
        prop_assert_eq!(calls(&parts), calls(&[whole]));
    }
}

#[test]
fn what_others_than_functions_call_is_not_loaded_later() {
    let made = |called| Made { gives: true, calls: vec![], called };
    let wasm = module(&[made(By::Script), made(By::Table), made(By::Nobody)]);
    let split = |name: &str| split(&wasm, |it| it == name, &[]).map_err(|error| error.to_string());
    assert_eq!(split("g").unwrap_err(), "no function is named for what is loaded later");
    let error = split("f").unwrap_err();
    assert!(error.starts_with("what is loaded later is exported or stands in a table"), "{error}");
    assert!(super::split(&module(&[made(By::Later)]), |_| true, &["no map"]).is_err());
    assert!(whole(b"no wasm").is_err());
}
