//! `/kerja/indeks/{scheme}/{unit}`: every question of one subject with its answer and what shows it.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::assessment::Answer;
use rules::permission::Act;

use super::counted::Counted;
use super::words;
use crate::ctx::SignedIn;
use crate::org::Unit;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// An indicator with its questions.
struct Part {
    title: String,
    points: String,
    lines: Vec<Row>,
}

/// A question in the table.
struct Row {
    path: String,
    code: String,
    title: String,
    weight: String,
    answer: String,
    badge: &'static str,
    verified: String,
}

#[derive(Template)]
#[template(path = "assessment/pages/sheet.html")]
struct SheetPage {
    p: Page,
    source: String,
    score: String,
    ceiling: String,
    band: String,
    verified: Option<String>,
    answered: String,
    is_partial: bool,
    digest: String,
    plan_path: String,
    pack_path: String,
    parts: Vec<Part>,
    others: Vec<(String, String)>,
}

/// The unit of a code that the actor may look at.
/// Errors: `NotFound` for an unknown unit, `Forbidden` for one of others.
pub(super) fn subject(ctx: &Ctx, code: &str) -> Result<Unit> {
    let unit = ctx.directory.by_code(code).filter(|unit| unit.is_active()).ok_or(Error::NotFound)?.clone();
    ctx.allow(Act::ReadObligations, Some(unit.id))?;
    Ok(unit)
}

/// `GET /kerja/indeks/{scheme}/{unit}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((scheme, unit)): Path<(String, String)>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = subject(&ctx, &unit)?;
    let counted = Counted::load(&ctx, Some(&scheme), &unit).await?;
    let mut p = Page::new(&ctx, "").section("index").flash(Some(query.text("ok")));
    p.title = p.w("assessment-sheet-title", unit.label());
    let group = unit.unit_type.0.group();
    let others = super::instruments(&ctx).await?;
    let others = others.iter().filter(|one| one.scheme.is_scorable() && one.scheme.is_for(group));
    let page = SheetPage {
        source: counted.scheme().source.clone(),
        score: words::points(&p, counted.score.hundredths),
        ceiling: words::points(&p, counted.score.ceiling),
        band: words::band(&p, counted.qualification()),
        verified: counted.verified.as_ref().map(|score| words::points(&p, score.hundredths)),
        answered: words::answered(&p, counted.score.answered, counted.score.questions),
        is_partial: counted.score.possible != rules::assessment::HUNDRED,
        digest: counted.digest(),
        plan_path: p.to(&format!("/kerja/indeks/{scheme}/{}/rencana", unit.code)),
        pack_path: p.to(&format!("/kerja/indeks/{scheme}/{}/berkas.zip", unit.code)),
        parts: parts(&p, &counted),
        others: others
            .filter(|one| one.scheme.code != scheme)
            .map(|one| {
                (p.to(&format!("/kerja/indeks/{}/{}", one.scheme.code, unit.code)), one.scheme.title.clone())
            })
            .collect(),
        p,
    };
    html(&page)
}

fn parts(p: &Page, counted: &Counted) -> Vec<Part> {
    let base = format!("/kerja/indeks/{}/{}", counted.scheme().code, counted.unit.code);
    let scores = &counted.score.indicators;
    let parts = counted.scheme().indicators.iter().zip(scores).map(|(indicator, score)| {
        let points = score.hundredths.map_or_else(|| "–".to_owned(), |points| words::points(p, points));
        let lines = indicator.questions.iter().filter_map(|question| {
            let line = counted.sheet.lines.get(&question.code)?;
            Some(Row {
                path: p.to(&format!("{base}/{}", question.code)),
                code: question.code.clone(),
                title: question.title.clone(),
                weight: words::points(p, question.weight),
                answer: words::answer(p, line),
                badge: words::badge(line.answer),
                verified: match line.verified {
                    Answer::Graded(grade) => words::percent(p, grade),
                    _ => "–".to_owned(),
                },
            })
        });
        Part {
            title: indicator.title.clone(),
            points: p.ww("assessment-of-points", &points, &words::points(p, score.weight)),
            lines: lines.collect(),
        }
    });
    parts.collect()
}
