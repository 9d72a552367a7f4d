//! The form of a new template.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::obligation::{Audience, Groups, ObligationClass};
use rules::permission::Act;
use rules::register::InformationClass;
use rules::unit::UnitType;

use super::push::{Push, push};
use super::scope::{Scope, ScopeChoices};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
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
    scope: Scope,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).replace("\r\n", "\n");
        Self {
            title: text("judul").split_whitespace().collect::<Vec<_>>().join(" "),
            summary: text("ringkasan"),
            class: text("kelas"),
            year: text("tahun"),
            instruction: text("petunjuk"),
            file_hint: text("berkas"),
            due: text("tenggat"),
            obligations: fields.all("obligation").map(str::to_owned).collect(),
            scope: Scope::read(fields),
        }
    }

    fn as_push(&self) -> Push {
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
            units: self.scope.units(),
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
    choices: ScopeChoices,
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
    let page = NewPage {
        picker: Picker::new(
            &p,
            ("desk-obligations", "template-obligations-hint"),
            (&everyone(ctx), ObligationClass::ALL),
            &typed.obligations,
            &[],
        ),
        classes: InformationClass::ALL.iter().map(class).collect(),
        choices: ScopeChoices::new(ctx, &p, &typed.scope),
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
