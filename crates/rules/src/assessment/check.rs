//! From what a file says to an instrument: every rule named, all faults at once.

use std::collections::{BTreeSet, HashMap};

use super::band::{BandTable, BandsRefused, Qualification, read_floor};
use super::fact::Fact;
use super::fault::{Fault, Finding, Notice};
use super::points::{FULL, HUNDRED, read_points, show_points};
use super::scheme::{
    AssessmentScheme, AssessmentStage, Binding, Checked, Formula, Grading, Indicator, Question, Scope,
    Subject,
};
use crate::code::Code;
use crate::obligation::{Confidence, catalogue};

/// A word of the file and its line.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) line: u64,
}

/// A question as the file has it.
#[derive(Debug, Default)]
pub(super) struct RawQuestion {
    pub(super) line: u64,
    pub(super) code: Word,
    pub(super) title: Word,
    pub(super) weight: Option<Word>,
    pub(super) grading: Option<Word>,
    pub(super) scope: Option<Word>,
    pub(super) obligations: Vec<Word>,
    pub(super) fact: Option<Word>,
    pub(super) is_proof: bool,
    pub(super) evidence: String,
    pub(super) confidence: Option<Word>,
}

/// An indicator as the file has it.
#[derive(Debug, Default)]
pub(super) struct RawIndicator {
    pub(super) line: u64,
    pub(super) code: Word,
    pub(super) title: Word,
    pub(super) weight: Option<Word>,
    pub(super) is_unverified: bool,
    pub(super) confidence: Option<Word>,
    pub(super) questions: Vec<RawQuestion>,
}

/// A file as it was read.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) code: Word,
    pub(super) title: Word,
    pub(super) assessor: Word,
    pub(super) year: Word,
    pub(super) source: Word,
    pub(super) subjects: Vec<Word>,
    pub(super) gradings: Vec<(Word, Vec<Word>)>,
    /// `None` = the kind of file has none, so the national ones are taken.
    pub(super) bands: Option<Vec<(Word, Word)>>,
    pub(super) formula: Option<(Word, Word)>,
    pub(super) stages: Vec<Word>,
    pub(super) indicators: Vec<RawIndicator>,
    pub(super) faults: Vec<Finding<Fault>>,
}

impl Raw {
    pub(super) fn fault(&mut self, what: Fault, line: u64, about: &str, value: &str) {
        self.faults.push(Finding { what, line, about: about.to_owned(), value: value.to_owned() });
    }
}

/// Checks everything and builds the instrument when nothing is wrong.
pub(super) fn build(raw: Raw) -> Checked {
    let mut desk = Desk { faults: raw.faults, notices: Vec::new() };
    let file = |name: &str, word: &Word| (name.to_owned(), word.clone());
    for (name, word) in [
        file("code", &raw.code),
        file("title", &raw.title),
        file("assessor", &raw.assessor),
        file("source", &raw.source),
    ] {
        desk.demand(&name, &word);
    }
    let year = raw.year.text.parse::<i32>().ok().filter(|year| (2000..=2100).contains(year));
    if year.is_none() {
        desk.fault(Fault::WrongValue, raw.year.line, "year", &raw.year.text);
    }
    let subjects = desk.coded::<Subject>("subjects", &raw.subjects);
    if raw.subjects.is_empty() {
        desk.fault(Fault::MissingField, raw.code.line, "subjects", "");
    }
    let gradings = desk.gradings(&raw.gradings);
    let bands = desk.bands(&raw.code.text, raw.bands.as_deref());
    let formula = desk.formula(&raw.code.text, raw.formula.as_ref());
    let stages = desk.stages(&raw.stages);
    let indicators = desk.indicators(&raw.code.text, &raw.indicators, &gradings);
    desk.faults.sort_by_key(|one| one.line);
    let scheme = desk.faults.is_empty().then(|| AssessmentScheme {
        code: raw.code.text.clone(),
        title: raw.title.text,
        assessor: raw.assessor.text,
        year: year.unwrap_or_default(),
        subjects,
        source: raw.source.text,
        indicators,
        bands: bands.unwrap_or_else(BandTable::national),
        formula,
        stages,
    });
    Checked { code: raw.code.text, scheme, faults: desk.faults, notices: desk.notices }
}

/// Where findings are put down.
struct Desk {
    faults: Vec<Finding<Fault>>,
    notices: Vec<Finding<Notice>>,
}

impl Desk {
    fn fault(&mut self, what: Fault, line: u64, about: &str, value: &str) {
        self.faults.push(Finding { what, line, about: about.to_owned(), value: value.to_owned() });
    }

    fn notice(&mut self, what: Notice, line: u64, about: &str, value: &str) {
        self.notices.push(Finding { what, line, about: about.to_owned(), value: value.to_owned() });
    }

    fn demand(&mut self, name: &str, word: &Word) {
        if word.text.trim().is_empty() {
            self.fault(Fault::MissingField, word.line, name, "");
        }
    }

    fn coded<T: Code>(&mut self, name: &str, words: &[Word]) -> Vec<T> {
        let read = words.iter().filter_map(|word| {
            let value = T::from_code(&word.text);
            if value.is_none() {
                self.fault(Fault::WrongValue, word.line, name, &word.text);
            }
            value
        });
        read.collect()
    }

    fn gradings(&mut self, raw: &[(Word, Vec<Word>)]) -> Vec<Grading> {
        let mut gradings = Grading::known();
        for (code, words) in raw {
            if gradings.iter().any(|known| known.code == code.text) {
                self.fault(Fault::DuplicateCode, code.line, "grading", &code.text);
            }
            let steps: Vec<i64> = words.iter().filter_map(|word| step(&word.text)).collect();
            let falls = steps.iter().zip(steps.iter().skip(1)).all(|(high, low)| high > low);
            let ends = steps.first() == Some(&FULL) && steps.last() == Some(&0);
            if steps.len() != words.len() || !falls || !ends {
                let shown: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
                self.fault(Fault::GradingSteps, code.line, &code.text, &shown.join(" "));
            }
            gradings.push(Grading { code: code.text.clone(), steps });
        }
        gradings
    }

    fn bands(&mut self, scheme: &str, raw: Option<&[(Word, Word)]>) -> Option<BandTable> {
        let Some(raw) = raw else {
            self.notice(Notice::NationalBands, 0, scheme, "90/80/60/40");
            return None;
        };
        let mut floors = Vec::with_capacity(raw.len());
        for (name, from) in raw {
            let (qualification, floor) = (Qualification::read(&name.text), read_floor(&from.text));
            if qualification.is_none() {
                self.fault(Fault::WrongValue, name.line, "qualification", &name.text);
            }
            if floor.is_none() {
                self.fault(Fault::WrongValue, from.line, "from", &from.text);
            }
            floors.extend(qualification.zip(floor));
        }
        if floors.len() != raw.len() {
            return None;
        }
        let line = raw.first().map_or(0, |(name, _)| name.line);
        BandTable::new(floors)
            .map_err(|refused| {
                let what = match refused {
                    BandsRefused::Empty => Fault::BandsMissing,
                    BandsRefused::Gap => Fault::BandsGap,
                    BandsRefused::Order | BandsRefused::Range => Fault::BandsOrder,
                };
                self.fault(what, line, "band", "");
            })
            .ok()
    }

    fn formula(&mut self, scheme: &str, raw: Option<&(Word, Word)>) -> Formula {
        let Some((saq, visitation)) = raw else {
            self.notice(Notice::QuestionnaireOnly, 0, scheme, "");
            return Formula { saq: HUNDRED, visitation: 0 };
        };
        let mut part = |name: &str, word: &Word| {
            read_points(&word.text).unwrap_or_else(|| {
                self.fault(Fault::WrongValue, word.line, name, &word.text);
                0
            })
        };
        let formula = Formula { saq: part("saq", saq), visitation: part("visitation", visitation) };
        let sum = formula.saq + formula.visitation;
        if sum != HUNDRED {
            self.fault(Fault::FormulaNot100, saq.line, "formula", &show_points(sum));
        }
        formula
    }

    fn stages(&mut self, raw: &[Word]) -> Vec<AssessmentStage> {
        let stages = self.coded::<AssessmentStage>("stages", raw);
        if stages.iter().zip(stages.iter().skip(1)).any(|(early, late)| early >= late) {
            let line = raw.first().map_or(0, |word| word.line);
            self.fault(Fault::StagesOrder, line, "stages", "");
        }
        stages
    }

    fn indicators(&mut self, scheme: &str, raw: &[RawIndicator], gradings: &[Grading]) -> Vec<Indicator> {
        if raw.is_empty() {
            self.fault(Fault::NoIndicators, 0, scheme, "");
        }
        let has_questions = raw.iter().any(|one| !one.questions.is_empty());
        let is_open = raw.iter().any(|one| one.weight.is_none() && one.is_unverified);
        let mut seen = Seen::default();
        let mut indicators = Vec::with_capacity(raw.len());
        for one in raw {
            let indicator = self.indicator(one, gradings, &mut seen);
            if one.questions.is_empty() && has_questions {
                self.fault(Fault::IndicatorWithoutQuestions, one.line, &one.code.text, "");
            }
            indicators.push(indicator);
        }
        let sum: i64 = indicators.iter().filter_map(|one| one.weight).sum();
        if is_open {
            self.notice(Notice::WeightsUnverified, 0, scheme, "");
        } else if sum != HUNDRED && !raw.is_empty() {
            let line = raw.first().map_or(0, |one| one.line);
            self.fault(Fault::WeightsNot100, line, scheme, &show_points(sum));
        }
        if !has_questions && !raw.is_empty() {
            self.notice(Notice::QuestionsUnknown, 0, scheme, "");
        }
        if let Some(question) = indicators.iter().flat_map(|one| &one.questions).find(|one| one.is_derived) {
            self.notice(Notice::DerivedQuestions, question.line, scheme, &question.code);
        }
        indicators
    }

    fn indicator(&mut self, raw: &RawIndicator, gradings: &[Grading], seen: &mut Seen) -> Indicator {
        self.demand("indicator.code", &raw.code);
        self.demand("indicator.title", &raw.title);
        self.once(seen, &raw.code);
        let weight = match &raw.weight {
            None if raw.is_unverified => None,
            word => self.weight(word.as_ref(), raw.line, &raw.code.text),
        };
        let questions: Vec<Question> =
            raw.questions.iter().map(|question| self.question(question, gradings, seen)).collect();
        let sum: i64 = questions.iter().map(|question| question.weight).sum();
        if let Some(weight) = weight.filter(|weight| *weight != sum && !questions.is_empty()) {
            let value = format!("{} / {}", show_points(sum), show_points(weight));
            self.fault(Fault::QuestionWeightsDiffer, raw.line, &raw.code.text, &value);
        }
        Indicator {
            code: raw.code.text.clone(),
            title: raw.title.text.clone(),
            weight,
            confidence: self.confidence(raw.confidence.as_ref()),
            questions,
            line: raw.line,
        }
    }

    fn question(&mut self, raw: &RawQuestion, gradings: &[Grading], seen: &mut Seen) -> Question {
        self.demand("question.code", &raw.code);
        self.demand("question.title", &raw.title);
        self.once(seen, &raw.code);
        let words = raw.title.text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() && !seen.titles.insert(words) {
            self.fault(Fault::DuplicateQuestion, raw.line, &raw.code.text, &raw.title.text);
        }
        let wanted = raw.grading.as_ref().map_or("graded", |word| word.text.as_str());
        let grading = gradings.iter().find(|one| one.code == wanted).cloned();
        if grading.is_none() {
            self.fault(Fault::UnknownGrading, raw.line, &raw.code.text, wanted);
        }
        let scope = raw.scope.as_ref().map(|word| self.coded::<Scope>("scope", std::slice::from_ref(word)));
        Question {
            code: raw.code.text.clone(),
            title: raw.title.text.clone(),
            weight: self.weight(raw.weight.as_ref(), raw.line, &raw.code.text).unwrap_or_default(),
            grading: grading.unwrap_or_else(|| Grading { code: wanted.to_owned(), steps: Vec::new() }),
            binding: self.binding(raw),
            scope: scope.and_then(|scope| scope.first().copied()).unwrap_or(Scope::Body),
            evidence: raw.evidence.clone(),
            is_derived: raw.confidence.as_ref().is_some_and(|word| word.text == DERIVED),
            line: raw.line,
        }
    }

    fn binding(&mut self, raw: &RawQuestion) -> Binding {
        let about = &raw.code.text;
        let ways = [!raw.obligations.is_empty(), raw.fact.is_some(), raw.is_proof];
        match ways.iter().filter(|way| **way).count() {
            0 => self.fault(Fault::UnboundQuestion, raw.line, about, &raw.title.text),
            1 => {}
            _ => self.fault(Fault::BoundTwice, raw.line, about, ""),
        }
        let mut codes = BTreeSet::new();
        for word in &raw.obligations {
            if catalogue().find(&word.text).is_none() {
                self.fault(Fault::UnknownObligation, word.line, about, &word.text);
            }
            if !codes.insert(word.text.as_str()) {
                self.fault(Fault::DuplicateObligation, word.line, about, &word.text);
            }
        }
        if let Some(word) = &raw.fact {
            match Fact::from_code(&word.text) {
                Some(fact) => return Binding::Fact(fact),
                None => self.fault(Fault::UnknownFact, word.line, about, &word.text),
            }
        }
        if raw.obligations.is_empty() {
            return Binding::Proof;
        }
        Binding::Obligations(raw.obligations.iter().map(|word| word.text.clone()).collect())
    }

    fn weight(&mut self, word: Option<&Word>, line: u64, about: &str) -> Option<i64> {
        let Some(word) = word else {
            self.fault(Fault::WeightMissing, line, about, "");
            return None;
        };
        let weight = read_points(&word.text).filter(|weight| (1..=HUNDRED).contains(weight));
        if weight.is_none() {
            self.fault(Fault::WeightOutOfRange, word.line, about, &word.text);
        }
        weight
    }

    fn once(&mut self, seen: &mut Seen, code: &Word) {
        if code.text.is_empty() {
            return;
        }
        if let Some(first) = seen.codes.insert(code.text.clone(), code.line) {
            self.fault(Fault::DuplicateCode, code.line, &code.text, &format!("line {first}"));
        }
    }

    fn confidence(&mut self, word: Option<&Word>) -> Confidence {
        let known = |word: &Word| match word.text.as_str() {
            DERIVED => Some(Confidence::Part),
            "source" => Some(Confidence::High),
            other => Confidence::from_code(other),
        };
        let Some(word) = word else { return Confidence::High };
        known(word).unwrap_or_else(|| {
            self.fault(Fault::WrongValue, word.line, "confidence", &word.text);
            Confidence::Unverified
        })
    }
}

/// The mark of a question that is the makers' own.
const DERIVED: &str = "derived";

/// What stood in the file before.
#[derive(Default)]
struct Seen {
    codes: HashMap<String, u64>,
    titles: BTreeSet<String>,
}

/// A step of a grading: a share from 0 to 1 with at most two decimals, in ten-thousandths.
fn step(text: &str) -> Option<i64> {
    read_points(text).map(|share| share * 100).filter(|step| *step <= FULL)
}
