//! What every act on an exemption shares: find it, look the step up, ask for permission, write it back.

use db::Tx;
use rules::exemption::{By, NeverExempt, Period, PeriodRefused, State, Step, check_period, transition};
use rules::permission::Act;
use rules::role::Role;

use super::model::{Exemption, Test, digest};
use super::store;
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{Coded, ExemptionId};
use crate::{Ctx, Error, Result};

/// When a test is made (Perki 1/2021 Ps.49).
pub(super) const OCCASIONS: [&str; 3] = ["before_request", "on_request", "by_order"];
/// Longest text of one field, in characters.
const FIELD_CHARS: usize = 4_000;

pub(super) struct Taken {
    pub(super) exemption: Exemption,
    pub(super) role: Option<Role>,
    pub(super) to: Option<State>,
}

fn act_of(by: By) -> Act {
    match by {
        By::Writer => Act::WriteExemption,
        By::Adviser => Act::AdviseExemption,
        By::Ppid => Act::DecideExemption,
        By::Head => Act::ApproveExemption,
    }
}

/// A row the actor may read in the workroom: those who write for the unit, advise, decide or approve.
/// Errors: `NotFound` for everyone else; `SignedOut`.
pub(super) async fn find(ctx: &Ctx, id: ExemptionId) -> Result<Exemption> {
    let exemption = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    match ctx.allow(Act::ReadExemptions, Some(exemption.unit_id)) {
        Ok(_) => Ok(exemption),
        Err(Error::SignedOut) => Err(Error::SignedOut),
        Err(_) => Err(Error::NotFound),
    }
}

/// Whether the actor may do `step` now. A period that has ended leaves nothing to do.
pub(super) fn may(ctx: &Ctx, exemption: &Exemption, step: Step) -> bool {
    transition(exemption.state_on(ctx.today()), step)
        .is_some_and(|(by, _)| ctx.may(act_of(by), Some(exemption.unit_id)))
}

/// Reads the row for a step. `version` is the one the person saw.
/// Errors: as [`find`]; `Forbidden`; `Refused` when it is not where the step begins; `Conflict`.
pub(super) async fn take(ctx: &Ctx, id: ExemptionId, step: Step, version: i64) -> Result<Taken> {
    let exemption = find(ctx, id).await?;
    let (by, to) =
        transition(exemption.state_on(ctx.today()), step).ok_or(Error::Refused("exemption-refused-step"))?;
    let role = ctx.allow(act_of(by), Some(exemption.unit_id))?;
    if version != exemption.version {
        return Err(Error::Conflict);
    }
    Ok(Taken { exemption, role, to })
}

/// Writes the row back with its row in the change log.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &Tx,
    before: &Exemption,
    after: &Exemption,
    change: Change,
) -> Result<()> {
    store::update(tx, ctx.body(), after, ctx.now()).await?;
    audit::record(ctx, tx, change.digests(digest(before), digest(after))).await?;
    Ok(())
}

pub(super) fn change(act: &'static str, exemption: &Exemption, role: Option<Role>) -> Change {
    Change::new(act, "exemption", exemption.id).in_unit(exemption.unit_id).as_role(role)
}

pub(super) fn move_to(exemption: &mut Exemption, to: Option<State>) {
    if let Some(to) = to {
        exemption.state = Coded(to);
    }
}

/// What even a draft must keep to.
pub(super) fn check_sizes(test: &Test) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for (field, text) in [
        ("informasi", &test.information),
        ("dokumen", &test.document),
        ("bagian", &test.withheld_part),
        ("undang-undang", &test.law),
        ("bila-dibuka", &test.if_opened),
        ("bila-ditutup", &test.if_closed),
        ("pertimbangan", &test.weighing),
        ("dasar-waktu", &test.period_basis),
    ] {
        if text.chars().count() > FIELD_CHARS {
            errors.add(field, "exemption-error-long");
        }
    }
    for (field, day) in [("sampai", &test.exempt_until), ("tinjau", &test.review_on)] {
        if !day.is_empty() && day.parse::<jiff::civil::Date>().is_err() {
            errors.add(field, "exemption-error-day");
        }
    }
    errors
}

/// What the law asks of a test before anybody signs: the exact information, document and part, an article
/// of a law, both consequences and the weighing, and a lawful period (UU 14/2008 Ps.17, 19; PP 61/2010 Ps.3–9).
pub(super) fn check(test: &Test, decided_on: jiff::civil::Date) -> FieldErrors {
    let mut errors = check_sizes(test);
    for (field, text) in [
        ("informasi", &test.information),
        ("dokumen", &test.document),
        ("bagian", &test.withheld_part),
        ("undang-undang", &test.law),
        ("bila-dibuka", &test.if_opened),
        ("bila-ditutup", &test.if_closed),
        ("pertimbangan", &test.weighing),
    ] {
        if text.is_empty() {
            errors.add(field, "exemption-error-empty");
        }
    }
    if <NeverExempt as rules::Code>::from_code(&test.never_exempt).is_some() {
        errors.add("tidak-boleh", "exemption-error-never");
    }
    let Some(ground) = rules::exemption::ground(&test.ground) else {
        errors.add("alasan", "exemption-error-ground");
        return errors;
    };
    let period = Period {
        until: test.exempt_until.parse().ok(),
        basis: &test.period_basis,
        review_on: test.review_on.parse().ok(),
    };
    match check_period(ground, decided_on, period) {
        Ok(()) => {}
        Err(PeriodRefused::UntilMissing) => errors.add("sampai", "exemption-error-until"),
        Err(PeriodRefused::TooLong) => errors.add("sampai", "exemption-error-too-long"),
        Err(PeriodRefused::Over) => errors.add("sampai", "exemption-error-over"),
        Err(PeriodRefused::BasisMissing) => errors.add("dasar-waktu", "exemption-error-basis"),
        Err(PeriodRefused::ReviewMissing) => errors.add("tinjau", "exemption-error-review"),
    }
    errors
}

/// Where the row is worked on.
pub(super) fn path(id: ExemptionId) -> String {
    format!("/kerja/dikecualikan/{id}")
}
