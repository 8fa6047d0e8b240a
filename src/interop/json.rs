//! The record in its own format, `annals/1`, always written the same way: fields as the schema has
//! them, events as they follow each other, one value a line. So two versions are compared by line.
//!
//! What else stands in a list keeps its place: the order of sources is that of their numbers, that of
//! kinds is that of the lanes.

use crate::dataset::Dataset;

/// Writes the whole record.
#[must_use]
pub fn write(data: &Dataset) -> String {
    let record = data.part(data.chronological());
    // It holds nothing that JSON has no form for.
    serde_json::to_string_pretty(&record).map(|text| text + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    #[test]
    fn what_is_written_is_the_record_and_is_written_the_same_again() {
        let data = Dataset::from_json(ARTICLES).unwrap();
        let written = write(&data);
        let again = Dataset::from_json(&written).unwrap();
        assert_eq!(write(&again), written);
        let by_id = |data: &Dataset| {
            let mut record = data.to_record();
            record.events.sort_by(|a, b| a.id.cmp(&b.id));
            record
        };
        assert_eq!(by_id(&again), by_id(&data));
    }

    #[test]
    fn the_order_of_events_in_a_file_makes_no_difference() {
        let mut record: serde_json::Value = serde_json::from_str(ARTICLES).unwrap();
        let written = |record: &serde_json::Value| write(&Dataset::from_json(&record.to_string()).unwrap());
        let before = written(&record);
        record["events"].as_array_mut().unwrap().reverse();
        assert_eq!(written(&record), before);
    }

    #[test]
    fn a_whole_amount_is_written_without_a_point() {
        let data = Dataset::from_json(ARTICLES).unwrap();
        let written = write(&data);
        assert!(written.contains("\"value\": ") && !written.contains(".0,\n"), "{written}");
    }
}
