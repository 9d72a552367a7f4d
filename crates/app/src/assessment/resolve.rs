//! From what is known to the answers of an instrument for one subject, every answer with its evidence.

use std::collections::{BTreeMap, HashMap};

use rules::assessment::{
    Answer, AssessmentScheme, Binding, FULL, Held, Lever, Question, Scope, Score, Unscorable, score,
};
use rules::obligation::ObligationStatus;
use rules::unit::Group;

use super::known::Known;
use super::model::{AnswerRow, Effort, Proof};
use crate::Ctx;
use crate::ids::UnitId;
use crate::obligation::Cell;
use crate::org::Unit;

/// Days to publish something that is not there, unless the body says otherwise.
const PUBLISH_DAYS: u32 = 2;
/// Days to bring something up to date.
const RENEW_DAYS: u32 = 1;
/// Days to make and upload a proof.
const PROOF_DAYS: u32 = 2;
/// Days to lift a fact by one part.
const FACT_DAYS: u32 = 2;
/// Most days one lever may take: a fact of hundreds of parts is not lifted as a whole anyway.
const MOST_DAYS: u32 = 999;

/// Something that shows an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is: a code of an obligation, a name of a file, an address.
    pub title: String,
    /// The unit it belongs to, when that is not the subject.
    pub unit: Option<UnitId>,
    /// How it stands; `None` for a proof.
    pub status: Option<ObligationStatus>,
    /// Where it opens.
    pub path: String,
}

/// The answer to one question.
#[derive(Debug, Clone)]
pub struct Line {
    /// What counts for the unit's own score.
    pub answer: Answer,
    /// What counts for the verified score.
    pub verified: Answer,
    /// Parts met, where the question has parts.
    pub held: Held,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Obligations that are open, with the unit that owes them.
    pub open: Vec<(UnitId, String, ObligationStatus)>,
    /// What people said.
    pub said: Option<AnswerRow>,
}

/// All answers of one subject by one instrument.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The subject.
    pub unit: UnitId,
    /// By code of the question.
    pub lines: BTreeMap<String, Line>,
    /// Days the body set, by code of obligation or question.
    efforts: HashMap<String, u32>,
}

/// What people brought: answers, proofs, days of work.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Answers of all units asked for.
    pub answers: Vec<AnswerRow>,
    /// Proofs of them.
    pub proofs: Vec<Proof>,
    /// Days of work.
    pub efforts: Vec<Effort>,
}

/// Answers every question for one subject.
pub fn resolve(ctx: &Ctx, known: &Known, said: &Said, scheme: &AssessmentScheme, unit: &Unit) -> Sheet {
    let lines = scheme.questions().map(|(_, question)| {
        let own = |row: &&AnswerRow| row.unit_id == unit.id && row.question == question.code;
        let row = said.answers.iter().find(own).cloned();
        let proofs = said.proofs.iter().filter(|one| one.unit_id == unit.id && one.question == question.code);
        let mut line = match &question.binding {
            Binding::Obligations(codes) => obligations(ctx, known, question, codes, unit),
            Binding::Fact(fact) => by_fact(known.fact(*fact, unit), question),
            Binding::Proof => by_proof(row.as_ref(), proofs.clone().next().is_some()),
        };
        line.evidence.extend(proofs.map(|proof| Evidence {
            title: proof.name.clone(),
            unit: None,
            status: None,
            path: proof.path(),
        }));
        line.evidence.extend(row.iter().filter(|row| !row.self_link.is_empty()).map(|row| Evidence {
            title: row.self_link.clone(),
            unit: None,
            status: None,
            path: row.self_link.clone(),
        }));
        line.verified = match (line.answer, row.as_ref().and_then(|row| row.verified_grade)) {
            (Answer::NotApplicable, _) => Answer::NotApplicable,
            (_, Some(grade)) => Answer::Graded(grade),
            (_, None) => Answer::Unanswered,
        };
        line.said = row;
        (question.code.clone(), line)
    });
    let efforts = said.efforts.iter().map(|effort| (effort.code.clone(), effort.days)).collect();
    Sheet { unit: unit.id, lines: lines.collect(), efforts }
}

fn line(answer: Answer, held: Held) -> Line {
    Line { answer, verified: Answer::Unanswered, held, evidence: Vec::new(), open: Vec::new(), said: None }
}

/// Cells that answer: the subject's own, or for the city its own and else those of the offices that owe it.
fn cells<'a>(ctx: &Ctx, known: &'a Known, code: &str, unit: &Unit, scope: Scope) -> Vec<(UnitId, &'a Cell)> {
    let of = |unit: UnitId| known.matrix.line(unit).and_then(|line| line.cell(code)).map(|cell| (unit, cell));
    if unit.unit_type.0.group() != Group::City {
        return of(unit.id).into_iter().collect();
    }
    let own = of(unit.id);
    match (scope, own) {
        (Scope::Body, Some(own)) => vec![own],
        _ => ctx.directory.active().filter_map(|unit| of(unit.id)).collect(),
    }
}

fn obligations(ctx: &Ctx, known: &Known, question: &Question, codes: &[String], unit: &Unit) -> Line {
    let mut found = line(Answer::NotApplicable, Held { met: 0, of: 0, grade: 0 });
    for code in codes {
        for (owner, cell) in cells(ctx, known, code, unit, question.scope) {
            let status = cell.standing.status;
            // Exempt by decision or signed as not concerning the unit: nothing to be asked for.
            if !matches!(status, ObligationStatus::NotApplicable | ObligationStatus::Exempt) {
                found.held.of += 1;
                if status.is_open() {
                    found.open.push((owner, code.clone(), status));
                } else {
                    found.held.met += 1;
                }
            }
            let office = ctx.directory.unit(owner).map(|unit| unit.code.as_str()).unwrap_or_default();
            found.evidence.push(Evidence {
                title: code.clone(),
                unit: Some(owner).filter(|owner| *owner != unit.id),
                status: Some(status),
                path: format!("/kerja/kewajiban/{office}/{code}"),
            });
        }
    }
    if found.held.of > 0 {
        found.held.grade = question.grading.grade(found.held.met, found.held.of);
        found.answer = Answer::Graded(found.held.grade);
    }
    found
}

fn by_fact(share: Option<super::known::Share>, question: &Question) -> Line {
    let Some(share) = share else { return line(Answer::Unanswered, Held::whole(Answer::Unanswered)) };
    let grade = question.grading.grade(share.met, share.of);
    let mut found = line(Answer::Graded(grade), Held { met: share.met, of: share.of, grade });
    found.evidence.push(Evidence {
        title: format!("{} / {}", share.met, share.of),
        unit: None,
        status: None,
        path: share.path,
    });
    found
}

/// A grade people gave counts with something that shows it only: a claim without a proof is unanswered.
fn by_proof(row: Option<&AnswerRow>, has_proof: bool) -> Line {
    let shown = row.filter(|row| has_proof || !row.self_link.is_empty());
    let grade = shown.and_then(|row| row.self_grade);
    let answer = grade.map_or(Answer::Unanswered, Answer::Graded);
    line(answer, Held::whole(answer))
}

impl Sheet {
    /// Own answers.
    pub fn answers(&self) -> BTreeMap<String, Answer> {
        self.lines.iter().map(|(code, line)| (code.clone(), line.answer)).collect()
    }

    /// Verified answers.
    pub fn verified(&self) -> BTreeMap<String, Answer> {
        self.lines.iter().map(|(code, line)| (code.clone(), line.verified)).collect()
    }

    /// Own score and verified score; the latter when anything is verified.
    /// Errors: why the instrument gives none.
    pub fn scores(&self, scheme: &AssessmentScheme) -> Result<(Score, Option<Score>), Unscorable> {
        let own = score(scheme, &self.answers())?;
        let verified = score(scheme, &self.verified())?;
        Ok((own, Some(verified).filter(|score| score.answered > 0)))
    }

    /// How each question stands for a plan. A fact or a proof is lifted as a whole.
    pub fn held(&self, scheme: &AssessmentScheme) -> BTreeMap<String, Held> {
        let of = |question: &Question, line: &Line| match question.binding {
            Binding::Obligations(_) => line.held.clone(),
            _ => Held::whole(line.answer),
        };
        let held = scheme.questions().filter_map(|(_, question)| {
            let line = self.lines.get(&question.code)?;
            Some((question.code.clone(), of(question, line)))
        });
        held.collect()
    }

    /// What can be done: an open obligation of a unit (`unit:code`), or a question as a whole (`code`).
    pub fn levers(&self, scheme: &AssessmentScheme, unit_code: impl Fn(UnitId) -> String) -> Vec<Lever> {
        let mut levers: BTreeMap<String, Lever> = BTreeMap::new();
        for (_, question) in scheme.questions() {
            let Some(line) = self.lines.get(&question.code) else { continue };
            for (owner, code, status) in &line.open {
                let id = format!("{}:{code}", unit_code(*owner));
                let usual = if *status == ObligationStatus::Stale { RENEW_DAYS } else { PUBLISH_DAYS };
                let effort_days = self.days(code, usual);
                let lever =
                    levers.entry(id.clone()).or_insert(Lever { id, effort_days, questions: Vec::new() });
                lever.questions.push(question.code.clone());
            }
            if let Some(usual) = whole_days(question, line) {
                let id = question.code.clone();
                let effort_days = self.days(&id, usual);
                levers.insert(id.clone(), Lever { questions: vec![id.clone()], effort_days, id });
            }
        }
        levers.into_values().collect()
    }

    fn days(&self, code: &str, usual: u32) -> u32 {
        self.efforts.get(code).copied().unwrap_or(usual).clamp(1, MOST_DAYS)
    }
}

/// Usual days to lift a fact or a proof to full marks; `None` when there is nothing to lift.
fn whole_days(question: &Question, line: &Line) -> Option<u32> {
    let is_open = line.answer != Answer::NotApplicable && line.answer.secured() < FULL;
    match &question.binding {
        Binding::Fact(fact) if is_open && fact.can_be_lifted() => {
            let missing = line.held.of.saturating_sub(line.held.met).max(1);
            Some(missing.saturating_mul(FACT_DAYS).min(MOST_DAYS))
        }
        Binding::Proof if is_open => Some(PROOF_DAYS),
        _ => None,
    }
}
