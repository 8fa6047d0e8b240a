//! A table of our own: one row an event, with columns in English, Spanish or Vietnamese.

use super::date::{self, Dated, Read, Span, Stamp, UNREADABLE};
use super::draft::{Cell, Cited, Clip, Draft, Item, web_address};
use super::grid::{Grid, Row};
use super::people;
use super::report::Report;
use super::written::{self, Rules, Written};
use crate::dataset::model::{Basis, EntityType};
use crate::dataset::{Date, Form, fold};
use crate::interop::csv::unguard;

/// What a column holds, and the names it may have, folded.
const COLUMNS: [(Column, &[&str]); 16] = [
    (Column::Id, &["id"]),
    (Column::Date, &["date", "start", "from", "when", "fecha", "desde", "ngay", "thoi gian"]),
    (Column::End, &["end", "until", "to", "hasta", "den"]),
    (Column::Basis, &["basis"]),
    (Column::Kind, &["kind", "type", "category", "group", "tipo", "categoria", "loai"]),
    (Column::Title, &["title", "headline", "event", "titulo", "hecho", "tieu de", "su kien"]),
    (
        Column::Text,
        &["text", "summary", "description", "texto", "resumen", "descripcion", "noi dung", "mo ta"],
    ),
    (Column::People, &["people", "person", "persons", "participants", "personas", "nhan vat"]),
    (Column::Organisations, &["organisations", "organizations", "organizaciones", "to chuc"]),
    (Column::Places, &["places", "place", "location", "lugares", "lugar", "dia diem"]),
    (Column::Sources, &["sources", "source", "citations", "fuentes", "fuente", "nguon"]),
    (Column::Url, &["url", "link", "links", "enlace", "lien ket"]),
    (Column::Media, &["media", "image", "picture", "video", "imagen", "hinh anh"]),
    (Column::Caption, &["caption", "media caption", "pie", "chu thich"]),
    (Column::Credit, &["credit", "media credit", "credito", "ban quyen"]),
    (Column::Lang, &["lang", "language", "idioma", "ngon ngu"]),
];

const UNKNOWN: &str = "a column that a table of events does not have";
const EITHER: &str = "day and month can be told apart only by custom: one of two days";
const LOOSE: &str = "a date that is not EDTF, read as it is commonly written";
const BAD_URL: &str = "an address that does not lead to the web";
const BAD_BASIS: &str = "a basis that is none of stated, derived, inferred, bound";
const APOSTROPHE: &str = "an apostrophe that keeps a spreadsheet from taking the cell for a formula";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Date,
    End,
    Basis,
    Kind,
    Title,
    Text,
    People,
    Organisations,
    Places,
    Sources,
    Url,
    Media,
    Caption,
    Credit,
    Lang,
}

fn column(name: &str) -> Option<Column> {
    let name = fold(name);
    COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
}

/// Whether a table has a title and a date.
pub fn is_table(grid: &Grid) -> bool {
    let has = |wanted: Column| grid.head.iter().any(|name| column(name) == Some(wanted));
    has(Column::Title) && has(Column::Date)
}

/// Reads the rows.
pub fn read(grid: &Grid, report: &mut Report) -> Draft {
    let columns: Vec<Option<Column>> = grid.head.iter().map(|name| column(name)).collect();
    let mut draft = Draft::default();
    for row in &grid.rows {
        grid.report_beyond(row, report);
        for (index, _) in columns.iter().enumerate().filter(|(_, column)| column.is_none()) {
            if let Some(cell) = row.get(Some(index)) {
                report.dropped_value(&cell.at, UNKNOWN, &cell.text);
            }
        }
        report.find();
        let reader = Reader { row, columns: &columns };
        if let Some(lang) = reader.get(Column::Lang, report) {
            draft.lang.get_or_insert(lang.text);
        }
        draft.items.push(reader.item(report));
    }
    draft
}

struct Reader<'a> {
    row: &'a Row,
    columns: &'a [Option<Column>],
}

impl Reader<'_> {
    /// The first cell of a column that is not blank, without the apostrophe that guards it.
    fn get(&self, wanted: Column, report: &mut Report) -> Option<Cell> {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| **column == Some(wanted));
        let cell = columns.filter_map(|(index, _)| self.row.get(Some(index))).next()?;
        let text = unguard(&cell.text).to_owned();
        if text != cell.text {
            report.changed(&cell.at, APOSTROPHE, &cell.text);
        }
        Some(Cell { text, ..cell })
    }

    fn item(&self, report: &mut Report) -> Item {
        let mut get = |column| self.get(column, report);
        let (id, title, text, kind) =
            (get(Column::Id), get(Column::Title), get(Column::Text), get(Column::Kind));
        let (people, organisations, places) =
            (get(Column::People), get(Column::Organisations), get(Column::Places));
        let (media, caption, credit) = (get(Column::Media), get(Column::Caption), get(Column::Credit));
        let (start, end, basis) = (get(Column::Date), get(Column::End), get(Column::Basis));
        let (sources, url) = (get(Column::Sources), get(Column::Url));
        let dated = when(start, end, report);
        let actors =
            |cell: Option<Cell>, kind| cell.map(|cell| people::actors(&cell.text, kind)).unwrap_or_default();
        Item {
            at: self.row.at.clone(),
            id: id.map(|cell| cell.text),
            date: dated.date,
            said: dated.said,
            basis: basis.and_then(|cell| read_basis(&cell, report)),
            title,
            text: text.into_iter().collect(),
            kind: kind.map(|cell| cell.text),
            actors: [actors(people, EntityType::Person), actors(organisations, EntityType::Organization)]
                .concat(),
            places: places.map(|cell| people::spots(&cell.text)).unwrap_or_default(),
            media: media.map(|url| Clip { url, caption, credit }).into_iter().collect(),
            citations: citations(sources, url, report),
        }
    }
}

fn when(start: Option<Cell>, end: Option<Cell>, report: &mut Report) -> Dated {
    if let (Some(start), None) = (&start, &end) {
        // A date beyond our years is EDTF, too, and no one's slip.
        if let Ok(date) = Date::parse(&start.text) {
            return Dated { date: Some(date), said: None };
        }
        match written::read(&start.text, Rules::default()) {
            Ok(Written::Either(a, b)) => return either(start, &a, &b, report),
            Ok(Written::Span(a, b)) => {
                let part = |stamp| Some(Read { cell: start.clone(), stamp: Ok(stamp) });
                report.changed(&start.at, LOOSE, &start.text);
                return date::dated(part(a), part(b), Span::Lasting, report);
            }
            Ok(Written::One(stamp)) => {
                let dated = date::dated(
                    Some(Read { cell: start.clone(), stamp: Ok(stamp) }),
                    None,
                    Span::Lasting,
                    report,
                );
                if dated.date.is_some() {
                    report.changed(&start.at, LOOSE, &start.text);
                }
                return dated;
            }
            Err(reason) => return Dated::unreadable(start, reason, report),
        }
    }
    let read = |cell: Cell| Read { stamp: stamp(&cell.text), cell };
    date::dated(start.map(read), end.map(read), Span::Lasting, report)
}

/// One date of EDTF or of common writing.
fn stamp(text: &str) -> Result<Stamp, date::Reason> {
    let mark = text.chars().last().filter(|mark| matches!(mark, '~' | '?' | '%'));
    let plain = mark.map_or(text, |mark| text.trim_end_matches(mark));
    // A negative year is astronomical, as in EDTF.
    let stamp = match Date::parse(plain).ok().map(|date| date.form().clone()) {
        Some(Form::Within(_)) | None => written::one(plain, Rules::default())?,
        Some(_) => return Err(UNREADABLE),
    };
    Ok(Stamp { mark: mark.or(stamp.mark), ..stamp })
}

fn either(cell: &Cell, a: &Stamp, b: &Stamp, report: &mut Report) -> Dated {
    let mut text = |stamp: &Stamp| {
        let read = Read { cell: cell.clone(), stamp: Ok(stamp.clone()) };
        let dated = date::dated(Some(read), None, Span::Lasting, report);
        dated.date.map(|date| date.as_str().to_owned())
    };
    let set = text(a).zip(text(b)).and_then(|(a, b)| Date::parse(&format!("[{a},{b}]")).ok());
    match set {
        Some(date) => {
            report.guessed(&cell.at, EITHER, Some(&cell.text));
            Dated { date: Some(date), said: None }
        }
        None => Dated::unreadable(cell, UNREADABLE, report),
    }
}

fn read_basis(cell: &Cell, report: &mut Report) -> Option<Basis> {
    match cell.text.as_str() {
        "stated" => Some(Basis::Stated),
        "derived" => Some(Basis::Derived),
        "inferred" => Some(Basis::Inferred),
        "bound" => Some(Basis::Bound),
        _ => {
            report.dropped_value(&cell.at, BAD_BASIS, &cell.text);
            None
        }
    }
}

/// Sources by title or address, each with a paragraph if it has one: `The log ¶3; https://example.org`.
fn citations(sources: Option<Cell>, url: Option<Cell>, report: &mut Report) -> Vec<Cited> {
    let mut found: Vec<Cited> = Vec::new();
    if let Some(cell) = sources {
        for part in people::parts(&cell.text) {
            let (name, paragraph) = match part.rsplit_once('¶') {
                Some((name, number)) if number.trim().parse::<u32>().is_ok() => {
                    (name.trim(), number.trim().parse().ok())
                }
                _ => (part, None),
            };
            let url = web_address(name);
            let title = url.is_none().then(|| name.to_owned());
            found.push(Cited { title, url, paragraph, instead: true });
        }
    }
    for part in url.iter().flat_map(|cell| people::parts(&cell.text)) {
        let Some(address) = web_address(part) else {
            if let Some(cell) = &url {
                report.dropped_value(&cell.at, BAD_URL, part);
            }
            continue;
        };
        // The address of the first source that is only named.
        match found.iter_mut().find(|cited| cited.url.is_none()) {
            Some(cited) => cited.url = Some(address),
            None => found.push(Cited { instead: true, ..Cited::page(address, None) }),
        }
    }
    found
}
