//! Bodies, units and current alerts in memory: names, paths, the tree and the banner for every page without a
//! query.

use std::collections::HashMap;

use db::Db;
use jiff::tz::TimeZone;
use rules::unit::{Group, UnitType};

use super::model::{Body, Unit, UnitName};
use super::store;
use crate::Result;
use crate::alert::PublicAlert;
use crate::ids::UnitId;

/// A body with all its units, as last read.
#[derive(Debug, Clone)]
pub struct Directory {
    /// The body.
    pub body: Body,
    /// Its time zone.
    pub zone: TimeZone,
    /// Roles that need a second factor.
    pub second_factor: Vec<rules::role::Role>,
    units: Vec<Unit>,
    by_id: HashMap<UnitId, usize>,
    by_code: HashMap<String, usize>,
    former_codes: HashMap<String, UnitId>,
    former_names: Vec<UnitName>,
    /// Alerts that were current when this was read, worst first.
    alerts: Vec<PublicAlert>,
}

impl Directory {
    /// Puts a directory together. Units are kept in the order of their sort key.
    pub fn new(
        body: Body,
        mut units: Vec<Unit>,
        former_codes: HashMap<String, UnitId>,
        second_factor: Vec<rules::role::Role>,
    ) -> Self {
        units.sort_by(|a, b| a.sort_key.cmp(&b.sort_key).then(a.id.cmp(&b.id)));
        let by_id = units.iter().enumerate().map(|(at, unit)| (unit.id, at)).collect();
        let by_code = units.iter().enumerate().map(|(at, unit)| (unit.code.clone(), at)).collect();
        let zone = TimeZone::get(&body.time_zone).unwrap_or(TimeZone::UTC);
        Self {
            body,
            zone,
            second_factor,
            units,
            by_id,
            by_code,
            former_codes,
            former_names: Vec::new(),
            alerts: Vec::new(),
        }
    }

    /// Adds the names units had before.
    #[must_use]
    pub fn with_former_names(mut self, names: Vec<UnitName>) -> Self {
        self.former_names = names;
        self
    }

    /// Names units had before, newest first within a unit.
    pub fn former_names(&self) -> &[UnitName] {
        &self.former_names
    }

    /// All units, merged and closed ones too.
    pub fn all(&self) -> &[Unit] {
        &self.units
    }

    /// Units that exist now, in the order of their names.
    pub fn active(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.is_active())
    }

    /// Active units of a group.
    pub fn of_group(&self, group: Group) -> Vec<&Unit> {
        self.active().filter(|unit| unit.unit_type.0.group() == group).collect()
    }

    /// Active units of a type.
    pub fn of_type(&self, unit_type: UnitType) -> Vec<&Unit> {
        self.active().filter(|unit| unit.unit_type.0 == unit_type).collect()
    }

    /// A unit by id.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.by_id.get(&id).and_then(|at| self.units.get(*at))
    }

    /// A unit by its present code.
    pub fn by_code(&self, code: &str) -> Option<&Unit> {
        self.by_code.get(code).and_then(|at| self.units.get(*at))
    }

    /// Where a former code or a merged unit leads now. `None` when the code was never used.
    pub fn successor(&self, code: &str) -> Option<&Unit> {
        let mut unit = match self.by_code(code) {
            Some(unit) => unit,
            None => self.unit(*self.former_codes.get(code)?)?,
        };
        // A merged unit may have been merged on; the limit stops a circle in damaged data.
        for _ in 0..10 {
            match unit.merged_into_id.and_then(|id| self.unit(id)) {
                Some(next) if unit.state == "merged" => unit = next,
                _ => break,
            }
        }
        Some(unit)
    }

    /// Name of a unit for lists; empty for an unknown id.
    pub fn name(&self, id: UnitId) -> &str {
        self.unit(id).map_or("", |unit| unit.name.as_str())
    }

    /// Active units below `id`, directly.
    pub fn children(&self, id: UnitId) -> Vec<&Unit> {
        self.active().filter(|unit| unit.parent_id == Some(id)).collect()
    }

    /// The ids of a unit and of those above it; empty for an unknown id.
    pub fn chain(&self, id: UnitId) -> Vec<i64> {
        let mut chain = Vec::new();
        let mut next = self.unit(id);
        while let Some(unit) = next {
            if chain.contains(&unit.id.0) {
                break;
            }
            chain.push(unit.id.0);
            next = unit.parent_id.and_then(|id| self.unit(id));
        }
        chain
    }

    /// Holds the alerts that are current, so that no page asks the database for them.
    pub fn set_alerts(&mut self, mut alerts: Vec<PublicAlert>) {
        alerts.sort_by_key(|alert| alert.content.severity.0);
        self.alerts = alerts;
    }

    /// Alerts that stand at `now_ms` on the site of a unit (`None` = on the portal), worst first.
    pub fn alerts_at(&self, now_ms: i64, unit: Option<UnitId>) -> Vec<&PublicAlert> {
        if self.alerts.is_empty() {
            return Vec::new();
        }
        let chain = unit.map(|unit| self.chain(unit));
        let is_here = |alert: &&PublicAlert| {
            alert.state_at(now_ms) == rules::alert::State::Current
                && chain.as_ref().is_none_or(|chain| alert.content.area().covers(chain))
        };
        self.alerts.iter().filter(is_here).collect()
    }

    /// The unit that is the city itself.
    pub fn root(&self) -> Option<&Unit> {
        self.body.root_unit_id.and_then(|id| self.unit(id))
    }
}

/// Reads all bodies with their units.
pub async fn load_directories(db: &Db) -> Result<Vec<Directory>> {
    let mut directories = Vec::new();
    for body in store::list_bodies(db).await? {
        let units = store::list_units(db, body.id).await?;
        let former = store::list_names(db, body.id).await?;
        let codes = former.iter().filter_map(|name| Some((name.code.clone()?, name.unit_id))).collect();
        let second_factor = store::list_second_factor(db, body.id).await?;
        directories.push(Directory::new(body, units, codes, second_factor).with_former_names(former));
    }
    Ok(directories)
}
