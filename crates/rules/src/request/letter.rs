//! Letters of a case: which there are, and their numbers. Each is signed by an officer and numbered without gaps.

use crate::code::coded;

coded! {
    /// A letter about a request.
    pub enum LetterKind {
        /// The written notice (UU 14/2008 Ps.22(7)).
        Notice = "notice",
        /// The notice that refuses (Ps.17, 22(7)c).
        Refusal = "refusal",
        /// The extension with its reason (Ps.22(8)).
        Extension = "extension",
        /// What was handed over, for the requester to sign (Ps.22(7)d, f).
        Handover = "handover",
        /// What copies cost, before the answer (Ps.21, 22(7)g).
        Fee = "fee",
    }
}

impl LetterKind {
    /// What stands for the kind in a number.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::Notice => "PT",
            Self::Refusal => "PN",
            Self::Extension => "PJ",
            Self::Handover => "ST",
            Self::Fee => "PB",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_kinds_share_a_mark() {
        let marks: std::collections::BTreeSet<_> =
            <LetterKind as crate::Code>::ALL.iter().map(|kind| kind.mark()).collect();
        assert_eq!(marks.len(), <LetterKind as crate::Code>::ALL.len());
    }
}
