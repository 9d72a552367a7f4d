//! Queries of contacts.

use db::{Db, Sql, Tx, params, sql};
use rules::Code as _;
use rules::contact::{About, Ladder, Rung, RungDay};

use super::model::{Contact, Step};
use crate::ids::{BodyId, Coded, ContactId, UnitId};
use crate::{Ctx, Error, Result};

const FIND: Sql = sql!("sql/find.sql");
const LIST: Sql = sql!("sql/list.sql");
const LIST_OPEN: Sql = sql!("sql/list_open.sql");
const LIST_MONTH: Sql = sql!("sql/list_month.sql");
const INSERT: Sql = sql!("sql/insert.sql");
const UPDATE: Sql = sql!("sql/update.sql");
const INSERT_STEP: Sql = sql!("sql/insert_step.sql");
const LIST_STEPS: Sql = sql!("sql/list_steps.sql");
const LIST_LADDER: Sql = sql!("sql/list_ladder.sql");
const PUT_LADDER: Sql = sql!("sql/put_ladder.sql");

/// One contact. `None` when the body has none of this id.
pub async fn find(db: &Db, body: BodyId, id: ContactId) -> Result<Option<Contact>> {
    Ok(db.optional(&FIND, params![body, id]).await?)
}

/// Contacts of a unit or of all, the newest first, before an id; ended ones only when asked for.
pub(super) async fn list(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    with_ended: bool,
    before: ContactId,
    limit: i64,
) -> Result<Vec<Contact>> {
    Ok(db.all(&LIST, params![body, unit, with_ended, before, limit]).await?)
}

/// Contacts that are not over, after an id, at most 200.
pub(super) async fn list_open(db: &Db, body: BodyId, after: ContactId) -> Result<Vec<Contact>> {
    Ok(db.all(&LIST_OPEN, params![body, after]).await?)
}

/// Units that need no contact about a silent month: they have one for it, or one about silence that is not over.
pub(super) async fn list_month(db: &Db, body: BodyId, month: &str) -> Result<Vec<UnitId>> {
    Ok(db.all(&LIST_MONTH, params![body, month]).await?)
}

/// A contact to be opened.
pub(super) struct New<'a> {
    pub(super) unit: UnitId,
    pub(super) about: About,
    pub(super) next_on: &'a str,
    pub(super) is_sample: bool,
}

/// Opens a contact. `None` when there is one for the unit and the cause already.
pub(super) async fn insert(ctx: &Ctx, tx: &Tx, new: &New<'_>) -> Result<Option<ContactId>> {
    let New { unit, about, next_on, is_sample } = new;
    let due = match about {
        About::Silence(_) => None,
        About::Report(_, due) => Some(due.to_string()),
    };
    let (topic, text) = (Coded(about.topic()), about.text());
    let values = params![ctx.body(), *unit, topic, text, due, *next_on, *is_sample, ctx.now()];
    Ok(tx.optional(&INSERT, values).await?)
}

/// Writes where a contact stands. Errors: `Conflict` when somebody changed it meanwhile.
pub(super) async fn update(tx: &Tx, body: BodyId, contact: &Contact) -> Result<()> {
    let Contact {
        id,
        state,
        rung,
        rung_on,
        held_until,
        excuse_until,
        next_on,
        ending,
        ended_at,
        version,
        ..
    } = contact;
    let (rung_on, held_until) = (rung_on.as_deref(), held_until.as_deref());
    let (excuse_until, next_on) = (excuse_until.as_deref(), next_on.as_deref());
    let changed = tx
        .exec(
            &UPDATE,
            params![
                body,
                *id,
                *state,
                *rung,
                rung_on,
                held_until,
                excuse_until,
                next_on,
                *ending,
                *ended_at,
                *version
            ],
        )
        .await?;
    if changed == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Something to be noted.
#[derive(Debug, Clone, Default)]
pub(super) struct NewStep<'a> {
    pub(super) kind: &'a str,
    pub(super) reader: &'a str,
    pub(super) words: &'a str,
    pub(super) until_on: Option<&'a str>,
}

/// Notes what was said or done.
pub(super) async fn insert_step(ctx: &Ctx, tx: &Tx, id: ContactId, step: &NewStep<'_>) -> Result<()> {
    let NewStep { kind, reader, words, until_on } = step;
    tx.exec(
        &INSERT_STEP,
        params![ctx.body(), id, *kind, *reader, *words, *until_on, ctx.account(), ctx.now()],
    )
    .await?;
    Ok(())
}

/// What was said and done, oldest first.
pub(super) async fn list_steps(db: &Db, body: BodyId, id: ContactId) -> Result<Vec<Step>> {
    Ok(db.all(&LIST_STEPS, params![body, id]).await?)
}

db::record! {
    struct LadderRow {
        rung: Coded<Rung>,
        months_after: i64,
        day: i64,
    }
}

/// The ladder of a body; the house's own where it has none. Errors: `Internal` for stored days that make no ladder.
pub(super) async fn ladder(db: &Db, body: BodyId) -> Result<Ladder> {
    let rows: Vec<LadderRow> = db.all(&LIST_LADDER, params![body]).await?;
    if rows.is_empty() {
        return Ok(Ladder::default());
    }
    let of = |rung: Rung| rows.iter().find(|row| row.rung.0 == rung);
    let day = |rung| -> Option<RungDay> {
        let row = of(rung)?;
        Some(RungDay { months_after: u8::try_from(row.months_after).ok()?, day: u8::try_from(row.day).ok()? })
    };
    let days: Option<Vec<RungDay>> = Rung::ALL.iter().map(|rung| day(*rung)).collect();
    let days = days.and_then(|days| <[RungDay; 5]>::try_from(days).ok());
    let ladder = days.and_then(|days| Ladder::new(days).ok());
    Ok(ladder.ok_or_else(|| anyhow::anyhow!("the stored days make no ladder"))?)
}

/// Sets the ladder of a body.
pub(super) async fn put_ladder(tx: &Tx, body: BodyId, ladder: &Ladder) -> Result<()> {
    for (rung, on) in ladder.rungs() {
        let (months, day) = (i64::from(on.months_after), i64::from(on.day));
        tx.exec(&PUT_LADDER, params![body, Coded(rung), months, day]).await?;
    }
    Ok(())
}
