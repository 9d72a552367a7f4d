//! Whom an obligation concerns: groups of units and single offices known by their task.
//!
//! Cities name their offices differently (BPKAD, BPKPAD), so an office is recognised by its type and by
//! words of its name; the main PPID may put a unit into a group or take it out.

use crate::code::{Code, coded};
use crate::unit::{Group, UnitType};

coded! {
    /// A group of units, or an office with a certain task, as the catalogue names it.
    pub enum Audience {
        /// Every unit of the body. A city-owned company is a public body of its own (UU 14/2008 Ps.14).
        AllUnits = "all_units",
        /// The city as a whole.
        City = "city",
        /// The office of the main PPID.
        PpidUtama = "ppid_utama",
        /// Offices of the city, kecamatan among them (PP 18/2016 Ps.5(2)).
        Opd = "opd",
        /// Offices that buy goods and services themselves.
        OpdProcuring = "opd_procuring",
        /// Offices that issue permits.
        OpdLicensing = "opd_licensing",
        /// Units that serve the public over the counter (UU 25/2009 Ps.1).
        ServiceUnits = "service_units",
        /// Schools.
        School = "school",
        /// The city hospital.
        Rsud = "rsud",
        /// City-owned companies.
        Bumd = "bumd",
        /// Inspectorate.
        Inspektorat = "inspektorat",
        /// Treasury and assets.
        Bpkad = "bpkad",
        /// Local revenue.
        Bapenda = "bapenda",
        /// Development planning.
        Bappeda = "bappeda",
        /// Civil service.
        Bkpsdm = "bkpsdm",
        /// Disaster management.
        Bpbd = "bpbd",
        /// National unity and politics.
        Kesbangpol = "kesbangpol",
        /// Education office.
        Disdik = "disdik",
        /// Health office.
        Dinkes = "dinkes",
        /// Public works and spatial planning.
        Dpupr = "dpupr",
        /// Environment.
        Dlh = "dlh",
        /// Food and farming.
        Dkpp = "dkpp",
        /// Transport.
        Dishub = "dishub",
        /// One-stop permits.
        Dpmptsp = "dpmptsp",
        /// Legal section of the secretariat.
        BagianHukum = "bagian_hukum",
        /// Government section of the secretariat.
        BagianPemerintahan = "bagian_pemerintahan",
        /// Procurement office.
        Ukpbj = "ukpbj",
    }
}

/// Offices recognised by a word of their official name (PP 18/2016: names follow the affairs they carry).
const BY_NAME: &[(Audience, &[UnitType], &[&str])] = &[
    (Audience::Bpkad, &[UnitType::Badan, UnitType::Dinas], &["keuangan"]),
    (Audience::Bapenda, &[UnitType::Badan, UnitType::Dinas], &["pendapatan"]),
    (Audience::Bappeda, &[UnitType::Badan], &["perencanaan pembangunan"]),
    (Audience::Bkpsdm, &[UnitType::Badan], &["kepegawaian"]),
    (Audience::Bpbd, &[UnitType::Badan, UnitType::Dinas], &["penanggulangan bencana"]),
    (Audience::Kesbangpol, &[UnitType::Badan], &["kesatuan bangsa"]),
    (Audience::Disdik, &[UnitType::Dinas], &["pendidikan"]),
    (Audience::Dinkes, &[UnitType::Dinas], &["kesehatan"]),
    (Audience::Dpupr, &[UnitType::Dinas], &["pekerjaan umum", "penataan ruang"]),
    (Audience::Dlh, &[UnitType::Dinas], &["lingkungan hidup"]),
    (Audience::Dkpp, &[UnitType::Dinas], &["pangan", "pertanian"]),
    (Audience::Dishub, &[UnitType::Dinas], &["perhubungan"]),
    (Audience::Dpmptsp, &[UnitType::Dinas], &["penanaman modal", "pelayanan terpadu"]),
    (Audience::OpdLicensing, &[UnitType::Dinas], &["penanaman modal", "pelayanan terpadu"]),
    (
        Audience::ServiceUnits,
        &[UnitType::Dinas],
        &["penanaman modal", "pelayanan terpadu", "kependudukan", "pencatatan sipil"],
    ),
    (Audience::BagianHukum, &[UnitType::Bagian], &["hukum"]),
    (Audience::BagianPemerintahan, &[UnitType::Bagian], &["pemerintahan"]),
    (Audience::Ukpbj, &[UnitType::Bagian, UnitType::Badan], &["pengadaan"]),
];

/// The groups one unit belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups(Vec<Audience>);

impl Groups {
    /// Groups by type and name. `is_main_ppid` = the body's PPID utama sits in this unit.
    pub fn of(unit_type: UnitType, name: &str, is_main_ppid: bool) -> Self {
        let name = name.to_lowercase();
        let mut groups: Vec<Audience> = Audience::ALL
            .iter()
            .copied()
            .filter(|audience| match *audience {
                Audience::PpidUtama => is_main_ppid || unit_type == UnitType::PpidUtama,
                other => by_type(other, unit_type),
            })
            .collect();
        for (audience, types, words) in BY_NAME {
            if types.contains(&unit_type) && words.iter().any(|word| name.contains(word)) {
                groups.push(*audience);
            }
        }
        groups.sort_unstable();
        groups.dedup();
        Self(groups)
    }

    /// Puts the unit into a group or takes it out: what the main PPID decided about this unit.
    #[must_use]
    pub fn with(mut self, audience: Audience, is_member: bool) -> Self {
        self.0.retain(|known| *known != audience);
        if is_member {
            self.0.push(audience);
            self.0.sort_unstable();
        }
        self
    }

    /// Whether the unit belongs to a group.
    pub fn has(&self, audience: Audience) -> bool {
        self.0.contains(&audience)
    }

    /// All of them, in the order of [`Audience`].
    pub fn iter(&self) -> impl Iterator<Item = Audience> + '_ {
        self.0.iter().copied()
    }
}

/// Groups that follow from the type of a unit alone.
fn by_type(audience: Audience, unit_type: UnitType) -> bool {
    let group = unit_type.group();
    let is_office = match group {
        Group::Opd => !matches!(unit_type, UnitType::PpidUtama | UnitType::Bagian),
        Group::Kecamatan => true,
        _ => false,
    };
    match audience {
        Audience::AllUnits => group != Group::Bumd,
        Audience::City => group == Group::City,
        Audience::Opd => is_office,
        Audience::OpdProcuring => is_office || unit_type == UnitType::Rsud,
        Audience::ServiceUnits => matches!(group, Group::Service | Group::Kecamatan | Group::Kelurahan),
        Audience::School => unit_type == UnitType::Sekolah,
        Audience::Rsud => unit_type == UnitType::Rsud,
        Audience::Bumd => group == Group::Bumd,
        Audience::Inspektorat => unit_type == UnitType::Inspektorat,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pp_18_2016_an_office_is_known_by_the_affairs_in_its_name() {
        let name = "Badan Pengelolaan Keuangan, Pendapatan dan Aset Daerah";
        let groups = Groups::of(UnitType::Badan, name, false);
        assert!(groups.has(Audience::Bpkad) && groups.has(Audience::Bapenda) && groups.has(Audience::Opd));
        assert!(!groups.has(Audience::Bappeda) && !groups.has(Audience::ServiceUnits));
        assert!(Groups::of(UnitType::Bagian, "Bagian Hukum", false).has(Audience::BagianHukum));
        assert!(!Groups::of(UnitType::Bagian, "Bagian Hukum", false).has(Audience::Opd));
    }

    #[test]
    fn uu_14_2008_ps_14_a_city_owned_company_owes_only_what_names_it() {
        let groups = Groups::of(UnitType::Bumd, "Perumda Air Minum", false);
        assert_eq!(groups.iter().collect::<Vec<_>>(), [Audience::Bumd]);
    }

    #[test]
    fn the_main_ppid_may_put_a_unit_into_a_group_and_take_it_out() {
        let groups = Groups::of(UnitType::Dinas, "Dinas Sosial", true);
        assert!(groups.has(Audience::PpidUtama) && !groups.has(Audience::OpdLicensing));
        let groups = groups.with(Audience::OpdLicensing, true).with(Audience::OpdProcuring, false);
        assert!(groups.has(Audience::OpdLicensing) && !groups.has(Audience::OpdProcuring));
    }
}
