//! The public calculator `/tenggat`: from one event to all dates that follow, explained day by day.
//!
//! Asked by the address alone (GET), so that an answer can be shared and printed; nothing is kept.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use jiff::civil::Date;
use rules::Code;
use rules::calendar::{WorkCalendar, names};
use rules::deadline::{Happening, Stage, Start, journey};

use super::words::{Card, card, happening};
use super::{calendar, ical, local};
use crate::ctx::Visit;
use crate::error::FieldErrors;
use crate::locale::{Locale, day_in_words, weekday_in_words};
use crate::page::{Page, Query, html_status, public, public_html};
use crate::{Ctx, Error, Result};

/// What was asked, as typed.
struct Asked {
    happening: String,
    date: String,
    calendar: String,
    /// Whether every day is shown at once, for printing.
    is_open: bool,
}

impl Asked {
    fn read(query: &Query) -> Self {
        let text = |name: &str| query.text(name).chars().take(60).collect();
        Self {
            happening: text("kejadian"),
            date: text("tanggal"),
            calendar: text("kalender"),
            is_open: query.has("rinci"),
        }
    }

    /// The query that asks the same again, with another calendar and with or without the details.
    fn query(&self, calendar: &str, is_open: bool) -> String {
        let mut query = format!("kejadian={}&tanggal={}", self.happening, self.date);
        if !calendar.is_empty() {
            query = format!("{query}&kalender={calendar}");
        }
        if is_open { format!("{query}&rinci=1") } else { query }
    }
}

/// What can be answered.
struct Answered {
    happening: Happening,
    date: Date,
    calendar: std::sync::Arc<WorkCalendar>,
    stages: Vec<Stage>,
}

/// Errors: `Invalid` with the fields that cannot be taken; `NotFound` for a calendar nobody knows.
async fn count(ctx: &Ctx, asked: &Asked) -> Result<Answered> {
    let mut errors = FieldErrors::default();
    let happening = Happening::from_code(&asked.happening);
    if happening.is_none() {
        errors.add("kejadian", "deadline-error-happening");
    }
    let date = Some(&asked.date).filter(|text| text.len() == 10).and_then(|text| text.parse::<Date>().ok());
    if date.is_none() {
        errors.add("tanggal", "deadline-error-date");
    }
    let (Some(happening), Some(date)) = (happening, date) else { return Err(Error::Invalid(errors)) };
    let calendar = if asked.calendar.is_empty() {
        calendar::current(ctx.db(), ctx.body()).await?
    } else {
        calendar::by_name(ctx.db(), ctx.body(), &asked.calendar).await?.ok_or(Error::NotFound)?
    };
    let profile = local::profile(ctx.db(), ctx.body()).await?;
    let stages = journey(happening, &profile, &calendar, Start::day(date));
    Ok(Answered { happening, date, calendar, stages })
}

#[derive(Template)]
#[template(path = "deadline/pages/calculator.html")]
struct CalculatorPage {
    p: Page,
    asked: Asked,
    errors: FieldErrors,
    happenings: Vec<(&'static str, String)>,
    answer: Option<Shown>,
}

/// An answer ready to be shown.
struct Shown {
    heading: String,
    cards: Vec<Card>,
    calendar: String,
    is_provisional: bool,
    /// The address of the same question with an estimate, when the calendar ends too early.
    estimate: Option<String>,
    details: String,
    file: String,
}

/// `GET /tenggat?kejadian=request_received&tanggal=2026-03-13`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let asked = Asked::read(&query);
    let is_asked = query.has("kejadian") || query.has("tanggal");
    let counted = if is_asked { Some(count(&ctx, &asked).await) } else { None };
    let mut p =
        Page::new(&ctx, ctx.locale.t("deadline-title")).describe(ctx.locale.t("deadline-description"));
    p.section = "deadline";
    let happenings = Happening::ALL.iter().map(|one| (one.code(), happening(&p, *one))).collect();
    let mut page = CalculatorPage { p, asked, errors: FieldErrors::default(), happenings, answer: None };
    match counted {
        None => return public_html(&ctx, &page),
        Some(Err(Error::Invalid(errors))) => {
            page.errors = errors;
            return html_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Some(Err(other)) => return Err(other),
        Some(Ok(answered)) => page.answer = Some(shown(&page, &answered)),
    }
    // The other language answers the same question; search engines need only the empty form.
    page.p.path = format!("/tenggat?{}", page.asked.query(&page.asked.calendar, page.asked.is_open));
    page.p.is_hidden = true;
    let mut response = public_html(&ctx, &page)?;
    // Every day of every event would fill the memory with copies.
    response.extensions_mut().remove::<web::Cacheable>();
    Ok(response)
}

fn shown(page: &CalculatorPage, answered: &Answered) -> Shown {
    let (p, asked) = (&page.p, &page.asked);
    let day = in_words(p.locale, answered.date);
    let version = answered.calendar.version();
    let is_cut = answered.stages.iter().any(|stage| stage.due.is_err());
    let [_, provisional] = names();
    let estimate = (is_cut && asked.calendar.is_empty())
        .then(|| format!("/tenggat?{}", asked.query(provisional, asked.is_open)));
    Shown {
        heading: p.ww("deadline-when", &happening(p, answered.happening), &day),
        cards: answered.stages.iter().map(|stage| card(p, &answered.calendar, stage)).collect(),
        calendar: version.name.clone(),
        is_provisional: version.is_provisional,
        estimate,
        details: format!("/tenggat?{}", asked.query(&asked.calendar, true)),
        file: format!("/tenggat/tenggat.ics?{}", asked.query(&asked.calendar, false)),
    }
}

/// A day with the day of the week: `Senin, 6 April 2026`.
pub(super) fn in_words(locale: Locale, day: Date) -> String {
    format!("{}, {}", weekday_in_words(locale, day), day_in_words(locale, day))
}

/// `GET /tenggat/tenggat.ics`: the same dates for a calendar program (RFC 5545).
pub(super) async fn file(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let asked = Asked::read(&query);
    // A program that fetches a file shows no form: a question that makes no sense has no file.
    let answered = count(&ctx, &asked).await.map_err(|error| match error {
        Error::Invalid(_) => Error::NotFound,
        other => other,
    })?;
    let p = Page::new(&ctx, ctx.locale.t("deadline-title"));
    let address = format!("{}/tenggat?{}", ctx.origin, asked.query(&asked.calendar, false));
    let text = ical::calendar(&p, &answered.stages, &address, ctx.now());
    let mut response = public(&ctx, "text/calendar; charset=utf-8", text);
    response.extensions_mut().remove::<web::Cacheable>();
    let name = header::HeaderValue::from_static("attachment; filename=\"tenggat.ics\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
