//! Approving for a later time (*jadwalkan*), and taking off the plan again.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::{Step, check_schedule};

use super::posted::Posted;
use super::publish::{Publish, publish};
use super::{answer, jobs, step};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::NewsId;
use crate::{Ctx, Error, Result};

/// Approve for a time.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// The item.
    pub id: NewsId,
    /// The version the reviewer saw.
    pub version: i64,
    /// When it is to appear, Unix ms.
    pub publish_at: i64,
    /// Why the writer approves the own text; empty when another person wrote it.
    pub override_reason: String,
}

/// Plans the publication and puts its job in with the same transaction. A time within the last
/// minute means now.
/// Errors: `Invalid` when the text is not complete, the time has passed, or the two-person rule asks
/// for a reason; `Refused`, `Conflict`, `Forbidden`.
pub async fn schedule(ctx: &Ctx, input: &Schedule) -> Result<()> {
    let step::Taken { mut news, role, to } =
        step::take(ctx, input.id, Step::Schedule, Some(input.version)).await?;
    step::check(&step::latest(ctx, &news).await?).into_result()?;
    check_schedule(ctx.now(), input.publish_at)
        .map_err(|_| Error::Invalid(FieldErrors(vec![("date", "news-error-time-passed")])))?;
    let is_new = news.publish_at.is_none();
    if is_new {
        let approval = step::approve_by(ctx, &news, &input.override_reason)?;
        step::note_approval(&mut news, approval, &input.override_reason, ctx.account());
    }
    if input.publish_at <= ctx.now() {
        let (id, version) = (input.id, input.version);
        let override_reason = input.override_reason.clone();
        return publish(ctx, &Publish { id, version, override_reason }).await;
    }
    let digest = step::latest_digest(ctx, &news).await?;
    step::move_to(&mut news, to);
    news.publish_at = Some(input.publish_at);
    let detail = rules::zone::rfc3339(input.publish_at, &ctx.directory.zone);
    let change = step::change("news.schedule", &news, role)
        .because(&news.override_reason)
        .detail(detail)
        .digests("", digest);
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &news, change).await?;
    jobs::enqueue_publish(ctx, &tx, news.id, input.publish_at).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Takes a planned item back to review. Its job finds nothing to do and ends.
/// Errors: `Refused`, `Conflict`, `Forbidden`.
pub async fn unschedule(ctx: &Ctx, id: NewsId, version: i64) -> Result<()> {
    let step::Taken { mut news, role, to } = step::take(ctx, id, Step::Unschedule, Some(version)).await?;
    step::move_to(&mut news, to);
    news.publish_at = None;
    news.approved_by = None;
    news.needs_sign_off = false;
    news.override_reason.clear();
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &news, step::change("news.unschedule", &news, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Reads a day and a time as people type them, in the zone of the body.
/// Errors: `Invalid` for the fields `date` or `time`.
pub(super) fn parse_moment(ctx: &Ctx, day: &str, time: &str) -> Result<i64> {
    let mut errors = FieldErrors::default();
    let date = match bahasa::parse_date(day) {
        Ok(date) => Some(date),
        Err(bahasa::DateProblem::NoSuchDay) => {
            errors.add("date", "news-error-date-none");
            None
        }
        Err(_) => {
            errors.add("date", "news-error-date");
            None
        }
    };
    let time = bahasa::parse_time(time);
    if time.is_none() {
        errors.add("time", "news-error-time");
    }
    errors.into_result()?;
    date.zip(time)
        .and_then(|(date, time)| rules::zone::instant(date.to_datetime(time), &ctx.directory.zone))
        .ok_or(Error::BadRequest)
}

/// `POST /kerja/berita/{id}/jadwalkan`
pub(super) async fn post_schedule(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let override_reason = posted.text("override").to_owned();
    let act = async |version| {
        let publish_at = parse_moment(&ctx, posted.text("date"), posted.text("time"))?;
        schedule(&ctx, &Schedule { id, version, publish_at, override_reason }).await
    };
    answer::act(&ctx, id, &posted, "ok=news-scheduled", act).await
}

/// `POST /kerja/berita/{id}/batal-jadwal`
pub(super) async fn post_unschedule(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let done = unschedule(&ctx, id, posted.version()).await;
    answer::after(&ctx, id, &posted, done, "ok=news-unscheduled").await
}
