//! The messages that every language has. A missing one is a compile error.

use std::fmt::Display;

/// A message that depends on a number: for one, and for any other. `{}` stands for the number.
pub struct Count {
    /// For one.
    pub one: &'static str,
    /// For none, or more than one.
    pub other: &'static str,
}

impl Count {
    /// The message for `n`.
    #[must_use]
    pub fn of(&self, n: usize) -> String {
        fill(if n == 1 { self.one } else { self.other }, &[&n])
    }
}

/// Puts values in the places of `{}`, in their order.
#[must_use]
pub fn fill(template: &str, values: &[&dyn Display]) -> String {
    let mut pieces = template.split("{}");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for (index, piece) in pieces.enumerate() {
        if let Some(value) = values.get(index) {
            filled.push_str(&value.to_string());
        }
        filled.push_str(piece);
    }
    filled
}

/// The CSL types of sources that have a name in every language.
pub const SOURCE_TYPES: [&str; 27] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "collection",
    "dataset",
    "document",
    "entry-dictionary",
    "entry-encyclopedia",
    "interview",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "pamphlet",
    "personal_communication",
    "post",
    "post-weblog",
    "report",
    "speech",
    "thesis",
    "treaty",
    "webpage",
];

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        /// Everything the interface says.
        pub struct Messages {
            $($(#[$doc])* pub $name: $type,)*
        }
    };
}

messages! {
    /// The button group that chooses the language.
    language: &'static str,
    /// Names the region of the filters.
    filters: &'static str,
    /// The label of the search box.
    search: &'static str,
    /// What can be typed there.
    search_hint: &'static str,
    /// The label of the box that finds people and organisations.
    who: &'static str,
    /// The label of the box that finds places.
    place: &'static str,
    /// "Any of 46".
    any_of: &'static str,
    /// Nothing in a list of choices fits what was typed.
    no_choice: &'static str,
    /// The label of the year fields.
    years: &'static str,
    /// Names the field of the first year.
    from_year: &'static str,
    /// Names the field of the last year.
    to_year: &'static str,
    /// Stands between the two.
    to: &'static str,
    /// The group of switches that narrow further.
    show_only: &'static str,
    /// Only events with doubts.
    with_doubts: &'static str,
    /// The group of kind switches.
    kinds: &'static str,
    /// "12 of 33 events".
    of_events: Count,
    /// Events.
    events: Count,
    /// People.
    people: Count,
    /// Organisations, groups and committees.
    organizations: Count,
    /// Places.
    places: Count,
    /// Sources.
    sources: Count,
    /// Doubts.
    doubts: Count,
    /// "…, 4 of them undated".
    of_them_undated: &'static str,
    /// "… with a date".
    n_dated: &'static str,
    /// "… with one bound".
    n_bounded: &'static str,
    /// "… undated".
    n_undated: &'static str,
    /// "All kinds but Background".
    all_kinds_but: &'static str,
    /// Takes one filter away: "Remove: Raúl Castro".
    remove: &'static str,
    /// Takes all filters away.
    clear: &'static str,
    /// No event fits.
    none_fit: &'static str,
    /// What to do then.
    none_fit_hint: &'static str,
    /// A button: does without this filter.
    drop_filter: &'static str,
    /// Names the drawn timeline.
    timeline: &'static str,
    /// Names the drawing of all years.
    all_years: &'static str,
    /// "1960 to 2025 chosen".
    years_chosen: &'static str,
    /// "… years in which nothing is dated to a year".
    empty_years: &'static str,
    /// The zoom buttons.
    zoom: &'static str,
    /// Closer.
    zoom_in: &'static str,
    /// Farther.
    zoom_out: &'static str,
    /// Stands between two rival dates.
    or: &'static str,
    /// "…, and 3 more".
    and_more: &'static str,
    /// Heads the undated events.
    no_date: &'static str,
    /// Says of one event that it has no date.
    no_date_short: &'static str,
    /// Under a year: the month is not known.
    month_not_given: &'static str,
    /// Where an event took place.
    location: &'static str,
    /// A side of an account that is silent on a point.
    not_given: &'static str,
    /// A person without an office in the source.
    no_office: &'static str,
    /// Heads differing accounts.
    accounts: Count,
    /// "Date" as a point of an account.
    date: &'static str,
    /// The words of the source.
    words: &'static str,
    /// Heads the citations.
    cited: &'static str,
    /// "paragraph 9".
    paragraph: &'static str,
    /// "page 9".
    page: &'static str,
    /// This took place during …
    part_of: &'static str,
    /// This came after …
    follows: &'static str,
    /// This is a statement on …
    comments_on: &'static str,
    /// Copies the link to an event.
    copy_link: &'static str,
    /// The link has been copied.
    copied: &'static str,
    /// A picture or recording elsewhere.
    media: &'static str,
    /// Shows so many rows before those of the list.
    show_earlier: Count,
    /// Shows so many rows after those of the list.
    show_more: Count,
    /// Closes a card.
    close: &'static str,
    /// A person, on a card.
    person: &'static str,
    /// An organisation, on a card.
    organization: &'static str,
    /// A place, on a card.
    a_place: &'static str,
    /// A state, on a card.
    state: &'static str,
    /// An award, on a card.
    award: &'static str,
    /// A document, on a card.
    document: &'static str,
    /// A policy or idea, on a card.
    concept: &'static str,
    /// People who are not named, on a card.
    group: &'static str,
    /// Heads the spellings.
    also_written: &'static str,
    /// A spelling that no source has.
    from_outside: &'static str,
    /// Heads the offices.
    offices: &'static str,
    /// "Takes part in 7 events".
    takes_part: Count,
    /// "mentioned in 2".
    mentioned_in: Count,
    /// Heads the people who appear in the same events.
    appears_with: &'static str,
    /// The number beside them.
    events_with_both: &'static str,
    /// Heads the events of a card.
    events_and_roles: &'static str,
    /// Says of an event that it only mentions the entity.
    mentioned: &'static str,
    /// Filters by the entity of the card.
    only_these: Count,
    /// Heads what the sources say that is no event.
    claims: &'static str,
    /// Heads the sources.
    rests_on: &'static str,
    /// The key to the drawing.
    key: &'static str,
    /// The key: an exact day.
    key_day: &'static str,
    /// The key: within a month, year or decade.
    key_within: &'static str,
    /// The key: about.
    key_about: &'static str,
    /// The key: a state from one time to another.
    key_span: &'static str,
    /// The key: since then, still going.
    key_since: &'static str,
    /// The key: then or later.
    key_later: &'static str,
    /// The key: by then.
    key_earlier: &'static str,
    /// The key: rival dates.
    key_disagree: &'static str,
    /// The key: implied, or of unclear kind.
    key_hollow: &'static str,
    /// The key: several events at one place.
    key_tally: &'static str,
    /// The key: events without a date.
    key_undated: &'static str,
    /// The filter button of narrow screens.
    filters_button: &'static str,
    /// Before the choice of what the lanes stand for.
    lanes_by: &'static str,
    /// By kind of event.
    by_kind: &'static str,
    /// By country.
    by_country: &'static str,
    /// By person or organisation.
    by_who: &'static str,
    /// The lane of events whose participants have no country.
    no_country: &'static str,
    /// The lane of events of none of the people who have their own.
    all_others: &'static str,
    /// Heads an opened year: "2012, month by month".
    month_by_month: &'static str,
    /// The label of the box that finds sources.
    source: &'static str,
    /// Names the choice between any and all of the chosen people.
    events_with: &'static str,
    /// Events with any of them.
    any_of_them: &'static str,
    /// Events with all of them.
    all_of_them: &'static str,
    /// Names the choice of how sure the years have to be.
    in_these_years: &'static str,
    /// Events that may have been in the years.
    possibly: &'static str,
    /// Events that certainly were in the years.
    certainly: &'static str,
    /// "… certainly in these years".
    n_certain: &'static str,
    /// "… possibly".
    n_possible: &'static str,
    /// Under a date: it may lie outside the chosen years.
    maybe_outside: &'static str,
    /// Opens a citation by its number: "Source 1:9".
    cited_at: &'static str,
    /// "26–50 of 1,234 events", which rows are shown.
    rows_of: &'static str,
    /// Opens the dialog for sharing.
    share: &'static str,
    /// Heads it: "Share “Cuba and Vietnam”".
    share_title: &'static str,
    /// The group of buttons that choose what is shared.
    share_what: &'static str,
    /// The open event, as something to share.
    this_event: &'static str,
    /// "This view: 45 events".
    this_view: &'static str,
    /// All of the record, as something to share.
    whole_record: &'static str,
    /// Heads the link.
    link: &'static str,
    /// What a link to an event can do.
    link_stays: &'static str,
    /// Hands the link to an app.
    send: &'static str,
    /// Heads what to paste into a page.
    on_a_page: &'static str,
    /// The first way to do so.
    as_element: &'static str,
    /// The second.
    as_frame: &'static str,
    /// The third.
    as_file: &'static str,
    /// "Download cuba-vietnam.html".
    download: &'static str,
    /// Names a frame: "Cuba and Vietnam: a timeline".
    frame_title: &'static str,
    /// Opens the citations of an event.
    cite: &'static str,
    /// Heads them.
    cite_event: &'static str,
    /// The group of buttons that choose the form.
    cite_form: &'static str,
    /// A citation in words.
    cite_plain: &'static str,
    /// Saves an event as a file for a calendar.
    add_to_calendar: &'static str,
    /// Copies the text beside it.
    copy: &'static str,
    /// The text is in the clipboard.
    copied_text: &'static str,
    /// The clipboard was refused.
    copy_refused: &'static str,
    /// A title in quotation marks.
    quoted: &'static str,
    /// In a citation, before the record: "… April 2012, in Cuba and Vietnam".
    cite_in: &'static str,
    /// What a record is, in a citation.
    cite_sourced: &'static str,
    /// In a citation, before the sources.
    cite_from: &'static str,
    /// "paragraphs 9 and 17".
    paragraphs: &'static str,
    /// "pages 9 and 17".
    pages: &'static str,
    /// Before the last of several numbers.
    and: &'static str,
    /// Names the list of tabs.
    tabs: &'static str,
    /// The tab of people and organisations.
    tab_people: &'static str,
    /// The same on a narrow screen.
    tab_people_short: &'static str,
    /// The tab of places.
    tab_places: &'static str,
    /// The tab of sources and doubts.
    tab_sources: &'static str,
    /// The same on a narrow screen.
    tab_sources_short: &'static str,
    /// The label of the box that finds names in the directory.
    find_name: &'static str,
    /// Heads organisations and groups.
    directory_bodies: &'static str,
    /// What the drawing and the numbers of the directory say.
    directory_hint: &'static str,
    /// More of the directory.
    show_names: Count,
    /// Shows a whole group: "Show all 14".
    show_all: &'static str,
    /// So many of so many: "6 of 14".
    n_of: &'static str,
    /// "and 3 more".
    n_more: Count,
    /// Heads the doubts in which sources contradict each other.
    disagreements: &'static str,
    /// Heads doubts about dates.
    doubts_on_dates: &'static str,
    /// Heads doubts about who somebody is.
    doubts_on_identity: &'static str,
    /// Heads doubts about words.
    doubts_on_wording: &'static str,
    /// Heads doubts about amounts.
    doubts_on_figures: &'static str,
    /// A claim by its number.
    statement: &'static str,
    /// A source by its number.
    source_n: &'static str,
    /// What sort of text a source is.
    source_kind: &'static str,
    /// Who wrote a source.
    author: &'static str,
    /// Who translated a source.
    translator: &'static str,
    /// Who published a source.
    publisher: &'static str,
    /// How long a source is.
    paragraph_count: Count,
    /// How many events a source carries.
    supports: &'static str,
    /// Of them, those on this source alone.
    on_it_alone: &'static str,
    /// Heads the drawing of a source.
    by_paragraph: &'static str,
    /// Heads the drawing of all sources.
    together: &'static str,
    /// So many events on one source alone: number, source.
    on_source_alone: &'static str,
    /// So many events on both sources.
    on_both: &'static str,
    /// So many events on this source and another.
    on_several: &'static str,
    /// Heads the map of the world.
    happened: &'static str,
    /// Beside it: what choosing a place does.
    choose_place: &'static str,
    /// Names a map for those who do not see it, and says where to find the same.
    map_of: &'static str,
    /// On the map: the events of a state for which no place inside it is given.
    no_place_given: &'static str,
    /// In the list: the same, and of any place that has others inside it.
    no_closer_place: Count,
    /// A place that cannot be drawn.
    not_on_map: &'static str,
    /// Places for which the list has no room.
    more_places: Count,
    /// What full and open squares mean, and which events of a state count.
    squares: &'static str,
    /// Several events at which a person has no office.
    no_office_at: Count,
    /// Shows the rest of a list.
    so_many_more: Count,
    /// "12 events there", of a place.
    events_there: Count,
    /// Heads links to other sites.
    elsewhere: &'static str,
    /// Two filters that exclude each other.
    none_both: &'static str,
    /// Begins an offer: what there would be without a filter.
    without: &'static str,
    /// Drops two filters: "Clear both, show all 55".
    clear_both: &'static str,
    /// Drops more of them.
    clear_every: &'static str,
    /// Heads the events that are part of this one.
    has_parts: &'static str,
    /// Heads the events that came after this one.
    followed_by: &'static str,
    /// Heads statements on this event.
    commented_by: &'static str,
    /// What a text of each of `SOURCE_TYPES` is called, in their order.
    source_types: [&'static str; SOURCE_TYPES.len()],
    /// At the foot of the filters: takes all of them away.
    clear_filters: &'static str,
    /// At the foot of the filters: leads to the list of so many events.
    show_events: Count,
    /// Prints what the filters leave.
    print: &'static str,
    /// Opens the list of the keys, and heads it.
    keyboard: &'static str,
    /// Heads the keys for the marks of the timeline.
    keys_on_marks: &'static str,
    /// Heads the keys for the handles that choose years.
    keys_on_handles: &'static str,
    /// Heads the keys that do the same everywhere.
    keys_anywhere: &'static str,
    /// What a key does: along the marks.
    key_walks: &'static str,
    /// To the ends of the marks.
    key_first_last: &'static str,
    /// Chooses a mark.
    key_opens: &'static str,
    /// Comes closer, goes back.
    key_zooms: &'static str,
    /// Ends zooming.
    key_whole: &'static str,
    /// Moves what is in view.
    key_moves: &'static str,
    /// Moves a handle by one.
    key_year: &'static str,
    /// Moves a handle by ten.
    key_decade: &'static str,
    /// Moves a handle to its end.
    key_limit: &'static str,
    /// Closes what is open.
    key_closes: &'static str,
    /// The key as it is printed on keyboards.
    key_home: &'static str,
    /// Likewise.
    key_end: &'static str,
    /// Likewise.
    key_page_up: &'static str,
    /// Likewise.
    key_page_down: &'static str,
    /// Likewise.
    key_shift: &'static str,
    /// Likewise.
    key_enter: &'static str,
    /// Likewise.
    key_escape: &'static str,
    /// Before the formats of a file with some events: "Download these 12 events".
    download_these: Count,
    /// Likewise with all.
    download_all: Count,
    /// The format for calendars, which knows exact days alone.
    as_calendar: &'static str,
    /// Shows so many more rows.
    show_next: &'static str,
    /// Before what settles a doubt.
    settled: &'static str,
    /// Heads amounts over time.
    series: &'static str,
    /// Heads the sources of which there is no more to say than where they are.
    web_pages: &'static str,
    /// How many events rest on one source alone, and how many on several.
    on_one: &'static str,
    /// Likewise.
    on_more: &'static str,
    /// Where only the core of a record could be loaded.
    core_only: &'static str,
    /// In place of what is said of the events, while what is looked for is still being found.
    searching: &'static str,
    /// In place of what is still to be loaded.
    loading: &'static str,
}

impl Messages {
    /// What a text of a CSL type is called; the type itself where it has no name here.
    #[must_use]
    pub fn source_type<'a>(&self, csl: &'a str) -> &'a str {
        let at = SOURCE_TYPES.iter().position(|known| *known == csl);
        at.and_then(|at| self.source_types.get(at).copied()).unwrap_or(csl)
    }
}
