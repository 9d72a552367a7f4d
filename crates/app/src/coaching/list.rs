//! `/kerja/pembinaan`: courses and own results; for the office, which unit still needs which and why, and workshops.

use std::collections::BTreeSet;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use jiff::ToSpan as _;
use jiff::civil::Date;
use rules::coaching::{Course, course, courses};
use rules::permission::Act;

use super::model::{self, Attempt, Passed, Workshop};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{UnitId, WorkshopId};
use crate::meeting::gaps::gaps;
use crate::page::{Fields, Page, Query, html, see_other};
use crate::{Ctx, Error, Result};

/// Months after which a course is fresh no more.
const FRESH_MONTHS: i32 = 12;
/// Longest place, in characters.
const PLACE_CHARS: usize = 300;
/// Most people of a unit in a workshop.
const PEOPLE: i64 = 500;

/// A unit that needs a course, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The unit.
    pub unit: UnitId,
    /// Code of the course.
    pub course: String,
    /// Kind of the gap it follows from (`meeting::gaps`).
    pub why: String,
    /// How many.
    pub n: i64,
}

/// The course that helps with a gap.
fn helps(kind: &str) -> Option<&'static str> {
    match kind {
        "silent" => Some("berita"),
        "late" => Some("permohonan"),
        "missing" | "stale" => Some("klasifikasi"),
        _ => None,
    }
}

/// Which unit still needs which course, suggested from what goes wrong there: a silent website, late answers,
/// obligations that are missing. A unit of which somebody passed the course in the last year does not need it.
/// Errors: the database does not answer.
pub async fn needs(ctx: &Ctx) -> Result<Vec<Need>> {
    let since = ctx.today().saturating_sub(FRESH_MONTHS.months());
    let since = rules::zone::instant(since.at(0, 0, 0, 0), &ctx.directory.zone).unwrap_or_default();
    let passed = model::list_passed(ctx.db(), ctx.body(), since).await?;
    let gaps = gaps(ctx).await?;
    let mut needs = Vec::new();
    for unit in ctx.directory.active() {
        let mut seen = BTreeSet::new();
        for gap in gaps.get(&unit.id).into_iter().flatten() {
            let Some(course) = helps(&gap.kind) else { continue };
            let known = Passed { unit_id: unit.id, course: course.to_owned() };
            if !passed.contains(&known) && seen.insert(course) {
                needs.push(Need {
                    unit: unit.id,
                    course: course.to_owned(),
                    why: gap.kind.clone(),
                    n: gap.n,
                });
            }
        }
    }
    Ok(needs)
}

#[derive(Template)]
#[template(path = "coaching/pages/list.html")]
struct ListPage {
    p: Page,
    courses: &'static [Course],
    own: Vec<Attempt>,
    needs: Vec<Need>,
    workshops: Vec<Workshop>,
    units: Vec<(i64, String)>,
    may_manage: bool,
}

impl ListPage {
    fn passed(&self, course: &Course) -> Option<&Attempt> {
        self.own.iter().find(|one| one.course == course.code && one.is_passed)
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the page")]
    fn title<'a>(&self, code: &'a str) -> &'a str {
        course(code).map_or(code, |course| course.title.as_str())
    }

    fn why(&self, need: &Need) -> String {
        self.p.n(&format!("meeting-gap-{}", need.why), need.n)
    }
}

/// `GET /kerja/pembinaan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let may_manage = ctx.may(Act::ManageCoaching, None);
    let own_units = ctx.units_for(Act::TakeCourses);
    if own_units.is_empty() {
        ctx.allow(Act::TakeCourses, None)?;
    }
    let account = ctx.account().ok_or(Error::SignedOut)?;
    let mut all = needs(&ctx).await?;
    if !may_manage {
        all.retain(|need| own_units.iter().any(|unit| unit.id == need.unit));
    }
    let p = Page::new(&ctx, ctx.locale.t("coaching-title")).section("coaching");
    let page = ListPage {
        courses: courses(),
        own: model::list_own(ctx.db(), ctx.body(), account).await?,
        needs: all,
        workshops: model::list_workshops(ctx.db(), ctx.body()).await?,
        units: ctx.directory.active().map(|unit| (unit.id.0, unit.name.clone())).collect(),
        may_manage,
        p: p.flash(Some(query.text("ok"))),
    };
    html(&page)
}

/// Notes a workshop that was held, with how many people of which unit were there.
/// Errors: `Refused` when something is missing or the day is to come, `Forbidden`.
pub async fn note_workshop(
    ctx: &Ctx,
    code: &str,
    (held_on, place): (Option<Date>, &str),
    units: &[(UnitId, i64)],
) -> Result<WorkshopId> {
    let role = ctx.allow(Act::ManageCoaching, None)?;
    let course = course(code).ok_or(Error::NotFound)?;
    let is_known = |unit: &UnitId| ctx.directory.unit(*unit).is_some();
    let is_fair = !units.is_empty()
        && units.iter().all(|(unit, people)| is_known(unit) && (1..=PEOPLE).contains(people))
        && !place.trim().is_empty()
        && place.chars().count() <= PLACE_CHARS;
    let day = held_on.filter(|day| is_fair && *day <= ctx.today());
    let day = day.ok_or(Error::Refused("coaching-refused-workshop"))?;
    let at = rules::zone::instant(day.at(12, 0, 0, 0), &ctx.directory.zone).unwrap_or_default();
    let tx = ctx.db().begin().await?;
    let of = (course.code.as_str(), day.to_string());
    let id = model::insert_workshop(ctx, &tx, (of.0, &of.1, at), place.trim(), units).await?;
    let change = Change::new("coaching.workshop", "coaching_workshop", id).as_role(role);
    audit::record(ctx, &tx, change.detail(course.code.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// `POST /kerja/pembinaan/lokakarya`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let people = |(name, value): (&str, &str)| {
        let unit = name.strip_prefix("orang-")?.parse().ok()?;
        Some((unit, value.trim().parse().ok().filter(|people| *people != 0)?))
    };
    let units: Vec<(UnitId, i64)> = fields.iter().filter_map(people).collect();
    let at = (fields.parse("hari"), fields.text("tempat"));
    note_workshop(&ctx, fields.text("kursus"), at, &units).await?;
    Ok(see_other(&ctx, "/kerja/pembinaan?ok=coaching-noted"))
}
