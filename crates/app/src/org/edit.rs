//! Changing a unit's profile: what citizens read on its profile and contact pages.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::permission::Act;
use rules::unit::COLOURS;

use super::input::{Input, Kind};
use super::model::{Official, Unit, unit_digest};
use super::{check, point, store};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Error, Result};

/// Most people a unit names of one kind.
const MOST_OFFICIALS: usize = 20;

/// A profile as typed; `seen` is the `updated_at` the form was made with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Last change the person had seen, Unix ms.
    pub seen: i64,
    /// Short name.
    pub short_name: String,
    /// What the unit does, light markup.
    pub about: String,
    /// Postal address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Mail address.
    pub email: String,
    /// Other website.
    pub website: String,
    /// Opening hours, one line a row.
    pub hours: String,
    /// Map point as typed or pasted; empty for none.
    pub point: String,
    /// One of `rules::unit::COLOURS`.
    pub colour: String,
    /// Leaders: post, name.
    pub leaders: Vec<(String, String)>,
    /// PPID structure: post, name.
    pub ppid: Vec<(String, String)>,
}

impl Profile {
    /// The profile as it is stored.
    pub fn of(unit: &Unit, officials: &[Official]) -> Self {
        let of_kind = |kind: &str| {
            let mine = officials.iter().filter(|official| official.kind == kind);
            mine.map(|official| (official.position.clone(), official.name.clone())).collect()
        };
        let point = match (unit.latitude_e6, unit.longitude_e6) {
            (Some(latitude), Some(longitude)) => {
                format!("{}, {}", point::degrees(latitude), point::degrees(longitude))
            }
            _ => String::new(),
        };
        Self {
            seen: unit.updated_at,
            short_name: unit.short_name.clone(),
            about: unit.about.clone(),
            address: unit.address.clone(),
            phone: unit.phone.clone(),
            email: unit.email.clone(),
            website: unit.website.clone(),
            hours: unit.hours.clone(),
            point,
            colour: unit.colour.clone(),
            leaders: of_kind("leader"),
            ppid: of_kind("ppid"),
        }
    }

    fn typed(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        let people = |position: &str, name: &str| {
            let both = fields.all(position).zip(fields.all(name));
            let lines = both.map(|(position, name)| (check::line(position), check::line(name)));
            lines.filter(|(position, name)| !position.is_empty() || !name.is_empty()).collect()
        };
        Self {
            seen: fields.parse("dilihat").unwrap_or_default(),
            short_name: check::line(fields.text("singkatan")),
            about: text("tentang").replace("\r\n", "\n"),
            address: check::line(fields.text("alamat")),
            phone: check::line(fields.text("telepon")),
            email: text("surel"),
            website: text("situs"),
            hours: check::lines(fields.text("jam")),
            point: check::line(fields.text("titik")),
            colour: text("warna"),
            leaders: people("pimpinan-jabatan", "pimpinan-nama"),
            ppid: people("ppid-jabatan", "ppid-nama"),
        }
    }

    /// Writes the profile into a unit.
    /// Errors: every field that cannot be taken.
    fn write(&self, unit: &mut Unit) -> Result<()> {
        let mut errors = FieldErrors::default();
        let lines = [
            ("singkatan", &self.short_name, check::SHORT_NAME_CHARS),
            ("tentang", &self.about, check::ABOUT_CHARS),
            ("alamat", &self.address, check::LINE_CHARS),
            ("telepon", &self.phone, check::LINE_CHARS),
            ("surel", &self.email, check::LINE_CHARS),
            ("jam", &self.hours, check::HOURS_CHARS),
        ];
        for (name, _, _) in lines.iter().filter(|(_, text, max)| check::is_longer(text, *max)) {
            errors.add(name, "org-error-too-long");
        }
        if !check::is_email(&self.email) {
            errors.add("surel", "org-error-email");
        }
        let website = check::website(&self.website);
        if website.is_none() {
            errors.add("situs", "org-error-website");
        }
        let point = if self.point.is_empty() { None } else { point::parse_point(&self.point) };
        if point.is_none() && !self.point.is_empty() {
            errors.add("titik", "org-error-point");
        }
        if !COLOURS.contains(&self.colour.as_str()) {
            errors.add("warna", "org-error-colour");
        }
        let is_odd = |people: &[(String, String)]| {
            let long = |text: &str| check::is_longer(text, check::NAME_CHARS);
            people.len() > MOST_OFFICIALS
                || people.iter().any(|(post, name)| post.is_empty() || long(post) || long(name))
        };
        if is_odd(&self.leaders) {
            errors.add("pimpinan", "org-error-officials");
        }
        if is_odd(&self.ppid) {
            errors.add("ppid", "org-error-officials");
        }
        errors.into_result()?;
        unit.short_name.clone_from(&self.short_name);
        unit.about.clone_from(&self.about);
        unit.address.clone_from(&self.address);
        unit.phone.clone_from(&self.phone);
        unit.email.clone_from(&self.email);
        unit.website = website.unwrap_or_default();
        unit.hours.clone_from(&self.hours);
        unit.latitude_e6 = point.map(|(latitude, _)| latitude);
        unit.longitude_e6 = point.map(|(_, longitude)| longitude);
        unit.colour.clone_from(&self.colour);
        Ok(())
    }
}

/// Saves a profile.
/// Errors: `Forbidden`, `NotFound`, `Invalid` with every field, `Conflict` when someone else saved
/// after the form was made.
pub async fn edit(ctx: &Ctx, id: UnitId, profile: &Profile) -> Result<()> {
    let role = ctx.allow(Act::EditUnitProfile, Some(id))?;
    let tx = ctx.db().begin().await?;
    let before =
        store::find_unit(&tx, ctx.body(), id).await?.filter(Unit::is_active).ok_or(Error::NotFound)?;
    let mut unit = before.clone();
    profile.write(&mut unit)?;
    if before.updated_at != profile.seen {
        return Err(Error::Conflict);
    }
    let was = Profile::of(&before, &store::list_officials(&tx, ctx.body(), id).await?);
    let fields = changed_fields(&was, &Profile { point: Profile::of(&unit, &[]).point, ..profile.clone() });
    if fields.is_empty() {
        return Ok(());
    }
    store::update_unit(&tx, ctx.body(), &unit, ctx.now()).await?;
    for (kind, people) in [("leader", &profile.leaders), ("ppid", &profile.ppid)] {
        let officials: Vec<Official> = people.iter().map(|person| official(kind, person)).collect();
        store::replace_officials(&tx, ctx.body(), id, kind, &officials).await?;
    }
    let change = Change::new("unit.profile", "unit", id)
        .in_unit(id)
        .as_role(role)
        .public()
        .detail(fields.join(" "))
        .digests(unit_digest(&before), unit_digest(&unit));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(())
}

fn official(kind: &str, (position, name): &(String, String)) -> Official {
    Official { kind: kind.to_owned(), position: position.clone(), name: name.clone() }
}

/// Keys of the labels of fields that differ, for the change log.
fn changed_fields(was: &Profile, now: &Profile) -> Vec<&'static str> {
    let fields = [
        (was.short_name != now.short_name, "org-field-short-name"),
        (was.about != now.about, "org-field-about"),
        (was.address != now.address, "org-field-address"),
        (was.phone != now.phone, "org-field-phone"),
        (was.email != now.email, "org-field-email"),
        (was.website != now.website, "org-field-website"),
        (was.hours != now.hours, "org-field-hours"),
        (was.point != now.point, "org-field-point"),
        (was.colour != now.colour, "org-field-colour"),
        (was.leaders != now.leaders, "org-field-leaders"),
        (was.ppid != now.ppid, "org-field-ppid"),
    ];
    fields.into_iter().filter(|(differs, _)| *differs).map(|(_, key)| key).collect()
}

struct Colour {
    code: &'static str,
    label: String,
    is_chosen: bool,
}

struct People {
    name: &'static str,
    heading: &'static str,
    error: String,
    rows: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "org/pages/edit.html")]
struct EditPage {
    p: Page,
    unit: Unit,
    tab: &'static str,
    show_optional: bool,
    seen: i64,
    inputs: Vec<Input>,
    colours: Vec<Colour>,
    people: Vec<People>,
    logo_error: String,
    has_errors: bool,
    is_conflict: bool,
}

/// `GET /kerja/unit/{code}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = super::find(&ctx, &code)?;
    ctx.allow(Act::EditUnitProfile, Some(unit.id))?;
    let officials = store::list_officials(ctx.db(), ctx.body(), unit.id).await?;
    let profile = Profile::of(&unit, &officials);
    let page = page(&ctx, unit, &profile, &FieldErrors::default(), query.text("ok"));
    html_status(StatusCode::OK, &page)
}

/// The page again with the reason why a logo is refused.
pub(super) async fn refuse_logo(ctx: &Ctx, unit: &Unit, key: &str) -> Result<Response<Body>> {
    let officials = store::list_officials(ctx.db(), ctx.body(), unit.id).await?;
    let profile = Profile::of(unit, &officials);
    let page = page(ctx, unit.clone(), &profile, &FieldErrors::default(), "");
    let logo_error = page.p.t(key);
    html_status(StatusCode::UNPROCESSABLE_ENTITY, &EditPage { logo_error, ..page })
}

/// `POST /kerja/unit/{code}`
pub(super) async fn save(
    SignedIn(ctx): SignedIn,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let unit = super::find(&ctx, &code)?;
    let mut profile = Profile::typed(&fields);
    match edit(&ctx, unit.id, &profile).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/unit/{code}?ok=unit-saved"))),
        Err(Error::Invalid(errors)) => {
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page(&ctx, unit, &profile, &errors, ""))
        }
        Err(Error::Conflict) => {
            let now = store::find_unit(ctx.db(), ctx.body(), unit.id).await?.ok_or(Error::NotFound)?;
            profile.seen = now.updated_at;
            let page =
                EditPage { is_conflict: true, ..page(&ctx, now, &profile, &FieldErrors::default(), "") };
            html_status(StatusCode::CONFLICT, &page)
        }
        Err(other) => Err(other),
    }
}

fn page(ctx: &Ctx, unit: Unit, profile: &Profile, errors: &FieldErrors, ok: &str) -> EditPage {
    let p = Page::new(ctx, unit.name.clone()).section("units").flash(Some(ok));
    let input = |name, key, value: &str, kind| Input::new(&p, name, key, value, kind).check(&p, errors);
    let inputs = vec![
        input("singkatan", "short-name", &profile.short_name, Kind::Line("text")),
        input("alamat", "address", &profile.address, Kind::Line("text")),
        input("telepon", "phone", &profile.phone, Kind::Line("tel")),
        input("surel", "email", &profile.email, Kind::Line("email")),
        input("situs", "website", &profile.website, Kind::Line("text")),
        input("jam", "hours", &profile.hours, Kind::Lines(4)),
        input("titik", "point", &profile.point, Kind::Line("text")),
        input("tentang", "about", &profile.about, Kind::Lines(10)),
    ];
    let colours = COLOURS.iter().map(|code| Colour {
        code,
        label: p.t(&format!("org-colour-{code}")),
        is_chosen: *code == profile.colour,
    });
    let rows = |people: &[(String, String)]| {
        let blank = std::iter::repeat_n((String::new(), String::new()), 2);
        people.iter().cloned().chain(blank).collect()
    };
    let error = |name| errors.get(name).map(|key| p.t(key)).unwrap_or_default();
    let people = vec![
        People {
            name: "pimpinan",
            heading: "org-field-leaders",
            error: error("pimpinan"),
            rows: rows(&profile.leaders),
        },
        People { name: "ppid", heading: "org-field-ppid", error: error("ppid"), rows: rows(&profile.ppid) },
    ];
    EditPage {
        tab: "profile",
        show_optional: false,
        seen: profile.seen,
        inputs,
        colours: colours.collect(),
        people,
        logo_error: String::new(),
        has_errors: !errors.0.is_empty(),
        is_conflict: false,
        unit,
        p,
    }
}
