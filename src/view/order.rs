//! The order of names for a reader of some language.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

use crate::i18n::Lang;

use super::model::Model;

/// Sorts names as readers of a language do: the places of the names in that order.
pub type Collate = Rc<dyn Fn(Lang, &[&str]) -> Vec<usize>>;

/// The indices of the entities in the order of their names. Thousands of them are not sorted before
/// somebody wants to see them.
pub struct ByName {
    model: Rc<Model>,
    lang: Lang,
    collate: Collate,
    order: OnceCell<Vec<usize>>,
}

impl ByName {
    /// For readers of a language.
    pub fn new(model: &Rc<Model>, lang: Lang, collate: &Collate) -> Rc<Self> {
        Rc::new(ByName { model: model.clone(), lang, collate: collate.clone(), order: OnceCell::new() })
    }
}

impl Deref for ByName {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        self.order.get_or_init(|| {
            let data = &self.model.data;
            let sorts_as = data
                .record
                .entities
                .iter()
                .map(|entity| entity.sorts_as(self.lang.tag(), data.fallback_lang()));
            (self.collate)(self.lang, &sorts_as.collect::<Vec<_>>())
        })
    }
}
