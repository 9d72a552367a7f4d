//! Opening what was withheld: by decision for the end of the period, or now, because a ruling, a consent,
//! a public office or an open hearing says so; and by law, when the period is over.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::Tx;
use rules::exemption::{OpenedBy, State, Step, may_open};
use rules::register::InformationClass;
use rules::role::Role;

use super::item::{self, Shown};
use super::model::Exemption;
use super::step;
use crate::ctx::SignedIn;
use crate::dashboard::{notify, role_holders};
use crate::error::FieldErrors;
use crate::ids::{Coded, ExemptionId};
use crate::page::{Fields, see_other};
use crate::register::Content;
use crate::{Ctx, Error, Result};

/// Decides that the information opens at the end of its period (PP 61/2010 Ps.11(1)).
/// Errors: `Invalid` without number or day; `Refused`, `Conflict`, `Forbidden`.
pub async fn decide_opening(ctx: &Ctx, id: ExemptionId, version: i64, number: &str, day: &str) -> Result<()> {
    let step::Taken { exemption: before, role, to } =
        step::take(ctx, id, Step::DecideOpening, version).await?;
    let mut errors = FieldErrors::default();
    if number.trim().is_empty() {
        errors.add("nomor-buka", "exemption-error-empty");
    }
    let day = day.parse().ok().filter(|day: &jiff::civil::Date| *day <= ctx.today());
    if day.is_none() {
        errors.add("tanggal-buka", "exemption-error-decided-on");
    }
    errors.into_result()?;
    let mut after = before.clone();
    number.trim().clone_into(&mut after.opening_number);
    after.opening_decided_on = day.map(|day| day.to_string());
    step::move_to(&mut after, to);
    let tx = ctx.db().begin().await?;
    let change = step::change("exemption.decide_opening", &after, role).public();
    step::write(ctx, &tx, &before, &after, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Open now.
#[derive(Debug, Clone)]
pub struct Open {
    /// The row.
    pub id: ExemptionId,
    /// The version the person saw.
    pub version: i64,
    /// Code of [`OpenedBy`]: `ruling`, `consent`, `public_office`, `hearing`.
    pub by: String,
    /// Which ruling, whose consent and of which day.
    pub reason: String,
}

/// Opens the information now and begins its entry of the register.
/// Errors: `Invalid` when the cause does not open this ground or is not named; `Refused`, `Conflict`, `Forbidden`.
pub async fn open(ctx: &Ctx, input: &Open) -> Result<()> {
    let step::Taken { exemption: before, role, .. } =
        step::take(ctx, input.id, Step::Open, input.version).await?;
    let mut errors = FieldErrors::default();
    let cause = <OpenedBy as rules::Code>::from_code(&input.by)
        .filter(|cause| before.ground().is_some_and(|ground| may_open(ground, *cause)));
    if cause.is_none() {
        errors.add("sebab", "exemption-error-cause");
    }
    if input.reason.trim().is_empty() {
        errors.add("alasan-buka", "exemption-error-empty");
    }
    errors.into_result()?;
    let cause = cause.unwrap_or(OpenedBy::Ruling);
    let tx = ctx.db().begin().await?;
    make_public(ctx, &tx, &before, cause, input.reason.trim(), ctx.today(), role).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The change itself: state, cause, the draft of a register entry, and who has to complete it.
#[expect(clippy::too_many_arguments, reason = "the facts of one row of the change log")]
pub(super) async fn make_public(
    ctx: &Ctx,
    tx: &Tx,
    before: &Exemption,
    cause: OpenedBy,
    reason: &str,
    day: jiff::civil::Date,
    role: Option<Role>,
) -> Result<()> {
    let mut after = before.clone();
    after.state = Coded(State::Public);
    after.opened_on = Some(day.to_string());
    after.opened_by = Some(rules::Code::code(cause).to_owned());
    reason.clone_into(&mut after.opened_reason);
    // Open information is on request at once; the unit adds the document after looking it through.
    let content = Content {
        title: before.information.clone(),
        class: InformationClass::OnDemand,
        obligations: vec!["SS.17.b".to_owned()],
        is_digital: false,
        is_printed: true,
        ..Content::default()
    };
    after.entry_id = Some(crate::register::create_in(ctx, tx, before.unit_id, &content, role).await?);
    let change = step::change("exemption.open", &after, role)
        .public()
        .because(reason)
        .detail(rules::Code::code(cause));
    step::write(ctx, tx, before, &after, change).await?;
    let mut told = role_holders(ctx, tx, Role::UnitPpid, Some(before.unit_id)).await?;
    told.extend(role_holders(ctx, tx, Role::MainPpid, None).await?);
    for account in told {
        notify(ctx, tx, account, "exemption-opened", &before.information, reason, &step::path(before.id))
            .await?;
    }
    Ok(())
}

/// `POST /kerja/dikecualikan/{id}/buka-akhir`
pub(super) async fn post_decide(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    match decide_opening(&ctx, id, version, fields.text("nomor-buka"), fields.text("tanggal-buka")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{}?ok=exemption-opening-decided", step::path(id)))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, Shown::refused(errors, fields)).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/dikecualikan/{id}/buka`
pub(super) async fn post_open(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let input = Open {
        id,
        version: fields.parse("version").unwrap_or_default(),
        by: fields.text("sebab").to_owned(),
        reason: fields.text("alasan-buka").to_owned(),
    };
    match open(&ctx, &input).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{}?ok=exemption-opened", step::path(id)))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, Shown::refused(errors, fields)).await,
        Err(other) => Err(other),
    }
}
