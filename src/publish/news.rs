//! What open pages of an author are told: of what they are the page, and what is wrong with the record.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::json;

/// Where pages ask for it.
const ADDRESS: &str = "/__annals/news";

/// After so long a page is told that there is nothing new: some of them have gone away meanwhile.
const PATIENCE: Duration = Duration::from_secs(20);

/// The latest, and a bell for those who wait for it.
#[derive(Debug, Default)]
pub struct News {
    latest: Mutex<Latest>,
    bell: Condvar,
}

#[derive(Debug, Default)]
struct Latest {
    number: u64,
    built: String,
    problems: Vec<String>,
}

/// The number of the news that a request has seen; none for other requests.
#[must_use]
pub fn asked(url: &str) -> Option<&str> {
    url.strip_prefix(ADDRESS)?.strip_prefix("?seen=")
}

impl News {
    /// Tells that the page is now that of `built`.
    pub fn tell_built(&self, built: &str) {
        self.tell(|latest| {
            built.clone_into(&mut latest.built);
            latest.problems.clear();
        });
    }

    /// Tells that the page stays as it was, and why.
    pub fn tell_problems(&self, problems: Vec<String>) {
        self.tell(|latest| latest.problems = problems);
    }

    fn tell(&self, change: impl FnOnce(&mut Latest)) {
        let mut latest = self.latest();
        change(&mut latest);
        latest.number += 1;
        self.bell.notify_all();
    }

    /// The latest as JSON, once it is not what was `seen` any more.
    #[must_use]
    pub fn after(&self, seen: &str) -> String {
        let is_seen = |latest: &mut Latest| latest.number.to_string() == seen;
        let waited = self.bell.wait_timeout_while(self.latest(), PATIENCE, is_seen);
        let (latest, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let Latest { number, built, problems } = &*latest;
        json!({ "number": number, "built": built, "problems": problems }).to_string()
    }

    fn latest(&self) -> MutexGuard<'_, Latest> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use serde_json::Value;

    use super::*;

    fn read(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn only_those_who_ask_for_news_are_told() {
        assert_eq!(asked("/__annals/news?seen=3"), Some("3"));
        assert_eq!(asked("/__annals/news?seen="), Some(""));
        assert_eq!(asked("/index.html?seen=3"), None);
    }

    #[test]
    fn who_has_seen_it_waits_for_the_next_and_others_do_not() {
        let news = Arc::new(News::default());
        news.tell_built("one");
        let first = read(&news.after(""));
        assert_eq!((&first["built"], &first["problems"]), (&json!("one"), &json!([])));
        let waiting = {
            let (news, seen) = (Arc::clone(&news), first["number"].to_string());
            thread::spawn(move || read(&news.after(&seen)))
        };
        news.tell_problems(vec!["line 3".to_owned()]);
        let next = waiting.join().unwrap();
        assert_eq!((&next["built"], &next["problems"]), (&json!("one"), &json!(["line 3"])));
        news.tell_built("two");
        assert_eq!(read(&news.after(""))["problems"], json!([]));
    }
}
