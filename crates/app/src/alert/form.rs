//! The form of an alert: what was typed, and its fields as the page prints them. What people need first stands
//! first; what may follow stands below and may stay empty.

use rules::Code;
use rules::alert::{AreaKind, Certainty, Danger, LegalField, Severity, Urgency};
use rules::permission::Act;

use super::model::{Content, PublicAlert};
use super::reach;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page};
use crate::{Ctx, Result};

/// The eight contents and their names in the form, in the order in which people need them.
pub(super) const FIELDS: [(LegalField, &str); 8] = [
    (LegalField::Hazard, "bahaya"),
    (LegalField::Avoidance, "hindari"),
    (LegalField::Help, "bantuan"),
    (LegalField::Announcer, "pengumum"),
    (LegalField::Evacuation, "evakuasi"),
    (LegalField::Affected, "terdampak"),
    (LegalField::Measures, "upaya"),
    (LegalField::Channels, "cara"),
];

/// Fields besides the eight.
const OTHERS: [&str; 12] = [
    "unit",
    "jenis",
    "judul",
    "wilayah",
    "lokasi",
    "kesegeraan",
    "keparahan",
    "kepastian",
    "mulai",
    "sampai",
    "catatan",
    "kunci",
];

/// The choice of single units.
pub(super) const PICK: &str = "units";

/// How long an alert stands unless said otherwise, ms.
const USUAL_MS: i64 = 24 * 3_600_000;

/// What stands in the form.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    values: Vec<(&'static str, String)>,
    /// Units ticked one by one.
    pub(super) units: Vec<i64>,
}

impl Typed {
    /// What was sent.
    pub(super) fn read(fields: &Fields) -> Self {
        let names = OTHERS.into_iter().chain(FIELDS.into_iter().map(|(_, name)| name));
        let values = names.map(|name| (name, fields.text(name).to_owned())).collect();
        let mut units: Vec<i64> = fields.all("units").filter_map(|id| id.parse().ok()).collect();
        units.sort_unstable();
        units.dedup();
        Self { values, units }
    }

    /// A new form: from now on for a day, for the unit of the officer.
    pub(super) fn proposed(ctx: &Ctx) -> Self {
        let units = ctx.units_for(Act::IssueAlert);
        let own = |unit: &&&crate::org::Unit| ctx.grants().iter().any(|grant| grant.unit == unit.id.0);
        let unit = units.iter().find(own).or(units.first());
        let area = match unit {
            Some(_) if ctx.may(Act::IssueAlert, None) => AreaKind::City.code().to_owned(),
            Some(unit) => own_area(unit),
            None => String::new(),
        };
        let mut typed = Self::default();
        typed.set("unit", unit.map(|unit| unit.id.to_string()).unwrap_or_default());
        typed.set("pengumum", unit.map(|unit| unit.name.clone()).unwrap_or_default());
        typed.set("wilayah", area);
        typed.set("jenis", Danger::Natural.code().to_owned());
        typed.set("kesegeraan", Urgency::Immediate.code().to_owned());
        typed.set("keparahan", Severity::Severe.code().to_owned());
        typed.set("kepastian", Certainty::Observed.code().to_owned());
        typed.set("cara", ctx.locale.t("alert-channels-usual"));
        typed.set("mulai", local(ctx, ctx.now()));
        typed.set("sampai", local(ctx, ctx.now().saturating_add(USUAL_MS)));
        typed.set("kunci", web::secrets::random_token());
        typed
    }

    /// The form of an alert that is to be changed.
    pub(super) fn of(ctx: &Ctx, alert: &PublicAlert) -> Self {
        let content = &alert.content;
        let mut typed = Self { units: content.area_units.0.clone(), ..Self::default() };
        typed.set("unit", alert.unit_id.to_string());
        typed.set("jenis", content.danger.0.code().to_owned());
        typed.set("judul", content.headline.clone());
        typed.set("wilayah", area_value(content));
        typed.set("lokasi", content.place.clone());
        typed.set("kesegeraan", content.urgency.0.code().to_owned());
        typed.set("keparahan", content.severity.0.code().to_owned());
        typed.set("kepastian", content.certainty.0.code().to_owned());
        typed.set("mulai", local(ctx, content.onset_at));
        typed.set("sampai", local(ctx, content.expires_at));
        for (field, name) in FIELDS {
            typed.set(name, content.text(field).to_owned());
        }
        typed
    }

    fn set(&mut self, name: &'static str, value: String) {
        self.values.push((name, value));
    }

    /// The value of a field; empty when there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str())
    }

    /// One of the eight contents.
    pub(super) fn legal(&self, field: LegalField) -> &str {
        FIELDS.iter().find(|(known, _)| *known == field).map_or("", |(_, name)| self.get(name))
    }

    /// The unit that announces.
    pub(super) fn unit(&self) -> Option<UnitId> {
        self.get("unit").parse().ok()
    }

    /// Everything once more, for the page on which it is confirmed.
    pub(super) fn carried(&self) -> Vec<(&'static str, String)> {
        let units = self.units.iter().map(|id| ("units", id.to_string()));
        self.values.iter().cloned().chain(units).collect()
    }
}

/// A moment as `datetime-local` wants it.
fn local(ctx: &Ctx, ms: i64) -> String {
    rules::zone::local(ms, &ctx.directory.zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The area a unit first thinks of: itself, a kecamatan with its kelurahan.
fn own_area(unit: &crate::org::Unit) -> String {
    let kind = match unit.unit_type.0 {
        rules::unit::UnitType::Kecamatan => AreaKind::District,
        _ => AreaKind::Units,
    };
    format!("{kind}:{}", unit.id)
}

/// The value of the area's choice.
fn area_value(content: &Content) -> String {
    match (content.area_kind.0, content.area_units.0.as_slice()) {
        (AreaKind::City, _) => AreaKind::City.code().to_owned(),
        (AreaKind::District, [only]) => format!("{}:{only}", AreaKind::District),
        _ => PICK.to_owned(),
    }
}

/// The fields as the page prints them, in two parts.
pub(super) struct Form {
    /// What the announcement waits for.
    pub(super) first: Vec<Input>,
    /// What may follow.
    pub(super) later: Vec<Input>,
    /// Units to be ticked one by one: id, name, whether ticked.
    pub(super) units: Vec<(i64, String, bool)>,
}

/// Prints the form. `is_new` = the unit can be chosen and no note is asked for.
pub(super) async fn form(
    ctx: &Ctx,
    p: &Page,
    typed: &Typed,
    errors: &FieldErrors,
    is_new: bool,
) -> Result<Form> {
    let make = Make { p, typed, errors };
    let speaks_for_city = speaks_for_city(ctx, typed).await?;
    let mut first = Vec::new();
    if is_new {
        let units = ctx.units_for(Act::IssueAlert);
        if units.len() > 1 {
            let units = units.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect();
            first.push(make.field("unit", "unit", Kind::Choice(units)));
        }
    } else {
        first.push(make.field("catatan", "note", Kind::Lines(2)).required());
    }
    first.push(make.coded::<Danger>("jenis", "danger"));
    first.push(make.field("judul", "headline", Kind::Line("text")).required());
    first.push(make.legal(LegalField::Hazard, "bahaya"));
    first.push(make.field("wilayah", "area", Kind::Choice(areas(ctx, p, speaks_for_city))));
    for (field, name) in FIELDS.iter().filter(|(field, _)| field.is_needed_at_once()).skip(1) {
        first.push(make.legal(*field, name));
    }
    first.push(make.field("sampai", "until", Kind::Line("datetime-local")).required());
    let mut later = vec![make.field("lokasi", "place", Kind::Lines(2))];
    for (field, name) in FIELDS.iter().filter(|(field, _)| !field.is_needed_at_once()) {
        later.push(make.legal(*field, name));
    }
    later.push(make.coded::<Urgency>("kesegeraan", "urgency"));
    later.push(make.coded::<Severity>("keparahan", "severity"));
    later.push(make.coded::<Certainty>("kepastian", "certainty"));
    later.push(make.field("mulai", "onset", Kind::Line("datetime-local")).required());
    let units = ctx.directory.active().filter(|unit| speaks_for_city || below_own(ctx, unit.id));
    let units = units.map(|unit| (unit.id.0, unit.name.clone(), typed.units.contains(&unit.id.0)));
    Ok(Form { first, later, units: units.collect() })
}

/// Whether the whole city may be chosen: for some danger at least; which one is judged when it is sent.
async fn speaks_for_city(ctx: &Ctx, typed: &Typed) -> Result<bool> {
    if ctx.may(Act::IssueAlert, None) {
        return Ok(true);
    }
    let Some(unit) = typed.unit().filter(|unit| ctx.may(Act::IssueAlert, Some(*unit))) else {
        return Ok(false);
    };
    let groups = reach::groups(ctx, unit).await?;
    Ok(Danger::ALL.iter().any(|danger| danger.is_duty_of(&groups)))
}

/// Whether a unit is the officer's own or lies below it.
fn below_own(ctx: &Ctx, unit: UnitId) -> bool {
    ctx.directory.chain(unit).iter().any(|id| ctx.may(Act::IssueAlert, Some(UnitId(*id))))
}

/// The areas to choose from: value and label.
fn areas(ctx: &Ctx, p: &Page, speaks_for_city: bool) -> Vec<(String, String)> {
    let mut areas = Vec::new();
    if speaks_for_city {
        areas
            .push((AreaKind::City.code().to_owned(), p.w("alert-area-city", &ctx.directory.body.short_name)));
    }
    let district = |unit: &&crate::org::Unit| unit.unit_type.0 == rules::unit::UnitType::Kecamatan;
    let reached = |unit: &&crate::org::Unit| speaks_for_city || below_own(ctx, unit.id);
    for unit in ctx.directory.active().filter(district).filter(reached) {
        areas.push((format!("{}:{}", AreaKind::District, unit.id), p.w("alert-area-district", &unit.name)));
    }
    if !speaks_for_city {
        for unit in ctx.units_for(Act::IssueAlert) {
            areas.push((format!("{}:{}", AreaKind::Units, unit.id), p.w("alert-area-unit", &unit.name)));
        }
    }
    areas.push((PICK.to_owned(), p.t("alert-area-pick")));
    areas
}

/// Makes the fields of one page.
struct Make<'a> {
    p: &'a Page,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

impl Make<'_> {
    fn field(&self, name: &'static str, key: &str, kind: Kind) -> Input {
        let keys = [format!("alert-form-{key}"), format!("alert-hint-{key}")];
        Input::of(self.p, &keys, name, self.typed.get(name), kind).check(self.p, self.errors)
    }

    /// One of the eight contents, under its legal name.
    fn legal(&self, field: LegalField, name: &'static str) -> Input {
        let code = key(field.code());
        let keys = [format!("alert-field-{code}"), format!("alert-hint-{code}")];
        let input = Input::of(self.p, &keys, name, self.typed.get(name), Kind::Lines(3));
        let input = input.check(self.p, self.errors);
        if field.is_needed_at_once() { input.required() } else { input }
    }

    fn coded<T: Code>(&self, name: &'static str, group: &str) -> Input {
        let label = |value: &T| {
            let text = self.p.t(&format!("alert-{group}-{}", key(value.code())));
            (value.code().to_owned(), text)
        };
        self.field(name, group, Kind::Choice(T::ALL.iter().map(label).collect()))
    }
}

/// A code as it stands in the key of a text.
pub(super) fn key(code: &str) -> String {
    code.to_lowercase().replace(['.', '_'], "-")
}
