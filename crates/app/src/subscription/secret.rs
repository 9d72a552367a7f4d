//! The secrets around an address: its seal, the mark that finds it again, the token in its letters.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::model::{Subscription, SubscriptionId};
use super::store;
use crate::seal::Purpose;
use crate::{Ctx, Error, Result};

const ADDRESS: Purpose = Purpose { label: "subscription.address" };
const MARK: &str = "subscription.mark";
const TOKEN: &str = "subscription.token";

/// Bytes of the signature in a token: nobody guesses 128 bits.
const TOKEN_BYTES: usize = 16;

/// A keyed digest of an address: the same for the same address, and of no use without the key.
pub(super) fn mark(ctx: &Ctx, address: &str) -> String {
    let mac = ctx.app.secrets.mac(MARK, format!("{}|{address}", ctx.body()).as_bytes());
    URL_SAFE_NO_PAD.encode(mac)
}

/// Seals an address for the row with this mark.
pub(super) fn seal(ctx: &Ctx, mark: &str, address: &str) -> Result<Vec<u8>> {
    ADDRESS.seal(&ctx.app, &format!("{}|{mark}", ctx.body()), address.as_bytes())
}

/// The address of a row; `None` when the key is not the one it was sealed with.
pub(super) fn open(ctx: &Ctx, row: &Subscription) -> Option<String> {
    let bound = format!("{}|{}", ctx.body(), row.address_mark);
    String::from_utf8(ADDRESS.open(&ctx.app, &bound, &row.sealed_address)?).ok()
}

/// The token in letters to the owner of the address. It is worked out and kept nowhere.
pub(super) fn token(ctx: &Ctx, id: SubscriptionId, mark: &str) -> String {
    let mac = ctx.app.secrets.mac(TOKEN, format!("{}|{id}|{mark}", ctx.body()).as_bytes());
    let short = mac.get(..TOKEN_BYTES).unwrap_or(&mac);
    format!("{id}-{}", URL_SAFE_NO_PAD.encode(short))
}

/// The row a token was made for.
/// Errors: `NotFound` for a token that is wrong, and for one whose row is gone.
pub(super) async fn find(ctx: &Ctx, sent: &str) -> Result<Subscription> {
    let id = sent.split('-').next().unwrap_or_default().parse().map_err(|_| Error::NotFound)?;
    let row = store::find(ctx.db(), ctx.body(), SubscriptionId(id)).await?.ok_or(Error::NotFound)?;
    let right = token(ctx, row.id, &row.address_mark);
    if web::secrets::same(right.as_bytes(), sent.as_bytes()) { Ok(row) } else { Err(Error::NotFound) }
}
