//! Queries of programmes.

use db::{Db, Sql, Tx, params, sql};
use rules::Code as _;
use rules::programme::{FileState, Item, Money, Theme};

use super::model::{DistrictSum, ProgrammeFile, ProgrammeRow, PublicRow, ThemeSum, Wanted};
use crate::ids::{BodyId, Hex, ProgrammeId, UnitId};
use crate::{Ctx, Error, Result};

const INSERT_FILE: Sql = sql!("sql/insert_file.sql");
const FIND_FILE: Sql = sql!("sql/find_file.sql");
const FIND_CURRENT: Sql = sql!("sql/find_current.sql");
const LIST_FILES: Sql = sql!("sql/list_files.sql");
const LIST_PUBLISHED: Sql = sql!("sql/list_published.sql");
const SET_FILE: Sql = sql!("sql/set_file.sql");
const INSERT_ROWS: Sql = sql!("sql/insert_rows.sqlite.sql", "sql/insert_rows.pg.sql");
const LIST_ROWS: Sql = sql!("sql/list_rows.sql");
const LIST_IDS: Sql = sql!("sql/list_ids.sql");
const LIST_NAMES: Sql = sql!("sql/list_names.sql");
const FIND_ROW: Sql = sql!("sql/find_row.sql");
const LIST_PUBLIC_ROWS: Sql = sql!("sql/list_public_rows.sql");
const SUM_DISTRICTS: Sql = sql!("sql/sum_districts.sql");
const SUM_THEMES: Sql = sql!("sql/sum_themes.sql");
const PUT_MAPPING: Sql = sql!("sql/put_mapping.sql");
const FIND_MAPPING: Sql = sql!("sql/find_mapping.sql");

/// A table that was handed in, to be written.
pub(super) struct NewFile<'a> {
    pub(super) unit: UnitId,
    pub(super) year: i64,
    pub(super) name: &'a str,
    pub(super) sha256: &'a Hex,
    pub(super) bytes: i64,
    pub(super) mapping: &'a str,
}

pub(super) async fn insert_file(ctx: &Ctx, tx: &Tx, new: &NewFile<'_>) -> Result<ProgrammeId> {
    let by = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let NewFile { unit, year, name, sha256, bytes, mapping } = *new;
    let sample = ctx.directory.body.is_sample;
    let values = params![ctx.body(), unit, year, name, sha256, bytes, mapping, by, ctx.now(), sample];
    Ok(tx.one(&INSERT_FILE, values).await?)
}

/// A table. Errors: `NotFound`.
pub(super) async fn find_file(db: &Db, body: BodyId, id: ProgrammeId) -> Result<ProgrammeFile> {
    db.optional(&FIND_FILE, params![body, id]).await?.ok_or(Error::NotFound)
}

/// Every version of the tables of a unit.
pub(super) async fn list_ids(db: &Db, body: BodyId, unit: UnitId) -> Result<Vec<ProgrammeId>> {
    Ok(db.all(&LIST_IDS, params![body, unit]).await?)
}

db::record! {
    /// A name in a table.
    struct Name {
        name: String,
        location: String,
    }
}

/// Names in a table with their places, each once, the upper ones first.
pub(super) async fn list_names(db: &Db, body: BodyId, file: ProgrammeId) -> Result<Vec<String>> {
    let names: Vec<Name> = db.all(&LIST_NAMES, params![body, file]).await?;
    let with_place = |Name { name, location }| match location.as_str() {
        "" => name,
        place => format!("{name}, {place}"),
    };
    Ok(names.into_iter().map(with_place).collect())
}

/// A table, inside a transaction. Errors: `NotFound`.
pub(super) async fn find_file_in(tx: &Tx, body: BodyId, id: ProgrammeId) -> Result<ProgrammeFile> {
    tx.optional(&FIND_FILE, params![body, id]).await?.ok_or(Error::NotFound)
}

/// The newest table of a unit and year in a state.
pub(super) async fn find_current(
    tx: &Tx,
    body: BodyId,
    (unit, year): (UnitId, i64),
    state: FileState,
) -> Result<Option<ProgrammeFile>> {
    Ok(tx.optional(&FIND_CURRENT, params![body, unit, year, state.code()]).await?)
}

/// Tables before an id, newest first.
pub(super) async fn list_files(
    db: &Db,
    body: BodyId,
    before: ProgrammeId,
    unit: Option<UnitId>,
    limit: i64,
) -> Result<Vec<ProgrammeFile>> {
    Ok(db.all(&LIST_FILES, params![body, before, unit, limit]).await?)
}

/// What stands in public, newest year first.
pub(super) async fn list_published(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
) -> Result<Vec<ProgrammeFile>> {
    Ok(db.all(&LIST_PUBLISHED, params![body, unit]).await?)
}

/// Writes a table back that was in a state. Errors: `Conflict` when it is not any more.
pub(super) async fn set_file(tx: &Tx, body: BodyId, file: &ProgrammeFile, from: FileState) -> Result<()> {
    let values = params![
        body,
        file.id,
        &file.mapping,
        file.state,
        file.rows,
        file.budget,
        file.revised,
        file.realisation,
        &file.differences,
        file.difference_count,
        &file.reason,
        file.published_at,
        file.replaces_id,
        file.year,
        from.code(),
    ];
    if tx.exec(&SET_FILE, values).await? == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// A row to be written, as the statement reads it from JSON.
#[derive(serde::Serialize)]
pub(super) struct NewRow<'a> {
    position: i64,
    parent: Option<i64>,
    depth: i64,
    level: &'static str,
    code: &'a str,
    path: &'a str,
    name: &'a str,
    words: String,
    budget: Option<i64>,
    revised: Option<i64>,
    realisation: Option<i64>,
    physical: Option<i64>,
    location: &'a str,
    district_id: Option<i64>,
    contractor: &'a str,
    source: &'a str,
    sheet_row: u32,
    theme: &'static str,
    is_theme_sum: i64,
}

/// Where a row stands among the others.
pub(super) struct Place {
    pub(super) position: i64,
    pub(super) parent: Option<i64>,
    pub(super) depth: i64,
    pub(super) district: Option<UnitId>,
    pub(super) theme: Option<&'static Theme>,
    /// Whether it is the uppermost row of its theme, so that sums count once.
    pub(super) is_theme_sum: bool,
}

impl<'a> NewRow<'a> {
    pub(super) fn of(item: &'a Item, place: &Place) -> Self {
        let words = format!("{} {}", item.code.to_lowercase(), bahasa::fold(&item.name));
        Self {
            position: place.position,
            parent: place.parent,
            depth: place.depth,
            level: item.level.code(),
            code: &item.code,
            path: &item.path,
            name: &item.name,
            words,
            budget: item.budget.map(Money::rupiah),
            revised: item.revised.map(Money::rupiah),
            realisation: item.realisation.map(Money::rupiah),
            physical: item.physical,
            location: &item.location,
            district_id: place.district.map(|district| district.0),
            contractor: &item.contractor,
            source: &item.source,
            sheet_row: item.row,
            theme: place.theme.map_or("", |theme| theme.code.as_str()),
            is_theme_sum: i64::from(place.is_theme_sum),
        }
    }
}

/// Writes rows, all in one statement: a table has tens of thousands, and each statement is a way to the database and back.
pub(super) async fn insert_rows(tx: &Tx, body: BodyId, file: ProgrammeId, rows: &[NewRow<'_>]) -> Result<()> {
    let rows = serde_json::to_string(rows).map_err(anyhow::Error::new)?;
    tx.exec(&INSERT_ROWS, params![body, file, rows]).await?;
    Ok(())
}

/// Rows of a table behind a position.
pub(super) async fn list_rows(
    db: &Db,
    body: BodyId,
    file: ProgrammeId,
    after: i64,
    limit: i64,
) -> Result<Vec<ProgrammeRow>> {
    Ok(db.all(&LIST_ROWS, params![body, file, after, limit]).await?)
}

/// A row of a table. Errors: `NotFound`.
pub(super) async fn find_row(db: &Db, body: BodyId, file: ProgrammeId, at: i64) -> Result<ProgrammeRow> {
    db.optional(&FIND_ROW, params![body, file, at]).await?.ok_or(Error::NotFound)
}

pub(super) async fn list_public_rows(db: &Db, body: BodyId, wanted: &Wanted<'_>) -> Result<Vec<PublicRow>> {
    let words = bahasa::fold(wanted.words);
    let words = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    let values = params![
        body,
        wanted.after,
        wanted.year,
        wanted.unit,
        wanted.level.map(|level| level.code().to_owned()),
        wanted.district,
        words,
        wanted.theme.map(str::to_owned),
        wanted.limit,
    ];
    Ok(db.all(&LIST_PUBLIC_ROWS, values).await?)
}

/// What is done in each kecamatan, the most money first.
pub(super) async fn sum_districts(db: &Db, body: BodyId, year: i64) -> Result<Vec<DistrictSum>> {
    Ok(db.all(&SUM_DISTRICTS, params![body, year]).await?)
}

/// What is done for each theme, the most money first.
pub(super) async fn sum_themes(db: &Db, body: BodyId, year: i64) -> Result<Vec<ThemeSum>> {
    Ok(db.all(&SUM_THEMES, params![body, year]).await?)
}

pub(super) async fn put_mapping(ctx: &Ctx, tx: &Tx, fingerprint: &Hex, mapping: &str) -> Result<()> {
    tx.exec(&PUT_MAPPING, params![ctx.body(), fingerprint, mapping, ctx.now()]).await?;
    Ok(())
}

pub(super) async fn find_mapping(db: &Db, body: BodyId, fingerprint: &Hex) -> Result<Option<String>> {
    Ok(db.optional(&FIND_MAPPING, params![body, fingerprint]).await?)
}
