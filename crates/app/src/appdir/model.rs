//! Types of applications.

use db::{DbResult, FromRow, Row};

use crate::ids::{CityAppId, UnitId};

/// Where an application stands, as its owner says: it works, it is disturbed, it is closed.
pub const STATUSES: [&str; 3] = ["active", "disturbed", "closed"];

db::record! {
    /// Where an application stands in the directory.
    #[derive(Debug, Clone)]
    pub struct Head {
        /// Id.
        pub id: CityAppId,
        /// Whose it is.
        pub unit_id: UnitId,
        /// `draft` or `published`.
        pub state: String,
        /// Raised by every change.
        pub version: i64,
        /// The day the status was said, ISO.
        pub status_on: String,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

db::record! {
    /// What is said of an application.
    #[derive(Debug, Clone, Default)]
    pub struct Said {
        /// Name.
        pub name: String,
        /// What it does, two plain sentences.
        pub about: String,
        /// For whom.
        pub audience: String,
        /// Where it is.
        pub url: String,
        /// Whether somebody has to sign in.
        pub needs_login: bool,
        /// What it costs; empty = nothing.
        pub cost: String,
        /// What it keeps about people; empty = nothing.
        pub data_kept: String,
        /// Words people look for it by.
        pub words: String,
        /// Address of a manual; empty = none.
        pub manual: String,
        /// One of [`STATUSES`].
        pub status: String,
    }
}

db::record! {
    /// What the program saw when it last asked the address; without a moment it never asked.
    #[derive(Debug, Clone, Default)]
    pub struct Seen {
        /// `up`, `slow` or `down` (see [`super::watch()`]); none before the first look.
        pub answer: Option<String>,
        /// When, Unix ms.
        pub asked_at: Option<i64>,
    }
}

impl Seen {
    /// Whether it gave no answer when it was last asked.
    pub fn is_down(&self) -> bool {
        self.answer.as_deref() == Some("down")
    }
}

/// An application of the city.
#[derive(Debug, Clone)]
pub struct CityApp {
    /// Where it stands in the directory.
    pub head: Head,
    /// What is said of it.
    pub said: Said,
    /// Whether it answered.
    pub seen: Seen,
}

impl FromRow for CityApp {
    fn from_row(row: &mut Row) -> DbResult<Self> {
        Ok(Self { head: Head::from_row(row)?, said: Said::from_row(row)?, seen: Seen::from_row(row)? })
    }
}

impl CityApp {
    /// Whether everybody may see it.
    pub fn is_public(&self) -> bool {
        self.head.state == "published"
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/aplikasi/{}", self.head.id)
    }

    /// Where officers find it.
    pub fn desk(&self) -> String {
        format!("/kerja/aplikasi/{}", self.head.id)
    }

    /// By what it is found.
    pub(crate) fn described(&self) -> super::Described {
        super::Described {
            name: self.said.name.clone(),
            words: self.said.words.clone(),
            rest: format!("{} {}", self.said.about, self.said.audience),
        }
    }
}
