//! Loading a decree: what it changes, and writing it as a new version. The same file twice changes nothing.

use std::fmt::Write as _;
use std::sync::Arc;

use rules::calendar::{CalendarDay, Difference, WorkCalendar, difference, laid_over};
use rules::permission::Act;
use sha2::{Digest, Sha256};

use super::{current, store};
use crate::audit::{self, Change, hex};
use crate::ids::Hex;
use crate::{Ctx, Error, Result};

/// Longest name of a version.
const NAME_CHARS: usize = 60;

/// How a calendar is to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loading {
    /// Name of the version, new within the body: `skb-2027`.
    pub name: String,
    /// The decree that brings it about.
    pub decree: String,
    /// Whether it still waits to be compared with the decree.
    pub is_provisional: bool,
}

/// What loading would do.
#[derive(Debug)]
pub struct Plan {
    /// The calendar in use.
    pub before: Arc<WorkCalendar>,
    /// Days that would differ, in order.
    pub changes: Vec<Difference>,
    /// Years that would be loaded for the first time.
    pub new_years: Vec<i16>,
    days: Vec<CalendarDay>,
}

impl Plan {
    /// The calendar as it would be.
    pub fn after(&self, loading: &Loading) -> WorkCalendar {
        WorkCalendar::new(&loading.name, &loading.decree, loading.is_provisional, self.days.clone())
    }
}

/// Looks what a file would change; writes nothing. A provisional calendar that becomes certain is a change too.
/// Errors: `Forbidden`; the database refuses.
pub async fn plan(ctx: &Ctx, days: Vec<CalendarDay>) -> Result<Plan> {
    ctx.allow(Act::ManageBody, None)?;
    let before = current(ctx.db(), ctx.body()).await?;
    let days = laid_over(&before, days);
    let changes = difference(&before, &days);
    let years = WorkCalendar::new("", "", false, days.clone()).version().years.clone();
    let new_years = years.into_iter().filter(|year| !before.version().years.contains(year)).collect();
    Ok(Plan { before, changes, new_years, days })
}

/// What loading did.
#[derive(Debug)]
pub struct Loaded {
    /// As it was planned.
    pub plan: Plan,
    /// Open requests whose dates were counted again and changed.
    pub requests: u64,
    /// The same of objections that wait for an answer.
    pub objections: u64,
}

/// Loads a file as the body's newest calendar and counts open requests again, in one transaction.
/// `Ok(None)` when it changes nothing.
/// Errors: `Refused` for a name that is taken or cannot be, or without a decree; `Forbidden`; the database.
pub async fn load(ctx: &Ctx, loading: &Loading, days: Vec<CalendarDay>) -> Result<Option<Loaded>> {
    let role = ctx.allow(Act::ManageBody, None)?;
    check(loading)?;
    let plan = plan(ctx, days).await?;
    if plan.changes.is_empty() && plan.before.version().is_provisional == loading.is_provisional {
        return Ok(None);
    }
    if super::by_name(ctx.db(), ctx.body(), &loading.name).await?.is_some() {
        return Err(Error::Refused("deadline-refused-name-taken"));
    }
    let older: Vec<CalendarDay> = plan.before.days().cloned().collect();
    let (before, after) = (digest(&older), digest(&plan.days));
    let tx = ctx.db().begin().await?;
    let (body, now) = (ctx.body(), ctx.now());
    let id = store::insert(&tx, body, (loading, &plan.days), &after, ctx.account(), now).await?;
    let change = Change::new("calendar.load", "calendar", id)
        .as_role(role)
        .public()
        .because(&loading.decree)
        .detail(format!("{}; {}", loading.name, summary(&plan.changes)))
        .digests(before.0, after.0);
    audit::record(ctx, &tx, change).await?;
    let newer = plan.after(loading);
    let requests = crate::request::recount(ctx, &tx, id, &newer).await?;
    let objections = crate::objection::recount(ctx, &tx, id, &newer).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(Some(Loaded { plan, requests, objections }))
}

fn check(loading: &Loading) -> Result<()> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let length = loading.name.chars().count();
    if length == 0 || length > NAME_CHARS || !loading.name.chars().all(is_word) {
        return Err(Error::Refused("deadline-refused-name"));
    }
    if loading.decree.trim().is_empty() {
        return Err(Error::Refused("deadline-refused-no-decree"));
    }
    Ok(())
}

/// The first days that change, and how many there are.
fn summary(changes: &[Difference]) -> String {
    let first: Vec<String> = changes.iter().take(5).map(|change| change.date.to_string()).collect();
    format!("{} hari: {}", changes.len(), first.join(", "))
}

/// Digest of the days in order: the same days have the same digest, whoever loaded them.
fn digest(days: &[CalendarDay]) -> Hex {
    let mut text = String::new();
    for day in days {
        writeln!(text, "{}\t{}\t{}\t{}", day.date, day.kind, day.name, day.decree).unwrap_or_default();
    }
    Hex(hex(&Sha256::digest(text.as_bytes())))
}
