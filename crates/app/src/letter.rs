//! Letters: a template of ours with the data of a case, as a PDF that is shown and not kept anywhere.

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use serde::Serialize;

use crate::Result;

/// What a letter says about itself.
pub(crate) struct About {
    /// Title.
    pub(crate) title: String,
    /// The public body.
    pub(crate) author: String,
    /// When it was made, Unix ms.
    pub(crate) made_at: i64,
    /// Name of the file, plain letters only.
    pub(crate) file_name: &'static str,
}

/// Sets the letter on a thread of its own.
/// Errors: `Internal` when the template or the rules of PDF/A refuse.
pub(crate) async fn set<T>(template: &'static str, data: T, about: &About) -> Result<Vec<u8>>
where
    T: Serialize + Send + 'static,
{
    let meta = paper::pdf::Meta {
        title: about.title.clone(),
        author: about.author.clone(),
        language: "id".to_owned(),
        created: jiff::Timestamp::from_millisecond(about.made_at).map_err(anyhow::Error::new)?,
    };
    let pdf = tokio::task::spawn_blocking(move || paper::pdf::render(template, &data, &meta))
        .await
        .map_err(anyhow::Error::new)?
        .map_err(anyhow::Error::new)?;
    Ok(pdf)
}

/// Sets the letter and answers with it.
/// Errors: as [`set`].
pub(crate) async fn answer<T>(template: &'static str, data: T, about: About) -> Result<Response<Body>>
where
    T: Serialize + Send + 'static,
{
    let pdf = set(template, data, &about).await?;
    let mut response = Response::new(Body::from(pdf));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = format!("inline; filename=\"{}\"", about.file_name);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(anyhow::Error::new)?);
    Ok(response)
}
