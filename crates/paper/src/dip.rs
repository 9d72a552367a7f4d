//! The official form of the list of public information (*Daftar Informasi Publik*), as PDF, XLSX and CSV.
//!
//! Eight columns, grouped by class (UU 14/2008 Ps.9–11; the common form of Perki 1/2021). All words come from
//! the caller, so the form exists in every language of the program; what they are is fixed here.

use serde::Serialize;

pub use crate::dip_fields::DIP_FIELDS;
use crate::pdf::{Meta, PdfError, render};

/// The form in one document.
#[derive(Debug, Clone, Serialize)]
pub struct DipForm {
    /// "Daftar Informasi Publik Tahun 2026".
    pub title: String,
    /// The unit or public body whose list this is.
    pub issuer: String,
    /// The decision that adopted the list, with number and date; empty when none did.
    pub decision: String,
    /// As of when: "Keadaan 22 November 2026, 312 informasi".
    pub state: String,
    /// Headings of the eight columns, in the order of [`DipRow`].
    pub columns: [String; 8],
    /// The classes, in the order of the law.
    pub groups: Vec<DipGroup>,
    /// Small words of the frame.
    pub words: DipWords,
    /// Who signs, when somebody does.
    pub signature: Option<Signature>,
}

/// One information class with its rows.
#[derive(Debug, Clone, Serialize)]
pub struct DipGroup {
    /// "Informasi yang wajib disediakan dan diumumkan secara berkala".
    pub title: String,
    /// Rows, in the order they are shown.
    pub rows: Vec<DipRow>,
}

/// One entry as it stands in the form; all plain text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DipRow {
    /// 1 No, within the class.
    pub number: String,
    /// 2 Title of the information.
    pub title: String,
    /// 2 Summary below the title; may be empty.
    pub summary: String,
    /// 3 Official or unit that holds the information.
    pub holder: String,
    /// 4 Responsible for making or issuing it.
    pub maker: String,
    /// 5 Time and place it was made.
    pub made: String,
    /// 6 Form: printed, electronic.
    pub form: String,
    /// 7 Retention.
    pub retention: String,
    /// 8 Kind of media.
    pub media: String,
    /// 8 Address of the entry or its file, `https://…`; may be empty.
    pub link: String,
}

/// Words of the frame in the language of the document.
#[derive(Debug, Clone, Serialize)]
pub struct DipWords {
    /// "Halaman".
    pub page: String,
    /// "dari".
    pub of: String,
    /// What stands below a class without entries.
    pub none: String,
}

/// The block below the table.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    /// "Cilegon, 2 Januari 2026".
    pub place_and_date: String,
    /// Office of the signer.
    pub office: String,
    /// Name of the signer.
    pub name: String,
    /// Staff number line; may be empty.
    pub number: String,
}

impl DipForm {
    /// The form as PDF. Errors: see [`PdfError`].
    pub fn to_pdf(&self, meta: &Meta) -> Result<Vec<u8>, PdfError> {
        render(include_str!("../templates/dip.typ"), self, meta)
    }
}

impl DipRow {
    /// The cells of the row as text, title and summary together and media and link together, as the form has
    /// them in spreadsheets.
    pub fn cells(&self) -> [String; 8] {
        let both = |above: &str, below: &str| match (above.is_empty(), below.is_empty()) {
            (_, true) => above.to_owned(),
            (true, _) => below.to_owned(),
            _ => format!("{above}\n{below}"),
        };
        [
            self.number.clone(),
            both(&self.title, &self.summary),
            self.holder.clone(),
            self.maker.clone(),
            self.made.clone(),
            self.form.clone(),
            self.retention.clone(),
            both(&self.media, &self.link),
        ]
    }
}
