//! Dates in words: as much as is known, and no more.

use crate::dataset::{Civil, Date, Day, End, Form, Part, Precision};

use super::{Lang, fill};

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
    let template = |en, es, vi| match lang {
        Lang::En => en,
        Lang::Es => es,
        Lang::Vi => vi,
    };
    match date.form() {
        Form::Within(p) => match date.time_of_day() {
            Some(given) => format!("{}, {}", say(p), time(given)),
            None => say(p),
        },
        Form::OrLater(p) => {
            fill(template("{} or later", "{} o después", "{} hoặc sau đó"), &[&keep_year(p, lang, under)])
        }
        Form::OrEarlier(p) => {
            fill(template("by {}", "a más tardar en {}", "muộn nhất là {}"), &[&keep_year(p, lang, under)])
        }
        Form::Interval(start, end) => interval(start, end, lang),
        Form::OneOf(parts) => list(parts, lang, under, lang.messages().or),
        Form::AllOf(parts) => list(parts, lang, under, template("and", "y", "và")),
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

/// "2025 or later" keeps its year even under the heading 2025.
fn keep_year(p: &Part, lang: Lang, under: Option<i32>) -> String {
    part(p, lang, under.filter(|_| p.precision < Precision::Year))
}

fn interval(start: &End, end: &End, lang: Lang) -> String {
    let say = |p: &Part| part(p, lang, None);
    let template = |en, es, vi| match lang {
        Lang::En => en,
        Lang::Es => es,
        Lang::Vi => vi,
    };
    match (start, end) {
        (End::Known(a), End::Known(b)) => {
            fill(template("{} to {}", "de {} a {}", "từ {} đến {}"), &[&say(a), &say(b)])
        }
        (End::Known(a), End::Open) => fill(template("since {}", "desde {}", "từ {}"), &[&say(a)]),
        (End::Known(a), End::Unknown) => fill(
            template("from {}, end not known", "desde {}, final desconocido", "từ {}, không rõ kết thúc"),
            &[&say(a)],
        ),
        (End::Open, End::Known(b)) => fill(template("until {}", "hasta {}", "đến {}"), &[&say(b)]),
        (End::Unknown, End::Known(b)) => fill(
            template(
                "until {}, beginning not known",
                "hasta {}, comienzo desconocido",
                "đến {}, không rõ bắt đầu",
            ),
            &[&say(b)],
        ),
        _ => lang.messages().no_date_short.to_owned(),
    }
}

/// Several parts; days of one month share its name: "2 or 12 December 1960".
fn list(parts: &[Part], lang: Lang, under: Option<i32>, joiner: &str) -> String {
    let month_of = |p: &Part| {
        let Civil { year, month, .. } = p.earliest.civil();
        (p.precision == Precision::Day && !p.approximate && !p.uncertain).then_some((year, month))
    };
    let shared =
        parts.first().and_then(month_of).filter(|first| parts.iter().all(|p| month_of(p) == Some(*first)));
    let said: Vec<String> = match (shared, parts.split_last()) {
        (Some(_), Some((last, rest))) if lang != Lang::Vi => {
            let days = rest.iter().map(|p| p.earliest.civil().day.to_string());
            days.chain([part(last, lang, under)]).collect()
        }
        (Some(_), Some((_, rest))) => {
            // In Vietnamese the day comes first as well, but takes a word of its own: once is enough.
            let bare = |p: &Part| part(p, lang, under).trim_start_matches("ngày\u{a0}").to_owned();
            let days = rest.iter().map(|p| format!("ngày\u{a0}{}", p.earliest.civil().day));
            days.chain(parts.last().map(bare)).collect()
        }
        _ => parts.iter().map(|p| part(p, lang, under)).collect(),
    };
    match said.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {joiner} {last}", rest.join(", ")),
        None => String::new(),
    }
}

fn part(p: &Part, lang: Lang, under: Option<i32>) -> String {
    let said = unqualified(p, lang, under);
    let template = match (p.approximate, p.uncertain, lang) {
        (false, false, _) => return said,
        (true, false, Lang::En) => "about {}",
        (true, false, Lang::Es) => "hacia {}",
        (true, false, Lang::Vi) => "khoảng {}",
        (false, true, Lang::En) => "perhaps {}",
        (false, true, Lang::Es) => "quizá {}",
        (false, true, Lang::Vi) => "có lẽ {}",
        (true, true, Lang::En) => "perhaps about {}",
        (true, true, Lang::Es) => "quizá hacia {}",
        (true, true, Lang::Vi) => "có lẽ khoảng {}",
    };
    fill(template, &[&said])
}

fn unqualified(p: &Part, lang: Lang, under: Option<i32>) -> String {
    if p.earliest == Day::MIN || p.latest == Day::MAX {
        let known = if p.earliest == Day::MIN { p.latest } else { p.earliest };
        return day(known, lang, under);
    }
    let Civil { year: y, month, .. } = p.earliest.civil();
    let with_year = |said: String| {
        if under == Some(y) { said } else { of_year(&said, &year(y, lang), lang) }
    };
    match p.precision {
        Precision::Day => day(p.earliest, lang, under),
        Precision::Month => with_year(month_name(month, lang).to_owned()),
        Precision::Season(code) => with_year(season(code, lang)),
        Precision::Year => match lang {
            Lang::Vi => format!("năm {}", year(y, lang)),
            _ => year(y, lang),
        },
        Precision::Decade => match lang {
            Lang::En => format!("the {y}s"),
            Lang::Es => format!("los años {y}"),
            Lang::Vi => format!("thập niên {y}"),
        },
        Precision::Century | Precision::Stretch => stretch(p, lang),
    }
}

/// A stretch that no unit names: from its first year or day to its last.
fn stretch(p: &Part, lang: Lang) -> String {
    let (from, to) = (p.earliest.civil(), p.latest.civil());
    let whole_years = (from.month, from.day, to.month, to.day) == (1, 1, 12, 31);
    if whole_years {
        years(from.year, to.year, lang)
    } else {
        format!("{} – {}", day(p.earliest, lang, None), day(p.latest, lang, None))
    }
}

fn day(day: Day, lang: Lang, under: Option<i32>) -> String {
    let Civil { year: y, month, day } = day.civil();
    let name = month_name(month, lang);
    let said = match lang {
        Lang::En => format!("{day} {name}"),
        Lang::Es => format!("{day} de {name}"),
        Lang::Vi => format!("ngày\u{a0}{day} {name}"),
    };
    if under == Some(y) { said } else { of_year(&said, &year(y, lang), lang) }
}

fn of_year(said: &str, year: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{said} {year}"),
        Lang::Es => format!("{said} de {year}"),
        Lang::Vi => format!("{said} năm {year}"),
    }
}

/// A day of the month as it stands on an axis, with the short name of its month.
#[must_use]
pub fn axis_day(day: u8, month: u8, lang: Lang) -> String {
    let name = month_abbr(month, lang);
    match lang {
        Lang::En | Lang::Es => format!("{day} {name}"),
        Lang::Vi => format!("{day}/{month}"),
    }
}

/// The name of a month, 1 to 12.
#[must_use]
pub fn month_name(month: u8, lang: Lang) -> &'static str {
    #[rustfmt::skip]
    const NAMES: [[&str; 12]; 3] = [
        ["January", "February", "March", "April", "May", "June",
         "July", "August", "September", "October", "November", "December"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio",
         "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["tháng\u{a0}1", "tháng\u{a0}2", "tháng\u{a0}3", "tháng\u{a0}4", "tháng\u{a0}5", "tháng\u{a0}6",
         "tháng\u{a0}7", "tháng\u{a0}8", "tháng\u{a0}9", "tháng\u{a0}10", "tháng\u{a0}11", "tháng\u{a0}12"],
    ];
    NAMES[lang as usize].get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// The name of a month on an axis.
#[must_use]
pub fn month_abbr(month: u8, lang: Lang) -> String {
    match lang {
        Lang::En | Lang::Es => month_name(month, lang).chars().take(3).collect(),
        Lang::Vi => format!("Th{month}"),
    }
}

/// A part of a year by its EDTF code: seasons (also by hemisphere), quarters, thirds and halves.
fn season(code: u8, lang: Lang) -> String {
    #[rustfmt::skip]
    const SEASONS: [[&str; 4]; 3] = [
        ["spring", "summer", "autumn", "winter"],
        ["primavera", "verano", "otoño", "invierno"],
        ["mùa xuân", "mùa hè", "mùa thu", "mùa đông"],
    ];
    const SPANS: [[&str; 3]; 3] = [
        ["quarter {}", "third {}", "half {}"],
        ["trimestre {}", "cuatrimestre {}", "semestre {}"],
        ["quý {}", "phần ba thứ {}", "nửa năm thứ {}"],
    ];
    let (spans, number) = (&SPANS[lang as usize], |first: u8| code - first + 1);
    match code {
        21..=32 => SEASONS[lang as usize][usize::from(code - 21) % 4].to_owned(),
        33..=36 => fill(spans[0], &[&number(33)]),
        37..=39 => fill(spans[1], &[&number(37)]),
        40..=41 => fill(spans[2], &[&number(40)]),
        _ => String::new(),
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
