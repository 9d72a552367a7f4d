//! The search page.

use std::fmt::Write as _;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, Response};
use fulltext::Kind;
use rules::Code;
use rules::register::InformationClass;

use super::asked::{Asked, class_key, form_encode};
use super::find::{Found, Input, find};
use super::thing::Thing;
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::event::Event;
use crate::ids::UnitId;
use crate::org::Unit;
use crate::page::{FeedLink, Page, Query, html};

/// Hits on one page.
const PER_PAGE: usize = 20;

/// One choice of a filter, ready to print.
struct Choice {
    label: String,
    count: i64,
    value: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "search/pages/search.html")]
struct SearchPage {
    p: Page,
    asked: Asked,
    order: &'static str,
    found: Found,
    units: Vec<Choice>,
    years: Vec<Choice>,
    kinds: Vec<Choice>,
    classes: Vec<Choice>,
    file_types: Vec<Choice>,
    obligations: Vec<Choice>,
    page: usize,
    pages: usize,
    was_asked: bool,
    now: i64,
}

impl SearchPage {
    /// Address of this search with another page number.
    fn at_page(&self, page: usize) -> String {
        let mut query = self.question();
        if page > 1 {
            write!(query, "&halaman={page}").unwrap_or_default();
        }
        self.p.to(&format!("/cari?{query}"))
    }

    /// The question with its filters and its order, as a query string.
    fn question(&self) -> String {
        let order = form_encode(&[("urut", self.order)]);
        [self.asked.query(), order].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
    }

    /// Address of the page on which one asks to be told of what is new.
    fn to_follow(&self) -> String {
        self.p.to(&format!("/cari/langganan?{}", self.asked.query()))
    }

    /// Address of the search for the corrected question.
    fn suggested(&self, text: &str) -> String {
        self.p.to(&format!("/cari?{}", form_encode(&[("q", text)])))
    }

    /// Whether a filter or an order is chosen: then the page shows which, else the hits come first on a phone.
    fn is_narrowed(&self) -> bool {
        let lists =
            [&self.units, &self.years, &self.kinds, &self.classes, &self.file_types, &self.obligations];
        !self.order.is_empty() || lists.into_iter().flatten().any(|choice| choice.is_chosen)
    }

    fn is_over(&self, event: &Event) -> bool {
        event.said.ends_at < self.now
    }

    fn total(&self) -> i64 {
        i64::try_from(self.found.total).unwrap_or(i64::MAX)
    }
}

/// `GET /cari?q=&jenis=&unit=&tahun=&golongan=&berkas=&kewajiban=&urut=&halaman=`
pub(super) async fn show(Visit(ctx): Visit, headers: HeaderMap, query: Query) -> Result<Response<Body>> {
    let asked = Asked::read(&ctx.directory, &query);
    let newest_first = query.text("urut") == "terbaru";
    let page = query.text("halaman").parse::<usize>().ok().filter(|page| *page > 0).unwrap_or(1).min(51);
    let was_asked = !asked.q.trim().is_empty();
    let input = Input { newest_first, offset: (page - 1) * PER_PAGE, limit: PER_PAGE, ..asked.input() };
    let found = if was_asked { find(&ctx, input).await? } else { Found::default() };
    if was_asked && found.total == 0 && asked.is_unfiltered() {
        crate::visit::note_unfound(&ctx, &headers, &asked.q);
    }
    let title = if was_asked {
        ctx.locale.with("search-title-of", &[("x", asked.q.clone().into())])
    } else {
        ctx.locale.t("search-title")
    };
    let mut p = Page::new(&ctx, title).describe(ctx.locale.t("search-description"));
    p.is_hidden = was_asked;
    if was_asked {
        p.feeds.push(FeedLink { title: p.title.clone(), path: format!("/cari/feed.xml?{}", asked.query()) });
    }
    let pages = usize::try_from(found.total).unwrap_or(usize::MAX).div_ceil(PER_PAGE).min(51);
    let page = SearchPage {
        order: if newest_first { "terbaru" } else { "" },
        units: unit_choices(&ctx, &found, asked.unit),
        years: year_choices(&found, asked.year),
        kinds: kind_choices(&ctx, &found, asked.kind),
        classes: class_choices(&ctx, &found, asked.class),
        file_types: code_choices(&found.file_types, asked.file_type.as_deref(), str::to_uppercase),
        obligations: code_choices(&found.obligations, asked.obligation.as_deref(), str::to_owned),
        asked,
        page,
        pages,
        was_asked,
        now: ctx.now(),
        found,
        p,
    };
    html(&page)
}

fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Units with results, most first; the chosen one stands in front even with none.
fn unit_choices(ctx: &Ctx, found: &Found, chosen: Option<UnitId>) -> Vec<Choice> {
    let chosen = chosen.and_then(|id| ctx.directory.unit(id));
    let choice = |unit: &Unit, n: i64, is_chosen: bool| Choice {
        label: unit.name.clone(),
        count: n,
        value: unit.code.clone(),
        is_chosen,
    };
    let number =
        |unit: &Unit| found.units.iter().find(|(id, _)| *id == unit.id).map_or(0, |(_, n)| count(*n));
    let first = chosen.map(|unit| choice(unit, number(unit), true));
    let others = found.units.iter().filter_map(|(id, n)| {
        let unit = ctx.directory.unit(*id).filter(|unit| chosen.is_none_or(|chosen| chosen.id != unit.id))?;
        Some(choice(unit, count(*n), false))
    });
    first.into_iter().chain(others).take(30).collect()
}

fn year_choices(found: &Found, chosen: Option<i64>) -> Vec<Choice> {
    let years = found.years.iter().filter(|(year, _)| *year > 0);
    let choice = |(year, n): &(i64, u64)| Choice {
        label: year.to_string(),
        count: count(*n),
        value: year.to_string(),
        is_chosen: Some(*year) == chosen,
    };
    years.map(choice).collect()
}

fn kind_choices(ctx: &Ctx, found: &Found, chosen: Option<Kind>) -> Vec<Choice> {
    let choice = |(kind, n): &(Kind, u64)| Choice {
        label: ctx.locale.t(&format!("search-kind-{}", kind.code())),
        count: count(*n),
        value: kind.code().to_owned(),
        is_chosen: Some(*kind) == chosen,
    };
    found.kinds.iter().map(choice).collect()
}

fn class_choices(ctx: &Ctx, found: &Found, chosen: Option<InformationClass>) -> Vec<Choice> {
    let choice = |(class, n): &(InformationClass, u64)| Choice {
        label: ctx.locale.t(&class_key(*class)),
        count: count(*n),
        value: class.code().to_owned(),
        is_chosen: Some(*class) == chosen,
    };
    found.classes.iter().map(choice).collect()
}

/// Choices of codes, at most 40; the chosen one is there even without results.
fn code_choices(
    counts: &[(String, u64)],
    chosen: Option<&str>,
    label: impl Fn(&str) -> String,
) -> Vec<Choice> {
    let choice = |code: &str, n: u64| Choice {
        label: label(code),
        count: count(n),
        value: code.to_owned(),
        is_chosen: Some(code) == chosen,
    };
    let missing = chosen.filter(|chosen| !counts.iter().any(|(code, _)| code == chosen));
    let first = missing.map(|code| choice(code, 0));
    first.into_iter().chain(counts.iter().map(|(code, n)| choice(code, *n))).take(40).collect()
}
