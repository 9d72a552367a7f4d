//! Announcing: one person, at once (UU 14/2008 Ps.10(1)). The form is shown once more before it is sent; sending
//! it twice announces once.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::alert::MessageKind;
use rules::permission::{Act, Denied};

use super::desk::{self, Shown};
use super::form::Typed;
use super::model::Content;
use super::store::{self, NewAlert, NewMessage};
use super::{content, jobs, reach};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{AlertId, UnitId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// An alert to be announced.
#[derive(Debug, Clone)]
pub struct Issue {
    /// Unit that announces.
    pub unit: UnitId,
    /// Any text; the same one announces once, however often it is sent.
    pub form_key: String,
    /// What it says.
    pub content: Content,
}

/// Announces at once: from this commit on the pages of the area show it.
/// Errors: permission; `Refused` for an area that is not the unit's; `Invalid` when something is missing.
pub async fn issue(ctx: &Ctx, input: &Issue) -> Result<AlertId> {
    let role = reach::allow(ctx, input.unit, &input.content).await?;
    let now = ctx.now();
    content::check(&input.content, now).into_result()?;
    let tx = ctx.db().begin().await?;
    let new = NewAlert {
        unit: input.unit,
        form_key: &input.form_key,
        issued_at: now,
        expires_at: input.content.expires_at,
        is_sample: ctx.directory.body.is_sample,
    };
    let Some(id) = store::insert(&tx, ctx.body(), &new).await? else {
        return store::find_by_key(&tx, ctx.body(), &input.form_key).await?.ok_or(Error::Conflict);
    };
    let message = NewMessage {
        alert: id,
        number: 1,
        kind: MessageKind::Alert,
        sent_at: now,
        note: "",
        author: ctx.account(),
        content: &input.content,
    };
    store::insert_message(&tx, ctx.body(), &message).await?;
    let change = Change::new("alert.issue", "alert", id)
        .in_unit(input.unit)
        .as_role(role)
        .public()
        .detail(&input.content.headline)
        .digests("", input.content.digest());
    audit::record(ctx, &tx, change).await?;
    jobs::plan(ctx, &tx, id, 1, input.content.expires_at).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(id)
}

/// Errors: `Forbidden` when the actor may announce nowhere.
fn allow_somewhere(ctx: &Ctx) -> Result<()> {
    if ctx.units_for(Act::IssueAlert).is_empty() { Err(Error::Forbidden(Denied::NoRole)) } else { Ok(()) }
}

/// `GET /kerja/peringatan/baru`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    allow_somewhere(&ctx)?;
    desk::form_page(&ctx, None, &Typed::proposed(&ctx), &Shown::default(), StatusCode::OK).await
}

/// `POST /kerja/peringatan/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    allow_somewhere(&ctx)?;
    desk::step(&ctx, None, &fields, async |typed: &Typed, content: Content| {
        let unit = desk::unit(&ctx, typed)?;
        issue(&ctx, &Issue { unit, form_key: typed.get("kunci").to_owned(), content }).await
    })
    .await
}
