//! The workroom's home (`/kerja`): what waits for this person, how the unit does, where to go next.
//!
//! The parts follow from what the person may do, not from the name of the role: whoever holds two
//! roles sees both.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::activity::Month;
use rules::news::State;
use rules::permission::Act;

use super::store::{self, OpenItem};
use crate::Result;
use crate::audit::{self, Sentence};
use crate::ctx::{Ctx, SignedIn};
use crate::ids::UnitId;
use crate::org::Unit;
use crate::page::{Page, Query, html};

/// Days without news after which a unit is called silent (`domain.md` §10, as the cities do by phone).
const SILENT_DAYS: i64 = 30;
/// Days ahead in which a review date counts as due.
const REVIEW_DAYS: i64 = 7;
const DAY_MS: i64 = 86_400_000;
/// Lines of one part; the rest is behind its link.
const MOST_LINES: usize = 8;

/// One thing to do.
struct Line {
    path: String,
    title: String,
    note: String,
    remark: String,
    unit: String,
}

/// Whether an item belongs to a part.
type Belongs<'a> = &'a dyn Fn(&OpenItem) -> bool;

/// Things to do of one kind.
struct Part {
    id: &'static str,
    heading: String,
    lines: Vec<Line>,
    more: usize,
}

/// A number with its word and its way.
struct Figure {
    number: i64,
    words: String,
    note: String,
    path: &'static str,
}

#[derive(Template)]
#[template(path = "dashboard/pages/home.html")]
struct HomePage {
    p: Page,
    roles: Vec<String>,
    write_units: Vec<Unit>,
    own_unit: Option<UnitId>,
    parts: Vec<Part>,
    may_read: bool,
    broken_links: i64,
    /// How the own units' websites stand.
    sites: Vec<crate::website::Card>,
    /// Open tasks of the own units.
    own: Vec<crate::template::home::OwnTask>,
    /// Contacts with the own units, whose websites are silent.
    contacts: Vec<String>,
    /// Open requests, the most urgent first.
    requests: Vec<crate::request::home::Urgent>,
    figures: Vec<Figure>,
    /// What waits in the register: words and where.
    register: Vec<(String, String)>,
    silent: Vec<(String, String)>,
    incomplete: Vec<(String, String, String)>,
    changes: Vec<Sentence>,
}

impl HomePage {
    fn is_own(&self, unit: &Unit) -> bool {
        self.own_unit == Some(unit.id)
    }
}

/// `GET /kerja`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let p =
        Page::new(&ctx, ctx.locale.t("dashboard-home-title")).section("home").flash(Some(query.text("ok")));
    let open = open_items(&ctx).await?;
    let write_units: Vec<Unit> = ctx.units_for(Act::WriteNews).into_iter().cloned().collect();
    let own_unit = ctx.grants().first().map(|grant| UnitId(grant.unit));
    let page = HomePage {
        roles: roles(&ctx, &p),
        parts: parts(&ctx, &p, &open),
        may_read: !ctx.units_for(Act::ReadWorkroom).is_empty(),
        broken_links: crate::link::count_for(&ctx).await?,
        sites: crate::website::cards(&ctx, &p).await?,
        figures: figures(&ctx, &p).await?,
        own: own_tasks(&ctx).await?,
        contacts: crate::contact::own(&ctx).await?,
        requests: crate::request::home::urgent(&ctx, &p).await?,
        register: register(&ctx, &p).await?,
        silent: silent(&ctx, &p).await?,
        incomplete: incomplete(&ctx, &p),
        changes: changes(&ctx, &p).await?,
        write_units,
        own_unit,
        p,
    };
    html(&page)
}

/// What the main PPID waits for from the own units: tasks, and tables to fill in.
async fn own_tasks(ctx: &Ctx) -> Result<Vec<crate::template::home::OwnTask>> {
    let mut own = crate::template::home::own_tasks(ctx, true).await?;
    own.extend(crate::sheet::home::own_tasks(ctx).await?);
    Ok(own)
}

fn roles(ctx: &Ctx, p: &Page) -> Vec<String> {
    let label = |grant: &rules::role::Grant| {
        let role = p.t(&format!("audit-role-{}", grant.role));
        format!("{role} – {}", ctx.directory.name(UnitId(grant.unit)))
    };
    ctx.grants().iter().map(label).collect()
}

/// Open items of the units whose drafts the person may read.
async fn open_items(ctx: &Ctx) -> Result<Vec<OpenItem>> {
    let until = rules::zone::day(ctx.now() + REVIEW_DAYS * DAY_MS, &ctx.directory.zone).to_string();
    match rules::permission::units_for(Act::ReadWorkroom, ctx.grants()) {
        None => store::list_open(ctx.db(), ctx.body(), None, &until).await,
        Some(units) => {
            let mut open = Vec::new();
            for unit in units {
                open.extend(store::list_open(ctx.db(), ctx.body(), Some(UnitId(unit)), &until).await?);
            }
            Ok(open)
        }
    }
}

fn parts(ctx: &Ctx, p: &Page, open: &[OpenItem]) -> Vec<Part> {
    let me = ctx.account();
    let is_mine = |item: &OpenItem| item.author_id == me || item.last_writer_id == me;
    let may_review = |item: &OpenItem| ctx.may(Act::ReviewNews, Some(item.unit_id));
    let today = ctx.today();
    let is_today = |at: Option<i64>| at.is_some_and(|at| rules::zone::day(at, &ctx.directory.zone) == today);
    let kinds: [(&'static str, Belongs<'_>); 6] = [
        ("returned", &|item| item.state.0 == State::Returned && is_mine(item)),
        ("submitted", &|item| item.state.0 == State::Submitted && may_review(item)),
        ("sign-off", &|item| item.needs_sign_off && item.approved_by != me && may_review(item)),
        ("drafts", &|item| item.state.0 == State::Draft && is_mine(item)),
        ("today", &|item| item.state.0 == State::Scheduled && is_today(item.publish_at)),
        ("review-by", &|item| {
            item.state.0 == State::Published
                && item.review_by_on.is_some()
                && !item.needs_sign_off
                && may_review(item)
        }),
    ];
    let parts = kinds.into_iter().filter_map(|(id, belongs)| {
        let mut items: Vec<&OpenItem> = open.iter().filter(|item| belongs(item)).collect();
        if id == "submitted" {
            // Who waits longest comes first.
            items.sort_by_key(|item| (item.submitted_at, item.id));
        }
        let lines: Vec<Line> = items.iter().take(MOST_LINES).map(|item| line(p, id, item)).collect();
        let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let heading = p.n(&format!("dashboard-part-{id}"), count);
        (!items.is_empty()).then(|| Part { id, heading, more: items.len() - lines.len(), lines })
    });
    parts.collect()
}

fn line(p: &Page, kind: &str, item: &OpenItem) -> Line {
    let note = match kind {
        "submitted" => item.submitted_at.map(|at| p.w("dashboard-note-submitted", &p.moment(at))),
        "today" => item.publish_at.map(|at| p.w("dashboard-note-today", &p.moment(at))),
        "review-by" => item
            .review_by_on
            .as_ref()
            .and_then(|day| day.parse().ok())
            .map(|day| p.w("dashboard-note-review-by", &crate::locale::day_in_words(p.locale, day))),
        _ => Some(p.w("dashboard-note-changed", &p.moment(item.updated_at))),
    };
    let title = item.title.clone().filter(|title| !title.trim().is_empty());
    Line {
        path: format!("/kerja/berita/{}", item.id),
        title: title.unwrap_or_else(|| p.t("dashboard-untitled")),
        note: note.unwrap_or_default(),
        remark: if kind == "returned" { item.remark.clone() } else { String::new() },
        unit: p.unit_label(item.unit_id).to_owned(),
    }
}

/// Entries of the register that wait for this person, by where they stand.
async fn register(ctx: &Ctx, p: &Page) -> Result<Vec<(String, String)>> {
    use rules::register::State as Stand;
    let scope: Vec<Option<UnitId>> = match rules::permission::units_for(Act::ReadWorkroom, ctx.grants()) {
        None => vec![None],
        Some(units) => units.into_iter().map(|unit| Some(UnitId(unit))).collect(),
    };
    let mut waiting = [(Stand::Submitted, 0), (Stand::Proposed, 0), (Stand::Returned, 0), (Stand::Draft, 0)];
    for unit in scope {
        for count in crate::register::desk::count_by_state(ctx.db(), ctx.body(), unit).await? {
            for (state, total) in &mut waiting {
                if *state == count.state.0 {
                    *total += count.entries;
                }
            }
        }
    }
    let concerns = |state: Stand| match state {
        Stand::Submitted => ctx.may(Act::VerifyRegister, None),
        Stand::Proposed => !ctx.units_for(Act::SubmitRegister).is_empty(),
        _ => !ctx.units_for(Act::WriteRegister).is_empty(),
    };
    let line = |(state, total): (Stand, i64)| {
        (p.n(&format!("dashboard-register-{state}"), total), format!("/kerja/informasi?state={state}"))
    };
    let waiting = waiting.into_iter().filter(|(state, total)| *total > 0 && concerns(*state)).map(line);
    Ok(waiting.chain(crate::template::home::late_words(ctx, p).await?).collect())
}

async fn figures(ctx: &Ctx, p: &Page) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let month = Month::of(ctx.today());
    let now = store::count_published(ctx.db(), ctx.body(), month.range(&ctx.directory.zone)).await?;
    let before =
        store::count_published(ctx.db(), ctx.body(), month.previous().range(&ctx.directory.zone)).await?;
    let sum = |all: &[store::Published], units: Option<&[UnitId]>| -> i64 {
        let counted = all.iter().filter(|one| units.is_none_or(|units| units.contains(&one.unit_id)));
        counted.map(|one| one.items).sum()
    };
    let mut own: Vec<UnitId> = ctx.grants().iter().map(|grant| UnitId(grant.unit)).collect();
    own.retain(|unit| ctx.directory.unit(*unit).is_some_and(Unit::is_active));
    let last = |n: i64| p.n("dashboard-figure-last-month", n);
    if !own.is_empty() {
        figures.push(Figure {
            number: sum(&now, Some(&own)),
            words: p.t("dashboard-figure-unit"),
            note: last(sum(&before, Some(&own))),
            path: if ctx.units_for(Act::ReadWorkroom).is_empty() { "" } else { "/kerja/berita" },
        });
    }
    if ctx.may(Act::ReadActivity, None) {
        figures.push(Figure {
            number: sum(&now, None),
            words: p.t("dashboard-figure-city"),
            note: last(sum(&before, None)),
            path: "/kerja/aktivitas",
        });
    }
    figures.extend(obligations(ctx, p).await?);
    if ctx.may(Act::ManageAccounts, None) {
        let number = store::count_invited(ctx.db(), ctx.body()).await?;
        let words = p.t("dashboard-figure-invited");
        figures.push(Figure { number, words, note: String::new(), path: "/kerja/akun" });
    }
    if ctx.may(Act::ReadOutbox, None) {
        let number = store::count_kept_mail(ctx.db(), ctx.body()).await?;
        let words = p.t("dashboard-figure-mail");
        figures.push(Figure { number, words, note: String::new(), path: "/kerja/surel" });
    }
    Ok(figures)
}

/// What the person's units have to make known: open duties, with the counts behind them. Officers of the
/// city see the sum of all units.
async fn obligations(ctx: &Ctx, p: &Page) -> Result<Option<Figure>> {
    let units = ctx.units_for(Act::ReadObligations);
    let one = if let [only] = units.as_slice() { Some(only.id) } else { None };
    if units.is_empty() {
        return Ok(None);
    }
    let matrix = crate::obligation::load(ctx, one).await?;
    let mut counts = crate::obligation::Counts::default();
    for line in matrix.units.iter().filter(|line| units.iter().any(|unit| unit.id == line.unit)) {
        counts.join(&line.counts);
    }
    Ok(Some(Figure {
        number: counts.stale + counts.missing,
        words: p.t("dashboard-figure-obligations"),
        note: crate::obligation::in_words(p, &counts),
        path: "/kerja/kewajiban",
    }))
}

/// Units without news for [`SILENT_DAYS`], with the day of their last item, for those who look after all.
async fn silent(ctx: &Ctx, p: &Page) -> Result<Vec<(String, String)>> {
    if !ctx.may(Act::ReadActivity, None) {
        return Ok(Vec::new());
    }
    let last = crate::news::public::activity_by_unit(ctx.db(), ctx.body()).await?;
    let limit = ctx.now() - SILENT_DAYS * DAY_MS;
    let mut silent: Vec<(i64, &Unit)> = ctx
        .directory
        .active()
        .map(|unit| (last.iter().find(|one| one.unit_id == unit.id).map_or(0, |one| one.last_at), unit))
        .filter(|(at, _)| *at < limit)
        .collect();
    silent.sort_by_key(|(at, _)| *at);
    let words = |(at, unit): (i64, &Unit)| {
        let day =
            if at == 0 { p.t("dashboard-silent-never") } else { p.w("dashboard-silent-since", &p.day(at)) };
        (unit.name.clone(), day)
    };
    Ok(silent.into_iter().map(words).collect())
}

/// Own units whose profile lacks something: code, name, what.
fn incomplete(ctx: &Ctx, p: &Page) -> Vec<(String, String, String)> {
    let own = ctx.directory.active().filter(|unit| ctx.grants().iter().any(|grant| grant.unit == unit.id.0));
    own.filter(|unit| ctx.may(Act::EditUnitProfile, Some(unit.id)))
        .filter_map(|unit| {
            let missing = crate::org::missing(unit);
            let words: Vec<String> = missing.iter().map(|key| p.t(key).to_lowercase()).collect();
            (!missing.is_empty()).then(|| (unit.code.clone(), unit.name.clone(), words.join(", ")))
        })
        .collect()
}

async fn changes(ctx: &Ctx, p: &Page) -> Result<Vec<Sentence>> {
    if !ctx.may(Act::ReadChangeLog, None) {
        return Ok(Vec::new());
    }
    let rows = audit::list_rows(ctx.db(), ctx.body(), audit::Filter::default(), i64::MAX, 5).await?;
    Ok(rows.iter().map(|row| audit::sentence(p, row)).collect())
}
