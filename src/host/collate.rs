//! The order of names, as the browser knows it for each language.

use std::cmp::Ordering;

use js_sys::{Array, Intl::Collator, JsString, Object};
use wasm_bindgen::JsValue;

use crate::dataset::Order;
use crate::i18n::Lang;

/// The places of the names in the order of a language: ñ after n in Spanish, đ after d in Vietnamese.
pub fn collate(lang: Lang, names: &[&str]) -> Vec<usize> {
    let compare = Collator::new(&Array::of1(&lang.tag().into()), &Object::new()).compare();
    let strings: Vec<JsString> = names.iter().map(|name| JsString::from(*name)).collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.order_by(|a, b| match (strings.get(*a), strings.get(*b)) {
        (Some(a), Some(b)) => {
            let found = compare.call2(&JsValue::UNDEFINED, a, b).ok().and_then(|found| found.as_f64());
            found.and_then(|found| found.partial_cmp(&0.0)).unwrap_or(Ordering::Equal)
        }
        _ => Ordering::Equal,
    });
    order
}
