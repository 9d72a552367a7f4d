//! Reports as files: PDF, DOCX, XLSX and JSON, all from one description.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use paper::pdf::Meta;
use paper::report::{Chapter, Report, Signature, Words};

use super::chart::is_measure;
use super::figures::{Figure, Section};
use super::item::{self, figure_words};
use super::list;
use super::view::UnitReport;
use crate::ctx::SignedIn;
use crate::ids::SemesterReportId;
use crate::locale::{Locale, iso_in_words};
use crate::page::Page;
use crate::{Ctx, Error, Result};

/// A form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Tagged PDF/A and PDF/UA.
    Pdf,
    /// For word processors.
    Docx,
    /// For spreadsheet programs.
    Xlsx,
    /// For programs.
    Json,
}

impl Format {
    /// The form a file name or a question ends in; none for others.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Pdf, Self::Docx, Self::Xlsx, Self::Json].into_iter().find(|format| format.ending() == text)
    }

    /// What a file name ends in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// A page whose words are those of the office (UU 24/2009 Ps.27).
pub(crate) fn office(ctx: &Ctx) -> Page {
    Page::new(&Ctx { locale: Locale::Indonesian, ..ctx.clone() }, "")
}

/// Headings of the form.
pub(crate) fn words(p: &Page) -> Words {
    Words {
        figure: p.t("semester-file-figure"),
        value: p.t("semester-file-value"),
        share: p.t("semester-file-share"),
        rows: p.t("semester-file-rows"),
        page: p.t("semester-file-page"),
        of: p.t("semester-file-of"),
    }
}

/// Figures as the form prints them, bars against the longest; `name` gives the words of a code.
pub(crate) fn figures(
    p: &Page,
    figures: &[Figure],
    name: impl Fn(&Page, &str) -> String,
) -> Vec<paper::report::Figure> {
    let is_bar = |figure: &&Figure| !is_measure(&figure.code);
    let most = figures.iter().filter(is_bar).filter_map(|figure| figure.value).max().unwrap_or(0);
    let one = |figure: &Figure| paper::report::Figure {
        name: name(p, &figure.code),
        value: figure.value.map_or_else(|| p.t("semester-unknown"), |value| value.to_string()),
        number: figure.value,
        bar: figure
            .value
            .filter(|_| most > 0 && is_bar(&figure))
            .and_then(|value| value.saturating_mul(1_000).checked_div(most)),
        link: if figure.path.is_empty() { String::new() } else { p.absolute(&figure.path) },
    };
    figures.iter().map(one).collect()
}

/// Words with a line each as paragraphs.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// A section as a chapter.
pub(super) fn chapter(p: &Page, section: &Section) -> Chapter {
    Chapter {
        heading: p.t(&format!("semester-section-{}", section.code)),
        paragraphs: Vec::new(),
        figures: figures(p, &section.figures, figure_words),
    }
}

/// A report as the form describes it.
pub(crate) fn report(ctx: &Ctx, view: &UnitReport) -> Report {
    let p = office(ctx);
    let day = |day: &str| iso_in_words(Locale::Indonesian, day);
    let state = view.state.unwrap_or("draft");
    let mut lines = vec![
        list::words(&p, &view.period),
        p.ww("semester-days", &day(&view.from), &day(&view.until)),
        p.t(&format!("semester-state-{state}")),
    ];
    if view.is_sample {
        lines.push(p.t("search-sample"));
    }
    let mut chapters: Vec<Chapter> = view.sections.iter().map(|section| chapter(&p, section)).collect();
    for (key, text) in [
        ("semester-obstacles", &view.obstacles),
        ("semester-plan", &view.plan),
        ("semester-notes", &view.notes),
    ] {
        let paragraphs = paragraphs(text);
        if !paragraphs.is_empty() {
            chapters.push(Chapter { heading: p.t(key), paragraphs, figures: Vec::new() });
        }
    }
    let signature = (!view.signer_name.is_empty() && view.is_frozen).then(|| Signature {
        day: view.signed_on.as_deref().map(day).unwrap_or_default(),
        name: view.signer_name.clone(),
        position: view.signer_position.clone(),
    });
    let note = if view.is_frozen { p.w("semester-frozen", &view.digest) } else { p.t("semester-file-live") };
    Report {
        title: p.t("semester-file-title"),
        issuer: view.name.clone(),
        lines,
        chapters,
        signature,
        notes: vec![note],
        words: words(&p),
    }
}

/// Writes a report; `json` is what programs get. Takes up to a second for a PDF.
/// Errors: `Internal` when a writer refuses.
pub(crate) async fn bytes(ctx: &Ctx, report: Report, json: String, format: Format) -> Result<Vec<u8>> {
    let meta = Meta {
        title: format!("{}: {}", report.title, report.issuer),
        author: ctx.directory.body.name.clone(),
        language: "id".to_owned(),
        created: jiff::Timestamp::from_millisecond(ctx.now()).map_err(anyhow::Error::new)?,
    };
    let write = move || -> anyhow::Result<Vec<u8>> {
        Ok(match format {
            Format::Pdf => report.to_pdf(&meta)?,
            Format::Docx => report.to_docx()?,
            Format::Xlsx => report.to_xlsx()?,
            Format::Json => json.into_bytes(),
        })
    };
    Ok(tokio::task::spawn_blocking(write).await.map_err(anyhow::Error::new)??)
}

/// The report of a unit as a file. Errors: `NotFound`, `Internal` when it cannot be written.
pub async fn unit_file(ctx: &Ctx, view: &UnitReport, format: Format) -> Result<Vec<u8>> {
    let json = serde_json::to_string(view).map_err(anyhow::Error::new)?;
    bytes(ctx, report(ctx, view), json, format).await
}

/// An answer with a file. `name` has plain letters only, without its ending.
pub(crate) fn answer(bytes: Vec<u8>, name: &str, format: Format) -> Result<Response<Body>> {
    attachment(bytes, format.media_type(), &format!("{name}.{}", format.ending()))
}

/// The same for any type.
pub(super) fn attachment(bytes: Vec<u8>, media_type: &'static str, name: &str) -> Result<Response<Body>> {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::from_str(&disposition).map_err(anyhow::Error::new)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

/// The form of a file name such as `laporan.pdf`. Errors: `NotFound`.
pub(crate) fn named(name: &str) -> Result<Format> {
    name.strip_prefix("laporan.").and_then(Format::parse).ok_or(Error::NotFound)
}

/// `GET /kerja/laporan/semester/{semester}/berkas/{report_file}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((id, name)): Path<(SemesterReportId, String)>,
) -> Result<Response<Body>> {
    let format = named(&name)?;
    let one = item::find(&ctx, id).await?;
    let view = item::read(&ctx, &one).await?;
    let bytes = unit_file(&ctx, &view, format).await?;
    answer(bytes, &format!("laporan-semester-{}-{}", view.period, view.unit), format)
}
