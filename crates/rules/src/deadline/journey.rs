//! From one event to everything that can follow it: the road of a request to its last court.

use jiff::civil::Date;

use super::catalogue::{Rule, rule};
use super::profile::Profile;
use super::term::{Due, Start, Term};
use crate::calendar::{NotLoaded, WorkCalendar};
use crate::code::coded;

coded! {
    /// What happened, as a citizen would say it.
    pub enum Happening {
        /// The request was received by the public body.
        RequestReceived = "request_received",
        /// The requester was told that the request is incomplete.
        IncompleteTold = "incomplete_told",
        /// The written answer to a request was received.
        AnswerReceived = "answer_received",
        /// The objection was received by the supervising officer.
        ObjectionReceived = "objection_received",
        /// The written response to an objection was received.
        ResponseReceived = "response_received",
        /// The application for a dispute was received by the Commission.
        DisputeReceived = "dispute_received",
        /// The first mediation meeting was held.
        MediationBegun = "mediation_begun",
        /// The ruling of the Commission was received.
        RulingReceived = "ruling_received",
        /// The ruling of the court was received.
        CourtRulingReceived = "court_ruling_received",
        /// A service complaint was received (UU 25/2009).
        ComplaintReceived = "complaint_received",
    }
}

coded! {
    /// Under which condition a stage comes.
    pub enum Condition {
        /// It follows from the event itself.
        Event = "event",
        /// When the body prolongs its answer with a reason.
        Extended = "extended",
        /// When there is no answer up to the end of the stage before.
        Silence = "silence",
        /// When there is no answer up to the end of the prolonged period.
        SilenceExtended = "silence_extended",
        /// When the step is taken on the first day it is safely open.
        FirstDay = "first_day",
        /// When the stage before is used up to its last day.
        LastDay = "last_day",
    }
}

/// One period of the road.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The period.
    pub rule: &'static Rule,
    /// Its length here.
    pub term: Term,
    /// The regulation of the body that makes it stricter than the law; none where the law holds as it is.
    pub basis: Option<String>,
    /// When it comes.
    pub condition: Condition,
    /// The day it is counted from.
    pub from: Date,
    /// Its dates, or why nobody can know them yet.
    pub due: Result<Due, NotLoaded>,
}

/// Every stage that can follow, by the periods of one body (`Profile::default()` = the law as it stands), in the order in which people meet them. A stage that would begin on a day that
/// cannot be known is left out; the one before it says why.
pub fn journey(happening: Happening, profile: &Profile, calendar: &WorkCalendar, start: Start) -> Vec<Stage> {
    let mut road = Road { profile, calendar, stages: Vec::new() };
    match happening {
        Happening::RequestReceived => road.request(start),
        Happening::IncompleteTold => {
            road.add("DL.REQ.COMPLETE", Condition::Event, start);
        }
        Happening::AnswerReceived => {
            let filing = road.add("DL.OBJ.FILE", Condition::Event, start);
            // The first working day after the answer is safe under every reading.
            let first = filing.and(calendar.nth_after(start.date(), 1, crate::calendar::Reading::Legal).ok());
            road.objection(first);
        }
        Happening::ObjectionReceived => road.answer_to_objection(Condition::Event, start),
        Happening::ResponseReceived => {
            road.add("DL.DSP.FILE", Condition::Event, start);
        }
        Happening::DisputeReceived => {
            let begun = road.add("DL.DSP.START", Condition::Event, start);
            if let Some(begun) = begun {
                road.add("DL.DSP.FINISH", Condition::LastDay, Start::day(begun.legal));
            }
        }
        Happening::MediationBegun => {
            road.add("DL.DSP.MEDIATE", Condition::Event, start);
            road.prolonged("DL.DSP.MEDIATE", start);
        }
        Happening::RulingReceived => {
            road.add("DL.LAW.FILE", Condition::Event, start);
        }
        Happening::CourtRulingReceived => {
            road.add("DL.CAS.FILE", Condition::Event, start);
        }
        Happening::ComplaintReceived => {
            road.add("DL.SVC.REPLY", Condition::Event, start);
            road.add("DL.SVC.DECIDE", Condition::FirstDay, start);
        }
    }
    road.stages
}

struct Road<'a> {
    profile: &'a Profile,
    calendar: &'a WorkCalendar,
    stages: Vec<Stage>,
}

impl Road<'_> {
    fn add(&mut self, code: &str, condition: Condition, start: Start) -> Option<Due> {
        let rule = rule(code)?;
        self.push(rule, self.profile.term(rule), condition, start)
    }

    fn prolonged(&mut self, code: &str, start: Start) -> Option<Due> {
        let rule = rule(code)?;
        self.push(rule, self.profile.extended(rule)?, Condition::Extended, start)
    }

    fn push(&mut self, rule: &'static Rule, term: Term, condition: Condition, start: Start) -> Option<Due> {
        let due = term.due(self.calendar, start);
        let basis = self.profile.basis(rule).map(str::to_owned);
        self.stages.push(Stage { rule, term, basis, condition, from: start.date(), due });
        due.ok()
    }

    fn request(&mut self, start: Start) {
        self.add("DL.REQ.NUMBER", Condition::Event, start);
        self.add("DL.REQ.CHECK", Condition::Event, start);
        let answer = self.add("DL.REQ.ANSWER", Condition::Event, start);
        let prolonged = self.prolonged("DL.REQ.ANSWER", start);
        // Silence is a reason for an objection once the whole period is over (UU 14/2008 Ps.35(1)c).
        let mut first = None;
        for (answer, condition) in [(answer, Condition::Silence), (prolonged, Condition::SilenceExtended)] {
            let Some(answer) = answer else { continue };
            self.add("DL.OBJ.FILE", condition, Start::day(answer.legal));
            first = first.or(answer.opens_on.ok());
        }
        self.objection(first);
    }

    /// The objection filed on the first day it is open, and what follows when that is not answered either.
    fn objection(&mut self, filed: Option<Date>) {
        if let Some(filed) = filed {
            self.answer_to_objection(Condition::FirstDay, Start::day(filed));
        }
    }

    fn answer_to_objection(&mut self, condition: Condition, filed: Start) {
        if let Some(answer) = self.add("DL.OBJ.ANSWER", condition, filed) {
            self.add("DL.DSP.FILE_SILENT", Condition::Silence, Start::day(answer.legal));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Code;
    use crate::calendar::builtin;

    fn codes(happening: Happening, day: Date) -> Vec<String> {
        let stages = journey(happening, &Profile::default(), builtin(), Start::day(day));
        stages.iter().map(|stage| format!("{} {}", stage.rule.code, stage.condition)).collect()
    }

    #[test]
    fn uu_14_2008_ps_22_to_37_the_road_of_a_request_nobody_answers() {
        let stages = journey(
            Happening::RequestReceived,
            &Profile::default(),
            builtin(),
            Start::day(date(2026, 3, 13)),
        );
        assert_eq!(
            codes(Happening::RequestReceived, date(2026, 3, 13)),
            [
                "DL.REQ.NUMBER event",
                "DL.REQ.CHECK event",
                "DL.REQ.ANSWER event",
                "DL.REQ.ANSWER extended",
                "DL.OBJ.FILE silence",
                "DL.OBJ.FILE silence_extended",
                "DL.OBJ.ANSWER first_day",
                "DL.DSP.FILE_SILENT silence",
            ]
        );
        assert_eq!(stages[4].from, date(2026, 4, 6));
        assert_eq!(stages[6].from, date(2026, 4, 7));
        assert!(stages.iter().all(|stage| stage.due.is_ok()));
    }

    #[test]
    fn where_the_calendar_ends_the_road_says_so_and_stops() {
        let stages = journey(
            Happening::ObjectionReceived,
            &Profile::default(),
            builtin(),
            Start::day(date(2026, 12, 1)),
        );
        assert_eq!(stages.len(), 1);
        assert_eq!(stages[0].due, Err(NotLoaded { year: 2027 }));
    }

    #[test]
    fn every_happening_leads_somewhere_and_every_condition_is_met() {
        let mut met = Vec::new();
        for happening in Happening::ALL {
            let stages = journey(*happening, &Profile::default(), builtin(), Start::day(date(2025, 2, 3)));
            assert!(!stages.is_empty(), "{happening}");
            met.extend(stages.iter().map(|stage| stage.condition));
        }
        assert!(Condition::ALL.iter().all(|condition| met.contains(condition)));
    }
}
