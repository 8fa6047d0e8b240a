//! Writes a record of any size: `cargo run --release --example generate -- --events 100000 --seed 1`.

mod generate;

use std::io::Write;

fn main() -> std::io::Result<()> {
    let asked: Vec<String> = std::env::args().collect();
    let number = |name: &str| {
        let at = asked.iter().position(|argument| argument == name)?;
        asked.get(at + 1)?.replace('_', "").parse().ok()
    };
    let events = number("--events").and_then(|events| usize::try_from(events).ok()).unwrap_or(1_000);
    std::io::stdout().write_all(generate::record(events, number("--seed").unwrap_or(1)).as_bytes())
}
