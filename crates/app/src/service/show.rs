//! `/layanan/{service}`: one service with its standard, made anew each time because its doors open and close.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::service::{Component, Part, Standing};
use rules::visit::Kind;

use super::desk::{component_name, missing};
use super::model::Service;
use super::{find, store};
use crate::Result;
use crate::ctx::Visit;
use crate::deadline::calendar;
use crate::ids::ServiceId;
use crate::locale::Locale;
use crate::page::{Page, public_today_html};

/// A component of the standard: its name and what is said of it.
type Lines = (String, Vec<String>);

#[derive(Template)]
#[template(path = "service/pages/show.html")]
struct ShowPage {
    p: Page,
    one: Service,
    owner: String,
    standing: String,
    /// Title of each part with its components: name, lines.
    parts: Vec<(String, Vec<Lines>)>,
    missing: String,
    has_pledge: bool,
}

impl ShowPage {
    fn hours(&self) -> Vec<String> {
        lines(&self.one.said.hours)
    }

    fn special_hours(&self) -> Vec<String> {
        lines(&self.one.said.special_hours)
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// How the doors stand, as a sentence; empty when nothing is known.
pub(super) fn standing_in_words(p: &Page, standing: &Standing) -> String {
    let mark = if p.locale == Locale::English { ':' } else { '.' };
    let clock = |time: jiff::civil::Time| format!("{:02}{mark}{:02}", time.hour(), time.minute());
    match standing {
        Standing::Unknown => String::new(),
        Standing::Open { until } if until.second() == 59 => p.t("service-open-to-midnight"),
        Standing::Open { until } => p.w("service-open", &clock(*until)),
        Standing::Closed { holiday, opens } => {
            let closed = match holiday {
                Some(name) => p.w("service-closed-holiday", name),
                None => p.t("service-closed"),
            };
            let again = opens.map(|opens| {
                p.ww(
                    "service-opens",
                    &crate::locale::day_in_words(p.locale, opens.date()),
                    &clock(opens.time()),
                )
            });
            [Some(closed), again].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    }
}

/// `GET /layanan/{service}`
pub(super) async fn show(Visit(ctx): Visit, Path(id): Path<ServiceId>) -> Result<Response<Body>> {
    let one = find(&ctx, id).await?;
    let calendar = calendar::current(ctx.db(), ctx.body()).await?;
    let p = Page::new(&ctx, one.said.name.clone()).section("service").describe(one.said.summary.clone());
    let of = |part: Part| {
        let own = Component::ALL.iter().filter(move |component| component.part() == part);
        let told = own.filter(|component| !one.said.says(**component).is_empty());
        told.map(|component| (component_name(&p, *component), lines(one.said.says(*component))))
            .collect::<Vec<_>>()
    };
    let parts = Part::ALL.iter().map(|part| (p.t(&format!("service-standard-{part}")), of(*part)));
    let unit = one.head.unit_id;
    let page = ShowPage {
        owner: ctx.directory.unit(unit).map(crate::org::Unit::path).unwrap_or_default(),
        standing: standing_in_words(&p, &one.standing(&ctx, &calendar)?),
        parts: parts.filter(|(_, told)| !told.is_empty()).collect(),
        missing: missing(&p, &one),
        has_pledge: store::find_pledge(ctx.db(), ctx.body(), unit).await?.is_some(),
        one,
        p,
    };
    Ok(crate::visit::mark(public_today_html(&ctx, &page)?, &ctx, Kind::Service, id.0, unit))
}
