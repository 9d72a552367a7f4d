//! Types of applications.

use crate::ids::{CityAppId, UnitId};

/// Where an application stands, as its owner says: it works, it is disturbed, it is closed.
pub const STATUSES: [&str; 3] = ["active", "disturbed", "closed"];

db::record! {
    /// An application of the city.
    #[derive(Debug, Clone)]
    pub struct CityApp {
        /// Id.
        pub id: CityAppId,
        /// Whose it is.
        pub unit_id: UnitId,
        /// `draft` or `published`.
        pub state: String,
        /// Raised by every change.
        pub version: i64,
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
        /// The day the status was said, ISO.
        pub status_on: String,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl CityApp {
    /// Whether everybody may see it.
    pub fn is_public(&self) -> bool {
        self.state == "published"
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/aplikasi/{}", self.id)
    }

    /// Where officers find it.
    pub fn desk(&self) -> String {
        format!("/kerja/aplikasi/{}", self.id)
    }
}

/// What is said of an application in a form.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// See [`CityApp::name`].
    pub name: String,
    /// See [`CityApp::about`].
    pub about: String,
    /// See [`CityApp::audience`].
    pub audience: String,
    /// See [`CityApp::url`].
    pub url: String,
    /// See [`CityApp::needs_login`].
    pub needs_login: bool,
    /// See [`CityApp::cost`].
    pub cost: String,
    /// See [`CityApp::data_kept`].
    pub data_kept: String,
    /// See [`CityApp::words`].
    pub words: String,
    /// See [`CityApp::manual`].
    pub manual: String,
    /// See [`CityApp::status`].
    pub status: String,
}

impl From<CityApp> for Said {
    fn from(app: CityApp) -> Self {
        Self {
            name: app.name,
            about: app.about,
            audience: app.audience,
            url: app.url,
            needs_login: app.needs_login,
            cost: app.cost,
            data_kept: app.data_kept,
            words: app.words,
            manual: app.manual,
            status: app.status,
        }
    }
}
