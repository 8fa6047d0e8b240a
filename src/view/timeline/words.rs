//! What the timeline says of a mark: beside it, and in full.

use std::sync::Arc;

use crate::dataset::model::Event;
use crate::dataset::{Chosen, Text};
use crate::i18n::{Count, date, fill};
use crate::layout::{Caption, Mark, label_width};
use crate::view::context::Ctx;

/// The words of a label.
pub struct Words {
    title: String,
    /// The language of the title, where it is not the reader's.
    pub lang: Option<String>,
    /// How many more events there are, in the reader's words around the title.
    others: usize,
    and_more: &'static str,
    events: &'static Count,
    /// The days, where the marks were set apart.
    pub days: Option<String>,
}

fn title_at(ctx: &Ctx, event: u32) -> Option<Text> {
    ctx.data.record.events.title(event as usize)
}

/// An event by its index.
pub fn event_at(ctx: &Ctx, index: u32) -> Option<Arc<Event>> {
    ctx.data.record.events.get(index as usize)
}

impl Words {
    /// The words of what a label has to say.
    pub fn of(ctx: &Ctx, caption: &Caption) -> Self {
        let event = caption.apart.then(|| event_at(ctx, caption.event)).flatten();
        let date = event.as_ref().and_then(|event| event.date.as_ref());
        let title = title_at(ctx, caption.event);
        let title = title.as_ref().map(|title| ctx.pick(title));
        Words {
            lang: title.as_ref().and_then(|title| foreign(ctx, title)),
            days: date.map(|date| date::long(date, ctx.lang)),
            title: title.map_or_else(String::new, |title| brief(title.text)),
            others: caption.others,
            and_more: ctx.t.and_more,
            events: &ctx.t.events,
        }
    }

    fn around(&self, title: &str) -> String {
        if self.others == 0 { title.to_owned() } else { fill(self.and_more, &[&title, &self.others]) }
    }

    /// All of them.
    pub fn whole(&self) -> String {
        self.around(&self.title)
    }

    /// The title is what gives way where there is no room; the count stays. No title is cut down to
    /// one word, which might be half a name: then the count stands alone, or nothing.
    pub fn fitting(&self, width: f64) -> String {
        let title = fitting(&self.title, width - f64::from(label_width(&self.around(""))));
        match (title.contains(' ') || title == self.title, self.others) {
            (true, _) => self.around(&title),
            (false, 0) => String::new(),
            (false, others) => self.events.of(others + 1),
        }
    }

    /// What is written: all of them, or what fits into so many pixels.
    pub fn written(&self, width: Option<f64>) -> String {
        width.map_or_else(|| self.whole(), |width| self.fitting(width))
    }

    /// Their width, in pixels.
    pub fn width(&self) -> f32 {
        label_width(&self.whole()) + self.days.as_ref().map_or(0.0, |days| label_width(days) + 8.0)
    }
}

/// So many letters are wider than any screen, and more than anybody listens to.
const BRIEF: usize = 400;

/// A title as far as it may be said beside a mark.
fn brief(title: &str) -> String {
    let cut = title.char_indices().nth(BRIEF).and_then(|(at, _)| title.get(..at));
    cut.map_or_else(|| title.to_owned(), |cut| format!("{cut}…"))
}

/// A text, cut at a word with an ellipsis where it does not fit.
pub fn fitting(text: &str, width: f64) -> String {
    let fits = |end: &usize| f64::from(label_width(&text[..*end]) + label_width("…")) <= width;
    if f64::from(label_width(text)) <= width {
        return text.to_owned();
    }
    let mut ends = text.match_indices(' ').map(|(at, _)| at).filter(fits);
    ends.next_back().map_or_else(String::new, |end| format!("{}…", text[..end].trim_end_matches([',', ' '])))
}

/// A text in lines of at most `width` pixels.
pub fn wrapped(text: &str, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if f64::from(label_width(line) + label_width(" ") + label_width(word)) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A line, and its language where that is not the reader's.
pub type Line = (String, Option<String>);

/// The language of a text, where it is not the reader's.
fn foreign(ctx: &Ctx, text: &Chosen) -> Option<String> {
    text.lang.filter(|lang| *lang != ctx.lang.tag()).map(str::to_owned)
}

/// What is said of a mark in full, line by line: the same when it is pointed at, when it has the
/// focus, and to those who hear it. The first line is its heading.
pub fn said(ctx: &Ctx, mark: &Mark) -> Vec<Line> {
    match mark.events.as_slice() {
        [only] => event_at(ctx, *only).map(|event| of_one(ctx, &event)).unwrap_or_default(),
        several => {
            const SHOWN: usize = 5;
            let shown = several.iter().filter_map(|event| title_at(ctx, *event)).take(SHOWN);
            let mut lines = vec![(ctx.t.events.of(several.len()), None)];
            lines.extend(shown.map(|title| called(ctx, &title)));
            if several.len() > SHOWN {
                lines.push((ctx.t.n_more.of(several.len() - SHOWN), None));
            }
            lines
        }
    }
}

fn called(ctx: &Ctx, title: &Text) -> Line {
    (brief(&ctx.plain(title)), foreign(ctx, &ctx.pick(title)))
}

fn of_one(ctx: &Ctx, event: &Event) -> Vec<Line> {
    let when =
        event.date.as_ref().map_or_else(|| ctx.t.no_date_short.to_owned(), |d| date::long(d, ctx.lang));
    let mut who: Vec<&str> = Vec::new();
    let mut tongues: Vec<Option<String>> = Vec::new();
    for entity in event.participants.iter().filter_map(|participant| ctx.data.entity(&participant.entity)) {
        let name = ctx.pick(&entity.name).text;
        if !who.contains(&name) {
            who.push(name);
            tongues.push(ctx.name_lang(entity));
        }
    }
    // A line has one language: that of its names, if they have one.
    let tongue = tongues.first().filter(|first| tongues.iter().all(|it| it == *first)).cloned().flatten();
    let doubts = (!event.doubts.is_empty()).then(|| (ctx.t.doubts.of(event.doubts.len()), None));
    let kind = (ctx.kind_name(ctx.kind(event)), ctx.kind_lang(ctx.kind(event)));
    let who = (!who.is_empty()).then(|| (who.join(", "), tongue));
    [Some(called(ctx, &event.title)), Some((when, None)), who, Some(kind), doubts]
        .into_iter()
        .flatten()
        .collect()
}
