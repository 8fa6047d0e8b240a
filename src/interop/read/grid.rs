//! A table: named columns, and rows whose cells know their places.

use super::Error;
use super::draft::Cell;
use super::report::Report;

const NO_COLUMN: &str = "a cell beyond the last named column";

/// A table as read.
#[derive(Debug, Default)]
pub struct Grid {
    /// The names of the columns as the file has them.
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

/// A row that has something in it.
#[derive(Debug)]
pub struct Row {
    /// Its place, as the report names it.
    pub at: String,
    /// The text of each cell, and what the report calls it.
    pub cells: Vec<Cell>,
}

impl Grid {
    /// Whether there are columns of these names.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(name).is_some())
    }

    /// The index of a column, whatever the case of its name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|head| head.trim().eq_ignore_ascii_case(name))
    }

    /// Says which cells stand under no name.
    pub fn report_beyond(&self, row: &Row, report: &mut Report) {
        for (_, cell) in
            row.cells.iter().enumerate().skip(self.head.len()).filter(|(_, c)| !c.text.is_empty())
        {
            report.dropped_value(&cell.at, NO_COLUMN, &cell.text);
        }
    }
}

impl Row {
    /// What stands in a column, unless it is blank.
    pub fn get(&self, column: Option<usize>) -> Option<Cell> {
        self.cells.get(column?).filter(|cell| !cell.text.is_empty()).cloned()
    }
}

/// Reads a table of text: the separator is that of its first line.
pub fn of_text(text: &str) -> Result<Grid, Error> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    let separator = [',', '\t', ';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(',');
    if let Some(line) = open_quotation(text, separator) {
        return Err(Error::new(format!(
            "it ends inside the cell in quotation marks that begins on line {line}: it is cut off, or a \
             quotation mark inside a cell is not doubled"
        )));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut lines = Lines { text, at: 0, line: 1 };
    for record in reader.records() {
        let record = record.map_err(|error| Error::new(format!("it is no table: {error}")))?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        if grid.head.is_empty() {
            grid.head = record.iter().map(|cell| cell.trim().to_owned()).collect();
            while grid.head.last().is_some_and(String::is_empty) {
                grid.head.pop();
            }
            continue;
        }
        let cells = record.iter().enumerate().map(|(column, cell)| {
            let at = match grid.head.get(column).filter(|name| !name.is_empty()) {
                Some(name) => format!("line {line}, {name}"),
                None => format!("line {line}, column {}", column + 1),
            };
            Cell { at, text: cell.trim().to_owned() }
        });
        grid.rows.push(Row { at: format!("line {line}"), cells: cells.collect() });
    }
    Ok(grid)
}

/// Counts the lines of rows. A row begins after the ends of lines that stand before it.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, byte: u64) -> usize {
        let to = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            if self.at >= to && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += usize::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// The line on which a quotation begins that never ends.
fn open_quotation(text: &str, separator: char) -> Option<usize> {
    let (mut line, mut opened, mut begins) = (1, None, true);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, opened) {
            ('"', None) if begins => opened = Some(line),
            ('"', Some(_)) if chars.peek() == Some(&'"') => drop(chars.next()),
            ('"', Some(_)) => opened = None,
            _ => {}
        }
        begins = opened.is_none() && (char == separator || char == '\n' || char == '\r');
        line += usize::from(char == '\n');
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_name_the_cells() {
        let grid = of_text("\nid;Title;\r\n1;\"a \"\"b\"\"\r\nc\";x;y\r\n;;\r\n2;d\r\n").unwrap();
        assert_eq!(grid.head, ["id", "Title"]);
        assert_eq!(grid.rows.iter().map(|row| row.at.as_str()).collect::<Vec<_>>(), ["line 3", "line 6"]);
        let cell = grid.rows[0].get(grid.column("title")).unwrap();
        assert_eq!((cell.at.as_str(), cell.text.as_str()), ("line 3, Title", "a \"b\"\r\nc"));
        assert_eq!(grid.rows[0].cells[2].at, "line 3, column 3");
    }

    #[test]
    fn a_table_that_ends_inside_a_cell_is_cut_off() {
        let error = of_text("id,title\n1,\"a\"\n2,\"b\nc").unwrap_err().to_string();
        assert!(error.contains("begins on line 3"), "{error}");
        assert!(of_text("a,b\n1,5\" pipe\n").is_ok());
    }
}
