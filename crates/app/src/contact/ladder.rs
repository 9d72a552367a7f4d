//! `/kerja/kontak-unit/tangga`: on which day each rung is reached, as the body wants it.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::contact::{Ladder, LadderFault, Rung, RungDay};
use rules::permission::Act;

use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// A rung in the form.
struct Line {
    code: &'static str,
    name: String,
    months_after: String,
    day: String,
    error: String,
}

#[derive(Template)]
#[template(path = "contact/pages/ladder.html")]
struct LadderPage {
    p: Page,
    lines: Vec<Line>,
}

/// `GET /kerja/kontak-unit/tangga`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageContact, None)?;
    let ladder = store::ladder(ctx.db(), ctx.body()).await?;
    let typed = ladder.rungs().map(|(rung, on)| (rung, on.months_after.to_string(), on.day.to_string()));
    page(&ctx, typed.collect(), None, Some(query.text("ok")))
}

/// `POST /kerja/kontak-unit/tangga`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let typed: Vec<(Rung, String, String)> = Rung::ALL
        .iter()
        .map(|rung| {
            let of = |what: &str| fields.text(&format!("{what}-{rung}")).to_owned();
            (*rung, of("bulan"), of("hari"))
        })
        .collect();
    match set(&ctx, &typed).await? {
        None => Ok(see_other(&ctx, "/kerja/kontak-unit/tangga?ok=contact-ladder-saved")),
        Some(fault) => page(&ctx, typed, Some(fault), None),
    }
}

/// Sets the ladder, or says which rung is wrong. Errors: `Forbidden`.
async fn set(ctx: &Ctx, typed: &[(Rung, String, String)]) -> Result<Option<LadderFault>> {
    let role = ctx.allow(Act::ManageContact, None)?;
    let mut days = Vec::new();
    for (rung, months, day) in typed {
        let (Ok(months_after), Ok(day)) = (months.trim().parse(), day.trim().parse()) else {
            return Ok(Some(LadderFault::Day(*rung)));
        };
        days.push(RungDay { months_after, day });
    }
    let days = <[RungDay; 5]>::try_from(days).map_err(|_| Error::BadRequest)?;
    let ladder = match Ladder::new(days) {
        Ok(ladder) => ladder,
        Err(fault) => return Ok(Some(fault)),
    };
    let tx = ctx.db().begin().await?;
    store::put_ladder(&tx, ctx.body(), &ladder).await?;
    let told = ladder.rungs().map(|(rung, on)| format!("{rung} +{} tgl {}", on.months_after, on.day));
    let change = Change::new("contact.set-ladder", "body", ctx.body()).as_role(role);
    audit::record(ctx, &tx, change.detail(told.collect::<Vec<_>>().join(", "))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(None)
}

fn page(
    ctx: &Ctx,
    typed: Vec<(Rung, String, String)>,
    fault: Option<LadderFault>,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("contact-ladder-title")).section("contact").flash(ok);
    let error = |rung: Rung| match fault {
        Some(LadderFault::Day(wrong)) if wrong == rung => p.t("contact-error-day"),
        Some(LadderFault::Order(wrong)) if wrong == rung => p.t("contact-error-order"),
        _ => String::new(),
    };
    let line = |(rung, months_after, day): (Rung, String, String)| Line {
        code: rung.code(),
        name: p.t(&format!("contact-rung-{}", rung.code().replace('_', "-"))),
        error: error(rung),
        months_after,
        day,
    };
    let lines = typed.into_iter().map(line).collect();
    let status = if fault.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_status(status, &LadderPage { p, lines })
}
