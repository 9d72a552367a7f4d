//! Changing a number after freezing: by an accepted objection, or later by a correction everybody sees.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::Tx;
use rules::Code as _;
use rules::activity::{Month, Network, Reading};
use rules::permission::Act;
use rules::ranking::{Closing, League, Status};

use super::closing::{change, month_of};
use super::model::{ClosedMonth, Correction, Row};
use super::{desk, store, table};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest reason, in characters.
pub(super) const REASON_CHARS: usize = 1_000;

/// What the number of a unit on a network shall be.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// The unit.
    pub unit: UnitId,
    /// The network.
    pub network: Network,
    /// What is known of it.
    pub reading: Reading,
}

/// Writes a number in place of another, ranks its leagues anew and keeps both numbers with the reason.
/// Errors: `NotFound` for a unit that is not in the tables, `Conflict` when the month moved on meanwhile.
pub(super) async fn rewrite(
    ctx: &Ctx,
    tx: &Tx,
    closed: &mut ClosedMonth,
    wanted: Change,
    reason: &str,
) -> Result<()> {
    let month = closed.month()?;
    let mut rows = store::list_rows(tx, ctx.body(), month, None, None).await?;
    let is_it = |row: &&mut Row| row.unit_id == wanted.unit && row.one_network() == Some(wanted.network);
    let mut before = None;
    for row in rows.iter_mut().filter(is_it) {
        before.get_or_insert_with(|| row.clone());
        row.set_reading(wanted.reading);
        row.at_least = wanted.reading.posts().unwrap_or(row.at_least);
        row.left_out = 0;
    }
    let before = before.ok_or(Error::NotFound)?;
    let rows = anew(&rows);
    store::put_rows(tx, ctx.body(), month, &rows).await?;
    let correction = Correction {
        unit_id: wanted.unit,
        name: before.name,
        network: before.network,
        changed_at: ctx.now(),
        is_after: closed.state.0 == Closing::Published,
        old_status: before.status,
        old_posts: before.posts,
        status: Coded(Status::of(wanted.reading)),
        posts: wanted.reading.posts(),
        reason: reason.to_owned(),
    };
    store::insert_correction(tx, ctx.body(), month, &correction).await?;
    closed.digest = table::digest(&rows);
    let state = closed.state.0;
    if store::set_month(tx, ctx.body(), closed, state).await? { Ok(()) } else { Err(Error::Conflict) }
}

/// Every league ranked anew. Ties stand in the order of the table over everything before.
fn anew(rows: &[Row]) -> Vec<Row> {
    let of = |league: League| rows.iter().filter(move |row| row.league.0 == league).cloned().collect();
    League::ALL.iter().flat_map(|league| table::ranked(of(*league))).collect()
}

/// Corrects a number of a published month. Everybody sees what it was, what it is and why.
/// Errors: `Invalid` without a reason, `Conflict` before publication, `NotFound`, `Forbidden`.
pub async fn correct(ctx: &Ctx, month: Month, wanted: Change, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::CloseRanking, None)?;
    let reason = reason.trim();
    let mut errors = FieldErrors::default();
    if reason.is_empty() || reason.chars().count() > REASON_CHARS {
        errors.add("alasan", "ranking-error-reason");
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    let mut closed = store::find_month(&tx, ctx.body(), month).await?.ok_or(Error::NotFound)?;
    if closed.state.0 != Closing::Published {
        return Err(Error::Conflict);
    }
    let before = closed.digest.0.clone();
    rewrite(ctx, &tx, &mut closed, wanted, reason).await?;
    let change = change("ranking.correct", month).in_unit(wanted.unit).as_role(role).because(reason).public();
    audit::record(ctx, &tx, change.digests(before, closed.digest.0.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The change as typed: unit, network, and a number or why there is none. Errors by field.
fn read(ctx: &Ctx, fields: &Fields) -> Result<Change> {
    let mut errors = FieldErrors::default();
    let unit = ctx.directory.by_code(fields.text("unit")).map(|unit| unit.id);
    let network = Network::from_code(fields.text("jaringan"));
    let status = Status::from_code(fields.text("keadaan"));
    let posts = fields.parse::<u32>("unggahan").filter(|posts| *posts <= 100_000);
    let reading = status.and_then(|status| match status {
        Status::Posts => status.reading(posts),
        _ => status.reading(None),
    });
    if unit.is_none() {
        errors.add("unit", "ranking-error-unit");
    }
    if network.is_none() {
        errors.add("jaringan", "ranking-error-network");
    }
    if reading.is_none() {
        errors.add("unggahan", "ranking-error-posts");
    }
    match (unit, network, reading) {
        (Some(unit), Some(network), Some(reading)) => Ok(Change { unit, network, reading }),
        _ => Err(Error::Invalid(errors)),
    }
}

/// `POST /kerja/peringkat/{month}/koreksi`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(month): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let month = month_of(&month)?;
    ctx.allow(Act::CloseRanking, None)?;
    let done = match read(&ctx, &fields) {
        Ok(wanted) => correct(&ctx, month, wanted, fields.text("alasan")).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/peringkat/{month}?ok=ranking-corrected"))),
        Err(Error::Invalid(errors)) => desk::again(&ctx, month, &fields, errors).await,
        Err(other) => Err(other),
    }
}
