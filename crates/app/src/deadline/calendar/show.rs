//! The calendar in the workroom: which days do not count, by which decree, and what was loaded when.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code;
use rules::calendar::{CalendarDay, WorkCalendar};

use super::{current, store};
use crate::Result;
use crate::ctx::SignedIn;
use crate::locale::{Locale, day_in_words, weekday_in_words};
use crate::page::{Page, Query, html};

/// Versions on the page.
const MOST_VERSIONS: i64 = 50;

/// A day with its words.
struct Line {
    date: String,
    day: String,
    kind: String,
    is_leave: bool,
    name: String,
    decree: String,
}

#[derive(Template)]
#[template(path = "deadline/calendar/pages/show.html")]
struct CalendarPage {
    p: Page,
    name: String,
    is_provisional: bool,
    year: i16,
    years: Vec<i16>,
    is_loaded: bool,
    lines: Vec<Line>,
    versions: Vec<store::Version>,
}

/// `GET /kerja/kalender?tahun=2026`: for everyone who works here.
pub(in crate::deadline) async fn get(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let calendar = current(ctx.db(), ctx.body()).await?;
    let year = query.parse("tahun").unwrap_or_else(|| ctx.today().year());
    let versions = store::list(ctx.db(), ctx.body(), MOST_VERSIONS).await?;
    let p = Page::new(&ctx, ctx.locale.t("deadline-calendar-title")).section("calendar");
    let version = calendar.version();
    html(&CalendarPage {
        name: version.name.clone(),
        is_provisional: version.is_provisional,
        year,
        is_loaded: version.years.contains(&year),
        years: version.years.clone(),
        lines: lines(&p, &calendar, year),
        versions,
        p,
    })
}

fn lines(p: &Page, calendar: &WorkCalendar, year: i16) -> Vec<Line> {
    calendar.days().filter(|day| day.date.year() == year).map(|day| line(p, day)).collect()
}

fn line(p: &Page, day: &CalendarDay) -> Line {
    let locale: Locale = p.locale;
    Line {
        date: day.date.to_string(),
        day: format!("{}, {}", weekday_in_words(locale, day.date), day_in_words(locale, day.date)),
        kind: p.t(&format!("deadline-kind-{}", day.kind.code().replace('_', "-"))),
        is_leave: day.kind == rules::calendar::DayKind::CollectiveLeave,
        name: day.name.clone(),
        decree: day.decree.clone(),
    }
}
