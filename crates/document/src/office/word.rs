//! Word processor documents (DOCX, ISO/IEC 29500): the text people see, and apart from it what still travels in the
//! file: comments and text deleted with tracked changes.

use std::ops::ControlFlow;

use super::package::Package;
use super::xml::{Node, values, walk};
use crate::failure::Failure;
use crate::limits::Limits;
use crate::reading::{Reading, Taker};

const MAIN: &str = "word/document.xml";
/// Text beside the main one that people see too.
const AROUND: [&str; 4] = ["word/header", "word/footer", "word/footnotes", "word/endnotes"];

/// Errors: `Damaged`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Failure> {
    let mut package = Package::open(bytes, limits)?;
    let mut taker = Taker::new(limits);
    note_properties(&mut package, &mut taker.reading);
    let mut deleted = String::new();
    taker.begin(None, false, 0);
    let mut parts = vec![MAIN.to_owned()];
    for start in AROUND {
        parts.extend(package.parts(start));
    }
    for name in parts {
        let Some(part) = package.part(&name) else {
            if name == MAIN {
                return Err(Failure::Damaged);
            }
            continue;
        };
        take(part, &mut taker, &mut deleted);
    }
    taker.part("deleted", &deleted);
    let comments: Vec<String> = package.parts("word/comments");
    for name in comments {
        if let Some(part) = package.part(&name) {
            let mut comments = Taker::new(&Limits { max_text_bytes: limits.max_text_bytes / 8, ..*limits });
            comments.begin(None, true, 0);
            take(part, &mut comments, &mut String::new());
            let text = comments.done().pages.pop().map_or_else(String::new, |page| page.text);
            taker.part("comments", &text);
        }
    }
    taker.reading.truncated |= package.is_exhausted();
    Ok(taker.done())
}

/// Title, author and language of an OOXML document, and whether objects that could act lie in it.
pub(super) fn note_properties(package: &mut Package<'_>, reading: &mut Reading) {
    if let Some(part) = package.part("docProps/core.xml") {
        [reading.title, reading.author, reading.language] = values(part, ["title", "creator", "language"]);
    }
    reading.has_script = ["word", "xl", "ppt"].iter().any(|folder| {
        package.has(&format!("{folder}/embeddings/")) || package.has(&format!("{folder}/activeX/"))
    });
}

/// The text of one part. Paragraphs end a line, cells of a table are divided by tabs.
pub(super) fn take(part: impl std::io::BufRead, taker: &mut Taker, deleted: &mut String) {
    let mut is_text = false;
    let mut is_deleted = false;
    // Drawings stand twice in a file: for new programs and, again, for old ones.
    let mut fallbacks = 0_u32;
    let mut steps = 0_usize;
    walk(part, |node| {
        steps += 1;
        if steps.is_multiple_of(10_000) && taker.is_late() {
            return ControlFlow::Break(());
        }
        let fits = match node {
            Node::Start(element) => match element.name {
                "Fallback" => {
                    fallbacks += 1;
                    true
                }
                _ if fallbacks > 0 => true,
                "t" => {
                    is_text = true;
                    true
                }
                "delText" => {
                    is_deleted = true;
                    true
                }
                "tab" | "ptab" => taker.push("\t"),
                "br" | "cr" => taker.push("\n"),
                "noBreakHyphen" => taker.push("-"),
                _ => true,
            },
            Node::End(name) => match name {
                "Fallback" => {
                    fallbacks = fallbacks.saturating_sub(1);
                    true
                }
                "t" => {
                    is_text = false;
                    true
                }
                "delText" => {
                    is_deleted = false;
                    deleted.push(' ');
                    true
                }
                "p" if fallbacks == 0 => taker.push("\n"),
                _ => true,
            },
            Node::Text(text) if is_text && fallbacks == 0 => taker.push(text),
            Node::Text(text) if is_deleted => {
                deleted.push_str(text);
                true
            }
            Node::Text(_) => true,
        };
        if fits { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
}
