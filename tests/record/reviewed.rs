//! What looks wrong in the default record and was looked at: kept, and why. An entry that no longer
//! looks wrong is stale and goes.

/// Pairs of events with the same people, of one kind and within two days, that are two events.
pub const TWO_EVENTS: [(&str, &str, &str); 18] = [
    (
        "rice-donation-announced",
        "order-of-jose-marti-to-nguyen-phu-trong",
        "a gift of rice and an order, both during the visit of April 2012",
    ),
    ("trong-delegation-send-off", "trong-raul-talks-2012-04-09", "the end of the visit and its talks"),
    (
        "trong-delegation-send-off",
        "fidel-castro-trong-meeting-2012",
        "the end of the visit and a meeting during it",
    ),
    (
        "trong-raul-talks-2012-04-09",
        "fidel-castro-trong-meeting-2012",
        "two hosts, two days apart: Raúl Castro and Fidel Castro",
    ),
    (
        "castro-tells-truong-tan-sang-honour",
        "raul-castro-brotherhood-statement",
        "two paragraphs of source 1, of which only one names whom he told",
    ),
    (
        "order-jose-marti-nguyen-tan-dung-2014",
        "rice-computers-donation-2014",
        "an order for the guest and a gift from him",
    ),
    (
        "trong-condolences-embassy-2016",
        "ngan-fidel-funeral-2016",
        "mourning for Fidel Castro in Hanoi and in Havana",
    ),
    (
        "documents-22-signed-2018",
        "debt-and-other-instruments-2018",
        "a count of all that was signed in March 2018 and one signing of it",
    ),
    (
        "honoris-causa-trong-havana-2018",
        "gold-star-order-raul-castro-2018",
        "given to the guest and given by him",
    ),
    (
        "defence-dialogue-havana-2019",
        "nguyen-chi-vinh-visit-cuba-raul",
        "a dialogue dated to the month and a reception during the same visit",
    ),
    ("abdala-contract-2021", "action-plan-agenda-2021-2025", "two papers signed during one visit"),
    (
        "rice-donation-5000t-2021",
        "order-jose-marti-nguyen-xuan-phuc-2021",
        "a gift from the guest and an order for him",
    ),
    (
        "suchel-tbv-plant-opened",
        "trade-investment-forum-havana-2023",
        "a factory and a forum during one visit",
    ),
    (
        "ho-chi-minh-park-renamed-2023",
        "santiago-60-years-committee-2023",
        "ceremonies in Havana and in Santiago de Cuba, two days apart",
    ),
    (
        "interparliamentary-committee-first-session-2024",
        "to-lam-state-visit-cuba",
        "Esteban Lazo with the parliament’s delegation, and the next day with the visitor",
    ),
    (
        "interparliamentary-committee-first-session-2024",
        "to-lam-diaz-canel-talks-2024",
        "Esteban Lazo with the parliament’s delegation, and then at the talks",
    ),
    ("to-lam-diaz-canel-talks-2024", "to-lam-raul-castro-meeting-2024", "two hosts on two days"),
    (
        "red-cross-12-1m-interim-2025",
        "red-cross-first-tranche-2025",
        "a count of August and a handover of September",
    ),
];

/// Entities under one name that are not known to be one.
pub const ONE_NAME: [(&str, &str, &str); 1] = [(
    "orlando-hernandez-guillen",
    "orlando-nicolas-hernandez-guillen",
    "the head of a chamber of commerce and a later ambassador: no page read says that they are one man",
)];

/// Series whose points stand in several pages, and the one count behind them.
pub const ONE_COUNT: [(&str, &str); 4] = [
    ("trade-vcci", "Vietnam’s chamber of commerce, in its own news and as an agency quotes it"),
    ("trade-intergovernmental-committee", "what the committee’s sessions were told, each in its own report"),
    ("trade-cuban-figures", "Cuban official figures, as two papers quote them"),
    ("trade-efe", "one report of EFE of November 2018 in two places"),
];
