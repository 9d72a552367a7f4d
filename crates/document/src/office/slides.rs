//! Slides (PPTX, ISO/IEC 29500): one page a slide; speaker's notes and hidden slides are marked hidden.

use std::ops::ControlFlow;

use super::package::Package;
use super::word::{note_properties, take};
use super::xml::{Node, walk};
use crate::failure::Failure;
use crate::limits::Limits;
use crate::reading::{Reading, Taker};

/// Errors: `Damaged`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Failure> {
    let mut package = Package::open(bytes, limits)?;
    let mut taker = Taker::new(limits);
    note_properties(&mut package, &mut taker.reading);
    let slides = package.parts("ppt/slides/slide");
    taker.reading.page_count = slides.len();
    let notes = package.parts("ppt/notesSlides/notesSlide");
    for (name, is_note) in
        slides.into_iter().map(|name| (name, false)).chain(notes.into_iter().map(|name| (name, true)))
    {
        if taker.is_late() {
            break;
        }
        let is_hidden = is_note || package.part(&name).is_some_and(is_not_shown);
        let Some(part) = package.part(&name) else { continue };
        if !taker.begin(is_note.then(|| "notes".to_owned()), is_hidden, 0) {
            break;
        }
        take(part, &mut taker, &mut String::new());
    }
    taker.reading.truncated |= package.is_exhausted();
    Ok(taker.done())
}

/// Whether the slide is left out of the show.
fn is_not_shown(part: impl std::io::BufRead) -> bool {
    let mut is_hidden = false;
    walk(part, |node| {
        if let Node::Start(element) = node {
            is_hidden = element.attribute("show").is_some_and(|show| show == "0" || show == "false");
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    is_hidden
}
