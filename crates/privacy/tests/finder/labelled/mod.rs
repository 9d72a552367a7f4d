//! The labelled set: made-up texts in which every piece of personal data is marked. Made by a seeded generator, so
//! that anybody can make it anew and see what is in it. No number belongs to anybody: districts 52 to 60 are used,
//! which no regency of Indonesia has.

mod chance;
mod numbers;
mod texts;

pub(crate) use chance::Chance;

/// One marked place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) kind: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// One text with its marks. `family` says what makes it easy or hard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    pub(crate) family: String,
    pub(crate) text: String,
    pub(crate) labels: Vec<Label>,
}

/// A text being written.
#[derive(Default)]
pub(crate) struct Sheet {
    text: String,
    labels: Vec<Label>,
}

impl Sheet {
    pub(crate) fn say(&mut self, words: &str) -> &mut Self {
        self.text.push_str(words);
        self
    }

    pub(crate) fn mark(&mut self, kind: &str, words: &str) -> &mut Self {
        let start = self.text.len();
        self.text.push_str(words);
        self.labels.push(Label { kind: kind.to_owned(), start, end: self.text.len() });
        self
    }
}

/// `count` samples of every family; the same seed gives the same samples.
pub(crate) fn generate(seed: u64, count: usize) -> Vec<Sample> {
    let mut chance = Chance::new(seed);
    let mut samples = Vec::new();
    for (family, write) in texts::FAMILIES {
        for _ in 0..count {
            let mut sheet = Sheet::default();
            write(&mut sheet, &mut chance);
            samples.push(Sample { family: family.to_owned(), text: sheet.text, labels: sheet.labels });
        }
    }
    samples
}

/// One line of the published file.
pub(crate) fn to_line(sample: &Sample) -> String {
    let labels: Vec<_> = sample
        .labels
        .iter()
        .map(|label| serde_json::json!({"kind": label.kind, "start": label.start, "end": label.end}))
        .collect();
    serde_json::json!({"family": sample.family, "text": sample.text, "labels": labels}).to_string()
}
