//! The folder of stored files, named by SHA-256: `ab/cd/abcd…`. Nothing is ever overwritten.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// A folder of files by content.
#[derive(Debug, Clone)]
pub struct FileStore {
    root: PathBuf,
}

impl FileStore {
    /// Uses `root`, creating it when missing.
    /// Errors: the folder cannot be made.
    pub fn open(root: &Path) -> Result<Self> {
        std::fs::create_dir_all(root)?;
        Ok(Self { root: root.to_owned() })
    }

    /// Stores bytes and returns their SHA-256 in hex. Written beside, flushed, then renamed, so a
    /// killed program or a full disk leaves either the whole file or none.
    /// Errors: `StorageFull` when the disk is full.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String> {
        let root = self.root.clone();
        tokio::task::spawn_blocking(move || put_blocking(&root, &bytes)).await.map_err(anyhow::Error::new)?
    }

    /// Reads a stored file back and checks that it is what its name says.
    /// Errors: `NotFound`; `Internal` when the bytes were damaged.
    pub async fn get(&self, sha256: &str) -> Result<Vec<u8>> {
        let path = path_of(&self.root, sha256)?;
        let bytes = tokio::fs::read(&path).await?;
        if web::secrets::sha256_hex(&bytes) != sha256 {
            return Err(Error::Internal(anyhow::anyhow!("stored file {sha256} is damaged")));
        }
        Ok(bytes)
    }
}

fn path_of(root: &Path, sha256: &str) -> Result<PathBuf> {
    let is_hex =
        sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase());
    match (is_hex, sha256.get(0..2), sha256.get(2..4)) {
        (true, Some(first), Some(second)) => Ok(root.join(first).join(second).join(sha256)),
        _ => Err(Error::NotFound),
    }
}

fn put_blocking(root: &Path, bytes: &[u8]) -> Result<String> {
    let sha256 = web::secrets::sha256_hex(bytes);
    let path = path_of(root, &sha256)?;
    if path.exists() {
        return Ok(sha256);
    }
    let folder = path.parent().ok_or(Error::NotFound)?;
    std::fs::create_dir_all(folder)?;
    let beside = folder.join(format!(".{}", web::secrets::random_token()));
    let written = write_synced(&beside, bytes).and_then(|()| std::fs::rename(&beside, &path));
    if written.is_err() {
        std::fs::remove_file(&beside).unwrap_or_default();
    }
    written?;
    Ok(sha256)
}

fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_stored_once_under_its_content_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::open(folder.path()).unwrap();
        let name = store.put(b"laporan".to_vec()).await.unwrap();
        assert_eq!(store.put(b"laporan".to_vec()).await.unwrap(), name);
        assert_eq!(store.get(&name).await.unwrap(), b"laporan");
    }

    #[tokio::test]
    async fn a_damaged_file_and_a_name_that_climbs_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::open(folder.path()).unwrap();
        let name = store.put(b"asli".to_vec()).await.unwrap();
        std::fs::write(path_of(folder.path(), &name).unwrap(), b"palsu").unwrap();
        assert!(matches!(store.get(&name).await, Err(Error::Internal(_))));
        assert!(matches!(store.get("../../etc/passwd").await, Err(Error::NotFound)));
    }
}
