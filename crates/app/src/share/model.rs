//! Rows of the slice, and the story they are about.

use rules::news::State;
use social::posting::Progress;

use crate::ids::{NewsId, RevisionId, SharePostId, SocialAccountId};
use crate::news::store;
use crate::news::{News, Photo, Revision};
use crate::{Ctx, Error, Result};

db::record! {
    /// A story on an account.
    #[derive(Debug, Clone)]
    pub(super) struct SharePost {
        pub(super) id: SharePostId,
        pub(super) news_id: NewsId,
        pub(super) account_id: SocialAccountId,
        /// `waiting`, `posted`, `failed`.
        pub(super) state: String,
        /// Code of what is in the way; empty = nothing.
        pub(super) hurdle: String,
        pub(super) is_by_hand: bool,
        /// The public text it was made of.
        pub(super) revision_id: Option<RevisionId>,
        pub(super) text: String,
        pub(super) alternative: String,
        /// What the network calls the picture it has taken; empty = none.
        pub(super) picture: String,
        pub(super) picture_at: i64,
        /// When the request that makes the post was sent whose answer was never heard.
        pub(super) doubt_at: Option<i64>,
        pub(super) tries: i64,
        pub(super) wait_until: Option<i64>,
        pub(super) permalink: String,
        pub(super) posted_at: Option<i64>,
    }
}

impl SharePost {
    pub(super) fn is_posted(&self) -> bool {
        self.state == "posted"
    }

    /// How far earlier tries came.
    pub(super) fn progress(&self) -> Progress {
        Progress { picture: self.picture.clone(), picture_at: self.picture_at, doubt_at: self.doubt_at }
    }

    /// Whether the public text changed after this was posted.
    pub(super) fn is_outdated(&self, news: &News) -> bool {
        let is_corrected = news.public_revision_id != self.revision_id
            && news.changed_at.zip(self.posted_at).is_some_and(|(changed, posted)| changed > posted);
        self.is_posted() && (is_corrected || news.state.0 != State::Published)
    }
}

/// A story that is or was public.
pub(super) struct Story {
    pub(super) news: News,
    pub(super) revision: Revision,
    pub(super) photos: Vec<Photo>,
}

impl Story {
    pub(super) fn is_published(&self) -> bool {
        self.news.state.0 == State::Published
    }

    /// Path of its public page.
    pub(super) fn path(&self) -> String {
        format!("/berita/{}", self.news.slug.as_deref().unwrap_or_default())
    }
}

/// A story somebody works with in the workroom.
/// Errors: `NotFound` for one that was never public, and for people who may not see its unit's workroom.
pub(super) async fn story(ctx: &Ctx, id: NewsId) -> Result<Story> {
    let news = crate::news::find(ctx, id).await?;
    let public = news.public_revision_id.filter(|_| news.published_at.is_some()).ok_or(Error::NotFound)?;
    let revision = store::find_revision(ctx.db(), ctx.body(), public).await?.ok_or(Error::NotFound)?;
    let photos = store::list_photos(ctx.db(), ctx.body(), public).await?;
    Ok(Story { news, revision, photos })
}
