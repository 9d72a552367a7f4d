//! The officer's own account (`/kerja/profil`): name, language, mail, password, second factor, sessions.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use db::{Sql, params, sql};

use super::model::{Account, Stage};
use super::passkey::{self, ListedKey};
use super::{create, device, enrol, letters, new_password, prove, recovery, session, store};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::form::{Fields, Query};
use crate::locale::Locale;
use crate::page::{Page, html, html_status, see_other};
use crate::{Error, Result};

const UPDATE_PROFILE: Sql = sql!("sql/update_profile.sql");

#[derive(Template)]
#[template(path = "account/pages/profile.html")]
struct ProfilePage {
    p: Page,
    account: Account,
    name: String,
    locale: Locale,
    mail_digest: bool,
    roles: Vec<String>,
    keys: Vec<ListedKey>,
    codes_left: i64,
    is_demanded: bool,
    sessions: Vec<SessionLine>,
    errors: FieldErrors,
}

struct SessionLine {
    token_hash: String,
    device: String,
    network: String,
    seen: String,
    is_this: bool,
}

/// The own account.
pub(super) async fn own(ctx: &Ctx) -> Result<Account> {
    let id = ctx.account().ok_or(Error::SignedOut)?;
    store::find_account(ctx.db(), ctx.body(), id).await?.ok_or(Error::SignedOut)
}

/// Whether a role of the officer demands a second factor.
pub(super) fn is_demanded(ctx: &Ctx) -> bool {
    rules::second_factor::is_demanded(ctx.grants(), &ctx.directory.second_factor)
}

async fn page(ctx: &Ctx, account: Account, errors: FieldErrors) -> Result<ProfilePage> {
    let p = Page::new(ctx, ctx.locale.t("account-profile-title")).section("profile");
    let role = |grant: &rules::role::Grant| {
        let name = super::role_name(ctx.locale, &ctx.directory.body, grant.role);
        format!("{name}, {}", ctx.directory.name(crate::ids::UnitId(grant.unit)))
    };
    let this = ctx.officer().map(|officer| officer.session.clone()).unwrap_or_default();
    let idle = ctx.now() - session::IDLE_MS;
    let sessions = store::list_sessions(ctx.db(), ctx.body(), account.id, ctx.now(), idle).await?;
    let line = |session: store::ListedSession| SessionLine {
        device: device::words(ctx.locale, &session.agent),
        network: session.address_prefix,
        seen: p.moment(session.seen_at),
        is_this: session.token_hash == this,
        token_hash: session.token_hash,
    };
    Ok(ProfilePage {
        name: account.name.clone(),
        locale: account.locale(),
        mail_digest: account.mail_digest,
        roles: ctx.grants().iter().map(role).collect(),
        keys: passkey::list(ctx, account.id).await?,
        codes_left: recovery::count(ctx.db(), ctx.body(), account.id).await?,
        is_demanded: is_demanded(ctx),
        sessions: sessions.into_iter().map(line).collect(),
        errors,
        account,
        p,
    })
}

/// `GET /kerja/profil`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let mut page = page(&ctx, own(&ctx).await?, FieldErrors::default()).await?;
    page.p = page.p.flash(Some(query.text("ok")));
    html(&page)
}

/// `POST /kerja/profil`
pub(super) async fn save(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let account = own(&ctx).await?;
    let name = fields.text("name").to_owned();
    let locale = Locale::from_code(fields.text("locale"));
    let mail_digest = fields.has("mail_digest");
    if name.is_empty() || name.chars().count() > create::NAME_CHARS {
        let mut errors = FieldErrors::default();
        errors.add("name", "account-name-invalid");
        let page = ProfilePage { name, locale, mail_digest, ..page(&ctx, account, errors).await? };
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let tx = ctx.db().begin().await?;
    tx.exec(&UPDATE_PROFILE, params![ctx.body(), account.id, &name, locale.code(), mail_digest]).await?;
    audit::record(&ctx, &tx, Change::new("account.update", "account", account.id)).await?;
    tx.commit().await?;
    Ok(see_other(&ctx, "/kerja/profil?ok=profile-saved"))
}

#[derive(Template)]
#[template(path = "account/pages/password.html")]
struct PasswordPage {
    p: Page,
    email: String,
    errors: FieldErrors,
}

fn password_page(ctx: &Ctx, account: &Account, errors: FieldErrors) -> PasswordPage {
    let p = Page::new(ctx, ctx.locale.t("account-change-password-title")).section("profile");
    PasswordPage { p, email: account.email.clone(), errors }
}

/// `GET /kerja/profil/sandi`
pub(super) async fn show_password(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    let account = own(&ctx).await?;
    html(&password_page(&ctx, &account, FieldErrors::default()))
}

/// `POST /kerja/profil/sandi`: sets a new password and ends all other sessions.
pub(super) async fn change_password(
    SignedIn(ctx): SignedIn,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = own(&ctx).await?;
    let mut errors = FieldErrors::default();
    new_password::check(&mut errors, &fields, &account.email, &account.name);
    if errors.0.is_empty() {
        match prove::password(&ctx, &headers, &account, &fields).await {
            Err(Error::Invalid(wrong)) => errors = wrong,
            other => other?,
        }
    }
    if !errors.0.is_empty() {
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &password_page(&ctx, &account, errors));
    }
    let hashed = new_password::hash(&ctx, &fields).await?;
    let tx = ctx.db().begin().await?;
    new_password::set(&ctx, &tx, &account, &hashed).await?;
    store::delete_other_sessions(&tx, ctx.body(), account.id, "").await?;
    let cookie = session::begin(&ctx, &tx, &headers, account.id, Stage::Full).await?;
    letters::notice(&ctx, &tx, &account, "account-notice-password", "").await?;
    audit::record(&ctx, &tx, Change::new("account.change-password", "account", account.id)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(session::with_cookies(see_other(&ctx, "/kerja/profil?ok=password-changed"), [cookie]))
}

/// `POST /kerja/profil/sesi`: ends one session (`sesi`), or all others (`sesi=lain`).
pub(super) async fn end_session(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let officer = ctx.officer().ok_or(Error::SignedOut)?;
    let tx = ctx.db().begin().await?;
    if fields.text("sesi") == "lain" {
        store::delete_other_sessions(&tx, ctx.body(), officer.id, &officer.session).await?;
    } else {
        store::delete_session(&tx, ctx.body(), Some(officer.id), fields.text("sesi")).await?;
    }
    audit::record(&ctx, &tx, Change::new("account.end-session", "account", officer.id)).await?;
    tx.commit().await?;
    Ok(see_other(&ctx, "/kerja/profil?ok=session-ended"))
}

#[derive(Template)]
#[template(path = "account/pages/factor.html")]
struct FactorPage {
    p: Page,
    is_demanded: bool,
    errors: FieldErrors,
}

fn factor_page(ctx: &Ctx, errors: FieldErrors) -> FactorPage {
    let p = Page::new(ctx, ctx.locale.t("account-factor-title")).section("profile");
    FactorPage { p, is_demanded: is_demanded(ctx), errors }
}

/// `GET /kerja/profil/dua-langkah`
pub(super) async fn show_factor(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    html(&factor_page(&ctx, FieldErrors::default()))
}

/// `POST /kerja/profil/dua-langkah`: new recovery codes (`tindakan=kode`) or no one-time codes any more
/// (`tindakan=matikan`), both with the password.
pub(super) async fn change_factor(
    SignedIn(ctx): SignedIn,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = own(&ctx).await?;
    if let Err(error) = prove::password(&ctx, &headers, &account, &fields).await {
        let Error::Invalid(errors) = error else { return Err(error) };
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &factor_page(&ctx, errors));
    }
    let turns_off = fields.text("tindakan") == "matikan";
    let passkeys = passkey::count(&ctx, account.id).await?;
    if turns_off && passkeys == 0 && is_demanded(&ctx) {
        return Err(Error::Refused("account-refused-factor-demanded"));
    }
    let tx = ctx.db().begin().await?;
    if turns_off {
        enrol::remove(&ctx, &tx, &account).await?;
        if passkeys == 0 {
            recovery::remove(&tx, ctx.body(), account.id).await?;
        }
        letters::notice(&ctx, &tx, &account, "account-notice-second-factor-off", "").await?;
        audit::record(&ctx, &tx, Change::new("account.turn-off-totp", "account", account.id)).await?;
        tx.commit().await?;
        ctx.app.ring();
        return Ok(see_other(&ctx, "/kerja/profil?ok=factor-off"));
    }
    let codes = recovery::replace(&ctx, &tx, account.id).await?;
    audit::record(&ctx, &tx, Change::new("account.new-recovery-codes", "account", account.id)).await?;
    tx.commit().await?;
    enrol::codes_page(&ctx, codes, "/kerja/profil")
}
