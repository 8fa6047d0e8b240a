//! One event as an article.

use super::lookup::Lookup;
use crate::dataset::Date;
use crate::dataset::model::{
    Account, Accounts, Attestation, Basis, Citation, EntityType, Event, Participant, Quote, Relation,
};
use crate::publish::html::{Html, block, filled, inline, join, link, text};

/// The article of `event`.
pub fn article(event: &Event, look: &Lookup<'_>) -> Html {
    // Old ids stay places to link to.
    let aliases = event.aliases.iter().map(|id| inline("span", &[("id", id)], Html::default()));
    let head = [look.block("h2", &[], &event.title), when(event, look)];
    let body = [
        event.summary.as_ref().map(|summary| look.block("p", &[("class", "summary")], summary)),
        Some(event.quotes.iter().map(|it| quote(it, look)).collect()),
        filled("dl", &[], rows(event, look).into_iter().collect()),
        event.accounts.as_ref().map(|it| accounts(it, look)),
        cites(&event.citations, look),
    ];
    let content = aliases.chain(head).chain(body.into_iter().flatten()).collect();
    block("article", &[("id", &event.id)], content)
}

/// When it was, what kind of event it is, and how sure that is.
fn when(event: &Event, look: &Lookup<'_>) -> Html {
    let words = look.words;
    let date = event.date.as_ref().map_or_else(|| text(look.messages.no_date), |date| look.date(date));
    let basis = match event.basis {
        Basis::Derived => Some(words.derived),
        Basis::Inferred => Some(words.inferred),
        Basis::Stated | Basis::Bound | Basis::None => None,
    };
    let attestation = match event.attestation {
        Attestation::Stated => None,
        Attestation::Implied => Some(words.implied),
        Attestation::Unclear => Some(words.unclear),
    };
    let notes = [basis, attestation].into_iter().flatten().map(text);
    let parts = [date, look.term(&event.kind)].into_iter().chain(notes);
    block("p", &[("class", "when")], join(parts, " · "))
}

/// Who, where, how much, and what hangs together: terms and what belongs to each.
fn rows(event: &Event, look: &Lookup<'_>) -> Vec<Html> {
    let messages = look.messages;
    let mut rows: Vec<Html> = event
        .participants
        .chunk_by(|one, next| one.role == next.role)
        .map(|group| row(look.term(&group[0].role), group.iter().map(|it| participant(it, look))))
        .collect();
    let names = |ids: &[String]| -> Option<Html> {
        (!ids.is_empty()).then(|| join(ids.iter().map(|id| look.name(id)), ", "))
    };
    rows.extend(names(&event.places).map(|names| row(text(messages.location), [names])));
    rows.extend(event.figures.iter().map(|figure| {
        let amount = [look.text(&figure.text), look.codes(&figure.citations)];
        row(look.text(&figure.of), [amount.into_iter().collect()])
    }));
    rows.extend(names(&event.mentions).map(|names| row(text(messages.mentioned), [names])));
    rows.extend(event.links.chunk_by(|one, next| one.rel == next.rel).map(|group| {
        let relation = match group[0].rel {
            Relation::PartOf => messages.part_of,
            Relation::Follows => messages.follows,
            Relation::CommentsOn => messages.comments_on,
        };
        row(text(relation), group.iter().map(|link| look.event(&link.event)))
    }));
    rows.extend(event.media.iter().map(|media| {
        let credit = [text(" ("), look.text(&media.credit), text(")")];
        let picture = [link(&media.url, look.text(&media.alt))].into_iter().chain(credit);
        row(text(look.words.media), [picture.collect()])
    }));
    if !event.doubts.is_empty() {
        let doubts = join(event.doubts.iter().map(|id| look.doubt(id)), ", ");
        rows.push(row(text(look.words.doubts), [doubts]));
    }
    rows
}

fn row(term: Html, values: impl IntoIterator<Item = Html>) -> Html {
    let term = inline("dt", &[], term);
    let values = values.into_iter().map(|value| inline("dd", &[], value));
    block("div", &[], [term].into_iter().chain(values).collect())
}

/// A name, as it is written there, and the office as it is named there: that none is named is a
/// finding too.
fn participant(it: &Participant, look: &Lookup<'_>) -> Html {
    let is_person = look.dataset.entity(&it.entity).is_some_and(|entity| entity.kind == EntityType::Person);
    let office = match &it.office {
        Some(office) => Some(look.text(office)),
        None => is_person.then(|| inline("i", &[], text(look.messages.no_office))),
    };
    let as_named =
        it.as_named.as_ref().map(|name| join([text(look.words.as_named), inline("q", &[], text(name))], " "));
    let parts = [Some(inline("b", &[], look.name(&it.entity))), as_named, office];
    [join(parts.into_iter().flatten(), ", "), look.codes(&it.citations)].into_iter().collect()
}

fn quote(it: &Quote, look: &Lookup<'_>) -> Html {
    let words = block("blockquote", &[("lang", &it.lang)], block("p", &[], text(&it.text)));
    let speaker = it.speaker.as_ref().map(|id| look.name(id)).unwrap_or_default();
    let caption = [speaker, look.codes(&it.citations)].into_iter().collect();
    let parts = [Some(words), filled("figcaption", &[], caption)];
    block("figure", &[], parts.into_iter().flatten().collect())
}

/// Where the sources have it, with the phrases to find it by.
fn cites(citations: &[Citation], look: &Lookup<'_>) -> Option<Html> {
    let place = |it: &Citation| (it.source.clone(), it.paragraph, it.page.clone());
    let items = citations.chunk_by(|one, next| place(one) == place(next)).map(|group| {
        let phrases = group.iter().filter_map(|it| it.phrase.as_ref().map(|phrase| (it, phrase)));
        let phrases =
            phrases.map(|(it, phrase)| inline("q", &[], look.marked(phrase, look.source_lang(&it.source))));
        block("li", &[], join([look.citation(&group[0])].into_iter().chain(phrases), " "))
    });
    filled("ul", &[("class", "cites")], items.collect())
}

/// Accounts that differ, one beside the other.
fn accounts(it: &Accounts, look: &Lookup<'_>) -> Html {
    let number = look.messages.accounts.of(it.sides.len());
    let head = join([text(&number), look.text(&it.of)], " ");
    let sides = it.sides.iter().map(|side| block("li", &[], account(side, look))).collect();
    let parts = [
        Some(block("h3", &[], head)),
        filled("ul", &[], sides),
        it.note.as_ref().map(|note| look.block("p", &[], note)),
    ];
    block("section", &[("class", "accounts")], parts.into_iter().flatten().collect())
}

fn account(it: &Account, look: &Lookup<'_>) -> Html {
    // "Havana, April 2012" needs no date after it.
    let says_date =
        |date: &Date| it.title.as_ref().is_some_and(|title| look.plain(title).contains(&look.in_words(date)));
    let title = it.title.as_ref().map(|title| look.text(title));
    let date = it.date.as_ref().filter(|date| !says_date(date)).map(|date| look.date(date));
    let says = join([title, date].into_iter().flatten(), " · ");
    let says = [says, look.codes(&it.citations)].into_iter().collect();
    let facts = it.facts.iter().map(|fact| {
        let value = fact.value.as_ref().map(|value| look.text(value));
        let value = value.unwrap_or_else(|| inline("i", &[], text(look.messages.not_given)));
        row(look.text(&fact.label), [value])
    });
    let parts = [Some(block("p", &[("class", "says")], says)), filled("dl", &[], facts.collect())];
    parts.into_iter().flatten().collect()
}
