//! The figures of the six chapters, each with the public rows behind it.

use db::{Sql, params, sql};
use jiff::civil::Date;
use rules::Code as _;
use rules::case::request::Outcome;
use rules::register::InformationClass;
use rules::service_report::{Chapter, What};

use crate::ids::UnitId;
use crate::semester::{Figure, Section};
use crate::{Ctx, Result, obligation, report, semester};

const COUNT_DISPUTES: Sql = sql!("sql/count_disputes.sql");

db::record! {
    struct CountRow {
        code: String,
        number: i64,
    }
}

fn figure(code: impl Into<String>, value: impl TryInto<i64>, path: &str) -> Figure {
    Figure { code: code.into(), value: value.try_into().ok(), path: path.to_owned() }
}

/// First day, last day and the half-open range of instants of a year.
fn span(ctx: &Ctx, year: i16) -> ([String; 2], (i64, i64)) {
    let zone = &ctx.directory.zone;
    let day = |month, day| Date::new(year, month, day).unwrap_or(Date::ZERO);
    let start = |day: Date| rules::zone::instant(day.at(0, 0, 0, 0), zone).unwrap_or_default();
    let (first, last) = (day(1, 1), day(12, 31));
    ([first.to_string(), last.to_string()], (start(first), start(last.tomorrow().unwrap_or(last))))
}

async fn service(ctx: &Ctx, year: i16) -> Result<Vec<Figure>> {
    let (_units, all): (Vec<(UnitId, _)>, report::Figures) = report::of_year(ctx, None, year).await?;
    let path = format!("/permohonan/statistik?tahun={year}");
    let mut figures = vec![
        figure("request_received", all.received, &path),
        figure("request_open", all.open, &path),
        figure("request_in_time", all.in_time, &path),
        figure("request_late", all.late, &path),
        figure("request_lapsed", all.lapsed, &path),
        figure("request_extended", all.extended, &path),
    ];
    for outcome in [Outcome::Granted, Outcome::PartlyGranted, Outcome::RefusedExempt, Outcome::NotHeld] {
        let number = all.outcomes.get(outcome.code()).copied().unwrap_or_default();
        figures.push(figure(format!("request_{outcome}"), number, &path));
    }
    for (ground, number) in &all.grounds {
        figures.push(figure(format!("ground:{ground}"), *number, &path));
    }
    let days = |code: &str, days: Option<u16>| Figure {
        code: code.to_owned(),
        value: days.map(i64::from),
        path: path.clone(),
    };
    figures.push(days("request_median", all.median_days()));
    figures.push(days("request_ninth", all.ninth_tenth_days()));
    Ok(figures)
}

/// The figures of a year by chapter; chapters of words alone have none.
/// Errors: the database does not answer.
pub(super) async fn chapters(ctx: &Ctx, year: i16) -> Result<Vec<Section>> {
    let (days, range) = span(ctx, year);
    let body = semester::of_body(ctx, range).await?;
    let class = |class: &InformationClass| {
        let path = format!("/informasi/{}", class.code().replace('_', "-"));
        figure(format!("class_{class}"), body.stock(class.code()), &path)
    };
    let mut policy: Vec<Figure> = InformationClass::ALL.iter().map(class).collect();
    policy.push(figure("exemption_in_force", body.stock("exemption"), "/informasi/dikecualikan"));
    let duties = obligation::load(ctx, None).await?.counts();
    for (code, number) in [("fresh", duties.published), ("stale", duties.stale), ("missing", duties.missing)]
    {
        policy.push(figure(format!("obligation_{code}"), number, "/informasi/kewajiban"));
    }
    let counts: Vec<CountRow> = ctx
        .db()
        .all(&COUNT_DISPUTES, params![ctx.body(), range.0, range.1, days[0].as_str(), days[1].as_str()])
        .await?;
    let log = format!("/keberatan/register.csv?tahun={year}");
    let mut disputes: Vec<Figure> = [What::ObjectionReceived, What::ObjectionDecided]
        .into_iter()
        .map(|what| figure(what.code(), body.tally.of(what), &log))
        .collect();
    // The file of a dispute is not public: its number is, its rows are not.
    disputes.extend(counts.iter().map(|row| figure(format!("dispute_{}", row.code), row.number, "")));
    let section = |chapter: Chapter, figures: Vec<Figure>| Section { code: chapter.to_string(), figures };
    Ok(vec![
        section(Chapter::Policy, policy),
        section(Chapter::Means, Vec::new()),
        section(Chapter::Service, service(ctx, year).await?),
        section(Chapter::Disputes, disputes),
        section(Chapter::Obstacles, Vec::new()),
        section(Chapter::Recommendations, Vec::new()),
    ])
}
