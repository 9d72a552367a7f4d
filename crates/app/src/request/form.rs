//! The form of a request: everything on one page, without an account, complete without script.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::request::{ApplicantKind, Channel, Delivery, Format};

use super::model::{Filing, Requester};
use super::{similar, submit};
use crate::ctx::Visit;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::search::Hit;
use crate::{Ctx, Error, Result};

/// Requests one network may file at once, and how fast more are allowed, are those of `App::limiter`.
const LIMIT: &str = "request";

#[derive(Template)]
#[template(path = "request/pages/form.html")]
struct FormPage {
    p: Page,
    what: Vec<Input>,
    who: Vec<Input>,
    more: Vec<Input>,
    is_more_open: bool,
    similar: Vec<Hit>,
    form_token: String,
    errors: Vec<(String, String)>,
    must_wait: bool,
    show_optional: bool,
}

/// `GET /permohonan/baru?tentang=&unit=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let unit = ctx.directory.by_code(query.text("unit")).map(|unit| unit.id);
    let subject: String = query.text("tentang").chars().take(4_000).collect();
    let filing = Filing { unit, subject, ..empty() };
    answer(&ctx, &filing, FieldErrors::default(), StatusCode::OK, false).await
}

/// `POST /permohonan`
pub(super) async fn post(Visit(ctx): Visit, fields: Fields) -> Result<Response<Body>> {
    let filing = read(&ctx, &fields);
    if throttle(&ctx).is_err() {
        return answer(&ctx, &filing, FieldErrors::default(), StatusCode::TOO_MANY_REQUESTS, true).await;
    }
    match submit(&ctx, &filing).await {
        Ok(filed) => Ok(see_other(&ctx, &format!("/permohonan/{}?ok=request-received", filed.tracking))),
        Err(Error::Invalid(errors)) => {
            answer(&ctx, &filing, errors, StatusCode::UNPROCESSABLE_ENTITY, false).await
        }
        Err(other) => Err(other),
    }
}

/// Counts a filing of the caller's network, by form or API.
/// Errors: `TooMany` when it must wait.
pub fn throttle(ctx: &Ctx) -> Result<()> {
    ctx.app.limiter.take(&format!("{LIMIT}|{}", ctx.network), ctx.now()).map_err(|_wait| Error::TooMany)
}

fn empty() -> Filing {
    Filing {
        unit: None,
        channel: Channel::Online,
        kind: ApplicantKind::Individual,
        requester: Requester::default(),
        subject: String::new(),
        purpose: String::new(),
        format: Format::Digital,
        delivery: Delivery::Email,
        form_token: web::secrets::random_token(),
    }
}

/// A form as sent; a choice nobody could have made becomes the first one.
fn read(ctx: &Ctx, fields: &Fields) -> Filing {
    let text = |name: &str| fields.text(name).to_owned();
    let sent: String = fields.text("formulir").chars().filter(char::is_ascii_graphic).take(64).collect();
    Filing {
        unit: ctx.directory.by_code(fields.text("unit")).map(|unit| unit.id),
        channel: Channel::Online,
        kind: ApplicantKind::from_code(fields.text("pemohon")).unwrap_or(ApplicantKind::Individual),
        requester: Requester {
            name: text("nama"),
            address: text("alamat"),
            email: text("surel"),
            phone: text("telepon"),
            nik: text("nik"),
            legal_number: text("nomor-badan-hukum"),
            representative: text("kuasa"),
            power_of_attorney: text("surat-kuasa"),
            salt: String::new(),
        },
        subject: text("informasi"),
        purpose: text("tujuan"),
        format: Format::from_code(fields.text("bentuk")).unwrap_or(Format::Digital),
        delivery: Delivery::from_code(fields.text("cara")).unwrap_or(Delivery::Email),
        form_token: if sent.is_empty() { web::secrets::random_token() } else { sent },
    }
}

async fn answer(
    ctx: &Ctx,
    filing: &Filing,
    errors: FieldErrors,
    status: StatusCode,
    must_wait: bool,
) -> Result<Response<Body>> {
    let mut p = Page::new(ctx, ctx.locale.t("request-form-title")).section("requests");
    p.is_hidden = true;
    let found = if errors.0.is_empty() { similar::to(ctx, &filing.subject).await? } else { Vec::new() };
    let inputs = Inputs { p: &p, errors: &errors, filing };
    let page = FormPage {
        what: inputs.what(ctx),
        who: inputs.who(),
        more: inputs.more(),
        is_more_open: inputs.is_more_open(),
        similar: found,
        form_token: filing.form_token.clone(),
        errors: errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        must_wait,
        show_optional: true,
        p,
    };
    html_status(status, &page)
}

/// The inputs, in the order a person is asked.
struct Inputs<'a> {
    p: &'a Page,
    errors: &'a FieldErrors,
    filing: &'a Filing,
}

impl Inputs<'_> {
    fn of(&self, name: &'static str, key: &str, value: &str, kind: Kind) -> Input {
        let keys = [format!("request-field-{key}"), format!("request-hint-{key}")];
        Input::of(self.p, &keys, name, value, kind).check(self.p, self.errors)
    }

    fn line(&self, name: &'static str, key: &str, value: &str) -> Input {
        self.of(name, key, value, Kind::Line("text"))
    }

    fn choice<T: Code>(&self, name: &'static str, key: &str, value: T) -> Input {
        let options = T::ALL.iter().map(|option| {
            let code = option.code();
            (code.to_owned(), self.p.t(&format!("request-{key}-{}", code.replace('_', "-"))))
        });
        self.of(name, key, value.code(), Kind::Choice(options.collect())).required()
    }

    fn what(&self, ctx: &Ctx) -> Vec<Input> {
        let unit_code =
            |id: Option<UnitId>| id.and_then(|id| ctx.directory.unit(id)).map(|u| u.code.as_str());
        let none = (String::new(), self.p.t("request-unit-any"));
        let units = ctx.directory.active().map(|unit| (unit.code.clone(), unit.name.clone()));
        let units = std::iter::once(none).chain(units).collect();
        vec![
            self.of("informasi", "subject", &self.filing.subject, Kind::Lines(4)).required(),
            self.of("tujuan", "purpose", &self.filing.purpose, Kind::Lines(2)).required(),
            self.of("unit", "unit", unit_code(self.filing.unit).unwrap_or_default(), Kind::Choice(units)),
            self.choice("bentuk", "format", self.filing.format),
            self.choice("cara", "delivery", self.filing.delivery),
        ]
    }

    fn who(&self) -> Vec<Input> {
        let who = &self.filing.requester;
        vec![
            self.choice("pemohon", "kind", self.filing.kind),
            self.line("nama", "name", &who.name).required(),
            self.of("alamat", "address", &who.address, Kind::Lines(2)).required(),
            self.of("surel", "email", &who.email, Kind::Line("email")),
            self.of("telepon", "phone", &who.phone, Kind::Line("tel")),
            self.line("nik", "nik", &who.nik),
        ]
    }

    fn more(&self) -> Vec<Input> {
        let who = &self.filing.requester;
        vec![
            self.line("nomor-badan-hukum", "legal-number", &who.legal_number),
            self.line("kuasa", "representative", &who.representative),
            self.line("surat-kuasa", "power", &who.power_of_attorney),
        ]
    }

    /// The part most people need not see is open when something stands in it or is missing there.
    fn is_more_open(&self) -> bool {
        self.more().iter().any(|input| !input.value.is_empty() || !input.error.is_empty())
    }
}
