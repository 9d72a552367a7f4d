//! What citizens say of an application: one sentence or two and whether it helped. No account, no name, no mail address is
//! asked. Nothing is seen before somebody of the city's office has read it; nobody may hide one for being unkind, so a
//! refusal needs a reason, which stands in the change log. The unit may answer, and a reader may report abuse.

use db::{Db, Sql, Tx, params, sql};
use rules::permission::Act;
use rules::role::Role;

use super::model::CityApp;
use super::{find_public, store};
use crate::audit::{self, Change};
use crate::dashboard;
use crate::error::FieldErrors;
use crate::ids::{AppReviewId, BodyId, CityAppId};
use crate::{Ctx, Error, Result};

const INSERT: Sql = sql!("sql/insert_review.sql");
const FIND: Sql = sql!("sql/find_review.sql");
const LIST: Sql = sql!("sql/list_reviews.sql");
const LIST_DESK: Sql = sql!("sql/list_desk_reviews.sql");
const UPDATE: Sql = sql!("sql/update_review.sql");
const COUNT_WAITING: Sql = sql!("sql/count_waiting.sql");

const SHORTEST: usize = 10;
/// Longest review, reason and answer, in characters.
pub(super) const LONGEST: usize = 600;
/// Reports after which a review is hidden until it was read again.
const HIDING_REPORTS: i64 = 3;
/// Reviews that wait at most: a flood does not fill the table.
const MOST_WAITING: i64 = 500;

db::record! {
    /// What somebody said of an application.
    #[derive(Debug, Clone)]
    pub struct Review {
        /// Id.
        pub id: AppReviewId,
        /// Of which application.
        pub app_id: CityAppId,
        /// The words.
        pub text: String,
        /// Whether it helped.
        pub is_helpful: bool,
        /// When, Unix ms.
        pub written_at: i64,
        /// `waiting`, `shown` or `refused`.
        pub state: String,
        /// Why it was refused; empty when it was not.
        pub reason: String,
        /// What the unit says to it; empty = nothing yet.
        pub answer: String,
        /// When, Unix ms.
        pub answered_at: Option<i64>,
        /// How often it was reported since somebody read it.
        pub reports: i64,
    }
}

/// Reviews everybody sees, the newest first. Errors: the database does not answer.
pub(super) async fn list(db: &Db, body: BodyId, app: CityAppId) -> Result<Vec<Review>> {
    Ok(db.all(&LIST, params![body, app]).await?)
}

/// Reviews that wait, were reported or are shown, in this order. Errors: the database does not answer.
pub(super) async fn list_desk(db: &Db, body: BodyId) -> Result<Vec<Review>> {
    Ok(db.all(&LIST_DESK, params![body]).await?)
}

async fn find(ctx: &Ctx, id: AppReviewId) -> Result<(Review, CityApp)> {
    let review: Review = ctx.db().optional(&FIND, params![ctx.body(), id]).await?.ok_or(Error::NotFound)?;
    let app = store::find(ctx.db(), ctx.body(), review.app_id).await?;
    Ok((review, app))
}

/// Writes a review that was in a state. Errors: `Conflict` when it is not any more.
async fn update(tx: &Tx, body: BodyId, was: &str, review: &Review) -> Result<()> {
    let values = params![
        body,
        review.id,
        was,
        &review.state,
        &review.reason,
        &review.answer,
        review.answered_at,
        review.reports,
    ];
    if tx.exec(&UPDATE, values).await? == 1 { Ok(()) } else { Err(Error::Conflict) }
}

fn checked(field: &'static str, text: &str, least: usize) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let length = text.chars().count();
    if length < least {
        errors.add(field, if least > 1 { "appdir-review-error-short" } else { "appdir-error-empty" });
    } else if length > LONGEST {
        errors.add(field, "appdir-review-error-long");
    }
    errors
}

/// Takes what somebody says of a published application; it waits until it was read.
/// `is_helpful` is `None` when nothing was chosen.
/// Errors: `NotFound`, `Invalid`; `TooMany` from one network, or when too many wait.
pub async fn submit(ctx: &Ctx, app: CityAppId, text: &str, is_helpful: Option<bool>) -> Result<AppReviewId> {
    let app = find_public(ctx.db(), ctx.body(), app).await?.ok_or(Error::NotFound)?;
    let mut errors = checked("ulasan", text, SHORTEST);
    if is_helpful.is_none() {
        errors.add("membantu", "appdir-review-error-helpful");
    }
    errors.into_result()?;
    throttle(ctx, "review")?;
    let waiting: i64 = ctx.db().one(&COUNT_WAITING, params![ctx.body()]).await?;
    if waiting >= MOST_WAITING {
        return Err(Error::TooMany);
    }
    let tx = ctx.db().begin().await?;
    let values = params![ctx.body(), app.head.id, text, is_helpful == Some(true), ctx.now()];
    let id: AppReviewId = tx.one(&INSERT, values).await?;
    let told = dashboard::Said {
        kind: "app-review",
        subject: &app.said.name,
        remark: "",
        path: "/kerja/aplikasi/ulasan",
    };
    for account in dashboard::role_holders(ctx, &tx, Role::MainPpid, None).await? {
        dashboard::note(ctx, &tx, account, &told).await?;
    }
    let change = Change::new("appdir.review", "app_review", id.0).in_unit(app.head.unit_id);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

fn throttle(ctx: &Ctx, what: &str) -> Result<()> {
    ctx.app.limiter.take(&format!("{what}|{}", ctx.network), ctx.now()).map_err(|_wait| Error::TooMany)
}

/// Shows a review that waits, or one that was reported goes on. Errors: `Forbidden`, `NotFound`; `Conflict`.
pub async fn accept(ctx: &Ctx, id: AppReviewId) -> Result<()> {
    judge(ctx, id, "shown", "appdir.review-accept", "").await
}

/// Keeps a review from being seen, or hides it. Errors: as [`accept()`]; `Invalid` without a reason.
pub async fn refuse(ctx: &Ctx, id: AppReviewId, reason: &str) -> Result<()> {
    checked("alasan", reason, 1).into_result()?;
    judge(ctx, id, "refused", "appdir.review-refuse", reason).await
}

async fn judge(ctx: &Ctx, id: AppReviewId, state: &str, act: &'static str, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::ModerateReviews, None)?;
    let (mut review, app) = find(ctx, id).await?;
    let was = std::mem::replace(&mut review.state, state.to_owned());
    reason.clone_into(&mut review.reason);
    review.reports = 0;
    let tx = ctx.db().begin().await?;
    update(&tx, ctx.body(), &was, &review).await?;
    let change = Change::new(act, "app_review", id.0).in_unit(app.head.unit_id).as_role(role).public();
    audit::record(ctx, &tx, change.because(reason)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The unit answers a review everybody sees. Errors: `Forbidden`, `NotFound`; `Invalid`; `Conflict`.
pub async fn answer(ctx: &Ctx, id: AppReviewId, text: &str) -> Result<()> {
    let (mut review, app) = find(ctx, id).await?;
    let role = ctx.allow(Act::PublishApps, Some(app.head.unit_id))?;
    checked("jawaban", text, 1).into_result()?;
    text.clone_into(&mut review.answer);
    review.answered_at = Some(ctx.now());
    let tx = ctx.db().begin().await?;
    update(&tx, ctx.body(), "shown", &review).await?;
    let change = Change::new("appdir.review-answer", "app_review", id.0).in_unit(app.head.unit_id);
    audit::record(ctx, &tx, change.as_role(role).public()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// A reader says that a review is abuse: the office reads it again, and after some reports it is hidden until then.
/// Errors: `NotFound` when it is not shown; `TooMany` from one network.
pub async fn report(ctx: &Ctx, app: CityAppId, id: AppReviewId) -> Result<()> {
    let (mut review, of) = find(ctx, id).await?;
    if review.state != "shown" || review.app_id != app || !of.is_public() {
        return Err(Error::NotFound);
    }
    throttle(ctx, &format!("review-report|{id}"))?;
    review.reports += 1;
    if review.reports >= HIDING_REPORTS {
        "waiting".clone_into(&mut review.state);
    }
    let tx = ctx.db().begin().await?;
    update(&tx, ctx.body(), "shown", &review).await?;
    let change = Change::new("appdir.review-report", "app_review", id.0).in_unit(of.head.unit_id).public();
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
