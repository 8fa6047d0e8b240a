//! A text box that finds values of a filter as one types, without diacritics
//! (the pattern "combobox with a listbox popup" of the ARIA Authoring Practices).

use yew::prelude::*;

use crate::dataset::model::Id;

use super::choices::{Choice, Choices};
use super::shapes::{Icon, icon};

/// What a combobox shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its id; the ids of its parts begin with it.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What stands in the empty box.
    pub placeholder: String,
    /// What to say when nothing is found.
    pub none: &'static str,
    /// The values.
    pub choices: Choices,
    /// Called with the value that was chosen or taken back.
    pub onchoose: Callback<Id>,
}

/// See the module.
pub struct Combobox {
    typed: String,
    open: bool,
    active: Option<usize>,
    list: NodeRef,
}

/// What happens in a combobox.
pub enum Msg {
    /// The text changed.
    Typed(String),
    /// A key was pressed.
    Key(Key),
    /// It was clicked into.
    Open,
    /// The focus left.
    Close,
    /// A value was clicked.
    Choose(Id),
}

/// The keys that it has a use for.
pub enum Key {
    /// To the next value.
    Down,
    /// To the one before.
    Up,
    /// Chooses the value.
    Enter,
    /// Closes the list and empties the box.
    Escape,
}

/// So many values are offered at once; typing finds the others.
const OFFERED: usize = 60;

impl Combobox {
    /// The values that fit what was typed.
    fn offered(&self, choices: &Choices) -> Vec<Choice> {
        choices.found(&self.typed, OFFERED)
    }

    fn key(&mut self, ctx: &Context<Self>, key: Key) {
        let offered = self.offered(&ctx.props().choices);
        let last = offered.len().checked_sub(1);
        self.active = match key {
            Key::Down => last.map(|last| self.active.filter(|at| *at < last).map_or(0, |at| at + 1)),
            Key::Up => self.active.and_then(|at| at.checked_sub(1)).or(last),
            Key::Enter => {
                let chosen =
                    self.active.filter(|_| self.open).and_then(|at| offered.get(at)).map(|c| c.id.clone());
                return chosen.into_iter().for_each(|id| self.choose(ctx, id));
            }
            Key::Escape => return self.close(),
        };
        self.open = true;
    }

    fn choose(&mut self, ctx: &Context<Self>, id: Id) {
        ctx.props().onchoose.emit(id);
        self.close();
    }

    fn close(&mut self) {
        self.typed.clear();
        self.open = false;
        self.active = None;
    }

    /// Keys that it has a use for are its own: nothing outside hears of them.
    fn onkeydown(&self, ctx: &Context<Self>) -> Callback<KeyboardEvent> {
        let busy = self.open || !self.typed.is_empty();
        ctx.link().batch_callback(move |event: KeyboardEvent| {
            let key = match event.key().as_str() {
                "ArrowDown" => Key::Down,
                "ArrowUp" => Key::Up,
                "Enter" => Key::Enter,
                "Escape" if busy => Key::Escape,
                _ => return None,
            };
            event.prevent_default();
            event.stop_propagation();
            Some(Msg::Key(key))
        })
    }
}

impl Component for Combobox {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Combobox { typed: String::new(), open: false, active: None, list: NodeRef::default() }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Typed(typed) => {
                self.typed = typed;
                self.open = true;
                let found = !self.offered(&ctx.props().choices).is_empty();
                self.active = (found && !self.typed.is_empty()).then_some(0);
            }
            Msg::Key(key) => self.key(ctx, key),
            Msg::Open => self.open = true,
            Msg::Close => self.close(),
            Msg::Choose(id) => self.choose(ctx, id),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { id, label, placeholder, none, choices, .. } = ctx.props();
        // A closed list holds nothing that a page would have to carry.
        let offered = if self.open { self.offered(choices) } else { Vec::new() };
        let list_id = format!("{id}-list");
        let active = self.active.filter(|_| self.open).map(|at| format!("{id}-{at}"));
        let link = ctx.link();
        let oninput = link.callback(|event: InputEvent| {
            Msg::Typed(
                event.target_dyn_into::<web_sys::HtmlInputElement>().map(|i| i.value()).unwrap_or_default(),
            )
        });
        html! {
            <div class="field combo">
                <label for={*id}>{ *label }</label>
                <div class="box">
                    <input id={*id} type="text" role="combobox" autocomplete="off" spellcheck="false"
                        aria-autocomplete="list" aria-expanded={self.open.to_string()} aria-controls={list_id.clone()}
                        aria-activedescendant={active} placeholder={placeholder.clone()} value={self.typed.clone()}
                        {oninput} onkeydown={self.onkeydown(ctx)} onclick={link.callback(|_| Msg::Open)}
                        onblur={link.callback(|_| Msg::Close)} />
                    { icon(Icon::Down) }
                </div>
                <ul class="opts" id={list_id} role="listbox" aria-label={*label} hidden={!self.open} ref={self.list.clone()}
                    onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())}>
                    { for offered.iter().enumerate().map(|(at, choice)| self.option(ctx, at, choice)) }
                    if self.open && offered.is_empty() {
                        <li key="none" class="nil" role="option" aria-disabled="true" aria-selected="false">{ *none }</li>
                    }
                </ul>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let active = self.list.cast::<web_sys::Element>().zip(self.active);
        if let Some(option) = active.and_then(|(list, at)| list.children().item(u32::try_from(at).ok()?)) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}

impl Combobox {
    fn option(&self, ctx: &Context<Self>, at: usize, choice: &Choice) -> Html {
        let id = choice.id.clone();
        html! {
            <li key={choice.id.clone()} id={format!("{}-{at}", ctx.props().id)} role="option"
                class={classes!((self.active == Some(at)).then_some("active"))}
                aria-selected={choice.chosen.to_string()} onclick={ctx.link().callback(move |_| Msg::Choose(id.clone()))}>
                <span lang={choice.lang.clone()}>{ choice.name.clone() }</span>
                <span class="n num">{ choice.count }</span>
            </li>
        }
    }
}
