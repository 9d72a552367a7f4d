//! What the editor of an entry says about the task the entry answers.

use super::standing::lines;
use super::store::Which;
use crate::ids::EntryId;
use crate::{Ctx, Result};

/// What the main PPID asked for.
#[derive(Debug, Clone)]
pub(crate) struct Hint {
    /// Where the task is.
    pub(crate) path: String,
    /// What to do.
    pub(crate) instruction: String,
    /// Which file; may be empty.
    pub(crate) file_hint: String,
    /// Last day in words.
    pub(crate) due: String,
}

/// The task an entry answers, while its template runs.
pub(crate) async fn of_entry(ctx: &Ctx, entry: EntryId) -> Result<Option<Hint>> {
    let which = Which { entry: Some(entry), is_running: true, ..Which::default() };
    let line = lines(ctx, which).await?.into_iter().next();
    Ok(line.map(|line| Hint {
        path: line.task.path(),
        due: crate::locale::day_in_words(ctx.locale, line.template.due()),
        instruction: line.template.instruction,
        file_hint: line.template.file_hint,
    }))
}
