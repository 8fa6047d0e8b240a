//! The names of months and of parts of years.

use crate::i18n::Lang;

/// A day of the month as it stands on an axis, with the short name of its month.
#[must_use]
pub fn axis_day(day: u8, month: u8, lang: Lang) -> String {
    let name = month_abbr(month, lang);
    match lang {
        Lang::En | Lang::Es => format!("{day} {name}"),
        Lang::Vi => format!("{day}/{month}"),
    }
}

/// The name of a month, 1 to 12.
#[must_use]
pub fn month_name(month: u8, lang: Lang) -> &'static str {
    #[rustfmt::skip]
    const NAMES: [[&str; 12]; 3] = [
        ["January", "February", "March", "April", "May", "June",
         "July", "August", "September", "October", "November", "December"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio",
         "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["tháng\u{a0}1", "tháng\u{a0}2", "tháng\u{a0}3", "tháng\u{a0}4", "tháng\u{a0}5", "tháng\u{a0}6",
         "tháng\u{a0}7", "tháng\u{a0}8", "tháng\u{a0}9", "tháng\u{a0}10", "tháng\u{a0}11", "tháng\u{a0}12"],
    ];
    NAMES[lang as usize].get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// The name of a month on an axis.
#[must_use]
pub fn month_abbr(month: u8, lang: Lang) -> String {
    match lang {
        Lang::En | Lang::Es => month_name(month, lang).chars().take(3).collect(),
        Lang::Vi => format!("Th{month}"),
    }
}

/// A part of a year by its EDTF code: seasons (also by hemisphere), quarters, thirds and halves.
pub(super) fn season(code: u8, lang: Lang) -> String {
    #[rustfmt::skip]
    const SEASONS: [[&str; 4]; 3] = [
        ["spring", "summer", "autumn", "winter"],
        ["primavera", "verano", "otoño", "invierno"],
        ["mùa xuân", "mùa hè", "mùa thu", "mùa đông"],
    ];
    #[rustfmt::skip]
    const SPANS: [[&str; 9]; 3] = [
        ["first quarter", "second quarter", "third quarter", "fourth quarter",
         "first four months", "middle four months", "last four months", "first half", "second half"],
        ["primer trimestre", "segundo trimestre", "tercer trimestre", "cuarto trimestre",
         "primer cuatrimestre", "segundo cuatrimestre", "tercer cuatrimestre", "primer semestre", "segundo semestre"],
        ["quý 1", "quý 2", "quý 3", "quý 4", "bốn tháng đầu", "bốn tháng giữa", "bốn tháng cuối", "nửa đầu", "nửa cuối"],
    ];
    let said = match code {
        21..=32 => SEASONS[lang as usize].get(usize::from(code - 21) % 4),
        _ => code.checked_sub(33).and_then(|span| SPANS[lang as usize].get(usize::from(span))),
    };
    said.copied().unwrap_or_default().to_owned()
}
