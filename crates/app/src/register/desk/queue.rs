//! What a verifier needs beside the words: who waits before and after, what changed against the public version.

use rules::permission::Act;
use rules::register::State;

use super::store::find_waiting_beside;
use crate::ids::EntryId;
use crate::news::diff::{self, DiffLine};
use crate::obligation::picker;
use crate::page::Page;
use crate::register::{Content, Entry, store};
use crate::{Ctx, Result};

/// The neighbours in the queue of verification.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) before: Option<EntryId>,
    pub(super) after: Option<EntryId>,
}

impl Beside {
    pub(super) fn any(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }
}

/// Who waits before and after this entry; nobody when it does not wait or the actor does not verify.
pub(super) async fn beside(ctx: &Ctx, entry: &Entry) -> Result<Beside> {
    let Some(at) = entry.submitted_at.filter(|_| entry.state.0 == State::Submitted) else {
        return Ok(Beside::default());
    };
    if !ctx.may(Act::VerifyRegister, None) {
        return Ok(Beside::default());
    }
    let (before, after) = find_waiting_beside(ctx.db(), ctx.body(), entry.id, at).await?;
    Ok(Beside { before, after })
}

/// What the newest version says otherwise than the public one; empty when there is no difference to show.
pub(super) async fn difference(ctx: &Ctx, p: &Page, entry: &Entry) -> Result<Vec<DiffLine>> {
    let (Some(public), Some(latest)) = (entry.public_version_id, entry.latest_version_id) else {
        return Ok(Vec::new());
    };
    if public == latest {
        return Ok(Vec::new());
    }
    let old = store::find_content(ctx.db(), ctx.body(), public).await?;
    let new = store::find_content(ctx.db(), ctx.body(), latest).await?;
    Ok(diff::lines(&as_text(p, &old), &as_text(p, &new)))
}

/// A version as lines, with the names of its columns in the reader's language; empty columns are left out.
pub(super) fn as_text(p: &Page, content: &Content) -> String {
    let flag = |is: bool| p.t(if is { "desk-yes" } else { "desk-no" });
    let mut lines = Vec::new();
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{}: {value}", p.t(key)));
        }
    };
    put("desk-field-title", &content.title);
    put("desk-field-summary", &content.summary);
    put("desk-field-class", &p.t(&super::list::class_key(content.class)));
    put("desk-field-year", &content.year.map(|year| year.to_string()).unwrap_or_default());
    put("desk-field-holder", &content.holder);
    put("desk-field-responsible", &content.responsible);
    put("desk-field-made-on", &content.made_on);
    put("desk-field-made-at-place", &content.made_at_place);
    put("desk-field-printed", &flag(content.is_printed));
    put("desk-field-digital", &flag(content.is_digital));
    put("desk-field-retention-active", &content.retention_active);
    put("desk-field-retention-inactive", &content.retention_inactive);
    put("desk-field-media", &content.media);
    put("desk-field-language", &content.language);
    put("desk-field-correction", &content.correction);
    for (code, label) in picker::labels(p, &content.obligations) {
        put("desk-obligations", &format!("{code} {label}"));
    }
    for link in &content.links {
        put("desk-links", &format!("{} ({})", link.title, link.url));
    }
    for hung in &content.documents {
        put("desk-files", &format!("{} ({})", hung.title, hung.document_version_id));
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}
