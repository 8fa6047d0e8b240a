//! What goes into the app and what comes out of it.

use crate::dataset::model::Id;
use crate::i18n::Lang;
use crate::state::{Action, History, State};

/// What can happen to the app.
#[derive(Debug, Clone)]
pub enum Msg {
    /// The reader did something.
    Do(Action),
    /// The reader asked to see an event, from the timeline, a card or another event.
    Show(Id),
    /// A link was followed, or Back or Forward: this is the state now.
    Restore(State),
    /// The language is this now, as the reader chose.
    Lang(Lang),
    /// The language is this now, as the page says.
    PageLang(Lang),
    /// The page inside the element is so wide now, in pixels.
    Width(f64),
    /// The timeline zooms by a factor.
    Zoom(f64),
    /// The timeline shows these days.
    Span(f64, f64),
    /// The focus moves along the marks of the timeline.
    Mark(usize),
    /// More of the list is shown.
    ShowMore,
    /// Names are looked for in the directory.
    Name(String),
    /// More of the directory is shown.
    MoreNames,
    /// A group of doubts, or of claims, is shown whole.
    ShowAll(&'static str),
    /// The reader asked to see a claim, by its index.
    Claim(usize),
    /// A narrow screen shows more or less of the filters.
    Unfold,
    /// The link to an event is wanted.
    Copy(Id),
    /// The link has been copied; where that was not allowed, this is the link to copy by hand.
    Copied(String),
    /// A key was pressed that nothing inside had a use for.
    Escape,
}

/// What must happen in the browser.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The first picture is drawn.
    Drawn,
    /// The reader changed the state.
    Changed(State, History),
    /// The reader chose another language.
    Language(Lang),
    /// An event has to come into view, and the focus to it.
    Reveal(Id),
    /// A card was opened or closed: the focus moves there or back.
    Card(bool),
    /// An element has to get the focus where it is.
    Focus(String),
    /// An element has to come into view and get the focus.
    Go(String),
    /// The link to an event has to be copied.
    Copy(Id),
}
