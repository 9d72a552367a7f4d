//! Choosing obligations in a form: suggestions first, then what concerns the unit by class and heading, no script needed.

use rules::obligation::{Catalogue, Groups, Obligation, ObligationClass, catalogue};

use super::words;
use crate::page::Page;

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

/// Everything to choose from, printed by `obligation/pages/_picker.html`.
pub(crate) struct Picker {
    pub(crate) legend: String,
    pub(crate) hint: String,
    pub(crate) error: String,
    /// Chosen or suggested: they stand in front, each once.
    pub(crate) first: Vec<Choice>,
    pub(crate) classes: Vec<ClassGroup>,
}

/// An obligation that may be meant: its code, and the words why.
pub(crate) type Guess = (String, String);

impl Picker {
    /// The choices for a unit of these groups, of these classes, under the words `legend` and `hint`.
    pub(crate) fn new(
        p: &Page,
        (legend, hint): (&str, &str),
        (groups, classes): (&Groups, &[ObligationClass]),
        chosen: &[String],
        guesses: &[Guess],
    ) -> Self {
        let rows = catalogue();
        let is_guess = |code: &str| guesses.iter().any(|(guess, _)| guess == code);
        let is_front = |code: &str| is_guess(code) || chosen.iter().any(|one| one == code);
        let guessed = guesses.iter().map(|(code, why)| choice(p, rows, code, chosen, why.clone()));
        let others = chosen.iter().filter(|code| !is_guess(code));
        let others = others.map(|code| choice(p, rows, code, chosen, String::new()));
        let class = |class: &ObligationClass| {
            let of_class = |row: &&Obligation| row.class == *class && !is_front(&row.code);
            let duties: Vec<&Obligation> = rows.duties(groups).filter(of_class).collect();
            ClassGroup { label: words::class(p, *class), headings: headings(p, rows, &duties, chosen) }
        };
        Self {
            legend: p.t(legend),
            hint: p.t(hint),
            error: String::new(),
            first: guessed.chain(others).collect(),
            classes: classes.iter().map(class).filter(|group| !group.headings.is_empty()).collect(),
        }
    }

    /// Says why what was chosen cannot be taken; empty = it can.
    pub(crate) fn refuse(mut self, error: String) -> Self {
        self.error = error;
        self
    }
}

fn headings(p: &Page, rows: &Catalogue, duties: &[&Obligation], chosen: &[String]) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    for row in duties {
        let (id, label) = match row.parent.as_ref().and_then(|parent| rows.find(parent)) {
            Some(parent) => (parent.code.clone(), words::label(p, parent).to_owned()),
            None => (format!("lain-{}", row.class), p.t("obligation-picker-others")),
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
    let label = rows.find(code).map_or(code, |row| words::label(p, row)).to_owned();
    Choice { code: code.to_owned(), label, is_chosen: chosen.iter().any(|one| one == code), why }
}

/// Labels of chosen obligations, for reading.
pub(crate) fn labels(p: &Page, codes: &[String]) -> Vec<(String, String)> {
    let rows = catalogue();
    let label = |code: &String| rows.find(code).map(|row| words::label(p, row).to_owned());
    codes.iter().map(|code| (code.clone(), label(code).unwrap_or_default())).collect()
}
