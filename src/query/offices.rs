//! The offices of a person as the sources attest them: at these events and no others.

use crate::dataset::Text;
use crate::dataset::model::{Citation, Entity, Event};

/// Events that follow one another and give a person the same offices. It says nothing of the time
/// between them: a source names an office at an event, never a term.
#[derive(Debug, Clone, PartialEq)]
pub struct Attested<'a> {
    /// The events, in order; all of them have a date, or none.
    pub events: Vec<&'a Event>,
    /// The offices, as named there; none where no source names one.
    pub offices: Vec<&'a Text>,
    /// Where the person is named at these events.
    pub citations: Vec<Citation>,
}

/// The offices of a person at the events in which they take part, given in order.
#[must_use]
pub fn offices<'a>(person: &Entity, events: impl IntoIterator<Item = &'a Event>) -> Vec<Attested<'a>> {
    let mut points: Vec<Attested> = Vec::new();
    for event in events {
        let own = || event.participants.iter().filter(|participant| participant.entity == person.id);
        let mut offices: Vec<&Text> = own().filter_map(|participant| participant.office.as_ref()).collect();
        offices.dedup();
        let citations = own().flat_map(|participant| participant.citations.iter().cloned());
        // The undated stand at the end of the record, not after its last date.
        let alike = |last: &&mut Attested| {
            let dated = last.events.last().map(|before| before.date.is_some());
            last.offices == offices && dated == Some(event.date.is_some())
        };
        match points.last_mut().filter(alike) {
            Some(last) => {
                last.events.push(event);
                last.citations.extend(citations);
            }
            None => points.push(Attested { events: vec![event], citations: citations.collect(), offices }),
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;
    use serde_json::{Value, json};

    /// The dates and offices of the points of a person, from the dates of events and the offices there.
    fn points(events: &[(Option<&str>, &[Option<&str>])]) -> Vec<(Vec<String>, Vec<String>)> {
        let participant = |office: &Option<&str>| match office {
            Some(office) => json!({ "entity": "p", "role": "r", "office": office }),
            None => json!({ "entity": "p", "role": "r" }),
        };
        let event = |(at, (date, offices)): (usize, &(Option<&str>, &[Option<&str>]))| {
            let participants: Vec<Value> = offices.iter().map(participant).collect();
            let mut event = json!({ "id": format!("e{at}"), "kind": "k", "title": "E", "participants": participants,
                "citations": [{ "source": "s" }] });
            if let Some(date) = date {
                event["date"] = json!(date);
                event["basis"] = json!("stated");
            }
            event
        };
        let record = json!({
            "format": "annals/1", "id": "r", "title": "R", "languages": ["en"],
            "kinds": [{ "id": "k", "name": "K" }], "roles": [{ "id": "r", "name": "R" }],
            "sources": [{ "id": "s", "type": "book", "title": "S" }],
            "entities": [{ "id": "p", "type": "person", "name": "P" }, { "id": "q", "type": "person", "name": "Q" }],
            "events": events.iter().enumerate().map(event).collect::<Vec<_>>(),
        });
        let data = Dataset::from_json(&record.to_string()).unwrap();
        let in_order = data.chronological().iter().map(|at| data.record.events.get(*at).unwrap());
        let in_order: Vec<_> = in_order.collect();
        let points = offices(data.entity("p").unwrap(), in_order.iter().map(|event| &**event));
        let said = |event: &&Event| event.date.as_ref().map_or("-", |date| date.as_str()).to_owned();
        let point = |point: &Attested| {
            let offices = point.offices.iter().map(|office| office.pick("en", "en").text.to_owned());
            (point.events.iter().map(said).collect(), offices.collect())
        };
        points.iter().map(point).collect()
    }

    fn awaited(points: &[(&[&str], &[&str])]) -> Vec<(Vec<String>, Vec<String>)> {
        let owned = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
        points.iter().map(|(dates, offices)| (owned(dates), owned(offices))).collect()
    }

    #[test]
    fn events_in_a_row_with_one_office_are_one_point() {
        let found = points(&[
            (Some("2012-04"), &[Some("Minister")]),
            (Some("2012-07"), &[Some("Minister")]),
            (Some("2013"), &[None]),
            (Some("2014"), &[None]),
            (Some("2015"), &[Some("Minister")]),
        ]);
        let expected: [(&[&str], &[&str]); 3] =
            [(&["2012-04", "2012-07"], &["Minister"]), (&["2013", "2014"], &[]), (&["2015"], &["Minister"])];
        assert_eq!(found, awaited(&expected), "an office is not carried over what does not name it");
    }

    #[test]
    fn two_offices_at_one_event_are_one_point_and_not_the_same_as_one_of_them() {
        let found = points(&[
            (Some("2012"), &[Some("Minister"), Some("Deputy")]),
            (Some("2013"), &[Some("Minister")]),
        ]);
        assert_eq!(found, awaited(&[(&["2012"], &["Minister", "Deputy"]), (&["2013"], &["Minister"])]));
    }

    #[test]
    fn the_undated_are_not_said_to_come_after_the_last_date() {
        let found = points(&[(Some("2012"), &[Some("Minister")]), (None, &[Some("Minister")])]);
        assert_eq!(found, awaited(&[(&["2012"], &["Minister"]), (&["-"], &["Minister"])]));
    }
}
