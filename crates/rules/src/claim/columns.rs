//! Rows of a table as claims: which column holds what, whatever its heading is called.

use super::Said;

/// How far down headings are looked for: lists begin with a letterhead and a title.
const SEARCHED_LINES: usize = 15;

/// Fields in the order of [`Said`], each with its headings, folded. The first of each is the one of
/// `openness_scores.csv`.
const FIELDS: [(&str, &[&str]); 10] = [
    ("year", &["year", "tahun", "tahun penilaian"]),
    (
        "body",
        &["public body", "badan publik", "body", "nama badan publik", "kabupaten kota", "kab kota", "daerah"],
    ),
    ("score", &["score reported", "score", "score raw", "nilai", "skor", "nilai akhir"]),
    ("qualification", &["qualification reported", "qualification", "kualifikasi", "predikat", "kategori"]),
    ("rank", &["rank reported", "rank", "peringkat", "ranking"]),
    ("bodies", &["bodies ranked", "bodies", "jumlah badan publik", "jumlah peserta", "dari"]),
    ("assessor", &["assessor", "penilai", "lembaga penilai"]),
    ("document", &["document", "dokumen", "sk", "nomor sk", "keputusan"]),
    ("source", &["source", "sumber"]),
    ("note", &["note", "catatan", "keterangan"]),
];

/// Where the fields stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Column of each field of [`FIELDS`].
    at: [Option<usize>; 10],
    /// How many headings there are.
    width: usize,
}

impl Columns {
    /// The row that names the columns, and its place among the lines. `None` when no row names year, body and score.
    pub fn find<'a>(lines: impl IntoIterator<Item = &'a [String]>) -> Option<(usize, Self)> {
        let of = |cells: &[String]| {
            let folded: Vec<String> = cells.iter().map(|cell| fold(cell)).collect();
            let column = |names: &[&str]| {
                // The first name in the list that some column has.
                names.iter().find_map(|name| folded.iter().position(|cell| cell == name))
            };
            let columns = Self { at: FIELDS.map(|(_, names)| column(names)), width: cells.len() };
            let has = |field: usize| columns.at.get(field).copied().flatten().is_some();
            (has(0) && has(1) && has(2)).then_some(columns)
        };
        let mut found = lines.into_iter().take(SEARCHED_LINES).enumerate();
        found.find_map(|(at, cells)| of(cells).map(|columns| (at, columns)))
    }

    /// What a row says.
    pub fn said(&self, cells: &[String]) -> Said {
        let mut texts = self.at.iter().map(|at| {
            let cell = at.and_then(|at| cells.get(at));
            cell.map(|cell| cell.trim().to_owned()).unwrap_or_default()
        });
        let mut next = || texts.next().unwrap_or_default();
        Said {
            year: next(),
            body: next(),
            score: next(),
            qualification: next(),
            rank: next(),
            bodies: next(),
            assessor: next(),
            document: next(),
            source: next(),
            note: next(),
            // A decimal comma without quotes makes one cell more than there are headings.
            is_shifted: cells.len() > self.width,
            ruling: None,
        }
    }
}

fn fold(heading: &str) -> String {
    let lower = heading.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<String> {
        line.split(';').map(str::to_owned).collect()
    }

    #[test]
    fn columns_are_found_by_name_below_a_title_and_in_any_order() {
        let lines = [cells("Hasil monev"), cells("No;Kabupaten/Kota;Tahun;NILAI;Predikat")];
        let (at, columns) = Columns::find(lines.iter().map(Vec::as_slice)).unwrap();
        let said = columns.said(&cells("1; Kota Cilegon ;2019;60,34;cukup informatif"));
        assert_eq!((at, said.body.as_str(), said.year.as_str()), (1, "Kota Cilegon", "2019"));
        assert_eq!((said.score.as_str(), said.rank.as_str(), said.is_shifted), ("60,34", "", false));
        assert!(columns.said(&cells("1;Kota Cilegon;2019;60;34;cukup informatif")).is_shifted);
        assert!(Columns::find([cells("a;b;c").as_slice()]).is_none());
    }
}
