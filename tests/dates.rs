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
    for (clock, zone) in [("13:05:00", ""), ("13:05:07", "Z"), ("13:05:00", "-05:30")] {
        let moment = format!("2012-09-18T{clock}{zone}");
        assert_eq!(date(&moment).html_datetime().as_deref(), Some(moment.as_str()));
        assert_eq!(date(&moment).time_of_day(), Some((clock, zone)));
    }
    assert_eq!(date("2012-09-18T13:05:00+07").html_datetime().as_deref(), Some("2012-09-18"));
    assert_eq!(date("2012-09-18").time_of_day(), None);
    assert_eq!(date("2012-04").html_datetime().as_deref(), Some("2012-04"));
    assert_eq!(date("0044").html_datetime().as_deref(), Some("0044"));
    for none in [
        "2012-04~",
        "2012-04?",
        "[2012-04..]",
        "199X",
        "0000",
        "-0044-03-15",
        "2010/2014",
        "[1960-12-02,1960-12-12]",
    ] {
        assert_eq!(date(none).html_datetime(), None, "{none}");
    }
}

/// A stretch of the days of 2012 and 2013, from 0, as EDTF and by its first and last day.
fn stretch() -> impl Strategy<Value = (String, i32, i32)> {
    let new_year = Day::start_of_year(2012).0;
    let of = move |from: Civil, to: Civil| (from.day().0 - new_year, to.day().0 - new_year);
    prop_oneof![
        (0..731_i32).prop_map(move |day| {
            let Civil { year, month, day: of_month } = Day(new_year + day).civil();
            (format!("{year}-{month:02}-{of_month:02}"), day, day)
        }),
        (2012..=2013_i32, 1..=12_u8).prop_map(move |(year, month)| {
            let next = if month == 12 { ymd(year + 1, 1, 1) } else { ymd(year, month + 1, 1) };
            let (from, to) = of(ymd(year, month, 1), next);
            (format!("{year}-{month:02}"), from, to - 1)
        }),
        (2012..=2013_i32).prop_map(move |year| {
            let (from, to) = of(ymd(year, 1, 1), ymd(year, 12, 31));
            (year.to_string(), from, to)
        }),
    ]
}

proptest! {
    #[test]
    fn possible_and_certain_are_what_a_look_at_every_day_tells(
        stretches in proptest::collection::vec(stretch(), 1..4), all in any::<bool>(), ends in (0..731_i32, 0..731_i32),
    ) {
        let new_year = Day::start_of_year(2012).0;
        let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let within = |day: i32| from <= day && day <= to;
        let written: Vec<&str> = stretches.iter().map(|it| it.0.as_str()).collect();
        let edtf = match (&written[..], all) {
            ([one], _) => (*one).to_owned(),
            (several, true) => format!("{{{}}}", several.join(",")),
            (several, false) => format!("[{}]", several.join(",")),
        };
        let asked = (Day(new_year + from), Day(new_year + to));
        // Each stretch was on one of its days.
        let possible = stretches.iter().any(|(_, first, last)| (*first..=*last).any(within));
        prop_assert_eq!(date(&edtf).possibly_within(asked.0, asked.1), possible, "{}", &edtf);
        let mut certain = stretches.iter().map(|(_, first, last)| (*first..=*last).all(within));
        let certain = if all { certain.any(|it| it) } else { certain.all(|it| it) };
        prop_assert_eq!(date(&edtf).certainly_within(asked.0, asked.1), certain, "{}", &edtf);
    }

    #[test]
    fn a_state_holds_on_each_day_from_its_start_to_its_end(
        start in stretch(), end in stretch(), ends in (0..731_i32, 0..731_i32),
    ) {
        prop_assume!(start.2 < end.1);
        let new_year = Day::start_of_year(2012).0;
        let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let holds = |first: i32, last: i32| (first..=last).any(|day| from <= day && day <= to);
        let state = date(&format!("{}/{}", start.0, end.0));
        let asked = (Day(new_year + from), Day(new_year + to));
        prop_assert_eq!(state.possibly_within(asked.0, asked.1), holds(start.1, end.2));
        // The latest that it may have begun, and the earliest that it may have ended.
        prop_assert_eq!(state.certainly_within(asked.0, asked.1), holds(start.2, end.1));
    }

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
