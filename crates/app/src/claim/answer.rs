//! A file of claims for the command line: JSON for programs, lines for people.

use rules::claim::{Checked, Flag, score_words};
use serde_json::{Value, json};

use super::import::{Plan, Row};

/// What a file says, row by row under `items`: `score` is a number or null, `flags` what was found among the rows of
/// the file, `flags_with_known` what was found together with the claims already here (only with a data folder).
/// `new` is how many were taken in, null when nothing was.
pub fn answer(plan: &Plan, file: &str, new: Option<usize>) -> Value {
    let items: Vec<Value> = plan.rows.iter().map(item).collect();
    let disputed = plan.rows.iter().filter(|row| row.checked.is_disputed()).count();
    // Three reports of one event are one source.
    let events = plan.rows.iter().filter(|row| !row.checked.flags.contains(&Flag::SameEvent)).count();
    json!({
        "file": file,
        "rows": plan.rows.len(),
        "events": events,
        "disputed": disputed,
        "new": new,
        "items": items,
    })
}

fn item(row: &Row) -> Value {
    let one = &row.checked;
    let mut item = json!({
        "line": row.line,
        "year": one.year,
        "body": one.said.body,
        "score": one.score.and_then(number),
        "score_raw": one.said.score,
        "qualification": one.qualification.map(|qualification| qualification.to_string()),
        "qualification_raw": one.said.qualification,
        "rank": one.rank,
        "bodies_ranked": one.bodies,
        "assessor": one.said.assessor,
        "document": one.said.document,
        "source": one.said.source,
        "status": one.status.to_string(),
        "flags": codes(one),
        "candidates": one.candidates,
    });
    if let (Some(with_known), Some(item)) = (&row.with_known, item.as_object_mut()) {
        item.insert("is_known".to_owned(), json!(row.is_known));
        item.insert("flags_with_known".to_owned(), json!(codes(with_known)));
    }
    item
}

fn codes(one: &Checked) -> Vec<String> {
    one.flags.iter().map(Flag::to_string).collect()
}

/// Hundredths as a JSON number: 9288 is 92.88. The shortest decimal of such a number is the number itself.
fn number(hundredths: i64) -> Option<Value> {
    score_words(hundredths, '.').parse::<f64>().ok().map(Value::from)
}

/// The same for people: one line for each row.
pub fn lines(plan: &Plan) -> String {
    let line = |row: &Row| {
        let one = &row.checked;
        let score =
            one.score.map_or_else(|| format!("? ({})", one.said.score), |score| score_words(score, ','));
        format!("{:>4}  {score:>14}  {:<28} {}", one.said.year, one.said.body, codes(one).join(" "))
    };
    plan.rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::table;

    #[test]
    fn a_file_is_answered_row_by_row_with_numbers_or_null() {
        let file = "\u{feff}tahun;badan publik;nilai;kualifikasi\r\n2019;Kota Serang;\"92,50\";informatif\r\n\
                    2020;Kota Serang;8,32;informatif\r\n";
        let plan = table(file.as_bytes(), 2026).unwrap();
        let answer = answer(&plan, "nilai.csv", None);
        assert_eq!(answer["items"][0]["score"].to_string(), "92.5");
        assert_eq!((&answer["items"][0]["year"], &answer["items"][0]["flags"]), (&json!(2019), &json!([])));
        assert_eq!(answer["items"][1]["score"], Value::Null);
        assert_eq!(answer["items"][1]["flags"], json!(["BAND_MISMATCH", "OUTLIER", "DISPUTED"]));
        assert_eq!(answer["items"][1]["candidates"], json!(["8x,32", "x8,32"]));
        assert!(lines(&plan).contains("? (8,32)"), "{}", lines(&plan));
    }
}
