//! The form of the diary: days and hours as people write them, typed values kept.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use bahasa::DateProblem;
use jiff::civil::{Date, Time};
use rules::permission::Act;
use rules::unit::UnitType;

use super::model::{Content, Event};
use super::{readable, save as acts};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{EventId, UnitId};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Labels of the fields.
const LABELS: [(&str, &str); 13] = [
    ("unit", "event-unit"),
    ("judul", "event-name"),
    ("mulai", "event-from-day"),
    ("jam-mulai", "event-from-hour"),
    ("selesai", "event-to-day"),
    ("jam-selesai", "event-to-hour"),
    ("alasan", "event-move-reason"),
    ("tempat", "event-place"),
    ("kecamatan", "event-district"),
    ("tentang", "event-about"),
    ("kontak", "event-contact"),
    ("tautan", "event-link"),
    ("alasan-batal", "event-cancel-reason"),
];

#[derive(Template)]
#[template(path = "event/pages/form.html")]
struct FormPage {
    p: Page,
    action: String,
    units: Vec<(String, String, bool)>,
    districts: Vec<(String, String, bool)>,
    one: Option<Event>,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    may_publish: bool,
    /// Whether saving is the actor's: what is public changes at once, so it takes who may publish.
    may_save: bool,
}

impl FormPage {
    /// What stands in a field: as typed, else as it is.
    fn value(&self, name: &str) -> String {
        let known = self.one.as_ref().map(|one| self.known(one, name)).unwrap_or_default();
        self.typed.value("acara", name, &known)
    }

    fn known(&self, one: &Event, name: &str) -> String {
        let zone = &self.p.directory.zone;
        let day = |ms: i64| rules::zone::day(ms, zone).to_string();
        let hour = |ms: i64| {
            let at = rules::zone::local(ms, zone);
            if one.said.is_all_day { String::new() } else { format!("{:02}:{:02}", at.hour(), at.minute()) }
        };
        match name {
            "judul" => one.said.title.clone(),
            "tentang" => one.said.about.clone(),
            "mulai" => day(one.said.starts_at),
            "jam-mulai" => hour(one.said.starts_at),
            "selesai" if one.said.is_all_day => day(one.said.ends_at.saturating_sub(1)),
            "selesai" => day(one.said.ends_at),
            "jam-selesai" => hour(one.said.ends_at),
            "tempat" => one.said.place.clone(),
            "kontak" => one.said.contact.clone(),
            "tautan" => one.said.link.clone(),
            _ => String::new(),
        }
    }
}

/// What was typed, and what cannot be read in it. Without hours it is whole days; without an end it ends on the day
/// it begins, an hour after it begins.
fn read(ctx: &Ctx, fields: &Fields) -> (Content, FieldErrors) {
    let mut errors = FieldErrors::default();
    let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let first = bahasa::parse_date(fields.text("mulai")).unwrap_or_else(|_no_day| {
        errors.add("mulai", "event-error-day");
        ctx.today()
    });
    let mut hour = |name: &'static str| match fields.text(name) {
        "" => None,
        text => {
            let read = bahasa::parse_time(text);
            if read.is_none() {
                errors.add(name, "event-error-hour");
            }
            read
        }
    };
    let (from, to) = (hour("jam-mulai"), hour("jam-selesai"));
    if from.is_none() && to.is_some() && fields.text("jam-mulai").is_empty() {
        errors.add("jam-mulai", "event-error-begin");
    }
    let last = match bahasa::parse_date(fields.text("selesai")) {
        Ok(day) => day,
        Err(DateProblem::Empty) => first,
        Err(_) => {
            errors.add("selesai", "event-error-day");
            first
        }
    };
    let instant = |day: Date, time: Time| {
        rules::zone::instant(day.to_datetime(time), &ctx.directory.zone).unwrap_or_default()
    };
    let is_all_day = from.is_none();
    let starts_at = instant(first, from.unwrap_or(Time::midnight()));
    let ends_at = match to {
        Some(to) if !is_all_day => instant(last, to),
        _ if is_all_day => instant(last.tomorrow().unwrap_or(last), Time::midnight()),
        _ if last > first => instant(last, from.unwrap_or(Time::midnight())),
        _ => starts_at.saturating_add(3_600_000),
    };
    let content = Content {
        title: line("judul"),
        about: fields.text("tentang").trim().replace("\r\n", "\n"),
        starts_at,
        ends_at,
        is_all_day,
        place: line("tempat"),
        district_id: fields.parse("kecamatan"),
        contact: line("kontak"),
        link: line("tautan"),
    };
    (content, errors)
}

fn form(ctx: &Ctx, one: Option<Event>, typed: Typed, ok: Option<&str>) -> Result<Response<Body>> {
    let own = ctx.units_for(Act::WriteAgenda);
    if own.is_empty() {
        ctx.allow(Act::WriteAgenda, None)?;
    }
    let title = one.as_ref().map_or_else(|| ctx.locale.t("event-new"), |one| one.said.title.clone());
    let p = Page::new(ctx, title).section("event").flash(ok);
    let unit = typed.value("acara", "unit", "");
    let known = one.as_ref().and_then(|one| one.said.district_id);
    let district = typed.value("acara", "kecamatan", &known.map(|id| id.to_string()).unwrap_or_default());
    let choice = |unit: &crate::org::Unit, chosen: &str| {
        let id = unit.id.to_string();
        let is_chosen = id == chosen;
        (id, unit.name.clone(), is_chosen)
    };
    let may_publish = one.as_ref().is_some_and(|one| ctx.may(Act::PublishAgenda, Some(one.head.unit_id)));
    let kecamatan = ctx.directory.active().filter(|unit| unit.unit_type.0 == UnitType::Kecamatan);
    let page = FormPage {
        action: one.as_ref().map_or_else(|| "/kerja/agenda/baru".to_owned(), Event::desk),
        units: own.into_iter().map(|one| choice(one, &unit)).collect(),
        districts: kecamatan.map(|one| choice(one, &district)).collect(),
        may_save: may_publish || !one.as_ref().is_some_and(Event::is_public),
        may_publish,
        errors: typed.errors.named(&p, &LABELS),
        one,
        typed,
        p,
    };
    html_status(page.typed.status(), &page)
}

/// The form once more, with what was wrong in it.
pub(super) async fn again(
    ctx: &Ctx,
    id: EventId,
    form_name: &'static str,
    fields: &Fields,
    errors: FieldErrors,
) -> Result<Response<Body>> {
    form(ctx, Some(readable(ctx, id).await?), Typed::wrong(form_name, fields, errors), None)
}

/// `GET /kerja/agenda/baru`
pub(super) async fn blank(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    form(&ctx, None, Typed::default(), None)
}

/// `POST /kerja/agenda/baru`
pub(super) async fn create(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let (said, mut errors) = read(&ctx, &fields);
    let unit = fields.parse::<UnitId>("unit");
    if unit.is_none() {
        errors.add("unit", "event-error-empty");
    }
    let Some(unit) = unit.filter(|_| errors.0.is_empty()) else {
        errors.0.extend(acts::check(&ctx, &said).0);
        return form(&ctx, None, Typed::wrong("acara", &fields, errors), None);
    };
    match acts::create(&ctx, unit, &said).await {
        Ok(id) => Ok(see_other(&ctx, &format!("/kerja/agenda/{id}?ok=event-saved"))),
        Err(Error::Invalid(errors)) => form(&ctx, None, Typed::wrong("acara", &fields, errors), None),
        Err(other) => Err(other),
    }
}

/// `GET /kerja/agenda/{agenda}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EventId>,
    query: Query,
) -> Result<Response<Body>> {
    form(&ctx, Some(readable(&ctx, id).await?), Typed::default(), query.raw("ok"))
}

/// `POST /kerja/agenda/{agenda}`
pub(super) async fn save(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EventId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("versi").ok_or(Error::BadRequest)?;
    readable(&ctx, id).await?;
    let (said, errors) = read(&ctx, &fields);
    if !errors.0.is_empty() {
        return again(&ctx, id, "acara", &fields, errors).await;
    }
    match acts::save(&ctx, id, version, &said, fields.text("alasan").trim()).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/agenda/{id}?ok=event-saved"))),
        Err(Error::Invalid(errors)) => again(&ctx, id, "acara", &fields, errors).await,
        Err(Error::Conflict) => again(&ctx, id, "acara", &fields, FieldErrors::changed("judul")).await,
        Err(other) => Err(other),
    }
}
