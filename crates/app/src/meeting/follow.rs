//! `/kerja/rapat/keputusan`: decisions of all meetings, followed until they are done; and the morning's reminders.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::meeting::{Nudge, ResolutionState, nudge};
use rules::permission::Act;

use super::item;
use super::model::Resolution;
use super::resolve::DESK;
use super::store::{self, Wanted};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::daily::{Daily, pass_over};
use crate::dashboard::notify_unit;
use crate::deadline::recount::stored_day;
use crate::error::FieldErrors;
use crate::ids::ResolutionId;
use crate::page::{Page, Query, html_status};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "meeting/pages/follow.html")]
struct FollowPage {
    p: Page,
    rows: Vec<Resolution>,
    states: Vec<(&'static str, String, bool)>,
    today: String,
    may_manage: bool,
    /// Units for which this officer may say that something is done.
    own: Vec<i64>,
    wrong: Option<Wrong>,
    errors: Vec<(String, String)>,
}

/// A form that came back.
pub(super) struct Wrong {
    /// The decision.
    pub(super) id: ResolutionId,
    /// The field.
    pub(super) field: &'static str,
    /// What was typed.
    pub(super) words: String,
    /// What is wrong.
    pub(super) errors: FieldErrors,
}

impl FollowPage {
    /// What was typed in a field that came back.
    fn typed(&self, one: &Resolution, field: &str) -> Option<&str> {
        let wrong = self.wrong.as_ref().filter(|wrong| wrong.id == one.id && wrong.field == field)?;
        Some(&wrong.words)
    }

    fn may_finish(&self, one: &Resolution) -> bool {
        one.is_open() && self.own.contains(&one.unit_id.0)
    }

    fn is_late(&self, one: &Resolution) -> bool {
        one.is_open() && one.due_on < self.today
    }
}

/// `GET /kerja/rapat/keputusan?status=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let state = ResolutionState::from_code(query.text("status")).unwrap_or(ResolutionState::Open);
    page(&ctx, state, None, Some(query.text("ok"))).await
}

/// The page, with a form that came back. Errors: `NotFound` for somebody who comes to no meetings.
pub(super) async fn page(
    ctx: &Ctx,
    state: ResolutionState,
    wrong: Option<Wrong>,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let own = ctx.units_for(Act::AttendMeetings);
    let all = item::reads_all(ctx);
    let unit = if all { None } else { Some(own.first().map(|unit| unit.id).ok_or(Error::NotFound)?) };
    let wanted = Wanted { unit, state: Some(state), ..Wanted::default() };
    let rows = store::list_resolutions(ctx.db(), ctx.body(), wanted).await?;
    let p = Page::new(ctx, ctx.locale.t("meeting-follow-title")).section("meeting");
    let tab = |one: &ResolutionState| (one.code(), p.t(&format!("meeting-resolution-{one}")), *one == state);
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let problem = |wrong: &Wrong| {
        let one = |(field, key): &(&'static str, &'static str)| (format!("{field}-{}", wrong.id), p.t(key));
        wrong.errors.0.iter().map(one).collect()
    };
    let errors = wrong.as_ref().map(problem).unwrap_or_default();
    let page = FollowPage {
        rows,
        states: ResolutionState::ALL.iter().map(tab).collect(),
        today: ctx.today().to_string(),
        may_manage: ctx.may(Act::ManageMeetings, None),
        own: ctx.units_for(Act::FollowResolutions).iter().map(|unit| unit.id.0).collect(),
        errors,
        wrong,
        p: p.flash(ok),
    };
    html_status(status, &page)
}

/// The morning's look at open decisions.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "meeting.look";
    const HOUR: i8 = 7;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        remind(ctx).await
    }
}

/// Reminds units of decisions whose day is near or over. Errors: the database does not answer.
pub async fn remind(ctx: &Ctx) -> Result<()> {
    let wanted = Wanted { state: Some(ResolutionState::Open), ..Wanted::default() };
    for one in store::list_resolutions(ctx.db(), ctx.body(), wanted).await? {
        pass_over(look_at(ctx, &one).await, "meeting_resolution", one.id.0)?;
    }
    Ok(())
}

async fn look_at(ctx: &Ctx, one: &Resolution) -> Result<()> {
    let reminded = one.reminded_on.as_deref().map(stored_day).transpose()?;
    let Some(why) = nudge(stored_day(&one.due_on)?, reminded, ctx.today()) else { return Ok(()) };
    let tx = ctx.db().begin().await?;
    if !store::set_reminded(&tx, ctx.body(), one.id, &ctx.today().to_string()).await? {
        return Err(Error::Conflict);
    }
    let kind = match why {
        Nudge::Soon => "meeting-task-soon",
        Nudge::Late => "meeting-task-late",
    };
    notify_unit(ctx, &tx, one.unit_id, kind, &one.words, DESK).await?;
    let change = Change::new("meeting.remind", "meeting_resolution", one.id).in_unit(one.unit_id);
    audit::record(ctx, &tx, change.detail(why.code())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
