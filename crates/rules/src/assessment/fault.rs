//! What can be wrong with the file of an instrument, each by name and line.

use crate::code::coded;

coded! {
    /// Why an instrument is refused. The names are stable: programs read them.
    pub enum Fault {
        /// The file is no TOML or CSV of the documented kind.
        Unreadable = "unreadable",
        /// A field that must be there is not, or is empty.
        MissingField = "missing_field",
        /// A field nobody knows: most likely misspelt, so it would silently not count.
        UnknownField = "unknown_field",
        /// A field of the wrong kind or a value outside its list.
        WrongValue = "wrong_value",
        /// No indicator at all.
        NoIndicators = "no_indicators",
        /// An indicator without questions while others have some.
        IndicatorWithoutQuestions = "indicator_without_questions",
        /// A question whose indicator is not in the file.
        QuestionWithoutIndicator = "question_without_indicator",
        /// The weights of the indicators do not add up to 100.
        WeightsNot100 = "weights_not_100",
        /// The weights of the questions do not add up to the weight of their indicator.
        QuestionWeightsDiffer = "question_weights_differ",
        /// A weight is missing.
        WeightMissing = "weight_missing",
        /// A weight is no number of more than 0 and at most 100 with at most two decimals.
        WeightOutOfRange = "weight_out_of_range",
        /// A code stands twice.
        DuplicateCode = "duplicate_code",
        /// One question is asked twice in the same words: how a published instrument came to 101.
        DuplicateQuestion = "duplicate_question",
        /// A question that no obligation, fact or proof answers.
        UnboundQuestion = "unbound_question",
        /// A question bound in two ways at once.
        BoundTwice = "bound_twice",
        /// An obligation that is not in the catalogue.
        UnknownObligation = "unknown_obligation",
        /// One obligation named twice in a question.
        DuplicateObligation = "duplicate_obligation",
        /// A fact the program does not know.
        UnknownFact = "unknown_fact",
        /// A grading that is not declared.
        UnknownGrading = "unknown_grading",
        /// Steps of a grading that do not fall from 1 to 0.
        GradingSteps = "grading_steps",
        /// No bands.
        BandsMissing = "bands_missing",
        /// Bands out of order, doubled or beyond 0–100.
        BandsOrder = "bands_order",
        /// Scores below the lowest band would have no name.
        BandsGap = "bands_gap",
        /// The parts of the formula do not add up to 100.
        FormulaNot100 = "formula_not_100",
        /// Stages out of order or doubled.
        StagesOrder = "stages_order",
    }
}

coded! {
    /// What one must know of an instrument that is accepted.
    pub enum Notice {
        /// No weights are published: it can be looked at and cannot be scored until they are given.
        WeightsUnverified = "weights_unverified",
        /// No questions are published: it can be looked at and cannot be scored.
        QuestionsUnknown = "questions_unknown",
        /// Questions or their split are the makers' own, only the totals are published.
        DerivedQuestions = "derived_questions",
        /// The file has no bands; the national ones of 2021 are taken.
        NationalBands = "national_bands",
        /// The file says nothing of a visitation; the score is that of the questionnaire alone.
        QuestionnaireOnly = "questionnaire_only",
    }
}

/// Something to say about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<T> {
    /// What.
    pub what: T,
    /// Line from 1; 0 = the file as a whole.
    pub line: u64,
    /// Code of scheme, indicator or question, or name of the field.
    pub about: String,
    /// The value found, or the sum.
    pub value: String,
}
