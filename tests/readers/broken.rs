//! Files that are no timeline: each gets one clear error.

use annals::interop::read::{Asked, Format, MAX_BYTES, read};

use super::error;

#[test]
fn nothing() {
    assert_eq!(error(""), "it is empty");
    assert_eq!(error("\u{feff} \n"), "it is empty");
}

#[test]
fn cut_off() {
    let whole = r#"{"events": [{"start_date": {"year": "1960"}, "text": {"headline": "A"}}]}"#;
    for length in 1..whole.len() {
        let error = error(&whole[..length]);
        assert!(error.starts_with("it is cut off: line 1, column ") || length < 3, "{length}: {error}");
    }
    assert!(
        error("date,title\n1960,\"A")
            .contains("it ends inside the cell in quotation marks that begins on line 2")
    );
}

#[test]
fn binary_and_wrongly_encoded() {
    assert!(error([0x89, b'P', b'N', b'G', 0, 1]).contains("byte 0 (0x89, line 1) is not UTF-8"));
    assert!(error(b"GIF89a\x01\x00\x01\x00").contains("it is no text: character U+0001 stands at byte 6"));
    assert!(
        error(b"date,title\n1960,Jos\xe9\n")
            .contains("byte 19 (0xE9, line 2) is not UTF-8: save the file as UTF-8")
    );
    assert!(error(b"PK\x03\x04 not really").contains("a workbook that cannot be opened"));
}

#[test]
fn too_large() {
    let table = "date,title\n".to_owned() + "1960,A\n".repeat(56 << 17).as_str();
    let error = error(&table);
    assert!(
        table.len() > 50_000_000 && error.contains(&format!("at most {MAX_BYTES} are read: split it")),
        "{error}"
    );
}

#[test]
fn of_no_known_format() {
    let table = error("Name,Age\nA,1\n");
    assert!(table.contains("“Name, Age”") && table.contains("needs columns named date and title"), "{table}");
    assert!(error(r#"{"a": 1}"#).contains("name it with --from: timelinejs, timelinejs2, sheet"));
    assert!(error("Dear diary,\nnothing happened.").contains("its format is not known"));
    assert!(error(r#"{"events": [], "dateTimeFormat": "iso8601"}"#).contains("there is no event in it"));
}

#[test]
fn of_another_format_than_was_said() {
    let asked = |from| Asked { from: Some(from), ..Asked::default() };
    let error = read(b"date,title\n1960,A\n", asked(Format::Vis)).unwrap_err().to_string();
    assert_eq!(error, "it is not vis-timeline");
    let error = read(br#"{"events": []}"#, asked(Format::Table)).unwrap_err().to_string();
    assert_eq!(error, "it is not a table");
    let error = read(br#"{"x": []}"#, asked(Format::TimelineJs)).unwrap_err().to_string();
    assert!(error.starts_with("there is no event in it, read as TimelineJS 3"), "{error}");
}
