//! A part of a date in words, alone and after a preposition.

use crate::dataset::{Civil, Day, Part, Precision};
use crate::i18n::{Lang, fill};

use super::names::{month_name, season};
use super::{year, years};

/// A part as it stands alone; `under` is a year that is not said again.
pub(super) fn part(p: &Part, lang: Lang, under: Option<i32>) -> String {
    let said = unqualified(p, lang, under);
    qualified(p, &if p.approximate && lang == Lang::Es { with_article(p, said) } else { said }, lang)
}

/// What is said of a part, with how certain it is.
pub(super) fn qualified(p: &Part, said: &str, lang: Lang) -> String {
    let template = match (p.approximate, p.uncertain, lang) {
        (false, false, _) => return said.to_owned(),
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

/// A part after a preposition. In Spanish a day has its article then, and what is uncertain is said so
/// before both, in Vietnamese too: "since about 1985", "quizá desde el 5 de mayo", "có lẽ từ tháng 5".
pub(super) fn after(prepositions: [&str; 3], p: &Part, noun: String, lang: Lang) -> String {
    let preposition = prepositions[lang as usize];
    let (said, perhaps) = match lang {
        Lang::En => return format!("{preposition} {}", qualified(p, &noun, lang)),
        Lang::Es if p.approximate => {
            (format!("{preposition} {}", contracted("alrededor de", &with_article(p, noun))), "quizá")
        }
        Lang::Es => (contracted(preposition, &with_article(p, noun)), "quizá"),
        Lang::Vi if p.approximate => (format!("{preposition} khoảng {noun}"), "có lẽ"),
        Lang::Vi => (format!("{preposition} {noun}"), "có lẽ"),
    };
    if p.uncertain { format!("{perhaps} {said}") } else { said }
}

/// Whether a part is said as a day.
pub(super) fn is_day(p: &Part) -> bool {
    p.precision == Precision::Day || p.earliest == Day::MIN || p.latest == Day::MAX
}

/// Within a Spanish sentence days and parts of years have an article.
fn with_article(p: &Part, noun: String) -> String {
    match p.precision {
        _ if is_day(p) => format!("el {noun}"),
        Precision::Season(21 | 25 | 29) => format!("la {noun}"),
        Precision::Season(_) => format!("el {noun}"),
        _ => noun,
    }
}

/// A Spanish preposition before a noun, with whose article it may be one word.
fn contracted(preposition: &str, noun: &str) -> String {
    match (preposition, noun.strip_prefix("el ")) {
        ("a" | "de" | "alrededor de", Some(noun)) => format!("{preposition}l {noun}"),
        _ => format!("{preposition} {noun}"),
    }
}

/// A part without how certain it is; `under` is a year that is not said again.
pub(super) fn unqualified(p: &Part, lang: Lang, under: Option<i32>) -> String {
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
        Precision::Season(code @ 33..) if lang == Lang::En && under != Some(y) => {
            format!("{} of {}", season(code, lang), year(y, lang))
        }
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
pub(super) fn stretch(p: &Part, lang: Lang) -> String {
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
    let (day, name) = (day_alone(day, lang), month_name(month, lang));
    let said = if lang == Lang::Es { format!("{day} de {name}") } else { format!("{day} {name}") };
    if under == Some(y) { said } else { of_year(&said, &year(y, lang), lang) }
}

/// A day of a month that is said elsewhere.
pub(super) fn day_alone(day: u8, lang: Lang) -> String {
    if lang == Lang::Vi { format!("ngày\u{a0}{day}") } else { day.to_string() }
}

fn of_year(said: &str, year: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{said} {year}"),
        Lang::Es => format!("{said} de {year}"),
        Lang::Vi => format!("{said} năm {year}"),
    }
}
