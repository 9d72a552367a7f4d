//! Documents made for the tests, byte by byte, so that each can be bad in exactly one way.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use zip::write::SimpleFileOptions;

/// A PDF with one line of text on each page, Helvetica. `catalog` and `trailer` take more entries.
pub(crate) fn pdf_with(pages: &[String], catalog: &str, trailer: &str) -> Vec<u8> {
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R {catalog}>>"),
        String::new(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut kids = String::new();
    for text in pages {
        let content = format!("BT /F 12 Tf 72 700 Td ({text}) Tj ET");
        let at = objects.len() + 1;
        write!(kids, "{at} 0 R ").unwrap();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
            at + 1
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
    written(&objects, trailer)
}

/// A PDF of plain objects, numbered from 1; the first is the catalogue.
pub(crate) fn written(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut at = Vec::new();
    for (number, object) in (1..).zip(objects) {
        at.push(out.len());
        write!(out, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let table = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", at.len() + 1).unwrap();
    for at in &at {
        writeln!(out, "{at:010} 00000 n ").unwrap();
    }
    let size = at.len() + 1;
    write!(out, "trailer\n<</Size {size}/Root 1 0 R {trailer}>>\nstartxref\n{table}\n%%EOF\n").unwrap();
    out
}

/// A PDF with these pages.
pub(crate) fn pdf(pages: &[&str]) -> Vec<u8> {
    pdf_with(&pages.iter().map(|page| (*page).to_owned()).collect::<Vec<_>>(), "", "")
}

/// An archive with these parts.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// What every OOXML archive begins with.
pub(crate) const TYPES: (&str, &[u8]) = (
    "[Content_Types].xml",
    b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>",
);

/// A word processor document with this inside its body, and more parts.
pub(crate) fn docx(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let document = format!(
        "<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
    );
    let mut parts = vec![TYPES, ("word/document.xml", document.as_bytes())];
    parts.extend_from_slice(more);
    zip(&parts)
}

/// The nine real documents, or `None` with a word about it when they are not beside the project.
pub(crate) fn real() -> Option<Vec<(String, Vec<u8>)>> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ppid/documents"));
    let folder = if folder.is_dir() {
        folder
    } else {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data/ppid/documents"))
    };
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("the real documents are not here, nothing was tried on them");
        return None;
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    files.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    Some(files.iter().map(|path| (name(path), std::fs::read(path).unwrap())).collect())
}

/// A sheet for [`xlsx`].
pub(crate) struct Sheet<'a> {
    pub(crate) name: &'a str,
    pub(crate) is_hidden: bool,
    /// The `row` elements.
    pub(crate) rows: String,
}

/// A workbook.
pub(crate) fn xlsx(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let (mut list, mut links) = (String::new(), String::new());
    let mut parts = vec![(TYPES.0.to_owned(), TYPES.1.to_vec())];
    for (number, sheet) in (1..).zip(sheets) {
        let state = if sheet.is_hidden { "state='hidden'" } else { "" };
        write!(list, "<sheet name='{}' sheetId='{number}' {state} r:id='r{number}'/>", sheet.name).unwrap();
        write!(links, "<Relationship Id='r{number}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet{number}.xml'/>").unwrap();
        let content = format!(
            "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>{}</sheetData></worksheet>",
            sheet.rows
        );
        parts.push((format!("xl/worksheets/sheet{number}.xml"), content.into_bytes()));
    }
    let book = format!(
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>{list}</sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{links}</Relationships>"
    );
    parts.push(("xl/workbook.xml".to_owned(), book.into_bytes()));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations.into_bytes()));
    let root = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
    parts.push(("_rels/.rels".to_owned(), root.as_bytes().to_vec()));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (&**name, &**content)).collect();
    zip(&parts)
}
