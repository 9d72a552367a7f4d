//! `/kerja/pembinaan`: courses and own results; for the office, which unit still needs which and why, and workshops.

use std::collections::BTreeSet;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use jiff::ToSpan as _;
use rules::coaching::{Course, course, courses};
use rules::permission::Act;

use super::model::{self, Attempt, Passed, Workshop};
use super::workshop::WORKSHOP;
use crate::ctx::SignedIn;
use crate::ids::UnitId;
use crate::meeting::gaps::gaps;
use crate::page::{Page, Query, html_status};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Months after which a course is fresh no more.
const FRESH_MONTHS: i32 = 12;

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
    /// Id, name, people as they were typed.
    units: Vec<(i64, String, String)>,
    may_manage: bool,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
}

impl ListPage {
    fn val(&self, name: &str) -> String {
        self.typed.value(WORKSHOP, name, "")
    }

    fn is_course(&self, course: &Course) -> bool {
        self.val("kursus") == course.code
    }

    fn is_back(&self) -> bool {
        self.typed.is(WORKSHOP)
    }

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
    page(&ctx, Typed::default(), Some(query.text("ok"))).await
}

/// The page, with the form of a workshop that came back. Errors: `Forbidden` for who takes no courses.
pub(super) async fn page(ctx: &Ctx, typed: Typed, ok: Option<&str>) -> Result<Response<Body>> {
    let may_manage = ctx.may(Act::ManageCoaching, None);
    let own_units = ctx.units_for(Act::TakeCourses);
    if own_units.is_empty() {
        ctx.allow(Act::TakeCourses, None)?;
    }
    let account = ctx.account().ok_or(Error::SignedOut)?;
    let mut all = needs(ctx).await?;
    if !may_manage {
        all.retain(|need| own_units.iter().any(|unit| unit.id == need.unit));
    }
    let p = Page::new(ctx, ctx.locale.t("coaching-title")).section("coaching");
    let status = typed.status();
    let people = |unit: &crate::org::Unit| {
        let typed = typed.value(WORKSHOP, &format!("orang-{}", unit.id), "");
        (unit.id.0, unit.name.clone(), typed)
    };
    let page = ListPage {
        courses: courses(),
        own: model::list_own(ctx.db(), ctx.body(), account).await?,
        needs: all,
        workshops: model::list_workshops(ctx.db(), ctx.body()).await?,
        units: ctx.directory.active().map(people).collect(),
        may_manage,
        errors: typed.problems(&p),
        typed,
        p: p.flash(ok),
    };
    html_status(status, &page)
}
