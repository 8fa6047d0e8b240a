//! What a doubt touches, and the sides of those that have sides.

use crate::dataset::Dataset;
use crate::dataset::model::{Account, Accounts, Citation, Doubt, DoubtKind, Id};

/// What names a doubt, by its index in the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Events.
    pub events: Vec<usize>,
    /// Entities.
    pub entities: Vec<usize>,
    /// Claims.
    pub claims: Vec<usize>,
}

/// One side of a doubt: passages that say one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Side<'a> {
    /// The passages; never empty.
    pub citations: Vec<&'a Citation>,
    /// Of a disagreement: what an event that names it has of them as one of its accounts.
    pub account: Option<Account>,
}

/// What each doubt of the record touches, in the order of the doubts.
#[must_use]
pub fn touched(dataset: &Dataset) -> Vec<Touched> {
    let record = &dataset.record;
    let mut touched = vec![Touched::default(); record.doubts.len()];
    for index in dataset.chronological() {
        for doubt in record.events.doubts(*index) {
            touched.get_mut(*doubt as usize).into_iter().for_each(|touched| touched.events.push(*index));
        }
    }
    let mut post = |doubts: &[Id], index: usize, list: fn(&mut Touched) -> &mut Vec<usize>| {
        for doubt in doubts.iter().filter_map(|id| dataset.doubt_index(id)) {
            touched.get_mut(doubt).into_iter().for_each(|touched| list(touched).push(index));
        }
    };
    for (index, entity) in record.entities.iter().enumerate() {
        post(&entity.doubts, index, |touched| &mut touched.entities);
    }
    for (index, claim) in record.claims.iter().enumerate() {
        post(&claim.doubts, index, |touched| &mut touched.claims);
    }
    touched
}

/// The sides of a doubt, in the order in which it cites them; none where it has none. A disagreement
/// has one for each source, or for each passage of the only source; any other doubt has sides where
/// an event that names it has accounts that rest on just its passages.
#[must_use]
pub fn sides<'a>(dataset: &'a Dataset, doubt: &'a Doubt, touched: &Touched) -> Vec<Side<'a>> {
    let by_source = grouped(&doubt.citations, |a, b| a.source == b.source);
    let by_passage = grouped(&doubt.citations, same_passage);
    let disagreement = doubt.kind == DoubtKind::Disagreement;
    let groups = if disagreement && by_source.len() > 1 { by_source } else { by_passage };
    if groups.len() < 2 {
        return Vec::new();
    }
    let mut events = touched.events.iter().filter_map(|index| dataset.record.events.get(*index));
    let accounts = events.find_map(|event| matched(event.accounts.as_ref()?, &groups));
    if accounts.is_none() && !disagreement {
        return Vec::new();
    }
    let accounts = accounts.filter(|_| disagreement).unwrap_or_default();
    let account = |side: usize| accounts.get(side).cloned();
    let sides = groups.into_iter().enumerate();
    sides.map(|(side, citations)| Side { citations, account: account(side) }).collect()
}

fn same_passage(a: &Citation, b: &Citation) -> bool {
    (&a.source, a.paragraph, &a.page) == (&b.source, b.paragraph, &b.page)
}

fn grouped(citations: &[Citation], alike: fn(&Citation, &Citation) -> bool) -> Vec<Vec<&Citation>> {
    let mut groups: Vec<Vec<&Citation>> = Vec::new();
    for citation in citations {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| alike(first, citation))) {
            Some(group) => group.push(citation),
            None => groups.push(vec![citation]),
        }
    }
    groups
}

/// The accounts in the order of the groups, where each rests on passages of one group and all differ.
fn matched(accounts: &Accounts, groups: &[Vec<&Citation>]) -> Option<Vec<Account>> {
    let of = |group: &Vec<&Citation>| {
        let rests = |account: &&Account| {
            account.citations.iter().any(|own| group.iter().any(|other| same_passage(own, other)))
        };
        let mut found = accounts.sides.iter().filter(rests);
        found.next().filter(|_| found.next().is_none())
    };
    let matched: Vec<&Account> = groups.iter().map(of).collect::<Option<_>>()?;
    let differ = (1..matched.len()).all(|at| !matched[..at].contains(&matched[at]));
    (differ && matched.len() == accounts.sides.len()).then(|| matched.into_iter().cloned().collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::dataset::ARTICLES;

    fn sides_of(id: &str) -> Vec<(Vec<String>, bool)> {
        let dataset = Dataset::from_json(ARTICLES).unwrap();
        let at = dataset.doubt_index(id).unwrap();
        let sides = sides(&dataset, &dataset.record.doubts[at], &touched(&dataset)[at]);
        let code = |citation: &&Citation| {
            let paragraph = citation.paragraph.unwrap();
            format!("{}:{paragraph}", dataset.source_number(&citation.source).unwrap())
        };
        sides.iter().map(|side| (side.citations.iter().map(code).collect(), side.account.is_some())).collect()
    }

    fn codes(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn sources_that_disagree_are_a_side_each_with_the_account_of_the_event() {
        let awaited = [(codes(&["2:4", "2:4"]), true), (codes(&["1:6", "1:10"]), true)];
        assert_eq!(sides_of("k01-establishment-day"), awaited);
    }

    #[test]
    fn a_disagreement_on_a_claim_has_its_passages_and_no_account() {
        let awaited = [(codes(&["1:6"]), false), (codes(&["2:6"]), false)];
        assert_eq!(sides_of("k05-what-relations-rest-on"), awaited);
    }

    #[test]
    fn one_source_that_tells_twice_has_a_side_for_each_telling() {
        let awaited = [(codes(&["1:12"]), false), (codes(&["1:18"]), false)];
        assert_eq!(sides_of("k25-murillo-office"), awaited);
    }

    type Passages<'a> = &'a [(&'a str, u32)];

    /// By side of a doubt on these passages, which an event names that has these accounts: how many
    /// passages it has, and the number of its account.
    fn sides_on(kind: &str, passages: Passages, accounts: &[Passages]) -> Vec<(usize, Option<usize>)> {
        let cited = |passages: Passages| -> Vec<_> {
            passages
                .iter()
                .map(|(source, paragraph)| json!({"source": source, "paragraph": paragraph}))
                .collect()
        };
        let mut event =
            json!({"id": "e", "kind": "k", "title": "E", "doubts": ["d"], "citations": [{"source": "a"}]});
        if !accounts.is_empty() {
            let numbered = accounts.iter().enumerate();
            let sides =
                numbered.map(|(at, account)| json!({"title": at.to_string(), "citations": cited(account)}));
            event["accounts"] = json!({"of": "A", "sides": sides.collect::<Vec<_>>()});
        }
        let record = json!({
            "format": "annals/1", "id": "r", "title": "R", "languages": ["en"], "events": [event],
            "kinds": [{"id": "k", "name": "K"}],
            "sources": [{"id": "a", "type": "book", "title": "A"}, {"id": "b", "type": "book", "title": "B"}],
            "doubts": [{"id": "d", "kind": kind, "text": "D", "citations": cited(passages)}],
        });
        let dataset = Dataset::from_json(&record.to_string()).unwrap();
        let number = |account: &Account| account.title.as_ref()?.pick("en", "en").text.parse().ok();
        let sides = sides(&dataset, &dataset.record.doubts[0], &touched(&dataset)[0]);
        sides.iter().map(|side| (side.citations.len(), side.account.as_ref().and_then(number))).collect()
    }

    #[test]
    fn a_disagreement_has_a_side_for_each_source_or_for_each_passage_of_the_only_one() {
        let by_passage = sides_on("disagreement", &[("a", 1), ("a", 2), ("a", 1)], &[]);
        assert_eq!(by_passage, [(2, None), (1, None)]);
        let by_source = sides_on("disagreement", &[("a", 1), ("b", 1), ("a", 2)], &[]);
        assert_eq!(by_source, [(2, None), (1, None)]);
        assert_eq!(sides_on("disagreement", &[("a", 1), ("a", 1)], &[]), []);
        assert_eq!(sides_on("wording", &[("a", 1), ("b", 1)], &[]), []);
    }

    #[test]
    fn accounts_are_sides_where_each_rests_on_one_of_them() {
        let on = |accounts: &[Passages]| sides_on("disagreement", &[("a", 1), ("b", 1), ("b", 2)], accounts);
        assert_eq!(on(&[&[("b", 2)], &[("a", 1)]]), [(1, Some(1)), (2, Some(0))]);
        let none = [(1, None), (2, None)];
        assert_eq!(on(&[&[("a", 1)], &[("b", 1)], &[("a", 7)]]), none, "one rests on something else");
        assert_eq!(on(&[&[("a", 1), ("b", 1)], &[("a", 7)]]), none, "one rests on both sides");
        assert_eq!(on(&[&[("a", 1)], &[("b", 1)], &[("b", 2)]]), none, "two rest on one side");
        let wording = |accounts: &[Passages]| sides_on("wording", &[("a", 1), ("b", 1)], accounts);
        assert_eq!(wording(&[&[("b", 1)], &[("a", 1)]]), [(1, None), (1, None)]);
        assert_eq!(wording(&[&[("b", 1)], &[("a", 7)]]), []);
    }

    #[test]
    fn a_doubt_that_goes_beyond_the_accounts_of_its_event_has_no_sides() {
        assert!(sides_of("k28-offices-missing").is_empty());
        assert!(sides_of("k32-lazo-sentence").is_empty());
    }

    #[test]
    fn a_doubt_touches_whatever_names_it() {
        let dataset = Dataset::from_json(ARTICLES).unwrap();
        let touched = &touched(&dataset)[dataset.doubt_index("k03-state-names").unwrap()];
        let record = &dataset.record;
        let events: Vec<_> = touched.events.iter().map(|at| record.events.id(*at)).collect();
        let entities: Vec<_> = touched.entities.iter().map(|at| record.entities[*at].id.as_str()).collect();
        let claims: Vec<_> = touched.claims.iter().map(|at| record.claims[*at].id.as_str()).collect();
        assert_eq!(events, ["diplomatic-relations-established"]);
        assert_eq!(entities, ["vietnam", "democratic-republic-of-vietnam"]);
        assert_eq!(claims, ["c01-special-relations"]);
    }
}
