//! Dashes that die away: how an open side and a soft end are drawn.

/// The dashes and the gaps between them, the nearest first, of a fade at its full length.
const PATTERN: [(f64, f64); 6] = [(15.0, 3.0), (11.0, 4.0), (8.0, 5.0), (5.0, 6.0), (3.0, 7.0), (2.0, 0.0)];

/// The full length of a fade.
pub(super) const LENGTH: f64 = 69.0;
/// The shortest fade that still reads as one.
pub(super) const SHORTEST: f64 = 12.0;

/// Dashes from a firm place towards an open side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fade {
    /// Where the first and longest dash begins.
    pub near: f64,
    /// Where the last and shortest dash ends; left of `near` when the open side is the earlier one.
    pub far: f64,
}

impl Fade {
    /// A fade towards earlier days, down to `limit` at most.
    pub(super) fn earlier(near: f64, limit: f64) -> Self {
        Fade { near, far: (near - LENGTH).max(limit) }
    }

    /// A fade towards later days, up to `limit` at most.
    pub(super) fn later(near: f64, limit: f64) -> Self {
        Fade { near, far: (near + LENGTH).min(limit) }
    }

    /// The dashes as pairs of left and right, the longest first. A short fade has fewer of them.
    #[must_use]
    pub fn dashes(&self) -> Vec<(f64, f64)> {
        let length = (self.far - self.near).abs();
        let count = ((length / 11.5).round() as usize).clamp(1, PATTERN.len());
        let tail = &PATTERN[PATTERN.len() - count..];
        let lengths = tail.iter().map(|(dash, _)| *dash);
        let gaps = PATTERN.iter().take(count - 1).map(|(_, gap)| *gap);
        let stretch = length / (lengths.clone().sum::<f64>() + gaps.clone().sum::<f64>());
        let towards = if self.far < self.near { -stretch } else { stretch };
        let mut at = self.near;
        lengths
            .zip(gaps.chain([0.0]))
            .map(|(dash, gap)| {
                let end = at + dash * towards;
                let drawn = (at.min(end), at.max(end));
                at = end + gap * towards;
                drawn
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_full_fade_is_drawn_as_in_the_picture() {
        let dashes = Fade::later(402.8, 1204.0).dashes();
        let starts: Vec<f64> = dashes.iter().map(|d| (d.0 * 10.0).round() / 10.0).collect();
        assert_eq!(starts, [402.8, 420.8, 435.8, 448.8, 459.8, 469.8]);
        assert!((dashes[5].1 - 471.8).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn dashes_shrink_and_fill_the_fade(near in 0.0..900.0, length in 4.0..69.0, earlier: bool) {
            let far = if earlier { near - length } else { near + length };
            let dashes = Fade { near, far }.dashes();
            let lengths: Vec<f64> = dashes.iter().map(|d| d.1 - d.0).collect();
            prop_assert!(lengths.windows(2).all(|w| w[1] < w[0]), "{lengths:?}");
            let (left, right) = (near.min(far), near.max(far));
            prop_assert!(dashes.iter().all(|d| d.0 >= left - 1e-6 && d.1 <= right + 1e-6));
            let last = dashes.last().unwrap();
            let end = if earlier { last.0 } else { last.1 };
            prop_assert!((end - far).abs() < 1e-6);
        }
    }
}
