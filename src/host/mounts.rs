//! Where timelines are mounted, and how messages reach them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};
use yew::html::Scope;
use yew::{AppHandle, Renderer};

use crate::view::{App, Msg, Props, Root, RootProps};

thread_local! {
    /// Roots without a timeline, each with its element.
    static FREE: RefCell<Vec<(Element, AppHandle<Root>)>> = const { RefCell::new(Vec::new()) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// A timeline in its place; taken away when dropped.
pub struct Mounted {
    mount: Element,
    root: Option<AppHandle<Root>>,
}

impl Mounted {
    /// A place before all else in a shadow root.
    ///
    /// # Errors
    /// When the browser refuses to make or place an element.
    pub fn new(document: &Document, shadow: &ShadowRoot) -> Result<Self, JsValue> {
        let (mount, root) = match FREE.with_borrow_mut(Vec::pop) {
            Some((mount, root)) => (mount, Some(root)),
            None => (document.create_element("div")?, None),
        };
        mount.set_class_name("root");
        shadow.insert_before(&mount, shadow.first_child().as_ref())?;
        Ok(Mounted { mount, root })
    }

    /// The element.
    pub fn element(&self) -> Element {
        self.mount.clone()
    }

    /// Shows a timeline there.
    pub fn show(&mut self, props: Props) {
        let number = NUMBER.get();
        NUMBER.set(number.wrapping_add(1));
        let shown = RootProps { shown: Some((number, Rc::new(props))) };
        match &mut self.root {
            Some(root) => root.update(shown),
            None => self.root = Some(Renderer::<Root>::with_root_and_props(self.element(), shown).render()),
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.mount.remove();
        if let Some(mut root) = self.root.take() {
            root.update(RootProps::default());
            FREE.with_borrow_mut(|free| free.push((self.mount.clone(), root)));
        }
    }
}

/// How wide what a timeline draws will be in a shadow root, in CSS pixels; 0 where nobody sees it. It is
/// asked before there is a picture: one that is not drawn for it moves before the reader's eyes.
///
/// # Errors
/// When the browser refuses to make or place an element.
pub fn room(document: &Document, shadow: &ShadowRoot) -> Result<f64, JsValue> {
    // The boxes around it, as the style sheet knows them.
    let outer: HtmlElement = document.create_element("div")?.unchecked_into();
    outer.set_class_name("root");
    // A page that gets as long as that has its scrollbar now.
    outer.style().set_property("min-height", "100vh")?;
    let mut inner: Element = outer.clone().into();
    for class in ["annals", "page", "mast"] {
        let next = document.create_element("div")?;
        next.set_class_name(class);
        inner.append_child(&next)?;
        inner = next;
    }
    shadow.insert_before(&outer, shadow.first_child().as_ref())?;
    let width = inner.get_bounding_client_rect().width();
    outer.remove();
    Ok(width)
}

/// Carries messages to a timeline, also those for one that is only about to be drawn.
#[derive(Clone, Default)]
pub struct Post(Rc<RefCell<Waiting>>);

#[derive(Default)]
struct Waiting {
    scope: Option<Scope<App>>,
    messages: Vec<Msg>,
}

impl Post {
    /// The timeline is there now.
    pub fn deliver(&self, scope: Scope<App>) {
        let waiting = std::mem::take(&mut self.0.borrow_mut().messages);
        waiting.into_iter().for_each(|msg| scope.send_message(msg));
        self.0.borrow_mut().scope = Some(scope);
    }

    /// Sends a message.
    pub fn send(&self, msg: Msg) {
        let mut post = self.0.borrow_mut();
        match post.scope.clone() {
            Some(scope) => {
                drop(post);
                scope.send_message(msg);
            }
            None => post.messages.push(msg),
        }
    }
}
