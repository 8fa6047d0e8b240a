//! Citing an event in the words of the interface.

use yew::prelude::*;

use crate::dataset::model::Event;
use crate::i18n::date;
use crate::interop::cite::{self, Form, Span, Words};

use super::context::Ctx;

/// The words of a citation of an event.
pub fn words(ctx: &Ctx, event: &Event) -> Words<'static> {
    let date = event.date.as_ref();
    Words {
        lang: ctx.lang.tag(),
        date: date.map_or_else(|| ctx.t.no_date_short.to_owned(), |date| date::long(date, ctx.lang)),
        quoted: ctx.t.quoted,
        inside: ctx.t.cite_in,
        sourced: ctx.t.cite_sourced,
        from: ctx.t.cite_from,
        paragraph: ctx.t.paragraph,
        paragraphs: ctx.t.paragraphs,
        page: ctx.t.page,
        pages: ctx.t.pages,
        and: ctx.t.and,
    }
}

/// What a form is called.
pub fn form_name(ctx: &Ctx, form: Form) -> &'static str {
    match form {
        Form::Plain => ctx.t.cite_plain,
        Form::Bibtex => "BibTeX",
        Form::Csl => "CSL-JSON",
        Form::Wiki => "Wiki",
    }
}

/// The citation in words, with the title of the record in italics and other languages marked.
pub fn plain(ctx: &Ctx, event: &Event, link: Option<&str>) -> Html {
    let spans = cite::plain(ctx.data, event, link, &words(ctx, event));
    let span = |Span { text, lang, title }: Span| match (title, lang) {
        (true, lang) => html! { <i {lang}>{ text }</i> },
        (false, Some(lang)) => html! { <span {lang}>{ text }</span> },
        (false, None) => html! { text },
    };
    html! { <span class="prose">{ for spans.into_iter().map(span) }</span> }
}
