//! A browser that keeps cookies and speaks to the program without a socket.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use app::ctx::{Actor, Ctx, Officer};
use axum::body::Body;
use axum::http::{Method, Request, header};
use tower::{Service as _, ServiceExt};

use crate::answer::Answer;

/// A file chosen in a form.
#[derive(Debug, Clone)]
pub struct FilePart<'a> {
    /// Name of the form's field.
    pub field: &'a str,
    /// Name of the file at the visitor's.
    pub file_name: &'a str,
    /// Type as the browser claims it.
    pub content_type: &'a str,
    /// Content.
    pub bytes: &'a [u8],
}

/// One browser: a host name, cookies, and, after `sign_in_as`, the officer it belongs to.
#[derive(Clone)]
pub struct Client {
    app: Arc<app::App>,
    host: String,
    peer: SocketAddr,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    pub(crate) officer: Option<Arc<Officer>>,
}

impl Client {
    pub(crate) fn new(app: &Arc<app::App>, host: &str) -> Self {
        Self {
            app: Arc::clone(app),
            host: host.to_owned(),
            peer: SocketAddr::from(([198, 51, 100, 7], 50_000)),
            cookies: Arc::default(),
            officer: None,
        }
    }

    /// The same browser seen from another network.
    #[must_use]
    pub fn from_address(mut self, address: [u8; 4]) -> Self {
        self.peer = SocketAddr::from((address, 50_000));
        self
    }

    /// Host name it speaks to.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Puts a cookie in by hand.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// A cookie's value; none when absent.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// The officer signed in by `sign_in_as`.
    pub fn officer(&self) -> &Officer {
        self.officer.as_ref().unwrap()
    }

    /// Surroundings for calling a command as this officer, without a page.
    pub fn ctx(&self) -> Ctx {
        let body = self.host.split('.').next().unwrap_or_default();
        let directories = self.app.directories();
        let directory = directories.into_iter().find(|one| one.body.code == body).unwrap();
        let actor = self.officer.as_ref().map_or(Actor::Visitor, |one| Actor::Officer(Arc::clone(one)));
        Ctx::for_system(&self.app, directory, actor)
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Asks for a page with one more header.
    pub async fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        self.send(self.request(Method::GET, path).header(name, value).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a page of this host does.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        // Written before the await: the writer cannot go from one thread to another.
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form));
        self.send(request.unwrap()).await
    }

    /// Sends a form with files.
    pub async fn multipart(&self, path: &str, fields: &[(&str, &str)], files: &[FilePart<'_>]) -> Answer {
        let mark = "batas-formulir-7236022";
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
        }
        for file in files {
            let head = format!(
                "--{mark}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
                file.field, file.file_name, file.content_type
            );
            body.extend([head.as_bytes(), file.bytes, b"\r\n"].concat());
        }
        body.extend(format!("--{mark}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={mark}");
        self.send(self.post(path).header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap()).await
    }

    /// Sends JSON as a script of this host does.
    pub async fn post_json(&self, path: &str, json: &serde_json::Value) -> Answer {
        let request = self.post(path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(json.to_string())).unwrap()).await
    }

    /// A request of this browser to be finished by hand: host and cookies are set.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().method(method).uri(path).header(header::HOST, &self.host);
        if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies.join("; ")) }
    }

    fn post(&self, path: &str) -> axum::http::request::Builder {
        self.request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, format!("http://{}", self.host))
    }

    /// Sends a request through the page cache and all layers, and keeps the cookies of the answer.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let mut service = app::routes::service(&self.app).for_peer(web::PeerAddr(self.peer));
        let service = ServiceExt::<Request<Body>>::ready(&mut service).await.unwrap();
        let response = service.call(request).await.unwrap().map(Body::new);
        let answer = Answer::read(response).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            let (pair, rest) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap();
            if rest.to_ascii_lowercase().contains("max-age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}
