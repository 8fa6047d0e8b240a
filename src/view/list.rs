//! The list: every event that fits, in order, under the year to which it is anchored.

use yew::prelude::*;

use crate::i18n::{date, fill};

use super::context::Ctx;
use super::event::row;
use super::message::Msg;

/// A year of the list.
struct Group {
    heading: String,
    /// The events of it that are shown.
    shown: Vec<usize>,
    /// How many there are.
    count: usize,
}

/// Draws the list; of many events only the first `shown`, with a button for more.
pub fn list(ctx: &Ctx, shown: usize) -> Html {
    let mut groups: Vec<Group> = Vec::new();
    let fitting = ctx.data.chronological().iter().copied().filter(|index| ctx.hits.events.contains(*index));
    for (at, index) in fitting.enumerate() {
        let heading = heading(ctx, index);
        let begins = groups.last().is_none_or(|last| last.heading != heading);
        if begins && at >= shown {
            break;
        }
        if begins {
            groups.push(Group { heading, shown: Vec::new(), count: 0 });
        }
        if let Some(group) = groups.last_mut() {
            group.count += 1;
            if at < shown {
                group.shown.push(index);
            }
        }
    }
    let all = ctx.hits.count();
    html! {
        <div class="list" key="list" part="list">
            { for groups.iter().map(|of| group(ctx, of)) }
            if all > shown {
                <div class="rest" key="more-events">
                    <p class="num" role="status">{ fill(ctx.t.shown_of, &[&shown, &ctx.t.events.of(all)]) }</p>
                    <button type="button" class="btn" onclick={ctx.send(Msg::ShowMore)}>{ ctx.t.show_more.of(all - shown) }</button>
                </div>
            }
        </div>
    }
}

fn heading(ctx: &Ctx, event: usize) -> String {
    let date = ctx.data.record.events.form(event);
    date.and_then(|date| date.anchor())
        .map_or_else(|| ctx.t.no_date.to_owned(), |part| date::heading(part, ctx.lang))
}

fn group(ctx: &Ctx, Group { heading, shown, count }: &Group) -> Html {
    let words = !heading.starts_with(|c: char| c.is_ascii_digit()) || heading.len() > 5;
    html! {
        <section class="year" key={heading.as_str()}>
            <div class="year-h">
                <h2 class={classes!(words.then_some("txt"))}>{ heading.clone() }</h2>
                <p class="num">{ ctx.t.events.of(*count) }</p>
            </div>
            <ol>{ for shown.iter().filter_map(|index| row(ctx, *index)) }</ol>
        </section>
    }
}
