//! Beginning a draft: one press, then the editor; empty, or from the template of a kind of event.

use axum::body::Body;
use axum::http::Response;
use newsroom::Kind;
use rules::permission::Act;

use super::model::Content;
use super::{step, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{NewsId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// A draft to be begun.
#[derive(Debug, Clone, Copy)]
pub struct Begin {
    /// Unit that speaks.
    pub unit: UnitId,
    /// Kind of event whose template is the first text; none for an empty draft.
    pub kind: Option<Kind>,
}

/// Begins a draft.
/// Errors: permission to write in the unit.
pub async fn create(ctx: &Ctx, begin: Begin) -> Result<NewsId> {
    let Begin { unit, kind } = begin;
    let role = ctx.allow(Act::WriteNews, Some(unit))?;
    let is_active = ctx.directory.unit(unit).is_some_and(crate::org::Unit::is_active);
    if !is_active {
        return Err(Error::NotFound);
    }
    let tx = ctx.db().begin().await?;
    let is_sample = ctx.directory.body.is_sample;
    let new = store::NewItem { unit, topic: None, author: ctx.account(), is_sample };
    let id = store::insert_news(&tx, ctx.body(), &new, ctx.now()).await?;
    let mut change = Change::new("news.create", "news", id).in_unit(unit).as_role(role);
    if let Some(kind) = kind {
        let (title, lead, text) = kind.parts();
        let content =
            Content { title: title.into(), lead: lead.into(), text: text.into(), ..Content::default() };
        let (revision, digest) =
            store::insert_revision(&tx, ctx.body(), id, &content, ctx.account(), ctx.now()).await?;
        let mut news = store::find_news(&tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
        news.latest_revision_id = Some(revision);
        news.last_writer_id = ctx.account();
        store::update_news(&tx, ctx.body(), &news, ctx.now()).await?;
        change = change.detail(kind.code).digests("", digest);
    }
    audit::record(ctx, &tx, change).await?;
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
    let id = create(&ctx, Begin { unit, kind: Kind::from_code(fields.text("kind")) }).await?;
    Ok(see_other(&ctx, &step::path(id)))
}
