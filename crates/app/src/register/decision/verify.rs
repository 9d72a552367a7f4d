//! `terbuka audit verify` for adopted registers: the frozen rows are read again, their digests recomputed
//! from what they say, and compared with the digest the decision was closed with.

use db::{Db, Sql, params, sql};

use super::adopt::digest_of;
use super::store::{self, Decision};
use crate::Result;
use crate::ids::{BodyId, EntryVersionId, Hex};
use crate::register::model::content_digest;
use crate::register::store as register;

const LIST_FROZEN: Sql = sql!("sql/list_frozen.sql");

db::record! {
    /// A frozen row with what was written down about it.
    struct Frozen {
        position: i64,
        version_id: EntryVersionId,
        title: String,
        digest: Hex,
        /// Whether the change log knows a version of this entry with this digest.
        is_logged: bool,
    }
}

/// Compares every adopted register with its digest. Returns how many rows were read, and faults in plain
/// English that name the decision and the row.
pub async fn verify_decisions(db: &Db, body: BodyId) -> Result<(i64, Vec<String>)> {
    let (mut read, mut faults) = (0, Vec::new());
    for decision in store::list(db, body).await? {
        let before = faults.len();
        let digests = rows(db, body, &decision, &mut faults).await?;
        let count = i64::try_from(digests.len()).unwrap_or(i64::MAX);
        read += count;
        let head = [&decision.number, &decision.decided_on, &decision.title];
        let is_whole = count == decision.entries && digest_of(head, &digests) == decision.digest;
        if !is_whole && faults.len() == before {
            faults.push(format!(
                "decision {} (row {}): number, day, title or the rows it adopted were changed, added or \
                 removed outside the program",
                decision.number, decision.id
            ));
        }
    }
    Ok((read, faults))
}

/// Digests of the rows of a decision, from what the versions say now. A row that says something else than
/// when it was written is named.
async fn rows(db: &Db, body: BodyId, decision: &Decision, faults: &mut Vec<String>) -> Result<Vec<String>> {
    let mut digests = Vec::new();
    let mut after = 0;
    loop {
        let rows: Vec<Frozen> = db.all(&LIST_FROZEN, params![body, decision.id, after]).await?;
        let Some(last) = rows.last() else { return Ok(digests) };
        after = last.position;
        for row in rows {
            let digest = content_digest(&register::find_content(db, body, row.version_id).await?);
            if digest != row.digest || !row.is_logged {
                faults.push(format!(
                    "decision {} (row {}): “{}”, number {} of the register it adopted, was changed outside \
                     the program",
                    decision.number, decision.id, row.title, row.position
                ));
            }
            digests.push(digest.0);
        }
    }
}
