//! Sharing in the demonstration city: the newest story with one post made by hand and noted, so that its page shows the
//! kit and what a tied post looks like. The post is a sample: its address (RFC 2606) leads nowhere.

use rules::activity::{Month, Network};

use crate::news::public::{Which, list_cards};
use crate::social::{AccountFacts, create};
use crate::{Ctx, Result, share};

const ACCOUNT: &str = "https://contoh.invalid/@contoh";
const POST: &str = "https://contoh.invalid/@contoh/1";

/// Notes the post.
/// Errors: the database refuses.
pub(super) async fn add(ctx: &Ctx) -> Result<()> {
    let newest = list_cards(ctx.db(), ctx.body(), Which::All, None, 1).await?;
    let Some(story) = newest.first() else { return Ok(()) };
    let facts = AccountFacts {
        unit: story.unit_id,
        network: Network::Mastodon,
        handle: "contoh".to_owned(),
        url: ACCOUNT.to_owned(),
        owner: String::new(),
        decree: String::new(),
        administrators: String::new(),
        verified_how: String::new(),
        active_since: Month::of(ctx.today()),
        remote_id: String::new(),
    };
    let account = create(ctx, &facts).await?;
    share::note(ctx, story.id, account, POST).await
}
