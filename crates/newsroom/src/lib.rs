//! What an editor would say about a story before it goes out, in plain checks: pure, text in, advice out.
//!
//! Operators of a city's units write news without being journalists. The checks look for what a reader needs (who,
//! where, when, a named source, a quotation), for what hurts people (names of children and victims, personal data) and
//! for what went wrong on the way (text copied from a PDF, capitals). They advise and never block; a check that was not
//! right often enough on real news (`docs/newsroom/labelling.md`) is off until somebody switches it on.

#![forbid(unsafe_code)]

mod broken;
mod check;
mod dateline;
mod facts;
mod form;
mod house;
mod input;
mod item;
mod kind;
mod language;
mod persons;
mod photo;
mod reading;
mod source;
mod story;
mod title;
mod tone;
mod verb;
mod wording;

pub use check::{Check, Group};
pub use house::{HouseWords, TermLine};
pub use input::{ReadError, read};
pub use item::{Field, Item, Place, Report, Verdict};
pub use kind::{KINDS, Kind};
pub use story::{Photo, Story};
pub use wording::without_placeholders;

use item::Outcome;
use reading::Reading;

/// Runs every check on a story. Time grows in step with the text; nothing is kept.
/// The report holds one item for each check, in the order of [`Check::ALL`].
pub fn check(story: &Story) -> Report {
    check_by(story, &HouseWords::default())
}

/// As [`check()`], with the words of the house: those it allows are no slips, those it replaces are named.
pub fn check_by(story: &Story, house: &HouseWords) -> Report {
    let full = story.full();
    let reading = Reading::of(story, &full);
    let items = Check::ALL
        .into_iter()
        .map(|check| {
            let outcome =
                if applies(check, &reading) { run(check, &reading, house) } else { Outcome::NotApplicable };
            outcome.into_item(check, story, &full)
        })
        .collect();
    Report { words: reading.word_count, readability: reading.readability, items }
}

/// Checks of the text say nothing about an empty one, and names cannot be told in capitals.
fn applies(check: Check, reading: &Reading<'_>) -> bool {
    match check.group() {
        Group::Title => check == Check::TitleMissing || !reading.story.title.trim().is_empty(),
        Group::Photo => !reading.story.photos.is_empty(),
        _ if check == Check::TextMissing => true,
        _ if reading.word_count == 0 => false,
        _ => !(reading.is_capitals && check.needs_names()),
    }
}

fn run(check: Check, reading: &Reading<'_>, house: &HouseWords) -> Outcome {
    match check {
        Check::TitleMissing => Outcome::of(reading.story.title.trim().is_empty()),
        Check::TitleLong => title::long(reading),
        Check::TitleShort => title::short(reading),
        Check::TitleCapitals => title::capitals(reading),
        Check::TitleVerb => title::verb(reading),
        Check::TitleClickbait => title::clickbait(reading),
        Check::TextMissing => Outcome::of(reading.word_count == 0),
        Check::LeadLong => form::lead_long(reading),
        Check::Who => facts::who(reading),
        Check::What => facts::what(reading),
        Check::Where => facts::place(reading),
        Check::When => facts::time(reading),
        Check::Why => facts::why(reading),
        Check::How => facts::how(reading),
        Check::Dateline => dateline::check(reading),
        Check::Source => source::named(reading),
        Check::Quote => source::quote(reading),
        Check::Caption => photo::caption(reading),
        Check::Credit => photo::credit(reading),
        Check::ParagraphLong => form::paragraph_long(reading),
        Check::SentenceLong => form::sentence_long(reading),
        Check::Capitals => form::capitals(reading),
        Check::Broken => broken::check(reading),
        Check::Language => language::check(reading),
        Check::Opinion => tone::opinion(reading),
        Check::Campaign => tone::campaign(reading),
        Check::Minor => persons::minor(reading),
        Check::Victim => persons::victim(reading),
        Check::Personal => persons::personal(reading),
        Check::Unfilled => wording::unfilled(reading),
        Check::Spelling => wording::spelling(reading, house),
        Check::House => wording::house(reading, house),
        Check::Plain => wording::plain(reading, house),
        Check::Readability => wording::readability(reading),
    }
}
