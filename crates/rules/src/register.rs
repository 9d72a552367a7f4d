//! The register of public information (*Daftar Informasi Publik*): its legal classes and the way of an entry.
//!
//! draft → proposed → submitted → returned | published → withdrawn. The operator of a unit proposes, the
//! unit's PPID submits, the main PPID verifies (PP 61/2010 Ps.14(1)). An entry that is public stays public
//! in its last verified version while a newer one is on this way.

use crate::code::coded;

coded! {
    /// Legal class of public information (UU 14/2008 Ps.9, 10, 11). What is exempt (Ps.17) is never an
    /// entry of this register (Ps.11(1)a); it has a list of its own.
    pub enum InformationClass {
        /// *Berkala*: to be announced at least every six months.
        Periodic = "berkala",
        /// *Serta-merta*: to be announced at once.
        Immediate = "serta_merta",
        /// *Setiap saat*: to be ready at any time.
        OnDemand = "setiap_saat",
    }
}

coded! {
    /// Where the newest version of an entry stands.
    pub enum State {
        /// Being filled in.
        Draft = "draft",
        /// Handed to the unit's PPID.
        Proposed = "proposed",
        /// Handed to the main PPID for verification.
        Submitted = "submitted",
        /// Sent back with a remark.
        Returned = "returned",
        /// Verified: the newest version is the public one.
        Published = "published",
        /// Taken off with a reason; the address says so (HTTP 410).
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What can be done with an entry.
    pub enum Step {
        /// Change words, files, links.
        Edit = "edit",
        /// Hand it to the unit's PPID.
        Propose = "propose",
        /// Hand it to the main PPID.
        Submit = "submit",
        /// Take it back to write on.
        Recall = "recall",
        /// Send it back with a remark.
        Return = "return",
        /// Verify and publish.
        Publish = "publish",
        /// State that the public version still holds; renews its freshness.
        Confirm = "confirm",
        /// Take it off with a reason.
        Withdraw = "withdraw",
        /// Put a withdrawn entry back to draft.
        Reopen = "reopen",
        /// Throw away an entry that was never public.
        Discard = "discard",
    }
}

coded! {
    /// Whether the text of a file is known.
    pub enum TextState {
        /// Not read yet.
        Waiting = "waiting",
        /// Its own text layer was read.
        Read = "read",
        /// A scan, read by character recognition: may hold mistakes.
        Recognised = "recognised",
        /// A scan or picture without text: not found by searching inside.
        NoText = "no_text",
        /// Protected by a password.
        Encrypted = "encrypted",
        /// Damaged, or of a kind whose text is not read.
        Unreadable = "unreadable",
    }
}

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Anyone who may fill in entries of the unit.
    Writer,
    /// The unit's PPID.
    Submitter,
    /// The main PPID.
    Verifier,
}

/// One row of the table: from, step, who, to (`None` = gone).
type Transition = (State, Step, By, Option<State>);

/// The whole table. A pair that is not here is refused.
pub const TRANSITIONS: &[Transition] = &[
    (State::Draft, Step::Edit, By::Writer, Some(State::Draft)),
    (State::Draft, Step::Propose, By::Writer, Some(State::Proposed)),
    (State::Draft, Step::Submit, By::Submitter, Some(State::Submitted)),
    (State::Draft, Step::Publish, By::Verifier, Some(State::Published)),
    (State::Draft, Step::Discard, By::Writer, None),
    (State::Proposed, Step::Edit, By::Submitter, Some(State::Proposed)),
    (State::Proposed, Step::Recall, By::Writer, Some(State::Draft)),
    (State::Proposed, Step::Return, By::Submitter, Some(State::Returned)),
    (State::Proposed, Step::Submit, By::Submitter, Some(State::Submitted)),
    (State::Proposed, Step::Publish, By::Verifier, Some(State::Published)),
    (State::Submitted, Step::Edit, By::Verifier, Some(State::Submitted)),
    (State::Submitted, Step::Recall, By::Submitter, Some(State::Draft)),
    (State::Submitted, Step::Return, By::Verifier, Some(State::Returned)),
    (State::Submitted, Step::Publish, By::Verifier, Some(State::Published)),
    (State::Returned, Step::Edit, By::Writer, Some(State::Returned)),
    (State::Returned, Step::Propose, By::Writer, Some(State::Proposed)),
    (State::Returned, Step::Submit, By::Submitter, Some(State::Submitted)),
    (State::Returned, Step::Discard, By::Writer, None),
    // The public version stays; the newer one goes its own way.
    (State::Published, Step::Edit, By::Writer, Some(State::Draft)),
    (State::Published, Step::Confirm, By::Submitter, Some(State::Published)),
    // A unit may take its own information off at once, for instance when personal data slipped through.
    (State::Draft, Step::Withdraw, By::Submitter, Some(State::Withdrawn)),
    (State::Proposed, Step::Withdraw, By::Submitter, Some(State::Withdrawn)),
    (State::Submitted, Step::Withdraw, By::Submitter, Some(State::Withdrawn)),
    (State::Returned, Step::Withdraw, By::Submitter, Some(State::Withdrawn)),
    (State::Published, Step::Withdraw, By::Submitter, Some(State::Withdrawn)),
    (State::Withdrawn, Step::Reopen, By::Submitter, Some(State::Draft)),
];

/// The step does not begin here: the page was old, or the entry moved on meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFromHere {
    /// Where the entry stands.
    pub state: State,
    /// What was asked.
    pub step: Step,
}

/// Looks the step up. `is_public` tells whether a version is public: only then can it be withdrawn or
/// confirmed, and only else can the entry be thrown away.
pub fn transition(state: State, step: Step, is_public: bool) -> Result<(By, Option<State>), NotFromHere> {
    let fits = match step {
        Step::Withdraw | Step::Confirm => is_public,
        Step::Discard => !is_public,
        _ => true,
    };
    TRANSITIONS
        .iter()
        .find(|(from, by_step, ..)| fits && *from == state && *by_step == step)
        .map(|(_, _, by, to)| (*by, *to))
        .ok_or(NotFromHere { state, step })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn every_pair_of_the_table_leads_where_it_says_and_every_other_pair_is_refused() {
        for state in State::ALL {
            for step in Step::ALL {
                let rows: Vec<_> = TRANSITIONS.iter().filter(|(s, p, ..)| s == state && p == step).collect();
                let is_public = matches!(step, Step::Withdraw | Step::Confirm);
                match rows.as_slice() {
                    [] => assert!(transition(*state, *step, is_public).is_err(), "{state} {step}"),
                    [(_, _, by, to)] => assert_eq!(transition(*state, *step, is_public), Ok((*by, *to))),
                    _ => panic!("{state} {step} stands twice"),
                }
            }
        }
    }

    #[test]
    fn pp_61_2010_ps_14_only_the_main_ppid_verifies() {
        for (from, step, by, to) in TRANSITIONS {
            if *step == Step::Publish {
                assert_eq!((*by, *to), (By::Verifier, Some(State::Published)), "{from}");
            }
        }
    }

    #[test]
    fn what_is_public_is_withdrawn_and_never_thrown_away() {
        assert!(transition(State::Draft, Step::Discard, true).is_err());
        assert!(transition(State::Draft, Step::Discard, false).is_ok());
        assert!(transition(State::Draft, Step::Withdraw, false).is_err());
        assert!(transition(State::Draft, Step::Withdraw, true).is_ok());
    }
}
