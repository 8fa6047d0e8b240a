//! Words that only the page needs; those it shares with the widget are in [`crate::i18n`].

use crate::i18n::Lang;

/// The words in one language.
pub struct Words {
    pub derived: &'static str,
    pub inferred: &'static str,
    pub implied: &'static str,
    pub unclear: &'static str,
    pub media: &'static str,
    pub as_named: &'static str,
    pub claim: &'static str,
    pub codes: &'static str,
    pub translated_by: &'static str,
    pub archived: &'static str,
    pub accessed: &'static str,
    pub doubts: &'static str,
    pub disagreement: &'static str,
    pub date: &'static str,
    pub identity: &'static str,
    pub wording: &'static str,
    pub figure: &'static str,
    pub touches: &'static str,
    pub license: &'static str,
    pub updated: &'static str,
    pub names: &'static str,
    pub languages: &'static str,
    pub data: &'static str,
}

impl Words {
    /// The words in `lang`.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &EN,
            Lang::Es => &ES,
            Lang::Vi => &VI,
        }
    }
}

const EN: Words = Words {
    derived: "dated by the event it belongs to",
    inferred: "date inferred",
    implied: "implied by the source",
    unclear: "the source does not say what it was",
    media: "Picture or recording",
    as_named: "here as",
    claim: "statement {}",
    codes: "1:9 is paragraph 9 of source 1.",
    translated_by: "translated by",
    archived: "archived copy",
    accessed: "accessed:",
    doubts: "Doubts",
    disagreement: "Disagreement.",
    date: "Date.",
    identity: "Identity.",
    wording: "Wording.",
    figure: "Figure.",
    touches: "Concerns:",
    license: "Licence:",
    updated: "Last changed:",
    names: "People, bodies, places",
    languages: "This page in other languages",
    data: "As data:",
};

const ES: Words = Words {
    derived: "fechado por el hecho al que pertenece",
    inferred: "fecha inferida",
    implied: "implícito en la fuente",
    unclear: "la fuente no dice qué fue",
    media: "Imagen o grabación",
    as_named: "aquí como",
    claim: "afirmación {}",
    codes: "1:9 es el párrafo 9 de la fuente 1.",
    translated_by: "traducción de",
    archived: "copia archivada",
    accessed: "consulta:",
    doubts: "Dudas",
    disagreement: "Discrepancia.",
    date: "Fecha.",
    identity: "Identidad.",
    wording: "Redacción.",
    figure: "Cifra.",
    touches: "Afecta a:",
    license: "Licencia:",
    updated: "Último cambio:",
    names: "Personas, organizaciones, lugares",
    languages: "Esta página en otros idiomas",
    data: "Como datos:",
};

const VI: Words = Words {
    derived: "ngày tháng theo sự kiện mà nó thuộc về",
    inferred: "ngày tháng do suy luận",
    implied: "nguồn chỉ ngụ ý",
    unclear: "nguồn không nói rõ đó là gì",
    media: "Hình ảnh hoặc bản ghi",
    as_named: "ở đây ghi là",
    claim: "nhận định {}",
    codes: "1:9 là đoạn 9 của nguồn 1.",
    translated_by: "bản dịch của",
    archived: "bản lưu trữ",
    accessed: "truy cập:",
    doubts: "Nghi vấn",
    disagreement: "Không thống nhất.",
    date: "Thời gian.",
    identity: "Danh tính.",
    wording: "Cách diễn đạt.",
    figure: "Số liệu.",
    touches: "Liên quan đến:",
    license: "Giấy phép:",
    updated: "Thay đổi lần cuối:",
    names: "Nhân vật, tổ chức, địa điểm",
    languages: "Trang này bằng ngôn ngữ khác",
    data: "Dạng dữ liệu:",
};
