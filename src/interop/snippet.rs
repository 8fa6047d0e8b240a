//! What to paste into a page so that it shows a timeline: as an element, or as a frame.

/// Lines are broken before they are longer than this, where there is a place to.
const LINE: usize = 72;

/// The element with its script. An attribute without a value stands alone.
#[must_use]
pub fn element(script: &str, attributes: &[(&str, String)]) -> String {
    let script = tag("script", &[("type", "module".to_owned()), ("src", script.to_owned())]);
    format!("{script}</script>\n{}</annals-timeline>\n", tag("annals-timeline", attributes))
}

/// A frame of a page that shows the timeline.
#[must_use]
pub fn frame(address: &str, title: &str) -> String {
    let attributes = [
        ("width", "100%".to_owned()),
        ("height", "720".to_owned()),
        ("loading", "lazy".to_owned()),
        // Else a browser lets no frame of another site copy a link or hand it on.
        ("allow", "clipboard-write; web-share".to_owned()),
        ("title", title.to_owned()),
        ("src", address.to_owned()),
    ];
    format!("{}</iframe>\n", tag("iframe", &attributes))
}

fn tag(name: &str, attributes: &[(&str, String)]) -> String {
    let mut written = format!("<{name}");
    let mut width = written.len();
    for (name, value) in attributes {
        let attribute =
            if value.is_empty() { (*name).to_owned() } else { format!("{name}=\"{}\"", escape(value)) };
        if width + 1 + attribute.len() > LINE {
            written.push_str("\n ");
            width = 1;
        }
        written.push(' ');
        written.push_str(&attribute);
        width += 1 + attribute.len();
    }
    written.push('>');
    written
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_stands_beside_its_script() {
        let attributes =
            [("lang", "es".to_owned()), ("q", "\"a\" & <b>".to_owned()), ("doubts", String::new())];
        assert_eq!(
            element("https://example.org/annals.js", &attributes),
            "<script type=\"module\" src=\"https://example.org/annals.js\"></script>\n\
             <annals-timeline lang=\"es\" q=\"&quot;a&quot; &amp; &lt;b&gt;\" doubts></annals-timeline>\n"
        );
    }

    #[test]
    fn long_lines_are_broken_between_attributes() {
        let frame = frame("https://example.org/embed.html?lang=en#annals.e=a&annals.y=2012", "A “title”");
        assert_eq!(
            frame,
            "<iframe width=\"100%\" height=\"720\" loading=\"lazy\"\n  \
             allow=\"clipboard-write; web-share\" title=\"A “title”\"\n  \
             src=\"https://example.org/embed.html?lang=en#annals.e=a&amp;annals.y=2012\"></iframe>\n"
        );
    }
}
