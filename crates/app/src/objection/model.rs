//! Types of objections.

use jiff::civil::Date;
use rules::Code as _;
use rules::case::objection::{Decision, ObjectionReason, State, Timing};
use rules::request::Channel;

use crate::ids::{BodyId, Coded, Hex, ObjectionId, RequestId, UnitId};
use crate::page::Page;
use crate::request::{Receipt, Requester};
use crate::seal::Purpose;
use crate::{App, Error, Result};

/// Who files is sealed under a key of its own.
const FILER: Purpose = Purpose { label: "objection.filer" };

db::record! {
    /// One objection.
    #[derive(Debug, Clone)]
    pub struct Objection {
        /// Id.
        pub id: ObjectionId,
        /// The request it is about.
        pub request_id: RequestId,
        /// The unit responsible for the request; once something is ordered, the unit that has to do it.
        pub unit_id: UnitId,
        /// Where it stands.
        pub state: Coded<State>,
        /// Raised by every change.
        pub version: i64,
        /// Registration number.
        pub number: String,
        /// How it came in.
        pub channel: Coded<Channel>,
        /// A sealed [`Requester`]: who files.
        pub filer: Vec<u8>,
        /// What happened (*kasus posisi*), in the words of the requester.
        pub position: String,
        /// What the information is for.
        pub purpose: String,
        /// Whether it was filed in time, as a whole.
        pub timing: Coded<Timing>,
        /// Receipt, Unix ms.
        pub received_at: i64,
        /// Its day in the zone of the body, ISO.
        pub received_on: String,
        /// Name of the calendar the dates were counted by.
        pub calendar: String,
        /// Last day of the written answer, ISO; none when the calendar does not reach so far.
        pub due_legal: Option<String>,
        /// The same by the strictest reading; officers are warned on it.
        pub due_safe: Option<String>,
        /// First day on which a dispute for silence is safely open.
        pub opens_on: Option<String>,
        /// Working days for the answer, as the body kept them at receipt.
        pub answer_days: i64,
        /// Day of the written answer.
        pub decided_on: Option<String>,
        /// First day on which a dispute is safely open, once the objection was answered or lapsed.
        pub dispute_opens_on: Option<String>,
        /// Last day for it.
        pub dispute_due_on: Option<String>,
        /// Day on which it ended here: carried out, taken back, or nothing followed in time.
        pub closed_on: Option<String>,
        /// SHA-256 of what was filed.
        pub digest: Hex,
        /// Place of the filing in the change log.
        pub log_seq: i64,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl Objection {
    /// Who files. Only pages that ask for permission, letters and mail to that person may call this.
    /// Errors: `Internal` when the seal does not open: another key, or a row that was tampered with.
    pub fn filer(&self, app: &App, body: BodyId) -> Result<Requester> {
        Requester::open_as(FILER, app, &bound_to(body, &self.number), &self.filer)
    }

    /// Where the requester follows it. `tracking` is the code of the request.
    pub fn path(&self, tracking: &str) -> String {
        format!("/permohonan/{tracking}/keberatan/{}", self.id)
    }

    /// Where officers work on it.
    pub fn desk(&self) -> String {
        format!("/kerja/keberatan/{}", self.id)
    }

    /// What its receipt says.
    pub(crate) fn receipt(&self) -> Receipt {
        Receipt {
            number: self.number.clone(),
            received_at: self.received_at,
            digest: self.digest.clone(),
            log_seq: self.log_seq,
            act: "objection.submit",
            object_id: self.id.0,
        }
    }

    /// Where it stands, in words.
    pub(super) fn state_words(&self, p: &Page) -> String {
        p.t(&format!("objection-state-{}", hyphens(self.state.0.code())))
    }

    /// Whether the filing is marked: it was late, early, or nobody could say.
    pub(super) fn is_marked(&self) -> bool {
        self.timing.0 != Timing::InTime
    }

    /// What the filing was, in words.
    pub(super) fn timing_words(&self, p: &Page) -> String {
        p.t(&format!("objection-timing-{}", hyphens(self.timing.0.code())))
    }
}

/// Seals who files for the row with this number.
pub(super) fn seal(who: &Requester, app: &App, body: BodyId, number: &str) -> Result<Vec<u8>> {
    who.seal_as(FILER, app, &bound_to(body, number))
}

fn bound_to(body: BodyId, number: &str) -> String {
    format!("{body}|{number}")
}

/// A code as it stands in the name of a text.
pub(super) fn hyphens(code: &str) -> String {
    code.replace('_', "-")
}

/// The letter of a ground in Ps.35(1): a to g.
pub(super) fn letter(reason: ObjectionReason) -> &'static str {
    reason.code().trim_start_matches("obj_")
}

/// A day of a column. Errors: `Internal` for a text that is none: a row nobody can read is no row without a day.
pub(super) fn day(text: Option<&str>) -> Result<Option<Date>> {
    text.map(|text| text.parse::<Date>().map_err(|error| Error::Internal(anyhow::Error::new(error))))
        .transpose()
}

/// An objection as it is filed.
#[derive(Debug, Clone)]
pub struct Filing {
    /// How it came in.
    pub channel: Channel,
    /// The grounds that were ticked.
    pub reasons: Vec<ObjectionReason>,
    /// What happened.
    pub position: String,
    /// What the information is for.
    pub purpose: String,
    /// Where the answer goes; empty = where the request says.
    pub email: String,
    /// Who acts for the requester; empty = as in the request.
    pub representative: String,
    /// The paper that gives that right.
    pub power_of_attorney: String,
    /// Made once per form, so that a form sent twice is one objection.
    pub form_token: String,
}

db::record! {
    /// A ground that was ticked, with the thirty working days it had on the day of filing.
    #[derive(Debug, Clone)]
    pub struct Ground {
        /// The ground.
        pub reason: Coded<ObjectionReason>,
        /// Day from which they count, ISO; none while it lay in what had not happened.
        pub started_on: Option<String>,
        /// Their last day, ISO.
        pub last_on: Option<String>,
        /// How the filing stood to them.
        pub timing: Coded<Timing>,
    }
}

db::record! {
    /// Something that happened to an objection.
    #[derive(Debug, Clone)]
    pub struct Step {
        /// When, Unix ms.
        pub at: i64,
        /// `filed`, …: text key `objection-step-<kind>`.
        pub kind: String,
        /// What the requester is told; may be empty.
        pub note: String,
    }
}

impl Step {
    /// The line in words.
    pub(super) fn words(&self, p: &Page) -> String {
        p.t(&format!("objection-step-{}", hyphens(&self.kind)))
    }
}

db::record! {
    /// The written answer of the supervising officer (UU 14/2008 Ps.36(2)-(3)).
    #[derive(Debug, Clone)]
    pub struct ObjectionDecision {
        /// What was decided.
        pub decision: Coded<Decision>,
        /// Whether it was settled by deliberation (Ps.35(2)).
        pub is_settled: bool,
        /// Why.
        pub considerations: String,
        /// What the PPID has to do; empty when nothing.
        pub order_text: String,
        /// The unit that has to do it.
        pub order_unit_id: Option<UnitId>,
        /// Last day for it, ISO.
        pub order_due_on: Option<String>,
        /// Number of the letter. Given when it is issued.
        pub letter_number: String,
        /// Who signs.
        pub officer_name: String,
        /// In which office.
        pub officer_position: String,
        /// Day of issue, ISO. Set when it is issued.
        pub issued_on: String,
        /// The same, Unix ms.
        pub issued_at: i64,
        /// Whether the legal date had passed.
        pub is_late: bool,
        /// Place of the decision in the change log; 0 when it was issued before that was kept.
        pub log_seq: i64,
    }
}

impl ObjectionDecision {
    /// What the code on its letter proves: that it was issued then, in that row of the change log.
    pub(super) fn receipt(&self, id: ObjectionId) -> Receipt {
        Receipt {
            number: self.letter_number.clone(),
            received_at: self.issued_at,
            digest: Hex(digest(self)),
            log_seq: self.log_seq,
            act: "objection.decide",
            object_id: id.0,
        }
    }

    /// The decision in words.
    pub(super) fn words(&self, p: &Page) -> String {
        p.t(&format!("objection-decision-{}", hyphens(self.decision.0.code())))
    }
}

impl ObjectionDecision {
    /// Name of the unit that has to do what is ordered; empty when nothing is.
    pub(super) fn order_unit<'a>(&self, p: &'a Page) -> &'a str {
        self.order_unit_id.map_or("", |unit| p.unit_name(unit))
    }
}

/// Digest of a decision, for the change log.
pub(super) fn digest(decision: &ObjectionDecision) -> String {
    let fields = [
        decision.decision.0.code(),
        &decision.considerations,
        &decision.order_text,
        decision.order_due_on.as_deref().unwrap_or_default(),
        &decision.letter_number,
        &decision.officer_name,
        &decision.officer_position,
        &decision.issued_on,
    ];
    crate::audit::hex(&rules::chain::digest(&fields.map(str::as_bytes)))
}

db::record! {
    /// One line of the official register of objections (*buku register keberatan*). Who files is sealed in
    /// `filer`; open it with [`Objection::filer`] of the row `id` only for who may read it.
    #[derive(Debug, Clone)]
    pub struct RegisterLine {
        /// Id of the objection.
        pub id: ObjectionId,
        /// Registration number.
        pub number: String,
        /// Day of receipt, ISO.
        pub received_on: String,
        /// The unit of the request.
        pub unit_id: UnitId,
        /// Number of the request.
        pub request_number: String,
        /// Information wanted.
        pub subject: String,
        /// What it is for.
        pub purpose: String,
        /// The grounds that were ticked: 1 for letter a, 2 for b, 4 for c, … 64 for g, added up.
        pub grounds: i64,
        /// Whether it was filed in time.
        pub timing: Coded<Timing>,
        /// Last day of the answer, ISO.
        pub due_legal: Option<String>,
        /// Code of the decision; none before it.
        pub decision: Option<String>,
        /// Day of the answer, ISO.
        pub issued_on: Option<String>,
        /// Name of the supervising officer.
        pub officer_name: Option<String>,
        /// In which office.
        pub officer_position: Option<String>,
        /// Where it stands: the reaction of the requester is `to_dispute`.
        pub state: Coded<State>,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl RegisterLine {
    /// The letters of the grounds that were ticked: `a, c`.
    pub fn letters(&self) -> String {
        let letters = ObjectionReason::ALL.iter().zip(0..).filter(|(_, bit)| self.grounds >> bit & 1 == 1);
        letters.map(|(reason, _)| letter(*reason)).collect::<Vec<_>>().join(", ")
    }
}
