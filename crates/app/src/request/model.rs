//! Types of requests.

use rules::case::request::{Outcome, State};
use rules::request::{ApplicantKind, Channel, Delivery, Format, Notice};
use serde::{Deserialize, Serialize};

use super::receipt::{FILED, Receipt};
use crate::ids::{BodyId, Coded, Hex, RequestId, UnitId};
use crate::locale::Locale;
use crate::page::Page;
use crate::seal::Purpose;
use crate::{App, Error, Result};

/// Who asks is sealed under a key of its own.
const REQUESTER: Purpose = Purpose { label: "request.requester" };

db::record! {
    /// One request.
    #[derive(Debug, Clone)]
    pub struct InformationRequest {
        /// Id.
        pub id: RequestId,
        /// The one unit that has to act.
        pub unit_id: UnitId,
        /// Where it stands.
        pub state: Coded<State>,
        /// How it was answered; empty before.
        pub outcome: String,
        /// Raised by every change.
        pub version: i64,
        /// Registration number (UU 14/2008 Ps.22(4)).
        pub number: String,
        /// Code with which the requester follows the case: 12 letters and digits, 60 random bits.
        pub tracking: String,
        /// How it came in.
        pub channel: Coded<Channel>,
        /// Who asks, as a kind.
        pub applicant_kind: Coded<ApplicantKind>,
        /// A sealed [`Requester`].
        pub requester: Vec<u8>,
        /// The information wanted, in the words of the requester.
        pub subject: String,
        /// What it is for (Ps.4(3)).
        pub purpose: String,
        /// In which form.
        pub format: Coded<Format>,
        /// How it is to be handed over.
        pub delivery: Coded<Delivery>,
        /// Receipt, Unix ms.
        pub received_at: i64,
        /// Its day in the zone of the body, ISO.
        pub received_on: String,
        /// Name of the calendar the dates were counted by.
        pub calendar: String,
        /// Last day of the written notice, ISO; none when the calendar does not reach so far.
        pub due_legal: Option<String>,
        /// The same by the strictest reading; officers are warned on it.
        pub due_safe: Option<String>,
        /// First day on which the next step of the requester is safely open.
        pub opens_on: Option<String>,
        /// Working days for the answer, as the body kept them at receipt; an extension comes on top.
        pub answer_days: i64,
        /// Day of the extension (Ps.22(8)).
        pub extended_on: Option<String>,
        /// Its written reason.
        pub extension_reason: String,
        /// Day of the written notice.
        pub answered_on: Option<String>,
        /// Day on which everything was handed over, or the request was withdrawn.
        pub closed_on: Option<String>,
        /// SHA-256 of what was filed; see [`super::receipt`].
        pub digest: Hex,
        /// Place of the filing in the change log.
        pub log_seq: i64,
        /// Demonstration row.
        pub is_sample: bool,
        /// No request: the folder of an objection to information that was not announced (Ps.35(1)b).
        pub is_announcement: bool,
    }
}

impl InformationRequest {
    /// Who asks. Only pages that ask for permission, letters and mail to that person may call this.
    /// Errors: `Internal` when the seal does not open: another key, or a row that was tampered with.
    pub fn requester(&self, app: &App, body: BodyId) -> Result<Requester> {
        unseal(app, body, &self.tracking, &self.requester)
    }

    /// What its receipt says.
    pub(crate) fn receipt(&self) -> Receipt {
        Receipt {
            number: self.number.clone(),
            received_at: self.received_at,
            digest: self.digest.clone(),
            log_seq: self.log_seq,
            act: FILED,
            object_id: self.id.0,
        }
    }

    /// Where the requester follows the case.
    pub fn path(&self) -> String {
        format!("/permohonan/{}", self.tracking)
    }

    /// Where officers work on it.
    pub fn desk(&self) -> String {
        format!("/kerja/permohonan/{}", self.id)
    }
}

/// Who asks: personal data, only ever stored sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requester {
    /// Name of the person, group or entity.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// Electronic mail; may be empty.
    pub email: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Population number; may be empty.
    pub nik: String,
    /// Number of the deed of a legal entity.
    pub legal_number: String,
    /// Who acts for the requester.
    pub representative: String,
    /// The paper that gives that right.
    pub power_of_attorney: String,
    /// 256 random bits: from the digest on the receipt nobody can try out who asked.
    pub salt: String,
}

impl Requester {
    /// Seals the person for the row with this tracking code.
    pub(super) fn seal(&self, app: &App, body: BodyId, tracking: &str) -> Result<Vec<u8>> {
        self.seal_as(REQUESTER, app, &bound_to(body, tracking))
    }

    /// Seals the person for a row of another slice.
    pub(crate) fn seal_as(&self, purpose: Purpose, app: &App, bound: &str) -> Result<Vec<u8>> {
        let json = serde_json::to_vec(self).map_err(anyhow::Error::new)?;
        purpose.seal(app, bound, &json)
    }

    /// Opens what [`Self::seal_as`] sealed.
    /// Errors: `Internal` when the seal does not open: another key, or a row that was tampered with.
    pub(crate) fn open_as(purpose: Purpose, app: &App, bound: &str, sealed: &[u8]) -> Result<Self> {
        let opened = purpose.open(app, bound, sealed);
        let opened =
            opened.ok_or_else(|| Error::Internal(anyhow::anyhow!("a requester cannot be unsealed")))?;
        serde_json::from_slice(&opened).map_err(|error| Error::Internal(anyhow::Error::new(error)))
    }
}

/// Opens the sealed requester of the row with this tracking code, for lists; see
/// [`InformationRequest::requester`] for who may call it. Errors: `Internal` when the seal does not open.
pub fn unseal(app: &App, body: BodyId, tracking: &str, sealed: &[u8]) -> Result<Requester> {
    Requester::open_as(REQUESTER, app, &bound_to(body, tracking), sealed)
}

fn bound_to(body: BodyId, tracking: &str) -> String {
    format!("{body}|{tracking}")
}

/// A request as it is filed.
#[derive(Debug, Clone)]
pub struct Filing {
    /// The unit asked; none = the main PPID.
    pub unit: Option<UnitId>,
    /// How it came in.
    pub channel: Channel,
    /// Who asks, as a kind.
    pub kind: ApplicantKind,
    /// Who asks. The salt is made when it is filed.
    pub requester: Requester,
    /// The information wanted.
    pub subject: String,
    /// What it is for.
    pub purpose: String,
    /// In which form.
    pub format: Format,
    /// How it is to be handed over.
    pub delivery: Delivery,
    /// Made once per form, so that a form sent twice is one request.
    pub form_token: String,
}

db::record! {
    /// Who wrote a request down.
    #[derive(Debug, Clone)]
    pub struct Intake {
        /// When, Unix ms; may be later than it was received.
        pub recorded_at: i64,
        /// Name of the officer; empty for the command line.
        pub recorded_by: String,
    }
}

db::record! {
    /// Something that happened to a case.
    #[derive(Debug, Clone)]
    pub struct Step {
        /// When, Unix ms.
        pub at: i64,
        /// `received`, …: text key `request-step-<kind>`.
        pub kind: String,
        /// The unit responsible from then on.
        pub unit_id: UnitId,
        /// What the requester is told; may be empty.
        pub note: String,
    }
}

db::record! {
    /// The written notice, contents a to g (UU 14/2008 Ps.22(7)).
    #[derive(Debug, Clone)]
    pub struct WrittenNotice {
        /// How the request is answered.
        pub outcome: Coded<Outcome>,
        /// (a) Whether the body holds the information.
        pub is_held: bool,
        /// (b) Which other body holds it, if that is known.
        pub holder: String,
        /// (c) Code of the ground of refusal.
        pub ground: String,
        /// (c) The consequence that was weighed.
        pub consequence: String,
        /// (d) What is given.
        pub material: String,
        /// (e) What is blacked out, with reason and subject.
        pub blacked_out: String,
        /// (f) Means and format.
        pub means: String,
        /// (g) Cost in rupiah.
        pub cost_rupiah: i64,
        /// (g) How it is paid.
        pub payment: String,
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
    }
}

impl WrittenNotice {
    /// As the rules look at it.
    pub(super) fn as_rule(&self) -> Notice<'_> {
        Notice {
            outcome: self.outcome.0,
            is_held: self.is_held,
            holder: self.holder.trim(),
            ground: self.ground.trim(),
            consequence: self.consequence.trim(),
            material: self.material.trim(),
            blacked_out: self.blacked_out.trim(),
            means: self.means.trim(),
            cost_rupiah: self.cost_rupiah,
            payment: self.payment.trim(),
            officer_name: self.officer_name.trim(),
            officer_position: self.officer_position.trim(),
        }
    }
}

impl WrittenNotice {
    /// The outcome in words.
    pub(crate) fn outcome_words(&self, p: &Page) -> String {
        p.t(&format!("request-outcome-{}", rules::Code::code(self.outcome.0).replace('_', "-")))
    }

    /// The cost in words of money: `15.000`.
    pub(super) fn cost_words(&self) -> String {
        rupiah(self.cost_rupiah)
    }

    /// The ground of refusal in words.
    pub(crate) fn ground_words(&self, p: &Page) -> String {
        ground_words(p.locale, &self.ground)
    }
}

/// A ground of refusal with its article; its code when the list does not know it any more.
pub fn ground_words(locale: Locale, code: &str) -> String {
    let Some(ground) = rules::exemption::ground(code) else { return code.to_owned() };
    let is_english = locale == Locale::English;
    format!("{} ({})", if is_english { &ground.label_en } else { &ground.label_id }, ground.article)
}

/// A sum as people read it: `15.000`.
pub(super) fn rupiah(sum: i64) -> String {
    let digits: Vec<char> = sum.to_string().chars().rev().collect();
    let groups: Vec<String> = digits.chunks(3).map(|three| three.iter().collect()).collect();
    groups.join(".").chars().rev().collect()
}

/// Digest of a notice, for the change log.
pub(super) fn digest(notice: &WrittenNotice) -> String {
    let rule = notice.as_rule();
    let cost = rule.cost_rupiah.to_be_bytes();
    let parts = [
        rules::Code::code(rule.outcome),
        rule.holder,
        rule.ground,
        rule.consequence,
        rule.material,
        rule.blacked_out,
        rule.means,
        rule.payment,
        rule.officer_name,
        rule.officer_position,
        &notice.issued_on,
    ];
    let fields: Vec<&[u8]> =
        parts.iter().map(|part| part.as_bytes()).chain(std::iter::once(cost.as_slice())).collect();
    crate::audit::hex(&rules::chain::digest(&fields))
}
