//! `/kerja/rapat/baru`: which kecamatan meet, from when on; the program proposes the batches.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, ToSpan as _};
use rules::meeting::{District, batches, days};
use rules::permission::Act;
use rules::unit::{Group, UnitType};

use super::store::{self, New};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::deadline::calendar;
use crate::error::FieldErrors;
use crate::ids::{SeriesId, UnitId};
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Kecamatan that are called together, unless asked otherwise.
const AT_A_TIME: usize = 2;
/// Days from now to the first meeting, as the form proposes.
const AHEAD_DAYS: i32 = 7;
/// How long a meeting takes, as the form proposes.
const MINUTES: i64 = 120;
/// Longest title, place or purpose, in characters.
pub(super) const CHARS: usize = 1_000;

/// What a series is to be.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Title of all its meetings.
    pub title: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// Day of the first meeting; the others follow on working days.
    pub first_on: Option<Date>,
    /// Begin of each, local time.
    pub starts: Option<Time>,
    /// How long each takes.
    pub minutes: i64,
    /// Kecamatan in a batch.
    pub at_a_time: usize,
    /// The kecamatan; their kelurahan come along.
    pub kecamatan: Vec<UnitId>,
    /// Whether the offices of the city meet as a batch of their own at the end.
    pub with_offices: bool,
    /// Whether day, place and subject stand in the public calendar.
    pub is_public: bool,
}

impl Plan {
    /// The plan as the program proposes it: all kecamatan, two at a time, a week from now.
    pub(super) fn proposed(ctx: &Ctx) -> Self {
        let host = ctx.directory.body.ppid_unit_id.and_then(|unit| ctx.directory.unit(unit));
        Self {
            title: ctx.locale.t("meeting-plan-default"),
            purpose: ctx.locale.t("meeting-plan-default-purpose"),
            place: host.map(|unit| unit.name.clone()).unwrap_or_default(),
            first_on: ctx.today().checked_add(AHEAD_DAYS.days()).ok(),
            starts: Time::new(9, 0, 0, 0).ok(),
            minutes: MINUTES,
            at_a_time: AT_A_TIME,
            kecamatan: ctx.directory.of_type(UnitType::Kecamatan).iter().map(|unit| unit.id).collect(),
            with_offices: false,
            is_public: true,
        }
    }

    fn check(&self, ctx: &Ctx) -> Result<()> {
        let mut errors = FieldErrors::default();
        let is_fine = |text: &str| !text.trim().is_empty() && text.chars().count() <= CHARS;
        if !is_fine(&self.title) {
            errors.add("judul", "meeting-error-title");
        }
        if !is_fine(&self.place) {
            errors.add("tempat", "meeting-error-place");
        }
        if self.purpose.chars().count() > CHARS {
            errors.add("tujuan", "meeting-error-long");
        }
        if self.first_on.is_none_or(|day| day <= ctx.today()) {
            errors.add("mulai", "meeting-error-day");
        }
        if self.starts.is_none() {
            errors.add("jam", "meeting-error-time");
        }
        if !(15..=720).contains(&self.minutes) {
            errors.add("menit", "meeting-error-minutes");
        }
        if !(1..=10).contains(&self.at_a_time) {
            errors.add("sekaligus", "meeting-error-at-a-time");
        }
        if self.kecamatan.is_empty() && !self.with_offices {
            errors.add("unit", "meeting-error-units");
        }
        errors.into_result()
    }

    /// Name and units of each batch.
    fn batches(&self, ctx: &Ctx) -> Vec<(String, Vec<UnitId>)> {
        let directory = &ctx.directory;
        let chosen: Vec<_> = directory.of_type(UnitType::Kecamatan);
        let chosen = chosen.into_iter().filter(|unit| self.kecamatan.contains(&unit.id));
        let districts: Vec<District> = chosen
            .map(|unit| District {
                unit: unit.id.0,
                below: directory.children(unit.id).iter().map(|unit| unit.id.0).collect(),
            })
            .collect();
        let named = |batch: Vec<i64>| {
            let units: Vec<UnitId> = batch.into_iter().map(UnitId).collect();
            let is_head = |unit: &&UnitId| {
                directory.unit(**unit).is_some_and(|unit| unit.unit_type.0 == UnitType::Kecamatan)
            };
            let names: Vec<&str> = units.iter().filter(is_head).map(|unit| directory.name(*unit)).collect();
            (names.join(", "), units)
        };
        let mut all: Vec<_> = batches(&districts, self.at_a_time).into_iter().map(named).collect();
        if self.with_offices {
            let offices = directory.of_group(Group::Opd).iter().map(|unit| unit.id).collect();
            all.push((ctx.locale.t("meeting-batch-offices"), offices));
        }
        all
    }
}

/// Plans a series: one meeting for each batch, on working days from the first one on. Nobody is invited yet.
/// Errors: `Invalid`, `Forbidden`.
pub async fn plan(ctx: &Ctx, plan: &Plan) -> Result<SeriesId> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    plan.check(ctx)?;
    let batches = plan.batches(ctx);
    let (Some(first), Some(starts)) = (plan.first_on, plan.starts) else { return Err(Error::BadRequest) };
    let calendar = calendar::current(ctx.db(), ctx.body()).await?;
    let days = days(&calendar, first, batches.len());
    let tx = ctx.db().begin().await?;
    let series = store::insert_series(ctx, &tx, plan.title.trim(), plan.purpose.trim()).await?;
    for (batch, ((name, units), day)) in (1..).zip(batches.iter().zip(days)) {
        let starts_at = rules::zone::instant(day.to_datetime(starts), &ctx.directory.zone);
        let starts_at = starts_at.ok_or(Error::BadRequest)?;
        let takes = SignedDuration::from_mins(plan.minutes);
        let new = New {
            series,
            batch,
            title: &format!("{}: {name}", plan.title.trim()),
            place: plan.place.trim(),
            starts_at,
            ends_at: starts_at + i64::try_from(takes.as_millis()).unwrap_or_default(),
            is_public: plan.is_public,
        };
        store::insert(ctx, &tx, &new, units).await?;
    }
    let change = Change::new("meeting.plan", "meeting_series", series).as_role(role);
    audit::record(ctx, &tx, change.detail(batches.len().to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(series)
}

#[derive(Template)]
#[template(path = "meeting/pages/plan.html")]
struct PlanPage {
    p: Page,
    fields: Vec<Input>,
    errors: FieldErrors,
    /// Id, name, number of kelurahan, whether chosen.
    kecamatan: Vec<(i64, String, String, bool)>,
    plan: Plan,
    show_optional: bool,
}

/// `GET /kerja/rapat/baru`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    ctx.allow(Act::ManageMeetings, None)?;
    page(&ctx, Plan::proposed(&ctx), FieldErrors::default())
}

fn page(ctx: &Ctx, plan: Plan, errors: FieldErrors) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("meeting-plan-title")).section("meeting");
    let day = plan.first_on.map(|day| day.to_string()).unwrap_or_default();
    let time = plan.starts.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
    let (minutes, at_a_time) = (plan.minutes.to_string(), plan.at_a_time.to_string());
    let lines = [
        ("judul", "title", plan.title.as_str(), Kind::Line("text"), true),
        ("tujuan", "purpose", &plan.purpose, Kind::Lines(3), false),
        ("tempat", "place", &plan.place, Kind::Line("text"), true),
        ("mulai", "first-day", &day, Kind::Line("date"), true),
        ("jam", "time", &time, Kind::Line("time"), true),
        ("menit", "minutes", &minutes, Kind::Line("number"), true),
        ("sekaligus", "at-a-time", &at_a_time, Kind::Line("number"), true),
    ];
    let field = |(name, key, value, kind, is_required): (&'static str, &str, &str, Kind, bool)| {
        let keys = [format!("meeting-field-{key}"), format!("meeting-hint-{key}")];
        let input = Input::of(&p, &keys, name, value, kind).check(&p, &errors);
        if is_required { input.required() } else { input }
    };
    let kecamatan = ctx.directory.of_type(UnitType::Kecamatan).into_iter().map(|unit| {
        let below = i64::try_from(ctx.directory.children(unit.id).len()).unwrap_or_default();
        let is_chosen = plan.kecamatan.contains(&unit.id);
        (unit.id.0, unit.name.clone(), p.n("meeting-plan-below", below), is_chosen)
    });
    let page = PlanPage {
        fields: lines.into_iter().map(field).collect(),
        kecamatan: kecamatan.collect(),
        show_optional: true,
        errors,
        plan,
        p,
    };
    let is_fine = page.errors.0.is_empty();
    html_status(if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

/// `POST /kerja/rapat/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let typed = Plan {
        title: fields.text("judul").to_owned(),
        purpose: fields.text("tujuan").to_owned(),
        place: fields.text("tempat").to_owned(),
        first_on: fields.parse("mulai"),
        starts: fields.parse("jam"),
        minutes: fields.parse("menit").unwrap_or_default(),
        at_a_time: fields.parse("sekaligus").unwrap_or_default(),
        kecamatan: fields.all("unit").filter_map(|unit| unit.parse().ok()).collect(),
        with_offices: fields.has("opd"),
        is_public: fields.has("umum"),
    };
    match plan(&ctx, &typed).await {
        Ok(series) => Ok(see_other(&ctx, &format!("/kerja/rapat/seri/{series}?ok=meeting-planned"))),
        Err(Error::Invalid(errors)) => page(&ctx, typed, errors),
        Err(other) => Err(other),
    }
}
