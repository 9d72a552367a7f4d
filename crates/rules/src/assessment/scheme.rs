//! An instrument: who assesses whom by which indicators, questions, weights, grades, bands and stages.

use super::band::BandTable;
use super::fact::Fact;
use super::fault::{Fault, Finding, Notice};
use super::points::FULL;
use crate::code::coded;
use crate::obligation::Confidence;
use crate::unit::Group;

coded! {
    /// Whom an instrument is made for.
    pub enum Subject {
        /// The city as a public body.
        City = "city",
        /// Offices: secretariats, inspectorate, dinas, badan, Satpol PP.
        Opd = "opd",
        /// Hospital, health centres, schools, technical units.
        Service = "service",
        /// Kecamatan.
        Kecamatan = "kecamatan",
        /// Kelurahan.
        Kelurahan = "kelurahan",
        /// City-owned companies.
        Bumd = "bumd",
    }
}

impl Subject {
    /// The subject a unit of this group is.
    pub fn of(group: Group) -> Self {
        match group {
            Group::City => Self::City,
            Group::Opd => Self::Opd,
            Group::Service => Self::Service,
            Group::Kecamatan => Self::Kecamatan,
            Group::Kelurahan => Self::Kelurahan,
            Group::Bumd => Self::Bumd,
        }
    }
}

coded! {
    /// Steps of an assessment in their order (`domain.md` §8 and §13).
    pub enum AssessmentStage {
        /// The official account on the assessor's portal.
        Account = "ACCOUNT",
        /// Filling in the questionnaire.
        Saq = "SAQ",
        /// The assessor reads the evidence.
        Verification = "VERIFICATION",
        /// *Masa sanggah*: what the assessor doubts may be answered.
        CorrectionWindow = "CORRECTION_WINDOW",
        /// Presentation before the assessors (*uji publik*).
        PublicExam = "PUBLIC_EXAM",
        /// The assessors come.
        Visitation = "VISITATION",
        /// The decree with score and qualification.
        Decision = "DECISION",
    }
}

coded! {
    /// Whose cells of the matrix answer a question about the body as a whole.
    pub enum Scope {
        /// The city's own where the city owes the item, else of the offices that owe it.
        Body = "body",
        /// Every unit that owes the item.
        Every = "every",
    }
}

/// How a share of what was asked becomes a grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grading {
    /// Its name in the file.
    pub code: String,
    /// Grades in ten-thousandths from full to nothing; the highest one that the share reaches is given.
    /// Empty = the share itself, cut to ten-thousandths.
    pub steps: Vec<i64>,
}

impl Grading {
    /// The three every file knows: `graded` (A–E: 1, 0.75, 0.5, 0.25, 0), `all_or_nothing`, `share`.
    pub fn known() -> Vec<Self> {
        let of = |code: &str, steps: &[i64]| Self { code: code.to_owned(), steps: steps.to_vec() };
        vec![of("graded", &[FULL, 7500, 5000, 2500, 0]), of("all_or_nothing", &[FULL, 0]), of("share", &[])]
    }

    /// The grade for `met` of `of` parts. Nothing asked is full marks.
    pub fn grade(&self, met: u32, of: u32) -> i64 {
        let share = (i64::from(met.min(of)) * FULL).checked_div(i64::from(of)).unwrap_or(FULL);
        if self.steps.is_empty() {
            return share;
        }
        self.steps.iter().copied().find(|step| *step <= share).unwrap_or(0)
    }
}

/// What answers a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Binding {
    /// How the subject stands to these obligations of the catalogue.
    Obligations(Vec<String>),
    /// A fact the program knows.
    Fact(Fact),
    /// Something to be uploaded and graded by a person.
    Proof,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Stable code.
    pub code: String,
    /// The words of the question.
    pub title: String,
    /// Points in hundredths.
    pub weight: i64,
    /// How it is graded.
    pub grading: Grading,
    /// What answers it.
    pub binding: Binding,
    /// Whose obligations count when the body is assessed.
    pub scope: Scope,
    /// What the assessor wants to see.
    pub evidence: String,
    /// Whether question and weight are published or the makers' own split.
    pub is_derived: bool,
    /// Line of the file.
    pub line: u64,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Stable code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Points in hundredths; `None` while no weight is published.
    pub weight: Option<i64>,
    /// How sure name and weight are.
    pub confidence: Confidence,
    /// Its questions in order.
    pub questions: Vec<Question>,
    /// Line of the file.
    pub line: u64,
}

/// How the final score comes about, in hundredths of a per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    /// Share of the questionnaire.
    pub saq: i64,
    /// Share of presentation and visitation; 0 = there is none.
    pub visitation: i64,
}

/// An instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentScheme {
    /// Stable code, such as `KIP6-2025`.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Who assesses.
    pub assessor: String,
    /// The year it was issued for.
    pub year: i32,
    /// Whom it is for.
    pub subjects: Vec<Subject>,
    /// Where it was taken from.
    pub source: String,
    /// Indicators in order.
    pub indicators: Vec<Indicator>,
    /// From which score which qualification.
    pub bands: BandTable,
    /// Final score.
    pub formula: Formula,
    /// Steps in order.
    pub stages: Vec<AssessmentStage>,
}

impl AssessmentScheme {
    /// All questions in order, each with its indicator.
    pub fn questions(&self) -> impl Iterator<Item = (&Indicator, &Question)> {
        self.indicators.iter().flat_map(|one| one.questions.iter().map(move |question| (one, question)))
    }

    /// A question by its code.
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions().map(|(_, question)| question).find(|question| question.code == code)
    }

    /// Whether it is made for a unit of this group.
    pub fn is_for(&self, group: Group) -> bool {
        self.subjects.contains(&Subject::of(group))
    }

    /// Whether weights and questions are there, so that a score can be counted.
    pub fn is_scorable(&self) -> bool {
        self.indicators.iter().all(|one| one.weight.is_some() && !one.questions.is_empty())
    }
}

/// A file that was read: the instrument, unless something refuses it, and all there is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Code of the instrument as far as it could be read.
    pub code: String,
    /// The instrument; `None` with faults.
    pub scheme: Option<AssessmentScheme>,
    /// What refuses it, in the order of lines.
    pub faults: Vec<Finding<Fault>>,
    /// What one must know.
    pub notices: Vec<Finding<Notice>>,
}
