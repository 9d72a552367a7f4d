//! The look at the calendar, each morning: units are told of open tasks seven days and one day before the
//! last day and the day after it, each once, also when the program was down on that very day.

use rules::task::{Stage, must_tell};

use super::remind::tell_all;
use super::standing::{Line, lines};
use super::store::{self, Which};
use crate::audit::{self, Change};
use crate::daily::Daily;
use crate::{Ctx, Result};

/// Before people come to work.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "template.look";
    const HOUR: i8 = 6;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        look(ctx).await
    }
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
