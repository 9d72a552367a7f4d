//! The page behind the link of a letter: saying yes, or ending it. Opening it changes nothing, because mail
//! programs open links by themselves; a button does. A POST without a word ends it too, as programs with a
//! button of their own send it (RFC 8058).

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::model::Subscription;
use super::{secret, store};
use crate::audit::{self, Change};
use crate::ctx::Visit;
use crate::form::Fields;
use crate::page::{Page, Query, html};
use crate::search::Asked;
use crate::{Ctx, Result};

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Waits for a yes.
    Asked,
    /// News are sent.
    Confirmed,
    /// It is over and forgotten.
    Ended,
}

#[derive(Template)]
#[template(path = "subscription/pages/answer.html")]
struct AnswerPage {
    p: Page,
    stage: Stage,
    what: String,
    search: String,
    action: String,
}

fn page(ctx: &Ctx, row: &Subscription, stage: Stage) -> Result<Response<Body>> {
    let asked = Asked::read(&ctx.directory, &Query::of(&row.question)?);
    let mut p = Page::new(ctx, ctx.locale.t("subscription-title")).section("search");
    p.is_hidden = true;
    let action = format!("/cari/langganan/{}", secret::token(ctx, row.id, &row.address_mark));
    let search = format!("/cari?{}", row.question);
    html(&AnswerPage { p, stage, what: asked.in_words(ctx, ctx.locale), search, action })
}

/// `GET /cari/langganan/{token}`
pub(super) async fn show(Visit(ctx): Visit, Path(token): Path<String>) -> Result<Response<Body>> {
    let row = secret::find(&ctx, &token).await?;
    let stage = if row.confirmed_at.is_some() { Stage::Confirmed } else { Stage::Asked };
    page(&ctx, &row, stage)
}

/// `POST /cari/langganan/{token}`: `act=confirm` says yes; everything else ends it.
pub(super) async fn post(
    Visit(ctx): Visit,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let row = secret::find(&ctx, &token).await?;
    let stage = if fields.text("act") == "confirm" {
        confirm(&ctx, &row).await?;
        Stage::Confirmed
    } else {
        end(&ctx, &row).await?;
        Stage::Ended
    };
    page(&ctx, &row, stage)
}

/// The owner of the address says yes (UU 27/2022 Ps.22); again does no harm.
async fn confirm(ctx: &Ctx, row: &Subscription) -> Result<()> {
    let tx = ctx.db().begin().await?;
    if store::set_confirmed(&tx, ctx.body(), row.id, ctx.now()).await? {
        audit::record(ctx, &tx, Change::new("subscription.confirm", "subscription", row.id)).await?;
        tx.commit().await?;
        ctx.app.ring();
    }
    Ok(())
}

/// Takes the yes back (UU 27/2022 Ps.9): the row goes with the address in it.
async fn end(ctx: &Ctx, row: &Subscription) -> Result<()> {
    let tx = ctx.db().begin().await?;
    if store::delete(&tx, ctx.body(), row.id).await? {
        audit::record(ctx, &tx, Change::new("subscription.end", "subscription", row.id)).await?;
        tx.commit().await?;
        ctx.app.ring();
    }
    Ok(())
}
