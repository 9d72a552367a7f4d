//! The list of periods as data.

use std::sync::LazyLock;

use super::term::{Direction, StartsOn, Term, Unit};
use crate::Code;
use crate::code::coded;

/// The list of this release.
const SOURCE: &str = include_str!("../../data/deadline_rules.csv");

coded! {
    /// How sure the list is of a row.
    pub enum Mark {
        /// Agrees with the text of the act.
        Text = "text",
        /// Seen in a publication of the act.
        Secondary = "secondary",
        /// Believed right; the act was not at hand.
        Unverified = "unverified",
    }
}

/// One period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Stable code: `DL.REQ.ANSWER`.
    pub code: String,
    /// Who has to act: a code such as `main_ppid`, `requester`, `commission`.
    pub actor: String,
    /// The period.
    pub term: Term,
    /// By how much it may be prolonged, once, counted on from its own end.
    pub extension: Option<u16>,
    /// Articles.
    pub article: String,
    /// How sure the row is.
    pub mark: Mark,
    /// What has to be done, Indonesian and English.
    pub subject: [String; 2],
    /// The event, Indonesian and English.
    pub start: [String; 2],
    /// What follows when the day passes, Indonesian and English.
    pub missed: [String; 2],
}

/// Actors that are the public body itself or its officers: only their periods may a city make stricter.
const BODY: [&str; 9] = [
    "public_body",
    "service_officer",
    "main_ppid",
    "unit_ppid",
    "supervising_officer",
    "mayor",
    "city",
    "data_controller",
    "service_provider",
];

impl Rule {
    /// The period prolonged once: "the following 7 working days" (UU 14/2008 Ps.22(8)). `None` where the law
    /// knows no extension. A second one cannot be asked for.
    pub fn extended(&self) -> Option<Term> {
        let more = self.extension?;
        Some(Term { length: self.term.length.saturating_add(more), ..self.term })
    }

    /// Whether the period binds the public body or its officers.
    pub fn binds_the_body(&self) -> bool {
        BODY.contains(&self.actor.as_str())
    }
}

/// All periods in the order of the list.
pub fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(SOURCE).unwrap_or_default());
    &RULES
}

/// The period of a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.code == code)
}

/// Reads a list; none when one row is not well-formed.
fn read(source: &str) -> Option<Vec<Rule>> {
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(source.as_bytes());
    rows.records().map(|row| one(&row.ok()?)).collect()
}

fn one(row: &csv::StringRecord) -> Option<Rule> {
    let text = |place: usize| row.get(place).filter(|text| !text.is_empty()).map(str::to_owned);
    let extension = match row.get(6)? {
        "" => None,
        days => Some(days.parse().ok()?),
    };
    Some(Rule {
        code: text(0)?,
        actor: text(1)?,
        term: Term {
            length: row.get(2)?.parse().ok()?,
            unit: Unit::from_code(row.get(3)?)?,
            direction: Direction::from_code(row.get(4)?)?,
            starts_on: StartsOn::from_code(row.get(5)?)?,
        },
        extension,
        article: text(7)?,
        mark: Mark::from_code(row.get(8)?)?,
        subject: [text(9)?, text(10)?],
        start: [text(11)?, text(12)?],
        missed: [text(13)?, text(14)?],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_every_period_once() {
        assert_eq!(rules().len(), 49);
        let mut codes: Vec<&str> = rules().iter().map(|rule| rule.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 49);
        assert!(rule("DL.REQ.NONE").is_none());
    }

    #[test]
    fn uu_14_2008_ps_22_ten_working_days_and_the_following_seven_and_no_more() {
        let answer = rule("DL.REQ.ANSWER").unwrap();
        assert_eq!((answer.term.length, answer.term.unit), (10, Unit::WorkingDay));
        assert_eq!(answer.extended().map(|term| term.length), Some(17));
        assert_eq!(rule("DL.REQ.EXTEND").unwrap().extended(), None);
    }

    #[test]
    fn uu_14_2008_ps_36_the_answer_to_an_objection_cannot_be_prolonged() {
        assert_eq!(rule("DL.OBJ.ANSWER").unwrap().extended(), None);
    }

    #[test]
    fn each_period_says_which_day_of_an_answer_starts_it() {
        let starts = |code: &str| rule(code).unwrap().term.starts_on;
        // UU 14/2008 Ps.37(2): from receipt of the written answer; Perki 1/2013: from the day a ruling is said.
        assert_eq!(starts("DL.DSP.FILE"), StartsOn::Receipt);
        assert_eq!(starts("DL.DSP.RULING_COPY"), StartsOn::Issue);
        assert_eq!(starts("DL.DSP.FILE_SILENT"), StartsOn::End);
        assert_eq!(starts("DL.OBJ.FILE"), StartsOn::Fact);
    }

    #[test]
    fn uu_14_2008_ps_50_alone_counts_plain_days() {
        assert_eq!(rule("DL.CAS.FILE").unwrap().term.unit, Unit::CalendarDay);
        assert_eq!(rule("DL.LAW.FILE").unwrap().term.unit, Unit::WorkingDay);
    }

    #[test]
    fn a_list_with_a_broken_row_is_no_list() {
        let head = "code,actor,length,unit,direction,starts_on,extension,article,mark,a,b,c,d,e,f\n";
        let row = "DL.X,city,3,working_day,after,fact,,UU 1,text,a,b,c,d,e,f\n";
        assert_eq!(read(&format!("{head}{row}")).map(|rules| rules.len()), Some(1));
        assert!(read(&format!("{head}{}", row.replace("fact", "sometime"))).is_none());
        assert!(read(&format!("{head}{}", row.replace("UU 1", ""))).is_none());
    }
}
