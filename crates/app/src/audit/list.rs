//! The change log as a page for those who may read it, newest first, with filters and a file to take along.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::body::Body;
use axum::http::Response;
use axum::routing::get;
use rules::permission::Act;

use super::sentence::{Sentence, sentence};
use super::store::{self, Filter};
use crate::ctx::{Ctx, SignedIn};
use crate::ids::AccountId;
use crate::page::{Page, Query, html};
use crate::{App, Result};

/// Rows on one page.
const PAGE_ROWS: i64 = 50;
/// Rows of the file: what a spreadsheet opens without effort.
const FILE_ROWS: i64 = 20_000;

/// Acts one can filter by, in the order of the list.
const ACTS: [&str; 32] = [
    "news.create",
    "news.save",
    "news.submit",
    "news.recall",
    "news.return",
    "news.schedule",
    "news.unschedule",
    "news.publish",
    "news.correct",
    "news.withdraw",
    "news.reopen",
    "news.promote",
    "news.sign_off",
    "news.discard",
    "news.move",
    "unit.create",
    "unit.profile",
    "unit.import",
    "unit.rename",
    "unit.move",
    "unit.merge",
    "unit.close",
    "unit.logo",
    "account.create",
    "account.invite",
    "account.accept",
    "account.grant",
    "account.end-role",
    "account.sign-in",
    "account.hand-over",
    "body.update",
    "file.add",
];

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/kerja/catatan", get(show)).route("/kerja/catatan/unduh", get(download))
}

struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "audit/pages/list.html")]
struct LogPage {
    p: Page,
    rows: Vec<Sentence>,
    units: Vec<Choice>,
    acts: Vec<Choice>,
    people: Vec<Choice>,
    query: String,
    older: Option<i64>,
    is_first: bool,
}

/// `GET /kerja/catatan`
async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ReadChangeLog, None)?;
    let before = query.parse("sebelum").unwrap_or(i64::MAX);
    let found = store::list(ctx.db(), ctx.body(), filter(&ctx, &query), before, PAGE_ROWS + 1).await?;
    let people = store::actors(ctx.db(), ctx.body()).await?;
    let p = Page::new(&ctx, ctx.locale.t("audit-title")).section("log");
    let shown = usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX);
    let rows: Vec<Sentence> = found.iter().take(shown).map(|row| sentence(&p, row)).collect();
    let older = if found.len() > shown { rows.last().map(|row| row.seq) } else { None };
    let chosen = |name: &str, value: &str| query.text(name) == value;
    let units = ctx.directory.all().iter().map(|unit| Choice {
        value: unit.code.clone(),
        label: unit.name.clone(),
        is_chosen: chosen("unit", &unit.code),
    });
    let acts = ACTS.iter().map(|act| Choice {
        value: (*act).to_owned(),
        label: p.t(&format!("audit-filter-{}", act.replace(['.', '_'], "-"))),
        is_chosen: chosen("tindakan", act),
    });
    let people = people.into_iter().map(|(id, name)| Choice {
        value: id.to_string(),
        label: name,
        is_chosen: chosen("orang", &id.to_string()),
    });
    let page = LogPage {
        rows,
        units: units.collect(),
        acts: acts.collect(),
        people: people.collect(),
        query: filter_query(&query),
        older,
        is_first: before == i64::MAX,
        p,
    };
    html(&page)
}

fn filter<'a>(ctx: &Ctx, query: &'a Query) -> Filter<'a> {
    Filter {
        unit: ctx.directory.by_code(query.text("unit")).map(|unit| unit.id),
        act: Some(query.text("tindakan")).filter(|act| ACTS.contains(act)),
        actor: query.parse("orang").map(AccountId),
    }
}

/// The filters again, for the links of this page. Only letters that need no escape can be in it.
fn filter_query(query: &Query) -> String {
    let is_plain = |text: &&str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))
    };
    let parts = ["unit", "tindakan", "orang"].into_iter().filter_map(|name| {
        let value = Some(query.text(name)).filter(is_plain)?;
        Some(format!("{name}={value}&"))
    });
    parts.collect()
}

/// `GET /kerja/catatan/unduh`
async fn download(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ReadChangeLog, None)?;
    let rows = store::list(ctx.db(), ctx.body(), filter(&ctx, &query), i64::MAX, FILE_ROWS).await?;
    let p = Page::new(&ctx, "");
    let head = ["no", "time", "who", "role", "unit", "act", "what", "detail", "reason"];
    let head = head.map(|column| p.t(&format!("audit-column-{column}")));
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let words = sentence(&p, row);
            vec![
                row.seq.to_string(),
                words.datetime,
                row.actor_name.clone(),
                row.role.clone(),
                words.unit,
                row.act.clone(),
                words.text,
                words.detail,
                words.reason,
            ]
        })
        .collect();
    crate::table::csv_file("catatan-perubahan", &head, &lines)
}
