//! Sources and doubts: what the record rests on, paragraph by paragraph, and what is not certain.

use yew::prelude::*;

use crate::dataset::model::Source;
use crate::i18n::{date, fill};
use crate::query::{Dimension, Support, support};
use crate::state::Action;

use super::claims::claims;
use super::context::{Ctx, safe_href, shown, source_link};
use super::doubts::{doubts, group, rest};
use super::folds::row_id;
use super::paragraphs::paragraphs;
use super::series::series;
use super::together::together;

/// The group of the sources that have boxes, and how many are shown of it unasked.
const BOXED: &str = "sources";
const FIRST: usize = 20;

/// Draws the sources, the doubts and the claims.
pub fn sources(ctx: &Ctx) -> Html {
    // What choosing a source would leave: the chosen ones give way to it, the rest of the filter stays.
    let supports = support(ctx.data, ctx.index, ctx.hits.but_for(Dimension::Sources));
    let all = || ctx.data.record.sources.iter().zip(&supports).zip(1..);
    // What there is more to say of than where it is has a box of its own.
    let boxed = all().filter(|((source, _), _)| is_described(source));
    let lines = || all().filter(|((source, _), _)| !is_described(source));
    let line = |((source, support), number)| line(ctx, source, support, number);
    let count = boxed.clone().count();
    let shown = ctx.folds.shown(BOXED, count, FIRST);
    let boxes = boxed.take(shown).enumerate();
    html! {
        <div class="main" key="sources">
            <div class="split">
                <section class="srcs" key="list" aria-label={ctx.t.rests_on}>
                    { for boxes.map(|(at, ((source, support), number))| source_box(ctx, at, source, support, number)) }
                    { for (shown < count).then(|| rest(ctx, BOXED, ctx.t.rests_on, (shown, count))) }
                    { together(ctx, &supports) }
                    { group(ctx, "web-pages", ctx.t.web_pages, lines().count(), lines().map(line)) }
                </section>
                <div key="doubts">
                    { doubts(ctx) }
                    { series(ctx) }
                    { claims(ctx) }
                </div>
            </div>
        </div>
    }
}

/// Whether there is more to say of a source than who published it, when and where.
fn is_described(source: &Source) -> bool {
    source.title.is_some() || source.label.is_some() || source.note.is_some() || source.paragraphs.is_some()
}

fn line(ctx: &Ctx, source: &Source, support: &Support, number: usize) -> Html {
    html! {
        <div class="srcline">
            <b class="num">{ number }</b>
            <span>{ source_link(ctx.data, ctx.lang, source) }{ for source.lang.iter().map(|lang| format!(" ({lang})")) }</span>
            <span class="num">{ supported(ctx, source, support) }</span>
        </div>
    }
}

fn source_box(ctx: &Ctx, at: usize, source: &Source, support: &Support, number: usize) -> Html {
    let name = match source.url.as_deref().and_then(safe_href) {
        Some(href) => html! { <a {href} rel="noopener noreferrer">{ ctx.source_name(source) }</a> },
        None => ctx.source_name(source),
    };
    let kind = shown(ctx.t.source_type(&source.kind));
    let length = source.paragraphs.and_then(|n| usize::try_from(n).ok()).map(|n| ctx.t.paragraph_count.of(n));
    let kind = std::iter::once(kind).chain(length).collect::<Vec<_>>().join(", ");
    let issued = source.issued.as_ref().map(|issued| date::long(issued, ctx.lang));
    html! {
        <section class="srcbox" key={source.id.as_str()} id={row_id(BOXED, at)} tabindex="-1">
            <h2><b class="num">{ number }</b>{ " " }<span>{ name }</span></h2>
            <dl>
                <dt>{ ctx.t.source_kind }</dt><dd class="num">{ kind }</dd>
                { given(ctx, ctx.t.author, source.author.as_ref()) }
                if source.publisher.is_some() { { given(ctx, ctx.t.publisher, source.publisher.as_ref()) } }
                if source.translator.is_some() { { given(ctx, ctx.t.translator, source.translator.as_ref()) } }
                { given(ctx, ctx.t.date, issued.as_ref()) }
                <dt>{ ctx.t.supports }</dt><dd class="num">{ supported(ctx, source, support) }</dd>
            </dl>
            { for source.note.iter().map(|note| html! { <p class="hint">{ ctx.text(note) }</p> }) }
            { paragraphs(ctx, source, support) }
        </section>
    }
}

/// How many events rest on a source, as a button that shows them, and how many on it alone.
fn supported(ctx: &Ctx, source: &Source, support: &Support) -> Html {
    let events = ctx.t.events.of(support.events);
    let label = format!("{}: {events}", ctx.source_label(source).text);
    html! {
        <>
            if support.events == 0 {
                { events }
            } else {
                <button type="button" class="plain num" aria-label={label} onclick={ctx.act(Action::On(source.id.clone()))}>{ events }</button>
            }
            if support.alone > 0 { { ", " }{ fill(ctx.t.on_it_alone, &[&support.alone]) } }
        </>
    }
}

/// What is known of a source on a point, or that it is not given.
fn given(ctx: &Ctx, term: &'static str, said: Option<&String>) -> Html {
    let said = match said {
        Some(said) => html! { <dd class="num">{ shown(said) }</dd> },
        None => html! { <dd class="nil">{ ctx.t.not_given }</dd> },
    };
    html! { <><dt>{ term }</dt>{ said }</> }
}
