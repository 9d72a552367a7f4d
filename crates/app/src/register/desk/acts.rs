//! The buttons of an entry: each saves what was typed, does its act and shows what came of it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::answer::{after, save_first};
use super::posted::Posted;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{DocumentVersionId, EntryId};
use crate::page::see_other;
use crate::register::{self, Publish, step};
use crate::{Error, Result};

/// Saves first; ends the handler when that did not succeed.
macro_rules! saved {
    ($ctx:expr, $id:expr, $posted:expr) => {
        match save_first($ctx, $id, $posted).await? {
            Ok(version) => version,
            Err(response) => return Ok(response),
        }
    };
}

/// `POST /kerja/informasi/{id}`
pub(super) async fn post_save(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    if !posted.has_words() {
        return Err(Error::BadRequest);
    }
    saved!(&ctx, id, &posted);
    let is_about_files = posted.text("do").contains('-') || posted.has_files();
    let place = if is_about_files { "#berkas" } else { "" };
    Ok(see_other(&ctx, &format!("{}?ok=entry-saved{place}", step::path(id))))
}

/// `POST /kerja/informasi/{id}/serahkan`
pub(super) async fn post_propose(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let version = saved!(&ctx, id, &posted);
    after(&ctx, id, &posted, register::propose(&ctx, id, version).await, "entry-proposed").await
}

/// `POST /kerja/informasi/{id}/ajukan`
pub(super) async fn post_submit(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let version = saved!(&ctx, id, &posted);
    after(&ctx, id, &posted, register::submit(&ctx, id, version).await, "entry-submitted").await
}

/// `POST /kerja/informasi/{id}/tarik-kembali`
pub(super) async fn post_recall(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    after(&ctx, id, &posted, register::recall(&ctx, id, posted.version()).await, "entry-recalled").await
}

/// `POST /kerja/informasi/{id}/kembalikan`
pub(super) async fn post_return(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let version = saved!(&ctx, id, &posted);
    let done = register::send_back(&ctx, id, version, posted.text("remark")).await;
    after(&ctx, id, &posted, done, "entry-returned").await
}

/// `POST /kerja/informasi/{id}/terbitkan`
pub(super) async fn post_publish(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let version = saved!(&ctx, id, &posted);
    let override_reason = posted.text("override").to_owned();
    let done = register::publish(&ctx, &Publish { id, version, override_reason }).await;
    after(&ctx, id, &posted, done, "entry-published").await
}

/// `POST /kerja/informasi/{id}/masih-berlaku`
pub(super) async fn post_confirm(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    after(&ctx, id, &posted, register::confirm(&ctx, id, posted.version()).await, "entry-confirmed").await
}

/// `POST /kerja/informasi/{id}/tarik`
pub(super) async fn post_withdraw(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let done = register::withdraw(&ctx, id, posted.version(), posted.text("withdraw_reason")).await;
    after(&ctx, id, &posted, named(done, "reason", "withdraw_reason"), "entry-withdrawn").await
}

/// `POST /kerja/informasi/{id}/buka-lagi`
pub(super) async fn post_reopen(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    after(&ctx, id, &posted, register::reopen(&ctx, id, posted.version()).await, "entry-reopened").await
}

/// `POST /kerja/informasi/{id}/buang`
pub(super) async fn post_discard(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    if !posted.has("sure") {
        let missing = Err(Error::Invalid(FieldErrors(vec![("sure", "desk-error-sure")])));
        return after(&ctx, id, &posted, missing, "").await;
    }
    register::discard(&ctx, id, posted.version()).await?;
    Ok(see_other(&ctx, "/kerja/informasi?ok=entry-discarded"))
}

/// `POST /kerja/informasi/{id}/putuskan`: what a person decided about personal data in a file.
pub(super) async fn post_decide(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let content: DocumentVersionId = posted.text("content").parse().map_err(|_| Error::BadRequest)?;
    let found = crate::document::store::find_version_of_entry(ctx.db(), ctx.body(), id, content).await?;
    found.ok_or(Error::NotFound)?;
    let done = crate::document::decide(&ctx, content, posted.text("decision"), posted.text("reason")).await;
    after(&ctx, id, &posted, done, "entry-decided").await
}

/// Gives an error's field the name it has in the form.
fn named(done: Result<()>, from: &'static str, to: &'static str) -> Result<()> {
    done.map_err(|error| match error {
        Error::Invalid(FieldErrors(errors)) => Error::Invalid(FieldErrors(
            errors.into_iter().map(|(field, key)| (if field == from { to } else { field }, key)).collect(),
        )),
        other => other,
    })
}
