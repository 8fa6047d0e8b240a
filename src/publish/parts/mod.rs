//! A wasm module in two parts: what the first picture takes, and the rest, which is loaded after it.
//!
//! The rest are the functions that are named for it, and whatever only they call. Both parts have one memory,
//! its tables and its globals: the first exports them, the rest imports them. A call from one part into the
//! other goes by the table of functions, in places that are added to it, each filled by the part that has
//! the function. A call into the rest traps before it is there, so who calls has to ask first. Data that only
//! the rest reads come with it, to where they were.
//!
//! In each part the functions of one type stand beside each other, and among these such as begin alike:
//! Brotli makes 10 KB less of the engine by it, which are 3 %; an order by likeness in all that they hold
//! would save one more.

mod known;
mod part;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use known::{Data, Known};
use part::Part;

/// A module with its functions in that order, and without their names.
///
/// # Errors
/// When it is no wasm module.
pub fn whole(wasm: &[u8]) -> Result<Vec<u8>> {
    let known = Known::of(wasm)?;
    Part::of(&known, &BTreeMap::new(), |_| true, &known.data).first()
}

/// The two parts of a module whose functions have names. The rest begins with those that `is_later` says,
/// and alone reads `texts`.
///
/// # Errors
/// When it is no wasm module; when no function is so named, or others than functions can call one; when a
/// text is not among its data.
pub fn split(wasm: &[u8], is_later: impl Fn(&str) -> bool, texts: &[&str]) -> Result<[Vec<u8>; 2]> {
    let known = Known::of(wasm)?;
    let later: BTreeSet<u32> =
        known.names.iter().filter(|(_, name)| is_later(name)).map(|(it, _)| *it).collect();
    ensure!(!later.is_empty(), "no function is named for what is loaded later");
    ensure!(
        !known.called.iter().any(|function| later.contains(function)),
        "what is loaded later is exported or stands in a table: have functions alone call it"
    );
    let calls = known.calls()?;
    let reached = known.reached(&calls, &later);
    let is_first = |function: u32| function < known.imported() || reached.contains(&function);
    let crosses = |caller: u32, called: u32| is_first(caller) != is_first(called);
    let crossing = calls.iter().flat_map(|(caller, all)| all.iter().filter(|it| crosses(*caller, **it)));
    // The places of one part lie beside each other.
    let crossing: BTreeSet<(bool, u32)> = crossing.map(|called| (is_first(*called), *called)).collect();
    let places = crossing.into_iter().map(|(_, called)| called).zip(known.places..).collect();
    let (mut data, mut moved) = (known.data.clone(), Vec::new());
    for text in texts {
        moved.push(
            cut(&mut data, text.as_bytes())
                .context("a text of what is loaded later is not among its data")?,
        );
    }
    let rest = Part::of(&known, &places, |function| !is_first(function), &moved).rest()?;
    Ok([Part::of(&known, &places, is_first, &data).first()?, rest])
}

/// Takes some bytes out of data, and gives them with their address.
fn cut<'a>(data: &mut Vec<Data<'a>>, bytes: &[u8]) -> Option<Data<'a>> {
    let found = data.iter().enumerate().find_map(|(at, (_, held))| {
        Some((at, held.windows(bytes.len()).position(|window| window == bytes)?))
    });
    let (at, before) = found?;
    let (address, held) = data[at];
    let (cut, after) = (before..before + bytes.len(), before + bytes.len());
    let address_of = |offset: usize| address + offset as u32;
    data.splice(at..=at, [(address, &held[..before]), (address_of(after), &held[after..])]);
    Some((address_of(before), &held[cut]))
}
