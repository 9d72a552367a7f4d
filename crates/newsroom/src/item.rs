//! What a check found: verdict, numbers and the places it speaks of.

use bahasa::Span;

use crate::{Check, Story};

/// What a check says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// All is well.
    Ok,
    /// Something could be better.
    Advice,
    /// The check has nothing to look at.
    NotApplicable,
}

impl Verdict {
    /// Stable name: `ok`, `advice`, `not_applicable`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Advice => "advice",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// A part of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The title.
    Title,
    /// The lead.
    Lead,
    /// The text.
    Text,
}

impl Field {
    /// Stable name, as in the JSON of a story.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Text => "text",
        }
    }
}

/// A place in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The part it stands in.
    pub field: Field,
    /// First byte in that part.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// The words themselves; personal data is masked.
    pub words: String,
    /// What could stand there instead, the best first; empty when nothing is offered.
    pub better: Vec<String>,
}

/// One check with its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which check.
    pub check: Check,
    /// What it says.
    pub verdict: Verdict,
    /// A number the reason speaks of: words, characters, places; 0 when it has none.
    pub number: usize,
    /// The places the advice speaks of, at most ten.
    pub places: Vec<Place>,
}

/// All checks of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Words of lead and text.
    pub words: usize,
    /// How hard lead and text are to read; none for a short text.
    pub readability: Option<bahasa::Readability>,
    /// One item for each check.
    pub items: Vec<Item>,
}

impl Report {
    /// The item of a check.
    pub fn item(&self, check: Check) -> Option<&Item> {
        self.items.iter().find(|item| item.check == check)
    }

    /// The advice of the checks that are on by default.
    pub fn advice(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.verdict == Verdict::Advice && item.check.is_on_by_default())
    }
}

/// Most places an item carries; ten of a kind explain themselves.
const MOST_PLACES: usize = 10;

/// What a check found, before it is put into an item. Places are in the full text unless said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Ok,
    NotApplicable,
    /// Advice about the title.
    Title(usize),
    /// Advice with a number and places in the full text.
    Text(usize, Vec<Span>),
    /// Advice whose places must not be repeated: byte places and their masked words.
    Masked(Vec<(Span, String)>),
    /// Places with what could stand there instead; those of the title are places in the title.
    Better(Vec<Better>),
}

/// A place with what could stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Better {
    pub(crate) in_title: bool,
    pub(crate) span: Span,
    pub(crate) better: Vec<String>,
}

impl Outcome {
    /// Advice without a place when `is_wrong`.
    pub(crate) fn of(is_wrong: bool) -> Self {
        if is_wrong { Self::Text(0, Vec::new()) } else { Self::Ok }
    }

    /// Advice about the places when there are any.
    pub(crate) fn at(places: Vec<Span>) -> Self {
        if places.is_empty() { Self::Ok } else { Self::Text(places.len(), places) }
    }

    /// Advice on the places when there are any.
    pub(crate) fn better(places: Vec<Better>) -> Self {
        if places.is_empty() { Self::Ok } else { Self::Better(places) }
    }

    pub(crate) fn into_item(self, check: Check, story: &Story, full: &str) -> Item {
        let verdict = match self {
            Self::Ok => Verdict::Ok,
            Self::NotApplicable => Verdict::NotApplicable,
            _ => Verdict::Advice,
        };
        let (number, places) = match self {
            Self::Ok | Self::NotApplicable => (0, Vec::new()),
            Self::Title(number) => {
                let words = story.title.clone();
                (
                    number,
                    vec![Place {
                        field: Field::Title,
                        start: 0,
                        end: words.len(),
                        words,
                        better: Vec::new(),
                    }],
                )
            }
            Self::Text(number, spans) => {
                let shown = spans.into_iter().take(MOST_PLACES);
                (number, shown.map(|span| story.place(span, span.of(full).to_owned())).collect())
            }
            Self::Masked(found) => {
                let number = found.len();
                let shown = found.into_iter().take(MOST_PLACES);
                (number, shown.map(|(span, words)| story.place(span, words)).collect())
            }
            Self::Better(found) => {
                let number = found.len();
                let shown = found.into_iter().take(MOST_PLACES);
                (number, shown.map(|found| better_place(found, story, full)).collect())
            }
        };
        Item { check, verdict, number, places }
    }
}

fn better_place(found: Better, story: &Story, full: &str) -> Place {
    let Better { in_title, span, better } = found;
    if in_title {
        let words = span.of(&story.title).to_owned();
        return Place { field: Field::Title, start: span.start, end: span.end, words, better };
    }
    Place { better, ..story.place(span, span.of(full).to_owned()) }
}
