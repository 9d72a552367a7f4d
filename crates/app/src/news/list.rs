//! News in the workroom by where it stands, filtered by unit, page by page.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::news::State;
use rules::permission::Act;

use super::store_desk::{DeskFilter, DeskRow, count_by_state, list_desk};
use crate::ctx::SignedIn;
use crate::ids::{NewsId, UnitId};
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// Items on a page.
const PAGE: usize = 25;

/// The tab of items that wait for a second signature.
const UNSIGNED: &str = "paraf";

/// Tabs by their name in the address, in the order of the work.
const TABS: [(&str, Option<State>); 7] = [
    ("draf", Some(State::Draft)),
    ("tinjauan", Some(State::Submitted)),
    ("dikembalikan", Some(State::Returned)),
    ("terjadwal", Some(State::Scheduled)),
    ("terbit", Some(State::Published)),
    ("ditarik", Some(State::Withdrawn)),
    (UNSIGNED, None),
];

struct Tab {
    name: &'static str,
    label: String,
    items: i64,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "news/pages/list.html")]
struct ListPage {
    p: Page,
    tab: &'static str,
    tabs: Vec<Tab>,
    rows: Vec<DeskRow>,
    /// Units the officer may read, when there are several.
    units: Vec<(UnitId, String)>,
    unit: Option<UnitId>,
    /// Units the officer may write in.
    own: Vec<(UnitId, String)>,
    next: Option<String>,
    now: i64,
}

impl ListPage {
    /// The address of a tab with the present filter.
    fn tab_path(&self, tab: &str) -> String {
        let unit = self.unit.map(|unit| format!("&unit={unit}")).unwrap_or_default();
        format!("/kerja/berita?tab={tab}{unit}")
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn is_unit(&self, unit: &UnitId) -> bool {
        self.unit == Some(*unit)
    }

    /// Kinds of events a draft can begin with: code and name.
    fn kinds(&self) -> Vec<(&'static str, String)> {
        newsroom::KINDS
            .iter()
            .map(|kind| (kind.code, self.p.t(&format!("news-kind-{}", kind.code))))
            .collect()
    }

    fn empty_key(&self) -> String {
        format!("news-list-empty-{}", self.tab)
    }

    /// A planned item whose time has passed: its job has not run yet.
    fn is_late(&self, row: &DeskRow) -> bool {
        row.state.0 == State::Scheduled && row.publish_at.is_some_and(|at| at < self.now - 60_000)
    }
}

/// `GET /kerja/berita`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let readable: Vec<(UnitId, String)> =
        ctx.units_for(Act::ReadWorkroom).into_iter().map(|unit| (unit.id, unit.name.clone())).collect();
    let first = readable.first().ok_or_else(|| forbidden(&ctx))?.0;
    let wanted: Option<UnitId> = query.parse("unit");
    let unit = wanted.filter(|unit| readable.iter().any(|(id, _)| id == unit));
    let all = ctx.allow(Act::ReadWorkroom, None).is_ok();
    // Officers of units read theirs; a list over all units is for officers of the city.
    let scope: Vec<Option<UnitId>> = match (unit, all) {
        (Some(unit), _) => vec![Some(unit)],
        (None, true) => vec![None],
        (None, false) => readable.iter().map(|(id, _)| Some(*id)).collect(),
    };
    let counts = counts(&ctx, &scope).await?;
    let tab = TABS.iter().find(|(name, _)| *name == query.text("tab")).copied();
    let (tab, state) = tab.unwrap_or_else(|| first_tab(&ctx, first, &counts));
    let filter = |unit| DeskFilter { state, unit, only_unsigned: tab == UNSIGNED };
    let after = after_of(query.text("after"));
    let mut rows = Vec::new();
    for unit in scope {
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        rows.extend(list_desk(ctx.db(), ctx.body(), filter(unit), after, limit).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.updated_at, row.id)));
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| has_more).map(|row| web::cursor::encode(&[row.updated_at, row.id.0]));
    let tabs = TABS.iter().zip(&counts).map(|((name, _), items)| Tab {
        name,
        label: ctx.locale.t(&format!("news-tab-{name}")),
        items: *items,
        is_current: *name == tab,
    });
    let own = ctx.units_for(Act::WriteNews).into_iter().map(|unit| (unit.id, unit.name.clone())).collect();
    let p = Page::new(&ctx, ctx.locale.t("news-list-title")).section("news");
    html(&ListPage {
        p: p.flash(Some(query.text("ok"))),
        tab,
        tabs: tabs.collect(),
        rows,
        units: readable,
        unit,
        own,
        next,
        now: ctx.now(),
    })
}

fn forbidden(ctx: &Ctx) -> Error {
    ctx.allow(Act::ReadWorkroom, None).err().unwrap_or(Error::NotFound)
}

/// Where an officer looks first: reviewers at what waits for them, writers at what came back.
fn first_tab(ctx: &Ctx, unit: UnitId, counts: &[i64]) -> (&'static str, Option<State>) {
    let count =
        |name: &str| TABS.iter().zip(counts).find(|((tab, _), _)| *tab == name).map_or(0, |(_, n)| *n);
    let wanted = if ctx.may(Act::ReviewNews, Some(unit)) && count("tinjauan") > 0 {
        "tinjauan"
    } else if count("dikembalikan") > 0 {
        "dikembalikan"
    } else if count("draf") > 0 || count("terbit") == 0 {
        "draf"
    } else {
        "terbit"
    };
    TABS.iter().find(|(name, _)| *name == wanted).copied().unwrap_or(("draf", Some(State::Draft)))
}

/// Number of items for each tab.
async fn counts(ctx: &Ctx, scope: &[Option<UnitId>]) -> Result<Vec<i64>> {
    let mut totals = vec![0; TABS.len()];
    for unit in scope {
        for count in count_by_state(ctx.db(), ctx.body(), *unit).await? {
            for ((name, state), total) in TABS.iter().zip(&mut totals) {
                if *state == Some(count.state.0) {
                    *total += count.items;
                }
                if *name == UNSIGNED {
                    *total += count.unsigned;
                }
            }
        }
    }
    Ok(totals)
}

fn after_of(token: &str) -> Option<(i64, NewsId)> {
    match web::cursor::decode(token)?.as_slice() {
        [at, id] => Some((*at, NewsId(*id))),
        _ => None,
    }
}

impl DeskRow {
    /// Whether its newest text has a title.
    pub fn has_title(&self) -> bool {
        self.title.as_ref().is_some_and(|title| !title.is_empty())
    }

    /// Whether it waits for its time.
    pub fn is_planned(&self) -> bool {
        self.state.0 == State::Scheduled && self.publish_at.is_some()
    }

    /// The key of the text for where the item stands.
    pub fn state_key(&self) -> String {
        format!("news-state-{}", self.state.0.code())
    }
}
