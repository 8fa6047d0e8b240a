//! The filter bar: words, people and organisations, places, years, doubts, kinds, each value with
//! the number of events that it would leave.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::dataset::model::Id;
use crate::i18n::{date, fill};
use crate::query::{MOST_LETTERS, Years};
use crate::state::Action;

use super::choices::{Choices, Of};
use super::combobox::Combobox;
use super::context::Ctx;
use super::message::Msg;
use super::shapes::{Icon, glyph, icon};

/// The id of what a narrow screen unfolds.
pub const PANEL: &str = "filters";

/// Draws the filter bar; a narrow screen shows no more of it than the search before it is unfolded.
pub fn filters(ctx: &Ctx) -> Html {
    let unfolded = ctx.folds.filters;
    let [who, places, sources] = [Of::Who, Of::Places, Of::Sources].map(|of| Choices::new(ctx, of));
    let [people, spots, works] = [&who, &places, &sources].map(Choices::count);
    html! {
        <form key="filters" part="filters" class={classes!("filters", unfolded.then_some("unfolded"))} role="search" aria-label={ctx.t.filters}
            onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <div class="qbar">
                { search(ctx) }
                { unfold(ctx, unfolded) }
            </div>
            <div class="choices" id={PANEL} tabindex="-1" role="group" aria-label={ctx.t.filters_button}>
                if people > 0 {
                    <Combobox key="who" id="who" label={ctx.t.who} placeholder={fill(ctx.t.any_of, &[&people])}
                        none={ctx.t.no_choice} choices={who} onchoose={ctx.tell.reform(|id: Id| Msg::Do(Action::ToggleWho(id)))} />
                }
                if spots > 0 {
                    <Combobox key="place" id="place" label={ctx.t.place} placeholder={fill(ctx.t.any_of, &[&spots])}
                        none={ctx.t.no_choice} choices={places} onchoose={ctx.tell.reform(|id: Id| Msg::Do(Action::TogglePlace(id)))} />
                }
                if works > 1 {
                    <Combobox key="source" id="source" label={ctx.t.source} placeholder={fill(ctx.t.any_of, &[&works])}
                        none={ctx.t.no_choice} choices={sources} onchoose={ctx.tell.reform(|id: Id| Msg::Do(Action::ToggleSource(id)))} />
                }
                { years(ctx) }
                { doubts(ctx) }
                { kinds(ctx) }
                { foot(ctx) }
            </div>
        </form>
    }
}

/// What is typed into a box.
pub fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

fn search(ctx: &Ctx) -> Html {
    let oninput = ctx.tell.reform(|event: InputEvent| Msg::Do(Action::Text(typed(&event))));
    html! {
        <div class="field" key="search">
            <label for="q">{ ctx.t.search }</label>
            <div class="box">
                { icon(Icon::Search) }
                <input id="q" type="search" maxlength={MOST_LETTERS.to_string()} autocomplete="off" spellcheck="false" placeholder={ctx.t.search_hint}
                    value={ctx.state.filter.text.clone()} {oninput} />
            </div>
        </div>
    }
}

fn unfold(ctx: &Ctx, unfolded: bool) -> Html {
    html! {
        <button key="unfold" type="button" class="btn unfold" aria-expanded={unfolded.to_string()} aria-controls={PANEL}
            onclick={ctx.send(Msg::Unfold)}>{ filters_button(ctx) }</button>
    }
}

/// What stands on a button that leads to the filters: their name, and how many are active.
pub fn filters_button(ctx: &Ctx) -> Html {
    let active = ctx.hits.without.len();
    html! {
        <>
            { icon(Icon::Filter) }{ ctx.t.filters_button }
            if active > 0 { { " " }<span class="badge num">{ active }</span> }
        </>
    }
}

/// What ends the filters of a narrow screen: the way back, and the way on.
fn foot(ctx: &Ctx) -> Html {
    html! {
        <div class="choices-foot" key="foot">
            <button type="button" class="btn" disabled={ctx.hits.without.is_empty()} onclick={ctx.act(Action::Clear)}>
                { ctx.t.clear_filters }
            </button>
            <button type="button" class="btn solid num" onclick={ctx.send(Msg::List)}>
                { ctx.t.show_events.of(ctx.hits.count()) }
            </button>
        </div>
    }
}

fn years(ctx: &Ctx) -> Html {
    let Some((first, last)) = ctx.model.years else { return Html::default() };
    let chosen = ctx.state.filter.years;
    let from = chosen.and_then(|years| years.from);
    let to = chosen.and_then(|years| years.to);
    // A year at the edge of the record does not narrow: what is open on that side stays.
    let from_typed = ctx.tell.reform(move |event: Event| {
        Msg::Do(Action::Years(Years::new(year_typed(&event).filter(|year| *year > first), to)))
    });
    let to_typed = ctx.tell.reform(move |event: Event| {
        Msg::Do(Action::Years(Years::new(from, year_typed(&event).filter(|year| *year < last))))
    });
    let field = |name: &'static str, id: &'static str, year: i32, onchange: Callback<Event>| {
        html! {
            <div class="box" key={id}>
                <input {id} type="text" autocomplete="off" size="5" aria-label={name} value={date::year(year, ctx.lang)} {onchange} />
            </div>
        }
    };
    html! {
        <div class="field" key="years" role="group" aria-label={ctx.t.years}>
            <span class="flabel">{ ctx.t.years }</span>
            <div class="years num">
                { field(ctx.t.from_year, "from", from.unwrap_or(first), from_typed) }
                <span key="to-word">{ ctx.t.to }</span>
                { field(ctx.t.to_year, "to", to.unwrap_or(last), to_typed) }
            </div>
        </div>
    }
}

fn year_typed(event: &Event) -> Option<i32> {
    let input: HtmlInputElement = event.target_dyn_into()?;
    date::parse_year(&input.value())
}

fn doubts(ctx: &Ctx) -> Html {
    let on = ctx.state.filter.doubts;
    html! {
        <div class="field" key="doubts">
            <span class="flabel">{ ctx.t.show_only }</span>
            <label class="check">
                <input type="checkbox" checked={on} onchange={ctx.act(Action::Doubts(!on))} />
                { ctx.t.with_doubts }{ " " }<span class="n num">{ ctx.hits.doubts }</span>
            </label>
        </div>
    }
}

fn kinds(ctx: &Ctx) -> Html {
    let all: Vec<&Id> = ctx.data.record.kinds.iter().map(|kind| &kind.id).collect();
    let chosen = &ctx.state.filter.kinds;
    let on = |id: &Id| chosen.is_empty() || chosen.contains(id);
    let toggled = |id: &Id| -> Vec<Id> {
        let kept = all.iter().filter(|other| on(other) != (**other == id)).map(|other| (*other).clone());
        let kept: Vec<Id> = kept.collect();
        if kept.len() == all.len() { Vec::new() } else { kept }
    };
    html! {
        <div class="kinds" key="kinds" role="group" aria-label={ctx.t.kinds}>
            <span class="flabel" key="label" aria-hidden="true">{ ctx.t.kinds }</span>
            { for all.iter().enumerate().map(|(kind, id)| {
                let count = ctx.hits.kinds.get(kind).copied().unwrap_or_default();
                let pressed = on(id);
                html! {
                    <button key={id.as_str()} type="button" class={classes!("kind", super::shapes::kind_class(kind))}
                        aria-pressed={pressed.to_string()} disabled={count == 0 && pressed && chosen.is_empty()}
                        onclick={ctx.act(Action::Kinds(toggled(id)))}>
                        { glyph(kind, false, None) }
                        <span class="label" lang={ctx.kind_lang(kind)}>{ ctx.kind_name(kind) }</span>
                        { " " }<span class="n">{ count }</span>
                    </button>
                }
            }) }
        </div>
    }
}
