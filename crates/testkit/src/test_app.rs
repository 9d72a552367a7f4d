//! One running program for one test.

use std::path::Path;
use std::sync::Arc;

use app::ctx::{Actor, Ctx};
use app::feeder::Feeder;
use app::ids::{BodyId, UnitId};
use app::org::Directory;
use app::state::{Config, Parts};
use rules::role::Role;

use crate::answer::Answer;
use crate::client::Client;
use crate::entry::EntryBuilder;
use crate::news::NewsBuilder;
use crate::{city, people};

/// Where every clock stands at first: Sunday 22 November 2026, 09.00 WIB; Unix ms.
pub const START_MS: i64 = 1_795_312_800_000;

/// The program with Kota Contoh in it (see [`crate::CITY`]).
pub struct TestApp {
    /// The program.
    pub app: Arc<app::App>,
    /// Its clock; `advance` and `set` move it.
    pub clock: web::Clock,
    /// The first public body.
    pub body: BodyId,
    feeder: tokio::sync::Mutex<Feeder>,
    /// Data folder, removed at the end.
    folder: tempfile::TempDir,
    /// Server and name of a throw-away PostgreSQL database.
    postgres: Option<(String, String)>,
}

impl TestApp {
    /// Kota Contoh with its seven units, on the engine the environment asks for.
    pub async fn new() -> Self {
        let mut test = Self::empty().await;
        test.body = test.add_city(city::CITY, "Kota Contoh").await;
        test
    }

    /// A program without any body, as it is at the very first start.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = app::file::FileStore::open(&folder.path().join("berkas")).unwrap();
        Self::start(folder, files, None).await
    }

    /// As [`TestApp::new`], with a mail server that never answers: mail waits in the outbox.
    pub async fn with_mail_server() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = app::file::FileStore::open(&folder.path().join("berkas")).unwrap();
        let mut test = Self::start(folder, files, Some("smtp://127.0.0.1:9".to_owned())).await;
        test.body = test.add_city(city::CITY, "Kota Contoh").await;
        test
    }

    /// As [`TestApp::new`], with a store of files of its own.
    pub async fn with_files(files: app::file::FileStore) -> Self {
        let mut test = Self::start(tempfile::tempdir().unwrap(), files, None).await;
        test.body = test.add_city(city::CITY, "Kota Contoh").await;
        test
    }

    /// As [`TestApp::new`], with another reader of documents and recognition of scans.
    pub async fn with_reading(reader: document::child::Reader, ocr: Option<document::ocr::Ocr>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = app::file::FileStore::open(&folder.path().join("berkas")).unwrap();
        let mut test = Self::start_with(folder, files, (reader, ocr), None).await;
        test.body = test.add_city(city::CITY, "Kota Contoh").await;
        test
    }

    async fn start(folder: tempfile::TempDir, files: app::file::FileStore, smtp: Option<String>) -> Self {
        // In this process: the tests' program has no command for children.
        let reader = document::child::Reader::new(None, document::Limits::default());
        Self::start_with(folder, files, (reader, None), smtp).await
    }

    async fn start_with(
        folder: tempfile::TempDir,
        files: app::file::FileStore,
        (reader, ocr): (document::child::Reader, Option<document::ocr::Ocr>),
        smtp: Option<String>,
    ) -> Self {
        let clock = web::Clock::fixed(START_MS);
        let (db, postgres) = database(folder.path()).await;
        let parts = Parts {
            db,
            files,
            reader,
            ocr,
            index: fulltext::Index::in_memory().unwrap(),
            clock: clock.clone(),
            secrets: web::Secrets::from_bytes([7; 32]),
            config: Config { smtp, ..config(folder.path()) },
        };
        let app = app::App::start(parts).await.unwrap();
        let feeder = tokio::sync::Mutex::new(Feeder::new(&app).await.unwrap());
        Self { app, clock, body: BodyId(0), feeder, folder, postgres }
    }

    /// Adds another city with the same seven units, under the host `<code>.localhost`.
    pub async fn add_city(&self, code: &str, name: &str) -> BodyId {
        let body = city::plant(&self.app, code, name).await;
        self.run_jobs().await;
        body
    }

    /// Data folder of the program.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Body and units as the program holds them now.
    pub fn directory(&self) -> Arc<Directory> {
        self.directory_of(self.body)
    }

    /// As [`TestApp::directory`], of another body.
    pub fn directory_of(&self, body: BodyId) -> Arc<Directory> {
        self.app.directory(body).unwrap()
    }

    /// A unit of the first body by its code.
    pub fn unit(&self, code: &str) -> UnitId {
        self.directory().by_code(code).unwrap_or_else(|| panic!("no unit {code}")).id
    }

    /// Surroundings for a command run by the program itself.
    pub fn system(&self) -> Ctx {
        Ctx::for_system(&self.app, self.directory(), Actor::System("test"))
    }

    /// A browser without any cookie, on the portal of the first body.
    pub fn visitor(&self) -> Client {
        self.visitor_of(&self.host())
    }

    /// A browser on another host name.
    pub fn visitor_of(&self, host: &str) -> Client {
        Client::new(&self.app, host)
    }

    /// Host name of the first body's portal.
    pub fn host(&self) -> String {
        let directory = self.app.directory(self.body);
        directory.map_or("localhost".to_owned(), |directory| format!("{}.localhost", directory.body.code))
    }

    /// Asks for a page as a stranger.
    pub async fn get(&self, path: &str) -> Answer {
        self.visitor().get(path).await
    }

    /// A new officer with one role in one unit of the first body, with a complete session.
    pub async fn sign_in_as(&self, role: Role, unit: &str) -> Client {
        people::sign_in(self, self.body, &self.host(), role, unit).await
    }

    /// As [`TestApp::sign_in_as`], in another body.
    pub async fn sign_in_at(&self, body: BodyId, role: Role, unit: &str) -> Client {
        let host = format!("{}.localhost", self.directory_of(body).body.code);
        people::sign_in(self, body, &host, role, unit).await
    }

    /// A news item of a unit, to be described and then created.
    pub fn news(&self, unit: &str) -> NewsBuilder<'_> {
        NewsBuilder::new(self, self.body, unit)
    }

    /// As [`TestApp::news`], in another body.
    pub fn news_of(&self, body: BodyId, unit: &str) -> NewsBuilder<'_> {
        NewsBuilder::new(self, body, unit)
    }

    /// An entry of the register of a unit, to be described and then created.
    pub fn entry(&self, unit: &str) -> EntryBuilder<'_> {
        EntryBuilder::new(self, self.body, unit)
    }

    /// As [`TestApp::entry`], in another body.
    pub fn entry_of(&self, body: BodyId, unit: &str) -> EntryBuilder<'_> {
        EntryBuilder::new(self, body, unit)
    }

    /// Does at once what the program does beside the requests: runs every job that is due by the clock,
    /// then follows the change log (units in memory, page cache, search index).
    pub async fn run_jobs(&self) {
        self.feeder.lock().await.step().await.unwrap();
        if app::worker::runner(&self.app).run_due(self.clock.now()).await.unwrap() > 0 {
            self.feeder.lock().await.step().await.unwrap();
        }
    }
}

impl Drop for TestApp {
    /// Removes the PostgreSQL database; a failure only leaves it to the end of the throw-away server.
    fn drop(&mut self) {
        let Some((url, name)) = self.postgres.take() else { return };
        // A runtime of its own: the test's runtime is busy dropping us.
        let removal = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(db::testing::drop_named(&url, &name))
        });
        assert!(
            !(!matches!(removal.join(), Ok(Ok(()))) && !std::thread::panicking()),
            "the test database could not be removed"
        );
    }
}

async fn database(folder: &Path) -> (db::Db, Option<(String, String)>) {
    if let Some(url) = db::testing::postgres_url() {
        let db = db::testing::temp_postgres_migrated(&url, app::migrations::ALL).await.unwrap();
        let name = db::testing::name_of(&db).await.unwrap();
        return (db, Some((url, name)));
    }
    let db = db::testing::temp_sqlite_migrated(folder, app::migrations::ALL).await.unwrap();
    (db, None)
}

fn config(folder: &Path) -> Config {
    Config {
        data: folder.to_owned(),
        listen: "127.0.0.1:8080".to_owned(),
        secure: false,
        hsts_seconds: 0,
        trusted_proxies: web::TrustedProxies::default(),
        smtp: None,
        mail_from: "terbuka@contoh.test".to_owned(),
        upload_bytes: 10_000_000,
        document_bytes: 20_000_000,
        scanner: None,
        // The least Argon2 accepts: a real cost would be most of every test's time.
        rdap: None,
        password_cost: app::account::password::Cost { memory_kib: 8, passes: 1 },
    }
}
