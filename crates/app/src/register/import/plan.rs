//! What a file would do. Nothing is written.

use std::collections::HashMap;

use rules::Code as _;
use rules::register::{Step as Move, transition};

use super::cells::merged;
use super::mapping::Mapping;
use super::read::{ReadRow, RowFault, Source};
use super::store::{self, UnitKey};
use crate::ids::{EntryId, UnitId};
use crate::register::model::{Content, Entry};
use crate::register::store as register;
use crate::{Ctx, Result};

/// What becomes of a row.
#[derive(Debug, Clone)]
pub enum Step {
    /// A new draft.
    Create(Box<Content>),
    /// A new version of an entry that says something else.
    Change(Box<Entry>, Box<Content>),
    /// The entry says it already.
    Same(EntryId),
    /// The entry says something else, but is being verified or was taken off: it is left alone.
    Busy(EntryId),
    /// The row cannot be taken.
    Fault(RowFault),
}

/// One row with what becomes of it.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Sheet; empty for a CSV.
    pub sheet: String,
    /// Row in the sheet, from 1.
    pub number: u32,
    /// Title, or what stands in a row that cannot be taken.
    pub title: String,
    /// What becomes of it.
    pub step: Step,
}

/// A file against the register of a unit.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Rows in order.
    pub rows: Vec<Planned>,
}

impl Plan {
    /// Number of rows that become so: `create`, `change`, `same`, `busy`, `fault`.
    pub fn count(&self, kind: &str) -> i64 {
        let rows = self.rows.iter().filter(|row| row.kind() == kind).count();
        i64::try_from(rows).unwrap_or(i64::MAX)
    }

    /// Rows that cannot be taken.
    pub fn faults(&self) -> impl Iterator<Item = &RowFault> {
        self.rows.iter().filter_map(|row| match &row.step {
            Step::Fault(fault) => Some(fault),
            _ => None,
        })
    }
}

impl Planned {
    /// `create`, `change`, `same`, `busy` or `fault`.
    pub fn kind(&self) -> &'static str {
        match self.step {
            Step::Create(_) => "create",
            Step::Change(..) => "change",
            Step::Same(_) => "same",
            Step::Busy(_) => "busy",
            Step::Fault(_) => "fault",
        }
    }
}

/// Entries of the unit by title and class, each to be taken once.
#[derive(Default)]
struct Known(HashMap<(String, &'static str), Vec<UnitKey>>);

impl Known {
    async fn read(ctx: &Ctx, unit: UnitId) -> Result<Self> {
        let mut known = Self::default();
        for key in store::list_unit_keys(ctx.db(), ctx.body(), unit).await? {
            known.0.entry((folded(&key.title), key.class.0.code())).or_default().push(key);
        }
        Ok(known)
    }

    /// The entry a row is: the one whose own address it names, as lists taken from here do; else the first of
    /// its year; a row without a year is the first of any.
    fn take(&mut self, content: &Content) -> Option<UnitKey> {
        let same = self.0.get_mut(&(folded(&content.title), content.class.code()))?;
        let named = |key: &UnitKey| content.links.iter().any(|link| is_own(&link.url, key));
        let of_year = |key: &UnitKey| content.year.is_none() || content.year == key.year;
        let at = same.iter().position(named).or_else(|| same.iter().position(of_year))?;
        Some(same.remove(at))
    }
}

/// Whether an address is that of the entry itself.
fn is_own(url: &str, key: &UnitKey) -> bool {
    let slug = url.rsplit_once("/informasi/").map(|(_, slug)| slug);
    slug.is_some() && slug == key.slug.as_deref()
}

/// An entry without a holder is held by its unit; a list that spells the unit out says the same.
fn leave_own_name(ctx: &Ctx, unit: UnitId, row: &mut ReadRow) {
    if folded(&row.said.content.holder) == folded(ctx.directory.name(unit)) {
        row.said.content.holder.clear();
        row.said.given.remove("holder");
    }
}

/// Compares every row with the unit's entries. Two rows of the same title, class and year are two entries,
/// in their order. Errors: the database.
pub async fn plan(ctx: &Ctx, unit: UnitId, source: &Source, mapping: &Mapping) -> Result<Plan> {
    let mut known = Known::read(ctx, unit).await?;
    let mut plan = Plan::default();
    for row in source.rows(mapping) {
        let planned = match row {
            Ok(mut row) => {
                leave_own_name(ctx, unit, &mut row);
                let entry = known.take(&row.said.content);
                if let Some(key) = &entry {
                    row.said.content.links.retain(|link| !is_own(&link.url, key));
                }
                let step = step_of(ctx, &row, entry.map(|key| key.id)).await?;
                Planned { sheet: row.sheet, number: row.number, title: row.said.content.title, step }
            }
            Err(fault) => Planned {
                sheet: fault.sheet.clone(),
                number: fault.number,
                title: fault.value.clone(),
                step: Step::Fault(fault),
            },
        };
        plan.rows.push(planned);
    }
    Ok(plan)
}

fn folded(title: &str) -> String {
    bahasa::fold(title).split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn step_of(ctx: &Ctx, row: &ReadRow, entry: Option<EntryId>) -> Result<Step> {
    let Some(id) = entry else { return Ok(Step::Create(Box::new(row.said.content.clone()))) };
    let Some(entry) = register::find_entry(ctx.db(), ctx.body(), id).await? else {
        return Ok(Step::Create(Box::new(row.said.content.clone())));
    };
    let before = crate::register::step::latest(ctx, &entry).await?;
    let after = merged(&before, &row.said);
    if after == before {
        return Ok(Step::Same(id));
    }
    match transition(entry.state.0, Move::Edit, entry.is_public()) {
        Ok((by, _)) if ctx.may(crate::register::step::act_of(by), Some(entry.unit_id)) => {
            Ok(Step::Change(Box::new(entry), Box::new(after)))
        }
        _ => Ok(Step::Busy(id)),
    }
}
