//! The list: the events that fit, in order, each under the year to which it is anchored.

use yew::prelude::*;

use crate::dataset::{Part, Precision};
use crate::i18n::{Count, date, fill};

use super::context::Ctx;
use super::event::row;
use super::message::Msg;
use super::rows::PAGE;

/// Draws the rows of the list that are shown, on paper all, with buttons for those before and after.
pub fn list(ctx: &Ctx, events: &[usize]) -> Html {
    let all = events.len();
    let rows = if ctx.printing { 0..all } else { ctx.folds.rows.of(all) };
    let shown = events.get(rows.clone()).unwrap_or_default();
    let mut place = rows.start;
    let years = shown.chunk_by(|one, next| year(ctx, *one) == year(ctx, *next)).map(|shown| {
        let (before, after) = (events.get(..place), events.get(place + shown.len()..));
        let of_year =
            |event: &&usize| year(ctx, **event) == shown.first().and_then(|first| year(ctx, *first));
        let before = before.into_iter().flatten().rev().take_while(of_year).count();
        let after = after.into_iter().flatten().take_while(of_year).count();
        let begins = place - before;
        place += shown.len();
        group(ctx, shown, begins, before + shown.len() + after)
    });
    html! {
        <div class="list" key="list" part="list">
            if rows.start > 0 {
                <div class="rest" key="earlier">{ more(ctx, &ctx.t.show_earlier, rows.start, Msg::ShowEarlier) }</div>
            }
            { for years }
            if all > shown.len() && !ctx.folds.rows.lack_rest() {
                <div class="rest" key="later">
                    <p class="num" role="status">{ fill(ctx.t.rows_of, &[&(rows.start + 1), &rows.end, &ctx.t.events.of(all)]) }</p>
                    if all > rows.end { { more(ctx, &ctx.t.show_more, all - rows.end, Msg::ShowLater) } }
                </div>
            }
        </div>
    }
}

fn more(ctx: &Ctx, words: &Count, hidden: usize, msg: Msg) -> Html {
    html! { <button type="button" class="btn" onclick={ctx.send(msg)}>{ words.of(hidden.min(PAGE)) }</button> }
}

fn anchor<'a>(ctx: &Ctx<'a>, event: usize) -> Option<&'a Part> {
    ctx.data.record.events.form(event).and_then(|date| date.anchor())
}

/// What events under one heading share.
fn year(ctx: &Ctx, event: usize) -> Option<(Precision, i32)> {
    anchor(ctx, event).map(|part| (part.precision.max(Precision::Year), part.earliest.civil().year))
}

/// The events of a year that are shown, where it begins in the whole list, and how many it has. A year can
/// come twice, before and after those that are only of its decade, so its name is no key.
fn group(ctx: &Ctx, shown: &[usize], begins: usize, count: usize) -> Html {
    let anchor = shown.first().and_then(|event| anchor(ctx, *event));
    let heading = anchor.map_or_else(|| ctx.t.no_date.to_owned(), |part| date::heading(part, ctx.lang));
    let words = !heading.starts_with(|c: char| c.is_ascii_digit()) || heading.len() > 5;
    html! {
        <section class="year" key={begins}>
            <div class="year-h">
                <h2 class={classes!(words.then_some("txt"))}>{ heading }</h2>
                <p class="num">{ ctx.t.events.of(count) }</p>
            </div>
            <ol>{ for shown.iter().filter_map(|index| row(ctx, *index)) }</ol>
        </section>
    }
}
