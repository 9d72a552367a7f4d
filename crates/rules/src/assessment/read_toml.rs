//! Instruments as the project writes them: TOML, documented in `docs/user/`. Unknown fields are refused, because a
//! misspelt one would silently not count.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::{Raw, RawIndicator, RawQuestion, Word, build};
use super::fault::Fault;
use super::scheme::Checked;

/// Reads one instrument.
pub fn read_toml(text: &str) -> Checked {
    let mut reader = Reader { text, raw: Raw::default() };
    match DeTable::parse(text) {
        Ok(table) => reader.file(table.get_ref()),
        Err(error) => {
            let line = error.span().map_or(0, |span| reader.line(&span));
            reader.raw.fault(Fault::Unreadable, line, "file", error.message());
            return Checked {
                code: String::new(),
                scheme: None,
                faults: reader.raw.faults,
                notices: Vec::new(),
            };
        }
    }
    build(reader.raw)
}

type Value<'a> = Spanned<DeValue<'a>>;

struct Reader<'a> {
    text: &'a str,
    raw: Raw,
}

impl Reader<'_> {
    fn line(&self, span: &Range<usize>) -> u64 {
        let before = self.text.bytes().take(span.start).filter(|byte| *byte == b'\n').count();
        u64::try_from(before).unwrap_or(u64::MAX).saturating_add(1)
    }

    fn wrong(&mut self, value: &Value<'_>, about: &str, wanted: &str) {
        let line = self.line(&value.span());
        self.raw.fault(Fault::WrongValue, line, about, wanted);
    }

    /// Text, or a number taken as it is written, so that `2.50` and `2.5` are no floats.
    fn word(&mut self, value: &Value<'_>, about: &str) -> Option<Word> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            _ => {
                self.wrong(value, about, "text or a number is expected");
                return None;
            }
        };
        Some(Word { text: text.trim().to_owned(), line: self.line(&value.span()) })
    }

    fn words(&mut self, value: &Value<'_>, about: &str) -> Vec<Word> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(value, about, "a list is expected");
            return Vec::new();
        };
        list.iter().filter_map(|item| self.word(item, about)).collect()
    }

    fn flag(&mut self, value: &Value<'_>, about: &str) -> bool {
        if value.get_ref().as_bool().is_none() {
            self.wrong(value, about, "true or false is expected");
        }
        value.get_ref().as_bool().unwrap_or_default()
    }

    /// Every table of a list, each with its line.
    fn tables<'v, 't>(&mut self, value: &'v Value<'t>, about: &str) -> Vec<(u64, &'v DeTable<'t>)> {
        let list: Vec<&'v Value<'t>> =
            value.get_ref().as_array().map(|list| list.iter().collect()).unwrap_or_default();
        let tables: Vec<_> = list
            .iter()
            .filter_map(|item| Some((self.line(&item.span()), item.get_ref().as_table()?)))
            .collect();
        if tables.len() != list.len() || value.get_ref().as_array().is_none() {
            self.wrong(value, about, "a list of tables is expected");
        }
        tables
    }

    fn unknown(&mut self, value: &Value<'_>, place: &str, name: &str) {
        let line = self.line(&value.span());
        self.raw.fault(Fault::UnknownField, line, place, name);
    }

    fn file(&mut self, table: &DeTable<'_>) {
        self.raw.bands = Some(Vec::new());
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "code" => self.raw.code = self.word(value, "code").unwrap_or_default(),
                "title" => self.raw.title = self.word(value, "title").unwrap_or_default(),
                "assessor" => self.raw.assessor = self.word(value, "assessor").unwrap_or_default(),
                "year" => self.raw.year = self.word(value, "year").unwrap_or_default(),
                "source" => self.raw.source = self.word(value, "source").unwrap_or_default(),
                "subjects" => self.raw.subjects = self.words(value, "subjects"),
                "stages" => self.raw.stages = self.words(value, "stages"),
                "formula" => self.formula(value),
                "grading" => self.gradings(value),
                "band" => self.bands(value),
                "indicator" => self.indicators(value),
                other => self.unknown(value, "file", other),
            }
        }
    }

    fn formula(&mut self, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong(value, "formula", "a table is expected");
        };
        let nothing = Word { text: "0".to_owned(), line: self.line(&value.span()) };
        let (mut saq, mut visitation) = (nothing.clone(), nothing);
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "saq" => saq = self.word(value, "saq").unwrap_or_default(),
                "visitation" => visitation = self.word(value, "visitation").unwrap_or_default(),
                other => self.unknown(value, "formula", other),
            }
        }
        self.raw.formula = Some((saq, visitation));
    }

    fn gradings(&mut self, value: &Value<'_>) {
        for (line, table) in self.tables(value, "grading") {
            let (mut code, mut steps) = (Word { line, ..Word::default() }, Vec::new());
            for (name, value) in table {
                match name.get_ref().as_ref() {
                    "code" => code = self.word(value, "grading.code").unwrap_or_default(),
                    "steps" => steps = self.words(value, "grading.steps"),
                    other => self.unknown(value, "grading", other),
                }
            }
            self.raw.gradings.push((code, steps));
        }
    }

    fn bands(&mut self, value: &Value<'_>) {
        for (line, table) in self.tables(value, "band") {
            let (mut called, mut from) = (Word { line, ..Word::default() }, Word { line, ..Word::default() });
            for (name, value) in table {
                match name.get_ref().as_ref() {
                    "qualification" => called = self.word(value, "qualification").unwrap_or_default(),
                    "from" => from = self.word(value, "from").unwrap_or_default(),
                    other => self.unknown(value, "band", other),
                }
            }
            self.raw.bands.get_or_insert_default().push((called, from));
        }
    }

    fn indicators(&mut self, value: &Value<'_>) {
        for (line, table) in self.tables(value, "indicator") {
            let mut raw = RawIndicator { line, ..RawIndicator::default() };
            raw.code.line = line;
            raw.title.line = line;
            for (name, value) in table {
                match name.get_ref().as_ref() {
                    "code" => raw.code = self.word(value, "indicator.code").unwrap_or_default(),
                    "title" => raw.title = self.word(value, "indicator.title").unwrap_or_default(),
                    "weight" => {
                        raw.weight = self.word(value, "indicator.weight");
                        // "unverified" is the one word that may stand for a weight nobody published.
                        raw.is_unverified = raw.weight.as_ref().is_some_and(|word| word.text == "unverified");
                        raw.weight = raw.weight.filter(|word| word.text != "unverified");
                    }
                    "confidence" => raw.confidence = self.word(value, "indicator.confidence"),
                    "question" => raw.questions = self.questions(value),
                    other => self.unknown(value, "indicator", other),
                }
            }
            self.raw.indicators.push(raw);
        }
    }

    fn questions(&mut self, value: &Value<'_>) -> Vec<RawQuestion> {
        let tables = self.tables(value, "question");
        tables.into_iter().map(|(line, table)| self.question(line, table)).collect()
    }

    fn question(&mut self, line: u64, table: &DeTable<'_>) -> RawQuestion {
        let mut raw = RawQuestion { line, ..RawQuestion::default() };
        raw.code.line = line;
        raw.title.line = line;
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "code" => raw.code = self.word(value, "question.code").unwrap_or_default(),
                "title" => raw.title = self.word(value, "question.title").unwrap_or_default(),
                "weight" => raw.weight = self.word(value, "question.weight"),
                "grading" => raw.grading = self.word(value, "question.grading"),
                "scope" => raw.scope = self.word(value, "question.scope"),
                "obligations" => raw.obligations = self.words(value, "question.obligations"),
                "fact" => raw.fact = self.word(value, "question.fact"),
                "proof" => raw.is_proof = self.flag(value, "question.proof"),
                "evidence" => raw.evidence = self.word(value, "question.evidence").unwrap_or_default().text,
                "confidence" => raw.confidence = self.word(value, "question.confidence"),
                other => self.unknown(value, "question", other),
            }
        }
        raw
    }
}
