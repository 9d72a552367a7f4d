//! Codes of Permendagri 90/2019: affairs and programmes (`1.02.02.2.01.0001`), accounts (`5.1.02.01.01.0001`), units.

use crate::code::coded;

coded! {
    /// What a row stands for.
    pub enum Level {
        /// An affair of government (*urusan*).
        Affair = "affair",
        /// A field of an affair (*bidang urusan*).
        Field = "field",
        /// An office, where a table lists several.
        Unit = "unit",
        /// *Program*.
        Programme = "programme",
        /// *Kegiatan*.
        Activity = "activity",
        /// *Subkegiatan*.
        SubActivity = "sub_activity",
        /// An account of income, spending or financing (*rekening*).
        Account = "account",
        /// Something else, with or without a code of its own.
        Other = "other",
    }
}

/// A code without blanks, outer points and an apostrophe in front; capitals. `None` when it is no code: no digit, or
/// characters no code has.
pub fn tidy_code(cell: &str) -> Option<String> {
    let text: String = cell.trim().trim_start_matches('\'').chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_matches('.').to_ascii_uppercase();
    let is_mark = |c: char| matches!(c, '.' | '-' | '/' | '_');
    let is_fine = text.chars().any(|c| c.is_ascii_digit())
        && text.len() <= 80
        && text.chars().all(|c| c.is_ascii_alphanumeric() || is_mark(c))
        && !text.contains("..");
    is_fine.then_some(text)
}

/// The level a tidy code stands for by its form.
pub fn level_of_code(code: &str) -> Level {
    let parts: Vec<&str> = code.split('.').collect();
    if code.contains('-') {
        return behind_unit(&parts);
    }
    programme(&parts).or_else(|| account(&parts)).unwrap_or(Level::Other)
}

fn is_number(part: &str, length: usize) -> bool {
    part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
}

/// Number of a field, a programme and so on; `XX` stands for "of every affair" in the nomenclature.
fn is_two(part: &str) -> bool {
    is_number(part, 2) || part == "XX"
}

fn programme(parts: &[&str]) -> Option<Level> {
    let (affair, rest) = parts.split_first()?;
    let is_affair = matches!(*affair, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "X");
    if !is_affair {
        return None;
    }
    match rest {
        [] => Some(Level::Affair),
        [field] if is_two(field) => Some(Level::Field),
        [field, programme] if is_two(field) && is_two(programme) => Some(Level::Programme),
        [field, programme, tier, activity] if is_two(field) && is_two(programme) => {
            is_activity(tier, activity).then_some(Level::Activity)
        }
        [field, programme, tier, activity, sub] if is_two(field) && is_two(programme) => {
            let is_sub = is_number(sub, 4) || is_number(sub, 2);
            (is_activity(tier, activity) && is_sub).then_some(Level::SubActivity)
        }
        _ => None,
    }
}

/// `2.01`: the tier of government (1 province, 2 city) and the number.
fn is_activity(tier: &str, activity: &str) -> bool {
    matches!(tier, "1" | "2") && is_number(activity, 2)
}

fn account(parts: &[&str]) -> Option<Level> {
    let (kind, rest) = parts.split_first()?;
    let (group, rest) = rest.split_first()?;
    let is_account = matches!(*kind, "4" | "5" | "6") && is_number(group, 1) && rest.len() <= 5;
    let is_part = |part: &&str| (1..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (is_account && rest.iter().all(is_part)).then_some(Level::Account)
}

/// Codes with the code of an office inside (`5.1.05.1-05.0-00.0-00.01.1.02`): the office, or an account of it.
fn behind_unit(parts: &[&str]) -> Level {
    let is_pair =
        |part: &&str| part.split_once('-').is_some_and(|(one, two)| is_number(one, 1) && is_number(two, 2));
    let Some(last) = parts.iter().rposition(is_pair) else { return Level::Other };
    match parts.len().saturating_sub(last).saturating_sub(1) {
        0 | 1 => Level::Unit,
        _ => Level::Account,
    }
}
