//! Dates as people and programs write them: ISO 8601, `5/20/1961`, `20 May 1961`, `200 BC`, `c. 1500`.

use crate::dataset::fold;

use super::date::{Reason, Stamp, UNREADABLE};

/// What differs from format to format.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules {
    /// A bare negative year counts from 1 BCE: -44 is 44 BCE. Else it is astronomical.
    pub historical: bool,
    /// `5/6/1961` is 6 May, as in JavaScript. Else it may be 5 June, too.
    pub month_first: bool,
}

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    One(Stamp),
    /// From the first to the second.
    Span(Stamp, Stamp),
    /// One of two days: which is day and which is month cannot be told.
    Either(Stamp, Stamp),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const MESES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const ABOUT: [&str; 9] =
    ["c", "ca", "circa", "about", "around", "approximately", "hacia", "aproximadamente", "khoang"];
const BEFORE: [&str; 4] = ["bc", "bce", "ac", "tcn"];
const AFTER: [&str; 5] = ["ad", "ce", "dc", "scn", "cn"];
/// Words between the parts of a date.
const FILLERS: [&str; 6] = ["de", "del", "of", "the", "ngay", "nam"];

/// Reads a date.
pub fn read(text: &str, rules: Rules) -> Result<Written, Reason> {
    let text = text.trim().trim_matches('"').trim();
    if let Some(found) = numeric(text, rules) {
        return found;
    }
    let dashes: [&str; 4] = ["–", "—", " - ", "-"];
    for (from, to) in dashes.iter().filter_map(|dash| text.split_once(dash)) {
        if let (Some(from), Some(to)) = (plain_year(from), plain_year(to)) {
            return Ok(Written::Span(Stamp::year(from), Stamp::year(to)));
        }
    }
    in_words(text).map(Written::One)
}

/// One date, for formats that have no other.
pub fn one(text: &str, rules: Rules) -> Result<Stamp, Reason> {
    match read(text, rules)? {
        Written::One(stamp) => Ok(stamp),
        Written::Span(..) | Written::Either(..) => Err(UNREADABLE),
    }
}

fn plain_year(text: &str) -> Option<i64> {
    let text = text.trim();
    (text.len() == 4).then(|| digits(text))?
}

fn digits(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() < 18 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// A date of figures, or nothing where it is none.
fn numeric(text: &str, rules: Rules) -> Option<Result<Written, Reason>> {
    let (negative, figures) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let signed = |year: i64| match (negative, rules.historical) {
        (true, true) => Stamp::historical(-year),
        (true, false) => -year,
        _ => year,
    };
    if let Some(year) = digits(figures) {
        return Some(Ok(Written::One(Stamp::year(signed(year)))));
    }
    let (date, time) = match figures.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (figures, None),
    };
    let separator = date.chars().find(|char| !char.is_ascii_digit())?;
    let parts: Vec<&str> = date.split(separator).collect();
    let numbers: Vec<i64> = parts.iter().map(|part| digits(part)).collect::<Option<_>>()?;
    let whole_year = |at: usize| parts.get(at).is_some_and(|part| part.len() >= 4);
    let found = match (separator, numbers.as_slice()) {
        ('-' | '/' | '.', [year, month, day]) if whole_year(0) => {
            Stamp::new(signed(*year), Some(*month), Some(*day)).map(Written::One)
        }
        ('-' | '/', [year, month]) if whole_year(0) && !whole_year(1) => {
            Stamp::new(signed(*year), Some(*month), None).map(Written::One)
        }
        ('/', [month, year]) if whole_year(1) && !negative => {
            Stamp::new(*year, Some(*month), None).map(Written::One)
        }
        ('.', [day, month, year]) if whole_year(2) && !negative => {
            Stamp::new(*year, Some(*month), Some(*day)).map(Written::One)
        }
        ('/' | '-', [a, b, year]) if whole_year(2) && !negative => slashed(*a, *b, *year, rules),
        _ => return None,
    };
    let Some(time) = time.map(self::time) else { return Some(found) };
    Some(match (found, time) {
        (Ok(Written::One(stamp)), Some(time)) if stamp.day.is_some() => {
            Ok(Written::One(Stamp { time: Some(time), ..stamp }))
        }
        (Ok(Written::Either(a, b)), Some(_)) => Ok(Written::Either(a, b)),
        (Err(reason), _) => Err(reason),
        _ => Err(UNREADABLE),
    })
}

fn slashed(a: i64, b: i64, year: i64, rules: Rules) -> Result<Written, Reason> {
    let month_first = Stamp::new(year, Some(a), Some(b));
    if rules.month_first {
        return month_first.map(Written::One);
    }
    match (month_first, Stamp::new(year, Some(b), Some(a))) {
        (Ok(one), Ok(other)) if one == other => Ok(Written::One(one)),
        (Ok(one), Ok(other)) if a < b => Ok(Written::Either(one, other)),
        (Ok(one), Ok(other)) => Ok(Written::Either(other, one)),
        (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(Written::One(one)),
        (Err(reason), Err(_)) => Err(reason),
    }
}

/// A time of day as `hh:mm:ss` and its zone: `13:30`, `1:30 PM`, `22:00:00.000Z`, `09:00:00 GMT-0600`.
pub fn time(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.find(|char: char| !char.is_ascii_digit() && char != ':').unwrap_or(text.len());
    let (clock, rest) = text.split_at_checked(end)?;
    let mut parts = clock.split(':').map(|part| digits(part).filter(|n| *n < 60));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().map_or(Some(0), |second| second)?;
    if parts.next().is_some() {
        return None;
    }
    let rest =
        rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let rest = rest.trim().to_ascii_uppercase().replace('.', "");
    let (hour, rest) = match (rest.strip_prefix("AM"), rest.strip_prefix("PM")) {
        (Some(rest), _) if hour <= 12 => (hour % 12, rest),
        (_, Some(rest)) if hour <= 12 => (hour % 12 + 12, rest),
        _ => (hour, rest.as_str()),
    };
    // What stands in brackets is the name of the zone: "(Central Standard Time)".
    let zone = rest.split('(').next().unwrap_or_default().trim();
    (hour < 24).then_some(())?;
    Some(format!("{hour:02}:{minute:02}:{second:02}{}", self::zone(zone)?))
}

fn zone(text: &str) -> Option<String> {
    let offset = text.strip_prefix("GMT").or_else(|| text.strip_prefix("UTC")).unwrap_or(text).trim();
    if text.is_empty() {
        return Some(String::new());
    }
    if offset.is_empty() || offset == "Z" {
        return Some("Z".to_owned());
    }
    let sign = offset.chars().next().filter(|sign| matches!(sign, '+' | '-'))?;
    let figures: String = offset.chars().skip(1).filter(|char| *char != ':').collect();
    let number = digits(&figures)?;
    let (hours, minutes) = if figures.len() <= 2 { (number, 0) } else { (number / 100, number % 100) };
    (hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

/// A date with a month, an era or a doubt in words.
fn in_words(text: &str) -> Result<Stamp, Reason> {
    let (text, clock) = match text.find(':') {
        Some(colon) => {
            let start = text.get(..colon).and_then(|head| head.rfind(' ')).ok_or(UNREADABLE)?;
            let (date, clock) = text.split_at_checked(start).ok_or(UNREADABLE)?;
            (date, Some(time(clock).ok_or(UNREADABLE)?))
        }
        None => (text, None),
    };
    // "1960-" may mean since then, or a slip.
    if text.starts_with(['-', '–', '/']) || text.ends_with(['-', '–', '/']) {
        return Err(UNREADABLE);
    }
    let uncertain = text.contains('?');
    let approximate = text.trim_start().starts_with('~');
    let text =
        text.replace("B.C.E.", "bce").replace("B.C.", "bc").replace("A.D.", "ad").replace("a. C.", "ac");
    let text = text.replace("a.C.", "ac").replace("d.C.", "dc").replace("TCN", "tcn");
    let (mut about, mut before, mut after) = (approximate, false, false);
    let (mut month, mut numbers): (Option<i64>, Vec<(i64, usize)>) = (None, Vec::new());
    let folded = fold(&text);
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        let figures =
            word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        if let Some(number) = digits(figures) {
            numbers.push((number, figures.len()));
        } else if word == "thang" && month.is_none() {
            month = Some(words.next().and_then(digits).ok_or(UNREADABLE)?);
        } else if let (Some(found), None) = (named_month(word), month) {
            month = Some(found);
        } else if ABOUT.contains(&word) {
            about = true;
        } else if BEFORE.contains(&word) {
            before = true;
        } else if AFTER.contains(&word) {
            after = true;
        } else if !FILLERS.contains(&word) && !is_weekday(word) {
            return Err(UNREADABLE);
        }
    }
    let year_of = |year: i64| if before { 1 - year } else { year };
    // A year of two figures could be of any century, unless an era or a month leaves no other reading.
    let mut stamp = match (numbers.as_slice(), month) {
        ([(year, long)], None) if *long >= 3 || before || after => Stamp::year(year_of(*year)),
        ([(year, long)], Some(month)) if *long >= 3 || before || after => {
            Stamp::new(year_of(*year), Some(month), None)?
        }
        ([(day, short), (year, long)], Some(month)) if *short <= 2 && (*long >= 3 || before || after) => {
            Stamp::new(year_of(*year), Some(month), Some(*day))?
        }
        _ => return Err(UNREADABLE),
    };
    stamp.mark = match (about, uncertain) {
        (true, true) => Some('%'),
        (true, false) => Some('~'),
        (false, true) => Some('?'),
        (false, false) => None,
    };
    if let Some(clock) = clock {
        stamp.day.ok_or(UNREADABLE)?;
        stamp.time = Some(clock);
    }
    Ok(stamp)
}

fn named_month(word: &str) -> Option<i64> {
    let in_full = |names: [&str; 12]| names.iter().position(|name| *name == word);
    let shortened = || MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word));
    let sept = (word == "sept" || word == "setiembre").then_some(8);
    let found = in_full(MONTHS).or_else(|| in_full(MESES)).or_else(shortened).or(sept)?;
    i64::try_from(found + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| word.starts_with(day) && (word.len() == 3 || word.ends_with("day")))
}

/// Whether words about a date say that it is not exact.
pub fn is_about(text: &str) -> bool {
    text.trim_start().starts_with('~') || fold(text).split(' ').any(|word| ABOUT.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(stamp: &Stamp) -> String {
        let Stamp { year, month, day, time, mark } = stamp;
        let mut text = year.to_string();
        text.extend(month.iter().chain(day).map(|part| format!("-{part}")));
        text.extend(time.iter().map(|time| format!("T{time}")));
        text.extend(*mark);
        text
    }

    fn say(text: &str, rules: Rules) -> String {
        match read(text, rules) {
            Ok(Written::One(stamp)) => show(&stamp),
            Ok(Written::Span(a, b)) => format!("{}/{}", show(&a), show(&b)),
            Ok(Written::Either(a, b)) => format!("{} or {}", show(&a), show(&b)),
            Err(_) => String::new(),
        }
    }

    #[test]
    fn dates_are_read_as_they_were_meant() {
        for (text, expected) in [
            ("1845", "1845"),
            ("-200", "-200"),
            ("200 BC", "-199"),
            ("44 B.C.", "-43"),
            ("AD 79", "79"),
            ("2001-09-27", "2001-9-27"),
            ("2001-10", "2001-10"),
            ("-0043-03-15", "-43-3-15"),
            ("Nov 14 1840 00:00:00 GMT", "1840-11-14T00:00:00Z"),
            ("Sat May 20 1961 12:30:00 GMT-0600", "1961-5-20T12:30:00-06:00"),
            ("Fri Nov 22 1963 12:30:00 GMT-0600 (Central Standard Time)", "1963-11-22T12:30:00-06:00"),
            ("2014-04-20T22:00:00.000Z", "2014-4-20T22:00:00Z"),
            ("20 May 1961", "1961-5-20"),
            ("May 20th, 1961", "1961-5-20"),
            ("2 de diciembre de 1960", "1960-12-2"),
            ("ngày 2 tháng 12 năm 1960", "1960-12-2"),
            ("tháng 7 năm 2012", "2012-7"),
            ("July 2012", "2012-7"),
            ("c. 1500", "1500~"),
            ("1500?", "1500?"),
            ("13/5/1960", "1960-5-13"),
            ("5/6/1960", "1960-5-6 or 1960-6-5"),
            ("6/5/1960", "1960-5-6 or 1960-6-5"),
            ("5/5/1960", "1960-5-5"),
            ("20.5.1961", "1961-5-20"),
            ("1960–1970", "1960/1970"),
            ("1960-1970", "1960/1970"),
        ] {
            assert_eq!(say(text, Rules::default()), expected, "{text}");
        }
        assert_eq!(say("-200", Rules { historical: true, ..Rules::default() }), "-199");
        assert_eq!(say("5/6/1960", Rules { month_first: true, ..Rules::default() }), "1960-5-6");
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        for text in [
            "",
            "soon",
            "May",
            "5/6/60",
            "May 61",
            "2001-13-01",
            "2001-02-30",
            "31/2/2001",
            "12:30",
            "1960s",
            "-",
            "2001-",
            "20 May 30 1961",
        ] {
            assert_eq!(say(text, Rules::default()), "", "{text}");
        }
        assert_eq!(time("25:00"), None);
        assert_eq!(time("1:30 p.m.").as_deref(), Some("13:30:00"));
        assert_eq!(time("13:30").as_deref(), Some("13:30:00"));
    }
}
