//! The public list of exempt information (*Daftar Informasi Dikecualikan*): titles, grounds, consequences,
//! periods, decisions. Never the content, the document or the part that is withheld.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::exemption::State;
use rules::visibility::{Viewer, Visibility};

use super::model::Exemption;
use super::store;
use crate::ctx::{Ctx, Visit};
use crate::locale::Locale;
use crate::obligation::picker;
use crate::page::{Page, Query, public_today, public_today_html};
use crate::{Error, Result};

/// A row as the list prints it: the seven columns of the form, and how it ended.
struct Row {
    id: i64,
    information: String,
    article: String,
    ground: String,
    if_opened: String,
    if_closed: String,
    period: String,
    decision: String,
    unit: String,
    /// How and when it was opened; empty while it is withheld.
    opened: String,
    /// Obligations of the unit it covers: code and words.
    obligations: Vec<(String, String)>,
    is_sample: bool,
}

#[derive(Template)]
#[template(path = "exemption/pages/public.html")]
struct PublicPage {
    p: Page,
    closed: Vec<Row>,
    opened: Vec<Row>,
    units: Vec<(String, String, bool)>,
}

async fn rows(ctx: &Ctx, p: &Page, unit: Option<&crate::org::Unit>) -> Result<(Vec<Row>, Vec<Row>)> {
    let today = ctx.today();
    let all = store::list_public(ctx.db(), ctx.body(), unit.map(|unit| unit.id)).await?;
    let shown = all.into_iter().filter(|row| row.visibility(today, Viewer::Public) == Visibility::Full);
    let (open, closed): (Vec<_>, Vec<_>) = shown.partition(|row| row.state_on(today) == State::Public);
    let print = |list: Vec<Exemption>| list.into_iter().map(|exemption| row(ctx, p, exemption)).collect();
    Ok((print(closed), print(open)))
}

fn row(ctx: &Ctx, p: &Page, exemption: Exemption) -> Row {
    let is_english = p.locale == Locale::English;
    let ground = exemption.ground();
    let day = |text: &Option<String>| {
        let day = text.as_deref().and_then(|day| day.parse().ok());
        day.map(|day| crate::locale::day_in_words(p.locale, day)).unwrap_or_default()
    };
    let period = match &exemption.exempt_until {
        Some(_) => p.w("exemption-until-day", &day(&exemption.exempt_until)),
        None => p.ww("exemption-as-needed", &exemption.period_basis, &day(&exemption.review_on)),
    };
    let opened = exemption.opened(ctx.today()).map(|(cause, since)| {
        let cause = p.t(&format!("exemption-opened-{}", rules::Code::code(cause).replace('_', "-")));
        p.ww("exemption-open-since", &crate::locale::day_in_words(p.locale, since), &cause)
    });
    let codes: Vec<String> = exemption.codes().map(str::to_owned).collect();
    Row {
        id: exemption.id.0,
        article: ground.map(|ground| ground.article.clone()).unwrap_or_default() + "; " + &exemption.law,
        ground: ground
            .map(|ground| if is_english { ground.label_en.clone() } else { ground.label_id.clone() })
            .unwrap_or_default(),
        period,
        decision: p.ww("exemption-decision-of", &exemption.decision_number, &day(&exemption.decided_on)),
        unit: ctx.directory.name(exemption.unit_id).to_owned(),
        opened: opened.unwrap_or_default(),
        obligations: picker::labels(p, &codes),
        information: exemption.information,
        if_opened: exemption.if_opened,
        if_closed: exemption.if_closed,
        is_sample: exemption.is_sample,
    }
}

/// `GET /informasi/dikecualikan?unit=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let chosen = ctx.directory.by_code(query.text("unit"));
    if chosen.is_none() && !query.text("unit").is_empty() {
        return Err(Error::NotFound);
    }
    let p = Page::new(&ctx, ctx.locale.t("exemption-public-title"))
        .describe(ctx.locale.t("exemption-public-lead"))
        .section("register");
    let (closed, opened) = rows(&ctx, &p, chosen).await?;
    let is_chosen = |unit: &crate::org::Unit| chosen.is_some_and(|chosen| chosen.id == unit.id);
    let units =
        ctx.directory.active().map(|unit| (unit.code.clone(), unit.name.clone(), is_chosen(unit))).collect();
    public_today_html(&ctx, &PublicPage { p, closed, opened, units })
}

/// `GET /informasi/dikecualikan.csv`: the same list for spreadsheets.
pub(super) async fn csv(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = Page::new(&ctx, String::new());
    let (closed, opened) = rows(&ctx, &p, None).await?;
    let heads = [
        "no",
        "information",
        "article",
        "if-opened",
        "if-closed",
        "period",
        "decision",
        "unit",
        "status",
        "obligations",
    ];
    let mut table = paper::csv::CsvWriter::new(Vec::new(), true).map_err(anyhow::Error::new)?;
    let heads = heads.map(|head| p.t(&format!("exemption-column-{head}")));
    table.row(heads.iter().map(String::as_str)).map_err(anyhow::Error::new)?;
    for (number, row) in (1..).zip(closed.into_iter().chain(opened)) {
        let status = if row.opened.is_empty() { p.t("exemption-state-in-force") } else { row.opened };
        let cells = [
            number.to_string(),
            row.information,
            row.article,
            row.if_opened,
            row.if_closed,
            row.period,
            row.decision,
            row.unit,
            status,
            row.obligations.into_iter().map(|(code, _)| code).collect::<Vec<_>>().join(" "),
        ];
        table.row(cells.iter().map(String::as_str)).map_err(anyhow::Error::new)?;
    }
    Ok(public_today(&ctx, "text/csv; charset=utf-8", table.finish().map_err(anyhow::Error::new)?))
}
