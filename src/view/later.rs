//! What takes a reader's asking, and is not part of the first picture.
//!
//! The build takes the functions of [`taken`] out of the engine, with all that only they call, into a file of
//! its own, which is loaded after that picture. What others call, too, stays where it is. Before the file is
//! there a call of them would end the engine: so nothing but this module calls them, and it gives nothing
//! until then.

use yew::prelude::*;

use crate::dataset::model::Event;
use crate::query::Hits;

use super::addresses::Addresses;
use super::context::Ctx;
use super::download::Export;
use super::model::Model;

/// What is drawn later.
pub enum Later<'a> {
    /// The people and organisations.
    Directory,
    /// The places, in so much room.
    Places(f64),
    /// The sources.
    Sources,
    /// The open card, with its key.
    Card(&'static str),
    /// The open card over the page.
    Sheet,
    /// The open dialog.
    Dialog,
    /// What an event holds beyond its row.
    Detail(&'a Event),
    /// What paper adds to a row.
    Notes(&'a Event),
}

/// Draws it, once it can be.
pub fn later(ctx: &Ctx, what: &Later) -> Option<Html> {
    if ctx.later { taken::drawn(ctx, what) } else { None }
}

/// Likewise, and meanwhile says that it is still to be loaded.
pub fn later_or_awaited(ctx: &Ctx, what: &Later) -> Html {
    if ctx.later {
        later(ctx, what).unwrap_or_default()
    } else {
        html! { <p class="awaited" role="status">{ ctx.t.loading }</p> }
    }
}

/// The events that fit, in a format; where it holds one language alone, in this one. Nothing as long as
/// what is loaded later is not there.
pub fn exported(
    is_there: bool,
    format: Export,
    model: &Model,
    hits: &Hits,
    addresses: &Addresses,
    lang: &str,
) -> Option<String> {
    is_there.then(|| taken::written(format, model, hits, addresses, lang))
}

/// The functions that the build takes out, which it knows by the name of this module.
mod taken {
    use super::{Addresses, Ctx, Export, Hits, Html, Later, Model};
    use crate::view::card::card;
    use crate::view::detail::{detail, notes};
    use crate::view::dialog::dialog;
    use crate::view::directory::directory;
    use crate::view::places::places;
    use crate::view::sheet::sheet;
    use crate::view::sources::sources;

    #[inline(never)]
    pub fn drawn(ctx: &Ctx, what: &Later) -> Option<Html> {
        match what {
            Later::Directory => Some(directory(ctx)),
            Later::Places(room) => Some(places(ctx, *room)),
            Later::Sources => Some(sources(ctx)),
            Later::Card(key) => card(ctx, key),
            Later::Sheet => sheet(ctx),
            Later::Dialog => dialog(ctx),
            Later::Detail(event) => Some(detail(ctx, event)),
            Later::Notes(event) => Some(notes(ctx, event)),
        }
    }

    #[inline(never)]
    pub fn written(format: Export, model: &Model, hits: &Hits, addresses: &Addresses, lang: &str) -> String {
        format.write(model, hits, addresses, lang)
    }
}
