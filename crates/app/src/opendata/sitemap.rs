//! The sitemap (sitemaps.org 0.9): an index, the plain pages, the units, the news by month.
//!
//! Only addresses that anyone may read are listed. The list of plain pages is the one place that
//! must follow the portal's routes; a test asks for every address.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Sql, params, sql};

use super::items;
use super::xml::Xml;
use crate::ctx::{Ctx, Visit};
use crate::locale::Locale;
use crate::page::public;
use crate::{Error, Result};

const FIRST_AND_LAST: Sql = sql!("sql/first_and_last.sql");
const MONTH_SUMMARY: Sql = sql!("sql/month_summary.sql");
const ENTRY_PARTS: Sql = sql!("sql/entry_parts.sql");
const LIST_ENTRY_ADDRESSES: Sql = sql!("sql/list_entry_addresses.sql");
const LIST_ADDRESSES: Sql = sql!("sql/list_addresses.sql");

const NAMESPACE: [(&str, &str); 1] = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
const XML: &str = "application/xml; charset=utf-8";

/// Plain pages of the portal, each in both languages.
const PAGES: [&str; 29] = [
    "/",
    "/berita",
    "/informasi",
    "/informasi/berkala",
    "/informasi/serta-merta",
    "/informasi/setiap-saat",
    "/informasi/daftar",
    "/peringatan",
    "/unit",
    "/tentang",
    "/kontak",
    "/aksesibilitas",
    "/privasi",
    "/penghargaan",
    "/program",
    "/aplikasi",
    "/agenda",
    "/layanan",
    "/peringkat",
    "/peringkat/aturan",
    "/umpan",
    "/keterbukaan",
    "/laporan-layanan",
    "/agenda-rapat",
    "/situs-unit",
    "/permohonan",
    "/permohonan/statistik",
    "/tenggat",
    "/api",
];

/// Pages of a unit's site, after its path.
const UNIT_PAGES: [&str; 5] = ["", "/berita", "/informasi", "/profil", "/kontak"];

/// Months that a sitemap index lists at most: a century.
const MONTHS: usize = 1_200;

db::record! {
    struct Span {
        first_at: Option<i64>,
        last_at: Option<i64>,
    }
}

db::record! {
    struct Month {
        items: i64,
        last_at: Option<i64>,
    }
}

/// Entries in one part of the sitemap, by their ids; the protocol allows 50,000.
const PART: i64 = 10_000;

db::record! {
    struct EntryPart {
        part: i64,
        last_at: Option<i64>,
    }
}

db::record! {
    struct EntryAddress {
        slug: Option<String>,
        changed_at: Option<i64>,
    }
}

db::record! {
    struct NewsAddress {
        slug: Option<String>,
        published_at: i64,
        changed_at: Option<i64>,
    }
}

/// `GET /sitemap.xml`
pub(super) async fn index(Visit(ctx): Visit) -> Result<Response<Body>> {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &NAMESPACE);
    let changed_at = ctx.directory.all().iter().map(|unit| unit.updated_at).max();
    part(&mut xml, &ctx, "halaman", None);
    part(&mut xml, &ctx, "unit", changed_at);
    for (year, month) in months(&ctx).await? {
        let Some((from, to)) = rules::zone::month_range(year, month, &ctx.directory.zone) else { continue };
        let found: Month = ctx.db().one(&MONTH_SUMMARY, params![ctx.body(), from, to]).await?;
        if found.items > 0 {
            part(&mut xml, &ctx, &format!("berita-{year:04}-{month:02}"), found.last_at);
        }
    }
    for found in ctx.db().all::<EntryPart>(&ENTRY_PARTS, params![ctx.body()]).await? {
        part(&mut xml, &ctx, &format!("informasi-{}", found.part), found.last_at);
    }
    Ok(public(&ctx, XML, xml.end()))
}

fn part(xml: &mut Xml, ctx: &Ctx, name: &str, changed_at: Option<i64>) {
    xml.open("sitemap", &[]);
    xml.text("loc", &format!("{}/sitemap/{name}.xml", ctx.origin));
    if let Some(at) = changed_at {
        xml.text("lastmod", &rules::zone::rfc3339(at, &ctx.directory.zone));
    }
    xml.close();
}

/// Months from the first to the last publication, oldest first.
async fn months(ctx: &Ctx) -> Result<Vec<(i16, i8)>> {
    let span: Span = ctx.db().one(&FIRST_AND_LAST, params![ctx.body()]).await?;
    let (Some(first), Some(last)) = (span.first_at, span.last_at) else { return Ok(Vec::new()) };
    let zone = &ctx.directory.zone;
    let last = rules::zone::day(last, zone);
    let mut day = rules::zone::day(first, zone).first_of_month();
    let mut months = Vec::new();
    while day <= last && months.len() < MONTHS {
        months.push((day.year(), day.month()));
        match day.last_of_month().tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    Ok(months)
}

/// `GET /sitemap/{file}`
pub(super) async fn file(Visit(ctx): Visit, Path(file): Path<String>) -> Result<Response<Body>> {
    let name = file.strip_suffix(".xml").ok_or(Error::NotFound)?;
    let mut xml = Xml::new();
    xml.open("urlset", &NAMESPACE);
    match name {
        "halaman" => pages(&mut xml, &ctx).await?,
        "unit" => units(&mut xml, &ctx),
        name if name.starts_with("informasi-") => {
            entries(&mut xml, &ctx, name.trim_start_matches("informasi-")).await?;
        }
        _ => news(&mut xml, &ctx, month_of(name).ok_or(Error::NotFound)?).await?,
    }
    Ok(public(&ctx, XML, xml.end()))
}

fn address(xml: &mut Xml, ctx: &Ctx, path: &str, changed_at: Option<i64>) {
    xml.open("url", &[]);
    xml.text("loc", &format!("{}{path}", ctx.origin));
    if let Some(at) = changed_at {
        xml.text("lastmod", &rules::zone::rfc3339(at, &ctx.directory.zone));
    }
    xml.close();
}

/// The same page in both languages; the front page in English is `/en`.
fn in_both_languages(xml: &mut Xml, ctx: &Ctx, path: &str, changed_at: Option<i64>) {
    address(xml, ctx, path, changed_at);
    let path = if path == "/" { "" } else { path };
    address(xml, ctx, &format!("{}{path}", Locale::English.prefix()), changed_at);
}

async fn pages(xml: &mut Xml, ctx: &Ctx) -> Result<()> {
    for path in PAGES {
        in_both_languages(xml, ctx, path, None);
    }
    let mut topics: Vec<_> = items::topics(ctx).await?.into_values().collect();
    topics.sort_by(|a, b| a.slug.cmp(&b.slug));
    for topic in topics {
        in_both_languages(xml, ctx, &format!("/topik/{}", topic.slug), None);
    }
    Ok(())
}

fn units(xml: &mut Xml, ctx: &Ctx) {
    for unit in ctx.directory.active() {
        for page in UNIT_PAGES {
            in_both_languages(xml, ctx, &format!("{}{page}", unit.path()), Some(unit.updated_at));
        }
    }
}

/// Entries of the register, those whose ids are in one part.
async fn entries(xml: &mut Xml, ctx: &Ctx, part: &str) -> Result<()> {
    let number: i64 = part.parse().map_err(|_unreadable| Error::NotFound)?;
    if number.to_string() != part || !(0..=1_000_000_000).contains(&number) {
        return Err(Error::NotFound);
    }
    let first = number.saturating_mul(PART);
    let values = params![ctx.body(), first, first.saturating_add(PART)];
    let found: Vec<EntryAddress> = ctx.db().all(&LIST_ENTRY_ADDRESSES, values).await?;
    if found.is_empty() {
        return Err(Error::NotFound);
    }
    for row in found {
        address(xml, ctx, &format!("/informasi/{}", row.slug.unwrap_or_default()), row.changed_at);
    }
    Ok(())
}

/// Articles are written in Indonesian; only that address is listed.
async fn news(xml: &mut Xml, ctx: &Ctx, (year, month): (i16, i8)) -> Result<()> {
    let (from, to) = rules::zone::month_range(year, month, &ctx.directory.zone).ok_or(Error::NotFound)?;
    let found: Vec<NewsAddress> = ctx.db().all(&LIST_ADDRESSES, params![ctx.body(), from, to]).await?;
    if found.is_empty() {
        // The schema forbids an empty list, and the index does not name this month.
        return Err(Error::NotFound);
    }
    for row in found {
        let at = row.changed_at.unwrap_or(row.published_at);
        address(xml, ctx, &format!("/berita/{}", row.slug.unwrap_or_default()), Some(at));
    }
    Ok(())
}

/// `berita-2026-11` → year and month, written exactly so.
fn month_of(name: &str) -> Option<(i16, i8)> {
    let (year, month) = name.strip_prefix("berita-")?.split_once('-')?;
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || month.len() != 2 || !is_plain(year) || !is_plain(month) {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::month_of;

    #[test]
    fn a_month_has_one_address() {
        assert_eq!(month_of("berita-2026-11"), Some((2026, 11)));
        for wrong in ["berita-2026-1", "berita-26-11", "berita-2026-11-1", "berita-+026-11", "unit-x"] {
            assert_eq!(month_of(wrong), None, "{wrong}");
        }
    }
}
