//! The least work that lifts a score to a target, and the steps that bring most for their work.
//!
//! Exact: groups of questions that share levers are turned into offers (`frontier`), one offer of each group is
//! chosen by dynamic programming over days of work, in whole numbers. Of plans with the same work the one that
//! brings most is taken; of those the one found first in the order of codes, so that a plan is the same every time.

use std::collections::BTreeMap;

use super::exact::{Exact, lcm};
use super::frontier::{Ask, Held, Lever, Offer, offers};
use super::points::FULL;
use super::scheme::{AssessmentScheme, Question};
use super::score::{Answer, Unscorable, possible, score, worth};

/// Things to do together: done, they bring these points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Questions it lifts, in the order of the instrument.
    pub questions: Vec<String>,
    /// Names of the levers.
    pub levers: Vec<String>,
    /// Days of work.
    pub effort_days: u32,
    /// Points in hundredths, cut.
    pub gain: i64,
    /// Points as they are.
    pub exact: Exact,
}

/// The way to a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The score now, in hundredths.
    pub from: i64,
    /// The score asked for, in hundredths.
    pub target: i64,
    /// Whether the target can be reached by what can be done.
    pub is_reachable: bool,
    /// Whether the plan is proven to be the one of least work.
    pub is_exact: bool,
    /// Days of work of all steps.
    pub effort_days: u32,
    /// The score after all steps, in hundredths, cut.
    pub after: i64,
    /// Steps, those that bring most for a day of work first.
    pub steps: Vec<Step>,
}

/// An instrument with its levers, in parts of a point that are whole numbers.
struct Desk<'a> {
    asks: Vec<Ask>,
    levers: &'a [Lever],
    /// Parts in one hundredth of a point.
    parts: i128,
    from: i128,
    score: i64,
}

impl<'a> Desk<'a> {
    fn new(
        scheme: &AssessmentScheme,
        answers: &BTreeMap<String, Answer>,
        held: &BTreeMap<String, Held>,
        levers: &'a [Lever],
    ) -> Result<Self, Unscorable> {
        let now = score(scheme, answers)?;
        let of = |question: &Question| answers.get(&question.code).copied().unwrap_or(Answer::Unanswered);
        let applies = |question: &Question| of(question) != Answer::NotApplicable;
        let possible = possible(scheme, applies);
        let mut worths = Vec::new();
        let mut parts = now.exact.den();
        for (indicator, question) in scheme.questions().filter(|(_, question)| applies(question)) {
            let worth = worth(indicator, question, applies, possible).ok_or(Unscorable::TooFine)?;
            parts = lcm(parts, worth.den())
                .filter(|parts| *parts < i128::MAX >> 40)
                .ok_or(Unscorable::TooFine)?;
            let grade = of(question).secured();
            let known = held.get(&question.code).cloned();
            let held = known.unwrap_or(Held { met: 0, of: 1, grade });
            worths.push((question, held, worth));
        }
        let asks = worths.into_iter().map(|(question, held, worth)| {
            Some(Ask {
                code: question.code.clone(),
                held,
                grading: question.grading.clone(),
                worth: worth.parts_of(parts)?,
            })
        });
        let asks = asks.collect::<Option<Vec<_>>>().ok_or(Unscorable::TooFine)?;
        let from = now.exact.parts_of(parts).ok_or(Unscorable::TooFine)?;
        Ok(Self { asks, levers, parts, from, score: now.hundredths })
    }

    /// Offers of every group, and whether they are all there are.
    fn groups(&self) -> (Vec<Vec<Offer>>, bool) {
        let mut home: BTreeMap<&str, usize> =
            self.asks.iter().enumerate().map(|(at, ask)| (ask.code.as_str(), at)).collect();
        for lever in self.levers {
            let homes: Vec<usize> =
                lever.questions.iter().filter_map(|code| home.get(code.as_str()).copied()).collect();
            let Some(first) = homes.iter().min().copied() else { continue };
            for place in home.values_mut().filter(|place| homes.contains(place)) {
                *place = first;
            }
        }
        let mut groups: BTreeMap<usize, Group<'_>> = BTreeMap::new();
        for ask in &self.asks {
            let place = home.get(ask.code.as_str()).copied().unwrap_or_default();
            groups.entry(place).or_default().0.push(ask);
        }
        for (at, lever) in self.levers.iter().enumerate() {
            let place = lever.questions.iter().find_map(|code| home.get(code.as_str()));
            if let Some(group) = place.and_then(|place| groups.get_mut(place)) {
                group.1.push((at, lever));
            }
        }
        let made: Vec<_> = groups.values().map(|(asks, levers)| offers(asks, levers)).collect();
        let is_exact = made.iter().all(|(_, is_complete)| *is_complete);
        (made.into_iter().map(|(offers, _)| offers).collect(), is_exact)
    }

    fn step(&self, offer: &Offer) -> Step {
        let levers: Vec<&Lever> = offer.levers.iter().filter_map(|at| self.levers.get(*at)).collect();
        let serves = |ask: &&Ask| levers.iter().any(|lever| lever.questions.contains(&ask.code));
        let exact = Exact::new(offer.gain, self.parts).unwrap_or(Exact::ZERO);
        Step {
            questions: self.asks.iter().filter(serves).map(|ask| ask.code.clone()).collect(),
            levers: levers.iter().map(|lever| lever.id.clone()).collect(),
            effort_days: offer.effort,
            gain: exact.floor(),
            exact,
        }
    }

    fn cut(&self, parts: i128) -> i64 {
        Exact::new(parts, self.parts).unwrap_or(Exact::ZERO).floor()
    }
}

/// Questions that share levers, and the levers with their places.
type Group<'a> = (Vec<&'a Ask>, Vec<(usize, &'a Lever)>);

/// Most points for a day first; of equals the smaller work, then the order of questions.
fn by_yield(steps: &mut [Step]) {
    let per_day = |step: &Step, other: &Step| step.exact.times(Exact::whole(i64::from(other.effort_days)));
    steps.sort_by(|left, right| {
        per_day(right, left)
            .cmp(&per_day(left, right))
            .then(left.effort_days.cmp(&right.effort_days))
            .then_with(|| left.questions.cmp(&right.questions))
    });
}

/// The best single step of every group of questions, best first.
/// Errors: why there is no score to lift.
pub fn next_steps(
    scheme: &AssessmentScheme,
    answers: &BTreeMap<String, Answer>,
    held: &BTreeMap<String, Held>,
    levers: &[Lever],
) -> Result<Vec<Step>, Unscorable> {
    let desk = Desk::new(scheme, answers, held, levers)?;
    let (groups, _) = desk.groups();
    let best = groups.iter().filter_map(|offers| {
        let mut steps: Vec<Step> =
            offers.iter().filter(|offer| offer.effort > 0).map(|offer| desk.step(offer)).collect();
        by_yield(&mut steps);
        steps.into_iter().next()
    });
    let mut steps: Vec<Step> = best.collect();
    by_yield(&mut steps);
    Ok(steps)
}

/// The plan of least work to `target` hundredths. A target out of reach gives all that can be done.
/// Errors: why there is no score to lift.
pub fn plan(
    scheme: &AssessmentScheme,
    answers: &BTreeMap<String, Answer>,
    held: &BTreeMap<String, Held>,
    levers: &[Lever],
    target: i64,
) -> Result<Plan, Unscorable> {
    let desk = Desk::new(scheme, answers, held, levers)?;
    let (groups, is_exact) = desk.groups();
    let wanted = i128::from(target) * desk.parts - desk.from;
    let most: i128 = groups.iter().filter_map(|offers| offers.last()).map(|offer| offer.gain).sum();
    let is_reachable = wanted <= most;
    let chosen: Vec<&Offer> = if wanted <= 0 {
        Vec::new()
    } else if is_reachable {
        cheapest(&groups, wanted)
    } else {
        groups.iter().filter_map(|offers| offers.last()).collect()
    };
    let chosen: Vec<&Offer> = chosen.into_iter().filter(|offer| !offer.levers.is_empty()).collect();
    let gained: i128 = chosen.iter().map(|offer| offer.gain).sum();
    let mut steps: Vec<Step> = chosen.iter().map(|offer| desk.step(offer)).collect();
    by_yield(&mut steps);
    Ok(Plan {
        from: desk.score,
        target,
        is_reachable,
        is_exact,
        effort_days: chosen.iter().map(|offer| offer.effort).sum(),
        after: desk.cut(desk.from + gained),
        steps,
    })
}

/// An upper bound of the work: offers by yield until the target is reached.
fn bound(groups: &[Vec<Offer>], wanted: i128) -> usize {
    // Offers without work bring nothing and have no place in this order.
    let best = groups.iter().filter_map(|offers| offers.last());
    let mut last: Vec<&Offer> = best.filter(|offer| offer.effort > 0).collect();
    last.sort_by(|left, right| {
        (right.gain * i128::from(left.effort)).cmp(&(left.gain * i128::from(right.effort)))
    });
    let (mut gain, mut effort) = (0_i128, 0_usize);
    for offer in last {
        if gain >= wanted {
            break;
        }
        gain += offer.gain;
        effort = effort.saturating_add(usize::try_from(offer.effort).unwrap_or(usize::MAX));
    }
    effort
}

/// One offer of each group: least work for at least `wanted` parts, of equals most parts. There is such a choice.
fn cheapest(groups: &[Vec<Offer>], wanted: i128) -> Vec<&Offer> {
    let days = bound(groups, wanted);
    // best[d] = most parts for d days or fewer with the groups so far; picks[group][d] = which offer got it.
    let mut best = vec![0_i128; days + 1];
    let mut picks: Vec<Vec<usize>> = Vec::with_capacity(groups.len());
    for offers in groups {
        let mut next = Vec::with_capacity(days + 1);
        let mut picked = Vec::with_capacity(days + 1);
        for day in 0..=days {
            let mut found = (i128::MIN, 0_usize);
            for (at, offer) in offers.iter().enumerate() {
                let rest = usize::try_from(offer.effort).ok().and_then(|effort| day.checked_sub(effort));
                let Some(before) = rest.and_then(|rest| best.get(rest)) else { break };
                if before + offer.gain > found.0 {
                    found = (before + offer.gain, at);
                }
            }
            next.push(found.0);
            picked.push(found.1);
        }
        best = next;
        picks.push(picked);
    }
    let Some(mut day) = best.iter().position(|parts| *parts >= wanted) else { return Vec::new() };
    let mut chosen = Vec::with_capacity(groups.len());
    for (offers, picked) in groups.iter().zip(&picks).rev() {
        let Some(offer) = picked.get(day).and_then(|at| offers.get(*at)) else { continue };
        day = day.saturating_sub(usize::try_from(offer.effort).unwrap_or(usize::MAX));
        chosen.push(offer);
    }
    chosen.reverse();
    chosen
}

impl Held {
    /// A question answered as a whole: one part, met or not.
    pub fn whole(answer: Answer) -> Self {
        let grade = answer.secured();
        Self { met: u32::from(grade == FULL), of: 1, grade }
    }
}
