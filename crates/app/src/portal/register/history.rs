//! What an entry said before: every version that was public, with its files, unless it was closed.

use super::files::{Hung, kind_of};
use crate::register::public::PublicEntry;
use crate::register::{Version, store};
use crate::{Ctx, Result};

/// A former file.
pub(super) struct OldFile {
    pub(super) title: String,
    pub(super) path: String,
    pub(super) kind: String,
    pub(super) bytes: i64,
    pub(super) sha256: String,
}

/// A version that was public.
pub(super) struct OldVersion {
    pub(super) number: i64,
    pub(super) title: String,
    pub(super) at: i64,
    pub(super) correction: String,
    pub(super) closed_reason: String,
    pub(super) digest: String,
    pub(super) is_present: bool,
    pub(super) files: Vec<OldFile>,
}

/// The history of an entry, newest first.
pub(super) async fn read(ctx: &Ctx, found: &PublicEntry, all: &[Hung]) -> Result<Vec<OldVersion>> {
    let versions = store::list_versions(ctx.db(), ctx.body(), found.entry.id).await?;
    let was_public = |version: Version| Some((version.published_at?, version));
    Ok(versions
        .into_iter()
        .filter_map(was_public)
        .map(|(at, version)| old(found, all, at, version))
        .collect())
}

fn old(found: &PublicEntry, all: &[Hung], at: i64, version: Version) -> OldVersion {
    let is_open = version.closed_reason.is_empty();
    let file = |hung: &Hung| {
        let content = hung.content();
        OldFile {
            title: if hung.title.is_empty() { content.name.clone() } else { hung.title.clone() },
            path: content.own_path(),
            kind: kind_of(&content),
            bytes: content.bytes,
            sha256: content.sha256,
        }
    };
    OldVersion {
        number: version.number,
        // What was closed keeps only its number, its day and the reason.
        title: if is_open { version.title } else { String::new() },
        correction: if is_open { version.correction } else { String::new() },
        digest: if is_open { version.digest.0 } else { String::new() },
        closed_reason: version.closed_reason,
        is_present: version.id == found.version.id,
        files: all.iter().filter(|hung| is_open && hung.version_id == version.id).map(file).collect(),
        at,
    }
}
