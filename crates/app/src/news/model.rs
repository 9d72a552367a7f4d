//! Types of news.

use rules::news::State;

use crate::ids::{AccountId, Coded, FileId, Hex, NewsId, RevisionId, TopicId, UnitId};

db::record! {
    /// A news item: where it stands and whose it is. Its words are in revisions.
    #[derive(Debug, Clone)]
    pub struct News {
        /// Id.
        pub id: NewsId,
        /// Unit that speaks.
        pub unit_id: UnitId,
        /// Where it stands.
        pub state: Coded<State>,
        /// Raised by every change; a form that knows an older one is in conflict.
        pub version: i64,
        /// Present address; none before the first publication or reservation.
        pub slug: Option<String>,
        /// Topic.
        pub topic_id: Option<TopicId>,
        /// Newest saved text.
        pub latest_revision_id: Option<RevisionId>,
        /// Text the public reads.
        pub public_revision_id: Option<RevisionId>,
        /// Who began it.
        pub author_id: Option<AccountId>,
        /// Who saved the newest text (two-person rule).
        pub last_writer_id: Option<AccountId>,
        /// When handed in.
        pub submitted_at: Option<i64>,
        /// When it is to appear.
        pub publish_at: Option<i64>,
        /// When it first appeared.
        pub published_at: Option<i64>,
        /// When its public text last changed.
        pub changed_at: Option<i64>,
        /// Day on which someone should look at it again, ISO date.
        pub review_by_on: Option<String>,
        /// Remark of the reviewer when returned.
        pub remark: String,
        /// Public reason of a withdrawal.
        pub withdraw_reason: String,
        /// When it was taken off.
        pub withdrawn_at: Option<i64>,
        /// Reason of an approval by the writer alone.
        pub override_reason: String,
        /// Who approved it.
        pub approved_by: Option<AccountId>,
        /// Whether another reviewer still has to sign an override.
        pub needs_sign_off: bool,
        /// Whether the city portal shows it in front.
        pub is_promoted: bool,
        /// Demonstration item, marked *contoh* everywhere.
        pub is_sample: bool,
        /// SHA-256 of the preview link's token.
        pub preview_hash: Option<String>,
        /// Created, Unix ms.
        pub created_at: i64,
        /// Last change of anything, Unix ms.
        pub updated_at: i64,
    }
}

db::record! {
    /// One saved text. Never changed afterwards.
    #[derive(Debug, Clone)]
    pub struct Revision {
        /// Id.
        pub id: RevisionId,
        /// Number within the item, from 1.
        pub number: i64,
        /// Title.
        pub title: String,
        /// Lead, plain text.
        pub lead: String,
        /// Body in light markup, as typed.
        pub text: String,
        /// Public note when a published text was corrected.
        pub correction: String,
        /// Who saved it.
        pub writer_id: Option<AccountId>,
        /// When.
        pub at: i64,
        /// Digest of the content.
        pub digest: Hex,
    }
}

db::record! {
    /// A photo in a revision.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Photo {
        /// File.
        pub file_id: FileId,
        /// What can be seen, for those who cannot see it (required).
        pub alternative: String,
        /// Caption.
        pub caption: String,
        /// Who took it.
        pub credit: String,
        /// Pixels of the largest picture.
        pub width: Option<i64>,
        /// Pixels of the largest picture.
        pub height: Option<i64>,
    }
}

db::record! {
    /// A file attached to a revision.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Attachment {
        /// File.
        pub file_id: FileId,
        /// Title of the link.
        pub title: String,
        /// File name for the download.
        pub name: String,
        /// Type by content.
        pub content_type: String,
        /// Size.
        pub bytes: i64,
    }
}

db::record! {
    /// A topic.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Topic {
        /// Id.
        pub id: TopicId,
        /// Part of the address.
        pub slug: String,
        /// Name in Indonesian.
        pub name: String,
        /// Name in English.
        pub name_en: String,
    }
}

/// The words and pictures of a text to be saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Title.
    pub title: String,
    /// Lead, plain text.
    pub lead: String,
    /// Body in light markup.
    pub text: String,
    /// Public note of a correction; empty else.
    pub correction: String,
    /// Photos in order.
    pub photos: Vec<Photo>,
    /// Attachments in order.
    pub attachments: Vec<Attachment>,
}

/// Digest of a revision's words and pictures, kept in the row and in the change log.
pub fn content_digest(content: &Content) -> Hex {
    let Content { title, lead, text, correction, photos, attachments } = content;
    let mut parts = vec![title.clone(), lead.clone(), text.clone(), correction.clone()];
    for photo in photos {
        parts.push(format!("photo {}", photo.file_id));
        parts.extend([photo.alternative.clone(), photo.caption.clone(), photo.credit.clone()]);
    }
    for attachment in attachments {
        parts.push(format!("attachment {}", attachment.file_id));
        parts.push(attachment.title.clone());
    }
    let fields: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    Hex(crate::audit::hex(&rules::chain::digest(&fields)))
}
