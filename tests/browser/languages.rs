//! The interface in its languages.

use annals::i18n::Lang;

use crate::reader::Reader;
use crate::record;
use crate::stage::read;
use crate::wait::eventually_is;

#[test]
fn the_reader_changes_the_language() {
    read("/", |reader| {
        speaks(reader, Lang::En);
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        for lang in [Lang::Vi, Lang::Es, Lang::En] {
            reader.choose_language(lang.tag());
            speaks(reader, lang);
            assert_eq!(reader.events(), record::with("raul-castro"), "the filter stays");
            assert_eq!(reader.chips(), ["Raúl Castro"]);
        }
    });
}

/// Waits until the interface is in a language, and says so.
fn speaks(reader: &Reader<'_>, lang: Lang) {
    let said = "return [
        words(all('label[for=q]')[0]),
        all('input[type=search]')[0].placeholder,
        words(all('label[for=who]')[0]),
        all('.annals')[0].lang,
        all('.langs [aria-pressed=true]').map((it) => it.lang).join(),
    ]";
    let said = || reader.ask::<Vec<String>>(said, &[]);
    let messages = lang.messages();
    let awaited = [messages.search, messages.search_hint, messages.who, lang.tag(), lang.tag()];
    eventually_is("the interface", said, awaited.map(str::to_owned).to_vec());
    let n = reader.events().len();
    let count = reader.count_line();
    assert!(count.starts_with(&n.to_string()), "{count}");
    let (found, all) = (messages.events.of(record::count()), messages.of_events.of(record::count()));
    assert!(count == found || count == format!("{n} {all}"), "{count}");
}
