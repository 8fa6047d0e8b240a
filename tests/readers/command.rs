//! `annals convert` as it is called.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use annals::dataset::Dataset;
use serde_json::Value;

const TABLE: &str = "date,title,note\n1960-12-02,Relations,x\n13800000000,Far,\n";

fn convert(arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_annals"))
        .arg("convert")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn a_table_becomes_a_record_with_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let [table, record, report] = ["t.csv", "t.json", "report.json"].map(|name| folder.path().join(name));
    std::fs::write(&table, TABLE).unwrap();
    let path = |path: &std::path::Path| path.to_str().unwrap().to_owned();
    let (code, out, told) = convert(&[&path(&table), &path(&record), "--report", &path(&report)], b"");
    assert_eq!((code, out.as_str()), (0, ""), "{told}");
    assert!(told.contains("a table: 2 events found, 2 read, 0 dropped\n"), "{told}");
    assert!(told.contains("1 × dropped: a column that a table of events does not have"), "{told}");

    let dataset = Dataset::from_json(&std::fs::read_to_string(&record).unwrap()).unwrap();
    assert_eq!(dataset.record.id, "t");
    let report: Value = serde_json::from_str(&std::fs::read_to_string(&report).unwrap()).unwrap();
    assert_eq!((&report["read"]["found"], &report["read"]["read"]), (&2.into(), &2.into()));
    let entries = report["read"]["entries"].as_array().unwrap();
    let far = entries.iter().find(|entry| entry["place"] == "line 3, date").unwrap();
    assert_eq!((&far["outcome"], &far["original"]), (&"kept".into(), &"13800000000".into()));

    // And out again, with what the other format cannot hold.
    let (code, out, told) = convert(&[&path(&record), "-", "--to", "csv"], b"");
    assert_eq!(code, 0, "{told}");
    assert!(out.contains("\"1960-12-02-relations\"") && told.contains("csv cannot hold 1 doubts"), "{told}");
}

#[test]
fn standard_streams_and_quiet() {
    let (code, out, told) = convert(&["-", "-", "--lang", "es", "--quiet"], TABLE.as_bytes());
    assert_eq!((code, told.as_str()), (0, ""));
    assert_eq!(Dataset::from_json(&out).unwrap().record.languages, ["es"]);
}

#[test]
fn what_is_wrong_is_told_by_the_exit_code() {
    let (code, _, told) = convert(&["-", "-"], b"Name,Age\n");
    assert!(code == 1 && told.starts_with("standard input: its format is not known"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    let (code, _, told) = convert(&["-", "out.docx"], b"");
    assert!(code == 2 && told.contains("names no format: say --to"), "{told}");
    assert_eq!(convert(&["-", "-", "--from", "word"], b"").0, 2);
    assert_eq!(convert(&["-"], b"").0, 2);
    // A record with mistakes has them all named, as by check.
    let (code, _, told) = convert(&["-", "-"], br#"{"format": "annals/1", "kinds": 1}"#);
    assert!(code == 1 && told.contains("standard input: ") && told.lines().count() > 2, "{told}");
}
