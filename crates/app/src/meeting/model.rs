//! Types of meetings.

use rules::meeting::{MeetingState, Presence, ResolutionState};

use crate::Ctx;
use crate::ids::{AccountId, Coded, FileId, Hex, MeetingId, ResolutionId, SeriesId, UnitId};
use crate::request::Receipt;

/// The act that invites.
pub(super) const CALLED: &str = "meeting.call";

db::record! {
    /// A row of meetings with one purpose, each for another batch of units.
    #[derive(Debug, Clone)]
    pub struct Series {
        /// Id.
        pub id: SeriesId,
        /// What it is called.
        pub title: String,
        /// What it is for.
        pub purpose: String,
        /// When it was planned, Unix ms.
        pub planned_at: i64,
        /// By whom.
        pub planned_by: String,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

db::record! {
    /// One meeting.
    #[derive(Debug, Clone)]
    pub struct Meeting {
        /// Id.
        pub id: MeetingId,
        /// The row it belongs to.
        pub series_id: SeriesId,
        /// Its place in the row, from 1.
        pub batch: i64,
        /// Title with the kecamatan that are called.
        pub title: String,
        /// Where.
        pub place: String,
        /// Begin, Unix ms.
        pub starts_at: i64,
        /// End, Unix ms.
        pub ends_at: i64,
        /// Where it stands.
        pub state: Coded<MeetingState>,
        /// Whether day, place and subject stand in the public calendar.
        pub is_public: bool,
        /// Number of the invitation; empty before.
        pub number: String,
        /// When it was called, Unix ms.
        pub called_at: Option<i64>,
        /// Who signs the invitation.
        pub signer_name: String,
        /// In which office.
        pub signer_position: String,
        /// SHA-256 of what the invitation says.
        pub digest: Hex,
        /// Place of the call in the change log.
        pub log_seq: i64,
        /// Why it was called off.
        pub reason: String,
        /// Minutes.
        pub minutes: String,
        /// Whether the head of the public body was there.
        pub is_head_present: bool,
        /// When it was closed, Unix ms.
        pub held_at: Option<i64>,
        /// Raised by every change the invited have to hear of.
        pub revision: i64,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl Meeting {
    /// Where officers find it.
    pub fn desk(&self) -> String {
        format!("/kerja/rapat/{}", self.id)
    }

    /// Whether it stands as given.
    pub fn is(&self, state: &str) -> bool {
        rules::Code::code(self.state.0) == state
    }

    /// Whether people may check in: from an hour before it begins, until it is closed or the day after ends.
    pub(super) fn doors(&self) -> (i64, i64) {
        const HOUR_MS: i64 = 3_600_000;
        (self.starts_at - HOUR_MS, self.ends_at + HOUR_MS)
    }

    /// What the code on its invitation proves.
    pub(crate) fn receipt(&self) -> Receipt {
        Receipt {
            number: self.number.clone(),
            received_at: self.called_at.unwrap_or_default(),
            digest: self.digest.clone(),
            log_seq: self.log_seq,
            act: CALLED,
            object_id: self.id.0,
        }
    }

    /// SHA-256 of what the invitation says.
    pub(super) fn content_digest(&self, ctx: &Ctx) -> Hex {
        let (body, starts) = (ctx.body().to_string(), self.starts_at.to_string());
        let parts = [
            &body,
            &self.number,
            &self.title,
            &starts,
            &self.place,
            &self.signer_name,
            &self.signer_position,
        ];
        let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        Hex(crate::audit::hex(&rules::chain::digest(&fields)))
    }
}

db::record! {
    /// A unit that is called.
    #[derive(Debug, Clone)]
    pub struct Invited {
        /// The unit.
        pub unit_id: UnitId,
        /// Whether it came.
        pub presence: Coded<Presence>,
        /// Its gaps as they stood when it was invited, JSON; empty before.
        pub agenda: String,
    }
}

db::record! {
    /// Somebody who came.
    #[derive(Debug, Clone)]
    pub struct Person {
        /// Order of coming.
        pub id: i64,
        /// For which unit; none for guests.
        pub unit_id: Option<UnitId>,
        /// The account; none for somebody put on the list by name.
        pub account_id: Option<AccountId>,
        /// Name.
        pub name: String,
        /// `code` or `list`.
        pub way: String,
        /// When, Unix ms.
        pub came_at: i64,
        /// Why the name was struck out; empty for who was there.
        pub struck: String,
    }
}

impl Person {
    /// Whether the person was there.
    pub(super) fn is_there(&self) -> bool {
        self.struck.is_empty()
    }
}

db::record! {
    /// A file for those who come.
    #[derive(Debug, Clone)]
    pub struct Material {
        /// The file.
        pub file_id: FileId,
        /// Its name.
        pub name: String,
        /// Type by content.
        pub content_type: String,
        /// Size.
        pub bytes: i64,
        /// Content in the store.
        pub sha256: String,
    }
}

db::record! {
    /// What was decided.
    #[derive(Debug, Clone)]
    pub struct Resolution {
        /// Id.
        pub id: ResolutionId,
        /// The meeting.
        pub meeting_id: MeetingId,
        /// Who does it.
        pub unit_id: UnitId,
        /// What is to be done.
        pub words: String,
        /// Until when, ISO.
        pub due_on: String,
        /// Where it stands.
        pub state: Coded<ResolutionState>,
        /// Day of the last reminder, ISO.
        pub reminded_on: Option<String>,
        /// Day on which it was done or fell away, ISO.
        pub ended_on: Option<String>,
        /// What was done, or why it fell away.
        pub note: String,
        /// Title of the meeting.
        pub meeting_title: String,
    }
}

impl Resolution {
    /// Whether the unit still works on it.
    pub fn is_open(&self) -> bool {
        self.state.0 == ResolutionState::Open
    }
}
