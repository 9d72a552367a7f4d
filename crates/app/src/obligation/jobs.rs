//! The look at the calendar, each night: a unit is told of what goes out of date within two weeks, once for
//! each obligation and period and in one message; on the first of a month it is told how it stands.

use std::collections::HashSet;

use rules::obligation::ObligationStatus;

use super::matrix::{Cell, UnitLine, load};
use super::{store, words};
use crate::audit::{self, Change};
use crate::daily::Daily;
use crate::dashboard::notify_unit;
use crate::page::Page;
use crate::{Ctx, Result};

/// Days ahead of which a unit is told.
const AHEAD_DAYS: i64 = 14;

/// Codes named in a message; the rest is behind its link.
const MOST_CODES: usize = 8;

/// Before people come to work.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "obligation.look";
    const HOUR: i8 = 5;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        look(ctx).await
    }
}

/// Tells every unit what goes out of date soon, and on the first of the month how it stands.
/// Errors: the database does not answer.
pub async fn look(ctx: &Ctx) -> Result<()> {
    let told = store::list_notices(ctx.db(), ctx.body(), &ctx.today().to_string()).await?;
    let told: HashSet<(i64, String, String)> =
        told.into_iter().map(|notice| (notice.unit_id.0, notice.code, notice.due_on)).collect();
    for line in load(ctx, None).await?.units {
        let soon: Vec<(&Cell, String)> = soon(ctx, &line)
            .filter(|(cell, due)| !told.contains(&(line.unit.0, cell.row.code.clone(), due.clone())))
            .collect();
        if !soon.is_empty() || ctx.today().day() == 1 {
            tell(ctx, &line, &soon).await?;
        }
    }
    ctx.app.ring();
    Ok(())
}

/// Duties of a unit whose publication stops counting soon, with the last day.
fn soon<'a>(ctx: &Ctx, line: &'a UnitLine) -> impl Iterator<Item = (&'a Cell, String)> {
    let today = ctx.today();
    let until = today.checked_add(jiff::Span::new().days(AHEAD_DAYS)).unwrap_or(today);
    line.cells.iter().filter_map(move |cell| {
        let due = cell.standing.due_on?;
        let is_soon = cell.is_duty && cell.standing.status == ObligationStatus::Published && due <= until;
        is_soon.then(|| (cell, due.to_string()))
    })
}

async fn tell(ctx: &Ctx, line: &UnitLine, soon: &[(&Cell, String)]) -> Result<()> {
    let Some(unit) = ctx.directory.unit(line.unit) else { return Ok(()) };
    let path = format!("/kerja/kewajiban/unit/{}", unit.code);
    let tx = ctx.db().begin().await?;
    for (cell, due) in soon {
        store::insert_notice(&tx, ctx.body(), (line.unit, &cell.row.code, due), ctx.now()).await?;
    }
    let mut codes: Vec<&str> = soon.iter().map(|(cell, _)| cell.row.code.as_str()).collect();
    if !codes.is_empty() {
        codes.truncate(MOST_CODES);
        let more = if soon.len() > codes.len() { " …" } else { "" };
        let subject = format!("{}{more}", codes.join(", "));
        notify_unit(ctx, &tx, line.unit, "obligation-soon", &subject, &path).await?;
    }
    if ctx.today().day() == 1 {
        let subject = words::in_words(&Page::new(ctx, ""), &line.counts);
        notify_unit(ctx, &tx, line.unit, "obligation-month", &subject, &path).await?;
    }
    let change = Change::new("obligation.notice", "unit", line.unit).in_unit(line.unit);
    audit::record(ctx, &tx, change.detail(codes.join(", "))).await?;
    tx.commit().await?;
    Ok(())
}
