//! The cost of copies told before the answer (UU 14/2008 Ps.21, 22(7)g): asked for once at a time, paid or waived. The
//! act knows no stop of the clock for it, so no date moves.

use crate::case::request::State;
use crate::code::coded;

coded! {
    /// Where the cost of copies stands.
    pub enum FeeState {
        /// The requester was told and has not paid.
        Asked = "asked",
        /// Paid.
        Paid = "paid",
        /// Let go.
        Waived = "waived",
    }
}

/// Most that can be asked, in rupiah: more is a typing error, because copies cost light and proportional sums
/// (UU 14/2008 Ps.2(3)). A house rule.
const MOST_RUPIAH: i64 = 100_000_000;

/// What is missing in a notice of cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeeFault {
    /// No sum, or one nobody can mean.
    Amount,
    /// What is copied, and by which published standard it is counted.
    Basis,
    /// How it is paid.
    Payment,
}

/// Checks a notice of cost. Texts are without spaces at their ends. Errors: every part that is missing.
pub fn check_fee(rupiah: i64, basis: &str, payment: &str) -> Result<(), Vec<FeeFault>> {
    let wrong = [
        (!(1..=MOST_RUPIAH).contains(&rupiah), FeeFault::Amount),
        (basis.is_empty(), FeeFault::Basis),
        (payment.is_empty(), FeeFault::Payment),
    ];
    let faults: Vec<FeeFault> =
        wrong.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Whether a cost can be told now: a unit is at work on the request and its answer is not out. One that was asked
/// may be corrected; one that was paid or waived stays.
pub fn may_ask_fee(request: State, fee: Option<FeeState>) -> bool {
    let is_open = matches!(request, State::Assigned | State::UnderTest | State::Extended | State::Lapsed);
    is_open && fee.is_none_or(|fee| fee == FeeState::Asked)
}

/// Whether it can be settled: as long as it is asked for and the case is not over without an answer.
pub fn may_settle_fee(request: State, fee: Option<FeeState>) -> bool {
    fee == Some(FeeState::Asked) && !matches!(request, State::Withdrawn | State::NotProcessed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uu_14_2008_ps_22_ayat_7_huruf_g_a_cost_states_sum_basis_and_payment() {
        assert_eq!(check_fee(15_000, "30 lembar, Perwali 1/2026", "Tunai"), Ok(()));
        assert_eq!(check_fee(0, "", ""), Err(vec![FeeFault::Amount, FeeFault::Basis, FeeFault::Payment]));
        assert_eq!(check_fee(i64::MAX, "x", "y"), Err(vec![FeeFault::Amount]));
    }

    #[test]
    fn a_cost_is_told_before_the_answer_and_settled_once() {
        assert!(may_ask_fee(State::Assigned, None) && may_ask_fee(State::Lapsed, Some(FeeState::Asked)));
        assert!(!may_ask_fee(State::Answered, None) && !may_ask_fee(State::Extended, Some(FeeState::Paid)));
        assert!(may_settle_fee(State::Answered, Some(FeeState::Asked)));
        assert!(!may_settle_fee(State::Assigned, Some(FeeState::Waived)));
        assert!(
            !may_settle_fee(State::Withdrawn, Some(FeeState::Asked))
                && !may_settle_fee(State::Assigned, None)
        );
    }
}
