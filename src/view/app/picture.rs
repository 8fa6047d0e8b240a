//! The app as it is drawn.

use yew::prelude::*;

use crate::state::{State, Tab};
use crate::view::context::{Ctx, Shared};
use crate::view::empty::none;
use crate::view::filters::filters;
use crate::view::foot::foot;
use crate::view::header::header;
use crate::view::later::{Later, later, later_or_awaited};
use crate::view::list::list;
use crate::view::message::Msg;
use crate::view::result::{result, stick};
use crate::view::tabs::{panel, tabs};
use crate::view::timeline::{Timeline, paper};

use super::App;

/// The width of the print on an A4 sheet with margins of 15 mm, in CSS pixels.
const PAPER: f64 = 680.0;

impl App {
    /// Draws it.
    pub(super) fn picture(&self, ctx: &Context<Self>) -> Html {
        let shared = Shared {
            model: self.model.clone(),
            hits: self.hits.clone(),
            state: self.state.clone(),
            folds: self.folds.clone(),
            order: self.order.clone(),
            addresses: ctx.props().addresses.clone(),
            printing: self.printing,
            later: self.later,
            lang: self.lang,
            tell: ctx.link().callback(|msg| msg),
        };
        // On paper nothing is opened or selected.
        let bare = State { event: None, card: None, year: None, ..self.state.clone() };
        let printed = Shared { state: bare, ..shared.clone() };
        let shown = if self.printing { &printed } else { &shared };
        let shown =
            Ctx { narrow: self.narrow, dialog: self.dialog, copied: self.copied.as_ref(), ..shown.ctx() };
        let onkeydown = ctx
            .link()
            .batch_callback(|event: KeyboardEvent| (event.key() == "Escape").then_some(Msg::Escape));
        html! {
            <div class={classes!("annals", self.live.then_some("live"))} lang={self.lang.tag()} {onkeydown}>
                <div class="page" key="page">
                    { header(&shown) }
                    <p class="core-only" role="status" key="core-only">if self.core_only { { shown.t.core_only } }</p>
                    { tabs(&shown) }
                    { panel(&shown, match self.state.tab {
                        Tab::Timeline => self.timeline(ctx, &shared, &shown),
                        Tab::People => aside(&shown, &Later::Directory),
                        Tab::Places => aside(&shown, &Later::Places(self.room())),
                        Tab::Sources => aside(&shown, &Later::Sources),
                    }) }
                    { foot(&shown) }
                </div>
                { for later(&shown, &Later::Sheet) }
                { for later(&shown, &Later::Dialog) }
            </div>
        }
    }

    /// The room for drawings: on paper that of an upright sheet.
    fn room(&self) -> f64 {
        if self.printing { PAPER } else { self.width }
    }

    /// The events in time: what narrows them, drawn, and in words.
    fn timeline(&self, ctx: &Context<Self>, shared: &Shared, shown: &Ctx) -> Html {
        html! {
            <>
                { filters(shown) }
                { result(shown) }
                if self.width > 0.0 {
                    <Timeline key={format!("timeline-{}", self.renewed)} shared={shared.clone()} all_years={self.all_years.clone()} width={self.width}
                        emit={ctx.props().emit.clone()} />
                }
                { stick(shown) }
                if self.printing { { paper(shown, PAPER) } }
                { body(shown, if self.hits.count() == 0 { none(shown) } else { list(shown, &self.listed) }) }
            </>
        }
    }
}

/// What a tab shows, with the open card beside it.
fn body(ctx: &Ctx, main: Html) -> Html {
    let card = (!ctx.narrow).then(|| later(ctx, &Later::Card("card"))).flatten();
    html! {
        <div key="body" class={classes!("body", card.is_some().then_some("with-card"))}>
            { for card }
            { main }
        </div>
    }
}

/// What a tab other than the timeline shows: a filter counts there too, so it is named.
fn aside(ctx: &Ctx, main: &Later) -> Html {
    html! {
        <>
            if !ctx.hits.without.is_empty() { { result(ctx) } }
            { body(ctx, later_or_awaited(ctx, main)) }
        </>
    }
}
