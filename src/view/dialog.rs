//! A dialog over the page: one at a time, closed by its cross, by Escape, or by a press beside it.

use yew::prelude::*;

use super::context::Ctx;
use super::keys::{self, keys};
use super::message::Msg;
use super::shapes::{Icon, icon};
use super::share::{self, Sharing, share};

/// The dialog that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// For sharing, and what it shows.
    Share(Sharing),
    /// The keys that the timeline knows.
    Keys,
}

impl Dialog {
    /// The id of its element.
    pub fn id(self) -> &'static str {
        match self {
            Dialog::Share(_) => share::DIALOG,
            Dialog::Keys => keys::DIALOG,
        }
    }
}

/// Draws the dialog, where one is open.
pub fn dialog(ctx: &Ctx) -> Option<Html> {
    let open = ctx.dialog?;
    let id = open.id();
    let (title, content) = match open {
        Dialog::Share(sharing) => share(ctx, sharing),
        Dialog::Keys => keys(ctx),
    };
    // Inside the dialog its sheet covers it: what is pressed on the dialog itself lies around.
    let around = ctx.hear(move |press: MouseEvent| {
        let target = press.target_dyn_into::<web_sys::Element>()?;
        (target.id() == id).then(|| {
            // Else the press would take the focus from where it goes back to.
            press.prevent_default();
            Msg::Dialog(None)
        })
    });
    Some(html! {
        <dialog key={id} {id} class="dlg" part="dialog" aria-labelledby="dialog-title" onmousedown={around} onclose={ctx.send(Msg::Dialog(None))}>
            <div class="sheet">
                <div class="dlg-h">
                    <h2 id="dialog-title">{ title }</h2>
                    <button type="button" class="tool close" aria-label={ctx.t.close} onclick={ctx.send(Msg::Dialog(None))}>
                        { icon(Icon::Cross) }
                    </button>
                </div>
                { content }
            </div>
        </dialog>
    })
}
