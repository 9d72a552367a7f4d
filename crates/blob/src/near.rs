//! The folder of copies before an object store: what was just stored or read. It may be emptied at any
//! time; when it grows over its limit the oldest copies go.

use std::io::{Read, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Error, Result};
use crate::folder::{Draft, Folder, Stored, copy};

/// A bounded [`Folder`]. All calls block.
#[derive(Debug, Clone)]
pub(crate) struct Near {
    pub(crate) folder: Folder,
    most_bytes: u64,
    bytes: Arc<AtomicU64>,
}

impl Near {
    /// Uses `root` for at most about `most_bytes`.
    pub(crate) fn open(root: &Path, most_bytes: u64) -> Result<Self> {
        let folder = Folder::open(root)?;
        let bytes = folder.list()?.iter().map(|(_, bytes, _)| bytes).sum();
        Ok(Self { folder, most_bytes, bytes: Arc::new(AtomicU64::new(bytes)) })
    }

    /// Keeps a copy.
    pub(crate) fn put(&self, from: &mut impl Read) -> Result<Stored> {
        self.count(self.folder.put(from)?)
    }

    /// Keeps a draft as the copy of `sha256`.
    /// Errors: `Damaged` when it is something else.
    pub(crate) fn adopt(&self, mut draft: Draft, sha256: &str) -> Result<Stored> {
        draft.file.seek(SeekFrom::Start(0))?;
        let (found, bytes) = copy(&mut draft.file, &mut std::io::sink())?;
        if found != sha256 {
            return Err(Error::Damaged(sha256.to_owned()));
        }
        self.count(self.folder.adopt(&draft, found, bytes)?)
    }

    fn count(&self, stored: Stored) -> Result<Stored> {
        if stored.is_new {
            let bytes = self.bytes.fetch_add(stored.bytes, Ordering::Relaxed).saturating_add(stored.bytes);
            if bytes > self.most_bytes {
                self.make_room()?;
            }
        }
        Ok(stored)
    }

    /// Removes the oldest copies until a quarter is free. A copy that is open stays readable.
    fn make_room(&self) -> Result<()> {
        let mut copies = self.folder.list()?;
        copies.sort_by_key(|(_, _, written)| *written);
        let mut left: u64 = copies.iter().map(|(_, bytes, _)| bytes).sum();
        // The newest is just being used.
        copies.pop();
        for (path, bytes, _) in copies {
            if left <= self.most_bytes / 4 * 3 {
                break;
            }
            std::fs::remove_file(path)?;
            left = left.saturating_sub(bytes);
        }
        self.bytes.store(left, Ordering::Relaxed);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_copies_go_when_there_are_too_many() {
        let folder = tempfile::tempdir().unwrap();
        let near = Near::open(folder.path(), 1_000).unwrap();
        for n in 0..40_u8 {
            near.put(&mut [n; 100].as_slice()).unwrap();
        }
        let left: u64 = near.folder.list().unwrap().iter().map(|(_, bytes, _)| bytes).sum();
        assert!((700..=1_000).contains(&left), "{left}");
        let again = Near::open(folder.path(), 1_000).unwrap();
        assert_eq!(again.bytes.load(Ordering::Relaxed), left);
    }
}
