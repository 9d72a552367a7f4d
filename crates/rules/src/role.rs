//! Roles of the workroom, as `domain.md` §2 names them.
//!
//! A person holds a role *in a unit*, for a time (a [`Grant`]). The unit PPID is called
//! *PPID Pembantu* (Permendagri 3/2017) or *PPID Pelaksana* (Perki 1/2021); one role, two labels.

use crate::code::coded;

coded! {
    /// A role. Indonesian labels come from `locales/`.
    pub enum Role {
        /// Head of the public body (mayor): UU 14/2008 Ps.13(1)a.
        Patron = "patron",
        /// Supervising officer: UU 14/2008 Ps.35(1) elucidation, Ps.36(2).
        SupervisingOfficer = "supervising_officer",
        /// Advisory team; advises, never decides.
        AdvisoryTeam = "advisory_team",
        /// Main PPID: PP 61/2010 Ps.14(1).
        MainPpid = "main_ppid",
        /// PPID of a unit.
        UnitPpid = "unit_ppid",
        /// Front desk of information services.
        ServiceOfficer = "service_officer",
        /// Operator of a unit's site: drafts, never publishes alone.
        ContentOperator = "content_operator",
        /// Editor of the city (Diskominfo): reviews, publishes, takes down.
        ContentEditor = "content_editor",
        /// Functional officer assisting the PPID: UU 14/2008 Ps.13(2).
        FunctionalOfficer = "functional_officer",
        /// Data protection officer: UU 27/2022 Ps.54.
        DataProtectionOfficer = "data_protection_officer",
        /// Internal assessor.
        Assessor = "assessor",
        /// Keeps the system: accounts, units, mail, backups. Decides nothing about content.
        Administrator = "administrator",
    }
}

/// One role held in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Id of the unit in which it is held.
    pub unit: i64,
}

impl Role {
    /// Whether the role, wherever it is held, reaches every unit of the body.
    /// The city's officers do; officers of a unit reach their unit only.
    pub fn reaches_all_units(self) -> bool {
        !matches!(
            self,
            Self::UnitPpid | Self::ServiceOfficer | Self::ContentOperator | Self::FunctionalOfficer
        )
    }
}
