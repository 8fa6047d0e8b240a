//! Sets places apart that stand too close, moving each as little as possible.

/// Moves sorted places so that each is at least `apart` from the next and all lie between `low` and
/// `high`; none when there is no room for them.
pub(super) fn spread(places: &[f64], apart: f64, low: f64, high: f64) -> Option<Vec<f64>> {
    let room = apart * places.len().saturating_sub(1) as f64;
    if low + room > high {
        return None;
    }
    // Less the distances, the places need only not decrease: pool those that do around their mean.
    let mut pools: Vec<(f64, usize)> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let mut pool = (place - apart * index as f64, 1);
        while let Some(&(sum, count)) = pools.last() {
            if sum / count as f64 <= pool.0 / pool.1 as f64 {
                break;
            }
            pool = (pool.0 + sum, pool.1 + count);
            pools.pop();
        }
        pools.push(pool);
    }
    let means = pools.iter().flat_map(|&(sum, count)| std::iter::repeat_n(sum / count as f64, count));
    Some(means.enumerate().map(|(index, mean)| mean.clamp(low, high - room) + apart * index as f64).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_close_places_stand_around_their_true_place() {
        assert_eq!(spread(&[204.0, 205.0], 34.0, 0.0, 900.0), Some(vec![187.5, 221.5]));
        assert_eq!(spread(&[1.0, 2.0], 34.0, 0.0, 900.0), Some(vec![0.0, 34.0]));
        assert_eq!(spread(&[100.0, 700.0], 34.0, 0.0, 900.0), Some(vec![100.0, 700.0]));
        assert_eq!(spread(&[1.0, 2.0], 34.0, 0.0, 30.0), None);
        assert_eq!(spread(&[], 34.0, 0.0, 30.0), Some(vec![]));
    }

    proptest! {
        #[test]
        fn places_end_up_apart_and_within(mut places in prop::collection::vec(0.0..900.0, 1..20)) {
            places.sort_by(f64::total_cmp);
            let set = spread(&places, 34.0, 10.0, 890.0).unwrap();
            prop_assert!(set.windows(2).all(|w| w[1] - w[0] >= 34.0 - 1e-6));
            prop_assert!(set.iter().all(|x| (10.0 - 1e-6..=890.0 + 1e-6).contains(x)));
        }
    }
}
