//! The addresses that links and snippets need. Only the browser's edge knows them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use yew::Callback;

use crate::i18n::Lang;
use crate::state::{State, link};

/// The name of the element's parts in the link of a frame: the page in the frame has one element, and
/// that has no id.
const FRAME_KEY: &str = "annals";

/// See the module.
pub struct Addresses {
    /// The whole link to a state; nothing where the page uses its fragment as a route.
    pub link: Callback<State, Option<String>>,
    /// Where the script of the element is, if pages elsewhere can load it.
    pub script: Option<String>,
    /// Where the record is, for an element that does not show the one inside.
    pub src: Option<String>,
    /// Where the page for frames is, if it can show the record.
    pub embed: Option<String>,
    /// Where the timeline is as one file, if it is anywhere.
    pub offline: Option<String>,
    /// Whether the browser can hand a link to an app.
    pub can_send: bool,
}

impl Addresses {
    /// Where a frame shows a state, if one can.
    pub fn frame(&self, state: &State, lang: Lang) -> Option<String> {
        let src = self.src.as_ref().map(|src| format!("&src={}", utf8_percent_encode(src, NON_ALPHANUMERIC)));
        let page = format!("{}?lang={}{}", self.embed.as_ref()?, lang.tag(), src.unwrap_or_default());
        let fragment = link::write("", FRAME_KEY, state, |_| false)?;
        Some(if fragment.is_empty() { page } else { format!("{page}#{fragment}") })
    }

    /// The attributes of an element that shows a state.
    pub fn attributes(&self, state: &State, lang: Lang) -> Vec<(&'static str, String)> {
        let src = self.src.iter().map(|src| ("src", src.clone()));
        let lang = ("lang", lang.tag().to_owned());
        src.chain([lang]).chain(crate::state::attributes::write(state)).collect()
    }
}
