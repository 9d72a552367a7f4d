//! The course of an assessment: when each stage is, and who stands before the assessors.

use jiff::civil::Date;

use super::scheme::AssessmentStage;
use crate::code::coded;

coded! {
    /// Who speaks at the presentation. The head's presence earns points: up to 15 at KI Banten in 2025, a delegate
    /// 10 to 11 (bantennews.co.id; `domain.md` §8).
    pub enum Attendee {
        /// The head of the body.
        Head = "head",
        /// A delegate.
        Delegate = "delegate",
        /// Nobody goes.
        Nobody = "nobody",
    }
}

/// Days of one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageDays {
    /// The stage.
    pub stage: AssessmentStage,
    /// First day, when it is known.
    pub from: Option<Date>,
    /// Last day, when it is known.
    pub until: Option<Date>,
}

/// Why days of stages are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaysRefused {
    /// The stage ends before it begins.
    Backward,
    /// It begins before a stage that comes earlier.
    BeforeEarlier,
    /// It begins after a stage that comes later.
    AfterLater,
}

/// Checks the days of one stage among those of the others.
/// Errors: the first rule they break.
pub fn check_days(new: StageDays, others: &[StageDays]) -> Result<(), DaysRefused> {
    if new.from.zip(new.until).is_some_and(|(from, until)| until < from) {
        return Err(DaysRefused::Backward);
    }
    let Some(from) = new.from.or(new.until) else { return Ok(()) };
    let begins = |is_asked: fn(AssessmentStage, AssessmentStage) -> bool| {
        others
            .iter()
            .filter(move |one| is_asked(one.stage, new.stage))
            .filter_map(|one| one.from.or(one.until))
    };
    if begins(|one, new| one < new).any(|earlier| from < earlier) {
        return Err(DaysRefused::BeforeEarlier);
    }
    if begins(|one, new| one > new).any(|later| from > later) {
        return Err(DaysRefused::AfterLater);
    }
    Ok(())
}

/// The stage a day lies in: the last one that has begun and is not over. `None` between stages.
pub fn stage_on(stages: &[StageDays], today: Date) -> Option<AssessmentStage> {
    let holds = |one: &&StageDays| {
        one.from.is_some_and(|from| from <= today) && one.until.is_none_or(|until| today <= until)
    };
    stages.iter().filter(holds).map(|one| one.stage).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(stage: AssessmentStage, from: (i8, i8), until: (i8, i8)) -> StageDays {
        let of = |(month, day)| Some(date(2026, month, day));
        StageDays { stage, from: of(from), until: of(until) }
    }

    #[test]
    fn perki_1_2022_stages_follow_each_other() {
        use AssessmentStage as S;
        let others = [days(S::Saq, (7, 1), (7, 31)), days(S::CorrectionWindow, (9, 1), (9, 7))];
        assert_eq!(check_days(days(S::Verification, (8, 1), (8, 20)), &others), Ok(()));
        assert_eq!(check_days(days(S::Verification, (8, 20), (8, 1)), &others), Err(DaysRefused::Backward));
        assert_eq!(
            check_days(days(S::Verification, (6, 1), (6, 2)), &others),
            Err(DaysRefused::BeforeEarlier)
        );
        assert_eq!(check_days(days(S::Verification, (9, 2), (9, 3)), &others), Err(DaysRefused::AfterLater));
        assert_eq!(stage_on(&others, date(2026, 9, 7)), Some(S::CorrectionWindow));
        assert_eq!(stage_on(&others, date(2026, 8, 15)), None);
    }
}
