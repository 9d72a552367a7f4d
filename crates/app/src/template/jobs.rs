//! The look at the calendar, each morning: units are told of open tasks seven days and one day before the
//! last day and the day after it, each once, also when the program was down on that very day.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use rules::task::{Stage, must_tell};
use serde::{Deserialize, Serialize};

use super::remind::tell_all;
use super::standing::{Line, lines};
use super::store::{self, Which};
use crate::audit::{self, Change};
use crate::ctx::Actor;
use crate::ids::BodyId;
use crate::{App, Ctx, Result};

const NAME: &str = "template.look";

/// Before people come to work.
const HOUR: i8 = 6;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Look {
    body: i64,
}

/// Plans the look of the coming morning, unless it is planned.
pub async fn plan(ctx: &Ctx, tx: &Tx) -> Result<()> {
    let body = ctx.body();
    let at = rules::zone::next_hour(ctx.now(), HOUR, &ctx.directory.zone);
    let job = NewJob::new(NAME, &Look { body: body.0 }, at)?.unique(format!("{NAME}:{body}"));
    jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |look: Look| {
        let app = Arc::clone(&app);
        async move { run(&app, BodyId(look.body)).await.map_err(anyhow::Error::new) }
    })
}

async fn run(app: &Arc<App>, body: BodyId) -> Result<()> {
    let Some(directory) = app.directory(body) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("penjadwal"));
    let tx = ctx.db().begin().await?;
    plan(&ctx, &tx).await?;
    tx.commit().await?;
    look(&ctx).await
}

/// Tells the units of every running template whose last day is near or over.
/// Errors: the database does not answer.
pub async fn look(ctx: &Ctx) -> Result<()> {
    for template in store::list_templates(ctx.db(), ctx.body()).await? {
        if !template.is_running() || rules::task::stage(template.due(), ctx.today()) == Stage::Far {
            continue;
        }
        let reminders = store::list_reminders(ctx.db(), ctx.body(), template.id).await?;
        let mut open = lines(ctx, Which { template: Some(template.id), ..Which::default() }).await?;
        open.retain(|line| {
            let of_task = reminders.iter().filter(|told| told.task_id == line.task.id);
            let of_day = of_task.filter(|told| told.due_on == template.due_on);
            let told: Vec<Stage> = of_day.map(|told| told.stage.0).collect();
            line.standing.state.is_open() && must_tell(line.standing.stage, &told)
        });
        tell(ctx, &open).await?;
    }
    ctx.app.ring();
    Ok(())
}

async fn tell(ctx: &Ctx, open: &[Line]) -> Result<()> {
    let Some(first) = open.first() else { return Ok(()) };
    let kind = if first.standing.stage == Stage::Late { "template-late" } else { "template-soon" };
    let tx = ctx.db().begin().await?;
    let told = tell_all(ctx, &tx, open, kind).await?;
    let change = Change::new("template.remind", "publication_template", first.template.id);
    audit::record(ctx, &tx, change.detail(format!("{told} unit"))).await?;
    tx.commit().await?;
    Ok(())
}
