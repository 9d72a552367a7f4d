//! Who published what in a month: all units with their numbers, one unit with its items and people.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::activity::Month;
use rules::permission::Act;

use super::store::{self, PublishedItem};
use crate::ctx::{Ctx, SignedIn};
use crate::org::Unit;
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// Months offered to choose from.
const MONTHS: usize = 24;

struct Row {
    code: String,
    name: String,
    type_label: String,
    items: i64,
    newest: String,
}

#[derive(Template)]
#[template(path = "dashboard/pages/activity.html")]
struct ActivityPage {
    p: Page,
    month: String,
    month_words: String,
    months: Vec<(String, String)>,
    rows: Vec<Row>,
    total: i64,
    units_with_news: i64,
    unit: Option<Unit>,
    items: Vec<PublishedItem>,
}

impl ActivityPage {
    fn when(&self, item: &PublishedItem) -> String {
        item.published_at.map(|at| self.p.moment(at)).unwrap_or_default()
    }

    fn path(&self, item: &PublishedItem) -> String {
        self.p.to(&format!("/berita/{}", item.slug.as_deref().unwrap_or_default()))
    }
}

fn month_of(ctx: &Ctx, query: &Query) -> Month {
    Month::parse(query.text("bulan")).unwrap_or_else(|| Month::of(ctx.today()))
}

/// `GET /kerja/aktivitas?bulan=2026-11&unit=dinkes`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ReadActivity, None)?;
    let month = month_of(&ctx, &query);
    let p = Page::new(&ctx, ctx.locale.t("dashboard-activity-title")).section("activity");
    let unit = match query.text("unit") {
        "" => None,
        code => Some(ctx.directory.by_code(code).cloned().ok_or(Error::NotFound)?),
    };
    let items = match &unit {
        Some(unit) => {
            store::list_published(ctx.db(), ctx.body(), unit.id, month.range(&ctx.directory.zone)).await?
        }
        None => Vec::new(),
    };
    let rows = if unit.is_some() { Vec::new() } else { rows(&ctx, &p, month).await? };
    let latest = Month::of(ctx.today());
    let months = std::iter::successors(Some(latest), |month| Some(month.previous())).take(MONTHS);
    let page = ActivityPage {
        month: month.to_string(),
        month_words: crate::locale::month_in_words(ctx.locale, month.first_day()),
        months: months
            .map(|month| (month.to_string(), crate::locale::month_in_words(ctx.locale, month.first_day())))
            .collect(),
        total: rows.iter().map(|row| row.items).sum(),
        units_with_news: rows.iter().map(|row| i64::from(row.items > 0)).sum(),
        rows,
        unit,
        items,
        p,
    };
    html(&page)
}

/// All active units and those that published before they ended, most first, then by name.
async fn rows(ctx: &Ctx, p: &Page, month: Month) -> Result<Vec<Row>> {
    let published = store::count_published(ctx.db(), ctx.body(), month.range(&ctx.directory.zone)).await?;
    let units = ctx.directory.all().iter().filter_map(|unit| {
        let found = published.iter().find(|one| one.unit_id == unit.id);
        (unit.is_active() || found.is_some()).then(|| Row {
            code: unit.code.clone(),
            name: unit.name.clone(),
            type_label: p.t(&format!("org-type-{}", rules::Code::code(unit.unit_type.0))),
            items: found.map_or(0, |one| one.items),
            newest: found.map(|one| p.day(one.last_at)).unwrap_or_default(),
        })
    });
    let mut rows: Vec<Row> = units.collect();
    // The directory is in the order of names, and the sort keeps it among equals.
    rows.sort_by_key(|row| std::cmp::Reverse(row.items));
    Ok(rows)
}

/// `GET /kerja/aktivitas/unduh?bulan=2026-11`
pub(super) async fn download(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ReadActivity, None)?;
    let month = month_of(&ctx, &query);
    let p = Page::new(&ctx, "");
    let rows = rows(&ctx, &p, month).await?;
    let head = ["month", "code", "unit", "type", "items", "newest"];
    let head = head.map(|column| p.t(&format!("dashboard-column-{column}")));
    let lines: Vec<Vec<String>> = rows
        .into_iter()
        .map(|row| {
            vec![month.to_string(), row.code, row.name, row.type_label, row.items.to_string(), row.newest]
        })
        .collect();
    crate::table::csv_file(&format!("aktivitas-{month}"), &head, &lines)
}
