//! What is not certain: the doubts by what they are about, disagreements first with their sides side
//! by side, each with what it touches.

use yew::prelude::*;

use crate::dataset::model::{Citation, Doubt, DoubtKind};
use crate::i18n::{date, fill};
use crate::query::{Side, Touched, sides, touched};

use super::claims::claim_number;
use super::context::{Ctx, place_in_source, shown};
use super::folds::{ROWS, row_id};
use super::message::Msg;

/// So many of a group are shown before it is shown whole.
const FIRST: usize = 6;
/// So much of what a doubt touches stands beside it; the rest folds away.
const BESIDE: usize = 3;
/// So many are named at all.
const MOST_LINKS: usize = 50;

/// Draws the doubts.
pub fn doubts(ctx: &Ctx) -> Html {
    let touched = touched(ctx.data);
    let all = || ctx.data.record.doubts.iter().zip(&touched);
    let groups = [
        (DoubtKind::Disagreement, "disagreements", ctx.t.disagreements),
        (DoubtKind::Date, "dates", ctx.t.doubts_on_dates),
        (DoubtKind::Identity, "identities", ctx.t.doubts_on_identity),
        (DoubtKind::Wording, "wordings", ctx.t.doubts_on_wording),
        (DoubtKind::Figure, "figures", ctx.t.doubts_on_figures),
    ];
    let group = |(kind, id, heading): (DoubtKind, &'static str, &'static str)| {
        let of_kind = || all().filter(move |(doubt, _)| doubt.kind == kind);
        // What is settled comes after what is not.
        let open = of_kind().filter(|(doubt, _)| doubt.settled.is_none());
        let settled = of_kind().filter(|(doubt, _)| doubt.settled.is_some());
        let rows = open.chain(settled).map(|(doubt, touched)| row(ctx, doubt, touched));
        group(ctx, id, heading, of_kind().count(), rows)
    };
    html! { <div class="doubted" key="doubts">{ for groups.into_iter().map(group) }</div> }
}

/// Draws a group of `all` rows, of which more than a few are made only when asked for.
pub fn group(
    ctx: &Ctx,
    id: &'static str,
    heading: &'static str,
    all: usize,
    rows: impl Iterator<Item = Html>,
) -> Html {
    if all == 0 {
        return Html::default();
    }
    let shown = ctx.folds.shown(id, all, FIRST);
    let count = if shown < all { fill(ctx.t.n_of, &[&shown, &all]) } else { all.to_string() };
    html! {
        <section class="dgroup" key={id} aria-labelledby={id}>
            <h2 id={id}>{ heading }{ " " }<small class="num">{ count }</small></h2>
            <ol>
                { for rows.take(shown).enumerate().map(|(at, row)| html! {
                    <li class="dbt-row" key={at} id={row_id(id, at)} tabindex="-1">{ row }</li>
                }) }
            </ol>
            { rest(ctx, id, heading, (shown, all)) }
        </section>
    }
}

/// The button that shows more rows of a group, where there are more.
pub fn rest(ctx: &Ctx, id: &'static str, heading: &'static str, (shown, all): (usize, usize)) -> Html {
    if shown >= all {
        return Html::default();
    }
    let more =
        if shown + ROWS < all { fill(ctx.t.show_next, &[&ROWS]) } else { fill(ctx.t.show_all, &[&all]) };
    html! {
        <p class="rest" key="rest">
            <button type="button" class="plain num" onclick={ctx.send(Msg::ShowRows { group: id, from: shown })}
                aria-label={format!("{heading}: {more}")}>{ more.clone() }</button>
        </p>
    }
}

fn row(ctx: &Ctx, doubt: &Doubt, touched: &Touched) -> Html {
    let links: Vec<Html> = links(ctx, touched).take(MOST_LINKS).collect();
    let (beside, folded) = links.split_at(links.len().min(BESIDE));
    let all = touched.events.len() + touched.entities.len() + touched.claims.len();
    let left = all.saturating_sub(MOST_LINKS);
    let sides = sides(ctx.data, doubt, touched);
    html! {
        <>
            <div class="on">
                <ul>{ for beside.iter().cloned() }</ul>
                if !folded.is_empty() {
                    <details>
                        <summary>{ ctx.t.n_more.of(folded.len() + left) }</summary>
                        <ul>{ for folded.iter().cloned() }if left > 0 { <li class="num">{ ctx.t.n_more.of(left) }</li> }</ul>
                    </details>
                }
            </div>
            <div>
                if !sides.is_empty() { <div class="sides">{ for sides.iter().map(|of| side(ctx, of)) }</div> }
                <p class="why">{ ctx.text(&doubt.text) }if sides.is_empty() { { ctx.codes(&doubt.citations) } }</p>
                { settled(ctx, doubt) }
            </div>
        </>
    }
}

/// What settles a doubt, if anything does.
pub fn settled(ctx: &Ctx, doubt: &Doubt) -> Html {
    match &doubt.settled {
        Some(settled) => html! {
            <p class="settled"><b>{ ctx.t.settled }</b>{ " " }{ ctx.text(&settled.text) }{ ctx.codes(&settled.citations) }</p>
        },
        None => Html::default(),
    }
}

/// What a doubt touches, as ways there: events, then entities, then claims.
fn links<'a>(ctx: &'a Ctx, touched: &'a Touched) -> impl Iterator<Item = Html> + 'a {
    let record = &ctx.data.record;
    let events = touched.events.iter().filter_map(|index| record.events.get(*index)).map(|event| {
        let id = event.id.clone();
        html! { <button type="button" class="ent" onclick={ctx.send(Msg::Show(id))}>{ ctx.text(&event.title) }</button> }
    });
    let entities = touched.entities.iter().filter_map(|index| record.entities.get(*index));
    let entities = entities.map(|entity| ctx.entity(&entity.id));
    let claims = touched.claims.iter().copied().map(|index| {
        html! { <button type="button" class="ent" onclick={ctx.send(Msg::Claim(index))}>{ claim_number(ctx, index) }</button> }
    });
    events.chain(entities).chain(claims).map(|link| html! { <li>{ link }</li> })
}

/// What one side says in its own words, where, and what the record makes of it.
fn side(ctx: &Ctx, side: &Side) -> Html {
    html! {
        <div>
            { for passages(&side.citations).into_iter().map(|of| passage(ctx, &of)) }
            { for side.account.as_ref().map(|account| html! {
                <dl>
                    { for account.date.iter().map(|date| html! { <><dt>{ ctx.t.date }</dt><dd class="num">{ date::long(date, ctx.lang) }</dd></> }) }
                    { for account.facts.iter().map(|fact| html! {
                        <><dt>{ ctx.text(&fact.label) }</dt>{ match &fact.value {
                            Some(value) => html! { <dd>{ ctx.text(value) }</dd> },
                            None => html! { <dd class="nil">{ ctx.t.not_given }</dd> },
                        } }</>
                    }) }
                </dl>
            }) }
        </div>
    }
}

/// Citations of one place in a row are one passage.
fn passages<'a>(citations: &[&'a Citation]) -> Vec<Vec<&'a Citation>> {
    let mut passages: Vec<Vec<&Citation>> = Vec::new();
    for citation in citations {
        let same = |other: &&Citation| (other.paragraph, &other.page) == (citation.paragraph, &citation.page);
        match passages.last_mut().filter(|last| last.first().is_some_and(same)) {
            Some(last) => last.push(citation),
            None => passages.push(vec![citation]),
        }
    }
    passages
}

fn passage(ctx: &Ctx, of: &[&Citation]) -> Html {
    let Some(first) = of.first() else { return Html::default() };
    let lang = ctx.data.source(&first.source).and_then(|source| source.lang.clone());
    let number = ctx.data.source_number(&first.source).unwrap_or_default();
    let place = [Some(fill(ctx.t.source_n, &[&number])), place_in_source(ctx.lang, first)];
    html! {
        <>
            { for of.iter().filter_map(|citation| citation.phrase.clone()).map(|phrase| html! { <q lang={lang.clone()}>{ shown(&phrase) }</q> }) }
            <p class="at num">{ place.into_iter().flatten().collect::<Vec<_>>().join(", ") }</p>
        </>
    }
}
