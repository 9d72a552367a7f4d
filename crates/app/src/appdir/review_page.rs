//! Pages of reviews: the form of a citizen, and the list of the office and the units.

use std::borrow::Borrow;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::model::CityApp;
use super::review::{self, LONGEST, Review};
use super::{find_public, store};
use crate::ctx::{SignedIn, Visit};
use crate::ids::{AppReviewId, CityAppId};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// The forms of the office's list; which review they are about stands in their field `ulasan`.
const FORM: &str = "petugas";
/// Where the office reads.
const DESK: &str = "/kerja/aplikasi/ulasan";

#[derive(Template)]
#[template(path = "appdir/pages/review.html")]
struct FormPage {
    p: Page,
    one: CityApp,
    most: usize,
    text: String,
    /// `ya`, `tidak`, or nothing chosen yet: nobody is led to an answer.
    helpful: String,
    errors: Vec<(&'static str, String)>,
}

async fn form(ctx: &Ctx, id: CityAppId, typed: &Typed, ok: Option<&str>) -> Result<Response<Body>> {
    let one = find_public(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let title = ctx.locale.with("appdir-review-of", &[("x", one.said.name.clone().into())]);
    let mut p = Page::new(ctx, title).section("appdir").flash(ok);
    p.is_hidden = true;
    let value = |name: &str| typed.value("ulasan", name, "");
    let (text, helpful) = (value("ulasan"), value("membantu"));
    html_status(
        typed.status(),
        &FormPage { errors: typed.problems(&p), one, most: LONGEST, text, helpful, p },
    )
}

/// `GET /aplikasi/{app}/ulasan`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path(id): Path<CityAppId>,
    query: Query,
) -> Result<Response<Body>> {
    form(&ctx, id, &Typed::default(), query.raw("ok")).await
}

/// `POST /aplikasi/{app}/ulasan`
pub(super) async fn post(
    Visit(ctx): Visit,
    Path(id): Path<CityAppId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let text = fields.text("ulasan").split_whitespace().collect::<Vec<_>>().join(" ");
    let is_helpful = match fields.text("membantu") {
        "ya" => Some(true),
        "tidak" => Some(false),
        _ => None,
    };
    match review::submit(&ctx, id, &text, is_helpful).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/aplikasi/{id}/ulasan?ok=appdir-review-sent"))),
        Err(Error::Invalid(errors)) => form(&ctx, id, &Typed::wrong("ulasan", &fields, errors), None).await,
        Err(other) => Err(other),
    }
}

/// `POST /aplikasi/{app}/ulasan/{review}/lapor`
pub(super) async fn report(
    Visit(ctx): Visit,
    Path((app, id)): Path<(CityAppId, AppReviewId)>,
) -> Result<Response<Body>> {
    review::report(&ctx, app, id).await?;
    Ok(see_other(&ctx, &format!("/aplikasi/{app}/ulasan?ok=appdir-review-reported")))
}

/// A review as the workroom shows it.
struct Line {
    one: Review,
    app: String,
    app_path: String,
    may_answer: bool,
}

#[derive(Template)]
#[template(path = "appdir/pages/reviews.html")]
struct DeskPage {
    p: Page,
    lines: Vec<Line>,
    may_judge: bool,
    /// Where the field with the fault is, and what is wrong.
    errors: Vec<(String, String)>,
    typed: Typed,
}

impl DeskPage {
    /// What stands in a field of a review's forms: as typed, else as it is.
    fn value(&self, id: impl Borrow<AppReviewId>, name: &str, known: &str) -> String {
        if self.typed.value(FORM, "ulasan", "") == id.borrow().to_string() {
            self.typed.value(FORM, name, known)
        } else {
            known.to_owned()
        }
    }
}

/// What waits is for those who judge; what is shown is for the unit too.
async fn desk(ctx: &Ctx, typed: Typed, ok: Option<&str>) -> Result<Response<Body>> {
    let may_judge = ctx.may(Act::ModerateReviews, None);
    if !may_judge && ctx.units_for(Act::PublishApps).is_empty() {
        ctx.allow(Act::PublishApps, None)?;
    }
    let apps = store::list(ctx.db(), ctx.body(), None).await?;
    let mut lines = Vec::new();
    for one in review::list_desk(ctx.db(), ctx.body()).await? {
        let Some(app) = apps.iter().find(|app| app.head.id == one.app_id) else { continue };
        let may_answer = ctx.may(Act::PublishApps, Some(app.head.unit_id)) && one.state == "shown";
        if may_judge || may_answer {
            lines.push(Line { one, app: app.said.name.clone(), app_path: app.path(), may_answer });
        }
    }
    let p = Page::new(ctx, ctx.locale.t("appdir-reviews")).section("appdir").flash(ok);
    let id = typed.value(FORM, "ulasan", "");
    let errors =
        typed.problems(&p).into_iter().map(|(field, text)| (format!("{field}-{id}"), text)).collect();
    html_status(typed.status(), &DeskPage { p, lines, may_judge, errors, typed })
}

/// `GET /kerja/aplikasi/ulasan`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    desk(&ctx, Typed::default(), query.raw("ok")).await
}

/// What comes back from an act: the list, or what was wrong in its form.
async fn done(ctx: &Ctx, done: Result<()>, fields: &Fields, code: &str) -> Result<Response<Body>> {
    match done {
        Ok(()) => Ok(see_other(ctx, &format!("{DESK}?ok={code}"))),
        Err(Error::Invalid(errors)) => desk(ctx, Typed::wrong(FORM, fields, errors), None).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/aplikasi/ulasan/{review}/tampilkan`
pub(super) async fn accept(SignedIn(ctx): SignedIn, Path(id): Path<AppReviewId>) -> Result<Response<Body>> {
    review::accept(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("{DESK}?ok=appdir-review-shown")))
}

/// `POST /kerja/aplikasi/ulasan/{review}/tolak`
pub(super) async fn refuse(
    SignedIn(ctx): SignedIn,
    Path(id): Path<AppReviewId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let refused = review::refuse(&ctx, id, fields.text("alasan").trim()).await;
    done(&ctx, refused, &fields, "appdir-review-refused").await
}

/// `POST /kerja/aplikasi/ulasan/{review}/jawab`
pub(super) async fn answer(
    SignedIn(ctx): SignedIn,
    Path(id): Path<AppReviewId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let answered = review::answer(&ctx, id, fields.text("jawaban").trim()).await;
    done(&ctx, answered, &fields, "appdir-review-answered").await
}
