//! Alerts in the workroom: what stands now, what was, and the way to a new one.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::{Act, Denied};

use super::model::PublicAlert;
use super::public::state_word;
use super::store::{self, Filter, START};
use super::words;
use crate::ctx::SignedIn;
use crate::page::{Page, html};
use crate::{Error, Result};

/// Alerts on the page; older ones are on the public list.
const NEWEST: i64 = 100;

struct Row {
    alert: PublicAlert,
    state: &'static str,
    area: String,
    unit: String,
}

#[derive(Template)]
#[template(path = "alert/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
}

/// `GET /kerja/peringatan`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    if ctx.units_for(Act::IssueAlert).is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let alerts = store::list(ctx.db(), ctx.body(), Filter::default(), START, NEWEST).await?;
    let p = Page::new(&ctx, ctx.locale.t("alert-list-title")).section("alerts");
    let row = |alert: PublicAlert| Row {
        state: state_word(alert.state_at(ctx.now())),
        area: words::area_name(&ctx.directory, p.locale, &alert.content),
        unit: ctx.directory.name(alert.unit_id).to_owned(),
        alert,
    };
    let rows = alerts.into_iter().map(row).collect();
    html(&ListPage { rows, p })
}
