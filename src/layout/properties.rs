//! Properties of the layout, held against naive looks at each event.

use proptest::prelude::*;

use super::examples::{date, whole_span};
use super::*;
use crate::dataset::{Civil, Date, Day, Form, Precision};

fn day_text(day: i32) -> String {
    let Civil { year, month, day } = Day(day).civil();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Any date between 1900 and 2030 in any form.
fn any_date() -> impl Strategy<Value = Date> {
    (0u8..22, -25_000i32..22_000, 0i32..20_000).prop_map(|(kind, day, more)| {
        let (d, later) = (day_text(day), day_text((day + more).min(22_000)));
        let (month, year, decade) = (&d[..7], &d[..4], &d[..3]);
        date(&match kind {
            0..=3 => d.clone(),
            4..=5 => month.to_owned(),
            6 => year.to_owned(),
            7 => format!("{decade}X"),
            8 => format!("{year}~"),
            9 => format!("{d}~"),
            10 => format!("[{month}..]"),
            11 => format!("[..{month}]"),
            12 => format!("{d}/{later}"),
            13 => format!("{decade}X/.."),
            14 => format!("../{year}"),
            15 => format!("{year}/"),
            16 => format!("/{month}"),
            17 => format!("[{d},{later},{}]", day_text(day + 10)),
            18 => format!("{{{d},{later}}}"),
            19 => format!("{year}~/{}~", &later[..4]),
            20 => format!("{d}~/{later}~"),
            _ => format!("{decade}X/{later}"),
        })
    })
}

#[derive(Debug, Clone)]
struct Case {
    events: Vec<(Date, usize, bool, f32)>,
    scale: Scale,
    options: Options,
}

fn any_case(most: usize) -> impl Strategy<Value = Case> {
    let event = (any_date(), 0usize..3, any::<bool>(), 0f32..500.0);
    let events = (any::<bool>(), prop::collection::vec(event, 0..most)).prop_map(|(few, mut events)| {
        events.truncate(if few { 2 } else { events.len() });
        events
    });
    let scale = (-25_000f64..20_000.0, 1.5f64..4.7, 130f64..1500.0);
    (events, scale, 1usize..5, any::<bool>()).prop_map(|(events, (from, exponent, width), rows, stacks)| {
        Case {
            events,
            scale: Scale { from, to: from + 10f64.powf(exponent), left: 40.0, right: 40.0 + width },
            options: Options {
                max_rows: rows,
                stack_from: if stacks { 0.0 } else { 240.0 },
                ..Options::default()
            },
        }
    })
}

impl Case {
    fn items(&self) -> Vec<Item<'_>> {
        (0..)
            .zip(&self.events)
            .map(|(event, (date, lane, hollow, _))| Item {
                event,
                lane: *lane,
                form: Some(date.form()),
                hollow: *hollow,
            })
            .collect()
    }

    fn width(&self, caption: &Caption) -> f32 {
        self.events[caption.event as usize].3 + if caption.others > 0 { 60.0 } else { 0.0 }
    }

    fn plot(&self) -> Plot {
        plot(&self.items(), 3, &self.scale, &self.options, |caption| self.width(caption))
    }

    fn in_view(&self, event: u32) -> bool {
        let touches = |(first, last): (Day, Day)| {
            f64::from(first.0) < self.scale.to && f64::from(last.0) + 1.0 > self.scale.from
        };
        let date = &self.events[event as usize].0;
        match date.form() {
            Form::OneOf(parts) | Form::AllOf(parts) => {
                parts.iter().any(|part| touches((part.earliest, part.latest)))
            }
            _ => touches(date.extent()),
        }
    }
}

/// All that a mark is made of, as stretches.
fn pieces(drawn: &Drawn, x: f64) -> Vec<(f64, f64)> {
    fn band(band: &Band) -> Vec<(f64, f64)> {
        [vec![(band.x0, band.x1)], band.strips()].concat()
    }
    let fades = |fades: [&Option<Fade>; 2]| -> Vec<(f64, f64)> {
        fades.into_iter().flatten().flat_map(|fade| fade.dashes()).collect()
    };
    let mark = (x - 8.0, x + 8.0);
    match drawn {
        Drawn::Needle | Drawn::Plain => vec![mark],
        Drawn::Band(one) => [band(one), vec![mark]].concat(),
        Drawn::Bar(bar) => {
            let bands = [bar.begins, bar.ends].into_iter().flatten().flat_map(|one| band(&one));
            bands.chain([(bar.x0, bar.x1), mark]).collect()
        }
        Drawn::Fades { within, earlier, later } => {
            [within.iter().flat_map(band).collect(), fades([earlier, later]), vec![mark]].concat()
        }
        Drawn::Or { xs, line, .. } | Drawn::Each { xs, line } => {
            xs.iter().map(|x| (x - 8.0, x + 8.0)).chain([*line]).collect()
        }
        Drawn::Tally { width, earlier, later } => {
            [vec![(x - width / 2.0, x + width / 2.0)], fades([earlier, later])].concat()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_overlaps_anything_and_all_is_inside(case in any_case(60)) {
        let plot = case.plot();
        let boxes: Vec<(usize, usize, f64, f64)> = plot
            .marks
            .iter()
            .flat_map(|mark| {
                let label = mark.label.map(|label| label.plate());
                [Some((mark.left, mark.right)), label].into_iter().flatten().map(|b| (mark.lane, mark.row, b.0, b.1))
            })
            .collect();
        for (index, a) in boxes.iter().enumerate() {
            prop_assert!(a.2 >= case.scale.left - 1e-6 && a.3 <= case.scale.right + 1e-6, "{a:?}");
            for b in &boxes[..index] {
                let apart = a.3 + 3.0 <= b.2 + 1e-5 || b.3 + 3.0 <= a.2 + 1e-5;
                prop_assert!((a.0, a.1) != (b.0, b.1) || apart, "{a:?} {b:?}");
            }
        }
        for (lane, found) in plot.lanes.iter().enumerate() {
            let mut rows: Vec<usize> = plot.marks.iter().filter(|m| m.lane == lane).map(|m| m.row).collect();
            rows.sort_unstable();
            rows.dedup();
            prop_assert_eq!(rows, (0..found.rows).collect::<Vec<_>>());
        }
        for mark in &plot.marks {
            prop_assert!(mark.row < case.options.max_rows);
            for (from, to) in pieces(&mark.drawn, mark.x) {
                let held = from >= mark.left - 1e-6 && to <= mark.right + 1e-6 && from <= to;
                prop_assert!(held, "{from}..{to} of {mark:?}");
            }
        }
    }

    #[test]
    fn what_is_in_view_is_in_one_mark_and_nothing_else_is(case in any_case(80)) {
        let mut drawn: Vec<u32> = case.plot().marks.into_iter().flat_map(|mark| mark.events).collect();
        drawn.sort_unstable();
        let in_view: Vec<u32> = (0..case.events.len() as u32).filter(|event| case.in_view(*event)).collect();
        prop_assert_eq!(drawn, in_view);
    }

    #[test]
    fn the_order_of_the_items_does_not_matter(case in any_case(40), turn in 0usize..40) {
        let mut items = case.items();
        items.reverse();
        let turn = turn % items.len().max(1);
        items.rotate_left(turn);
        let turned = plot(&items, 3, &case.scale, &case.options, |caption| case.width(caption));
        prop_assert_eq!(turned, case.plot());
    }

    #[test]
    fn few_marks_far_apart_are_never_counted_together(
        mut days in prop::collection::vec(0f64..900.0, 1..5), lane in 0usize..3,
    ) {
        days.sort_by(f64::total_cmp);
        days.dedup_by(|b, a| *b - *a < 20.0);
        let scale = Scale { from: 0.0, to: 940.0 * 30.0, left: 0.0, right: 940.0 };
        let dates: Vec<Date> = days.iter().map(|x| date(&day_text(((x + 20.0) * 30.0) as i32))).collect();
        let items: Vec<Item> = (0..)
            .zip(&dates)
            .map(|(event, date)| Item { event, lane, form: Some(date.form()), hollow: false })
            .collect();
        let plot = plot(&items, 3, &scale, &Options::default(), |_| 300.0);
        prop_assert_eq!(plot.marks.len(), dates.len());
        prop_assert!(plot.marks.iter().all(|mark| mark.drawn == Drawn::Needle));
    }

    #[test]
    fn marks_stand_where_their_dates_do(case in any_case(30)) {
        for mark in case.plot().marks {
            let inner = (case.scale.left + 24.0, case.scale.right - 24.0);
            let at = |x: f64| x.clamp(inner.0, inner.1);
            let mut places = mark.events.iter().map(|event| {
                let part = *case.events[*event as usize].0.anchor().unwrap();
                (case.scale.x(f64::from(part.earliest.0)), case.scale.x(f64::from(part.latest.0) + 1.0))
            });
            if let [event] = mark.events[..] {
                let form = case.events[event as usize].0.form();
                let exact = matches!(form, Form::Within(p) if p.precision == Precision::Day && !p.approximate);
                prop_assert_eq!(mark.drawn == Drawn::Needle, exact);
                let (from, to) = places.next().unwrap();
                // An interval shorter than its mark stands at its middle.
                let slack = if matches!(form, Form::Interval(..)) { 6.5 } else { 1e-6 };
                if !matches!(mark.drawn, Drawn::Or { .. } | Drawn::Each { .. }) {
                    let holds = at(mark.x) >= at(from) - slack && at(mark.x) <= at(to) + slack;
                    prop_assert!(holds, "{mark:?}");
                }
            }
            match &mark.drawn {
                Drawn::Or { xs, .. } => prop_assert!(xs.windows(2).all(|w| w[1] - w[0] >= 34.0 - 1e-6)),
                Drawn::Each { xs, .. } => prop_assert!(xs.windows(2).all(|w| w[1] - w[0] >= 16.0 - 1e-6)),
                Drawn::Fades { earlier, later, .. } | Drawn::Tally { earlier, later, .. } => {
                    for fade in [earlier, later].into_iter().flatten() {
                        prop_assert!((fade.far - fade.near).abs() <= 75.0);
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn what_is_alone_is_drawn_as_itself(date in any_date(), case in any_case(1)) {
        let item = Item { event: 3, lane: 0, form: Some(date.form()), hollow: false };
        let plot = plot(&[item], 1, &case.scale, &case.options, |_| 100.0);
        for mark in plot.marks {
            let is_tally = matches!(mark.drawn, Drawn::Tally { .. });
            prop_assert!(!is_tally && mark.left >= case.scale.left && mark.right <= case.scale.right, "{mark:?}");
        }
    }

    #[test]
    fn two_in_a_lane_with_rows_to_spare_are_counted_only_when_they_overlap(
        a in any_date(), b in any_date(), case in any_case(1),
    ) {
        let item = |event, date| Item { event, lane: 0, form: Some(Date::form(date)), hollow: false };
        let items = [item(0, &a), item(1, &b)];
        let options = Options { max_rows: 2, ..case.options };
        let plot = plot(&items, 1, &case.scale, &options, |_| 100.0);
        if let [mark] = &plot.marks[..] && mark.events.len() == 2 {
            let alone = |item: &Item| super::plot(&[*item], 1, &case.scale, &options, |_| 1.0).marks.remove(0);
            let (a, b) = (alone(&items[0]), alone(&items[1]));
            let several = |mark: &Mark| matches!(mark.drawn, Drawn::Or { .. } | Drawn::Each { .. });
            let overlap = if several(&a) || several(&b) { a.left < b.right && b.left < a.right } else { (a.x - b.x).abs() < 16.0 };
            prop_assert!(overlap && options.stack_from > 0.0, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_quick_look_at_a_place_tells_the_same_as_its_shape(case in any_case(20)) {
        let pen = super::marks::Pen::new(&case.scale, 34.0);
        for (date, ..) in &case.events {
            let (quick, shape) = (pen.place(date.form()), pen.shape(date.form()).map(|shape| shape.place()));
            prop_assert_eq!(quick.is_some(), shape.is_some());
            if let (Some(quick), Some(shape)) = (quick, shape) {
                prop_assert_eq!((quick.long, quick.soft), (shape.long, shape.soft));
                let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
                prop_assert!(near(quick.x, shape.x) && near(quick.half, shape.half), "{quick:?} {shape:?}");
            }
        }
    }

    #[test]
    fn a_tally_keeps_the_dashes_of_its_softest_member(case in any_case(60)) {
        for mark in case.plot().marks {
            if let Drawn::Tally { earlier, later, .. } = mark.drawn {
                let forms = || mark.events.iter().map(|event| case.events[*event as usize].0.form());
                if forms().any(|form| matches!(form, Form::OrLater(_))) {
                    prop_assert!(later.is_some());
                }
                if !forms().any(|form| matches!(form, Form::OrEarlier(_) | Form::Interval(..))) {
                    prop_assert!(earlier.is_none());
                }
                let hollow = mark.events.iter().all(|event| case.events[*event as usize].2);
                prop_assert_eq!(mark.hollow, hollow);
            }
            prop_assert_eq!(mark.caption.others + 1, mark.events.len());
            prop_assert_eq!(mark.caption.event, mark.events[0]);
            let order = |event: &u32| {
                let date = &case.events[*event as usize].0;
                match date.form() {
                    Form::OrEarlier(part) => (part.latest, 0, *event),
                    Form::OrLater(part) => (part.earliest, 2, *event),
                    _ => (date.anchor().unwrap().earliest, 1, *event),
                }
            };
            prop_assert_eq!(mark.events.iter().min_by_key(|event| order(event)), mark.events.first());
            prop_assert!(mark.events.iter().skip(2).zip(&mark.events[1..]).all(|(a, b)| a > b));
        }
    }

    #[test]
    fn labels_are_whole_or_said_to_be_cut(case in any_case(60)) {
        for mark in case.plot().marks {
            let width = f64::from(case.width(&mark.caption));
            if let Some(label) = mark.label {
                let fits = if label.cut { (80.0..width).contains(&label.width) } else { label.width == width };
                prop_assert!(fits, "{label:?} of {width}");
                let beside = match label.side {
                    Side::Right => label.x >= mark.right,
                    Side::Left => label.x + label.width <= mark.left,
                };
                prop_assert!(beside, "{mark:?}");
            }
        }
    }

    #[test]
    fn a_label_is_left_out_only_for_want_of_room(case in any_case(30)) {
        let plot = case.plot();
        for mark in plot.marks.iter().filter(|mark| mark.label.is_none()) {
            let width = f64::from(case.width(&mark.caption));
            let free = |from: f64, to: f64| {
                let clear = |other: &Mark| {
                    let stretches = [Some((other.left, other.right)), other.label.map(|label| label.plate())];
                    stretches.into_iter().flatten().all(|(a, b)| to + 3.0 < a || b + 3.0 < from)
                };
                let mut others = plot.marks.iter().filter(|m| (m.lane, m.row) == (mark.lane, mark.row));
                from > case.scale.left && to < case.scale.right && others.all(clear)
            };
            let right = free(mark.right + 3.1, mark.right + 9.1 + width);
            let left = free(mark.left - 9.1 - width, mark.left - 3.1);
            prop_assert!(width == 0.0 || !(right || left), "{mark:?}");
        }
    }

    #[test]
    fn a_chronology_finds_what_a_look_at_each_would(case in any_case(80)) {
        let forms: Vec<Form> = case.events.iter().map(|event| event.0.form().clone()).collect();
        let dated: Vec<u32> = (0..forms.len() as u32).collect();
        let chronology = Chronology::new(&forms, &dated);
        let mut found = chronology.touching(&case.scale);
        found.sort_unstable();
        let naive: Vec<u32> = (0..case.events.len() as u32)
            .filter(|event| {
                let (first, last) = case.events[*event as usize].0.extent();
                f64::from(first.0) < case.scale.to && f64::from(last.0) + 1.0 > case.scale.from
            })
            .collect();
        prop_assert_eq!(&found, &naive);
        let items = case.items();
        let some: Vec<Item> = found.iter().map(|index| items[*index as usize]).collect();
        let plot = plot(&some, 3, &case.scale, &case.options, |caption| case.width(caption));
        prop_assert_eq!(plot, case.plot());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn many_events_give_few_marks_and_few_questions(
        dates in prop::collection::vec((any_date(), 0usize..3), 20_000), stack_from in 0f64..100.0,
    ) {
        let items: Vec<Item> = (0..)
            .zip(&dates)
            .map(|(event, (date, lane))| Item { event, lane: *lane, form: Some(date.form()), hollow: false })
            .collect();
        let options = Options { stack_from, ..Options::default() };
        let mut asked = 0;
        let plot = plot(&items, 3, &whole_span(), &options, |_| {
            asked += 1;
            250.0
        });
        let most = (whole_span().width() / 20.0) as usize * options.max_rows * 3;
        prop_assert!(plot.marks.len() <= most, "{} marks", plot.marks.len());
        prop_assert!(asked <= 4 * most, "{asked} widths asked");
    }
}
