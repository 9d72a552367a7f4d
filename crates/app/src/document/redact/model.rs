//! Types of redaction.

use crate::ids::{AccountId, DocumentVersionId};
use crate::page::Page;

/// Personal data is being looked for.
pub(super) const LOOKING: &str = "looking";
/// A person picks what is cut.
pub(super) const OPEN: &str = "open";
/// The file is being drawn anew.
pub(super) const MAKING: &str = "making";
/// The redrawn file waits to be looked at.
pub(super) const MADE: &str = "made";

/// Kind of a place that was found by its words.
pub(super) const WORDS: &str = "text";
/// Kind of a place that was drawn by hand.
pub(super) const BOX: &str = "box";

db::record! {
    /// What is to be cut from a content, and how far that is.
    #[derive(Debug, Clone)]
    pub struct Plan {
        /// The content.
        pub document_version_id: DocumentVersionId,
        /// `looking`, `open`, `making` or `made`.
        pub state: String,
        /// Pages of the file; 0 while unknown.
        pub pages: i64,
        /// Text key of what went wrong last; empty when nothing did.
        pub fault: String,
        /// What it was about, masked.
        pub fault_detail: String,
        /// The redrawn file in the file store.
        pub sha256: Option<String>,
        /// Its size.
        pub bytes: i64,
        /// Numbers that are cut in one place and stand uncut in another: lines `page masked`.
        pub still_shown: String,
        /// Who began.
        pub begun_by: Option<AccountId>,
        /// When, Unix ms.
        pub begun_at: i64,
        /// Last change, Unix ms.
        pub changed_at: i64,
    }
}

impl Plan {
    /// Whether the program is at work and a person waits.
    pub fn is_working(&self) -> bool {
        self.state == LOOKING || self.state == MAKING
    }

    /// Pages and masked words of what still stands elsewhere.
    pub fn still(&self) -> Vec<(i64, String)> {
        let parts = self.still_shown.lines().filter_map(|line| line.split_once(' '));
        parts.filter_map(|(page, masked)| Some((page.parse().ok()?, masked.to_owned()))).collect()
    }
}

db::record! {
    /// A place that may be cut, in thousandths of a point from the upper left corner (of a pixel in pictures).
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Place {
        /// Order.
        pub position: i64,
        /// Places of one finding share it.
        pub number: i64,
        /// Page, from 1.
        pub page: i64,
        /// Left edge.
        pub left_mpt: i64,
        /// Upper edge.
        pub top_mpt: i64,
        /// Width.
        pub width_mpt: i64,
        /// Height.
        pub height_mpt: i64,
        /// Kind of personal data, `text` for words looked for, `box` for what was drawn.
        pub kind: String,
        /// What stands there, masked; empty for boxes.
        pub masked: String,
        /// `EX17A` to `EX17J`, or `PDP`.
        pub ground: String,
        /// General words for readers.
        pub note: String,
        /// Whether it is to be cut.
        pub is_chosen: bool,
    }
}

impl Place {
    /// What it is, in words.
    pub(super) fn kind_words(&self, p: &Page) -> String {
        match self.kind.as_str() {
            WORDS => p.t("redact-kind-words"),
            BOX => p.t("redact-kind-box"),
            kind => p.t(&format!("desk-finding-{kind}")),
        }
    }
}

/// A finding with its places: what a person ticks.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) first: Place,
    pub(super) lines: usize,
}

/// Places put together by their number, in order.
pub(super) fn groups(places: &[Place]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for place in places {
        match groups.iter_mut().find(|group| group.first.number == place.number) {
            Some(group) => group.lines += 1,
            None => groups.push(Group { first: place.clone(), lines: 1 }),
        }
    }
    groups
}
