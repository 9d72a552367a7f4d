//! One course: its lessons, its test, and what became of it.

use std::borrow::Borrow;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::activity::Month;
use rules::coaching::{Course, Question, course, number};
use rules::permission::Act;

use super::model::{self, Attempt, TAKEN};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{AttemptId, Hex, UnitId};
use crate::page::{Fields, Page, Query, html, see_other};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "coaching/pages/course.html")]
struct CoursePage {
    p: Page,
    course: &'static Course,
    last: Option<Attempt>,
    mark: i64,
    many: i64,
}

impl CoursePage {
    fn is_passed(&self) -> bool {
        self.last.as_ref().is_some_and(|one| one.is_passed)
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the page")]
    fn answers<'a>(&self, question: &'a Question, place: impl Borrow<usize>) -> Vec<(usize, &'a str)> {
        let shown = question.shown(*place.borrow()).into_iter();
        shown.filter_map(|at| Some((at, question.answers.get(at)?.as_str()))).collect()
    }
}

/// The unit for which somebody learns: the first in which a role is held.
fn unit_of(ctx: &Ctx) -> Result<UnitId> {
    let mut held = ctx.grants().iter().map(|grant| UnitId(grant.unit));
    let unit = held.find(|unit| ctx.directory.unit(*unit).is_some()).ok_or(Error::NotFound)?;
    ctx.allow(Act::TakeCourses, Some(unit))?;
    Ok(unit)
}

/// `GET /kerja/pembinaan/{course}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    unit_of(&ctx)?;
    let course = course(&code).ok_or(Error::NotFound)?;
    let account = ctx.account().ok_or(Error::SignedOut)?;
    let own = model::list_own(ctx.db(), ctx.body(), account).await?;
    let count = |count: usize| i64::try_from(count).unwrap_or_default();
    let p = Page::new(&ctx, course.title.clone()).section("coaching").flash(Some(query.text("ok")));
    let page = CoursePage {
        last: own.into_iter().find(|one| one.course == code),
        mark: count(course.pass_mark()),
        many: count(course.questions.len()),
        course,
        p,
    };
    html(&page)
}

/// Notes a test: one number of an answer for each question, in order. Whoever passes gets a certificate with a number
/// without gaps, once; the test may be taken again until then.
/// Errors: `Refused` when it was passed already, `NotFound`, `Forbidden`.
pub async fn take(ctx: &Ctx, code: &str, given: &[Option<usize>]) -> Result<Attempt> {
    let unit = unit_of(ctx)?;
    let role = ctx.allow(Act::TakeCourses, Some(unit))?;
    let course = course(code).ok_or(Error::NotFound)?;
    let officer = ctx.officer().ok_or(Error::SignedOut)?;
    let own = model::list_own(ctx.db(), ctx.body(), officer.id).await?;
    if own.iter().any(|one| one.course == code && one.is_passed) {
        return Err(Error::Refused("coaching-refused-passed"));
    }
    let points = course.points(given);
    let count = |count: usize| i64::try_from(count).unwrap_or_default();
    let mut one = Attempt {
        id: AttemptId(0),
        account_id: officer.id,
        unit_id: unit,
        course: code.to_owned(),
        name: officer.name.clone(),
        points: count(points),
        questions: count(course.questions.len()),
        is_passed: points >= course.pass_mark(),
        taken_at: ctx.now(),
        number: String::new(),
        digest: Hex::default(),
        log_seq: 0,
        is_sample: ctx.directory.body.is_sample,
    };
    let tx = ctx.db().begin().await?;
    if one.is_passed {
        let today = ctx.today();
        let seq = model::raise_number(&tx, ctx.body(), today.year()).await?;
        one.number = number(seq, Month::of(today));
        one.digest = one.content_digest();
    }
    one.id = model::insert(&tx, ctx.body(), &one).await?;
    let change = Change::new(TAKEN, "coaching_attempt", one.id).in_unit(unit).as_role(role);
    let change = change.detail(format!("{code} {}", one.number)).digests("", one.digest.0.clone());
    one.log_seq = audit::record(ctx, &tx, change).await?;
    model::set_place(&tx, ctx.body(), one.id, one.log_seq).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(one)
}

/// `POST /kerja/pembinaan/{course}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let course = course(&code).ok_or(Error::NotFound)?;
    let given: Vec<Option<usize>> =
        (0..course.questions.len()).map(|at| fields.parse(&format!("soal-{at}"))).collect();
    let taken = take(&ctx, &code, &given).await?;
    let ok = if taken.is_passed { "coaching-passed" } else { "coaching-failed" };
    Ok(see_other(&ctx, &format!("/kerja/pembinaan/{code}?ok={ok}")))
}
