//! One alert in the workroom: what it says, the proof that it was shown, and what can be done with it.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::alert::State;
use rules::permission::{Act, Denied};

use super::model::{PublicAlert, Showing};
use super::public::{kind_word, showing_in_words, state_word};
use super::{Words, reach, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::AlertId;
use crate::org::input::{Input, Kind};
use crate::page::{Page, Query, html_status};
use crate::{Ctx, Error, Result};

/// A message in the workroom.
struct Message {
    alert: PublicAlert,
    kind: &'static str,
    /// When it was shown, in words; empty while there is no proof.
    shown: String,
    proof: Option<Showing>,
}

#[derive(Template)]
#[template(path = "alert/pages/item.html")]
struct ItemPage {
    p: Page,
    alert: PublicAlert,
    words: Words,
    state: &'static str,
    messages: Vec<Message>,
    /// Fields of the form that ends it; empty = not offered.
    end: Vec<Input>,
    errors: Vec<(String, String)>,
    is_conflict: bool,
    show_optional: bool,
}

/// What is shown over what is saved.
#[derive(Default)]
struct Shown<'a> {
    reason: &'a str,
    errors: FieldErrors,
    is_conflict: bool,
    ok: &'a str,
}

/// `GET /kerja/peringatan/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<AlertId>,
    query: Query,
) -> Result<Response<Body>> {
    answer(&ctx, id, &Shown { ok: query.text("ok"), ..Shown::default() }, StatusCode::OK).await
}

/// The page after an end that could not be taken; the reason typed is there again.
pub(super) async fn refused(
    ctx: &Ctx,
    id: AlertId,
    reason: &str,
    errors: &FieldErrors,
    is_conflict: bool,
) -> Result<Response<Body>> {
    let status = if is_conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    answer(ctx, id, &Shown { reason, errors: errors.clone(), is_conflict, ok: "" }, status).await
}

async fn answer(ctx: &Ctx, id: AlertId, shown: &Shown<'_>, status: StatusCode) -> Result<Response<Body>> {
    if ctx.units_for(Act::IssueAlert).is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let alert = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let messages = store::list_messages(ctx.db(), ctx.body(), id).await?;
    let showings = store::list_showings(ctx.db(), ctx.body(), id).await?;
    let state = alert.state_at(ctx.now());
    let may_act = state == State::Current && reach::allow(ctx, alert.unit_id, &alert.content).await.is_ok();
    let p = Page::new(ctx, alert.content.headline.clone()).section("alerts").flash(Some(shown.ok));
    let reason = || {
        let keys = ["alert-form-reason".to_owned(), "alert-hint-reason".to_owned()];
        let input = Input::of(&p, &keys, "alasan", shown.reason, Kind::Lines(2));
        input.check(&p, &shown.errors).required()
    };
    let message = |alert: PublicAlert| {
        let proof = showings.iter().find(|showing| showing.number == alert.number).cloned();
        let shown = proof.as_ref().map(|proof| showing_in_words(&p, proof, alert.sent_at));
        Message { kind: kind_word(alert.kind), shown: shown.unwrap_or_default(), proof, alert }
    };
    let page = ItemPage {
        words: Words::of(&ctx.directory, p.locale, alert.unit_id, &alert.content),
        state: state_word(state),
        messages: messages.into_iter().map(message).collect(),
        end: if may_act { vec![reason()] } else { Vec::new() },
        errors: shown.errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        is_conflict: shown.is_conflict,
        show_optional: false,
        alert,
        p,
    };
    html_status(status, &page)
}
