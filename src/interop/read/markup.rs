//! HTML as text and links: no tag, script or style of it goes further.

use super::draft::web_address;

/// What is left of a piece of HTML.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reduced {
    /// The words; paragraphs stand on lines of their own.
    pub text: String,
    /// Where its links lead, with their words.
    pub links: Vec<(String, String)>,
    /// What it embeds: the addresses of frames, pictures and recordings.
    pub embeds: Vec<String>,
    /// Addresses of links that lead nowhere on the web.
    pub refused: Vec<String>,
    /// Whether there was any tag.
    pub changed: bool,
}

/// Elements of which nothing is shown.
const SILENT: [&str; 5] = ["script", "style", "template", "noscript", "svg"];
/// Elements that begin a line.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "br",
    "hr",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "section",
    "article",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
];
/// Stands where an element begins a line: the paragraph separator.
const BREAK: char = '\u{2029}';
/// A tag is at most so many bytes; what is longer is none.
const TAG: usize = 8 << 10;
const EMBEDS: [&str; 6] = ["iframe", "img", "video", "audio", "source", "embed"];

/// Takes the markup from a text.
pub fn reduce(html: &str) -> Reduced {
    let mut out = Reduced::default();
    let mut words = String::new();
    // The address of the link that is open, and where its words begin.
    let mut link: Option<(String, usize)> = None;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words.push_str(&unescape(rest.get(..at).unwrap_or_default()));
        rest = rest.get(at..).unwrap_or_default();
        let Some((tag, after)) = tag(rest) else {
            words.push('<');
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        rest = after;
        out.changed = true;
        if SILENT.contains(&tag.name.as_str()) && !tag.closing {
            rest = past_end(rest, &tag.name);
        } else if tag.name == "a" {
            close(&mut link, &words, &mut out);
            if let Some(href) = attribute(tag.inside, "href").filter(|_| !tag.closing) {
                link = Some((href, words.len()));
            }
        } else if EMBEDS.contains(&tag.name.as_str()) {
            out.embeds.extend(attribute(tag.inside, "src"));
        } else if BLOCKS.contains(&tag.name.as_str()) {
            words.push(BREAK);
        }
    }
    words.push_str(&unescape(rest));
    close(&mut link, &words, &mut out);
    out.text = lines(&words);
    out
}

fn close(link: &mut Option<(String, usize)>, words: &str, out: &mut Reduced) {
    let Some((href, start)) = link.take() else { return };
    match web_address(&href) {
        Some(url) => out.links.push((url, one_line(words.get(start..).unwrap_or_default()))),
        None => out.refused.push(href),
    }
}

/// A text with every run of space as one.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without a blank one between them. Where no element begins a line, a blank line parts paragraphs.
fn lines(words: &str) -> String {
    let parts: Vec<String> = match words.contains(BREAK) {
        true => words.split(BREAK).map(one_line).collect(),
        false => paragraphs(words),
    };
    parts.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn paragraphs(words: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in words.split('\n') {
        match parts.last_mut() {
            Some(last) if !line.trim().is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ => parts.push(String::new()),
        }
    }
    parts.iter().map(|part| one_line(part)).collect()
}

struct Tag<'a> {
    name: String,
    closing: bool,
    inside: &'a str,
}

/// A tag or comment at the beginning of a text, and what follows it.
fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment.find("-->").map_or(comment.len(), |at| at + 3);
        let tag = Tag { name: String::new(), closing: false, inside: "" };
        return Some((tag, comment.get(end..)?));
    }
    let inner = text.strip_prefix('<')?;
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let doctype = inner.starts_with('!');
    if !doctype && !inner.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let end = end_of_tag(inner.get(..TAG).unwrap_or(inner))?;
    let inside = inner.get(..end)?;
    let name_ends = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let name = inside.get(..name_ends)?.to_ascii_lowercase();
    Some((Tag { name, closing, inside: inside.get(name_ends..)? }, inner.get(end + 1..)?))
}

/// Where the `>` of a tag stands that is in no quoted value.
fn end_of_tag(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (at, char) in inner.char_indices() {
        match (quote, char) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(char),
            (Some(open), char) if open == char => quote = None,
            _ => {}
        }
    }
    // A quotation mark that is never closed.
    inner.find('>')
}

fn past_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        rest = after;
        if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// The value of an attribute, unescaped.
fn attribute(inside: &str, name: &str) -> Option<String> {
    let mut rest = inside;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (key, after) = rest.split_at_checked(end)?;
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            rest = after;
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value.get(1..)?.split_once(quote).unwrap_or((value.get(1..)?, "")),
            None => value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len()))?,
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(unescape(value)).filter(|value| !value.trim().is_empty());
        }
        rest = after;
    }
}

const ENTITIES: [(&str, &str); 22] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("middot", "·"),
    ("shy", ""),
    ("szlig", "ß"),
];
/// Letters with a mark are named by both: `eacute`, `Ntilde`.
const MARKS: [(&str, char); 7] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
    ("ring", '\u{30a}'),
    ("cedil", '\u{327}'),
];

/// Resolves the named and numbered characters of HTML.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.char_indices().take(10).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let found = end.and_then(|end| Some((character(after.get(..end)?)?, after.get(end + 1..)?)));
        match found {
            Some((text, after)) => {
                out.push_str(&text);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code)
            .filter(|char| !char.is_control() || char.is_whitespace())
            .map(String::from);
    }
    if let Some((_, text)) = ENTITIES.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    let (letter, mark) = name.split_at_checked(1)?;
    let (_, mark) = MARKS.iter().find(|(known, _)| *known == mark)?;
    let letter = letter.chars().next().filter(char::is_ascii_alphabetic)?;
    Some([letter, *mark].into_iter().nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        reduce(html).text
    }

    #[test]
    fn words_stay_and_tags_go() {
        assert_eq!(
            text("<p class=\"lead\">One <b>two</b>\n three.</p><p>Four<br/>five</p>"),
            "One two three.\nFour\nfive"
        );
        assert_eq!(
            text("a < b & c &amp; d &lt;i&gt; &eacute;&#233;&#xE9;&Ntilde; AT&T &unknown;"),
            "a < b & c & d <i> éééÑ AT&T &unknown;"
        );
        assert_eq!(text("One\ntwo\n\nthree"), "One two\nthree");
        assert_eq!(text("a<!-- b -->c<"), "ac<");
    }

    #[test]
    fn scripts_and_styles_leave_nothing() {
        assert_eq!(text("a<script>alert('<b>')</script>b<STYLE>x{}</STYLE >c<script>d"), "abc");
        assert_eq!(text("<img src=x onerror=alert(1)>a"), "a");
    }

    #[test]
    fn links_are_kept_where_they_lead_to_the_web() {
        let out = reduce(
            "See <a title='a>b' href='//example.org/?a=1&amp;b=2'>the <i>log</i></a>, <a href=javascript:x>x</a> <a name=y>y</a>",
        );
        assert_eq!(out.links, [("https://example.org/?a=1&b=2".to_owned(), "the log".to_owned())]);
        assert_eq!(out.refused, ["javascript:x"]);
        assert_eq!(out.text, "See the log, x y");
        assert!(out.changed && !reduce("AT&amp;T").changed);
        assert_eq!(reduce("<iframe width=1 src=\"https://e.org/v\"></iframe>").embeds, ["https://e.org/v"]);
    }
}
