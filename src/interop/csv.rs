//! Events as a table (RFC 4180, UTF-8): one row an event, several values in a cell joined by `; `.
//!
//! A spreadsheet takes a cell that begins with one of some signs for a formula and runs it, so such a
//! cell has an apostrophe before it. So has one that begins with apostrophes and then with such a sign,
//! which is why [`unguard`] gives back every cell as it was.

use crate::dataset::model::{Basis, Event};
use crate::dataset::{Dataset, Text};

use super::{Report, in_order, sum};

/// What begins a formula, as OWASP lists it, in the full-width forms of East Asian keyboards too.
const TRIGGERS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

const HEAD: [&str; 9] =
    ["id", "date", "basis", "kind", "title", "summary", "participants", "places", "citations"];

/// Writes the events in their order, in the language `lang` as far as there are texts in it.
#[must_use]
pub fn write(dataset: &Dataset, lang: &str) -> (String, Report) {
    (text(dataset, lang), report(dataset))
}

/// What is written, without the report.
#[must_use]
pub fn text(dataset: &Dataset, lang: &str) -> String {
    let mut table = String::new();
    row(&mut table, HEAD.map(str::to_owned));
    for event in in_order(dataset) {
        row(&mut table, cells(dataset, &event, lang));
    }
    table
}

fn report(dataset: &Dataset) -> Report {
    let record = &dataset.record;
    let count = |of: fn(&Event) -> usize| sum(dataset, of);
    let mut report = Report::default();
    report.leave_out("quotes", count(|event| event.quotes.len()));
    report.leave_out("figures", count(|event| event.figures.len()));
    report.leave_out("differing accounts", count(|event| event.accounts.iter().map(|a| a.sides.len()).sum()));
    report.leave_out("mentions", count(|event| event.mentions.len()));
    report.leave_out("links between events", count(|event| event.links.len()));
    report.leave_out("media", count(|event| event.media.len()));
    report.leave_out("doubts", record.doubts.len());
    report.leave_out("claims", record.claims.len());
    report.leave_out("further languages", record.languages.len().saturating_sub(1));
    report
}

fn cells(dataset: &Dataset, event: &Event, lang: &str) -> [String; 9] {
    let text = |text: &Text| text.pick(lang, dataset.fallback_lang()).text.to_owned();
    let name = |id: &String| dataset.entity(id).map_or_else(|| id.clone(), |entity| text(&entity.name));
    let roles = &dataset.record.roles;
    let role = |id: &String| roles.iter().find(|r| r.id == *id).map_or_else(|| id.clone(), |r| text(&r.name));
    let participants = event.participants.iter().map(|p| {
        let office = p.office.as_ref().map(|office| format!(", {}", text(office))).unwrap_or_default();
        format!("{} ({}{office})", name(&p.entity), role(&p.role))
    });
    let citations = event.citations.iter().map(|citation| {
        let paragraph = citation.paragraph.map(|paragraph| format!(" ¶{paragraph}")).unwrap_or_default();
        format!("{}{paragraph}", citation.source)
    });
    [
        event.id.clone(),
        event.date.as_ref().map(|date| date.as_str().to_owned()).unwrap_or_default(),
        basis(event.basis).to_owned(),
        event.kind.clone(),
        text(&event.title),
        event.summary.as_ref().map(text).unwrap_or_default(),
        participants.collect::<Vec<_>>().join("; "),
        event.places.iter().map(name).collect::<Vec<_>>().join("; "),
        citations.collect::<Vec<_>>().join("; "),
    ]
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Derived => "derived",
        Basis::Inferred => "inferred",
        Basis::Bound => "bound",
        Basis::None => "",
    }
}

fn row(table: &mut String, cells: [String; 9]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            table.push(',');
        }
        table.push('"');
        if is_guarded(cell) {
            table.push('\'');
        }
        table.push_str(&cell.replace('"', "\"\""));
        table.push('"');
    }
    table.push_str("\r\n");
}

fn is_guarded(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(TRIGGERS)
}

/// A cell of such a table as it was before it was guarded.
#[must_use]
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_guarded(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dataset::ARTICLES;

    proptest! {
        #[test]
        fn a_cell_comes_back_as_it_was_and_none_begins_a_formula(cell in "['=+@＝\t\r\nx-]{0,6}") {
            let mut table = String::new();
            row(&mut table, std::array::from_fn(|_| cell.clone()));
            let written = table.split("\",\"").nth(1).unwrap();
            prop_assert!(!written.starts_with(TRIGGERS), "{}", written);
            prop_assert_eq!(unguard(written), cell);
        }
    }

    #[test]
    fn every_event_is_a_row_and_what_has_no_column_is_reported() {
        let dataset = Dataset::from_json(ARTICLES).unwrap();
        let (table, report) = write(&dataset, "en");
        assert_eq!(table.matches("\r\n").count(), dataset.record.events.len() + 1);
        assert!(table.contains("\"raul-castro-visit-vietnam\",\"2012-07\",\"stated\",\"visit\""));
        let quotes = dataset.record.events.iter().map(|event| event.quotes.len()).sum();
        assert!(report.left_out.contains(&("quotes", quotes)), "{report}");
    }

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        let mut table = String::new();
        row(&mut table, ["=1+1", "+1", "-1", "@x", "\tx", "a\"b", "-0044", "", "x=1"].map(str::to_owned));
        assert_eq!(
            table,
            "\"'=1+1\",\"'+1\",\"'-1\",\"'@x\",\"'\tx\",\"a\"\"b\",\"'-0044\",\"\",\"x=1\"\r\n"
        );
    }
}
