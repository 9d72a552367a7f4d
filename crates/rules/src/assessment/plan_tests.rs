//! The plan against every way of doing things, on small instruments made at random.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::obligation::Confidence;

/// A scheme of questions with these weights (quarter points) and gradings, in two indicators.
fn scheme(weights: &[(i64, usize)]) -> AssessmentScheme {
    let known = Grading::known();
    let half = weights.len().div_ceil(2);
    let indicators = weights.chunks(half.max(1)).enumerate().map(|(place, part)| Indicator {
        code: format!("I{place}"),
        title: String::new(),
        weight: Some(if weights.len() <= half { HUNDRED } else { [4000, 6000][place] }),
        confidence: Confidence::Part,
        questions: part
            .iter()
            .enumerate()
            .map(|(at, (weight, grading))| Question {
                code: format!("Q{}", place * half + at),
                title: String::new(),
                weight: weight * 25,
                grading: known[*grading % known.len()].clone(),
                binding: Binding::Proof,
                scope: Scope::Body,
                evidence: String::new(),
                is_derived: true,
                line: 0,
            })
            .collect(),
        line: 0,
    });
    let indicators = indicators.collect();
    AssessmentScheme {
        code: "T".to_owned(),
        title: String::new(),
        assessor: String::new(),
        year: 2026,
        subjects: vec![Subject::City],
        source: String::new(),
        indicators,
        bands: BandTable::national(),
        formula: Formula { saq: HUNDRED, visitation: 0 },
        stages: Vec::new(),
    }
}

/// Levers as (days, bits of the questions they serve).
fn levers(list: &[(u32, u8)], questions: usize) -> Vec<Lever> {
    let of = |(at, (days, bits)): (usize, &(u32, u8))| Lever {
        id: format!("L{at}"),
        effort_days: *days,
        questions: (0..questions).filter(|q| bits >> q & 1 == 1).map(|q| format!("Q{q}")).collect(),
    };
    list.iter().enumerate().map(of).filter(|lever| !lever.questions.is_empty()).collect()
}

fn held(levers: &[Lever], met: &[u32]) -> (BTreeMap<String, Held>, BTreeMap<String, Answer>) {
    let (mut held, mut answers) = (BTreeMap::new(), BTreeMap::new());
    for (at, met) in met.iter().enumerate() {
        let code = format!("Q{at}");
        let open = levers.iter().filter(|lever| lever.questions.contains(&code)).count();
        let of = met + u32::try_from(open).unwrap();
        held.insert(code.clone(), Held { met: *met, of, grade: 0 });
        answers.insert(code, Answer::Graded(0));
    }
    (held, answers)
}

/// What the questions stand at when these levers are pulled.
fn after(
    scheme: &AssessmentScheme,
    held: &BTreeMap<String, Held>,
    levers: &[Lever],
    pulled: u32,
) -> BTreeMap<String, Answer> {
    let mut answers = BTreeMap::new();
    for (_, question) in scheme.questions() {
        let held = &held[&question.code];
        let is_on = |at: usize| pulled >> at & 1 == 1;
        let more = levers
            .iter()
            .enumerate()
            .filter(|(at, lever)| is_on(*at) && lever.questions.contains(&question.code));
        let met = held.met + u32::try_from(more.count()).unwrap();
        answers.insert(question.code.clone(), Answer::Graded(question.grading.grade(met, held.of)));
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_other_way_reaches_the_target_with_less_work(
        weights in proptest::collection::vec((1_i64..40, 0_usize..3), 2..6),
        list in proptest::collection::vec((1_u32..12, 1_u8..32), 1..9),
        met in proptest::collection::vec(0_u32..3, 6),
        target in 0_i64..=10_000,
    ) {
        let scheme = scheme(&weights);
        let levers = levers(&list, weights.len());
        let (mut held, mut answers) = held(&levers, &met[..weights.len()]);
        for (_, question) in scheme.questions() {
            let one = held.get_mut(&question.code).unwrap();
            one.grade = question.grading.grade(one.met, one.of);
            answers.insert(question.code.clone(), Answer::Graded(one.grade));
        }
        let plan = plan(&scheme, &answers, &held, &levers, target).unwrap();
        let ways = (0..1_u32 << levers.len()).map(|pulled| {
            let effort: u32 = levers.iter().enumerate().filter(|(at, _)| pulled >> at & 1 == 1).map(|(_, one)| one.effort_days).sum();
            (score(&scheme, &after(&scheme, &held, &levers, pulled)).unwrap().hundredths, effort)
        });
        let least = ways.filter(|(score, _)| *score >= target).map(|(_, effort)| effort).min();
        prop_assert!(plan.is_exact);
        prop_assert_eq!(plan.is_reachable, least.is_some());
        if let Some(least) = least {
            prop_assert_eq!(plan.effort_days, least);
            prop_assert!(plan.after >= target);
            // What the plan says it reaches is what the score is when it is done.
            let names: Vec<&String> = plan.steps.iter().flat_map(|step| &step.levers).collect();
            let pulled = levers.iter().enumerate().filter(|(_, one)| names.contains(&&one.id)).fold(0, |bits, (at, _)| bits | 1 << at);
            prop_assert_eq!(score(&scheme, &after(&scheme, &held, &levers, pulled)).unwrap().hundredths, plan.after);
        }
    }
}

#[test]
fn the_next_steps_bring_most_for_a_day_first() {
    let scheme = scheme(&[(10, 1), (10, 1), (10, 1)]);
    let levers = vec![
        Lever { id: "a".to_owned(), effort_days: 9, questions: vec!["Q0".to_owned()] },
        Lever { id: "b".to_owned(), effort_days: 2, questions: vec!["Q1".to_owned()] },
        Lever { id: "c".to_owned(), effort_days: 5, questions: vec!["Q2".to_owned()] },
    ];
    let (held, answers) = held(&levers, &[0, 0, 0]);
    let steps = next_steps(&scheme, &answers, &held, &levers).unwrap();
    let names: Vec<&str> = steps.iter().map(|step| step.levers[0].as_str()).collect();
    assert_eq!(names, ["c", "b", "a"]);
    assert_eq!(steps[0].gain, 6000);
}

#[test]
fn many_questions_of_which_most_can_gain_nothing_are_planned() {
    let weights: Vec<(i64, usize)> = (0..60).map(|at| (1 + at % 7, 0)).collect();
    let scheme = scheme(&weights);
    let levers: Vec<Lever> = (0..60)
        .filter(|at| at % 3 == 0)
        .map(|at| Lever { id: format!("{at}"), effort_days: 1 + at % 5, questions: vec![format!("Q{at}")] })
        .collect();
    let (mut held, mut answers) = held(&levers, &[0; 60]);
    for (_, question) in scheme.questions() {
        let one = held.get_mut(&question.code).unwrap();
        one.grade = question.grading.grade(one.met, one.of);
        answers.insert(question.code.clone(), Answer::Graded(one.grade));
    }
    let plan = plan(&scheme, &answers, &held, &levers, 9_000).unwrap();
    assert!(plan.is_reachable && plan.after >= 9_000, "{plan:?}");
}
