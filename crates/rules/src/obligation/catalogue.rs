//! The catalogue as data: read once, refused as a whole when one row is not well-formed.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::audience::{Audience, Groups};
use super::refresh::{DueDay, Refresh};
use crate::code::{Code, coded};

/// The catalogue of this release.
const SOURCE: &str = include_str!("../../data/obligations.csv");

/// Columns of the file, in order.
const COLUMNS: [&str; 13] = [
    "code",
    "kind",
    "class",
    "article",
    "label_id",
    "label_en",
    "refresh",
    "due",
    "applies_to",
    "parent",
    "confidence",
    "article_confidence",
    "source",
];

coded! {
    /// Legal class of an obligation. Unlike an entry, an obligation may also be about exempt information:
    /// its list, tests and decisions (UU 14/2008 Ps.17–20).
    pub enum ObligationClass {
        /// UU 14/2008 Ps.9.
        Periodic = "berkala",
        /// UU 14/2008 Ps.10.
        Immediate = "serta_merta",
        /// UU 14/2008 Ps.11.
        OnDemand = "setiap_saat",
        /// UU 14/2008 Ps.17–20.
        Exempt = "dikecualikan",
    }
}

coded! {
    /// What a row of the catalogue is.
    pub enum Kind {
        /// A heading over items.
        Group = "group",
        /// Something to make known; counted.
        Item = "item",
        /// A part every alert must carry (UU 14/2008 Ps.10(2)); counted with the alert.
        Field = "field",
    }
}

coded! {
    /// How sure a row or a citation is.
    pub enum Confidence {
        /// The words of the act were read.
        Text = "text",
        /// Agreed by several published sources.
        High = "high",
        /// The act was read, the finer list comes from published forms.
        Part = "part",
        /// To be checked against the regulation.
        Unverified = "unverified",
    }
}

/// One obligation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// Stable code (`BK.02.a`), never used again for something else.
    pub code: String,
    /// Heading, item or field.
    pub kind: Kind,
    /// Legal class.
    pub class: ObligationClass,
    /// Articles it rests on.
    pub article: String,
    /// Indonesian words.
    pub label_id: String,
    /// English words.
    pub label_en: String,
    /// Clocks; whichever comes first.
    pub refresh: Vec<Refresh>,
    /// Fixed day of every year.
    pub due: Option<DueDay>,
    /// Whom it concerns; any of them.
    pub applies_to: Vec<Audience>,
    /// Code of the heading above.
    pub parent: Option<String>,
    /// How sure the row is.
    pub confidence: Confidence,
    /// How sure the citation is.
    pub article_confidence: Confidence,
    /// Where the row was taken from.
    pub source: String,
}

impl Obligation {
    /// Whether it is a heading over items.
    pub fn is_group(&self) -> bool {
        self.kind == Kind::Group
    }

    /// Whether it concerns a unit of these groups.
    pub fn applies(&self, groups: &Groups) -> bool {
        self.applies_to.iter().any(|audience| groups.has(*audience))
    }

    /// The tokens of `refresh` as the file has them.
    pub fn refresh_tokens(&self) -> String {
        self.refresh.iter().map(|refresh| refresh.token()).collect::<Vec<_>>().join("|")
    }
}

/// Why a catalogue is refused: line of the file, column, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Line, from 1; 0 = the file as a whole.
    pub line: u64,
    /// Column or header.
    pub column: &'static str,
    /// The value that is not understood.
    pub value: String,
}

impl std::fmt::Display for Malformed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "obligations.csv line {}: {} is not understood: {:?}", self.line, self.column, self.value)
    }
}

impl std::error::Error for Malformed {}

/// All obligations of one version.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Name of the version (`2026-1`).
    pub version: String,
    /// First day it is in force.
    pub valid_from: Date,
    rows: Vec<Obligation>,
    by_code: HashMap<String, usize>,
}

impl Catalogue {
    /// Reads a catalogue.
    /// Errors: the first thing that is not well-formed.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let version = header(text, "version")?.to_owned();
        let valid_from = header(text, "valid_from")?;
        let valid_from = valid_from.parse().map_err(|_| malformed(0, "valid_from", valid_from))?;
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        let heads = reader.headers().map_err(|error| malformed(0, "file", &error.to_string()))?;
        if !heads.iter().eq(COLUMNS) {
            return Err(malformed(0, "columns", &heads.iter().collect::<Vec<_>>().join(",")));
        }
        let mut catalogue = Self { version, valid_from, rows: Vec::new(), by_code: HashMap::new() };
        for record in reader.records() {
            let record = record.map_err(|error| malformed(0, "file", &error.to_string()))?;
            let row = read(&record)?;
            let line = line_of(&record);
            if let Some(parent) =
                row.parent.as_ref().filter(|parent| !catalogue.by_code.contains_key(*parent))
            {
                return Err(malformed(line, "parent", parent));
            }
            if catalogue.by_code.insert(row.code.clone(), catalogue.rows.len()).is_some() {
                return Err(malformed(line, "code", &row.code));
            }
            catalogue.rows.push(row);
        }
        Ok(catalogue)
    }

    /// Every row in the order of the file: a heading stands before its items.
    pub fn all(&self) -> &[Obligation] {
        &self.rows
    }

    /// The obligation of a code.
    pub fn find(&self, code: &str) -> Option<&Obligation> {
        self.by_code.get(code).and_then(|at| self.rows.get(*at))
    }

    /// The rows directly below a heading.
    pub fn children<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Obligation> {
        self.rows.iter().filter(move |row| row.parent.as_deref() == Some(code))
    }

    /// What a unit of these groups owes and is counted by: the items that concern it, and a heading that
    /// concerns it while none of its items does.
    pub fn duties<'a>(&'a self, groups: &'a Groups) -> impl Iterator<Item = &'a Obligation> {
        self.rows.iter().filter(|row| self.is_duty(row, groups))
    }

    /// Whether a unit of these groups is counted by this row; see [`Self::duties`].
    pub fn is_duty(&self, row: &Obligation, groups: &Groups) -> bool {
        row.applies(groups)
            && match row.kind {
                Kind::Item => true,
                Kind::Field => false,
                Kind::Group => !self.children(&row.code).any(|child| child.applies(groups)),
            }
    }
}

/// The catalogue this release carries. A test reads it, so a release cannot carry one that is refused;
/// should it be all the same, the catalogue is empty rather than wrong.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
        Catalogue::parse(SOURCE).unwrap_or_else(|_| Catalogue {
            version: String::new(),
            valid_from: Date::ZERO,
            rows: Vec::new(),
            by_code: HashMap::new(),
        })
    });
    &CATALOGUE
}

fn malformed(line: u64, column: &'static str, value: &str) -> Malformed {
    Malformed { line, column, value: value.to_owned() }
}

fn line_of(record: &csv::StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

/// The value of a `# name: value` line before the table.
fn header<'a>(text: &'a str, name: &'static str) -> Result<&'a str, Malformed> {
    text.lines()
        .take_while(|line| line.starts_with('#'))
        .find_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.strip_prefix(": "))
        .ok_or_else(|| malformed(0, name, ""))
}

fn read(record: &csv::StringRecord) -> Result<Obligation, Malformed> {
    let line = line_of(record);
    let cell = |column: &'static str| {
        let at = COLUMNS.iter().position(|name| *name == column);
        at.and_then(|at| record.get(at)).unwrap_or_default()
    };
    let words = |column| match cell(column) {
        "" => Err(malformed(line, column, "")),
        some => Ok(some.to_owned()),
    };
    Ok(Obligation {
        code: code(cell("code")).ok_or_else(|| malformed(line, "code", cell("code")))?,
        kind: coded(line, "kind", cell("kind"))?,
        class: coded(line, "class", cell("class"))?,
        article: words("article")?,
        label_id: words("label_id")?,
        label_en: words("label_en")?,
        refresh: list(line, "refresh", cell("refresh"), Refresh::parse)?,
        due: match cell("due") {
            "" => None,
            day => Some(DueDay::parse(day).ok_or_else(|| malformed(line, "due", day))?),
        },
        applies_to: list(line, "applies_to", cell("applies_to"), Audience::from_code)?,
        parent: Some(cell("parent").to_owned()).filter(|parent| !parent.is_empty()),
        confidence: coded(line, "confidence", cell("confidence"))?,
        article_confidence: coded(line, "article_confidence", cell("article_confidence"))?,
        source: words("source")?,
    })
}

/// A code: parts of capitals, digits or one small letter, joined by dots (`BK.09.2.01`, `SS.04.b`).
fn code(text: &str) -> Option<String> {
    let is_part =
        |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (text.contains('.') && text.len() <= 20 && text.split('.').all(is_part)).then(|| text.to_owned())
}

fn coded<T: Code>(line: u64, column: &'static str, cell: &str) -> Result<T, Malformed> {
    T::from_code(cell).ok_or_else(|| malformed(line, column, cell))
}

fn list<T>(
    line: u64,
    column: &'static str,
    cell: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Malformed> {
    cell.split('|').map(|token| read(token).ok_or_else(|| malformed(line, column, token))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::UnitType;

    #[test]
    fn the_catalogue_of_this_release_is_well_formed() {
        let catalogue = Catalogue::parse(SOURCE).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((catalogue.version.as_str(), catalogue.all().len()), ("2026-1", 177));
        let count = |kind| catalogue.all().iter().filter(|row| row.kind == kind).count();
        assert_eq!((count(Kind::Group), count(Kind::Item), count(Kind::Field)), (15, 154, 8));
        for row in catalogue.all() {
            assert_eq!(row.is_group(), row.kind == Kind::Group && catalogue.children(&row.code).count() > 0);
        }
    }

    #[test]
    fn perki_1_2021_ps_14_eleven_groups_of_periodic_information() {
        let tops = catalogue().all().iter().filter(|row| {
            row.parent.is_none() && row.code.starts_with("BK.") && !row.code.starts_with("BK.LG")
        });
        assert_eq!(tops.count(), 11);
    }

    #[test]
    fn perki_1_2021_ps_15_9_procurement_has_its_documents_itemised() {
        assert_eq!(catalogue().children("BK.09").count(), 38);
    }

    #[test]
    fn uu_23_2014_ps_69_the_summary_of_the_lppd_is_due_on_31_march() {
        assert_eq!(catalogue().find("BK.LG.16").unwrap().due.unwrap().to_string(), "03-31");
    }

    #[test]
    fn a_company_owes_the_procurement_heading_as_a_whole() {
        let groups = Groups::of(UnitType::Bumd, "Perumda", false);
        let codes: Vec<&str> = catalogue().duties(&groups).map(|row| row.code.as_str()).collect();
        assert_eq!(codes, ["BK.09", "SM.06"]);
        let kelurahan = Groups::of(UnitType::Kelurahan, "Kelurahan Bulakan", false);
        assert!(catalogue().duties(&kelurahan).all(|row| !row.is_group() && !row.code.starts_with("BK.09")));
    }

    fn file(row: &str) -> String {
        format!("# version: 1\n# valid_from: 2026-01-01\n{}\n{row}\n", COLUMNS.join(","))
    }

    #[test]
    fn a_row_outside_the_grammar_refuses_the_catalogue_and_says_where() {
        let good = "BK.01,item,berkala,UU 14/2008 Ps.9,a,b,P6M|ON_CHANGE,03-31,all_units|city,,high,text,act";
        assert!(Catalogue::parse(&file(good)).is_ok());
        for (from, to, column) in [
            ("berkala", "tahunan", "class"),
            ("item", "thing", "kind"),
            ("ON_CHANGE", "SOON", "refresh"),
            ("03-31", "02-30", "due"),
            ("city", "everyone", "applies_to"),
            ("city,,", "city,BK.99,", "parent"),
            ("BK.01", "BK", "code"),
            ("high", "sure", "confidence"),
            ("UU 14/2008 Ps.9", "", "article"),
        ] {
            let error = Catalogue::parse(&file(&good.replace(from, to))).unwrap_err();
            assert_eq!((error.line, error.column), (4, column), "{to}");
        }
        let twice = Catalogue::parse(&file(&format!("{good}\n{good}"))).unwrap_err();
        assert_eq!((twice.line, twice.column), (5, "code"));
        assert!(twice.to_string().contains("line 5: code"));
    }

    #[test]
    fn a_file_without_version_or_columns_is_refused() {
        let good = file("");
        assert_eq!(Catalogue::parse(&good.replace("# version: 1\n", "")).unwrap_err().column, "version");
        assert_eq!(Catalogue::parse(&good.replace("2026-01-01", "soon")).unwrap_err().column, "valid_from");
        assert_eq!(Catalogue::parse(&good.replace("label_id", "label")).unwrap_err().column, "columns");
    }
}
