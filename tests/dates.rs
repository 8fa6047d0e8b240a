//! Dates: every form of EDTF that the record knows, what it may mean, and how dates sort.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use annals::dataset::{Civil, Date, Day, Form, Precision};
use proptest::prelude::*;

fn date(edtf: &str) -> Date {
    Date::parse(edtf).unwrap()
}

fn days(edtf: &str) -> (Civil, Civil) {
    let (from, to) = date(edtf).extent();
    (from.civil(), to.civil())
}

fn ymd(year: i32, month: u8, day: u8) -> Civil {
    Civil { year, month, day }
}

#[test]
fn each_form_yields_the_days_it_may_mean() {
    for (edtf, from, to) in [
        ("1960-12-02", ymd(1960, 12, 2), ymd(1960, 12, 2)),
        ("2012-02", ymd(2012, 2, 1), ymd(2012, 2, 29)),
        ("2012-02-XX", ymd(2012, 2, 1), ymd(2012, 2, 29)),
        ("1985?", ymd(1985, 1, 1), ymd(1985, 12, 31)),
        ("2001-21", ymd(2001, 3, 1), ymd(2001, 5, 31)),
        ("199X", ymd(1990, 1, 1), ymd(1999, 12, 31)),
        ("19XX", ymd(1900, 1, 1), ymd(1999, 12, 31)),
        ("2010/2014-06", ymd(2010, 1, 1), ymd(2014, 6, 30)),
        ("[1960-12-02,1960-12-12]", ymd(1960, 12, 2), ymd(1960, 12, 12)),
        ("{1960,1961-12}", ymd(1960, 1, 1), ymd(1961, 12, 31)),
        ("[1667..1670]", ymd(1667, 1, 1), ymd(1670, 12, 31)),
        ("-0044-03-15", ymd(-44, 3, 15), ymd(-44, 3, 15)),
        ("2004-06~-11", ymd(2004, 6, 11), ymd(2004, 6, 11)),
    ] {
        assert_eq!(days(edtf), (from, to), "{edtf}");
    }
}

#[test]
fn only_what_must_have_been_then_is_certain() {
    for (edtf, from, to, certain) in [
        ("2012-04", 2012, 2012, true),
        ("2012-04", 2013, 2014, false),
        ("199X", 1990, 1999, true),
        ("199X", 1995, 2005, false),
        ("[1960-12-02,1960-12-12]", 1960, 1960, true),
        ("[1960,1961]", 1960, 1960, false),
        ("{1960,1961}", 1960, 1960, true),
        ("[2012-07..]", 2012, 2020, false),
        ("[..2018-11]", 1900, 2018, false),
        ("1985~", 1980, 1990, false),
        ("1985?", 1980, 1990, false),
        // A state holds in every year between its ends.
        ("199X/..", 2005, 2006, true),
        ("199X/..", 1995, 1996, false),
        ("2010/2014", 2012, 2012, true),
        ("2010/2014", 2015, 2016, false),
        ("1985/", 1985, 1985, true),
        ("1985/", 1990, 1990, false),
    ] {
        let (from, to) = (Day::start_of_year(from), Day::end_of_year(to));
        assert_eq!(date(edtf).certainly_within(from, to), certain, "{edtf}");
    }
}

#[test]
fn an_open_side_has_no_end() {
    assert_eq!(date("[2012-07..]").extent().1, Day::MAX);
    assert_eq!(date("[..2018-11]").extent().0, Day::MIN);
    assert_eq!(date("199X/..").extent(), (Day::start_of_year(1990), Day::MAX));
    assert_eq!(date("1985/").extent().1, Day::MAX);
}

#[test]
fn precision_is_the_calendar_unit_that_a_part_fills() {
    for (edtf, precision) in [
        ("1960-12-02", Precision::Day),
        ("2012-04", Precision::Month),
        ("2001-21", Precision::Season(21)),
        ("2012", Precision::Year),
        ("199X", Precision::Decade),
        ("19XX", Precision::Century),
        ("[1667..1670]", Precision::Stretch),
    ] {
        assert_eq!(date(edtf).anchor().unwrap().precision, precision, "{edtf}");
    }
}

#[test]
fn qualifiers_are_kept_and_move_no_bound() {
    let Form::Within(part) = date("1985%").form().clone() else { unreachable!() };
    assert!(part.approximate && part.uncertain);
    assert_eq!(date("1985%").extent(), date("1985").extent());
}

#[test]
fn what_is_no_date_is_refused_with_what_is_accepted() {
    for bad in ["", "2012-13", "12 Dec 1960", "2012-02-30", "Y99999999999", "[", "1960-12-02T"] {
        let error = Date::parse(bad).unwrap_err().to_string();
        assert!(error.contains(&format!("{bad:?} is no EDTF date")), "{error}");
        assert!(error.contains("accepted are"), "{error}");
    }
}

#[test]
fn a_chronology_puts_by_then_before_then_before_or_later_and_the_sharper_first() {
    let mut dates =
        ["2012-07", "[2012-07..]", "2012", "[..2012-07]", "2012-01-01", "1960-12/..", "2012-09-18"].map(date);
    dates.sort_by_key(Date::sort_key);
    let order: Vec<_> = dates.iter().map(Date::as_str).collect();
    assert_eq!(
        order,
        ["1960-12/..", "2012-01-01", "2012", "[..2012-07]", "2012-07", "[2012-07..]", "2012-09-18"]
    );
}

#[test]
fn html_gets_a_datetime_only_where_it_is_not_sharper_than_the_date() {
    assert_eq!(date("2012-09-18").html_datetime().as_deref(), Some("2012-09-18"));
    assert_eq!(date("2012-04").html_datetime().as_deref(), Some("2012-04"));
    for none in ["2012-04~", "[2012-04..]", "199X", "-0044-03-15", "2010/2014", "[1960-12-02,1960-12-12]"] {
        assert_eq!(date(none).html_datetime(), None, "{none}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,24}") {
        let _ = Date::parse(&text);
    }

    #[test]
    fn text_of_the_alphabet_of_edtf_never_panics_and_spans_forward(text in "[0-9X\\-/.,~?%\\[\\]{}YES]{0,20}") {
        if let Ok(date) = Date::parse(&text) {
            let (from, to) = date.extent();
            // An interval may be written backwards only if its parser allows it; ours never does.
            prop_assert!(from <= to, "{text}: {from:?} {to:?}");
        }
    }
}

#[test]
fn an_interval_that_its_bounds_turn_round_is_refused() {
    for text in ["..8038/-3000..", "2000/..1990"] {
        assert!(Date::parse(text).is_err(), "{text}");
    }
    let error = Date::parse("..8038/-3000..").unwrap_err().to_string();
    assert!(error.contains("its end is before its start"), "{error}");
}
