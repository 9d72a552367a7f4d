//! The words a report begins with: what the figures say, in sentences the unit corrects.

use rules::obligation::ObligationStatus;

use super::figures::Numbers;
use super::model::Words;
use crate::locale::Locale;
use crate::obligation::UnitLine;
use crate::org::Unit;

/// Obligations named in the plan; the rest is on the page of the unit.
const MOST: usize = 8;

/// Obligations with a status, by name.
fn named(line: &UnitLine, status: ObligationStatus) -> Vec<String> {
    let of = line.cells.iter().filter(|cell| cell.is_duty && cell.standing.status == status);
    of.take(MOST).map(|cell| format!("{} ({})", cell.row.label_id, cell.row.code)).collect()
}

/// Obstacles and plan as far as the program knows them, in the language of the office (UU 24/2009 Ps.27).
pub(super) fn draft(numbers: &Numbers, unit: &Unit) -> Words {
    let locale = Locale::Indonesian;
    let Some(line) = numbers.line(unit.id) else { return Words::default() };
    let counts = line.counts;
    let mut obstacles = Vec::new();
    let mut plan = Vec::new();
    for (number, key, status) in [
        (counts.missing, "missing", ObligationStatus::Missing),
        (counts.stale, "stale", ObligationStatus::Stale),
    ] {
        if number == 0 {
            continue;
        }
        let n = [("n", number.into())];
        obstacles.push(locale.with(&format!("semester-draft-{key}"), &n));
        let names = [("x", named(line, status).join("; ").into())];
        plan.push(locale.with(&format!("semester-draft-plan-{key}"), &names));
    }
    if obstacles.is_empty() {
        obstacles.push(locale.t("semester-draft-none"));
        plan.push(locale.t("semester-draft-plan-none"));
    }
    Words { obstacles: obstacles.join("\n"), plan: plan.join("\n"), notes: String::new() }
}
