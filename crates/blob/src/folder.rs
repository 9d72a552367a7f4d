//! A folder of files named by SHA-256: `ab/cd/abcd…`. Nothing is ever overwritten.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};

/// Bytes moved at once between files.
const CHUNK: usize = 64 * 1024;

/// Files being written begin so; what a killed program left of them goes at a later start.
const DRAFT: &str = ".new-";

/// Older drafts belong to nobody any more.
const DRAFT_LIFE: Duration = Duration::from_hours(24);

/// A folder of files by content. All calls block.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    root: PathBuf,
    checked: Arc<Mutex<Checked>>,
}

/// Files whose content was compared with their name since the start, with their size and time of writing then. While
/// both are the same a file is not read once more before a part of it is sent; a file that was written to is.
type Checked = HashMap<String, (u64, SystemTime)>;

/// Names remembered; then the memory begins anew, which costs one more reading of each file.
const MOST_CHECKED: usize = 20_000;

/// A file that was just stored.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
    /// False when it was there before.
    pub(crate) is_new: bool,
}

/// A file being written. Goes with this value unless it was adopted.
#[derive(Debug)]
pub(crate) struct Draft {
    path: PathBuf,
    pub(crate) file: File,
}

impl Drop for Draft {
    fn drop(&mut self) {
        // An adopted draft has another name by now.
        std::fs::remove_file(&self.path).unwrap_or_default();
    }
}

impl Folder {
    /// Uses `root`, creating it when missing.
    pub(crate) fn open(root: &Path) -> Result<Self> {
        std::fs::create_dir_all(root)?;
        let folder = Self { root: root.to_owned(), checked: Arc::default() };
        folder.sweep()?;
        Ok(folder)
    }

    /// Removes drafts that nobody writes any more.
    fn sweep(&self) -> Result<()> {
        for entry in std::fs::read_dir(&self.root)? {
            let entry = entry?;
            let is_draft = entry.file_name().to_string_lossy().starts_with(DRAFT);
            let age = entry.metadata().and_then(|data| data.modified()).map(|time| time.elapsed());
            if is_draft && matches!(age, Ok(Ok(age)) if age > DRAFT_LIFE) {
                // Another node may have been faster.
                std::fs::remove_file(entry.path()).unwrap_or_default();
            }
        }
        Ok(())
    }

    /// Where a file of this name lies.
    /// Errors: `NotFound` for a name that is no SHA-256, such as one that climbs out of the folder.
    pub(crate) fn path(&self, sha256: &str) -> Result<PathBuf> {
        match (is_sha256(sha256), sha256.get(0..2), sha256.get(2..4)) {
            (true, Some(first), Some(second)) => Ok(self.root.join(first).join(second).join(sha256)),
            _ => Err(Error::NotFound),
        }
    }

    /// Stores what `from` gives, a chunk at a time. Written beside, flushed, then renamed, so a killed
    /// program or a full disk leaves either the whole file or none.
    pub(crate) fn put(&self, from: &mut impl Read) -> Result<Stored> {
        let mut draft = self.draft()?;
        let (sha256, bytes) = copy(from, &mut draft.file)?;
        self.adopt(&draft, sha256, bytes)
    }

    /// A new file beside the stored ones, open for writing and reading.
    pub(crate) fn draft(&self) -> Result<Draft> {
        let path = self.root.join(format!("{DRAFT}{}", random_name()));
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        Ok(Draft { path, file })
    }

    /// Gives a draft, whose content was checked, its name for good.
    pub(crate) fn adopt(&self, draft: &Draft, sha256: String, bytes: u64) -> Result<Stored> {
        let path = self.path(&sha256)?;
        if path.exists() {
            return Ok(Stored { sha256, bytes, is_new: false });
        }
        draft.file.sync_all()?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::rename(&draft.path, &path)?;
        Ok(Stored { sha256, bytes, is_new: true })
    }

    /// Opens a stored file; stands at its beginning. The first time since the start, and whenever its size or
    /// time of writing changed, it is read once to see that it is what its name says.
    /// Errors: `NotFound`, `Damaged`.
    pub(crate) fn open_file(&self, sha256: &str) -> Result<(File, u64)> {
        let mut file = File::open(self.path(sha256)?)?;
        let data = file.metadata()?;
        let mark = data.modified().ok().map(|written| (data.len(), written));
        if mark.is_some() && self.remembered().get(sha256) == mark.as_ref() {
            return Ok((file, data.len()));
        }
        let (found, bytes) = copy(&mut file, &mut std::io::sink())?;
        if found != sha256 {
            return Err(Error::Damaged(sha256.to_owned()));
        }
        file.seek(SeekFrom::Start(0))?;
        if let Some(mark) = mark {
            let mut remembered = self.remembered();
            if remembered.len() >= MOST_CHECKED {
                remembered.clear();
            }
            remembered.insert(sha256.to_owned(), mark);
        }
        Ok((file, bytes))
    }

    fn remembered(&self) -> std::sync::MutexGuard<'_, Checked> {
        // Whoever broke down while holding it left a whole map behind.
        self.checked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bytes of a stored file.
    /// Errors: `NotFound`, `Damaged`.
    pub(crate) fn read(&self, sha256: &str) -> Result<Vec<u8>> {
        let bytes = std::fs::read(self.path(sha256)?)?;
        if sha256_of(&bytes) != sha256 {
            return Err(Error::Damaged(sha256.to_owned()));
        }
        Ok(bytes)
    }

    /// Removes a stored file; one that is not there is no error.
    pub(crate) fn remove(&self, sha256: &str) -> Result<()> {
        gone_is_fine(std::fs::remove_file(self.path(sha256)?))
    }

    /// Every stored file: path, bytes, time of writing. For a folder of copies, which is small.
    pub(crate) fn list(&self) -> Result<Vec<(PathBuf, u64, SystemTime)>> {
        let mut found = Vec::new();
        let mut open = vec![self.root.clone()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder)? {
                let entry = entry?;
                let data = entry.metadata()?;
                if data.is_dir() {
                    open.push(entry.path());
                } else if is_sha256(&entry.file_name().to_string_lossy()) {
                    found.push((entry.path(), data.len(), data.modified()?));
                }
            }
        }
        Ok(found)
    }

    /// Writes a part of an unfinished upload under a name of its own.
    pub(crate) fn put_part(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.part(name)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(())
    }

    /// The bytes of a part.
    pub(crate) fn read_part(&self, name: &str) -> Result<Vec<u8>> {
        Ok(std::fs::read(self.part(name)?)?)
    }

    /// Removes a part; one that is not there is no error.
    pub(crate) fn remove_part(&self, name: &str) -> Result<()> {
        gone_is_fine(std::fs::remove_file(self.part(name)?))
    }

    fn part(&self, name: &str) -> Result<PathBuf> {
        if is_part_name(name) { Ok(self.root.join("parts").join(name)) } else { Err(Error::NotFound) }
    }
}

fn gone_is_fine(done: std::io::Result<()>) -> Result<()> {
    match done {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Whether a name is a SHA-256 in lower-case hexadecimal.
pub(crate) fn is_sha256(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase())
}

/// Whether a name of a part is harmless on any disk: letters, digits, `-` and `_`.
pub(crate) fn is_part_name(name: &str) -> bool {
    (1..=120).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

/// Copies everything and returns its SHA-256 and its size.
pub(crate) fn copy(from: &mut impl Read, to: &mut impl Write) -> Result<(String, u64)> {
    let mut hash = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    let mut bytes = 0_u64;
    loop {
        let count = match from.read(&mut chunk) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        let Some(read) = chunk.get(..count).filter(|read| !read.is_empty()) else { break };
        hash.update(read);
        to.write_all(read)?;
        bytes = bytes.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }
    Ok((hex(&hash.finalize()), bytes))
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A name nobody else has.
pub(crate) fn random_name() -> String {
    hex(&rand::random::<[u8; 16]>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_climbs_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let store = Folder::open(folder.path()).unwrap();
        for name in ["../../etc/passwd", "", &"A".repeat(64), &"ä".repeat(32)] {
            assert!(matches!(store.read(name), Err(Error::NotFound)), "{name}");
            assert!(matches!(store.open_file(name), Err(Error::NotFound)), "{name}");
        }
        for name in ["../x", "a/b", ".", ""] {
            assert!(matches!(store.read_part(name), Err(Error::NotFound)), "{name}");
            assert!(store.put_part(name, b"x").is_err(), "{name}");
        }
    }

    #[test]
    fn a_file_is_checked_once_and_again_when_it_was_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let store = Folder::open(folder.path()).unwrap();
        let name = store.put(&mut b"laporan".as_slice()).unwrap().sha256;
        assert_eq!(store.open_file(&name).unwrap().1, 7);
        let path = store.path(&name).unwrap();
        let written = std::fs::metadata(&path).unwrap().modified().unwrap();
        // Same size and time: taken for the same, without reading it.
        std::fs::write(&path, b"LAPORAN").unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
        assert!(store.open_file(&name).is_ok());
        std::fs::write(&path, b"laporan palsu").unwrap();
        assert!(matches!(store.open_file(&name), Err(Error::Damaged(_))));
        assert!(matches!(store.read(&name), Err(Error::Damaged(_))), "whole files are compared each time");
    }

    #[test]
    fn a_file_that_is_there_leaves_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        let store = Folder::open(folder.path()).unwrap();
        assert!(store.put(&mut b"laporan".as_slice()).unwrap().is_new);
        assert!(!store.put(&mut b"laporan".as_slice()).unwrap().is_new);
        let drafts = std::fs::read_dir(folder.path())
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(DRAFT));
        assert_eq!(drafts.count(), 0);
        assert_eq!(store.list().unwrap().len(), 1);
    }
}
