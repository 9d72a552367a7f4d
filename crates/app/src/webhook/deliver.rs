//! Handing an event to its receiver: the job `webhook.deliver`, tried again by the queue.
//!
//! The receiver checks `Terbuka-Signature`: HMAC-SHA256 under its secret over the `Terbuka-Timestamp`, a point and
//! the body. An event may come twice; its `id` is the same.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use db::Tx;
use jobs::{NewJob, Registry};
use serde::{Deserialize, Serialize};
use web::outgoing::{Outgoing, Policy, Resolver};

use super::store::{self, Delivery, DeliveryId};
use crate::ids::BodyId;
use crate::{App, Ctx, Result};

const NAME: &str = "webhook.deliver";
/// About an hour and a half of a receiver that does not answer.
const MAX_TRIES: u32 = 9;
/// Name of the key the secrets of receivers are made with.
const LABEL: &str = "webhook.secret";
/// An answer is for a line in a table.
const ANSWER_CHARS: usize = 200;

#[derive(Debug, Serialize, Deserialize)]
struct Deliver {
    body: i64,
    delivery: i64,
}

/// Puts the job in.
pub(super) async fn enqueue(ctx: &Ctx, tx: &Tx, id: DeliveryId) -> Result<()> {
    let payload = Deliver { body: ctx.body().0, delivery: id.0 };
    let job = NewJob::new(NAME, &payload, ctx.now())?.unique(format!("{NAME}:{id}")).max_tries(MAX_TRIES + 1);
    jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds this slice's job handler.
pub(crate) fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |job: Deliver| {
        let app = Arc::clone(&app);
        async move {
            let policy = Policy { max_bytes: 64 * 1024, max_redirects: 0, ..Policy::default() };
            let client = Outgoing::new(policy, Resolver::System)?;
            deliver(&app, &client, BodyId(job.body), DeliveryId(job.delivery)).await
        }
    })
}

/// What is sent: nothing a person could be known by.
#[derive(Serialize)]
struct Event<'a> {
    /// The same at every try.
    id: i64,
    event: &'a str,
    number: &'a str,
    unit: &'a str,
    at: String,
    log_place: i64,
}

/// The secret of a receiver, 32 bytes; shown once as hexadecimal.
pub(super) fn secret(app: &App, body: BodyId, nonce: &str) -> [u8; 32] {
    app.secrets.mac(LABEL, format!("{body}|{nonce}").as_bytes())
}

/// The value of `Terbuka-Signature` for a body sent at `seconds` (Unix).
pub fn signature(secret: &[u8; 32], seconds: i64, body: &[u8]) -> String {
    let signed = [seconds.to_string().as_bytes(), b".", body].concat();
    format!("v1={}", crate::audit::hex(&web::secrets::hmac(secret, &signed)))
}

/// Sends one event and notes the answer.
/// Errors: the receiver does not answer with 2xx; the queue tries again until it is given up.
pub async fn deliver(app: &Arc<App>, client: &Outgoing, body: BodyId, id: DeliveryId) -> anyhow::Result<()> {
    let Some(found) = store::find_delivery(&app.db, body, id).await? else { return Ok(()) };
    if found.state != "waiting" {
        return Ok(());
    }
    let answer = send(app, client, body, &found).await?;
    let is_taken = answer.is_ok();
    let is_last = found.tries + 1 >= i64::from(MAX_TRIES);
    let state = match (is_taken, is_last) {
        (true, _) => "sent",
        (false, true) => "failed",
        (false, false) => "waiting",
    };
    let words: String = answer.unwrap_or_else(|why| why).chars().take(ANSWER_CHARS).collect();
    let tx = app.db.begin().await?;
    store::set_delivery(&tx, body, id, (state, &words), app.clock.now()).await?;
    tx.commit().await?;
    anyhow::ensure!(state != "waiting", "the receiver of an event did not take it");
    Ok(())
}

/// The receiver's answer in words; `Err` when it did not take the event.
async fn send(
    app: &App,
    client: &Outgoing,
    body: BodyId,
    found: &Delivery,
) -> anyhow::Result<std::result::Result<String, String>> {
    let Some(directory) = app.directory(body) else { return Ok(Err("the body is gone".to_owned())) };
    let event = Event {
        id: found.id.0,
        event: &found.event,
        number: &found.number,
        unit: found.unit_id.and_then(|unit| directory.unit(unit)).map_or("", |unit| unit.code.as_str()),
        at: rules::zone::rfc3339(found.happened_at, &directory.zone),
        log_place: found.log_seq,
    };
    let json = serde_json::to_vec(&event)?;
    let seconds = app.clock.now() / 1000;
    let signed = signature(&secret(app, body, &found.nonce), seconds, &json);
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(HeaderName::from_static("terbuka-timestamp"), HeaderValue::from(seconds));
    headers.insert(HeaderName::from_static("terbuka-signature"), HeaderValue::from_str(&signed)?);
    Ok(match client.post(&found.url, &headers, Bytes::from(json)).await {
        Ok(answer) if answer.status.is_success() => Ok(answer.status.to_string()),
        Ok(answer) => Err(answer.status.to_string()),
        Err(error) => Err(error.to_string()),
    })
}
