//! Dates in words: as much as is known, and no more.

mod names;
mod part;

use crate::dataset::{Civil, Date, End, Form, Part, Precision};

use super::{Lang, fill};
pub use names::{axis_day, month_abbr, month_name};
use part::{after, day_alone, is_day, part, qualified, stretch, unqualified};

/// A date in full: "2 or 12 December 1960", "since the 1990s", "July 2012 or later".
#[must_use]
pub fn long(date: &Date, lang: Lang) -> String {
    words(date, lang, None)
}

/// A date under the heading of its year, which is not said again: "18 September", "July or later".
#[must_use]
pub fn short(date: &Date, lang: Lang) -> String {
    let under = date.anchor().filter(|p| p.precision <= Precision::Year).map(|p| p.earliest.civil().year);
    let only_year = matches!(date.form(), Form::Within(p) if p.precision == Precision::Year && !p.approximate && !p.uncertain);
    if only_year { lang.messages().month_not_given.to_owned() } else { words(date, lang, under) }
}

/// A year as readers count: there is no year 0, the year before 1 is 1 BCE.
#[must_use]
pub fn year(year: i32, lang: Lang) -> String {
    if year > 0 {
        return year.to_string();
    }
    let template = match lang {
        Lang::En => "{} BCE",
        Lang::Es => "{} a. C.",
        Lang::Vi => "{} TCN",
    };
    fill(template, &[&(1 - year)])
}

/// From one year to another, "1960–2025", or the only one.
#[must_use]
pub fn years(from: i32, to: i32, lang: Lang) -> String {
    if from == to { year(from, lang) } else { format!("{}–{}", year(from, lang), year(to, lang)) }
}

/// Reads a year as readers write it: a number, before the common era with a minus or with letters
/// behind it (`44 BCE`, `44 a. C.`, `44 TCN`).
#[must_use]
pub fn parse_year(text: &str) -> Option<i32> {
    let text = text.trim();
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let year: i32 =
        number.trim_start_matches(['-', '−']).trim().parse().ok().filter(|year| *year <= 999_999)?;
    let before = number.len() < text.len() || number.starts_with(['-', '−']);
    Some(if before { 1 - year } else { year })
}

/// What heads the events around an anchor: its year, or the decade or stretch where it is no sharper.
#[must_use]
pub fn heading(part: &Part, lang: Lang) -> String {
    let first = part.earliest.civil().year;
    match (part.precision, lang) {
        (Precision::Decade, Lang::En) => format!("{first}s"),
        (Precision::Decade, Lang::Es) => format!("Años {first}"),
        (Precision::Decade, Lang::Vi) => format!("Thập niên {first}"),
        (Precision::Century, _) => stretch(part, lang),
        _ => year(first, lang),
    }
}

fn words(date: &Date, lang: Lang, under: Option<i32>) -> String {
    let say = |p: &Part| part(p, lang, under);
    match date.form() {
        Form::Within(p) => match date.time_of_day() {
            Some(given) => format!("{}, {}", say(p), time(given)),
            None => say(p),
        },
        Form::OrLater(p) => {
            format!("{} {}", say(p), ["or later", "o después", "hoặc sau đó"][lang as usize])
        }
        Form::OrEarlier(p) => {
            let by = if is_day(p) || p.approximate { "a más tardar" } else { "a más tardar en" };
            after(["by", by, "muộn nhất là"], p, unqualified(p, lang, under), lang)
        }
        Form::Interval(start, end) => interval(start, end, lang, under),
        Form::OneOf(parts) => list(parts, lang, under, lang.messages().or),
        Form::AllOf(parts) => list(parts, lang, under, lang.messages().and),
    }
}

/// A time of day and its distance from UTC as EDTF writes them, in words: "13:05", "22:00:07 UTC",
/// "09:30 UTC+7".
fn time((clock, zone): (&str, &str)) -> String {
    let clock = clock.strip_suffix(":00").unwrap_or(clock);
    let Some((sign, distance)) = zone.split_at_checked(1) else { return clock.to_owned() };
    let sign = sign.trim_matches('Z').replace('-', "−");
    let distance = distance.strip_suffix(":00").unwrap_or(distance);
    format!("{clock} UTC{sign}{}", distance.strip_prefix('0').unwrap_or(distance))
}

fn interval(start: &End, end: &End, lang: Lang, under: Option<i32>) -> String {
    let after = |prepositions, p: &Part| after(prepositions, p, unqualified(p, lang, None), lang);
    let unknown = |words: [&str; 3]| words[lang as usize].to_owned();
    match (start, end) {
        (End::Known(a), End::Known(b)) if a == b => part(a, lang, under),
        (End::Known(a), End::Known(b)) => from_to(a, b, lang, under),
        (End::Known(a), End::Open) => after(["since", "desde", "từ"], a),
        (End::Known(a), End::Unknown) => {
            after(["from", "desde", "từ"], a)
                + &unknown([", end not known", ", final desconocido", ", không rõ kết thúc"])
        }
        (End::Open, End::Known(b)) => after(["until", "hasta", "đến"], b),
        (End::Unknown, End::Known(b)) => {
            after(["until", "hasta", "đến"], b)
                + &unknown([", beginning not known", ", comienzo desconocido", ", không rõ bắt đầu"])
        }
        _ => lang.messages().no_date_short.to_owned(),
    }
}

/// "12 to 17 September 1973": what both ends share is said at the second.
fn from_to(a: &Part, b: &Part, lang: Lang, under: Option<i32>) -> String {
    let (from, to) = (a.earliest.civil(), b.earliest.civil());
    let days = (a.precision, b.precision) == (Precision::Day, Precision::Day);
    let first = if days && (from.year, from.month) == (to.year, to.month) {
        day_alone(from.day, lang)
    } else {
        let sharp = a.precision < Precision::Year && b.precision < Precision::Year;
        unqualified(a, lang, if sharp && from.year == to.year { Some(from.year) } else { under })
    };
    let last = unqualified(b, lang, under);
    if lang == Lang::En {
        return format!("{} to {}", qualified(a, &first, lang), qualified(b, &last, lang));
    }
    // Said of the beginning, "perhaps" is said of the whole.
    let b = &Part { uncertain: b.uncertain && !a.uncertain, ..*b };
    format!("{} {}", after(["", "de", "từ"], a, first, lang), after(["", "a", "đến"], b, last, lang))
}

/// Several parts; days of one month share its name: "2 or 12 December 1960".
fn list(parts: &[Part], lang: Lang, under: Option<i32>, joiner: &'static str) -> String {
    let month_of = |p: &Part| {
        let Civil { year, month, .. } = p.earliest.civil();
        (p.precision == Precision::Day && !p.approximate && !p.uncertain).then_some((year, month))
    };
    let shared =
        parts.first().and_then(month_of).filter(|first| parts.iter().all(|p| month_of(p) == Some(*first)));
    let said: Vec<String> = match (shared, parts.split_last()) {
        (Some(_), Some((last, rest))) => {
            // In Vietnamese each day would say that it is one: once is enough.
            let last = part(last, lang, under).trim_start_matches("ngày\u{a0}").to_owned();
            rest.iter().map(|p| day_alone(p.earliest.civil().day, lang)).chain([last]).collect()
        }
        _ => parts.iter().map(|p| part(p, lang, under)).collect(),
    };
    match said.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {} {last}", rest.join(", "), lang.joiner(joiner, last)),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(edtf: &str) -> [String; 3] {
        let date = Date::parse(edtf).unwrap();
        // Numbers stay with their words at the end of a line.
        Lang::ALL.map(|lang| long(&date, lang).replace('\u{a0}', " "))
    }

    #[test]
    fn dates_say_what_is_known_and_no_more() {
        for (edtf, expected) in [
            ("1960-12-02", ["2 December 1960", "2 de diciembre de 1960", "ngày 2 tháng 12 năm 1960"]),
            ("2012-04", ["April 2012", "abril de 2012", "tháng 4 năm 2012"]),
            ("199X/..", ["since the 1990s", "desde los años 1990", "từ thập niên 1990"]),
            (
                "[2012-07..]",
                ["July 2012 or later", "julio de 2012 o después", "tháng 7 năm 2012 hoặc sau đó"],
            ),
            (
                "[..2018-11]",
                ["by November 2018", "a más tardar en noviembre de 2018", "muộn nhất là tháng 11 năm 2018"],
            ),
            (
                "[1960-12-02,1960-12-12]",
                ["2 or 12 December 1960", "2 o 12 de diciembre de 1960", "ngày 2 hoặc 12 tháng 12 năm 1960"],
            ),
            ("2010/2014", ["2010 to 2014", "de 2010 a 2014", "từ năm 2010 đến năm 2014"]),
            (
                "1966-10/1966-11-03",
                [
                    "October to 3 November 1966",
                    "de octubre al 3 de noviembre de 1966",
                    "từ tháng 10 đến ngày 3 tháng 11 năm 1966",
                ],
            ),
            (
                "2011-06-13?/2011-06-14?",
                [
                    "perhaps 13 to perhaps 14 June 2011",
                    "quizá del 13 al 14 de junio de 2011",
                    "có lẽ từ ngày 13 đến ngày 14 tháng 6 năm 2011",
                ],
            ),
            (
                "2005-04-26/2005-04-30?",
                [
                    "26 to perhaps 30 April 2005",
                    "del 26 quizá al 30 de abril de 2005",
                    "từ ngày 26 có lẽ đến ngày 30 tháng 4 năm 2005",
                ],
            ),
            (
                "2017-11-02?/",
                [
                    "from perhaps 2 November 2017, end not known",
                    "quizá desde el 2 de noviembre de 2017, final desconocido",
                    "có lẽ từ ngày 2 tháng 11 năm 2017, không rõ kết thúc",
                ],
            ),
            (
                "2022-09-28/2022-10-02",
                [
                    "28 September to 2 October 2022",
                    "del 28 de septiembre al 2 de octubre de 2022",
                    "từ ngày 28 tháng 9 đến ngày 2 tháng 10 năm 2022",
                ],
            ),
            (
                "2019/2021-06",
                ["2019 to June 2021", "de 2019 a junio de 2021", "từ năm 2019 đến tháng 6 năm 2021"],
            ),
            ("2012-04-08/2012-04-08", ["8 April 2012", "8 de abril de 2012", "ngày 8 tháng 4 năm 2012"]),
            ("../1985~", ["until about 1985", "hasta alrededor de 1985", "đến khoảng năm 1985"]),
            (
                "1985-05-05~/1985-05-09~",
                [
                    "about 5 to about 9 May 1985",
                    "de alrededor del 5 a alrededor del 9 de mayo de 1985",
                    "từ khoảng ngày 5 đến khoảng ngày 9 tháng 5 năm 1985",
                ],
            ),
            (
                "1985-05-05~",
                ["about 5 May 1985", "hacia el 5 de mayo de 1985", "khoảng ngày 5 tháng 5 năm 1985"],
            ),
            (
                "[..2024-09-25]",
                [
                    "by 25 September 2024",
                    "a más tardar el 25 de septiembre de 2024",
                    "muộn nhất là ngày 25 tháng 9 năm 2024",
                ],
            ),
            (
                "[1960-05-07,1960-05-08]",
                ["7 or 8 May 1960", "7 u 8 de mayo de 1960", "ngày 7 hoặc 8 tháng 5 năm 1960"],
            ),
            (
                "{2001-23,2001-24}",
                [
                    "autumn 2001 and winter 2001",
                    "otoño de 2001 e invierno de 2001",
                    "mùa thu năm 2001 và mùa đông năm 2001",
                ],
            ),
            (
                "2001-21/2001-35",
                [
                    "spring to third quarter of 2001",
                    "de la primavera al tercer trimestre de 2001",
                    "từ mùa xuân đến quý 3 năm 2001",
                ],
            ),
            ("2001-40", ["first half of 2001", "primer semestre de 2001", "nửa đầu năm 2001"]),
            (
                "2001-39",
                ["last four months of 2001", "tercer cuatrimestre de 2001", "bốn tháng cuối năm 2001"],
            ),
            ("1985~", ["about 1985", "hacia 1985", "khoảng năm 1985"]),
            ("-0043", ["44 BCE", "44 a. C.", "năm 44 TCN"]),
            ("2001-21", ["spring 2001", "primavera de 2001", "mùa xuân năm 2001"]),
            ("19XX", ["1900–1999", "1900–1999", "1900–1999"]),
            (
                "1963-11-22T09:05:00",
                [
                    "22 November 1963, 09:05",
                    "22 de noviembre de 1963, 09:05",
                    "ngày 22 tháng 11 năm 1963, 09:05",
                ],
            ),
        ] {
            assert_eq!(said(edtf), expected, "{edtf}");
        }
    }

    #[test]
    fn a_time_of_day_is_said_with_its_distance_from_utc() {
        for (time, expected) in [
            ("00:00:00", "00:00"),
            ("23:59:07", "23:59:07"),
            ("13:00:00Z", "13:00 UTC"),
            ("09:30:00+07", "09:30 UTC+7"),
            ("09:30:00+05:30", "09:30 UTC+5:30"),
            ("09:30:15-10:00", "09:30:15 UTC−10"),
            ("09:30:00+00:00", "09:30 UTC+0"),
        ] {
            let date = Date::parse(&format!("1963-11-22T{time}")).unwrap();
            assert_eq!(long(&date, Lang::En), format!("22 November 1963, {expected}"));
            assert_eq!(short(&date, Lang::En), format!("22 November, {expected}"));
        }
    }

    #[test]
    fn under_its_year_a_date_does_not_say_the_year_again() {
        for (edtf, expected) in [
            ("2012-09-18", "18 September"),
            ("2012-04", "April"),
            ("[2012-07..]", "July or later"),
            ("[..2012-07]", "by July"),
            ("[2025..]", "2025 or later"),
            ("2025", "month not given"),
            ("[1960-12-02,1960-12-12]", "2 or 12 December"),
            ("199X/..", "since the 1990s"),
            ("1960-12/..", "since December 1960"),
            ("1973-09-12/1973-09-17", "12 to 17 September"),
            ("2022-12-30/2023-01-02", "30 December to 2 January 2023"),
            ("2019/2021-06", "2019 to June 2021"),
        ] {
            assert_eq!(short(&Date::parse(edtf).unwrap(), Lang::En), expected, "{edtf}");
        }
    }

    #[test]
    fn years_that_are_the_same_are_said_once() {
        assert_eq!(years(1960, 2025, Lang::En), "1960–2025");
        assert_eq!(years(-43, -43, Lang::Es), "44 a. C.");
    }

    #[test]
    fn a_year_that_is_said_is_read_again() {
        for year in [-9999, -43, 0, 1, 12, 2012] {
            for lang in Lang::ALL {
                assert_eq!(parse_year(&self::year(year, lang)), Some(year));
            }
        }
        assert_eq!(parse_year("-44"), Some(-43));
        assert_eq!(parse_year("about"), None);
    }
}
