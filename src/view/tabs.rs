//! The tabs: one view of the record at a time (the pattern "tabs" of the ARIA Authoring Practices,
//! where moving to a tab shows it).

use yew::prelude::*;

use crate::dataset::model::EntityType;
use crate::state::{Action, Tab};

use super::context::Ctx;
use super::message::Msg;

/// The id of a tab.
pub fn tab_id(tab: Tab) -> String {
    format!("tab-{}", tab.name())
}

/// Draws the list of tabs, each with what it holds in numbers.
pub fn tabs(ctx: &Ctx) -> Html {
    let tab = |tab: Tab| {
        let selected = tab == ctx.state.tab;
        let (name, short) = names(ctx, tab);
        html! {
            <button key={tab.name()} type="button" role="tab" id={tab_id(tab)} aria-selected={selected.to_string()}
                aria-controls={selected.then(|| panel_id(tab))} tabindex={if selected { "0" } else { "-1" }}
                onclick={ctx.act(Action::Tab(tab))}>
                <span class="long">{ name }</span><span class="short">{ short }</span>
                { " " }<span class="n num">{ count(ctx, tab) }</span>
            </button>
        }
    };
    html! {
        <div class="tabs" key="tabs" part="tabs" role="tablist" aria-label={ctx.t.tabs} onkeydown={keys(ctx)}>
            { for Tab::ALL.into_iter().map(tab) }
        </div>
    }
}

/// Draws the panel of the shown tab around what is in it.
pub fn panel(ctx: &Ctx, content: Html) -> Html {
    let tab = ctx.state.tab;
    html! {
        <div class="panel" key={tab.name()} role="tabpanel" id={panel_id(tab)} aria-labelledby={tab_id(tab)}>
            { content }
        </div>
    }
}

fn panel_id(tab: Tab) -> String {
    format!("panel-{}", tab.name())
}

/// The name of a tab, and its name where there is little room.
fn names(ctx: &Ctx, tab: Tab) -> (&'static str, &'static str) {
    match tab {
        Tab::Timeline => (ctx.t.timeline, ctx.t.timeline),
        Tab::People => (ctx.t.tab_people, ctx.t.tab_people_short),
        Tab::Places => (ctx.t.tab_places, ctx.t.tab_places),
        Tab::Sources => (ctx.t.tab_sources, ctx.t.tab_sources_short),
    }
}

fn count(ctx: &Ctx, tab: Tab) -> String {
    let record = &ctx.data.record;
    let of = |types: &[EntityType]| record.entities.iter().filter(|e| types.contains(&e.kind)).count();
    match tab {
        Tab::Timeline => ctx.hits.count().to_string(),
        Tab::People => of(&[EntityType::Person, EntityType::Organization, EntityType::Group]).to_string(),
        Tab::Places => of(&[EntityType::Place, EntityType::State]).to_string(),
        Tab::Sources => format!("{} + {}", record.sources.len(), record.doubts.len()),
    }
}

fn keys(ctx: &Ctx) -> Callback<KeyboardEvent> {
    let at = Tab::ALL.iter().position(|tab| *tab == ctx.state.tab).unwrap_or_default();
    let last = Tab::ALL.len() - 1;
    ctx.hear(move |event: KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowRight" => (at + 1) % (last + 1),
            "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        event.prevent_default();
        Tab::ALL.get(next).map(|tab| Msg::Do(Action::Tab(*tab)))
    })
}
