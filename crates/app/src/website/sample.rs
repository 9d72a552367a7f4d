//! A year of made-up observations of a site of the demonstration: looks, news, light checks, one incident. Written
//! through the same queries as real ones; the site is marked as a sample and never asked.

use rules::Code as _;
use rules::activity::Road;
use watch::{Injection, InjectionVerdict, Sign, SignKind, Visitor};

use super::model::{Day, Health, Look, Website};
use super::take::DAY_MS;
use super::{incident, save::save, store, store_watch};
use crate::ids::WebsiteId;
use crate::{Ctx, Error, Result};

/// Days of history.
const DAYS: i64 = 365;
/// Days of light checks.
const CHECKED_DAYS: i64 = 90;
/// Days between two looks.
const LOOK_DAYS: i64 = 7;
/// Checks of a day, one every ten minutes.
const CHECKS: i64 = 144;

/// How a made-up site behaves.
pub(crate) struct Sample {
    /// How its news are found.
    pub(crate) road: Road,
    /// Days between two news items.
    pub(crate) every_days: i64,
    /// Days since the newest one.
    pub(crate) silent_days: i64,
    /// Milliseconds of an answer.
    pub(crate) ms: i64,
    /// What is wrong, as looks keep it.
    pub(crate) problems: String,
    /// Whether planted content was found.
    pub(crate) incident: bool,
}

/// Registers a site and writes its year.
/// Errors: as [`save`]; the database refuses.
pub(crate) async fn plant(ctx: &Ctx, site: &Website, sample: &Sample) -> Result<()> {
    let id = save(ctx, site).await?;
    let site = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let (body, now) = (ctx.body(), ctx.now());
    let tx = ctx.db().begin().await?;
    let mut newest = None;
    for day in (0..DAYS).rev().filter(|day| {
        *day >= sample.silent_days && (*day - sample.silent_days) % sample.every_days.max(1) == 0
    }) {
        let at = now - day * DAY_MS - 2 * 3_600_000;
        let (url, title) = (format!("{}berita/{day}", site.url), format!("Contoh berita {}", DAYS - day));
        store_watch::put_item(&tx, body, id, sample.road, (&url, &title, at), at).await?;
        newest = Some((at, url, title));
    }
    for day in (0..DAYS).rev().filter(|day| day % LOOK_DAYS == 0) {
        let at = now - day * DAY_MS;
        let look = Look {
            looked_at: at,
            is_up: true,
            reason: String::new(),
            ms: Some(sample.ms),
            newest_at: None,
            road: sample.road.code().to_owned(),
            confidence: Some(95),
            items: 10,
            problems: sample.problems.clone(),
        };
        store_watch::insert_look(&tx, body, id, &look, None).await?;
        store_watch::put_reach(&tx, body, id, sample.road, (at - 30 * DAY_MS, at)).await?;
    }
    for day in 0..CHECKED_DAYS {
        let date = rules::zone::day(now - day * DAY_MS, &ctx.directory.zone).to_string();
        let failures = if day % 17 == 5 { 9 } else { 0 };
        let ms = sample.ms + (day * 37) % 90;
        let sums =
            Day { day: date, checks: CHECKS, failures, ms_sum: ms * (CHECKS - failures), ms_most: ms * 4 };
        store_watch::add_day(&tx, body, id, &sums).await?;
    }
    let health = health(id, now, sample, newest);
    store_watch::put_look_health(&tx, body, &health, "{}").await?;
    if sample.incident {
        incident::open(ctx, &tx, &site, &injection(&site.url), &[]).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The health of a site whose newest news is given: when, address, title.
fn health(id: WebsiteId, now: i64, sample: &Sample, newest: Option<(i64, String, String)>) -> Health {
    let (newest_at, newest_url, newest_title) =
        newest.map_or((None, String::new(), String::new()), |(at, url, title)| (Some(at), url, title));
    Health {
        website_id: id,
        checked_at: Some(now),
        is_up: true,
        reason: String::new(),
        ms: Some(sample.ms),
        tls_until: Some(now + 80 * DAY_MS),
        down_since: None,
        looked_at: Some(now),
        newest_at,
        newest_title,
        newest_url,
        road: sample.road.code().to_owned(),
        confidence: Some(95),
        problems: sample.problems.clone(),
    }
}

fn injection(url: &str) -> Injection {
    let sign = |kind, visitor, place: &str, text: &str| Sign {
        kind,
        weight: 60,
        address: url.to_owned(),
        visitor,
        place: place.to_owned(),
        text: text.to_owned(),
    };
    Injection {
        verdict: InjectionVerdict::Injected,
        weight: 120,
        signs: vec![
            sign(SignKind::Hidden, Visitor::Watcher, "display:none", "(contoh) situs slot gacor maxwin"),
            sign(SignKind::Cloaking, Visitor::SearchRobot, "title", "(contoh) judul lain bagi mesin pencari"),
        ],
    }
}
