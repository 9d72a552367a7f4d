//! The letter of Monday: every open request by the date it should be answered before, to the officers of the unit,
//! the main PPID and the superior, so that nothing is forgotten between two warnings.

use db::Tx;
use fluent_templates::fluent_bundle::FluentValue;
use jiff::civil::Weekday;
use rules::role::Role;

use super::store::{self, OpenCase};
use crate::daily::Daily;
use crate::dashboard::{notify, role_holders};
use crate::ids::AccountId;
use crate::{Ctx, Result};

/// Cases named in one letter; the rest is behind its link.
const MOST: usize = 30;

/// After the morning's warnings, before people come to work.
pub(crate) struct Digest;

impl Daily for Digest {
    const NAME: &'static str = "report.digest";
    const HOUR: i8 = 6;
    const ACTOR: &'static str = "pengabar";

    async fn run(ctx: &Ctx) -> Result<()> {
        if ctx.today().weekday() == Weekday::Monday { digest(ctx).await } else { Ok(()) }
    }
}

/// Tells everybody who has to act, and their superiors, of what is open. Nobody is told twice.
/// Errors: the database does not answer; then nobody is told, and the job is tried again.
pub async fn digest(ctx: &Ctx) -> Result<()> {
    let mut open = store::open(ctx.db(), ctx.body()).await?;
    if open.is_empty() {
        return Ok(());
    }
    let tx = ctx.db().begin().await?;
    let mut told = Vec::new();
    let all: Vec<&OpenCase> = open.iter().collect();
    for role in [Role::MainPpid, Role::SupervisingOfficer] {
        let holders = role_holders(ctx, &tx, role, None).await?;
        tell(ctx, &tx, holders, &mut told, &all).await?;
    }
    // Stable, so each unit's cases stay in the order of their dates.
    open.sort_by_key(|case| case.unit_id);
    for of_unit in open.chunk_by(|one, next| one.unit_id == next.unit_id) {
        let cases: Vec<&OpenCase> = of_unit.iter().collect();
        let unit = cases.first().map(|case| case.unit_id);
        for role in [Role::UnitPpid, Role::ServiceOfficer] {
            let holders = role_holders(ctx, &tx, role, unit).await?;
            tell(ctx, &tx, holders, &mut told, &cases).await?;
        }
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

async fn tell(
    ctx: &Ctx,
    tx: &Tx,
    holders: Vec<AccountId>,
    told: &mut Vec<AccountId>,
    cases: &[&OpenCase],
) -> Result<()> {
    let lines: Vec<String> = cases.iter().take(MOST).map(|case| line(ctx, case)).collect();
    for account in holders {
        if told.contains(&account) {
            continue;
        }
        told.push(account);
        let number = cases.len().to_string();
        notify(ctx, tx, account, "report-digest", &number, &lines.join("\n"), "/kerja/permohonan").await?;
    }
    Ok(())
}

/// Number, date and unit: never what is asked or by whom.
fn line(ctx: &Ctx, case: &OpenCase) -> String {
    let due = case.due_safe.as_deref().map(|day| crate::locale::iso_in_words(ctx.locale, day));
    let due = due.map(|due| ctx.locale.with("request-list-due", &[("x", FluentValue::from(due))]));
    let parts = [Some(case.number.clone()), due, Some(ctx.directory.name(case.unit_id).to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
