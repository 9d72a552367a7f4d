//! Choosing obligations: suggestions first, then what concerns the unit by class and heading, no script needed.

use rules::obligation::{Catalogue, Groups, Obligation, ObligationClass, catalogue};

use crate::locale::Locale;
use crate::page::Page;
use crate::register::suggest::Guess;

/// One obligation to tick.
pub(crate) struct Choice {
    pub(crate) code: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
    /// Why it is suggested; empty = it is not.
    pub(crate) why: String,
}

/// Obligations below one heading.
pub(crate) struct Heading {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) choices: Vec<Choice>,
}

/// Headings of one class.
pub(crate) struct ClassGroup {
    pub(crate) label: String,
    pub(crate) headings: Vec<Heading>,
}

/// Everything to choose from.
pub(crate) struct Picker {
    /// Chosen or suggested: they stand in front, each once.
    pub(crate) first: Vec<Choice>,
    pub(crate) classes: Vec<ClassGroup>,
}

/// The choices for a unit of these groups.
pub(crate) fn picker(p: &Page, groups: &Groups, chosen: &[String], guesses: &[Guess]) -> Picker {
    let rows = catalogue();
    let is_front =
        |code: &str| chosen.iter().any(|one| one == code) || guesses.iter().any(|guess| guess.code == code);
    let mut first: Vec<Choice> = guesses
        .iter()
        .map(|guess| choice(p, rows, &guess.code, chosen, p.w("desk-guess-why", &guess.words)))
        .collect();
    let others = chosen.iter().filter(|code| !guesses.iter().any(|guess| guess.code == **code));
    first.extend(others.map(|code| choice(p, rows, code, chosen, String::new())));
    let class = |class: &ObligationClass| {
        let of_class = |row: &&Obligation| row.class == *class && !is_front(&row.code);
        let duties: Vec<&Obligation> = rows.duties(groups).filter(of_class).collect();
        let key = format!("desk-class-{}", rules::Code::code(*class).replace('_', "-"));
        ClassGroup { label: p.t(&key), headings: headings(p, rows, &duties, chosen) }
    };
    let classes = <ObligationClass as rules::Code>::ALL.iter().map(class);
    Picker { first, classes: classes.filter(|group| !group.headings.is_empty()).collect() }
}

fn headings(p: &Page, rows: &Catalogue, duties: &[&Obligation], chosen: &[String]) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    for row in duties {
        let (id, label) = match row.parent.as_ref().and_then(|parent| rows.find(parent)) {
            Some(parent) => (parent.code.clone(), label(p, parent)),
            None => (format!("lain-{}", row.class), p.t("desk-picker-others")),
        };
        let one = choice(p, rows, &row.code, chosen, String::new());
        match headings.iter_mut().find(|heading| heading.id == id) {
            Some(heading) => heading.choices.push(one),
            None => headings.push(Heading { id, label, choices: vec![one] }),
        }
    }
    headings
}

fn choice(p: &Page, rows: &Catalogue, code: &str, chosen: &[String], why: String) -> Choice {
    let label = rows.find(code).map_or_else(|| code.to_owned(), |row| label(p, row));
    Choice { code: code.to_owned(), label, is_chosen: chosen.iter().any(|one| one == code), why }
}

/// An obligation in the reader's language.
pub(crate) fn label(p: &Page, row: &Obligation) -> String {
    match p.locale {
        Locale::Indonesian => row.label_id.clone(),
        Locale::English => row.label_en.clone(),
    }
}

/// Labels of chosen obligations, for reading.
pub(super) fn labels(p: &Page, codes: &[String]) -> Vec<(String, String)> {
    let rows = catalogue();
    let one = |code: &String| (code.clone(), rows.find(code).map_or_else(String::new, |row| label(p, row)));
    codes.iter().map(one).collect()
}
