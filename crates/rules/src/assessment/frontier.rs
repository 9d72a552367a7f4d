//! What a group of questions that share things to do can bring for how much work.
//!
//! Questions that share a lever (one publication counts in several questions) hang together and are weighed as one
//! group. For every way of using the shared levers the questions are independent of each other; among levers that
//! serve the same questions the cheapest come first. So the list of offers is complete, and picking one offer of
//! each group is a knapsack (`plan`).

use std::collections::BTreeMap;

use super::scheme::Grading;

/// How a question stands: so many of its parts are met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Parts met.
    pub met: u32,
    /// Parts asked.
    pub of: u32,
    /// Grade already secured, in ten-thousandths; more parts never make it less.
    pub grade: i64,
}

/// Something to do that meets one part more of each of its questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lever {
    /// Name for the one who asks, unique.
    pub id: String,
    /// Days of work, at least 1.
    pub effort_days: u32,
    /// Codes of the questions it serves.
    pub questions: Vec<String>,
}

/// A question as the plan sees it.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    pub(super) code: String,
    pub(super) held: Held,
    pub(super) grading: Grading,
    /// Parts of a point for each ten-thousandth of its grade.
    pub(super) worth: i128,
}

impl Ask {
    fn gain(&self, more: u32) -> i128 {
        let grade = self.grading.grade(self.held.met.saturating_add(more), self.held.of);
        i128::from((grade - self.held.grade).max(0)) * self.worth
    }
}

/// A way to use the levers of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) effort: u32,
    pub(super) gain: i128,
    /// Places of levers in the list given.
    pub(super) levers: Vec<usize>,
}

/// Ways of using shared levers that are tried one by one; beyond it each kind is used wholly or not at all.
const WAYS: usize = 20_000;

/// Offers of a group, dearer ones bring more. Whether they are all there are.
pub(super) fn offers(asks: &[&Ask], levers: &[(usize, &Lever)]) -> (Vec<Offer>, bool) {
    let mut kinds: Kinds<'_> = BTreeMap::new();
    for (at, lever) in levers {
        let mut serves: Vec<&str> = lever.questions.iter().map(String::as_str).collect();
        serves.sort_unstable();
        kinds.entry(serves).or_default().push((lever.effort_days.max(1), &lever.id, *at));
    }
    for list in kinds.values_mut() {
        list.sort_unstable();
    }
    let shared: Vec<Kind<'_>> = kinds.iter().filter(|(serves, _)| serves.len() > 1).collect();
    let ways = shared.iter().try_fold(1_usize, |ways, (_, list)| ways.checked_mul(list.len() + 1));
    let is_complete = ways.is_some_and(|ways| ways <= WAYS);
    let mut found = Vec::new();
    let mut counts = vec![0_usize; shared.len()];
    loop {
        found.extend(with_shared(asks, &kinds, &shared, &counts));
        let sizes: Vec<usize> = shared.iter().map(|(_, list)| list.len()).collect();
        if !next_way(&mut counts, &sizes, is_complete) {
            break;
        }
    }
    (best_of(found), is_complete)
}

/// Counts up like an odometer. `false` after the last way.
fn next_way(counts: &mut [usize], sizes: &[usize], one_by_one: bool) -> bool {
    for (count, size) in counts.iter_mut().zip(sizes) {
        if *count < *size {
            *count = if one_by_one { *count + 1 } else { *size };
            return true;
        }
        *count = 0;
    }
    false
}

/// A lever as it is sorted: days, name, place.
type Pull<'a> = (u32, &'a str, usize);

/// Levers by the questions they serve, cheapest first.
type Kinds<'a> = BTreeMap<Vec<&'a str>, Vec<Pull<'a>>>;

/// Levers that serve the same questions.
type Kind<'a> = (&'a Vec<&'a str>, &'a Vec<Pull<'a>>);

fn with_shared(asks: &[&Ask], kinds: &Kinds<'_>, shared: &[Kind<'_>], counts: &[usize]) -> Vec<Offer> {
    let mut base = Offer { effort: 0, gain: 0, levers: Vec::new() };
    let mut more: BTreeMap<&str, u32> = BTreeMap::new();
    for ((serves, list), count) in shared.iter().zip(counts) {
        for (effort, _, at) in list.iter().take(*count) {
            base.effort = base.effort.saturating_add(*effort);
            base.levers.push(*at);
            for question in *serves {
                *more.entry(question).or_default() += 1;
            }
        }
    }
    let nothing = Vec::new();
    let mut found = vec![base];
    for ask in asks {
        let own = kinds.get(&vec![ask.code.as_str()]).unwrap_or(&nothing);
        let start = more.get(ask.code.as_str()).copied().unwrap_or_default();
        let choices = alone(ask, start, own);
        let joined = found.iter().flat_map(|offer| choices.iter().map(|choice| join(offer, choice)));
        found = best_of(joined.collect());
    }
    found
}

/// Offers of one question with its own levers only, after `start` parts were met by shared ones.
fn alone(ask: &Ask, start: u32, own: &[Pull<'_>]) -> Vec<Offer> {
    let mut offers = vec![Offer { effort: 0, gain: ask.gain(start), levers: Vec::new() }];
    let (mut effort, mut levers, mut more) = (0_u32, Vec::new(), start);
    for (days, _, at) in own {
        effort = effort.saturating_add(*days);
        levers.push(*at);
        more = more.saturating_add(1);
        let gain = ask.gain(more);
        if offers.last().is_none_or(|last| gain > last.gain) {
            offers.push(Offer { effort, gain, levers: levers.clone() });
        }
    }
    offers
}

fn join(left: &Offer, right: &Offer) -> Offer {
    let levers = left.levers.iter().chain(&right.levers).copied().collect();
    Offer { effort: left.effort.saturating_add(right.effort), gain: left.gain + right.gain, levers }
}

/// Without those that bring no more than a cheaper one. The order does not depend on the order given.
fn best_of(mut offers: Vec<Offer>) -> Vec<Offer> {
    offers.sort_by(|left, right| {
        left.effort.cmp(&right.effort).then(right.gain.cmp(&left.gain)).then(left.levers.cmp(&right.levers))
    });
    let mut best: Vec<Offer> = Vec::with_capacity(offers.len());
    for offer in offers {
        if best.last().is_none_or(|last| offer.gain > last.gain) {
            best.push(offer);
        }
    }
    best
}
