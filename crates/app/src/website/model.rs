//! Types of the registry of websites and of what is known about each.

use rules::Code as _;
use rules::activity::{Thresholds, Verdict};
use rules::website::{IncidentState, Place, SiteState};

use crate::ids::{Coded, Hex, IncidentId, UnitId, WebsiteId};

/// Systems a site may be made with, as `watch::System` writes them, for the form and for lists.
pub const SYSTEMS: [&str; 8] =
    ["wordpress", "opensid", "joomla", "blogspot", "drupal", "terbuka", "spse", "other"];

db::record! {
    /// A website of a unit, as it is registered.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Website {
        /// Id.
        pub id: WebsiteId,
        /// Whose it is.
        pub unit_id: UnitId,
        /// Address of its front page; for a hosted one the path of the unit's pages.
        pub url: String,
        /// Whether it is kept here.
        pub place: Coded<Place>,
        /// One of [`SYSTEMS`].
        pub system: String,
        /// Who answers for it: a post, not a person.
        pub owner: String,
        /// Decree that named the administrators.
        pub decree: String,
        /// Administrators and how to reach them; for officers only.
        pub administrators: String,
        /// Last day of the domain, ISO; empty when not known.
        pub domain_until: String,
        /// Officer in whose name the domain stands (Permenkominfo 5/2015).
        pub domain_officer: String,
        /// Whether it is in use.
        pub state: Coded<SiteState>,
        /// What else is to be known.
        pub note: String,
        /// When somebody made sure that it is the unit's, Unix ms.
        pub verified_at: Option<i64>,
        /// Who did; empty when nobody.
        pub verified_by: String,
        /// How.
        pub verified_how: String,
        /// Whether it belongs to the demonstration: it is never asked.
        pub is_sample: bool,
        /// Counts changes.
        pub version: i64,
        /// Registered, Unix ms.
        pub created_at: i64,
        /// Last change, Unix ms.
        pub updated_at: i64,
    }
}

impl Website {
    /// A site about which nothing is known but whose it is.
    pub fn of(unit: UnitId, url: &str, place: Place) -> Self {
        Self {
            id: WebsiteId(0),
            unit_id: unit,
            url: url.to_owned(),
            place: Coded(place),
            system: if place == Place::Hosted { "terbuka" } else { "other" }.to_owned(),
            owner: String::new(),
            decree: String::new(),
            administrators: String::new(),
            domain_until: String::new(),
            domain_officer: String::new(),
            state: Coded(SiteState::Used),
            note: String::new(),
            verified_at: None,
            verified_by: String::new(),
            verified_how: String::new(),
            is_sample: false,
            version: 0,
            created_at: 0,
            updated_at: 0,
        }
    }

    /// Path of its page in the workroom.
    pub fn path(&self) -> String {
        format!("/kerja/situs/{}", self.id)
    }

    /// Whether it is kept here.
    pub fn is_hosted(&self) -> bool {
        self.place.0 == Place::Hosted
    }

    /// Whether it counts as a site of its unit.
    pub fn is_used(&self) -> bool {
        self.state.0 == SiteState::Used
    }

    /// Whether the watch asks it: on another server, not taken down, no sample.
    pub fn is_watched(&self) -> bool {
        !self.is_hosted() && self.state.0 != SiteState::Ended && !self.is_sample
    }

    /// The address as people say it: without scheme and last slash.
    pub fn short_url(&self) -> &str {
        let bare = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        bare.trim_end_matches('/')
    }

    /// Digest of everything that can be changed, for the change log.
    pub fn digest(&self) -> String {
        let fields = [
            self.unit_id.to_string(),
            self.url.clone(),
            self.place.0.code().to_owned(),
            self.system.clone(),
            self.owner.clone(),
            self.decree.clone(),
            self.administrators.clone(),
            self.domain_until.clone(),
            self.domain_officer.clone(),
            self.state.0.code().to_owned(),
            self.note.clone(),
            self.verified_how.clone(),
        ];
        let fields: Vec<&[u8]> = fields.iter().map(String::as_bytes).collect();
        crate::audit::hex(&rules::chain::digest(&fields))
    }
}

db::record! {
    /// How a site stands now.
    #[derive(Debug, Clone)]
    pub struct Health {
        /// The site.
        pub website_id: WebsiteId,
        /// Last light check or look, Unix ms.
        pub checked_at: Option<i64>,
        /// Whether it answered.
        pub is_up: bool,
        /// Why not, as a code (`too_slow`); empty when it did.
        pub reason: String,
        /// Milliseconds until the answer was there.
        pub ms: Option<i64>,
        /// Last instant of the certificate, Unix ms.
        pub tls_until: Option<i64>,
        /// Since when it does not answer.
        pub down_since: Option<i64>,
        /// Last look at its news.
        pub looked_at: Option<i64>,
        /// The newest news, Unix ms.
        pub newest_at: Option<i64>,
        /// Its title.
        pub newest_title: String,
        /// Where it can be seen.
        pub newest_url: String,
        /// How it was found (`rules::activity::Road`); empty when it was not.
        pub road: String,
        /// How sure its date is, per cent.
        pub confidence: Option<i64>,
        /// What is wrong, see [`super::problem::Problem`].
        pub problems: String,
    }
}

db::record! {
    /// A look at the news of a site.
    #[derive(Debug, Clone)]
    pub struct Look {
        /// When, Unix ms.
        pub looked_at: i64,
        /// Whether the site was there.
        pub is_up: bool,
        /// Why not.
        pub reason: String,
        /// Milliseconds until the page was there.
        pub ms: Option<i64>,
        /// The newest news.
        pub newest_at: Option<i64>,
        /// How it was found.
        pub road: String,
        /// How sure its date is, per cent.
        pub confidence: Option<i64>,
        /// News seen.
        pub items: i64,
        /// What was wrong.
        pub problems: String,
    }
}

db::record! {
    /// News seen on a site.
    #[derive(Debug, Clone)]
    pub struct SeenItem {
        /// On which road.
        pub road: String,
        /// Its address.
        pub url: String,
        /// Its title; may be empty.
        pub title: String,
        /// Published, Unix ms.
        pub published_at: i64,
        /// First look that saw it.
        pub first_seen_at: i64,
        /// First look that missed it.
        pub gone_at: Option<i64>,
    }
}

db::record! {
    /// Light checks of a day.
    #[derive(Debug, Clone)]
    pub struct Day {
        /// The day, ISO.
        pub day: String,
        /// Checks.
        pub checks: i64,
        /// Checks without an answer.
        pub failures: i64,
        /// Milliseconds of all answers.
        pub ms_sum: i64,
        /// Milliseconds of the slowest.
        pub ms_most: i64,
    }
}

db::record! {
    /// The verdict of a unit for a month.
    #[derive(Debug, Clone)]
    pub struct MonthVerdict {
        /// The unit.
        pub unit_id: UnitId,
        /// The month, `2026-11`.
        pub month: String,
        /// The verdict.
        pub verdict: Coded<Verdict>,
        /// Posts of the month; `None` = nobody knows.
        pub posts: Option<i64>,
        /// The newest news known then.
        pub newest_at: Option<i64>,
        /// The thresholds it was decided by: `30/90`.
        pub rule: String,
        /// When it was decided last.
        pub decided_at: i64,
    }
}

db::record! {
    /// How a body watches its sites.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct WatchRule {
        /// Days of age of the newest news from which a site is less active.
        pub less_active_after: i64,
        /// Days from which it is dormant.
        pub dormant_after: i64,
        /// Minutes between two light checks.
        pub minutes: i64,
        /// Whether sites are asked at all.
        pub is_on: bool,
        /// The decision the thresholds come from.
        pub source: String,
    }
}

impl WatchRule {
    /// The thresholds for the verdict.
    pub fn thresholds(&self) -> Thresholds {
        let days = |days: i64| u16::try_from(days).unwrap_or(u16::MAX);
        Thresholds {
            less_active_after: days(self.less_active_after),
            dormant_after: days(self.dormant_after),
        }
    }

    /// The thresholds as they are kept beside each verdict: `30/90`.
    pub fn code(&self) -> String {
        format!("{}/{}", self.less_active_after, self.dormant_after)
    }
}

db::record! {
    /// Signs of planted content in a site, and where the work on it stands.
    #[derive(Debug, Clone)]
    pub struct Incident {
        /// Id.
        pub id: IncidentId,
        /// The site.
        pub website_id: WebsiteId,
        /// Its unit.
        pub unit_id: UnitId,
        /// Its address.
        pub url: String,
        /// Where it stands.
        pub state: Coded<IncidentState>,
        /// Kinds of signs and their places, in a fixed order.
        pub summary: String,
        /// SHA-256 over all evidence.
        pub seal: Hex,
        /// When the signs were found, Unix ms.
        pub found_at: i64,
        /// Until when the site is to be clean.
        pub due_at: i64,
        /// When it was closed.
        pub closed_at: Option<i64>,
        /// Whether it belongs to the demonstration.
        pub is_sample: bool,
        /// Counts changes.
        pub version: i64,
    }
}

db::record! {
    /// A piece of evidence.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Evidence {
        /// Place in the bundle, from 1.
        pub position: i64,
        /// Kind of sign and visitor: `hidden search_robot`, or `answer watcher`.
        pub kind: String,
        /// Address it was found at.
        pub url: String,
        /// What was found, word for word.
        pub found: String,
        /// Headers of the answer, one a line.
        pub headers: String,
        /// The answer itself; empty where it stands in another piece.
        pub answer: Vec<u8>,
    }
}

db::record! {
    /// What was done about an incident.
    #[derive(Debug, Clone)]
    pub struct IncidentNote {
        /// When.
        pub at: i64,
        /// The state it led to.
        pub state: Coded<IncidentState>,
        /// What was said.
        pub note: String,
        /// Who: a name, or the program's own.
        pub who: String,
    }
}
