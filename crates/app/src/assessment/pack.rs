//! `/kerja/indeks/{scheme}/{unit}/berkas.zip`: for each question one PDF of at most 2 MB with what shows its answer,
//! the uploaded proofs, and an index; what the portal of the Commission asks for (`domain.md` §8, Stages).

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use serde::Serialize;

use super::counted::Counted;
use super::resolve::Line;
use super::{sheet, store, words};
use crate::ctx::SignedIn;
use crate::locale::{Locale, moment_in_words};
use crate::obligation::status_words;
use crate::page::Page;
use crate::{Ctx, Result};

const TEMPLATE: &str = include_str!("letters/evidence.typ");

/// Largest file the portal takes for a question.
pub(super) const MOST_BYTES: usize = 2_000_000;

/// What a paper prints.
#[derive(Serialize)]
struct Paper {
    body: String,
    code: String,
    title: String,
    scheme: String,
    digest: String,
    made: String,
    note: String,
    facts: Vec<[String; 2]>,
    evidence: Vec<[String; 3]>,
}

/// A line of the index.
struct Listed {
    name: String,
    question: String,
    bytes: usize,
    sha256: String,
    note: &'static str,
}

/// `GET /kerja/indeks/{scheme}/{unit}/berkas.zip`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((scheme, unit)): Path<(String, String)>,
) -> Result<Response<Body>> {
    let unit = sheet::subject(&ctx, &unit)?;
    let counted = Counted::load(&ctx, Some(&scheme), &unit).await?;
    let _turn = ctx.app.exports.acquire().await.map_err(anyhow::Error::new)?;
    let bytes = pack(&ctx, &counted).await?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    let name = format!("attachment; filename=\"bukti-{}-{}.zip\"", scheme.to_lowercase(), unit.code);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(anyhow::Error::new)?);
    Ok(response)
}

/// The pack of one subject. A proof that is larger than the portal takes is named in the index and left out.
/// Errors: the database or the file store does not answer.
pub async fn pack(ctx: &Ctx, counted: &Counted) -> Result<Vec<u8>> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut index: Vec<Listed> = Vec::new();
    let papers = papers(ctx, counted);
    let meta = paper::pdf::Meta {
        title: counted.scheme().title.clone(),
        author: ctx.directory.body.name.clone(),
        language: "id".to_owned(),
        created: jiff::Timestamp::from_millisecond(ctx.now()).map_err(anyhow::Error::new)?,
    };
    let set = move || -> std::result::Result<Vec<(String, Vec<u8>)>, paper::pdf::PdfError> {
        let one = |(code, paper): &(String, Paper)| {
            let meta = paper::pdf::Meta { title: paper.title.clone(), ..meta.clone() };
            paper::pdf::render(TEMPLATE, paper, &meta).map(|bytes| (code.clone(), bytes))
        };
        papers.iter().map(one).collect()
    };
    let pdfs =
        tokio::task::spawn_blocking(set).await.map_err(anyhow::Error::new)?.map_err(anyhow::Error::new)?;
    for (code, bytes) in pdfs {
        take(&mut files, &mut index, (format!("{code}.pdf"), code), bytes);
    }
    let unit = Some(counted.unit.id);
    for proof in store::list_proofs(ctx.db(), ctx.body(), &counted.scheme().code, unit).await? {
        let name = format!("{}-{}-{}", proof.question, proof.id, proof.name);
        let size = usize::try_from(proof.bytes).unwrap_or(usize::MAX);
        if size > MOST_BYTES {
            let (question, sha256) = (proof.question, proof.sha256);
            index.push(Listed {
                name,
                question,
                bytes: size,
                sha256,
                note: "lebih dari 2 MB, tidak disertakan",
            });
            continue;
        }
        let bytes = ctx.app.files.get(&proof.sha256).await?;
        take(&mut files, &mut index, (name, proof.question), bytes);
    }
    files.insert(0, ("daftar.csv".to_owned(), listed(&index)?));
    let files = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    Ok(paper::pack::pack(files).map_err(anyhow::Error::new)?)
}

fn take(
    files: &mut Vec<(String, Vec<u8>)>,
    index: &mut Vec<Listed>,
    (name, question): (String, String),
    bytes: Vec<u8>,
) {
    let sha256 = crate::audit::hex(&<sha2::Sha256 as sha2::Digest>::digest(&bytes));
    if bytes.len() > MOST_BYTES {
        let note = "lebih dari 2 MB, tidak disertakan";
        index.push(Listed { name, question, bytes: bytes.len(), sha256, note });
        return;
    }
    index.push(Listed { name: name.clone(), question, bytes: bytes.len(), sha256, note: "" });
    files.push((name, bytes));
}

fn listed(index: &[Listed]) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["berkas", "pertanyaan", "byte", "sha256", "catatan"]).map_err(anyhow::Error::new)?;
    for one in index {
        let bytes = one.bytes.to_string();
        let row = [&one.name, &one.question, &bytes, &one.sha256, one.note];
        table.write_record(row).map_err(anyhow::Error::new)?;
    }
    Ok(table.into_inner().map_err(|error| anyhow::anyhow!("index of the pack: {error}"))?)
}

/// One paper for every question that applies and has an answer or something that shows one.
fn papers(ctx: &Ctx, counted: &Counted) -> Vec<(String, Paper)> {
    let mut p = Page::new(ctx, "");
    // The language of the office (UU 24/2009 Ps.27).
    p.locale = Locale::Indonesian;
    let made = moment_in_words(Locale::Indonesian, ctx.now(), &ctx.directory.zone);
    let digest = counted.digest();
    let papers = counted.scheme().questions().filter_map(|(indicator, question)| {
        let line = counted.sheet.lines.get(&question.code).filter(|line| !line.evidence.is_empty())?;
        let fact = |name: &str, value: &str| [name.to_owned(), value.to_owned()];
        let paper = Paper {
            body: ctx.directory.body.name.clone(),
            code: question.code.clone(),
            title: question.title.clone(),
            scheme: counted.scheme().title.clone(),
            digest: digest.clone(),
            made: made.clone(),
            note: line.said.as_ref().map(|row| row.self_note.clone()).unwrap_or_default(),
            facts: vec![
                fact("Kode", &question.code),
                fact("Indikator", &indicator.title),
                fact("Unit", &counted.unit.name),
                fact("Bobot", &words::points(&p, question.weight)),
                fact("Jawaban", &words::answer(&p, line)),
                fact("Yang diminta", &question.evidence),
            ],
            evidence: evidence(ctx, &p, line),
        };
        Some((question.code.clone(), paper))
    });
    papers.collect()
}

fn evidence(ctx: &Ctx, p: &Page, line: &Line) -> Vec<[String; 3]> {
    let row = |one: &super::Evidence| {
        let unit = one.unit.map(|unit| format!(" ({})", ctx.directory.name(unit))).unwrap_or_default();
        let path =
            if one.path.starts_with('/') { format!("{}{}", ctx.origin, one.path) } else { one.path.clone() };
        let status = one.status.map(|status| status_words(p, status)).unwrap_or_default();
        [format!("{}{unit}", one.title), path, status]
    };
    line.evidence.iter().map(row).collect()
}
