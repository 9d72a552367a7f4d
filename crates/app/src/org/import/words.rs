//! Words of a file that mean a column, a unit type or a colour, in Indonesian and English.

use rules::Code as _;
use rules::unit::{COLOURS, UnitType};

/// A column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Code,
    Name,
    ShortName,
    Type,
    Parent,
    Address,
    Phone,
    Email,
    Website,
    Hours,
    Latitude,
    Longitude,
    Colour,
    FormerNames,
    Source,
}

/// Columns without which a file makes no sense, by the names shown to people.
pub(super) const REQUIRED: [(Column, &str); 4] = [
    (Column::Code, "kode (code)"),
    (Column::Name, "nama (name)"),
    (Column::Type, "jenis (type)"),
    (Column::Parent, "induk (parent)"),
];

/// Letters and digits of a folded text: `Nama  Unit_(lengkap)` and `nama unit lengkap` are one.
fn key(text: &str) -> String {
    bahasa::fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The column a heading means. `None` for a heading we do not know; the column is then ignored.
pub(super) fn column(heading: &str) -> Option<Column> {
    Some(match key(heading).as_str() {
        "code" | "kode" | "kodeunit" | "unitcode" | "slug" => Column::Code,
        "name" | "nama" | "namaunit" | "namalengkap" | "unit" | "unitname" | "fullname" => Column::Name,
        "shortname" | "namapendek" | "namasingkat" | "singkatan" | "akronim" => Column::ShortName,
        "type" | "jenis" | "tipe" | "jenisunit" | "unittype" | "kategori" => Column::Type,
        "parent" | "induk" | "kodeinduk" | "unitinduk" | "parentcode" | "atasan" => Column::Parent,
        "address" | "alamat" | "alamatkantor" => Column::Address,
        "phone" | "telepon" | "telp" | "notelp" | "nomortelepon" | "telephone" | "hp" => Column::Phone,
        "email" | "surel" | "emailresmi" | "posel" => Column::Email,
        "website" | "situs" | "web" | "situsweb" | "laman" | "url" => Column::Website,
        "hours" | "jam" | "jamlayanan" | "jambuka" | "jamkerja" | "openinghours" => Column::Hours,
        "latitude" | "lintang" | "lat" => Column::Latitude,
        "longitude" | "bujur" | "lon" | "lng" | "long" => Column::Longitude,
        "colour" | "color" | "warna" => Column::Colour,
        "formernames" | "formername" | "namalama" | "namaterdahulu" | "namasebelumnya" => Column::FormerNames,
        "source" | "sumber" => Column::Source,
        _ => return None,
    })
}

/// The unit type a word means.
pub(super) fn unit_type(word: &str) -> Option<UnitType> {
    let word = key(word);
    let by_code = UnitType::ALL.iter().copied().find(|unit_type| key(unit_type.code()) == word);
    by_code.or(match word.as_str() {
        "kota" | "pemerintahkota" | "badanpublik" => Some(UnitType::City),
        "setda" | "sekretariatkota" => Some(UnitType::SekretariatDaerah),
        "setwan" | "sekretariatdewan" => Some(UnitType::SekretariatDprd),
        "inspektoratdaerah" | "inspectorate" => Some(UnitType::Inspektorat),
        "department" | "office" => Some(UnitType::Dinas),
        "agency" => Some(UnitType::Badan),
        "satpol" | "satuanpolisipamongpraja" => Some(UnitType::SatpolPp),
        "rumahsakit" | "rumahsakitumumdaerah" | "hospital" => Some(UnitType::Rsud),
        "pusatkesehatanmasyarakat" | "healthcentre" => Some(UnitType::Puskesmas),
        "uptd" | "unitpelaksanateknis" | "unitpelaksanateknisdaerah" => Some(UnitType::Upt),
        "district" => Some(UnitType::Kecamatan),
        "desakelurahan" | "village" => Some(UnitType::Kelurahan),
        "school" => Some(UnitType::Sekolah),
        "perumda" | "badanusahamilikdaerah" => Some(UnitType::Bumd),
        _ => None,
    })
}

/// The site colour a word means.
pub(super) fn colour(word: &str) -> Option<&'static str> {
    let word = key(word);
    let english = match word.as_str() {
        "merah" => "red",
        "jingga" | "oranye" => "orange",
        "kuning" => "amber",
        "hijau" => "green",
        "toska" | "hijautoska" => "teal",
        "biru" => "blue",
        "nila" => "indigo",
        "ungu" => "purple",
        "merahmuda" => "pink",
        "cokelat" | "coklat" => "brown",
        "abuabu" => "slate",
        "birutua" => "navy",
        other => other,
    };
    COLOURS.iter().copied().find(|colour| *colour == english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_both_languages_however_they_are_written() {
        for heading in ["code", "Kode", " KODE_UNIT ", "kode unit"] {
            assert_eq!(column(heading), Some(Column::Code), "{heading}");
        }
        assert_eq!(column("Nama Lama"), Some(Column::FormerNames));
        assert_eq!(column("anggaran"), None);
    }

    #[test]
    fn types_are_known_by_code_and_by_word() {
        assert_eq!(unit_type("sekretariat_daerah"), Some(UnitType::SekretariatDaerah));
        assert_eq!(unit_type("Sekretariat Daerah"), Some(UnitType::SekretariatDaerah));
        assert_eq!(unit_type("Kelurahan"), Some(UnitType::Kelurahan));
        assert_eq!(unit_type("Satpol PP"), Some(UnitType::SatpolPp));
        assert_eq!(unit_type("kerajaan"), None);
    }
}
