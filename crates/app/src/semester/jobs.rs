//! The look of each morning: in July and January reports are begun, and units that have not signed are reminded.

use rules::service_report::{HalfYear, must_remind};

use super::model::day;
use super::save::change;
use super::{begin, store};
use crate::audit;
use crate::daily::{Daily, pass_over};
use crate::dashboard::notify_unit;
use crate::ids::SemesterReportId;
use crate::{Ctx, Result};

/// Before people come to work.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "semester.look";
    const HOUR: i8 = 4;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        look(ctx).await
    }
}

/// Begins the reports of the half-year before within the month after it; a program that is first used later does not
/// ask for a past nobody kept here. Then reminds; once a report is late, the ladder of contact speaks. Errors: the database does not answer.
pub async fn look(ctx: &Ctx) -> Result<()> {
    let today = ctx.today();
    let period = HalfYear::of(today);
    if today.month() == period.first_day().month() {
        begin(ctx, period.previous()).await?;
    }
    let mut after = SemesterReportId(0);
    loop {
        let found = store::list_unsigned(ctx.db(), ctx.body(), after).await?;
        let Some(last) = found.last() else { break };
        after = last.id;
        for one in &found {
            pass_over(remind(ctx, one).await, "semester_report", one.id.0)?;
        }
    }
    ctx.app.ring();
    Ok(())
}

/// Tells a unit, by the bell and by mail for those who asked for it, that its report will be due.
async fn remind(ctx: &Ctx, one: &super::SemesterReport) -> Result<()> {
    let due = day(&one.due_on)?;
    let told = one.told_on.as_deref().map(day).transpose()?;
    if !must_remind(due, ctx.today(), told) {
        return Ok(());
    }
    let tx = ctx.db().begin().await?;
    store::set_told(&tx, ctx.body(), one.id, ctx.today()).await?;
    notify_unit(ctx, &tx, one.unit_id, "semester-due", &one.due_on, &one.desk()).await?;
    audit::record(ctx, &tx, change("semester.remind", one)).await?;
    tx.commit().await?;
    Ok(())
}
