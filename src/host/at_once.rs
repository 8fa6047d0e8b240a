//! Drawing at once, for a browser that waits for no microtask.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Window;

/// Does something, and has what it changes drawn before this returns.
///
/// Yew draws in a microtask, and Firefox copies the page for paper before it runs one. So what asks for
/// one meanwhile is kept, and run here. For some milliseconds after what took long to draw Yew has asked
/// for a timer already, and draws only then.
pub(super) fn at_once(window: &Window, act: impl FnOnce()) {
    let name = JsValue::from_str("queueMicrotask");
    let asked = Array::new();
    let push = Reflect::get(&asked, &"push".into()).and_then(JsCast::dyn_into::<Function>);
    let (Ok(push), Ok(own)) = (push, Reflect::get(window, &name)) else { return act() };
    let _ = Reflect::set(window, &name, &push.bind0(&asked));
    act();
    // A task may ask for another.
    while asked.length() > 0 {
        let _ = asked.shift().dyn_into::<Function>().and_then(|task| task.call0(&JsValue::NULL));
    }
    let _ = Reflect::set(window, &name, &own);
}
