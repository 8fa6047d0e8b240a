//! Sets places apart that stand too close, moving each as little as possible.

/// Moves sorted places so that each is at least `apart` from the next and all lie between `low` and
/// `high`; false, and nothing moved, when there is no room for them.
pub(super) fn spread(places: &mut [f64], apart: f64, low: f64, high: f64) -> bool {
    let room = apart * places.len().saturating_sub(1) as f64;
    if low + room > high {
        return false;
    }
    // Less the distances, the places need only not decrease: level those that do to their mean.
    for last in 0..places.len() {
        places[last] -= apart * last as f64;
        let mut first = last;
        while first > 0 && places[first - 1] > places[last] {
            let level = places[first - 1];
            first = places[..first].iter().rposition(|place| *place != level).map_or(0, |at| at + 1);
            let mean = places[first..=last].iter().sum::<f64>() / (last + 1 - first) as f64;
            places[first..=last].fill(mean);
        }
    }
    for (index, place) in places.iter_mut().enumerate() {
        *place = place.clamp(low, high - room) + apart * index as f64;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_close_places_stand_around_their_true_place() {
        let spread = |places: &[f64], high| {
            let mut places = places.to_vec();
            super::spread(&mut places, 34.0, 0.0, high).then_some(places)
        };
        assert_eq!(spread(&[204.0, 205.0], 900.0), Some(vec![187.5, 221.5]));
        assert_eq!(spread(&[204.0, 205.0, 200.0], 900.0), Some(vec![169.0, 203.0, 237.0]));
        assert_eq!(spread(&[1.0, 2.0], 900.0), Some(vec![0.0, 34.0]));
        assert_eq!(spread(&[100.0, 700.0], 900.0), Some(vec![100.0, 700.0]));
        assert_eq!(spread(&[1.0, 2.0], 30.0), None);
        assert_eq!(spread(&[], 30.0), Some(vec![]));
    }

    proptest! {
        #[test]
        fn places_end_up_apart_and_within(mut places in prop::collection::vec(0.0..900.0, 1..20)) {
            places.sort_by(f64::total_cmp);
            let mut set = places.clone();
            prop_assert!(spread(&mut set, 34.0, 10.0, 890.0));
            prop_assert!(set.windows(2).all(|w| w[1] - w[0] >= 34.0 - 1e-6));
            // None is moved that had room: where neighbours are not pushed together, they stay.
            let pushed = set.windows(2).any(|w| w[1] - w[0] < 34.0 + 1e-6);
            let edge = places[0] < 10.0 || places[places.len() - 1] > 890.0;
            prop_assert!(pushed || edge || set == places || set.iter().zip(&places).all(|(a, b)| (a - b).abs() < 1e-6));
            prop_assert!(set.iter().all(|x| (10.0 - 1e-6..=890.0 + 1e-6).contains(x)));
        }
    }
}
