//! Types of accounts, sessions and roles.

use rules::role::{Grant, Role};

use crate::ids::{AccountId, Coded, UnitId};
use crate::locale::Locale;

db::record! {
    /// A person with access to the workroom. Secrets are hashed or sealed; never printed.
    #[derive(Clone)]
    pub struct Account {
        /// Id.
        pub id: AccountId,
        /// Address for sign-in and mail, lower case.
        pub email: String,
        /// Name as shown.
        pub name: String,
        /// `invited`, `active` or `ended`.
        pub state: String,
        /// Argon2id in PHC form; none until the invitation is accepted.
        pub password_hash: Option<String>,
        /// Sealed secret of the one-time codes.
        pub totp_secret: Option<Vec<u8>>,
        /// Last 30-second step a code was taken for.
        pub totp_last_step: Option<i64>,
        /// Language of pages and mail.
        pub locale: String,
        /// Whether notices of the workroom also come by mail.
        pub mail_digest: bool,
        /// When created, Unix ms.
        pub created_at: i64,
        /// Last seen, Unix ms.
        pub last_seen_at: Option<i64>,
    }
}

impl Account {
    /// Language of pages and mail.
    pub fn locale(&self) -> Locale {
        Locale::from_code(&self.locale)
    }

    /// Whether the person can sign in.
    pub fn is_active(&self) -> bool {
        self.state == "active"
    }
}

db::record! {
    /// A role held now.
    #[derive(Debug, Clone, Copy)]
    pub(super) struct GrantRow {
        /// Role.
        pub role: Coded<Role>,
        /// Unit in which it is held.
        pub unit_id: UnitId,
    }
}

impl From<GrantRow> for Grant {
    fn from(row: GrantRow) -> Self {
        Self { role: row.role.0, unit: row.unit_id.0 }
    }
}

db::record! {
    /// A session with what every workroom page needs of its account.
    #[derive(Debug, Clone)]
    pub(super) struct SessionRow {
        /// SHA-256 of the token.
        pub token_hash: String,
        /// Account.
        pub account_id: AccountId,
        /// `second_factor`, `enrol` or `full`.
        pub stage: String,
        /// Last request, Unix ms, at most a minute old.
        pub seen_at: i64,
        /// End in any case, Unix ms.
        pub expires_at: i64,
        /// Name of the person.
        pub name: String,
        /// Address of the person.
        pub email: String,
        /// State of the account.
        pub state: String,
        /// Whether one-time codes are set up.
        pub has_totp: bool,
        /// Number of passkeys.
        pub passkeys: i64,
        /// Unread notifications.
        pub unread: i64,
    }
}

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right, the second factor is missing.
    SecondFactor,
    /// The role demands a second factor and none is set up yet.
    Enrol,
    /// Everything is done.
    Full,
}

impl Stage {
    /// The code in the table.
    pub fn code(self) -> &'static str {
        match self {
            Self::SecondFactor => "second_factor",
            Self::Enrol => "enrol",
            Self::Full => "full",
        }
    }

    /// The stage of a code; anything unknown is the least one.
    pub fn from_code(code: &str) -> Self {
        match code {
            "full" => Self::Full,
            "enrol" => Self::Enrol,
            _ => Self::SecondFactor,
        }
    }
}
