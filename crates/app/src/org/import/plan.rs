//! What a file would change: compared with the units there are, field by field.

use std::collections::{HashMap, HashSet};

use rules::Code as _;
use rules::unit::UnitType;

use super::problem::RowProblem;
use super::sheet::{Row, Sheet};
use crate::ids::{Coded, UnitId};
use crate::org::{Directory, Unit, point};

/// One field that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Key of the field's label in `locales/`.
    pub field: &'static str,
    /// Value now; empty for none.
    pub before: String,
    /// Value from the file.
    pub after: String,
}

/// One unit that would be created or changed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Line in the file.
    pub line: u64,
    /// The unit as it would be. Of a new one, `id` is 0 and `parent_id` is set when it is applied.
    pub unit: Unit,
    /// Code of the unit above.
    pub parent: Option<String>,
    /// The unit as it is; none for a new one.
    pub before: Option<Unit>,
    /// Fields that differ; all filled fields of a new unit.
    pub differences: Vec<Difference>,
    /// Former names to add to its history.
    pub former_names: Vec<String>,
}

/// What a file would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Units to create, those above before those below.
    pub create: Vec<Entry>,
    /// Units to change.
    pub change: Vec<Entry>,
    /// Number of units that are already as the file says.
    pub unchanged: usize,
    /// Units that are not in the file; they stay as they are.
    pub untouched: Vec<String>,
    /// Faults by row, in the order of the file. A plan with faults is not applied.
    pub problems: Vec<RowProblem>,
    /// Headings that were left out.
    pub ignored: Vec<String>,
    /// Encoding in which the file was read.
    pub encoding: &'static str,
}

impl Plan {
    /// Whether there is nothing to do and nothing wrong.
    pub fn is_empty(&self) -> bool {
        self.create.is_empty() && self.change.is_empty() && self.problems.is_empty()
    }

    /// Fingerprint of what would be done: the page sends it back, so that only what was shown is done.
    pub fn digest(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for entry in self.create.iter().chain(&self.change) {
            parts.push(entry.unit.code.clone());
            parts.extend(entry.former_names.iter().cloned());
            for d in &entry.differences {
                parts.extend([d.field.to_owned(), d.before.clone(), d.after.clone()]);
            }
        }
        let fields: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
        crate::audit::hex(&rules::chain::digest(&fields))
    }
}

/// Compares a file with the units of a body. Nothing is written.
pub fn plan(directory: &Directory, sheet: Sheet) -> Plan {
    let mut plan = Plan {
        problems: sheet.problems,
        ignored: sheet.ignored,
        encoding: sheet.encoding,
        ..Plan::default()
    };
    let types: HashMap<&str, UnitType> =
        sheet.rows.iter().map(|row| (row.code.as_str(), row.unit_type)).collect();
    let in_file: HashSet<&str> = types.keys().copied().collect();
    for row in &sheet.rows {
        if row.parent.as_ref().is_some_and(|parent| sheet.faulty_codes.contains(parent)) {
            continue;
        }
        if let Err(problem) = check_place(directory, row, &types) {
            plan.problems.push(problem);
            continue;
        }
        add(&mut plan, directory, row);
    }
    check_children(directory, &sheet.rows, &types, &mut plan.problems);
    plan.create.sort_by_key(|entry| (depth(entry, &sheet.rows), entry.line));
    plan.problems.sort_by_key(|problem| problem.line);
    let absent = directory.active().filter(|unit| !in_file.contains(unit.code.as_str()));
    plan.untouched = absent.map(|unit| unit.code.clone()).collect();
    plan
}

fn add(plan: &mut Plan, directory: &Directory, row: &Row) {
    let before = directory.by_code(&row.code);
    let unit = after(directory, row, before);
    let differences = differences(directory, before, &unit, row.parent.as_deref());
    let former_names = new_former_names(directory, row, before);
    if before.is_some() && differences.is_empty() && former_names.is_empty() {
        plan.unchanged += 1;
        return;
    }
    let entry = Entry {
        line: row.line,
        unit,
        parent: row.parent.clone(),
        before: before.cloned(),
        differences,
        former_names,
    };
    if entry.before.is_some() { plan.change.push(entry) } else { plan.create.push(entry) }
}

/// Checks a row against the tree: code, type and unit above.
fn check_place(directory: &Directory, row: &Row, types: &HashMap<&str, UnitType>) -> Result<(), RowProblem> {
    let refuse = |key, value: &str| Err(RowProblem::new(row.line, key, value));
    match directory.by_code(&row.code) {
        Some(unit) if !unit.is_active() => return refuse("org-import-ended", &row.code),
        None if directory.successor(&row.code).is_some() => return refuse("org-import-old-code", &row.code),
        _ => {}
    }
    if row.unit_type == UnitType::City {
        let other = directory.of_type(UnitType::City).iter().any(|unit| unit.code != row.code);
        let second = types.iter().any(|(code, of)| *of == UnitType::City && *code < row.code.as_str());
        return match &row.parent {
            _ if other || second => refuse("org-import-second-city", &row.code),
            Some(parent) => refuse("org-import-city-parent", parent),
            None => Ok(()),
        };
    }
    let Some(parent) = row.parent.as_deref() else { return refuse("org-import-no-parent", &row.code) };
    let known = directory.by_code(parent).filter(|unit| unit.is_active()).map(|unit| unit.unit_type.0);
    match types.get(parent).copied().or(known) {
        None => refuse("org-import-unknown-parent", parent),
        Some(parent_type) if row.unit_type.may_have_parent(parent_type) => Ok(()),
        Some(_) => refuse("org-import-wrong-parent", parent),
    }
}

/// A unit whose type changes must still be fit for the units below it that the file leaves alone.
fn check_children(
    directory: &Directory,
    rows: &[Row],
    types: &HashMap<&str, UnitType>,
    problems: &mut Vec<RowProblem>,
) {
    for row in rows {
        let Some(before) = directory.by_code(&row.code).filter(|unit| unit.unit_type.0 != row.unit_type)
        else {
            continue;
        };
        let left_alone = |child: &&Unit| !types.contains_key(child.code.as_str());
        let misfit = |child: &&Unit| !child.unit_type.0.may_have_parent(row.unit_type);
        if let Some(child) = directory.children(before.id).into_iter().filter(left_alone).find(misfit) {
            problems.push(RowProblem::new(row.line, "org-import-wrong-children", &child.name));
        }
    }
}

/// How deep a new unit hangs among the new ones. The rules of types make the tree at most four deep.
fn depth(entry: &Entry, rows: &[Row]) -> usize {
    let mut parent = entry.parent.as_deref();
    for level in 0..8 {
        match parent.and_then(|code| rows.iter().find(|row| row.code == code)) {
            Some(row) => parent = row.parent.as_deref(),
            None => return level,
        }
    }
    8
}

/// The unit as the file wants it.
fn after(directory: &Directory, row: &Row, before: Option<&Unit>) -> Unit {
    let mut unit = before.cloned().unwrap_or_else(|| new_unit(row));
    let set = |to: &mut String, from: &Option<String>| {
        if let Some(from) = from {
            to.clone_from(from);
        }
    };
    unit.name.clone_from(&row.name);
    unit.sort_key = bahasa::fold(&row.name);
    unit.unit_type = Coded(row.unit_type);
    unit.parent_id = row.parent.as_deref().and_then(|code| directory.by_code(code)).map(|unit| unit.id);
    set(&mut unit.short_name, &row.short_name);
    set(&mut unit.address, &row.address);
    set(&mut unit.phone, &row.phone);
    set(&mut unit.email, &row.email);
    set(&mut unit.website, &row.website);
    set(&mut unit.hours, &row.hours);
    set(&mut unit.colour, &row.colour);
    set(&mut unit.source, &row.source);
    if let Some((latitude, longitude)) = row.point {
        unit.latitude_e6 = Some(latitude);
        unit.longitude_e6 = Some(longitude);
    }
    unit
}

fn new_unit(row: &Row) -> Unit {
    Unit { code: row.code.clone(), ..Unit::empty(row.unit_type) }
}

fn differences(
    directory: &Directory,
    before: Option<&Unit>,
    after: &Unit,
    parent: Option<&str>,
) -> Vec<Difference> {
    let code_of = |id: UnitId| directory.unit(id).map(|unit| unit.code.clone()).unwrap_or_default();
    let old_parent = before.and_then(|unit| unit.parent_id).map(code_of).unwrap_or_default();
    let text = |read: fn(&Unit) -> String| (before.map(read).unwrap_or_default(), read(after));
    let fields = [
        ("org-field-name", text(|unit| unit.name.clone())),
        ("org-field-short-name", text(|unit| unit.short_name.clone())),
        ("org-field-type", text(|unit| unit.unit_type.0.code().to_owned())),
        ("org-field-parent", (old_parent, parent.unwrap_or_default().to_owned())),
        ("org-field-address", text(|unit| unit.address.clone())),
        ("org-field-phone", text(|unit| unit.phone.clone())),
        ("org-field-email", text(|unit| unit.email.clone())),
        ("org-field-website", text(|unit| unit.website.clone())),
        ("org-field-hours", text(|unit| unit.hours.clone())),
        ("org-field-point", text(point_of)),
        ("org-field-colour", text(|unit| unit.colour.clone())),
        ("org-field-source", text(|unit| unit.source.clone())),
    ];
    let differs = |(field, (before, after)): (&'static str, (String, String))| {
        (before != after).then_some(Difference { field, before, after })
    };
    fields.into_iter().filter_map(differs).collect()
}

fn point_of(unit: &Unit) -> String {
    match (unit.latitude_e6, unit.longitude_e6) {
        (Some(latitude), Some(longitude)) => {
            format!("{}, {}", point::degrees(latitude), point::degrees(longitude))
        }
        _ => String::new(),
    }
}

/// Former names of the row that the unit's history does not have yet.
fn new_former_names(directory: &Directory, row: &Row, before: Option<&Unit>) -> Vec<String> {
    let of_unit = |name: &&crate::org::UnitName| Some(name.unit_id) == before.map(|unit| unit.id);
    let mut known: HashSet<String> =
        directory.former_names().iter().filter(of_unit).map(|name| bahasa::fold(&name.name)).collect();
    known.insert(bahasa::fold(&row.name));
    // A name that this very import replaces is kept as a former name anyway.
    known.extend(before.map(|unit| bahasa::fold(&unit.name)));
    let is_new = |name: &&String| known.insert(bahasa::fold(name));
    row.former_names.iter().filter(is_new).cloned().collect()
}
