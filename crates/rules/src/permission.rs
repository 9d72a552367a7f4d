//! Who may do what: one table, asked by every command before anything else.
//!
//! Deny by default. The answer names the role in which the act is done, because the change log
//! records it, and a refusal names the rule so that the page can say it.

use crate::role::{Grant, Role};

/// Something a person can do in the workroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Read what is not public yet in a unit: drafts, revisions, activity.
    ReadWorkroom,
    /// Write a draft, add photos, submit it.
    WriteNews,
    /// Return, approve, schedule, publish, correct, withdraw.
    ReviewNews,
    /// Put a unit's item on the city portal.
    PromoteNews,
    /// Change address, hours, leadership, colours, logo.
    EditUnitProfile,
    /// Create, import, rename, merge units.
    ManageUnits,
    /// Invite, give and end roles, hand over accounts in a unit.
    ManageAccounts,
    /// Settings of the body: name, host, mail, second factor by role.
    ManageBody,
    /// Read kept mail and failed jobs.
    ReadOutbox,
    /// Read the whole change log.
    ReadChangeLog,
    /// Read the monthly activity of all units.
    ReadActivity,
    /// Write down what is in the diary of a unit.
    WriteAgenda,
    /// Publish it, move it in public, call it off, take it back.
    PublishAgenda,
    /// Write down the services of a unit and their standards.
    WriteServices,
    /// Publish them, take them back, sign the pledge of the unit.
    PublishServices,
    /// Read what citizens say of applications before it is seen, refuse it with a reason.
    ModerateReviews,
    /// Fill in an entry of the register, add documents, hand it to the unit's PPID.
    WriteRegister,
    /// Bring tables of programmes and money of a unit, tie proofs to their rows.
    WriteProgrammes,
    /// Publish such a table, draw it back.
    PublishProgrammes,
    /// Write down applications of a unit.
    WriteApps,
    /// Publish an application of a unit, change it in public, take it back.
    PublishApps,
    /// Submit an entry for verification, confirm or withdraw it, decide about personal data in it.
    SubmitRegister,
    /// Verify an entry and publish it, return it.
    VerifyRegister,
    /// Sign that an obligation does not apply to a unit or that there is nothing to report.
    SignStatement,
    /// Push templates to units, adopt a register by decision, keep the catalogue of obligations.
    ManageRegister,
    /// Read the matrix of units and obligations, with what is not public of it.
    ReadObligations,
    /// Say how a unit answers a question of an assessor, and prove it.
    AnswerAssessment,
    /// Verify answers as the assessor of the body.
    VerifyAssessment,
    /// Keep instruments and days of work, order tasks, run an assessment.
    ManageAssessment,
    /// Read consequence tests and decisions that are not public.
    ReadExemptions,
    /// Prepare an exemption and its consequence test.
    WriteExemption,
    /// Advise in a consequence test.
    AdviseExemption,
    /// Sign the classification decision and the opening decision.
    DecideExemption,
    /// Approve a classification decision as head of the public body.
    ApproveExemption,
    /// Announce urgent information, change it, end it.
    IssueAlert,
    /// Create and end tokens of the API.
    ManageTokens,
    /// Read requests and where they stand, without who asks.
    ReadRequests,
    /// Write down requests that came by word of mouth, letter or telephone, accept them, hand over answers, and
    /// read who asks.
    ReceiveRequests,
    /// Give requests to units and prolong them.
    AssignRequests,
    /// Test, answer and pass on what a unit was given.
    AnswerRequests,
    /// Read the file of a dispute.
    ReadDisputes,
    /// Work in the file of a dispute: hearings, papers, parties, tasks.
    WriteDisputes,
    /// Open the file of a dispute, note its stages and rulings, say which units share it, make its bundle.
    ManageDisputes,
    /// Take up objections and decide them.
    DecideObjections,
    /// Read what is known of a unit's website, incidents included.
    ReadWebsites,
    /// Say that a website was cleaned of what strangers planted.
    MendWebsites,
    /// Keep the registry of websites, their thresholds, and decide about incidents.
    ManageWebsites,
    /// Keep a unit's accounts on social networks, bring their counts.
    KeepSocialAccounts,
    /// Draw counts that were typed in and check them as a second person.
    CheckSocialCounts,
    /// Answer for a unit whose website is silent.
    AnswerContact,
    /// Telephone silent units, answer their excuses, end contacts, set the ladder.
    ManageContact,
    /// Read tables of months that are not published, and papers of a unit.
    ReadRanking,
    /// Close a month of the ranking: freeze, decide objections of units, publish, correct; set the counting rules.
    CloseRanking,
    /// Object to a number of the own unit.
    ProtestRanking,
    /// Sign awards, commendations and warnings, or drop a proposal.
    DecideRecognition,
    /// Take in claims about official scores and settle disputed ones with a document.
    KeepClaims,
    /// Read half-yearly reports of a unit before they are part of the city's.
    ReadServiceReports,
    /// Correct the words of a half-yearly report.
    WriteServiceReport,
    /// Sign a half-yearly report for a unit.
    SignServiceReport,
    /// Accept, return, reopen and consolidate half-yearly reports; write and publish the yearly one.
    DecideServiceReports,
    /// See the meetings a unit is called to, check in, read minutes and decisions.
    AttendMeetings,
    /// Say that the unit has done what a meeting decided.
    FollowResolutions,
    /// See what citizens look for and do not find, set aside what is not the city's matter.
    AnswerUnfound,
    /// Plan and call meetings, keep attendance, minutes and decisions.
    ManageMeetings,
    /// Read the courses, take their tests.
    TakeCourses,
    /// See who needs which course, note workshops.
    ManageCoaching,
}

/// Why an act is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// Nobody is signed in.
    SignedOut,
    /// No role of this person allows the act anywhere.
    NoRole,
    /// A role allows it, but in another unit.
    OtherUnit,
}

/// Roles that carry an act. `domain.md` §2; PP 61/2010 Ps.14(1) for the main PPID.
#[expect(clippy::too_many_lines, reason = "one line or two for each act")]
fn roles(act: Act) -> &'static [Role] {
    use Role::{
        Administrator, AdvisoryTeam, Assessor, ContentEditor, ContentOperator, DataProtectionOfficer,
        FunctionalOfficer, MainPpid, Patron, ServiceOfficer, SupervisingOfficer, UnitPpid,
    };
    match act {
        Act::WriteNews => &[ContentOperator, UnitPpid, FunctionalOfficer, ContentEditor, MainPpid],
        Act::ReviewNews | Act::PublishAgenda => &[UnitPpid, ContentEditor, MainPpid],
        Act::PromoteNews => &[ContentEditor, MainPpid],
        Act::EditUnitProfile => &[UnitPpid, ContentOperator, ContentEditor, MainPpid, Administrator],
        Act::ManageUnits => &[MainPpid, Administrator],
        Act::ManageAccounts => &[MainPpid, Administrator],
        Act::ManageBody => &[MainPpid, Administrator],
        Act::ReadOutbox => &[Administrator],
        Act::ReadChangeLog => &[MainPpid, Administrator, SupervisingOfficer, DataProtectionOfficer],
        Act::ReadActivity => {
            &[Patron, SupervisingOfficer, AdvisoryTeam, MainPpid, ContentEditor, Assessor, Administrator]
        }
        Act::WriteRegister
        | Act::WriteProgrammes
        | Act::WriteApps
        | Act::WriteAgenda
        | Act::WriteServices => &[ContentOperator, UnitPpid, FunctionalOfficer, ContentEditor, MainPpid],
        Act::SubmitRegister
        | Act::SignStatement
        | Act::PublishProgrammes
        | Act::PublishApps
        | Act::PublishServices => &[UnitPpid, MainPpid],
        // PP 61/2010 Ps.14(1): storing, documenting, providing and testing are the (main) PPID's.
        Act::VerifyRegister | Act::ManageRegister => &[MainPpid],
        Act::ReadObligations => &[
            Patron,
            SupervisingOfficer,
            AdvisoryTeam,
            MainPpid,
            ContentEditor,
            Assessor,
            UnitPpid,
            ContentOperator,
            FunctionalOfficer,
        ],
        Act::AnswerAssessment => &[UnitPpid, ContentOperator, FunctionalOfficer, ContentEditor, MainPpid],
        // domain.md §2: the internal assessor scores units and verifies evidence.
        Act::VerifyAssessment => &[Assessor, MainPpid],
        Act::ManageAssessment => &[MainPpid],
        Act::ReadExemptions => &[UnitPpid, FunctionalOfficer, AdvisoryTeam, MainPpid, Patron],
        Act::WriteExemption => &[UnitPpid, FunctionalOfficer, MainPpid],
        Act::AdviseExemption => &[AdvisoryTeam, MainPpid],
        // UU 14/2008 Ps.19, PP 61/2010 Ps.3: the PPID tests and decides, the head approves.
        Act::DecideExemption => &[MainPpid],
        Act::ApproveExemption => &[Patron],
        Act::IssueAlert => &[UnitPpid, ServiceOfficer, ContentEditor, MainPpid],
        Act::ManageTokens => &[MainPpid, Administrator],
        Act::ReadRequests => &[
            ServiceOfficer,
            UnitPpid,
            FunctionalOfficer,
            MainPpid,
            SupervisingOfficer,
            DataProtectionOfficer,
        ],
        // UU 14/2008 Ps.22: the desk writes down and numbers; the PPIDs may do it too.
        Act::ReceiveRequests => &[ServiceOfficer, UnitPpid, MainPpid],
        // PP 61/2010 Ps.14(1); UU 14/2008 Ps.22(7)-(8).
        Act::AssignRequests => &[MainPpid],
        Act::AnswerRequests => &[UnitPpid, MainPpid],
        // UU 14/2008 Ps.44(2): the body is the respondent, represented by its head or an appointed officer; the main
        // PPID keeps the file, the unit that answered shares it.
        Act::ReadDisputes => &[UnitPpid, FunctionalOfficer, MainPpid, SupervisingOfficer],
        Act::WriteDisputes => &[UnitPpid, FunctionalOfficer, MainPpid],
        Act::ManageDisputes => &[MainPpid],
        // UU 14/2008 Ps.35(1) elucidation, 36(2): the superior of the PPID, nobody else.
        Act::DecideObjections => &[SupervisingOfficer],
        // The city office answers for the domains of all units (PP 71/2019 Ps.82).
        Act::ManageWebsites => &[ContentEditor, MainPpid, Administrator],
        Act::MendWebsites => {
            &[ContentOperator, UnitPpid, FunctionalOfficer, ContentEditor, MainPpid, Administrator]
        }
        Act::ReadWebsites => &[
            ContentOperator,
            UnitPpid,
            FunctionalOfficer,
            Patron,
            SupervisingOfficer,
            AdvisoryTeam,
            MainPpid,
            ContentEditor,
            Assessor,
            Administrator,
        ],
        // Permenpan RB 83/2012: each unit answers for its accounts; the city's desk helps.
        Act::KeepSocialAccounts => &[ContentOperator, UnitPpid, ContentEditor, MainPpid, Administrator],
        Act::CheckSocialCounts => &[ContentEditor, MainPpid],
        Act::AnswerContact => &[ContentOperator, UnitPpid, FunctionalOfficer],
        Act::ManageContact => &[ContentEditor, MainPpid],
        Act::ReadRanking => &[
            Patron,
            SupervisingOfficer,
            AdvisoryTeam,
            MainPpid,
            ContentEditor,
            Assessor,
            UnitPpid,
            ContentOperator,
            FunctionalOfficer,
            ServiceOfficer,
        ],
        // Diskominfo counts and publishes (domain.md §11); who is ranked says what is wrong.
        Act::CloseRanking | Act::KeepClaims => &[ContentEditor, MainPpid],
        Act::ProtestRanking => &[UnitPpid, ContentOperator, FunctionalOfficer],
        Act::DecideRecognition => &[Patron, SupervisingOfficer, MainPpid],
        // domain.md §9: the unit's PPID reports to the main PPID, who reports to everybody (Perki 1/2021 Ps.56).
        Act::ReadServiceReports => &[
            ContentOperator,
            UnitPpid,
            FunctionalOfficer,
            Patron,
            SupervisingOfficer,
            AdvisoryTeam,
            MainPpid,
            Assessor,
        ],
        Act::WriteServiceReport => &[ContentOperator, UnitPpid, FunctionalOfficer, MainPpid],
        Act::SignServiceReport => &[UnitPpid, MainPpid],
        Act::DecideServiceReports => &[MainPpid],
        // PP 61/2010 Ps.14(1): the main PPID coordinates and coaches; its office does the work.
        Act::ManageMeetings | Act::ManageCoaching | Act::AnswerUnfound | Act::ModerateReviews => {
            &[ContentEditor, MainPpid]
        }
        Act::FollowResolutions => &[UnitPpid, ContentOperator, FunctionalOfficer, ContentEditor, MainPpid],
        Act::AttendMeetings | Act::TakeCourses => &[
            UnitPpid,
            ContentOperator,
            FunctionalOfficer,
            ServiceOfficer,
            Patron,
            SupervisingOfficer,
            AdvisoryTeam,
            MainPpid,
            ContentEditor,
            Assessor,
        ],
        Act::ReadWorkroom => &[
            ContentOperator,
            UnitPpid,
            FunctionalOfficer,
            ServiceOfficer,
            ContentEditor,
            MainPpid,
            SupervisingOfficer,
        ],
    }
}

/// Decides whether a person with `grants` may do `act` on something of `unit`
/// (`None` = something of the whole body). Returns the role in which it is done:
/// the one closest to the unit first, so that a lurah's PPID acts as such.
pub fn may(act: Act, grants: &[Grant], unit: Option<i64>) -> Result<Role, Denied> {
    let allowed = roles(act);
    let mut elsewhere = false;
    let mut reaching = None;
    for grant in grants.iter().filter(|grant| allowed.contains(&grant.role)) {
        if Some(grant.unit) == unit && !grant.role.reaches_all_units() {
            return Ok(grant.role);
        }
        if grant.role.reaches_all_units() {
            reaching.get_or_insert(grant.role);
        } else {
            elsewhere = true;
        }
    }
    match (reaching, elsewhere) {
        (Some(role), _) => Ok(role),
        (None, true) => Err(Denied::OtherUnit),
        (None, false) => Err(Denied::NoRole),
    }
}

/// The units in which `act` is allowed: `None` = every unit of the body, else a list of unit ids.
/// For lists and for the choices a form offers.
pub fn units_for(act: Act, grants: &[Grant]) -> Option<Vec<i64>> {
    let allowed = roles(act);
    let mine = grants.iter().filter(|grant| allowed.contains(&grant.role));
    let mut units = Vec::new();
    for grant in mine {
        if grant.role.reaches_all_units() {
            return None;
        }
        units.push(grant.unit);
    }
    units.sort_unstable();
    units.dedup();
    Some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: i64 = 7;
    const OTHER: i64 = 8;

    fn grant(role: Role) -> [Grant; 1] {
        [Grant { role, unit: OWN }]
    }

    #[test]
    fn an_operator_writes_in_the_own_unit_and_never_publishes() {
        let grants = grant(Role::ContentOperator);
        assert_eq!(may(Act::WriteNews, &grants, Some(OWN)), Ok(Role::ContentOperator));
        assert_eq!(may(Act::WriteNews, &grants, Some(OTHER)), Err(Denied::OtherUnit));
        assert_eq!(may(Act::ReviewNews, &grants, Some(OWN)), Err(Denied::NoRole));
    }

    #[test]
    fn pp_61_2010_ps_14_the_main_ppid_reaches_every_unit() {
        let grants = grant(Role::MainPpid);
        assert_eq!(may(Act::ReviewNews, &grants, Some(OTHER)), Ok(Role::MainPpid));
        assert_eq!(units_for(Act::ReviewNews, &grants), None);
    }

    #[test]
    fn the_administrator_keeps_the_system_and_reads_no_drafts() {
        let grants = grant(Role::Administrator);
        assert_eq!(may(Act::ManageAccounts, &grants, Some(OTHER)), Ok(Role::Administrator));
        assert_eq!(may(Act::ReadWorkroom, &grants, Some(OWN)), Err(Denied::NoRole));
    }

    #[test]
    fn the_role_closest_to_the_unit_is_recorded() {
        let grants =
            [Grant { role: Role::ContentEditor, unit: OTHER }, Grant { role: Role::UnitPpid, unit: OWN }];
        assert_eq!(may(Act::ReviewNews, &grants, Some(OWN)), Ok(Role::UnitPpid));
        assert_eq!(may(Act::ReviewNews, &grants, Some(OTHER)), Ok(Role::ContentEditor));
    }

    #[test]
    fn pp_61_2010_ps_14_the_main_ppid_alone_verifies_entries_of_the_register() {
        let unit_ppid = grant(Role::UnitPpid);
        assert_eq!(may(Act::SubmitRegister, &unit_ppid, Some(OWN)), Ok(Role::UnitPpid));
        assert_eq!(may(Act::VerifyRegister, &unit_ppid, Some(OWN)), Err(Denied::NoRole));
        assert_eq!(may(Act::VerifyRegister, &grant(Role::MainPpid), Some(OTHER)), Ok(Role::MainPpid));
    }

    #[test]
    fn pp_61_2010_ps_3_only_the_head_approves_an_exemption() {
        for role in [Role::MainPpid, Role::UnitPpid, Role::AdvisoryTeam, Role::Administrator] {
            assert_eq!(may(Act::ApproveExemption, &grant(role), None), Err(Denied::NoRole));
        }
        assert_eq!(may(Act::ApproveExemption, &grant(Role::Patron), None), Ok(Role::Patron));
    }

    #[test]
    fn uu_14_2008_ps_36_ayat_2_the_superior_alone_decides_objections() {
        for role in [Role::MainPpid, Role::UnitPpid, Role::Patron, Role::AdvisoryTeam, Role::Administrator] {
            assert_eq!(may(Act::DecideObjections, &grant(role), Some(OWN)), Err(Denied::NoRole));
        }
        let superior = may(Act::DecideObjections, &grant(Role::SupervisingOfficer), Some(OTHER));
        assert_eq!(superior, Ok(Role::SupervisingOfficer));
    }

    #[test]
    fn a_unit_cleans_its_site_and_the_city_keeps_the_registry() {
        let operator = grant(Role::ContentOperator);
        assert_eq!(may(Act::MendWebsites, &operator, Some(OWN)), Ok(Role::ContentOperator));
        assert_eq!(may(Act::ReadWebsites, &operator, Some(OTHER)), Err(Denied::OtherUnit));
        assert_eq!(may(Act::ManageWebsites, &operator, Some(OWN)), Err(Denied::NoRole));
        let editor = grant(Role::ContentEditor);
        assert_eq!(may(Act::ManageWebsites, &editor, Some(OTHER)), Ok(Role::ContentEditor));
    }

    #[test]
    fn who_is_ranked_does_not_close_the_month_and_who_closes_it_does_not_object() {
        let (unit, editor) = (grant(Role::UnitPpid), grant(Role::ContentEditor));
        assert_eq!(may(Act::ProtestRanking, &unit, Some(OWN)), Ok(Role::UnitPpid));
        assert_eq!(may(Act::ProtestRanking, &unit, Some(OTHER)), Err(Denied::OtherUnit));
        assert_eq!(may(Act::CloseRanking, &unit, None), Err(Denied::NoRole));
        assert_eq!(may(Act::CloseRanking, &editor, None), Ok(Role::ContentEditor));
        assert_eq!(may(Act::ProtestRanking, &editor, Some(OWN)), Err(Denied::NoRole));
        assert_eq!(may(Act::DecideRecognition, &editor, None), Err(Denied::NoRole));
        let head = grant(Role::Patron);
        assert_eq!(may(Act::ReadRanking, &head, Some(OTHER)), Ok(Role::Patron));
        assert_eq!(may(Act::DecideRecognition, &head, None), Ok(Role::Patron));
    }

    #[test]
    fn a_unit_signs_its_own_report_and_the_main_ppid_alone_decides() {
        let unit_ppid = grant(Role::UnitPpid);
        assert_eq!(may(Act::SignServiceReport, &unit_ppid, Some(OWN)), Ok(Role::UnitPpid));
        assert_eq!(may(Act::SignServiceReport, &unit_ppid, Some(OTHER)), Err(Denied::OtherUnit));
        assert_eq!(may(Act::DecideServiceReports, &unit_ppid, None), Err(Denied::NoRole));
        let operator = grant(Role::ContentOperator);
        assert_eq!(may(Act::WriteServiceReport, &operator, Some(OWN)), Ok(Role::ContentOperator));
        assert_eq!(may(Act::SignServiceReport, &operator, Some(OWN)), Err(Denied::NoRole));
    }

    #[test]
    fn pp_61_2010_ps_14_the_main_ppid_calls_meetings_and_a_unit_follows_its_own_decisions() {
        let operator = grant(Role::ContentOperator);
        assert_eq!(may(Act::ManageMeetings, &grant(Role::MainPpid), None), Ok(Role::MainPpid));
        assert_eq!(may(Act::ManageMeetings, &operator, None), Err(Denied::NoRole));
        assert_eq!(may(Act::FollowResolutions, &operator, Some(OWN)), Ok(Role::ContentOperator));
        assert_eq!(may(Act::FollowResolutions, &operator, Some(OTHER)), Err(Denied::OtherUnit));
        assert_eq!(may(Act::AttendMeetings, &grant(Role::Administrator), None), Err(Denied::NoRole));
    }

    #[test]
    fn nobody_may_do_anything_without_a_grant() {
        assert_eq!(may(Act::ReadActivity, &[], None), Err(Denied::NoRole));
        assert_eq!(units_for(Act::WriteNews, &[]), Some(vec![]));
    }
}
