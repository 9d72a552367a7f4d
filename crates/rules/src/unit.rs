//! Kinds of units (`unit_type`) of a public body.
//!
//! Source: PP 18/2016 Ps.5(2), 38, 42, 50, 52; PP 72/2019 Ps.43-44; PP 17/2018 Ps.25.

use crate::code::coded;

coded! {
    /// What a unit is by law. The tree hangs on it: a kelurahan belongs to a kecamatan,
    /// everything else to the city or to a dinas.
    pub enum UnitType {
        /// The public body itself; the root of the tree.
        City = "city",
        /// An office that is nothing but the PPID utama.
        PpidUtama = "ppid_utama",
        /// Secretariat of the city.
        SekretariatDaerah = "sekretariat_daerah",
        /// A section of the secretariat.
        Bagian = "bagian",
        /// Secretariat of the city council.
        SekretariatDprd = "sekretariat_dprd",
        /// Inspectorate.
        Inspektorat = "inspektorat",
        /// Service office.
        Dinas = "dinas",
        /// Agency.
        Badan = "badan",
        /// Civil-service police; a dinas by law (PP 18/2016 Ps.38).
        SatpolPp = "satpol_pp",
        /// City hospital, under the health office (PP 72/2019 Ps.43).
        Rsud = "rsud",
        /// Community health centre.
        Puskesmas = "puskesmas",
        /// Technical unit of an office.
        Upt = "upt",
        /// District.
        Kecamatan = "kecamatan",
        /// Urban village; its parent is its kecamatan (PP 17/2018 Ps.25).
        Kelurahan = "kelurahan",
        /// School, a unit of the education office (PP 18/2016 Ps.42).
        Sekolah = "sekolah",
        /// City-owned company; a public body of its own (UU 14/2008 Ps.14).
        Bumd = "bumd",
    }
}

/// A group of unit types as the directory and the monthly tables show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The city itself.
    City,
    /// Offices of the city: secretariats, inspectorate, dinas, badan, Satpol PP.
    Opd,
    /// Services to the public below an office: hospital, health centre, school, technical unit.
    Service,
    /// Districts.
    Kecamatan,
    /// Urban villages.
    Kelurahan,
    /// City-owned companies.
    Bumd,
}

impl UnitType {
    /// The group of this type. Kecamatan are OPD by PP 18/2016 Ps.5(2) but are listed apart everywhere.
    pub fn group(self) -> Group {
        match self {
            Self::City => Group::City,
            Self::PpidUtama
            | Self::SekretariatDaerah
            | Self::Bagian
            | Self::SekretariatDprd
            | Self::Inspektorat
            | Self::Dinas
            | Self::Badan
            | Self::SatpolPp => Group::Opd,
            Self::Rsud | Self::Puskesmas | Self::Upt | Self::Sekolah => Group::Service,
            Self::Kecamatan => Group::Kecamatan,
            Self::Kelurahan => Group::Kelurahan,
            Self::Bumd => Group::Bumd,
        }
    }

    /// Whether a unit of this type may hang under a unit of type `parent`.
    /// Source: PP 17/2018 Ps.25 (kelurahan under kecamatan), PP 72/2019 Ps.43-44, PP 18/2016 Ps.42.
    pub fn may_have_parent(self, parent: Self) -> bool {
        match self {
            Self::City => false,
            Self::Kelurahan => parent == Self::Kecamatan,
            Self::Bagian => matches!(parent, Self::SekretariatDaerah | Self::SekretariatDprd),
            Self::Rsud | Self::Puskesmas | Self::Sekolah | Self::Upt => {
                matches!(parent, Self::City | Self::Dinas | Self::Badan)
            }
            _ => parent == Self::City,
        }
    }
}

/// Site colours a unit may choose. Each has a tone for light and dark with enough contrast (WCAG 2.2, 1.4.3).
pub const COLOURS: [&str; 12] =
    ["red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink", "brown", "slate", "navy"];

/// Why a unit code is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRefused {
    /// Empty or longer than 40 characters.
    Length,
    /// Something else than a-z, 0-9 and single inner hyphens.
    Characters,
    /// A name the program or the network needs for itself.
    Reserved,
}

/// Checks a unit code. It becomes a host name (`dinkes.cilegon.go.id`) and a path (`/unit/dinkes`),
/// so it is a DNS label (RFC 1123 §2.1) of at most 40 characters.
pub fn check_code(code: &str) -> Result<(), CodeRefused> {
    if code.is_empty() || code.len() > 40 {
        return Err(CodeRefused::Length);
    }
    let proper = code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !proper || code.starts_with('-') || code.ends_with('-') || code.contains("--") {
        return Err(CodeRefused::Characters);
    }
    if ["www", "mail", "localhost", "api", "cdn", "baru", "impor"].contains(&code) {
        return Err(CodeRefused::Reserved);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn pp_17_2018_ps_25_a_kelurahan_hangs_under_its_kecamatan_only() {
        for parent in UnitType::ALL {
            assert_eq!(UnitType::Kelurahan.may_have_parent(*parent), *parent == UnitType::Kecamatan);
        }
    }

    #[test]
    fn pp_72_2019_ps_43_the_hospital_answers_to_the_health_office() {
        assert!(UnitType::Rsud.may_have_parent(UnitType::Dinas));
        assert!(!UnitType::Rsud.may_have_parent(UnitType::Kecamatan));
    }

    #[test]
    fn a_code_is_a_host_label() {
        for good in ["dinkes", "kec-cibeber", "kel-2"] {
            assert_eq!(check_code(good), Ok(()));
        }
        for (bad, why) in [
            ("", CodeRefused::Length),
            ("Dinkes", CodeRefused::Characters),
            ("kec--x", CodeRefused::Characters),
            ("-a", CodeRefused::Characters),
            ("dinas kesehatan", CodeRefused::Characters),
            ("www", CodeRefused::Reserved),
        ] {
            assert_eq!(check_code(bad), Err(why), "{bad}");
        }
    }
}
