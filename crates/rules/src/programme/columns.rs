//! Which column of a table is which, by the words people put over them.

use std::collections::BTreeMap;

use crate::code::coded;

coded! {
    /// What a column can hold.
    pub enum Field {
        /// Code of the row; a code may be spread over several columns.
        Code = "code",
        /// Name of what is done.
        Name = "name",
        /// Name of the programme, where each level has a column.
        Programme = "programme",
        /// Name of the activity.
        Activity = "activity",
        /// Name of the sub-activity.
        SubActivity = "sub_activity",
        /// Budget (*pagu, anggaran*) before any change.
        Budget = "budget",
        /// Budget after the change of the year (*perubahan, pergeseran*).
        Revised = "revised",
        /// What was spent (*realisasi*).
        Realisation = "realisation",
        /// Physical progress, per cent.
        Physical = "physical",
        /// Where.
        Location = "location",
        /// Who carries it out (*penyedia, pelaksana*).
        Contractor = "contractor",
        /// Where the money comes from (*sumber dana*).
        Source = "source",
    }
}

/// Columns of one form: columns of the table (from 0) by field. Only [`Field::Code`] may have several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(pub BTreeMap<Field, Vec<usize>>);

impl Mapping {
    /// The column of a field. `None` when the table has none.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.0.get(&field).and_then(|columns| columns.first()).copied()
    }

    /// Whether there is enough to make rows of: what a row is, and one figure.
    pub fn is_enough(&self) -> bool {
        let has = |field| self.0.contains_key(&field);
        let is_named =
            has(Field::Name) || has(Field::Programme) || has(Field::Activity) || has(Field::SubActivity);
        is_named && (has(Field::Budget) || has(Field::Revised) || has(Field::Realisation))
    }

    /// The mapping as `code=0+1;name=2;budget=3`, for keeping and for the command line.
    pub fn to_text(&self) -> String {
        let of = |(field, columns): (&Field, &Vec<usize>)| {
            let columns: Vec<String> = columns.iter().map(usize::to_string).collect();
            format!("{field}={}", columns.join("+"))
        };
        self.0.iter().map(of).collect::<Vec<_>>().join(";")
    }

    /// Reads what [`Mapping::to_text`] writes; columns may be letters too (`budget=D`). `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut found = BTreeMap::new();
        for part in text.split([';', ',']).map(str::trim).filter(|part| !part.is_empty()) {
            let (field, columns) = part.split_once('=')?;
            let columns: Option<Vec<usize>> = columns.split('+').map(column_of).collect();
            found.insert(crate::Code::from_code(field.trim())?, columns?);
        }
        Some(Self(found))
    }
}

/// `3` or `D`.
fn column_of(text: &str) -> Option<usize> {
    let text = text.trim();
    if let Ok(number) = text.parse::<usize>() {
        return (number < 1_000).then_some(number);
    }
    let is_letters = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphabetic());
    let place = |at: usize, b: u8| at * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1;
    is_letters.then(|| text.bytes().fold(0, place) - 1)
}

/// Lower case letters and digits, everything else one blank.
pub(super) fn folded(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect::<String>().to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the words over the columns suggest. `year` is the year the table is about: a column that names another one
/// only (*Realisasi 2021* beside *Realisasi 2022*) is left out.
pub fn suggest(names: &[String], year: Option<i32>) -> Mapping {
    let mut found: BTreeMap<Field, Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let Some(field) = field_of(name) else { continue };
        if is_of_other_year(name, year) || (found.contains_key(&field) && field != Field::Code) {
            continue;
        }
        let columns = found.entry(field).or_default();
        // A code is spread over neighbouring columns only.
        if columns.last().is_none_or(|last| last + 1 == at) {
            columns.push(at);
        }
    }
    one_name(&mut found);
    Mapping(found)
}

/// A single column that names programmes, activities or sub-activities names the rows.
fn one_name(found: &mut BTreeMap<Field, Vec<usize>>) {
    let levels = [Field::Programme, Field::Activity, Field::SubActivity];
    let given: Vec<Field> = levels.into_iter().filter(|field| found.contains_key(field)).collect();
    if let ([only], false) = (given.as_slice(), found.contains_key(&Field::Name))
        && let Some(columns) = found.remove(only)
    {
        found.insert(Field::Name, columns);
    }
}

fn is_of_other_year(name: &str, year: Option<i32>) -> bool {
    let is_year = |word: &&str| word.len() == 4 && word.starts_with("20");
    let text = folded(name);
    let years: Vec<i32> = text.split(' ').filter(is_year).filter_map(|word| word.parse().ok()).collect();
    year.is_some_and(|year| !years.is_empty() && !years.contains(&year))
}

/// The field a heading names. `None` for numbering, differences, shares, targets and what is not known.
pub(super) fn field_of(name: &str) -> Option<Field> {
    let text = folded(name);
    let words: Vec<&str> = text.split(' ').collect();
    let has = |word: &str| words.contains(&word);
    let any = |all: &[&str]| all.iter().any(|word| has(word));
    let is_share = name.contains('%') || any(&["persen", "persentase", "prosentase", "capaian", "rasio"]);
    let is_more_or_less =
        any(&["selisih", "sisa", "bertambah", "berkurang", "lebih", "kurang", "cocok", "deviasi"]);
    if text.is_empty()
        || is_more_or_less
        || any(&["target", "indikator", "keluaran", "satuan", "volume", "halaman"])
    {
        return None;
    }
    if any(&["fisik", "physical"]) {
        return Some(Field::Physical);
    }
    if is_share {
        return None;
    }
    money_field(&text, &any).or_else(|| word_field(&text, &any))
}

fn money_field(text: &str, any: &dyn Fn(&[&str]) -> bool) -> Option<Field> {
    if any(&["sumber", "lokasi", "kode", "nama", "uraian", "penyedia", "pelaksana"]) {
        return None;
    }
    if any(&["realisasi", "realisation", "realization", "terserap", "serapan", "penyerapan", "spent"]) {
        return Some(Field::Realisation);
    }
    let is_before = any(&["sebelum", "murni", "semula", "awal", "induk"]);
    let is_changed =
        any(&["perubahan", "pergeseran", "menjadi", "sesudah", "setelah", "revised", "revisi", "apbdp"]);
    if is_changed && !is_before {
        return Some(Field::Revised);
    }
    let is_money = any(&[
        "pagu", "anggaran", "budget", "apbd", "dpa", "alokasi", "dana", "biaya", "nilai", "jumlah", "rp",
        "rupiah", "semula",
    ]);
    (is_money || (is_before && text.contains("perubahan"))).then_some(Field::Budget)
}

fn word_field(text: &str, any: &dyn Fn(&[&str]) -> bool) -> Option<Field> {
    if any(&["kode", "code", "rekening", "kdrek", "koderek"]) && !any(&["nama", "uraian"]) {
        return Some(Field::Code);
    }
    if any(&["lokasi", "location", "kecamatan", "tempat"]) {
        return Some(Field::Location);
    }
    if any(&["penyedia", "pelaksana", "kontraktor", "rekanan", "contractor", "vendor"]) {
        return Some(Field::Contractor);
    }
    if any(&["sumber", "source"]) {
        return Some(Field::Source);
    }
    let levels = [any(&["program", "programme"]), text.contains("kegiatan") || any(&["activity"])];
    let is_sub = ["sub kegiatan", "subkegiatan", "sub activity"].iter().any(|words| text.contains(words));
    let is_office = any(&["unit", "skpd", "opd", "perangkat", "dinas", "instansi", "satker"]);
    let is_one_activity = text.matches("kegiatan").count() + text.matches("activity").count() == 1;
    match levels {
        _ if any(&["uraian", "nomenklatur", "name"]) => Some(Field::Name),
        [false, true] if is_sub && is_one_activity => Some(Field::SubActivity),
        [false, true] if !is_sub => Some(Field::Activity),
        [true, false] => Some(Field::Programme),
        [true, true] => Some(Field::Name),
        _ if any(&["nama", "paket", "pekerjaan"]) && !is_office => Some(Field::Name),
        _ => None,
    }
}
