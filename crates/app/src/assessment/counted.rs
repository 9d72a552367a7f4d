//! The score of one subject, ready for people and programs: everything an independent count needs stands in it.

use std::collections::BTreeMap;

use rules::assessment::{
    Answer, AssessmentScheme, Lever, Plan, Qualification, Score, Step, Unscorable, next_steps, plan,
    show_points,
};
use rules::zone::rfc3339;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::known::Known;
use super::resolve::{Line, Said, Sheet, resolve};
use super::schemes::{Instrument, default_for, find, instruments};
use super::store;
use crate::ids::UnitId;
use crate::org::Unit;
use crate::{Ctx, Error, Result};

/// A question with its answer.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionTold {
    /// Code.
    pub code: String,
    /// Code of its indicator.
    pub indicator: String,
    /// Its words.
    pub title: String,
    /// Hundredths of a point.
    pub weight: i64,
    /// Name of its grading.
    pub grading: String,
    /// Steps of the grading in ten-thousandths; empty = the share itself.
    pub steps: Vec<i64>,
    /// Parts met, of so many.
    pub met: u32,
    /// See `met`.
    pub of: u32,
    /// `graded`, `unanswered` or `not_applicable`.
    pub answer: &'static str,
    /// Grade in ten-thousandths.
    pub grade: Option<i64>,
    /// Verified grade.
    pub verified_grade: Option<i64>,
    /// What shows it: name and address.
    pub evidence: Vec<EvidenceTold>,
}

/// Something that shows an answer.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceTold {
    /// What it is.
    pub title: String,
    /// Code of the unit it belongs to, when that is not the subject.
    pub unit: Option<String>,
    /// How the obligation stands.
    pub status: Option<&'static str>,
    /// Where it opens.
    pub path: String,
}

/// Points of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorTold {
    /// Code.
    pub code: String,
    /// Name.
    pub title: String,
    /// Hundredths.
    pub weight: i64,
    /// Hundredths, cut; none when nothing in it applies.
    pub score: Option<i64>,
    /// Questions answered, of so many.
    pub answered: u32,
    /// See `answered`.
    pub questions: u32,
}

/// A score as it is told. Points are hundredths.
#[derive(Debug, Clone, Serialize)]
pub struct ScoreTold {
    /// Code of the instrument.
    pub scheme: String,
    /// Version of the body's own text; 0 = as the release has it.
    pub version: i64,
    /// Name of the instrument.
    pub title: String,
    /// Who assesses.
    pub assessor: String,
    /// Year of the instrument.
    pub year: i32,
    /// Code of the subject.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// RFC 3339.
    pub as_of: String,
    /// With two decimals.
    pub score: String,
    /// Hundredths, cut.
    pub score_hundredths: i64,
    /// Hundredths as a fraction.
    pub score_exact: String,
    /// With full marks for every open question.
    pub ceiling_hundredths: i64,
    /// Weights that apply.
    pub possible_hundredths: i64,
    /// Score by verified grades only.
    pub verified_hundredths: Option<i64>,
    /// Code of the band.
    pub qualification: String,
    /// Its Indonesian name.
    pub qualification_name: &'static str,
    /// Points to the next band.
    pub to_next_hundredths: Option<i64>,
    /// Questions answered, of so many.
    pub answered: u32,
    /// See `answered`.
    pub questions: u32,
    /// Indicators in order.
    pub indicators: Vec<IndicatorTold>,
    /// Questions in order.
    pub items: Vec<QuestionTold>,
    /// SHA-256 of answers and score: the same inputs give the same digest.
    pub digest: String,
}

/// One subject by one instrument.
pub struct Counted {
    /// The instrument.
    pub instrument: Instrument,
    /// The subject.
    pub unit: Unit,
    /// Its answers.
    pub sheet: Sheet,
    /// Own score.
    pub score: Score,
    /// Verified score.
    pub verified: Option<Score>,
}

/// What stands in the way of a score, for pages and programs.
pub(super) fn unscorable(why: Unscorable) -> Error {
    Error::Refused(match why {
        Unscorable::Incomplete => "assessment-error-incomplete",
        Unscorable::NothingApplies => "assessment-error-nothing",
        Unscorable::TooFine => "assessment-error-fine",
    })
}

/// What people brought for an instrument, of one unit or of all. Errors: the database does not answer.
pub(super) async fn said(ctx: &Ctx, scheme: &str, unit: Option<UnitId>) -> Result<Said> {
    Ok(Said {
        answers: store::list_answers(ctx.db(), ctx.body(), scheme, unit).await?,
        proofs: store::list_proofs(ctx.db(), ctx.body(), scheme, unit).await?,
        efforts: store::list_efforts(ctx.db(), ctx.body()).await?,
    })
}

/// The instrument asked for, or the usual one of the unit. Errors: `NotFound`.
pub async fn chosen(ctx: &Ctx, scheme: Option<&str>, unit: &Unit) -> Result<Instrument> {
    if let Some(code) = scheme {
        return find(ctx, code).await;
    }
    let all = instruments(ctx).await?;
    default_for(&all, unit.unit_type.0.group()).cloned().ok_or(Error::NotFound)
}

impl Counted {
    /// Counts one subject from what is known. Errors: `Refused` when the instrument gives no score.
    pub fn of(ctx: &Ctx, known: &Known, said: &Said, instrument: &Instrument, unit: &Unit) -> Result<Self> {
        let sheet = resolve(ctx, known, said, &instrument.scheme, unit);
        let (score, verified) = sheet.scores(&instrument.scheme).map_err(unscorable)?;
        Ok(Self { instrument: instrument.clone(), unit: unit.clone(), sheet, score, verified })
    }

    /// Counts one subject now. Errors: as [`Self::of`]; the database does not answer.
    pub async fn load(ctx: &Ctx, scheme: Option<&str>, unit: &Unit) -> Result<Self> {
        let instrument = chosen(ctx, scheme, unit).await?;
        let known = Known::load(ctx).await?;
        let said = said(ctx, &instrument.scheme.code, Some(unit.id)).await?;
        Self::of(ctx, &known, &said, &instrument, unit)
    }

    /// The instrument itself.
    pub fn scheme(&self) -> &AssessmentScheme {
        &self.instrument.scheme
    }

    /// Points to the next band; none in the highest.
    pub fn to_next(&self) -> Option<i64> {
        let above = self.scheme().bands.above(self.score.hundredths);
        above.map(|(_, floor)| floor - self.score.hundredths)
    }

    /// Hundredths a plan aims at by default: the next band, or all there is.
    pub fn usual_target(&self) -> i64 {
        self.scheme()
            .bands
            .above(self.score.hundredths)
            .map_or(rules::assessment::HUNDRED, |(_, floor)| floor)
    }

    fn levers(&self, ctx: &Ctx) -> Vec<Lever> {
        let code = |unit: UnitId| ctx.directory.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default();
        self.sheet.levers(self.scheme(), code)
    }

    /// The plan of least work to a target in hundredths, as if `done` levers were pulled already.
    /// Errors: `Refused`.
    pub fn plan(&self, ctx: &Ctx, target: i64, done: &[String]) -> Result<Plan> {
        let (levers, _) = split(self.levers(ctx), done);
        let (answers, held) = self.after(ctx, done);
        plan(self.scheme(), &answers, &held, &levers, target).map_err(unscorable)
    }

    /// Steps that bring most for a day of work. Errors: `Refused`.
    pub fn next_steps(&self, ctx: &Ctx) -> Result<Vec<Step>> {
        let (answers, held) = self.after(ctx, &[]);
        next_steps(self.scheme(), &answers, &held, &self.levers(ctx)).map_err(unscorable)
    }

    /// The score as if these levers were pulled. Errors: `Refused`.
    pub fn what_if(&self, ctx: &Ctx, done: &[String]) -> Result<Score> {
        let (answers, _) = self.after(ctx, done);
        rules::assessment::score(self.scheme(), &answers).map_err(unscorable)
    }

    fn after(
        &self,
        ctx: &Ctx,
        done: &[String],
    ) -> (BTreeMap<String, Answer>, BTreeMap<String, rules::assessment::Held>) {
        let (mut answers, mut held) = (self.sheet.answers(), self.sheet.held(self.scheme()));
        let (_, pulled) = split(self.levers(ctx), done);
        for (_, question) in self.scheme().questions() {
            let more = pulled.iter().filter(|lever| lever.questions.contains(&question.code)).count();
            let Some(one) = held.get_mut(&question.code).filter(|_| more > 0) else { continue };
            one.met = one.met.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
            one.grade = one.grade.max(question.grading.grade(one.met, one.of));
            answers.insert(question.code.clone(), Answer::Graded(one.grade));
        }
        (answers, held)
    }

    /// Everything for people and programs.
    pub fn told(&self, ctx: &Ctx) -> ScoreTold {
        let scheme = self.scheme();
        let items: Vec<QuestionTold> = scheme
            .questions()
            .filter_map(|(indicator, question)| {
                let line = self.sheet.lines.get(&question.code)?;
                Some(question_told(ctx, &indicator.code, question, line))
            })
            .collect();
        ScoreTold {
            scheme: scheme.code.clone(),
            version: self.instrument.version,
            title: scheme.title.clone(),
            assessor: scheme.assessor.clone(),
            year: scheme.year,
            unit: self.unit.code.clone(),
            name: self.unit.name.clone(),
            as_of: rfc3339(ctx.now(), &ctx.directory.zone),
            score: show_points(self.score.hundredths),
            score_hundredths: self.score.hundredths,
            score_exact: self.score.exact.to_string(),
            ceiling_hundredths: self.score.ceiling,
            possible_hundredths: self.score.possible,
            verified_hundredths: self.verified.as_ref().map(|score| score.hundredths),
            qualification: self.score.qualification.to_string(),
            qualification_name: self.score.qualification.name(),
            to_next_hundredths: self.to_next(),
            answered: self.score.answered,
            questions: self.score.questions,
            indicators: self.indicators(),
            digest: self.digest(),
            items,
        }
    }

    fn indicators(&self) -> Vec<IndicatorTold> {
        let told = self.scheme().indicators.iter().zip(&self.score.indicators).map(|(indicator, score)| {
            IndicatorTold {
                code: indicator.code.clone(),
                title: indicator.title.clone(),
                weight: score.weight,
                score: score.hundredths,
                answered: score.answered,
                questions: score.questions,
            }
        });
        told.collect()
    }

    /// SHA-256 over every answer in the order of codes and the score.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("{}:{}\n", self.scheme().code, self.unit.code));
        for (code, line) in &self.sheet.lines {
            hash.update(format!("{code} {:?} {:?}\n", line.answer, line.verified));
        }
        hash.update(self.score.exact.to_string());
        crate::audit::hex(&hash.finalize())
    }

    /// Its band.
    pub fn qualification(&self) -> Qualification {
        self.score.qualification
    }
}

fn split(levers: Vec<Lever>, done: &[String]) -> (Vec<Lever>, Vec<Lever>) {
    let (pulled, open) = levers.into_iter().partition(|lever| done.contains(&lever.id));
    (open, pulled)
}

fn question_told(
    ctx: &Ctx,
    indicator: &str,
    question: &rules::assessment::Question,
    line: &Line,
) -> QuestionTold {
    let grade = |answer: Answer| match answer {
        Answer::Graded(grade) => Some(grade),
        _ => None,
    };
    let evidence = line.evidence.iter().map(|one| EvidenceTold {
        title: one.title.clone(),
        unit: one.unit.and_then(|unit| ctx.directory.unit(unit)).map(|unit| unit.code.clone()),
        status: one.status.map(rules::Code::code),
        path: one.path.clone(),
    });
    QuestionTold {
        code: question.code.clone(),
        indicator: indicator.to_owned(),
        title: question.title.clone(),
        weight: question.weight,
        grading: question.grading.code.clone(),
        steps: question.grading.steps.clone(),
        met: line.held.met,
        of: line.held.of,
        answer: match line.answer {
            Answer::Graded(_) => "graded",
            Answer::Unanswered => "unanswered",
            Answer::NotApplicable => "not_applicable",
        },
        grade: grade(line.answer),
        verified_grade: grade(line.verified),
        evidence: evidence.collect(),
    }
}
