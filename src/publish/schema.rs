//! The JSON Schema of the format, so that an author's editor completes and checks a record.

use crate::dataset::Record;

/// The schema of `annals/1`, with a line break at its end.
#[must_use]
pub fn json_schema() -> String {
    let mut schema = schemars::schema_for!(Record);
    schema.insert("title".to_owned(), "annals/1".into());
    let mut schema = schema.to_value();
    // Whether serde_json keeps the order of keys is up to whatever else is in the build.
    schema.sort_all_objects();
    format!("{schema:#}\n")
}

#[cfg(test)]
mod tests {
    use super::json_schema;

    #[test]
    fn the_schema_describes_a_record() {
        let text = json_schema();
        assert!(text.ends_with("}\n"));
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["title"], "annals/1");
        assert!(schema.get("$id").is_none());
        assert!(schema["properties"]["events"].is_object());
        assert!(schema["required"].as_array().unwrap().contains(&"sources".into()));
    }
}
