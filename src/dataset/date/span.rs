//! Which days a date may mean, and where it stands among others.

use super::{End, Form, Part, Precision};
use crate::dataset::calendar::Day;

impl Form {
    /// The first and the last day the date may mean; [`Day::MIN`] and [`Day::MAX`] where a side is
    /// open or not known.
    #[must_use]
    pub fn extent(&self) -> (Day, Day) {
        match self {
            Form::Within(part) => (part.earliest, part.latest),
            Form::OrLater(part) => (part.earliest, Day::MAX),
            Form::OrEarlier(part) => (Day::MIN, part.latest),
            Form::Interval(start, end) => {
                (start.part().map_or(Day::MIN, |p| p.earliest), end.part().map_or(Day::MAX, |p| p.latest))
            }
            Form::OneOf(parts) | Form::AllOf(parts) => (
                parts.iter().map(|p| p.earliest).min().unwrap_or(Day::MIN),
                parts.iter().map(|p| p.latest).max().unwrap_or(Day::MAX),
            ),
        }
    }

    /// Whether what is dated may have been, at least in part, within these days, both included. What is
    /// dated to one of several days was not between them.
    #[must_use]
    pub fn possibly_within(&self, from: Day, to: Day) -> bool {
        let meets = |(earliest, latest): (Day, Day)| earliest <= to && latest >= from;
        match self {
            Form::OneOf(parts) | Form::AllOf(parts) => {
                parts.iter().any(|part| meets((part.earliest, part.latest)))
            }
            _ => meets(self.extent()),
        }
    }

    /// Whether what is dated certainly was, at least in part, within these days, both included. What
    /// is approximate or uncertain never is, nor what has a bound on one side only.
    #[must_use]
    pub fn certainly_within(&self, from: Day, to: Day) -> bool {
        let inside = |part: &Part| part.is_sure() && from <= part.earliest && part.latest <= to;
        match self {
            Form::Within(part) => inside(part),
            Form::OneOf(parts) => parts.iter().all(inside),
            Form::AllOf(parts) => parts.iter().any(inside),
            Form::OrLater(_) | Form::OrEarlier(_) => false,
            // It had begun by the last day, and it had not ended before the first.
            Form::Interval(start, end) => match (start, end) {
                (End::Unknown, End::Known(part)) | (End::Known(part), End::Unknown) => inside(part),
                (End::Unknown, _) | (_, End::Unknown) => false,
                (start, end) => {
                    start.part().is_none_or(|part| part.is_sure() && part.latest <= to)
                        && end.part().is_none_or(|part| part.is_sure() && part.earliest >= from)
                }
            },
        }
    }

    /// The part that says where the date stands among others: the firm one, or the first.
    #[must_use]
    pub fn anchor(&self) -> Option<&Part> {
        match self {
            Form::Within(part) | Form::OrLater(part) | Form::OrEarlier(part) => Some(part),
            Form::Interval(start, end) => start.part().or(end.part()),
            Form::OneOf(parts) | Form::AllOf(parts) => parts.iter().min_by_key(|p| p.earliest),
        }
    }

    /// Orders dates as a chronology does: by the day at which they are anchored, "by then" before
    /// "then" before "then or later", the sharper first.
    #[must_use]
    pub fn sort_key(&self) -> (Day, u8, Day, Precision) {
        let rank = match self {
            Form::OrEarlier(_) => 0,
            Form::OrLater(_) => 2,
            _ => 1,
        };
        let (anchor, precision) =
            self.anchor().map_or((Day::MAX, Precision::Stretch), |p| (p.earliest, p.precision));
        (anchor, rank, self.extent().1, precision)
    }
}

impl Part {
    /// Neither approximate nor uncertain.
    pub(super) fn is_sure(&self) -> bool {
        !self.approximate && !self.uncertain
    }
}
