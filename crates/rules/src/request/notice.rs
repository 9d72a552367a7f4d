//! The written notice (*pemberitahuan tertulis*): its contents a to g by UU 14/2008 Ps.22(7).

use crate::case::request::Outcome;
use crate::exemption::ground;

/// A notice as written. Empty = not stated.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    /// How the request is answered.
    pub outcome: Outcome,
    /// (a) Whether the body holds the information.
    pub is_held: bool,
    /// (b) Which other body holds it, if that is known.
    pub holder: &'a str,
    /// (c) Code of the ground of refusal (Ps.17).
    pub ground: &'a str,
    /// (c) The consequence that was weighed.
    pub consequence: &'a str,
    /// (d) What is given, in whole or in part.
    pub material: &'a str,
    /// (e) What is blacked out, with reason and subject.
    pub blacked_out: &'a str,
    /// (f) Means and format of delivery.
    pub means: &'a str,
    /// (g) Cost in rupiah.
    pub cost_rupiah: i64,
    /// (g) How it is paid.
    pub payment: &'a str,
    /// Who signs.
    pub officer_name: &'a str,
    /// In which office.
    pub officer_position: &'a str,
}

/// What is missing of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeFault {
    /// Not an outcome of a notice: only the requester withdraws.
    Outcome,
    /// (a) Something that is not held cannot be given or refused.
    NotHeld,
    /// (c) A refusal names its ground.
    Ground,
    /// (c) A refusal names the consequence that was weighed (Ps.2(4), 19).
    Consequence,
    /// (d) What is given.
    Material,
    /// (e) What is blacked out of it.
    BlackedOut,
    /// (f) By which means and in which format.
    Means,
    /// (g) A cost below nothing, or above what copies can cost.
    Cost,
    /// (g) How the cost is paid.
    Payment,
    /// Who signs, in which office.
    Officer,
}

/// The most a notice may ask for, in rupiah: more is a slip of the pen (Ps.2(3), 21: light and proportional).
const MOST_RUPIAH: i64 = 100_000_000;

/// Checks a notice; every fault at once.
pub fn check_notice(notice: &Notice<'_>) -> Vec<NoticeFault> {
    let gives = matches!(notice.outcome, Outcome::Granted | Outcome::PartlyGranted);
    let refuses = matches!(notice.outcome, Outcome::RefusedExempt | Outcome::PartlyGranted);
    let is_outcome = gives || refuses || notice.outcome == Outcome::NotHeld;
    let faults = [
        (!is_outcome, NoticeFault::Outcome),
        ((notice.outcome == Outcome::NotHeld) == notice.is_held, NoticeFault::NotHeld),
        (refuses && ground(notice.ground).is_none(), NoticeFault::Ground),
        (refuses && notice.consequence.is_empty(), NoticeFault::Consequence),
        (gives && notice.material.is_empty(), NoticeFault::Material),
        (notice.outcome == Outcome::PartlyGranted && notice.blacked_out.is_empty(), NoticeFault::BlackedOut),
        (gives && notice.means.is_empty(), NoticeFault::Means),
        (!(0..=MOST_RUPIAH).contains(&notice.cost_rupiah), NoticeFault::Cost),
        (notice.cost_rupiah > 0 && notice.payment.is_empty(), NoticeFault::Payment),
        (notice.officer_name.is_empty() || notice.officer_position.is_empty(), NoticeFault::Officer),
    ];
    faults.into_iter().filter(|(is_fault, _)| *is_fault).map(|(_, fault)| fault).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn granted() -> Notice<'static> {
        Notice {
            outcome: Outcome::Granted,
            is_held: true,
            holder: "",
            ground: "",
            consequence: "",
            material: "Laporan realisasi anggaran 2025",
            blacked_out: "",
            means: "Berkas PDF lewat surel",
            cost_rupiah: 0,
            payment: "",
            officer_name: "Contoh",
            officer_position: "PPID Pelaksana",
        }
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_7_huruf_d_and_f_what_is_given_and_how() {
        assert_eq!(check_notice(&granted()), Vec::new());
        let empty = Notice { material: "", means: "", ..granted() };
        assert_eq!(check_notice(&empty), [NoticeFault::Material, NoticeFault::Means]);
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_7_huruf_c_and_e_a_refusal_names_ground_and_consequence_and_what_is_blacked_out()
    {
        let partly = Notice { outcome: Outcome::PartlyGranted, ..granted() };
        let missing = [NoticeFault::Ground, NoticeFault::Consequence, NoticeFault::BlackedOut];
        assert_eq!(check_notice(&partly), missing);
        let refused = Notice {
            outcome: Outcome::RefusedExempt,
            ground: "EX17H.3",
            consequence: "Rahasia keuangan pribadi terbuka",
            material: "",
            means: "",
            ..granted()
        };
        assert_eq!(check_notice(&refused), Vec::new());
        assert_eq!(check_notice(&Notice { ground: "EX17Z", ..refused }), [NoticeFault::Ground]);
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_7_huruf_a_and_b_what_is_not_held_is_neither_given_nor_refused() {
        let not_held =
            Notice { outcome: Outcome::NotHeld, is_held: false, material: "", means: "", ..granted() };
        assert_eq!(check_notice(&not_held), Vec::new());
        assert_eq!(check_notice(&Notice { is_held: true, ..not_held }), [NoticeFault::NotHeld]);
        assert_eq!(check_notice(&Notice { is_held: false, ..granted() }), [NoticeFault::NotHeld]);
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_7_huruf_g_a_cost_says_how_it_is_paid() {
        assert_eq!(check_notice(&Notice { cost_rupiah: 15_000, ..granted() }), [NoticeFault::Payment]);
        assert_eq!(check_notice(&Notice { cost_rupiah: -1, ..granted() }), [NoticeFault::Cost]);
    }

    #[test]
    fn only_the_requester_withdraws() {
        let withdrawn = Notice { outcome: Outcome::Withdrawn, ..granted() };
        assert!(check_notice(&withdrawn).contains(&NoticeFault::Outcome));
    }
}
