//! As much of S3 as the store speaks: objects and uploads in parts, kept in memory.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use blob::S3;

#[derive(Default)]
struct Held {
    objects: BTreeMap<String, Vec<u8>>,
    parts: HashMap<String, BTreeMap<u32, Vec<u8>>>,
    part_count: usize,
    writes: usize,
    is_away: bool,
    has_no_bucket: bool,
}

/// The server.
pub(crate) struct Fake {
    held: Arc<Mutex<Held>>,
    endpoint: String,
}

/// Settings for a server at `endpoint`.
pub(crate) fn settings(endpoint: &str) -> S3 {
    S3 {
        endpoint: Some(endpoint.to_owned()),
        bucket: "ember".to_owned(),
        region: "id-1".to_owned(),
        access_key: "kunci".to_owned(),
        secret_key: "rahasia".to_owned(),
        prefix: "kota/berkas".to_owned(),
        path_style: true,
    }
}

impl Fake {
    pub(crate) async fn start() -> Self {
        let held = Arc::new(Mutex::new(Held::default()));
        let router =
            Router::new().fallback(answer).layer(DefaultBodyLimit::disable()).with_state(Arc::clone(&held));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { held, endpoint }
    }

    pub(crate) fn settings(&self) -> S3 {
        settings(&self.endpoint)
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.held.lock().unwrap().objects.keys().cloned().collect()
    }

    pub(crate) fn writes(&self) -> usize {
        self.held.lock().unwrap().writes
    }

    pub(crate) fn parts(&self) -> usize {
        self.held.lock().unwrap().part_count
    }

    pub(crate) fn overwrite_all(&self, bytes: &[u8]) {
        self.held.lock().unwrap().objects.values_mut().for_each(|held| *held = bytes.to_vec());
    }

    pub(crate) fn go_away(&self, is_away: bool) {
        self.held.lock().unwrap().is_away = is_away;
    }

    pub(crate) fn lose_bucket(&self) {
        self.held.lock().unwrap().has_no_bucket = true;
    }
}

async fn answer(
    State(held): State<Arc<Mutex<Held>>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut held = held.lock().unwrap();
    let signed = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if held.is_away || !signed.starts_with("AWS4-HMAC-SHA256 Credential=kunci/") {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let Some(name) = uri.path().strip_prefix("/ember/").map(str::to_owned).filter(|_| !held.has_no_bucket)
    else {
        return (StatusCode::NOT_FOUND, "<Error><Code>NoSuchBucket</Code></Error>").into_response();
    };
    let query: HashMap<&str, &str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect();
    match (method.as_str(), query.get("uploadId"), query.get("partNumber")) {
        ("POST", None, _) => {
            held.parts.insert(name.clone(), BTreeMap::new());
            xml(&format!(
                "<InitiateMultipartUploadResult><Bucket>ember</Bucket><Key>{name}</Key><UploadId>u1</UploadId></InitiateMultipartUploadResult>"
            ))
        }
        ("PUT", Some(_), Some(number)) => {
            held.part_count += 1;
            held.parts.get_mut(&name).unwrap().insert(number.parse().unwrap(), body.to_vec());
            ([("etag", format!("\"{number}\""))]).into_response()
        }
        ("POST", Some(_), _) => {
            let whole = held.parts.remove(&name).unwrap().into_values().flatten().collect();
            held.objects.insert(name, whole);
            xml("<CompleteMultipartUploadResult><ETag>\"e\"</ETag></CompleteMultipartUploadResult>")
        }
        ("PUT", ..) => {
            held.writes += 1;
            held.objects.insert(name, body.to_vec());
            [("etag", "\"e\"")].into_response()
        }
        ("DELETE", ..) => {
            held.objects.remove(&name);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => match held.objects.get(&name) {
            Some(bytes) => {
                let headers = [("etag", "\"e\""), ("last-modified", "Sun, 22 Nov 2026 02:00:00 GMT")];
                (headers, bytes.clone()).into_response()
            }
            None => (StatusCode::NOT_FOUND, "<Error><Code>NoSuchKey</Code></Error>").into_response(),
        },
    }
}

fn xml(text: &str) -> Response {
    ([("content-type", "application/xml")], format!("<?xml version=\"1.0\"?>{text}")).into_response()
}
