//! Measures requests for information: filing at a steady rate, the list of the workroom over many open cases, figures
//! and registers made from all of them, and counting all of them again when a calendar changes.
//!
//! `cargo run --release -p testkit --example requests -- [CASES] [RATE] [SECONDS]` (50000 200 20). SQLite, or PostgreSQL
//! when `TEST_POSTGRES_URL` is set. Requests go through the whole program except the socket.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]
#![expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "sizes and shares for people")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short list")]
#![expect(clippy::indexing_slicing, reason = "lists made a line above")]

use std::sync::Arc;
use std::time::Duration;

use app::deadline::calendar::{Loading, load};
use app::objection;
use app::request::{Filing, Requester, submit};
use rules::Code as _;
use rules::calendar::{CalendarDay, DayKind};
use rules::case::CaseKind;
use rules::case::objection::ObjectionReason;
use rules::request::{ApplicantKind, Channel, Delivery, Format};
use rules::role::Role;
use testkit::TestApp;
use tokio::time::Instant;

const UNITS: [&str; 2] = ["kel-satu", "kel-dua"];
const DAY_MS: i64 = 86_400_000;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let asked: Vec<u64> = std::env::args().skip(1).map(|word| word.parse()).collect::<Result<_, _>>()?;
    let number = |at: usize, usual: u64| asked.get(at).copied().unwrap_or(usual);
    let city = Arc::new(TestApp::new().await);
    file_at_rate(&city, number(1, 200), number(2, 20)).await?;
    let began = Instant::now();
    let trackings = fill(&city, number(0, 50_000)).await?;
    say("open requests written", &format!("{} in {:.1} s", number(0, 50_000), began.elapsed().as_secs_f64()));
    list(&city).await;
    recount(&city).await?;
    object(&city, &trackings).await?;
    made_from_all(&city).await;
    Ok(())
}

fn say(what: &str, value: &str) {
    println!("{what:<60} {value}");
}

fn spread(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let words =
        format!("p50 {:.1}, p95 {:.1}, p99 {:.1}, worst {:.1} ms", at(0.5), at(0.95), at(0.99), at(1.0));
    say(what, &words);
}

/// Forms at a steady rate, whether the program keeps up or not; each from a network of its own.
async fn file_at_rate(city: &Arc<TestApp>, rate: u64, seconds: u64) -> anyhow::Result<()> {
    let began = Instant::now();
    let mut under_way = Vec::new();
    for number in 0..rate * seconds {
        let due = began + Duration::from_micros(1_000_000 * number / rate);
        tokio::time::sleep_until(due).await;
        let city = Arc::clone(city);
        under_way.push(tokio::spawn(async move {
            let bytes = number.to_be_bytes();
            let visitor = city.visitor().from_address([10, bytes[5], bytes[6], bytes[7]]);
            let token = format!("laju-{number}");
            let fields = [
                ("formulir", token.as_str()),
                ("informasi", "Realisasi anggaran jalan lingkungan 2025"),
                ("tujuan", "Penelitian"),
                ("unit", UNITS[number as usize % 2]),
                ("bentuk", "digital"),
                ("cara", "email"),
                ("pemohon", "individual"),
                ("nama", "Penanya Ukur"),
                ("alamat", "Jalan Ukur 7"),
                ("surel", "penanya@contoh.test"),
            ];
            let answer = visitor.post_form("/permohonan", &fields).await;
            (answer.status, due.elapsed().as_secs_f64() * 1000.0)
        }));
    }
    let mut times = Vec::new();
    for one in under_way {
        let (status, ms) = one.await?;
        anyhow::ensure!(status == 303, "answered {status}");
        times.push(ms);
    }
    spread(&format!("{} requests filed at {rate} a second", times.len()), times);
    Ok(())
}

/// Open requests received over the last twelve days; the tracking codes of every tenth.
async fn fill(city: &TestApp, cases: u64) -> anyhow::Result<Vec<String>> {
    let now = city.clock.now();
    let mut trackings = Vec::new();
    for number in 0..cases {
        city.clock.set(now - i64::try_from(number % 12)? * DAY_MS);
        let ctx = city.visitor().ctx();
        let filing = Filing {
            unit: Some(city.unit(UNITS[number as usize % 2])),
            channel: Channel::Online,
            kind: ApplicantKind::Individual,
            requester: Requester {
                name: format!("Penanya {number}"),
                address: "Jalan Ukur".to_owned(),
                email: "penanya@contoh.test".to_owned(),
                ..Requester::default()
            },
            subject: format!("Informasi {number}"),
            purpose: "Ukur".to_owned(),
            format: Format::Digital,
            delivery: Delivery::Email,
            form_token: format!("isi-{number}"),
        };
        let filed = submit(&ctx, &filing).await.map_err(|error| anyhow::anyhow!("{error}"))?;
        if number % 10 == 0 {
            trackings.push(filed.tracking);
        }
    }
    city.clock.set(now);
    Ok(trackings)
}

async fn list(city: &TestApp) {
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    for path in ["/kerja/permohonan", "/kerja/permohonan?unit=kel-dua", "/kerja/permohonan?tab=semua"] {
        let mut times = Vec::new();
        for _ in 0..50 {
            let began = Instant::now();
            ppid.get(path).await.expect(200);
            times.push(began.elapsed().as_secs_f64() * 1000.0);
        }
        spread(path, times);
    }
}

/// An objection to each of these requests.
async fn object(city: &TestApp, trackings: &[String]) -> anyhow::Result<()> {
    let began = Instant::now();
    for (number, tracking) in trackings.iter().enumerate() {
        let filing = objection::Filing {
            channel: Channel::Online,
            reasons: vec![ObjectionReason::D],
            position: "Tidak ditanggapi sebagaimana diminta".to_owned(),
            purpose: "Ukur".to_owned(),
            email: String::new(),
            representative: String::new(),
            power_of_attorney: String::new(),
            form_token: format!("keberatan-{number}"),
        };
        let filed = objection::submit(&city.visitor().ctx(), tracking, &filing).await;
        filed.map_err(|error| anyhow::anyhow!("{error}"))?;
    }
    say("objections filed", &format!("{} in {:.1} s", trackings.len(), began.elapsed().as_secs_f64()));
    Ok(())
}

/// What is made from all cases of the year, each once: a second answer of a public page comes from the page cache.
async fn made_from_all(city: &TestApp) {
    let told = |what: &str, began: Instant, bytes: usize| {
        say(what, &format!("{:.0} ms, {} kB", began.elapsed().as_secs_f64() * 1000.0, bytes / 1000));
    };
    for path in [
        "/permohonan/statistik",
        "/api/v1/requests/statistics?year=2026",
        "/permohonan/register.csv?tahun=2026",
        "/permohonan/register.xlsx?tahun=2026",
        "/keberatan/register.csv?tahun=2026",
    ] {
        let began = Instant::now();
        told(path, began, city.get(path).await.expect(200).bytes.len());
    }
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    for cases in CaseKind::ALL {
        let asked = [("register", cases.code()), ("tahun", "2026"), ("bentuk", "csv"), ("unit", "")];
        let began = Instant::now();
        let answer = ppid.post_form("/kerja/permohonan/register", &asked).await.expect(200);
        told(&format!("register of the office, {cases}, CSV"), began, answer.bytes.len());
    }
}

async fn recount(city: &TestApp) -> anyhow::Result<()> {
    let decree = "Keputusan ukur".to_owned();
    let day = CalendarDay {
        date: jiff::civil::date(2026, 11, 25),
        kind: DayKind::LocalHoliday,
        name: "Hari ukur".to_owned(),
        decree: decree.clone(),
    };
    let loading = Loading { name: "ukur-1".to_owned(), decree, is_provisional: false };
    let began = Instant::now();
    let loaded =
        load(&city.system(), &loading, vec![day]).await.map_err(|error| anyhow::anyhow!("{error}"))?;
    let recounted = loaded.map_or(0, |loaded| loaded.requests);
    say("requests counted again", &format!("{recounted} in {:.2} s", began.elapsed().as_secs_f64()));
    Ok(())
}
