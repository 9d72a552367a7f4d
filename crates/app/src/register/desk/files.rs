//! The files of an entry as the page shows them: what is in them, whether somebody has to decide.

use crate::document::{DocumentVersion, Finding, TextState, store};
use crate::ids::DocumentVersionId;
use crate::page::Page;
use crate::register::{Content, HungDocument};
use crate::{Ctx, Result};

/// Findings shown of one file; who has more decides about the file as a whole.
const SHOWN: usize = 60;

/// A file with everything known of it.
pub(super) struct FileCard {
    pub(super) hung: HungDocument,
    pub(super) version: DocumentVersion,
    pub(super) findings: Vec<(i64, Vec<Finding>)>,
    pub(super) found: i64,
    pub(super) decision: Option<store::Decision>,
    /// Who decided.
    pub(super) decided_by: String,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

impl FileCard {
    /// Path of exactly this content; hidden ones are for officers of the unit.
    pub(super) fn path(&self) -> String {
        self.version.own_path()
    }

    /// Whether its text is still being read.
    pub(super) fn is_waiting(&self) -> bool {
        self.version.text_state.0 == TextState::Waiting
    }

    /// Whether a person has to decide before it can be public (UU 27/2022).
    pub(super) fn asks(&self) -> bool {
        self.found > 0 || self.is_unread()
    }

    /// Whether nobody but a person can tell what is in it.
    pub(super) fn is_unread(&self) -> bool {
        matches!(self.version.text_state.0, TextState::NoText | TextState::Encrypted | TextState::Unreadable)
    }

    /// Whether that decision is still to be taken.
    pub(super) fn is_undecided(&self) -> bool {
        self.asks() && self.decision.is_none()
    }

    /// What is known of its text, in words.
    pub(super) fn state(&self, p: &Page) -> String {
        let key = format!("desk-text-{}", rules::Code::code(self.version.text_state.0).replace('_', "-"));
        p.n(&key, self.version.pages.unwrap_or_default())
    }

    /// Kind of file and size.
    pub(super) fn facts(&self, p: &Page) -> String {
        format!("{} · {}", self.version.kind.to_uppercase(), p.size(self.version.bytes))
    }

    /// Whether parts of it can be blacked out here.
    pub(super) fn can_redact(&self) -> bool {
        crate::document::redact::can_redact(&self.version.kind)
    }

    /// Where that is done.
    pub(super) fn redact_path(&self) -> String {
        format!("/kerja/dokumen/{}/hitamkan", self.version.id)
    }

    /// Whether it was made by blacking out parts of another content.
    pub(super) fn is_redacted(&self) -> bool {
        self.version.redacted_from_id.is_some()
    }

    pub(super) fn has_picture(&self) -> bool {
        self.version.thumbnail_sha256.is_some()
    }

    pub(super) fn id(&self) -> DocumentVersionId {
        self.version.id
    }
}

/// A kind of personal data in words.
pub(super) fn kind_of(p: &Page, finding: &Finding) -> String {
    p.t(&format!("desk-finding-{}", finding.kind))
}

/// The files of a content in order.
pub(super) async fn cards(ctx: &Ctx, content: &Content) -> Result<Vec<FileCard>> {
    let mut cards = Vec::with_capacity(content.documents.len());
    for hung in &content.documents {
        let id = hung.document_version_id;
        let Some(version) = store::find_version(ctx.db(), ctx.body(), id).await? else { continue };
        let all = store::list_findings(ctx.db(), ctx.body(), id).await?;
        let found = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let mut findings: Vec<(i64, Vec<Finding>)> = Vec::new();
        for finding in all.into_iter().take(SHOWN) {
            match findings.last_mut() {
                Some((page, list)) if *page == finding.page => list.push(finding),
                _ => findings.push((finding.page, vec![finding])),
            }
        }
        let decision = store::find_decision(ctx.db(), ctx.body(), id).await?;
        let decider = decision.as_ref().and_then(|decision| decision.decided_by);
        let decided_by = super::store::person(ctx.db(), ctx.body(), decider).await?;
        let hung = hung.clone();
        cards.push(FileCard {
            hung,
            version,
            findings,
            found,
            decision,
            decided_by,
            is_first: cards.is_empty(),
            is_last: false,
        });
    }
    if let Some(last) = cards.last_mut() {
        last.is_last = true;
    }
    Ok(cards)
}
