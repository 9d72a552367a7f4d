//! Queries of the monthly tables.

use db::{Db, Sql, Tx, params, sql};
use rules::activity::Month;
use rules::ranking::{Book, Closing, Column, League};

use super::model::{ClosedMonth, Correction, PastMonth, Protest, ProtestId, Row};
use crate::Result;
use crate::ids::{BodyId, Coded, UnitId};

const FIND_BOOK: Sql = sql!("sql/find_book.sql");
const PUT_BOOK: Sql = sql!("sql/put_book.sql");
const FIND_MONTH: Sql = sql!("sql/find_month.sql");
const LIST_MONTHS: Sql = sql!("sql/list_months.sql");
const INSERT_MONTH: Sql = sql!("sql/insert_month.sql");
const SET_MONTH: Sql = sql!("sql/set_month.sql");
const INSERT_ROW: Sql = sql!("sql/insert_row.sql");
const DELETE_ROWS: Sql = sql!("sql/delete_rows.sql");
const LIST_ROWS: Sql = sql!("sql/list_rows.sql");
const LIST_HISTORY: Sql = sql!("sql/list_history.sql");
const LIST_TEXTS: Sql = sql!("sql/list_texts.sql");
const INSERT_PROTEST: Sql = sql!("sql/insert_protest.sql");
const LIST_PROTESTS: Sql = sql!("sql/list_protests.sql");
const SET_DECISION: Sql = sql!("sql/set_decision.sql");
const INSERT_CORRECTION: Sql = sql!("sql/insert_correction.sql");
const LIST_CORRECTIONS: Sql = sql!("sql/list_corrections.sql");

/// Later than every month.
const FOR_EVER: &str = "9999-99";

/// The body's own counting rules.
pub(super) async fn find_book(db: &Db, body: BodyId) -> Result<Option<Book>> {
    let line: Option<String> = db.optional(&FIND_BOOK, params![body]).await?;
    Ok(line.and_then(|line| Book::parse(&line)))
}

/// Sets the body's own counting rules.
pub(super) async fn put_book(tx: &Tx, body: BodyId, book: &Book, now_ms: i64) -> Result<()> {
    tx.exec(&PUT_BOOK, params![body, book.to_string(), now_ms]).await?;
    Ok(())
}

/// A month that is frozen or further.
pub(super) async fn find_month(db: &Db, body: BodyId, month: Month) -> Result<Option<ClosedMonth>> {
    Ok(db.optional(&FIND_MONTH, params![body, month.to_string()]).await?)
}

/// Such months before one, newest first.
pub(super) async fn list_months(
    db: &Db,
    body: BodyId,
    state: Option<Closing>,
    before: Option<Month>,
    limit: i64,
) -> Result<Vec<ClosedMonth>> {
    let before = before.map_or_else(|| FOR_EVER.to_owned(), |month| month.to_string());
    Ok(db.all(&LIST_MONTHS, params![body, state.map(Coded), before, limit]).await?)
}

/// Writes a month. False when there is one.
pub(super) async fn insert_month(tx: &Tx, body: BodyId, month: &ClosedMonth) -> Result<bool> {
    let done = tx.exec(
        &INSERT_MONTH,
        params![
            body,
            &month.month,
            month.state,
            &month.rules,
            &month.digest,
            month.frozen_at,
            month.closes_on.clone(),
            &month.calendar,
            month.published_at,
            &month.source,
            month.is_sample,
        ],
    );
    Ok(done.await? == 1)
}

/// Moves a month on from a state. False when somebody else moved it meanwhile.
pub(super) async fn set_month(tx: &Tx, body: BodyId, month: &ClosedMonth, from: Closing) -> Result<bool> {
    let done = tx.exec(
        &SET_MONTH,
        params![
            body,
            &month.month,
            month.state,
            month.closes_on.clone(),
            &month.calendar,
            month.published_at,
            &month.digest,
            Coded(from),
        ],
    );
    Ok(done.await? == 1)
}

/// Writes the rows of a month in place of those it had.
pub(super) async fn put_rows(tx: &Tx, body: BodyId, month: Month, rows: &[Row]) -> Result<()> {
    let month = month.to_string();
    tx.exec(&DELETE_ROWS, params![body, &month]).await?;
    for row in rows {
        let Row {
            league,
            network,
            place,
            unit_id,
            name,
            rank,
            status,
            posts,
            at_least,
            road,
            evidence,
            left_out,
        } = row;
        let values = params![
            body, &month, *league, network, *place, *unit_id, name, *rank, *status, *posts, *at_least, road,
            evidence, *left_out,
        ];
        tx.exec(&INSERT_ROW, values).await?;
    }
    Ok(())
}

/// Rows of a month, of one league and one column or of all.
pub(super) async fn list_rows(
    db: &Db,
    body: BodyId,
    month: Month,
    league: Option<League>,
    column: Option<Column>,
) -> Result<Vec<Row>> {
    let column = column.map(Column::code);
    Ok(db.all(&LIST_ROWS, params![body, month.to_string(), league.map(Coded), column]).await?)
}

/// Published months of a unit in one column, newest first.
pub(super) async fn list_history(
    db: &Db,
    body: BodyId,
    unit: UnitId,
    column: Column,
) -> Result<Vec<PastMonth>> {
    Ok(db.all(&LIST_HISTORY, params![body, unit, column.code()]).await?)
}

db::record! {
    /// Title and lead of a news item published here.
    #[derive(Debug, Clone)]
    pub(super) struct Text {
        pub(super) unit_id: UnitId,
        pub(super) title: String,
        pub(super) lead: String,
    }
}

/// Texts of news published here between two instants (Unix ms), by unit, oldest first.
pub(super) async fn list_texts(db: &Db, body: BodyId, (from, to): (i64, i64)) -> Result<Vec<Text>> {
    Ok(db.all(&LIST_TEXTS, params![body, from, to]).await?)
}

/// Writes a protest; its id and its decision come from elsewhere.
pub(super) async fn insert_protest(tx: &Tx, body: BodyId, protest: &Protest) -> Result<ProtestId> {
    let Protest { month, unit_id, network, posts, reason, evidence, made_at, made_by, .. } = protest;
    let values = params![body, month, *unit_id, network, *posts, reason, evidence, *made_at, made_by];
    Ok(tx.one(&INSERT_PROTEST, values).await?)
}

/// Protests of a month, oldest first.
pub(super) async fn list_protests(db: &Db, body: BodyId, month: Month) -> Result<Vec<Protest>> {
    Ok(db.all(&LIST_PROTESTS, params![body, month.to_string()]).await?)
}

/// Writes a decision. False when there is one.
pub(super) async fn set_decision(tx: &Tx, body: BodyId, protest: &Protest) -> Result<bool> {
    let Protest { id, state, decided_at, decided_by, decision, .. } = protest;
    Ok(tx.exec(&SET_DECISION, params![body, *id, state, *decided_at, decided_by, decision]).await? == 1)
}

/// Notes a changed number.
pub(super) async fn insert_correction(
    tx: &Tx,
    body: BodyId,
    month: Month,
    change: &Correction,
) -> Result<()> {
    let Correction {
        unit_id,
        name,
        network,
        changed_at,
        is_after,
        old_status,
        old_posts,
        status,
        posts,
        reason,
    } = change;
    let month = month.to_string();
    let values = params![
        body,
        month,
        *unit_id,
        name,
        network,
        *changed_at,
        *is_after,
        *old_status,
        *old_posts,
        *status,
        *posts,
        reason,
    ];
    tx.exec(&INSERT_CORRECTION, values).await?;
    Ok(())
}

/// Changed numbers of a month, oldest first.
pub(super) async fn list_corrections(db: &Db, body: BodyId, month: Month) -> Result<Vec<Correction>> {
    Ok(db.all(&LIST_CORRECTIONS, params![body, month.to_string()]).await?)
}
