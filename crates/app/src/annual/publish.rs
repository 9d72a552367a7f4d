//! The yearly report is published: figures and words stand still, everybody reads it, and the register of public
//! information has an entry for it (UU 14/2008 Ps.11(1)h).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use rules::register::InformationClass;

use super::model::Chapters;
use super::save::{begun, check, typed};
use super::{desk, figures, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::EntryId;
use crate::page::{Fields, see_other};
use crate::register::{self, Content, Link};
use crate::{Ctx, Error, Result};

/// The obligation it fulfils: *laporan layanan informasi publik tahunan*.
const OBLIGATION: &str = "SS.19";

/// Longest name or office, in characters.
const CHARS: usize = 300;

/// Who signs.
#[derive(Debug, Clone, Default)]
pub struct Signature {
    /// Name.
    pub name: String,
    /// Office.
    pub position: String,
}

/// Publishes the report about a year that is over, with its words.
/// Errors: `Invalid`; `Refused` once it is published or before the year is over; `NotFound`, `Forbidden`.
pub async fn publish(ctx: &Ctx, year: i16, chapters: &Chapters, signature: &Signature) -> Result<()> {
    let role = ctx.allow(Act::DecideServiceReports, None)?;
    if year >= ctx.today().year() {
        return Err(Error::Refused("annual-refused-not-over"));
    }
    let mut errors = check(chapters, true);
    let is_fine = |text: &str| !text.trim().is_empty() && text.chars().count() <= CHARS;
    if !is_fine(&signature.name) || !is_fine(&signature.position) {
        errors.add("nama", "semester-error-signature");
    }
    errors.into_result()?;
    let sections = figures::chapters(ctx, year).await?;
    let known = store::find(ctx.db(), ctx.body(), year).await?;
    if known.is_some_and(|one| one.is_published()) {
        return Err(Error::Refused("annual-refused-published"));
    }
    let tx = ctx.db().begin().await?;
    let mut one = begun(ctx, &tx, year).await?;
    one.put(chapters);
    one.figures = serde_json::to_string(&sections).map_err(anyhow::Error::new)?;
    signature.name.trim().clone_into(&mut one.signer_name);
    signature.position.trim().clone_into(&mut one.signer_position);
    "published".clone_into(&mut one.state);
    one.published_at = Some(ctx.now());
    one.digest = one.content_digest();
    one.entry_id = Some(enter(ctx, &tx, year, role).await?);
    store::update(&tx, ctx.body(), &one, ctx.now()).await?;
    let change = Change::new("annual.publish", "annual_report", i64::from(year)).as_role(role).public();
    audit::record(ctx, &tx, change.digests("", one.digest.0)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Puts the report into the register of the main PPID's unit, public at once: who publishes verifies.
async fn enter(ctx: &Ctx, tx: &db::Tx, year: i16, role: Option<rules::role::Role>) -> Result<EntryId> {
    let body = &ctx.directory.body;
    let unit = body.ppid_unit_id.or(body.root_unit_id).ok_or(Error::NotFound)?;
    let year_words = [("x", year.to_string().into()), ("y", body.name.clone().into())];
    let title = crate::locale::Locale::Indonesian.with("annual-entry-title", &year_words);
    let content = Content {
        summary: crate::locale::Locale::Indonesian.with("annual-entry-summary", &year_words),
        class: InformationClass::OnDemand,
        holder: ctx.directory.name(unit).to_owned(),
        made_on: ctx.today().to_string(),
        is_digital: true,
        year: Some(i64::from(year)),
        obligations: vec![OBLIGATION.to_owned()],
        links: vec![Link { title: title.clone(), url: format!("{}/laporan-layanan/{year}", ctx.origin) }],
        title,
        ..Content::default()
    };
    register::publish_at_once(ctx, tx, unit, &content, role).await
}

/// `POST /kerja/laporan/tahunan/{year}/terbitkan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(year): Path<i16>,
    fields: Fields,
) -> Result<Response<Body>> {
    let signature =
        Signature { name: fields.text("nama").to_owned(), position: fields.text("jabatan").to_owned() };
    match publish(&ctx, year, &typed(&fields), &signature).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/laporan/tahunan/{year}?ok=annual-published"))),
        Err(Error::Invalid(errors)) => desk::page(&ctx, year, Some(&fields), (errors, "")).await,
        Err(other) => Err(other),
    }
}
