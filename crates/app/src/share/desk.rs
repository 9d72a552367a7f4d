//! `/kerja/berita/{id}/bagikan`: the kit of a story for every network, and what became of it on each account.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::permission::Act;
use social::kit::{LinkUse, NETWORKS, kit};
use social::posting::Hurdle;

use super::model::{SharePost, Story, story};
use super::{kit as own, picture, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{NewsId, SocialAccountId};
use crate::page::{Page, Query, html, html_status};
use crate::social::{Account, list_open, may_post, network_name};
use crate::{Ctx, Result};

/// The field of the address of a post made by hand.
pub(super) const ADDRESS_FIELD: &str = "alamat";

/// An address that could not be taken.
pub(super) struct Typed<'a> {
    pub(super) account: SocialAccountId,
    pub(super) address: &'a str,
    pub(super) errors: FieldErrors,
}

/// One account of a network, and the story on it.
#[expect(clippy::struct_excessive_bools, reason = "one flag for each button of the account")]
struct Place {
    id: SocialAccountId,
    handle: String,
    /// `none`, `waiting`, `posted`, `failed`.
    state: String,
    /// What the state means, in words.
    words: String,
    permalink: String,
    /// The public text changed after it was posted, or the story was taken off.
    is_outdated: bool,
    may_send: bool,
    may_retry: bool,
    /// Somebody must have looked at the account before it is tried again.
    must_look: bool,
    may_note: bool,
    typed: String,
    error: String,
}

/// One network.
struct Row {
    code: String,
    name: String,
    text: String,
    length: i64,
    limit: i64,
    is_shortened: bool,
    is_pressed: bool,
    alternative: String,
    picture: String,
    pixels: (u32, u32),
    places: Vec<Place>,
}

#[derive(Template)]
#[template(path = "share/pages/desk.html")]
struct DeskPage {
    p: Page,
    id: NewsId,
    /// Code of the unit that speaks.
    unit: String,
    title: String,
    url: String,
    is_withdrawn: bool,
    rows: Vec<Row>,
    /// Accounts that can be sent to with one press.
    ready: i64,
    /// Account and address of posts that no longer say what the story says.
    outdated: Vec<(String, String)>,
    has_error: bool,
    may_add: bool,
}

fn state_words(p: &Page, post: Option<&SharePost>) -> String {
    let Some(post) = post else { return p.t("share-state-none") };
    match post.state.as_str() {
        "failed" => p.t(&format!("share-hurdle-{}", post.hurdle)),
        "posted" if post.is_by_hand => p.t("share-state-by-hand"),
        "posted" => p.w("share-state-posted", &p.moment(post.posted_at.unwrap_or_default())),
        _ => match post.wait_until {
            Some(until) => p.w("share-state-later", &p.moment(until)),
            None => p.t("share-state-waiting"),
        },
    }
}

async fn place(
    ctx: &Ctx,
    p: &Page,
    story: &Story,
    (account, post): (&Account, Option<&SharePost>),
    typed: Option<&Typed<'_>>,
) -> Result<Place> {
    let is_connected = story.is_published() && may_post(ctx, account).await?;
    let may_post = is_connected && ctx.may(Act::ReviewNews, Some(account.unit_id));
    let is_failed = post.is_some_and(|post| post.state == "failed");
    let typed = typed.filter(|typed| typed.account == account.id);
    let hurdle = post.and_then(|post| Hurdle::from_code(&post.hurdle));
    let error = typed.and_then(|typed| typed.errors.get(ADDRESS_FIELD));
    Ok(Place {
        id: account.id,
        handle: account.handle.clone(),
        state: post.map_or_else(|| "none".to_owned(), |post| post.state.clone()),
        words: state_words(p, post),
        permalink: post.map(|post| post.permalink.clone()).unwrap_or_default(),
        is_outdated: post.is_some_and(|post| post.is_outdated(&story.news)),
        may_send: may_post && post.is_none(),
        may_retry: may_post && is_failed,
        must_look: hurdle.is_some_and(Hurdle::may_be_posted),
        may_note: (post.is_none() || is_failed) && ctx.may(Act::KeepSocialAccounts, Some(account.unit_id)),
        typed: typed.map(|typed| typed.address.to_owned()).unwrap_or_default(),
        error: error.map(|key| p.t(key)).unwrap_or_default(),
    })
}

async fn rows(ctx: &Ctx, p: &Page, story: &Story, typed: Option<&Typed<'_>>) -> Result<Vec<Row>> {
    let words = own::words(ctx, story).await?;
    let accounts = list_open(ctx, story.news.unit_id).await?;
    let posts = store::list(ctx.db(), ctx.body(), story.news.id).await?;
    let mut rows = Vec::new();
    for made in NETWORKS.into_iter().filter_map(|network| kit(&words, network)) {
        let mut places = Vec::new();
        for account in accounts.iter().filter(|account| account.network.0 == made.network) {
            let post = posts.iter().find(|post| post.account_id == account.id);
            places.push(place(ctx, p, story, (account, post), typed).await?);
        }
        rows.push(Row {
            code: made.network.to_string(),
            name: network_name(ctx.locale, made.network),
            length: i64::from(made.length),
            limit: i64::from(made.rule.limit),
            is_shortened: made.is_shortened,
            is_pressed: made.rule.link != LinkUse::NotPressed,
            alternative: made.alternative,
            picture: picture::path(story, made.rule.shape),
            pixels: made.rule.shape.pixels(),
            text: made.text,
            places,
        });
    }
    Ok(rows)
}

async fn build(ctx: &Ctx, id: NewsId, typed: Option<&Typed<'_>>) -> Result<DeskPage> {
    let story = story(ctx, id).await?;
    let p = Page::new(ctx, ctx.locale.t("share-title")).section("news");
    let rows = rows(ctx, &p, &story, typed).await?;
    let places = || rows.iter().flat_map(|row| row.places.iter().map(move |place| (row, place)));
    let outdated = places()
        .filter(|(_, place)| place.is_outdated)
        .map(|(row, place)| (format!("{} @{}", row.name, place.handle), place.permalink.clone()))
        .collect();
    let ready = places().filter(|(_, place)| place.may_send).count();
    Ok(DeskPage {
        id,
        unit: ctx.directory.unit(story.news.unit_id).map(|unit| unit.code.clone()).unwrap_or_default(),
        title: story.revision.title.clone(),
        url: own::words(ctx, &story).await?.url,
        is_withdrawn: !story.is_published(),
        ready: i64::try_from(ready).unwrap_or(i64::MAX),
        outdated,
        rows,
        has_error: typed.is_some(),
        may_add: ctx.may(Act::KeepSocialAccounts, Some(story.news.unit_id)),
        p,
    })
}

/// The page again, with what was typed, status 422.
pub(super) async fn page(ctx: &Ctx, id: NewsId, typed: Typed<'_>) -> Result<Response<Body>> {
    html_status(StatusCode::UNPROCESSABLE_ENTITY, &build(ctx, id, Some(&typed)).await?)
}

/// `GET /kerja/berita/{id}/bagikan`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    query: Query,
) -> Result<Response<Body>> {
    let mut page = build(&ctx, id, None).await?;
    page.p = page.p.flash(Some(query.text("ok")));
    html(&page)
}
