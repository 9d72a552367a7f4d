//! The code that proves whose data are asked for: six digits to the mail address of the case, good for half an hour
//! and five tries. The tracking code alone is not enough: it stands on a paper others may hold.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use fluent_templates::fluent_bundle::FluentValue;

use super::store;
use crate::audit::{self, Change};
use crate::ctx::Visit;
use crate::ids::Hex;
use crate::mail::{self, Message};
use crate::page::see_other;
use crate::request::{self, InformationRequest, Requester};
use crate::{Ctx, Error, Result};

/// Good for so long, milliseconds.
const GOOD_MS: i64 = 30 * 60 * 1000;
/// Wrong codes that are forgiven.
const TRIES: i64 = 5;
/// Name of the key that digests codes.
const LABEL: &str = "retention.code";

fn digest(ctx: &Ctx, request: &InformationRequest, code: &str) -> Hex {
    let text = format!("{}|{}|{code}", ctx.body(), request.id);
    Hex(audit::hex(&ctx.app.secrets.mac(LABEL, text.as_bytes())))
}

/// Sends a fresh code to the address the case knows.
/// Errors: `NotFound`; `Refused` without an address or a mail server; `TooMany`.
pub(super) async fn send(ctx: &Ctx, tracking: &str) -> Result<()> {
    let request = request::follow(ctx, tracking).await?.request;
    request::throttle(ctx)?;
    let who = request.requester(&ctx.app, ctx.body())?;
    if who.email.is_empty() {
        return Err(Error::Refused("retention-refused-no-mail"));
    }
    let code = format!("{:06}", rand::random::<u32>() % 1_000_000);
    let word = |key: &str, x: &str| ctx.locale.with(key, &[("x", FluentValue::from(x.to_owned()))]);
    let text = format!(
        "{}\n\n{}\n\n{}\n",
        word("request-mail-hello", &who.name),
        word("retention-mail-code", &code),
        word("request-mail-end", &ctx.directory.body.name)
    );
    let message = Message {
        to_address: who.email,
        to_name: String::new(),
        subject: word("retention-mail-subject", &request.number),
        text,
    };
    let tx = ctx.db().begin().await?;
    store::put_code(&tx, ctx.body(), request.id, &digest(ctx, &request, &code), ctx.now()).await?;
    mail::send_private(ctx, &tx, message, "").await?;
    let change = Change::new("retention.send-code", "request", request.id).in_unit(request.unit_id);
    audit::record(ctx, &tx, change.detail(request.number.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The case and who asked, for whoever has both codes. A wrong one counts.
/// Errors: `NotFound`; `Refused` for a code that is wrong, over, or was tried too often.
pub(super) async fn prove(ctx: &Ctx, tracking: &str, typed: &str) -> Result<(InformationRequest, Requester)> {
    let request = request::follow(ctx, tracking).await?.request;
    let typed: String = typed.chars().filter(char::is_ascii_digit).take(12).collect();
    let tx = ctx.db().begin().await?;
    // Counted before it is compared, so that many tries at once are many tries.
    let known = store::try_code(&tx, ctx.body(), request.id, TRIES, ctx.now() - GOOD_MS).await?;
    tx.commit().await?;
    let asked = digest(ctx, &request, &typed);
    match known {
        Some(known) if web::secrets::same(known.0.as_bytes(), asked.0.as_bytes()) => {
            let tx = ctx.db().begin().await?;
            store::forgive_try(&tx, ctx.body(), request.id).await?;
            tx.commit().await?;
            let who = request.requester(&ctx.app, ctx.body())?;
            Ok((request, who))
        }
        _ => Err(Error::Refused("retention-refused-code")),
    }
}

/// `POST /permohonan/{tracking}/data/kode`
pub(super) async fn post(Visit(ctx): Visit, Path(tracking): Path<String>) -> Result<Response<Body>> {
    send(&ctx, &tracking).await?;
    Ok(see_other(&ctx, &format!("/permohonan/{tracking}/data?ok=retention-code-sent")))
}
