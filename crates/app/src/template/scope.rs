//! Choosing units in a form: all, by type, or one by one.

use rules::Code;
use rules::unit::UnitType;

use super::push::Units;
use crate::Ctx;
use crate::form::Fields;
use crate::ids::UnitId;
use crate::page::Page;

/// One box or option: value, words, whether it is chosen.
type Choice = (String, String, bool);

/// The choice as typed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    /// `semua`, `jenis` or `pilihan`; empty = `semua`.
    chosen: String,
    types: Vec<String>,
    units: Vec<String>,
}

impl Scope {
    /// Reads `cakupan`, `jenis`, `unit`.
    pub(crate) fn read(fields: &Fields) -> Self {
        let all = |name: &str| fields.all(name).map(str::to_owned).collect();
        Self { chosen: fields.text("cakupan").to_owned(), types: all("jenis"), units: all("unit") }
    }

    /// The units it means.
    pub(crate) fn units(&self) -> Units {
        let types = || self.types.iter().filter_map(|code| UnitType::from_code(code)).collect();
        let picked = || self.units.iter().filter_map(|id| id.parse().ok().map(UnitId)).collect();
        match self.chosen.as_str() {
            "jenis" => Units::Types(types()),
            "pilihan" => Units::Picked(picked()),
            _ => Units::All,
        }
    }
}

/// What `template/pages/_scope.html` shows.
pub(crate) struct ScopeChoices {
    pub(crate) scopes: Vec<Choice>,
    pub(crate) types: Vec<Choice>,
    pub(crate) units: Vec<Choice>,
    pub(crate) has_types: bool,
    pub(crate) has_units: bool,
}

impl ScopeChoices {
    /// The choices with what is chosen already.
    pub(crate) fn new(ctx: &Ctx, p: &Page, typed: &Scope) -> Self {
        let scope = |scope: &str| {
            let is_chosen = typed.chosen == scope || (typed.chosen.is_empty() && scope == "semua");
            (scope.to_owned(), p.t(&format!("template-scope-{scope}")), is_chosen)
        };
        let is_used = |kind: &&UnitType| ctx.directory.active().any(|unit| unit.unit_type.0 == **kind);
        let kind = |kind: &UnitType| {
            let key = format!("portal-type-{}", kind.code().replace('_', "-"));
            (kind.code().to_owned(), p.t(&key), typed.types.iter().any(|code| code == kind.code()))
        };
        let unit = |unit: &crate::org::Unit| {
            let id = unit.id.to_string();
            let is_chosen = typed.units.contains(&id);
            (id, unit.name.clone(), is_chosen)
        };
        Self {
            scopes: ["semua", "jenis", "pilihan"].into_iter().map(scope).collect(),
            types: UnitType::ALL.iter().filter(is_used).map(kind).collect(),
            units: ctx.directory.active().map(unit).collect(),
            has_types: typed.chosen == "jenis",
            has_units: typed.chosen == "pilihan",
        }
    }
}
