//! An S3-compatible object store: one object per file, named by its SHA-256 under a prefix.
//!
//! Every request has a time limit and few retries: people wait for it.

use std::fmt;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Key;
use object_store::{BackoffConfig, MultipartUpload, ObjectStoreExt as _, RetryConfig};

use crate::breaker::Breaker;
use crate::connector::Connector;
use crate::error::{Error, Result, blocking};
use crate::folder::{Draft, is_part_name, is_sha256};

/// Larger files go in parts of this size, so that only one part is in memory. S3 wants at least 5 MiB.
const PART: usize = 8 << 20;
/// Longest wait for a small answer.
const ANSWER: Duration = Duration::from_secs(5);
/// Longest wait until one part was sent.
const SEND: Duration = Duration::from_secs(30);
/// The object that shows that we may read and write.
const MARK: &str = "terbuka-store";

/// Where the object store is and who we are there.
#[derive(Clone)]
pub struct S3 {
    /// `https://s3.example.go.id`; none = Amazon's own for the region.
    pub endpoint: Option<String>,
    /// Bucket; it must exist.
    pub bucket: String,
    /// Region; most servers take any.
    pub region: String,
    /// Id of the key.
    pub access_key: String,
    /// The key itself. Never printed.
    pub secret_key: String,
    /// Put before every name, so that a bucket can be shared; may be empty.
    pub prefix: String,
    /// `https://host/bucket/name` instead of `https://bucket.host/name`.
    pub path_style: bool,
}

impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S3({} {})", self.endpoint.as_deref().unwrap_or("amazon"), self.bucket)
    }
}

/// The object store with our names in it.
#[derive(Debug, Clone)]
pub(crate) struct Remote {
    store: Arc<AmazonS3>,
    prefix: String,
    breaker: Arc<Breaker>,
}

impl Remote {
    /// Nothing is asked yet.
    /// Errors: `Setting`.
    pub(crate) fn new(settings: &S3) -> Result<Self> {
        let retry = RetryConfig {
            backoff: BackoffConfig {
                init_backoff: Duration::from_millis(100),
                max_backoff: Duration::from_millis(500),
                base: 2.0,
            },
            max_retries: 2,
            retry_timeout: Duration::from_secs(5),
        };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&settings.bucket)
            .with_region(&settings.region)
            .with_access_key_id(&settings.access_key)
            .with_secret_access_key(&settings.secret_key)
            .with_virtual_hosted_style_request(!settings.path_style)
            .with_disable_bulk_delete(true) // not every server knows it
            .with_http_connector(Connector)
            .with_retry(retry);
        if let Some(endpoint) = &settings.endpoint {
            builder = builder.with_allow_http(endpoint.starts_with("http://")).with_endpoint(endpoint_of(
                endpoint,
                &settings.bucket,
                settings.path_style,
            )?);
        }
        let store = builder.build().map_err(|error| Error::Setting(format!("storage: {error}")))?;
        let prefix = settings.prefix.trim_matches('/').to_owned();
        Ok(Self { store: Arc::new(store), prefix, breaker: Arc::default() })
    }

    /// Whether the store answers and lets us read and write.
    pub(crate) async fn health(&self) -> Result<()> {
        let mark = self.key(MARK);
        match self.ask(ANSWER, self.store.head(&mark)).await {
            Err(Error::NotFound) => {
                self.ask(ANSWER, self.store.put(&mark, b"terbuka\n".to_vec().into()))
                    .await
                    .map_err(missing)?;
                Ok(())
            }
            other => other.map(drop),
        }
    }

    /// Size of a stored file; none when it is not there.
    pub(crate) async fn size(&self, sha256: &str) -> Result<Option<u64>> {
        let key = self.file(sha256)?;
        match self.ask(ANSWER, self.store.head(&key)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(Error::NotFound) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Sends a file, in parts when it is large. Twice the same is harmless.
    pub(crate) async fn put(&self, sha256: &str, file: File, bytes: u64) -> Result<()> {
        let key = self.file(sha256)?;
        if bytes > u64::try_from(PART).unwrap_or(u64::MAX) {
            return self.put_large(&key, file).await;
        }
        let (content, _) = next_part(file).await?;
        self.ask(SEND, self.store.put(&key, content.into())).await.map_err(missing)?;
        Ok(())
    }

    async fn put_large(&self, key: &Key, file: File) -> Result<()> {
        let mut upload = self.ask(ANSWER, self.store.put_multipart(key)).await.map_err(missing)?;
        let sent = self.send_parts(&mut upload, file).await;
        if sent.is_err() {
            // What was sent would lie there for ever and cost money; if this fails too, a rule of the
            // bucket has to remove it.
            self.ask(ANSWER, upload.abort()).await.unwrap_or_default();
        }
        sent
    }

    async fn send_parts(&self, upload: &mut Box<dyn MultipartUpload>, mut file: File) -> Result<()> {
        loop {
            let (content, rest) = next_part(file).await?;
            if content.is_empty() {
                break;
            }
            file = rest;
            self.ask(SEND, upload.put_part(content.into())).await?;
        }
        self.ask(SEND, upload.complete()).await?;
        Ok(())
    }

    /// Writes a stored file into a draft, chunk by chunk. The caller checks what came.
    pub(crate) async fn fetch(&self, sha256: &str, mut draft: Draft) -> Result<Draft> {
        let key = self.file(sha256)?;
        let found = self.ask(ANSWER, self.store.get(&key)).await?;
        let mut stream = found.into_stream();
        while let Some(chunk) = self.ask(ANSWER, next_chunk(&mut stream)).await? {
            draft = blocking(move || {
                draft.file.write_all(&chunk)?;
                Ok(draft)
            })
            .await?;
        }
        Ok(draft)
    }

    /// Stores a part of an unfinished upload.
    pub(crate) async fn put_part(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let key = self.part(name)?;
        self.ask(SEND, self.store.put(&key, bytes.into())).await.map_err(missing)?;
        Ok(())
    }

    /// The bytes of a part.
    pub(crate) async fn read_part(&self, name: &str) -> Result<Vec<u8>> {
        let key = self.part(name)?;
        let read = async { self.store.get(&key).await?.bytes().await };
        Ok(self.ask(SEND, read).await?.to_vec())
    }

    /// Removes a stored file; one that is not there is no error.
    pub(crate) async fn remove(&self, sha256: &str) -> Result<()> {
        self.delete(self.file(sha256)?).await
    }

    /// Removes a part; one that is not there is no error.
    pub(crate) async fn remove_part(&self, name: &str) -> Result<()> {
        self.delete(self.part(name)?).await
    }

    async fn delete(&self, key: Key) -> Result<()> {
        match self.ask(ANSWER, self.store.delete(&key)).await {
            Err(Error::NotFound) => Ok(()),
            other => other,
        }
    }

    fn key(&self, name: &str) -> Key {
        Key::from(format!("{}/{name}", self.prefix))
    }

    fn file(&self, sha256: &str) -> Result<Key> {
        // As in a folder, so that a folder can be copied into a bucket as it is.
        match (is_sha256(sha256), sha256.get(0..2), sha256.get(2..4)) {
            (true, Some(first), Some(second)) => Ok(self.key(&format!("{first}/{second}/{sha256}"))),
            _ => Err(Error::NotFound),
        }
    }

    fn part(&self, name: &str) -> Result<Key> {
        if is_part_name(name) { Ok(self.key(&format!("parts/{name}"))) } else { Err(Error::NotFound) }
    }

    /// One request within `patience`, unless the store is known to be away.
    async fn ask<T>(
        &self,
        patience: Duration,
        request: impl Future<Output = object_store::Result<T>>,
    ) -> Result<T> {
        if !self.breaker.lets_through(Instant::now()) {
            return Err(Error::Unreachable("it was away a moment ago".to_owned()));
        }
        let answer = match tokio::time::timeout(patience, request).await {
            Ok(answer) => answer.map_err(|error| explain(&error)),
            Err(_) => Err(Error::Unreachable(format!("no answer within {} s", patience.as_secs()))),
        };
        let is_away = matches!(&answer, Err(Error::Unreachable(_)));
        if let Err(Error::Unreachable(why)) = &answer {
            tracing::warn!(why, "the object store does not answer");
        }
        self.breaker.note(!is_away, Instant::now());
        answer
    }
}

fn explain(error: &object_store::Error) -> Error {
    match error {
        object_store::Error::NotFound { .. } if !error.to_string().contains("NoSuchBucket") => {
            Error::NotFound
        }
        other => Error::Unreachable(other.to_string().chars().take(400).collect()),
    }
}

/// A write that finds nothing means that the bucket is missing.
fn missing(error: Error) -> Error {
    match error {
        Error::NotFound => Error::Unreachable("there is no such bucket".to_owned()),
        other => other,
    }
}

async fn next_chunk<T>(
    stream: &mut (impl futures_util::Stream<Item = object_store::Result<T>> + Unpin),
) -> object_store::Result<Option<T>> {
    stream.next().await.transpose()
}

/// Reads on in `file`: at most one part, empty at the end.
async fn next_part(file: File) -> Result<(Vec<u8>, File)> {
    blocking(move || {
        let mut content = Vec::new();
        let mut part = file.take(u64::try_from(PART).unwrap_or(u64::MAX));
        part.read_to_end(&mut content)?;
        Ok((content, part.into_inner()))
    })
    .await
}

/// With the bucket in the host name, the endpoint has to name it.
fn endpoint_of(endpoint: &str, bucket: &str, path_style: bool) -> Result<String> {
    let endpoint = endpoint.trim_end_matches('/');
    let (scheme, host) = endpoint
        .split_once("://")
        .filter(|(scheme, host)| ["http", "https"].contains(scheme) && !host.is_empty())
        .ok_or_else(|| Error::Setting("storage.endpoint begins with http:// or https://".to_owned()))?;
    Ok(if path_style { endpoint.to_owned() } else { format!("{scheme}://{bucket}.{host}") })
}
