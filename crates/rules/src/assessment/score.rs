//! The score of an instrument from its answers.
//!
//! `S_i = W_i × Σ(w_q × g_q) / Σ w_q` over the questions that apply; the score is the sum (`domain.md` §8).
//! A question nobody can answer yet is neither zero nor full: the score counts what is secured, the ceiling
//! what it would be if every open question brought full marks. An indicator none of whose questions applies is
//! taken out and the rest brought to 100; [`Score::possible`] says so.

use std::collections::BTreeMap;

use super::band::Qualification;
use super::exact::Exact;
use super::points::{FULL, HUNDRED};
use super::scheme::{AssessmentScheme, Indicator, Question};

/// What is known about a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nobody knows.
    Unanswered,
    /// It does not concern the subject.
    NotApplicable,
    /// A grade in ten-thousandths of full marks.
    Graded(i64),
}

impl Answer {
    /// Grade counted for sure.
    pub fn secured(self) -> i64 {
        match self {
            Self::Graded(grade) => grade.clamp(0, FULL),
            _ => 0,
        }
    }

    fn at_best(self) -> i64 {
        if self == Self::Unanswered { FULL } else { self.secured() }
    }
}

/// Points of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorScore {
    /// Its code.
    pub code: String,
    /// Its weight in hundredths.
    pub weight: i64,
    /// Points in hundredths, cut; `None` when none of its questions applies.
    pub hundredths: Option<i64>,
    /// Questions answered.
    pub answered: u32,
    /// Questions that apply.
    pub questions: u32,
}

/// A score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The score in hundredths as it is, a fraction.
    pub exact: Exact,
    /// The score in hundredths, cut.
    pub hundredths: i64,
    /// What it would be with full marks for every open question, cut.
    pub ceiling: i64,
    /// Weights that apply, in hundredths: [`HUNDRED`] unless an indicator was taken out.
    pub possible: i64,
    /// Questions answered.
    pub answered: u32,
    /// Questions that apply.
    pub questions: u32,
    /// Its band; not assessed while nothing is answered.
    pub qualification: Qualification,
    /// Indicators in order.
    pub indicators: Vec<IndicatorScore>,
}

/// Why there is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unscorable {
    /// The instrument has no weights or no questions yet.
    Incomplete,
    /// No question applies to the subject.
    NothingApplies,
    /// Weights too fine for exact fractions of 128 bits.
    TooFine,
}

/// Points one question brings for each ten-thousandth of its grade, in hundredths of the score.
pub(super) fn worth(
    indicator: &Indicator,
    question: &Question,
    applies: impl Fn(&Question) -> bool,
    possible: i64,
) -> Option<Exact> {
    let all: i64 = indicator.questions.iter().filter(|one| applies(one)).map(|one| one.weight).sum();
    let share = Exact::new(i128::from(question.weight), i128::from(all).checked_mul(i128::from(FULL))?)?;
    let weight = Exact::new(i128::from(indicator.weight?) * i128::from(HUNDRED), i128::from(possible))?;
    weight.times(share)
}

/// Weights of the indicators that have a question that applies.
pub(super) fn possible(scheme: &AssessmentScheme, applies: impl Fn(&Question) -> bool) -> i64 {
    let counted = scheme.indicators.iter().filter(|one| one.questions.iter().any(&applies));
    counted.filter_map(|one| one.weight).sum()
}

/// The score. A question without an answer in the map is unanswered.
/// Errors: why there is none.
pub fn score(scheme: &AssessmentScheme, answers: &BTreeMap<String, Answer>) -> Result<Score, Unscorable> {
    if !scheme.is_scorable() {
        return Err(Unscorable::Incomplete);
    }
    let of = |question: &Question| answers.get(&question.code).copied().unwrap_or(Answer::Unanswered);
    let applies = |question: &Question| of(question) != Answer::NotApplicable;
    let possible = possible(scheme, applies);
    if possible == 0 {
        return Err(Unscorable::NothingApplies);
    }
    let (mut secured, mut best) = (Exact::ZERO, Exact::ZERO);
    let mut indicators = Vec::with_capacity(scheme.indicators.len());
    for indicator in &scheme.indicators {
        let mut own = Exact::ZERO;
        let asked = || indicator.questions.iter().filter(|question| applies(question));
        for question in asked() {
            let worth = worth(indicator, question, applies, possible).ok_or(Unscorable::TooFine)?;
            let points = |grade| worth.times(Exact::whole(grade)).ok_or(Unscorable::TooFine);
            own = own.plus(points(of(question).secured())?).ok_or(Unscorable::TooFine)?;
            best = best.plus(points(of(question).at_best())?).ok_or(Unscorable::TooFine)?;
        }
        secured = secured.plus(own).ok_or(Unscorable::TooFine)?;
        let count = |questions: usize| u32::try_from(questions).unwrap_or(u32::MAX);
        indicators.push(IndicatorScore {
            code: indicator.code.clone(),
            weight: indicator.weight.unwrap_or_default(),
            hundredths: asked().next().map(|_| own.floor()),
            answered: count(asked().filter(|question| of(question) != Answer::Unanswered).count()),
            questions: count(asked().count()),
        });
    }
    let answered = indicators.iter().map(|one| one.answered).sum();
    let band = scheme.bands.of(secured.floor()).filter(|_| answered > 0);
    Ok(Score {
        exact: secured,
        hundredths: secured.floor(),
        ceiling: best.floor(),
        possible,
        answered,
        questions: indicators.iter().map(|one| one.questions).sum(),
        qualification: band.unwrap_or(Qualification::NotAssessed),
        indicators,
    })
}

impl super::Formula {
    /// The final score from the questionnaire as verified and presentation or visitation, both in hundredths of
    /// 100. `None` while a part is missing: nothing is brought to 100 in silence.
    pub fn last(self, saq: Exact, visitation: Option<i64>) -> Option<Exact> {
        let part = |share: i64| Exact::new(i128::from(share), i128::from(HUNDRED));
        let first = saq.times(part(self.saq)?)?;
        match visitation {
            Some(points) => first.plus(Exact::whole(points).times(part(self.visitation)?)?),
            None => (self.visitation == 0).then_some(first),
        }
    }
}
