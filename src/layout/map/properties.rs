//! Properties of the maps, and the frames of the default record.

use proptest::prelude::*;

use super::*;

fn any_bounds() -> impl Strategy<Value = Bounds> {
    (-180f64..170.0, -80f64..70.0, 0.5f64..90.0, 0.5f64..60.0).prop_map(|(west, south, wide, high)| Bounds {
        west,
        south,
        east: west + wide,
        north: (south + high).min(85.0),
    })
}

fn any_wanted() -> impl Strategy<Value = (f64, f64, bool, f64)> {
    (-20f64..620.0, -20f64..320.0, any::<bool>(), 20f64..220.0)
}

proptest! {
    #[test]
    fn what_a_frame_shows_falls_inside_it_and_nothing_else_does(
        bounds in any_bounds(), width in 100f64..1000.0, lat in -90f64..90.0, lon in -180f64..180.0,
    ) {
        let frame = Frame::new(bounds, width);
        let (x, y) = frame.at([lat, lon]);
        let falls_inside = (0.0..=frame.width).contains(&x) && (0.0..=frame.height).contains(&y);
        prop_assert_eq!(falls_inside, bounds.hold([lat, lon]));
    }

    #[test]
    fn a_mark_lies_whole_on_the_map_and_on_its_place_but_at_the_edge(
        bounds in any_bounds(), width in 100f64..1000.0, across in 0f64..1.0, up in 0f64..1.0,
    ) {
        let frame = Frame::new(bounds, width);
        prop_assume!(frame.height > 12.0);
        let at = [
            bounds.south + (bounds.north - bounds.south) * up,
            bounds.west + (bounds.east - bounds.west) * across,
        ];
        let (mark, (x, y)) = (frame.mark(at, 6.0), frame.at(at));
        prop_assert!(mark.grown(-1e-6).is_within((frame.width, frame.height)), "{mark:?}");
        let moved = (mark.middle().0 - x).abs().max((mark.middle().1 - y).abs());
        prop_assert!(moved < 6.0 + 1e-6);
        prop_assert_eq!(moved < 1e-6, Rect::around((x, y), 6.0 - 1e-6).is_within((frame.width, frame.height)));
    }

    #[test]
    fn bounds_cover_what_they_hold(a in any_bounds(), b in any_bounds(), width in 100f64..1000.0, at in (-90f64..90.0, -180f64..180.0)) {
        let frame = Frame::new(a, width);
        let (cover, (x, y)) = (frame.cover(&b), frame.at([at.0, at.1]));
        let covered = (cover.x..=cover.x + cover.width).contains(&x) && (cover.y..=cover.y + cover.height).contains(&y);
        prop_assert_eq!(covered, b.hold([at.0, at.1]), "{:?}", cover);
    }

    #[test]
    fn a_degree_is_as_long_both_ways_as_on_the_globe(bounds in any_bounds(), width in 100f64..1000.0) {
        let frame = Frame::new(bounds, width);
        let [across, down, ..] = frame.matrix(1.0);
        let middle = (bounds.south + bounds.north) / 2.0;
        prop_assert!((across / down - middle.to_radians().cos()).abs() < 1e-4);
    }

    #[test]
    fn an_outline_falls_where_its_corners_do(bounds in any_bounds(), width in 100f64..1000.0) {
        let frame = Frame::new(bounds, width);
        let [a, d, e, f] = frame.matrix(40.0);
        let (x, y) = frame.at([21.0, 105.5]);
        prop_assert!((105.5 * 40.0 * a + e - x).abs() < 1e-6 && (-21.0 * 40.0 * d + f - y).abs() < 1e-6);
    }

    #[test]
    fn no_name_meets_a_name_or_a_mark_or_leaves_the_map(wanted in prop::collection::vec(any_wanted(), 0..60)) {
        let area = (600.0, 300.0);
        let wanted: Vec<Wanted> = wanted
            .into_iter()
            .map(|(x, y, drawn, width)| Wanted {
                mark: Rect::around((x, y), if drawn { 6.0 } else { 0.0 }),
                reach: (!drawn).then_some(126.0),
                sizes: vec![(width, 18.0), (width * 0.6, 36.0)],
            })
            .collect();
        let names = place_names(area, &wanted, |rect| u8::from(rect.x < 200.0));
        prop_assert_eq!(names.len(), wanted.len());
        for (at, name) in names.iter().enumerate() {
            let Some(name) = name else { continue };
            prop_assert!(name.rect.is_within(area), "{name:?}");
            prop_assert_eq!((name.rect.width, name.rect.height), wanted[at].sizes[name.size]);
            for mark in wanted.iter().filter(|one| one.reach.is_none()) {
                prop_assert!(!name.rect.meets(&mark.mark), "{name:?} on {mark:?}");
            }
            for other in names[..at].iter().flatten() {
                prop_assert!(!name.rect.meets(&other.rect), "{name:?} on {other:?}");
            }
        }
    }

    #[test]
    fn of_marks_that_heap_up_the_first_stay_clear(points in prop::collection::vec((0f64..200.0, 0f64..200.0), 0..60)) {
        let marks: Vec<Rect> = points.into_iter().map(|point| Rect::around(point, 6.0)).collect();
        let crowded = crowded(&marks);
        for (at, mark) in marks.iter().enumerate() {
            let meets_clear = marks[..at].iter().zip(&crowded).any(|(other, crowded)| !crowded && other.meets(mark));
            prop_assert_eq!(crowded[at], meets_clear);
        }
    }

    #[test]
    fn a_name_alone_in_the_open_stands_at_the_right(x in 20f64..300.0, y in 20f64..280.0) {
        let ring = Wanted { mark: Rect::around((x, y), 6.0), reach: None, sizes: vec![(80.0, 18.0)] };
        let names = place_names((600.0, 300.0), std::slice::from_ref(&ring), |_| 0);
        prop_assert_eq!(names[0].map(|name| name.side), Some(Beside::Right));
    }
}

#[test]
fn a_name_goes_round_its_mark_until_there_is_room() {
    let wanted = |width: f64| Wanted {
        mark: Rect::around((100.0, 50.0), 6.0),
        reach: None,
        sizes: vec![(width, 18.0)],
    };
    let side = |area, width| place_names(area, &[wanted(width)], |_| 0)[0].map(|name| name.side);
    assert_eq!(side((200.0, 100.0), 80.0), Some(Beside::Right));
    assert_eq!(side((150.0, 100.0), 80.0), Some(Beside::Left));
    assert_eq!(side((150.0, 100.0), 98.0), Some(Beside::Above));
    assert_eq!(side((150.0, 100.0), 120.0), None);
}

#[test]
fn a_name_takes_the_side_of_its_mark_that_costs_least() {
    let ring = Wanted { mark: Rect::around((100.0, 50.0), 6.0), reach: None, sizes: vec![(40.0, 18.0)] };
    let land = |rect: &Rect| if rect.x > 100.0 { 1 } else { 2 * u8::from(rect.y > 25.0) };
    let names = place_names((200.0, 100.0), std::slice::from_ref(&ring), land);
    assert_eq!(names[0].map(|name| name.side), Some(Beside::Above));
}

#[test]
fn a_name_without_a_mark_goes_where_it_costs_least_and_no_further() {
    let free =
        Wanted { mark: Rect::around((100.0, 50.0), 0.0), reach: Some(126.0), sizes: vec![(40.0, 18.0)] };
    let left = |cost: fn(&Rect) -> u8| {
        place_names((200.0, 100.0), std::slice::from_ref(&free), cost)[0].map(|n| n.rect.x)
    };
    assert_eq!(left(|_| 0), Some(80.0), "on its point");
    assert!(left(|rect| u8::from(rect.x < 110.0)).is_some_and(|x| x >= 110.0));
    assert_eq!(left(|_| 1), Some(80.0), "nowhere else is better");
}

#[test]
fn each_inset_of_the_default_record_shows_its_own_places_and_the_world_shows_all() {
    let (havana, hanoi) = ([23.13, -82.38], [21.03, 105.85]);
    let bounds = |name: &str| insets().iter().find(|inset| inset.names[0] == name).map(|inset| inset.bounds);
    assert!(bounds("Cuba").is_some_and(|cuba| cuba.hold(havana) && !cuba.hold(hanoi) && cuba.aspect() > 1.0));
    assert!(bounds("Vietnam").is_some_and(|vietnam| vietnam.hold(hanoi) && !vietnam.hold(havana)));
    assert!(WORLD.hold(havana) && WORLD.hold(hanoi));
}

#[test]
fn a_name_without_a_mark_stays_within_its_reach() {
    let crowd = |reach: f64| {
        let blocker = Wanted { mark: Rect::around((100.0, 50.0), 30.0), reach: None, sizes: vec![] };
        let name =
            Wanted { mark: Rect::around((100.0, 50.0), 0.0), reach: Some(reach), sizes: vec![(40.0, 18.0)] };
        place_names((200.0, 100.0), &[blocker, name], |_| 0)[1]
    };
    assert_eq!(crowd(14.0), None);
    assert!(crowd(42.0).is_some());
}
