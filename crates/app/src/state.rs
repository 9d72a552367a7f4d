//! What one running program holds. Passed in everywhere; there are no globals.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};

use crate::file::FileStore;
use crate::ids::BodyId;
use crate::org::Directory;

/// Settings the application needs, read once by the program.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the embedded database, files, index and key.
    pub data: PathBuf,
    /// Address under which the program listens, for links when a body has no public address.
    pub listen: String,
    /// Whether people reach us by https (cookies are then `Secure`).
    pub secure: bool,
    /// Seconds of HSTS; 0 = none.
    pub hsts_seconds: u64,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: web::TrustedProxies,
    /// SMTP address (`smtp://user:password@host:587`); none = mail is kept and shown.
    pub smtp: Option<String>,
    /// Sender of mail.
    pub mail_from: String,
    /// Largest photo or attachment of a news item, bytes.
    pub upload_bytes: usize,
    /// Largest document of the register, bytes.
    pub document_bytes: usize,
    /// The virus scanner every file is shown to; none = files are taken without.
    pub scanner: Option<crate::file::scan::Scanner>,
    /// RDAP service of the registry that is asked until when names of sites are registered; none = not asked.
    pub rdap: Option<url::Url>,
    /// Cost of a password hash; tests use little.
    pub password_cost: crate::account::password::Cost,
}

/// The program's parts, shared by all requests and jobs.
pub struct App {
    /// Database.
    pub db: db::Db,
    /// Uploaded files.
    pub files: FileStore,
    /// Reads and draws documents of strangers, in child processes.
    pub reader: ::document::child::Reader,
    /// Reads scans, when Tesseract with Indonesian is installed.
    pub ocr: Option<::document::ocr::Ocr>,
    /// Full-text index of this node.
    pub index: fulltext::Index,
    /// Rendered public pages of this node.
    pub cache: Arc<web::PageCache>,
    /// Time.
    pub clock: web::Clock,
    /// Keys.
    pub secrets: web::Secrets,
    /// Stylesheets and scripts.
    pub assets: web::Assets,
    /// Settings.
    pub config: Config,
    /// In-memory rate limits of this node.
    pub limiter: web::Limiter,
    /// In-memory rate limits of mail that strangers may cause.
    pub mail_limiter: web::Limiter,
    /// In-memory rate limits of requests with a token.
    pub api_limiter: web::Limiter,
    /// The door before requests with files; see [`crate::file::receive`].
    pub receiving: web::Gate,
    /// The door before decoding files.
    pub handling: web::Gate,
    /// Hashes and compares passwords.
    pub hasher: crate::account::password::Hasher,
    /// Reads of public things, counted until they are written.
    pub visits: Arc<crate::visit::Tally>,
    /// Counters for operators.
    pub metrics: crate::dashboard::metrics::Metrics,
    /// Rings when a change was committed here, so that feeder and runner need not wait.
    pub changed: Arc<tokio::sync::Notify>,
    /// Wakes the job runner of this process, once it runs.
    pub job_waker: std::sync::OnceLock<jobs::Waker>,
    /// Whose turn it is to write a list for download; one at a time.
    pub exports: tokio::sync::Semaphore,
    /// Bodies and units as last read; a copy of the database, refreshed by the feeder.
    directories: RwLock<Vec<Arc<Directory>>>,
    /// Set while a change of public output is being committed here.
    public_change: AtomicBool,
}

/// The parts a program brings along to build an [`App`].
pub struct Parts {
    /// Database, already migrated.
    pub db: db::Db,
    /// File folder or store.
    pub files: FileStore,
    /// Reads and draws documents.
    pub reader: ::document::child::Reader,
    /// Reads scans.
    pub ocr: Option<::document::ocr::Ocr>,
    /// Index.
    pub index: fulltext::Index,
    /// Time.
    pub clock: web::Clock,
    /// Keys.
    pub secrets: web::Secrets,
    /// Settings.
    pub config: Config,
}

impl App {
    /// Puts the program together and reads the bodies and their units.
    /// Errors: the database does not answer.
    pub async fn start(parts: Parts) -> crate::Result<Arc<Self>> {
        let app = Arc::new(Self {
            cache: Arc::new(web::PageCache::new(web::cache::CacheConfig::default())),
            assets: crate::page::assets(),
            limiter: web::Limiter::new(30, 2_000, 10_000),
            // A whole office behind one address may follow something; nobody's box is filled from there.
            mail_limiter: web::Limiter::new(20, 180_000, 10_000),
            // Ten a second for as long as it takes: a register of 10,000 rows is in within 20 minutes.
            api_limiter: web::Limiter::new(600, 100, 10_000),
            receiving: crate::file::receive::receiving(),
            handling: crate::file::receive::handling(),
            hasher: crate::account::password::Hasher::new(parts.config.password_cost),
            visits: Arc::new(crate::visit::Tally::new(parts.clock.clone())),
            metrics: crate::dashboard::metrics::Metrics::default(),
            job_waker: std::sync::OnceLock::new(),
            changed: Arc::new(tokio::sync::Notify::new()),
            exports: tokio::sync::Semaphore::new(1),
            directories: RwLock::new(Vec::new()),
            public_change: AtomicBool::new(false),
            db: parts.db,
            files: parts.files,
            reader: parts.reader,
            ocr: parts.ocr,
            index: parts.index,
            clock: parts.clock,
            secrets: parts.secrets,
            config: parts.config,
        });
        app.reload_directories().await?;
        Ok(app)
    }

    /// Reads bodies, units and current alerts again.
    pub async fn reload_directories(&self) -> crate::Result<()> {
        let mut fresh = crate::org::load_directories(&self.db).await?;
        for directory in &mut fresh {
            let body = directory.body.id;
            directory.set_alerts(crate::alert::store::list_current(&self.db, body, self.clock.now()).await?);
        }
        let mut held = self.directories.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        *held = fresh.into_iter().map(Arc::new).collect();
        Ok(())
    }

    /// All bodies with their units.
    pub fn directories(&self) -> Vec<Arc<Directory>> {
        self.directories.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// One body with its units.
    pub fn directory(&self, body: BodyId) -> Option<Arc<Directory>> {
        self.directories().into_iter().find(|directory| directory.body.id == body)
    }

    /// Notes that the running transaction changes public output; see [`App::ring`].
    pub(crate) fn expect_public_change(&self) {
        self.public_change.store(true, Ordering::Release);
    }

    /// Call after each commit: tells feeder and runner of this node, and drops cached pages at once
    /// when public output changed, so that the person who published sees it on the next click.
    pub fn ring(&self) {
        if self.public_change.swap(false, Ordering::AcqRel) {
            self.cache.drop_all();
        }
        self.changed.notify_waiters();
        if let Some(waker) = self.job_waker.get() {
            waker.wake();
        }
    }
}
