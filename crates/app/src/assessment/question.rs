//! `/kerja/indeks/{scheme}/{unit}/{question}`: what shows an answer, what the unit says, what was verified.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, StatusCode, header};
use rules::assessment::{Answer, Binding, Grading, Question};
use rules::permission::Act;

use super::counted::{Counted, said};
use super::model::AnswerRow;
use super::{known::Known, sheet, store, words};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::document::NewFile;
use crate::error::FieldErrors;
use crate::form::FieldsWithFiles;
use crate::ids::ProofId;
use crate::obligation::status_words;
use crate::org::Unit;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Longest words and address.
const WORDS_CHARS: usize = 1000;

/// Something that shows the answer.
struct Shown {
    path: String,
    title: String,
    note: String,
}

/// A grade to choose: value, words, whether it is chosen.
type Choice = (i64, String, bool);

#[derive(Template)]
#[template(path = "assessment/pages/question.html")]
#[expect(clippy::struct_excessive_bools, reason = "one flag for each button of the page")]
struct QuestionPage {
    p: Page,
    back: String,
    unit: Unit,
    question: Question,
    weight: String,
    answer: String,
    badge: &'static str,
    shown: Vec<Shown>,
    is_proof: bool,
    lacks_proof: bool,
    may_answer: bool,
    may_verify: bool,
    own: Vec<Choice>,
    checked: Vec<Choice>,
    note: String,
    link: String,
    verified_note: String,
    errors: FieldErrors,
}

/// What was typed, to be shown again.
#[derive(Default)]
struct Typed {
    note: Option<String>,
    link: Option<String>,
}

struct At {
    counted: Counted,
    question: Question,
}

async fn at(ctx: &Ctx, scheme: &str, unit: &str, question: &str) -> Result<At> {
    let unit = sheet::subject(ctx, unit)?;
    let instrument = super::find(ctx, scheme).await?;
    let question = instrument.scheme.question(question).ok_or(Error::NotFound)?.clone();
    let known = Known::load(ctx).await?;
    let said = said(ctx, scheme, Some(unit.id)).await?;
    let counted = Counted::of(ctx, &known, &said, &instrument, &unit)?;
    Ok(At { counted, question })
}

fn choices(p: &Page, question: &Question, chosen: Option<i64>) -> Vec<Choice> {
    let known = Grading::known();
    let steps = Some(&question.grading.steps).filter(|steps| !steps.is_empty());
    let steps = steps.or_else(|| known.first().map(|graded| &graded.steps)).cloned().unwrap_or_default();
    steps.into_iter().map(|step| (step, words::percent(p, step), chosen == Some(step))).collect()
}

fn page(ctx: &Ctx, at: &At, typed: Typed, errors: FieldErrors, ok: Option<&str>) -> Result<Response<Body>> {
    let At { counted, question } = at;
    let line = counted.sheet.lines.get(&question.code).ok_or(Error::NotFound)?;
    let p = Page::new(ctx, question.title.clone()).section("index").flash(ok);
    let shown = line.evidence.iter().map(|one| Shown {
        path: if one.path.starts_with('/') { p.to(&one.path) } else { one.path.clone() },
        title: one.title.clone(),
        note: {
            let status = one.status.map(|status| status_words(&p, status)).unwrap_or_default();
            let unit = one.unit.map(|unit| p.unit_label(unit).to_owned()).unwrap_or_default();
            [status, unit].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
        },
    });
    let row = line.said.as_ref();
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let of_row = |value: fn(&AnswerRow) -> &String| row.map(value).cloned().unwrap_or_default();
    let page = QuestionPage {
        back: p.to(&format!("/kerja/indeks/{}/{}", counted.scheme().code, counted.unit.code)),
        weight: words::points(&p, question.weight),
        answer: words::answer(&p, line),
        badge: words::badge(line.answer),
        shown: shown.collect(),
        is_proof: question.binding == Binding::Proof,
        lacks_proof: line.answer == Answer::Unanswered && row.is_some_and(|row| row.self_grade.is_some()),
        may_answer: ctx.may(Act::AnswerAssessment, Some(counted.unit.id)),
        may_verify: ctx.may(Act::VerifyAssessment, None),
        own: choices(&p, question, row.and_then(|row| row.self_grade)),
        checked: choices(&p, question, row.and_then(|row| row.verified_grade)),
        note: typed.note.unwrap_or_else(|| of_row(|row| &row.self_note)),
        link: typed.link.unwrap_or_else(|| of_row(|row| &row.self_link)),
        verified_note: of_row(|row| &row.verified_note),
        unit: counted.unit.clone(),
        question: question.clone(),
        errors,
        p,
    };
    html_status(status, &page)
}

type Places = Path<(String, String, String)>;

/// `GET /kerja/indeks/{scheme}/{unit}/{question}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((scheme, unit, question)): Places,
    query: Query,
) -> Result<Response<Body>> {
    let at = at(&ctx, &scheme, &unit, &question).await?;
    page(&ctx, &at, Typed::default(), FieldErrors::default(), Some(query.text("ok")))
}

/// What a unit says of a question.
#[derive(Debug, Clone, Default)]
pub struct Saying {
    /// Grade in ten-thousandths; `None` takes it back.
    pub grade: Option<i64>,
    /// Words.
    pub note: String,
    /// Where the proof is, when it is on the network.
    pub link: String,
}

/// Keeps what a unit says of a question, with a file whose bytes are in the store.
/// Errors: `Forbidden`, `NotFound`, `Invalid`.
pub async fn answer(
    ctx: &Ctx,
    (scheme, unit, question): (&str, &Unit, &str),
    saying: &Saying,
    file: Option<&NewFile>,
) -> Result<()> {
    let role = ctx.allow(Act::AnswerAssessment, Some(unit.id))?;
    let instrument = super::find(ctx, scheme).await?;
    let asked = instrument.scheme.question(question).ok_or(Error::NotFound)?;
    check(saying, asked).into_result()?;
    let row = AnswerRow {
        scheme: scheme.to_owned(),
        unit_id: unit.id,
        question: question.to_owned(),
        self_grade: saying.grade.filter(|_| asked.binding == Binding::Proof),
        self_note: saying.note.clone(),
        self_link: saying.link.clone(),
        self_at: Some(ctx.now()),
        verified_grade: None,
        verified_note: String::new(),
        verified_at: None,
    };
    let tx = ctx.db().begin().await?;
    store::put_self(&tx, ctx.body(), &row).await?;
    if let Some(file) = file {
        store::insert_proof(&tx, ctx.body(), (scheme, unit.id, question), file, ctx.now()).await?;
    }
    let sha = file.map(|file| file.sha256.clone()).unwrap_or_default();
    let change = Change::new("assessment.answer", "unit", unit.id).in_unit(unit.id).as_role(role);
    audit::record(ctx, &tx, change.detail(question.to_owned()).digests("", sha)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

fn check(saying: &Saying, question: &Question) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if saying.grade.is_some_and(|grade| !is_step(question, grade)) {
        errors.add("nilai", "assessment-error-grade");
    }
    if saying.note.chars().count() > WORDS_CHARS {
        errors.add("catatan", "assessment-error-long");
    }
    let is_address = saying.link.starts_with("https://") || saying.link.starts_with("http://");
    if !saying.link.is_empty() && (!is_address || url::Url::parse(&saying.link).is_err()) {
        errors.add("tautan", "assessment-error-link");
    } else if saying.link.chars().count() > WORDS_CHARS {
        errors.add("tautan", "assessment-error-long");
    }
    errors
}

fn is_step(question: &Question, grade: i64) -> bool {
    let known = Grading::known();
    let steps = Some(&question.grading.steps).filter(|steps| !steps.is_empty());
    steps.or_else(|| known.first().map(|graded| &graded.steps)).is_some_and(|steps| steps.contains(&grade))
}

/// `POST /kerja/indeks/{scheme}/{unit}/{question}/jawab`
pub(super) async fn post_answer(
    SignedIn(ctx): SignedIn,
    Path((scheme, unit, question)): Places,
    form: FieldsWithFiles,
) -> Result<Response<Body>> {
    let at = at(&ctx, &scheme, &unit, &question).await?;
    ctx.allow(Act::AnswerAssessment, Some(at.counted.unit.id))?;
    let saying = Saying {
        grade: form.fields.parse("nilai"),
        note: form.fields.text("catatan").to_owned(),
        link: form.fields.text("tautan").to_owned(),
    };
    let done = take_in(&ctx, &at, &saying, form).await;
    match done {
        Ok(()) => {
            let path = format!("/kerja/indeks/{scheme}/{unit}/{question}?ok=assessment-answered");
            Ok(see_other(&ctx, &path))
        }
        Err(Error::Invalid(errors)) => {
            page(&ctx, &at, Typed { note: Some(saying.note), link: Some(saying.link) }, errors, None)
        }
        Err(other) => Err(other),
    }
}

/// Words first, so that a file is not kept for nothing.
async fn take_in(ctx: &Ctx, at: &At, saying: &Saying, form: FieldsWithFiles) -> Result<()> {
    let mut errors = check(saying, &at.question);
    if !form.left_out.is_empty() {
        errors.add("berkas", "document-refused-too-large");
    }
    errors.into_result()?;
    let place = (at.counted.scheme().code.as_str(), &at.counted.unit, at.question.code.as_str());
    let Some(upload) = form.files.into_iter().next() else { return answer(ctx, place, saying, None).await };
    let name = upload.file_name.clone();
    let _slot = ctx.app.handling.enter().await?;
    let bytes = tokio::task::spawn_blocking(move || upload.read()).await.map_err(anyhow::Error::new)??;
    match crate::document::look(ctx, &name, bytes).await {
        Ok(file) => answer(ctx, place, saying, Some(&file)).await,
        Err(Error::Refused(key)) => Err(Error::Invalid(FieldErrors(vec![("berkas", key)]))),
        Err(other) => Err(other),
    }
}

/// Keeps what the one who verifies says; `None` takes it back.
/// Errors: `Forbidden`, `NotFound`, `Invalid`.
pub async fn verify(
    ctx: &Ctx,
    (scheme, unit, question): (&str, &Unit, &str),
    grade: Option<i64>,
    note: &str,
) -> Result<()> {
    let role = ctx.allow(Act::VerifyAssessment, None)?;
    let instrument = super::find(ctx, scheme).await?;
    let asked = instrument.scheme.question(question).ok_or(Error::NotFound)?;
    let mut errors = FieldErrors::default();
    if grade.is_some_and(|grade| !is_step(asked, grade)) {
        errors.add("hasil", "assessment-error-grade");
    }
    if note.chars().count() > WORDS_CHARS {
        errors.add("sanggahan", "assessment-error-long");
    }
    errors.into_result()?;
    let row = AnswerRow {
        scheme: scheme.to_owned(),
        unit_id: unit.id,
        question: question.to_owned(),
        self_grade: None,
        self_note: String::new(),
        self_link: String::new(),
        self_at: None,
        verified_grade: grade,
        verified_note: note.to_owned(),
        verified_at: Some(ctx.now()),
    };
    let tx = ctx.db().begin().await?;
    store::put_verified(&tx, ctx.body(), &row).await?;
    let change = Change::new("assessment.verify", "unit", unit.id).in_unit(unit.id).as_role(role);
    audit::record(ctx, &tx, change.detail(question.to_owned())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/indeks/{scheme}/{unit}/{question}/verifikasi`
pub(super) async fn post_verify(
    SignedIn(ctx): SignedIn,
    Path((scheme, unit, question)): Places,
    fields: Fields,
) -> Result<Response<Body>> {
    let subject = sheet::subject(&ctx, &unit)?;
    let (grade, note) = (fields.parse("hasil"), fields.text("sanggahan"));
    match verify(&ctx, (&scheme, &subject, &question), grade, note).await {
        Ok(()) => {
            let path = format!("/kerja/indeks/{scheme}/{unit}/{question}?ok=assessment-verified");
            Ok(see_other(&ctx, &path))
        }
        Err(Error::Invalid(errors)) => {
            let at = at(&ctx, &scheme, &unit, &question).await?;
            page(&ctx, &at, Typed::default(), errors, None)
        }
        Err(other) => Err(other),
    }
}

/// `GET /kerja/indeks/bukti/{proof}/{name}`
pub(super) async fn proof(
    SignedIn(ctx): SignedIn,
    Path((proof, _name)): Path<(ProofId, String)>,
) -> Result<Response<Body>> {
    let found = store::find_proof(ctx.db(), ctx.body(), proof).await?;
    let seen = found.filter(|proof| ctx.may(Act::ReadObligations, Some(proof.unit_id)));
    let proof = seen.ok_or(Error::NotFound)?;
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", proof.name));
    headers.insert(header::CONTENT_DISPOSITION, name.map_err(anyhow::Error::new)?);
    let body = crate::file::send::body(&ctx.app, &proof.sha256, proof.bytes, headers).await?;
    *response.body_mut() = body;
    Ok(response)
}
