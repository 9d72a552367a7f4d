//! Which acts of the change log are events, and putting them in, inside the transaction of the act.

use db::Tx;

use super::{deliver, store};
use crate::audit::ChangeRow;
use crate::{Ctx, Result};

/// Slices whose acts are events.
const KINDS: [&str; 5] = ["request.", "objection.", "dispute.", "contact.", "website.incident-"];
/// Acts that are nobody's business outside: officers reading who asked or a paper, data being erased.
const SILENT: [&str; 2] = [".read-", ".forget"];

/// Whether an act is told to others.
pub(super) fn is_event(act: &str) -> bool {
    KINDS.iter().any(|kind| act.starts_with(kind)) && !SILENT.iter().any(|silent| act.contains(silent))
}

/// Puts the event of a row into the queue of every receiver of the body. Called for each row of the change log.
/// Errors: the database refuses.
pub(crate) async fn tell(ctx: &Ctx, tx: &Tx, row: &ChangeRow) -> Result<()> {
    if !is_event(&row.act) {
        return Ok(());
    }
    for webhook in store::active(tx, ctx.body()).await? {
        let id = store::insert_delivery(tx, ctx.body(), webhook, row, ctx.now()).await?;
        deliver::enqueue(ctx, tx, id).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_event;

    #[test]
    fn steps_of_a_case_are_events_and_officers_reading_are_not() {
        assert!(
            ["request.submit", "objection.file", "dispute.rule", "website.incident-open"]
                .into_iter()
                .all(is_event)
        );
        assert!(
            !["objection.read-filer", "request.forget", "news.publish", "website.add"]
                .into_iter()
                .any(is_event)
        );
    }
}
