//! What an opened event shows beyond its row.

use crate::stage::read;
use crate::wait::eventually_is;

#[test]
fn accounts_have_the_same_points_in_one_line() {
    read("/#annals.e=nguyen-phu-trong-visit-cuba", |reader| {
        reader.browser.resize(1280, 900);
        let points = "return all('.acc').map((side) => all('dl > div', side).map((it) =>
            [words(it.querySelector('dt')), Math.round(it.getBoundingClientRect().top)]))";
        let points: Vec<Vec<(String, i64)>> = reader.ask(points, &[]);
        assert_eq!(points.len(), 2);
        assert_eq!(points[0], points[1], "row by row");
        let silent = "return all('.acc').map((side) => all('.nil', side).map(words))";
        let silent: Vec<Vec<String>> = reader.ask(silent, &[]);
        assert!(
            silent.iter().all(|side| side.len() > 1 && side.iter().all(|it| it == "not given")),
            "{silent:?}"
        );
    });
}

#[test]
fn rival_days_stand_in_their_month() {
    read("/#annals.e=diplomatic-relations-established", |reader| {
        for width in [390, 1280] {
            reader.browser.resize(width, 900);
            let marks = "const frame = all('.strip svg')[0].getBoundingClientRect();
                return all('.strip .mark').map((it) => {
                    const { left, right } = it.getBoundingClientRect();
                    return Math.round(((left + right) / 2 - frame.left) / frame.width * 31 + 0.5);
                })";
            eventually_is("the days of the marks", || reader.ask(marks, &[]), vec![2, 12]);
            let said = "return all('.strip .on').map(words)";
            assert_eq!(reader.ask::<Vec<String>>(said, &[]), ["2", "12"]);
        }
    });
}

#[test]
fn related_events_stand_under_what_relates_them() {
    read("/#annals.e=nguyen-phu-trong-visit-cuba", |reader| {
        let groups =
            "return all('.parts').map((it) => [words(it.previousElementSibling), all('li', it).length])";
        let awaited = vec![("Part of this event".to_owned(), 3), ("What followed".to_owned(), 1)];
        eventually_is("the groups", || reader.ask(groups, &[]), awaited);
        let award = "return all('.parts button').find((it) => words(it).includes('Order of José Mart'))";
        reader.click("a part of it", award, &[]);
        reader.sees_open("order-of-jose-marti-to-nguyen-phu-trong");
        let awaited = vec![("Part of".to_owned(), 1)];
        eventually_is("the way back", || reader.ask(groups, &[]), awaited);
    });
}
