//! Keys of accounts and of the city's apps: sealed in the database, bound to their row.

use serde::{Deserialize, Serialize};
use social::Tokens;
use social::posting;

use crate::ids::{BodyId, SocialAccountId};
use crate::seal::Purpose;
use crate::{App, Result};

const TOKENS: Purpose = Purpose { label: "social.tokens" };
const POSTING: Purpose = Purpose { label: "social.posting" };
const CITY: Purpose = Purpose { label: "social.city" };

#[derive(Serialize, Deserialize)]
struct Kept {
    access: String,
    refresh: String,
    access_until: i64,
    refresh_until: i64,
}

impl From<&Tokens> for Kept {
    fn from(tokens: &Tokens) -> Self {
        let Tokens { access, refresh, access_until, refresh_until } = tokens.clone();
        Self { access, refresh, access_until, refresh_until }
    }
}

impl From<Kept> for Tokens {
    fn from(kept: Kept) -> Self {
        let Kept { access, refresh, access_until, refresh_until } = kept;
        Self { access, refresh, access_until, refresh_until }
    }
}

/// Keys for posting, with the app that renews them.
pub(super) struct PostingKeys {
    pub(super) tokens: Tokens,
    pub(super) app: posting::App,
}

#[derive(Serialize, Deserialize)]
struct KeptPosting {
    tokens: Kept,
    app_id: String,
    app_secret: String,
}

fn bound(body: BodyId, of: impl std::fmt::Display) -> String {
    format!("{body}|{of}")
}

/// The fault that stored keys cannot be opened. It names whose, never what.
fn unreadable(of: &dyn std::fmt::Display) -> anyhow::Error {
    anyhow::anyhow!("the sealed keys of {of} cannot be opened")
}

/// Seals the keys of an account.
/// Errors: `Internal`.
pub(super) fn seal(app: &App, body: BodyId, id: SocialAccountId, tokens: &Tokens) -> Result<Vec<u8>> {
    let kept = Kept::from(tokens);
    TOKENS.seal(app, &bound(body, id), &serde_json::to_vec(&kept).map_err(anyhow::Error::new)?)
}

/// Opens them.
/// Errors: `Internal` when they cannot be opened: sealed for another row, or with a key that is gone.
pub(super) fn open(app: &App, body: BodyId, id: SocialAccountId, sealed: &[u8]) -> Result<Tokens> {
    let plain = TOKENS.open(app, &bound(body, id), sealed).ok_or_else(|| unreadable(&id))?;
    let kept: Kept = serde_json::from_slice(&plain).map_err(anyhow::Error::new)?;
    Ok(kept.into())
}

/// Seals what an account gave for posting.
/// Errors: `Internal`.
pub(super) fn seal_posting(
    app: &App,
    body: BodyId,
    id: SocialAccountId,
    given: &PostingKeys,
) -> Result<Vec<u8>> {
    let PostingKeys { tokens, app: renewer } = given;
    let posting::App { id: app_id, secret: app_secret } = renewer.clone();
    let kept = KeptPosting { tokens: tokens.into(), app_id, app_secret };
    POSTING.seal(app, &bound(body, id), &serde_json::to_vec(&kept).map_err(anyhow::Error::new)?)
}

/// Opens it.
/// Errors: `Internal` when it cannot be opened.
pub(super) fn open_posting(
    app: &App,
    body: BodyId,
    id: SocialAccountId,
    sealed: &[u8],
) -> Result<PostingKeys> {
    let plain = POSTING.open(app, &bound(body, id), sealed).ok_or_else(|| unreadable(&id))?;
    let KeptPosting { tokens, app_id, app_secret } =
        serde_json::from_slice(&plain).map_err(anyhow::Error::new)?;
    Ok(PostingKeys { tokens: tokens.into(), app: posting::App { id: app_id, secret: app_secret } })
}

/// Seals the key of the city's app on a network.
/// Errors: `Internal`.
pub(super) fn seal_city(app: &App, body: BodyId, connector: &str, key: &str) -> Result<Vec<u8>> {
    CITY.seal(app, &bound(body, connector), key.as_bytes())
}

/// Opens it.
/// Errors: `Internal` when it cannot be opened.
pub(super) fn open_city(app: &App, body: BodyId, connector: &str, sealed: &[u8]) -> Result<String> {
    let plain = CITY.open(app, &bound(body, connector), sealed).ok_or_else(|| unreadable(&connector))?;
    Ok(String::from_utf8(plain).map_err(anyhow::Error::new)?)
}
