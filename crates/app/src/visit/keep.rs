//! From memory into the database: every so often, and when the program ends.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use db::Tx;
use jiff::ToSpan as _;
use jiff::civil::Date;
use rules::Code as _;
use rules::visit::Kind;

use super::store::{self, Day};
use super::tally::{Counts, QuestionCounts, ReadCounts, at};
use crate::ids::{BodyId, DocumentId, UnitId};
use crate::{App, Result};

/// How long numbers wait in memory: what a crash may lose.
const EVERY: Duration = Duration::from_secs(30);

/// Writes what was counted until told to stop, and once more then. A database that does not answer is asked again
/// later; nothing is lost meanwhile.
pub async fn serve(app: &Arc<App>, until: impl Future<Output = ()> + Send) {
    let mut until = pin!(until);
    loop {
        let is_over = tokio::select! {
            () = &mut until => true,
            () = tokio::time::sleep(EVERY) => false,
        };
        if let Err(error) = store_counts(app).await {
            tracing::error!(%error, "reads cannot be written; trying again");
        }
        if is_over {
            return;
        }
    }
}

/// Writes what was counted since the last time, all or nothing; what could not be written is counted on.
/// Errors: the database does not answer.
pub async fn store_counts(app: &App) -> Result<()> {
    let counts = app.visits.take();
    if counts.reads.is_empty() && counts.questions.is_empty() {
        return Ok(());
    }
    let done = write(app, &counts).await;
    if done.is_err() {
        app.visits.give_back(counts);
    }
    done
}

async fn write(app: &App, counts: &Counts) -> Result<()> {
    let tx = app.db.begin().await?;
    write_reads(app, &tx, &counts.reads).await?;
    write_questions(app, &tx, &counts.questions).await?;
    tx.commit().await?;
    Ok(())
}

/// The day an hour is in, where the body is. `None` for a body that is gone.
fn day(app: &App, body: BodyId, hour: i64) -> Option<Date> {
    app.directory(body).map(|directory| rules::zone::day(at(hour), &directory.zone))
}

async fn write_reads(app: &App, tx: &Tx, reads: &ReadCounts) -> Result<()> {
    // Hours of one day are one number.
    let mut days: BTreeMap<(web::Read, Date), i64> = BTreeMap::new();
    for ((read, hour), count) in reads {
        if let Some(day) = day(app, BodyId(read.body_id), *hour) {
            *days.entry((*read, day)).or_default() += count;
        }
    }
    for ((read, day), reads) in days {
        let body = BodyId(read.body_id);
        let unit = match read.unit_id {
            // Looked up now, not while somebody waited for the file.
            0 if read.kind == Kind::Document.code() => {
                store::unit_of_document(tx, body, DocumentId(read.item_id)).await?
            }
            unit => Some(UnitId(unit)),
        };
        let Some(unit) = unit else { continue };
        let day = day.to_string();
        let row = Day { kind: read.kind, item: read.item_id, unit, day: &day, reads };
        store::add_reads(tx, body, &row).await?;
    }
    Ok(())
}

async fn write_questions(app: &App, tx: &Tx, questions: &QuestionCounts) -> Result<()> {
    let mut last: BTreeMap<BodyId, Date> = BTreeMap::new();
    for ((body, words, hour), asked) in questions {
        if let Some(day) = day(app, *body, *hour) {
            store::add_question(tx, *body, words, &day.to_string(), *asked).await?;
            last.insert(*body, day);
        }
    }
    for (body, day) in last {
        let before = day.saturating_sub(rules::visit::FORGOTTEN_AFTER_DAYS.days());
        store::forget_questions(tx, body, &before.to_string()).await?;
    }
    Ok(())
}
