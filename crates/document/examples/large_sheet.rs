//! Writes a workbook of a million rows with formulas and a hidden sheet, to measure how it is read:
//! `cargo run --release -p document --example large_sheet -- FILE [ROWS]`

use std::fs::File;
use std::io::{BufWriter, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>";
const ROOT: &str = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const BOOK: &str = "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='Rekap' sheetId='1' r:id='r1'/><sheet name='Warga' sheetId='2' state='hidden' r:id='r2'/></sheets></workbook>";
const LINKS: &str = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet2.xml'/></Relationships>";
const HEAD: &str = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>";
const FOOT: &str = "</sheetData></worksheet>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which file?")?;
    let rows: u64 = arguments.next().map_or(Ok(1_000_000), |rows| rows.parse())?;
    let mut book = ZipWriter::new(BufWriter::new(File::create(path)?));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, content) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
    ] {
        book.start_file(name, options)?;
        book.write_all(content.as_bytes())?;
    }
    book.start_file("xl/worksheets/sheet1.xml", options)?;
    book.write_all(HEAD.as_bytes())?;
    for row in 1..=rows {
        write!(
            book,
            "<row r='{row}'><c r='A{row}'><v>{row}</v></c><c r='B{row}' t='inlineStr'><is><t>Belanja barang \
             dan jasa {}</t></is></c><c r='C{row}'><v>{}</v></c><c r='D{row}'><v>{}</v></c>\
             <c r='E{row}'><f>C{row}*D{row}</f><v>{}</v></c></row>",
            row % 977,
            row * 1_000,
            row % 12,
            row * 1_000 * (row % 12)
        )?;
    }
    book.write_all(FOOT.as_bytes())?;
    book.start_file("xl/worksheets/sheet2.xml", options)?;
    write!(book, "{HEAD}<row r='1'><c r='A1'><v>3672012345670001</v></c></row>{FOOT}")?;
    book.finish()?;
    Ok(())
}
