//! Which list it is, what its frame says, and what it depends on.

use fluent_templates::fluent_bundle::FluentValue;
use rules::Code as _;
use rules::register::InformationClass;
use sha2::{Digest as _, Sha256};

use super::PDF_ROWS;
use super::rows;
use crate::ids::UnitId;
use crate::register::public::{ClassCount, count_by_unit};
use crate::{Ctx, Error, Result};

/// The classes in the order of UU 14/2008 Ps.9–11.
pub(super) const CLASSES: [InformationClass; 3] =
    [InformationClass::Periodic, InformationClass::Immediate, InformationClass::OnDemand];

/// Headings of the form.
pub(super) const COLUMN_KEYS: [&str; 8] = [
    "register-dip-number",
    "register-dip-subject",
    "register-dip-holder",
    "register-dip-responsible",
    "register-dip-made",
    "register-dip-form",
    "register-dip-keeping",
    "register-dip-media",
];

/// One list.
pub(super) struct List {
    /// Whose; none = the whole city.
    pub(super) unit: Option<UnitId>,
    /// Entries by unit and class, of the units of this list.
    pub(super) counts: Vec<ClassCount>,
    /// Name of the unit or body.
    pub(super) issuer: String,
    /// The decision that adopted it; empty when none did.
    pub(super) decision: String,
}

impl List {
    /// The list of a unit by its code, or of the city. Errors: `NotFound`.
    pub(super) async fn find(ctx: &Ctx, code: Option<&str>) -> Result<Self> {
        let unit = match code {
            Some(code) => Some(ctx.directory.by_code(code).ok_or(Error::NotFound)?),
            None => None,
        };
        let id = unit.map(|unit| unit.id);
        let mut counts = count_by_unit(ctx.db(), ctx.body()).await?;
        counts.retain(|count| id.is_none_or(|id| id == count.unit_id));
        let body = &ctx.directory.body;
        let deciding = id.or(body.ppid_unit_id).or(body.root_unit_id);
        let found = match deciding {
            Some(unit) => rows::last_decision(ctx.db(), ctx.body(), unit).await?,
            None => None,
        };
        let decision = found.map_or_else(String::new, |decision| {
            let day = decision.decided_on.parse();
            let day = day.map_or(decision.decided_on, |day| crate::locale::day_in_words(ctx.locale, day));
            let words = [("x", FluentValue::from(decision.number)), ("y", FluentValue::from(day))];
            ctx.locale.with("register-dip-decision", &words)
        });
        let issuer = unit.map_or_else(|| body.name.clone(), |unit| unit.name.clone());
        Ok(Self { unit: id, counts, issuer, decision })
    }

    /// Entries of a unit in a class.
    pub(super) fn count(&self, unit: UnitId, class: InformationClass) -> i64 {
        let is_it = |count: &&ClassCount| count.unit_id == unit && count.class.0 == class;
        self.counts.iter().find(is_it).map_or(0, |count| count.entries)
    }

    /// All entries.
    pub(super) fn total(&self) -> i64 {
        self.counts.iter().map(|count| count.entries).sum()
    }

    /// Number of PDF parts; at least one.
    pub(super) fn parts(&self) -> i64 {
        (self.total().saturating_add(PDF_ROWS - 1) / PDF_ROWS).max(1)
    }

    /// Units with entries in a class, in the order of the directory.
    pub(super) fn units(&self, ctx: &Ctx, class: InformationClass) -> Vec<UnitId> {
        let all = ctx.directory.all().iter().map(|unit| unit.id);
        all.filter(|unit| self.count(*unit, class) > 0).collect()
    }

    /// "Keadaan 22 November 2026, 312 informasi", by the last change, so that the same list is the same file.
    pub(super) fn state_in_words(&self, ctx: &Ctx) -> String {
        let last = self.counts.iter().map(|count| count.last_at).max();
        let day = rules::zone::day(last.unwrap_or_else(|| ctx.now()), &ctx.directory.zone);
        let day = crate::locale::day_in_words(ctx.locale, day);
        ctx.locale.with(
            "register-dip-state",
            &[("x", FluentValue::from(day)), ("n", FluentValue::from(self.total()))],
        )
    }

    /// What the file depends on: entries and their last change, names of units, address, language.
    pub(super) fn stamp(&self, ctx: &Ctx) -> String {
        let mut hash = Sha256::new();
        let mut put = |text: &str| {
            hash.update(text.as_bytes());
            hash.update([0]);
        };
        put(&ctx.origin);
        put(ctx.locale.code());
        put(&self.issuer);
        put(&self.decision);
        put(env!("CARGO_PKG_VERSION"));
        for count in &self.counts {
            let numbers = format!("{} {} {}", count.unit_id, count.entries, count.last_at);
            put(&numbers);
            put(count.class.0.code());
            put(ctx.directory.name(count.unit_id));
        }
        crate::audit::hex(&hash.finalize()).chars().take(24).collect()
    }
}
