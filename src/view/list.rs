//! The list: every event that fits, in order, under the year to which it is anchored.

use yew::prelude::*;

use crate::i18n::date;

use super::context::Ctx;
use super::event::row;
use super::message::Msg;

/// Draws the list; of many events only the first `shown`, with a button for more.
pub fn list(ctx: &Ctx, shown: usize) -> Html {
    let fitting =
        || ctx.data.chronological().iter().copied().filter(|index| ctx.hits.events.contains(*index));
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for index in fitting().take(shown) {
        let heading = heading(ctx, index);
        match groups.last_mut() {
            Some((last, events)) if *last == heading => events.push(index),
            _ => groups.push((heading, vec![index])),
        }
    }
    let hidden = ctx.hits.count().saturating_sub(shown);
    html! {
        <div class="list" key="list">
            { for groups.iter().map(|(heading, events)| group(ctx, heading, events)) }
            if hidden > 0 {
                <div class="rest" key="more-events">
                    <button type="button" class="btn" onclick={ctx.send(|| Msg::ShowMore)}>{ ctx.t.show_more.of(hidden) }</button>
                </div>
            }
        </div>
    }
}

fn heading(ctx: &Ctx, event: usize) -> String {
    let date = ctx.data.record.events.get(event).and_then(|event| event.date.as_ref());
    date.and_then(|date| date.anchor())
        .map_or_else(|| ctx.t.no_date.to_owned(), |part| date::heading(part, ctx.lang))
}

fn group(ctx: &Ctx, heading: &str, events: &[usize]) -> Html {
    let words = !heading.starts_with(|c: char| c.is_ascii_digit()) || heading.len() > 5;
    html! {
        <section class="year" key={heading}>
            <div class="year-h">
                <h2 class={classes!(words.then_some("txt"))}>{ heading.to_owned() }</h2>
                <p class="num">{ ctx.t.events.of(events.len()) }</p>
            </div>
            <ol>{ for events.iter().filter_map(|index| row(ctx, *index)) }</ol>
        </section>
    }
}
