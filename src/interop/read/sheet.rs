//! The spreadsheet of TimelineJS: `Year, Month, Day, Time, End Year, …, Headline, Text, Media, …`.

use super::date::{self, Read, Reason, Span, Stamp, UNREADABLE};
use super::draft::{Cell, Clip, Draft, Item};
use super::grid::{Grid, Row};
use super::report::Report;
use super::timelinejs::{self, LOOKS, OVERVIEW};
use super::written::{self, Rules};

/// Columns that are about looks, or that say the same again.
const LEFT: [&str; 3] = ["Background", "Media Thumbnail", "Alt Text"];
const KNOWN: [&str; 19] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Type",
    "Group",
    "Background",
    "Media Thumbnail",
    "Alt Text",
];
const UNKNOWN: &str = "a column that the spreadsheet of TimelineJS does not have";

/// Reads the rows.
pub fn read(grid: &Grid, report: &mut Report) -> Draft {
    let mut draft = Draft { markup: true, ..Draft::default() };
    for row in &grid.rows {
        grid.report_beyond(row, report);
        let reader = Reader { grid, row };
        reader.leave(report);
        match reader.get("Type").map(|cell| cell.text.to_lowercase()).as_deref() {
            Some("title") => reader.overview(&mut draft, report),
            Some("era") => {
                report.find();
                draft.items.push(Item { kind: Some("Era".to_owned()), ..reader.item(report) });
            }
            _ => {
                report.find();
                draft.items.push(reader.item(report));
            }
        }
    }
    draft
}

struct Reader<'a> {
    grid: &'a Grid,
    row: &'a Row,
}

impl Reader<'_> {
    fn get(&self, name: &str) -> Option<Cell> {
        self.row.get(self.grid.column(name))
    }

    fn leave(&self, report: &mut Report) {
        for cell in LEFT.iter().filter_map(|name| self.get(name)) {
            report.dropped_value(&cell.at, LOOKS, &cell.text);
        }
        for (column, name) in self.grid.head.iter().enumerate() {
            let known =
                KNOWN.iter().any(|known| known.eq_ignore_ascii_case(name)) || name.eq_ignore_ascii_case("id");
            if let Some(cell) = self.row.get(Some(column)).filter(|_| !known) {
                report.dropped_value(&cell.at, UNKNOWN, &cell.text);
            }
        }
    }

    fn overview(&self, draft: &mut Draft, report: &mut Report) {
        report.kept(&self.row.at, OVERVIEW, None);
        draft.title = self.get("Headline");
        draft.description.extend(self.get("Text"));
        if let Some(media) = self.get("Media") {
            report.dropped_value(&media.at, timelinejs::NO_PICTURE, &media.text);
        }
    }

    fn item(&self, report: &mut Report) -> Item {
        let dates = ["", "End "].map(|which| self.date(which, report));
        let [start, end] = dates;
        let dated = date::dated(start, end, Span::Lasting, report);
        let dated = timelinejs::shown(dated, self.get("Display Date"), report);
        let media = self.get("Media").map(|url| Clip {
            url,
            caption: self.get("Media Caption"),
            credit: self.get("Media Credit"),
        });
        Item {
            at: self.row.at.clone(),
            id: self.get("id").map(|cell| cell.text),
            date: dated.date,
            said: dated.said,
            title: self.get("Headline"),
            text: self.get("Text").into_iter().collect(),
            kind: self.get("Group").map(|cell| cell.text),
            media: media.into_iter().collect(),
            ..Item::default()
        }
    }

    /// The date in the columns whose names begin so.
    fn date(&self, which: &str, report: &mut Report) -> Option<Read> {
        let part = |name: &str| self.get(&format!("{which}{name}"));
        let (year, month, day, time) = (part("Year"), part("Month"), part("Day"), part("Time"));
        let shown: Vec<String> =
            [&year, &month, &day].into_iter().flatten().map(|cell| cell.text.clone()).collect();
        let Some(year) = year else {
            for cell in [month, day, time].into_iter().flatten() {
                report.dropped_value(&cell.at, "a part of a date without its year", &cell.text);
            }
            return None;
        };
        let cell = Cell { at: year.at.clone(), text: shown.join("-") };
        let number = |cell: &Option<Cell>| cell.as_ref().map(|cell| whole(&cell.text)).transpose();
        let stamp = match (number(&month), number(&day)) {
            (Ok(month), Ok(day)) => match whole(&year.text) {
                Ok(year) => Stamp::new(Stamp::historical(year), month, day),
                // Words in the column of the year: "44 BC".
                Err(_) => written::one(&year.text, Rules::default()).and_then(|stamp| {
                    Stamp::new(
                        stamp.year,
                        month.or(stamp.month.map(i64::from)),
                        day.or(stamp.day.map(i64::from)),
                    )
                }),
            },
            _ => Err(UNREADABLE),
        };
        let stamp = timelinejs::at_time(stamp, time.as_ref(), report);
        Some(Read { cell, stamp })
    }
}

/// A whole number, as a spreadsheet may write it: `1969`, `1969.0`, `−44`.
fn whole(text: &str) -> Result<i64, Reason> {
    let plain = text.trim().replace('−', "-");
    let plain = plain.strip_suffix(".0").unwrap_or(&plain);
    plain.parse().map_err(|_| UNREADABLE)
}
