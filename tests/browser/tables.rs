//! The tables of this suite tell the truth.

use std::collections::BTreeSet;

const TABLES: [&str; 4] = [
    include_str!("main.rs"),
    include_str!("contract.rs"),
    include_str!("faults.rs"),
    include_str!("limits.rs"),
];

/// The tests of this program.
pub fn tests() -> BTreeSet<String> {
    let program = std::env::current_exe().unwrap();
    let listed = std::process::Command::new(program).arg("--list").output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    listed.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect()
}

/// The tests that the rows of a table name.
fn named(table: &str) -> BTreeSet<String> {
    let rows = table.lines().filter(|line| line.starts_with("//! |"));
    let names = rows.flat_map(|row| row.split("[`").skip(1).filter_map(|rest| rest.split_once("`]")));
    names.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn every_test_that_a_table_names_is_there() {
    let tests = tests();
    for table in TABLES {
        let named = named(table);
        assert!(named.len() > 5, "{named:?}");
        let missing: Vec<_> = named.difference(&tests).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn every_test_is_in_a_table() {
    let named: BTreeSet<String> = TABLES.into_iter().flat_map(named).collect();
    let left: Vec<_> =
        tests().difference(&named).filter(|it| !it.ends_with("screens::screens")).cloned().collect();
    assert!(left.is_empty(), "{left:?}");
}
