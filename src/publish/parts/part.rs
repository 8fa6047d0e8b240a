//! Some of the functions of a wasm module as a module.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{self, Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, ExportSection, FunctionSection,
    ImportSection, Module, TableType, TypeSection,
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, DataSectionReader, ElementSectionReader, ExportSectionReader,
    FunctionBody, FunctionSectionReader, KnownCustom, Operator, Parser, Payload, RefType,
};

use super::known::{Data, Known};

/// What the rest imports from.
const FIRST: &str = "first";

/// Some of the functions of a module, in their order.
pub struct Part<'a> {
    known: &'a Known<'a>,
    /// Those of its own with their types, in order.
    functions: Vec<(u32, u32, FunctionBody<'a>)>,
    /// By the number before: the one that it has here, where it is in this part.
    numbers: BTreeMap<u32, u32>,
    /// By function that is called from the other part: its place in the table.
    places: &'a BTreeMap<u32, u32>,
    /// What it puts into the memory.
    data: &'a [Data<'a>],
}

impl<'a> Part<'a> {
    pub fn of(
        known: &'a Known<'a>,
        places: &'a BTreeMap<u32, u32>,
        has: impl Fn(u32) -> bool,
        data: &'a [Data<'a>],
    ) -> Self {
        let imported = known.imported();
        let own = known.types.iter().skip(imported as usize).zip(&known.bodies);
        let own = (imported..).zip(own).map(|(function, (kind, body))| (function, *kind, body.clone()));
        let mut functions: Vec<_> = own.filter(|(function, ..)| has(*function)).collect();
        functions.sort_by_key(|(_, kind, body)| (*kind, body.as_bytes()));
        let imported = (0..imported).filter(|it| has(*it));
        let numbers = imported.chain(functions.iter().map(|(it, ..)| *it)).zip(0..).collect();
        Part { known, functions, numbers, places, data }
    }

    /// The module with these functions and all else.
    pub fn first(mut self) -> Result<Vec<u8>> {
        let mut module = Module::new();
        self.parse_core_module(&mut module, Parser::new(0), self.known.wasm)?;
        Ok(module.finish())
    }

    /// A module with these functions alone, which imports all else.
    pub fn rest(mut self) -> Result<Vec<u8>> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for payload in Parser::new(0).parse_all(self.known.wasm) {
            if let Payload::TypeSection(section) = payload? {
                self.parse_type_section(&mut types, section)?;
            }
        }
        for (name, _, _, kind) in &self.known.shared {
            imports.import(FIRST, name, self.entity_type(*kind)?);
        }
        self.write_functions(&mut functions);
        self.write_code(&mut code)?;
        let mut elements = ElementSection::new();
        self.fill_places(&mut elements);
        let mut data = DataSection::new();
        self.write_data(&mut data);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&elements);
        module.section(&code).section(&data);
        Ok(module.finish())
    }

    fn write_functions(&self, section: &mut FunctionSection) {
        for (_, kind, _) in &self.functions {
            section.function(*kind);
        }
    }

    fn write_code(&mut self, section: &mut CodeSection) -> Result<(), Error<Infallible>> {
        for (_, _, body) in self.functions.clone() {
            self.parse_function_body(section, body)?;
        }
        Ok(())
    }

    fn write_data(&self, section: &mut DataSection) {
        for (address, bytes) in self.data {
            section.active(0, &ConstExpr::i32_const(*address as i32), bytes.iter().copied());
        }
    }

    /// Puts what the other part calls into the places for it.
    fn fill_places(&self, section: &mut ElementSection) {
        let own =
            self.places.iter().filter_map(|(function, place)| Some((*place, *self.numbers.get(function)?)));
        let own: BTreeMap<u32, u32> = own.collect();
        if let Some((first, _)) = own.first_key_value() {
            let functions: Vec<u32> = own.values().copied().collect();
            section.active(None, &ConstExpr::i32_const(*first as i32), Elements::Functions(functions.into()));
        }
    }
}

impl Reencode for Part<'_> {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(self.numbers.get(&number).copied().unwrap_or(number))
    }

    fn table_type(&mut self, kind: wasmparser::TableType) -> Result<TableType, Error> {
        let more = if kind.element_type == RefType::FUNCREF { self.places.len() as u64 } else { 0 };
        let kind = reencode::utils::table_type(self, kind)?;
        Ok(TableType { minimum: kind.minimum + more, maximum: kind.maximum.map(|most| most + more), ..kind })
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        self.write_functions(section);
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        section: &mut ExportSection,
        exports: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        reencode::utils::parse_export_section(self, section, exports)?;
        if !self.places.is_empty() {
            for (name, kind, number, _) in &self.known.shared {
                section.export(name, (*kind).into(), *number);
            }
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        section: &mut ElementSection,
        elements: ElementSectionReader<'_>,
    ) -> Result<(), Error> {
        reencode::utils::parse_element_section(self, section, elements)?;
        self.fill_places(section);
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        self.write_code(section)
    }

    fn parse_data_section(
        &mut self,
        section: &mut DataSection,
        _: DataSectionReader<'_>,
    ) -> Result<(), Error> {
        self.write_data(section);
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        section: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            if let Operator::Call { function_index: called } = operator
                && !self.numbers.contains_key(&called)
                && let (Some(place), Some(kind)) =
                    (self.places.get(&called), self.known.types.get(called as usize))
            {
                function.instructions().i32_const(*place as i32).call_indirect(0, *kind);
            } else {
                function.instruction(&self.instruction(operator)?);
            }
        }
        section.function(&function);
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        match section.as_known() {
            KnownCustom::Name(_) => Ok(()),
            _ => reencode::utils::parse_custom_section(self, module, section),
        }
    }
}
