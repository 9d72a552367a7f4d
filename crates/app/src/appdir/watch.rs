//! Asking each published application whether it answers, politely: once a night, one question at a time, never an
//! address that only this machine can reach (`web::outgoing`).

use std::time::{Duration, Instant};

use web::outgoing::{Outgoing, OutgoingError, Policy, Resolver};

use super::model::CityApp;
use super::{list_public, store};
use crate::audit::{self, Change};
use crate::daily::Daily;
use crate::{Ctx, Result};

/// An application that needs longer for its first page is slow.
const SLOW: Duration = Duration::from_secs(4);
/// One that needs longer is not there.
const PATIENCE: Duration = Duration::from_secs(20);

/// The look of every night.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "appdir.watch";
    const HOUR: i8 = 3;
    const ACTOR: &'static str = "pemeriksa aplikasi";

    async fn run(ctx: &Ctx) -> Result<()> {
        let policy = Policy { max_bytes: 64 * 1024, total_time: PATIENCE, ..Policy::default() };
        let client = Outgoing::new(policy, Resolver::System).map_err(anyhow::Error::new)?;
        let count = watch(ctx, &client, SLOW).await?;
        tracing::info!(count, "applications were asked");
        Ok(())
    }
}

/// Asks every published application that is not closed and notes the answer: `up`, `slow` (longer than `slow`), `down`.
/// Samples are left alone: their addresses lead nowhere. Returns how many were asked.
/// Errors: the database does not answer.
pub async fn watch(ctx: &Ctx, client: &Outgoing, slow: Duration) -> Result<usize> {
    let mut apps = list_public(ctx.db(), ctx.body()).await?;
    apps.retain(|app| !app.head.is_sample && app.said.status != "closed");
    let mut answers: Vec<(&CityApp, &str)> = Vec::new();
    for app in &apps {
        // An address we may not ask says nothing about the application.
        if let Some(answer) = ask(client, &app.said.url, slow).await {
            answers.push((app, answer));
        }
    }
    if answers.is_empty() {
        return Ok(0);
    }
    let tx = ctx.db().begin().await?;
    for (app, answer) in &answers {
        store::put_check(&tx, ctx.body(), app, answer, ctx.now()).await?;
    }
    // One row for the round: pages that show the answers are made anew.
    let change = Change::new("appdir.watch", "body", ctx.body().0).public();
    audit::record(ctx, &tx, change.detail(answers.len().to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(answers.len())
}

async fn ask(client: &Outgoing, url: &str, slow: Duration) -> Option<&'static str> {
    let begun = Instant::now();
    match client.reach(url).await {
        // Who turns programs away is there.
        Ok(status) if status.is_server_error() || matches!(status.as_u16(), 404 | 410) => Some("down"),
        Ok(_) if begun.elapsed() > slow => Some("slow"),
        Ok(_) => Some("up"),
        Err(OutgoingError::Forbidden { .. }) => None,
        Err(_) => Some("down"),
    }
}
