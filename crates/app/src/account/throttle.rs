//! Slowing down guessing, by `rules::throttle`: counted per origin, never against an account.
//!
//! A try is counted before the password is compared and struck out when it was right, so that many
//! tries at the same instant cannot slip through. A browser that signed in before carries a device
//! cookie, bound to the account by a signature, and is an origin of its own.

use axum::http::{HeaderMap, HeaderValue};
use db::{Sql, Tx, params, sql};
use rules::throttle::{Counted, WINDOW_MS, is_open};

use super::session::policy;
use crate::Result;
use crate::ctx::Ctx;
use crate::ids::{AccountId, BodyId};

const INSERT_FAILURE: Sql = sql!("sql/insert_failure.sql");
const DELETE_FAILURE: Sql = sql!("sql/delete_failure.sql");
const DELETE_OLD_FAILURES: Sql = sql!("sql/delete_old_failures.sql");
const COUNT_OF_ORIGIN: Sql = sql!("sql/count_failures_of_origin.sql");
const COUNT_OF_NETWORK: Sql = sql!("sql/count_failures_of_network.sql");

const DEVICE_COOKIE: &str = "perangkat";
const DEVICE_SECONDS: u32 = 180 * 24 * 60 * 60;
/// An office computer is used by several people; so many of them are remembered.
const DEVICES: usize = 6;
const LABEL: &str = "account.device";

db::record! {
    struct Failures {
        number: i64,
        first_at: Option<i64>,
    }
}

/// Where a try comes from.
pub(super) struct Origin {
    name: String,
    /// Empty for a known device.
    network: String,
}

/// What was decided about a try.
pub(super) enum Gate {
    /// It may go on; the number of its row.
    Open(i64),
    /// It must wait so many seconds.
    Wait(i64),
}

/// The origin of a try to sign in as `account`. `purpose` keeps passwords and codes apart.
pub(super) fn origin(ctx: &Ctx, headers: &HeaderMap, account: Option<AccountId>, purpose: &str) -> Origin {
    match account.and_then(|account| known_device(ctx, headers, account)) {
        Some(device) => Origin { name: format!("{purpose}|device|{device}"), network: String::new() },
        None => Origin { name: format!("{purpose}|{}", ctx.network), network: ctx.network.clone() },
    }
}

/// Counts a try, or says how long to wait.
pub(super) async fn enter(ctx: &Ctx, origin: &Origin, email: &str) -> Result<Gate> {
    let now = ctx.now();
    let since = now - WINDOW_MS;
    let tx = ctx.db().begin().await?;
    let own: Failures = tx.one(&COUNT_OF_ORIGIN, params![ctx.body(), &origin.name, email, since]).await?;
    let network = if origin.network.is_empty() {
        Failures { number: 0, first_at: None }
    } else {
        tx.one(&COUNT_OF_NETWORK, params![ctx.body(), &origin.network, since]).await?
    };
    if !is_open(Counted { account_and_origin: own.number, network: network.number }) {
        let first = if network.number >= rules::throttle::PER_NETWORK { &network } else { &own };
        let wait_ms = first.first_at.unwrap_or(now) + WINDOW_MS - now;
        return Ok(Gate::Wait((wait_ms + 999) / 1000));
    }
    let values = params![ctx.body(), &origin.name, &origin.network, email, now];
    let row = tx.one(&INSERT_FAILURE, values).await?;
    tx.commit().await?;
    Ok(Gate::Open(row))
}

/// Strikes a try out: it was right.
pub(super) async fn strike_out(tx: &Tx, body: BodyId, row: i64) -> Result<()> {
    tx.exec(&DELETE_FAILURE, params![body, row]).await?;
    Ok(())
}

/// Forgets tries that no longer count.
pub(super) async fn sweep(tx: &Tx, body: BodyId, now_ms: i64) -> Result<u64> {
    Ok(tx.exec(&DELETE_OLD_FAILURES, params![body, now_ms - WINDOW_MS]).await?)
}

fn devices<'a>(ctx: &Ctx, headers: &'a HeaderMap) -> impl Iterator<Item = (&'a str, &'a str)> {
    let value = policy(ctx).read(headers, DEVICE_COOKIE).unwrap_or_default();
    value.split('~').filter_map(|entry| entry.split_once('.')).take(DEVICES)
}

fn signature(ctx: &Ctx, account: AccountId, device: &str) -> String {
    let bytes = format!("{}|{account}|{device}", ctx.body());
    crate::audit::hex(&ctx.app.secrets.mac(LABEL, bytes.as_bytes()))
}

fn known_device(ctx: &Ctx, headers: &HeaderMap, account: AccountId) -> Option<String> {
    devices(ctx, headers)
        .find(|(device, mac)| web::secrets::same(signature(ctx, account, device).as_bytes(), mac.as_bytes()))
        .map(|(device, _)| device.to_owned())
}

/// The cookie that makes this browser a known device of the account; others it knew are kept.
pub(super) fn remember_device(ctx: &Ctx, headers: &HeaderMap, account: AccountId) -> Option<HeaderValue> {
    let device = known_device(ctx, headers, account).unwrap_or_else(web::secrets::random_token);
    let own = format!("{device}.{}", signature(ctx, account, &device));
    let others = devices(ctx, headers)
        .filter(|(other, _)| *other != device)
        .take(DEVICES - 1)
        .map(|(other, mac)| format!("{other}.{mac}"));
    let value: Vec<String> = std::iter::once(own).chain(others).collect();
    policy(ctx).set(DEVICE_COOKIE, &value.join("~"), Some(DEVICE_SECONDS))
}
