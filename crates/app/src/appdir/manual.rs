//! Manuals of an application as files: documents its unit published in the register, behind their permanent addresses.
//! What is taken off the register is no manual any more, and is one again when it comes back.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Db, Sql, params, sql};
use rules::permission::Act;

use super::{desk, save, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::document::public_name;
use crate::error::FieldErrors;
use crate::ids::{BodyId, CityAppId, DocumentId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

const LIST: Sql = sql!("sql/list_manuals.sql");
const LIST_DOCUMENTS: Sql = sql!("sql/list_documents.sql");
const DELETE: Sql = sql!("sql/delete_manuals.sql");
const INSERT: Sql = sql!("sql/insert_manual.sql");

/// Manuals of one application at most.
pub(super) const MOST: usize = 10;

db::record! {
    /// A manual everybody may read now.
    #[derive(Debug, Clone)]
    pub struct Manual {
        /// Of which application.
        pub app_id: CityAppId,
        /// The document.
        pub document_id: DocumentId,
        /// File name.
        pub name: String,
        /// Size.
        pub bytes: i64,
        /// What it is called.
        pub title: String,
    }
}

impl Manual {
    /// Its permanent address.
    pub fn path(&self) -> String {
        format!("/dokumen/{}/{}", self.document_id, public_name(&self.name))
    }
}

db::record! {
    /// A public document of a unit.
    #[derive(Debug, Clone)]
    pub(super) struct Choice {
        pub(super) document_id: DocumentId,
        pub(super) name: String,
        pub(super) bytes: i64,
        pub(super) title: String,
    }
}

/// Manuals of an application, or of all, that everybody may read now. Errors: the database does not answer.
pub async fn list(db: &Db, body: BodyId, app: Option<CityAppId>) -> Result<Vec<Manual>> {
    Ok(db.all(&LIST, params![body, app]).await?)
}

/// Public documents of a unit, those of the newest entries first.
pub(super) async fn documents(db: &Db, body: BodyId, unit: UnitId) -> Result<Vec<Choice>> {
    Ok(db.all(&LIST_DOCUMENTS, params![body, unit]).await?)
}

/// Makes exactly these documents the manuals of an application; what is published changes at once, so it takes who may
/// publish. `version` is the one the form knew. Errors: `NotFound`, `Forbidden`, `Conflict`; `Invalid` for what is no
/// public document of the unit, and for too many.
pub async fn choose(ctx: &Ctx, id: CityAppId, version: i64, chosen: &BTreeSet<DocumentId>) -> Result<()> {
    let mut app = save::readable(ctx, id).await?;
    let act = if app.is_public() { Act::PublishApps } else { Act::WriteApps };
    let role = ctx.allow(act, Some(app.head.unit_id))?;
    let known = documents(ctx.db(), ctx.body(), app.head.unit_id).await?;
    let before = list(ctx.db(), ctx.body(), Some(id)).await?;
    let is_known = |id: &DocumentId| {
        known.iter().any(|one| one.document_id == *id) || before.iter().any(|one| one.document_id == *id)
    };
    let mut errors = FieldErrors::default();
    if !chosen.iter().all(is_known) {
        errors.add("dokumen", "appdir-error-manual");
    } else if chosen.len() > MOST {
        errors.add("dokumen", "appdir-error-manuals");
    }
    errors.into_result()?;
    app.head.version = version;
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &app).await?;
    tx.exec(&DELETE, params![ctx.body(), id]).await?;
    for document in chosen {
        tx.exec(&INSERT, params![ctx.body(), id, *document]).await?;
    }
    let told: Vec<String> = chosen.iter().map(ToString::to_string).collect();
    let change = Change::new("appdir.manuals", "city_app", id).in_unit(app.head.unit_id).as_role(role);
    let change = if app.is_public() { change.public() } else { change };
    audit::record(ctx, &tx, change.detail(told.join(", "))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/aplikasi/{app}/panduan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<CityAppId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("versi").ok_or(Error::BadRequest)?;
    let chosen: Option<BTreeSet<DocumentId>> =
        fields.all("dokumen").map(|one| one.parse().map(DocumentId).ok()).collect();
    let chosen = chosen.ok_or(Error::BadRequest)?;
    let errors = match choose(&ctx, id, version, &chosen).await {
        Ok(()) => return Ok(see_other(&ctx, &format!("/kerja/aplikasi/{id}?ok=appdir-saved"))),
        Err(Error::Invalid(errors)) => errors,
        Err(Error::Conflict) => FieldErrors::changed("dokumen"),
        Err(other) => return Err(other),
    };
    desk::with_manuals(&ctx, id, chosen, errors).await
}
