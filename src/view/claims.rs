//! What the sources say that is no event: stances, ranks, standing bodies.

use yew::prelude::*;

use super::context::Ctx;

/// Draws the claims, with those they are about and what is not certain of them.
pub fn claims(ctx: &Ctx) -> Html {
    let claims = &ctx.data.record.claims;
    if claims.is_empty() {
        return Html::default();
    }
    let item = |claim: &crate::dataset::model::Claim| {
        let doubts = claim.doubts.iter().filter_map(|id| ctx.data.doubt(id));
        html! {
            <li key={claim.id.as_str()}>
                <p>{ ctx.text(&claim.text) }{ ctx.codes(&claim.citations) }</p>
                if !claim.about.is_empty() {
                    <p class="who">{ for claim.about.iter().map(|id| html! { <span>{ ctx.entity(id) }</span> }) }</p>
                }
                { for doubts.map(|doubt| html! { <p class="dbt">{ ctx.text(&doubt.text) }{ ctx.codes(&doubt.citations) }</p> }) }
            </li>
        }
    };
    html! {
        <details class="claims" key="claims">
            <summary><h2>{ ctx.t.claims }</h2>{ " " }<span class="n num">{ claims.len() }</span></summary>
            <ul>{ for claims.iter().map(item) }</ul>
        </details>
    }
}
