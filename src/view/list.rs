//! The list: the events that fit, in order, each under the year to which it is anchored.

use yew::prelude::*;

use crate::dataset::{Part, Precision};
use crate::i18n::{Count, date, fill};
use crate::state::rows::PAGE;

use super::context::Ctx;
use super::event::row;
use super::message::Msg;

/// Draws the rows of the list that are shown, on paper all, with buttons for those before and after.
pub fn list(ctx: &Ctx, events: &[usize]) -> Html {
    let all = events.len();
    let rows = if ctx.printing { 0..all } else { ctx.folds.rows.of(all) };
    let shown = events.get(rows.clone()).unwrap_or_default();
    let mut place = rows.start;
    let mut headed = Vec::new();
    let years = shown.chunk_by(|one, next| year(ctx, *one) == year(ctx, *next)).map(|shown| {
        let (before, after) = (events.get(..place), events.get(place + shown.len()..));
        let of = shown.first().and_then(|first| year(ctx, *first));
        let of_year = |event: &&usize| year(ctx, **event) == of;
        let before = before.into_iter().flatten().rev().take_while(of_year).count();
        let after = after.into_iter().flatten().take_while(of_year).count();
        place += shown.len();
        // The same group in another answer has the same key: the focus may be in one of its rows. A year may
        // come again, and is written like its decade.
        let year = of.map(|(_, year)| year);
        let again = headed.iter().filter(|other| **other == year).count();
        headed.push(year);
        let key = year.map_or_else(String::new, |year| format!("{year}.{again}"));
        group(ctx, shown, key, before + shown.len() + after)
    });
    // A list of its own: among siblings without keys the keys would not count.
    let years: Html = years.collect();
    let follows = all > shown.len() && ctx.folds.rows.lack_rest();
    html! {
        <div class={classes!("list", (follows && all >= PAGE).then_some("begun"))} key="list" part="list">
            if rows.start > 0 {
                <div class="rest" key="earlier">{ more(ctx, &ctx.t.show_earlier, rows.start, Msg::ShowEarlier) }</div>
            }
            { years }
            if all > shown.len() && !follows {
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

/// The events of a year that are shown, and how many it has.
fn group(ctx: &Ctx, shown: &[usize], key: String, count: usize) -> Html {
    let anchor = shown.first().and_then(|event| anchor(ctx, *event));
    let heading = anchor.map_or_else(|| ctx.t.no_date.to_owned(), |part| date::heading(part, ctx.lang));
    let words = !heading.starts_with(|c: char| c.is_ascii_digit()) || heading.len() > 5;
    html! {
        <section class="year" {key}>
            <div class="year-h">
                <h2 class={classes!(words.then_some("txt"))}>{ heading }</h2>
                <p class="num">{ ctx.t.events.of(count) }</p>
            </div>
            <ol>{ for shown.iter().filter_map(|index| row(ctx, *index)) }</ol>
        </section>
    }
}
