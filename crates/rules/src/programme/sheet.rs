//! A table of programmes as a whole: headings, rows, faults, sums.

use super::columns::{Field, Mapping, folded};
use super::heading::{Headings, find_headings, is_numbering};
use super::money::{self, Money};
use super::percent::{Written, written};
use super::reconcile::{self, Difference, Totals};
use super::row::{Fault, FaultKind, Item};
use super::tree::Tree;

/// One row of a table as a spreadsheet gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Row of the sheet, from 1.
    pub number: u32,
    /// Texts from the first column on.
    pub cells: Vec<String>,
}

impl Line {
    /// The text of a column, empty when there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

/// What a table says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Where and what its headings are.
    pub headings: Headings,
    /// Rows in their order.
    pub items: Vec<Item>,
    /// What keeps the table from being taken, by row. Empty = it can be.
    pub faults: Vec<Fault>,
    /// Sums of the table.
    pub totals: Totals,
    /// Rows whose figure is not the sum of what stands below them.
    pub differences: Vec<Difference>,
}

/// The year a table is about: a text that says *tahun anggaran 2025* (or *TA 2025*, *tahun 2025*), else the only year
/// that occurs. `texts` are title lines and the name of the file. `None` when no year or several are named.
pub fn year_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<i32> {
    let mut said = Vec::new();
    let mut any = Vec::new();
    for text in texts {
        let text = folded(text);
        let words: Vec<&str> = text.split(' ').collect();
        let before = std::iter::once("").chain(words.iter().copied());
        for (word, before) in words.iter().zip(before) {
            let year =
                word.parse::<i32>().ok().filter(|year| word.len() == 4 && (2000..=2100).contains(year));
            let Some(year) = year else { continue };
            any.push(year);
            if ["tahun", "anggaran", "ta", "apbd", "fy"].contains(&before) {
                said.push(year);
            }
        }
    }
    let only = |mut years: Vec<i32>| {
        years.sort_unstable();
        years.dedup();
        if let [year] = years.as_slice() { Some(*year) } else { None }
    };
    only(said).or_else(|| only(any))
}

/// Reads a table. `mapping` replaces what the headings suggest. `None` when no headings are found, or when neither they
/// nor `mapping` name what a row is and a figure.
pub fn read(lines: &[Line], year: Option<i32>, mapping: Option<&Mapping>) -> Option<Sheet> {
    let mut headings = match (find_headings(lines, year), mapping) {
        (Some(found), _) => found,
        (None, Some(mapping)) => Headings { names: Vec::new(), first: 0, scale: 1, mapping: mapping.clone() },
        (None, None) => return None,
    };
    if let Some(mapping) = mapping {
        headings.mapping = mapping.clone();
    }
    if !headings.mapping.is_enough() {
        return None;
    }
    let mut reader = Reader::new(&headings);
    for line in lines.iter().skip(headings.first) {
        reader.take(line);
    }
    let is_part_of_one = reader.is_part_of_one();
    let Reader { tree, mut faults, sums, physical, .. } = reader;
    let mut items = tree.items;
    for (item, written) in items.iter_mut().zip(physical) {
        item.physical = item.physical.and(written).map(|written| written.hundredths(is_part_of_one));
    }
    reconcile::fill_headings(&mut items);
    faults.extend(tree.faults);
    faults.sort_by_key(|fault| fault.row);
    let totals = reconcile::totals(&items);
    let differences = reconcile::differences(&items, &sums);
    Some(Sheet { headings, items, faults, totals, differences })
}

/// A row that only sums up.
pub(super) struct Sum {
    pub(super) row: u32,
    pub(super) name: String,
    /// How many items stand above it.
    pub(super) after: usize,
    pub(super) figures: [Option<Money>; 3],
}

struct Reader<'a> {
    headings: &'a Headings,
    tree: Tree,
    faults: Vec<Fault>,
    sums: Vec<Sum>,
    /// Physical progress of each item, as written.
    physical: Vec<Option<Written>>,
}

impl<'a> Reader<'a> {
    fn new(headings: &'a Headings) -> Self {
        Self { headings, tree: Tree::default(), faults: Vec::new(), sums: Vec::new(), physical: Vec::new() }
    }

    fn text<'b>(&self, line: &'b Line, field: Field) -> &'b str {
        self.headings.mapping.column(field).map_or("", |column| line.cell(column))
    }

    fn fault(&mut self, line: &Line, field: Option<Field>, kind: FaultKind, value: &str) {
        let value = value.chars().take(60).collect();
        self.faults.push(Fault { row: line.number, field, kind, value });
    }

    fn take(&mut self, line: &Line) {
        let (code, split) = self.code(line);
        let name = one_line(self.text(line, Field::Name));
        let names =
            [Field::Programme, Field::Activity, Field::SubActivity].map(|f| one_line(self.text(line, f)));
        if is_numbering(line) || self.is_heading_again(line) {
            return;
        }
        let mut is_english = false;
        let faults_before = self.faults.len();
        let figures = [Field::Budget, Field::Revised, Field::Realisation]
            .map(|field| self.money(line, field, &mut is_english));
        let has_fault = self.faults.len() > faults_before;
        let has_money = figures.iter().any(Option::is_some) || has_fault;
        let is_unnamed = name.is_empty() && names.iter().all(String::is_empty);
        let first = line.cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
        if let Some(words) = sum_words(&[&name, &split, first]).filter(|_| code.is_empty()) {
            if has_money {
                self.sums.push(Sum { row: line.number, name: words, after: self.tree.items.len(), figures });
            }
            return;
        }
        if !has_money && (code.is_empty() || is_unnamed) && names.iter().all(String::is_empty) {
            // A letterhead, a heading between rows, a signature.
            self.faults.truncate(faults_before);
            return;
        }
        if is_unnamed {
            self.fault(line, Some(Field::Name), FaultKind::NoName, &code);
        }
        let item = self.item(line, figures, is_english);
        let progress = written(self.text(line, Field::Physical));
        self.tree.add(code, name, &names, item);
        self.physical.resize(self.tree.items.len(), progress);
    }

    /// Whether physical progress is kept as parts of one: cells formatted as percentages hold `0.925`.
    fn is_part_of_one(&self) -> bool {
        let mut plain =
            self.physical.iter().flatten().filter(|one| !one.has_sign).map(|one| one.number).peekable();
        let has_part = self.physical.iter().flatten().any(|one| !one.has_sign && one.number % 10_000 != 0);
        plain.peek().is_some() && has_part && plain.all(|number| number <= 10_000)
    }

    /// The code, and what stands in its columns when that is none.
    fn code(&self, line: &Line) -> (String, String) {
        let columns = self.headings.mapping.0.get(&Field::Code);
        let cells = columns.into_iter().flatten().map(|column| line.cell(*column));
        let whole = cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(".");
        match super::code::tidy_code(&whole) {
            Some(code) => (code, String::new()),
            None => (String::new(), one_line(&whole)),
        }
    }

    fn money(&mut self, line: &Line, field: Field, is_english: &mut bool) -> Option<Money> {
        let cell = self.text(line, field);
        match money::read(cell, self.headings.scale) {
            Ok(read) => {
                *is_english |= read.is_english;
                read.money
            }
            Err(fault) => {
                self.fault(line, Some(field), fault.into(), cell);
                None
            }
        }
    }

    fn item(
        &mut self,
        line: &Line,
        [budget, revised, realisation]: [Option<Money>; 3],
        is_english: bool,
    ) -> Item {
        let said = self.text(line, Field::Physical);
        let physical = written(said).map(|written| written.number);
        if physical.is_none() && said.contains(|c: char| c.is_ascii_digit()) {
            self.fault(line, Some(Field::Physical), FaultKind::NotPercent, said);
        }
        let words = |field| one_line(self.text(line, field));
        Item {
            row: line.number,
            level: super::Level::Other,
            code: String::new(),
            path: String::new(),
            parent: None,
            name: String::new(),
            budget,
            revised,
            realisation,
            physical,
            location: words(Field::Location),
            contractor: words(Field::Contractor),
            source: words(Field::Source),
            is_english,
        }
    }

    /// Headings that are repeated at the top of each printed page.
    fn is_heading_again(&self, line: &Line) -> bool {
        let names = &self.headings.names;
        let filled = || line.cells.iter().zip(names).filter(|(cell, _)| !cell.is_empty());
        filled().count() >= 2
            && filled().all(|(cell, name)| !folded(cell).is_empty() && folded(name).contains(&folded(cell)))
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a row that sums up (*jumlah*, *total*). `None` for others.
fn sum_words(texts: &[&str]) -> Option<String> {
    let is_sum = |text: &&&str| {
        let text = folded(text);
        ["jumlah", "total", "grand total", "subtotal", "sub total", "sub jumlah", "surplus", "defisit"]
            .iter()
            .any(|word| text == *word || text.starts_with(&format!("{word} ")))
    };
    texts.iter().find(is_sum).map(|text| (*text).to_owned())
}
