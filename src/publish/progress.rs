//! What is being done, for whoever waits.

use std::fmt::Display;
use std::io::Write;

/// Tells each step in a line on standard error, or nothing.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    quiet: bool,
}

impl Progress {
    /// Progress that is told, unless it is `quiet`.
    #[must_use]
    pub fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    /// Whether nothing is told; programs that are started should then be quiet too.
    #[must_use]
    pub fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Tells a step.
    pub fn step(self, what: impl Display) {
        if !self.quiet {
            // Not `eprintln!`, which panics when nobody reads.
            let _ = writeln!(std::io::stderr(), "{what}");
        }
    }
}

/// A number of bytes as people read it: `840 B`, `12 KB`, `1.4 MB`.
#[must_use]
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", (bytes + 500) / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_read_well() {
        assert_eq!(size(840), "840 B");
        assert_eq!(size(11_700), "12 KB");
        assert_eq!(size(1_400_000), "1.4 MB");
    }
}
