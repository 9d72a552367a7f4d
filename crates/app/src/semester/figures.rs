//! The figures of a report, read from the slices they belong to: for one unit or for all at once.

use std::collections::HashMap;

use db::{Sql, params, sql};
use jiff::civil::Date;
use rules::Code as _;
use rules::activity::{Month, Network};
use rules::case::request::Outcome;
use rules::register::InformationClass;
use rules::service_report::{HalfYear, Happened, Tally, What, tally};
use serde::{Deserialize, Serialize};

use super::happened;
use crate::activity::{self, UnitMonth};
use crate::ids::UnitId;
use crate::obligation::{self, Matrix, UnitLine};
use crate::org::Unit;
use crate::report::{self, Figures};
use crate::{Ctx, Result};

const COUNT_STOCK: Sql = sql!("sql/count_stock.sql");

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted; its words are the text `semester-figure-CODE`.
    pub code: String,
    /// The number; none when nobody knows it.
    pub value: Option<i64>,
    /// Path that opens the rows behind it.
    pub path: String,
}

/// Figures that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its words are the text `semester-section-CODE`.
    pub code: String,
    /// Figures, in order.
    pub figures: Vec<Figure>,
}

db::record! {
    struct StockRow {
        unit_id: UnitId,
        code: String,
        number: i64,
    }
}

/// Everything that is known about a half-year.
pub(super) struct Numbers {
    period: HalfYear,
    range: (i64, i64),
    happened: Vec<Happened>,
    stock: HashMap<(UnitId, String), i64>,
    matrix: Matrix,
    requests: HashMap<UnitId, Figures>,
    activity: HashMap<UnitId, Vec<UnitMonth>>,
    ended: HashMap<UnitId, Date>,
}

/// Reads what is known: of one unit or of all. Errors: the database does not answer.
pub(super) async fn load(ctx: &Ctx, period: HalfYear, unit: Option<UnitId>) -> Result<Numbers> {
    let range = period.range(&ctx.directory.zone);
    let stock: Vec<StockRow> = ctx.db().all(&COUNT_STOCK, params![ctx.body(), unit, range.1]).await?;
    let days = (period.first_day().to_string(), period.last_day().to_string());
    let (requests, _all) = report::between(ctx, unit, (&days.0, &days.1)).await?;
    let mut by_unit: HashMap<UnitId, Vec<UnitMonth>> = HashMap::new();
    let last = Month::of(period.last_day()).min(Month::of(ctx.today()));
    for one in activity::list_between(ctx, Month::of(period.first_day()), last).await? {
        by_unit.entry(one.unit).or_default().push(one);
    }
    Ok(Numbers {
        period,
        range,
        happened: happened::from_tables(ctx, unit, range).await?,
        stock: stock.into_iter().map(|row| ((row.unit_id, row.code), row.number)).collect(),
        matrix: obligation::load(ctx, unit).await?,
        requests: requests.into_iter().collect(),
        activity: by_unit,
        ended: happened::ended(ctx).await?.into_iter().collect(),
    })
}

/// The body as a whole in a span.
pub(crate) struct OfBody {
    /// What happened.
    pub(crate) tally: Tally,
    stock: Vec<StockRow>,
}

impl OfBody {
    /// What was there at the end: entries of a class by its code, `exemption`, `objection`.
    pub(crate) fn stock(&self, code: &str) -> i64 {
        self.stock.iter().filter(|row| row.code == code).map(|row| row.number).sum()
    }
}

/// Counts the whole body in a half-open range of instants. Errors: the database does not answer.
pub(crate) async fn of_body(ctx: &Ctx, range: (i64, i64)) -> Result<OfBody> {
    let none: Option<UnitId> = None;
    let stock = ctx.db().all(&COUNT_STOCK, params![ctx.body(), none, range.1]).await?;
    let tally = tally(&happened::from_tables(ctx, None, range).await?, None, range);
    Ok(OfBody { tally, stock })
}

/// Builds the sections of one unit.
struct Of<'a> {
    numbers: &'a Numbers,
    unit: &'a Unit,
    tally: Tally,
    rows: String,
}

fn number(count: usize) -> Option<i64> {
    i64::try_from(count).ok()
}

fn figure(code: impl Into<String>, value: Option<i64>, path: impl Into<String>) -> Figure {
    Figure { code: code.into(), value, path: path.into() }
}

fn section(code: &str, figures: Vec<Figure>) -> Section {
    Section { code: code.to_owned(), figures }
}

impl Of<'_> {
    fn happened(&self, what: What) -> Figure {
        let path = format!("{}&angka={}", self.rows, what.code());
        figure(what.code(), Some(self.tally.of(what).into()), path)
    }

    fn stock(&self, code: &str) -> i64 {
        self.numbers.stock.get(&(self.unit.id, code.to_owned())).copied().unwrap_or_default()
    }

    fn classes(&self) -> Section {
        let one = |class: &InformationClass| {
            let path =
                format!("/kerja/informasi?unit={}&class={}&state=published", self.unit.id, class.code());
            figure(format!("class_{}", class.code()), Some(self.stock(class.code())), path)
        };
        section("class", InformationClass::ALL.iter().map(one).collect())
    }

    fn register(&self) -> Section {
        let changes = [What::EntryAdded, What::EntryChanged, What::EntryWithdrawn];
        section("register", changes.into_iter().map(|what| self.happened(what)).collect())
    }

    fn exemptions(&self) -> Section {
        let path = format!("/informasi/dikecualikan?unit={}", self.unit.code);
        let mut figures = vec![figure("exemption_in_force", Some(self.stock("exemption")), path)];
        figures.push(self.happened(What::ExemptionApproved));
        figures.push(self.happened(What::ExemptionOpened));
        section("exemption", figures)
    }

    /// Obligations of a unit that is no more are owed by nobody, so nobody knows them.
    fn obligations(&self) -> Section {
        let counts = self.numbers.matrix.line(self.unit.id).map(|line| line.counts);
        let path = format!("/kerja/kewajiban/unit/{}", self.unit.code);
        let one = |code: &str, value: Option<i64>| figure(format!("obligation_{code}"), value, path.as_str());
        let figures = vec![
            one("fresh", counts.map(|counts| counts.published)),
            one("stale", counts.map(|counts| counts.stale)),
            one("missing", counts.map(|counts| counts.missing)),
            one("settled", counts.map(|counts| counts.settled)),
        ];
        section("obligation", figures)
    }

    fn requests(&self) -> Section {
        let known = self.numbers.requests.get(&self.unit.id).cloned().unwrap_or_default();
        let year = self.numbers.period.year();
        let path = format!("/permohonan/register.csv?tahun={year}&unit={}", self.unit.code);
        let one = |code: &str, value: usize| figure(format!("request_{code}"), number(value), path.as_str());
        let mut figures = vec![self.happened(What::RequestReceived)];
        figures.extend([
            one("open", known.open),
            one("in_time", known.in_time),
            one("late", known.late),
            one("lapsed", known.lapsed),
            one("extended", known.extended),
        ]);
        for outcome in [Outcome::Granted, Outcome::PartlyGranted, Outcome::RefusedExempt, Outcome::NotHeld] {
            let value = known.outcomes.get(outcome.code()).copied().unwrap_or_default();
            figures.push(one(outcome.code(), value));
        }
        figures.push(figure("request_median", known.median_days().map(i64::from), path.as_str()));
        section("request", figures)
    }

    fn objections(&self) -> Section {
        let path = format!("/kerja/keberatan?unit={}", self.unit.code);
        let mut figures = vec![self.happened(What::ObjectionReceived)];
        figures.push(self.happened(What::ObjectionDecided));
        figures.push(figure("objection_open", Some(self.stock("objection")), path));
        section("objection", figures)
    }

    fn activity(&self) -> Section {
        let none = Vec::new();
        let months = self.numbers.activity.get(&self.unit.id).unwrap_or(&none);
        let social = || months.iter().filter(|one| one.network != Network::Website);
        let known = || social().filter_map(|one| one.reconciled.reading.posts());
        let posts = (known().count() > 0).then(|| known().map(i64::from).sum());
        let unknown =
            social().filter(|one| one.reconciled.reading == rules::activity::Reading::Unknown).count();
        let board = format!("/kerja/papan?bulan={}", Month::of(self.numbers.period.last_day()));
        let mut figures = vec![self.happened(What::NewsPublished)];
        figures.push(figure("social_posts", posts, board.as_str()));
        figures.push(figure("social_unknown", number(unknown), board));
        section("activity", figures)
    }
}

impl Numbers {
    /// The last day a unit reports about.
    pub(super) fn until(&self, unit: UnitId) -> Date {
        self.period.last_day_of_unit(self.ended.get(&unit).copied())
    }

    /// Units that have to report: every unit below the city that was there within the half-year.
    pub(super) fn units<'a>(&'a self, ctx: &'a Ctx) -> impl Iterator<Item = &'a Unit> {
        ctx.directory.all().iter().filter(|unit| {
            let is_there = unit.is_active() || self.ended.contains_key(&unit.id);
            is_there
                && ctx.directory.body.root_unit_id != Some(unit.id)
                && self.period.concerns(self.ended.get(&unit.id).copied())
        })
    }

    /// Duties of a unit; none for one that is no more.
    pub(super) fn line(&self, unit: UnitId) -> Option<&UnitLine> {
        self.matrix.line(unit)
    }

    /// The figures of a unit.
    pub(super) fn sections(&self, ctx: &Ctx, unit: &Unit) -> Vec<Section> {
        let after = self.until(unit.id).tomorrow().unwrap_or_default().at(0, 0, 0, 0);
        let until = rules::zone::instant(after, &ctx.directory.zone).unwrap_or(self.range.1);
        let range = (self.range.0, until.min(self.range.1));
        let of = Of {
            numbers: self,
            unit,
            tally: tally(&self.happened, Some(unit.id.0), range),
            rows: format!("/kerja/laporan/semester/baris?periode={}&unit={}", self.period, unit.code),
        };
        vec![
            of.register(),
            of.classes(),
            of.exemptions(),
            of.obligations(),
            of.requests(),
            of.objections(),
            of.activity(),
        ]
    }

    /// What is behind a figure of happenings: objects with their instants, oldest first.
    pub(super) fn behind(&self, unit: Option<UnitId>, what: What) -> Vec<Happened> {
        let wanted = |one: &&Happened| one.what == what && unit.is_none_or(|unit| unit.0 == one.unit);
        let mut rows: Vec<Happened> = self.happened.iter().filter(wanted).copied().collect();
        rows.sort_by_key(|one| (one.at_ms, one.object));
        rows
    }
}

/// Adds the figures of units up, except those nobody can add. A figure is unknown when it is unknown for every unit.
pub(super) fn sum(all: &[Vec<Section>], path: impl Fn(&str, &str) -> String) -> Vec<Section> {
    let Some(first) = all.first() else { return Vec::new() };
    let value = |section: &str, code: &str| {
        let of = |sections: &Vec<Section>| {
            let section = sections.iter().find(|one| one.code == section)?;
            section.figures.iter().find(|figure| figure.code == code)?.value
        };
        let known: Vec<i64> = all.iter().filter_map(of).collect();
        (!known.is_empty()).then(|| known.iter().sum())
    };
    let added = |one: &Section| {
        let figures = one.figures.iter().filter(|figure| !super::chart::is_measure(&figure.code));
        let figures =
            figures.map(|at| figure(at.code.as_str(), value(&one.code, &at.code), path(&at.path, &at.code)));
        section(&one.code, figures.collect())
    };
    first.iter().map(added).collect()
}
