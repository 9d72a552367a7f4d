//! Settings of the public body (`/kerja/pengaturan`): names, address, about text, second factor by role.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::permission::Act;
use rules::role::Role;

use super::roster;
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::form::{Fields, Query};
use crate::org::store::{BodySettings, replace_second_factor, update_body};
use crate::page::{Page, html, html_status, see_other};
use crate::{Error, Result};

const NAME_CHARS: usize = 120;
const ABOUT_CHARS: usize = 20_000;

#[derive(Template)]
#[template(path = "account/pages/settings.html")]
struct SettingsPage {
    p: Page,
    settings: BodySettings,
    host: String,
    public_url: String,
    roles: Vec<RoleLine>,
    mail_from: String,
    has_smtp: bool,
    errors: FieldErrors,
}

struct RoleLine {
    code: &'static str,
    name: String,
    is_demanded: bool,
    /// Active people with the role and no second factor yet.
    lacking: i64,
}

async fn page(
    ctx: &Ctx,
    settings: BodySettings,
    demanded: &[Role],
    errors: FieldErrors,
) -> Result<SettingsPage> {
    let accounts = roster::list_accounts(ctx.db(), ctx.body()).await?;
    let held = roster::list_held(ctx.db(), ctx.body(), None).await?;
    let lacks = |id| accounts.iter().any(|a| a.id == id && a.state == "active" && !a.has_second_factor());
    let lacking = |role: Role| {
        let mut people: Vec<_> =
            held.iter().filter(|held| held.role.0 == role).map(|held| held.account_id).collect();
        people.sort_unstable();
        people.dedup();
        i64::try_from(people.into_iter().filter(|id| lacks(*id)).count()).unwrap_or(i64::MAX)
    };
    let line = |role: &Role| RoleLine {
        code: role.code(),
        name: roster::role_name(ctx.locale, &ctx.directory.body, *role),
        is_demanded: demanded.contains(role),
        lacking: lacking(*role),
    };
    Ok(SettingsPage {
        p: Page::new(ctx, ctx.locale.t("account-settings-title")).section("settings"),
        host: settings.host.clone().unwrap_or_default(),
        public_url: settings.public_url.clone().unwrap_or_default(),
        settings,
        roles: Role::ALL.iter().map(line).collect(),
        mail_from: ctx.app.config.mail_from.clone(),
        has_smtp: ctx.app.config.smtp.is_some(),
        errors,
    })
}

/// `GET /kerja/pengaturan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageBody, None)?;
    let body = &ctx.directory.body;
    let settings = BodySettings {
        name: body.name.clone(),
        short_name: body.short_name.clone(),
        host: body.host.clone(),
        public_url: body.public_url.clone(),
        ppid_label: body.ppid_label.clone(),
        about: body.about.clone(),
    };
    let mut page = page(&ctx, settings, &ctx.directory.second_factor, FieldErrors::default()).await?;
    page.p = page.p.flash(Some(query.text("ok")));
    html(&page)
}

/// `POST /kerja/pengaturan`
pub(super) async fn save(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    ctx.allow(Act::ManageBody, None)?;
    let settings = read(&fields);
    let demanded: Vec<Role> = fields.all("dua_langkah").filter_map(Role::from_code).collect();
    let errors = check(&settings);
    if !errors.0.is_empty() {
        return html_status(
            StatusCode::UNPROCESSABLE_ENTITY,
            &page(&ctx, settings, &demanded, errors).await?,
        );
    }
    if let Err(error) = change_settings(&ctx, &settings, &demanded).await {
        let Error::Invalid(errors) = error else { return Err(error) };
        let page = page(&ctx, settings, &demanded, errors).await?;
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    Ok(see_other(&ctx, "/kerja/pengaturan?ok=settings-saved"))
}

fn read(fields: &Fields) -> BodySettings {
    let optional = |name: &str| {
        Some(fields.text(name).trim_end_matches('/').to_ascii_lowercase()).filter(|text| !text.is_empty())
    };
    let label = if fields.text("ppid_label") == "pelaksana" { "pelaksana" } else { "pembantu" };
    BodySettings {
        name: fields.text("name").to_owned(),
        short_name: fields.text("short_name").to_owned(),
        host: optional("host"),
        public_url: optional("public_url"),
        ppid_label: label.to_owned(),
        about: fields.text("about").replace("\r\n", "\n"),
    }
}

fn check(settings: &BodySettings) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let is_name = |text: &str| !text.is_empty() && text.chars().count() <= NAME_CHARS;
    if !is_name(&settings.name) {
        errors.add("name", "account-settings-name-invalid");
    }
    if !is_name(&settings.short_name) {
        errors.add("short_name", "account-settings-name-invalid");
    }
    let is_host = |host: &str| {
        host.len() <= 253
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            })
    };
    if settings.host.as_deref().is_some_and(|host| !is_host(host)) {
        errors.add("host", "account-settings-host-invalid");
    }
    let is_address = |url: &str| {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        rest.is_some_and(|rest| {
            let (host, port) = rest.split_once(':').unwrap_or((rest, "0"));
            is_host(host) && port.parse::<u16>().is_ok()
        })
    };
    if settings.public_url.as_deref().is_some_and(|url| !is_address(url)) {
        errors.add("public_url", "account-settings-url-invalid");
    }
    if settings.about.chars().count() > ABOUT_CHARS {
        errors.add("about", "account-settings-about-long");
    }
    errors
}

/// Writes the settings of the body and the roles that need a second factor.
/// Errors: `Forbidden`, `Invalid` (`host`).
pub async fn change_settings(ctx: &Ctx, settings: &BodySettings, demanded: &[Role]) -> Result<()> {
    let role = ctx.allow(Act::ManageBody, None)?;
    let tx = ctx.db().begin().await?;
    if let Err(error) = update_body(&tx, ctx.body(), settings).await {
        let db::DbError::Unique { .. } = error else { return Err(error.into()) };
        let mut errors = FieldErrors::default();
        errors.add("host", "account-settings-host-taken");
        return Err(Error::Invalid(errors));
    }
    audit::record(ctx, &tx, Change::new("body.update", "body", ctx.body()).as_role(role).public()).await?;
    if demanded != ctx.directory.second_factor {
        replace_second_factor(&tx, ctx.body(), demanded).await?;
        let codes: Vec<&str> = demanded.iter().map(|role| role.code()).collect();
        let change = Change::new("body.demand-second-factor", "body", ctx.body())
            .as_role(role)
            .detail(codes.join(", "));
        audit::record(ctx, &tx, change).await?;
    }
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(())
}
