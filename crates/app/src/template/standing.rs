//! How far the tasks of a template, or of a unit, are: computed each time from entries and papers.

use rules::task::{Standing, TaskState};

use super::model::{Task, Template};
use super::store::{self, Which};
use crate::{Ctx, Result};

/// A task with its template and how far it is.
#[derive(Debug, Clone)]
pub struct Line {
    /// The task.
    pub task: Task,
    /// What is asked.
    pub template: Template,
    /// How far it is.
    pub standing: Standing,
}

impl Line {
    /// Whether nothing answers the task: the ways to answer are open.
    pub(super) fn is_free(&self) -> bool {
        self.standing.state == TaskState::NotStarted
    }
}

/// Tasks with their standing today, those of the newest template first; units that are gone are left out.
pub async fn lines(ctx: &Ctx, which: Which) -> Result<Vec<Line>> {
    let tasks = store::list_tasks(ctx.db(), ctx.body(), which).await?;
    let templates = match which.template {
        Some(id) => vec![store::find_template(ctx.db(), ctx.body(), id).await?],
        None if tasks.is_empty() => Vec::new(),
        None => store::list_templates(ctx.db(), ctx.body()).await?,
    };
    let today = ctx.today();
    let line = |task: Task| {
        let template = templates.iter().find(|template| template.id == task.template_id)?.clone();
        let is_active = ctx.directory.unit(task.unit_id).is_some_and(crate::org::Unit::is_active);
        let standing = task.standing(template.due(), today);
        is_active.then_some(Line { task, template, standing })
    };
    Ok(tasks.into_iter().filter_map(line).collect())
}

/// Tasks by how far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub total: i64,
    /// Answered by a public entry.
    pub published: i64,
    /// Answered by a signed paper.
    pub not_applicable: i64,
    /// On the way: being filled in, handed in, sent back.
    pub begun: i64,
    /// Nothing there.
    pub not_started: i64,
    /// Open after the last day; counted above as well.
    pub late: i64,
}

impl Counts {
    /// Counts the tasks of some lines.
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut counts = Self::default();
        for line in lines {
            counts.total += 1;
            counts.late += i64::from(line.standing.is_late());
            let place = match line.standing.state {
                TaskState::Published => &mut counts.published,
                TaskState::NotApplicable => &mut counts.not_applicable,
                TaskState::NotStarted => &mut counts.not_started,
                TaskState::Drafting | TaskState::Submitted | TaskState::Returned => &mut counts.begun,
            };
            *place += 1;
        }
        counts
    }

    /// Tasks that need nothing more.
    pub fn done(&self) -> i64 {
        self.published + self.not_applicable
    }
}
