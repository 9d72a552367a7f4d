//! Asking to be told of what is new: the feed of the search, or a letter to an address after its owner said yes.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::letters::{self, To};
use super::model::{AGAIN_MS, MOST_FOLLOWED, MOST_UNCONFIRMED};
use super::secret;
use super::store::{self, New};
use crate::audit::{self, Change};
use crate::ctx::Visit;
use crate::error::FieldErrors;
use crate::form::Fields;
use crate::locale::Locale;
use crate::page::{FeedLink, Page, Query, html, html_status};
use crate::search::Asked;
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "subscription/pages/ask.html")]
struct AskPage {
    p: Page,
    /// The search in words.
    what: String,
    /// The search as a query string.
    question: String,
    /// Absolute address of the feed.
    feed: String,
    email: String,
    error: Option<String>,
    has_mail: bool,
    is_sent: bool,
}

fn page(ctx: &Ctx, asked: &Asked) -> AskPage {
    let mut p = Page::new(ctx, ctx.locale.t("subscription-title"))
        .describe(ctx.locale.t("subscription-lead"))
        .section("search");
    p.is_hidden = true;
    let question = asked.query();
    let path = format!("/cari/feed.xml?{question}");
    let feed = p.absolute(&path);
    let what = asked.in_words(ctx, ctx.locale);
    p.feeds.push(FeedLink { title: what.clone(), path });
    let has_mail = ctx.app.config.smtp.is_some();
    AskPage { p, what, question, feed, email: String::new(), error: None, has_mail, is_sent: false }
}

/// `GET /cari/langganan?q=…`, with the fields of the search.
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    html(&page(&ctx, &Asked::read(&ctx.directory, &query)))
}

/// `POST /cari/langganan`: `cari` (the query string of the search) and `email`.
pub(super) async fn post(Visit(ctx): Visit, fields: Fields) -> Result<Response<Body>> {
    let asked = Asked::read(&ctx.directory, &Query::of(fields.text("cari"))?);
    let mut page = page(&ctx, &asked);
    let input = Ask { asked, email: fields.text("email").to_owned(), locale: ctx.locale };
    match ask(&ctx, &input).await {
        Ok(()) => {
            page.is_sent = true;
            html(&page)
        }
        Err(Error::Invalid(errors)) => {
            page.email = input.email.chars().take(254).collect();
            page.error = errors.0.first().map(|(_, key)| ctx.locale.t(key));
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other),
    }
}

/// A wish to be told.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The search.
    pub asked: Asked,
    /// Address as typed.
    pub email: String,
    /// Language of letters.
    pub locale: Locale,
}

/// Keeps the wish and asks the owner of the address by letter. The answer is the same whether the address
/// follows the search already, so that nobody learns who follows what.
/// Errors: `Invalid` (`email`), `TooMany` from one network, `Refused` without a mail server.
pub async fn ask(ctx: &Ctx, input: &Ask) -> Result<()> {
    let Some(address) = crate::account::address(&input.email) else {
        let mut errors = FieldErrors::default();
        errors.add("email", "subscription-email-invalid");
        return Err(Error::Invalid(errors));
    };
    if ctx.app.config.smtp.is_none() {
        return Err(Error::Refused("mail-refused-no-server"));
    }
    let key = format!("subscription|{}", ctx.network);
    ctx.app.mail_limiter.take(&key, ctx.now()).map_err(|_| Error::TooMany)?;
    let (mark, question) = (secret::mark(ctx, &address), input.asked.query());
    let tx = ctx.db().begin().await?;
    let known = store::find_of_address(&tx, ctx.body(), &mark, &question).await?;
    let id = match known {
        Some(known) if known.confirmed_at.is_some() || known.asked_at > ctx.now() - AGAIN_MS => return Ok(()),
        Some(known) => {
            store::set_asked(&tx, ctx.body(), known.id, ctx.now()).await?;
            known.id
        }
        None => {
            let counts = store::count_of_address(&tx, ctx.body(), &mark).await?;
            if counts.unconfirmed >= MOST_UNCONFIRMED || counts.number >= MOST_FOLLOWED {
                return Ok(());
            }
            let sealed_address = secret::seal(ctx, &mark, &address)?;
            let new = New { question: &question, sealed_address, address_mark: &mark, locale: input.locale };
            store::insert(&tx, ctx.body(), new, ctx.now()).await?
        }
    };
    let what = input.asked.in_words(ctx, input.locale);
    let to = To { id, mark: &mark, address, locale: input.locale, question: &question, what };
    letters::confirm(ctx, &tx, to).await?;
    audit::record(ctx, &tx, Change::new("subscription.ask", "subscription", id)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
