//! Beginning a draft: one press, then the editor.

use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::{step, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{NewsId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Begins an empty draft of `unit`.
/// Errors: permission to write in the unit.
pub async fn create(ctx: &Ctx, unit: UnitId) -> Result<NewsId> {
    let role = ctx.allow(Act::WriteNews, Some(unit))?;
    let is_active = ctx.directory.unit(unit).is_some_and(crate::org::Unit::is_active);
    if !is_active {
        return Err(Error::NotFound);
    }
    let tx = ctx.db().begin().await?;
    let is_sample = ctx.directory.body.is_sample;
    let new = store::NewItem { unit, topic: None, author: ctx.account(), is_sample };
    let id = store::insert_news(&tx, ctx.body(), &new, ctx.now()).await?;
    audit::record(ctx, &tx, Change::new("news.create", "news", id).in_unit(unit).as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// `POST /kerja/berita/baru`: the unit is chosen in the form, or is the only one there is.
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let unit = match fields.parse::<UnitId>("unit") {
        Some(unit) => unit,
        None => ctx.units_for(Act::WriteNews).first().map(|unit| unit.id).ok_or(Error::NotFound)?,
    };
    let id = create(&ctx, unit).await?;
    Ok(see_other(&ctx, &step::path(id)))
}
