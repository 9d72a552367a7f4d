//! `/kerja/indeks/instrumen`: the body's own instruments. A text is never changed: a change is a new version, and an
//! assessment that runs keeps the version it began with.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::assessment::{Fault, Finding};
use rules::permission::Act;
use sha2::{Digest as _, Sha256};

use super::model::OwnScheme;
use super::schemes::read;
use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::Hex;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Largest text: an instrument of a thousand questions.
const TEXT_BYTES: usize = 300_000;

#[derive(Template)]
#[template(path = "assessment/pages/instrument.html")]
struct InstrumentPage {
    p: Page,
    versions: Vec<(String, String)>,
    faults: Vec<String>,
    content: String,
    format: String,
    errors: FieldErrors,
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Kept as this version of each of these instruments.
    New(Vec<(String, i64)>),
    /// Refused, nothing was kept.
    Refused(Vec<Finding<Fault>>),
}

/// Keeps a text as a new version of the instruments in it.
/// Errors: `Forbidden`; `Conflict` when somebody else kept one meanwhile.
pub async fn keep(ctx: &Ctx, format: &str, content: &str) -> Result<Kept> {
    let role = ctx.allow(Act::ManageAssessment, None)?;
    let found = read(format, content);
    let faults: Vec<_> = found.iter().flat_map(|one| one.faults.clone()).collect();
    if !faults.is_empty() {
        return Ok(Kept::Refused(faults));
    }
    let mut kept = Vec::new();
    for one in found {
        let known = store::list_schemes(ctx.db(), ctx.body(), Some(&one.code)).await?;
        kept.push((one.code, known.first().map_or(1, |newest| newest.version + 1)));
    }
    let digest = Hex(audit::hex(&Sha256::digest(content.as_bytes())));
    let tx = ctx.db().begin().await?;
    for (code, version) in &kept {
        let (code, version) = (code.clone(), *version);
        let own = OwnScheme {
            code: code.clone(),
            version,
            format: format.to_owned(),
            content: content.to_owned(),
            digest: digest.clone(),
            made_at: ctx.now(),
        };
        if !store::insert_scheme(&tx, ctx.body(), &own).await? {
            return Err(Error::Conflict);
        }
        let change = Change::new("assessment.scheme", "body", ctx.body()).as_role(role).public();
        let change = change.detail(format!("{code} {version}")).digests("", digest.0.clone());
        audit::record(ctx, &tx, change).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(Kept::New(kept))
}

async fn page(
    ctx: &Ctx,
    (format, content): (&str, &str),
    faults: &[Finding<Fault>],
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("assessment-instrument-title")).section("index").flash(ok);
    let own = store::list_schemes(ctx.db(), ctx.body(), None).await?;
    let is_fine = faults.is_empty() && errors.0.is_empty();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let fault = |one: &Finding<Fault>| {
        let name = p.t(&format!("assessment-fault-{}", one.what.code().replace('_', "-")));
        let place = p.w("assessment-fault-line", &one.line.to_string());
        format!("{place}: {name} ({} {})", one.about, one.value)
    };
    let page = InstrumentPage {
        versions: own
            .iter()
            .map(|own| (format!("{} ({})", own.code, own.version), p.day(own.made_at)))
            .collect(),
        faults: faults.iter().map(fault).collect(),
        content: content.to_owned(),
        format: format.to_owned(),
        errors,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/indeks/instrumen?contoh=KODE`: with the text of one that exists, to begin from.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageAssessment, None)?;
    let all = super::instruments(&ctx).await?;
    let example = all.iter().find(|one| one.scheme.code == query.text("contoh"));
    let (format, content) = example.map_or(("toml", ""), |one| (one.format.as_str(), one.content.as_str()));
    page(&ctx, (format, content), &[], FieldErrors::default(), Some(query.text("ok"))).await
}

/// `POST /kerja/indeks/instrumen`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    ctx.allow(Act::ManageAssessment, None)?;
    let format = if fields.text("bentuk") == "csv" { "csv" } else { "toml" };
    let content = fields.raw("isi").unwrap_or_default();
    let mut errors = FieldErrors::default();
    if content.trim().is_empty() || content.len() > TEXT_BYTES {
        errors.add("isi", "assessment-error-text");
        return page(&ctx, (format, content), &[], errors, None).await;
    }
    match keep(&ctx, format, content).await? {
        Kept::New(_) => Ok(see_other(&ctx, "/kerja/indeks?ok=assessment-scheme-kept")),
        Kept::Refused(faults) => page(&ctx, (format, content), &faults, errors, None).await,
    }
}
