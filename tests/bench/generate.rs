//! Records of any size for tests and benchmarks: the same events for the same seed, with people and
//! places of Cuba and Viet Nam, dates of every form, quotations, figures, accounts and doubts.

use serde_json::{Value, json};

const GIVEN: [[&str; 8]; 2] = [
    ["Raúl", "José", "María", "Inés", "Ramón", "Lázaro", "Begoña", "Íñigo"],
    ["Phú Trọng", "Đình Dũng", "Thị Kim Ngân", "Tấn Dũng", "Minh Triết", "Văn Đồng", "Thị Bình", "Xuân Phúc"],
];
const FAMILY: [[&str; 8]; 2] = [
    ["Castro", "Malmierca Díaz", "Quintas Solá", "Núñez", "Lage Dávila", "Peña", "Güell", "Muñiz"],
    ["Nguyễn", "Trịnh", "Phạm", "Lê", "Trần", "Đỗ", "Võ", "Hoàng"],
];
const WORDS: [&str; 24] = [
    "agreement",
    "rice",
    "cooperation",
    "visit",
    "bridge",
    "solidarity",
    "medal",
    "harvest",
    "hospital",
    "trade",
    "reunión",
    "acuerdo",
    "amistad",
    "niños",
    "año",
    "café",
    "hợp tác",
    "hữu nghị",
    "đoàn",
    "lúa gạo",
    "chuyến thăm",
    "kinh tế",
    "“quoted”",
    "co-operative",
];
const KINDS: [&str; 8] = ["visit", "treaty", "speech", "award", "trade", "aid", "meeting", "opening"];
const ROLES: [&str; 4] = ["visitor", "host", "signatory", "speaker"];
const SOURCES: u64 = 12;
const PARAGRAPHS: u64 = 40;
const TOWNS: u64 = 48;
/// Of more events each is short: a page loads no file larger than 256 MiB.
const MOST_WHOLE: usize = 500_000;

/// A stream of numbers (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// Begins the stream of a seed.
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    /// The next number below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides.max(1)
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.roll(chances) == 0
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let at = self.roll(of.len() as u64) as usize;
        of.get(at).copied().unwrap_or_default()
    }

    fn words(&mut self, count: u64) -> String {
        (0..count).map(|_| self.pick(&WORDS)).collect::<Vec<_>>().join(" ")
    }
}

/// A record with so many events, as JSON.
pub fn record(events: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let people = (events as u64 / 50).clamp(12, 2_000);
    let doubts = (events as u64 / 100).clamp(4, 500);
    let mut head = json!({
        "format": "annals/1",
        "id": "generated",
        "title": { "en": "Generated", "vi": "Tự sinh" },
        "languages": ["en", "es", "vi"],
        "kinds": terms(&KINDS),
        "roles": terms(&ROLES),
        "sources": (0..SOURCES).map(source).collect::<Vec<_>>(),
        "entities": entities(&mut dice, people),
        "doubts": (0..doubts).map(|n| json!({
            "id": format!("doubt-{n}"), "kind": "wording", "text": format!("Doubt {n}"),
        })).collect::<Vec<_>>(),
    })
    .to_string();
    head.pop();
    head.push_str(",\n\"events\": [");
    for event in 0..events {
        if event > 0 {
            head.push(',');
        }
        head.push('\n');
        let event = if events > MOST_WHOLE {
            short(&mut dice, event, people)
        } else {
            self::event(&mut dice, event, people, doubts)
        };
        head.push_str(&event.to_string());
    }
    head.push_str("\n]}\n");
    head
}

fn terms(ids: &[&str]) -> Vec<Value> {
    ids.iter()
        .map(|id| json!({ "id": id, "name": { "en": format!("{id}s"), "es": format!("los {id}") } }))
        .collect()
}

fn source(number: u64) -> Value {
    json!({ "id": format!("source-{number}"), "type": "book", "title": format!("Source {number}"), "paragraphs": PARAGRAPHS })
}

fn entities(dice: &mut Dice, people: u64) -> Vec<Value> {
    let mut entities = vec![
        json!({ "id": "cuba", "type": "state", "name": "Cuba" }),
        json!({ "id": "vietnam", "type": "state", "name": { "en": "Viet Nam", "vi": "Việt Nam" } }),
    ];
    entities.extend((0..TOWNS).map(|n| {
        let within = if n % 2 == 0 { "cuba" } else { "vietnam" };
        json!({ "id": format!("town-{n}"), "type": "place", "name": format!("{} {n}", dice.words(1)), "partOf": within })
    }));
    entities.extend((0..people).map(|n| {
        let land = usize::from(n % 2 == 1);
        let (given, family) = (dice.pick(&GIVEN[land]), dice.pick(&FAMILY[land]));
        let name = if land == 0 { format!("{given} {family} {n}") } else { format!("{family} {given} {n}") };
        let kind = if n % 9 == 8 { "organization" } else { "person" };
        json!({ "id": format!("person-{n}"), "type": kind, "name": name, "country": (["cuba", "vietnam"][land]) })
    }));
    entities
}

/// A date of any form, mostly of a day.
pub fn date(dice: &mut Dice) -> String {
    let (year, month, day) = (1960 + dice.roll(66), 1 + dice.roll(12), 1 + dice.roll(28));
    let whole = format!("{year}-{month:02}-{day:02}");
    match dice.roll(20) {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        2 => format!("{year}~"),
        3 => format!("{year}-{month:02}?"),
        4 => format!("{}X", year / 10),
        5 => format!("{year}-{}", 21 + dice.roll(4)),
        6 => format!("{year}/{}", year + dice.roll(6)),
        7 if month == 1 => format!("{year}/.."),
        8 => format!("[{year}-{month:02}..]"),
        9 if month < 4 => format!("[..{year}-{month:02}]"),
        10 => format!("[{year}-{month:02}-02,{year}-{month:02}-12]"),
        11 if month < 4 => format!("{{{year},{}}}", year + 1),
        _ => whole,
    }
}

fn citation(dice: &mut Dice) -> Value {
    let source = format!("source-{}", dice.roll(SOURCES));
    json!({ "source": source, "paragraph": 1 + dice.roll(PARAGRAPHS) })
}

/// Few take part in most of what happens.
fn person(dice: &mut Dice, people: u64) -> String {
    format!("person-{}", dice.roll(people).min(dice.roll(people)))
}

fn short(dice: &mut Dice, number: usize, people: u64) -> Value {
    json!({
        "id": format!("event-{number}"),
        "kind": dice.pick(&KINDS),
        "date": date(dice),
        "basis": "stated",
        "title": dice.words(1),
        "participants": [{ "entity": person(dice, people), "role": dice.pick(&ROLES) }],
        "citations": [{ "source": format!("source-{}", dice.roll(SOURCES)) }],
    })
}

fn event(dice: &mut Dice, number: usize, people: u64, doubts: u64) -> Value {
    let person = |dice: &mut Dice| person(dice, people);
    let title = format!("{} {}", dice.words(3), number % 100);
    let mut event = json!({
        "id": format!("event-{number}"),
        "kind": dice.pick(&KINDS),
        "title": if dice.one_in(4) { json!({ "en": title, "vi": dice.words(5) }) } else { json!(title) },
        "participants": (0..=dice.roll(3)).map(|_| {
            let mut participant = json!({ "entity": person(dice), "role": dice.pick(&ROLES) });
            if dice.one_in(4) {
                participant["office"] = json!({ "en": format!("Minister of {}", dice.words(1)) });
            }
            participant
        }).collect::<Vec<_>>(),
        "places": [format!("town-{}", dice.roll(TOWNS))],
        "citations": (0..=dice.roll(2)).map(|_| citation(dice)).collect::<Vec<_>>(),
    });
    if !dice.one_in(25) {
        event["date"] = json!(date(dice));
        event["basis"] = json!("stated");
    }
    if dice.one_in(3) {
        event["summary"] = json!(dice.words(12));
    }
    if dice.one_in(5) {
        event["mentions"] = json!([person(dice)]);
    }
    if dice.one_in(10) {
        event["attestation"] = json!("implied");
    }
    if dice.one_in(12) {
        event["doubts"] = json!([format!("doubt-{}", dice.roll(doubts))]);
    }
    if dice.one_in(15) {
        event["quotes"] = json!([{ "speaker": person(dice), "text": dice.words(10), "lang": "es", "citations": [citation(dice)] }]);
    }
    if dice.one_in(20) {
        let text = format!("{} t of rice", dice.roll(900));
        event["figures"] = json!([{ "text": text, "of": dice.words(2), "citations": [citation(dice)] }]);
    }
    if dice.one_in(40) {
        let side = |dice: &mut Dice| json!({ "date": date(dice), "citations": [citation(dice)] });
        event["accounts"] = json!({ "of": "of the day", "sides": [side(dice), side(dice)] });
    }
    if number > 0 && dice.one_in(30) {
        let other = format!("event-{}", dice.roll(number as u64));
        event["links"] =
            json!([{ "rel": (["partOf", "follows", "commentsOn"][dice.roll(3) as usize]), "event": other }]);
    }
    if dice.one_in(50) {
        event["aliases"] = json!([format!("former-{number}")]);
    }
    event
}
