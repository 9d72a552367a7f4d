//! Alerts as everyone reads them: the list, the page of one with its messages, and each message as CAP 1.2.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::alert::{MessageKind, State};

use super::model::{PublicAlert, Showing};
use super::store::{self, Filter, START};
use super::{Words, words};
use crate::ctx::{Ctx, Visit};
use crate::ids::AlertId;
use crate::page::{FeedLink, Page, Query, public, public_html, see_other};
use crate::{Error, Result};

/// Alerts of the past on one page.
const PER_PAGE: usize = 20;

/// An alert in a list.
struct Row {
    alert: PublicAlert,
    danger: String,
    area: String,
    unit: String,
    state: &'static str,
}

#[derive(Template)]
#[template(path = "alert/pages/public_list.html")]
struct ListPage {
    p: Page,
    current: Vec<Row>,
    past: Vec<Row>,
    /// Where older ones begin.
    next: Option<String>,
    is_later: bool,
}

/// A message of an alert with its proof.
struct Message {
    alert: PublicAlert,
    kind: &'static str,
    shown: Option<Showing>,
}

#[derive(Template)]
#[template(path = "alert/pages/public.html")]
struct AlertPage {
    p: Page,
    alert: PublicAlert,
    words: Words,
    state: &'static str,
    messages: Vec<Message>,
}

impl AlertPage {
    /// How long after sending a message was seen on the portal.
    fn shown_after(&self, message: &Message) -> String {
        message
            .shown
            .as_ref()
            .map(|shown| showing_in_words(&self.p, shown, message.alert.sent_at))
            .unwrap_or_default()
    }
}

/// `Ditayangkan 22 November 2026 pukul 14.03 WIB, 2 detik setelah diterbitkan.`
pub(super) fn showing_in_words(p: &Page, shown: &Showing, sent_at: i64) -> String {
    let after = p.n("alert-seconds-after", shown.seconds_after(sent_at));
    p.ww("alert-shown", &p.moment(shown.shown_at), &after)
}

/// The last part of the key of a state's text, and its class.
pub(super) fn state_word(state: State) -> &'static str {
    match state {
        State::Current => "current",
        State::Expired => "expired",
        State::Ended => "ended",
    }
}

/// The last part of the key of a message's text.
pub(super) fn kind_word(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Alert => "alert",
        MessageKind::Update => "update",
        MessageKind::Cancel => "cancel",
    }
}

fn feed(p: &Page) -> FeedLink {
    FeedLink {
        title: p.w("alert-feed", &p.directory.body.short_name),
        path: "/peringatan/feed.xml".to_owned(),
    }
}

fn row(ctx: &Ctx, p: &Page, alert: PublicAlert) -> Row {
    let content = &alert.content;
    Row {
        danger: p.t(&format!("alert-danger-{}", super::form::key(content.danger.0.code()))),
        area: words::area_name(&ctx.directory, p.locale, content),
        unit: ctx.directory.name(alert.unit_id).to_owned(),
        state: state_word(alert.state_at(ctx.now())),
        alert,
    }
}

/// `GET /peringatan?setelah=`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let token = query.text("setelah");
    let behind = match token {
        "" => START,
        token => match web::cursor::decode(token).and_then(|place| <[i64; 2]>::try_from(place).ok()) {
            Some(place) => place,
            None => return Ok(see_other(&ctx, "/peringatan")),
        },
    };
    let now = ctx.now();
    let over = Filter { over_at: Some(now), ..Filter::default() };
    let limit = i64::try_from(PER_PAGE).unwrap_or(i64::MAX).saturating_add(1);
    let mut past = store::list(ctx.db(), ctx.body(), over, behind, limit).await?;
    let has_more = past.len() > PER_PAGE;
    past.truncate(PER_PAGE);
    let next = past.last().filter(|_| has_more).map(|last| web::cursor::encode(&[last.issued_at, last.id.0]));
    let current = store::list_current(ctx.db(), ctx.body(), now).await?;
    let mut p = Page::new(&ctx, ctx.locale.t("alert-public-title"))
        .describe(ctx.locale.t("alert-public-lead"))
        .section("alerts");
    p.feeds = vec![feed(&p)];
    let rows = |alerts: Vec<PublicAlert>| alerts.into_iter().map(|alert| row(&ctx, &p, alert)).collect();
    let (current, past) = (rows(current), rows(past));
    public_html(&ctx, &ListPage { current, past, next, is_later: !token.is_empty(), p })
}

/// What an address below `/peringatan/` names: an alert, and the ending of a file.
struct Named {
    id: AlertId,
    /// Message asked for; the latest without.
    number: Option<i64>,
    is_cap: bool,
}

impl Named {
    /// `12`, `12.cap.xml`, `12-1.cap.xml`.
    fn read(name: &str) -> Option<Self> {
        let (stem, is_cap) = match name.strip_suffix(".cap.xml") {
            Some(stem) => (stem, true),
            None => (name, false),
        };
        let (id, number) = match stem.split_once('-').filter(|_| is_cap) {
            Some((id, number)) => (id, Some(number.parse().ok()?)),
            None => (stem, None),
        };
        Some(Self { id: id.parse().ok()?, number, is_cap })
    }
}

/// `GET /peringatan/{alert}`: the page, or one message as CAP 1.2.
pub(super) async fn show(Visit(ctx): Visit, Path(name): Path<String>) -> Result<Response<Body>> {
    let named = Named::read(&name).ok_or(Error::NotFound)?;
    let messages = store::list_messages(ctx.db(), ctx.body(), named.id).await?;
    let wanted = match named.number {
        Some(number) => messages.iter().position(|message| message.number == number),
        None => Some(0),
    };
    let (alert, earlier) = wanted
        .and_then(|at| messages.get(at..))
        .and_then(<[PublicAlert]>::split_first)
        .ok_or(Error::NotFound)?;
    if named.is_cap {
        let text = crate::opendata::cap(&ctx, alert, earlier);
        return Ok(public(&ctx, "application/cap+xml; charset=utf-8", text));
    }
    let showings = store::list_showings(ctx.db(), ctx.body(), named.id).await?;
    let alert = alert.clone();
    let mut p = Page::new(&ctx, alert.content.headline.clone())
        .describe(bahasa::excerpt(&alert.content.hazard, 200))
        .section("alerts");
    p.feeds = vec![feed(&p)];
    let message = |alert: PublicAlert| Message {
        kind: kind_word(alert.kind),
        shown: showings.iter().find(|shown| shown.number == alert.number).cloned(),
        alert,
    };
    let page = AlertPage {
        words: Words::of(&ctx.directory, p.locale, alert.unit_id, &alert.content),
        state: state_word(alert.state_at(ctx.now())),
        messages: messages.into_iter().map(message).collect(),
        alert,
        p,
    };
    public_html(&ctx, &page)
}
