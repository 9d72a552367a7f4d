//! The one type the rest of the program uses, whichever store is behind it.

use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Arc;

use tokio::sync::Mutex;

use crate::error::{Error, Result, blocking};
use crate::folder::Folder;
use crate::near::Near;
use crate::remote::{Remote, S3};

/// Locks for files being fetched, by the first digit of their name: a hundred readers of one new file
/// fetch it once.
const LOCKS: usize = 16;

/// Files by content. Clones share everything.
#[derive(Debug, Clone)]
pub struct Store(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Folder(Folder),
    S3 { near: Near, remote: Remote, fetching: Arc<[Mutex<()>; LOCKS]> },
}

/// A file that was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// Its name: SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// A stored file, checked, open at its beginning.
#[derive(Debug)]
pub struct Opened {
    /// To read from. A store with a copy here may remove the copy meanwhile; this stays readable.
    pub file: File,
    /// Its size.
    pub bytes: u64,
}

impl Store {
    /// A store in the folder `root`, made when missing.
    /// Errors: the folder cannot be made.
    pub fn open(root: &Path) -> Result<Self> {
        Ok(Self(Kind::Folder(Folder::open(root)?)))
    }

    /// A store in S3, with copies of at most about `near_bytes` in the folder `near`. Nothing is asked yet,
    /// so a program starts while the store is away.
    /// Errors: `Setting`; the folder cannot be made.
    pub fn s3(settings: &S3, near: &Path, near_bytes: u64) -> Result<Self> {
        let remote = Remote::new(settings)?;
        let near = Near::open(near, near_bytes)?;
        let fetching = Arc::new(std::array::from_fn(|_| Mutex::new(())));
        Ok(Self(Kind::S3 { near, remote, fetching }))
    }

    /// Stores bytes and returns their SHA-256 in hexadecimal.
    /// Errors: `Full`; `Unreachable`, and then nothing was stored.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String> {
        match &self.0 {
            Kind::Folder(folder) => {
                let folder = folder.clone();
                Ok(blocking(move || folder.put(&mut bytes.as_slice())).await?.sha256)
            }
            Kind::S3 { near, .. } => {
                let near_too = near.clone();
                let stored = blocking(move || near_too.put(&mut bytes.as_slice())).await?;
                self.send(stored.sha256, stored.bytes).await.map(|put| put.sha256)
            }
        }
    }

    /// Stores the content of a file, from its beginning, without holding it in memory.
    /// Errors: as [`Store::put`].
    pub async fn put_file(&self, file: File) -> Result<Put> {
        let folder = match &self.0 {
            Kind::Folder(folder) => folder.clone(),
            Kind::S3 { near, .. } => {
                let near = near.clone();
                let stored = blocking(move || from_start(file, |file| near.put(file))).await?;
                return self.send(stored.sha256, stored.bytes).await;
            }
        };
        let stored = blocking(move || from_start(file, |file| folder.put(file))).await?;
        Ok(Put { sha256: stored.sha256, bytes: stored.bytes })
    }

    /// Sends a file that lies near to the object store, unless it is there.
    async fn send(&self, sha256: String, bytes: u64) -> Result<Put> {
        if let Kind::S3 { near, remote, .. } = &self.0
            && remote.size(&sha256).await? != Some(bytes)
        {
            let (folder, name) = (near.folder.clone(), sha256.clone());
            let (file, _) = blocking(move || folder.open_file(&name)).await?;
            remote.put(&sha256, file, bytes).await?;
        }
        Ok(Put { sha256, bytes })
    }

    /// Reads a stored file back and checks that it is what its name says. For small files; see
    /// [`Store::open_file`].
    /// Errors: `NotFound`, `Damaged`, `Unreachable`.
    pub async fn get(&self, sha256: &str) -> Result<Vec<u8>> {
        self.read(sha256, Folder::read).await
    }

    /// Opens a stored file for reading piece by piece, after checking the whole.
    /// Errors: `NotFound`, `Damaged`, `Unreachable`.
    pub async fn open_file(&self, sha256: &str) -> Result<Opened> {
        let (file, bytes) = self.read(sha256, Folder::open_file).await?;
        Ok(Opened { file, bytes })
    }

    /// Reads from the folder; when there is no good copy in it, fetches one first.
    async fn read<T: Send + 'static>(&self, sha256: &str, read: fn(&Folder, &str) -> Result<T>) -> Result<T> {
        let (near, remote, fetching) = match &self.0 {
            Kind::Folder(folder) => return read_here(folder, sha256, read).await,
            Kind::S3 { near, remote, fetching } => (near, remote, fetching),
        };
        let first = sha256.chars().next().and_then(|c| c.to_digit(16)).unwrap_or_default();
        let lock = usize::try_from(first).ok().and_then(|at| fetching.get(at)).ok_or(Error::NotFound)?;
        match read_here(&near.folder, sha256, read).await {
            Err(Error::NotFound | Error::Damaged(_)) => {}
            other => return other,
        }
        let _held = lock.lock().await;
        match read_here(&near.folder, sha256, read).await {
            Err(Error::NotFound) => {}
            // The object store has the whole one.
            Err(Error::Damaged(name)) => near.folder.remove(&name)?,
            other => return other,
        }
        fetch(near, remote, sha256).await?;
        read_here(&near.folder, sha256, read).await
    }

    /// Removes a stored file for good, here and in the object store; one that is not there is no error. Only for
    /// content nothing refers to any more: who removes asks the tables first.
    /// Errors: `Unreachable`; `NotFound` for a name that is no SHA-256.
    pub async fn remove(&self, sha256: &str) -> Result<()> {
        let folder = match &self.0 {
            Kind::Folder(folder) => folder.clone(),
            Kind::S3 { near, remote, .. } => {
                // First where every node reads from: a copy here could be made anew from there.
                remote.remove(sha256).await?;
                near.folder.clone()
            }
        };
        let name = sha256.to_owned();
        blocking(move || folder.remove(&name)).await
    }

    /// Whether a file is stored, without reading it.
    /// Errors: `Unreachable`.
    pub async fn exists(&self, sha256: &str) -> Result<bool> {
        match &self.0 {
            Kind::Folder(folder) => Ok(folder.path(sha256)?.exists()),
            Kind::S3 { remote, .. } => Ok(remote.size(sha256).await?.is_some()),
        }
    }

    /// Whether files can be stored and read now. A folder is always there.
    /// Errors: `Unreachable`.
    pub async fn health(&self) -> Result<()> {
        match &self.0 {
            Kind::Folder(_) => Ok(()),
            Kind::S3 { remote, .. } => remote.health().await,
        }
    }

    /// Stores a part of an unfinished upload under a name of its own (letters, digits, `-`, `_`). Parts are
    /// not checked by content and are removed by who put them there.
    /// Errors: as [`Store::put`]; the name is taken.
    pub async fn put_part(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        match &self.0 {
            Kind::Folder(folder) => {
                let (folder, name) = (folder.clone(), name.to_owned());
                blocking(move || folder.put_part(&name, &bytes)).await
            }
            Kind::S3 { remote, .. } => remote.put_part(name, bytes).await,
        }
    }

    /// The bytes of a part.
    /// Errors: `NotFound`, `Unreachable`.
    pub async fn read_part(&self, name: &str) -> Result<Vec<u8>> {
        match &self.0 {
            Kind::Folder(folder) => {
                let (folder, name) = (folder.clone(), name.to_owned());
                blocking(move || folder.read_part(&name)).await
            }
            Kind::S3 { remote, .. } => remote.read_part(name).await,
        }
    }

    /// Puts parts together, in this order, in a nameless file at its beginning. One part at a time is in
    /// memory.
    /// Errors: as [`Store::read_part`]; `Full`.
    pub async fn join_parts(&self, names: &[String]) -> Result<Opened> {
        let folder = match &self.0 {
            Kind::Folder(folder) => folder.clone(),
            Kind::S3 { near, .. } => near.folder.clone(),
        };
        let mut draft = blocking(move || folder.draft()).await?;
        let mut bytes = 0_u64;
        for name in names {
            let part = self.read_part(name).await?;
            bytes = bytes.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
            draft = blocking(move || {
                draft.file.write_all(&part)?;
                Ok(draft)
            })
            .await?;
        }
        blocking(move || {
            let mut file = draft.file.try_clone()?;
            file.seek(SeekFrom::Start(0))?;
            Ok(Opened { file, bytes })
        })
        .await
    }

    /// Removes a part; one that is not there is no error.
    /// Errors: `Unreachable`.
    pub async fn remove_part(&self, name: &str) -> Result<()> {
        match &self.0 {
            Kind::Folder(folder) => {
                let (folder, name) = (folder.clone(), name.to_owned());
                blocking(move || folder.remove_part(&name)).await
            }
            Kind::S3 { remote, .. } => remote.remove_part(name).await,
        }
    }
}

fn from_start<T>(mut file: File, work: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    file.seek(SeekFrom::Start(0))?;
    work(&mut file)
}

async fn read_here<T: Send + 'static>(
    folder: &Folder,
    sha256: &str,
    read: fn(&Folder, &str) -> Result<T>,
) -> Result<T> {
    let (folder, name) = (folder.clone(), sha256.to_owned());
    blocking(move || read(&folder, &name)).await
}

/// Brings a file near. What came is only kept when it is what its name says.
async fn fetch(near: &Near, remote: &Remote, sha256: &str) -> Result<()> {
    let folder = near.folder.clone();
    let draft = remote.fetch(sha256, blocking(move || folder.draft()).await?).await?;
    let (near, name) = (near.clone(), sha256.to_owned());
    blocking(move || near.adopt(draft, &name).map(drop)).await
}
