//! Reading claims and judging them together.

use std::collections::BTreeSet;

use super::number::{ScoreText, candidates, has_one_digit, read_score};
use super::{Flag, Said, Status, band, body_key, compare};
use crate::assessment::Qualification;

/// First year of the law in force (UU 14/2008 Ps.64) less the two it gave: no assessment is older.
const FIRST_YEAR: i32 = 2008;

/// A claim with what was found about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// As it was written.
    pub said: Said,
    /// The year; `None` when it is no year.
    pub year: Option<i32>,
    /// The body, folded.
    pub body_key: String,
    /// Who assessed, folded; empty when nobody is named.
    pub assessor_key: String,
    /// The number of the text, believed or not, in hundredths of a point.
    pub read: Option<i64>,
    /// The score; `None` when the text gives none that can be believed.
    pub score: Option<i64>,
    /// The qualification.
    pub qualification: Option<Qualification>,
    /// The rank, from 1.
    pub rank: Option<u32>,
    /// How many bodies were ranked.
    pub bodies: Option<u32>,
    /// What was found, in the order of [`Flag`].
    pub flags: BTreeSet<Flag>,
    /// What the text may have been, for whoever looks for the document; never computed with.
    pub candidates: Vec<String>,
    /// Where it stands.
    pub status: Status,
}

impl Checked {
    /// Whether it is not to be believed yet.
    pub fn is_disputed(&self) -> bool {
        self.status == Status::Disputed
    }

    /// Whether a decree is named in the claim.
    pub(super) fn has_document(&self) -> bool {
        !self.said.document.trim().is_empty()
    }

    /// Whether it is compared with others at all: not one that was set aside, not a second report of an event.
    pub(super) fn counts(&self) -> bool {
        self.said.ruling.is_none_or(|ruling| ruling.score.is_some()) && !self.flags.contains(&Flag::SameEvent)
    }

    /// Whether two claims may be of one assessor: somebody who names none may mean any.
    pub(super) fn may_share_assessor(&self, other: &Self) -> bool {
        self.assessor_key.is_empty()
            || other.assessor_key.is_empty()
            || self.assessor_key == other.assessor_key
    }
}

/// Reads claims and holds them against each other. The answer is in the order of the claims.
/// `this_year` is the year in the zone of the body: later ones are no results.
/// Source: `domain.md` §8, consequences 1–3.
pub fn check(said: Vec<Said>, this_year: i32) -> Vec<Checked> {
    let mut all: Vec<Checked> = said.into_iter().map(|said| read(said, this_year)).collect();
    let repeats = compare::same_events(&mut all);
    let in_conflict = compare::years(&mut all);
    compare::outliers(&mut all, &in_conflict);
    for one in &mut all {
        doubt_digits(one);
    }
    compare::bands(&mut all);
    compare::ranks(&mut all);
    for (at, one) in all.iter_mut().enumerate() {
        one.status = status(one, in_conflict.contains(&at));
    }
    compare::hand_on(&mut all, &repeats);
    for one in all.iter_mut().filter(|one| one.is_disputed()) {
        one.note(Flag::Disputed);
    }
    all
}

fn status(one: &Checked, is_in_conflict: bool) -> Status {
    match one.said.ruling {
        Some(ruling) if ruling.score.is_some() => return Status::Resolved,
        Some(_) => return Status::SetAside,
        None => {}
    }
    let lost_digit = one.flags.contains(&Flag::Outlier) && one.score.is_none() && one.read.is_some();
    if is_in_conflict || lost_digit || one.flags.iter().any(|flag| flag.disputes()) {
        Status::Disputed
    } else if one.has_document() {
        Status::Documented
    } else {
        Status::Claimed
    }
}

fn read(said: Said, this_year: i32) -> Checked {
    let qualification = band::qualification_named(&said.qualification);
    let mut one = Checked {
        year: year(&said.year),
        body_key: body_key(&said.body),
        assessor_key: body_key(&said.assessor),
        read: None,
        score: None,
        qualification,
        rank: count(&said.rank),
        bodies: count(&said.bodies),
        flags: BTreeSet::new(),
        candidates: Vec::new(),
        status: Status::Claimed,
        said,
    };
    match one.year {
        None => one.note(Flag::YearUnreadable),
        Some(year) if year < FIRST_YEAR || year > this_year => one.note(Flag::YearOutOfRange),
        Some(_) => {}
    }
    if one.body_key.is_empty() {
        one.note(Flag::BodyMissing);
    }
    // A comma that parts numbers and cells alike moves everything one cell on.
    if one.said.is_shifted || read_score(&one.said.qualification) != ScoreText::Missing && one.looks_shifted()
    {
        one.note(Flag::Shifted);
        return one;
    }
    if qualification.is_none() && !one.said.qualification.trim().is_empty() {
        one.note(Flag::QualificationUnknown);
    }
    read_points(&mut one);
    read_rank(&mut one);
    one
}

impl Checked {
    fn note(&mut self, flag: Flag) {
        self.flags.insert(flag);
    }

    fn looks_shifted(&self) -> bool {
        self.said.qualification.trim().bytes().all(|b| b.is_ascii_digit())
    }
}

fn read_points(one: &mut Checked) {
    match read_score(&one.said.score) {
        ScoreText::Missing => one.note(Flag::NoScore),
        ScoreText::Unreadable => one.note(Flag::Unreadable),
        ScoreText::OutOfRange => one.note(Flag::OutOfRange),
        ScoreText::Points(points) => {
            one.read = Some(points);
            one.score = Some(points);
        }
    }
    let text_points = one.read;
    if let (Some(points), Some(qualification)) = (text_points, one.qualification) {
        let fit = band::fit(&one.assessor_key, one.year, points, qualification);
        if fit != band::Fit::Fits {
            one.note(Flag::BandMismatch);
        }
        if fit == band::Fit::Impossible && has_one_digit(&one.said.score) {
            one.score = None;
        }
    }
    // A document has the last word; what the text says stays beside it.
    if let Some(ruling) = one.said.ruling {
        one.score = ruling.score;
    }
}

/// A score with one digit before the comma that no table allows, or that fell out of the row of years, has lost a
/// digit or moved its comma: it is nobody's score, and what it may have been is named.
fn doubt_digits(one: &mut Checked) {
    let Some(points) = one.read.filter(|_| has_one_digit(&one.said.score)) else { return };
    let fell = one.flags.contains(&Flag::Outlier) && one.qualification.is_none();
    let is_lost = match one.qualification {
        Some(qualification) => !band::is_possible(points, qualification),
        None => fell,
    };
    if !is_lost {
        return;
    }
    let qualification = one.qualification;
    one.candidates = candidates(&one.said.score, |points| {
        qualification.is_none_or(|qualification| band::is_possible(points, qualification))
    });
    if one.said.ruling.is_none() {
        one.score = None;
    }
}

fn read_rank(one: &mut Checked) {
    let is_said = |text: &str| !text.trim().is_empty();
    if is_said(&one.said.rank) && one.rank.is_none() || is_said(&one.said.bodies) && one.bodies.is_none() {
        one.note(Flag::RankUnreadable);
    }
    let is_beyond = one.rank.zip(one.bodies).is_some_and(|(rank, bodies)| rank > bodies);
    if one.rank == Some(0) || is_beyond {
        one.note(Flag::RankOutOfRange);
    }
}

fn year(text: &str) -> Option<i32> {
    let text = text.trim();
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn count(text: &str) -> Option<u32> {
    let text = text.trim();
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
