//! Reading the table: headings, cells, and the faults each row has by itself.

use rules::unit::{CodeRefused, UnitType, check_code};

use super::decode;
use super::problem::{ImportProblem, RowProblem};
use super::words::{self, Column};
use crate::org::{check, point};

/// Largest file, bytes. 5,000 units with long addresses are about 2 MB.
pub const MAX_BYTES: usize = 5_000_000;
/// Most rows. The largest province has about 1,600 units in one body; more is a wrong file.
pub const MAX_ROWS: usize = 5_000;

/// Put behind the text as its last line: a quote that never closes swallows it. Control characters are
/// refused before, so no file can have it.
const END: &str = "\u{1}";

/// One unit of the file, its cells checked. `None` = the file has no such column or the cell is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: u64,
    /// Code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Type.
    pub unit_type: UnitType,
    /// Code of the unit above; none for the city.
    pub parent: Option<String>,
    /// Short name.
    pub short_name: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Website, with scheme.
    pub website: Option<String>,
    /// Opening hours, one line a row.
    pub hours: Option<String>,
    /// Latitude and longitude, millionths of a degree.
    pub point: Option<(i64, i64)>,
    /// One of `rules::unit::COLOURS`.
    pub colour: Option<String>,
    /// Names the unit had before.
    pub former_names: Vec<String>,
    /// Where the facts come from.
    pub source: Option<String>,
}

/// A file of units as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Rows without a fault of their own.
    pub rows: Vec<Row>,
    /// Faults by row; a file with faults is not applied.
    pub problems: Vec<RowProblem>,
    /// Codes of rows with faults: rows below them are not blamed for it.
    pub faulty_codes: Vec<String>,
    /// Headings that mean nothing to us; those columns are left out.
    pub ignored: Vec<String>,
    /// Name of the encoding the file was read in.
    pub encoding: &'static str,
}

/// Reads a file of units: CSV with comma, semicolon or tab, in any encoding of an office machine.
/// Errors: the file as a whole cannot be read. Faults of rows are in [`Sheet::problems`].
pub fn parse(bytes: &[u8]) -> Result<Sheet, ImportProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportProblem::TooLarge);
    }
    let (text, encoding) = decode::text_of(bytes)?;
    let text = format!("{}\n{END}\n", skip_separator_line(&text));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(decode::delimiter_of(&text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let Some(Ok(headings)) = records.next() else { return Err(ImportProblem::Empty) };
    if has_end(&headings) {
        return Err(ImportProblem::Empty);
    }
    let (columns, ignored) = columns_of(&headings)?;
    let mut sheet = Sheet { ignored, encoding, ..Sheet::default() };
    let mut lines_by_code = std::collections::HashMap::new();
    for record in records {
        let Ok(record) = record else { return Err(ImportProblem::NotText) };
        if record.iter().eq([END]) {
            break;
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if sheet.rows.len() + sheet.problems.len() >= MAX_ROWS {
            return Err(ImportProblem::TooManyRows);
        }
        let line = record.position().map_or(0, csv::Position::line);
        let cells = Cells { columns: &columns, record: &record, line };
        if has_end(&record) {
            sheet.problems.push(cells.problem("org-import-open-quote", cells.raw(Column::Code)));
            break;
        }
        match read_row(&cells) {
            Ok(row) => match lines_by_code.insert(row.code.clone(), line) {
                Some(_) => sheet.problems.push(cells.problem("org-import-double-code", &row.code)),
                None => sheet.rows.push(row),
            },
            Err(problems) => {
                sheet.problems.extend(problems);
                sheet.faulty_codes.push(cells.raw(Column::Code).to_lowercase());
            }
        }
    }
    if sheet.rows.is_empty() && sheet.problems.is_empty() {
        return Err(ImportProblem::Empty);
    }
    Ok(sheet)
}

/// Whether a quote of this row never closes, so that all rows below are in its last cell.
fn has_end(record: &csv::StringRecord) -> bool {
    record.iter().any(|cell| cell.contains(END))
}

/// Excel writes `sep=;` before the headings on some machines.
fn skip_separator_line(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => rest,
        _ => text,
    }
}

fn columns_of(headings: &csv::StringRecord) -> Result<(Vec<Option<Column>>, Vec<String>), ImportProblem> {
    let mut columns = Vec::new();
    let mut ignored = Vec::new();
    for heading in headings {
        let column = words::column(heading);
        match column {
            Some(found) if columns.contains(&Some(found)) => {
                return Err(ImportProblem::DoubleColumn(check::line(heading)));
            }
            None if !heading.trim().is_empty() => {
                ignored.push(check::line(heading).chars().take(60).collect());
            }
            _ => {}
        }
        columns.push(column);
    }
    let is_missing = |column: &Column| !columns.contains(&Some(*column));
    let missing: Vec<_> =
        words::REQUIRED.iter().filter(|(column, _)| is_missing(column)).map(|(_, name)| *name).collect();
    if missing.is_empty() { Ok((columns, ignored)) } else { Err(ImportProblem::MissingColumns(missing)) }
}

/// The cells of one row by column.
struct Cells<'a> {
    columns: &'a [Option<Column>],
    record: &'a csv::StringRecord,
    line: u64,
}

impl Cells<'_> {
    fn raw(&self, column: Column) -> &str {
        let at = self.columns.iter().position(|found| *found == Some(column));
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }

    fn line_of(&self, column: Column) -> Option<String> {
        Some(check::line(self.raw(column))).filter(|text| !text.is_empty())
    }

    fn problem(&self, key: &'static str, value: &str) -> RowProblem {
        RowProblem::new(self.line, key, value)
    }
}

fn read_row(cells: &Cells<'_>) -> Result<Row, Vec<RowProblem>> {
    let mut problems = Vec::new();
    let code = cells.raw(Column::Code).to_lowercase();
    if let Err(refused) = check_code(&code) {
        problems.push(cells.problem(code_key(refused), &code));
    }
    let name = cells.line_of(Column::Name).unwrap_or_default();
    if name.is_empty() {
        problems.push(cells.problem("org-import-no-name", &code));
    }
    let word = cells.raw(Column::Type);
    let unit_type = words::unit_type(word);
    if unit_type.is_none() {
        problems.push(cells.problem("org-import-bad-type", word));
    }
    let email = cells.line_of(Column::Email);
    if email.as_deref().is_some_and(|email| !check::is_email(email)) {
        problems.push(cells.problem("org-import-bad-email", cells.raw(Column::Email)));
    }
    let website = check::website(cells.raw(Column::Website));
    if website.is_none() {
        problems.push(cells.problem("org-import-bad-website", cells.raw(Column::Website)));
    }
    let colour_word = cells.raw(Column::Colour);
    let colour = words::colour(colour_word).map(str::to_owned);
    if colour.is_none() && !colour_word.is_empty() {
        problems.push(cells.problem("org-import-bad-colour", colour_word));
    }
    let point = point_of(cells).unwrap_or_else(|problem| {
        problems.push(problem);
        None
    });
    problems.extend(too_long(cells));
    let hours = Some(check::lines(cells.raw(Column::Hours))).filter(|hours| !hours.is_empty());
    match unit_type {
        Some(unit_type) if problems.is_empty() => Ok(Row {
            line: cells.line,
            code,
            name,
            unit_type,
            parent: cells.line_of(Column::Parent).map(|parent| parent.to_lowercase()),
            short_name: cells.line_of(Column::ShortName),
            address: cells.line_of(Column::Address),
            phone: cells.line_of(Column::Phone),
            email,
            website: website.filter(|website| !website.is_empty()),
            hours,
            point,
            colour,
            former_names: former_names(cells.raw(Column::FormerNames)),
            source: cells.line_of(Column::Source),
        }),
        _ => Err(problems),
    }
}

/// Text key of a refused code.
pub(in crate::org) fn code_key(refused: CodeRefused) -> &'static str {
    match refused {
        CodeRefused::Length => "org-code-length",
        CodeRefused::Characters => "org-code-characters",
        CodeRefused::Reserved => "org-code-reserved",
    }
}

fn former_names(cell: &str) -> Vec<String> {
    cell.split([';', '\n']).map(check::line).filter(|name| !name.is_empty()).collect()
}

fn point_of(cells: &Cells<'_>) -> Result<Option<(i64, i64)>, RowProblem> {
    let (latitude, longitude) = (cells.raw(Column::Latitude), cells.raw(Column::Longitude));
    if latitude.is_empty() && longitude.is_empty() {
        return Ok(None);
    }
    let both = point::parse_degrees(latitude).zip(point::parse_degrees(longitude));
    match both {
        Some((latitude, longitude)) if point::is_in_indonesia(latitude, longitude) => Ok(both),
        _ => Err(cells.problem("org-import-bad-point", &format!("{latitude}; {longitude}"))),
    }
}

fn too_long(cells: &Cells<'_>) -> Vec<RowProblem> {
    let limits = [
        (Column::Name, check::NAME_CHARS),
        (Column::ShortName, check::SHORT_NAME_CHARS),
        (Column::Address, check::LINE_CHARS),
        (Column::Phone, check::LINE_CHARS),
        (Column::Email, check::LINE_CHARS),
        (Column::Hours, check::HOURS_CHARS),
        (Column::FormerNames, check::HOURS_CHARS),
        (Column::Source, check::HOURS_CHARS),
    ];
    let is_longer = |(column, max): &(Column, usize)| check::is_longer(cells.raw(*column), *max);
    let problem = |(column, _)| cells.problem("org-import-too-long", cells.raw(column));
    limits.into_iter().filter(is_longer).map(problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn excel_with_semicolons_and_decimal_commas_is_read() {
        let text = "sep=;\r\nKode;Nama;Jenis;Induk;Lintang;Bujur;Warna\r\nKEL-A;Kelurahan  A;Kelurahan;kec-b;-6,01;106,04;hijau\r\n";
        let sheet = parse(text.as_bytes()).unwrap();
        assert_eq!(sheet.problems, []);
        let row = &sheet.rows[0];
        assert_eq!((row.code.as_str(), row.name.as_str()), ("kel-a", "Kelurahan A"));
        assert_eq!(row.point, Some((-6_010_000, 106_040_000)));
        assert_eq!(row.colour.as_deref(), Some("green"));
    }

    #[test]
    fn every_fault_of_a_row_is_named_with_its_line() {
        let text = "code,name,type,parent,latitude,longitude,email\n\
            dinkes,Dinas Kesehatan,dinas,kota,,,\n\
            Bad Code,,kerajaan,kota,106.04,-6.01,humas\n\
            dinkes,Dinas Lain,dinas,kota,,,\n";
        let sheet = parse(text.as_bytes()).unwrap();
        let found: Vec<_> = sheet.problems.iter().map(|problem| (problem.line, problem.key)).collect();
        assert_eq!(
            found,
            [
                (3, "org-code-characters"),
                (3, "org-import-no-name"),
                (3, "org-import-bad-type"),
                (3, "org-import-bad-email"),
                (3, "org-import-bad-point"),
                (4, "org-import-double-code"),
            ]
        );
    }

    #[test]
    fn wrong_headings_name_what_is_missing() {
        let problem = parse(b"a,b,c\n1,2,3\n").unwrap_err();
        let ImportProblem::MissingColumns(missing) = problem else { panic!("{problem:?}") };
        assert_eq!(missing.len(), 4);
    }

    #[test]
    fn fifty_thousand_rows_are_refused() {
        let rows = (0..50_000).map(|n| format!("u{n},Unit {n},dinas,kota\n")).collect::<String>();
        let text = format!("code,name,type,parent\n{rows}");
        assert_eq!(parse(text.as_bytes()), Err(ImportProblem::TooManyRows));
        assert_eq!(parse(&vec![b'a'; MAX_BYTES + 1]), Err(ImportProblem::TooLarge));
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _read = parse(&bytes);
            let with_headings = [&b"code,name,type,parent,latitude,longitude\n"[..], &bytes].concat();
            let _read = parse(&with_headings);
        }
    }
}
