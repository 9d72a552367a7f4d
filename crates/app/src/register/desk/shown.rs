//! What the page of an entry shows: words saved, just typed, or suggested.

use rules::register::Step;

use super::posted::Posted;
use crate::document::{store as documents, text};
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::register::suggest::{Clues, Guess, Suggestion, suggest};
use crate::register::{Content, Entry, step};
use crate::{Ctx, Result};

/// Files looked at for suggestions, and pages of each.
const FILES: usize = 3;
const PAGES: usize = 12;

/// Words of an entry with errors and the fields of the acts.
pub(super) struct Shown {
    pub(super) is_editor: bool,
    pub(super) content: Content,
    pub(super) version: i64,
    pub(super) errors: FieldErrors,
    pub(super) refused: Vec<(String, &'static str)>,
    pub(super) flash: Option<String>,
    /// Fields whose words are suggestions nobody has saved yet.
    pub(super) suggested: Vec<&'static str>,
    pub(super) guesses: Vec<Guess>,
    pub(super) typed: Typed,
}

/// Fields of the acts, as typed.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) remark: String,
    pub(super) reason: String,
    pub(super) override_reason: String,
    /// Content a decision was about, with what was chosen and typed.
    pub(super) decided: String,
    pub(super) decision: String,
    pub(super) decision_reason: String,
}

impl Typed {
    fn of(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self {
            remark: text("remark"),
            reason: text("withdraw_reason"),
            override_reason: text("override"),
            decided: text("content"),
            decision: text("decision"),
            decision_reason: text("reason"),
        }
    }
}

impl Shown {
    /// The newest saved words, filled up by suggestions where nobody wrote anything yet.
    pub(super) async fn saved(ctx: &Ctx, entry: &Entry, posted: Option<&Posted>) -> Result<Self> {
        let content = step::latest(ctx, entry).await?;
        let mut shown = Self {
            is_editor: step::may(ctx, entry, Step::Edit),
            content,
            version: entry.version,
            errors: FieldErrors::default(),
            refused: Vec::new(),
            flash: None,
            suggested: Vec::new(),
            guesses: Vec::new(),
            typed: posted.map(Typed::of).unwrap_or_default(),
        };
        if shown.is_editor {
            shown.suggest(ctx, entry.unit_id).await?;
        }
        Ok(shown)
    }

    /// Words that were typed and are not saved.
    pub(super) fn typed(posted: &Posted, content: Content) -> Self {
        Self {
            is_editor: true,
            content,
            version: posted.version(),
            errors: FieldErrors::default(),
            refused: Vec::new(),
            flash: None,
            suggested: Vec::new(),
            guesses: Vec::new(),
            typed: Typed::of(posted),
        }
    }

    /// Puts suggestions into empty fields and keeps the likely obligations to be shown first.
    async fn suggest(&mut self, ctx: &Ctx, unit: UnitId) -> Result<()> {
        let is_fresh = self.content.title.is_empty();
        if !is_fresh && !self.content.obligations.is_empty() {
            return Ok(());
        }
        let Some(guess) = suggestion(ctx, unit, &self.content).await? else { return Ok(()) };
        if is_fresh {
            self.fill(&guess);
        }
        self.guesses = guess.obligations;
        Ok(())
    }

    fn fill(&mut self, guess: &Suggestion) {
        let content = &mut self.content;
        if !guess.title.is_empty() {
            content.title.clone_from(&guess.title);
            self.suggested.push("title");
        }
        if content.summary.is_empty() && !guess.summary.is_empty() {
            content.summary.clone_from(&guess.summary);
            self.suggested.push("summary");
        }
        if content.year.is_none() && guess.year.is_some() {
            content.year = guess.year;
            self.suggested.push("year");
        }
        content.class = guess.class;
        guess.language.clone_into(&mut content.language);
        self.suggested.push("class");
        if content.obligations.is_empty() {
            let sure = guess.obligations.iter().filter(|one| one.is_sure).map(|one| one.code.clone());
            content.obligations.extend(sure);
        }
    }

    pub(super) fn is_suggested(&self, field: &str) -> bool {
        self.suggested.contains(&field)
    }
}

/// What the first files of an entry suggest; `None` without files.
async fn suggestion(ctx: &Ctx, unit: UnitId, content: &Content) -> Result<Option<Suggestion>> {
    let mut pages = Vec::new();
    let (mut title, mut language, mut name) = (String::new(), String::new(), String::new());
    for hung in content.documents.iter().take(FILES) {
        let found = documents::find_version(ctx.db(), ctx.body(), hung.document_version_id).await?;
        let Some(version) = found else { continue };
        // The words of the file name as it was sent are in the title of the link.
        if name.is_empty() {
            name.clone_from(&hung.title);
        }
        let text = text::whole(&ctx.app, &version).await?;
        if title.is_empty() {
            title.clone_from(&text.title);
            language.clone_from(&text.language);
        }
        pages.extend(text.pages.into_iter().filter(|page| !page.is_hidden).take(PAGES).map(|page| page.text));
    }
    if name.is_empty() {
        return Ok(None);
    }
    let unit_name = ctx.directory.name(unit).to_owned();
    let groups = crate::obligation::groups(ctx, unit).await?;
    let guess = tokio::task::spawn_blocking(move || {
        let clues =
            Clues { pages: &pages, title: &title, file_name: &name, unit: &unit_name, language: &language };
        suggest(&clues, &groups)
    });
    Ok(Some(guess.await.map_err(anyhow::Error::new)?))
}
