//! What the public sees: how each unit stands, the whole city in a table, the catalogue with its articles.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code;
use rules::obligation::{Kind, Obligation, ObligationClass, catalogue};

use super::desk_unit::{Part, parts};
use super::matrix::{Counts, load};
use super::words;
use crate::ctx::Visit;
use crate::org::Unit;
use crate::page::{Page, moved, public_html, public_today_html};
use crate::{Error, Result};

#[derive(Template)]
#[template(path = "obligation/pages/public_unit.html")]
struct PublicUnitPage {
    p: Page,
    unit: Unit,
    counts: Counts,
    parts: Vec<Part>,
}

/// `GET /unit/{code}/kewajiban`
pub(super) async fn unit(Visit(ctx): Visit, Path(code): Path<String>) -> Result<Response<Body>> {
    let Some(unit) = ctx.directory.by_code(&code).filter(|unit| unit.is_active()).cloned() else {
        let heir = ctx.directory.successor(&code).ok_or(Error::NotFound)?;
        return Ok(moved(&ctx, &format!("/unit/{}/kewajiban", heir.code)));
    };
    let matrix = load(&ctx, Some(unit.id)).await?;
    let line = matrix.line(unit.id).ok_or(Error::NotFound)?;
    let words = |key: &str| ctx.locale.with(key, &[("x", unit.name.clone().into())]);
    let p = Page::new(&ctx, words("obligation-unit-title"))
        .describe(words("obligation-unit-description"))
        .of_unit(unit.id)
        .section("information");
    let page = PublicUnitPage { counts: line.counts, parts: parts(&p, &ctx, &line.cells, &[]), unit, p };
    public_today_html(&ctx, &page)
}

#[derive(Template)]
#[template(path = "obligation/pages/public_city.html")]
struct PublicCityPage {
    p: Page,
    counts: Counts,
    units: Vec<(Unit, Counts)>,
    version: &'static str,
}

/// `GET /informasi/kewajiban`
pub(super) async fn city(Visit(ctx): Visit) -> Result<Response<Body>> {
    let matrix = load(&ctx, None).await?;
    let p = Page::new(&ctx, ctx.locale.t("obligation-city-title"))
        .describe(ctx.locale.t("obligation-city-description"))
        .section("information");
    let units = matrix
        .units
        .iter()
        .filter_map(|line| Some((ctx.directory.unit(line.unit)?.clone(), line.counts)))
        .collect();
    public_today_html(
        &ctx,
        &PublicCityPage { counts: matrix.counts(), units, version: &catalogue().version, p },
    )
}

#[derive(Template)]
#[template(path = "obligation/pages/public_catalogue.html")]
struct PublicCataloguePage {
    p: Page,
    classes: Vec<(&'static str, String, Vec<&'static Obligation>)>,
    version: &'static str,
    valid_from: String,
    sum: i64,
}

impl PublicCataloguePage {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template passes references")]
    fn label(&self, row: &&'static Obligation) -> &'static str {
        words::label(&self.p, row)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template passes references")]
    fn refresh(&self, row: &&'static Obligation) -> String {
        if row.is_group() { String::new() } else { words::refresh(&self.p, row) }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template passes references")]
    fn audience(&self, row: &&'static Obligation) -> String {
        let name = |audience: &rules::obligation::Audience| {
            self.p.t(&format!("obligation-audience-{}", audience.code().replace('_', "-")))
        };
        row.applies_to.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

/// `GET /informasi/kewajiban/katalog`
pub(super) async fn explain(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = Page::new(&ctx, ctx.locale.t("obligation-catalogue-title"))
        .describe(ctx.locale.t("obligation-catalogue-description"))
        .section("information");
    let rows = catalogue().all();
    let class = |class: &ObligationClass| {
        let own = rows.iter().filter(|row| row.class == *class).collect();
        (class.code(), words::class(&p, *class), own)
    };
    let items = rows.iter().filter(|row| row.kind == Kind::Item).count();
    let page = PublicCataloguePage {
        classes: ObligationClass::ALL.iter().map(class).collect(),
        version: &catalogue().version,
        valid_from: crate::locale::day_in_words(ctx.locale, catalogue().valid_from),
        sum: i64::try_from(items).unwrap_or(i64::MAX),
        p,
    };
    public_html(&ctx, &page)
}

/// `GET /informasi/kewajiban/unduh`: the matrix as a table to take along.
pub(super) async fn download(Visit(ctx): Visit) -> Result<Response<Body>> {
    let matrix = load(&ctx, None).await?;
    let p = Page::new(&ctx, "");
    let head = ["unit", "code", "class", "label", "article", "status", "verified", "due", "entries"];
    let head = head.map(|column| p.t(&format!("obligation-column-{column}")));
    let mut rows = Vec::new();
    for line in &matrix.units {
        let unit = ctx.directory.name(line.unit);
        for cell in line.cells.iter().filter(|cell| cell.is_duty) {
            let verified = cell.verified_at.map(|at| rules::zone::day(at, &ctx.directory.zone).to_string());
            rows.push(vec![
                unit.to_owned(),
                cell.row.code.clone(),
                words::class(&p, cell.row.class),
                words::label(&p, cell.row).to_owned(),
                cell.row.article.clone(),
                words::status(&p, cell.standing.status),
                verified.unwrap_or_default(),
                cell.standing.due_on.map(|day| day.to_string()).unwrap_or_default(),
                cell.entries.to_string(),
            ]);
        }
    }
    crate::table::csv_file(&format!("kewajiban-{}", ctx.today()), &head, &rows)
}
