//! Who is compared with whom.

use crate::code::coded;
use crate::unit::UnitType;

coded! {
    /// A table of its own: units of like duties. Which types of units stand in it is data of the body
    /// ([`super::Book`]); these are the codes and the order of the tables.
    pub enum League {
        /// Offices of the city (*perangkat daerah*). Kecamatan are among them (PP 18/2016 Ps.5(2)), as in the table
        /// of January 2023.
        Opd = "opd",
        /// Districts among themselves.
        Kecamatan = "kecamatan",
        /// Urban villages.
        Kelurahan = "kelurahan",
        /// Health centres, technical units and schools: services below an office.
        Service = "layanan",
    }
}

impl League {
    /// The types that stand in it where a body has not decided otherwise.
    pub fn usual(self) -> &'static [UnitType] {
        match self {
            Self::Opd => &[
                UnitType::SekretariatDaerah,
                UnitType::SekretariatDprd,
                UnitType::Inspektorat,
                UnitType::Dinas,
                UnitType::Badan,
                UnitType::SatpolPp,
                UnitType::Rsud,
                UnitType::Kecamatan,
            ],
            Self::Kecamatan => &[UnitType::Kecamatan],
            Self::Kelurahan => &[UnitType::Kelurahan],
            Self::Service => &[UnitType::Puskesmas, UnitType::Upt, UnitType::Sekolah],
        }
    }
}
