//! Follows a record while it is written: a change builds its page anew, a mistake leaves the page as it
//! was and is told there and in the terminal.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use super::carried::Carried;
use super::input::Input;
use super::names;
use super::news::News;
use super::progress::Progress;
use super::site::{self, Audience, Kit};

/// How often the record is looked at. Looking at its time and size works on any file system, and
/// with any editor: some write into the file, others put another one in its place.
const PAUSE: Duration = Duration::from_millis(150);

/// An author's page and the record that it follows.
#[derive(Debug)]
pub struct Desk {
    kit: Kit,
    record: Option<PathBuf>,
    /// What the record was like when it was read.
    read: Stamp,
    /// The folder of the page.
    pub root: PathBuf,
    /// What its open pages are told.
    pub news: Arc<News>,
    progress: Progress,
}

/// What shows that a file was written; none while there is no file.
type Stamp = Option<(SystemTime, u64)>;

impl Desk {
    /// Builds the page of `record`, or of the default one, in a folder inside cargo's target folder.
    ///
    /// # Errors
    /// When the record is wrong, before anything is compiled; when the page cannot be built.
    pub fn open(record: Option<&Path>, progress: Progress) -> Result<Desk> {
        let read = record.and_then(stamp);
        let input = site::load(record, progress)?;
        let kit = Kit::make(Audience::Author, progress)?;
        // By record, so that two servers for two records do not write over each other.
        let file = record.and_then(|record| record.canonicalize().ok()).unwrap_or_default();
        let file = names::digest(file.to_string_lossy().as_bytes(), 8);
        let root = kit.scratch.join("site").join(format!("{}-{file}", input.dataset.record.id));
        let (record, news) = (record.map(Path::to_owned), Arc::default());
        let desk = Desk { kit, record, read, root, news, progress };
        progress.step(format_args!("writing the page to {}", desk.root.display()));
        desk.build(&input)?;
        Ok(desk)
    }

    /// Follows the record until the process ends. The default one is part of the widget, and standard
    /// input is read once: those do not change.
    pub fn follow(&self) {
        let Some(record) = self.record.as_deref().filter(|record| record.as_os_str() != "-") else { return };
        let mut built = self.read;
        let mut before = built;
        loop {
            thread::sleep(PAUSE);
            let now = stamp(record);
            // Twice the same: whoever writes it has done so.
            if now == before && now != built {
                built = now;
                self.renew(record);
            }
            before = now;
        }
    }

    fn renew(&self, record: &Path) {
        let renewed = site::load(Some(record), self.progress).and_then(|input| self.build(&input));
        match renewed {
            Ok(()) => {
                self.progress.step(format_args!("{} has changed, and so has its page", record.display()))
            }
            Err(error) => {
                let problems = format!("{error:#}");
                // Not `eprintln!`, which panics when nobody reads; and not progress, which may be off.
                let _ = writeln!(std::io::stderr(), "{problems}");
                self.news.tell_problems(problems.lines().map(str::to_owned).collect());
            }
        }
    }

    fn build(&self, input: &Input) -> Result<()> {
        // A record that changes is loaded from beside the page: packing it takes longer than an author waits.
        let carried = match self.record {
            Some(_) => Carried::default(),
            None => Carried::of(&input.dataset, &self.kit.scratch)?,
        };
        let files = self.kit.files(input, &carried, None, Progress::new(true))?;
        site::renew(&files, &self.root)?;
        self.news.tell_built(&self.kit.built(input));
        Ok(())
    }
}

fn stamp(record: &Path) -> Stamp {
    let metadata = std::fs::metadata(record).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}
