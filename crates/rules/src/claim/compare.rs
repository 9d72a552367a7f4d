//! Claims held against each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::number::has_one_digit;
use super::{Checked, Flag, band, body};

/// A jump that is looked at twice, in hundredths of a point (`domain.md` §8, consequence 3).
const JUMP: i64 = 2_500;

/// Marks reports of one event beside the first: several outlets write from one announcement, so they are one source.
/// The first is the one with most behind it. Returns repeat and first.
pub(super) fn same_events(all: &mut [Checked]) -> Vec<(usize, usize)> {
    let mut repeats = Vec::new();
    for mut group in groups(all, |one| one.year.map(|year| (one.body_key.clone(), year))).into_values() {
        group.sort_by_key(|at| {
            let behind = |one: &Checked| (one.said.ruling.is_some(), one.has_document());
            std::cmp::Reverse(all.get(*at).map(behind))
        });
        let mut first: Vec<usize> = Vec::new();
        for at in group {
            let Some(one) = all.get(at) else { continue };
            let told = first
                .iter()
                .copied()
                .find(|first| all.get(*first).is_some_and(|other| is_one_event(one, other)));
            match told {
                Some(told) => repeats.push((at, told)),
                None => first.push(at),
            }
        }
    }
    mark(all, repeats.iter().map(|(at, _)| *at), Flag::SameEvent);
    repeats
}

/// Hands what was found about the first report of an event on to its repeats.
pub(super) fn hand_on(all: &mut [Checked], repeats: &[(usize, usize)]) {
    for (at, first) in repeats {
        let Some(first) = all.get(*first).cloned() else { continue };
        let Some(one) = all.get_mut(*at) else { continue };
        let of_many =
            [Flag::Outlier, Flag::YearConflict, Flag::RankConflict, Flag::BodiesConflict, Flag::BandMismatch];
        one.flags.extend(of_many.into_iter().filter(|flag| first.flags.contains(flag)));
        if first.is_disputed() && one.said.ruling.is_none() {
            one.status = first.status;
            one.score = one.score.and(first.score);
        }
    }
}

fn is_one_event(one: &Checked, other: &Checked) -> bool {
    let same_score = match (one.read, other.read) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.said.score.trim() == other.said.score.trim(),
        _ => false,
    };
    let same_rank = one.rank.is_none() || other.rank.is_none() || one.rank == other.rank;
    // A ruling is about one claim; the others keep their own word.
    same_score && same_rank && one.may_share_assessor(other) && one.said.ruling == other.said.ruling
}

/// Marks one score for two years and two scores for one year. Returns the places of claims that are in doubt by it:
/// those no decree stands behind, when a decree stands behind the other; else all of them.
pub(super) fn years(all: &mut [Checked]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut in_doubt = BTreeSet::new();
    for group in groups(all, |one| one.counts().then(|| one.body_key.clone())).values() {
        for (place, at) in group.iter().enumerate() {
            for other_at in group.iter().skip(place + 1) {
                let (Some(one), Some(other)) = (all.get(*at), all.get(*other_at)) else { continue };
                if !is_conflict(one, other) {
                    continue;
                }
                found.extend([*at, *other_at]);
                match (is_backed(one), is_backed(other)) {
                    (true, false) => in_doubt.extend([*other_at]),
                    (false, true) => in_doubt.extend([*at]),
                    _ => in_doubt.extend([*at, *other_at]),
                }
            }
        }
    }
    mark(all, found, Flag::YearConflict);
    in_doubt
}

/// Whether a document stands behind the score.
fn is_backed(one: &Checked) -> bool {
    one.has_document() || one.said.ruling.is_some()
}

fn is_conflict(one: &Checked, other: &Checked) -> bool {
    let (Some(score), Some(other_score)) = (one.score, other.score) else { return false };
    if one.year.is_none() || other.year.is_none() || !one.may_share_assessor(other) {
        return false;
    }
    if one.year == other.year {
        return score != other_score;
    }
    let same_rank = one.rank.is_none() || other.rank.is_none() || one.rank == other.rank;
    // Two decrees are two events, even with one result.
    let two_documents = is_backed(one) && is_backed(other) && one.said.document != other.said.document;
    score == other_score && same_rank && !two_documents
}

/// Marks scores more than 25 points away from the nearest earlier year of the same body and assessor. Years `in_doubt`
/// and scores that have lost a digit are no measure for others.
pub(super) fn outliers(all: &mut [Checked], in_doubt: &BTreeSet<usize>) {
    let mut found = BTreeSet::new();
    for mut group in groups(all, |one| one.counts().then(|| one.body_key.clone())).into_values() {
        group.sort_by_key(|at| all.get(*at).and_then(|one| one.year));
        for at in &group {
            let Some(one) = all.get(*at) else { continue };
            let (Some(year), Some(points)) = (one.year, one.read) else { continue };
            let measure = |other_at: &usize| {
                let other = all.get(*other_at)?;
                let is_lost = found.contains(other_at) && has_one_digit(&other.said.score);
                let is_measure = !is_lost && !in_doubt.contains(other_at) && one.may_share_assessor(other);
                let earlier = other.year.filter(|other| *other < year && is_measure)?;
                // Of one year the score with a document speaks.
                Some((earlier, is_backed(other), other.score?))
            };
            let before =
                group.iter().filter_map(measure).max_by_key(|(year, is_backed, _)| (*year, *is_backed));
            if before.is_some_and(|(_, _, before)| (points - before).abs() > JUMP) {
                found.insert(*at);
            }
        }
    }
    mark(all, found, Flag::Outlier);
}

/// Marks qualifications that run against the scores among cities and regencies of one assessor and year: whatever the
/// table was, who has fewer points has no better name. Needed where no table was published.
pub(super) fn bands(all: &mut [Checked]) {
    let key = |one: &Checked| {
        let is_open =
            one.counts() && body::is_region(&one.body_key) && !band::is_national(&one.assessor_key, one.year);
        is_open.then(|| one.year.map(|year| (one.assessor_key.clone(), year))).flatten()
    };
    let runs_against = |one: &Checked, other: &Checked| {
        let place = |one: &Checked| one.score.zip(one.qualification.and_then(band::order));
        let (Some((score, name)), Some((other_score, other_name))) = (place(one), place(other)) else {
            return false;
        };
        score < other_score && name < other_name || score > other_score && name > other_name
    };
    let found = suspects(all, key, runs_against);
    mark(all, found, Flag::BandMismatch);
}

/// Marks ranks that contradict the scores: one rank for two scores, a better rank for fewer points, more bodies than
/// are said to be ranked. Ties stand: 99.94 twice is rank 2 twice.
pub(super) fn ranks(all: &mut [Checked]) {
    let key = |one: &Checked| {
        let is_ranked = one.counts() && one.rank.is_some_and(|rank| rank > 0);
        is_ranked.then(|| one.year.map(|year| (one.assessor_key.clone(), year))).flatten()
    };
    let contradicts = |one: &Checked, other: &Checked| {
        let place = |one: &Checked| one.rank.zip(one.score);
        let (Some((rank, score)), Some((other_rank, other_score))) = (place(one), place(other)) else {
            return false;
        };
        // Lists of another size are other lists: cities here, offices there.
        let one_list = one.bodies.is_none() || other.bodies.is_none() || one.bodies == other.bodies;
        let against = rank == other_rank && score != other_score
            || rank < other_rank && score < other_score
            || rank > other_rank && score > other_score;
        one_list && one.body_key != other.body_key && against
    };
    let found = suspects(all, key, contradicts);
    mark(all, found, Flag::RankConflict);
    let sized = groups(all, |one| key(one).zip(one.bodies));
    let mut too_many = Vec::new();
    for ((_, bodies), group) in &sized {
        let names: BTreeSet<&str> =
            group.iter().filter_map(|at| all.get(*at)).map(|one| one.body_key.as_str()).collect();
        if u32::try_from(names.len()).is_ok_and(|names| names > *bodies) {
            too_many.extend_from_slice(group);
        }
    }
    mark(all, too_many, Flag::BodiesConflict);
}

/// The fewest claims that explain the contradictions of each group: the one with most of them first, all of equals.
fn suspects<K: Ord>(
    all: &[Checked],
    key: impl Fn(&Checked) -> Option<K>,
    contradicts: impl Fn(&Checked, &Checked) -> bool,
) -> Vec<usize> {
    let mut found = Vec::new();
    for mut group in groups(all, key).into_values() {
        loop {
            let count = |at: &usize| {
                let others = group.iter().filter_map(|other| all.get(*other));
                all.get(*at).map_or(0, |one| others.filter(|other| contradicts(one, other)).count())
            };
            let counts: HashMap<usize, usize> = group.iter().map(|at| (*at, count(at))).collect();
            let Some(most) = counts.values().copied().max().filter(|most| *most > 0) else { break };
            let is_worst = |at: &usize| counts.get(at) == Some(&most);
            found.extend(group.iter().copied().filter(is_worst));
            group.retain(|at| !is_worst(at));
        }
    }
    found
}

fn groups<K: Ord>(all: &[Checked], key: impl Fn(&Checked) -> Option<K>) -> BTreeMap<K, Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        if let Some(key) = key(one) {
            groups.entry(key).or_default().push(at);
        }
    }
    groups
}

fn mark(all: &mut [Checked], places: impl IntoIterator<Item = usize>, flag: Flag) {
    for at in places {
        if let Some(one) = all.get_mut(at) {
            one.flags.insert(flag);
        }
    }
}
