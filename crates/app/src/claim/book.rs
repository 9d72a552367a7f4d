//! All claims of a body with what is found about them.

use std::collections::HashMap;

use rules::claim::{Checked, Ruling, Said, body_key, check};

use super::model::{ClaimId, ClaimRow, RulingRow};
use super::store;
use crate::{Ctx, Error, Result};

/// Claims and rulings as stored, and what follows from all of them together.
pub(super) struct ClaimBook {
    /// As stored, oldest first.
    pub(super) rows: Vec<ClaimRow>,
    /// Rulings, oldest first.
    pub(super) rulings: Vec<RulingRow>,
    /// What was found, in the order of `rows`.
    pub(super) checked: Vec<Checked>,
}

impl ClaimBook {
    /// One claim with what was found about it. Errors: `NotFound`.
    pub(super) fn find(&self, id: ClaimId) -> Result<(&ClaimRow, &Checked)> {
        self.pairs().find(|(row, _)| row.id == id).ok_or(Error::NotFound)
    }

    /// Every claim with what was found about it.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&ClaimRow, &Checked)> {
        self.rows.iter().zip(&self.checked)
    }

    /// The newest ruling about a claim.
    pub(super) fn ruling(&self, id: ClaimId) -> Option<&RulingRow> {
        self.rulings.iter().rev().find(|ruling| ruling.claim_id == id)
    }

    /// Where a claim is looked at.
    pub(super) fn path(&self, place: usize) -> String {
        self.rows.get(place).map_or_else(String::new, |row| path(row.id))
    }
}

/// Where a claim is looked at.
pub(super) fn path(id: ClaimId) -> String {
    format!("/kerja/nilai-resmi/{id}")
}

/// Reads all claims of the body. Errors: the database does not answer.
pub(super) async fn read(ctx: &Ctx) -> Result<ClaimBook> {
    let rows = store::list(ctx.db(), ctx.body()).await?;
    let rulings = store::list_rulings(ctx.db(), ctx.body()).await?;
    let checked = check(said(&rows, &rulings), this_year(ctx));
    Ok(ClaimBook { rows, rulings, checked })
}

/// Claims for the rules, each with the newest ruling.
pub(super) fn said(rows: &[ClaimRow], rulings: &[RulingRow]) -> Vec<Said> {
    let newest: HashMap<ClaimId, Ruling> =
        rulings.iter().map(|ruling| (ruling.claim_id, Ruling { score: ruling.score })).collect();
    rows.iter().map(|row| row.said(newest.get(&row.id).copied())).collect()
}

/// The year now, in the zone of the body.
pub(super) fn this_year(ctx: &Ctx) -> i32 {
    i32::from(ctx.today().year())
}

/// The own body as claims name it.
pub(super) fn own_key(ctx: &Ctx) -> String {
    body_key(&ctx.directory.body.name)
}
