//! A text to copy: shown as it is, with a button that says when it is in the clipboard. Where the
//! clipboard is refused, the text is selected.

use yew::prelude::*;

use super::context::Ctx;
use super::message::Msg;

/// What became of copying the text of a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The id of the box.
    pub slot: String,
    /// Whether it is in the clipboard; not known yet, at first.
    pub done: Option<bool>,
}

/// What became of copying the text of this box, if it was the last.
pub fn outcome(ctx: &Ctx, slot: &str) -> Option<bool> {
    ctx.copied.filter(|copied| copied.slot == slot)?.done
}

/// What became of copying a link that has no box: done, or the link to copy by hand.
pub fn link_outcome(ctx: &Ctx, slot: &str, link: Option<String>) -> Html {
    let outcome = outcome(ctx, slot);
    let words = match outcome {
        Some(true) => ctx.t.copied,
        Some(false) => ctx.t.copy_refused,
        None => "",
    };
    html! {
        <>
            <span role="status">{ words }</span>
            if let Some(link) = link.filter(|_| outcome == Some(false)) {
                <pre id={slot.to_owned()} tabindex="-1">{ link }</pre>
            }
        </>
    }
}

/// Draws a box. `slot` is its id, `name` says what the text is, `shown` is the text as it is drawn.
pub fn copy_box(ctx: &Ctx, slot: &'static str, name: &str, text: String, shown: Html) -> Html {
    let outcome = outcome(ctx, slot);
    let done = outcome == Some(true);
    let label = if done { ctx.t.copied_text } else { ctx.t.copy };
    // Heard in any case; seen where the reader has to do the rest.
    let (class, said) = match outcome {
        Some(true) => ("heard", ctx.t.copied_text),
        Some(false) => ("hint", ctx.t.copy_refused),
        None => ("heard", ""),
    };
    let copy = ctx.send(Msg::Copy { slot: slot.to_owned(), text: text.clone() });
    html! {
        <>
            <div class="copy">
                <pre id={slot} tabindex="-1">{ shown }</pre>
                <button type="button" class={classes!(done.then_some("done"))}
                    aria-label={format!("{label}: {name}")} onclick={copy}>{ label }</button>
            </div>
            <p class={class} role="status">{ said }</p>
        </>
    }
}
