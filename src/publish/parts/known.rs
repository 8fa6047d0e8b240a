//! What is known of a wasm module, and who calls whom in it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow, bail};
use wasmparser::{
    CustomSectionReader, DataKind, ElementItems, ExternalKind, FunctionBody, KnownCustom, Name, Operator,
    Parser, Payload, TypeRef,
};

/// What is known of a module. Functions go by their numbers, those that are imported first.
#[derive(Default)]
pub struct Known<'a> {
    pub wasm: &'a [u8],
    /// By function: its type.
    pub types: Vec<u32>,
    /// By function that has one: its name.
    pub names: BTreeMap<u32, &'a str>,
    /// By function of its own: what it does.
    pub bodies: Vec<FunctionBody<'a>>,
    /// What others than functions call.
    pub called: Vec<u32>,
    /// How many functions its table has room for.
    pub places: u32,
    /// Its memory, tables and globals.
    pub shared: Vec<Shared>,
    /// What stands in its memory from the start.
    pub data: Vec<Data<'a>>,
}

/// An address, and the bytes from there on.
pub type Data<'a> = (u32, &'a [u8]);

/// What both parts have: its name among the exports, its kind, its number and its type.
pub type Shared = (String, ExternalKind, u32, TypeRef);

impl<'a> Known<'a> {
    pub fn of(wasm: &'a [u8]) -> Result<Self> {
        let mut known = Known { wasm, ..Known::default() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let TypeRef::Func(kind) = import?.ty else { bail!("it imports what is no function") };
                        known.types.push(kind);
                    }
                }
                Payload::FunctionSection(types) => {
                    known.types.append(&mut types.into_iter().collect::<Result<_, _>>()?);
                }
                Payload::TableSection(tables) => {
                    for (number, table) in (0..).zip(tables) {
                        let kind = table?.ty;
                        // The first, which rustc makes, is the only one of functions.
                        if number == 0 {
                            known.places = u32::try_from(kind.initial)?;
                        }
                        known.share("t", number, ExternalKind::Table, TypeRef::Table(kind));
                    }
                }
                Payload::MemorySection(memories) => {
                    for (number, memory) in (0..).zip(memories) {
                        known.share("m", number, ExternalKind::Memory, TypeRef::Memory(memory?));
                    }
                }
                Payload::GlobalSection(globals) => {
                    for (number, global) in (0..).zip(globals) {
                        known.share("g", number, ExternalKind::Global, TypeRef::Global(global?.ty));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        known.called.extend((export.kind == ExternalKind::Func).then_some(export.index));
                    }
                }
                Payload::StartSection { func, .. } => known.called.push(func),
                Payload::ElementSection(elements) => {
                    for element in elements {
                        if let ElementItems::Functions(of) = element?.items {
                            known.called.append(&mut of.into_iter().collect::<Result<_, _>>()?);
                        }
                    }
                }
                Payload::DataSection(data) => {
                    for data in data {
                        let data = data?;
                        let DataKind::Active { memory_index: 0, offset_expr } = data.kind else {
                            bail!("it has data that stand nowhere from the start")
                        };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            bail!("it has data at an address that is not fixed")
                        };
                        known.data.push((value as u32, data.data));
                    }
                }
                Payload::DataCountSection { .. } => bail!("it counts its data, which will be others"),
                Payload::CodeSectionEntry(body) => known.bodies.push(body),
                Payload::CustomSection(section) => known.names.extend(names(&section)?),
                _ => {}
            }
        }
        Ok(known)
    }

    fn share(&mut self, letter: &str, number: u32, kind: ExternalKind, of: TypeRef) {
        self.shared.push((format!("{letter}{number}"), kind, number, of));
    }

    /// How many functions are imported.
    pub fn imported(&self) -> u32 {
        (self.types.len() - self.bodies.len()) as u32
    }

    /// What each function of its own calls, by its number.
    pub fn calls(&self) -> Result<BTreeMap<u32, Vec<u32>>> {
        let called = |body: &FunctionBody<'_>| {
            let called = body.get_operators_reader()?.into_iter().filter_map(|operator| match operator {
                Ok(Operator::Call { function_index }) => Some(Ok(function_index)),
                Ok(Operator::RefFunc { .. }) => {
                    Some(Err(anyhow!("functions are called by what does not stand in the table")))
                }
                Ok(_) => None,
                Err(error) => Some(Err(error.into())),
            });
            called.collect::<Result<_>>()
        };
        (self.imported()..).zip(&self.bodies).map(|(function, body)| Ok((function, called(body)?))).collect()
    }

    /// The functions of its own that are called in the end by what is not `later`.
    pub fn reached(&self, calls: &BTreeMap<u32, Vec<u32>>, later: &BTreeSet<u32>) -> BTreeSet<u32> {
        let (mut reached, mut open) = (BTreeSet::new(), self.called.clone());
        while let Some(function) = open.pop() {
            let Some(called) = calls.get(&function).filter(|_| !later.contains(&function)) else { continue };
            if reached.insert(function) {
                open.extend(called);
            }
        }
        reached
    }
}

/// The names of functions in a section that may be that of names.
fn names<'a>(section: &CustomSectionReader<'a>) -> Result<Vec<(u32, &'a str)>> {
    let mut found = Vec::new();
    if let KnownCustom::Name(kinds) = section.as_known() {
        for kind in kinds {
            if let Name::Function(names) = kind? {
                for name in names {
                    let name = name?;
                    found.push((name.index, name.name));
                }
            }
        }
    }
    Ok(found)
}
