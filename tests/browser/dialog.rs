//! The dialog for sharing as a reader uses it.

use serde_json::json;

use crate::reader::Reader;
use crate::wait::eventually;

impl Reader<'_> {
    /// Opens the dialog from the head of the page.
    #[track_caller]
    pub fn open_sharing(&self) {
        self.click("Share", "return all('.tools > .tool')[0]", &[]);
        self.sees_dialog(true);
    }

    /// Waits until the dialog is open over the page, or is not there.
    #[track_caller]
    pub fn sees_dialog(&self, open: bool) {
        let modal = || self.ask("return all('dialog').map((it) => it.matches(':modal'))", &[]);
        eventually(&format!("the dialog is open: {open}"), modal, |found: &Vec<bool>| {
            *found == if open { vec![true] } else { vec![] }
        });
    }

    /// Whether the focus is in the dialog.
    pub fn is_in_dialog(&self) -> bool {
        self.ask("return !!focused?.closest('dialog')", &[])
    }

    /// Chooses what is shared, or a form, by its label or the beginning of it.
    #[track_caller]
    pub fn choose_in_dialog(&self, label: &str) {
        let button = "return all('dialog .seg button').find((it) => words(it).startsWith(given[0]))";
        self.click(label, button, &[json!(label)]);
        let on = "return all('dialog .seg [aria-pressed=true]').map(words)";
        let on = || self.ask::<Vec<String>>(on, &[]);
        eventually(&format!("{label} is chosen"), on, |on| on.iter().any(|it| it.starts_with(label)));
    }

    /// What can be shared, or how it can be cited.
    pub fn choices_in_dialog(&self) -> Vec<String> {
        self.ask("return all('dialog .seg button').map(words)", &[])
    }

    /// The text of a box: `link`, `element`, `frame` or `cite`.
    pub fn box_text(&self, name: &str) -> Option<String> {
        self.ask("return words(root.getElementById(`copy-${given[0]}`))", &[json!(name)])
    }

    /// Presses the button of a box.
    #[track_caller]
    pub fn press_copy(&self, name: &str) {
        let button = "return root.getElementById(`copy-${given[0]}`)?.parentElement.querySelector('button')";
        self.click(&format!("Copy beside {name}"), button, &[json!(name)]);
    }

    /// What the dialog and the open event announce.
    pub fn announced(&self) -> Vec<String> {
        self.ask("return all('dialog [role=status], .acts [role=status]').map(words).filter(Boolean)", &[])
    }

    /// The actions of the open event.
    pub fn actions(&self) -> Vec<String> {
        self.ask("return all('.acts button').map(words)", &[])
    }

    /// Presses an action of the open event.
    #[track_caller]
    pub fn press_action(&self, label: &str) {
        let button = "return all('.acts button').find((it) => words(it) === given[0])";
        self.click(label, button, &[json!(label)]);
    }
}
