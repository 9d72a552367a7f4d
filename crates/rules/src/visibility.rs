//! One function decides who may see what.
//!
//! Pages, feeds, search rows, sitemaps, the API, pictures, previews and mail all ask it.

use crate::case::CaseKind;
use crate::code::coded;
use crate::exemption;
use crate::news::State;
use crate::permission::{self, Act};
use crate::programme::FileState;
use crate::role::Grant;

/// How much of a thing a viewer gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Everything.
    Full,
    /// Only that it existed and was taken off: title gone, reason shown (HTTP 410).
    Notice,
    /// Nothing, not even that it exists (HTTP 404).
    Nothing,
}

/// Who looks.
#[derive(Debug, Clone, Copy)]
pub enum Viewer<'a> {
    /// Anyone: citizens, search engines, harvesters.
    Public,
    /// A signed-in officer with these roles.
    Officer(&'a [Grant]),
    /// Someone with a link for exactly this item that nobody can guess: a preview link, a tracking code.
    PreviewLink,
}

/// Visibility of a news item of `unit` in `state`.
/// Published is for everyone (UU 14/2008 Ps.2(1)); a withdrawn item leaves a notice;
/// everything else is for those who may read the unit's workroom.
pub fn news(state: State, unit: i64, viewer: Viewer<'_>) -> Visibility {
    match (state, viewer) {
        (State::Published, _) => Visibility::Full,
        (_, Viewer::Officer(grants)) if permission::may(Act::ReadWorkroom, grants, Some(unit)).is_ok() => {
            Visibility::Full
        }
        (State::Withdrawn, _) => Visibility::Notice,
        (_, Viewer::PreviewLink) => Visibility::Full,
        _ => Visibility::Nothing,
    }
}

/// Visibility of an entry of the register in its public version, or of a document hanging on it.
/// What is verified is for everyone (UU 14/2008 Ps.2(1), 11(1)a); what was withdrawn leaves a notice;
/// everything else is for those who may read the unit's workroom.
pub fn register_entry(is_public: bool, is_withdrawn: bool, unit: i64, viewer: Viewer<'_>) -> Visibility {
    match viewer {
        _ if is_public => Visibility::Full,
        Viewer::Officer(grants) if permission::may(Act::ReadWorkroom, grants, Some(unit)).is_ok() => {
            Visibility::Full
        }
        _ if is_withdrawn => Visibility::Notice,
        _ => Visibility::Nothing,
    }
}

/// Visibility of something a unit publishes by an act and takes back without a trace: an application, something in the
/// diary of the city, a service. What is published is for everyone (UU 14/2008 Ps.2(1)); the rest is for those who may
/// do `act`, the one that writes it, in the unit.
pub fn of_unit(is_published: bool, act: Act, unit: i64, viewer: Viewer<'_>) -> Visibility {
    match viewer {
        _ if is_published => Visibility::Full,
        Viewer::Officer(grants) if permission::may(act, grants, Some(unit)).is_ok() => Visibility::Full,
        _ => Visibility::Nothing,
    }
}

/// Visibility of a unit's table of programmes. The version that holds is for everyone (Perki 1/2021 Ps.14); every other
/// is for those who write the unit's programmes.
pub fn programme(state: FileState, unit: i64, viewer: Viewer<'_>) -> Visibility {
    match (state, viewer) {
        (FileState::Published, _) => Visibility::Full,
        (_, Viewer::Officer(grants)) if permission::may(Act::WriteProgrammes, grants, Some(unit)).is_ok() => {
            Visibility::Full
        }
        _ => Visibility::Nothing,
    }
}

/// Visibility of a row of the list of exempt information, in the `state` the law gives it on the day
/// (`exemption::state_on`). The row is public once the head of the public body has approved the decision
/// (PP 61/2010 Ps.3(2)), while the information is withheld and after it was opened (Ps.11). What is still
/// tested, or tested anew on another ground (Ps.10), is for those who may read the tests of the unit.
/// Document, withheld part and weighing are never in the row; they need [`Act::ReadExemptions`].
pub fn exemption(state: exemption::State, is_approved: bool, unit: i64, viewer: Viewer<'_>) -> Visibility {
    use exemption::State::{InForce, OpeningDecided, Public};
    match (state, viewer) {
        (InForce | OpeningDecided | Public, _) if is_approved => Visibility::Full,
        (_, Viewer::Officer(grants)) if permission::may(Act::ReadExemptions, grants, Some(unit)).is_ok() => {
            Visibility::Full
        }
        _ => Visibility::Nothing,
    }
}

/// Visibility of a request for information that `units` work on, the responsible one and those asked for a part:
/// for who has its tracking code and for officers who may read requests of one of them; others are not told that it
/// exists (UU 27/2022 Ps.16(2)e, kept from unauthorised access). Who asks is never part of it: that is sealed and
/// needs [`Act::ReceiveRequests`].
pub fn request(units: &[i64], viewer: Viewer<'_>) -> Visibility {
    let may_read = |grants: &[Grant]| {
        units.iter().any(|unit| permission::may(Act::ReadRequests, grants, Some(*unit)).is_ok())
    };
    match viewer {
        Viewer::PreviewLink => Visibility::Full,
        Viewer::Officer(grants) if may_read(grants) => Visibility::Full,
        _ => Visibility::Nothing,
    }
}

/// Visibility of the file of a dispute shared by `units`: the main PPID, the officer who represents the body
/// (UU 14/2008 Ps.44(2)) and the PPIDs of those units. Nobody else learns that it exists; the requester's page of
/// the request shows stages and days only.
pub fn dispute(units: &[i64], viewer: Viewer<'_>) -> Visibility {
    let may_read = |grants: &[Grant]| {
        units.iter().any(|unit| permission::may(Act::ReadDisputes, grants, Some(*unit)).is_ok())
    };
    match viewer {
        Viewer::Officer(grants) if may_read(grants) => Visibility::Full,
        _ => Visibility::Nothing,
    }
}

coded! {
    /// What a column of an official log (*buku register*) tells, from what everybody may read to what the fewest may.
    pub enum LogPart {
        /// Numbers, days, decisions: nothing of a person who asks.
        Facts = "facts",
        /// What requesters wrote in their own words, which may name people.
        Words = "words",
        /// Who asks.
        Person = "person",
    }
}

/// Visibility of a part of the log of cases, of one `unit` or, without one, of the whole body. The facts of requests
/// and objections are for everyone (UU 14/2008 Ps.12, Perki 1/2021); words of requesters are for who may read
/// requests, and who asks for who may receive them (UU 27/2022 Ps.16(2)e, Ps.35). The log of objections names nobody,
/// and that of disputes is for who may read the files.
pub fn log(cases: CaseKind, part: LogPart, unit: Option<i64>, viewer: Viewer<'_>) -> Visibility {
    let act = match (cases, part) {
        (CaseKind::Request | CaseKind::Objection, LogPart::Facts) => return Visibility::Full,
        (CaseKind::Request | CaseKind::Objection, LogPart::Words) => Act::ReadRequests,
        (CaseKind::Request, LogPart::Person) => Act::ReceiveRequests,
        (CaseKind::Dispute, LogPart::Facts | LogPart::Words) => Act::ReadDisputes,
        (CaseKind::Objection | CaseKind::Dispute, LogPart::Person) => return Visibility::Nothing,
    };
    match viewer {
        Viewer::Officer(grants) if permission::may(act, grants, unit).is_ok() => Visibility::Full,
        _ => Visibility::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use crate::role::Role;

    #[test]
    fn uu_14_2008_ps_2_published_is_for_everyone() {
        assert_eq!(news(State::Published, 1, Viewer::Public), Visibility::Full);
    }

    #[test]
    fn the_public_sees_nothing_of_what_is_not_published() {
        for state in State::ALL {
            let seen = news(*state, 1, Viewer::Public);
            match state {
                State::Published => assert_eq!(seen, Visibility::Full),
                State::Withdrawn => assert_eq!(seen, Visibility::Notice),
                _ => assert_eq!(seen, Visibility::Nothing, "{state}"),
            }
        }
    }

    #[test]
    fn uu_14_2008_ps_11_a_verified_entry_is_for_everyone_and_a_draft_for_its_unit() {
        let own = [Grant { role: Role::ContentOperator, unit: 1 }];
        assert_eq!(register_entry(true, false, 1, Viewer::Public), Visibility::Full);
        assert_eq!(register_entry(false, false, 1, Viewer::Public), Visibility::Nothing);
        assert_eq!(register_entry(false, true, 1, Viewer::Public), Visibility::Notice);
        assert_eq!(register_entry(false, false, 1, Viewer::Officer(&own)), Visibility::Full);
        assert_eq!(register_entry(false, false, 2, Viewer::Officer(&own)), Visibility::Nothing);
    }

    #[test]
    fn uu_14_2008_ps_2_a_draft_of_a_unit_is_for_those_who_write_it() {
        let own = [Grant { role: Role::ContentOperator, unit: 1 }];
        assert_eq!(of_unit(true, Act::WriteAgenda, 1, Viewer::Public), Visibility::Full);
        for viewer in [Viewer::Public, Viewer::PreviewLink] {
            assert_eq!(of_unit(false, Act::WriteAgenda, 1, viewer), Visibility::Nothing);
        }
        assert_eq!(of_unit(false, Act::WriteAgenda, 1, Viewer::Officer(&own)), Visibility::Full);
        assert_eq!(of_unit(false, Act::WriteAgenda, 2, Viewer::Officer(&own)), Visibility::Nothing);
    }

    #[test]
    fn perki_1_2021_ps_14_only_the_table_that_holds_is_for_everyone() {
        let own = [Grant { role: Role::UnitPpid, unit: 1 }];
        for state in FileState::ALL {
            let seen = programme(*state, 1, Viewer::Public);
            let is_open = *state == FileState::Published;
            assert_eq!(seen, if is_open { Visibility::Full } else { Visibility::Nothing }, "{state}");
            assert_eq!(programme(*state, 1, Viewer::Officer(&own)), Visibility::Full, "{state}");
            assert_eq!(programme(*state, 2, Viewer::Officer(&own)) == Visibility::Full, is_open, "{state}");
        }
    }

    #[test]
    fn pp_61_2010_ps_3_a_row_is_public_only_after_the_head_approved() {
        for state in exemption::State::ALL {
            assert_eq!(exemption(*state, false, 1, Viewer::Public), Visibility::Nothing, "{state}");
        }
        assert_eq!(exemption(exemption::State::Tested, true, 1, Viewer::Public), Visibility::Nothing);
        assert_eq!(exemption(exemption::State::InForce, true, 1, Viewer::Public), Visibility::Full);
    }

    #[test]
    fn pp_61_2010_ps_10_a_test_on_another_ground_shows_nothing_before_its_own_approval() {
        let ppid = [Grant { role: Role::UnitPpid, unit: 1 }];
        let operator = [Grant { role: Role::ContentOperator, unit: 1 }];
        let anew = |viewer| exemption(exemption::State::Draft, false, 1, viewer);
        assert_eq!(anew(Viewer::Public), Visibility::Nothing);
        assert_eq!(anew(Viewer::PreviewLink), Visibility::Nothing);
        assert_eq!(anew(Viewer::Officer(&operator)), Visibility::Nothing);
        assert_eq!(anew(Viewer::Officer(&ppid)), Visibility::Full);
        let of_another_unit = exemption(exemption::State::Draft, false, 2, Viewer::Officer(&ppid));
        assert_eq!(of_another_unit, Visibility::Nothing);
    }

    #[test]
    fn pp_61_2010_ps_11_and_uu_14_2008_ps_11_ayat_2_what_was_opened_stays_on_the_list() {
        for state in [exemption::State::OpeningDecided, exemption::State::Public] {
            assert_eq!(exemption(state, true, 1, Viewer::Public), Visibility::Full, "{state}");
        }
    }

    #[test]
    fn uu_27_2022_ps_16_a_request_is_for_its_requester_and_the_officers_of_its_unit() {
        let ppid = [Grant { role: Role::UnitPpid, unit: 1 }];
        let operator = [Grant { role: Role::ContentOperator, unit: 1 }];
        assert_eq!(request(&[1], Viewer::Public), Visibility::Nothing);
        assert_eq!(request(&[1], Viewer::PreviewLink), Visibility::Full);
        assert_eq!(request(&[1], Viewer::Officer(&ppid)), Visibility::Full);
        assert_eq!(request(&[2], Viewer::Officer(&ppid)), Visibility::Nothing);
        assert_eq!(request(&[2, 1], Viewer::Officer(&ppid)), Visibility::Full, "asked for a part");
        assert_eq!(request(&[1], Viewer::Officer(&operator)), Visibility::Nothing);
    }

    #[test]
    fn an_operator_sees_the_drafts_of_the_own_unit_only() {
        let grants = [Grant { role: Role::ContentOperator, unit: 1 }];
        assert_eq!(news(State::Draft, 1, Viewer::Officer(&grants)), Visibility::Full);
        assert_eq!(news(State::Draft, 2, Viewer::Officer(&grants)), Visibility::Nothing);
    }

    #[test]
    fn a_preview_link_opens_a_draft_but_not_what_was_withdrawn() {
        assert_eq!(news(State::Draft, 1, Viewer::PreviewLink), Visibility::Full);
        assert_eq!(news(State::Withdrawn, 1, Viewer::PreviewLink), Visibility::Notice);
    }

    #[test]
    fn uu_14_2008_ps_44_the_file_of_a_dispute_is_shared_by_the_main_ppid_and_the_units_in_it() {
        let seen = |role, unit| dispute(&[1, 2], Viewer::Officer(&[Grant { role, unit }]));
        for unit in [1, 2] {
            assert_eq!(seen(Role::UnitPpid, unit), Visibility::Full);
        }
        assert_eq!(seen(Role::UnitPpid, 3), Visibility::Nothing);
        assert_eq!(seen(Role::MainPpid, 9), Visibility::Full);
        for role in [Role::ServiceOfficer, Role::ContentOperator, Role::Administrator, Role::ContentEditor] {
            assert_eq!(seen(role, 1), Visibility::Nothing, "{role}");
        }
        assert_eq!(dispute(&[1], Viewer::Public), Visibility::Nothing);
        assert_eq!(dispute(&[1], Viewer::PreviewLink), Visibility::Nothing);
    }

    #[test]
    fn uu_27_2022_ps_35_the_public_log_tells_facts_and_neither_words_nor_names() {
        let seen = |cases, part| log(cases, part, None, Viewer::Public);
        for cases in [CaseKind::Request, CaseKind::Objection] {
            assert_eq!(seen(cases, LogPart::Facts), Visibility::Full, "{cases}");
            assert_eq!(seen(cases, LogPart::Words), Visibility::Nothing, "{cases}");
            assert_eq!(seen(cases, LogPart::Person), Visibility::Nothing, "{cases}");
        }
        for part in LogPart::ALL {
            assert_eq!(seen(CaseKind::Dispute, *part), Visibility::Nothing, "{part}");
        }
    }

    #[test]
    fn uu_27_2022_ps_35_officers_read_the_words_of_their_unit_and_only_the_desk_who_asks() {
        let ppid = [Grant { role: Role::UnitPpid, unit: 1 }];
        let seen = |part, unit| log(CaseKind::Request, part, unit, Viewer::Officer(&ppid));
        assert_eq!(seen(LogPart::Words, Some(1)), Visibility::Full);
        assert_eq!(seen(LogPart::Words, Some(2)), Visibility::Nothing);
        assert_eq!(seen(LogPart::Words, None), Visibility::Nothing, "the whole body");
        let names = log(CaseKind::Objection, LogPart::Person, Some(1), Viewer::Officer(&ppid));
        assert_eq!(names, Visibility::Nothing, "the log of objections names nobody");
    }
}
