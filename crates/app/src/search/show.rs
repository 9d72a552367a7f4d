//! The search page.

use std::fmt::Write as _;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use fulltext::Kind;
use rules::Code;
use rules::register::InformationClass;

use super::find::{Found, Input, Thing, find};
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::org::Unit;
use crate::page::{Page, Query, html};

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
    q: String,
    kind: String,
    unit: String,
    year: String,
    order: String,
    class: String,
    file_type: String,
    obligation: String,
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

    /// The question with its filters, as a query string.
    fn question(&self) -> String {
        form_encode(&[
            ("q", &self.q),
            ("jenis", &self.kind),
            ("unit", &self.unit),
            ("tahun", &self.year),
            ("golongan", &self.class),
            ("berkas", &self.file_type),
            ("kewajiban", &self.obligation),
            ("urut", &self.order),
        ])
    }

    /// Address of the search for the corrected question.
    fn suggested(&self, text: &str) -> String {
        self.p.to(&format!("/cari?{}", form_encode(&[("q", text)])))
    }

    fn total(&self) -> i64 {
        i64::try_from(self.found.total).unwrap_or(i64::MAX)
    }
}

fn form_encode(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                text.push(char::from(byte));
            } else {
                write!(text, "%{byte:02X}").unwrap_or_default();
            }
        }
    }
    text
}

/// A code that came in an address, when it looks like one; what does not finds nothing anyway.
fn code(text: &str) -> Option<String> {
    let is_code = !text.is_empty()
        && text.len() <= 40
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
    is_code.then(|| text.to_owned())
}

/// The kind an address names; `informasi` is the word people see for the register.
fn kind_named(text: &str) -> Option<Kind> {
    if text == "informasi" { Some(Kind::Register) } else { Kind::from_code(text) }
}

/// `GET /cari?q=&jenis=&unit=&tahun=&golongan=&berkas=&kewajiban=&urut=&halaman=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let q: String = query.text("q").chars().take(200).collect();
    let kind = kind_named(query.text("jenis"));
    let class = InformationClass::from_code(query.text("golongan"));
    let (file_type, obligation) = (code(query.text("berkas")), code(query.text("kewajiban")));
    let unit = ctx.directory.by_code(query.text("unit"));
    let year = query.text("tahun").parse::<i64>().ok().filter(|year| (2000..2200).contains(year));
    let newest_first = query.text("urut") == "terbaru";
    let page = query.text("halaman").parse::<usize>().ok().filter(|page| *page > 0).unwrap_or(1).min(51);
    let was_asked = !q.trim().is_empty();
    let input = Input {
        text: q.clone(),
        kind,
        unit: unit.map(|unit| unit.id),
        year,
        class,
        file_type: file_type.clone(),
        obligation: obligation.clone(),
        published_ms: None,
        newest_first,
        offset: (page - 1) * PER_PAGE,
        limit: PER_PAGE,
    };
    let found = if was_asked { find(&ctx, input).await? } else { Found::default() };
    let title = if was_asked {
        ctx.locale.with("search-title-of", &[("x", q.clone().into())])
    } else {
        ctx.locale.t("search-title")
    };
    let mut p = Page::new(&ctx, title).describe(ctx.locale.t("search-description"));
    p.is_hidden = was_asked;
    let pages = usize::try_from(found.total).unwrap_or(usize::MAX).div_ceil(PER_PAGE).min(51);
    let page = SearchPage {
        kind: kind.map(Kind::code).unwrap_or_default().to_owned(),
        unit: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        year: year.map(|year| year.to_string()).unwrap_or_default(),
        order: if newest_first { "terbaru".to_owned() } else { String::new() },
        units: unit_choices(&ctx, &found, unit),
        years: year_choices(&found, year),
        kinds: kind_choices(&ctx, &found, kind),
        classes: class_choices(&ctx, &found, class),
        file_types: code_choices(&found.file_types, file_type.as_deref(), str::to_uppercase),
        obligations: code_choices(&found.obligations, obligation.as_deref(), str::to_owned),
        class: class.map(Code::code).unwrap_or_default().to_owned(),
        file_type: file_type.unwrap_or_default(),
        obligation: obligation.unwrap_or_default(),
        q,
        page,
        pages,
        was_asked,
        found,
        p,
    };
    html(&page)
}

fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Units with results, most first; the chosen one stands in front even with none.
fn unit_choices(ctx: &Ctx, found: &Found, chosen: Option<&Unit>) -> Vec<Choice> {
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
        label: ctx.locale.t(&format!("search-class-{}", class.code().replace('_', "-"))),
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
