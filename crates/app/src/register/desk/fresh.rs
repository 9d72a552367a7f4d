//! Beginning an entry: one screen on a phone. Choose or take a file; the next page has the suggestions.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;

use super::answer::PATIENCE;
use super::item;
use super::posted::{Posted, clean_line};
use super::shown::Shown;
use crate::ctx::SignedIn;
use crate::ids::UnitId;
use crate::page::{Page, Query, html_status, see_other};
use crate::register::{Content, Link, Save, begin, discard, save, step};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "register/desk/pages/fresh.html")]
struct FreshPage {
    p: Page,
    units: Vec<(UnitId, String)>,
    unit: Option<UnitId>,
    url: String,
    is_printed: bool,
    errors: Vec<(String, String)>,
    most: String,
}

impl FreshPage {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn is_unit(&self, unit: &UnitId) -> bool {
        self.unit == Some(*unit)
    }
}

fn page(
    ctx: &Ctx,
    unit: Option<UnitId>,
    posted: &Posted,
    errors: Vec<(String, String)>,
) -> Result<Response<Body>> {
    let units: Vec<(UnitId, String)> =
        ctx.units_for(Act::WriteRegister).into_iter().map(|unit| (unit.id, unit.name.clone())).collect();
    if units.is_empty() {
        return Err(ctx.allow(Act::WriteRegister, None).err().unwrap_or(Error::NotFound));
    }
    // Officers of the city reach every unit; their own comes first to mind.
    let own = ctx.grants().first().map(|grant| UnitId(grant.unit));
    let unit = unit.or(own).filter(|unit| units.iter().any(|(id, _)| id == unit));
    let p = Page::new(ctx, ctx.locale.t("desk-new")).section("register");
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let most = p.size(i64::try_from(ctx.app.config.document_bytes).unwrap_or(i64::MAX));
    let page = FreshPage {
        p,
        units,
        unit,
        url: posted.text("url").to_owned(),
        is_printed: posted.has("is_printed"),
        errors,
        most,
    };
    html_status(status, &page)
}

/// `GET /kerja/informasi/baru`, `?unit=` chooses one.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    page(&ctx, query.parse("unit"), &Posted::default(), Vec::new())
}

/// `POST /kerja/informasi/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, posted: Posted) -> Result<Response<Body>> {
    let chosen = posted.text("unit").parse().ok();
    let own = ctx.units_for(Act::WriteRegister).first().map(|unit| unit.id);
    let unit = chosen.or(own).ok_or(Error::NotFound)?;
    let url = clean_line(posted.text("url"));
    let url = if url.is_empty() || url.contains("://") { url } else { format!("https://{url}") };
    if !posted.has_files() && url.is_empty() && !posted.has("is_printed") {
        let error = ("files".to_owned(), ctx.locale.t("desk-error-nothing-chosen"));
        return page(&ctx, Some(unit), &posted, vec![error]);
    }
    let links = if url.is_empty() { Vec::new() } else { vec![Link { title: url.clone(), url }] };
    let mut content = Content {
        is_printed: posted.has("is_printed"),
        is_digital: posted.has_files() || !links.is_empty(),
        links,
        ..Content::default()
    };
    let id = match begin(&ctx, unit, &content).await {
        Err(Error::Invalid(_)) => {
            let error = ("url".to_owned(), ctx.locale.t("register-error-link"));
            return page(&ctx, Some(unit), &posted, vec![error]);
        }
        other => other?,
    };
    let files = posted.take_files(&ctx, id).await?;
    let entry = step::find(&ctx, id).await?;
    if files.taken.is_empty() && !files.refused.is_empty() && content.links.is_empty() && !content.is_printed
    {
        discard(&ctx, id, entry.version).await?;
        let refused = files.refused.into_iter();
        let errors =
            refused.map(|(name, key)| ("files".to_owned(), format!("{name}: {}", ctx.locale.t(key))));
        return page(&ctx, Some(unit), &posted, errors.collect());
    }
    files.hang(&mut content);
    save(&ctx, id, &Save { version: entry.version, content }).await?;
    crate::document::read_soon(&ctx, &files.versions(), PATIENCE).await;
    if files.refused.is_empty() {
        return Ok(see_other(&ctx, &format!("{}?ok=entry-created", step::path(id))));
    }
    let entry = step::find(&ctx, id).await?;
    let mut shown = Shown::saved(&ctx, &entry, None).await?;
    shown.refused = files.refused;
    item::page(&ctx, entry, shown).await
}
