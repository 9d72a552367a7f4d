//! `/kerja/nilai-resmi/baru`: one claim, typed as it stands in a decree or in the press.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::claim::Said;
use rules::permission::Act;

use super::model::{ClaimId, digest_of};
use super::{book, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Longest field, in characters.
const CHARS: usize = 1_000;

/// Names of the fields in the form, each with its text key and whether it may not be empty.
const FIELDS: [(&str, &str, bool); 10] = [
    ("tahun", "year", true),
    ("badan", "body", true),
    ("nilai", "score", false),
    ("kualifikasi", "qualification", false),
    ("peringkat", "rank", false),
    ("jumlah", "bodies", false),
    ("penilai", "assessor", false),
    ("dokumen", "document", false),
    ("sumber", "source", true),
    ("catatan", "note", false),
];

/// Takes in one claim, letter by letter. Returns it.
/// Errors: `Invalid` without year, body or source, when nothing is claimed, or when it is known already; `Forbidden`.
pub async fn note(ctx: &Ctx, said: &Said) -> Result<ClaimId> {
    let role = ctx.allow(Act::KeepClaims, None)?;
    check(said).into_result()?;
    let tx = ctx.db().begin().await?;
    let from = store::From { file: "", line: 0, at: ctx.now(), by: ctx.account() };
    if !store::insert(&tx, ctx.body(), said, &from).await? {
        let mut known = FieldErrors::default();
        known.add("tahun", "claim-error-known");
        return Err(Error::Invalid(known));
    }
    let digest = digest_of(said).0;
    let change = Change::new("claim.note", "body", ctx.body()).as_role(role).public();
    let change = change.detail(format!("{} {}", said.body, said.year)).digests("", digest.clone());
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    let book = book::read(ctx).await?;
    let made = book.rows.iter().find(|row| row.digest.0 == digest);
    made.map(|row| row.id).ok_or(Error::NotFound)
}

/// What is needed to look a claim up again. The score itself is taken however strange it looks.
fn check(said: &Said) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if said.year.len() != 4 || !said.year.bytes().all(|byte| byte.is_ascii_digit()) {
        errors.add("tahun", "claim-error-year");
    }
    if said.body.is_empty() {
        errors.add("badan", "claim-error-body");
    }
    if [&said.score, &said.qualification, &said.rank].iter().all(|text| text.is_empty()) {
        errors.add("nilai", "claim-error-nothing");
    }
    if said.source.is_empty() {
        errors.add("sumber", "claim-error-source");
    }
    let texts = [
        ("badan", &said.body),
        ("nilai", &said.score),
        ("kualifikasi", &said.qualification),
        ("peringkat", &said.rank),
        ("jumlah", &said.bodies),
        ("penilai", &said.assessor),
        ("dokumen", &said.document),
        ("sumber", &said.source),
        ("catatan", &said.note),
    ];
    for (field, text) in texts {
        if text.chars().count() > CHARS {
            errors.add(field, "claim-error-long");
        }
    }
    errors
}

fn typed(fields: &Fields) -> Said {
    let text = |name: &str| fields.text(name).trim().to_owned();
    Said {
        year: text("tahun"),
        body: text("badan"),
        score: text("nilai"),
        qualification: text("kualifikasi"),
        rank: text("peringkat"),
        bodies: text("jumlah"),
        assessor: text("penilai"),
        document: text("dokumen"),
        source: text("sumber"),
        note: text("catatan"),
        ..Said::default()
    }
}

#[derive(Template)]
#[template(path = "claim/pages/note.html")]
struct NotePage {
    p: Page,
    inputs: Vec<Input>,
    errors: Vec<(&'static str, String)>,
    show_optional: bool,
}

fn page(ctx: &Ctx, value: impl Fn(&str) -> String, errors: &FieldErrors) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("claim-note-title")).section("claim");
    let input = |(name, key, is_required): (&'static str, &str, bool)| {
        let keys = [format!("claim-field-note-{key}"), format!("claim-hint-note-{key}")];
        let kind = if name == "catatan" { Kind::Lines(2) } else { Kind::Line("text") };
        let input = Input::of(&p, &keys, name, &value(name), kind).check(&p, errors);
        if is_required { input.required() } else { input }
    };
    let inputs = FIELDS.into_iter().map(input).collect();
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let errors = errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect();
    html_status(status, &NotePage { inputs, errors, show_optional: true, p })
}

/// `GET /kerja/nilai-resmi/baru`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    ctx.allow(Act::KeepClaims, None)?;
    let own = ctx.directory.body.name.clone();
    page(&ctx, |name| if name == "badan" { own.clone() } else { String::new() }, &FieldErrors::default())
}

/// `POST /kerja/nilai-resmi/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    match note(&ctx, &typed(&fields)).await {
        Ok(id) => Ok(see_other(&ctx, &format!("{}?ok=claim-noted", book::path(id)))),
        Err(Error::Invalid(errors)) => page(&ctx, |name| fields.text(name).to_owned(), &errors),
        Err(other) => Err(other),
    }
}
