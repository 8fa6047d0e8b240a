//! The first sheet of a workbook (`.xlsx`, `.xls`, `.ods`) whose first row names columns that are known.

use std::io::Cursor;

use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};

use super::Error;
use super::draft::Cell;
use super::grid::{Grid, Row};

/// Reads a workbook.
///
/// # Errors
/// When it is broken, or no sheet has a row.
pub fn read(bytes: &[u8]) -> Result<Grid, Error> {
    let broken = |error: calamine::Error| {
        Error::new(format!("it is a workbook that cannot be opened, perhaps cut off: {error}"))
    };
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let names = workbook.sheet_names();
    let mut first = None;
    for name in names {
        let range = workbook.worksheet_range(&name).map_err(broken)?;
        let grid = grid(&name, &range);
        if grid.has(&["Year", "Headline"]) || super::table::is_table(&grid) {
            return Ok(grid);
        }
        if first.is_none() && !grid.head.is_empty() {
            first = Some(grid);
        }
    }
    first.ok_or_else(|| Error::new("it is a workbook without a row"))
}

fn grid(sheet: &str, range: &Range<Data>) -> Grid {
    let (top, left) = range.start().unwrap_or_default();
    let mut grid = Grid::default();
    for (index, row) in (0_u32..).zip(range.rows()) {
        let texts: Vec<String> = row.iter().map(text).collect();
        if texts.iter().all(String::is_empty) {
            continue;
        }
        if grid.head.is_empty() {
            grid.head = texts;
            while grid.head.last().is_some_and(String::is_empty) {
                grid.head.pop();
            }
            continue;
        }
        let number = top + index + 1;
        let cells = (left..).zip(texts).map(|(column, text)| {
            let name = grid.head.get(usize::try_from(column - left).unwrap_or_default());
            let name = name.map(|name| format!(", {name}")).unwrap_or_default();
            Cell { at: format!("{sheet}!{}{number}{name}", letters(column)), text }
        });
        let cells = cells.collect();
        grid.rows.push(Row { at: format!("{sheet}!{number}"), cells });
    }
    grid
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::Error(error) => error.to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match (moment.is_duration() || moment.as_f64() < 1.0, hour, minute, second) {
                // A time without a day, as a column of times has it.
                (true, ..) => format!("{hour:02}:{minute:02}:{second:02}"),
                (_, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
            }
        }
    }
}

/// The name of a column, from 0: A, …, Z, AA, …
fn letters(column: u32) -> String {
    let (rest, last) = (column / 26, column % 26);
    let last = char::from(b'A' + u8::try_from(last).unwrap_or_default());
    if rest == 0 { last.to_string() } else { format!("{}{last}", letters(rest - 1)) }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_a_workbook() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
