//! A question with its filters as it stands in an address: read, written again, put into words.

use std::fmt::Write as _;

use fulltext::Kind;
use rules::register::InformationClass;

use super::Input;
use crate::Ctx;
use crate::form::Query;
use crate::ids::UnitId;
use crate::locale::Locale;
use crate::org::Directory;

/// Characters of words that are read.
const WORDS_MAX: usize = 200;

/// What a reader asks. What cannot be read counts as not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words as typed.
    pub q: String,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Code of the unit; empty without one.
    pub unit_code: String,
    /// Only this year.
    pub year: Option<i64>,
    /// Only this legal class.
    pub class: Option<InformationClass>,
    /// Only with a file of this kind.
    pub file_type: Option<String>,
    /// Only fulfilling this obligation.
    pub obligation: Option<String>,
}

impl Asked {
    /// Reads `q`, `jenis`, `unit`, `tahun`, `golongan`, `berkas`, `kewajiban`.
    pub fn read(directory: &Directory, query: &Query) -> Self {
        let unit = directory.by_code(query.text("unit"));
        Self {
            q: query.text("q").chars().take(WORDS_MAX).collect(),
            kind: kind_named(query.text("jenis")),
            unit: unit.map(|unit| unit.id),
            unit_code: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
            year: query.parse::<i64>("tahun").filter(|year| (2000..2200).contains(year)),
            class: <InformationClass as rules::Code>::from_code(query.text("golongan")),
            file_type: code(query.text("berkas")),
            obligation: code(query.text("kewajiban")),
        }
    }

    /// Whether nothing but words is asked, so that finding nothing says something about them.
    pub(super) fn is_unfiltered(&self) -> bool {
        *self == Self { q: self.q.clone(), ..Self::default() }
    }

    /// The question as a query string; empty when nothing is asked.
    pub fn query(&self) -> String {
        let year = self.year.map(|year| year.to_string()).unwrap_or_default();
        form_encode(&[
            ("q", &self.q),
            ("jenis", self.kind.map(Kind::code).unwrap_or_default()),
            ("unit", &self.unit_code),
            ("tahun", &year),
            ("golongan", self.class.map(rules::Code::code).unwrap_or_default()),
            ("berkas", self.file_type.as_deref().unwrap_or_default()),
            ("kewajiban", self.obligation.as_deref().unwrap_or_default()),
        ])
    }

    /// The question for the index, first page, best first, no hits yet.
    pub fn input(&self) -> Input {
        Input {
            text: self.q.clone(),
            kind: self.kind,
            unit: self.unit,
            year: self.year,
            class: self.class,
            file_type: self.file_type.clone(),
            obligation: self.obligation.clone(),
            ..Input::default()
        }
    }

    /// The question in words, as a line to read.
    pub fn in_words(&self, ctx: &Ctx, locale: Locale) -> String {
        let mut parts = Vec::new();
        if !self.q.is_empty() {
            parts.push(format!("“{}”", self.q));
        }
        parts.extend(self.kind.map(|kind| locale.t(&format!("search-kind-{}", kind.code()))));
        parts.extend(self.class.map(|class| locale.t(&class_key(class))));
        parts.extend(self.unit.map(|unit| ctx.directory.name(unit).to_owned()));
        parts.extend(self.year.map(|year| year.to_string()));
        parts.extend(self.file_type.as_ref().map(|kind| kind.to_uppercase()));
        parts.extend(self.obligation.clone());
        if parts.is_empty() { locale.t("search-everything") } else { parts.join(" · ") }
    }
}

/// Key of the text for a legal class.
pub(super) fn class_key(class: InformationClass) -> String {
    format!("search-class-{}", rules::Code::code(class).replace('_', "-"))
}

/// A code that came in an address, when it looks like one; what does not finds nothing anyway.
fn code(text: &str) -> Option<String> {
    let is_code = !text.is_empty()
        && text.len() <= 40
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
    is_code.then(|| text.to_owned())
}

/// The kind an address names; `informasi` is the word people see for the register.
fn kind_named(text: &str) -> Option<Kind> {
    if text == "informasi" { Some(Kind::Register) } else { Kind::from_code(text) }
}

/// A query string of the pairs that have a value.
pub(super) fn form_encode(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                text.push(char::from(byte));
            } else {
                write!(text, "%{byte:02X}").unwrap_or_default();
            }
        }
    }
    text
}
