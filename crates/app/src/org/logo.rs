//! The logo of a unit: uploaded, made small and harmless, or taken away again.

use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::Response;
use rules::permission::Act;
use web::form::FormLimits;

use super::model::{Unit, unit_digest};
use super::store;
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::file::upload::{self, Stored};
use crate::ids::UnitId;
use crate::page::see_other;
use crate::{Error, Result};

/// Largest picture taken for a logo, bytes.
const LOGO_BYTES: usize = 5_000_000;

/// Gives a unit a logo, or takes it away (`None`). An earlier file stays in the store.
/// Errors: `Forbidden`, `NotFound`.
pub async fn set_logo(ctx: &Ctx, id: UnitId, logo: Option<&Stored>) -> Result<()> {
    let role = ctx.allow(Act::EditUnitProfile, Some(id))?;
    let tx = ctx.db().begin().await?;
    let before =
        store::find_unit(&tx, ctx.body(), id).await?.filter(Unit::is_active).ok_or(Error::NotFound)?;
    let mut unit = before.clone();
    unit.logo_file_id = match logo {
        Some(stored) => Some(upload::insert(ctx, &tx, id, stored).await?),
        None => None,
    };
    store::update_unit(&tx, ctx.body(), &unit, ctx.now()).await?;
    let change = Change::new("unit.logo", "unit", id)
        .in_unit(id)
        .as_role(role)
        .public()
        .digests(unit_digest(&before), unit_digest(&unit));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/unit/{code}/logo`
pub(super) async fn save(
    SignedIn(ctx): SignedIn,
    Path(code): Path<String>,
    request: Request,
) -> Result<Response<Body>> {
    let unit = super::find(&ctx, &code)?;
    ctx.allow(Act::EditUnitProfile, Some(unit.id))?;
    let refuse = |key: &'static str| super::edit::refuse_logo(&ctx, &unit, key);
    let form = match web::form::read(request, &FormLimits::with_files(1, LOGO_BYTES)).await {
        Ok(form) => form,
        Err(error) => match Error::from(error) {
            Error::TooLarge => return refuse("file-refused-too-large").await,
            other => return Err(other),
        },
    };
    let Some(file) = form.into_files().into_iter().find(|file| file.field == "logo") else {
        return refuse("file-refused-empty").await;
    };
    let name = file.file_name.clone();
    let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
    match upload::store_logo(&ctx, &name, bytes).await {
        Ok(stored) => set_logo(&ctx, unit.id, Some(&stored)).await?,
        Err(Error::Refused(key)) => return refuse(key).await,
        Err(Error::FilesUnavailable) => return refuse(upload::AWAY).await,
        Err(other) => return Err(other),
    }
    Ok(see_other(&ctx, &format!("/kerja/unit/{code}?ok=logo-saved")))
}

/// `POST /kerja/unit/{code}/logo/hapus`
pub(super) async fn remove(SignedIn(ctx): SignedIn, Path(code): Path<String>) -> Result<Response<Body>> {
    let unit = super::find(&ctx, &code)?;
    set_logo(&ctx, unit.id, None).await?;
    Ok(see_other(&ctx, &format!("/kerja/unit/{code}?ok=logo-removed")))
}
