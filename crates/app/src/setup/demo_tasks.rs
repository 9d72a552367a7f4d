//! What the main PPID of the demonstration asks of units: a template some have answered, a table some have
//! filled in. Made by the commands a real city uses.

use jiff::ToSpan as _;
use jiff::civil::Date;
use rules::Code;
use rules::register::InformationClass;
use rules::sheet::{Cells, ColumnKind};
use rules::unit::UnitType;
use serde::Deserialize;

use crate::register::public::{Filter, list_rows};
use crate::sheet::{self, Make, NewColumn};
use crate::template::{self, Push, Units};
use crate::{Ctx, Error, Result};

#[derive(Deserialize)]
struct TasksFile {
    template: TemplateFile,
    table: TableFile,
}

#[derive(Deserialize)]
struct TemplateFile {
    title: String,
    summary: String,
    instruction: String,
    file_hint: String,
    obligation: String,
    types: Vec<String>,
    due_in_days: i64,
}

#[derive(Deserialize)]
struct TableFile {
    title: String,
    explanation: String,
    types: Vec<String>,
    due_in_days: i64,
    column: Vec<ColumnFile>,
    filled_rows: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct ColumnFile {
    name: String,
    kind: String,
    #[serde(default)]
    required: bool,
    /// Code of the unit that fills it.
    filler: Option<String>,
}

/// Pushes the template and makes the table. Errors: `tasks.toml` is wrong.
pub(super) async fn add(ctx: &Ctx, text: &str) -> Result<()> {
    let file: TasksFile = toml::from_str(text).map_err(anyhow::Error::new)?;
    push(ctx, &file.template).await?;
    make(ctx, &file.table).await
}

fn types(codes: &[String]) -> Units {
    Units::Types(codes.iter().filter_map(|code| UnitType::from_code(code)).collect())
}

fn in_days(ctx: &Ctx, days: i64) -> Option<Date> {
    ctx.today().checked_add(days.days()).ok()
}

/// Of three units one has it already, one is writing it, one has not begun.
async fn push(ctx: &Ctx, file: &TemplateFile) -> Result<()> {
    let push = Push {
        title: file.title.clone(),
        summary: file.summary.clone(),
        class: InformationClass::Periodic,
        year: Some(i64::from(ctx.today().year())),
        instruction: file.instruction.clone(),
        file_hint: file.file_hint.clone(),
        obligations: vec![file.obligation.clone()],
        due_on: in_days(ctx, file.due_in_days),
        units: types(&file.types),
    };
    let id = template::push(ctx, &push).await?;
    let which = template::store::Which { template: Some(id), ..template::store::Which::default() };
    for (number, line) in template::lines(ctx, which).await?.into_iter().enumerate() {
        match number % 3 {
            0 => {
                let obligation = Some(file.obligation.clone());
                let filter = Filter { unit: Some(line.task.unit_id), obligation, ..Filter::default() };
                let public = list_rows(ctx.db(), ctx.body(), &filter, None, 1).await?;
                if let Some(row) = public.first() {
                    template::link(ctx, line.task.id, Some(row.id)).await?;
                }
            }
            1 => {
                template::fill(ctx, line.task.id).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

async fn make(ctx: &Ctx, file: &TableFile) -> Result<()> {
    let mut columns = Vec::new();
    for column in &file.column {
        let filler = match &column.filler {
            Some(code) => Some(ctx.directory.by_code(code).ok_or(Error::NotFound)?.id),
            None => None,
        };
        columns.push(NewColumn {
            name: column.name.clone(),
            kind: ColumnKind::from_code(&column.kind).ok_or(Error::NotFound)?,
            hint: String::new(),
            is_required: column.required,
            filler,
        });
    }
    let make = Make {
        title: file.title.clone(),
        explanation: file.explanation.clone(),
        due_on: in_days(ctx, file.due_in_days),
        has_many_rows: false,
        columns,
        units: types(&file.types),
    };
    let id = sheet::make(ctx, &make).await?;
    let columns = sheet::store::list_columns(ctx.db(), ctx.body(), Some(id)).await?;
    let rows = sheet::store::list_rows(ctx.db(), ctx.body(), Some(id)).await?;
    for (row, filled) in rows.iter().zip(&file.filled_rows) {
        let cells = columns.iter().map(|column| column.id.0).zip(filled.iter().cloned());
        let cells: Cells = cells.filter(|(_, text)| !text.is_empty()).collect();
        sheet::save_row(ctx, row.id, row.number, &cells).await?;
    }
    Ok(())
}
