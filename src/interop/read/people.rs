//! People, organisations and places in one cell: `Raúl Castro (host, President); Hồ Chí Minh`.

use crate::dataset::model::EntityType;

use super::draft::{Actor, Spot};

/// The parts of a cell: what `;` separates.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// Who is named in a cell. What stands in brackets is the role, and after a comma the office.
pub fn actors(text: &str, kind: EntityType) -> Vec<Actor> {
    parts(text).map(|part| actor(part, kind)).collect()
}

fn actor(part: &str, kind: EntityType) -> Actor {
    let inside = part.strip_suffix(')').and_then(|rest| rest.split_once(" ("));
    let Some((name, inside)) = inside.filter(|(name, _)| !name.trim().is_empty()) else {
        return Actor { name: part.to_owned(), kind, role: None, office: None };
    };
    let (role, office) =
        inside.split_once(", ").map_or((inside, None), |(role, office)| (role, Some(office)));
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Actor { name: name.trim().to_owned(), kind, role: some(role), office: office.and_then(some) }
}

/// The places that are named in a cell.
pub fn spots(text: &str) -> Vec<Spot> {
    parts(text).map(|name| Spot { name: name.to_owned(), coordinates: None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_roles_and_offices_are_told_apart() {
        let found =
            actors("Raúl Castro (host, President (acting), retired); Hồ Chí Minh;; (x)", EntityType::Person);
        let show = |actor: &Actor| format!("{}|{:?}|{:?}", actor.name, actor.role, actor.office);
        assert_eq!(
            found.iter().map(show).collect::<Vec<_>>(),
            [
                "Raúl Castro|Some(\"host\")|Some(\"President (acting), retired\")",
                "Hồ Chí Minh|None|None",
                "(x)|None|None"
            ]
        );
    }
}
