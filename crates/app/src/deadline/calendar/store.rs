//! Queries of calendars.

use db::{Db, Sql, Tx, params, sql};
use rules::calendar::{CalendarDay, DayKind};

use crate::Result;
use crate::ids::{AccountId, BodyId, CalendarId, Coded, Hex};

const NEWEST_VERSION: Sql = sql!("sql/newest_version.sql");
const FIND_VERSION: Sql = sql!("sql/find_version.sql");
const LIST_VERSIONS: Sql = sql!("sql/list_versions.sql");
const LIST_DAYS: Sql = sql!("sql/list_days.sql");
const INSERT_VERSION: Sql = sql!("sql/insert_version.sql");
const INSERT_DAY: Sql = sql!("sql/insert_day.sql");

db::record! {
    /// A loaded calendar.
    #[derive(Debug, Clone)]
    pub(super) struct Version {
        pub(super) id: CalendarId,
        pub(super) name: String,
        pub(super) decree: String,
        pub(super) is_provisional: bool,
        pub(super) days: i64,
        pub(super) digest: Hex,
        pub(super) loaded_at: i64,
    }
}

db::record! {
    /// A day of a loaded calendar.
    #[derive(Debug, Clone)]
    pub(super) struct DayRow {
        pub(super) day: String,
        pub(super) kind: Coded<DayKind>,
        pub(super) name: String,
        pub(super) decree: String,
    }
}

/// The version a body counts with.
pub(super) async fn newest(db: &Db, body: BodyId) -> Result<Option<Version>> {
    Ok(db.optional(&NEWEST_VERSION, params![body]).await?)
}

/// A version by its name.
pub(super) async fn by_name(db: &Db, body: BodyId, name: &str) -> Result<Option<Version>> {
    Ok(db.optional(&FIND_VERSION, params![body, name]).await?)
}

/// Versions of a body, newest first.
pub(super) async fn list(db: &Db, body: BodyId, limit: i64) -> Result<Vec<Version>> {
    Ok(db.all(&LIST_VERSIONS, params![body, limit]).await?)
}

/// Days of a version in order.
pub(super) async fn days(db: &Db, body: BodyId, version: CalendarId) -> Result<Vec<DayRow>> {
    Ok(db.all(&LIST_DAYS, params![body, version]).await?)
}

/// Writes a version with its days.
pub(super) async fn insert(
    tx: &Tx,
    body: BodyId,
    (version, days): (&super::Loading, &[CalendarDay]),
    digest: &Hex,
    by: Option<AccountId>,
    now_ms: i64,
) -> Result<CalendarId> {
    let count = i64::try_from(days.len()).unwrap_or(i64::MAX);
    let values = params![
        body,
        version.name.as_str(),
        version.decree.as_str(),
        version.is_provisional,
        count,
        digest,
        by,
        now_ms
    ];
    let id: CalendarId = tx.one(&INSERT_VERSION, values).await?;
    for day in days {
        let date = day.date.to_string();
        tx.exec(
            &INSERT_DAY,
            params![body, id, date, Coded(day.kind), day.name.as_str(), day.decree.as_str()],
        )
        .await?;
    }
    Ok(id)
}
