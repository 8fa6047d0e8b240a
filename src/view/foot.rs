//! The foot: printing, the keys, files to take along, and who made this; on paper, where this selection is to be found.

use yew::prelude::*;

use super::context::Ctx;
use super::dialog::Dialog;
use super::download::downloads;
use super::message::Msg;

/// Draws the foot.
pub fn foot(ctx: &Ctx) -> Html {
    let link = ctx.printing.then(|| ctx.addresses.link.emit(ctx.state.clone())).flatten();
    html! {
        <footer class="foot" key="foot" part="foot">
            <button type="button" onclick={ctx.send(Msg::Print)}>{ ctx.t.print }</button>
            <button type="button" onclick={ctx.send(Msg::Dialog(Some(Dialog::Keys)))}>{ ctx.t.keyboard }</button>
            { downloads(ctx) }
            { for link.map(|link| html! { <span class="from">{ link }</span> }) }
            <span class="end">{ "Annals" }</span>
        </footer>
    }
}
