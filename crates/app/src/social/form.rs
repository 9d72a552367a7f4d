//! The form of an account: new, changed, given up.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::account_store;
use super::list::choices;
use super::model::Account;
use super::write::{Typed, create, edit, end};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{NewsId, SocialAccountId};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "social/pages/form.html")]
struct FormPage {
    p: Page,
    typed: Typed,
    errors: FieldErrors,
    units: Vec<(String, String)>,
    networks: Vec<(String, String)>,
    /// Where the form goes.
    action: String,
    /// The story somebody came from to share it; saving leads back there.
    story: Option<NewsId>,
    /// Whether unit and network can be chosen.
    is_new: bool,
}

fn read(fields: &Fields) -> Typed {
    let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
    Typed {
        unit: line("unit"),
        network: line("jaringan"),
        handle: line("akun"),
        url: line("alamat"),
        owner: line("pemilik"),
        decree: line("sk"),
        administrators: line("pengelola"),
        verified_how: line("verifikasi"),
        active_since: line("sejak"),
        remote_id: line("id-tetap"),
    }
}

fn page(
    ctx: &Ctx,
    typed: Typed,
    errors: FieldErrors,
    of: Option<&Account>,
    story: Option<NewsId>,
) -> Result<Response<Body>> {
    let status = errors.status();
    let title = if of.is_some() { "social-edit-title" } else { "social-new-title" };
    let page = FormPage {
        p: Page::new(ctx, ctx.locale.t(title)).section("social"),
        units: ctx
            .units_for(Act::KeepSocialAccounts)
            .into_iter()
            .map(|unit| (unit.code.clone(), unit.name.clone()))
            .collect(),
        networks: choices(ctx),
        action: of.map_or_else(
            || "/kerja/akun-medsos/baru".to_owned(),
            |account| format!("{}/ubah", account.path()),
        ),
        is_new: of.is_none(),
        story,
        typed,
        errors,
    };
    html_status(status, &page)
}

/// `GET /kerja/akun-medsos/baru`
pub(super) async fn show_new(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    if ctx.units_for(Act::KeepSocialAccounts).is_empty() {
        ctx.allow(Act::KeepSocialAccounts, None)?;
    }
    let typed = Typed {
        unit: query.text("unit").to_owned(),
        network: query.text("jaringan").to_owned(),
        ..Typed::default()
    };
    page(&ctx, typed, FieldErrors::default(), None, query.parse("berita"))
}

/// `POST /kerja/akun-medsos/baru`
pub(super) async fn post_new(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let typed = read(&fields);
    let made = match typed.check(&ctx) {
        Ok(facts) => create(&ctx, &facts).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(id) => {
            let next = match fields.parse::<NewsId>("berita") {
                Some(story) => {
                    format!("/kerja/berita/{story}/bagikan?ok=social-added#{}", typed.network)
                }
                None => format!("/kerja/akun-medsos/{id}?ok=social-added"),
            };
            Ok(see_other(&ctx, &next))
        }
        Err(Error::Invalid(errors)) => page(&ctx, typed, errors, None, fields.parse("berita")),
        Err(other) => Err(other),
    }
}

/// The account, if the actor may change it.
pub(super) async fn mine(ctx: &Ctx, id: SocialAccountId) -> Result<Account> {
    let account = account_store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    ctx.allow(Act::KeepSocialAccounts, Some(account.unit_id))?;
    Ok(account)
}

/// `GET /kerja/akun-medsos/{social_account}/ubah`
pub(super) async fn show_edit(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SocialAccountId>,
) -> Result<Response<Body>> {
    let account = mine(&ctx, id).await?;
    let typed = Typed {
        unit: ctx.directory.unit(account.unit_id).map(|unit| unit.code.clone()).unwrap_or_default(),
        network: rules::Code::code(account.network.0).to_owned(),
        handle: account.handle.clone(),
        url: account.url.clone(),
        owner: account.owner.clone(),
        decree: account.decree.clone(),
        administrators: account.administrators.clone(),
        verified_how: account.verified_how.clone(),
        active_since: account.active_since.clone(),
        remote_id: account.remote_id.clone(),
    };
    page(&ctx, typed, FieldErrors::default(), Some(&account), None)
}

/// `POST /kerja/akun-medsos/{social_account}/ubah`
pub(super) async fn post_edit(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SocialAccountId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = mine(&ctx, id).await?;
    let mut typed = read(&fields);
    typed.unit = ctx.directory.unit(account.unit_id).map(|unit| unit.code.clone()).unwrap_or_default();
    rules::Code::code(account.network.0).clone_into(&mut typed.network);
    // The address follows a new handle unless it was typed anew.
    if typed.url == account.url && typed.handle != account.handle {
        typed.url.clear();
    }
    let done = match typed.check(&ctx) {
        Ok(facts) => edit(&ctx, &account, &facts).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(see_other(&ctx, &format!("{}?ok=social-saved", account.path()))),
        Err(Error::Invalid(errors)) => page(&ctx, typed, errors, Some(&account), None),
        Err(other) => Err(other),
    }
}

/// `POST /kerja/akun-medsos/{social_account}/akhiri`
pub(super) async fn post_end(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SocialAccountId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = mine(&ctx, id).await?;
    end(&ctx, &account, fields.text("alasan")).await?;
    Ok(see_other(&ctx, &format!("{}?ok=social-ended", account.path())))
}
