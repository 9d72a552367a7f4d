//! Types of the slice.

use jiff::civil::Date;
use rules::register::{InformationClass, State};
use rules::task::{Facts, Stage, Standing, fill_pattern};

use crate::ids::{Coded, EntryId, EntryVersionId, TaskId, TemplateId, UnitId};
use crate::org::Unit;

db::record! {
    /// What the main PPID asks of units.
    #[derive(Debug, Clone)]
    pub struct Template {
        /// Id.
        pub id: TemplateId,
        /// Raised by every change.
        pub version: i64,
        /// Title; `{unit}` and `{tahun}` stand for the unit's name and the year.
        pub title: String,
        /// Summary to begin with, with the same places; may be empty.
        pub summary: String,
        /// Legal class.
        pub class: Coded<InformationClass>,
        /// Year the information is about.
        pub year: Option<i64>,
        /// What the unit has to do.
        pub instruction: String,
        /// Which file is wanted; may be empty.
        pub file_hint: String,
        /// Last day, ISO, in the body's zone.
        pub due_on: String,
        /// When it was ended; none = it runs.
        pub ended_at: Option<i64>,
        /// Ended because it was pushed by mistake: units do not see it any more.
        pub is_withdrawn: bool,
        /// Why it was ended.
        pub end_reason: String,
        /// Part of the demonstration.
        pub is_sample: bool,
        /// Pushed, Unix ms.
        pub created_at: i64,
    }
}

impl Template {
    /// Last day. A column that is no day counts as long ago, so that nobody waits for nothing.
    pub fn due(&self) -> Date {
        self.due_on.parse().unwrap_or(Date::ZERO)
    }

    /// Whether units still have to do it.
    pub fn is_running(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Title for a unit.
    pub fn title_for(&self, unit: &str) -> String {
        fill_pattern(&self.title, unit, self.year)
    }

    /// Summary for a unit.
    pub fn summary_for(&self, unit: &str) -> String {
        fill_pattern(&self.summary, unit, self.year)
    }

    /// Title without a unit's name: for lists over all units.
    pub fn name(&self) -> String {
        let plain = fill_pattern(&self.title, "", self.year);
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where its progress is read.
    pub fn path(&self) -> String {
        format!("/kerja/templat/{}", self.id)
    }
}

db::record! {
    /// A template as one unit has to do it, with what answers it.
    #[derive(Debug, Clone)]
    pub struct Task {
        /// Id.
        pub id: TaskId,
        /// Its template.
        pub template_id: TemplateId,
        /// The unit.
        pub unit_id: UnitId,
        /// Entry that answers it; may be gone.
        pub entry_id: Option<EntryId>,
        /// Why there is nothing to publish, when no obligation is concerned.
        pub declined_reason: String,
        /// Who signed that.
        pub declined_name: String,
        /// In which post.
        pub declined_position: String,
        /// When it was answered last, Unix ms.
        pub answered_at: Option<i64>,
        /// Where the entry stands.
        pub entry_state: Option<Coded<State>>,
        /// Version of the entry the public reads.
        pub public_version_id: Option<EntryVersionId>,
        /// Reason of the statement that answers it, while the statement is in force.
        pub statement_reason: Option<String>,
        /// Who signed the statement.
        pub statement_name: Option<String>,
        /// In which post.
        pub statement_position: Option<String>,
    }
}

impl Task {
    /// How far it is, and how near the last day.
    pub fn standing(&self, due_on: Date, today: Date) -> Standing {
        let facts = Facts {
            entry: self.entry_state.map(|state| state.0),
            is_public: self.public_version_id.is_some(),
            is_declined: self.statement_reason.is_some() || !self.declined_reason.is_empty(),
        };
        Standing::of(facts, due_on, today)
    }

    /// Reason, signer and post of the paper that answers it.
    pub fn paper(&self) -> Option<(String, String, String)> {
        if let Some(reason) = &self.statement_reason {
            let name = self.statement_name.clone().unwrap_or_default();
            let position = self.statement_position.clone().unwrap_or_default();
            return Some((reason.clone(), name, position));
        }
        let signed =
            (self.declined_reason.clone(), self.declined_name.clone(), self.declined_position.clone());
        (!signed.0.is_empty()).then_some(signed)
    }

    /// Where the unit answers it.
    pub fn path(&self) -> String {
        format!("/kerja/tugas/{}", self.id)
    }
}

db::record! {
    /// That a unit was told of a task.
    #[derive(Debug, Clone)]
    pub struct Reminder {
        /// The task.
        pub task_id: TaskId,
        /// Day, ISO.
        pub told_on: String,
        /// Last day of the task at that time.
        pub due_on: String,
        /// How near that was.
        pub stage: Coded<Stage>,
    }
}

/// A unit's name as it stands in a title.
pub(super) fn name_of(unit: Option<&Unit>) -> &str {
    unit.map_or("", |unit| unit.name.as_str())
}
