//! Name, code, type and place of a unit as typed, for a new unit and for a renamed one.

use rules::Code as _;
use rules::unit::{UnitType, check_code};

use super::import::code_key;
use super::input::{Input, Kind};
use super::model::Unit;
use super::{Directory, check};
use crate::Result;
use crate::error::FieldErrors;
use crate::ids::{Coded, UnitId};
use crate::page::{Fields, Page};

/// What a unit is called and where it hangs, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Naming {
    /// Last change the person had seen, Unix ms; 0 for a new unit.
    pub seen: i64,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// Code.
    pub code: String,
    /// Code of the type.
    pub unit_type: String,
    /// Code of the unit above; empty for the city.
    pub parent: String,
    /// Last day of the old name, as typed; empty when not known.
    pub until_on: String,
    /// Why: a decree, a spelling.
    pub reason: String,
}

impl Naming {
    /// As it is stored.
    pub fn of(directory: &Directory, unit: &Unit) -> Self {
        let parent = unit.parent_id.and_then(|id| directory.unit(id));
        Self {
            seen: unit.updated_at,
            name: unit.name.clone(),
            short_name: unit.short_name.clone(),
            code: unit.code.clone(),
            unit_type: unit.unit_type.0.code().to_owned(),
            parent: parent.map(|unit| unit.code.clone()).unwrap_or_default(),
            until_on: String::new(),
            reason: String::new(),
        }
    }

    pub(super) fn typed(fields: &Fields) -> Self {
        Self {
            seen: fields.parse("dilihat").unwrap_or_default(),
            name: check::line(fields.text("nama")),
            short_name: check::line(fields.text("singkatan")),
            code: fields.text("kode").to_lowercase(),
            unit_type: fields.text("jenis").to_owned(),
            parent: fields.text("induk").to_owned(),
            until_on: fields.text("sampai").to_owned(),
            reason: check::line(fields.text("alasan")),
        }
    }

    /// Day until which the old name held, ISO; none when left empty.
    pub(super) fn until_day(&self) -> Option<String> {
        bahasa::parse_date(&self.until_on).ok().map(|day| day.to_string())
    }

    /// Writes the naming into `unit` (its own `id` is 0 for a new one).
    /// Errors: every field that cannot be taken.
    pub(super) fn write(&self, directory: &Directory, unit: &mut Unit) -> Result<()> {
        let mut errors = FieldErrors::default();
        if self.name.is_empty() || check::is_longer(&self.name, check::NAME_CHARS) {
            errors.add("nama", "org-error-name");
        }
        if check::is_longer(&self.short_name, check::SHORT_NAME_CHARS) {
            errors.add("singkatan", "org-error-too-long");
        }
        if check::is_longer(&self.reason, check::HOURS_CHARS) {
            errors.add("alasan", "org-error-too-long");
        }
        if let Some(key) = code_error(directory, unit.id, &self.code) {
            errors.add("kode", key);
        }
        if !self.until_on.is_empty() && self.until_day().is_none() {
            errors.add("sampai", "org-error-date");
        }
        let unit_type = UnitType::from_code(&self.unit_type);
        let parent = directory.by_code(&self.parent).filter(|unit| unit.is_active());
        match unit_type {
            None => errors.add("jenis", "org-error-type"),
            Some(unit_type) => {
                if let Some((field, key)) = place_error(directory, unit.id, unit_type, parent) {
                    errors.add(field, key);
                }
            }
        }
        errors.into_result()?;
        unit.name.clone_from(&self.name);
        unit.sort_key = bahasa::fold(&self.name);
        unit.short_name.clone_from(&self.short_name);
        unit.code.clone_from(&self.code);
        unit.unit_type = Coded(unit_type.unwrap_or(unit.unit_type.0));
        unit.parent_id = parent.map(|parent| parent.id);
        Ok(())
    }

    /// Fields of the form; a renamed unit also says until when and why.
    pub(super) fn inputs(&self, p: &Page, errors: &FieldErrors, is_rename: bool) -> Vec<Input> {
        let input = |name, key, value: &str, kind| Input::new(p, name, key, value, kind);
        let types = UnitType::ALL.iter().map(|unit_type| {
            let code = unit_type.code();
            (code.to_owned(), p.t(&format!("org-type-{code}")))
        });
        let none = (String::new(), p.t("org-parent-none"));
        let parents = p.directory.active().map(|unit| (unit.code.clone(), unit.name.clone()));
        let mut inputs = vec![
            input("nama", "name", &self.name, Kind::Line("text")).required(),
            input("singkatan", "short-name", &self.short_name, Kind::Line("text")),
            input("kode", "code", &self.code, Kind::Line("text")).required(),
            input("jenis", "type", &self.unit_type, Kind::Choice(types.collect())).required(),
            input(
                "induk",
                "parent",
                &self.parent,
                Kind::Choice(std::iter::once(none).chain(parents).collect()),
            ),
        ];
        if is_rename {
            inputs.push(input("sampai", "until", &self.until_on, Kind::Line("text")));
            inputs.push(input("alasan", "reason", &self.reason, Kind::Line("text")));
        }
        inputs.into_iter().map(|input| input.check(p, errors)).collect()
    }
}

/// Why a unit cannot have a code. A former code of the unit itself may come back.
fn code_error(directory: &Directory, own: UnitId, code: &str) -> Option<&'static str> {
    if let Err(refused) = check_code(code) {
        return Some(code_key(refused));
    }
    match directory.by_code(code) {
        Some(unit) if unit.id != own => Some("org-error-code-taken"),
        Some(_) => None,
        None => directory.successor(code).filter(|unit| unit.id != own).map(|_| "org-error-code-former"),
    }
}

/// Why a unit of a type cannot hang under `parent`: the field and the text key.
fn place_error(
    directory: &Directory,
    own: UnitId,
    unit_type: UnitType,
    parent: Option<&Unit>,
) -> Option<(&'static str, &'static str)> {
    if unit_type == UnitType::City {
        let is_second = directory.of_type(UnitType::City).iter().any(|unit| unit.id != own);
        return match parent {
            _ if is_second => Some(("jenis", "org-error-second-city")),
            Some(_) => Some(("induk", "org-error-city-parent")),
            None => None,
        };
    }
    match parent {
        None => return Some(("induk", "org-error-no-parent")),
        Some(parent) if parent.id == own || !unit_type.may_have_parent(parent.unit_type.0) => {
            return Some(("induk", "org-error-parent-type"));
        }
        Some(_) => {}
    }
    let misfit = |child: &&Unit| !child.unit_type.0.may_have_parent(unit_type);
    directory.children(own).iter().find(|child| misfit(child)).map(|_| ("jenis", "org-error-children"))
}
