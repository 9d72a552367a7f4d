//! `/kerja/indeks`: where the city stands, the best steps, every unit, the instruments.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::model::NightScore;
use super::schemes::{Instrument, default_for, instruments};
use super::standing::Standing;
use super::words;
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html, see_other};
use crate::{Ctx, Result};

/// Steps on the page.
const STEPS: usize = 5;

/// A step in words.
struct StepLine {
    path: String,
    title: String,
    note: String,
}

/// A unit in the table.
struct UnitRow {
    path: String,
    name: String,
    score: String,
    band: String,
    answered: String,
}

/// An instrument in the list.
struct SchemeLine {
    path: Option<String>,
    title: String,
    note: String,
    why: String,
}

#[derive(Template)]
#[template(path = "assessment/pages/overview.html")]
struct OverviewPage {
    p: Page,
    city: Option<City>,
    units: Vec<UnitRow>,
    schemes: Vec<SchemeLine>,
    may_manage: bool,
}

/// The city.
struct City {
    title: String,
    score: String,
    band: String,
    answered: String,
    to_next: Option<String>,
    as_of: String,
    path: String,
    plan_path: String,
    steps: Vec<StepLine>,
}

/// `GET /kerja/indeks`: the city's officers see everything, officers of one unit are led to theirs.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let mine = ctx.units_for(Act::ReadObligations);
    let all = instruments(&ctx).await?;
    match mine.as_slice() {
        [] => {
            ctx.allow(Act::ReadObligations, None)?;
        }
        [only] => {
            if let Some(usual) = default_for(&all, only.unit_type.0.group()) {
                return Ok(see_other(&ctx, &format!("/kerja/indeks/{}/{}", usual.scheme.code, only.code)));
            }
        }
        _ => {}
    }
    let mine: Vec<_> = mine.iter().map(|unit| unit.id).collect();
    let root = ctx.directory.root().filter(|root| mine.contains(&root.id)).cloned();
    let p = Page::new(&ctx, ctx.locale.t("assessment-title")).section("index").flash(Some(query.text("ok")));
    let city = match &root {
        Some(root) => super::standing(&ctx).await?.map(|one| city(&p, &root.code, one)),
        None => None,
    };
    let mut rows = super::scores(&ctx).await?;
    rows.retain(|row| mine.contains(&row.unit_id) && root.as_ref().is_none_or(|root| root.id != row.unit_id));
    let page = OverviewPage {
        city,
        units: rows.iter().map(|row| unit(&ctx, &p, row)).collect(),
        schemes: all
            .iter()
            .map(|one| scheme(&p, one, root.as_ref().map(|root| root.code.as_str())))
            .collect(),
        may_manage: ctx.may(Act::ManageAssessment, None),
        p,
    };
    html(&page)
}

fn city(p: &Page, root: &str, one: Standing) -> City {
    let base = format!("/kerja/indeks/{}/{root}", one.scheme);
    let step = |step: super::NextStep| {
        let unit = step.unit.map(|unit| p.unit_label(unit).to_owned());
        let gain =
            p.ww("assessment-step", &words::points(p, step.points_hundredths), &step.effort_days.to_string());
        StepLine {
            path: p.to(&format!("{base}/{}", step.question)),
            title: step.title,
            note: unit.into_iter().chain([gain]).collect::<Vec<_>>().join(" · "),
        }
    };
    City {
        score: words::points(p, one.score_hundredths),
        band: words::band(p, one.qualification),
        answered: words::answered(p, one.answered, one.questions),
        to_next: one.to_next_hundredths.map(|gap| words::points(p, gap)),
        as_of: p.moment(one.as_of_ms),
        path: p.to(&base),
        plan_path: p.to(&format!("{base}/rencana")),
        steps: one.steps.into_iter().take(STEPS).map(step).collect(),
        title: one.title,
    }
}

fn unit(ctx: &Ctx, p: &Page, row: &NightScore) -> UnitRow {
    let code = ctx.directory.unit(row.unit_id).map(|unit| unit.code.as_str()).unwrap_or_default();
    UnitRow {
        path: p.to(&format!("/kerja/indeks/{}/{code}", row.scheme)),
        name: p.unit_label(row.unit_id).to_owned(),
        score: words::points(p, row.score),
        band: words::band(p, row.qualification.0),
        answered: words::answered(p, row.answered, row.questions),
    }
}

fn scheme(p: &Page, one: &Instrument, root: Option<&str>) -> SchemeLine {
    let scheme = &one.scheme;
    let is_city = scheme.is_for(rules::unit::Group::City) && scheme.is_scorable();
    let version = one.version.to_string();
    let origin = if one.version == 0 {
        p.t("assessment-scheme-release")
    } else {
        p.w("assessment-scheme-version", &version)
    };
    SchemeLine {
        path: root.filter(|_| is_city).map(|root| p.to(&format!("/kerja/indeks/{}/{root}", scheme.code))),
        title: scheme.title.clone(),
        note: [scheme.code.clone(), scheme.assessor.clone(), scheme.year.to_string(), origin].join(" · "),
        why: if scheme.is_scorable() { scheme.source.clone() } else { p.t("assessment-scheme-incomplete") },
    }
}
