//! Fills a folder as a city does in years, and measures it: 120 units with 100 news each, every item
//! saved twice, all in the change log and in the search index. Prints disk and search times.
//!
//! `cargo run --release -p testkit --example fill -- DIR` (DIR must not exist yet). With `--entries N [PAGES
//! [FILE.jsonl …]]` behind it, N public entries of the register are written instead, straight through the stores,
//! with PAGES pages of text each dealt from the bodies in the files; then the index is made and measured.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]
#![expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "sizes and shares for people")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short list")]
#![expect(clippy::indexing_slicing, reason = "lists made a line above")]

mod register;
#[path = "../../../fulltext/examples/searching/words.rs"]
mod words;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use app::audit::{self, Change};
use app::ctx::{Actor, Ctx};
use app::ids::{BodyId, UnitId};
use app::news::{Content, ImportedNews};
use app::org::Body;
use app::search::Input;
use app::setup::{NewBody, found};
use app::state::{Config, Parts};
use rules::news::State;

const UNITS: usize = 120;
const NEWS: usize = 100;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or_else(|| anyhow::anyhow!("name a folder"))?);
    std::fs::create_dir(&folder)?;
    let texts = demo_texts()?;
    let app = open(&folder).await?;
    let began = Instant::now();
    let ctx = found(&app, city(), Actor::System("fill")).await?;
    let rows: String = (0..UNITS).map(|n| format!("unit-{n},Kelurahan Percobaan {n},dinas,kota\n")).collect();
    let sheet = app::org::import::parse(format!("code,name,type,parent\n{rows}").as_bytes())
        .map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
    let units = Instant::now();
    app::org::import::apply(&ctx, app::org::import::plan(&ctx.directory, sheet)).await?;
    say("120 units imported", &format!("{:.2} s", units.elapsed().as_secs_f64()));
    let directory = app.directory(ctx.body()).ok_or_else(|| anyhow::anyhow!("no body"))?;
    let ctx = Ctx { directory, ..ctx };
    let units: Vec<UnitId> = ctx.directory.active().take(UNITS).map(|unit| unit.id).collect();
    if std::env::args().nth(2).as_deref() == Some("--entries") {
        let entries: usize = std::env::args().nth(3).unwrap_or_default().parse()?;
        let pages: usize = std::env::args().nth(4).unwrap_or_default().parse().unwrap_or(0);
        let bodies: Vec<String> = std::env::args().skip(5).collect();
        register::fill(&ctx, &units, entries, pages, &bodies).await?;
        return measure_index(&app, &ctx, &folder).await;
    }
    for (place, unit) in units.iter().enumerate() {
        fill_unit(&ctx, *unit, place, &texts).await?;
    }
    say("12,000 news with 24,000 saved texts written", &format!("{:.1} s", began.elapsed().as_secs_f64()));
    measure_index(&app, &ctx, &folder).await?;
    measure_search(&ctx).await
}

/// Makes the search index anew, and says how long that takes and what lies on the disk.
async fn measure_index(app: &app::App, ctx: &Ctx, folder: &Path) -> anyhow::Result<()> {
    let (began, cpu) = (Instant::now(), words::cpu_seconds());
    app::search::rebuild(app, ctx.body()).await?;
    let (seconds, cpu) = (began.elapsed().as_secs_f64(), words::cpu_seconds() - cpu);
    say("search index made", &format!("{seconds:.1} s, {cpu:.1} s of CPU; {}", words::memory()));
    app.db.checkpoint().await?;
    let (database, search) = (size(&folder.join("terbuka.sqlite"))?, size(&folder.join("search"))?);
    say("database", &format!("{:.1} MB", megabytes(database)));
    say("search index", &format!("{:.1} MB", megabytes(search)));
    say("together on disk", &format!("{:.1} MB", megabytes(database + search)));
    Ok(())
}

async fn fill_unit(ctx: &Ctx, unit: UnitId, place: usize, texts: &[Content]) -> anyhow::Result<()> {
    let tx = ctx.db().begin().await?;
    for number in 0..NEWS {
        let pattern = &texts[(place * 31 + number * 7) % texts.len()];
        let title = format!("{} ({place}-{number})", pattern.title);
        let mut content = Content { title, ..pattern.clone() };
        let item = ImportedNews {
            unit,
            topic: None,
            author: None,
            approver: None,
            state: State::Published,
            content: content.clone(),
            at_ms: ctx.now() - i64::try_from(number)? * 86_400_000,
            publish_at: None,
            remark: String::new(),
            withdraw_reason: String::new(),
            source: None,
            is_sample: true,
        };
        let id = app::news::import_item(ctx, &tx, item).await?;
        content.text.push_str("\n\nKalimat tambahan pada simpanan kedua.");
        let (revision, digest) =
            app::news::store::insert_revision(&tx, ctx.body(), id, &content, None, ctx.now()).await?;
        let mut news =
            app::news::store::find_news(&tx, ctx.body(), id).await?.ok_or_else(|| anyhow::anyhow!("gone"))?;
        news.latest_revision_id = Some(revision);
        news.public_revision_id = Some(revision);
        app::news::store::update_news(&tx, ctx.body(), &news, ctx.now()).await?;
        let change = Change::new("news.correct", "news", id).in_unit(unit).public().digests("", digest);
        audit::record(ctx, &tx, change).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// 400 questions one after the other, as the page asks them: 20 hits with snippets and counts.
async fn measure_search(ctx: &Ctx) -> anyhow::Result<()> {
    let words = [
        "posyandu",
        "pelayanan ktp",
        "kerja bakti",
        "banjir",
        "jadwal imunisasi",
        "pasar murah",
        "warga",
        "pendaftaran",
        "musrenbang kelurahan",
        "perbaikan jalan",
        "donor darah",
        "perpustakan",
        "lingkungan",
        "\"kerja bakti\"",
        "pelatihan umkm",
        "sekolah -libur",
        "kesehatn",
        "air bersih",
        "lansia",
        "magang",
    ];
    let mut times = Vec::new();
    for round in 0..20 {
        for word in words {
            let input = Input {
                text: word.to_owned(),
                limit: 20,
                offset: if round % 4 == 3 { 20 } else { 0 },
                newest_first: round % 5 == 4,
                ..Input::default()
            };
            let began = Instant::now();
            app::search::find(ctx, input).await?;
            times.push(began.elapsed().as_secs_f64() * 1000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    say(
        "search over 12,000 news, p50 / p95 / p99 (aim p95 ≤ 20 ms)",
        &format!("{:.1} / {:.1} / {:.1} ms", at(0.5), at(0.95), at(0.99)),
    );
    Ok(())
}

async fn open(folder: &Path) -> anyhow::Result<Arc<app::App>> {
    let db = db::Db::open(&db::DbConfig::sqlite(folder.join("terbuka.sqlite"))).await?;
    db.migrate(app::migrations::ALL).await?;
    let config = Config {
        data: folder.to_owned(),
        listen: "127.0.0.1:8080".to_owned(),
        secure: false,
        hsts_seconds: 0,
        trusted_proxies: web::TrustedProxies::default(),
        smtp: None,
        mail_from: "terbuka@localhost".to_owned(),
        upload_bytes: 1 << 20,
        document_bytes: 1 << 20,
        scanner: None,
        rdap: None,
        password_cost: app::account::password::Cost::default(),
    };
    let parts = Parts {
        db,
        files: app::file::FileStore::open(&folder.join("files"))?,
        reader: document::child::Reader::new(None, document::Limits::default()),
        ocr: None,
        index: fulltext::Index::open(&folder.join("search"))?.index,
        clock: web::Clock::system(),
        secrets: web::Secrets::from_bytes([7; 32]),
        config,
    };
    Ok(app::App::start(parts).await?)
}

fn city() -> NewBody {
    let body = Body {
        id: BodyId(0),
        code: "ukur".to_owned(),
        name: "Pemerintah Kota Ukur".to_owned(),
        short_name: "Kota Ukur".to_owned(),
        province: "Banten".to_owned(),
        region_code: None,
        host: None,
        public_url: None,
        time_zone: "Asia/Jakarta".to_owned(),
        ppid_label: "pelaksana".to_owned(),
        about: String::new(),
        is_sample: true,
        root_unit_id: None,
        ppid_unit_id: None,
    };
    NewBody { body, root_code: "kota".to_owned(), ppid: ("diskominfo".to_owned(), "Diskominfo".to_owned()) }
}

/// The texts of the demonstration city: of the length people write.
fn demo_texts() -> anyhow::Result<Vec<Content>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/news");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let file = std::fs::read_to_string(entry?.path())?;
        let mut parts = file.splitn(3, "+++");
        let (front, text) = (parts.nth(1).unwrap_or_default(), parts.next().unwrap_or_default());
        let value = |key: &str| {
            let line = front.lines().find(|line| line.starts_with(&format!("{key} = "))).unwrap_or_default();
            line.split('"').nth(1).unwrap_or_default().to_owned()
        };
        texts.push(Content {
            title: value("title"),
            lead: value("lead"),
            text: text.trim().to_owned(),
            ..Content::default()
        });
    }
    Ok(texts)
}

fn size(path: &Path) -> anyhow::Result<u64> {
    let meta = std::fs::metadata(path)?;
    if meta.is_file() {
        return Ok(meta.len());
    }
    std::fs::read_dir(path)?.map(|entry| size(&entry?.path())).sum()
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}

fn say(what: &str, how_much: &str) {
    println!("{what:<62} {how_much}");
}
