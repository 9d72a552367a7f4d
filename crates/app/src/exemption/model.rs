//! Types of exempt information.

use jiff::civil::Date;
use rules::exemption::{Ground, OpenedBy, State, ends_after, ground, opened_at_end, state_on, withholds};
use rules::visibility::{self, Viewer, Visibility};

use crate::ids::{AccountId, Coded, EntryId, ExemptionId, Hex, UnitId};

db::record! {
    /// One row of the list, with its consequence test and decisions.
    #[derive(Debug, Clone)]
    pub struct Exemption {
        /// Id.
        pub id: ExemptionId,
        /// Unit that holds the information.
        pub unit_id: UnitId,
        /// Where it stands; see [`Exemption::state_on`] for what the law makes of it.
        pub state: Coded<State>,
        /// Raised by every change.
        pub version: i64,
        /// The exact information withheld, as the public list names it.
        pub information: String,
        /// The document it stands in (test, step 2). Not public.
        pub document: String,
        /// The exact part withheld (step 3). Not public.
        pub withheld_part: String,
        /// When the test was made: `before_request`, `on_request`, `by_order`.
        pub occasion: String,
        /// Code of the ground.
        pub ground: String,
        /// Article of a law relied on (step 4).
        pub law: String,
        /// Consequence when opened (step 5). Public.
        pub if_opened: String,
        /// Consequence when closed, what the public loses or is spared (step 5). Public.
        pub if_closed: String,
        /// Decency, morals and public interest weighed (step 5). Not public.
        pub weighing: String,
        /// Code of `rules::exemption::NeverExempt` when it is such information; empty = it is not.
        pub never_exempt: String,
        /// Last day on which it is withheld, ISO date.
        pub exempt_until: Option<String>,
        /// Rule or need when no last day is fixed.
        pub period_basis: String,
        /// Day of review when no last day is fixed, ISO date.
        pub review_on: Option<String>,
        /// Number of the classification decision.
        pub decision_number: String,
        /// Its day, ISO date.
        pub decided_on: Option<String>,
        /// Its place.
        pub decided_at_place: String,
        /// PPID who signed.
        pub ppid_name: String,
        /// Office of that person.
        pub ppid_position: String,
        /// Account that signed.
        pub decided_by: Option<AccountId>,
        /// Head of the public body who approved.
        pub head_name: String,
        /// Office of the head.
        pub head_position: String,
        /// Account that approved.
        pub approved_by: Option<AccountId>,
        /// When, Unix ms.
        pub approved_at: Option<i64>,
        /// Remark of the head when sent back.
        pub remark: String,
        /// Number of the opening decision.
        pub opening_number: String,
        /// Its day, ISO date.
        pub opening_decided_on: Option<String>,
        /// First day it was public, ISO date.
        pub opened_on: Option<String>,
        /// Code of `OpenedBy`.
        pub opened_by: Option<String>,
        /// Which ruling, whose consent.
        pub opened_reason: String,
        /// Entry of the register begun when it opened.
        pub entry_id: Option<EntryId>,
        /// Who began it.
        pub author_id: Option<AccountId>,
        /// Demonstration row.
        pub is_sample: bool,
        /// Created, Unix ms.
        pub created_at: i64,
        /// Last change, Unix ms.
        pub updated_at: i64,
        /// Codes of the obligations of its unit it covers, in order, with a space between two.
        pub obligations: String,
    }
}

impl Exemption {
    /// Its days as they are stored; every one was read when the row was (`store`).
    pub(super) fn days(&self) -> impl Iterator<Item = Option<&str>> {
        let days = [&self.exempt_until, &self.review_on, &self.opened_on];
        days.into_iter().map(Option::as_deref)
    }

    /// Last day on which it is withheld.
    pub fn until(&self) -> Option<Date> {
        self.exempt_until.as_deref().and_then(|day| day.parse().ok())
    }

    /// The state the law gives it on a day (PP 61/2010 Ps.11(3)).
    pub fn state_on(&self, day: Date) -> State {
        state_on(self.state.0, self.until(), day)
    }

    /// The ground.
    pub fn ground(&self) -> Option<&'static Ground> {
        ground(&self.ground)
    }

    /// Who sees its row of the public list on a day.
    pub fn visibility(&self, day: Date, viewer: Viewer<'_>) -> Visibility {
        let is_approved = self.approved_at.is_some();
        visibility::exemption(self.state_on(day), is_approved, self.unit_id.0, viewer)
    }

    /// What opened it and its first open day; `None` while it is not open. At the end of a period it is the
    /// decision or the law, before the row says so too (PP 61/2010 Ps.11).
    pub fn opened(&self, day: Date) -> Option<(OpenedBy, Date)> {
        if self.state.0 == State::Public {
            let by = self.opened_by.as_deref().and_then(rules::Code::from_code)?;
            return Some((by, self.opened_on.as_deref()?.parse().ok()?));
        }
        let until = self.until().filter(|_| self.state_on(day) == State::Public)?;
        Some((opened_at_end(self.state.0), ends_after(until)))
    }

    /// Codes of the obligations it covers.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.obligations.split_whitespace()
    }

    /// The test as it can be edited.
    pub fn test(&self) -> Test {
        Test {
            information: self.information.clone(),
            document: self.document.clone(),
            withheld_part: self.withheld_part.clone(),
            occasion: self.occasion.clone(),
            ground: self.ground.clone(),
            law: self.law.clone(),
            if_opened: self.if_opened.clone(),
            if_closed: self.if_closed.clone(),
            weighing: self.weighing.clone(),
            never_exempt: self.never_exempt.clone(),
            exempt_until: self.exempt_until.clone().unwrap_or_default(),
            period_basis: self.period_basis.clone(),
            review_on: self.review_on.clone().unwrap_or_default(),
            obligations: self.codes().map(str::to_owned).collect(),
        }
    }
}

/// The consequence test as typed. Days are ISO dates; empty = not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Test {
    /// See [`Exemption::information`].
    pub information: String,
    /// See [`Exemption::document`].
    pub document: String,
    /// See [`Exemption::withheld_part`].
    pub withheld_part: String,
    /// See [`Exemption::occasion`].
    pub occasion: String,
    /// See [`Exemption::ground`].
    pub ground: String,
    /// See [`Exemption::law`].
    pub law: String,
    /// See [`Exemption::if_opened`].
    pub if_opened: String,
    /// See [`Exemption::if_closed`].
    pub if_closed: String,
    /// See [`Exemption::weighing`].
    pub weighing: String,
    /// See [`Exemption::never_exempt`].
    pub never_exempt: String,
    /// See [`Exemption::exempt_until`].
    pub exempt_until: String,
    /// See [`Exemption::period_basis`].
    pub period_basis: String,
    /// See [`Exemption::review_on`].
    pub review_on: String,
    /// See [`Exemption::obligations`]; sorted, each once.
    pub obligations: Vec<String>,
}

db::record! {
    /// An obligation of a unit that an approved exemption covers.
    #[derive(Debug, Clone)]
    pub struct Covered {
        /// Unit.
        pub unit_id: UnitId,
        /// Code of the catalogue.
        pub code: String,
        /// The exemption.
        pub exemption_id: ExemptionId,
        /// Where it stands.
        pub state: Coded<State>,
        /// Last day on which it withholds, ISO date.
        pub exempt_until: Option<String>,
        /// When the head approved it, Unix ms.
        pub approved_at: Option<i64>,
    }
}

impl Covered {
    /// Whether it holds on a day: approved, and its period not over.
    pub fn holds(&self, day: Date) -> bool {
        let until = self.exempt_until.as_deref().and_then(|day| day.parse().ok());
        self.approved_at.is_some() && withholds(self.state.0, until, day)
    }
}

db::record! {
    /// What a member of the team of considerations advised.
    #[derive(Debug, Clone)]
    pub struct Advice {
        /// Who.
        pub account_id: AccountId,
        /// Name at that time.
        pub name: String,
        /// `close`, `open`, `part`.
        pub advice: String,
        /// In own words.
        pub note: String,
        /// When, Unix ms.
        pub at: i64,
    }
}

/// Digest of what was tested and decided, for the change log.
pub(super) fn digest(exemption: &Exemption) -> String {
    let test = exemption.test();
    let parts = [
        &test.information,
        &test.document,
        &test.withheld_part,
        &test.occasion,
        &test.ground,
        &test.law,
        &test.if_opened,
        &test.if_closed,
        &test.weighing,
        &test.exempt_until,
        &test.period_basis,
        &test.review_on,
        &exemption.decision_number,
        &exemption.decided_on.clone().unwrap_or_default(),
        &exemption.obligations,
    ];
    let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    Hex(crate::audit::hex(&rules::chain::digest(&fields))).0
}
