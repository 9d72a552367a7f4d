//! One entry: what it is, its files, the columns of the form of the law, what it said before.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Sql, params, sql};
use jiff::ToSpan as _;
use rules::obligation::{Obligation, catalogue, clock_months};
use rules::register::InformationClass;

use super::files::{self, FileView};
use super::history::{self, OldVersion};
use super::{class_word, entry_facts, rows, words};
use crate::ctx::{Ctx, Visit};
use crate::ids::NewsId;
use crate::locale::Locale;
use crate::org::Unit;
use crate::page::{Page, moved, public_html};
use crate::portal::unit;
use crate::portal::unit_contact::Contact;
use crate::register::Link;
use crate::register::public::{Filter, PublicEntry, Row, find_public, list_rows};
use crate::register::store::find_entry_by_slug;
use crate::{Error, Result};

const LIST_NEWS: Sql = sql!("sql/list_news.sql");
const LIST_ENTRIES_OF_NEWS: Sql = sql!("sql/list_entries_of_news.sql");

/// The least a unit must renew what it has to announce periodically (UU 14/2008 Ps.9(3)).
const SIX_MONTHS: i32 = rules::obligation::SIX_MONTHS;

db::record! {
    /// A news item that points here.
    struct NewsLink {
        slug: Option<String>,
        title: String,
        published_at: Option<i64>,
    }
}

/// A column of the form with its words.
struct Fact {
    name: String,
    words: String,
}

/// When it must be renewed.
struct Due {
    words: String,
    is_past: bool,
}

/// An obligation the entry fulfils, leading to everything that fulfils it.
struct Duty {
    words: String,
    path: String,
}

#[derive(Template)]
#[template(path = "portal/register/pages/entry.html")]
struct EntryPage<'a> {
    p: Page,
    unit: &'a Unit,
    class: &'static str,
    found: PublicEntry,
    published_at: i64,
    verified_at: i64,
    changed_at: Option<i64>,
    due: Option<Due>,
    facts: Vec<Fact>,
    obligations: Vec<Duty>,
    files: Vec<FileView>,
    history: Vec<OldVersion>,
    news: Vec<NewsLink>,
    others: Vec<Row>,
    contact: Contact<'a>,
    address: String,
}

impl EntryPage<'_> {
    fn links(&self) -> &[Link] {
        &self.found.content.links
    }
}

/// `GET /informasi/{slug}`
pub(super) async fn show(Visit(ctx): Visit, Path(slug): Path<String>) -> Result<Response<Body>> {
    let id = find_entry_by_slug(ctx.db(), ctx.body(), &slug).await?.ok_or(Error::NotFound)?;
    let found = find_public(ctx.db(), ctx.body(), id).await?;
    let present = found.entry.slug.clone().ok_or(Error::NotFound)?;
    if present != slug {
        return Ok(moved(&ctx, &format!("/informasi/{present}")));
    }
    let unit = ctx.directory.unit(found.entry.unit_id).ok_or(Error::NotFound)?;
    let title = found.version.title.clone();
    let description = bahasa::excerpt(&found.version.summary, 200);
    let mut p = unit::frame(&ctx, unit, title, description).section("unit-register");
    let own = Filter { unit: Some(unit.id), ..Filter::default() };
    let (hung, news, mut others) = tokio::try_join!(
        files::list_hung(&ctx, id),
        async { Ok(ctx.db().all::<NewsLink>(&LIST_NEWS, params![ctx.body(), id]).await?) },
        list_rows(ctx.db(), ctx.body(), &own, None, 5),
    )?;
    others.retain(|row| row.id != id);
    others.truncate(4);
    let files = files::views(&ctx, &p, &found, &hung).await?;
    let history = history::read(&ctx, &found, &hung).await?;
    p.structured = Some(entry_facts::structured(&p, &found, unit, &files));
    let published_at = found.entry.published_at.unwrap_or_default();
    let verified_at = found.entry.verified_at.unwrap_or(published_at);
    let page = EntryPage {
        class: class_word(found.version.class.0),
        due: due(&ctx, &p, &found, verified_at),
        facts: columns(&p, &found, unit),
        obligations: found.content.obligations.iter().map(|code| duty(&p, code)).collect(),
        contact: Contact::new(&p, unit),
        address: p.absolute(&p.path),
        changed_at: found.entry.changed_at.filter(|at| p.day(*at) != p.day(published_at)),
        published_at,
        verified_at,
        unit,
        found,
        files,
        history,
        news,
        others,
        p,
    };
    Ok(crate::visit::mark(public_html(&ctx, &page)?, &ctx, rules::visit::Kind::Entry, id.0, unit.id))
}

/// Until when the last verification counts: the shortest period of the obligations it fulfils; half a year
/// for periodic information that names none.
fn due(ctx: &Ctx, p: &Page, found: &PublicEntry, verified_at: i64) -> Option<Due> {
    let named = found.content.obligations.iter().filter_map(|code| catalogue().find(code));
    let shortest = named.filter_map(clock_months).min();
    let floor = (found.version.class.0 == InformationClass::Periodic).then_some(SIX_MONTHS);
    let months = shortest.or(floor)?;
    let day = rules::zone::day(verified_at, &ctx.directory.zone).checked_add(months.months()).ok()?;
    Some(Due { words: crate::locale::day_in_words(p.locale, day), is_past: day < ctx.today() })
}

fn duty(p: &Page, code: &str) -> Duty {
    let label = |row: &Obligation| match p.locale {
        Locale::English => row.label_en.clone(),
        Locale::Indonesian => row.label_id.clone(),
    };
    let words = catalogue().find(code).map_or_else(|| code.to_owned(), label);
    Duty { words, path: format!("/informasi?kewajiban={code}") }
}

/// The columns of the form that say something.
fn columns(p: &Page, found: &PublicEntry, unit: &Unit) -> Vec<Fact> {
    let version = &found.version;
    let holder = if version.holder.is_empty() { unit.name.clone() } else { version.holder.clone() };
    let language = match version.language.as_str() {
        code @ ("id" | "en") => p.t(&format!("register-public-language-{code}")),
        other => other.to_owned(),
    };
    let year = version.year.map(|year| year.to_string()).unwrap_or_default();
    [
        ("holder", holder),
        ("responsible", version.responsible.clone()),
        ("made", entry_facts::made(p, &version.made_on, &version.made_at_place)),
        ("form", entry_facts::form(p, version.is_printed, version.is_digital)),
        ("retention", entry_facts::retention(p, &version.retention_active, &version.retention_inactive)),
        ("media", version.media.clone()),
        ("year", year),
        ("language", language),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(name, words)| Fact { name: p.t(&format!("register-public-column-{name}")), words })
    .collect()
}

/// Public entries a news item points to.
pub(in crate::portal) async fn entries_of_news(ctx: &Ctx, news: NewsId) -> Result<Vec<Row>> {
    Ok(ctx.db().all(&LIST_ENTRIES_OF_NEWS, params![ctx.body(), news]).await?)
}
