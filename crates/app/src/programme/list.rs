//! `/program/daftar`: looking for a programme by words, unit, kecamatan, year.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::model::{PublicRow, Wanted};
use super::{public, store};
use crate::ctx::Visit;
use crate::ids::UnitId;
use crate::page::{Page, Query, public_today_html};
use crate::{Ctx, Error, Result};

/// Rows of one page.
const PAGE_ROWS: i64 = 50;
/// Letters of a question at most.
const WORDS: usize = 200;

/// Value, words, whether it is chosen.
type Choice = (String, String, bool);

#[derive(Template)]
#[template(path = "programme/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<PublicRow>,
    words: String,
    years: Vec<Choice>,
    units: Vec<Choice>,
    districts: Vec<Choice>,
    themes: Vec<Choice>,
    next: Option<String>,
}

/// A unit by its code; none for an empty one. Errors: `NotFound` for a code nobody has.
fn unit(ctx: &Ctx, code: &str) -> Result<Option<UnitId>> {
    match code {
        "" => Ok(None),
        code => Ok(Some(ctx.directory.by_code(code).ok_or(Error::NotFound)?.id)),
    }
}

/// A theme by its code; none for an empty one. Errors: `NotFound` for a code nobody has.
fn theme(code: &str) -> Result<Option<&str>> {
    match code {
        "" => Ok(None),
        code => Ok(Some(rules::programme::theme(code).ok_or(Error::NotFound)?.code.as_str())),
    }
}

fn themes(ctx: &Ctx, chosen: Option<&str>) -> Vec<Choice> {
    let choice = |theme: &rules::programme::Theme| {
        let name = public::theme_name(ctx, &theme.code)?;
        Some((theme.code.clone(), name.to_owned(), chosen == Some(theme.code.as_str())))
    };
    rules::programme::themes().iter().filter_map(choice).collect()
}

/// `GET /program/daftar?q=&tahun=&unit=&lokasi=&tema=&sesudah=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let files = store::list_published(ctx.db(), ctx.body(), None).await?;
    let words: String = query.text("q").chars().take(WORDS).collect();
    let wanted = Wanted {
        after: query.parse("sesudah").unwrap_or(0),
        year: query.parse("tahun"),
        unit: unit(&ctx, query.text("unit"))?,
        district: unit(&ctx, query.text("lokasi"))?,
        theme: theme(query.text("tema"))?,
        words: &words,
        level: None,
        limit: PAGE_ROWS,
    };
    let rows = store::list_public_rows(ctx.db(), ctx.body(), &wanted).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == PAGE_ROWS);
    let next = rows.last().filter(|_| is_full).map(|last| next(&query, &words, last.id));
    let years = public::years(&files);
    let years = years.iter().map(|year| (year.to_string(), year.to_string(), wanted.year == Some(*year)));
    let with_files = |unit: &&crate::org::Unit| files.iter().any(|file| file.unit_id == unit.id);
    let choice = |unit: &crate::org::Unit, chosen: Option<UnitId>| {
        (unit.code.clone(), unit.name.clone(), chosen == Some(unit.id))
    };
    let p = Page::new(&ctx, ctx.locale.t("programme-list-title")).section("programme");
    let page = ListPage {
        years: years.collect(),
        units: ctx.directory.active().filter(with_files).map(|unit| choice(unit, wanted.unit)).collect(),
        districts: ctx
            .directory
            .of_type(rules::unit::UnitType::Kecamatan)
            .into_iter()
            .map(|unit| choice(unit, wanted.district))
            .collect(),
        themes: themes(&ctx, wanted.theme),
        rows,
        next,
        p,
        words: words.clone(),
    };
    public_today_html(&ctx, &page)
}

fn next(query: &Query, words: &str, after: i64) -> String {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    for name in ["tahun", "unit", "lokasi", "tema"] {
        form.append_pair(name, query.text(name));
    }
    form.append_pair("q", words).append_pair("sesudah", &after.to_string()).finish()
}
