//! Doing what a file says, 500 rows in a transaction, each with its row of the import and of the change log.
//!
//! A stop in between loses nothing: the import knows how many rows are done, and running it again goes on
//! there. Two runs at once cannot both write: the count is part of the condition.

use rules::permission::Act;
use rules::register::{State, Step as Move, transition};

use super::plan::{Plan, Planned, Step, plan};
use super::store::{self, Import, ImportRow};
use super::{begin, open};
use crate::audit::{self, Change};
use crate::ids::{Coded, EntryId, ImportId};
use crate::register::model::{Content, Entry};
use crate::register::{create, step, store as register, tell};
use crate::{Ctx, Error, Result};

/// Rows of one transaction.
const ROWS_AT_ONCE: usize = 500;

/// What became of an entry's row.
type Written = (&'static str, Option<EntryId>, Option<i64>);

/// Runs an import that was read, or goes on with one that stopped. With `is_submitting` new entries that have
/// every column the law asks for go to the main PPID at once; the others stay drafts.
/// Errors: permission to fill in entries, and to submit them; `Refused` when it was run; `Conflict` when it is
/// running elsewhere or an entry was changed meanwhile.
pub async fn run(ctx: &Ctx, id: ImportId, is_submitting: bool) -> Result<Plan> {
    let (mut import, source, mapping) = open(ctx, id).await?;
    let role = ctx.allow(Act::WriteRegister, Some(import.unit_id))?;
    if is_submitting {
        ctx.allow(Act::SubmitRegister, Some(import.unit_id))?;
    }
    if !matches!(import.state.as_str(), "read" | "running") {
        return Err(Error::Refused("register-import-was-run"));
    }
    if import.state == "read" {
        begin::map(ctx, id, &mapping).await?;
        import.is_submitting = is_submitting;
    }
    let plan = plan(ctx, import.unit_id, &source, &mapping).await?;
    let done = usize::try_from(import.rows_done).unwrap_or(0);
    for rows in plan.rows.get(done..).unwrap_or_default().chunks(ROWS_AT_ONCE) {
        write_rows(ctx, &mut import, rows).await?;
        ctx.app.ring();
    }
    let (before, rows_done) = (import.state.clone(), import.rows_done);
    "done".clone_into(&mut import.state);
    import.done_at = Some(ctx.now());
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &import, &before, rows_done).await?;
    let change = Change::new("register.import", "register_import", id).in_unit(import.unit_id).as_role(role);
    audit::record(ctx, &tx, change.detail(import.name)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(plan)
}

async fn write_rows(ctx: &Ctx, import: &mut Import, rows: &[Planned]) -> Result<()> {
    let (before, rows_done) = (import.state.clone(), import.rows_done);
    let tx = ctx.db().begin().await?;
    let mut position = rows_done;
    let mut told = false;
    for row in rows {
        position += 1;
        let (outcome, entry_id, entry_version) = write_row(ctx, &tx, import, row, &mut told).await?;
        let fault = match &row.step {
            Step::Fault(fault) => fault.key,
            _ => "",
        };
        let done = ImportRow {
            position,
            sheet: row.sheet.clone(),
            number: i64::from(row.number),
            title: row.title.clone(),
            outcome: outcome.to_owned(),
            fault: fault.to_owned(),
            entry_id,
            entry_version,
        };
        store::insert_row(&tx, ctx.body(), import.id, &done).await?;
    }
    "running".clone_into(&mut import.state);
    import.rows_done = position;
    store::update(&tx, ctx.body(), import, &before, rows_done).await?;
    tx.commit().await?;
    Ok(())
}

/// The main PPID is told once for each 500 rows, of the first entry that came in (`told`).
async fn write_row(
    ctx: &Ctx,
    tx: &db::Tx,
    import: &Import,
    row: &Planned,
    told: &mut bool,
) -> Result<Written> {
    let role = ctx.allow(Act::WriteRegister, Some(import.unit_id))?;
    match &row.step {
        Step::Create(content) => {
            let id = create::create_in(ctx, tx, import.unit_id, content, role).await?;
            let mut entry = register::find_entry(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
            if !import.is_submitting || step::check(content).into_result().is_err() {
                return Ok(("created", Some(id), Some(entry.version)));
            }
            entry.state = Coded(State::Submitted);
            entry.submitted_by = ctx.account();
            entry.submitted_at = Some(ctx.now());
            step::write(ctx, tx, &entry, step::change("register.submit", &entry, role)).await?;
            if !std::mem::replace(told, true) {
                tell::verifiers(ctx, tx, &entry, "register-submitted", &content.title).await?;
            }
            Ok(("submitted", Some(id), Some(entry.version + 1)))
        }
        Step::Change(entry, content) => {
            let mut entry = Entry::clone(entry);
            save(ctx, tx, &mut entry, content, role).await?;
            Ok(("changed", Some(entry.id), Some(entry.version + 1)))
        }
        Step::Same(id) => Ok(("same", Some(*id), None)),
        Step::Busy(id) => Ok(("busy", Some(*id), None)),
        Step::Fault(_) => Ok(("fault", None, None)),
    }
}

/// Saves a version as a person would who typed it; see `register::save`.
async fn save(
    ctx: &Ctx,
    tx: &db::Tx,
    entry: &mut Entry,
    content: &Content,
    role: Option<rules::role::Role>,
) -> Result<()> {
    let (_, to) = transition(entry.state.0, Move::Edit, entry.is_public()).map_err(|_| Error::Conflict)?;
    let before = step::digest_of(tx, ctx, entry.latest_version_id).await?;
    let (version, after) =
        register::insert_version(tx, ctx.body(), entry.id, content, ctx.account(), ctx.now()).await?;
    entry.latest_version_id = Some(version);
    entry.last_writer_id = ctx.account();
    if entry.state.0 == State::Published {
        entry.submitted_at = None;
        entry.submitted_by = None;
    }
    step::move_to(entry, to);
    let change = step::change("register.save", entry, role).digests(before, after);
    step::write(ctx, tx, entry, change).await
}
