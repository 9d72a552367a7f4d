//! The file of a dispute as its acts look at it: who may, what runs, what comes next; and the frame of every
//! change: lock, change, row in the change log, next action, commit.

use std::sync::Arc;

use db::{Db, Tx};
use jiff::civil::Date;
use rules::Code as _;
use rules::calendar::WorkCalendar;
use rules::case::dispute::{Event, State};
use rules::case::objection::ObjectionReason;
use rules::deadline::{Due, Start};
use rules::dispute::{Ahead, Clock, Days, Level, Next, Outcome, PaperKind, clocks, next};
use rules::permission::Act;
use rules::role::Role;
use rules::visibility::{self, Visibility};

use super::model::{Dispute, Hearing, Paper, Ruling, Step, Task};
use super::{content, store};
use crate::audit::{self, Change};
use crate::ctx::Actor;
use crate::deadline::recount::stored_day;
use crate::ids::{BodyId, DisputeId, UnitId};
use crate::{Ctx, Error, Result};

/// Stands for "no date" where files are ordered: closed ones come last.
const NO_DAY: &str = "9999-12-31";

/// A dispute with all that lies in its file, but for who stands on the sides.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// The file.
    pub(super) dispute: Dispute,
    /// Units that share it.
    pub(super) units: Vec<UnitId>,
    /// Grounds of the objection.
    pub(super) reasons: Vec<ObjectionReason>,
    /// What happened, oldest first.
    pub(super) steps: Vec<Step>,
    /// Rulings, oldest first.
    pub(super) rulings: Vec<Ruling>,
    /// Hearings, oldest first.
    pub(super) hearings: Vec<Hearing>,
    /// Tasks, earliest first.
    pub(super) tasks: Vec<Task>,
    /// Papers.
    pub(super) papers: Vec<Paper>,
}

/// A day of a column; every one was read when the file was ([`Case::check_days`]).
fn day_of(text: Option<&String>) -> Option<Date> {
    text.and_then(|day| day.parse().ok())
}

impl Case {
    /// Reads a file. `None` when the body has no such file.
    pub(super) async fn read(db: &Db, body: BodyId, id: DisputeId) -> Result<Option<Self>> {
        let Some(dispute) = store::find(db, body, id).await? else { return Ok(None) };
        let case = Self {
            dispute,
            units: store::list_units(db, body, id).await?,
            reasons: store::list_reasons(db, body, id).await?,
            steps: store::list_steps(db, body, id).await?,
            rulings: content::list_rulings(db, body, id).await?,
            hearings: content::list_hearings(db, body, id).await?,
            tasks: content::list_tasks(db, body, id).await?,
            papers: content::list_papers(db, body, id).await?,
        };
        case.check_days()?;
        Ok(Some(case))
    }

    /// Refuses a file with a day that cannot be read: taken for unknown, its period would not run and nobody would
    /// be warned. Errors: `Internal`.
    fn check_days(&self) -> Result<()> {
        let file = [&self.dispute.answered_on, &self.dispute.silent_since];
        let steps = self.steps.iter().map(|step| &step.happened_on);
        let tasks = self.tasks.iter().map(|task| &task.due_on);
        let ruled = self.rulings.iter().map(|ruling| &ruling.ruled_on);
        let after = self.rulings.iter().flat_map(|ruling| [&ruling.received_on, &ruling.order_due]);
        let known = file.into_iter().chain(after).flatten();
        steps.chain(tasks).chain(ruled).chain(known).try_for_each(|day| stored_day(day).map(drop))
    }

    /// A file the actor may read. Errors: `NotFound` for everyone else.
    pub(super) async fn load(ctx: &Ctx, id: DisputeId) -> Result<Self> {
        let case = Self::read(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
        if case.is_seen(ctx) { Ok(case) } else { Err(Error::NotFound) }
    }

    /// Whether the actor may know of the file. The program and the command line may.
    fn is_seen(&self, ctx: &Ctx) -> bool {
        let units: Vec<i64> = self.units.iter().map(|unit| unit.0).collect();
        matches!(ctx.actor, Actor::System(_) | Actor::Console)
            || visibility::dispute(&units, ctx.viewer()) == Visibility::Full
    }

    /// The role in which the actor does an act in this file. Errors: `Forbidden`.
    pub(super) fn allow(&self, ctx: &Ctx, act: Act) -> Result<Option<Role>> {
        let own = self.units.iter().find_map(|unit| ctx.allow(act, Some(*unit)).ok());
        own.map_or_else(|| ctx.allow(act, Some(self.dispute.unit_id)), Ok)
    }

    /// Whether the actor may do an act in this file.
    pub(super) fn may(&self, ctx: &Ctx, act: Act) -> bool {
        self.allow(ctx, act).is_ok()
    }

    /// A row of the change log about the file.
    pub(super) fn change(&self, act: &'static str, role: Option<Role>) -> Change {
        Change::new(act, "dispute", self.dispute.id)
            .in_unit(self.dispute.unit_id)
            .as_role(role)
            .detail(&self.dispute.number)
    }

    /// Where it stands.
    pub(super) fn state(&self) -> State {
        self.dispute.state.0
    }

    /// The day of the last step.
    pub(super) fn last_step_on(&self) -> Option<Date> {
        self.steps.last().and_then(|step| step.happened_on.parse().ok())
    }

    /// Whether there is proof that the ruling was carried out.
    pub(super) fn has_evidence(&self) -> bool {
        self.papers.iter().any(|paper| paper.kind.0 == PaperKind::Execution)
    }

    /// The ruling of a level.
    pub(super) fn ruling(&self, level: Level) -> Option<&Ruling> {
        self.rulings.iter().find(|ruling| ruling.level.0 == level)
    }

    /// The days periods are counted from.
    pub(super) fn days(&self) -> Days {
        let on = |events: &[Event]| {
            let step = self.steps.iter().find(|step| events.contains(&step.event.0))?;
            step.happened_on.parse().ok()
        };
        let commission = self.ruling(Level::Commission);
        Days {
            answered_on: day_of(self.dispute.answered_on.as_ref()),
            silent_since: day_of(self.dispute.silent_since.as_ref()),
            filed_on: on(&[Event::File]),
            mediated_on: on(&[Event::Mediate]),
            begun_on: on(&[Event::Mediate, Event::Adjudicate]),
            ruled_on: commission.and_then(|ruling| ruling.ruled_on.parse().ok()),
            ruling_received_on: commission.and_then(|ruling| day_of(ruling.received_on.as_ref())),
            sued_on: on(&[Event::Sue]),
            court_received_on: self
                .ruling(Level::Court)
                .and_then(|ruling| day_of(ruling.received_on.as_ref())),
            cassated_on: on(&[Event::Cassate]),
        }
    }

    /// The periods that run now.
    pub(super) fn clocks(&self) -> Vec<Clock> {
        clocks(self.state(), &self.days())
    }

    /// The dates of the period within which a side has to take the next step. `None` when no such period runs,
    /// or the calendar does not reach so far.
    pub(super) fn side_due(&self, calendar: &WorkCalendar) -> Option<Due> {
        let clock = self.clocks().into_iter().find(Clock::is_of_a_side)?;
        due(calendar, &clock)
    }

    /// The one thing to do next.
    pub(super) fn next(&self, ctx: &Ctx, calendar: &WorkCalendar) -> Option<Next> {
        let zone = &ctx.directory.zone;
        let ahead = self.hearings.iter().find(|hearing| hearing.was_attended.is_empty());
        let task = self.tasks.iter().find(|task| task.done_on.is_none());
        let last = self.rulings.iter().max_by_key(|ruling| ruling.level.0);
        let days = self.days();
        next(&Ahead {
            state: self.state(),
            last_step_on: self
                .last_step_on()
                .unwrap_or_else(|| rules::zone::day(self.dispute.opened_at, zone)),
            due: self.clocks().first().and_then(|clock| due(calendar, clock)),
            hearing_on: ahead.map(|hearing| rules::zone::day(hearing.starts_at, zone)),
            task_on: task.and_then(|task| task.due_on.parse().ok()),
            order_due: last.and_then(|ruling| day_of(ruling.order_due.as_ref())),
            is_received: match self.state() {
                State::Court => days.court_received_on.is_some(),
                _ => days.ruling_received_on.is_some(),
            },
            orders_nothing: last.is_some_and(|ruling| ruling.outcome.0 == Outcome::Rejected),
        })
    }
}

/// The dates of a period. `None` when the calendar does not reach so far.
fn due(calendar: &WorkCalendar, clock: &Clock) -> Option<Due> {
    clock.rule.term.due(calendar, Start::day(clock.from)).ok()
}

/// A change of a file under way.
pub(super) struct Work {
    /// Its transaction; the file is held in it.
    pub(super) tx: Tx,
    calendar: Arc<WorkCalendar>,
}

impl Work {
    /// Begins to change a file.
    pub(super) async fn begin(ctx: &Ctx, id: DisputeId) -> Result<Self> {
        let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
        let tx = ctx.db().begin().await?;
        store::lock(&tx, ctx.body(), id, ctx.now()).await?;
        Ok(Self { tx, calendar })
    }

    /// Writes the row of the change log and the next action, and commits.
    pub(super) async fn finish(self, ctx: &Ctx, id: DisputeId, change: Change) -> Result<()> {
        audit::record(ctx, &self.tx, change).await?;
        refresh(ctx, &self.tx, id, &self.calendar).await?;
        self.tx.commit().await?;
        ctx.app.ring();
        Ok(())
    }
}

/// Finds the next action of a file anew and notes it.
pub(super) async fn refresh(ctx: &Ctx, tx: &Tx, id: DisputeId, calendar: &WorkCalendar) -> Result<()> {
    let case = Case::read(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let next = case.next(ctx, calendar);
    let action = next.map_or("", |next| next.action.code());
    let on = next.map_or_else(|| NO_DAY.to_owned(), |next| next.on.to_string());
    store::set_next(tx, ctx.body(), id, action, &on).await
}
