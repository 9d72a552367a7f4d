//! Types of urgent information.

use rules::Code as _;
use rules::alert::{Area, AreaKind, Certainty, Danger, LegalField, MessageKind, Severity, State, Urgency};

use crate::ids::{AlertId, Coded, Hex, UnitId};

/// Units named by an area, as one column: ids with blanks between.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AreaUnits(pub Vec<i64>);

impl std::fmt::Display for AreaUnits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<String> = self.0.iter().map(i64::to_string).collect();
        f.write_str(&ids.join(" "))
    }
}

impl db::FromValue for AreaUnits {
    fn from_value(value: db::Value) -> Result<Self, String> {
        let text = <String as db::FromValue>::from_value(value)?;
        let ids: Result<Vec<i64>, _> = text.split_whitespace().map(str::parse).collect();
        ids.map(Self).map_err(|_| "no list of ids".to_owned())
    }
}

impl From<&AreaUnits> for db::Value {
    fn from(units: &AreaUnits) -> Self {
        Self::Text(units.to_string())
    }
}

db::record! {
    /// What an alert says. The eight texts are the contents the law asks for; an empty one is not known yet.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Content {
        /// What threatens.
        pub danger: Coded<Danger>,
        /// One line: what happened and where.
        pub headline: String,
        /// Hazard and size of its impact (SM.F.01).
        pub hazard: String,
        /// Who may be affected (SM.F.02).
        pub affected: String,
        /// Procedure and place of evacuation (SM.F.03).
        pub evacuation: String,
        /// How to avoid the danger (SM.F.04).
        pub avoidance: String,
        /// How to get help (SM.F.05).
        pub help: String,
        /// Who announces (SM.F.06).
        pub announcer: String,
        /// How it is announced (SM.F.07).
        pub channels: String,
        /// What the authorities do (SM.F.08).
        pub measures: String,
        /// How the area is named.
        pub area_kind: Coded<AreaKind>,
        /// Units of the area; empty for the whole city.
        pub area_units: AreaUnits,
        /// Where exactly, in words; may be empty.
        pub place: String,
        /// How soon to act.
        pub urgency: Coded<Urgency>,
        /// How bad.
        pub severity: Coded<Severity>,
        /// How sure.
        pub certainty: Coded<Certainty>,
        /// When the danger begins or began, Unix ms.
        pub onset_at: i64,
        /// When the alert is over by itself, Unix ms.
        pub expires_at: i64,
    }
}

impl Content {
    /// The area for the rules.
    pub fn area(&self) -> Area<'_> {
        Area { kind: self.area_kind.0, units: &self.area_units.0 }
    }

    /// One of the eight texts.
    pub fn text(&self, field: LegalField) -> &str {
        match field {
            LegalField::Hazard => &self.hazard,
            LegalField::Affected => &self.affected,
            LegalField::Evacuation => &self.evacuation,
            LegalField::Avoidance => &self.avoidance,
            LegalField::Help => &self.help,
            LegalField::Announcer => &self.announcer,
            LegalField::Channels => &self.channels,
            LegalField::Measures => &self.measures,
        }
    }

    /// Digest for the change log.
    pub(super) fn digest(&self) -> String {
        let words = [
            self.danger.0.code(),
            &self.headline,
            self.area_kind.0.code(),
            &self.place,
            self.urgency.0.code(),
            self.severity.0.code(),
            self.certainty.0.code(),
        ];
        let numbers = [self.area_units.to_string(), self.onset_at.to_string(), self.expires_at.to_string()];
        let fields: Vec<&[u8]> = words
            .into_iter()
            .chain(LegalField::ALL.iter().map(|field| self.text(*field)))
            .chain(numbers.iter().map(String::as_str))
            .map(str::as_bytes)
            .collect();
        crate::audit::hex(&rules::chain::digest(&fields))
    }
}

db::record! {
    /// What stands before the content in a row.
    #[derive(Debug, Clone)]
    struct Head {
        id: AlertId,
        unit_id: UnitId,
        version: i64,
        issued_at: i64,
        ended_at: Option<i64>,
        is_sample: bool,
        number: i64,
        kind: Coded<MessageKind>,
        sent_at: i64,
        note: String,
    }
}

/// An alert as one of its messages says it; the latest one unless a list of messages was asked for.
#[derive(Debug, Clone)]
pub struct PublicAlert {
    /// Id.
    pub id: AlertId,
    /// Unit that announced it.
    pub unit_id: UnitId,
    /// How many messages there are; a form that knows fewer is in conflict.
    pub version: i64,
    /// When it was first announced, Unix ms.
    pub issued_at: i64,
    /// When it was ended before its time, Unix ms.
    pub ended_at: Option<i64>,
    /// Made up for the demonstration.
    pub is_sample: bool,
    /// Number of this message, from 1.
    pub number: i64,
    /// What this message does.
    pub kind: MessageKind,
    /// When this message was sent, Unix ms.
    pub sent_at: i64,
    /// What changed, or why it ended.
    pub note: String,
    /// What it says.
    pub content: Content,
}

impl db::FromRow for PublicAlert {
    fn from_row(row: &mut db::Row) -> db::DbResult<Self> {
        let head = Head::from_row(row)?;
        Ok(Self {
            id: head.id,
            unit_id: head.unit_id,
            version: head.version,
            issued_at: head.issued_at,
            ended_at: head.ended_at,
            is_sample: head.is_sample,
            number: head.number,
            kind: head.kind.0,
            sent_at: head.sent_at,
            note: head.note,
            content: Content::from_row(row)?,
        })
    }
}

impl PublicAlert {
    /// Where it stands at a moment.
    pub fn state_at(&self, now_ms: i64) -> State {
        State::at(now_ms, self.content.expires_at, self.ended_at)
    }

    /// How bad it is, as the class of the banner.
    pub fn tone(&self) -> &'static str {
        match self.content.severity.0 {
            Severity::Extreme | Severity::Severe => "tone-bad",
            Severity::Moderate => "tone-warn",
            Severity::Minor | Severity::Unknown => "tone-quiet",
        }
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/peringatan/{}", self.id)
    }

    /// Name by which a page marks that it shows this very message.
    pub fn mark(&self) -> String {
        format!("peringatan-{}-{}", self.id, self.number)
    }
}

db::record! {
    /// Proof that a message stood on a page.
    #[derive(Debug, Clone)]
    pub struct Showing {
        /// Number of the message.
        pub number: i64,
        /// When a node had served the page, Unix ms.
        pub shown_at: i64,
        /// Path of the page.
        pub path: String,
        /// The part of the page that showed it.
        pub excerpt: String,
        /// SHA-256 of the excerpt.
        pub digest: Hex,
    }
}

impl Showing {
    /// Seconds from sending to showing, rounded down.
    pub fn seconds_after(&self, sent_at: i64) -> i64 {
        self.shown_at.saturating_sub(sent_at).max(0) / 1000
    }
}
