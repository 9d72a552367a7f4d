//! Taking the rows of a file, all or none: it becomes the draft of its unit and year, in the place of the draft before.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use rules::programme::{FileState, Item, Mapping, Money, Sheet, Theme, theme_of};

use super::answer::differences;
use super::model::ProgrammeFile;
use super::read::Reading;
use super::{begin, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{Coded, ProgrammeId, UnitId};
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Rows of one statement.
const ROWS_AT_ONCE: usize = 500;
/// Differences that are kept with a table; the count says how many there are.
const MOST_DIFFERENCES: usize = 100;

/// Sets the columns of a file whose rows were not taken, and remembers them for the next file of this form.
/// Errors: `NotFound`; `Refused` when its rows were taken, or the columns name no figures.
pub async fn map(ctx: &Ctx, id: ProgrammeId, mapping: &Mapping, year: Option<i64>) -> Result<()> {
    let mut file = store::find_file(ctx.db(), ctx.body(), id).await?;
    begin::readable(ctx, &file)?;
    let role = ctx.allow(Act::WriteProgrammes, Some(file.unit_id))?;
    if !file.is(FileState::Read) {
        return Err(Error::Refused("programme-refused-taken"));
    }
    if !mapping.is_enough() {
        return Err(Error::Refused("programme-refused-columns"));
    }
    file.mapping = mapping.to_text();
    file.year = year.unwrap_or(file.year);
    let fingerprint = begin::fingerprint(ctx, &file).await?;
    let tx = ctx.db().begin().await?;
    store::set_file(&tx, ctx.body(), &file, FileState::Read).await?;
    store::put_mapping(ctx, &tx, &fingerprint, &file.mapping).await?;
    let change = Change::new("programme.map", "programme", id).in_unit(file.unit_id).as_role(role);
    audit::record(ctx, &tx, change.detail(file.mapping)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Takes the rows of a file as a draft. Returns what it says; a file with faults stays as it was.
/// Errors: `NotFound`; `Refused` when its rows were taken; `Conflict`.
pub async fn take(ctx: &Ctx, id: ProgrammeId) -> Result<Reading> {
    let (mut file, reading) = begin::reopen(ctx, id).await?;
    let role = ctx.allow(Act::WriteProgrammes, Some(file.unit_id))?;
    if !file.is(FileState::Read) {
        return Err(Error::Refused("programme-refused-taken"));
    }
    if !reading.is_fine() {
        return Ok(reading);
    }
    fill(&mut file, &reading.sheet);
    let tx = ctx.db().begin().await?;
    if let Some(mut last) =
        store::find_current(&tx, ctx.body(), (file.unit_id, file.year), FileState::Draft).await?
    {
        last.state = Coded(FileState::Replaced);
        store::set_file(&tx, ctx.body(), &last, FileState::Draft).await?;
    }
    store::set_file(&tx, ctx.body(), &file, FileState::Read).await?;
    put_rows(ctx, &tx, id, &reading.sheet.items).await?;
    store::put_mapping(ctx, &tx, &reading.fingerprint, &file.mapping).await?;
    let change = Change::new("programme.take", "programme", id).in_unit(file.unit_id).as_role(role);
    audit::record(ctx, &tx, change.detail(format!("{}, {} baris", file.year, file.rows))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(reading)
}

fn fill(file: &mut ProgrammeFile, sheet: &Sheet) {
    let [budget, revised, realisation] = sheet.totals.spending.map(|sum| sum.map(Money::rupiah));
    (file.budget, file.revised, file.realisation) = (budget, revised, realisation);
    file.rows = i64::try_from(sheet.items.len()).unwrap_or(i64::MAX);
    file.difference_count = i64::try_from(sheet.differences.len()).unwrap_or(i64::MAX);
    let kept = sheet.differences.get(..MOST_DIFFERENCES).unwrap_or(&sheet.differences);
    file.differences = differences(kept).to_string();
    file.state = Coded(FileState::Draft);
}

async fn put_rows(ctx: &Ctx, tx: &db::Tx, file: ProgrammeId, items: &[Item]) -> Result<()> {
    let districts = Districts::of(ctx);
    let mut rows = Vec::with_capacity(ROWS_AT_ONCE);
    let mut known: Vec<Above> = Vec::with_capacity(items.len());
    for (position, item) in (1_i64..).zip(items) {
        let above = item.parent.and_then(|parent| known.get(parent)).copied();
        let depth = above.map_or(0, |above| above.depth + 1);
        let (is_placed, theme) = above.map_or((false, None), |above| (above.is_placed, above.theme));
        let district = districts.find(&item.location).filter(|_| !is_placed);
        let is_theme_sum = theme.is_none();
        let theme = theme.or_else(|| theme_of(item));
        known.push(Above { depth, is_placed: is_placed || district.is_some(), theme });
        let is_theme_sum = is_theme_sum && theme.is_some();
        let parent = item.parent.and_then(|parent| i64::try_from(parent).ok()).map(|parent| parent + 1);
        let place = store::Place { position, parent, depth, district, theme, is_theme_sum };
        rows.push(store::NewRow::of(item, &place));
        if rows.len() == ROWS_AT_ONCE {
            store::insert_rows(tx, ctx.body(), file, &rows).await?;
            rows.clear();
        }
    }
    store::insert_rows(tx, ctx.body(), file, &rows).await
}

/// What a row hands down to those below it.
#[derive(Clone, Copy)]
struct Above {
    depth: i64,
    /// Whether it or a row above names a kecamatan already.
    is_placed: bool,
    theme: Option<&'static Theme>,
}

/// Kecamatan and kelurahan by their folded names.
struct Districts(HashMap<String, UnitId>);

impl Districts {
    fn of(ctx: &Ctx) -> Self {
        use rules::unit::UnitType::{Kecamatan, Kelurahan};
        let mut names = HashMap::new();
        // Kelurahan first: a kecamatan of the same name wins.
        for unit in ctx.directory.of_type(Kelurahan) {
            if let Some(above) = unit.parent_id {
                names.insert(short(&unit.name), above);
            }
        }
        for unit in ctx.directory.of_type(Kecamatan) {
            names.insert(short(&unit.name), unit.id);
        }
        Self(names)
    }

    /// The kecamatan a location names, when it names exactly one.
    fn find(&self, location: &str) -> Option<UnitId> {
        if location.is_empty() {
            return None;
        }
        let folded = bahasa::fold(location);
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let text = format!(" {} ", words.join(" "));
        let mut found =
            self.0.iter().filter(|(name, _)| text.contains(&format!(" {name} "))).map(|(_, id)| *id);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }
}

fn short(name: &str) -> String {
    let folded = bahasa::fold(name);
    let rest = ["kecamatan ", "kelurahan "].into_iter().find_map(|kind| folded.strip_prefix(kind));
    rest.unwrap_or(&folded).to_owned()
}

/// Puts a file or a draft away. Errors: `NotFound`; `Refused` for what is or was published.
pub async fn discard(ctx: &Ctx, id: ProgrammeId) -> Result<()> {
    let mut file = store::find_file(ctx.db(), ctx.body(), id).await?;
    begin::readable(ctx, &file)?;
    let role = ctx.allow(Act::WriteProgrammes, Some(file.unit_id))?;
    if !file.is(FileState::Read) && !file.is(FileState::Draft) {
        return Err(Error::Refused("programme-refused-published"));
    }
    let from = std::mem::replace(&mut file.state, Coded(FileState::Discarded)).0;
    let tx = ctx.db().begin().await?;
    store::set_file(&tx, ctx.body(), &file, from).await?;
    let change = Change::new("programme.discard", "programme", id).in_unit(file.unit_id).as_role(role);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/program/{programme}/ambil`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<ProgrammeId>) -> Result<Response<Body>> {
    let reading = take(&ctx, id).await?;
    let ok = if reading.is_fine() { "?ok=programme-taken" } else { "" };
    Ok(see_other(&ctx, &format!("/kerja/program/{id}{ok}")))
}

/// `POST /kerja/program/{programme}/buang`
pub(super) async fn post_discard(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ProgrammeId>,
) -> Result<Response<Body>> {
    discard(&ctx, id).await?;
    Ok(see_other(&ctx, "/kerja/program?ok=programme-discarded"))
}
