//! The numbers of a month, of a unit or of the city: what was read most, and month by month.

use std::borrow::Borrow;

use rules::activity::Month;
use rules::visit::Kind;

use super::model::{MonthSum, Reads};
use super::store;
use crate::chart::Chart;
use crate::ids::{CityAppId, DocumentId, EntryId, EventId, NewsId, ServiceId, UnitId};
use crate::locale::Locale;
use crate::page::Page;
use crate::{Ctx, Error, Result};

/// Months of the trend, the asked one included.
const TREND: usize = 12;

/// Something that was read.
pub(super) struct Line {
    pub(super) kind: Kind,
    /// What it is called today; empty when it is not public any more.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: String,
    pub(super) unit: UnitId,
    pub(super) reads: i64,
}

/// Numbers ready to be shown.
pub(super) struct Report {
    pub(super) month: Month,
    pub(super) lines: Vec<Line>,
    /// Month in words, its address, its reads; the oldest first.
    pub(super) trend: Vec<(String, Month, i64)>,
    /// Reads of the month.
    pub(super) total: i64,
    /// Whether it is the month of today.
    pub(super) is_now: bool,
}

impl Page {
    /// A whole number as people read it: `1.250`.
    pub(crate) fn count(&self, number: impl Borrow<i64>) -> String {
        let words = rules::sheet::number_in_words(&number.borrow().to_string());
        if self.locale == Locale::English { words.replace('.', ",") } else { words }
    }
}

impl Report {
    /// The month in words.
    pub(super) fn month_name(&self, p: &Page) -> String {
        crate::locale::month_in_words(p.locale, self.month.first_day())
    }

    /// Whether something was read in the months before.
    pub(super) fn has_before(&self) -> bool {
        self.trend.iter().any(|(_, month, reads)| *month < self.month && *reads > 0)
    }

    /// The trend as a picture.
    pub(super) fn chart(&self, p: &Page) -> Chart {
        let number = |reads: i64| u32::try_from(reads).unwrap_or(u32::MAX);
        let bars = self.trend.iter().map(|(name, _, reads)| (name.as_str(), number(*reads)));
        Chart::of(p.t("visit-trend"), p.t("visit-trend-about"), bars)
    }
}

/// The month an address names, else this one. Errors: `NotFound` for one that is none or is to come.
pub(super) fn month_of(ctx: &Ctx, text: &str) -> Result<Month> {
    let now = Month::of(ctx.today());
    match text {
        "" => Ok(now),
        text => Month::parse(text).filter(|month| *month <= now).ok_or(Error::NotFound),
    }
}

/// Reads the numbers of a month; at most `limit` things.
pub(super) async fn read(ctx: &Ctx, unit: Option<UnitId>, month: Month, limit: i64) -> Result<Report> {
    let day = |day: jiff::civil::Date| day.to_string();
    let span = (day(month.first_day()), day(month.last_day()));
    let rows = store::list_reads(ctx.db(), ctx.body(), unit, (&span.0, &span.1), limit).await?;
    let mut months: Vec<Month> =
        std::iter::successors(Some(month), |month| Some(month.previous())).take(TREND).collect();
    months.reverse();
    let first = months.first().map_or(month, |first| *first);
    let sums = store::list_months(ctx.db(), ctx.body(), unit, (&day(first.first_day()), &span.1)).await?;
    let reads = |month: Month| {
        let name = month.to_string();
        sums.iter().find(|sum: &&MonthSum| sum.month == name).map_or(0, |sum| sum.reads)
    };
    let words = |month: Month| crate::locale::month_in_words(ctx.locale, month.first_day());
    let trend = months.iter().map(|month| (words(*month), *month, reads(*month))).collect();
    let mut lines = Vec::new();
    for row in rows {
        lines.push(line(ctx, row).await?);
    }
    Ok(Report { is_now: month == Month::of(ctx.today()), month, lines, trend, total: reads(month) })
}

async fn line(ctx: &Ctx, row: Reads) -> Result<Line> {
    let Reads { kind, item_id, unit_id: unit, reads } = row;
    let (name, path) = name(ctx, kind.0, item_id).await?.unwrap_or_default();
    Ok(Line { kind: kind.0, name, path, unit, reads })
}

/// Name and address of something, while everybody may see it.
async fn name(ctx: &Ctx, kind: Kind, id: i64) -> Result<Option<(String, String)>> {
    let (db, body) = (ctx.db(), ctx.body());
    Ok(match kind {
        Kind::News => {
            let card = crate::news::public::find_card(db, body, NewsId(id)).await?;
            card.map(|card| (card.title.clone(), card.path()))
        }
        Kind::Entry => {
            let row = crate::register::public::find_row(db, body, EntryId(id)).await?;
            row.map(|row| (row.title.clone(), row.path()))
        }
        Kind::Document => {
            let found = crate::document::store::find_public_version(db, body, DocumentId(id)).await?;
            found.map(|found| (found.public_name(), found.path()))
        }
        Kind::App => {
            let app = crate::appdir::find_public(db, body, CityAppId(id)).await?;
            app.map(|app| (app.said.name.clone(), app.path()))
        }
        Kind::Event => {
            let event = crate::event::find_public(db, body, EventId(id)).await?;
            event.map(|event| (event.said.title.clone(), event.path()))
        }
        Kind::Service => {
            let service = crate::service::find_public(db, body, ServiceId(id)).await?;
            service.map(|service| (service.said.name.clone(), service.path()))
        }
        Kind::Unit | Kind::Programme => {
            let unit = ctx.directory.unit(UnitId(id)).filter(|unit| unit.is_active());
            unit.map(|unit| match kind {
                Kind::Programme => {
                    let title = ctx.locale.with("visit-programme-of", &[("x", unit.name.clone().into())]);
                    (title, format!("/program/unit/{}", unit.code))
                }
                _ => (unit.name.clone(), unit.path()),
            })
        }
    })
}
