//! Search without diacritics over the folded text of each event.

use crate::dataset::model::{Event, Participant};
use crate::dataset::{Dataset, Text, fold};

/// All that a search finds an event by, folded, each word with a space before it.
pub fn haystack(dataset: &Dataset, event: &Event) -> String {
    let mut text = String::new();
    let mut add = |words: &str| {
        text.push(' ');
        text.push_str(&fold(words));
    };
    for chosen in std::iter::once(&event.title).chain(&event.summary).flat_map(Text::all) {
        add(chosen.text);
    }
    for Participant { office, as_named, .. } in &event.participants {
        as_named.iter().for_each(|name| add(name));
        office.iter().flat_map(Text::all).for_each(|office| add(office.text));
    }
    for quote in &event.quotes {
        add(&quote.text);
    }
    for figure in &event.figures {
        figure.text.all().chain(figure.of.all()).for_each(|words| add(words.text));
    }
    let participants = event.participants.iter().map(|p| &p.entity);
    for id in participants.chain(&event.places).chain(&event.mentions) {
        if let Some(entity) = dataset.entity(id) {
            entity.name.all().for_each(|name| add(name.text));
            entity.variants.iter().for_each(|variant| add(&variant.name));
        }
    }
    text
}

/// The words to look for: each has to begin a word of the text.
pub fn needles(query: &str) -> Vec<String> {
    fold(query).split_whitespace().map(|word| format!(" {word}")).collect()
}
