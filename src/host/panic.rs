//! A panic must never leave a dead box: the page is told, and shows its readable content again.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static ON_PANIC: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Names the function to call, with a message, when the widget has broken down. After that nothing
/// in this module may be called again.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(tell: Function) {
    ON_PANIC.with(|slot| *slot.borrow_mut() = Some(tell));
    yew::set_custom_panic_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        ON_PANIC.with(|slot| {
            if let Ok(slot) = slot.try_borrow()
                && let Some(tell) = slot.as_ref()
            {
                // If the page's own handler fails there is nobody left to tell.
                let _ = tell.call1(&JsValue::NULL, &JsValue::from_str(&message));
            }
        });
    }));
}
