//! Signing the classification decision with its six contents (PP 61/2010 Ps.4).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::exemption::Step;
use rules::role::Role;

use super::item::{self, Shown};
use super::{step, store};
use crate::ctx::SignedIn;
use crate::dashboard::{notify, role_holders};
use crate::ids::ExemptionId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// The decision to be signed. Kind, unit, period and reasons are in the test.
#[derive(Debug, Clone)]
pub struct Decide {
    /// The row.
    pub id: ExemptionId,
    /// The version the person saw.
    pub version: i64,
    /// Number of the decision.
    pub number: String,
    /// Its day, ISO date.
    pub decided_on: String,
    /// Its place.
    pub place: String,
    /// PPID who signs.
    pub ppid_name: String,
    /// Office of that person.
    pub ppid_position: String,
}

/// Signs the decision and hands it to the head of the public body.
/// Errors: `Invalid` when the test or one of the six contents is missing, or nobody has advised;
/// `Refused`, `Conflict`, `Forbidden`.
pub async fn decide(ctx: &Ctx, input: &Decide) -> Result<()> {
    let step::Taken { exemption: before, role, to } =
        step::take(ctx, input.id, Step::Decide, input.version).await?;
    let day = input.decided_on.parse().ok().filter(|day: &jiff::civil::Date| *day <= ctx.today());
    let mut errors = step::check(&before.test(), day.unwrap_or_else(|| ctx.today()));
    for (field, text) in [
        ("nomor", &input.number),
        ("tempat", &input.place),
        ("nama-ppid", &input.ppid_name),
        ("jabatan-ppid", &input.ppid_position),
    ] {
        if text.trim().is_empty() {
            errors.add(field, "exemption-error-empty");
        }
    }
    if day.is_none() {
        errors.add("tanggal", "exemption-error-decided-on");
    }
    if store::list_advice(ctx.db(), ctx.body(), before.id).await?.is_empty() {
        errors.add("saran", "exemption-error-no-advice");
    }
    errors.into_result()?;
    let mut after = before.clone();
    input.number.trim().clone_into(&mut after.decision_number);
    after.decided_on = day.map(|day| day.to_string());
    input.place.trim().clone_into(&mut after.decided_at_place);
    input.ppid_name.trim().clone_into(&mut after.ppid_name);
    input.ppid_position.trim().clone_into(&mut after.ppid_position);
    after.decided_by = ctx.account();
    after.remark.clear();
    step::move_to(&mut after, to);
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &before, &after, step::change("exemption.decide", &after, role)).await?;
    for head in role_holders(ctx, &tx, Role::Patron, None).await? {
        notify(ctx, &tx, head, "exemption-decided", &after.information, "", &step::path(after.id)).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/dikecualikan/{id}/tetapkan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let text = |name: &str| fields.text(name).to_owned();
    let input = Decide {
        id,
        version: fields.parse("version").unwrap_or_default(),
        number: text("nomor"),
        decided_on: text("tanggal"),
        place: text("tempat"),
        ppid_name: text("nama-ppid"),
        ppid_position: text("jabatan-ppid"),
    };
    match decide(&ctx, &input).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{}?ok=exemption-decided", step::path(id)))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, Shown::refused(errors, fields)).await,
        Err(other) => Err(other),
    }
}
