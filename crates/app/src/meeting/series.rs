//! `/kerja/rapat/seri/{series}`: the batches of a series, and one button that invites them all.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::call::Signer;
use super::model::{Meeting, Series};
use super::store;
use crate::ctx::SignedIn;
use crate::ids::{SeriesId, UnitId};
use crate::page::{Page, Query, html_status};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "meeting/pages/series.html")]
struct SeriesPage {
    p: Page,
    series: Series,
    /// Each meeting with its units.
    rows: Vec<(Meeting, Vec<UnitId>)>,
    is_open: bool,
    name: String,
    position: String,
    errors: Vec<(&'static str, String)>,
}

impl SeriesPage {
    #[expect(clippy::unused_self, reason = "templates call methods of the page")]
    fn many(&self, units: &[UnitId]) -> i64 {
        i64::try_from(units.len()).unwrap_or(i64::MAX)
    }
}

/// `GET /kerja/rapat/seri/{series}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SeriesId>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, id, &Typed::default(), Some(query.text("ok"))).await
}

/// The page, with a form that came back. Errors: `Forbidden`, `NotFound`.
pub(super) async fn page(ctx: &Ctx, id: SeriesId, typed: &Typed, ok: Option<&str>) -> Result<Response<Body>> {
    ctx.allow(Act::ManageMeetings, None)?;
    let series = store::find_series(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let mut rows = Vec::new();
    for meeting in store::list_of_series(ctx.db(), ctx.body(), id).await? {
        let units = store::list_units(ctx.db(), ctx.body(), meeting.id).await?;
        rows.push((meeting, units.into_iter().map(|invited| invited.unit_id).collect()));
    }
    let p = Page::new(ctx, series.title.clone()).section("meeting").flash(ok);
    let signer = Signer::proposed(ctx);
    let page = SeriesPage {
        is_open: rows.iter().any(|(meeting, _)| meeting.is("planned") && meeting.starts_at > ctx.now()),
        name: typed.value("undang", "nama", &signer.name),
        position: typed.value("undang", "jabatan", &signer.position),
        errors: typed.problems(&p),
        series,
        rows,
        p,
    };
    html_status(typed.status(), &page)
}
