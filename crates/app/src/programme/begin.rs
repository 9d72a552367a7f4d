//! Taking a file in: kept by content, its headings read, its columns suggested or remembered. No figure is taken yet.

use rules::permission::Act;
use rules::programme::{FileState, Mapping};
use rules::visibility::{self, Visibility};

use super::model::ProgrammeFile;
use super::read::{self, Opened, Reading};
use super::store;
use crate::audit::{self, Change};
use crate::ids::{Hex, ProgrammeId, UnitId};
use crate::social::import::Problem;
use crate::{Ctx, Error, Result};

/// A file that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// The table.
    pub id: ProgrammeId,
    /// Whether the same file was the last one of this unit and year already.
    pub is_known: bool,
}

/// Opens a file away from the request's thread.
async fn opened(
    bytes: Vec<u8>,
    name: &str,
    year: Option<i32>,
) -> Result<std::result::Result<Opened, Problem>> {
    let name = name.to_owned();
    let open = move || read::open(&bytes, &name, year);
    Ok(tokio::task::spawn_blocking(open).await.map_err(anyhow::Error::new)?)
}

/// What a file says, without keeping anything. `mapping` replaces what is suggested or remembered.
/// Errors: the database does not answer. The inner error says why the file cannot be read.
pub async fn look(
    ctx: Option<&Ctx>,
    (name, bytes): (&str, Vec<u8>),
    year: Option<i32>,
    mapping: Option<&Mapping>,
) -> Result<std::result::Result<Reading, Problem>> {
    let opened = match opened(bytes, name, year).await? {
        Ok(opened) => opened,
        Err(problem) => return Ok(Err(problem)),
    };
    let mapping = match (mapping, ctx) {
        (Some(mapping), _) => mapping.clone(),
        (None, Some(ctx)) => columns_of(ctx, &opened).await?,
        (None, None) => opened.headings.mapping.clone(),
    };
    let names = opened.headings.names.clone();
    let read =
        tokio::task::spawn_blocking(move || opened.read(&mapping)).await.map_err(anyhow::Error::new)?;
    Ok(read.ok_or(Problem::Columns(names)))
}

/// A table with its file read again. Errors: `NotFound` for those who may not write the unit's programmes.
pub(super) async fn reopen(ctx: &Ctx, id: ProgrammeId) -> Result<(ProgrammeFile, Reading)> {
    let file = store::find_file(ctx.db(), ctx.body(), id).await?;
    readable(ctx, &file)?;
    let mapping = Mapping::from_text(&file.mapping)
        .ok_or_else(|| Error::Internal(anyhow::anyhow!("unreadable columns of programme {id}")))?;
    let bytes = ctx.app.files.get(&file.sha256.0).await?;
    let year = i32::try_from(file.year).ok();
    let reading = look(Some(ctx), (&file.name, bytes), year, Some(&mapping)).await?;
    Ok((file, reading.map_err(|_unreadable| Error::NotFound)?))
}

/// Whether an officer may read a table that is not public. Errors: `SignedOut`, `NotFound`.
pub(super) fn readable(ctx: &Ctx, file: &ProgrammeFile) -> Result<()> {
    if ctx.officer().is_none() {
        // The program itself may; visitors are asked to sign in.
        return ctx.allow(Act::WriteProgrammes, Some(file.unit_id)).map(drop);
    }
    match visibility::programme(FileState::Draft, file.unit_id.0, ctx.viewer()) {
        Visibility::Full => Ok(()),
        Visibility::Notice | Visibility::Nothing => Err(Error::NotFound),
    }
}

/// Keeps a file for a unit. The same file with the same columns as the version that holds makes no new one.
/// Errors: permission; `NotFound` for a unit that is not active; `Refused` when nobody says the year. The inner error
/// says why the file cannot be read; then nothing is kept.
pub async fn begin(
    ctx: &Ctx,
    unit: UnitId,
    (name, bytes): (&str, Vec<u8>),
    year: Option<i32>,
    mapping: Option<&Mapping>,
) -> Result<std::result::Result<Begun, Problem>> {
    let role = ctx.allow(Act::WriteProgrammes, Some(unit))?;
    if !ctx.directory.unit(unit).is_some_and(crate::org::Unit::is_active) {
        return Err(Error::NotFound);
    }
    let opened = match opened(bytes.clone(), name, year).await? {
        Ok(opened) => opened,
        Err(problem) => return Ok(Err(problem)),
    };
    let year = opened.year.map(i64::from).ok_or(Error::Refused("programme-refused-year"))?;
    let mapping = match mapping {
        Some(mapping) => mapping.clone(),
        None => columns_of(ctx, &opened).await?,
    };
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let sha256 = Hex(ctx.app.files.put(bytes).await?);
    let mapping = mapping.to_text();
    let tx = ctx.db().begin().await?;
    for state in [FileState::Published, FileState::Draft] {
        let last = store::find_current(&tx, ctx.body(), (unit, year), state).await?;
        if let Some(last) = last.filter(|last| last.sha256 == sha256 && last.mapping == mapping) {
            return Ok(Ok(Begun { id: last.id, is_known: true }));
        }
    }
    let name: String = name.chars().take(200).collect();
    let new = store::NewFile { unit, year, name: &name, sha256: &sha256, bytes: size, mapping: &mapping };
    let id = store::insert_file(ctx, &tx, &new).await?;
    let change = Change::new("programme.upload", "programme", id).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change.detail(format!("{name}, {year}")).digests("", sha256.0)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(Ok(Begun { id, is_known: false }))
}

/// The columns of a form: as they were assigned last time in this body, else as the headings suggest.
async fn columns_of(ctx: &Ctx, opened: &Opened) -> Result<Mapping> {
    let remembered = store::find_mapping(ctx.db(), ctx.body(), &opened.fingerprint()).await?;
    let remembered = remembered.and_then(|text| Mapping::from_text(&text));
    Ok(remembered.unwrap_or_else(|| opened.headings.mapping.clone()))
}

/// What identifies the form of a kept file. Errors: as [`reopen`].
pub(super) async fn fingerprint(ctx: &Ctx, file: &ProgrammeFile) -> Result<Hex> {
    let bytes = ctx.app.files.get(&file.sha256.0).await?;
    let opened = opened(bytes, &file.name, i32::try_from(file.year).ok()).await?;
    opened.map(|opened| opened.fingerprint()).map_err(|_unreadable| Error::NotFound)
}
