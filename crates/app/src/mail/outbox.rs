//! The outbox as pages, for those who may read it: without a mail server the administrator passes
//! invitation links on from here; with one, failed mail is sent again.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::store::{self, Listed, Stored};
use super::{MailId, deliver};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::form::Query;
use crate::page::{Page, html, see_other};
use crate::{Error, Result};

const PAGE: i64 = 50;
const STATES: [&str; 4] = ["queued", "kept", "sent", "failed"];

#[derive(Template)]
#[template(path = "mail/pages/list.html")]
struct ListPage {
    p: Page,
    messages: Vec<Listed>,
    tabs: Vec<Tab>,
    next: Option<String>,
    has_smtp: bool,
}

struct Tab {
    href: String,
    label: String,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "mail/pages/show.html")]
struct ShowPage {
    p: Page,
    mail: Stored,
    state_key: String,
    retry_path: String,
    has_smtp: bool,
}

impl ShowPage {
    fn can_retry(&self) -> bool {
        self.has_smtp && !self.mail.is_private && ["failed", "kept"].contains(&self.mail.state.as_str())
    }
}

/// `GET /kerja/surel`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ReadOutbox, None)?;
    let state = STATES.into_iter().find(|state| *state == query.text("status"));
    let before = web::cursor::decode(query.text("lanjut")).and_then(|values| values.first().copied());
    let mut messages = store::list(ctx.db(), ctx.body(), before, state, PAGE + 1).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = messages.len() > shown;
    messages.truncate(shown);
    let last = messages.last().filter(|_| has_more).map(|mail| web::cursor::encode(&[mail.id.0]));
    let next = last.map(|cursor| match state {
        Some(state) => format!("/kerja/surel?status={state}&lanjut={cursor}"),
        None => format!("/kerja/surel?lanjut={cursor}"),
    });
    let tabs = tabs(&ctx, state).await?;
    let p = Page::new(&ctx, ctx.locale.t("mail-list-title")).section("mail").flash(Some(query.text("ok")));
    html(&ListPage { p, messages, tabs, next, has_smtp: ctx.app.config.smtp.is_some() })
}

async fn tabs(ctx: &Ctx, current: Option<&str>) -> Result<Vec<Tab>> {
    let counts = store::count(ctx.db(), ctx.body()).await?;
    let all: i64 = counts.iter().map(|(_, number)| number).sum();
    let mut tabs = vec![Tab {
        href: "/kerja/surel".to_owned(),
        label: format!("{} ({all})", ctx.locale.t("mail-state-all")),
        is_current: current.is_none(),
    }];
    for (state, number) in counts {
        tabs.push(Tab {
            href: format!("/kerja/surel?status={state}"),
            label: format!("{} ({number})", ctx.locale.t(&format!("mail-state-{state}"))),
            is_current: current == Some(state.as_str()),
        });
    }
    Ok(tabs)
}

/// `GET /kerja/surel/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<i64>,
    query: Query,
) -> Result<Response<Body>> {
    ctx.allow(Act::ReadOutbox, None)?;
    let mail = store::find(ctx.db(), ctx.body(), MailId(id)).await?.ok_or(Error::NotFound)?;
    let p = Page::new(&ctx, mail.subject.clone()).section("mail").flash(Some(query.text("ok")));
    let state_key = format!("mail-state-{}", mail.state);
    let retry_path = format!("/kerja/surel/{id}/ulang");
    html(&ShowPage { p, mail, state_key, retry_path, has_smtp: ctx.app.config.smtp.is_some() })
}

/// `POST /kerja/surel/{id}/ulang`
pub(super) async fn retry(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    send_again(&ctx, MailId(id)).await?;
    Ok(see_other(&ctx, &format!("/kerja/surel/{id}?ok=mail-queued")))
}

/// Puts a kept or failed mail into the queue.
/// Errors: `Refused` without a mail server, `Conflict` when it is queued or sent already.
pub(super) async fn send_again(ctx: &Ctx, id: MailId) -> Result<()> {
    let role = ctx.allow(Act::ReadOutbox, None)?;
    if ctx.app.config.smtp.is_none() {
        return Err(Error::Refused("mail-refused-no-server"));
    }
    store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let tx = ctx.db().begin().await?;
    if !store::set_queued(&tx, ctx.body(), id).await? {
        return Err(Error::Conflict);
    }
    deliver::enqueue(ctx, &tx, id).await?;
    audit::record(ctx, &tx, Change::new("mail.retry", "mail", id).as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
