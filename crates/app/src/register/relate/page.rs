//! What belongs together, to be seen and changed from either side. A row the actor may not know of is not
//! in the list, even when it points here.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::permission::Act;
use rules::visibility::{self, Visibility};

use super::acts::{relate, unrelate};
use super::store::{self, EntryRow, NewsRow};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{EntryId, NewsId, UnitId};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::register::{Entry, step, store as entries};
use crate::{Ctx, Error, Result};

/// A row of the other side.
struct Line {
    id: i64,
    title: String,
    unit: String,
    /// Where the officer may work on it; empty = only the public may be shown.
    desk: String,
    is_public: bool,
    may_remove: bool,
}

#[derive(Template)]
#[template(path = "register/relate/pages/relate.html")]
struct RelatePage {
    p: Page,
    /// `berita` or `informasi`: what is chosen here.
    side: &'static str,
    /// The thing whose page this is, in the workroom.
    own: String,
    own_title: String,
    lines: Vec<Line>,
    choices: Vec<(i64, String)>,
    may_write: bool,
    errors: FieldErrors,
    typed: String,
}

impl RelatePage {
    /// The page of one thing, before anything is listed.
    fn of(p: Page, side: &'static str, (own, own_title): (String, String), refused: Refused) -> Self {
        let Refused { errors, typed } = refused;
        let (lines, choices) = (Vec::new(), Vec::new());
        Self { p, side, own, own_title, lines, choices, may_write: false, errors, typed }
    }

    /// A text of this side.
    fn s(&self, key: &str) -> String {
        self.p.t(&format!("relate-{}-{key}", self.side))
    }

    fn error(&self, field: &str) -> Option<String> {
        self.errors.get(field).map(|key| self.p.t(key))
    }
}

/// What could not be taken, and what was typed.
#[derive(Default)]
struct Refused {
    errors: FieldErrors,
    typed: String,
}

fn name(ctx: &Ctx, title: &str) -> String {
    if title.is_empty() { ctx.locale.t("desk-untitled") } else { title.to_owned() }
}

fn news_line(ctx: &Ctx, row: &NewsRow, may_write: bool) -> Option<Line> {
    let seen = visibility::news(row.state.0, row.unit_id.0, ctx.viewer());
    (seen == Visibility::Full).then(|| Line {
        id: row.id.0,
        title: name(ctx, &row.title),
        unit: ctx.directory.name(row.unit_id).to_owned(),
        desk: desk(ctx, row.unit_id, format!("/kerja/berita/{}", row.id)),
        is_public: row.state.0 == rules::news::State::Published,
        may_remove: may_write && ctx.may(Act::WriteNews, Some(row.unit_id)),
    })
}

fn entry_line(ctx: &Ctx, row: &EntryRow, may_write: bool) -> Option<Line> {
    let seen = visibility::register_entry(row.is_public, false, row.unit_id.0, ctx.viewer());
    (seen == Visibility::Full).then(|| Line {
        id: row.id.0,
        title: name(ctx, &row.title),
        unit: ctx.directory.name(row.unit_id).to_owned(),
        desk: desk(ctx, row.unit_id, step::path(row.id)),
        is_public: row.is_public,
        may_remove: may_write && ctx.may(Act::WriteRegister, Some(row.unit_id)),
    })
}

fn desk(ctx: &Ctx, unit: UnitId, path: String) -> String {
    if ctx.may(Act::ReadWorkroom, Some(unit)) { path } else { String::new() }
}

/// A news item the actor may read in the workroom: its unit and its title.
async fn find_news(ctx: &Ctx, id: NewsId) -> Result<(UnitId, String)> {
    let news = crate::news::store::find_news(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    match ctx.allow(Act::ReadWorkroom, Some(news.unit_id)) {
        Err(Error::SignedOut) => return Err(Error::SignedOut),
        allowed => allowed.map_err(|_| Error::NotFound)?,
    };
    let title = match news.public_revision_id.or(news.latest_revision_id) {
        Some(revision) => crate::news::store::find_content(ctx.db(), ctx.body(), revision).await?.title,
        None => String::new(),
    };
    Ok((news.unit_id, name(ctx, &title)))
}

async fn of_news(ctx: &Ctx, id: NewsId, refused: Refused, ok: Option<&str>) -> Result<Response<Body>> {
    let (unit, title) = find_news(ctx, id).await?;
    let (db, body) = (ctx.db(), ctx.body());
    let may_write = ctx.may(Act::WriteNews, Some(unit));
    let rows = store::list_entries(db, body, id).await?;
    let choices = store::list_entry_choices(db, body, unit, id).await?;
    let p = Page::new(ctx, ctx.locale.t("relate-informasi-title")).section("news").flash(ok);
    answer(&RelatePage {
        lines: rows.into_iter().filter_map(|row| entry_line(ctx, &row, may_write)).collect(),
        choices: choices.into_iter().map(|row| (row.id.0, row.title)).collect(),
        may_write,
        ..RelatePage::of(p, "informasi", (format!("/kerja/berita/{id}"), title), refused)
    })
}

async fn of_entry(ctx: &Ctx, entry: &Entry, refused: Refused, ok: Option<&str>) -> Result<Response<Body>> {
    let (db, body) = (ctx.db(), ctx.body());
    let may_write = ctx.may(Act::WriteRegister, Some(entry.unit_id));
    let rows = store::list_news(db, body, entry.id).await?;
    let choices = store::list_news_choices(db, body, entry.unit_id, entry.id).await?;
    let title = name(ctx, &step::latest(ctx, entry).await?.title);
    let p = Page::new(ctx, ctx.locale.t("relate-berita-title")).section("register").flash(ok);
    answer(&RelatePage {
        lines: rows.into_iter().filter_map(|row| news_line(ctx, &row, may_write)).collect(),
        choices: choices.into_iter().map(|row| (row.id.0, row.title)).collect(),
        may_write,
        ..RelatePage::of(p, "berita", (step::path(entry.id), title), refused)
    })
}

fn answer(page: &RelatePage) -> Result<Response<Body>> {
    let is_fine = page.errors.0.is_empty();
    html_status(if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, page)
}

/// The last part of an address someone pasted: the name of the thing.
fn slug(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default()
}

/// What to say when a choice could not be taken; other errors go their way.
fn refuse(result: Result<()>, fields: &Fields) -> Result<Option<Refused>> {
    let key = match result {
        Ok(()) => return Ok(None),
        Err(Error::Invalid(errors)) => errors.0.first().map_or("relate-error-none", |(_, key)| *key),
        Err(Error::NotFound) => "relate-error-unknown",
        Err(Error::Forbidden(_)) => "relate-error-other-unit",
        Err(other) => return Err(other),
    };
    let errors = FieldErrors(vec![("alamat", key)]);
    Ok(Some(Refused { errors, typed: fields.text("alamat").to_owned() }))
}

fn none() -> Error {
    Error::Invalid(FieldErrors(vec![("alamat", "relate-error-none")]))
}

/// `GET /kerja/berita/{id}/informasi`
pub(super) async fn show_of_news(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    query: Query,
) -> Result<Response<Body>> {
    of_news(&ctx, id, Refused::default(), Some(query.text("ok"))).await
}

/// `GET /kerja/informasi/{id}/berita`
pub(super) async fn show_of_entry(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    query: Query,
) -> Result<Response<Body>> {
    let entry = step::find(&ctx, id).await?;
    of_entry(&ctx, &entry, Refused::default(), Some(query.text("ok"))).await
}

/// `POST /kerja/berita/{id}/informasi`: the entry that was chosen, or the one whose address was pasted.
pub(super) async fn post_to_news(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    fields: Fields,
) -> Result<Response<Body>> {
    find_news(&ctx, id).await?;
    let chosen = match slug(fields.text("alamat")) {
        "" => fields.parse::<EntryId>("pilih").ok_or_else(none),
        slug => entries::find_entry_by_slug(ctx.db(), ctx.body(), slug).await?.ok_or(Error::NotFound),
    };
    let result = match chosen {
        Ok(entry) => relate(&ctx, id, entry).await,
        Err(error) => Err(error),
    };
    match refuse(result, &fields)? {
        None => Ok(see_other(&ctx, &format!("/kerja/berita/{id}/informasi?ok=related"))),
        Some(refused) => of_news(&ctx, id, refused, None).await,
    }
}

/// `POST /kerja/informasi/{id}/berita`: the news item that was chosen, or the one whose address was pasted.
pub(super) async fn post_to_entry(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let entry = step::find(&ctx, id).await?;
    let chosen = match slug(fields.text("alamat")) {
        "" => fields.parse::<NewsId>("pilih").ok_or_else(none),
        slug => {
            crate::news::store::find_news_by_slug(ctx.db(), ctx.body(), slug).await?.ok_or(Error::NotFound)
        }
    };
    let result = match chosen {
        Ok(news) => relate(&ctx, news, id).await,
        Err(error) => Err(error),
    };
    match refuse(result, &fields)? {
        None => Ok(see_other(&ctx, &format!("{}/berita?ok=related", step::path(id)))),
        Some(refused) => of_entry(&ctx, &entry, refused, None).await,
    }
}

/// `POST /kerja/berita/{id}/informasi/lepas`
pub(super) async fn post_off_news(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    fields: Fields,
) -> Result<Response<Body>> {
    unrelate(&ctx, id, fields.parse("lepas").ok_or(Error::NotFound)?).await?;
    Ok(see_other(&ctx, &format!("/kerja/berita/{id}/informasi?ok=unrelated")))
}

/// `POST /kerja/informasi/{id}/berita/lepas`
pub(super) async fn post_off_entry(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    fields: Fields,
) -> Result<Response<Body>> {
    unrelate(&ctx, fields.parse("lepas").ok_or(Error::NotFound)?, id).await?;
    Ok(see_other(&ctx, &format!("{}/berita?ok=unrelated", step::path(id))))
}
