//! The sources as a bibliography (BibTeX).

use super::Report;
use super::cite::bibtex::{MONTHS, escape};
use super::cite::{address, one_line};
use super::when::{Known, is_plain};
use crate::dataset::model::Source;
use crate::dataset::{Dataset, Date, Text};

/// Writes an entry for each source in the order of their numbers, in the language `lang` as far as
/// there are texts in it.
#[must_use]
pub fn write(data: &Dataset, lang: &str) -> (String, Report) {
    let sources = &data.record.sources;
    let text = |text: &Text| text.pick(lang, data.fallback_lang()).text.to_owned();
    let entries = sources.iter().map(|source| entry(source, &text)).collect::<Vec<_>>().join("\n");
    let count = |has: fn(&Source) -> bool| sources.iter().filter(|source| has(source)).count();
    let mut report = Report::default();
    report.leave_out("events", data.record.events.len());
    report.leave_out("archived copies", count(|source| source.archived.is_some()));
    report.leave_out("licences", count(|source| source.license.is_some()));
    report.leave_out("numbers of paragraphs", count(|source| source.paragraphs.is_some()));
    (entries, report)
}

/// Braces within braces keep the capitals of a title, and a name as it is written.
fn entry(source: &Source, text: &dyn Fn(&Text) -> String) -> String {
    let kind = match source.kind.as_str() {
        "article" | "article-journal" | "article-magazine" | "article-newspaper" => "article",
        "book" => "book",
        "chapter" | "entry-dictionary" | "entry-encyclopedia" => "incollection",
        "pamphlet" => "booklet",
        "report" => "techreport",
        "thesis" => "phdthesis",
        _ => "misc",
    };
    let publisher = match kind {
        "article" => "journal",
        "techreport" => "institution",
        "phdthesis" => "school",
        "book" | "incollection" => "publisher",
        _ => "howpublished",
    };
    let known = source.issued.as_ref().and_then(Known::of);
    let month = known.and_then(|known| MONTHS.get(usize::from(known.month?).checked_sub(1)?));
    let title = source.title.as_ref().or(source.label.as_ref()).map(text);
    let kept = |text: &String| format!("{{{{{}}}}}", tex(text));
    let plain = |text: &String| format!("{{{}}}", tex(text));
    let fields = [
        ("title", title.as_ref().map(kept)),
        ("author", source.author.as_ref().map(kept)),
        ("translator", source.translator.as_ref().map(kept)),
        (publisher, source.publisher.as_ref().map(plain)),
        ("year", known.map(|known| format!("{{{}}}", known.year))),
        ("month", month.map(|month| (*month).to_owned())),
        ("language", source.lang.as_ref().map(plain)),
        ("url", source.url.as_ref().map(|url| format!("{{{}}}", address(url)))),
        ("urldate", source.accessed.as_ref().and_then(Known::of).map(|known| format!("{{{known}}}"))),
        ("note", note(source, text).as_ref().map(plain)),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {},\n", value?)));
    format!("@{kind}{{{},\n{}}}\n", source.id, fields.collect::<String>())
}

/// The note of the source, and its date where year and month do not say it.
fn note(source: &Source, text: &dyn Fn(&Text) -> String) -> Option<String> {
    let vague = source.issued.as_ref().filter(|date| !is_plain(date)).map(Date::as_str);
    let parts: Vec<String> =
        vague.map(str::to_owned).into_iter().chain(source.note.as_ref().map(text)).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn tex(text: &str) -> String {
    escape(&one_line(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    #[test]
    fn every_source_is_an_entry_in_the_order_of_the_numbers() {
        let data = Dataset::from_json(ARTICLES).unwrap();
        let (written, report) = write(&data, "en");
        let keys: Vec<&str> = written
            .lines()
            .filter_map(|line| line.strip_prefix('@')?.split_once('{')?.1.strip_suffix(','))
            .collect();
        assert_eq!(keys, data.record.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>());
        assert_eq!(written.matches("  title = {{").count(), keys.len());
        assert!(report.left_out.contains(&("events", data.record.events.len())));
    }

    #[test]
    fn what_tex_takes_for_a_command_is_printed() {
        let mut record: serde_json::Value = serde_json::from_str(ARTICLES).unwrap();
        let source = &mut record["sources"][0];
        source["title"] = "}} @misc{x, \\input{a}\n%".into();
        source["url"] = "https://example.org/}{%".into();
        source["issued"] = "1985~".into();
        let (written, _) = write(&Dataset::from_json(&record.to_string()).unwrap(), "en");
        assert!(
            written.contains("title = {{\\}\\} @misc\\{x, \\textbackslash{}input\\{a\\} \\%}},\n"),
            "{written}"
        );
        assert!(written.contains("url = {https://example.org/%7D%7B%},\n"), "{written}");
        assert!(
            !written.contains("year = {1985}") && written.contains("1985\\textasciitilde{}"),
            "{written}"
        );
    }
}
