//! What the sources say that is no event: stances, ranks, standing bodies.

use yew::prelude::*;

use crate::dataset::model::Claim;
use crate::i18n::fill;

use super::context::Ctx;
use super::doubts::group;

/// The group of the claims among those that can be shown whole.
pub const GROUP: &str = "claims";

/// What a claim is called, by its index.
pub fn claim_number(ctx: &Ctx, index: usize) -> String {
    fill(ctx.t.statement, &[&(index + 1)])
}

/// Draws the claims, with those they are about.
pub fn claims(ctx: &Ctx) -> Html {
    let row = |(index, claim): (usize, &Claim)| {
        html! {
            <>
                <p class="on num">{ claim_number(ctx, index) }</p>
                <div>
                    <p>{ ctx.text(&claim.text) }{ ctx.codes(&claim.citations) }</p>
                    if !claim.about.is_empty() {
                        <p class="who">{ for claim.about.iter().map(|id| html! { <span>{ ctx.entity(id) }</span> }) }</p>
                    }
                </div>
            </>
        }
    };
    let claims = &ctx.data.record.claims;
    group(ctx, GROUP, ctx.t.claims, claims.len(), claims.iter().enumerate().map(row))
}
