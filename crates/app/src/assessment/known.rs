//! Everything the program knows that an instrument may ask for, read once for all units.
//!
//! Each fact is a share or unknown. Nothing here is stored: the same tables give the same answers.

use std::collections::HashMap;

use jiff::civil::Date;
use rules::activity::{Month, Network, Reading};
use rules::assessment::Fact;
use rules::unit::Group;

use super::store;
use crate::ids::UnitId;
use crate::obligation::{Counts, Matrix};
use crate::org::Unit;
use crate::report::{self, Figures};
use crate::website::store as websites;
use crate::website::{store_incident, store_watch};
use crate::{Ctx, Error, Result, activity, annual, coaching, meeting, obligation, semester};

/// So many entries available at any time an assessor wants to see.
const ON_DEMAND: u32 = 20;

/// A share and where its rows are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Parts met.
    pub met: u32,
    /// Of so many.
    pub of: u32,
    /// Page that opens the rows.
    pub path: String,
}

/// Sums by unit: parts met, of so many.
type Parts = HashMap<UnitId, (u32, u32)>;

/// What is known.
pub struct Known {
    /// How every unit stands to every obligation.
    pub matrix: Matrix,
    /// Requests of the year, by unit.
    figures: HashMap<UnitId, Figures>,
    objections: Parts,
    entries: HashMap<UnitId, (u32, u32)>,
    safe: Parts,
    site_months: Parts,
    social_months: Parts,
    meetings: (u32, u32),
    courses: u32,
    /// Reports of the last half-year: accepted, of those due.
    semester: (u32, u32),
    /// Whether the report about last year was published by 31 March; `None` = not published here.
    annual: Option<bool>,
    month: Month,
    year: i16,
}

impl Known {
    /// Reads everything. Errors: the database does not answer.
    pub async fn load(ctx: &Ctx) -> Result<Self> {
        let today = ctx.today();
        let (year, month) = (today.year(), Month::of(today).previous());
        let (figures, _) = report::of_year(ctx, None, year).await?;
        let entries = store::count_entries(ctx.db(), ctx.body()).await?;
        let (site_months, social_months) = months(ctx, month).await?;
        let (from_ms, to_ms) = year_range(ctx, today)?;
        let called = meeting::facts(ctx, from_ms, to_ms).await?;
        let taught = coaching::facts(ctx, from_ms, to_ms).await?;
        let half = semester::facts(ctx, &last_half(today)).await?;
        let annual = annual::facts(ctx, year.saturating_sub(1)).await?;
        let last_day = Date::new(year, 3, 31).map_err(anyhow::Error::new)?;
        Ok(Self {
            matrix: obligation::load(ctx, None).await?,
            figures: figures.into_iter().collect(),
            objections: objections(ctx, today).await?,
            entries: entries
                .iter()
                .map(|one| (one.unit_id, (small(one.entries), small(one.on_demand))))
                .collect(),
            safe: safe(ctx).await?,
            site_months,
            social_months,
            meetings: (called.units_present, called.units_invited),
            courses: taught.courses,
            semester: (half.accepted, half.due),
            annual: annual.published_on_ms.map(|at| rules::zone::day(at, &ctx.directory.zone) <= last_day),
            month,
            year,
        })
    }

    /// A fact about a unit; about all units for the city. `None` = nobody knows.
    pub fn fact(&self, fact: Fact, unit: &Unit) -> Option<Share> {
        let is_city = unit.unit_type.0.group() == Group::City;
        let of = |(met, of): (u32, u32), path: String| (of > 0).then_some(Share { met, of, path });
        let sum = |parts: &Parts| {
            if is_city {
                parts.values().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1))
            } else {
                parts.get(&unit.id).copied().unwrap_or_default()
            }
        };
        let own = |path: &str| if is_city { path.to_owned() } else { format!("{path}/unit/{}", unit.code) };
        match fact {
            Fact::ObligationsFresh => {
                let counts = self.counts(unit, is_city);
                of((small(counts.published), small(counts.published + counts.stale)), own("/kerja/kewajiban"))
            }
            Fact::ObligationsMet => {
                let counts = self.counts(unit, is_city);
                of((small(counts.published + counts.settled), small(counts.total())), own("/kerja/kewajiban"))
            }
            Fact::RegisterOnline => {
                let (entries, _) = self.entries_of(unit, is_city);
                of((u32::from(entries > 0), 1), register_path(unit, is_city))
            }
            Fact::RegisterTwenty => {
                let (_, on_demand) = self.entries_of(unit, is_city);
                of((on_demand.min(ON_DEMAND), ON_DEMAND), register_path(unit, is_city))
            }
            Fact::RequestsRegistered => {
                let received = self.figures_of(unit, is_city, |figures| figures.received);
                (received > 0).then(|| Share { met: 1, of: 1, path: self.statistics() })
            }
            Fact::RequestsOnTime => {
                let in_time = self.figures_of(unit, is_city, |figures| figures.in_time);
                let late = self.figures_of(unit, is_city, |figures| figures.late + figures.lapsed);
                of((in_time, in_time + late), self.statistics())
            }
            Fact::RequestsOnline | Fact::ObjectionsOnline => of((1, 1), "/permohonan".to_owned()),
            Fact::ObjectionsOnTime => of(sum(&self.objections), "/kerja/keberatan".to_owned()),
            Fact::SitesSafe => of(sum(&self.safe), "/kerja/situs".to_owned()),
            Fact::SitesActive => of(sum(&self.site_months), format!("/kerja/papan?bulan={}", self.month)),
            Fact::SocialActive => {
                of(sum(&self.social_months), format!("/kerja/aktivitas?bulan={}", self.month))
            }
            Fact::MeetingsAttended => of(self.meetings, "/kerja/rapat".to_owned()).filter(|_| is_city),
            Fact::CoachingHeld => {
                // No course noted is no proof that none was held.
                (is_city && self.courses > 0).then(|| Share {
                    met: 1,
                    of: 1,
                    path: "/kerja/pembinaan".to_owned(),
                })
            }
            Fact::SemesterReports => {
                of(self.semester, "/kerja/laporan/semester".to_owned()).filter(|_| is_city)
            }
            Fact::AnnualReport => self.annual.filter(|_| is_city).map(|in_time| Share {
                met: u32::from(in_time),
                of: 1,
                path: "/kerja/laporan/tahunan".to_owned(),
            }),
        }
    }

    fn statistics(&self) -> String {
        format!("/permohonan/statistik?tahun={}", self.year)
    }

    fn counts(&self, unit: &Unit, is_city: bool) -> Counts {
        let mut counts = Counts::default();
        for line in self.matrix.units.iter().filter(|line| is_city || line.unit == unit.id) {
            counts.join(&line.counts);
        }
        counts
    }

    fn entries_of(&self, unit: &Unit, is_city: bool) -> (u32, u32) {
        let own = self.entries.iter().filter(|(id, _)| is_city || **id == unit.id);
        own.fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1))
    }

    fn figures_of(&self, unit: &Unit, is_city: bool, count: impl Fn(&Figures) -> usize) -> u32 {
        let own = self.figures.iter().filter(|(id, _)| is_city || **id == unit.id);
        u32::try_from(own.map(|(_, figures)| count(figures)).sum::<usize>()).unwrap_or(u32::MAX)
    }
}

fn register_path(unit: &Unit, is_city: bool) -> String {
    if is_city { "/informasi".to_owned() } else { format!("/informasi?unit={}", unit.code) }
}

fn small(count: i64) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

/// The last half-year that is over, as its slice writes it.
fn last_half(today: Date) -> String {
    if today.month() > 6 {
        format!("{}-1", today.year())
    } else {
        format!("{}-2", today.year().saturating_sub(1))
    }
}

/// First instant of the year of a day and of the next one.
fn year_range(ctx: &Ctx, today: Date) -> Result<(i64, i64)> {
    let zone = &ctx.directory.zone;
    let first = rules::zone::month_range(today.year(), 1, zone);
    let next = rules::zone::month_range(today.year().saturating_add(1), 1, zone);
    first.zip(next).map(|((from, _), (to, _))| (from, to)).ok_or(Error::BadRequest)
}

async fn objections(ctx: &Ctx, today: Date) -> Result<Parts> {
    let range = (format!("{}-01-01", today.year()), format!("{}-01-01", today.year().saturating_add(1)));
    let range = (range.0.as_str(), range.1.as_str());
    let rows = store::count_objections(ctx.db(), ctx.body(), range, &today.to_string()).await?;
    Ok(rows.iter().map(|one| (one.unit_id, (small(one.in_time), small(one.due)))).collect())
}

/// Sites that were looked at, by unit: without open incident, over TLS that is not over.
async fn safe(ctx: &Ctx) -> Result<Parts> {
    let sites = websites::list(ctx.db(), ctx.body(), None).await?;
    let health = store_watch::list_health(ctx.db(), ctx.body(), None).await?;
    let health: HashMap<_, _> = health.iter().map(|one| (one.website_id, one)).collect();
    let incidents = store_incident::list(ctx.db(), ctx.body(), None).await?;
    let mut parts = Parts::new();
    for site in sites.iter().filter(|site| site.is_watched()) {
        let Some(seen) = health.get(&site.id).filter(|seen| seen.looked_at.is_some()) else { continue };
        let is_hit = incidents.iter().any(|one| one.website_id == site.id && !one.state.0.is_closed());
        let has_tls =
            site.url.starts_with("https://") && seen.tls_until.is_none_or(|until| until > ctx.now());
        let part = parts.entry(site.unit_id).or_default();
        *part = (part.0 + u32::from(has_tls && !is_hit), part.1 + 1);
    }
    Ok(parts)
}

/// Units with something on their website, and on a network, in a month; units nobody could count are left out.
async fn months(ctx: &Ctx, month: Month) -> Result<(Parts, Parts)> {
    let (mut site, mut social) = (Parts::new(), Parts::new());
    for one in activity::list(ctx, month).await? {
        let parts = if one.network == Network::Website { &mut site } else { &mut social };
        if let Reading::Posts(posts) = one.reconciled.reading {
            let part = parts.entry(one.unit).or_insert((0, 1));
            part.0 = part.0.max(u32::from(posts > 0));
        }
    }
    Ok((site, social))
}
