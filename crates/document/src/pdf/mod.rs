//! Text and facts of a PDF.
//!
//! The same interpreter that draws pages hands us every glyph with its place and its character, so what is read is
//! what is drawn, with encrypted files, broken cross-references and nested forms already dealt with.

mod device;
mod facts;
mod layers;
mod line;

use std::collections::BTreeSet;

use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::kurbo::{Affine, Rect};

use crate::failure::Failure;
use crate::limits::Limits;
use crate::reading::{Reading, Taker, letters};
use crate::render::{guarded, open};
use device::TextDevice;

/// Fonts read once serve the pages after; over thousands of pages they would fill the memory.
const PAGES_PER_CACHE: usize = 100;
/// A page with fewer letters than this, that shows something, is a scan.
const FEW_LETTERS: usize = 20;
/// Lines and curves of a page whose letters were turned into outlines.
const MANY_PATHS: usize = 200;

/// Reads a PDF.
///
/// Errors: damaged.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Failure> {
    let pdf = match open(bytes) {
        Err(Failure::Encrypted) => {
            return Ok(Reading { is_encrypted: true, ..Reading::default() });
        }
        other => other?,
    };
    let mut taker = Taker::new(limits);
    taker.reading.page_count = pdf.pages().len();
    facts::note(&pdf, bytes, &mut taker.reading);
    read_pages(&pdf, &mut taker);
    if layers::are_hidden(&pdf) {
        match layers::all_on(bytes) {
            Some(shown) => read_layers(&shown, limits, &mut taker),
            None => taker.reading.truncated = true,
        }
    }
    let beside = facts::beside_the_page(&pdf);
    taker.part("form", &beside);
    Ok(taker.done())
}

/// Reads page after page until a limit is met.
fn read_pages(pdf: &Pdf, taker: &mut Taker) {
    let mut cache = InterpreterCache::new();
    for index in 0..pdf.pages().len() {
        if index % PAGES_PER_CACHE == 0 {
            cache = InterpreterCache::new();
        }
        if taker.is_late() || !taker.begin(None, false, 0) {
            break;
        }
        let mut device = TextDevice::new(taker.until());
        let is_whole = guarded(|| {
            interpret(pdf, &cache, index, &mut device);
            Ok(())
        });
        taker.reading.truncated |= is_whole.is_err();
        let has_ink = device.has_picture || device.paths > MANY_PATHS;
        let text = device.text();
        if let Some(page) = taker.page() {
            page.is_scan = has_ink && letters(&text) < FEW_LETTERS;
        }
        taker.push(&text);
    }
}

/// Reads the file with every layer on and keeps, as hidden, the lines that nobody saw before.
fn read_layers(bytes: &[u8], limits: &Limits, taker: &mut Taker) {
    let Ok(pdf) = open(bytes) else { return };
    let mut all = Taker::new(limits);
    read_pages(&pdf, &mut all);
    let all = all.done();
    taker.reading.truncated |= all.truncated;
    let mut unseen = String::new();
    for (shown, page) in taker.reading.pages.iter().zip(&all.pages) {
        let seen: BTreeSet<&str> = shown.text.lines().collect();
        for line in page.text.lines().filter(|line| !seen.contains(line)) {
            unseen.push_str(line);
            unseen.push('\n');
        }
    }
    taker.part("layers", &unseen);
}

fn interpret<'a>(pdf: &'a Pdf, cache: &InterpreterCache<'a>, index: usize, device: &mut TextDevice) {
    let Some(page) = pdf.pages().get(index) else { return };
    let (width, height) = page.render_dimensions();
    let mut context = Context::new(
        Affine::IDENTITY,
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    interpret_page(page, &mut context, device);
}
