//! The yearly report and the yearly announcement as files.

use paper::report::{Chapter, Report, Signature};
use rules::Code as _;
use rules::service_report::Chapter as Legal;

use super::view::{YearReport, figure_words};
use crate::locale::{Locale, moment_in_words};
use crate::semester::{self, Format};
use crate::{Ctx, Result};

/// The chapters as the form prints them; for the announcement (UU 14/2008 Ps.12) the third alone.
fn report(ctx: &Ctx, view: &YearReport, is_announcement: bool) -> Report {
    let p = semester::office(ctx);
    let year = view.year.to_string();
    let at = view.published_at.map(|at| moment_in_words(Locale::Indonesian, at, &ctx.directory.zone));
    let wanted = |legal: &&Legal| !is_announcement || **legal == Legal::Service;
    let chapter = |legal: &Legal| {
        let section = view.sections.iter().find(|section| section.code == legal.code());
        let figures = section.map(|section| section.figures.as_slice()).unwrap_or_default();
        Chapter {
            heading: p.t(&format!("annual-chapter-{}", legal.code())),
            paragraphs: semester::paragraphs(view.chapters.of(*legal)),
            figures: semester::form_figures(&p, figures, figure_words),
        }
    };
    let title = if is_announcement { "annual-announcement-title" } else { "annual-item-title" };
    let mut lines = vec![p.t(if at.is_some() { "annual-state-published" } else { "annual-state-draft" })];
    if view.is_sample {
        lines.push(p.t("search-sample"));
    }
    let signature = at.clone().map(|day| Signature {
        day,
        name: view.signer_name.clone(),
        position: view.signer_position.clone(),
    });
    let mut notes =
        vec![p.w("annual-file-rows", &p.absolute(&format!("/permohonan/register.csv?tahun={year}")))];
    if !view.digest.is_empty() {
        notes.push(p.w("annual-file-digest", &view.digest));
    }
    Report {
        title: p.w(title, &year),
        issuer: view.body.clone(),
        lines,
        chapters: Legal::ALL.iter().filter(wanted).map(chapter).collect(),
        signature,
        notes,
        words: semester::form_words(&p),
    }
}

/// The report of a year, or the yearly announcement, as a file. Errors: `Internal` when a writer refuses.
pub async fn year_file(
    ctx: &Ctx,
    view: &YearReport,
    format: Format,
    is_announcement: bool,
) -> Result<Vec<u8>> {
    let json = serde_json::to_string(view).map_err(anyhow::Error::new)?;
    semester::form_bytes(ctx, report(ctx, view, is_announcement), json, format).await
}
