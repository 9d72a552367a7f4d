//! Writing help in plain words, from crate `newsroom`. It advises and never blocks.
//!
//! A writer who has looked at a piece of advice and stays with the text says so; for this story that check is quiet
//! then, for everybody who works on it.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Db, Sql, params, sql};
use newsroom::{Check, Group, Report, Story};
use rules::news::Step;

use super::credit::{self, Source};
use super::model::{Content, News};
use super::posted::Posted;
use super::twin::{self, Twin};
use super::{autosave, markup, step, style};
use crate::ctx::SignedIn;
use crate::ids::{BodyId, NewsId};
use crate::locale::Locale;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

const LIST_SEEN_CHECKS: Sql = sql!("sql/list_seen_checks.sql");
const PUT_SEEN_CHECK: Sql = sql!("sql/put_seen_check.sql");
const DELETE_SEEN_CHECK: Sql = sql!("sql/delete_seen_check.sql");

/// Most places shown with one piece of advice; the first ones explain the rest.
const PLACES: usize = 3;
/// The same for places with something better to say: each is a piece of work of its own.
const BETTER_PLACES: usize = 10;
/// Characters shown of a place.
const PLACE_CHARS: usize = 90;

db::record! {
    /// A check somebody has answered for a story.
    #[derive(Debug, Clone)]
    struct SeenCheck {
        /// Its code.
        code: String,
    }
}

/// One piece of advice, ready to print.
pub(super) struct Piece {
    pub(super) code: &'static str,
    pub(super) reason: String,
    pub(super) example: String,
    pub(super) places: Vec<String>,
}

/// What the box beside the editor says.
pub(super) struct Advice {
    locale: Locale,
    pub(super) groups: Vec<(String, Vec<Piece>)>,
    /// Checks somebody said yes to: code and what they said.
    pub(super) seen: Vec<(String, String)>,
    /// Stories that tell the same and were not put aside.
    pub(super) twins: Vec<TwinPiece>,
    /// The story this one names as its source.
    pub(super) source: Option<TwinPiece>,
    /// Parts of a template that were left.
    pub(super) unfilled: usize,
    /// Where the item is worked on, with the prefix of the language.
    pub(super) path: String,
    /// Whether a source can be named now.
    pub(super) can_credit: bool,
}

/// Another story, ready to print.
pub(super) struct TwinPiece {
    pub(super) id: String,
    /// What there is to say, with unit and title.
    pub(super) said: String,
    pub(super) title: String,
    /// Where it is read, with the prefix of the language.
    pub(super) link: String,
    pub(super) code: String,
    pub(super) is_public: bool,
}

impl Advice {
    pub(super) fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    /// A link inside the site.
    pub(super) fn to(&self, path: &str) -> String {
        self.locale.prefix().to_owned() + path
    }

    /// Whether there is nothing to say: the box stays away then.
    pub(super) fn is_quiet(&self) -> bool {
        self.groups.is_empty() && self.seen.is_empty() && self.twins.is_empty() && self.source.is_none()
    }

    /// The inside of the box, for a page that is open already.
    /// Errors: `Internal` when the template fails.
    pub(super) fn into_html(self) -> Result<String> {
        Ok(AdviceBox { advice: self }.render().map_err(anyhow::Error::new)?)
    }
}

/// The box by itself.
#[derive(Template)]
#[template(path = "news/pages/_advice.html")]
struct AdviceBox {
    advice: Advice,
}

/// What there is to say about a text of an item, without what was looked at before; nothing for a story nobody began.
pub(super) async fn advice(ctx: &Ctx, news: &News, content: &Content) -> Result<Advice> {
    let locale = ctx.locale;
    let seen = seen_checks(ctx.db(), ctx.body(), news.id).await?;
    let began = !(content.title.is_empty() && content.lead.is_empty() && content.text.is_empty());
    let house = style::house(ctx).await?;
    let report = began.then(|| newsroom::check_by(&story(content), &house));
    let source = credit::source(ctx.db(), ctx.body(), news.id).await?;
    let found = twin::twins(ctx, news, content).await?;
    let is_known = |twin: &Twin| source.as_ref().is_some_and(|source| source.id == twin.id);
    let (aside, mut twins): (Vec<Twin>, Vec<Twin>) =
        found.into_iter().partition(|twin| seen.iter().any(|seen| seen.code == twin.code()));
    twins.retain(|twin| !is_known(twin));
    let mut answered = report.as_ref().map(|report| still_there(locale, report, &seen)).unwrap_or_default();
    answered.extend(aside.iter().map(|twin| (twin.code(), twin_piece(ctx, twin).said)));
    Ok(Advice {
        locale,
        groups: report.as_ref().map(|report| groups(locale, report, &seen)).unwrap_or_default(),
        seen: answered,
        twins: twins.iter().map(|twin| twin_piece(ctx, twin)).collect(),
        source: source.map(|source| source_piece(ctx, &source)),
        unfilled: report
            .as_ref()
            .and_then(|report| report.item(Check::Unfilled))
            .map_or(0, |item| item.number),
        path: locale.prefix().to_owned() + &step::path(news.id),
        can_credit: step::may(ctx, news, Step::Edit),
    })
}

fn twin_piece(ctx: &Ctx, twin: &Twin) -> TwinPiece {
    let key = if twin.is_public() { "news-twin-public" } else { "news-twin-open" };
    let unit = ctx.directory.name(twin.unit_id).to_owned();
    let day = crate::locale::day_in_words(ctx.locale, rules::zone::day(twin.at, &ctx.directory.zone));
    TwinPiece {
        id: twin.id.to_string(),
        said: ctx.locale.with(key, &[("x", unit.into()), ("y", day.into())]),
        title: twin.title.clone(),
        link: ctx.locale.prefix().to_owned() + &twin.path(),
        code: twin.code(),
        is_public: twin.is_public(),
    }
}

fn source_piece(ctx: &Ctx, source: &Source) -> TwinPiece {
    let unit = ctx.directory.name(source.unit_id).to_owned();
    TwinPiece {
        id: source.id.to_string(),
        said: ctx.locale.with("news-credit-names", &[("x", unit.into())]),
        title: source.title.clone(),
        link: ctx.locale.prefix().to_owned() + &source.path(),
        code: String::new(),
        is_public: true,
    }
}

/// The text as the checks read it: without marks of the light markup.
fn story(content: &Content) -> Story {
    let photos = content.photos.iter().map(|photo| newsroom::Photo {
        caption: photo.caption.clone(),
        credit: photo.credit.clone(),
        alt: photo.alternative.clone(),
    });
    Story {
        title: content.title.clone(),
        lead: content.lead.clone(),
        text: markup::to_plain(&content.text),
        photos: photos.collect(),
    }
}

fn groups(locale: Locale, report: &Report, seen: &[SeenCheck]) -> Vec<(String, Vec<Piece>)> {
    let is_seen = |check: Check| seen.iter().any(|seen| seen.code == check.code());
    let of = |group: Group| -> Vec<Piece> {
        let items = report.advice().filter(|item| item.check.group() == group && !is_seen(item.check));
        items
            .map(|item| Piece {
                code: item.check.code(),
                reason: crate::newsroom::reason(locale, item),
                example: crate::newsroom::example(locale, item.check),
                places: places(locale, item),
            })
            .collect()
    };
    let all = Group::ALL.into_iter().map(|group| (crate::newsroom::group(locale, group), of(group)));
    all.filter(|(_, pieces)| !pieces.is_empty()).collect()
}

/// The first places of a piece of advice, with what is better where something is.
fn places(locale: Locale, item: &newsroom::Item) -> Vec<String> {
    let has_better = item.places.iter().any(|place| !place.better.is_empty());
    let most = if has_better { BETTER_PLACES } else { PLACES };
    item.places
        .iter()
        .take(most)
        .map(|place| crate::newsroom::place(locale, item, place, PLACE_CHARS))
        .collect()
}

/// The advice somebody answered that would still be given.
fn still_there(locale: Locale, report: &Report, seen: &[SeenCheck]) -> Vec<(String, String)> {
    let items = report.advice().filter(|item| seen.iter().any(|seen| seen.code == item.check.code()));
    items.map(|item| (item.check.code().to_owned(), crate::newsroom::reason(locale, item))).collect()
}

async fn seen_checks(db: &Db, body: BodyId, news: NewsId) -> Result<Vec<SeenCheck>> {
    Ok(db.all(&LIST_SEEN_CHECKS, params![body, news]).await?)
}

/// Marks advice as looked at for a story the actor may write on, or asks for it again. `code` names a check, or a story
/// that tells the same.
/// Errors: `BadRequest` for an unknown code.
async fn mark(ctx: &Ctx, news: &News, code: &str, is_seen: bool) -> Result<()> {
    let is_twin = code.strip_prefix("twin-").is_some_and(|id| id.parse::<NewsId>().is_ok());
    if !is_twin && Check::from_code(code).is_none() {
        return Err(Error::BadRequest);
    }
    let role = ctx.allow(rules::permission::Act::ReadWorkroom, Some(news.unit_id))?;
    let tx = ctx.db().begin().await?;
    let act = if is_seen {
        tx.exec(&PUT_SEEN_CHECK, params![ctx.body(), news.id, code, ctx.account(), ctx.now()]).await?;
        "news.advice-seen"
    } else {
        tx.exec(&DELETE_SEEN_CHECK, params![ctx.body(), news.id, code]).await?;
        "news.advice-again"
    };
    crate::audit::record(ctx, &tx, step::change(act, news, role).because(code)).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /kerja/berita/{id}/saran`: keeps what was typed, then marks one piece of advice as looked at or asks for it
/// again.
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let news = step::find_writable(&ctx, id).await?;
    if posted.has_words() {
        autosave::keep(&ctx, &news, &posted).await?;
    }
    let (code, is_seen) = match posted.text("again") {
        "" => (posted.text("seen"), true),
        again => (again, false),
    };
    mark(&ctx, &news, code, is_seen).await?;
    let page = if step::may(&ctx, &news, Step::Edit) { "" } else { "/koreksi" };
    Ok(see_other(&ctx, &format!("{}{page}#saran", step::path(id))))
}
