//! The register as the form of the law has it (*Daftar Informasi Publik*): eight columns, grouped by class,
//! made for printing. On a phone every row is a card with its columns named.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use db::{Sql, params, sql};
use rules::register::InformationClass;

use super::asked::{Asked, with_query};
use super::list::{FilterForm, here};
use super::{class_word, entry_facts, words};
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::form::Query;
use crate::ids::{Coded, EntryId, UnitId};
use crate::page::{Page, public_html, see_other};
use crate::portal::facts;
use crate::register::public::count_rows;

const LIST_TABLE: Sql = sql!("sql/list_table.sql");

/// Rows on one page: some sheets of paper.
const PER_PAGE: i64 = 100;

db::record! {
    /// The columns of the form.
    struct Line {
        id: EntryId,
        unit_id: UnitId,
        slug: Option<String>,
        class: Coded<InformationClass>,
        is_sample: bool,
        title: String,
        summary: String,
        holder: String,
        responsible: String,
        made_on: String,
        made_at_place: String,
        is_printed: bool,
        is_digital: bool,
        retention_active: String,
        retention_inactive: String,
        media: String,
        place: i64,
    }
}

/// A row with its number and its words.
struct Row {
    number: i64,
    path: String,
    holder: String,
    made: String,
    form: String,
    retention: String,
    excerpt: String,
    line: Line,
}

/// The rows of one class on this page.
struct Group {
    word: &'static str,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "portal/register/pages/table.html")]
struct TablePage {
    p: Page,
    of: String,
    day: String,
    total: i64,
    groups: Vec<Group>,
    next: Option<String>,
    first: Option<String>,
    form: FilterForm,
    cards: String,
}

/// `GET /informasi/daftar`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    const PATH: &str = "/informasi/daftar";
    let asked = Asked::read(&ctx, &query);
    let fields = asked.query(false, false);
    let token = query.text("setelah");
    let (place, unit, id, number) = match (token, web::cursor::decode(token).as_deref()) {
        ("", _) => (0, 0, 0, 0),
        (_, Some([place, unit, id, number])) => (*place, *unit, *id, (*number).clamp(0, i64::MAX / 2)),
        _ => return Ok(see_other(&ctx, &with_query(PATH, &fields))),
    };
    let mut lines = read(&ctx, &asked, (place, unit, id)).await?;
    let has_more = i64::try_from(lines.len()).is_ok_and(|found| found > PER_PAGE);
    if has_more {
        lines.pop();
    }
    let shown = i64::try_from(lines.len()).unwrap_or_default();
    let next = lines.last().filter(|_| has_more).map(|last| {
        let token = web::cursor::encode(&[last.place, last.unit_id.0, last.id.0, number + shown]);
        here(PATH, &fields, &token)
    });
    let city = ctx.directory.body.name.clone();
    let of = asked.filter.unit.map_or(city, |unit| ctx.directory.name(unit).to_owned());
    let title = ctx.locale.t("register-public-table-title");
    let lead = ctx.locale.with("register-public-table-lead", &[("x", of.clone().into())]);
    let mut p = Page::new(&ctx, title).describe(lead).section("register");
    p.path = here(PATH, &fields, token);
    p.is_hidden = !fields.is_empty();
    let way = [(ctx.locale.t("register-public-title"), "/informasi")];
    let way: Vec<(&str, &str)> =
        way.iter().map(|(name, path)| (name.as_str(), *path)).chain([(p.title.as_str(), PATH)]).collect();
    p.structured = Some(facts::page(&p, "CollectionPage", &way));
    let page = TablePage {
        day: p.day(ctx.now()),
        total: count_rows(ctx.db(), ctx.body(), &asked.filter).await?,
        groups: groups(&p, lines, number),
        first: (!token.is_empty()).then(|| with_query(PATH, &fields)),
        form: FilterForm::new(&ctx, &p, &asked, PATH, false, false).await?,
        cards: with_query("/informasi", &fields),
        next,
        of,
        p,
    };
    public_html(&ctx, &page)
}

async fn read(ctx: &Ctx, asked: &Asked, after: (i64, i64, i64)) -> Result<Vec<Line>> {
    let filter = &asked.filter;
    let values = params![
        ctx.body(),
        after.0,
        after.1,
        after.2,
        PER_PAGE + 1,
        filter.unit,
        filter.class.map(Coded),
        filter.obligation.clone(),
        filter.year,
        filter.with_children,
    ];
    Ok(ctx.db().all(&LIST_TABLE, values).await?)
}

fn groups(p: &Page, lines: Vec<Line>, before: i64) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (number, line) in (before.saturating_add(1)..).zip(lines) {
        let word = class_word(line.class.0);
        let row = Row {
            number,
            path: format!("/informasi/{}", line.slug.as_deref().unwrap_or_default()),
            holder: if line.holder.is_empty() {
                p.unit_name(line.unit_id).to_owned()
            } else {
                line.holder.clone()
            },
            made: entry_facts::made(p, &line.made_on, &line.made_at_place),
            form: entry_facts::form(p, line.is_printed, line.is_digital),
            retention: entry_facts::retention(p, &line.retention_active, &line.retention_inactive),
            excerpt: bahasa::excerpt(&line.summary, 240),
            line,
        };
        match groups.last_mut().filter(|group| group.word == word) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { word, rows: vec![row] }),
        }
    }
    groups
}
