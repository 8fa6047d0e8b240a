//! The dialog that lists the keys.

use yew::prelude::*;

use super::context::Ctx;

/// The id of the dialog.
pub const DIALOG: &str = "keys";

const ACROSS: [&str; 2] = ["←", "→"];

/// The heading of the dialog and what is in it.
pub fn keys(ctx: &Ctx) -> (Html, Html) {
    let t = ctx.t;
    let (home, page) = ([t.key_home, t.key_end], [t.key_page_up, t.key_page_down]);
    let content = html! {
        <>
            { section(t.keys_on_marks, &[
                (&["←", "→", "↑", "↓"], t.key_walks),
                (&home, t.key_first_last),
                (&[t.key_enter], t.key_opens),
                (&["+", "−"], t.key_zooms),
                (&["0"], t.key_whole),
                (&[&format!("{} ←", t.key_shift), &format!("{} →", t.key_shift)], t.key_moves),
            ]) }
            { section(t.keys_on_handles, &[
                (&ACROSS, t.key_year),
                (&page, t.key_decade),
                (&home, t.key_limit),
            ]) }
            { section(t.keys_anywhere, &[(&[t.key_escape], t.key_closes)]) }
        </>
    };
    (html! { t.keyboard }, content)
}

/// Keys with what they do.
fn section(heading: &str, rows: &[(&[&str], &str)]) -> Html {
    html! {
        <section>
            <h3>{ heading.to_owned() }</h3>
            <dl class="keys">
                { for rows.iter().map(|(keys, does)| html! {
                    <div>
                        <dt>{ for keys.iter().map(|key| html! { <kbd>{ (*key).to_owned() }</kbd> }) }</dt>
                        <dd>{ (*does).to_owned() }</dd>
                    </div>
                }) }
            </dl>
        </section>
    }
}
