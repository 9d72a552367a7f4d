//! What the city publishes in a week: scheduled stories, drafts with a planned day, and what appeared already; of the units
//! whose work the officer may read. As a page and for calendar programs (RFC 5545).

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use db::{Sql, params, sql};
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use rules::news::State;
use rules::permission::Act;

use super::step;
use crate::ctx::SignedIn;
use crate::deadline::ical::{escaped, line};
use crate::ids::{Coded, NewsId, UnitId};
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

const LIST_PLANNED: Sql = sql!("sql/list_planned.sql");

/// Days a calendar program is told of.
const AHEAD_DAYS: i32 = 28;

db::record! {
    /// A story of the calendar.
    #[derive(Debug, Clone)]
    struct Planned {
        /// Id.
        id: NewsId,
        /// Unit that speaks.
        unit_id: UnitId,
        /// Where it stands.
        state: Coded<State>,
        /// Title of the newest text.
        title: Option<String>,
        /// When it is to appear, Unix ms.
        publish_at: Option<i64>,
        /// When it first appeared, Unix ms.
        published_at: Option<i64>,
        /// The day its writers plan, ISO date.
        on_day: Option<String>,
    }
}

impl Planned {
    /// When it appears or appeared; none for a draft, which has only a day.
    fn moment(&self) -> Option<i64> {
        match self.state.0 {
            State::Scheduled => self.publish_at,
            State::Published => self.published_at,
            _ => None,
        }
    }

    fn state_key(&self) -> String {
        format!("news-state-{}", self.state.0)
    }
}

/// Weeks before and after this one to which the page leads; any week may be asked for.
const NEAR_WEEKS: i32 = 53;

/// A day with its stories, by time and unit.
struct Day {
    name: String,
    stories: Vec<Planned>,
}

#[derive(Template)]
#[template(path = "news/pages/calendar.html")]
struct CalendarPage {
    p: Page,
    days: Vec<Day>,
    total: i64,
    /// A day of the week before and of the week after, while they are near.
    before: Option<Date>,
    after: Option<Date>,
    /// Whether it is the week of today.
    is_now: bool,
    span: String,
}

impl CalendarPage {
    fn title_of(&self, story: &Planned) -> String {
        let title = story.title.clone().unwrap_or_default();
        if title.is_empty() { self.p.t("news-untitled") } else { title }
    }

    /// Hour and minute; empty for a draft.
    fn clock(&self, story: &Planned) -> String {
        let at = story.moment().map(|ms| rules::zone::local(ms, &self.p.directory.zone));
        at.map(|at| format!("{:02}.{:02}", at.hour(), at.minute())).unwrap_or_default()
    }
}

/// Stories of days from `from` to before `to`, with the day each belongs to.
async fn stories(ctx: &Ctx, from: Date, to: Date) -> Result<Vec<(Date, Planned)>> {
    let start = |day: Date| rules::zone::instant(day.to_datetime(Time::midnight()), &ctx.directory.zone);
    let (first, last) = start(from).zip(start(to)).ok_or(Error::BadRequest)?;
    let scope: Vec<Option<UnitId>> = if ctx.allow(Act::ReadWorkroom, None).is_ok() {
        vec![None]
    } else {
        ctx.units_for(Act::ReadWorkroom).into_iter().map(|unit| Some(unit.id)).collect()
    };
    if scope.is_empty() {
        ctx.allow(Act::ReadWorkroom, None)?;
    }
    let mut found = Vec::new();
    for unit in scope {
        let values = params![ctx.body(), unit, first, last, from.to_string(), to.to_string()];
        for story in ctx.db().all::<Planned>(&LIST_PLANNED, values).await? {
            let day = match (story.moment(), &story.on_day) {
                (Some(ms), _) => rules::zone::day(ms, &ctx.directory.zone),
                (None, Some(day)) => day.parse().map_err(anyhow::Error::new)?,
                (None, None) => continue,
            };
            found.push((day, story));
        }
    }
    found.sort_by_key(|(day, story)| (*day, story.moment().unwrap_or(i64::MAX), story.unit_id, story.id));
    Ok(found)
}

/// The day, when its week is one the page leads to.
fn near(ctx: &Ctx, day: Date) -> Option<Date> {
    let span = NEAR_WEEKS.weeks();
    let today = ctx.today();
    (today.saturating_sub(span)..=today.saturating_add(span)).contains(&day).then_some(day)
}

/// `GET /kerja/berita/kalender`, `?minggu=` a day of the week that is meant.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let day: Date = query.parse("minggu").unwrap_or_else(|| ctx.today());
    let monday = day.saturating_sub(day.weekday().to_monday_zero_offset().days());
    let end = monday.saturating_add(7.days());
    let found = stories(&ctx, monday, end).await?;
    let name = |day: Date| {
        let weekday = crate::locale::weekday_in_words(ctx.locale, day);
        format!("{weekday}, {}", crate::locale::day_in_words(ctx.locale, day))
    };
    let of = |day: Date| -> Vec<Planned> {
        found.iter().filter(|(on, _)| *on == day).map(|(_, story)| story.clone()).collect()
    };
    let week = (0..7).map(|ahead: i32| monday.saturating_add(ahead.days()));
    let page = CalendarPage {
        p: Page::new(&ctx, ctx.locale.t("news-calendar-title")).section("news"),
        days: week.map(|day| Day { name: name(day), stories: of(day) }).collect(),
        total: i64::try_from(found.len()).unwrap_or(i64::MAX),
        before: near(&ctx, monday.saturating_sub(7.days())),
        after: near(&ctx, end),
        is_now: monday <= ctx.today() && ctx.today() < end,
        span: format!(
            "{} – {}",
            crate::locale::day_in_words(ctx.locale, monday),
            crate::locale::day_in_words(ctx.locale, end.saturating_sub(1.day()))
        ),
    };
    html(&page)
}

/// `GET /kerja/berita/kalender.ics`: the coming four weeks.
pub(super) async fn file(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    let found = stories(&ctx, ctx.today(), ctx.today().saturating_add(AHEAD_DAYS.days())).await?;
    let mut file = String::new();
    let name = ctx.locale.t("news-calendar-title");
    let head = format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Terbuka//Berita//ID\nCALSCALE:GREGORIAN\nX-WR-CALNAME:{}",
        escaped(&name)
    );
    for text in head.lines() {
        line(&mut file, text);
    }
    for (day, story) in &found {
        event(&ctx, &mut file, *day, story);
    }
    line(&mut file, "END:VCALENDAR");
    let mut response = Response::new(Body::from(file));
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    let name = HeaderValue::from_static("attachment; filename=\"kalender-berita.ics\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// A scheduled story at its time, a planned one for its whole day.
fn event(ctx: &Ctx, file: &mut String, day: Date, story: &Planned) {
    let utc = |ms: i64| rules::zone::local(ms, &TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let host = ctx.origin.split("//").last().unwrap_or_default();
    let state = ctx.locale.t(&story.state_key());
    let about = format!("{} ({state})", story.title.as_deref().unwrap_or_default());
    let start = story.moment().map_or_else(
        || format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
        |ms| format!("DTSTART:{}", utc(ms)),
    );
    line(file, "BEGIN:VEVENT");
    line(file, &format!("UID:berita-{}-{}@{host}", ctx.directory.body.code, story.id));
    line(file, &format!("DTSTAMP:{}", utc(ctx.now())));
    line(file, &start);
    line(file, &format!("SUMMARY:{}", escaped(&about)));
    line(file, &format!("LOCATION:{}", escaped(ctx.directory.name(story.unit_id))));
    line(file, &format!("URL:{}{}", ctx.origin, step::path(story.id)));
    line(file, "END:VEVENT");
}
