//! Who is told of what: the officers who share the file by notification, the requester on the page of the
//! request, where stages and days stand and nothing else of the file.

use db::Tx;
use jiff::civil::Date;
use rules::Code as _;
use rules::role::Role;

use super::case::Case;
use super::model::Dispute;
use crate::dashboard::{notify, role_holders};
use crate::ids::UnitId;
use crate::locale::{Locale, day_in_words};
use crate::{Ctx, Result};

/// Tells the main PPID and the PPIDs of the units in the file.
pub(super) async fn officers(ctx: &Ctx, tx: &Tx, case: &Case, kind: &str) -> Result<()> {
    units(ctx, tx, &case.dispute, &case.units, kind).await
}

/// Tells the main PPID and the PPIDs of some units.
pub(super) async fn units(ctx: &Ctx, tx: &Tx, dispute: &Dispute, units: &[UnitId], kind: &str) -> Result<()> {
    let mut told = role_holders(ctx, tx, Role::MainPpid, None).await?;
    for unit in units {
        told.extend(role_holders(ctx, tx, Role::UnitPpid, Some(*unit)).await?);
    }
    told.sort_unstable();
    told.dedup();
    for account in told {
        notify(ctx, tx, account, kind, &dispute.number, "", &dispute.desk()).await?;
    }
    Ok(())
}

/// Tells the officers who represent the body (UU 14/2008 Ps.44(2)).
pub(super) async fn representatives(ctx: &Ctx, tx: &Tx, dispute: &Dispute, kind: &str) -> Result<()> {
    for account in role_holders(ctx, tx, Role::SupervisingOfficer, None).await? {
        notify(ctx, tx, account, kind, &dispute.number, "", &dispute.desk()).await?;
    }
    Ok(())
}

/// Puts the stage and its day on the requester's page of the request and tells them by mail.
pub(super) async fn requesters_page(ctx: &Ctx, tx: &Tx, dispute: &Dispute, on: Date) -> Result<()> {
    let kind = format!("dispute_{}", dispute.state.0.code());
    let day = day_in_words(Locale::Indonesian, on);
    let stage = Locale::Indonesian.t(&super::form::text_key("stage", dispute.state.0));
    let mail = format!("{stage}, {day}");
    let told = (kind.as_str(), day.as_str(), mail.as_str());
    crate::request::tell_of_dispute(ctx, tx, dispute.request_id, dispute.unit_id, told).await
}
