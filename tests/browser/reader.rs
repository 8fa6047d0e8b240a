//! A timeline as its reader sees and uses it. Where things are in the widget is known here alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::Browser;
use crate::record::Ids;
use crate::wait::{eventually, eventually_does, eventually_is};

/// Begins each script: the element by its selector, its shadow root, and what is in there.
const PRELUDE: &str = r"
    const [selector, ...given] = arguments;
    const host = document.querySelector(selector), root = host?.shadowRoot;
    const all = (selector, within = root) => [...within?.querySelectorAll(selector) ?? []];
    const words = (node) => node?.textContent.trim() ?? null;
    const focused = root?.activeElement;
    const row = (event) => root.getElementById(event) ?? (all('.list > .rest:last-child button')[0]?.click(), null);
";

/// Whether the list has all rows of its first page: those that are seen come before the others.
const HAS_ALL_ROWS: &str = "
    return all('.rest').length > 0 || all('article').length === (host?.hits?.length ?? 0)";

/// The card of an entity.
#[derive(Debug, Deserialize)]
pub struct Card {
    /// The name at its head.
    pub name: String,
    /// The offices, as they are written.
    pub offices: BTreeSet<String>,
    /// The titles of its events, those that only mention the entity too.
    pub events: BTreeSet<String>,
    /// The names of those in the same events, each with the number of events with both.
    pub pairs: BTreeMap<String, usize>,
}

/// What has the focus in the timeline.
#[derive(Debug, Default, Deserialize, PartialEq)]
pub struct Focus {
    /// Its id, its label, or else its text; of a title its text.
    pub name: String,
    /// Its role, or the name of its tag.
    pub role: String,
    /// The event it belongs to.
    pub event: Option<String>,
    /// Whether it is the card or in it.
    pub in_card: bool,
    /// Whether one sees that it has the focus.
    pub visible: bool,
}

/// See the module.
pub struct Reader<'a> {
    /// The browser.
    pub browser: &'a Browser,
    selector: &'static str,
}

impl<'a> Reader<'a> {
    /// The reader of an element.
    pub fn of(browser: &'a Browser, selector: &'static str) -> Self {
        Reader { browser, selector }
    }

    /// The answer of a script that knows what the prelude names, and `given`.
    #[track_caller]
    pub fn ask<T: DeserializeOwned>(&self, script: &str, given: &[Value]) -> T {
        self.browser.run(&format!("{PRELUDE}{script}"), self.arguments(given))
    }

    /// Clicks the element that a script gives, once it is there to be clicked.
    #[track_caller]
    pub fn click(&self, what: &str, script: &str, given: &[Value]) {
        let script = format!("{PRELUDE}{script}");
        eventually_does(&format!("a click on {what}"), || {
            self.browser.try_click(&script, self.arguments(given))
        });
    }

    /// Clicks the middle of the element that a script gives, whatever lies over it there.
    #[track_caller]
    pub fn point_at(&self, what: &str, script: &str, given: &[Value]) {
        let script = format!("{PRELUDE}{script}");
        eventually_does(&format!("a click on {what}"), || {
            self.browser.try_point_at(&script, self.arguments(given))
        });
    }

    /// Of the elements that a script gives: how each begins, its role and its name, as the browser has them.
    pub fn accessible(&self, script: &str, given: &[Value]) -> Vec<(String, String, String)> {
        self.browser.accessible(&format!("{PRELUDE}{script}"), self.arguments(given))
    }

    fn arguments(&self, given: &[Value]) -> Vec<Value> {
        std::iter::once(json!(self.selector)).chain(given.iter().cloned()).collect()
    }

    /// Waits until the element shows its timeline, the drawn one and the list with all rows of its first page.
    #[track_caller]
    pub fn wait_until_shown(&self) {
        let drawn =
            "return host?.state != null && all('article').length > 0 && all('svg[role=group]').length > 0";
        // A page that is just left answers nothing.
        let shown = || [drawn, HAS_ALL_ROWS].map(|script| self.ask::<Option<bool>>(script, &[]));
        eventually_is(&format!("{} shows its timeline", self.selector), shown, [Some(true); 2]);
    }

    /// The state, as the page gets it.
    pub fn state(&self) -> Value {
        self.ask("return host.state", &[])
    }

    /// The ids of the events in the list whose rows are shown, in its order.
    pub fn shown(&self) -> Vec<String> {
        self.ask("return all('article').map((it) => it.id)", &[])
    }

    /// The ids of the events in the list, in its order: those whose rows are shown, and, where the line under
    /// them says which part of the whole they are, the others.
    pub fn listed(&self) -> Vec<String> {
        let script = "
            const shown = all('article').map((it) => it.id), hits = host.hits ?? [], first = hits.indexOf(shown[0]);
            const part = [first + 1, first + shown.length, hits.length].join();
            const told = words(all('.list > .rest [role=status]')[0])?.replaceAll(',', '').match(/\\d+/g).join();
            const right = told === part && hits.slice(first, first + shown.length).join() === shown.join();
            return right ? hits : shown";
        self.ask(script, &[])
    }

    /// Asks for further rows until every event of the list has one.
    #[track_caller]
    pub fn unroll(&self) {
        let more = "const more = all('.list > .rest:last-child button')[0]; more?.click(); return !more";
        eventually_is("the end of the list", || self.ask(more, &[]), true);
    }

    /// The events in the list, once it has all rows of its first page.
    #[track_caller]
    pub fn events(&self) -> Ids {
        eventually_is("all rows", || self.ask(HAS_ALL_ROWS, &[]), true);
        self.listed().into_iter().collect()
    }

    /// Waits until the list has these events and no others, each once, and until the line of the
    /// count says so.
    #[track_caller]
    pub fn sees(&self, awaited: &Ids) {
        let found = || self.listed();
        let once =
            |found: &Vec<String>| found.len() == awaited.len() && found.iter().all(|id| awaited.contains(id));
        eventually(&format!("the list has {awaited:?}"), found, once);
        let (all, n) = (crate::record::count(), awaited.len());
        let line = if n == all { format!("{all} events") } else { format!("{n} of {all} events") };
        eventually_is("the count", || self.count_line(), line);
    }

    /// The line that announces how many events there are.
    pub fn count_line(&self) -> String {
        self.ask("return words(all('.result [role=status]')[0]?.firstChild) ?? ''", &[])
    }

    /// The active filters.
    pub fn chips(&self) -> Vec<String> {
        self.ask("return all('.chip').map(words)", &[])
    }

    /// Takes an active filter away.
    #[track_caller]
    pub fn remove_chip(&self, label: &str) {
        let script = "return all('.chip').find((it) => words(it) === given[0])?.querySelector('button')";
        self.click(&format!("the cross of the chip {label}"), script, &[json!(label)]);
    }

    /// Takes all active filters away.
    #[track_caller]
    pub fn clear(&self) {
        self.click("Clear", "return all('.chips > button')[0]", &[]);
    }

    /// Types into the search box after what is there.
    #[track_caller]
    pub fn search(&self, text: &str) {
        self.click("the search box", "return all('input[type=search]')[0]", &[]);
        self.browser.press(text);
    }

    /// Chooses, or takes back, a person or organisation in the combobox.
    #[track_caller]
    pub fn choose_person(&self, name: &str) {
        self.choose_in_combobox("who", name);
    }

    /// Chooses, or takes back, a value in the combobox with an id.
    #[track_caller]
    pub fn choose_in_combobox(&self, id: &str, name: &str) {
        self.click("the combobox", "return root.getElementById(given[0])", &[json!(id)]);
        self.browser.press(name);
        let option =
            "return all(`#${given[0]}-list [role=option]`).find((it) => words(it.firstChild) === given[1])";
        self.click(&format!("the option {name}"), option, &[json!(id), json!(name)]);
    }

    /// Presses one of the buttons that say how a filter is meant.
    #[track_caller]
    pub fn qualify(&self, words: &str) {
        let button = "return all('.chips .seg button').find((it) => words(it) === given[0])";
        self.click(words, button, &[json!(words)]);
    }

    /// Types a year into the field with this label and leaves the field.
    #[track_caller]
    pub fn type_year(&self, label: &str, year: &str) {
        self.click(label, "return all(`input[aria-label='${given[0]}']`)[0]", &[json!(label)]);
        self.browser.press_with(Key::Control, "a");
        self.browser.press(year + Key::Tab);
    }

    /// What the two fields of the years say.
    pub fn years(&self) -> (String, String) {
        self.ask("return all('.years input').map((it) => it.value)", &[])
    }

    /// The number beside each kind.
    pub fn kind_counts(&self) -> BTreeMap<String, usize> {
        let script = "return Object.fromEntries(all('.kind').map((it) =>
            [words(it.querySelector('.label')), Number(words(it.querySelector('.n')))]))";
        self.ask(script, &[])
    }

    /// How many events of each kind the list shows.
    pub fn kinds_listed(&self) -> BTreeMap<String, usize> {
        self.unroll();
        let script = "return all('article .when [role=img]').map((it) => it.getAttribute('aria-label'))";
        let mut kinds = BTreeMap::new();
        for kind in self.ask::<Vec<String>>(script, &[]) {
            *kinds.entry(kind).or_default() += 1;
        }
        kinds
    }

    /// Shows or hides a kind.
    #[track_caller]
    pub fn toggle_kind(&self, name: &str) {
        let script = "return all('.kind').find((it) => words(it.querySelector('.label')) === given[0])";
        self.click(&format!("the kind {name}"), script, &[json!(name)]);
    }

    /// Opens or closes an event by its title.
    #[track_caller]
    pub fn press_title(&self, event: &str) {
        let script = "return row(given[0])?.querySelector('h3 button')";
        self.click(&format!("the title of {event}"), script, &[json!(event)]);
    }

    /// The event that is open in the list.
    pub fn open_event(&self) -> Option<String> {
        self.ask("return all('article:has(h3 button[aria-expanded=true])')[0]?.id ?? null", &[])
    }

    /// Waits until an event is open, in view, and its title has the focus.
    #[track_caller]
    pub fn sees_open(&self, event: &str) {
        eventually_is("the open event", || self.open_event(), Some(event.to_owned()));
        let title = "const box = root.getElementById(given[0])?.querySelector('h3').getBoundingClientRect();
            return [Math.round(box?.top), Math.round(box?.bottom), innerHeight]";
        let place = || self.ask(title, &[json!(event)]);
        eventually(
            &format!("the title of {event} within the window (top, bottom, window)"),
            place,
            |[top, bottom, window]: &[i64; 3]| *top >= 0 && bottom <= window,
        );
        let on_title =
            |focus: &Focus| focus.role == "button" && focus.event.as_deref() == Some(event) && !focus.in_card;
        let focus = eventually(&format!("the focus on the title of {event}"), || self.focus(), on_title);
        assert_eq!(focus.name, crate::record::title(event));
    }

    /// Presses a name in an event, which opens the card.
    #[track_caller]
    pub fn press_name(&self, event: &str, name: &str) {
        let script = "return all('button.ent', row(given[0])).find((it) => words(it) === given[1])";
        self.click(&format!("{name} in {event}"), script, &[json!(event), json!(name)]);
    }

    /// The card that is open.
    pub fn card(&self) -> Option<Card> {
        let script = "
            const card = root.getElementById('card');
            return card && {
                name: words(card.querySelector('h2')),
                offices: all('.offices .office', card).map(words),
                events: all('.acted button', card).map(words),
                pairs: Object.fromEntries(all('.pairs li', card).map((it) =>
                    [words(it.querySelector('.ent')), Number(words(it.querySelector('.both')))])),
            }";
        self.ask(script, &[])
    }

    /// Waits for the card of an entity.
    #[track_caller]
    pub fn sees_card(&self, name: &str) -> Card {
        let of = |card: &Option<Card>| card.as_ref().is_some_and(|card| card.name == name);
        eventually(&format!("the card of {name}"), || self.card(), of).unwrap()
    }

    /// Waits until no card is open.
    #[track_caller]
    pub fn sees_no_card(&self) {
        eventually("no card", || self.card(), Option::is_none);
    }

    /// What has the focus.
    pub fn focus(&self) -> Focus {
        let script = "
            if (!focused) return { name: document.activeElement.localName, role: '', in_card: false, visible: false };
            const ringed = (it) => {
                const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(it);
                return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
                    || it.matches('.hit') && stroke !== 'none' && parseFloat(strokeWidth) >= 1;
            };
            const bearers = [focused, focused.closest('.box'), focused.querySelector('.hit')];
            return {
                name: !focused.matches('.title') && focused.id || focused.getAttribute('aria-label') || words(focused),
                role: focused.getAttribute('role') ?? focused.localName,
                event: focused.closest('article')?.id,
                in_card: !!focused.closest('#card'),
                visible: focused.checkVisibility() && bearers.some((it) => it && ringed(it)),
            }";
        self.ask(script, &[])
    }

    /// The tab that is shown, by its name in links, once its panel is the only one.
    pub fn tab(&self) -> Option<String> {
        let script = "const [tab, panel] = [all('[role=tab][aria-selected=true]'), all('[role=tabpanel]')];
            const one = tab.length === 1 && panel.length === 1 && panel[0].getAttribute('aria-labelledby') === tab[0].id;
            return one && tab[0].getAttribute('aria-controls') === panel[0].id ? tab[0].id.replace('tab-', '') : null";
        self.ask(script, &[])
    }

    /// Waits until a tab is shown.
    #[track_caller]
    pub fn sees_tab(&self, name: &str) {
        eventually_is("the tab", || self.tab(), Some(name.to_owned()));
    }

    /// Presses a tab by its name in links.
    #[track_caller]
    pub fn press_tab(&self, name: &str) {
        self.click(
            &format!("the tab {name}"),
            "return root.getElementById(`tab-${given[0]}`)",
            &[json!(name)],
        );
        self.sees_tab(name);
    }

    /// The names in the directory, in its order.
    pub fn names(&self) -> Vec<String> {
        self.ask("return all('.name').map(words)", &[])
    }

    /// Presses the button of a language.
    #[track_caller]
    pub fn choose_language(&self, tag: &str) {
        self.click(
            &format!("the language {tag}"),
            "return all(`button[lang=${given[0]}]`)[0]",
            &[json!(tag)],
        );
    }
}
