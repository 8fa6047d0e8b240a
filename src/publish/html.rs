//! Markup in which text cannot go unescaped.
//!
//! [`Html`] is made from text, which is escaped, or from elements around other `Html`; there is
//! no other way to one. A record is other people's words, so this is what keeps it words.

use std::fmt;

use crate::dataset::is_turning;

/// A piece of markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

/// The attributes of an element, in order.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

/// A text, escaped.
#[must_use]
pub fn text(text: &str) -> Html {
    Html(attribute(text))
}

/// A text inside a quoted attribute, or where no markup may be.
#[must_use]
pub fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(&mut escaped, text);
    escaped
}

/// JSON as it may stand in a script: without a `<` nothing in it ends the script or begins a comment.
#[must_use]
pub fn data(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// An element in the flow of a line.
#[must_use]
pub fn inline(name: &'static str, attributes: Attributes<'_>, content: Html) -> Html {
    let mut html = format!("<{name}");
    for (key, value) in attributes {
        html.push(' ');
        html.push_str(key);
        html.push_str("=\"");
        push_escaped(&mut html, value);
        html.push('"');
    }
    html.push('>');
    html.push_str(&content.0);
    html.push_str("</");
    html.push_str(name);
    html.push('>');
    Html(html)
}

/// An element that stands on lines of its own.
#[must_use]
pub fn block(name: &'static str, attributes: Attributes<'_>, content: Html) -> Html {
    let Html(mut html) = inline(name, attributes, content);
    html.push('\n');
    Html(html)
}

/// A [`block`], unless it would be empty.
#[must_use]
pub fn filled(name: &'static str, attributes: Attributes<'_>, content: Html) -> Option<Html> {
    (!content.is_empty()).then(|| block(name, attributes, content))
}

/// A link to another site. An address that is not http or https stays plain text: `javascript:`
/// and its like never become links.
#[must_use]
pub fn link(url: &str, label: Html) -> Html {
    if is_web_address(url) {
        inline("a", &[("href", url), ("rel", "noopener noreferrer")], label)
    } else {
        label
    }
}

/// A link to a file beside the page.
#[must_use]
pub fn beside(file: &str, attributes: Attributes<'_>, label: Html) -> Html {
    let attributes: Vec<_> = std::iter::once(("href", file)).chain(attributes.iter().copied()).collect();
    inline("a", &attributes, label)
}

/// A link to a place on the same page.
#[must_use]
pub fn jump(id: &str, class: &str, label: Html) -> Html {
    inline("a", &[("class", class), ("href", &format!("#{id}"))], label)
}

/// `parts` with `separator` between them.
#[must_use]
pub fn join(parts: impl IntoIterator<Item = Html>, separator: &str) -> Html {
    let separator = text(separator);
    let mut html = String::new();
    for (i, part) in parts.into_iter().enumerate() {
        if i > 0 {
            html.push_str(&separator.0);
        }
        html.push_str(&part.0);
    }
    Html(html)
}

impl Html {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(parts: I) -> Self {
        let mut html = String::new();
        for part in parts {
            html.push_str(&part.0);
        }
        Html(html)
    }
}

/// Right inside elements and inside quoted attributes alike. What HTML cannot hold, and what would turn
/// other text around, is left out.
fn push_escaped(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(c),
            c if c.is_control() || is_turning(c) => {}
            _ => html.push(c),
        }
    }
}

fn is_web_address(url: &str) -> bool {
    let starts =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("http://") || starts("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let hostile = r#"</article><script>alert('1')</script><img src=x onerror="x">&amp;"#;
        let html = inline("p", &[("title", hostile)], text(hostile)).to_string();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert_eq!(html.matches('"').count(), 2, "{html}");
        assert!(!html.contains('\''), "{html}");
        assert!(html.contains("&amp;amp;"), "{html}");
    }

    #[test]
    fn nothing_in_a_data_block_ends_it() {
        let block = data("{\"a\":\"</script><!--\"}");
        assert!(!block.contains('<'));
        let read: serde_json::Value = serde_json::from_str(&block).unwrap();
        assert_eq!(read["a"], "</script><!--");
    }

    #[test]
    fn no_text_turns_what_follows_around() {
        assert_eq!(text("a\u{202e}b\u{2069}\u{0}\u{200f}\n").as_str(), "ab\u{200f}\n");
    }

    #[test]
    fn only_web_addresses_become_links() {
        for url in ["https://example.org/?a=1&b=2", "HTTP://example.org"] {
            let html = link(url, text("x")).to_string();
            assert!(html.contains(r#"rel="noopener noreferrer""#), "{html}");
        }
        for url in ["javascript:alert(1)", " https://example.org", "data:text/html,x", "//x", "é", ""] {
            assert_eq!(link(url, text("x")).as_str(), "x", "{url}");
        }
    }

    #[test]
    fn empty_blocks_are_left_out() {
        assert_eq!(filled("p", &[], Html::default()), None);
        assert_eq!(join([text("a"), text("b")], " < ").as_str(), "a &lt; b");
    }
}
