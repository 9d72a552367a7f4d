//! One page of HTML as plain data: what a reader sees, where it leads, which dates stand where, and what is
//! there that no reader sees.
//!
//! The tree of the page is walked once and let go, so that a page can be kept while the next one is fetched.

mod address;
mod hidden;
mod machine;
mod reader;
mod region;

pub use address::{is_file, is_generic_text, is_news_address, path_family, same_site};
pub use hidden::Styles;
pub use machine::{MachineDate, declared_dates, machine_date};
pub use region::Region;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use url::Url;

use crate::report::{Published, WrittenDate};

/// A link of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, absolute.
    pub href: String,
    /// Its words; the text of a picture where there are none.
    pub text: String,
    /// Where on the page it stands.
    pub region: Region,
    /// By which technique no reader sees it.
    pub hidden: Option<&'static str>,
    /// The text of the paragraph or list entry around it, at most 600 characters.
    pub around: String,
    /// Where it stands in the order of the page.
    pub(crate) place: usize,
    /// The elements around it, nearest first.
    pub(crate) chain: Vec<usize>,
}

/// A date that stands on the page by itself, or in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDate {
    /// The day or instant.
    pub published: Published,
    /// The other reading of `12/03/2023`.
    pub other: Option<jiff::civil::Date>,
    /// How it was written.
    pub written: WrittenDate,
    /// Whether it stands inside a sentence, where it may be any day.
    pub prose: bool,
    /// Where on the page it stands.
    pub region: Region,
    pub(crate) place: usize,
    pub(crate) chain: Vec<usize>,
}

/// Text that no reader sees, with the technique.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenText {
    /// The technique, such as `display:none`.
    pub technique: &'static str,
    /// The text.
    pub text: String,
}

/// A page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// Its first heading.
    pub heading: String,
    /// Where the first heading stands in the order of the page.
    pub(crate) heading_place: Option<usize>,
    /// `meta` elements: name or property in lower case, and content.
    pub metas: Vec<(String, String)>,
    /// `link` elements: rel in lower case, type in lower case, title, absolute address.
    pub heads: Vec<(String, String, String, String)>,
    /// Links in their order.
    pub links: Vec<Link>,
    /// Dates in their order.
    pub dates: Vec<PageDate>,
    /// Dates the page declares for machines.
    pub declared: Vec<MachineDate>,
    /// What a reader sees.
    pub visible: String,
    /// Pictures, frames, films.
    pub pictures: usize,
    /// Parts fetched with the page: absolute addresses.
    pub parts: Vec<String>,
    /// Text nobody sees.
    pub hidden: Vec<HiddenText>,
    /// Comments of the source.
    pub comments: Vec<String>,
    /// Contents of `noscript`, as source.
    pub noscripts: Vec<String>,
    /// Scripts within the page.
    pub scripts: Vec<String>,
    /// Classes of `body`.
    pub body_class: String,
    /// Whether there is a field for a search or any other form.
    pub forms: usize,
}

impl Page {
    /// Reads a page. `now` is the local time of reading, `zone` the zone of the body.
    pub fn read(source: &str, address: &Url, now: DateTime, zone: &TimeZone) -> Self {
        reader::read(source, address, now, zone)
    }

    /// The content of the first `meta` of a name in lower case.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// Addresses of `link` elements of a rel.
    pub fn heads_of<'a>(&'a self, rel: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.heads
            .iter()
            .filter(move |(known, ..)| known.split_whitespace().any(|word| word == rel))
            .map(|(.., href)| href.as_str())
    }
}

/// White space folded, ends trimmed, at most so many characters.
pub fn tidy(text: &str, most: usize) -> String {
    let mut tidy = String::new();
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
        if tidy.len() > most * 4 {
            break;
        }
    }
    if tidy.chars().count() > most { tidy.chars().take(most).collect() } else { tidy }
}
