//! The facts of Banten 2019–2025 and made-up misprints.

use super::*;

/// Year, body, score, qualification, rank, bodies, document.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

fn said((year, body, score, qualification, rank, bodies, document): Row) -> Said {
    let text = str::to_owned;
    Said {
        year: text(year),
        body: text(body),
        score: text(score),
        qualification: text(qualification),
        rank: text(rank),
        bodies: text(bodies),
        assessor: text("KI Banten"),
        document: text(document),
        ..Said::default()
    }
}

fn checked(rows: &[Row]) -> Vec<Checked> {
    check(rows.iter().map(|row| said(*row)).collect(), 2026)
}

fn codes(one: &Checked) -> Vec<String> {
    one.flags.iter().map(Flag::to_string).collect()
}

const SK_2019: &str = "SK 096/SK-BP/KIBANTEN/XI/2019";
const CILEGON: [Row; 4] = [
    ("2019", "Kota Cilegon", "60,34", "cukup informatif", "8", "8", SK_2019),
    ("2021", "Kota Cilegon", "60,62", "cukup informatif", "8", "8", ""),
    ("2022", "Kota Cilegon", "60,34", "cukup informatif", "8", "8", ""),
    ("2025", "Kota Cilegon", "95,12", "informatif", "8", "8", "009/Kep/KI-Banten/X/2025"),
];

#[test]
fn a_lost_digit_is_disputed_and_never_repaired() {
    let mut rows = vec![("2019", "Kota Serang", "92,50", "informatif", "3", "8", SK_2019)];
    for score in ["8,32", "9,25", "9.25"] {
        rows.truncate(1);
        rows.push(("2020", "Kota Serang", score, "informatif", "5", "", ""));
        let all = checked(&rows);
        assert_eq!((all[1].score, all[1].status), (None, Status::Disputed), "{score}");
        assert_eq!(codes(&all[1]), ["BAND_MISMATCH", "OUTLIER", "DISPUTED"]);
        assert_eq!(all[1].said.score, score, "what was written is kept");
        assert!(!all[1].candidates.is_empty());
        let years = official(&all, "kota serang");
        assert_eq!(years.iter().map(|year| year.score).collect::<Vec<_>>(), [Some(9_250), None]);
    }
    // The same figure can be a true one.
    let low = checked(&[("2020", "Kota Serang", "8,32", "tidak informatif", "", "", "")]);
    assert_eq!((low[0].score, low[0].status), (Some(832), Status::Claimed));
    // Without a qualification it is the fall that gives it away.
    rows[1] = ("2020", "Kota Serang", "9,25", "", "", "", "");
    let fell = checked(&rows);
    assert_eq!((fell[1].score, fell[1].status), (None, Status::Disputed));
    assert_eq!(fell[1].candidates, ["9x,25", "x9,25", "92,5"]);
}

#[test]
fn one_figure_for_two_years_is_a_conflict_and_the_decree_decides_which_year_stands() {
    let all = checked(&CILEGON);
    assert_eq!(all[0].status, Status::Documented);
    assert!(all[0].flags.contains(&Flag::YearConflict) && all[2].flags.contains(&Flag::YearConflict));
    assert_eq!((all[2].status, all[2].score), (Status::Disputed, Some(6_034)));
    let years = official(&all, "kota cilegon");
    let scores: Vec<_> = years.iter().map(|year| (year.year, year.score, year.is_disputed)).collect();
    assert_eq!(
        scores,
        [
            (2019, Some(6_034), false),
            (2021, Some(6_062), false),
            (2022, None, true),
            (2025, Some(9_512), false)
        ]
    );
    assert_eq!(codes(&all[3]), ["OUTLIER"], "a jump with a decree is only looked at twice");
}

#[test]
fn a_document_settles_a_claim_and_the_text_stays() {
    let mut rows: Vec<Said> = CILEGON.into_iter().map(said).collect();
    rows[2].ruling = Some(Ruling { score: Some(5_811) });
    let all = check(rows.clone(), 2026);
    assert_eq!((all[2].status, all[2].score, all[2].read), (Status::Resolved, Some(5_811), Some(6_034)));
    assert!(!all[0].flags.contains(&Flag::YearConflict));
    rows[2].ruling = Some(Ruling { score: None });
    let all = check(rows, 2026);
    assert_eq!(all[2].status, Status::SetAside);
    assert_eq!(official(&all, "kota cilegon").len(), 3, "a claim that is set aside leaves the year unknown");
}

#[test]
fn two_scores_for_one_year_are_a_conflict_and_three_reports_of_one_event_are_one_source() {
    let all = checked(&[
        ("2023", "Kota X", "71,20", "", "", "", ""),
        ("2023", "Pemkot X", "71.2", "", "5", "", ""),
        ("2023", "Kota X", "72,20", "", "", "", ""),
        ("2023", "Kota X", "71,20", "", "5", "", ""),
    ]);
    assert_eq!(codes(&all[0]), ["YEAR_CONFLICT", "DISPUTED"]);
    assert_eq!(codes(&all[1]), ["YEAR_CONFLICT", "SAME_EVENT", "DISPUTED"]);
    assert_eq!(codes(&all[2]), ["YEAR_CONFLICT", "DISPUTED"]);
    assert_eq!(codes(&all[3]), ["YEAR_CONFLICT", "SAME_EVENT", "DISPUTED"]);
    let two_decrees = checked(&[
        ("2023", "Kota X", "100", "", "1", "8", "SK 1"),
        ("2024", "Kota X", "100", "", "1", "8", "SK 2"),
    ]);
    assert!(two_decrees.iter().all(|one| one.flags.is_empty()), "two decrees are two events");
}

#[test]
fn ties_stand_only_for_equal_scores_and_a_rank_lies_within_the_list() {
    let tie = [
        ("2025", "Kabupaten Tangerang", "99,94", "informatif", "2", "8", ""),
        ("2025", "Kota Tangerang Selatan", "99,94", "informatif", "2", "8", ""),
        ("2025", "Kabupaten Lebak", "99,93", "informatif", "4", "8", ""),
    ];
    assert!(checked(&tie).iter().all(|one| one.flags.is_empty()));
    let mut rows = tie;
    rows[1].2 = "98,94";
    let all = checked(&rows);
    assert!(all[1].flags.contains(&Flag::RankConflict));
    rows = tie;
    rows[2].4 = "9";
    assert_eq!(codes(&checked(&rows)[2]), ["RANK_OUT_OF_RANGE"]);
    rows[2].4 = "ke-4";
    assert_eq!(codes(&checked(&rows)[2]), ["RANK_UNREADABLE"]);
    let crowd: Vec<Row> =
        tie.into_iter().map(|row| (row.0, row.1, row.2, row.3, row.4, "2", row.6)).collect();
    assert!(checked(&crowd).iter().all(|one| one.flags.contains(&Flag::BodiesConflict)));
}

#[test]
fn without_a_published_table_names_that_run_against_scores_are_a_mismatch() {
    let mut rows = vec![
        ("2021", "Kota Tangerang", "93,27", "informatif", "", "", ""),
        ("2021", "Kabupaten Pandeglang", "88,54", "informatif", "", "", ""),
        ("2021", "Kota Serang", "87,25", "informatif", "", "", ""),
        ("2021", "Kabupaten Lebak", "84,16", "menuju informatif", "", "", ""),
    ];
    assert!(checked(&rows).iter().all(|one| one.flags.is_empty()), "the band table differed that year");
    rows.push(("2021", "Kota Baru", "91,00", "menuju informatif", "", "", ""));
    let all = checked(&rows);
    let found: Vec<&str> = all
        .iter()
        .filter(|one| one.flags.contains(&Flag::BandMismatch))
        .map(|one| one.said.body.as_str())
        .collect();
    assert_eq!(found, ["Kota Baru"], "the one that contradicts most");
    let clear = checked(&[("2021", "Kota X", "60,34", "informatif", "", "", "")]);
    assert_eq!((clear[0].score, clear[0].status), (Some(6_034), Status::Disputed));
}

#[test]
fn what_is_no_year_no_number_or_moved_by_a_comma_is_named() {
    let all = checked(&[
        ("2019/2020", "Kota X", "90", "", "", "", ""),
        ("2030", "Kota X", "90", "", "", "", ""),
        ("2020", "", "90", "", "", "", ""),
        ("2020", "Kota Y", "105,2", "", "", "", ""),
        ("2020", "Kota Z", "sembilan puluh", "sangat informatif", "", "", ""),
        ("2020", "Kota W", "", "informatif", "1", "8", ""),
        ("2020", "Kota V", "96", "88", "informatif", "1", "8"),
    ]);
    let found: Vec<Vec<String>> = all.iter().map(codes).collect();
    assert_eq!(found[0], ["YEAR_UNREADABLE", "DISPUTED"]);
    assert_eq!(found[1], ["YEAR_OUT_OF_RANGE", "DISPUTED"]);
    assert_eq!(found[2], ["BODY_MISSING"]);
    assert_eq!(found[3], ["OUT_OF_RANGE", "DISPUTED"]);
    assert_eq!(found[4], ["UNREADABLE", "QUALIFICATION_UNKNOWN", "DISPUTED"]);
    assert_eq!(found[5], ["NO_SCORE"]);
    assert_eq!((found[6].join(" ").as_str(), all[6].score), ("SHIFTED DISPUTED", None));
}

#[test]
fn of_the_facts_of_banten_only_two_claims_are_disputed() {
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(include_str!("../../../../demo/scores.csv").as_bytes())
        .into_records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<String>>())
        .collect::<Vec<_>>();
    let (_, columns) = Columns::find(lines.iter().map(Vec::as_slice)).unwrap();
    let all = check(lines.drain(1..).map(|cells| columns.said(&cells)).collect(), 2026);
    let found: Vec<(i32, &str, String)> = all
        .iter()
        .filter(|one| !one.flags.is_empty())
        .map(|one| (one.year.unwrap(), one.said.body.as_str(), codes(one).join(" ")))
        .collect();
    let row = |year, body, codes: &str| (year, body, codes.to_owned());
    assert_eq!(
        found,
        [
            row(2019, "Kota Cilegon", "YEAR_CONFLICT"),
            row(2020, "Kota Serang", "BAND_MISMATCH OUTLIER DISPUTED"),
            row(2022, "Kota Cilegon", "YEAR_CONFLICT DISPUTED"),
            row(2025, "Kota Cilegon", "OUTLIER"),
        ]
    );
}
