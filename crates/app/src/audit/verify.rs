//! `terbuka audit verify`: recomputes the chain and compares contents with their digests.
//!
//! Finds a flipped bit, a removed or added row, a changed order, and a text of a news revision,
//! a version of a register entry, a row an adopted register froze, a row of a shared table or a unit profile that was changed behind the program's back, and says where.

use super::record::hash_of;
use super::store;
use crate::Result;
use crate::ids::{BodyId, Hex};

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Row of the change log, when the fault is in the log itself.
    pub seq: Option<i64>,
    /// What does not fit, in plain English for the administrator.
    pub what: String,
}

/// What was checked and found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Rows of the log that were recomputed.
    pub rows: i64,
    /// Saved texts compared with their digest.
    pub revisions: i64,
    /// Hash of the last row: write it down elsewhere to prove later that nothing was cut off.
    pub head: String,
    /// Faults; empty when all is well.
    pub findings: Vec<Finding>,
}

/// Recomputes the change log of `body`.
/// Errors: the database cannot be read.
pub async fn verify(db: &db::Db, body: BodyId) -> Result<Verdict> {
    let mut verdict = Verdict { rows: 0, revisions: 0, head: String::new(), findings: Vec::new() };
    let mut previous = Hex::default();
    let mut seq = 0;
    loop {
        let rows = store::after(db, body, seq, 1000).await?;
        let Some(last) = rows.last().map(|row| row.seq) else { break };
        for row in &rows {
            check_row(row, seq + 1, &previous, &mut verdict);
            seq = row.seq;
            previous.clone_from(&row.hash);
            verdict.rows += 1;
        }
        seq = last;
    }
    let head = store::head(db, body).await?;
    if head.log_seq != seq || head.log_head != previous {
        verdict.findings.push(Finding {
            seq: Some(seq),
            what: format!("the log ends at row {seq}, but row {} was written last", head.log_seq),
        });
    }
    verdict.head = head.log_head.0;
    let (revisions, faults) = crate::news::verify_revisions(db, body).await?;
    verdict.revisions = revisions;
    verdict.findings.extend(faults.into_iter().map(|what| Finding { seq: None, what }));
    let (versions, faults) = crate::register::store::verify_versions(db, body).await?;
    verdict.revisions += versions;
    verdict.findings.extend(faults.into_iter().map(|what| Finding { seq: None, what }));
    let (rows, faults) = crate::register::decision::verify_decisions(db, body).await?;
    verdict.revisions += rows;
    verdict.findings.extend(faults.into_iter().map(|what| Finding { seq: None, what }));
    let (rows, faults) = crate::sheet::verify_rows(db, body).await?;
    verdict.revisions += rows;
    verdict.findings.extend(faults.into_iter().map(|what| Finding { seq: None, what }));
    let faults = crate::org::verify_units(db, body).await?;
    verdict.findings.extend(faults.into_iter().map(|what| Finding { seq: None, what }));
    Ok(verdict)
}

fn check_row(row: &store::ChangeRow, expected_seq: i64, previous: &Hex, verdict: &mut Verdict) {
    let mut fault = |what: String| verdict.findings.push(Finding { seq: Some(row.seq), what });
    if row.seq != expected_seq {
        fault(format!("row {expected_seq} is missing"));
    }
    if row.hash != hash_of(previous, row) {
        let Hex(hash) = &row.hash;
        fault(format!(
            "the row or the one before it was changed after it was written (act {}, object {} {}, hash {hash})",
            row.act, row.object_kind, row.object_id
        ));
    }
}
