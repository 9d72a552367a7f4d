//! Style sheets, scripts, icons: held in the program, served under a path that names their content, so
//! that a browser may keep them for ever and a new program brings new paths.

use std::collections::HashMap;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::routing::get;

use crate::compress::{self, Encoding};
use crate::secrets::sha256_hex;

/// Where assets live.
pub const PREFIX: &str = "/aset/";

/// The assets by name and by path. Made once at start.
#[derive(Clone, Debug)]
pub struct Assets {
    paths: HashMap<String, String>,
    files: HashMap<String, File>,
}

#[derive(Clone, Debug)]
struct File {
    kind: &'static str,
    digest: String,
    variants: Vec<(Encoding, Bytes)>,
}

/// No asset has this name: a mistake in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAsset(pub String);

impl std::fmt::Display for UnknownAsset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "there is no asset `{}`", self.0)
    }
}

impl std::error::Error for UnknownAsset {}

impl Assets {
    /// From names such as `site.css` and their bytes, mostly `include_bytes!`. Compresses each once,
    /// which takes some milliseconds.
    pub fn new(list: &[(&str, &'static [u8])]) -> Self {
        let mut assets = Self { paths: HashMap::new(), files: HashMap::new() };
        for (name, bytes) in list {
            let digest: String = sha256_hex(bytes).chars().take(12).collect();
            let path = match name.rsplit_once('.') {
                Some((stem, extension)) => format!("{PREFIX}{stem}.{digest}.{extension}"),
                None => format!("{PREFIX}{name}.{digest}"),
            };
            let file = File { kind: kind_of(name), digest, variants: variants(name, bytes) };
            assets.paths.insert((*name).to_owned(), path.clone());
            assets.files.insert(path, file);
        }
        assets
    }

    /// The path of an asset for use in a page.
    ///
    /// Errors: no asset has the name. A test of the application asks for every name its templates use.
    pub fn path(&self, name: &str) -> Result<&str, UnknownAsset> {
        self.paths.get(name).map(String::as_str).ok_or_else(|| UnknownAsset(name.to_owned()))
    }

    /// The answer to a request for `path`, `None` when no asset lives there.
    pub fn answer(&self, path: &str, request: &HeaderMap) -> Option<Response<Body>> {
        let file = self.files.get(path)?;
        let accepted = compress::accepted(request);
        let wanted = |encoding: Encoding| match encoding {
            Encoding::Identity => true,
            Encoding::Gzip => accepted.gzip,
            Encoding::Brotli => accepted.brotli,
        };
        let (encoding, bytes) = file.variants.iter().find(|(encoding, _)| wanted(*encoding))?;
        let known = crate::etag::client_has(request, &file.digest);
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        headers
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        headers.insert(header::ETAG, crate::etag::tag(&file.digest, known.unwrap_or(*encoding)));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if known.is_some() {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return Some(response);
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
        if let Some(value) = encoding.header() {
            headers.insert(header::CONTENT_ENCODING, value);
        }
        *response.body_mut() = Body::from(bytes.clone());
        Some(response)
    }

    /// Routes for all assets, to be merged into the application's router. An unknown path below
    /// [`PREFIX`] falls to the application's own "not found".
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let mut router = Router::new();
        for path in self.files.keys() {
            let (assets, at) = (self.clone(), path.clone());
            let handler = async move |headers: HeaderMap| assets.answer(&at, &headers).unwrap_or_default();
            router = router.route(path, get(handler));
        }
        router
    }
}

/// The smallest first; an encoding that does not help is left out.
fn variants(name: &str, bytes: &'static [u8]) -> Vec<(Encoding, Bytes)> {
    let plain = Bytes::from_static(bytes);
    let packs_well = !matches!(extension(name), "png" | "jpg" | "webp" | "woff2" | "gif");
    let mut all = Vec::new();
    if packs_well {
        let packed =
            [(Encoding::Brotli, compress::brotli(bytes, 9)), (Encoding::Gzip, compress::gzip_best(bytes))];
        for (encoding, packed) in packed {
            if let Some(packed) = packed.filter(|packed| packed.len() < bytes.len()) {
                all.push((encoding, Bytes::from(packed)));
            }
        }
    }
    all.push((Encoding::Identity, plain));
    all
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn kind_of(name: &str) -> &'static str {
    match extension(name) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Assets, UnknownAsset};
    use axum::body::Body;
    use axum::http::{HeaderMap, HeaderValue, Request};
    use tower::ServiceExt as _;

    const CSS: &[u8] =
        b"body { color: black } body { color: black } body { color: black } body { color: black }";

    #[tokio::test]
    async fn the_path_names_the_content_and_may_be_kept_for_ever() {
        let assets = Assets::new(&[("site.css", CSS), ("logo.png", b"\x89PNG")]);
        let path = assets.path("site.css").unwrap().to_owned();
        assert!(path.starts_with("/aset/site.") && path.len() == 27, "{path}");
        assert_eq!(assets.path("seit.css"), Err(UnknownAsset("seit.css".to_owned())));
        let router = assets.routes::<()>();
        let request = Request::get(&path).header("accept-encoding", "br").body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()["content-encoding"], "br");
        assert!(response.headers()["cache-control"].to_str().unwrap().contains("immutable"));
        let tag = response.headers()["etag"].clone();
        let request = Request::get(&path).header("if-none-match", tag).body(Body::empty()).unwrap();
        assert_eq!(router.oneshot(request).await.unwrap().status(), 304);
    }

    #[test]
    fn pictures_are_not_compressed_again() {
        let assets = Assets::new(&[("logo.png", &[0; 5_000])]);
        let mut headers = HeaderMap::new();
        headers.insert("accept-encoding", HeaderValue::from_static("gzip, br"));
        let response = assets.answer(assets.path("logo.png").unwrap(), &headers).unwrap();
        assert!(!response.headers().contains_key("content-encoding"));
        assert!(assets.answer("/aset/none", &headers).is_none());
    }
}
