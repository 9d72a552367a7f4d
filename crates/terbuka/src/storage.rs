//! Settings of the file store: a folder of this machine, or an S3-compatible object store.

use std::path::{Path, PathBuf};

use anyhow::Context;
use app::file::FileStore;
use serde::Deserialize;

/// Copies kept on this machine before an object store, megabytes.
const CACHE_MB: u64 = 2_048;

/// `[storage]` in the settings file; every key also as `TERBUKA_STORAGE_<KEY>`.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Storage {
    /// `folder` (default) or `s3`.
    kind: Option<Kind>,
    /// Address of the object store, such as `https://s3.kota.go.id`; empty = Amazon's for the region.
    endpoint: Option<String>,
    /// Bucket; it must exist.
    bucket: Option<String>,
    /// Region; most servers take any.
    region: Option<String>,
    /// Id of the key.
    access_key: Option<String>,
    /// The key. Better in a file of its own: `secret_key_file`.
    secret_key: Option<Secret>,
    /// File with the key on its first line.
    secret_key_file: Option<PathBuf>,
    /// Put before every name in the bucket.
    prefix: Option<String>,
    /// `https://host/bucket/name` (default) instead of `https://bucket.host/name`.
    path_style: Option<bool>,
    /// Copies kept on this machine, megabytes.
    cache_mb: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Folder,
    S3,
}

/// A key that is never printed.
#[derive(Clone, Deserialize)]
struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

impl Storage {
    /// Puts what the environment says over the file. `text` gives the value of a variable that is not empty.
    /// Errors: a value that is not understood.
    pub(crate) fn read_environment(&mut self, text: impl Fn(&str) -> Option<String>) -> anyhow::Result<()> {
        if let Some(value) = text("TERBUKA_STORAGE_KIND") {
            self.kind = Some(match value.as_str() {
                "folder" => Kind::Folder,
                "s3" => Kind::S3,
                _ => anyhow::bail!("TERBUKA_STORAGE_KIND is folder or s3"),
            });
        }
        let places = [
            ("TERBUKA_STORAGE_ENDPOINT", &mut self.endpoint),
            ("TERBUKA_STORAGE_BUCKET", &mut self.bucket),
            ("TERBUKA_STORAGE_REGION", &mut self.region),
            ("TERBUKA_STORAGE_ACCESS_KEY", &mut self.access_key),
            ("TERBUKA_STORAGE_PREFIX", &mut self.prefix),
        ];
        for (name, place) in places {
            if let Some(value) = text(name) {
                *place = Some(value);
            }
        }
        if let Some(value) = text("TERBUKA_STORAGE_SECRET_KEY") {
            self.secret_key = Some(Secret(value));
        }
        if let Some(value) = text("TERBUKA_STORAGE_SECRET_KEY_FILE") {
            self.secret_key_file = Some(value.into());
        }
        if let Some(value) = text("TERBUKA_STORAGE_PATH_STYLE") {
            self.path_style = Some(value.parse().context("TERBUKA_STORAGE_PATH_STYLE is true or false")?);
        }
        if let Some(value) = text("TERBUKA_STORAGE_CACHE_MB") {
            self.cache_mb = Some(value.parse().context("TERBUKA_STORAGE_CACHE_MB is a number")?);
        }
        Ok(())
    }

    /// The store these settings name. An object store is not asked yet: the program starts without it.
    /// Errors: a key is missing; the folder cannot be made.
    pub(crate) fn open(&self, data: &Path) -> anyhow::Result<FileStore> {
        if self.kind != Some(Kind::S3) {
            return Ok(FileStore::open(&data.join("files"))?);
        }
        let needed = |name: &str, value: &Option<String>| {
            value.clone().with_context(|| format!("storage.{name} is missing; kind = \"s3\" needs it"))
        };
        let s3 = blob::S3 {
            endpoint: self.endpoint.clone(),
            bucket: needed("bucket", &self.bucket)?,
            region: self.region.clone().unwrap_or_else(|| "us-east-1".to_owned()),
            access_key: needed("access_key", &self.access_key)?,
            secret_key: self.secret()?,
            prefix: self.prefix.clone().unwrap_or_default(),
            path_style: self.path_style.unwrap_or(true),
        };
        let cache_bytes = self.cache_mb.unwrap_or(CACHE_MB).saturating_mul(1 << 20);
        Ok(FileStore::s3(&s3, &data.join("files-near"), cache_bytes)?)
    }

    fn secret(&self) -> anyhow::Result<String> {
        if let Some(path) = &self.secret_key_file {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("storage.secret_key_file {}", path.display()))?;
            return Ok(text.lines().next().unwrap_or_default().trim().to_owned());
        }
        let secret = self.secret_key.clone();
        Ok(secret.context("storage.secret_key or storage.secret_key_file is missing")?.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Storage {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn without_settings_files_lie_in_the_data_folder() {
        let data = tempfile::tempdir().unwrap();
        Storage::default().open(data.path()).unwrap();
        assert!(data.path().join("files").exists());
    }

    #[test]
    fn a_missing_key_of_s3_is_named() {
        let data = tempfile::tempdir().unwrap();
        let error = read("kind = 's3'").open(data.path()).unwrap_err();
        assert!(format!("{error:#}").contains("storage.bucket"), "{error:#}");
        let whole = "kind = 's3'\nendpoint = 'http://127.0.0.1:9'\nbucket = 'b'\naccess_key = 'a'\n";
        assert!(format!("{:#}", read(whole).open(data.path()).unwrap_err()).contains("secret_key"));
        std::fs::write(data.path().join("rahasia"), "kunci\n").unwrap();
        let mut storage = read(whole);
        storage.secret_key_file = Some(data.path().join("rahasia"));
        assert_eq!(storage.secret().unwrap(), "kunci");
        storage.open(data.path()).unwrap();
    }

    #[test]
    fn the_environment_wins_and_the_key_is_never_printed() {
        let mut storage = read("kind = 'folder'\nsecret_key = 'sangat-rahasia'");
        let set = |name: &str| match name {
            "TERBUKA_STORAGE_KIND" => Some("s3".to_owned()),
            "TERBUKA_STORAGE_BUCKET" => Some("ember".to_owned()),
            _ => None,
        };
        storage.read_environment(set).unwrap();
        assert_eq!((storage.kind, storage.bucket.as_deref()), (Some(Kind::S3), Some("ember")));
        assert!(!format!("{storage:?}").contains("sangat"));
    }
}
