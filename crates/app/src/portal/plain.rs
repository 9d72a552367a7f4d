//! Pages of few words: about, contact, accessibility, privacy, how to follow, list of faults.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::facts;
use super::unit_contact::Contact;
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::news::markup;
use crate::org::Unit;
use crate::page::{FeedLink, Page, SafeHtml, public_html};

/// Codes of faults in the order of the list; each has a title and an advice in `locales/`.
const FAULTS: [&str; 14] = [
    "not-found",
    "gone",
    "signed-out",
    "forbidden",
    "invalid",
    "refused",
    "conflict",
    "too-many",
    "too-large",
    "bad-request",
    "method",
    "storage-full",
    "unavailable",
    "internal",
];

fn frame(ctx: &Ctx, key: &str, kind: &str, section: &'static str) -> Page {
    let title = ctx.locale.t(&format!("portal-{key}-title"));
    let city = ctx.directory.body.short_name.clone();
    let description = ctx.locale.with(&format!("portal-{key}-description"), &[("x", city.into())]);
    let mut p = Page::new(ctx, title).describe(description).section(section);
    p.structured = Some(facts::page(&p, kind, &[(&p.title, &p.path)]));
    p
}

#[derive(Template)]
#[template(path = "portal/pages/about.html")]
struct AboutPage {
    p: Page,
    about: Option<SafeHtml>,
}

/// `GET /tentang`
pub(super) async fn about(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = frame(&ctx, "about", "AboutPage", "about");
    let text = &ctx.directory.body.about;
    let about = (!text.trim().is_empty()).then(|| markup::to_html(text));
    public_html(&ctx, &AboutPage { p, about })
}

#[derive(Template)]
#[template(path = "portal/pages/city_contact.html")]
struct CityContactPage<'a> {
    p: Page,
    city: Option<Contact<'a>>,
    ppid: Option<(&'a Unit, Contact<'a>)>,
}

/// `GET /kontak`
pub(super) async fn contact(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = frame(&ctx, "city-contact", "ContactPage", "contact");
    let ppid = ctx.directory.body.ppid_unit_id.and_then(|id| ctx.directory.unit(id));
    let page = CityContactPage {
        city: ctx.directory.root().map(|unit| Contact::new(&p, unit)),
        ppid: ppid.map(|unit| (unit, Contact::new(&p, unit))),
        p,
    };
    public_html(&ctx, &page)
}

#[derive(Template)]
#[template(path = "portal/pages/accessibility.html")]
struct AccessibilityPage {
    p: Page,
}

/// `GET /aksesibilitas`
pub(super) async fn accessibility(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = frame(&ctx, "accessibility", "WebPage", "");
    public_html(&ctx, &AccessibilityPage { p })
}

#[derive(Template)]
#[template(path = "portal/pages/privacy.html")]
struct PrivacyPage {
    p: Page,
    /// Whether the numbers of readers are public.
    has_numbers: bool,
}

/// `GET /privasi`
pub(super) async fn privacy(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = frame(&ctx, "privacy", "WebPage", "");
    let has_numbers = crate::visit::is_shown(&ctx).await?;
    public_html(&ctx, &PrivacyPage { p, has_numbers })
}

#[derive(Template)]
#[template(path = "portal/pages/follow.html")]
struct FollowPage<'a> {
    p: Page,
    units: Vec<&'a Unit>,
}

/// `GET /umpan`
pub(super) async fn follow(Visit(ctx): Visit) -> Result<Response<Body>> {
    let mut p = frame(&ctx, "follow", "WebPage", "");
    let city = ctx.directory.body.short_name.clone();
    p.feeds = vec![FeedLink { title: p.w("portal-feed-city", &city), path: "/feed.xml".to_owned() }];
    let units = ctx.directory.active().filter(|unit| Some(unit.id) != ctx.directory.body.root_unit_id);
    public_html(&ctx, &FollowPage { units: units.collect(), p })
}

/// A fault as the list shows it.
struct Fault {
    code: &'static str,
    title: String,
    advice: String,
}

#[derive(Template)]
#[template(path = "portal/pages/faults.html")]
struct FaultsPage {
    p: Page,
    faults: Vec<Fault>,
}

/// `GET /tentang/galat`
pub(super) async fn faults(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = frame(&ctx, "faults", "WebPage", "about");
    let faults = FAULTS
        .iter()
        .map(|code| Fault {
            code,
            title: p.t(&format!("error-{code}-title")),
            advice: p.t(&format!("error-{code}-advice")),
        })
        .collect();
    public_html(&ctx, &FaultsPage { p, faults })
}
