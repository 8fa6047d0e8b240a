//! Copies of files as Brotli packs them best, for servers that send these in their place.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

use super::{File, names};

/// The slowest, as a file is packed once and sent many times.
const QUALITY: i32 = 11;

/// The largest window that browsers take, as a power of two.
const WINDOW: i32 = 24;

/// Packs each file that is worth it; those that were packed before are taken from `scratch`.
///
/// # Errors
/// When `scratch` cannot be written.
pub fn copies(files: &[File], scratch: &Path) -> Result<Vec<File>> {
    let mut worth: Vec<&File> = files.iter().filter(|file| !file.path.ends_with(".png")).collect();
    // The largest first, so that none of them is left to the end.
    worth.sort_by_key(|file| std::cmp::Reverse(file.bytes.len()));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(file) = worth.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(File::new(format!("{}.br", file.path), packed(&file.bytes, scratch)?));
        }
        anyhow::Ok(done)
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut copies = Vec::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            let done = worker.join().map_err(|_| anyhow::anyhow!("packing has broken down"))??;
            copies.extend(done);
        }
        anyhow::Ok(())
    })?;
    Ok(copies)
}

/// Some bytes as Brotli packs them, which takes seconds for a megabyte, or is taken from `scratch`.
///
/// # Errors
/// When `scratch` cannot be written.
pub fn packed(bytes: &[u8], scratch: &Path) -> Result<Vec<u8>> {
    let kept = kept(bytes, scratch);
    if let Ok(packed) = std::fs::read(&kept) {
        return Ok(packed);
    }
    let packed = pack(bytes)?;
    // Made aside and moved into place, so that no other run ever sees half of it.
    let aside = kept.with_extension(format!("{}.{:?}", std::process::id(), thread::current().id()));
    let folder = kept.parent().unwrap_or(scratch);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&aside, &packed))
        .and_then(|()| std::fs::rename(&aside, &kept))
        .with_context(|| format!("{} cannot be written: make room, or see who owns it", folder.display()))?;
    Ok(packed)
}

fn kept(bytes: &[u8], scratch: &Path) -> PathBuf {
    scratch.join("brotli").join(format!("{}.br", names::digest(bytes, 32)))
}

fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    let how = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &how)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_holds_the_same_and_is_made_once() {
        let scratch = tempfile::tempdir().unwrap();
        let text = "Cuba and Vietnam. ".repeat(100);
        let files = [File::new("a.html", text.as_str()), File::new("b.png", text.as_str())];
        let copy = copies(&files, scratch.path()).unwrap();
        assert_eq!(copy.len(), 1);
        assert_eq!(copy[0].path, "a.html.br");
        assert!(copy[0].bytes.len() < 100, "{}", copy[0].bytes.len());
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*copy[0].bytes, &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());

        std::fs::write(kept(text.as_bytes(), scratch.path()), "kept").unwrap();
        assert_eq!(copies(&files, scratch.path()).unwrap()[0].bytes, b"kept");
    }
}
