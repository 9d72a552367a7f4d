//! All addresses, grouped by slice, and the layers every request passes once.
//!
//! Paths are Indonesian because people read them. English pages have the same paths under `/en`;
//! a unit's host name (`dinkes.cilegon.go.id`) leads to its pages. Both are undone before routing.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::IntoResponse;

use crate::ctx::Address;
use crate::locale::Locale;
use crate::org::Directory;
use crate::{App, Error};

/// The whole application as one service: cache outside, then layers, then routes.
pub fn service(app: &Arc<App>) -> web::CachedService<Router> {
    let visits: Arc<dyn web::Reads> = Arc::<crate::visit::Tally>::clone(&app.visits);
    web::CachedService::new(router(app), Arc::clone(&app.cache)).telling(visits)
}

/// Routes with their layers, without the page cache.
pub fn router(app: &Arc<App>) -> Router {
    let routes = Router::new()
        // public
        .merge(crate::portal::routes())
        .merge(crate::news::routes())
        .merge(crate::exemption::routes())
        .merge(crate::alert::routes())
        .merge(crate::contact::routes())
        .merge(crate::search::routes())
        .merge(crate::subscription::routes())
        .merge(crate::opendata::routes())
        .merge(crate::file::routes())
        .merge(crate::document::routes())
        .merge(crate::register::export::routes())
        .merge(crate::upload::routes())
        .merge(crate::link::routes())
        .merge(crate::deadline::routes())
        .merge(crate::request::routes())
        .merge(crate::objection::routes())
        .merge(crate::dispute::routes())
        .merge(crate::report::routes())
        .merge(crate::survey::routes())
        .merge(crate::retention::routes())
        .merge(crate::webhook::routes())
        .merge(crate::website::routes())
        .merge(crate::ranking::routes())
        .merge(crate::recognition::routes())
        .merge(crate::meeting::routes())
        .merge(crate::coaching::routes())
        .merge(crate::claim::routes())
        .merge(crate::overview::routes())
        .merge(crate::programme::routes())
        .merge(crate::appdir::routes())
        .merge(crate::visit::routes())
        .merge(crate::event::routes())
        .merge(crate::service::routes())
        .merge(crate::semester::routes())
        .merge(crate::annual::routes())
        .merge(workroom())
        // first start
        .merge(crate::setup::routes())
        .fallback(|| async { Error::NotFound })
        .with_state(Arc::clone(app))
        .merge(app.assets.routes());
    let state = Arc::clone(app);
    let routed = routes
        .layer(middleware::from_fn_with_state(Arc::clone(app), crate::file::receive::layer))
        .layer(middleware::from_fn_with_state(Arc::clone(app), crate::portal::errors::layer))
        .layer(middleware::from_fn_with_state(Arc::clone(app), crate::dashboard::metrics::record));
    // Language and host must be undone before a route is chosen: a router inside a router does it.
    Router::new().fallback_service(routed).layer(middleware::from_fn_with_state(state, prepare))
}

/// Routes of the workroom.
fn workroom() -> Router<Arc<App>> {
    Router::new()
        .merge(crate::account::routes())
        .merge(crate::dashboard::routes())
        .merge(crate::register::desk::routes())
        .merge(crate::register::relate::routes())
        .merge(crate::register::decision::routes())
        .merge(crate::org::routes())
        .merge(crate::register::import::routes())
        .merge(crate::mail::routes())
        .merge(crate::audit::routes())
        .merge(crate::obligation::routes())
        .merge(crate::template::routes())
        .merge(crate::assessment::routes())
        .merge(crate::sheet::routes())
        .merge(crate::social::routes())
        .merge(crate::share::routes())
}

/// Finds body, unit, language and caller of a request; answers what needs no route.
async fn prepare(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response<Body> {
    let id = web::RequestId::new();
    let header_id = HeaderValue::from_str(id.as_str()).ok();
    request.extensions_mut().insert(id);
    let headers = web::SecurityHeaders::new(u32::try_from(app.config.hsts_seconds).ok().filter(|s| *s > 0));
    let mut response = match admit(&app, &mut request) {
        Ok(()) => {
            let is_known = request.extensions().get::<Address>().is_some_and(|address| address.is_known_host);
            let mut response = next.run(request).await;
            if !is_known {
                // Strange host names would fill the memory with copies.
                response.extensions_mut().remove::<web::Cacheable>();
            }
            response
        }
        Err(response) => *response,
    };
    headers.add_to(response.headers_mut());
    if let Some(value) = header_id {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

fn admit(app: &Arc<App>, request: &mut Request) -> Result<(), Box<Response<Body>>> {
    let peer = request.extensions().get::<web::PeerAddr>().map(|peer| peer.0.ip());
    if let Some(peer) = peer {
        let client = app.config.trusted_proxies.client(peer, request.headers());
        request.extensions_mut().insert(ClientAddress(client));
    }
    let directories = app.directories();
    let path = request.uri().path().to_owned();
    if directories.is_empty() {
        let is_setup =
            ["/penyiapan", "/aset/", "/healthz", "/readyz"].iter().any(|own| path.starts_with(own));
        return if is_setup { Ok(()) } else { Err(Box::new(to_setup())) };
    }
    let host = host_of(request);
    let Some((directory, unit, is_known_host)) = find_body(&directories, &app.config.listen, &host) else {
        return Err(Box::new(to_setup()));
    };
    let (locale, plain) = match path.strip_prefix("/en") {
        Some("") => (Locale::English, "/".to_owned()),
        // `/en//host` stays whole: its rest would be a link to another host wherever a page shows it.
        Some(rest) if rest.starts_with('/') && !rest.starts_with("//") => (Locale::English, rest.to_owned()),
        _ => (Locale::Indonesian, path.clone()),
    };
    let routed = match unit {
        Some(ref code) => unit_path(code, &plain),
        None => plain.clone(),
    };
    let origin = if is_known_host {
        format!("{}://{host}", if app.config.secure { "https" } else { "http" })
    } else {
        directory.body.public_url.clone().unwrap_or_else(|| format!("http://{}", app.config.listen))
    };
    let unit_of_host = unit.and_then(|code| directory.by_code(&code).map(|unit| unit.id));
    if routed != path {
        rewrite(request, &routed);
    }
    request.extensions_mut().insert(Address {
        directory,
        unit_of_host,
        origin,
        is_known_host,
        locale,
        path: routed,
    });
    Ok(())
}

/// Address of the caller, behind trusted proxies.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub std::net::IpAddr);

fn to_setup() -> Response<Body> {
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/penyiapan"));
    response
}

fn host_of(request: &Request) -> String {
    let from_header = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    from_header
        .or_else(|| request.uri().authority().map(axum::http::uri::Authority::as_str))
        .unwrap_or_default()
        .to_ascii_lowercase()
}

fn rewrite(request: &mut Request, path: &str) {
    let with_query = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    if let Ok(uri) = with_query.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
}

/// Pages of a unit that its own host name shows without `/unit/<code>` before them.
fn unit_path(code: &str, path: &str) -> String {
    const OWN: [&str; 7] =
        ["/profil", "/kontak", "/berita", "/informasi", "/feed.xml", "/rss.xml", "/feed.json"];
    match path {
        "/" => format!("/unit/{code}"),
        path if OWN.contains(&path) => format!("/unit/{code}{path}"),
        path => path.to_owned(),
    }
}

/// Body, code of the unit named by the host, whether the host is ours.
type Found = (Arc<Directory>, Option<String>, bool);

/// The body of a host name, the unit it names, and whether the name is ours. A strange name
/// (a wrong DNS record, a scanner) still gets the only body there is, but is never cached or echoed.
fn find_body(directories: &[Arc<Directory>], listen: &str, host: &str) -> Option<Found> {
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        .map_or(host, |(name, _)| name);
    for directory in directories {
        let local = format!("{}.localhost", directory.body.code);
        let own = [directory.body.host.clone(), Some(local)];
        for candidate in own.into_iter().flatten() {
            if name == candidate {
                return Some((Arc::clone(directory), None, true));
            }
            let unit = name.strip_suffix(&candidate).and_then(|rest| rest.strip_suffix('.'));
            if let Some(unit) = unit.and_then(|code| directory.successor(code)) {
                return Some((Arc::clone(directory), Some(unit.code.clone()), true));
            }
        }
    }
    let is_local = ["localhost", "127.0.0.1", "[::1]"].contains(&name) || host == listen;
    let is_public = |directory: &&Arc<Directory>| {
        let url = directory.body.public_url.as_deref().unwrap_or_default();
        url.split_once("://").is_some_and(|(_, rest)| rest.trim_end_matches('/') == host)
    };
    if let Some(directory) = directories.iter().find(is_public) {
        return Some((Arc::clone(directory), None, true));
    }
    directories.first().map(|first| (Arc::clone(first), None, is_local))
}
