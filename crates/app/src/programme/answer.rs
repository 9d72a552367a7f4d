//! What a file says, for the command line: JSON for programs, lines for people.

use std::collections::BTreeMap;

use rules::programme::{Difference, Fault, Item, Money, Totals};
use serde_json::{Value, json};

use super::read::Reading;

/// Differences and faults in lines at most.
const MOST_LINES: usize = 50;

/// What a file says: under `items` every row with its level, code, name and money in whole rupiah (null where the table
/// says nothing), under `faults` what keeps it from being taken, under `totals` the sums of the uppermost rows of
/// programmes and spending, under `differences` the rows that are not the sum of what stands below them.
/// `imported` is the number of the table it became; null when nothing was kept.
pub fn answer(reading: &Reading, (file, unit): (&str, &str), imported: Option<i64>) -> Value {
    let sheet = &reading.sheet;
    let mut faults: BTreeMap<u32, Vec<Value>> = BTreeMap::new();
    for one in &sheet.faults {
        faults.entry(one.row).or_default().push(fault(one));
    }
    let items: Vec<Value> = sheet.items.iter().map(|one| item(one, &sheet.items, &faults)).collect();
    json!({
        "file": file,
        "unit": unit,
        "year": reading.year,
        "sheet": reading.sheet_name,
        "other_sheets": reading.other_sheets,
        "headings": sheet.headings.names,
        "mapping": sheet.headings.mapping.to_text(),
        "scale": sheet.headings.scale,
        "rows": sheet.items.len(),
        "items": items,
        "faults": sheet.faults.iter().map(fault).collect::<Vec<_>>(),
        "totals": totals(&sheet.totals),
        "reconciles": sheet.differences.is_empty(),
        "differences": differences(&sheet.differences),
        "imported": imported,
    })
}

fn rupiah(money: Option<Money>) -> Option<i64> {
    money.map(Money::rupiah)
}

fn item(one: &Item, all: &[Item], faults: &BTreeMap<u32, Vec<Value>>) -> Value {
    let parent = one.parent.and_then(|parent| all.get(parent)).map(|parent| parent.row);
    json!({
        "row": one.row,
        "level": one.level.to_string(),
        "code": Some(&one.code).filter(|code| !code.is_empty()),
        "name": one.name,
        "parent_row": parent,
        "budget": rupiah(one.budget),
        "revised": rupiah(one.revised),
        "realisation": rupiah(one.realisation),
        "percent": percent_number(one.percent()),
        "physical": percent_number(one.physical),
        "location": one.location,
        "contractor": one.contractor,
        "source": one.source,
        "is_english": one.is_english,
        "faults": faults.get(&one.row).cloned().unwrap_or_default(),
    })
}

/// Hundredths as a JSON number, null where there is none. The shortest decimal of such a number is the number itself.
pub(crate) fn percent_number(hundredths: Option<i64>) -> Value {
    let hundredths = hundredths.and_then(|hundredths| i32::try_from(hundredths).ok());
    hundredths.map_or(Value::Null, |hundredths| Value::from(f64::from(hundredths) / 100.0))
}

fn fault(one: &Fault) -> Value {
    json!({
        "row": one.row,
        "column": one.field.map(|field| field.to_string()),
        "fault": one.kind.to_string(),
        "value": one.value,
    })
}

fn totals(totals: &Totals) -> Value {
    let side = |[budget, revised, realisation]: [Option<Money>; 3]| json!({ "budget": rupiah(budget), "revised": rupiah(revised), "realisation": rupiah(realisation) });
    let [budget, revised, realisation] = totals.spending.map(rupiah);
    json!({
        "budget": budget,
        "revised": revised,
        "realisation": realisation,
        "income": side(totals.income),
        "financing": side(totals.financing),
    })
}

/// Differences as JSON; also kept with a table.
pub(super) fn differences(all: &[Difference]) -> Value {
    let one = |one: &Difference| {
        json!({
            "row": one.row,
            "code": one.code,
            "name": one.name,
            "column": one.figure.to_string(),
            "stated": one.stated.rupiah(),
            "counted": one.counted.rupiah(),
            "difference": one.by().rupiah(),
        })
    };
    all.iter().map(one).collect()
}

/// A difference as it is kept with a table.
#[derive(serde::Deserialize)]
pub(super) struct Kept {
    pub(super) name: String,
    pub(super) column: String,
    pub(super) difference: i64,
}

/// The same for people.
pub fn lines(reading: &Reading) -> String {
    let sheet = &reading.sheet;
    let sum = |money: Option<Money>| {
        rupiah(money).map_or_else(|| "-".to_owned(), |sum| rules::sheet::number_in_words(&sum.to_string()))
    };
    let [budget, revised, realisation] = sheet.totals.spending.map(sum);
    let mut lines = vec![format!(
        "{} baris; anggaran {budget}, perubahan {revised}, realisasi {realisation}",
        sheet.items.len()
    )];
    for one in sheet.faults.iter().take(MOST_LINES) {
        let column = one.field.map(|field| field.to_string()).unwrap_or_default();
        lines.push(format!("baris {}: {} {column} ({})", one.row, one.kind, one.value));
    }
    for one in sheet.differences.iter().take(MOST_LINES) {
        let by = rules::sheet::number_in_words(&one.by().rupiah().to_string());
        lines.push(format!(
            "baris {}: {} {} berbeda {by} dari jumlah rinciannya",
            one.row, one.name, one.figure
        ));
    }
    lines.join("\n")
}
