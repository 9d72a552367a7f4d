//! What the home of the workroom shows of tasks: those of the own units that are open, and for who looks
//! after all units how many are late.

use rules::permission::Act;

use super::standing::{Counts, Line, lines};
use super::store::Which;
use super::task::{badge, state_key};
use crate::ids::UnitId;
use crate::page::Page;
use crate::{Ctx, Result};

/// A task of an own unit, ready to be shown.
#[derive(Debug, Clone)]
pub struct OwnTask {
    /// Where it is answered.
    pub path: String,
    /// What is to be published.
    pub title: String,
    /// The unit.
    pub unit: UnitId,
    /// How far it is.
    pub state_key: String,
    /// Its badge in the stylesheet.
    pub badge: &'static str,
    /// Last day in words.
    pub due: String,
    /// Open after the last day.
    pub is_late: bool,
}

/// Tasks of the units in which the person holds a role, of running templates, soonest first; with
/// `only_open` those that need something.
pub async fn own_tasks(ctx: &Ctx, only_open: bool) -> Result<Vec<OwnTask>> {
    let mut units: Vec<UnitId> = ctx.grants().iter().map(|grant| UnitId(grant.unit)).collect();
    units.sort();
    units.dedup();
    units.retain(|unit| ctx.may(Act::WriteRegister, Some(*unit)));
    let mut found: Vec<Line> = Vec::new();
    for unit in units {
        let which = Which { unit: Some(unit), is_running: true, ..Which::default() };
        found.extend(lines(ctx, which).await?);
    }
    found.retain(|line| !only_open || line.standing.state.is_open());
    found.sort_by_key(|line| (!line.standing.state.is_open(), line.template.due(), line.task.id));
    Ok(found.iter().map(|line| shown(ctx, line)).collect())
}

fn shown(ctx: &Ctx, line: &Line) -> OwnTask {
    OwnTask {
        path: line.task.path(),
        title: line.template.title_for(ctx.directory.name(line.task.unit_id)),
        unit: line.task.unit_id,
        state_key: state_key(line.standing),
        badge: badge(line.standing),
        due: crate::locale::day_in_words(ctx.locale, line.template.due()),
        is_late: line.standing.is_late(),
    }
}

/// For who pushes templates: words about the tasks of running templates that are late, and where.
pub async fn late_words(ctx: &Ctx, p: &Page) -> Result<Option<(String, String)>> {
    if !ctx.may(Act::ManageRegister, None) {
        return Ok(None);
    }
    let running = lines(ctx, Which { is_running: true, ..Which::default() }).await?;
    let counts = Counts::of(running.iter());
    let words = || (p.n("template-home-late", counts.late), "/kerja/templat".to_owned());
    Ok((counts.late > 0).then(words))
}
