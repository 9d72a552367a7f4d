//! Keys of accounts and of the city's apps: sealed in the database, bound to their row.

use serde::{Deserialize, Serialize};
use social::Tokens;

use crate::ids::{BodyId, SocialAccountId};
use crate::seal::Purpose;
use crate::{App, Result};

const TOKENS: Purpose = Purpose { label: "social.tokens" };
const CITY: Purpose = Purpose { label: "social.city" };

#[derive(Serialize, Deserialize)]
struct Kept {
    access: String,
    refresh: String,
    access_until: i64,
    refresh_until: i64,
}

fn bound(body: BodyId, of: impl std::fmt::Display) -> String {
    format!("{body}|{of}")
}

/// Seals the keys of an account.
/// Errors: `Internal`.
pub(super) fn seal(app: &App, body: BodyId, id: SocialAccountId, tokens: &Tokens) -> Result<Vec<u8>> {
    let kept = Kept {
        access: tokens.access.clone(),
        refresh: tokens.refresh.clone(),
        access_until: tokens.access_until,
        refresh_until: tokens.refresh_until,
    };
    TOKENS.seal(app, &bound(body, id), &serde_json::to_vec(&kept).map_err(anyhow::Error::new)?)
}

/// Opens them. `None` when they were sealed for another row.
pub(super) fn open(app: &App, body: BodyId, id: SocialAccountId, sealed: &[u8]) -> Option<Tokens> {
    let kept: Kept = serde_json::from_slice(&TOKENS.open(app, &bound(body, id), sealed)?).ok()?;
    let Kept { access, refresh, access_until, refresh_until } = kept;
    Some(Tokens { access, refresh, access_until, refresh_until })
}

/// Seals the key of the city's app on a network.
/// Errors: `Internal`.
pub(super) fn seal_city(app: &App, body: BodyId, connector: &str, key: &str) -> Result<Vec<u8>> {
    CITY.seal(app, &bound(body, connector), key.as_bytes())
}

/// Opens it.
pub(super) fn open_city(app: &App, body: BodyId, connector: &str, sealed: &[u8]) -> Option<String> {
    String::from_utf8(CITY.open(app, &bound(body, connector), sealed)?).ok()
}
