//! Documents and spreadsheets of the `OpenDocument` family (ODT, ODS; ISO/IEC 26300): read as a stream, so that a
//! table of a million rows needs no more memory than a small one.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::package::Package;
use super::xml::{Element, Node, values, walk};
use crate::failure::Failure;
use crate::limits::Limits;
use crate::reading::{Reading, Taker};

/// A cell said to be repeated is written at most so often; sheets repeat their last empty cell a million times.
const MAX_REPEATS: usize = 50;

/// Errors: `Damaged`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Failure> {
    let mut package = Package::open(bytes, limits)?;
    let mut taker = Taker::new(limits);
    if let Some(part) = package.part("meta.xml") {
        let [title, creator, initial, language] =
            values(part, ["title", "creator", "initial-creator", "language"]);
        taker.reading.title = title;
        taker.reading.author = initial.or(creator);
        taker.reading.language = language;
    }
    taker.reading.is_encrypted = is_encrypted(&mut package);
    taker.reading.has_script = package.has("Object ") || package.has("Basic/") || package.has("Scripts/");
    if taker.reading.is_encrypted {
        return Ok(taker.done());
    }
    let mut content = Content { taker, rows_left: limits.max_rows, ..Content::new(limits) };
    let part = package.part("content.xml").ok_or(Failure::Damaged)?;
    let mut steps = 0_usize;
    walk(part, |node| {
        steps += 1;
        if (steps.is_multiple_of(10_000) && content.taker.is_late()) || !content.take(node) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    let Content { mut taker, hidden, .. } = content;
    taker.part("comments", &hidden);
    taker.reading.truncated |= package.is_exhausted();
    Ok(taker.done())
}

/// The manifest of a locked document names the way each part is encrypted.
fn is_encrypted(package: &mut Package<'_>) -> bool {
    let mut found = false;
    if let Some(part) = package.part("META-INF/manifest.xml") {
        walk(part, |node| {
            found |= matches!(&node, Node::Start(element) if element.name == "encryption-data");
            if found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
    }
    found
}

struct Content {
    taker: Taker,
    rows_left: usize,
    /// Styles of sheets that are not shown.
    hidden_styles: BTreeSet<String>,
    style: String,
    is_sheet: bool,
    /// Depth of paragraphs: only text in them is text.
    paragraphs: u32,
    /// Depth of comments and deleted text.
    asides: u32,
    hidden: String,
    /// The open cell of a sheet and how often it stands there.
    cell: Option<(String, usize)>,
    /// Cells of the open row, waiting until one has text.
    tabs: usize,
}

impl Content {
    fn new(limits: &Limits) -> Self {
        Self {
            taker: Taker::new(limits),
            rows_left: limits.max_rows,
            hidden_styles: BTreeSet::new(),
            style: String::new(),
            is_sheet: false,
            paragraphs: 0,
            asides: 0,
            hidden: String::new(),
            cell: None,
            tabs: 0,
        }
    }

    /// False when nothing more fits.
    fn take(&mut self, node: Node<'_>) -> bool {
        match node {
            Node::Start(element) => self.start(&element),
            Node::End(name) => self.end(name),
            Node::Text(text) => self.paragraphs == 0 || self.put(text),
        }
    }

    fn start(&mut self, element: &Element<'_>) -> bool {
        match element.name {
            "style" => self.style = element.attribute("name").unwrap_or_default(),
            "table-properties" if element.attribute("display").as_deref() == Some("false") => {
                self.hidden_styles.insert(std::mem::take(&mut self.style));
            }
            "spreadsheet" => self.is_sheet = true,
            "text" => return self.taker.begin(None, false, 0),
            "table" if self.is_sheet => {
                let is_hidden =
                    element.attribute("style-name").is_some_and(|style| self.hidden_styles.contains(&style));
                return self.taker.begin(element.attribute("name"), is_hidden, 1);
            }
            "table-row" => {
                self.tabs = 0;
                self.rows_left = self.rows_left.saturating_sub(1);
                self.taker.reading.truncated |= self.rows_left == 0;
                return self.rows_left > 0;
            }
            "table-cell" | "covered-table-cell" if self.is_sheet => {
                let repeats = element.attribute("number-columns-repeated");
                let repeats = repeats.and_then(|times| times.parse().ok()).unwrap_or(1_usize);
                self.cell = Some((String::new(), repeats.min(MAX_REPEATS)));
            }
            "annotation" | "tracked-changes" => self.asides += 1,
            "p" | "h" => self.paragraphs += 1,
            "s" => {
                let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                return self.put(&" ".repeat(count.min(200)));
            }
            "tab" => return self.put("\t"),
            "line-break" => return self.put("\n"),
            _ => {}
        }
        true
    }

    fn end(&mut self, name: &str) -> bool {
        match name {
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if self.asides > 0 || self.cell.is_none() {
                    return self.put("\n");
                }
                return self.put(" ");
            }
            "annotation" | "tracked-changes" => self.asides = self.asides.saturating_sub(1),
            "table-cell" | "covered-table-cell" if self.is_sheet => return self.end_cell(),
            "table-row" if self.is_sheet && self.tabs > 0 => return self.taker.push("\n"),
            _ => {}
        }
        true
    }

    /// Empty cells cost nothing until one with text follows.
    fn end_cell(&mut self) -> bool {
        let Some((text, repeats)) = self.cell.take() else { return true };
        let text = text.trim();
        if text.is_empty() {
            if self.tabs > 0 {
                self.tabs += repeats;
            }
            return true;
        }
        for _ in 0..repeats {
            let gap = "\t".repeat(self.tabs.min(MAX_REPEATS));
            if !self.taker.push(&gap) || !self.taker.push(text) {
                return false;
            }
            self.tabs = 1;
        }
        true
    }

    fn put(&mut self, text: &str) -> bool {
        if self.asides > 0 {
            self.hidden.push_str(text);
            return true;
        }
        match &mut self.cell {
            Some((cell, _)) => {
                cell.push_str(text);
                true
            }
            None => self.taker.push(text),
        }
    }
}
