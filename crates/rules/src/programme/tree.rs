//! Which row belongs under which: by codes where there are some, by levels and words where there are none.

use std::collections::HashMap;

use super::code::{Level, level_of_code};
use super::columns::{Field, folded};
use super::row::{Fault, FaultKind, Item};

/// Rows as they come, each with its parent.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) items: Vec<Item>,
    pub(super) faults: Vec<Fault>,
    by_path: HashMap<String, usize>,
    /// The last row that is not an account: accounts below it are its own.
    host: Option<usize>,
    /// The last row of each level without codes.
    open: Vec<(Level, usize)>,
    /// Names of programme and activity that merged cells say once.
    named: [String; 2],
}

impl Tree {
    /// Adds a row. `names` are the columns of programme, activity and sub-activity where a table has them; levels that
    /// are said for the first time become rows of their own, without figures.
    pub(super) fn add(&mut self, code: String, name: String, names: &[String; 3], item: Item) {
        if names.iter().all(String::is_empty) {
            self.put(code, name, None, item);
            return;
        }
        let levels = [Level::Programme, Level::Activity, Level::SubActivity];
        let deepest = names.iter().rposition(|name| !name.is_empty()).unwrap_or(0);
        for (at, (level, said)) in levels.into_iter().zip(names).enumerate() {
            let is_leaf = at == deepest && name.is_empty();
            if said.is_empty() || (!is_leaf && self.is_open(at, level, said)) {
                continue;
            }
            if is_leaf {
                self.put(code, said.clone(), Some(level), item);
                return;
            }
            let heading =
                Item { budget: None, revised: None, realisation: None, physical: None, ..item.clone() };
            self.put(String::new(), said.clone(), Some(level), heading);
        }
        self.put(code, name, Some(Level::Other), item);
    }

    /// Whether the level is said again as in the row before; notes it when it is not.
    fn is_open(&mut self, at: usize, level: Level, said: &str) -> bool {
        let is_known = self.open.iter().any(|(open, _)| *open == level);
        if let Some(last) = self.named.get_mut(at) {
            if is_known && last == said {
                return true;
            }
            said.clone_into(last);
        }
        false
    }

    fn put(&mut self, code: String, name: String, level: Option<Level>, mut item: Item) {
        let at = self.items.len();
        item.level = level.unwrap_or_else(|| level_of(&code, &name));
        item.parent = if code.is_empty() || level.is_some() {
            self.parent_by_level(item.level)
        } else {
            self.parent_by_code(&code, item.level)
        };
        let above = item.parent.and_then(|parent| self.items.get(parent)).map_or("", |item| &item.path);
        let own = if code.is_empty() { folded(&name) } else { code.clone() };
        // A code that continues its parent's says the whole way itself.
        let (head, tail) = above.rsplit_once('/').unwrap_or(("", above));
        item.path = match item.parent {
            None => own,
            Some(_) if !is_below(&own, tail) => format!("{above}/{own}"),
            Some(_) if head.is_empty() => own,
            Some(_) => format!("{head}/{own}"),
        };
        self.name_once(&code, &mut item, at);
        if !matches!(item.level, Level::Account) {
            self.host = Some(at);
        }
        if item.level != Level::Other {
            self.open.retain(|(open, _)| *open < item.level);
            self.open.push((item.level, at));
        }
        item.code = code;
        item.name = name;
        self.items.push(item);
    }

    /// A code that stands twice is a fault; a name that stands twice gets its number.
    fn name_once(&mut self, code: &str, item: &mut Item, at: usize) {
        let first =
            self.by_path.get(&item.path).and_then(|first| self.items.get(*first)).map(|first| first.row);
        match first {
            Some(first) if !code.is_empty() => {
                let value = format!("{code} = {first}");
                let kind = FaultKind::DuplicateCode;
                self.faults.push(Fault { row: item.row, field: Some(Field::Code), kind, value });
            }
            Some(_) => {
                let free = (2_u32..).map(|n| format!("{} #{n}", item.path));
                item.path =
                    free.into_iter().find(|path| !self.by_path.contains_key(path)).unwrap_or_default();
                self.by_path.insert(item.path.clone(), at);
            }
            None => {
                self.by_path.insert(item.path.clone(), at);
            }
        }
    }

    /// The row with the longest beginning of the code; accounts below a programme look among its own rows first.
    fn parent_by_code(&self, code: &str, level: Level) -> Option<usize> {
        let host = self.host.filter(|_| level == Level::Account).and_then(|host| self.items.get(host));
        let whole = || beginnings(code).find_map(|begin| self.by_path.get(begin)).copied();
        match host.filter(|host| !is_below(code, &host.code)) {
            Some(host) => {
                let own = |begin| self.by_path.get(&format!("{}/{begin}", host.path)).copied();
                beginnings(code).find_map(own).or_else(whole).or(self.host)
            }
            None => whole(),
        }
    }

    /// The last row of a higher level; what has no level belongs under the last row that has one.
    fn parent_by_level(&self, level: Level) -> Option<usize> {
        let last = if level == Level::Other {
            self.open.last()
        } else {
            self.open.iter().rev().find(|(open, _)| *open < level)
        };
        last.map(|(_, at)| *at)
    }
}

/// Whether a code goes on where another ends.
fn is_below(code: &str, above: &str) -> bool {
    !above.is_empty() && code.strip_prefix(above).is_some_and(|rest| rest.starts_with(['.', '-']))
}

/// Beginnings of a code at its points, the longest first, without itself.
fn beginnings(code: &str) -> impl Iterator<Item = &str> {
    code.rmatch_indices(['.', '-']).filter_map(|(at, _)| code.get(..at))
}

fn level_of(code: &str, name: &str) -> Level {
    let by_code = if code.is_empty() { Level::Other } else { level_of_code(code) };
    let text = folded(name);
    let begins =
        |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    // Affairs have these numbers too: the name says which of both it is.
    let is_account = match code {
        "4" => begins("pendapatan"),
        "5" => begins("belanja"),
        "6" => begins("pembiayaan"),
        _ => false,
    };
    if is_account {
        return Level::Account;
    }
    if by_code != Level::Other {
        return by_code;
    }
    let begins = |word: &str| begins(word) && text.len() > word.len();
    match () {
        () if begins("sub kegiatan") || begins("subkegiatan") => Level::SubActivity,
        () if begins("kegiatan") => Level::Activity,
        () if begins("program") => Level::Programme,
        () => Level::Other,
    }
}
