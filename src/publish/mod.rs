//! From a record to what a publisher puts on a web server, and the server to look at it with.
//!
//! Native only, feature `cli`. A build is a plan, then its effects:
//!
//! | Module | |
//! |---|---|
//! | [`input`] | reads a record and refuses a wrong one with all its problems |
//! | [`convert`] | a record from one format into another, with what became of it |
//! | [`widget`] | compiles the element to wasm and binds it; the only module that starts programs |
//! | `slim`, `alike` | what is bound, made smaller; pure but for its files |
//! | [`page`] | the record as HTML that reads without a script; pure |
//! | [`formats`] | the formats that it is written in |
//! | [`data`] | the same record in other formats; pure |
//! | [`carried`] | the record inside the element, or its core |
//! | [`site`] | the list of files of a build, and writing it |
//! | [`names`] | names that change with what is in a file |
//! | [`integrity`] | what pages paste that hold the element to its content; pure |
//! | [`offline`] | the timeline as one file; pure |
//! | [`worker`], [`manifest`] | the page without a network, and installed; pure |
//! | [`brotli`], [`budget`] | copies for servers that send Brotli, and how large all may be |
//! | [`server`] | that folder on this machine, over HTTP |
//! | [`author`] | follows a record while it is written |
//! | [`news`] | what open pages are told of that |
//! | [`oembed`] | the frame, described for sites that are given the address; pure |
//! | [`schema`] | the JSON Schema of the format |
//! | [`html`] | markup in which text cannot go unescaped; pure |
//! | [`progress`] | what is being done, for whoever waits |
//!
//! What is published is read from the package folder when the build runs, as the widget is
//! compiled from there: page and widget never come from two versions.

pub mod author;
pub mod brotli;
pub mod budget;
pub mod carried;
pub mod convert;
pub mod data;
pub mod formats;
pub mod html;
pub mod input;
pub mod integrity;
pub mod manifest;
pub mod names;
pub mod news;
pub mod oembed;
pub mod offline;
pub mod package;
pub mod page;
mod parts;
pub mod progress;
pub mod schema;
pub mod script;
pub mod server;
pub mod site;
mod slim;
pub mod style;
pub mod widget;
pub mod worker;

/// A file of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path under the folder of the build, with `/` between names.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file that holds `bytes`.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}
