//! One look at every link of a body's public entries. Politely: one question at a time to each server.

use std::collections::BTreeMap;

use futures_util::StreamExt as _;
use web::outgoing::{Outgoing, OutgoingError};

use super::store;
use crate::{Ctx, Result};

/// Addresses read at once.
const BATCH: i64 = 500;

/// Servers asked at the same time.
const SERVERS: usize = 8;

/// Looks at every link and notes what was found. Returns how many were looked at.
/// Errors: the database does not answer.
pub async fn check_all(ctx: &Ctx, client: &Outgoing) -> Result<usize> {
    let began = ctx.now();
    let mut after = String::new();
    let mut count = 0;
    loop {
        let urls = store::list_public_links(ctx.db(), ctx.body(), &after, BATCH).await?;
        let Some(last) = urls.last() else { break };
        after.clone_from(last);
        count += urls.len();
        let servers = by_server(urls).into_iter().map(|urls| check_server(ctx, client, urls));
        let mut checks = futures_util::stream::iter(servers).buffer_unordered(SERVERS);
        while let Some(checked) = checks.next().await {
            checked?;
        }
    }
    let tx = ctx.db().begin().await?;
    store::delete_old_checks(&tx, ctx.body(), began).await?;
    tx.commit().await?;
    Ok(count)
}

/// Addresses of one server after the other. The words between `//` and `/` name it well enough.
fn by_server(urls: Vec<String>) -> Vec<Vec<String>> {
    let mut servers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for url in urls {
        let server = url.split('/').nth(2).unwrap_or_default().to_ascii_lowercase();
        servers.entry(server).or_default().push(url);
    }
    servers.into_values().collect()
}

async fn check_server(ctx: &Ctx, client: &Outgoing, urls: Vec<String>) -> Result<()> {
    for url in urls {
        let status = match client.reach(&url).await {
            Ok(status) => status.as_u16(),
            Err(error) => {
                tracing::debug!(url, %error, "a link gives no answer");
                // An address we may not ask is no fault of the unit's: nothing is known about it.
                if matches!(error, OutgoingError::Forbidden { .. }) { 403 } else { 0 }
            }
        };
        let tx = ctx.db().begin().await?;
        let broken = is_broken(status);
        store::put_check(&tx, ctx.body(), &url, i64::from(status), broken, ctx.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Whether a reader would find nothing there. A server that turns programs away (401, 403, 429) may still
/// let people in.
fn is_broken(status: u16) -> bool {
    matches!(status, 0 | 400 | 404 | 405 | 410 | 451 | 500..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_turns_programs_away_is_not_broken() {
        for fine in [200, 204, 206, 301, 304, 401, 403, 429] {
            assert!(!is_broken(fine), "{fine}");
        }
        for broken in [0, 404, 410, 500, 503, 530] {
            assert!(is_broken(broken), "{broken}");
        }
    }

    #[test]
    fn each_server_is_asked_one_question_at_a_time() {
        let urls = ["https://a.test/1", "https://b.test/1", "https://A.test/2", "tanpa"].map(str::to_owned);
        let sizes: Vec<usize> = by_server(urls.to_vec()).iter().map(Vec::len).collect();
        assert_eq!(sizes, [1, 2, 1]);
    }
}
