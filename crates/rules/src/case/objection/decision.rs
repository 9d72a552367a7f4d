//! The written answer of the supervising officer to an objection: its contents.

use jiff::civil::Date;

use super::Decision;

/// A decision as written. Empty = not stated.
#[derive(Debug, Clone, Copy)]
pub struct DecisionText<'a> {
    /// What was decided.
    pub decision: Decision,
    /// Why (Ps.36(3)).
    pub considerations: &'a str,
    /// What the PPID has to do.
    pub order: &'a str,
    /// Last day for it.
    pub order_due: Option<Date>,
    /// The day of the decision.
    pub today: Date,
    /// Who decides.
    pub officer_name: &'a str,
    /// In which office.
    pub officer_position: &'a str,
}

/// What is missing of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionFault {
    /// Ps.36(3) asks for written reasons when the PPID is upheld; the house asks for them always.
    Considerations,
    /// A decision for the requester says what the PPID has to do.
    Order,
    /// And up to which day, which is not over yet.
    OrderDue,
    /// A decision for the PPID orders nothing.
    NothingToOrder,
    /// Who signs, in which office.
    Officer,
}

/// Checks a decision; every fault at once.
/// Law: UU 14/2008 Ps.36(2)-(3). Confidence: high for the reasons; the order with its day is a house rule, so
/// that an upheld objection is carried out and not only won.
pub fn check_decision(text: &DecisionText<'_>) -> Vec<DecisionFault> {
    let orders = text.decision != Decision::Rejected;
    let is_due_known = text.order_due.is_some_and(|due| due >= text.today);
    let faults = [
        (text.considerations.is_empty(), DecisionFault::Considerations),
        (orders && text.order.is_empty(), DecisionFault::Order),
        (orders && !is_due_known, DecisionFault::OrderDue),
        (!orders && !text.order.is_empty(), DecisionFault::NothingToOrder),
        (text.officer_name.is_empty() || text.officer_position.is_empty(), DecisionFault::Officer),
    ];
    faults.into_iter().filter(|(is_fault, _)| *is_fault).map(|(_, fault)| fault).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn upheld() -> DecisionText<'static> {
        DecisionText {
            decision: Decision::UpheldRequester,
            considerations: "Informasinya terbuka",
            order: "Berikan salinannya",
            order_due: Some(date(2026, 7, 20)),
            today: date(2026, 7, 6),
            officer_name: "Contoh",
            officer_position: "Sekretaris Daerah",
        }
    }

    #[test]
    fn uu_14_2008_ps_36_ayat_3_a_decision_gives_its_reasons_in_writing() {
        assert_eq!(check_decision(&upheld()), Vec::new());
        let bare = DecisionText { considerations: "", officer_position: "", ..upheld() };
        assert_eq!(check_decision(&bare), [DecisionFault::Considerations, DecisionFault::Officer]);
    }

    #[test]
    fn a_decision_for_the_requester_orders_something_with_a_day_that_can_be_kept() {
        let idle = DecisionText { order: "", order_due: None, ..upheld() };
        assert_eq!(check_decision(&idle), [DecisionFault::Order, DecisionFault::OrderDue]);
        let past = DecisionText { order_due: Some(date(2026, 7, 5)), ..upheld() };
        assert_eq!(check_decision(&past), [DecisionFault::OrderDue]);
    }

    #[test]
    fn a_decision_for_the_ppid_orders_nothing() {
        let rejected = DecisionText { decision: Decision::Rejected, order: "", order_due: None, ..upheld() };
        assert_eq!(check_decision(&rejected), Vec::new());
        let both = DecisionText { order: "Berikan", ..rejected };
        assert_eq!(check_decision(&both), [DecisionFault::NothingToOrder]);
    }
}
