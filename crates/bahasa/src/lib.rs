//! Indonesian text, pure: folding, slugs, words, sentences, roots and stems, excerpts, dates in words, and advice to
//! writers: spelling, plain words, reading ease, the same story told twice.
//!
//! Search, pages, forms and addresses must agree on what a word or a date is, so it stands once,
//! here, without input or output.

mod affix;
mod date;
mod excerpt;
mod fold;
mod found_date;
mod lexicon;
mod name;
pub mod near_duplicate;
mod place;
mod plain;
mod quote;
mod readability;
mod root;
mod sentence;
mod speech;
pub mod spelling;
mod stem;
mod stopword;
mod time;
mod words;

pub use date::{DateProblem, date_long, day_name, month_name, parse_date};
pub use excerpt::{excerpt, first_sentence, reading_minutes};
pub use fold::{fold, slug};
pub use found_date::{DateForm, FoundDate, find_dates};
pub use name::{Person, people};
pub use place::{FoundPlace, RegionKind, places};
pub use plain::{PlainWord, plain_words};
pub use quote::{Quotation, quotations};
pub use readability::{Burden, Grade, Readability, readability};
pub use root::root;
pub use sentence::{Span, paragraphs, sentences};
pub use speech::is_speech;
pub use stem::{stem, stem_version};
pub use stopword::is_stopword;
pub use time::parse_time;
pub use words::{Token, tokens};
