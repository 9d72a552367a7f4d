//! Whether sums agree to the rupiah: rows against what stands below them, totals against their rows.

use super::columns::folded;
use super::money::Money;
use super::row::Item;
use super::sheet::Sum;
use crate::code::coded;

coded! {
    /// The columns that are summed.
    pub enum Figure {
        /// Budget.
        Budget = "budget",
        /// Revised budget.
        Revised = "revised",
        /// Realisation.
        Realisation = "realisation",
    }
}

impl Figure {
    /// The figure of a row.
    pub fn of(self, item: &Item) -> Option<Money> {
        match self {
            Self::Budget => item.budget,
            Self::Revised => item.revised,
            Self::Realisation => item.realisation,
        }
    }
}

/// A figure that is not the sum of what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// Code of the row; empty for a row that only sums up.
    pub code: String,
    /// Name of the row.
    pub name: String,
    /// Which column.
    pub figure: Figure,
    /// What the row says.
    pub stated: Money,
    /// What stands below it comes to.
    pub counted: Money,
}

impl Difference {
    /// Stated less counted.
    pub fn by(&self) -> Money {
        self.stated.minus(self.counted)
    }
}

/// Sums of the uppermost rows. Income and financing stand beside what is spent, never in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Programmes and spending: budget, revised budget, realisation.
    pub spending: [Option<Money>; 3],
    /// Accounts of income (4).
    pub income: [Option<Money>; 3],
    /// Accounts of financing (6), what is paid out taken off.
    pub financing: [Option<Money>; 3],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Spending,
    Income,
    Financing,
}

/// The side of the budget a root stands on. `4` and `6` are accounts only where their names say so, because affairs
/// have these numbers too.
fn side_of(item: &Item) -> Side {
    let name = folded(&item.name);
    let is_account = |kind: &str| {
        let rest = item.code.strip_prefix(kind);
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.trim_start_matches('.').split('.').next().is_some_and(|g| g.len() == 1)
        })
    };
    if is_account("4") && (name.contains("pendapatan") || item.code.len() > 1) {
        Side::Income
    } else if is_account("6") && (name.contains("pembiayaan") || item.code.len() > 1) {
        Side::Financing
    } else {
        Side::Spending
    }
}

/// What is paid out of financing is taken off it (Permendagri 77/2020: net financing).
fn is_taken_off(item: &Item) -> bool {
    let name = folded(&item.name);
    name.starts_with("pengeluaran pembiayaan")
}

fn add(sum: &mut Option<Money>, money: Option<Money>, is_off: bool) {
    if let Some(money) = money {
        let signed = if is_off { Money(0).minus(money) } else { money };
        *sum = Some(sum.unwrap_or_default().plus(signed));
    }
}

const FIGURES: [Figure; 3] = [Figure::Budget, Figure::Revised, Figure::Realisation];

/// Sums of the uppermost rows of a table.
pub(super) fn totals(items: &[Item]) -> Totals {
    let mut totals = Totals::default();
    for item in items.iter().filter(|item| item.parent.is_none()) {
        let figures = match side_of(item) {
            Side::Spending => &mut totals.spending,
            Side::Income => &mut totals.income,
            Side::Financing => &mut totals.financing,
        };
        for (sum, figure) in figures.iter_mut().zip(FIGURES) {
            add(sum, figure.of(item), is_taken_off(item));
        }
    }
    totals
}

/// What stands right below each row; rows come behind the row they belong to.
fn below(items: &[Item]) -> Vec<[Option<Money>; 3]> {
    let mut below: Vec<[Option<Money>; 3]> = vec![[None; 3]; items.len()];
    for item in items {
        let Some(counted) = item.parent.and_then(|parent| below.get_mut(parent)) else { continue };
        for (sum, figure) in counted.iter_mut().zip(FIGURES) {
            add(sum, figure.of(item), is_taken_off(item));
        }
    }
    below
}

/// Gives rows that only head others (a programme over merged cells) the sums of what stands below them.
pub(super) fn fill_headings(items: &mut [Item]) {
    for at in (0..items.len()).rev() {
        let Some((before, rest)) = items.split_at_mut_checked(at.saturating_add(1)) else { continue };
        let Some(item) = before.last_mut() else { continue };
        if FIGURES.iter().any(|figure| figure.of(item).is_some()) {
            continue;
        }
        let mut sums = [None; 3];
        for child in rest.iter().take_while(|child| child.parent.is_some_and(|parent| parent >= at)) {
            if child.parent == Some(at) {
                for (sum, figure) in sums.iter_mut().zip(FIGURES) {
                    add(sum, figure.of(child), is_taken_off(child));
                }
            }
        }
        let [budget, revised, realisation] = sums;
        (item.budget, item.revised, item.realisation) = (budget, revised, realisation);
    }
}

/// Rows and totals that do not agree with what they sum up. A cell that is empty while its neighbours are not counts
/// as nothing; rows of which nothing below is known are not judged.
pub(super) fn differences(items: &[Item], sums: &[Sum]) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    for (item, counted) in items.iter().zip(&below(items)) {
        for (figure, counted) in FIGURES.into_iter().zip(counted) {
            if let (Some(stated), Some(counted)) = (figure.of(item), *counted)
                && stated.minus(counted).rupiah() != 0
            {
                let (row, code, name) = (item.row, item.code.clone(), item.name.clone());
                found.push(Difference { row, code, name, figure, stated, counted });
            }
        }
    }
    let so_far = roots_so_far(items);
    let mut last = 0;
    for sum in sums {
        found.extend(sum_differences(items, sum, last, &so_far));
        last = sum.after;
    }
    found.sort_by_key(|difference| difference.row);
    found
}

/// Sums of the uppermost rows before each place, one more than there are items.
fn roots_so_far(items: &[Item]) -> Vec<[Option<Money>; 3]> {
    let mut sums = [None; 3];
    let mut all = vec![sums];
    for item in items {
        if item.parent.is_none() {
            for (sum, figure) in sums.iter_mut().zip(FIGURES) {
                add(sum, figure.of(item), is_taken_off(item));
            }
        }
        all.push(sums);
    }
    all
}

/// A row that sums up may mean everything so far, what came since the last such row, or the rows that are open.
fn sum_differences(items: &[Item], sum: &Sum, last: usize, so_far: &[[Option<Money>; 3]]) -> Vec<Difference> {
    let name = folded(&sum.name);
    // A balance (*surplus, defisit*) is no sum of rows.
    if name.contains("surplus") || name.contains("defisit") {
        return Vec::new();
    }
    let at = |place: usize| so_far.get(place).copied().unwrap_or_default();
    let (before, now) = (at(last), at(sum.after));
    let mut found = Vec::new();
    for (place, (figure, stated)) in FIGURES.into_iter().zip(sum.figures).enumerate() {
        let (Some(stated), Some(all)) = (stated, now.get(place).copied().flatten()) else { continue };
        let since = all.minus(before.get(place).copied().flatten().unwrap_or_default());
        // The rows the last one stands below; the last one itself sums up nothing.
        let above = |item: &Item| item.parent.and_then(|parent| items.get(parent));
        let mut open = sum.after.checked_sub(1).and_then(|at| items.get(at)).and_then(above);
        let agrees = |counted: Money| stated.minus(counted).rupiah() == 0;
        let mut is_met = agrees(all) || agrees(since);
        while let Some(item) = open.filter(|_| !is_met) {
            is_met = figure.of(item).is_some_and(agrees);
            open = above(item);
        }
        if !is_met {
            let (row, name) = (sum.row, sum.name.clone());
            found.push(Difference { row, code: String::new(), name, figure, stated, counted: all });
        }
    }
    found
}
