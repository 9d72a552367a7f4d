//! Making a table: columns, the units that get a row, and a last day. Everyone who has to write is told.

use jiff::civil::Date;
use rules::permission::Act;
use rules::sheet::ColumnKind;

use super::store;
use crate::audit::{self, Change};
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::ids::{TableId, UnitId};
use crate::template::Units;
use crate::{Ctx, Error, Result};

/// Longest title and column name, in characters.
const TITLE_CHARS: usize = 300;
/// Longest explanation, in characters: it becomes the summary of the entry.
const WORDS_CHARS: usize = 4_000;
/// Most columns.
const COLUMNS: usize = 40;

/// A column to be made.
#[derive(Debug, Clone)]
pub struct NewColumn {
    /// Heading.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Help beside the field.
    pub hint: String,
    /// Whether a row is complete only with it.
    pub is_required: bool,
    /// Unit that fills it in every row; `None` = the unit of the row.
    pub filler: Option<UnitId>,
}

/// A table to be made.
#[derive(Debug, Clone)]
pub struct Make {
    /// What it is about.
    pub title: String,
    /// How to fill it in; the summary of the entry later.
    pub explanation: String,
    /// Last day; `None` = what was typed is no day.
    pub due_on: Option<Date>,
    /// Whether a unit may add rows.
    pub has_many_rows: bool,
    /// Columns in their order.
    pub columns: Vec<NewColumn>,
    /// Units that get a row.
    pub units: Units,
}

impl Make {
    fn check(&self, today: Date) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let is_long = |text: &str, most: usize| text.chars().count() > most;
        if self.title.is_empty() || is_long(&self.title, TITLE_CHARS) {
            errors.add("judul", "sheet-error-title");
        }
        if self.explanation.is_empty() || is_long(&self.explanation, WORDS_CHARS) {
            errors.add("penjelasan", "sheet-error-explanation");
        }
        if self.due_on.is_none_or(|day| day < today) {
            errors.add("tenggat", "template-error-due");
        }
        let is_broken = |column: &NewColumn| {
            column.name.is_empty() || is_long(&column.name, TITLE_CHARS) || is_long(&column.hint, TITLE_CHARS)
        };
        if self.columns.is_empty() || self.columns.len() > COLUMNS || self.columns.iter().any(is_broken) {
            errors.add("kolom", "sheet-error-columns");
        }
        errors
    }
}

/// Makes a table and gives every chosen unit its first row. Returns its id.
/// Errors: `Forbidden`; `Invalid`, also when no unit is left; `NotFound` for a filling unit that is not active.
pub async fn make(ctx: &Ctx, make: &Make) -> Result<TableId> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    make.check(ctx.today()).into_result()?;
    let due_on = make.due_on.ok_or(Error::BadRequest)?;
    let units: Vec<UnitId> =
        ctx.directory.active().filter(|unit| make.units.has(unit)).map(|unit| unit.id).collect();
    if units.is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("cakupan", "sheet-error-units")])));
    }
    let fillers: Vec<UnitId> = make.columns.iter().filter_map(|column| column.filler).collect();
    let is_active = |unit: &UnitId| ctx.directory.unit(*unit).is_some_and(crate::org::Unit::is_active);
    if !fillers.iter().all(is_active) {
        return Err(Error::NotFound);
    }
    let is_sample = ctx.directory.body.is_sample;
    let tx = ctx.db().begin().await?;
    let by = (ctx.account(), ctx.now());
    let id = store::insert_table(&tx, ctx.body(), make, due_on, is_sample, by).await?;
    for unit in &units {
        store::insert_row(&tx, ctx.body(), id, *unit, ctx.now()).await?;
    }
    let mut told: Vec<UnitId> = units.iter().chain(&fillers).copied().collect();
    told.sort();
    told.dedup();
    for unit in told {
        notify_unit(ctx, &tx, unit, "sheet-new", &make.title, &format!("/kerja/tabel/{id}")).await?;
    }
    let change = Change::new("sheet.make", "shared_table", id).as_role(role);
    let detail = format!("{}; {} unit; {due_on}", make.title, units.len());
    audit::record(ctx, &tx, change.detail(detail)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}
