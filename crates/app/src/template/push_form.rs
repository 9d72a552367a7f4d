//! The form of a new template.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::obligation::{Audience, Groups, ObligationClass};
use rules::permission::Act;
use rules::register::InformationClass;
use rules::unit::UnitType;

use super::push::{Push, Units, push};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::obligation::picker::Picker;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// One box or option: value, words, whether it is chosen.
type Choice = (String, String, bool);

/// The form as typed.
#[derive(Debug, Default)]
struct Typed {
    title: String,
    summary: String,
    class: String,
    year: String,
    instruction: String,
    file_hint: String,
    due: String,
    obligations: Vec<String>,
    /// `semua`, `jenis` or `pilihan`.
    scope: String,
    types: Vec<String>,
    units: Vec<String>,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).replace("\r\n", "\n");
        let all = |name: &str| fields.all(name).map(str::to_owned).collect();
        Self {
            title: text("judul").split_whitespace().collect::<Vec<_>>().join(" "),
            summary: text("ringkasan"),
            class: text("kelas"),
            year: text("tahun"),
            instruction: text("petunjuk"),
            file_hint: text("berkas"),
            due: text("tenggat"),
            obligations: all("obligation"),
            scope: text("cakupan"),
            types: all("jenis"),
            units: all("unit"),
        }
    }

    fn as_push(&self) -> Push {
        let types = || self.types.iter().filter_map(|code| UnitType::from_code(code)).collect();
        let picked = || self.units.iter().filter_map(|id| id.parse().ok().map(UnitId)).collect();
        Push {
            title: self.title.clone(),
            summary: self.summary.clone(),
            class: InformationClass::from_code(&self.class).unwrap_or(InformationClass::Periodic),
            // What is no number becomes a year that is refused by name.
            year: (!self.year.is_empty()).then(|| self.year.parse().unwrap_or(0)),
            instruction: self.instruction.clone(),
            file_hint: self.file_hint.clone(),
            obligations: self.obligations.clone(),
            due_on: bahasa::parse_date(&self.due).ok(),
            units: match self.scope.as_str() {
                "jenis" => Units::Types(types()),
                "pilihan" => Units::Picked(picked()),
                _ => Units::All,
            },
        }
    }
}

#[derive(Template)]
#[template(path = "template/pages/new.html")]
struct NewPage {
    p: Page,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    picker: Picker,
    classes: Vec<Choice>,
    scopes: Vec<Choice>,
    types: Vec<Choice>,
    units: Vec<Choice>,
}

impl NewPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// Everything of the catalogue may be asked for: a template goes to units of all kinds.
fn everyone(ctx: &Ctx) -> Groups {
    let city = Groups::of(UnitType::City, ctx.directory.body.name.as_str(), true);
    Audience::ALL.iter().fold(city, |groups, audience| groups.with(*audience, true))
}

fn page(ctx: &Ctx, typed: Typed, errors: &FieldErrors) -> Result<Response<Body>> {
    ctx.allow(Act::ManageRegister, None)?;
    let p = Page::new(ctx, ctx.locale.t("template-new-title")).section("register");
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let class = |class: &InformationClass| {
        let key = format!("desk-class-{}", class.code().replace('_', "-"));
        (class.code().to_owned(), p.t(&key), typed.class == class.code())
    };
    let is_used = |kind: &&UnitType| ctx.directory.active().any(|unit| unit.unit_type.0 == **kind);
    let kind = |kind: &UnitType| {
        let key = format!("portal-type-{}", kind.code().replace('_', "-"));
        (kind.code().to_owned(), p.t(&key), typed.types.iter().any(|code| code == kind.code()))
    };
    let unit = |unit: &crate::org::Unit| {
        let id = unit.id.to_string();
        let is_chosen = typed.units.contains(&id);
        (id, unit.name.clone(), is_chosen)
    };
    let scope = |scope: &str| {
        let is_chosen = typed.scope == scope || (typed.scope.is_empty() && scope == "semua");
        (scope.to_owned(), p.t(&format!("template-scope-{scope}")), is_chosen)
    };
    let page = NewPage {
        picker: Picker::new(
            &p,
            ("desk-obligations", "template-obligations-hint"),
            (&everyone(ctx), ObligationClass::ALL),
            &typed.obligations,
            &[],
        ),
        classes: InformationClass::ALL.iter().map(class).collect(),
        scopes: ["semua", "jenis", "pilihan"].into_iter().map(scope).collect(),
        types: UnitType::ALL.iter().filter(is_used).map(kind).collect(),
        units: ctx.directory.active().map(unit).collect(),
        errors: errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect(),
        typed,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/templat/baru`, `?kewajiban=` chooses an obligation.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let typed = Typed {
        class: InformationClass::Periodic.code().to_owned(),
        year: ctx.today().year().to_string(),
        obligations: query.all("kewajiban").map(str::to_owned).collect(),
        ..Typed::default()
    };
    page(&ctx, typed, &FieldErrors::default())
}

/// `POST /kerja/templat/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let typed = Typed::read(&fields);
    match push(&ctx, &typed.as_push()).await {
        Ok(id) => Ok(see_other(&ctx, &format!("/kerja/templat/{id}?ok=template-pushed"))),
        Err(Error::Invalid(errors)) => page(&ctx, typed, &errors),
        Err(other) => Err(other),
    }
}
