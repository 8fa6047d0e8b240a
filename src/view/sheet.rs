//! The card as a sheet at the foot of a narrow window: the page waits under a veil, and a swipe down
//! the head, a touch on the veil, Escape or the cross closes it.

use web_sys::Element;
use yew::prelude::*;

use crate::state::Action;

use super::card::card;
use super::context::Ctx;
use super::message::{Effect, Msg};

/// The id of the dialog.
pub const DIALOG: &str = "sheet";

/// A swipe so far down closes the sheet, in pixels.
const SWIPE: i32 = 64;

/// Draws the open card as a sheet, where the window is narrow.
pub fn sheet(ctx: &Ctx) -> Option<Html> {
    let card = card(ctx, ctx.state.card.as_deref().filter(|_| ctx.narrow)?)?;
    Some(html! { <Sheet key={DIALOG} tell={ctx.tell.clone()}>{ card }</Sheet> })
}

#[derive(Properties, PartialEq)]
struct Props {
    tell: Callback<Msg>,
    children: Html,
}

#[component]
fn Sheet(Props { tell, children }: &Props) -> Html {
    // Where a finger came down on the head.
    let held = use_state(|| None::<i32>);
    let close = || tell.reform(|()| Msg::Do(Action::Card(None)));
    let lower = tell.reform(|below: i32| Msg::Ask(Effect::Lower(DIALOG, f64::from(below.max(0)))));
    let down = {
        let held = held.clone();
        move |event: PointerEvent| {
            let target = event.target_dyn_into::<Element>();
            let on =
                |selector| target.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some());
            if event.is_primary() && on(".card-top") && !on("button") {
                held.set(Some(event.client_y()));
            }
        }
    };
    let moved = {
        let (held, lower) = (*held, lower.clone());
        move |event: PointerEvent| held.into_iter().for_each(|from| lower.emit(event.client_y() - from))
    };
    let up = {
        let (held, lower, close) = (held.clone(), lower.clone(), close());
        move |event: PointerEvent| {
            let Some(from) = *held else { return };
            held.set(None);
            if event.client_y() - from >= SWIPE { close.emit(()) } else { lower.emit(0) }
        }
    };
    let cancelled = {
        let held = held.clone();
        move |_: PointerEvent| {
            held.set(None);
            lower.emit(0);
        }
    };
    html! {
        <dialog id={DIALOG} class={classes!("over", held.map(|_| "held"))} aria-modal="true" aria-labelledby="card-name"
            onclose={close().reform(|_: Event| ())}
            onpointerdown={down} onpointermove={moved} onpointerup={up} onpointercancel={cancelled}>
            <div key="veil" class="veil" onclick={close().reform(|_: MouseEvent| ())}></div>
            { children.clone() }
        </dialog>
    }
}
