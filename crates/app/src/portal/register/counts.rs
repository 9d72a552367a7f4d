//! How many entries each class and each unit has made public.

use std::collections::HashMap;

use rules::Code as _;
use rules::register::InformationClass;
use rules::unit::{Group, UnitType};

use super::class_word;
use crate::ids::UnitId;
use crate::org::Unit;
use crate::page::Page;
use crate::register::public::{ClassCount, count_by_unit};
use crate::{Ctx, Result};

/// Counts of the whole body.
pub(in crate::portal) struct Counts(Vec<ClassCount>);

/// A class with its number.
pub(in crate::portal) struct ClassDoor {
    pub(in crate::portal) word: &'static str,
    pub(in crate::portal) path: String,
    pub(in crate::portal) entries: i64,
}

/// A unit with its number and those below it.
pub(super) struct UnitLine<'a> {
    pub(super) unit: &'a Unit,
    pub(super) entries: i64,
    pub(super) children: Vec<UnitLine<'a>>,
}

/// A group of units.
pub(super) struct Section<'a> {
    pub(super) anchor: &'static str,
    pub(super) title: String,
    pub(super) lines: Vec<UnitLine<'a>>,
}

impl Counts {
    /// Reads them.
    pub(in crate::portal) async fn read(ctx: &Ctx) -> Result<Self> {
        Ok(Self(count_by_unit(ctx.db(), ctx.body()).await?))
    }

    /// All entries.
    pub(in crate::portal) fn total(&self) -> i64 {
        self.0.iter().map(|count| count.entries).sum()
    }

    /// Units that have published at least one.
    pub(super) fn units(&self) -> i64 {
        i64::try_from(self.by_unit().len()).unwrap_or_default()
    }

    /// Entries by unit.
    pub(in crate::portal) fn by_unit(&self) -> HashMap<UnitId, i64> {
        let mut found = HashMap::new();
        for count in &self.0 {
            let entries: &mut i64 = found.entry(count.unit_id).or_default();
            *entries = entries.saturating_add(count.entries);
        }
        found
    }

    /// The classes in the order of the law; the numbers of `unit` only, when there is one.
    pub(in crate::portal) fn classes(&self, unit: Option<&Unit>) -> Vec<ClassDoor> {
        let door = |class: &InformationClass| {
            let word = class_word(*class);
            let is_asked =
                |count: &&ClassCount| count.class.0 == *class && unit.is_none_or(|u| u.id == count.unit_id);
            ClassDoor {
                word,
                path: match unit {
                    Some(unit) => format!("{}/informasi?kelas={word}", unit.path()),
                    None => format!("/informasi/{word}"),
                },
                entries: self.0.iter().filter(is_asked).map(|count| count.entries).sum(),
            }
        };
        InformationClass::ALL.iter().map(door).collect()
    }

    /// Units that have published something, or have someone below who has, by group.
    pub(super) fn sections<'a>(&self, ctx: &'a Ctx, p: &Page) -> Vec<Section<'a>> {
        const PARTS: [(Group, &str, &str); 4] = [
            (Group::Opd, "opd", "opd"),
            (Group::Service, "layanan", "service"),
            (Group::Kecamatan, "kecamatan", "kecamatan-tree"),
            (Group::Bumd, "bumd", "bumd"),
        ];
        let by_unit = self.by_unit();
        let entries = |unit: &Unit| by_unit.get(&unit.id).copied().unwrap_or_default();
        let line = |unit: &'a Unit| {
            let is_tree = matches!(
                unit.unit_type.0,
                UnitType::Kecamatan | UnitType::SekretariatDaerah | UnitType::SekretariatDprd
            );
            let below = if is_tree { ctx.directory.children(unit.id) } else { Vec::new() };
            let children = below
                .into_iter()
                .map(|unit| UnitLine { unit, entries: entries(unit), children: Vec::new() })
                .filter(|line| line.entries > 0)
                .collect();
            UnitLine { unit, entries: entries(unit), children }
        };
        let section = |(group, anchor, key): (Group, &'static str, &str)| Section {
            anchor,
            title: p.t(&format!("portal-group-{key}")),
            lines: ctx
                .directory
                .of_group(group)
                .into_iter()
                .filter(|unit| unit.unit_type.0 != UnitType::Bagian)
                .map(line)
                .filter(|line| line.entries > 0 || !line.children.is_empty())
                .collect(),
        };
        PARTS.into_iter().map(section).filter(|section| !section.lines.is_empty()).collect()
    }
}
