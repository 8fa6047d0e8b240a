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

/// What a finger on the head does, each but the last with how far down it is.
enum Swipe {
    Begins(i32),
    Moves(i32),
    Ends(i32),
    Stops,
}

struct Sheet {
    /// Where a finger came down on the head.
    held: Option<i32>,
}

impl Component for Sheet {
    type Message = Swipe;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Sheet { held: None }
    }

    fn update(&mut self, ctx: &Context<Self>, swipe: Swipe) -> bool {
        let tell = &ctx.props().tell;
        let lower = |below: i32| tell.emit(Msg::Ask(Effect::Lower(DIALOG, f64::from(below.max(0)))));
        match (swipe, self.held) {
            (Swipe::Begins(at), _) => self.held = Some(at),
            (Swipe::Moves(at), Some(from)) => {
                lower(at - from);
                return false;
            }
            (Swipe::Ends(at), Some(from)) => {
                self.held = None;
                if at - from >= SWIPE { tell.emit(Msg::Do(Action::Card(None))) } else { lower(0) }
            }
            (Swipe::Stops, _) => {
                self.held = None;
                lower(0);
            }
            (Swipe::Moves(_) | Swipe::Ends(_), None) => return false,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { tell, children } = ctx.props();
        let swipe = |how: fn(i32) -> Swipe| ctx.link().callback(move |it: PointerEvent| how(it.client_y()));
        let down = ctx.link().batch_callback(|event: PointerEvent| {
            let target = event.target_dyn_into::<Element>();
            let on =
                |selector| target.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some());
            (event.is_primary() && on(".card-top") && !on("button")).then(|| Swipe::Begins(event.client_y()))
        });
        let close = tell.reform(|()| Msg::Do(Action::Card(None)));
        html! {
            <dialog id={DIALOG} class={classes!("over", self.held.map(|_| "held"))} aria-modal="true" aria-labelledby="card-name"
                onclose={close.reform(|_: Event| ())} onpointerdown={down} onpointermove={swipe(Swipe::Moves)}
                onpointerup={swipe(Swipe::Ends)} onpointercancel={swipe(|_| Swipe::Stops)}>
                <div key="veil" class="veil" onclick={close.reform(|_: MouseEvent| ())}></div>
                { children.clone() }
            </dialog>
        }
    }
}
