//! Queries of the workroom's lists.

use db::{Db, Sql, params, sql};
use rules::register::{InformationClass, State};

use crate::Result;
use crate::ids::{AccountId, BodyId, Coded, EntryId, UnitId};

const LIST_DESK: Sql = sql!("sql/list_desk.sql");
const COUNT_BY_STATE: Sql = sql!("sql/count_by_state.sql");
const FIND_WAITING_BEFORE: Sql = sql!("sql/find_waiting_before.sql");
const FIND_WAITING_AFTER: Sql = sql!("sql/find_waiting_after.sql");
const FIND_PERSON: Sql = sql!("sql/find_person.sql");

db::record! {
    /// An entry as the workroom lists it, by its newest version.
    #[derive(Debug, Clone)]
    pub(super) struct DeskRow {
        pub(super) id: EntryId,
        pub(super) unit_id: UnitId,
        pub(super) state: Coded<State>,
        pub(super) class: Coded<InformationClass>,
        pub(super) year: Option<i64>,
        pub(super) is_public: bool,
        pub(super) is_sample: bool,
        pub(super) title: String,
        /// Name of its first file, for what has no title yet.
        pub(super) file_name: Option<String>,
        pub(super) author: Option<String>,
        pub(super) remark: String,
        pub(super) updated_at: i64,
        pub(super) submitted_at: Option<i64>,
    }
}

/// Which entries; `None` = any.
#[derive(Debug, Clone, Default)]
pub(super) struct DeskFilter {
    pub(super) state: Option<State>,
    pub(super) unit: Option<UnitId>,
    pub(super) class: Option<InformationClass>,
    /// A part of the title or summary, in small letters.
    pub(super) part: Option<String>,
}

/// Entries of the workroom, last changed first, at most `limit`, after the one at `after`.
pub(super) async fn list_desk(
    db: &Db,
    body: BodyId,
    filter: &DeskFilter,
    after: Option<(i64, EntryId)>,
    limit: i64,
) -> Result<Vec<DeskRow>> {
    let (at, id) = after.unwrap_or((i64::MAX, EntryId(i64::MAX)));
    let values = params![
        body,
        at,
        id,
        limit,
        filter.state.map(Coded),
        filter.unit,
        filter.class.map(Coded),
        filter.part.clone(),
    ];
    Ok(db.all(&LIST_DESK, values).await?)
}

db::record! {
    /// How many entries stand in a state.
    #[derive(Debug, Clone)]
    pub(crate) struct StateCount {
        /// Where they stand.
        pub(crate) state: Coded<State>,
        /// How many.
        pub(crate) entries: i64,
    }
}

/// Entries by where they stand, of a unit or of all.
pub(crate) async fn count_by_state(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<StateCount>> {
    Ok(db.all(&COUNT_BY_STATE, params![body, unit]).await?)
}

/// The entries that wait for verification just before and just after one, by the time they were handed in.
pub(super) async fn find_waiting_beside(
    db: &Db,
    body: BodyId,
    id: EntryId,
    submitted_at: i64,
) -> Result<(Option<EntryId>, Option<EntryId>)> {
    let before = db.optional(&FIND_WAITING_BEFORE, params![body, submitted_at, id]).await?;
    let after = db.optional(&FIND_WAITING_AFTER, params![body, submitted_at, id]).await?;
    Ok((before, after))
}

/// A person's name; empty when there is none.
pub(super) async fn person(db: &Db, body: BodyId, account: Option<AccountId>) -> Result<String> {
    let Some(account) = account else { return Ok(String::new()) };
    Ok(db.optional(&FIND_PERSON, params![body, account]).await?.unwrap_or_default())
}
