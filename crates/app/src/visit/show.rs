//! Showing the numbers of the city to everybody, or not any more: the body decides.

use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Shows the numbers at `/kunjungan`. Errors: `Forbidden`; `Refused` when they are shown.
pub async fn show(ctx: &Ctx) -> Result<()> {
    turn(ctx, true, "visit.show").await
}

/// Takes them back. Errors: as [`show()`].
pub async fn hide(ctx: &Ctx) -> Result<()> {
    turn(ctx, false, "visit.hide").await
}

async fn turn(ctx: &Ctx, is_shown: bool, act: &'static str) -> Result<()> {
    let role = ctx.allow(Act::ManageBody, None)?;
    if store::is_shown(ctx.db(), ctx.body()).await? == is_shown {
        return Err(Error::Refused("visit-refused-state"));
    }
    let tx = ctx.db().begin().await?;
    store::set_shown(&tx, ctx.body(), is_shown, ctx.now()).await?;
    audit::record(ctx, &tx, Change::new(act, "visit", ctx.body().0).as_role(role).public()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/kunjungan/tampilkan`
pub(super) async fn post_show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    show(&ctx).await?;
    Ok(see_other(&ctx, "/kerja/kunjungan?ok=visit-shown"))
}

/// `POST /kerja/kunjungan/sembunyikan`
pub(super) async fn post_hide(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    hide(&ctx).await?;
    Ok(see_other(&ctx, "/kerja/kunjungan?ok=visit-hidden"))
}
