//! What the file of a dispute knows beyond its stage: who, which ruling, which periods run, and the one thing to
//! do next. UU 14/2008 Ps.37-50; `domain.md` §7.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::case::dispute::State;
use crate::code::coded;
use crate::deadline::{Due, Rule, rule};

coded! {
    /// A side of the dispute.
    pub enum Side {
        /// *Pemohon*: who asked.
        Applicant = "applicant",
        /// *Termohon*: the public body (UU 14/2008 Ps.44(2)).
        Respondent = "respondent",
    }
}

coded! {
    /// Who ruled.
    pub enum Level {
        /// The ruling that writes down a settlement (Ps.39, 40(3)).
        Mediation = "mediation",
        /// The Commission (Ps.46).
        Commission = "commission",
        /// The court (Ps.47).
        Court = "court",
        /// The Supreme Court (Ps.50).
        SupremeCourt = "supreme_court",
    }
}

coded! {
    /// What a ruling means for the requester.
    pub enum Outcome {
        /// The body has to give what was asked.
        Granted = "granted",
        /// A part of it.
        Partly = "partly",
        /// The body was right.
        Rejected = "rejected",
        /// Both sides agreed.
        Agreed = "agreed",
    }
}

coded! {
    /// Which court (Ps.47): the first for state bodies, the second for others.
    pub enum Court {
        /// *Pengadilan Tata Usaha Negara*.
        AdminCourt = "admin_court",
        /// *Pengadilan Negeri*.
        DistrictCourt = "district_court",
    }
}

coded! {
    /// What a paper of the file is.
    pub enum PaperKind {
        /// The request and its receipt.
        Request = "request",
        /// The answer to it.
        Notice = "notice",
        /// The objection and its receipt.
        Objection = "objection",
        /// The answer to the objection.
        Decision = "decision",
        /// Identity or power of attorney (Ps.44(4)).
        Power = "power",
        /// A summons.
        Summons = "summons",
        /// What the body proves with (Ps.45).
        Evidence = "evidence",
        /// A ruling.
        Ruling = "ruling",
        /// Proof that a ruling was carried out.
        Execution = "execution",
        /// Anything else.
        Other = "other",
    }
}

coded! {
    /// The one thing to do next.
    pub enum NextAction {
        /// The requester may still go to the Commission.
        AwaitFiling = "await_filing",
        /// The Commission registers or refuses.
        AwaitRegistration = "await_registration",
        /// The sides are summoned.
        AwaitSummons = "await_summons",
        /// The body gets its proof ready (Ps.45).
        PrepareProof = "prepare_proof",
        /// Both sides look for an agreement.
        Mediate = "mediate",
        /// A hearing.
        AttendHearing = "attend_hearing",
        /// The Commission rules.
        AwaitRuling = "await_ruling",
        /// The copy of the ruling comes; from its receipt the days to sue run.
        AwaitCopy = "await_copy",
        /// Accept the ruling, or say in writing that it is not accepted, and sue.
        WeighSuit = "weigh_suit",
        /// The court decides.
        AwaitCourt = "await_court",
        /// Accept the court's ruling or ask for cassation.
        WeighCassation = "weigh_cassation",
        /// The Supreme Court decides.
        AwaitSupremeCourt = "await_supreme_court",
        /// Begin to carry out what was ruled or agreed.
        BeginExecution = "begin_execution",
        /// Carry it out and keep the proof.
        CarryOut = "carry_out",
        /// A task of one of the units.
        DoTask = "do_task",
        /// Nothing is left: close the file.
        CloseFile = "close_file",
    }
}

/// Days after the last step on which somebody looks again where no article sets a day. A house rule: every open
/// file has a date.
const LOOK_AGAIN_DAYS: i64 = 14;

/// Periods within which a side has to take the next step itself; a later step is marked as late.
const OF_A_SIDE: [&str; 4] = ["DL.DSP.FILE", "DL.DSP.FILE_SILENT", "DL.LAW.FILE", "DL.CAS.FILE"];

/// The days periods are counted from; `None` = it has not happened, or nobody wrote down when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// The written answer to the objection was received.
    pub answered_on: Option<Date>,
    /// Last day of the thirty working days that passed without one.
    pub silent_since: Option<Date>,
    /// The application was received by the Commission.
    pub filed_on: Option<Date>,
    /// The first mediation meeting.
    pub mediated_on: Option<Date>,
    /// Mediation or adjudication began, whichever was first.
    pub begun_on: Option<Date>,
    /// The Commission's ruling was pronounced.
    pub ruled_on: Option<Date>,
    /// Its copy was received.
    pub ruling_received_on: Option<Date>,
    /// The case was registered at the court.
    pub sued_on: Option<Date>,
    /// The court's ruling was received.
    pub court_received_on: Option<Date>,
    /// Cassation was asked for.
    pub cassated_on: Option<Date>,
}

/// A period that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Its rule.
    pub rule: &'static Rule,
    /// The day it is counted from.
    pub from: Date,
}

impl Clock {
    /// Whether a side has to act within it itself. The others bind the Commission and the courts: their dates are
    /// expected ones.
    pub fn is_of_a_side(&self) -> bool {
        OF_A_SIDE.contains(&self.rule.code.as_str())
    }
}

/// The periods that run in a stage.
pub fn clocks(state: State, days: &Days) -> Vec<Clock> {
    let filing = match days.answered_on {
        Some(day) => ("DL.DSP.FILE", Some(day)),
        None => ("DL.DSP.FILE_SILENT", days.silent_since),
    };
    let running: &[(&str, Option<Date>)] = match state {
        State::Eligible | State::TimeBarred => &[filing],
        State::Filed => &[("DL.DSP.REGISTER", days.filed_on), ("DL.DSP.START", days.filed_on)],
        State::Registered | State::Preliminary => &[("DL.DSP.START", days.filed_on)],
        State::Mediation => &[("DL.DSP.MEDIATE", days.mediated_on), ("DL.DSP.FINISH", days.begun_on)],
        State::Adjudication => &[("DL.DSP.FINISH", days.begun_on)],
        State::Ruled if days.ruling_received_on.is_none() => &[("DL.DSP.RULING_COPY", days.ruled_on)],
        State::Ruled => &[("DL.LAW.FILE", days.ruling_received_on)],
        State::Court if days.court_received_on.is_none() => &[("DL.LAW.DECIDE", days.sued_on)],
        State::Court => &[("DL.CAS.FILE", days.court_received_on)],
        State::Cassation => &[("DL.CAS.DECIDE", days.cassated_on)],
        _ => &[],
    };
    running.iter().filter_map(|(code, from)| Some(Clock { rule: rule(code)?, from: (*from)? })).collect()
}

/// What decides about the next action.
#[derive(Debug, Clone, Copy)]
pub struct Ahead {
    /// The stage.
    pub state: State,
    /// Day of the last step.
    pub last_step_on: Date,
    /// Dates of the period the action falls under, the first of [`clocks`].
    pub due: Option<Due>,
    /// The next hearing that was not held yet.
    pub hearing_on: Option<Date>,
    /// The earliest task that is not done.
    pub task_on: Option<Date>,
    /// Last day set by the ruling or agreement that has to be carried out.
    pub order_due: Option<Date>,
    /// Whether the ruling of this stage has been received.
    pub is_received: bool,
    /// Whether the final ruling orders nothing.
    pub orders_nothing: bool,
}

/// What to do next, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// What.
    pub action: NextAction,
    /// By when: the legal date for others' periods, the safe date for the body's own.
    pub on: Date,
}

/// The next action of a file: a hearing or a task when it comes before what the stage asks for. `None` once the
/// file is closed.
pub fn next(ahead: &Ahead) -> Option<Next> {
    let action = of_stage(ahead)?;
    let is_own = matches!(action, NextAction::WeighSuit | NextAction::WeighCassation);
    let by_law = ahead.due.map(|due| if is_own { due.safe } else { due.legal });
    let by_order =
        ahead.order_due.filter(|_| matches!(action, NextAction::BeginExecution | NextAction::CarryOut));
    let again = ahead.last_step_on.saturating_add(LOOK_AGAIN_DAYS.days());
    let stage = Next { action, on: by_order.or(by_law).unwrap_or(again) };
    let hearing = ahead.hearing_on.map(|on| Next { action: NextAction::AttendHearing, on });
    let task = ahead.task_on.map(|on| Next { action: NextAction::DoTask, on });
    // On the same day the hearing comes first, then the task.
    [hearing, task, Some(stage)].into_iter().flatten().min_by_key(|next| next.on)
}

fn of_stage(ahead: &Ahead) -> Option<NextAction> {
    Some(match ahead.state {
        State::Eligible => NextAction::AwaitFiling,
        State::Filed => NextAction::AwaitRegistration,
        State::Registered => NextAction::AwaitSummons,
        State::Preliminary => NextAction::PrepareProof,
        State::Mediation => NextAction::Mediate,
        State::Adjudication => NextAction::AwaitRuling,
        State::Ruled if ahead.is_received => NextAction::WeighSuit,
        State::Ruled => NextAction::AwaitCopy,
        State::Court if ahead.is_received => NextAction::WeighCassation,
        State::Court => NextAction::AwaitCourt,
        State::Cassation => NextAction::AwaitSupremeCourt,
        State::Final if ahead.orders_nothing => NextAction::CloseFile,
        State::Settled | State::Final => NextAction::BeginExecution,
        State::Execution => NextAction::CarryOut,
        State::TimeBarred | State::NotRegistered | State::Inadmissible | State::Withdrawn | State::Lapsed => {
            NextAction::CloseFile
        }
        State::Closed => return None,
    })
}

/// Whether officers are reminded today of something due on a day: a week, three days and one day before, on the
/// day, and every week after it.
pub fn reminds(today: Date, on: Date) -> bool {
    match today.until(on).map(|span| span.get_days()) {
        Ok(left @ 0..) => [0, 1, 3, 7].contains(&left),
        Ok(over) => over % 7 == 0,
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests;
