//! The frame every page shares, and how a template becomes an answer.
//!
//! A page struct (beside its handler) holds a [`Page`] as `p` plus ready-to-print values. The frame
//! knows language, body, unit, officer, addresses; templates ask it for texts (`p.t`), links (`p.to`)
//! and dates (`p.day`, `p.moment`). Templates hand fields over by reference and results by value, so
//! the printing methods take either (`impl Borrow`).

use std::borrow::Borrow;
use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use fluent_templates::fluent_bundle::FluentValue;

use crate::alert::PublicAlert;
use crate::ctx::{Ctx, Officer};
use crate::ids::UnitId;
use crate::locale::Locale;
use crate::org::{Directory, Unit};
use crate::{App, Result};

pub use crate::form::{Fields, FieldsWithFiles, Query};

/// Stylesheets and scripts, embedded. Names are checked by a test.
pub fn assets() -> web::Assets {
    web::Assets::new(&[
        ("site.css", include_bytes!("../../../assets/site.css")),
        ("kerja.css", include_bytes!("../../../assets/kerja.css")),
        ("site.js", include_bytes!("../../../assets/site.js")),
        ("editor.js", include_bytes!("../../../assets/editor.js")),
        ("upload.js", include_bytes!("../../../assets/upload.js")),
        ("passkey.js", include_bytes!("../../../assets/passkey.js")),
        ("favicon.svg", include_bytes!("../../../assets/favicon.svg")),
    ])
}

/// JSON-LD that may stand in a page as it is: `<` is escaped, so no tag can be opened.
#[derive(Debug, Clone)]
pub struct StructuredData(String);

impl StructuredData {
    /// Escapes a JSON value for a `<script type="application/ld+json">` block.
    pub fn new(value: &serde_json::Value) -> Self {
        Self(value.to_string().replace('<', "\\u003c"))
    }
}

impl std::fmt::Display for StructuredData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for StructuredData {}

/// HTML that is printed as it is. Only `news::markup` makes it, from a closed set of elements with
/// every other character escaped; a property test holds it against the sanitiser.
#[derive(Debug, Clone, Default)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// HTML the markup made. Nothing else may call this.
    pub(crate) fn of_markup(html: String) -> Self {
        Self(html)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for SafeHtml {}

/// A feed to be announced in the head of a page.
#[derive(Debug, Clone)]
pub struct FeedLink {
    /// Title for the reader.
    pub title: String,
    /// Path without language prefix.
    pub path: String,
}

/// The frame of one page.
#[derive(Clone)]
pub struct Page {
    /// Language.
    pub locale: Locale,
    /// Title of the page, without the name of the site.
    pub title: String,
    /// One sentence for search engines and shared links.
    pub description: String,
    /// Body and units.
    pub directory: Arc<Directory>,
    /// Unit whose site this is.
    pub unit: Option<UnitId>,
    /// Who is signed in; always `None` on public pages.
    pub officer: Option<Arc<Officer>>,
    /// Name of the menu entry to mark.
    pub section: &'static str,
    /// Message after an act (text, already in the language).
    pub flash: Option<String>,
    /// Path of this page without language prefix.
    pub path: String,
    /// Path of the page this one repeats, without language prefix: search engines show that one.
    pub repeats: Option<String>,
    /// `scheme://host` of this request.
    pub origin: String,
    /// Path of a picture for shared links.
    pub share_image: Option<String>,
    /// Facts for machines.
    pub structured: Option<StructuredData>,
    /// Feeds of this page.
    pub feeds: Vec<FeedLink>,
    /// Whether search engines should leave it alone.
    pub is_hidden: bool,
    /// Id of the request, for the error page.
    pub request_id: String,
    app: Arc<App>,
}

impl Page {
    /// A frame for `ctx` with the given title (text, already in the language).
    pub fn new(ctx: &Ctx, title: impl Into<String>) -> Self {
        let officer = match &ctx.actor {
            crate::ctx::Actor::Officer(officer) => Some(Arc::clone(officer)),
            _ => None,
        };
        Self {
            locale: ctx.locale,
            title: title.into(),
            description: String::new(),
            directory: Arc::clone(&ctx.directory),
            unit: None,
            officer,
            section: "",
            flash: None,
            path: ctx.path.clone(),
            repeats: None,
            origin: ctx.origin.clone(),
            share_image: None,
            structured: None,
            feeds: Vec::new(),
            is_hidden: false,
            request_id: ctx.request_id.clone(),
            app: Arc::clone(&ctx.app),
        }
    }

    /// Sets the description.
    #[must_use]
    pub fn describe(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Makes it a page of a unit's site.
    #[must_use]
    pub fn of_unit(mut self, unit: UnitId) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Marks a menu entry.
    #[must_use]
    pub fn section(mut self, section: &'static str) -> Self {
        self.section = section;
        self
    }

    /// Shows the message of a finished act: `code` comes from the address (`?ok=code`), so only
    /// texts that exist as `flash-<code>` are shown.
    #[must_use]
    pub fn flash(mut self, code: Option<&str>) -> Self {
        self.flash = code
            .filter(|code| code.len() < 40 && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
            .map(|code| format!("flash-{code}"))
            .filter(|key| Locale::Indonesian.has(key))
            .map(|key| self.locale.t(&key));
        self
    }

    /// A text.
    pub fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    /// A text with a number `$n`.
    pub fn n(&self, key: &str, n: impl Borrow<i64>) -> String {
        self.locale.with(key, &[("n", FluentValue::from(*n.borrow()))])
    }

    /// A text with one word `$x`.
    pub fn w(&self, key: &str, x: &str) -> String {
        self.locale.with(key, &[("x", FluentValue::from(x.to_owned()))])
    }

    /// A text with two words `$x` and `$y`.
    pub fn ww(&self, key: &str, x: &str, y: &str) -> String {
        self.locale
            .with(key, &[("x", FluentValue::from(x.to_owned())), ("y", FluentValue::from(y.to_owned()))])
    }

    /// A link inside the site, in the language of the page.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.locale.prefix())
    }

    /// This page in the other language.
    pub fn other_language(&self) -> String {
        match self.locale {
            Locale::Indonesian => format!("/en{}", self.path),
            Locale::English => self.path.clone(),
        }
    }

    /// Absolute address of this page in Indonesian / in the page's language.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.locale.prefix())
    }

    /// Absolute address search engines should know the page by (RFC 6596).
    pub fn canonical(&self) -> String {
        self.absolute(self.repeats.as_deref().unwrap_or(&self.path))
    }

    /// Path of a stylesheet or script with its hash.
    pub fn asset(&self, name: &str) -> String {
        self.app.assets.path(name).map(str::to_owned).unwrap_or_default()
    }

    /// The unit whose site this is.
    pub fn unit(&self) -> Option<&Unit> {
        self.unit.and_then(|id| self.directory.unit(id))
    }

    /// What kind of unit it is, with the unit above it: `Kelurahan, Kecamatan Cibeber`.
    pub fn unit_kind(&self, unit: &Unit) -> String {
        let code = rules::Code::code(unit.unit_type.0).replace('_', "-");
        let kind = self.t(&format!("portal-type-{code}"));
        match unit
            .parent_id
            .and_then(|id| self.directory.unit(id))
            .filter(|parent| parent.parent_id.is_some())
        {
            Some(parent) => format!("{kind}, {}", parent.name),
            None => kind,
        }
    }

    /// Urgent information that stands on this site now, worst first: of the unit's area, or of the whole city.
    pub fn alerts(&self) -> Vec<&PublicAlert> {
        self.directory.alerts_at(self.app.clock.now(), self.unit)
    }

    /// Where an alert holds, in words.
    pub fn alert_area(&self, alert: &PublicAlert) -> String {
        crate::alert::area_name(&self.directory, self.locale, &alert.content)
    }

    /// A unit's name.
    pub fn unit_name(&self, id: impl Borrow<UnitId>) -> &str {
        self.directory.name(*id.borrow())
    }

    /// Name of the unit above; empty for the city itself.
    pub fn parent_name(&self, unit: &Unit) -> &str {
        unit.parent_id.map_or("", |id| self.directory.name(id))
    }

    /// A unit's name for tight places.
    pub fn unit_label(&self, id: impl Borrow<UnitId>) -> &str {
        self.directory.unit(*id.borrow()).map_or("", Unit::label)
    }

    /// A day in words: `22 November 2026`.
    pub fn day(&self, ms: impl Borrow<i64>) -> String {
        crate::locale::day_in_words(self.locale, rules::zone::day(*ms.borrow(), &self.directory.zone))
    }

    /// An ISO day of a table in words.
    pub fn iso_day(&self, day: &str) -> String {
        crate::locale::iso_in_words(self.locale, day)
    }

    /// A day and time in words with the zone's letters: `22 November 2026 pukul 09.05 WIB`.
    pub fn moment(&self, ms: impl Borrow<i64>) -> String {
        crate::locale::moment_in_words(self.locale, *ms.borrow(), &self.directory.zone)
    }

    /// RFC 3339 for `<time datetime>`.
    pub fn rfc3339(&self, ms: impl Borrow<i64>) -> String {
        rules::zone::rfc3339(*ms.borrow(), &self.directory.zone)
    }

    /// Bytes as people read them.
    pub fn size(&self, bytes: impl Borrow<i64>) -> String {
        crate::locale::size_in_words(self.locale, *bytes.borrow())
    }

    /// Whether the officer may do an act in any unit, by the word the menu and pages use for it.
    pub fn may(&self, act: &str) -> bool {
        use rules::permission::{Act, may};
        let act = match act {
            "write" => Act::WriteNews,
            "review" => Act::ReviewNews,
            "exemptions" => Act::ReadExemptions,
            "requests" => Act::ReadRequests,
            "disputes" => Act::ReadDisputes,
            "dispute" => Act::ManageDisputes,
            "units" => Act::ManageUnits,
            "profile" => Act::EditUnitProfile,
            "accounts" => Act::ManageAccounts,
            "body" => Act::ManageBody,
            "outbox" => Act::ReadOutbox,
            "log" => Act::ReadChangeLog,
            "activity" => Act::ReadActivity,
            "ranking" => Act::ReadRanking,
            "social" => Act::KeepSocialAccounts,
            "obligations" => Act::ReadObligations,
            "token" => Act::WriteRegister,
            "meetings" => Act::AttendMeetings,
            "programmes" => Act::WriteProgrammes,
            "apps" => Act::WriteApps,
            "agenda" => Act::WriteAgenda,
            "courses" => Act::TakeCourses,
            "unfound" => Act::AnswerUnfound,
            "alerts" => Act::IssueAlert,
            "websites" => Act::ReadWebsites,
            "service-reports" => Act::ReadServiceReports,
            "service-decide" => Act::DecideServiceReports,
            "contact" if self.may("contact-manage") => Act::ManageContact,
            "contact" => Act::AnswerContact,
            "contact-manage" => Act::ManageContact,
            _ => Act::ReadWorkroom,
        };
        self.officer.as_ref().is_some_and(|officer| {
            may(act, &officer.grants, None).is_ok()
                || rules::permission::units_for(act, &officer.grants).is_none_or(|units| !units.is_empty())
        })
    }
}

/// Renders a template as an HTML page that is not stored anywhere (workroom, forms).
pub fn html(template: &impl Template) -> Result<Response<Body>> {
    html_status(StatusCode::OK, template)
}

/// As [`html`], with a status: 422 for a form with errors.
pub fn html_status(status: StatusCode, template: &impl Template) -> Result<Response<Body>> {
    let text = template.render().map_err(anyhow::Error::new)?;
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, crate::error::RETRY_AFTER);
    }
    Ok(response)
}

/// Renders a public page: the same for everyone, kept by the page cache until the change log drops it.
pub fn public_html(ctx: &Ctx, template: &impl Template) -> Result<Response<Body>> {
    let text = template.render().map_err(anyhow::Error::new)?;
    Ok(public(ctx, "text/html; charset=utf-8", text))
}

/// A public answer of any text type, cacheable like a page. Browsers ask again each time
/// (`no-cache` with a strong `ETag`), so that a withdrawn item is gone at once.
pub fn public(ctx: &Ctx, content_type: &'static str, content: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(content.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    response.extensions_mut().insert(web::Cacheable { body_id: ctx.body().0 });
    response
}

/// As [`public`], but made anew each time: what it says changes with the day, without a change that would
/// drop a kept answer.
pub fn public_today(ctx: &Ctx, content_type: &'static str, content: impl Into<Body>) -> Response<Body> {
    let mut response = public(ctx, content_type, content);
    response.extensions_mut().remove::<web::Cacheable>();
    response
}

/// As [`public_today`], for a page.
pub fn public_today_html(ctx: &Ctx, template: &impl Template) -> Result<Response<Body>> {
    let text = template.render().map_err(anyhow::Error::new)?;
    Ok(public_today(ctx, "text/html; charset=utf-8", text))
}

/// Redirect after a finished act (303), in the language of the request.
pub fn see_other(ctx: &Ctx, path: &str) -> Response<Body> {
    redirect(StatusCode::SEE_OTHER, &format!("{}{path}", ctx.locale.prefix()))
}

/// Permanent redirect (301) to where something lives now.
pub fn moved(ctx: &Ctx, path: &str) -> Response<Body> {
    redirect(StatusCode::MOVED_PERMANENTLY, &format!("{}{path}", ctx.locale.prefix()))
}

fn redirect(status: StatusCode, to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    if let Ok(value) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
