//! Queries of the slice: files, readings, posts, months. Accounts and connectors have their own.

use db::{Db, Sql, Tx, params, sql};
use rules::activity::{Month, Network, Road};
use social::Post;

use super::model::{At, ImportRow, MonthRow, Place, PostRow, ReadingRow};
use crate::Result;
use crate::ids::{AccountId, BodyId, Coded, FileId, SocialAccountId, SocialImportId, SocialMonthId, UnitId};

const INSERT_IMPORT: Sql = sql!("sql/insert_import.sql");
const FIND_IMPORT: Sql = sql!("sql/find_import.sql");
const LIST_IMPORTS: Sql = sql!("sql/list_imports.sql");
const REMOVE_IMPORT: Sql = sql!("sql/remove_import.sql");
const INSERT_READING: Sql = sql!("sql/insert_reading.sql");
const LIST_SPANS: Sql = sql!("sql/list_spans.sql");
const LIST_READINGS_OF_IMPORT: Sql = sql!("sql/list_readings_of_import.sql");
const REMOVE_READINGS: Sql = sql!("sql/remove_readings.sql");
const PUT_POST: Sql = sql!("sql/put_post.sql");
const UNSEE_POST: Sql = sql!("sql/unsee_post.sql");
const DELETE_UNSEEN_POSTS: Sql = sql!("sql/delete_unseen_posts.sql");
const LIST_POSTS: Sql = sql!("sql/list_posts.sql");
const INSERT_MONTH: Sql = sql!("sql/insert_month.sql");
const LIST_MONTHS: Sql = sql!("sql/list_months.sql");
const REMOVE_MONTHS: Sql = sql!("sql/remove_months.sql");

/// A file to be noted.
pub(super) struct NewImport<'a> {
    pub(super) name: &'a str,
    pub(super) digest: &'a str,
    pub(super) shape: &'a str,
    pub(super) rows: usize,
    pub(super) faults: usize,
    pub(super) by: Option<AccountId>,
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) async fn insert_import(tx: &Tx, (body, now): At, new: &NewImport<'_>) -> Result<SocialImportId> {
    let values =
        params![body, new.name, new.digest, new.shape, whole(new.rows), whole(new.faults), new.by, now];
    Ok(tx.one(&INSERT_IMPORT, values).await?)
}

pub(super) async fn find_import(tx: &Tx, body: BodyId, id: SocialImportId) -> Result<Option<ImportRow>> {
    Ok(tx.optional(&FIND_IMPORT, params![body, id]).await?)
}

/// The newest fifty files.
pub(super) async fn imports(db: &Db, body: BodyId) -> Result<Vec<ImportRow>> {
    Ok(db.all(&LIST_IMPORTS, params![body]).await?)
}

/// Marks a file and its rows as taken back. False when it was already.
pub(super) async fn remove_import(tx: &Tx, (body, now): At, id: SocialImportId) -> Result<bool> {
    if tx.exec(&REMOVE_IMPORT, params![body, id, now]).await? != 1 {
        return Ok(false);
    }
    tx.exec(&REMOVE_READINGS, params![body, id, now]).await?;
    tx.exec(&REMOVE_MONTHS, params![body, id, now]).await?;
    Ok(true)
}

/// A reading to be noted.
pub(super) struct NewReading<'a> {
    pub(super) unit: UnitId,
    pub(super) network: Network,
    pub(super) road: Road,
    pub(super) account: Option<SocialAccountId>,
    pub(super) import: Option<SocialImportId>,
    /// What was seen without a gap, Unix ms.
    pub(super) covered: (i64, i64),
    pub(super) posts: &'a [Post],
    pub(super) asked: u32,
    pub(super) cost: u64,
    pub(super) problem: &'a str,
}

/// Notes a reading and the posts it found.
pub(super) async fn insert_reading(tx: &Tx, (body, now): At, new: &NewReading<'_>) -> Result<()> {
    let NewReading { unit, network, road, account, import, covered, posts, asked, cost, problem } = new;
    let ids: Vec<&str> = posts.iter().map(|post| post.id.as_str()).collect();
    let cost = i64::try_from(*cost).unwrap_or(i64::MAX);
    let values = params![
        body,
        *unit,
        Coded(*network),
        Coded(*road),
        *account,
        *import,
        covered.0,
        covered.1,
        whole(posts.len()),
        i64::from(*asked),
        cost,
        *problem,
        ids.join("\n"),
        now,
    ];
    tx.exec(&INSERT_READING, values).await?;
    for post in *posts {
        let values = params![
            body,
            Coded(*network),
            &post.id,
            Coded(*road),
            *unit,
            Coded(post.kind),
            &post.permalink,
            post.published,
            now,
        ];
        tx.exec(&PUT_POST, values).await?;
    }
    Ok(())
}

/// An account, and a range of instants that was seen of it.
pub(super) type Span = (Option<i64>, i64, i64);

/// Ranges that readings of a road saw, as far as they touch `range`.
pub(super) async fn spans(tx: &Tx, body: BodyId, place: Place, range: (i64, i64)) -> Result<Vec<Span>> {
    let values = params![body, place.unit, Coded(place.network), Coded(place.road), range.0, range.1];
    Ok(tx.all(&LIST_SPANS, values).await?)
}

pub(super) async fn readings_of_import(tx: &Tx, body: BodyId, id: SocialImportId) -> Result<Vec<ReadingRow>> {
    Ok(tx.all(&LIST_READINGS_OF_IMPORT, params![body, id]).await?)
}

/// Takes back that a reading saw its posts.
pub(super) async fn unsee(tx: &Tx, body: BodyId, reading: &ReadingRow) -> Result<()> {
    for id in reading.ids.lines() {
        tx.exec(&UNSEE_POST, params![body, reading.network, id, reading.road]).await?;
    }
    tx.exec(&DELETE_UNSEEN_POSTS, params![body, reading.unit_id, reading.network, reading.road]).await?;
    Ok(())
}

/// Posts of a unit on a network, on one road or all, published in `range`.
pub(super) async fn posts(
    db: &Db,
    body: BodyId,
    (unit, network, road): (UnitId, Network, Option<Road>),
    range: (i64, i64),
) -> Result<Vec<PostRow>> {
    let road = road.map(|road| rules::Code::code(road).to_owned());
    let values = params![body, unit, Coded(network), road, range.0, range.1];
    Ok(db.all(&LIST_POSTS, values).await?)
}

/// A month to be noted.
pub(super) struct NewMonth<'a> {
    pub(super) unit: UnitId,
    pub(super) network: Network,
    pub(super) month: Month,
    /// `count`, `uncounted`, `none`.
    pub(super) said: &'a str,
    pub(super) posts: Option<u32>,
    pub(super) proof: &'a str,
    pub(super) import: Option<SocialImportId>,
    pub(super) by: Option<AccountId>,
    pub(super) picture: Option<FileId>,
}

pub(super) async fn insert_month(tx: &Tx, (body, now): At, new: &NewMonth<'_>) -> Result<SocialMonthId> {
    let values = params![
        body,
        new.unit,
        Coded(new.network),
        new.month.to_string(),
        new.said,
        new.posts.map(i64::from),
        new.proof,
        new.import,
        new.by,
        now,
        new.picture,
    ];
    Ok(tx.one(&INSERT_MONTH, values).await?)
}

/// What was said of a unit's month, on all networks, the last first.
pub(super) async fn months_of(db: &Db, body: BodyId, unit: UnitId, month: Month) -> Result<Vec<MonthRow>> {
    let none: Option<i64> = None;
    Ok(db.all(&LIST_MONTHS, params![body, Some(unit), Some(month.to_string()), none]).await?)
}

/// What was said of a month, of all units.
pub(super) async fn months_in(db: &Db, body: BodyId, month: Month) -> Result<Vec<MonthRow>> {
    let none: Option<i64> = None;
    Ok(db.all(&LIST_MONTHS, params![body, none, Some(month.to_string()), none]).await?)
}

pub(super) async fn months_of_import(db: &Db, body: BodyId, id: SocialImportId) -> Result<Vec<MonthRow>> {
    let (none, no_month): (Option<i64>, Option<String>) = (None, None);
    Ok(db.all(&LIST_MONTHS, params![body, none, no_month, Some(id)]).await?)
}
