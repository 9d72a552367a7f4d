//! The guided set-up: three short groups of questions on one page, then sign in.
//!
//! Whoever sets up must hold the key printed in the terminal, so that a stranger who finds an empty
//! installation on the network cannot take it.

use std::sync::Arc;

use askama::Template;
use axum::body::Body as HttpBody;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use rules::role::{Grant, Role};

use super::found::{NewBody, found};
use crate::account::{self, NewAccount};
use crate::ctx::{Actor, Ctx};
use crate::error::FieldErrors;
use crate::ids::BodyId;
use crate::locale::Locale;
use crate::org::{Body, Directory};
use crate::page::{Fields, Page, Query, html_status};
use crate::{App, Error, Result};

/// The key of the guided set-up, the same at every start and on every node of one installation.
pub fn key(app: &App) -> String {
    crate::audit::hex(app.secrets.mac("setup-key", b"").get(..6).unwrap_or_default())
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Input {
    key: String,
    city: String,
    body_name: String,
    code: String,
    province: String,
    zone: String,
    host: String,
    ppid_name: String,
    ppid_code: String,
    name: String,
    email: String,
    password: String,
}

impl Input {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            key: text("kunci"),
            city: text("kota"),
            body_name: text("nama_badan"),
            code: text("kode"),
            province: text("provinsi"),
            zone: text("zona"),
            host: text("host"),
            ppid_name: text("ppid"),
            ppid_code: text("kode_ppid"),
            name: text("nama"),
            email: text("surel"),
            password: fields.raw("sandi").unwrap_or_default().to_owned(),
        }
    }

    fn check(&self, app: &App) -> Result<()> {
        let mut errors = FieldErrors::default();
        if !web::secrets::same(self.key.as_bytes(), key(app).as_bytes()) {
            errors.add("kunci", "setup-error-key");
        }
        for (field, value) in [
            ("kota", &self.city),
            ("nama_badan", &self.body_name),
            ("provinsi", &self.province),
            ("ppid", &self.ppid_name),
            ("nama", &self.name),
        ] {
            if value.is_empty() || value.chars().count() > 120 {
                errors.add(field, "setup-error-needed");
            }
        }
        for (field, value) in [("kode", &self.code), ("kode_ppid", &self.ppid_code)] {
            if rules::unit::check_code(value).is_err() {
                errors.add(field, "setup-error-code");
            }
        }
        if !["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"].contains(&self.zone.as_str()) {
            errors.add("zona", "setup-error-needed");
        }
        if !self.host.is_empty() && !is_host(&self.host) {
            errors.add("host", "setup-error-host");
        }
        if !self.email.contains('@') {
            errors.add("surel", "setup-error-email");
        }
        if rules::password::check(&self.password, &self.email, &self.name).is_err() {
            errors.add("sandi", "setup-error-password");
        }
        errors.into_result()
    }
}

fn is_host(host: &str) -> bool {
    host.len() <= 200
        && host.contains('.')
        && host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-')
}

#[derive(Template)]
#[template(path = "setup/pages/wizard.html")]
struct WizardPage {
    p: Page,
    input: Input,
    errors: FieldErrors,
}

impl WizardPage {
    fn error(&self, field: &str) -> Option<String> {
        self.errors.get(field).map(|key| self.p.t(key))
    }
}

fn page(app: &Arc<App>, locale: Locale, input: Input, errors: FieldErrors) -> WizardPage {
    let body = Body {
        id: BodyId(0),
        code: String::new(),
        name: "Terbuka".to_owned(),
        short_name: "Terbuka".to_owned(),
        province: String::new(),
        region_code: None,
        host: None,
        public_url: None,
        time_zone: "Asia/Jakarta".to_owned(),
        ppid_label: "pelaksana".to_owned(),
        about: String::new(),
        is_sample: false,
        root_unit_id: None,
        ppid_unit_id: None,
    };
    let nobody = Directory::new(body, Vec::new(), std::collections::HashMap::new(), Vec::new());
    let mut ctx = Ctx::for_system(app, Arc::new(nobody), Actor::Visitor);
    ctx.locale = locale;
    WizardPage { p: Page::new(&ctx, locale.t("setup-title")), input, errors }
}

fn only_while_empty(app: &App) -> Result<()> {
    if app.directories().is_empty() { Ok(()) } else { Err(Error::NotFound) }
}

/// `GET /penyiapan`
pub(super) async fn show(State(app): State<Arc<App>>, query: Query) -> Result<Response<HttpBody>> {
    only_while_empty(&app)?;
    let input = Input {
        key: query.text("kunci").to_owned(),
        zone: "Asia/Jakarta".to_owned(),
        ppid_name: "Dinas Komunikasi dan Informatika".to_owned(),
        ppid_code: "diskominfo".to_owned(),
        ..Input::default()
    };
    let locale = Locale::from_code(query.text("bahasa"));
    html_status(StatusCode::OK, &page(&app, locale, input, FieldErrors::default()))
}

/// `POST /penyiapan`
pub(super) async fn create(
    State(app): State<Arc<App>>,
    query: Query,
    fields: Fields,
) -> Result<Response<HttpBody>> {
    only_while_empty(&app)?;
    let input = Input::read(&fields);
    let locale = Locale::from_code(query.text("bahasa"));
    match set_up(&app, &input).await {
        Ok(ctx) => Ok(crate::page::see_other(&ctx, "/masuk?ok=setup-done&ke=/kerja")),
        Err(Error::Invalid(errors)) => {
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page(&app, locale, input, errors))
        }
        Err(other) => Err(other),
    }
}

/// Founds the body with its first administrator, who is main PPID too until others are invited.
async fn set_up(app: &Arc<App>, input: &Input) -> Result<Ctx> {
    input.check(app)?;
    let password = app.hasher.hash(&input.password).await?;
    let body = Body {
        id: BodyId(0),
        code: input.code.clone(),
        name: input.body_name.clone(),
        short_name: input.city.clone(),
        province: input.province.clone(),
        region_code: None,
        host: (!input.host.is_empty()).then(|| input.host.clone()),
        public_url: (!input.host.is_empty())
            .then(|| format!("{}://{}", if app.config.secure { "https" } else { "http" }, input.host)),
        time_zone: input.zone.clone(),
        ppid_label: "pelaksana".to_owned(),
        about: String::new(),
        is_sample: false,
        root_unit_id: None,
        ppid_unit_id: None,
    };
    let ppid = (input.ppid_code.clone(), input.ppid_name.clone());
    let ctx =
        found(app, NewBody { body, root_code: "kota".to_owned(), ppid }, Actor::System("penyiapan")).await?;
    let unit = ctx.directory.body.ppid_unit_id.ok_or(Error::NotFound)?;
    let grants = [Role::Administrator, Role::MainPpid].map(|role| Grant { role, unit: unit.0 });
    let new = NewAccount {
        email: input.email.clone(),
        name: input.name.clone(),
        password: Some(password),
        locale: Locale::Indonesian,
        grants: grants.to_vec(),
    };
    let tx = ctx.db().begin().await?;
    account::create(&ctx, &tx, new).await?;
    tx.commit().await?;
    app.ring();
    Ok(ctx)
}
