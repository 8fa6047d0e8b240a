//! What the events rest on, after them: claims that are no event, sources, doubts.

use std::collections::HashMap;

use super::lookup::Lookup;
use crate::dataset::model::{Called, Claim, Doubt, DoubtKind, Point, Series, Source};
use crate::i18n;
use crate::publish::data::Offer;
use crate::publish::html::{Html, beside, block, filled, inline, join, jump, link, text};

/// What the sources say that is no event.
pub fn claims(look: &Lookup<'_>) -> Option<Html> {
    let item = |claim: &Claim| {
        let content = [look.text(&claim.text), look.codes(&claim.citations)].into_iter().collect();
        block("li", &[("id", &claim_id(claim))], content)
    };
    let list = filled("ol", &[], look.record.claims.iter().map(item).collect())?;
    Some(section("claims", look.messages.claims, [list]))
}

/// Amounts over time, each series by itself.
pub fn series(look: &Lookup<'_>) -> Option<Html> {
    let point = |point: &Point| {
        let amount = [look.text(&point.text), look.codes(&point.citations)].into_iter().collect();
        let cells = [block("th", &[("scope", "row")], look.date(&point.date)), block("td", &[], amount)];
        block("tr", &[], cells.into_iter().collect())
    };
    let table = |series: &Series| {
        let name = block("caption", &[], look.text(&series.name));
        let rows = [name].into_iter().chain(series.points.iter().map(point));
        let note = series.note.as_ref().map(|note| look.block("p", &[("class", "note")], note));
        [block("table", &[], rows.collect())].into_iter().chain(note).collect()
    };
    let all = &look.record.series;
    (!all.is_empty()).then(|| section("series", look.messages.series, all.iter().map(table)))
}

/// The sources in the order of their numbers.
pub fn sources(look: &Lookup<'_>) -> Option<Html> {
    let list = filled("ol", &[], look.record.sources.iter().map(|it| source(it, look)).collect())?;
    let key = block("p", &[("class", "note")], text(look.words.codes));
    Some(section("sources", look.messages.cited, [key, list]))
}

/// The doubts, each with what it touches.
pub fn doubts(look: &Lookup<'_>) -> Option<Html> {
    let touched = touched(look);
    let items = look.record.doubts.iter().map(|it| doubt(it, &touched, look)).collect();
    Some(section("doubts", look.words.doubts, [filled("ol", &[], items)?]))
}

/// The licence of the record, its age, and where it is as data.
pub fn colophon(look: &Lookup<'_>, data: &[Offer]) -> Option<Html> {
    let license = look
        .record
        .license
        .as_ref()
        .map(|license| join([text(look.words.license), link(license, text(license))], " "));
    let updated =
        look.record.updated.as_ref().map(|date| join([text(look.words.updated), look.date(date)], " "));
    let offers =
        data.iter().map(|offer| beside(offer.path, &[("type", offer.mime)], text(look.format(offer.format))));
    let data = (!data.is_empty()).then(|| join([text(look.words.data), join(offers, ", ")], " "));
    filled("footer", &[], join([license, updated, data].into_iter().flatten(), " · "))
}

fn section(class: &str, title: &str, content: impl IntoIterator<Item = Html>) -> Html {
    let title = block("h2", &[], text(title));
    block("section", &[("class", class)], [title].into_iter().chain(content).collect())
}

fn source(it: &Source, look: &Lookup<'_>) -> Html {
    let words = look.words;
    let title = match it.called() {
        Called::Title(title) => inline("cite", &[], look.text(title)),
        Called::Label(label) => look.text(label),
        Called::Publisher(name) => text(name),
    };
    let publisher = it.publisher.as_deref().filter(|_| !matches!(it.called(), Called::Publisher(_)));
    let title = it.url.as_ref().map_or_else(|| title.clone(), |url| link(url, title.clone()));
    let say = |word: &str, what: &str| text(&format!("{word} {what}"));
    let archived = it.archived.as_ref().map(|url| link(url, text(words.archived)));
    let accessed = it.accessed.as_ref().map(|date| join([text(words.accessed), look.date(date)], " "));
    let parts = [
        Some(title),
        it.author.as_deref().map(text),
        it.translator.as_ref().map(|who| say(words.translated_by, who)),
        publisher.map(text),
        it.issued.as_ref().map(|date| look.date(date)),
        it.license.as_deref().map(text),
        archived,
        accessed,
    ];
    let line = block("p", &[], join(parts.into_iter().flatten(), ", "));
    let note = it.note.as_ref().map(|note| look.block("p", &[("class", "note")], note));
    block("li", &[("id", &format!("source-{}", it.id))], [line].into_iter().chain(note).collect())
}

fn doubt(it: &Doubt, touched: &HashMap<String, Vec<Html>>, look: &Lookup<'_>) -> Html {
    let kind = match it.kind {
        DoubtKind::Disagreement => look.words.disagreement,
        DoubtKind::Date => look.words.date,
        DoubtKind::Identity => look.words.identity,
        DoubtKind::Wording => look.words.wording,
        DoubtKind::Figure => look.words.figure,
    };
    let words = [inline("b", &[], text(kind)), text(" "), look.text(&it.text), look.codes(&it.citations)];
    let line = block("p", &[], words.into_iter().collect());
    let touches = touched.get(&it.id).map(|what| {
        let what = join(what.iter().cloned(), ", ");
        block("p", &[("class", "note")], join([text(look.words.touches), what], " "))
    });
    let settled = it.settled.as_ref().map(|settled| {
        let words = [inline("b", &[], text(look.messages.settled)), text(" "), look.text(&settled.text)];
        let codes = look.codes(&settled.citations);
        block("p", &[], words.into_iter().chain([codes]).collect())
    });
    let parts = [line].into_iter().chain(settled).chain(touches);
    block("li", &[("id", &format!("doubt-{}", it.id))], parts.collect())
}

/// What each doubt touches, by the id of the doubt.
fn touched(look: &Lookup<'_>) -> HashMap<String, Vec<Html>> {
    let record = look.record;
    let of_events: Vec<_> = record.events.iter().collect();
    let events = of_events.iter().map(|it| (&it.doubts, look.event(&it.id)));
    let entities = record.entities.iter().map(|it| (&it.doubts, look.name(&it.id)));
    let claims = record.claims.iter().zip(1..).map(|(it, number)| {
        let label = i18n::fill(look.words.claim, &[&number]);
        (&it.doubts, jump(&claim_id(it), "claim", text(&label)))
    });
    let mut touched: HashMap<String, Vec<Html>> = HashMap::new();
    for (doubts, what) in events.chain(entities).chain(claims) {
        for doubt in doubts {
            touched.entry(doubt.clone()).or_default().push(what.clone());
        }
    }
    touched
}

fn claim_id(claim: &Claim) -> String {
    format!("claim-{}", claim.id)
}
