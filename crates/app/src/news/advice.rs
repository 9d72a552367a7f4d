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

use super::model::{Content, News};
use super::posted::Posted;
use super::{autosave, markup, step};
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
    /// Where the buttons lead.
    pub(super) action: String,
}

impl Advice {
    pub(super) fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    /// Whether there is nothing to say: the box stays away then.
    pub(super) fn is_quiet(&self) -> bool {
        self.groups.is_empty() && self.seen.is_empty()
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

/// What the checks say about a text of an item, without what was looked at before; nothing for a story nobody began.
pub(super) async fn advice(ctx: &Ctx, news: &News, content: &Content) -> Result<Advice> {
    let seen = seen_checks(ctx.db(), ctx.body(), news.id).await?;
    let began = !(content.title.is_empty() && content.lead.is_empty() && content.text.is_empty());
    let report = began.then(|| newsroom::check(&story(content)));
    Ok(Advice {
        locale: ctx.locale,
        groups: report.as_ref().map(|report| groups(ctx.locale, report, &seen)).unwrap_or_default(),
        seen: report.as_ref().map(|report| still_there(ctx.locale, report, &seen)).unwrap_or_default(),
        action: ctx.locale.prefix().to_owned() + &step::path(news.id) + "/saran",
    })
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
                places: item
                    .places
                    .iter()
                    .take(PLACES)
                    .map(|place| bahasa::excerpt(&place.words, PLACE_CHARS))
                    .collect(),
            })
            .collect()
    };
    let all = Group::ALL.into_iter().map(|group| (crate::newsroom::group(locale, group), of(group)));
    all.filter(|(_, pieces)| !pieces.is_empty()).collect()
}

/// The advice somebody answered that would still be given.
fn still_there(locale: Locale, report: &Report, seen: &[SeenCheck]) -> Vec<(String, String)> {
    let items = report.advice().filter(|item| seen.iter().any(|seen| seen.code == item.check.code()));
    items.map(|item| (item.check.code().to_owned(), crate::newsroom::reason(locale, item))).collect()
}

async fn seen_checks(db: &Db, body: BodyId, news: NewsId) -> Result<Vec<SeenCheck>> {
    Ok(db.all(&LIST_SEEN_CHECKS, params![body, news]).await?)
}

/// Marks advice as looked at for a story, or asks for it again.
/// Errors: `BadRequest` for an unknown check; `Refused` when the actor may not write the story now.
async fn mark(ctx: &Ctx, news: &News, code: &str, is_seen: bool) -> Result<()> {
    let check = Check::from_code(code).ok_or(Error::BadRequest)?;
    if !step::may(ctx, news, Step::Edit) && !step::may(ctx, news, Step::Correct) {
        return Err(Error::Refused("news-refused-step"));
    }
    let role = ctx.allow(rules::permission::Act::ReadWorkroom, Some(news.unit_id))?;
    let tx = ctx.db().begin().await?;
    let act = if is_seen {
        tx.exec(&PUT_SEEN_CHECK, params![ctx.body(), news.id, check.code(), ctx.account(), ctx.now()])
            .await?;
        "news.advice-seen"
    } else {
        tx.exec(&DELETE_SEEN_CHECK, params![ctx.body(), news.id, check.code()]).await?;
        "news.advice-again"
    };
    crate::audit::record(ctx, &tx, step::change(act, news, role).because(check.code())).await?;
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
    let news = step::find(&ctx, id).await?;
    if posted.has_words() {
        autosave::keep(&ctx, id, posted.version(), posted.to_json()).await?;
    }
    let (code, is_seen) = match posted.text("again") {
        "" => (posted.text("seen"), true),
        again => (again, false),
    };
    mark(&ctx, &news, code, is_seen).await?;
    let page = if step::may(&ctx, &news, Step::Edit) { "" } else { "/koreksi" };
    Ok(see_other(&ctx, &format!("{}{page}#saran", step::path(id))))
}
