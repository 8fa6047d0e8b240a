//! What the record rests on: its sources by their numbers.

use yew::prelude::*;

use super::context::{Ctx, safe_href};

/// Draws the sources.
pub fn sources(ctx: &Ctx) -> Html {
    let sources = &ctx.data.record.sources;
    if sources.is_empty() {
        return Html::default();
    }
    html! {
        <aside class="about" key="about" aria-label={ctx.t.rests_on}>
            <h2>{ ctx.t.rests_on }</h2>
            <ol class="srcs num">
                { for sources.iter().enumerate().map(|(at, source)| html! {
                    <li key={source.id.as_str()}>
                        <b>{ at + 1 }</b>
                        <span>
                            { match source.url.as_deref().and_then(safe_href) {
                                Some(href) => html! { <a {href} rel="noopener noreferrer">{ ctx.source_name(source) }</a> },
                                None => ctx.source_name(source),
                            } }
                            { for source.author.iter().chain(&source.publisher).map(|name| format!(", {name}")) }
                            { for source.note.iter().map(|note| html! { <><br />{ ctx.text(note) }</> }) }
                        </span>
                    </li>
                }) }
            </ol>
        </aside>
    }
}
