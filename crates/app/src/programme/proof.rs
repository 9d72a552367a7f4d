//! What proves that a programme happened: news, entries of the register, documents and pictures elsewhere. A proof
//! belongs to the path of a row, so it stays when a newer table takes the place of the older.

use db::{Sql, params, sql};
use rules::permission::Act;

use super::{begin, store};
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{EntryId, NewsId, ProgrammeId, UnitId};
use crate::{Ctx, Error, Result};

const INSERT_PROOF: Sql = sql!("sql/insert_proof.sql");
const DELETE_PROOF: Sql = sql!("sql/delete_proof.sql");
const LIST_PROOFS: Sql = sql!("sql/list_proofs.sql");
const FIND_NEWS: Sql = sql!("sql/find_news_by_slug.sql");
const FIND_ENTRY: Sql = sql!("sql/find_entry_by_slug.sql");

/// Letters of a title and of an address at most.
const TITLE_CHARS: usize = 200;
const URL_CHARS: usize = 500;

db::record! {
    struct ProofRow {
        id: i64,
        path: String,
        url: String,
        title: String,
        news_slug: Option<String>,
        news_title: Option<String>,
        entry_slug: Option<String>,
        entry_title: Option<String>,
    }
}

/// A proof that everybody may see now.
#[derive(Debug, Clone)]
pub struct Proof {
    /// Id.
    pub id: i64,
    /// Path of the row.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Where it is: a path of this site, or an address elsewhere.
    pub address: String,
    /// Whether it is elsewhere.
    pub is_outside: bool,
}

fn shown(row: ProofRow) -> Option<Proof> {
    let ProofRow { id, path, url, title, news_slug, news_title, entry_slug, entry_title } = row;
    let inside =
        |base: &str, slug: Option<String>, title: Option<String>| Some((format!("{base}/{}", slug?), title?));
    // A news item or an entry that is not public any more has no slug here, and is not shown.
    let found =
        inside("/berita", news_slug, news_title).or_else(|| inside("/informasi", entry_slug, entry_title));
    match found {
        Some((address, title)) => Some(Proof { id, path, title, address, is_outside: false }),
        None if url.is_empty() => None,
        None => Some(Proof { id, path, title, address: url, is_outside: true }),
    }
}

/// Proofs of a unit and year that everybody may see. Errors: the database does not answer.
pub(super) async fn list(ctx: &Ctx, unit: UnitId, year: i64) -> Result<Vec<Proof>> {
    let rows: Vec<ProofRow> = ctx.db().all(&LIST_PROOFS, params![ctx.body(), unit, year]).await?;
    Ok(rows.into_iter().filter_map(shown).collect())
}

/// What an address leads to.
struct Target {
    news: Option<NewsId>,
    entry: Option<EntryId>,
    url: String,
}

/// Ties a proof to a row of a table: the address of a published news item or entry of this site, or any address with
/// a title. Errors: `NotFound`, `Forbidden`; `Invalid` for an address that leads nowhere or has no title.
pub async fn add(ctx: &Ctx, id: ProgrammeId, position: i64, address: &str, title: &str) -> Result<()> {
    let file = store::find_file(ctx.db(), ctx.body(), id).await?;
    begin::readable(ctx, &file)?;
    let role = ctx.allow(Act::WriteProgrammes, Some(file.unit_id))?;
    let row = store::find_row(ctx.db(), ctx.body(), id, position).await?;
    let target = target(ctx, address).await?;
    let mut errors = FieldErrors::default();
    if title.chars().count() > TITLE_CHARS {
        errors.add("judul", "programme-error-long");
    }
    if !target.url.is_empty() && title.is_empty() {
        errors.add("judul", "programme-error-title");
    }
    errors.into_result()?;
    let by = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let Target { news, entry, url } = target;
    let (unit, year) = (file.unit_id, file.year);
    let tx = ctx.db().begin().await?;
    let values = params![ctx.body(), unit, year, &row.path, news, entry, url, title, by, ctx.now()];
    let _id: i64 = tx.one(&INSERT_PROOF, values).await?;
    let change = Change::new("programme.prove", "programme", id).in_unit(unit).as_role(role).public();
    audit::record(ctx, &tx, change.detail(row.path)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Takes a proof away. Errors: `NotFound`, `Forbidden`.
pub(super) async fn remove(ctx: &Ctx, id: ProgrammeId, proof: i64) -> Result<()> {
    let file = store::find_file(ctx.db(), ctx.body(), id).await?;
    begin::readable(ctx, &file)?;
    let role = ctx.allow(Act::WriteProgrammes, Some(file.unit_id))?;
    let tx = ctx.db().begin().await?;
    if tx.exec(&DELETE_PROOF, params![ctx.body(), proof, file.unit_id]).await? != 1 {
        return Err(Error::NotFound);
    }
    let change = Change::new("programme.unprove", "programme", id).in_unit(file.unit_id).as_role(role);
    audit::record(ctx, &tx, change.public()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

async fn target(ctx: &Ctx, address: &str) -> Result<Target> {
    let own = address.strip_prefix(&ctx.origin).unwrap_or(address);
    let slug = |base: &str| own.strip_prefix(base).map(|slug| slug.trim_end_matches('/').to_owned());
    let none = Target { news: None, entry: None, url: String::new() };
    if let Some(slug) = slug("/berita/")
        && let Some(news) = ctx.db().optional(&FIND_NEWS, params![ctx.body(), slug]).await?
    {
        return Ok(Target { news: Some(news), ..none });
    }
    if let Some(slug) = slug("/informasi/")
        && let Some(entry) = ctx.db().optional(&FIND_ENTRY, params![ctx.body(), slug]).await?
    {
        return Ok(Target { entry: Some(entry), ..none });
    }
    let is_web = url::Url::parse(address)
        .is_ok_and(|url| ["http", "https"].contains(&url.scheme()) && url.host().is_some());
    if is_web && address.chars().count() <= URL_CHARS {
        return Ok(Target { url: address.to_owned(), ..none });
    }
    let mut errors = FieldErrors::default();
    errors.add("alamat", "programme-error-address");
    Err(Error::Invalid(errors))
}
