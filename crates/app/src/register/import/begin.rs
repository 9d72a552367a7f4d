//! Taking a file in: kept by content, headings read, columns suggested or remembered.

use fluent_templates::fluent_bundle::FluentValue;
use paper::table::{self, Limits, TableError};
use rules::permission::Act;

use super::mapping::Mapping;
use super::plan::{Plan, plan};
use super::read::Source;
use super::store::{self, Import};
use crate::audit::{self, Change};
use crate::ids::{ImportId, UnitId};
use crate::locale::Locale;
use crate::{Ctx, Error, Result};

/// Why a file is not a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportProblem {
    /// It cannot be read.
    Table(TableError),
    /// No row of it names columns.
    NoHeadings,
    /// It lists exempt information, which must not be in the register (UU 14/2008 Ps.11(1)a).
    ExemptList,
}

impl ImportProblem {
    /// The problem and what to do, as a sentence.
    pub fn in_words(&self, locale: Locale) -> String {
        let n = |key: &str, n: i64| locale.with(key, &[("n", FluentValue::from(n))]);
        match self {
            Self::Table(TableError::TooLarge) => locale.t("register-import-too-large"),
            Self::Table(TableError::TooManyRows(most)) => {
                n("register-import-too-many-rows", i64::try_from(*most).unwrap_or(i64::MAX))
            }
            Self::Table(TableError::OldOrProtected) => locale.t("register-import-old"),
            Self::Table(TableError::NotTable) => locale.t("register-import-not-table"),
            Self::Table(TableError::Empty) => locale.t("register-import-empty"),
            Self::Table(TableError::OpenQuote(line)) => n("register-import-open-quote", i64::from(*line)),
            Self::Table(TableError::Damaged(_)) => locale.t("register-import-damaged"),
            Self::NoHeadings => locale.t("register-import-no-headings"),
            Self::ExemptList => locale.t("register-import-exempt-list"),
        }
    }
}

/// Reads a file's tables away from the request's thread.
async fn source_of(bytes: Vec<u8>) -> Result<std::result::Result<Source, ImportProblem>> {
    let read = move || {
        let book = table::read(&bytes, &Limits::default()).map_err(ImportProblem::Table)?;
        let source = Source::new(book).ok_or(ImportProblem::NoHeadings)?;
        if source.is_exempt_list() { Err(ImportProblem::ExemptList) } else { Ok(source) }
    };
    Ok(tokio::task::spawn_blocking(read).await.map_err(anyhow::Error::new)?)
}

/// Takes a file in for a unit. The register itself stays as it is.
/// Errors: permission to fill in entries of the unit; `NotFound` for a unit that is not active. The inner
/// error says what is wrong with the file; then nothing is kept.
pub async fn begin(
    ctx: &Ctx,
    unit: UnitId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<std::result::Result<ImportId, ImportProblem>> {
    let role = ctx.allow(Act::WriteRegister, Some(unit))?;
    if !ctx.directory.unit(unit).is_some_and(crate::org::Unit::is_active) {
        return Err(Error::NotFound);
    }
    let source = match source_of(bytes.clone()).await? {
        Ok(source) => source,
        Err(problem) => return Ok(Err(problem)),
    };
    let mapping = columns_of(ctx, unit, &source).await?;
    let sha256 = ctx.app.files.put(bytes).await?;
    let import = Import {
        id: ImportId(0),
        unit_id: unit,
        name: name.chars().take(200).collect(),
        sha256,
        mapping: mapping.to_json(),
        is_submitting: false,
        state: "read".to_owned(),
        rows_done: 0,
        created_by: ctx.account(),
        created_at: ctx.now(),
        done_at: None,
        undone_at: None,
    };
    let tx = ctx.db().begin().await?;
    let id = store::insert(&tx, ctx.body(), &import).await?;
    let change = Change::new("register.upload-list", "register_import", id).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change.detail(import.name)).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// An import with its file read again and its columns.
/// Errors: `NotFound` for those who may not fill in entries of its unit.
pub async fn open(ctx: &Ctx, id: ImportId) -> Result<(Import, Source, Mapping)> {
    let import = store::find(ctx.db(), ctx.body(), id).await?;
    match ctx.allow(Act::WriteRegister, Some(import.unit_id)) {
        Ok(_) => {}
        Err(Error::SignedOut) => return Err(Error::SignedOut),
        Err(_) => return Err(Error::NotFound),
    }
    let bytes = ctx.app.files.get(&import.sha256).await?;
    let source = source_of(bytes.to_vec()).await?.map_err(|_problem| Error::NotFound)?;
    let mapping = Mapping::from_json(&import.mapping);
    Ok((import, source, mapping))
}

/// Sets the columns of an import that has not been run, and remembers them for the next file of this form.
/// Errors: as [`open`]; `Refused` when it was run; `Conflict`.
pub async fn map(ctx: &Ctx, id: ImportId, mapping: &Mapping) -> Result<()> {
    let (mut import, source, _) = open(ctx, id).await?;
    let role = ctx.allow(Act::WriteRegister, Some(import.unit_id))?;
    if import.state != "read" {
        return Err(Error::Refused("register-import-was-run"));
    }
    import.mapping = mapping.to_json();
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &import, "read", 0).await?;
    let unit = import.unit_id;
    store::put_mapping(&tx, ctx.body(), unit, &source.fingerprint, &import.mapping, ctx.now()).await?;
    let change = Change::new("register.map-list", "register_import", id).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    Ok(())
}

/// What a file would do, without keeping anything of it. `class` as in [`Mapping::class`].
/// Errors: as [`begin`].
pub async fn look(
    ctx: &Ctx,
    unit: UnitId,
    bytes: Vec<u8>,
    class: &str,
) -> Result<std::result::Result<(Source, Plan), ImportProblem>> {
    ctx.allow(Act::WriteRegister, Some(unit))?;
    let source = match source_of(bytes).await? {
        Ok(source) => source,
        Err(problem) => return Ok(Err(problem)),
    };
    let mut mapping = columns_of(ctx, unit, &source).await?;
    if !class.is_empty() {
        class.clone_into(&mut mapping.class);
    }
    let plan = plan(ctx, unit, &source, &mapping).await?;
    Ok(Ok((source, plan)))
}

/// The columns of a form: as they were assigned last time in this unit, else as the headings suggest.
async fn columns_of(ctx: &Ctx, unit: UnitId, source: &Source) -> Result<Mapping> {
    let remembered = store::find_mapping(ctx.db(), ctx.body(), unit, &source.fingerprint).await?;
    Ok(remembered.map_or_else(|| Mapping::suggested(&source.headings), |json| Mapping::from_json(&json)))
}
