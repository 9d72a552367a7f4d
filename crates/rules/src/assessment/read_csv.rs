//! Instruments as a table: the columns of published lists of indicators, several instruments in one file.
//!
//! A row whose `question_id` is `(total indikator)` is an indicator; its questions carry its code and one more
//! part. `obligation_codes` binds a question; without them the words of `evidence` ask for a proof.

use super::check::{Raw, RawIndicator, RawQuestion, Word, build};
use super::fault::Fault;
use super::scheme::Checked;

const COLUMNS: [&str; 9] = [
    "code",
    "indicator",
    "question_id",
    "weight",
    "evidence",
    "confidence",
    "scheme",
    "obligation_codes",
    "note",
];

/// What stands for the words of a question in the row of an indicator.
const TOTAL: &str = "(total indikator)";

/// Reads a table: one answer for each instrument in it, in the order of the file. A file that is no such table
/// is one answer with one fault.
pub fn read_csv(text: &str) -> Vec<Checked> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(|head| head.trim().to_owned()).collect(),
        Err(error) => return unreadable(0, &error.to_string()),
    };
    if let Some(missing) = COLUMNS.iter().find(|name| !heads.iter().any(|head| head == *name)) {
        return unreadable(1, &format!("no column {missing}"));
    }
    let mut schemes: Vec<Raw> = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) if record.len() == heads.len() => {
                take(&mut schemes, &Row { heads: &heads, record: &record });
            }
            Ok(record) => return unreadable(line_of(&record), "a row with another number of columns"),
            Err(error) => {
                return unreadable(error.position().map_or(0, csv::Position::line), &error.to_string());
            }
        }
    }
    if schemes.is_empty() {
        return unreadable(0, "no rows");
    }
    schemes.into_iter().map(build).collect()
}

fn unreadable(line: u64, why: &str) -> Vec<Checked> {
    let mut raw = Raw::default();
    raw.fault(Fault::Unreadable, line, "file", why);
    vec![Checked { code: String::new(), scheme: None, faults: raw.faults, notices: Vec::new() }]
}

fn line_of(record: &csv::StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

struct Row<'a> {
    heads: &'a [String],
    record: &'a csv::StringRecord,
}

impl Row<'_> {
    fn word(&self, column: &str) -> Word {
        let at = self.heads.iter().position(|head| head == column);
        let text = at.and_then(|at| self.record.get(at)).unwrap_or_default().trim();
        Word { text: text.to_owned(), line: line_of(self.record) }
    }

    fn filled(&self, column: &str) -> Option<Word> {
        Some(self.word(column)).filter(|word| !word.text.is_empty())
    }
}

fn take(schemes: &mut Vec<Raw>, row: &Row<'_>) {
    let name = row.word("scheme");
    if !schemes.iter().any(|known| known.code.text == name.text) {
        schemes.push(begun(&name, row));
    }
    let Some(scheme) = schemes.iter_mut().find(|known| known.code.text == name.text) else { return };
    let line = name.line;
    let confidence = row.filled("confidence");
    if row.word("question_id").text == TOTAL {
        let is_unverified = row.word("note").text.to_lowercase().contains("unverified")
            || confidence.as_ref().is_some_and(|word| word.text == "unverified");
        scheme.indicators.push(RawIndicator {
            line,
            code: row.word("code"),
            title: row.word("indicator"),
            weight: row.filled("weight"),
            is_unverified,
            confidence,
            questions: Vec::new(),
        });
        return;
    }
    let code = row.word("code");
    let home = code.text.rsplit_once('.').map(|(home, _)| home.to_owned()).unwrap_or_default();
    // By code; else by the name of the indicator, as lists number their questions in different ways.
    let title = row.word("indicator").text;
    let by_code = scheme.indicators.iter().position(|one| one.code.text == home);
    let found = by_code.or_else(|| scheme.indicators.iter().position(|one| one.title.text == title));
    match found.and_then(|at| scheme.indicators.get_mut(at)) {
        Some(indicator) => indicator.questions.push(question(row, code, line)),
        None => scheme.fault(Fault::QuestionWithoutIndicator, line, &code.text, &title),
    }
}

/// A scheme at its first row. The table has neither assessor nor year: the year is taken from the name
/// (`KIP6-2025`), or is the year the bands were last published when the name has none.
fn begun(name: &Word, row: &Row<'_>) -> Raw {
    let year = name.text.rsplit_once('-').map_or("2021", |(_, year)| year);
    let year = if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) { year } else { "2021" };
    let word = |text: &str| Word { text: text.to_owned(), line: name.line };
    let source = row.filled("note").map_or_else(|| name.text.clone(), |note| note.text);
    Raw {
        code: name.clone(),
        title: name.clone(),
        assessor: name.clone(),
        year: word(year),
        source: word(&source),
        subjects: ["city", "opd", "kecamatan", "kelurahan"].map(word).to_vec(),
        ..Raw::default()
    }
}

fn question(row: &Row<'_>, code: Word, line: u64) -> RawQuestion {
    let codes = row.word("obligation_codes").text;
    let obligations: Vec<Word> = codes
        .split('|')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(|code| Word { text: code.to_owned(), line })
        .collect();
    let evidence = row.word("evidence").text;
    RawQuestion {
        line,
        code,
        title: row.word("question_id"),
        weight: row.filled("weight"),
        is_proof: obligations.is_empty() && !evidence.is_empty(),
        obligations,
        evidence,
        confidence: row.filled("confidence"),
        ..RawQuestion::default()
    }
}
