//! Proof of the minute: after the commit the program asks itself for the portal's front page, as a citizen's
//! browser does, looks for the very message in it, and keeps time, excerpt and digest. No public page writes.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use rules::alert::State;
use tower::ServiceExt as _;

use super::model::Showing;
use super::store;
use crate::audit::{self, Change};
use crate::ctx::Actor;
use crate::ids::{AlertId, BodyId, Hex};
use crate::{App, Ctx, Result};

/// The page that is looked at: it shows every alert of the city.
const PAGE: &str = "/";
/// More than any front page has, bytes.
const PAGE_BYTES: usize = 4 << 20;

/// Looks whether the front page shows message `number` of an alert and writes down that it did. A message that
/// was replaced or is over by now leaves no proof.
/// Errors: the page cannot be had or does not show the message; the job tries again.
pub(super) async fn prove(app: &Arc<App>, body: BodyId, id: AlertId, number: i64) -> Result<()> {
    // This node may not have followed the change log up to here yet.
    app.reload_directories().await?;
    app.cache.drop_body(body.0);
    let Some(directory) = app.directory(body) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("penjadwal"));
    let Some(alert) = store::find(ctx.db(), body, id).await? else { return Ok(()) };
    if alert.number != number || alert.state_at(ctx.now()) != State::Current {
        return Ok(());
    }
    let page = fetch(&ctx).await?;
    let excerpt = excerpt(&page, &alert.mark())
        .ok_or_else(|| anyhow::anyhow!("the front page does not show message {number} of alert {id}"))?;
    let digest = web::secrets::sha256_hex(excerpt.as_bytes());
    let showing = Showing {
        number,
        shown_at: ctx.now(),
        path: PAGE.to_owned(),
        excerpt: excerpt.to_owned(),
        digest: Hex(digest.clone()),
    };
    let tx = ctx.db().begin().await?;
    if store::insert_showing(&tx, body, id, &showing).await? {
        let change = Change::new("alert.show", "alert", id).in_unit(alert.unit_id).public();
        audit::record(&ctx, &tx, change.detail(&alert.content.headline).digests("", digest)).await?;
        tx.commit().await?;
        app.ring();
    }
    Ok(())
}

/// The front page as this node serves it, through the cache and all layers.
async fn fetch(ctx: &Ctx) -> Result<String> {
    let body = &ctx.directory.body;
    let host = body.host.clone().unwrap_or_else(|| format!("{}.localhost", body.code));
    let request = Request::builder().uri(PAGE).header(header::HOST, host).body(Body::empty());
    let request = request.map_err(anyhow::Error::new)?;
    let response = crate::routes::service(&ctx.app).oneshot(request).await;
    let response = response.map_err(|never| anyhow::anyhow!("{never}"))?;
    if response.status() != StatusCode::OK {
        return Err(anyhow::anyhow!("the front page answers {}", response.status()).into());
    }
    let bytes = to_bytes(Body::new(response.into_body()), PAGE_BYTES).await.map_err(anyhow::Error::new)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The item of the banner that carries a message.
fn excerpt<'a>(page: &'a str, mark: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("<li id=\"{mark}\""))?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once("</li>").map(|(item, _)| item.trim())
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn the_excerpt_is_the_item_of_the_very_message() {
        let page =
            "<ul><li id=\"peringatan-1-2\" class=\"a\"> Banjir </li><li id=\"peringatan-1-1\">x</li></ul>";
        assert_eq!(excerpt(page, "peringatan-1-2"), Some("Banjir"));
        assert_eq!(excerpt(page, "peringatan-1-3"), None);
    }
}
