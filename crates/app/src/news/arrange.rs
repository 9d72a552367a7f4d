//! What stands around the words: unit, address, review-by date, planned day (*atur*).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::State;
use rules::permission::Act;

use super::model::News;
use super::posted::Posted;
use super::{address, answer, plan, step};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{NewsId, UnitId};
use crate::{Ctx, Error, Result};

/// What may be arranged.
#[derive(Debug, Clone, Default)]
pub struct Arrange {
    /// The version the person saw.
    pub version: i64,
    /// Unit that speaks; `None` leaves it.
    pub unit: Option<UnitId>,
    /// Address as typed; empty leaves it.
    pub slug: String,
    /// Day on which someone should look again, as typed; empty takes it away.
    pub review_by: String,
    /// Day on which it is meant to appear, as typed; empty takes it away.
    pub plan: String,
}

/// Who may arrange an item where it stands: its writers before review, reviewers from then on.
pub(super) fn act_for(news: &News) -> Act {
    match news.state.0 {
        State::Draft | State::Returned => Act::WriteNews,
        _ => Act::ReviewNews,
    }
}

/// Changes unit, address, review-by date and planned day.
/// Errors: `Invalid` for `slug` (in use), `review_by` and `plan`; `Forbidden` for the other unit; `Conflict`.
pub async fn arrange(ctx: &Ctx, id: NewsId, input: &Arrange) -> Result<()> {
    let mut news = step::find(ctx, id).await?;
    let act = act_for(&news);
    let role = ctx.allow(act, Some(news.unit_id))?;
    if news.version != input.version {
        return Err(Error::Conflict);
    }
    if let Some(unit) = input.unit.filter(|unit| *unit != news.unit_id) {
        ctx.allow(act, Some(unit))?;
        ctx.directory.unit(unit).filter(|unit| unit.is_active()).ok_or(Error::NotFound)?;
        news.unit_id = unit;
    }
    let mut errors = FieldErrors::default();
    match bahasa::parse_date(&input.review_by) {
        Ok(day) => news.review_by_on = Some(day.to_string()),
        Err(bahasa::DateProblem::Empty) => news.review_by_on = None,
        Err(_) => errors.add("review_by", "news-error-date"),
    }
    let planned = match bahasa::parse_date(&input.plan) {
        Ok(day) => Some(day.to_string()),
        Err(bahasa::DateProblem::Empty) => None,
        Err(_) => {
            errors.add("plan", "news-error-date");
            None
        }
    };
    let tx = ctx.db().begin().await?;
    let typed = input.slug.trim();
    if !typed.is_empty() && news.slug.as_deref() != Some(typed) {
        match address::take(ctx, &tx, id, typed).await {
            Ok(slug) => news.slug = Some(slug),
            Err(Error::Refused(_)) => errors.add("slug", "news-error-slug-used"),
            Err(other) => return Err(other),
        }
    }
    errors.into_result()?;
    plan::put(&tx, ctx.body(), id, planned.as_deref()).await?;
    let change = step::change("news.arrange", &news, role);
    let is_public = matches!(news.state.0, State::Published | State::Withdrawn);
    step::write(ctx, &tx, &news, if is_public { change.public() } else { change }).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/{id}/atur`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let act = async |version| {
        let input = Arrange {
            version,
            unit: posted.text("unit").parse().ok(),
            slug: posted.text("slug").to_owned(),
            review_by: posted.text("review_by").to_owned(),
            plan: posted.text("plan").to_owned(),
        };
        arrange(&ctx, id, &input).await
    };
    answer::act(&ctx, id, &posted, "ok=news-arranged", act).await
}
