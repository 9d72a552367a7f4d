//! Types of the slice.

use rules::obligation::StatementKind;
use rules::register::State;

use crate::ids::{Coded, EntryId, EntryVersionId, StatementId, UnitId};

db::record! {
    /// How many public entries of a unit carry a code, and when one was last verified.
    #[derive(Debug, Clone)]
    pub struct PublishedCode {
        /// Unit.
        pub unit_id: UnitId,
        /// Code of the catalogue.
        pub code: String,
        /// Public entries.
        pub entries: i64,
        /// Last verification or confirmation of any of them, Unix ms.
        pub verified_at: Option<i64>,
    }
}

db::record! {
    /// A group a unit was put into or taken out of by the main PPID.
    #[derive(Debug, Clone)]
    pub struct UnitGroup {
        /// Unit.
        pub unit_id: UnitId,
        /// Code of the group; one this version does not know is ignored.
        pub audience: String,
        /// In or out.
        pub is_member: bool,
    }
}

db::record! {
    /// A statement of a unit's PPID.
    #[derive(Debug, Clone)]
    pub struct Statement {
        /// Id.
        pub id: StatementId,
        /// Unit.
        pub unit_id: UnitId,
        /// Code of the catalogue.
        pub code: String,
        /// What was signed.
        pub kind: Coded<StatementKind>,
        /// The year it speaks about.
        pub year: Option<i64>,
        /// Why; public.
        pub reason: String,
        /// Who signed, as named then.
        pub signer_name: String,
        /// In which post.
        pub signer_position: String,
        /// When, Unix ms.
        pub signed_at: i64,
        /// When it was taken back.
        pub revoked_at: Option<i64>,
        /// Why it was taken back.
        pub revoke_reason: String,
    }
}

impl Statement {
    /// As the rules need it.
    pub fn fact(&self) -> rules::obligation::Statement {
        let year = self.year.and_then(|year| i16::try_from(year).ok());
        rules::obligation::Statement { kind: self.kind.0, year }
    }
}

db::record! {
    /// An entry of a unit that carries a code in its newest or public version, for the workroom.
    #[derive(Debug, Clone)]
    pub struct EntryLine {
        /// Id.
        pub id: EntryId,
        /// Address.
        pub slug: Option<String>,
        /// Title of the newest version.
        pub title: String,
        /// Where it stands.
        pub state: Coded<State>,
        /// Version the public reads.
        pub public_version_id: Option<EntryVersionId>,
        /// Last verified, Unix ms.
        pub verified_at: Option<i64>,
        /// Last change, Unix ms.
        pub updated_at: i64,
    }
}
