//! Published information that may already answer a request: offered before anybody has to wait ten days.

use fulltext::Kind;

use crate::search::{Hit, Input, find};
use crate::{Ctx, Result};

/// Entries offered at most.
const MOST: usize = 5;

/// The public entries nearest to the words of a request; empty when nothing fits. Only what everybody may
/// read is ever looked at.
pub(super) async fn to(ctx: &Ctx, words: &str) -> Result<Vec<Hit>> {
    if words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let input = Input { text: words.to_owned(), kind: Some(Kind::Register), limit: MOST, ..Input::default() };
    Ok(find(ctx, input).await?.hits)
}
