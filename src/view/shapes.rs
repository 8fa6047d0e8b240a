//! Shapes: one silhouette for each kind, and the icons of the controls.

use yew::prelude::*;

/// The silhouettes of the kinds in their order, legible at 11 px, drawn around the origin.
const KINDS: [&str; 8] = [
    "M-5.4 0a5.4 5.4 0 1 0 10.8 0a5.4 5.4 0 1 0-10.8 0z",
    "M-4.9-4.9H4.9V4.9H-4.9z",
    "M-6-4.8H6L0 5.8z",
    "M0-6.6 6.6 0 0 6.6-6.6 0z",
    "M-6.2-5 0-1.3 6.2-5V5L0 1.3-6.2 5z",
    "M-5.2-5.6H5.2V0C5.2 3.2 2.6 5.2 0 6.4-2.6 5.2-5.2 3.2-5.2 0z",
    "M0-6.6 6.4-1.3H-6.4zM-5.2.6H5.2V5.2H-5.2z",
    "M-6-2.2H6V2.2H-6z",
];

/// The class that gives a kind its colour. After eight kinds colours and shapes begin again.
pub fn kind_class(kind: usize) -> &'static str {
    ["k-0", "k-1", "k-2", "k-3", "k-4", "k-5", "k-6", "k-7"][kind % KINDS.len()]
}

/// The path of a kind's silhouette.
pub fn kind_path(kind: usize) -> &'static str {
    KINDS[kind % KINDS.len()]
}

/// A kind's silhouette among text; named for those who do not see it, or silent beside its name.
pub fn glyph(kind: usize, hollow: bool, name: Option<&str>) -> Html {
    let class = classes!("glyph", kind_class(kind), hollow.then_some("hollow"));
    let path = html! { <path d={kind_path(kind)} stroke-linejoin="round" /> };
    match name {
        Some(name) => html! {
            <svg {class} viewBox="-8 -8 16 16" role="img" aria-label={name.to_owned()}>{ path }</svg>
        },
        None => html! { <svg {class} viewBox="-8 -8 16 16" aria-hidden="true">{ path }</svg> },
    }
}

/// An icon of a control.
#[derive(Clone, Copy)]
pub enum Icon {
    /// A magnifying glass.
    Search,
    /// A list opens.
    Down,
    /// Closes or removes.
    Cross,
    /// More.
    Plus,
    /// Less.
    Minus,
    /// A link.
    Link,
    /// The filters.
    Filter,
    /// Sharing.
    Share,
    /// A citation.
    Cite,
    /// A calendar.
    Calendar,
}

/// Draws an icon; the control beside it has the name.
pub fn icon(icon: Icon) -> Html {
    let path = match icon {
        Icon::Search => "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM10.5 10.5l4 4",
        Icon::Down => "m3.5 6 4.5 4.5L12.5 6",
        Icon::Cross => "m3 3 10 10M13 3 3 13",
        Icon::Plus => "M8 3v10M3 8h10",
        Icon::Minus => "M3 8h10",
        Icon::Link => {
            "M6.5 9.5a3 3 0 0 0 4.3 0l2.4-2.4a3 3 0 0 0-4.3-4.3L8 3.7M9.5 6.5a3 3 0 0 0-4.3 0L2.8 8.9a3 3 0 0 0 4.3 4.3l.9-.9"
        }
        Icon::Filter => "M2 4h12M4.5 8h7M7 12h2",
        Icon::Share => "M8 10V1.8M4.8 4.6 8 1.5l3.2 3.1M3 8v6h10V8",
        Icon::Cite => {
            "M6.5 4C4 4.6 2.8 6.3 2.8 9.2V12h3.7V8.6H4.6M13 4c-2.5.6-3.7 2.3-3.7 5.2V12H13V8.6h-1.9"
        }
        Icon::Calendar => "M2.5 3.5h11v10h-11zM2.5 6.8h11M5.5 1.8v3M10.5 1.8v3",
    };
    html! { <svg class="ico" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

/// A length as an attribute, to a tenth of a pixel.
pub fn px(length: f64) -> String {
    format!("{length:.1}")
}
