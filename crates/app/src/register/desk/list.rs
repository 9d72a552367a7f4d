//! Entries in the workroom by where they stand, filtered by unit, class and words, page by page.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::permission::Act;
use rules::register::{InformationClass, State};

use super::store::{DeskFilter, DeskRow, count_by_state, list_desk};
use crate::ctx::SignedIn;
use crate::ids::{EntryId, UnitId};
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// Entries on a page.
const PAGE: usize = 25;
/// Tabs in the order of the work.
const TABS: [State; 6] =
    [State::Draft, State::Proposed, State::Submitted, State::Returned, State::Published, State::Withdrawn];

struct Tab {
    state: State,
    label: String,
    entries: i64,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "register/desk/pages/list.html")]
struct ListPage {
    p: Page,
    state: State,
    tabs: Vec<Tab>,
    rows: Vec<DeskRow>,
    /// Units the officer may read, when there are several.
    units: Vec<(UnitId, String)>,
    unit: Option<UnitId>,
    class: Option<InformationClass>,
    words: String,
    can_write: bool,
    can_adopt: bool,
    next: Option<String>,
}

impl ListPage {
    /// The address of a tab with the present filter.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn tab_path(&self, state: &State) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("state", state.code());
        if let Some(unit) = self.unit {
            query.append_pair("unit", &unit.to_string());
        }
        if let Some(class) = self.class {
            query.append_pair("class", class.code());
        }
        if !self.words.is_empty() {
            query.append_pair("q", &self.words);
        }
        format!("/kerja/informasi?{}", query.finish())
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn is_unit(&self, unit: &UnitId) -> bool {
        self.unit == Some(*unit)
    }

    fn classes(&self) -> Vec<(&'static str, String, bool)> {
        let of = |class: &InformationClass| {
            (class.code(), self.p.t(&class_key(*class)), self.class == Some(*class))
        };
        InformationClass::ALL.iter().map(of).collect()
    }

    fn empty_key(&self) -> String {
        format!("desk-list-empty-{}", self.state)
    }
}

/// The text of a class.
pub(super) fn class_key(class: InformationClass) -> String {
    format!("desk-class-{}", class.code().replace('_', "-"))
}

impl DeskRow {
    /// What to call it: title, else its file.
    fn name(&self, p: &Page) -> String {
        match (self.title.is_empty(), &self.file_name) {
            (false, _) => self.title.clone(),
            (true, Some(name)) => name.clone(),
            (true, None) => p.t("desk-untitled"),
        }
    }

    fn state_key(&self) -> String {
        format!("desk-state-{}", self.state.0)
    }

    fn class_key(&self) -> String {
        class_key(self.class.0)
    }

    /// A newer version of something public is on its way.
    fn is_revision(&self) -> bool {
        self.is_public && self.state.0 != State::Published
    }
}

/// `GET /kerja/informasi`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let readable: Vec<(UnitId, String)> =
        ctx.units_for(Act::ReadWorkroom).into_iter().map(|unit| (unit.id, unit.name.clone())).collect();
    if readable.is_empty() {
        return Err(ctx.allow(Act::ReadWorkroom, None).err().unwrap_or(Error::NotFound));
    }
    let unit = query.parse("unit").filter(|unit| readable.iter().any(|(id, _)| id == unit));
    let scope = scope(&ctx, unit, &readable);
    let totals = totals(&ctx, &scope).await?;
    let state = State::from_code(query.text("state")).unwrap_or_else(|| first_state(&ctx, &totals));
    let class = InformationClass::from_code(query.text("class"));
    let words: String = query.text("q").chars().take(100).collect();
    let part = Some(words.to_ascii_lowercase()).filter(|words| !words.is_empty());
    let filter = |unit| DeskFilter { state: Some(state), unit, class, part: part.clone() };
    let after = after_of(query.text("after"));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    for unit in scope {
        rows.extend(list_desk(ctx.db(), ctx.body(), &filter(unit), after, limit).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.updated_at, row.id)));
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| has_more).map(|row| web::cursor::encode(&[row.updated_at, row.id.0]));
    let p =
        Page::new(&ctx, ctx.locale.t("desk-list-title")).section("register").flash(Some(query.text("ok")));
    let tab = |(shown, entries): (&State, &i64)| Tab {
        state: *shown,
        label: p.t(&format!("desk-state-{shown}")),
        entries: *entries,
        is_current: *shown == state,
    };
    let tabs = TABS.iter().zip(&totals).map(tab).collect();
    let can_adopt = ctx.may(Act::ManageRegister, None);
    let can_write = !ctx.units_for(Act::WriteRegister).is_empty();
    html(&ListPage { p, state, tabs, rows, units: readable, unit, class, words, can_write, can_adopt, next })
}

/// Officers of units read theirs; a list over all units is for officers of the city.
fn scope(ctx: &Ctx, unit: Option<UnitId>, readable: &[(UnitId, String)]) -> Vec<Option<UnitId>> {
    match unit {
        Some(unit) => vec![Some(unit)],
        None if ctx.allow(Act::ReadWorkroom, None).is_ok() => vec![None],
        None => readable.iter().map(|(id, _)| Some(*id)).collect(),
    }
}

/// Number of entries for each tab.
async fn totals(ctx: &Ctx, scope: &[Option<UnitId>]) -> Result<Vec<i64>> {
    let mut totals = vec![0; TABS.len()];
    for unit in scope {
        for count in count_by_state(ctx.db(), ctx.body(), *unit).await? {
            for (state, total) in TABS.iter().zip(&mut totals) {
                if *state == count.state.0 {
                    *total += count.entries;
                }
            }
        }
    }
    Ok(totals)
}

/// Where an officer looks first: who verifies at what waits, who writes at what came back.
fn first_state(ctx: &Ctx, totals: &[i64]) -> State {
    let count = |state: State| TABS.iter().zip(totals).find(|(tab, _)| **tab == state).map_or(0, |(_, n)| *n);
    let verifies = ctx.may(Act::VerifyRegister, None);
    let submits = !ctx.units_for(Act::SubmitRegister).is_empty();
    if verifies && count(State::Submitted) > 0 {
        State::Submitted
    } else if count(State::Returned) > 0 {
        State::Returned
    } else if submits && count(State::Proposed) > 0 {
        State::Proposed
    } else if count(State::Draft) > 0 || count(State::Published) == 0 {
        State::Draft
    } else {
        State::Published
    }
}

fn after_of(token: &str) -> Option<(i64, EntryId)> {
    match web::cursor::decode(token)?.as_slice() {
        [at, id] => Some((*at, EntryId(*id))),
        _ => None,
    }
}
