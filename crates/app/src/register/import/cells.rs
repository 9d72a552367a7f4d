//! One row of a file as the content of an entry.

use std::collections::BTreeSet;

use paper::table::Line;
use rules::register::InformationClass;

use super::mapping::Mapping;
use super::{made, words};
use crate::register::model::{Content, Link};
use crate::register::step::{SUMMARY_CHARS, TITLE_CHARS, check_sizes};

/// What a row says and which columns it says it in.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) content: Content,
    /// Columns of the register that had a value; the others leave an entry as it is.
    pub(super) given: BTreeSet<&'static str>,
}

/// The cells of a row by column of the register.
struct Cells<'a> {
    mapping: &'a Mapping,
    line: &'a Line,
    given: BTreeSet<&'static str>,
}

impl<'a> Cells<'a> {
    fn text(&mut self, code: &'static str) -> &'a str {
        let cell = self.mapping.column(code).map_or("", |column| self.line.cell(column));
        if !cell.is_empty() {
            self.given.insert(code);
        }
        cell
    }

    fn one_line(&mut self, code: &'static str) -> String {
        one_line(self.text(code))
    }
}

/// Reads a row of a known class. Errors: the text key of what cannot be taken.
pub(super) fn read(mapping: &Mapping, line: &Line, class: InformationClass) -> Result<Said, &'static str> {
    let mut cells = Cells { mapping, line, given: BTreeSet::new() };
    let mut content = Content { class, ..Content::default() };
    let titled = cells.text("title");
    title_and_summary(&mut content, titled, cells.text("summary"));
    if !content.summary.is_empty() {
        cells.given.insert("summary");
    }
    content.holder = cells.one_line("holder");
    content.responsible = cells.one_line("responsible");
    let (made_on, place) = made::when_and_where(cells.text("made"));
    content.made_on = made_on;
    let own_place = cells.one_line("place");
    content.made_at_place = if own_place.is_empty() { place } else { own_place };
    form(&mut content, &mut cells);
    let (active, inactive) = words::retention(cells.text("retention"));
    let own_inactive = cells.one_line("retention_inactive");
    content.retention_active = one_line(&active);
    content.retention_inactive = if own_inactive.is_empty() { one_line(&inactive) } else { own_inactive };
    media_and_links(&mut content, &mut cells);
    content.year = made::year_in(cells.text("year"))
        .or_else(|| made::year_in(&content.title))
        .or_else(|| made::year_in(&content.made_on));
    content.obligations = words::obligations(cells.text("obligation"))?;
    match check_sizes(&content).0.first() {
        Some((_, key)) => Err(key),
        None => Ok(Said { content, given: cells.given }),
    }
}

/// A title on one line; what stands below it in the cell, or does not fit, is summary.
fn title_and_summary(content: &mut Content, titled: &str, summary: &str) {
    let (title, below) = titled.split_once('\n').unwrap_or((titled, ""));
    let title = one_line(title);
    let is_long = title.chars().count() > TITLE_CHARS;
    let below = match (is_long, below.trim()) {
        (true, below) => format!("{title}\n{below}"),
        (false, below) => below.to_owned(),
    };
    content.title = if is_long { bahasa::excerpt(&title, TITLE_CHARS - 1) } else { title };
    let whole = if summary.is_empty() { below } else { summary.to_owned() };
    content.summary = whole.trim().chars().take(SUMMARY_CHARS).collect();
}

fn form(content: &mut Content, cells: &mut Cells<'_>) {
    let printed = cells.text("printed");
    let digital = cells.text("digital");
    let has_ticks = cells.mapping.column("printed").or(cells.mapping.column("digital")).is_some();
    let said = cells.text("form");
    if has_ticks && (!printed.is_empty() || !digital.is_empty()) {
        content.is_printed = words::is_ticked(printed);
        content.is_digital = words::is_ticked(digital);
        cells.given.insert("form");
    } else if let Some((is_printed, is_digital)) = words::form(said) {
        content.is_printed = is_printed;
        content.is_digital = is_digital;
    } else {
        cells.given.remove("form");
    }
}

/// Addresses become links wherever they stand; other words of those cells are the medium.
fn media_and_links(content: &mut Content, cells: &mut Cells<'_>) {
    let mut media = Vec::new();
    for code in ["media", "link"] {
        let mut plain = Vec::new();
        for word in cells.text(code).split_whitespace() {
            match address(word) {
                Some(url) if content.links.iter().all(|link| link.url != url) => {
                    content.links.push(Link { title: content.title.clone(), url });
                }
                Some(_) => {}
                None => plain.push(word),
            }
        }
        let plain = plain.join(" ");
        if plain.chars().any(char::is_alphanumeric) {
            media.push(plain);
        }
    }
    content.media = media.join("; ");
    if !content.media.is_empty() {
        cells.given.insert("media");
    }
    if content.links.is_empty() {
        cells.given.remove("link");
    } else {
        cells.given.insert("link");
    }
}

/// `https://…`, or `www.…` with what is missing.
fn address(word: &str) -> Option<String> {
    let word = word.trim_matches(['(', ')', ',', ';', '"']);
    let whole = if word.starts_with("www.") { format!("https://{word}") } else { word.to_owned() };
    let is_web = whole.starts_with("https://") || whole.starts_with("http://");
    (is_web && url::Url::parse(&whole).is_ok_and(|url| url.host().is_some())).then_some(whole)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An entry with what the row says put over it; what the row leaves open stays.
pub(super) fn merged(entry: &Content, said: &Said) -> Content {
    let mut merged = entry.clone();
    let new = &said.content;
    for code in &said.given {
        match *code {
            "summary" => merged.summary.clone_from(&new.summary),
            "holder" => merged.holder.clone_from(&new.holder),
            "responsible" => merged.responsible.clone_from(&new.responsible),
            "made" => {
                merged.made_on.clone_from(&new.made_on);
                if !new.made_at_place.is_empty() {
                    merged.made_at_place.clone_from(&new.made_at_place);
                }
            }
            "place" => merged.made_at_place.clone_from(&new.made_at_place),
            "form" => {
                merged.is_printed = new.is_printed;
                merged.is_digital = new.is_digital;
            }
            "retention" => {
                merged.retention_active.clone_from(&new.retention_active);
                if !new.retention_inactive.is_empty() {
                    merged.retention_inactive.clone_from(&new.retention_inactive);
                }
            }
            "retention_inactive" => merged.retention_inactive.clone_from(&new.retention_inactive),
            "media" => merged.media.clone_from(&new.media),
            "link" => {
                let known: BTreeSet<String> = merged.links.iter().map(|link| link.url.clone()).collect();
                merged.links.extend(new.links.iter().filter(|link| !known.contains(&link.url)).cloned());
            }
            "obligation" => {
                merged.obligations.extend(new.obligations.iter().cloned());
                merged.obligations.sort_unstable();
                merged.obligations.dedup();
            }
            _ => {}
        }
    }
    merged
}
