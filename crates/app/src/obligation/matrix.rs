//! The matrix of units and obligations, computed from public entries, signed statements and exemptions.
//!
//! Four queries, whatever the number of units; the rest is arithmetic in memory. Whoever may see the
//! public register may see the matrix, because nothing else goes into it.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use rules::Code;
use rules::obligation::{
    Audience, Facts, Groups, Obligation, ObligationStatus, Standing, catalogue, roll_up, status,
};

use super::model::{PublishedCode, Statement, UnitGroup};
use super::store;
use crate::exemption::{self, Covered};
use crate::ids::{ExemptionId, UnitId};
use crate::org::Unit;
use crate::{Ctx, Result};

/// How one unit stands to one obligation.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The obligation.
    pub row: &'static Obligation,
    /// Whether the unit is counted by it; a heading over items of the unit is not.
    pub is_duty: bool,
    /// Status and last day.
    pub standing: Standing,
    /// Public entries.
    pub entries: i64,
    /// Last verification of any of them, Unix ms.
    pub verified_at: Option<i64>,
    /// The statement in force that was signed last.
    pub statement: Option<Statement>,
    /// The approved exemption that covers it today.
    pub exemption: Option<ExemptionId>,
}

impl Cell {
    /// Its row of the public list of exempt information, when that is why nothing is owed.
    pub fn exempt_path(&self) -> Option<String> {
        let exemption = self.exemption.filter(|_| self.standing.status == ObligationStatus::Exempt);
        exemption.map(exemption::public_path)
    }
}

/// Duties of a unit by status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Fresh publications.
    pub published: i64,
    /// Older than their period.
    pub stale: i64,
    /// Nothing there.
    pub missing: i64,
    /// Settled by a paper: not applicable, nothing to report, exempt.
    pub settled: i64,
}

impl Counts {
    /// All duties.
    pub fn total(&self) -> i64 {
        self.published + self.stale + self.missing + self.settled
    }

    /// Whole per cent of the duties that need nothing now; 100 without duties.
    pub fn per_cent(&self) -> i64 {
        match self.total() {
            0 => 100,
            total => (self.published + self.settled) * 100 / total,
        }
    }

    /// Adds one duty.
    pub fn add(&mut self, status: ObligationStatus) {
        let place = match status {
            ObligationStatus::Published => &mut self.published,
            ObligationStatus::Stale => &mut self.stale,
            ObligationStatus::Missing => &mut self.missing,
            _ => &mut self.settled,
        };
        *place += 1;
    }

    /// Adds another unit's duties.
    pub fn join(&mut self, other: &Self) {
        self.published += other.published;
        self.stale += other.stale;
        self.missing += other.missing;
        self.settled += other.settled;
    }
}

/// One unit with everything that concerns it, in the order of the catalogue.
#[derive(Debug, Clone)]
pub struct UnitLine {
    /// The unit.
    pub unit: UnitId,
    /// Headings and items that concern it.
    pub cells: Vec<Cell>,
    /// Its duties by status.
    pub counts: Counts,
}

impl UnitLine {
    /// The cell of a code; `None` when it does not concern the unit.
    pub fn cell(&self, code: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.row.code == code)
    }
}

/// Units in the order of the directory.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Lines.
    pub units: Vec<UnitLine>,
}

impl Matrix {
    /// All duties of all units by status.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for line in &self.units {
            counts.join(&line.counts);
        }
        counts
    }

    /// The line of a unit.
    pub fn line(&self, unit: UnitId) -> Option<&UnitLine> {
        self.units.iter().find(|line| line.unit == unit)
    }
}

/// Groups of a unit: by type and name, as the main PPID changed them.
pub(super) fn groups_of(ctx: &Ctx, unit: &Unit, changed: &[UnitGroup]) -> Groups {
    let is_main = ctx.directory.body.ppid_unit_id == Some(unit.id);
    let groups = Groups::of(unit.unit_type.0, &unit.name, is_main);
    let own = changed.iter().filter(|group| group.unit_id == unit.id);
    own.fold(groups, |groups, group| match Audience::from_code(&group.audience) {
        Some(audience) => groups.with(audience, group.is_member),
        None => groups,
    })
}

/// What is known of one unit, by code.
#[derive(Default)]
struct Known<'a> {
    published: HashMap<&'a str, &'a PublishedCode>,
    statements: HashMap<&'a str, &'a Statement>,
    exempt: HashMap<&'a str, ExemptionId>,
}

/// Computes the matrix as it stands now, of one active unit or of all.
pub async fn load(ctx: &Ctx, unit: Option<UnitId>) -> Result<Matrix> {
    let published = store::list_published_codes(ctx.db(), ctx.body(), unit).await?;
    let statements = store::list_statements_in_force(ctx.db(), ctx.body(), unit).await?;
    let changed = store::list_unit_groups(ctx.db(), ctx.body(), unit).await?;
    let covered: Vec<Covered> = exemption::store::list_covered(ctx.db(), ctx.body(), unit).await?;
    let today = ctx.today();
    let mut known: HashMap<UnitId, Known<'_>> = HashMap::new();
    for one in &published {
        known.entry(one.unit_id).or_default().published.insert(&one.code, one);
    }
    // Oldest first, so that the newest stays.
    for one in &statements {
        known.entry(one.unit_id).or_default().statements.insert(&one.code, one);
    }
    for one in covered.iter().filter(|one| one.holds(today)) {
        known.entry(one.unit_id).or_default().exempt.entry(&one.code).or_insert(one.exemption_id);
    }
    let nothing = Known::default();
    let units = ctx
        .directory
        .active()
        .filter(|one| unit.is_none_or(|unit| unit == one.id))
        .map(|unit| {
            let groups = groups_of(ctx, unit, &changed);
            let known = known.get(&unit.id).unwrap_or(&nothing);
            line(unit.id, &groups, known, ctx.now(), &ctx.directory.zone)
        })
        .collect();
    Ok(Matrix { units })
}

fn line(unit: UnitId, groups: &Groups, known: &Known<'_>, now_ms: i64, zone: &TimeZone) -> UnitLine {
    let catalogue = catalogue();
    let mut counts = Counts::default();
    let rows = catalogue.all().iter().filter(|row| row.applies(groups));
    let rows = rows.filter(|row| row.kind != rules::obligation::Kind::Field);
    let mut cells: Vec<Cell> = rows
        .map(|row| {
            let published = known.published.get(row.code.as_str());
            let statement = known.statements.get(row.code.as_str()).map(|statement| (*statement).clone());
            let verified_at = published.and_then(|published| published.verified_at);
            let exemption = known.exempt.get(row.code.as_str()).copied();
            let is_exempt = exemption.is_some();
            let facts = Facts { verified_at, statement: statement.as_ref().map(Statement::fact), is_exempt };
            let standing = status(row, &facts, now_ms, zone);
            let is_duty = catalogue.is_duty(row, groups);
            if is_duty {
                counts.add(standing.status);
            }
            let entries = published.map_or(0, |published| published.entries);
            Cell { row, is_duty, standing, entries, verified_at, statement, exemption }
        })
        .collect();
    stand_headings(&mut cells);
    UnitLine { unit, cells, counts }
}

/// A heading without a fresh publication of its own stands as its worst item, due when the first is.
fn stand_headings(cells: &mut [Cell]) {
    let items: Vec<(&'static str, Standing)> = cells
        .iter()
        .filter(|cell| cell.is_duty)
        .filter_map(|cell| Some((cell.row.parent.as_deref()?, cell.standing)))
        .collect();
    for cell in cells.iter_mut() {
        if cell.is_duty || cell.standing.status == ObligationStatus::Published {
            continue;
        }
        let own = items.iter().filter(|(parent, _)| *parent == cell.row.code);
        if let Some(status) = roll_up(own.clone().map(|(_, standing)| standing.status)) {
            let due_on = own.filter_map(|(_, standing)| standing.due_on).min();
            cell.standing = Standing { status, due_on };
        }
    }
}
