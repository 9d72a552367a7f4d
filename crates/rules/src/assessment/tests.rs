//! Instruments as they come: refused by name and line, scored to the hundredth.

use std::collections::BTreeMap;

use super::builtin::FILES;
use super::*;

const KIP6: &str = FILES[0];

fn faults(text: &str) -> Vec<(&'static str, u64)> {
    let checked = read_toml(text);
    assert_eq!(checked.scheme.is_none(), !checked.faults.is_empty());
    checked.faults.iter().map(|one| (crate::Code::code(one.what), one.line)).collect()
}

fn line_of(text: &str, part: &str) -> u64 {
    u64::try_from(text.lines().position(|line| line.contains(part)).unwrap() + 1).unwrap()
}

#[test]
fn the_instruments_of_this_release_are_well_formed() {
    for text in FILES {
        assert_eq!(faults(text), [], "{}", text.lines().next().unwrap());
    }
    let codes: Vec<&str> = builtin().iter().map(|(scheme, _)| scheme.code.as_str()).collect();
    assert_eq!(codes, ["KIP6-2025", "UNIT-2026", "LEG4"]);
    let kip6 = find_builtin("KIP6-2025").unwrap();
    let weights: Vec<i64> = kip6.indicators.iter().filter_map(|one| one.weight).collect();
    assert_eq!(weights, [1000, 4000, 1000, 1000, 1000, 2000], "kaltimprov.go.id 2025-05-20");
    assert!(kip6.questions().all(|(_, question)| question.is_derived), "only the totals are published");
}

#[test]
fn four_indicators_have_no_published_weights_and_cannot_be_scored() {
    let checked = read_toml(FILES[2]);
    let notices: Vec<Notice> = checked.notices.iter().map(|one| one.what).collect();
    assert!(notices.contains(&Notice::WeightsUnverified) && notices.contains(&Notice::QuestionsUnknown));
    let scheme = checked.scheme.unwrap();
    assert_eq!(score(&scheme, &BTreeMap::new()), Err(Unscorable::Incomplete));
}

#[test]
fn weights_of_101_are_refused_by_name() {
    let text = KIP6.replacen("weight = 20\n", "weight = 21\n", 1);
    let first = line_of(&text, "[[indicator]]");
    let dg = line_of(&text, "code = \"KIP6-2025.DG\"") - 1;
    assert_eq!(faults(&text), [("weights_not_100", first), ("question_weights_differ", dg)]);
    let found = read_toml(&text).faults;
    assert_eq!((found[0].about.as_str(), found[0].value.as_str()), ("KIP6-2025", "101.00"));
}

#[test]
fn two_questions_entered_twice_are_found_as_they_came_to_be() {
    let (head, rest) = KIP6.split_once("[[indicator.question]]").unwrap();
    let (first, rest) = rest.split_once("[[indicator.question]]").unwrap();
    let twice = [head, first, first, rest].join("[[indicator.question]]");
    let names: Vec<&str> = faults(&twice).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["question_weights_differ", "duplicate_question", "duplicate_code"]);
}

#[test]
fn a_question_bound_to_nothing_or_to_something_unknown_is_refused_at_its_line() {
    let unbound = KIP6.replacen("obligations = [\"SS.01\"]\n", "", 1);
    let question = line_of(&unbound, "code = \"KIP6-2025.KI.01\"") - 1;
    assert_eq!(faults(&unbound), [("unbound_question", question)]);
    let empty = KIP6.replacen("[\"SS.01\"]", "[]", 1);
    assert_eq!(faults(&empty), [("unbound_question", question)]);
    let of = |from: &str, to: &str| faults(&KIP6.replacen(from, to, 1));
    let line = line_of(KIP6, "\"SS.01\"");
    assert_eq!(of("\"SS.01\"", "\"SS.99\""), [("unknown_obligation", line)]);
    assert_eq!(of("\"SS.01\"", "\"SS.01\", \"SS.01\""), [("duplicate_obligation", line)]);
    assert_eq!(of("[\"SS.01\"]", "[\"SS.01\"]\nproof = true"), [("bound_twice", question)]);
    let fact = line_of(KIP6, "\"obligations.fresh\"");
    assert_eq!(of("\"obligations.fresh\"", "\"obligations.crisp\""), [("unknown_fact", fact)]);
}

#[test]
fn every_rule_of_the_format_has_its_name() {
    let of = |from: &str, to: &str| -> Vec<&str> {
        assert!(KIP6.contains(from), "{from}");
        faults(&KIP6.replacen(from, to, 1)).into_iter().map(|(name, _)| name).collect()
    };
    for (from, to, name) in [
        ("code = \"KIP6-2025\"\n", "", "missing_field"),
        ("subjects = [\"city\"]\n", "", "missing_field"),
        ("subjects = [\"city\"]", "subjects = [\"town\"]", "wrong_value"),
        ("year = 2025", "year = \"soon\"", "wrong_value"),
        ("assessor =", "asessor =", "unknown_field"),
        ("weight = 2.5", "weight = -2.5", "weight_out_of_range"),
        ("weight = 2.5", "weight = 2.505", "weight_out_of_range"),
        ("weight = 2.5\n", "", "question_weights_differ"),
        ("grading = \"share\"", "grading = \"stars\"", "unknown_grading"),
        ("visitation = 20", "visitation = 21", "formula_not_100"),
        ("from = 0", "from = 10", "bands_gap"),
        ("from = 80", "from = 90", "bands_order"),
        ("\"informative\"", "\"brilliant\"", "wrong_value"),
        ("\"SAQ\", \"VERIFICATION\"", "\"VERIFICATION\", \"SAQ\"", "stages_order"),
        ("[formula]", "[formula", "unreadable"),
        ("[formula]", "[[grading]]\ncode = \"x\"\nsteps = [1, 0.5]\n\n[formula]", "grading_steps"),
    ] {
        assert!(of(from, to).contains(&name), "{from} -> {to}: {:?}", of(from, to));
    }
    assert_eq!(faults("code = \"X\"").iter().filter(|(name, _)| *name == "no_indicators").count(), 1);
}

const TABLE: &str = "code,indicator,question_id,weight,evidence,confidence,scheme,obligation_codes,note\n\
    K.A,Mengumumkan,(total indikator),60,,source,K,,press\n\
    K.B,Melayani,(total indikator),\"40,0\",,source,K,,press\n\
    K.A.1,Mengumumkan,Profil,20,Tautan,derived,K,BK.01.a|BK.01.b,own\n\
    K.A.2,Mengumumkan,Foto ruang,40,Foto,derived,K,,own\n\
    K.B.1,Melayani,Permohonan,40,Tautan,derived,K,BK.07.a,own\n";

#[test]
fn a_table_with_the_published_columns_is_an_instrument_too() {
    let found = read_csv(TABLE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].faults, []);
    let scheme = found[0].scheme.as_ref().unwrap();
    assert_eq!(scheme.question("K.A.2").unwrap().binding, Binding::Proof);
    let names = |text: &str| -> Vec<(&'static str, u64)> {
        read_csv(text)
            .iter()
            .flat_map(|one| &one.faults)
            .map(|one| (crate::Code::code(one.what), one.line))
            .collect()
    };
    assert_eq!(
        names(&TABLE.replace("\"40,0\"", "41")),
        [("weights_not_100", 2), ("question_weights_differ", 3)]
    );
    assert_eq!(names(&TABLE.replace(",Foto,", ",,")), [("unbound_question", 5)]);
    assert_eq!(
        names(&TABLE.replace("K.B.1,Melayani", "K.C.1,Melayan")),
        [("indicator_without_questions", 3), ("question_without_indicator", 6)]
    );
    assert_eq!(names(&TABLE.replace("BK.07.a", "BK.77")), [("unknown_obligation", 6)]);
    assert_eq!(names(&TABLE.replace("obligation_codes", "codes")), [("unreadable", 1)]);
}

fn graded(codes: &[(&str, Answer)]) -> BTreeMap<String, Answer> {
    codes.iter().map(|(code, answer)| ((*code).to_owned(), *answer)).collect()
}

#[test]
fn unanswered_is_neither_zero_nor_full() {
    let scheme = read_csv(TABLE).remove(0).scheme.unwrap();
    let none = score(&scheme, &BTreeMap::new()).unwrap();
    assert_eq!((none.hundredths, none.ceiling, none.qualification), (0, HUNDRED, Qualification::NotAssessed));
    let some =
        score(&scheme, &graded(&[("K.A.1", Answer::Graded(5000)), ("K.B.1", Answer::Graded(0))])).unwrap();
    assert_eq!((some.hundredths, some.ceiling, some.answered, some.questions), (1000, 5000, 2, 3));
}

#[test]
fn what_does_not_apply_leaves_its_weight_to_the_others() {
    let scheme = read_csv(TABLE).remove(0).scheme.unwrap();
    let one = graded(&[
        ("K.A.2", Answer::NotApplicable),
        ("K.A.1", Answer::Graded(3333)),
        ("K.B.1", Answer::Graded(FULL)),
    ]);
    let found = score(&scheme, &one).unwrap();
    assert_eq!((found.hundredths, found.possible), (4000 + 1999, HUNDRED), "60 × 0.3333 = 19.998, cut");
    let two = graded(&[
        ("K.B.1", Answer::NotApplicable),
        ("K.A.1", Answer::Graded(FULL)),
        ("K.A.2", Answer::Graded(FULL)),
    ]);
    let found = score(&scheme, &two).unwrap();
    assert_eq!((found.hundredths, found.possible, found.indicators[1].hundredths), (HUNDRED, 6000, None));
}

#[test]
fn thirds_that_make_a_whole_make_a_whole() {
    let table = TABLE.replace(",20,Tautan", ",0.03,Tautan").replace(",40,Foto", ",59.97,Foto");
    let scheme = read_csv(&table).remove(0).scheme.unwrap();
    let all: BTreeMap<String, Answer> =
        scheme.questions().map(|(_, question)| (question.code.clone(), Answer::Graded(FULL))).collect();
    assert_eq!(score(&scheme, &all).unwrap().exact, Exact::whole(HUNDRED));
}

#[test]
fn the_final_score_waits_for_the_visitation_and_is_not_brought_to_100_in_silence() {
    let formula = Formula { saq: 8000, visitation: 2000 };
    assert_eq!(formula.last(Exact::whole(9000), None), None);
    assert_eq!(formula.last(Exact::whole(9000), Some(8950)).unwrap().floor(), 8990);
}

#[test]
fn a_grade_is_the_highest_step_that_the_share_reaches() {
    let [graded, all, share] = Grading::known().try_into().unwrap();
    assert_eq!(
        (graded.grade(3, 5), graded.grade(4, 5), graded.grade(5, 5), graded.grade(1, 5)),
        (5000, 7500, FULL, 0)
    );
    assert_eq!((all.grade(4, 5), all.grade(5, 5)), (0, FULL));
    assert_eq!((share.grade(2, 3), share.grade(0, 3)), (6666, 0));
}
