//! `/kerja/nilai-resmi`: what is officially known of a body year by year, its neighbours, and what is disputed.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::claim::official as years;
use rules::permission::Act;

use super::book::{self, ClaimBook};
use super::chart::{Chart, Point};
use super::official::{Neighbour, of_year};
use super::words::{findings, qualification_name, score_said, status_name};
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Ctx, Result};

/// Disputed claims on the page; each year has its own page of findings.
const MOST_DISPUTED: usize = 50;

/// One year of the chosen body.
struct YearLine {
    year: i32,
    score: String,
    qualification: String,
    rank: String,
    status: String,
    is_disputed: bool,
    path: String,
}

/// A disputed claim.
struct Dispute {
    title: String,
    path: String,
    findings: Vec<String>,
}

#[derive(Template)]
#[template(path = "claim/pages/list.html")]
struct ListPage {
    p: Page,
    chart: Chart,
    years: Vec<YearLine>,
    /// Key, name and whether it is shown.
    bodies: Vec<(String, String, bool)>,
    name: String,
    league_year: Option<i64>,
    league: Vec<Neighbour>,
    disputes: Vec<Dispute>,
    may_keep: bool,
}

impl ListPage {
    fn score(&self, one: &Neighbour) -> String {
        one.score_hundredths.map_or_else(|| "–".to_owned(), |score| score_said(self.p.locale, score))
    }

    fn qualification(&self, one: &Neighbour) -> String {
        one.qualification.map(|name| qualification_name(&self.p, name)).unwrap_or_default()
    }
}

/// Whether an officer may read claims. Errors: `Forbidden`.
pub(super) fn readable(ctx: &Ctx) -> Result<()> {
    ctx.allow(Act::ReadRanking, ctx.units_for(Act::ReadRanking).first().map(|unit| unit.id)).map(|_role| ())
}

/// `GET /kerja/nilai-resmi?badan=&tahun=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    readable(&ctx)?;
    let book = book::read(&ctx).await?;
    let p = Page::new(&ctx, ctx.locale.t("claim-title")).section("claim").flash(Some(query.text("ok")));
    let own = book::own_key(&ctx);
    let bodies = bodies(&book);
    let wanted = [query.text("badan"), own.as_str()];
    let key = wanted.into_iter().find(|key| bodies.iter().any(|(known, _)| known == key));
    let key =
        key.map(str::to_owned).or_else(|| bodies.first().map(|(key, _)| key.clone())).unwrap_or_default();
    let name =
        bodies.iter().find(|(known, _)| *known == key).map(|(_, name)| name.clone()).unwrap_or_default();
    let lines = lines(&p, &book, &key);
    let newest = lines.iter().map(|line| line.year).max();
    let league_year = query.parse::<i32>("tahun").or(newest);
    let page = ListPage {
        chart: chart(&p, &book, &key, &name),
        years: lines,
        bodies: bodies.into_iter().map(|(known, name)| (known.clone(), name, known == key)).collect(),
        name,
        league: league_year.map(|year| of_year(&book, year, &own)).unwrap_or_default(),
        league_year: league_year.map(i64::from),
        disputes: disputes(&p, &book),
        may_keep: ctx.may(Act::KeepClaims, None),
        p,
    };
    html(&page)
}

/// Bodies somebody spoke of, by name.
fn bodies(book: &ClaimBook) -> Vec<(String, String)> {
    let mut bodies: Vec<(String, String)> = Vec::new();
    for (row, one) in book.pairs() {
        if !one.body_key.is_empty() && bodies.iter().all(|(key, _)| *key != one.body_key) {
            bodies.push((one.body_key.clone(), row.about.clone()));
        }
    }
    bodies.sort();
    bodies
}

fn chart(p: &Page, book: &ClaimBook, key: &str, name: &str) -> Chart {
    let point = |one: &rules::claim::YearScore| Point {
        year: one.year,
        score: one.score,
        words: one.score.map(|score| score_said(p.locale, score)).unwrap_or_default(),
        is_disputed: one.is_disputed,
    };
    let points: Vec<Point> = years(&book.checked, key).iter().map(point).collect();
    Chart::of(p.w("claim-chart-title", name), p.t("claim-chart-about"), &points)
}

fn lines(p: &Page, book: &ClaimBook, key: &str) -> Vec<YearLine> {
    let line = |one: rules::claim::YearScore| {
        let claim = book.checked.get(one.place)?;
        let rank = one.rank.map(|rank| rank.to_string());
        let bodies = one.bodies.map(|bodies| bodies.to_string());
        Some(YearLine {
            year: one.year,
            score: one
                .score
                .map_or_else(|| p.w("claim-written", &one.raw), |score| score_said(p.locale, score)),
            qualification: one.qualification.map(|name| qualification_name(p, name)).unwrap_or_default(),
            rank: match (rank, bodies) {
                (Some(rank), Some(bodies)) => p.ww("claim-rank-of", &rank, &bodies),
                (Some(rank), None) => rank,
                _ => "–".to_owned(),
            },
            status: status_name(p, claim),
            is_disputed: one.is_disputed,
            path: book.path(one.place),
        })
    };
    years(&book.checked, key).into_iter().filter_map(line).collect()
}

fn disputes(p: &Page, book: &ClaimBook) -> Vec<Dispute> {
    let disputed = book.pairs().filter(|(_, one)| one.is_disputed()).take(MOST_DISPUTED);
    let dispute = |(row, one): (&super::ClaimRow, &rules::claim::Checked)| Dispute {
        title: p.ww("claim-item-title", &row.about, &row.year),
        path: book::path(row.id),
        findings: findings(p, one),
    };
    disputed.map(dispute).collect()
}
