//! What goes into the app and what comes out of it.

use std::rc::Rc;

use yew::Callback;

use crate::dataset::model::Id;
use crate::i18n::Lang;
use crate::state::{Action, History, State};

use super::dialog::Dialog;
use super::download::Export;
use super::model::Model;

/// What can happen to the app.
#[derive(Debug, Clone)]
pub enum Msg {
    /// The reader did something.
    Do(Action),
    /// The reader asked to see an event, from the timeline, a card or another event.
    Show(Id),
    /// A link was followed, or Back or Forward: this is the state now.
    Restore(State),
    /// The record is this now, and so is the state.
    Record(Rc<Model>, State),
    /// All words of the record are read: what is looked for can be found.
    Read,
    /// Only the core of the record could be loaded.
    CoreOnly,
    /// What is loaded later is there; with it may come the record, whose doubts and claims were left out.
    Later(Option<Rc<Model>>),
    /// The language is this now, as the reader chose.
    Lang(Lang),
    /// The language is this now, as the page says.
    PageLang(Lang),
    /// The page inside the element is so wide now, in pixels.
    Width(f64),
    /// An event has to be found in the list, without being opened.
    Find(Id),
    /// The first rows of the list have been seen: the rest of them follow.
    ShowRest,
    /// Rows before those of the list are shown.
    ShowEarlier,
    /// Rows after those of the list are shown.
    ShowLater,
    /// Names are looked for in the directory.
    Name(String),
    /// More of the directory is shown.
    MoreNames,
    /// More of a group of rows is shown.
    ShowRows {
        /// The group.
        group: &'static str,
        /// How many of its rows are shown already.
        from: usize,
    },
    /// The reader asked to see a claim, by its index.
    Claim(usize),
    /// A narrow screen shows more or less of the filters.
    Unfold,
    /// The filters are wanted, from far down the list.
    Filters,
    /// The list is wanted, and the filters no more.
    List,
    /// Whether the window is too narrow for a card beside or in the page.
    Narrow(bool),
    /// A dialog opens, shows something else, or closes.
    Dialog(Option<Dialog>),
    /// The text of a box is wanted in the clipboard.
    Copy {
        /// The id of the box.
        slot: String,
        /// The text.
        text: String,
    },
    /// The text of a box is in the clipboard, or that was refused.
    Copied(String, bool),
    /// Something must happen in the browser, and nothing here.
    Ask(Effect),
    /// The reader asked for the events that fit as a file.
    Download(Export),
    /// The page is being printed, or is printed.
    Printing(bool),
    /// The reader asked to print.
    Print,
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
    /// The card is a sheet over the page, and all else has to wait: its dialog, by its id.
    Modal(&'static str),
    /// A sheet follows the finger: the id of its dialog, and how far below its place it is, in pixels.
    Lower(&'static str, f64),
    /// An element has to come to the top of the window and get the focus.
    Top(&'static str),
    /// An element has to get the focus where it is.
    Focus(String),
    /// An element has to come into view and get the focus.
    Go(String),
    /// A dialog was put into the picture or taken out: it takes the focus, or gives it back.
    Dialog(Option<&'static str>),
    /// A text has to get into the clipboard; the slot stands in the answer.
    Copy {
        /// The id of the box it is from.
        slot: String,
        /// The text.
        text: String,
    },
    /// Somebody wants to hear once what is drawn now can be seen.
    Seen(Callback<()>),
    /// The page has to be printed, as it is drawn now.
    Print,
    /// The text of an element has to be selected.
    Select(String),
    /// A link has to be handed to an app.
    Send {
        /// What it leads to.
        title: String,
        /// The link.
        link: String,
    },
    /// A text has to be saved as a file.
    Download {
        /// The name of the file.
        name: String,
        /// Its media type.
        mime: &'static str,
        /// Its text.
        text: String,
    },
}
