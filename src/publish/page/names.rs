//! Who and what the record speaks of, after its events.

use super::lookup::Lookup;
use crate::dataset::fold;
use crate::dataset::model::{Entity, EntityType, Variant};
use crate::publish::html::{Html, block, filled, inline, join, link, text};

/// Every entity in the order of the names.
pub fn names(look: &Lookup<'_>) -> Option<Html> {
    let mut entities: Vec<&Entity> = look.record.entities.iter().collect();
    entities.sort_by_cached_key(|it| fold(it.sorts_as(look.lang, look.dataset.fallback_lang())));
    let items = entities.into_iter().map(|it| entity(it, look)).collect();
    let list = filled("ul", &[], items)?;
    Some(block(
        "section",
        &[("class", "names")],
        [block("h2", &[], text(look.words.names)), list].into_iter().collect(),
    ))
}

fn entity(it: &Entity, look: &Lookup<'_>) -> Html {
    let messages = look.messages;
    let kind = match it.kind {
        EntityType::Person => messages.person,
        EntityType::Organization => messages.organization,
        EntityType::Place => messages.a_place,
        EntityType::State => messages.state,
        EntityType::Award => messages.award,
        EntityType::Document => messages.document,
        EntityType::Concept => messages.concept,
        EntityType::Group => messages.group,
    };
    let head = join([inline("b", &[], look.name_alone(it)), text(kind)], " · ");
    let head = [head, look.codes(&it.citations)].into_iter().collect();
    let variants = it.variants.iter().map(|it| variant(it, look));
    let variants = (!it.variants.is_empty()).then(|| {
        let said = [text(messages.also_written), text(": "), join(variants, ", ")];
        block("p", &[("class", "note")], said.into_iter().collect())
    });
    let elsewhere = (!it.same_as.is_empty()).then(|| {
        let links = it.same_as.iter().map(|url| link(url, text(url)));
        let said = [text(messages.elsewhere), text(": "), join(links, ", ")];
        block("p", &[("class", "note")], said.into_iter().collect())
    });
    let parts = [
        Some(block("p", &[], head)),
        it.description.as_ref().map(|description| look.block("p", &[], description)),
        variants,
        elsewhere,
    ];
    block("li", &[("id", &format!("entity-{}", it.id))], parts.into_iter().flatten().collect())
}

fn variant(it: &Variant, look: &Lookup<'_>) -> Html {
    let source = match it.citations.as_slice() {
        [] => text(&format!(" ({})", look.messages.from_outside)),
        citations => look.codes(citations),
    };
    [text(&it.name), source].into_iter().collect()
}
