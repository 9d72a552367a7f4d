//! Types of the file of a dispute.

use rules::case::dispute::{Event, State};
use rules::dispute::{Level, Outcome, PaperKind, Side};
use serde::{Deserialize, Serialize};

use crate::ids::{
    BodyId, BundleId, Coded, DisputeId, DutyId, ExhibitId, HearingId, Hex, ObjectionId, PartyId, RequestId,
    UnitId,
};
use crate::seal::Purpose;
use crate::{App, Error, Result};

/// Who stands on a side is sealed under a key of its own.
const PERSON: Purpose = Purpose { label: "dispute.party" };
/// A bundle names the requester, so it is sealed too.
const BUNDLE: Purpose = Purpose { label: "dispute.bundle" };

db::record! {
    /// The file of one dispute.
    #[derive(Debug, Clone)]
    pub struct Dispute {
        /// Id.
        pub id: DisputeId,
        /// The one unit that has to act; the others share the file.
        pub unit_id: UnitId,
        /// The request it is about.
        pub request_id: RequestId,
        /// The objection, when it was registered here.
        pub objection_id: Option<ObjectionId>,
        /// Its number, as it stands on the paper.
        pub objection_number: String,
        /// Number of the file.
        pub number: String,
        /// Stage.
        pub state: Coded<State>,
        /// Raised by every step.
        pub version: i64,
        /// The Commission that hears it.
        pub commission: String,
        /// Its number in the Commission's register; empty before.
        pub registration_number: String,
        /// What the sides dispute about.
        pub matter: String,
        /// Code of the court; empty before a suit.
        pub court: String,
        /// Its number at the court.
        pub court_number: String,
        /// Day the answer to the objection was received, ISO.
        pub answered_on: Option<String>,
        /// Last day that passed without one, ISO.
        pub silent_since: Option<String>,
        /// Code of the one thing to do next; empty once closed.
        pub next_action: String,
        /// By when, ISO.
        pub next_on: String,
        /// Demonstration row.
        pub is_sample: bool,
        /// When the file was opened, Unix ms.
        pub opened_at: i64,
    }
}

impl Dispute {
    /// Where officers work on it.
    pub fn desk(&self) -> String {
        format!("/kerja/sengketa/{}", self.id)
    }
}

db::record! {
    /// Something that happened.
    #[derive(Debug, Clone)]
    pub struct Step {
        /// When it was written down, Unix ms.
        pub at: i64,
        /// The day it happened, ISO.
        pub happened_on: String,
        /// What.
        pub event: Coded<Event>,
        /// Where it led.
        pub state: Coded<State>,
        /// What the file should remember.
        pub note: String,
        /// Whether the legal date had passed.
        pub is_late: bool,
    }
}

db::record! {
    /// A ruling or the agreement of a mediation.
    #[derive(Debug, Clone)]
    pub struct Ruling {
        /// Who ruled.
        pub level: Coded<Level>,
        /// Its number.
        pub number: String,
        /// The day it was pronounced, ISO.
        pub ruled_on: String,
        /// The day the body received its copy, ISO.
        pub received_on: Option<String>,
        /// What it means for the requester.
        pub outcome: Coded<Outcome>,
        /// What it orders, in its words.
        pub dictum: String,
        /// Last day to carry it out, ISO, when it sets one.
        pub order_due: Option<String>,
    }
}

db::record! {
    /// A hearing.
    #[derive(Debug, Clone)]
    pub struct Hearing {
        /// Id.
        pub id: HearingId,
        /// When it begins, Unix ms.
        pub starts_at: i64,
        /// Where.
        pub place: String,
        /// What for.
        pub agenda: String,
        /// Who goes for the body.
        pub attendees: String,
        /// Closed to the public, because exempt documents are examined (UU 14/2008 Ps.43(3)).
        pub is_closed: bool,
        /// `yes`, `no`, or empty while it lies ahead.
        pub was_attended: String,
        /// What came of it.
        pub result: String,
    }
}

db::record! {
    /// Who stands on a side.
    #[derive(Debug, Clone)]
    pub struct Party {
        /// Id.
        pub id: PartyId,
        /// The side.
        pub side: Coded<Side>,
        /// What the seal is bound to.
        pub token: String,
        /// A sealed [`Person`].
        pub person: Vec<u8>,
        /// First day of the power of attorney, ISO.
        pub power_from: Option<String>,
        /// Its last day, ISO.
        pub power_until: Option<String>,
    }
}

impl Party {
    /// Who it is. Errors: `Internal` when the seal does not open.
    pub fn open(&self, app: &App, body: BodyId) -> Result<Person> {
        open(PERSON, app, body, &self.token, &self.person)
    }
}

/// Personal data of someone who stands on a side; only ever stored sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Office or profession.
    pub position: String,
    /// Where to reach the person.
    pub contact: String,
    /// Number and day of the letter of attorney; empty for somebody who acts for himself or herself.
    pub power_number: String,
}

impl Person {
    /// Seals the person for the row with this token.
    pub(super) fn seal(&self, app: &App, body: BodyId, token: &str) -> Result<Vec<u8>> {
        seal(PERSON, app, body, token, self)
    }
}

db::record! {
    /// A paper of the file.
    #[derive(Debug, Clone)]
    pub struct Paper {
        /// Id.
        pub id: ExhibitId,
        /// What it is.
        pub kind: Coded<PaperKind>,
        /// Its title in the list.
        pub title: String,
        /// Content in the file store.
        pub sha256: String,
        /// File name, cleaned.
        pub name: String,
        /// Type by content.
        pub content_type: String,
        /// Size.
        pub bytes: i64,
        /// When it was added, Unix ms.
        pub added_at: i64,
    }
}

db::record! {
    /// Something one of the units has to do.
    #[derive(Debug, Clone)]
    pub struct Task {
        /// Id.
        pub id: DutyId,
        /// Who.
        pub unit_id: UnitId,
        /// What.
        pub what: String,
        /// By when, ISO.
        pub due_on: String,
        /// When it was done, ISO.
        pub done_on: Option<String>,
    }
}

db::record! {
    /// A bundle as it was made.
    #[derive(Debug, Clone)]
    pub struct Bundle {
        /// Id.
        pub id: BundleId,
        /// Its number.
        pub number: String,
        /// When, Unix ms.
        pub made_at: i64,
        /// The sealed letter.
        pub content: Vec<u8>,
        /// SHA-256 of the letter's data.
        pub digest: Hex,
    }
}

impl Bundle {
    /// The letter as it was made. Errors: `Internal` when the seal does not open.
    pub(super) fn open<T: for<'de> Deserialize<'de>>(&self, app: &App, body: BodyId) -> Result<T> {
        open(BUNDLE, app, body, &self.number, &self.content)
    }

    /// Seals a letter for the bundle with this number.
    pub(super) fn seal(app: &App, body: BodyId, number: &str, letter: &impl Serialize) -> Result<Vec<u8>> {
        seal(BUNDLE, app, body, number, letter)
    }
}

fn seal(purpose: Purpose, app: &App, body: BodyId, name: &str, value: &impl Serialize) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(value).map_err(anyhow::Error::new)?;
    purpose.seal(app, &format!("{body}|{name}"), &json)
}

fn open<T: for<'de> Deserialize<'de>>(
    purpose: Purpose,
    app: &App,
    body: BodyId,
    name: &str,
    sealed: &[u8],
) -> Result<T> {
    let opened = purpose.open(app, &format!("{body}|{name}"), sealed);
    let opened =
        opened.ok_or_else(|| Error::Internal(anyhow::anyhow!("a seal of a dispute does not open")))?;
    serde_json::from_slice(&opened).map_err(|error| Error::Internal(anyhow::Error::new(error)))
}
