//! The order of names for a reader of some language.

use std::rc::Rc;

use crate::dataset::Dataset;
use crate::i18n::Lang;

/// Sorts names as readers of a language do: the places of the names in that order.
pub type Collate = Rc<dyn Fn(Lang, &[&str]) -> Vec<usize>>;

/// The indices of the entities in the order of their names.
pub fn by_name(data: &Dataset, lang: Lang, collate: &Collate) -> Vec<usize> {
    let entities = data.record.entities.iter();
    let names: Vec<&str> = entities.map(|entity| entity.sorts_as(lang.tag(), data.fallback_lang())).collect();
    collate(lang, &names)
}
