//! Forms with files, taken in a few at a time: five hundred at once wait or are asked to come back, and the
//! memory stays what it was.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, header};
use axum::middleware::Next;
use axum::response::IntoResponse as _;
use futures_util::StreamExt as _;
use web::form::Spool;

use crate::{App, Error};

/// The door before the bodies of requests with files. Each inside costs some hundred kilobytes of memory.
pub fn receiving() -> web::Gate {
    web::Gate::new(48, 256, Duration::from_secs(20))
}

/// The door before decoding: each inside may need as much memory as its file, or a picture has pixels.
pub fn handling() -> web::Gate {
    web::Gate::new(2, 512, Duration::from_mins(2))
}

/// Most bytes read only to be polite.
const DRAINED_BYTES: usize = 32 << 20;
/// Longest time to be polite.
const DRAINED: Duration = Duration::from_secs(15);

/// The layer before all routes: forms with files pass the door and put their files in the data folder.
pub async fn layer(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response<Body> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data")) {
        return next.run(request).await;
    }
    request.extensions_mut().insert(Spool(app.config.data.clone()));
    match app.receiving.enter().await {
        Ok(_slot) => next.run(request).await,
        Err(busy) => {
            drain(request.into_body()).await;
            Error::from(busy).into_response()
        }
    }
}

/// Reads what is sent and throws it away: a browser that is cut off while it sends shows a broken
/// connection instead of our words.
async fn drain(body: Body) {
    let mut chunks = body.into_data_stream();
    let all = async {
        let mut bytes = 0_usize;
        while let Some(Ok(chunk)) = chunks.next().await {
            bytes = bytes.saturating_add(chunk.len());
            if bytes > DRAINED_BYTES {
                break;
            }
        }
    };
    // Too slow a sender is cut off after all.
    tokio::time::timeout(DRAINED, all).await.unwrap_or_default();
}
