//! Themes: the fields of government affairs (UU 23/2014 Ps.11-12), by which citizens ask what the money is for.

use std::sync::LazyLock;

use super::code::Level;
use super::columns::folded;
use super::row::Item;

/// The list of this release.
const SOURCE: &str = include_str!("../../data/programme_themes.csv");

/// A field of government affairs (*bidang urusan*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its number in Permendagri 90/2019: `1.02`.
    pub code: String,
    /// Its name in Indonesian.
    pub name_id: String,
    /// Its name in English.
    pub name_en: String,
}

/// All themes in the order of their codes.
pub fn themes() -> &'static [Theme] {
    static THEMES: LazyLock<Vec<Theme>> = LazyLock::new(|| read(SOURCE).unwrap_or_default());
    &THEMES
}

/// The theme of a code of its own: `1.02`.
pub fn theme(code: &str) -> Option<&'static Theme> {
    themes().iter().find(|theme| theme.code == code)
}

/// The theme a row names. Codes of programmes begin with it (`1.02.02.2.01`). Tables of accounts by affair write the
/// account in front (`5.1.02`); because `5.1.02` is an account of goods too, there the name has to be the theme's.
/// What comes in (4) has no theme, nor have programmes of every affair (`X.XX`).
pub fn theme_of(item: &Item) -> Option<&'static Theme> {
    let parts: Vec<&str> = item.code.split('.').collect();
    match (item.level, parts.as_slice()) {
        (Level::Field | Level::Programme | Level::Activity | Level::SubActivity, [affair, field, ..]) => {
            theme(&format!("{affair}.{field}"))
        }
        (Level::Account, ["5", affair, field]) => {
            theme(&format!("{affair}.{field}")).filter(|theme| folded(&theme.name_id) == folded(&item.name))
        }
        _ => None,
    }
}

/// Reads the list; none when one row is not well-formed.
fn read(source: &str) -> Option<Vec<Theme>> {
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(source.as_bytes());
    let theme = |row: csv::StringRecord| {
        let cell = |at: usize| row.get(at).map(str::to_owned);
        Some(Theme { code: cell(0)?, name_id: cell(1)?, name_en: cell(2)? })
    };
    rows.records().map(|row| theme(row.ok()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Line, Sheet, read as read_sheet};
    use super::*;

    fn sheet(rows: &[[&str; 3]]) -> Sheet {
        let head = ["kode", "uraian", "anggaran"];
        let all = std::iter::once(&head).chain(rows);
        let lines = (1_u32..).zip(all).map(|(number, cells)| Line {
            number,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        });
        read_sheet(&lines.collect::<Vec<_>>(), Some(2026), None).unwrap()
    }

    fn named(sheet: &Sheet) -> Vec<Option<&str>> {
        sheet.items.iter().map(|item| theme_of(item).map(|theme| theme.code.as_str())).collect()
    }

    #[test]
    fn uu_23_2014_ps_12_has_six_basic_eighteen_other_and_eight_chosen_affairs() {
        let of = |affair: char| themes().iter().filter(|theme| theme.code.starts_with(affair)).count();
        assert_eq!((of('1'), of('2'), of('3')), (6, 18, 8));
        assert!(themes().windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn programmes_say_their_theme_by_code() {
        let sheet = sheet(&[
            ["1", "URUSAN WAJIB", "30"],
            ["1.02", "KESEHATAN", "30"],
            ["1.02.02", "Program Pemenuhan Upaya Kesehatan", "30"],
            ["1.02.02.2.01", "Kegiatan Penyediaan Fasilitas", "30"],
            ["X.XX.01", "Program Penunjang", "5"],
        ]);
        assert_eq!(named(&sheet), [None, Some("1.02"), Some("1.02"), Some("1.02"), None]);
    }

    #[test]
    fn an_account_of_goods_is_not_health() {
        let sheet = sheet(&[
            ["4", "PENDAPATAN DAERAH", "9"],
            ["4.1", "URUSAN WAJIB", "9"],
            ["4.1.02", "KESEHATAN", "9"],
            ["5", "BELANJA DAERAH", "12"],
            ["5.1", "URUSAN WAJIB", "12"],
            ["5.1.01", "PENDIDIKAN", "7"],
            ["5.1.02", "Belanja Barang dan Jasa", "5"],
        ]);
        assert_eq!(named(&sheet), [None, None, None, None, None, Some("1.01"), None]);
    }
}
