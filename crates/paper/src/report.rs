//! A report: chapters with words and a table of figures. One description, written as PDF, DOCX or XLSX.

use std::io::Cursor;

use rust_xlsxwriter::XlsxError;
use serde::Serialize;

use crate::pdf::{Meta, PdfError, render};
use crate::xlsx::{Cell, Column, Sheet};

/// A report.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// What it is.
    pub title: String,
    /// Whose it is.
    pub issuer: String,
    /// Lines below: period, state.
    pub lines: Vec<String>,
    /// Chapters, in order.
    pub chapters: Vec<Chapter>,
    /// Place for the signature; none before somebody signed.
    pub signature: Option<Signature>,
    /// Small print at the end: digest, where it can be checked.
    pub notes: Vec<String>,
    /// Headings of the table.
    pub words: Words,
}

/// A chapter.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Chapter {
    /// Its heading.
    pub heading: String,
    /// Its words.
    pub paragraphs: Vec<String>,
    /// Its figures.
    pub figures: Vec<Figure>,
}

/// A figure.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figure {
    /// What is counted.
    pub name: String,
    /// The number as it is said; also for what nobody knows.
    pub value: String,
    /// The number itself, where it is one.
    pub number: Option<i64>,
    /// Length of its bar against the longest of its chapter, in thousandths; none draws no bar.
    pub bar: Option<i64>,
    /// Where the rows behind it are; empty = nowhere.
    pub link: String,
}

/// Who signed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Signature {
    /// Day, in words.
    pub day: String,
    /// Name.
    pub name: String,
    /// Office.
    pub position: String,
}

/// Words of the form itself.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Words {
    /// Heading of the names.
    pub figure: String,
    /// Heading of the numbers.
    pub value: String,
    /// Heading of the bars.
    pub share: String,
    /// Heading of the links.
    pub rows: String,
    /// "Page".
    pub page: String,
    /// "of".
    pub of: String,
}

impl Report {
    /// As tagged PDF/A-2a and PDF/UA-1, bars drawn as vectors. Errors: see [`render`].
    pub fn to_pdf(&self, meta: &Meta) -> Result<Vec<u8>, PdfError> {
        render(include_str!("../templates/report.typ"), self, meta)
    }

    /// As a workbook: one row a figure, chapters as lines between. Errors: the writer refuses.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let column = |heading: &str, width: f64| Column { heading: heading.to_owned(), width };
        let words = &self.words;
        let columns = [column(&words.figure, 60.0), column(&words.value, 14.0), column(&words.rows, 60.0)];
        let titles: Vec<String> =
            [&self.title, &self.issuer].into_iter().chain(&self.lines).cloned().collect();
        let mut sheet = Sheet::new(&self.words.figure, &titles, &columns)?;
        for chapter in &self.chapters {
            sheet.line(&chapter.heading)?;
            for words in &chapter.paragraphs {
                sheet.row([Cell::Text(words)])?;
            }
            for figure in &chapter.figures {
                let value = match figure.number.and_then(|number| i32::try_from(number).ok()) {
                    Some(number) => Cell::Number(number.into()),
                    None => Cell::Text(&figure.value),
                };
                sheet.row([Cell::Text(&figure.name), value, Cell::Text(&figure.link)])?;
            }
        }
        for note in &self.notes {
            sheet.row([Cell::Text(note)])?;
        }
        let mut bytes = Cursor::new(Vec::new());
        sheet.finish(&mut bytes)?;
        Ok(bytes.into_inner())
    }
}
