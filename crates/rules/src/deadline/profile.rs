//! The rules of one body: stricter than the law where its mayor's regulation says so, never looser.

use std::collections::BTreeMap;

use super::catalogue::{Rule, rule};
use super::term::{Direction, Due, Start, Term};
use crate::calendar::{NotLoaded, WorkCalendar};

/// One period a body sets for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Code of the period.
    pub code: String,
    /// Its new length, in the unit of the law.
    pub length: u16,
    /// The regulation that says so.
    pub basis: String,
}

/// Why a change is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileFault {
    /// No such code.
    Unknown,
    /// The period belongs to a requester, a commission or a court: no city can change it.
    NotTheBodys,
    /// Looser than the law.
    Looser,
    /// No regulation is named.
    Unproved,
}

/// The periods of one body. The default is the law as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    changes: BTreeMap<String, Change>,
    completeness: Option<String>,
}

impl Profile {
    /// A profile of these changes. `completeness` cites the local rule by which the clock of a request starts
    /// when it is complete; the act knows no such stop, so without a citation it starts at receipt.
    /// Errors: the code of the first change that may not be, and why.
    pub fn new(changes: Vec<Change>, completeness: Option<String>) -> Result<Self, (String, ProfileFault)> {
        for change in &changes {
            check(change).map_err(|fault| (change.code.clone(), fault))?;
        }
        let changes = changes.into_iter().map(|change| (change.code.clone(), change)).collect();
        Ok(Self { changes, completeness: completeness.filter(|basis| !basis.trim().is_empty()) })
    }

    /// The period as this body keeps it.
    pub fn term(&self, rule: &Rule) -> Term {
        let length = self.changes.get(&rule.code).map_or(rule.term.length, |change| change.length);
        Term { length, ..rule.term }
    }

    /// The regulation by which this body keeps a period stricter than the law; none where it keeps the law's.
    pub fn basis(&self, rule: &Rule) -> Option<&str> {
        self.changes.get(&rule.code).map(|change| change.basis.as_str())
    }

    /// As [`Self::term`], prolonged once. `None` where the law knows no extension.
    pub fn extended(&self, rule: &Rule) -> Option<Term> {
        let term = self.term(rule);
        Some(Term { length: term.length.saturating_add(rule.extension?), ..term })
    }

    /// The dates of a period of a request that was completed later than it was received: the safe date always
    /// runs from receipt; the others start at completeness only where a local rule is cited.
    /// Errors: `NotLoaded` as [`Term::due`].
    pub fn due_of_request(
        &self,
        term: Term,
        calendar: &WorkCalendar,
        received: Start,
        completed: Option<Start>,
    ) -> Result<Due, NotLoaded> {
        let from_receipt = term.due(calendar, received)?;
        match (completed, &self.completeness) {
            (Some(completed), Some(_)) => {
                Ok(Due { safe: from_receipt.safe, ..term.due(calendar, completed)? })
            }
            _ => Ok(from_receipt),
        }
    }
}

fn check(change: &Change) -> Result<(), ProfileFault> {
    let rule = rule(&change.code).ok_or(ProfileFault::Unknown)?;
    if !rule.binds_the_body() {
        return Err(ProfileFault::NotTheBodys);
    }
    // Counted on, fewer days are stricter; counted back, more are.
    let is_looser = match rule.term.direction {
        Direction::After => change.length > rule.term.length,
        Direction::Before => change.length < rule.term.length,
    };
    match (is_looser, change.basis.trim().is_empty()) {
        (true, _) => Err(ProfileFault::Looser),
        (false, true) => Err(ProfileFault::Unproved),
        (false, false) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::builtin;

    fn change(code: &str, length: u16) -> Vec<Change> {
        vec![Change { code: code.to_owned(), length, basis: "Perwal 12/2024 Ps.9".to_owned() }]
    }

    fn refused(code: &str, length: u16) -> ProfileFault {
        Profile::new(change(code, length), None).unwrap_err().1
    }

    #[test]
    fn a_mayors_regulation_may_be_stricter_and_never_looser() {
        assert!(Profile::new(change("DL.REQ.ANSWER", 5), None).is_ok());
        assert!(Profile::new(change("DL.EXE.DECIDE", 40), None).is_ok());
        assert_eq!(refused("DL.REQ.ANSWER", 11), ProfileFault::Looser);
        assert_eq!(refused("DL.EXE.DECIDE", 29), ProfileFault::Looser);
        assert_eq!(refused("DL.REQ.NONE", 1), ProfileFault::Unknown);
        let mut bare = change("DL.REQ.ANSWER", 5);
        bare[0].basis = " ".to_owned();
        assert_eq!(Profile::new(bare, None).unwrap_err().1, ProfileFault::Unproved);
    }

    #[test]
    fn uu_14_2008_ps_36_no_city_can_shorten_the_time_a_citizen_has() {
        assert_eq!(refused("DL.OBJ.FILE", 10), ProfileFault::NotTheBodys);
        assert_eq!(refused("DL.DSP.FILE", 10), ProfileFault::NotTheBodys);
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_8_a_stricter_period_is_prolonged_from_its_own_end() {
        let profile = Profile::new(change("DL.REQ.ANSWER", 5), None).unwrap();
        let answer = rule("DL.REQ.ANSWER").unwrap();
        assert_eq!(profile.term(answer).length, 5);
        assert_eq!(profile.extended(answer).unwrap().length, 12);
        assert_eq!(Profile::default().term(answer), answer.term);
        assert_eq!(profile.extended(rule("DL.OBJ.ANSWER").unwrap()), None);
        assert_eq!(profile.basis(answer), Some("Perwal 12/2024 Ps.9"));
        assert_eq!(profile.basis(rule("DL.OBJ.ANSWER").unwrap()), None);
        let stages = super::super::journey(
            super::super::Happening::RequestReceived,
            &profile,
            builtin(),
            Start::day(date(2026, 7, 6)),
        );
        let answers = stages.iter().filter(|stage| stage.rule.code == "DL.REQ.ANSWER");
        assert_eq!(answers.map(|stage| stage.term.length).collect::<Vec<_>>(), [5, 12]);
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_7_counts_from_receipt_unless_a_local_rule_is_cited() {
        let (received, completed) = (Start::day(date(2026, 7, 6)), Start::day(date(2026, 7, 9)));
        let term = rule("DL.REQ.ANSWER").unwrap().term;
        let law = Profile::default().due_of_request(term, builtin(), received, Some(completed)).unwrap();
        assert_eq!((law.legal, law.safe), (date(2026, 7, 20), date(2026, 7, 17)));
        let local = Profile::new(Vec::new(), Some("Perwal 12/2024 Ps.8".to_owned())).unwrap();
        let local = local.due_of_request(term, builtin(), received, Some(completed)).unwrap();
        assert_eq!((local.legal, local.safe), (date(2026, 7, 23), date(2026, 7, 17)));
    }

    #[test]
    fn uu_14_2008_ps_37_38_48_50_no_period_of_a_dispute_is_a_citys_to_shorten() {
        let of_disputes = ["DL.DSP.", "DL.LAW.", "DL.CAS."];
        let found: Vec<&Rule> = crate::deadline::rules()
            .iter()
            .filter(|rule| of_disputes.iter().any(|begin| rule.code.starts_with(begin)))
            .collect();
        assert!(found.len() >= 10);
        for rule in found {
            assert_eq!(refused(&rule.code, 1), ProfileFault::NotTheBodys, "{}", rule.code);
        }
    }
}
