//! `terbuka index`: instruments of assessors, scores from evidence, plans to a better band.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use app::assessment::{Counted, ScoreTold, count_units};
use clap::Subcommand;
use rules::Code;
use rules::assessment::{
    Checked, Finding, Plan, Qualification, Step, read_csv, read_points, read_toml, show_points,
};
use serde_json::{Value, json};

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check the file of an instrument (.toml, or .csv with the columns of published lists). Exit code 1 when it
    /// is refused; every fault has a name and a line.
    Check {
        /// The file.
        file: PathBuf,
        /// Only this instrument of a table that holds several.
        #[arg(long, value_name = "CODE")]
        scheme: Option<String>,
        /// Print one JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Count the score of the city or of a unit from evidence, now.
    Score {
        #[command(flatten)]
        subject: Subject,
        /// Count every active unit, each by its usual instrument.
        #[arg(long, conflicts_with_all = ["unit", "scheme"])]
        all: bool,
        /// Print one JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// The least work that reaches a target, proven.
    Plan {
        #[command(flatten)]
        subject: Subject,
        /// A qualification (informatif, "menuju informatif") or points such as 90; without it the next band.
        #[arg(long)]
        target: Option<String>,
        /// Count this as done already: a question, or unit:obligation. May be given several times.
        #[arg(long = "what-if", value_name = "LEVER")]
        what_if: Vec<String>,
        /// Print one JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
}

/// Who is scored by what.
#[derive(clap::Args)]
pub(crate) struct Subject {
    /// Code of the instrument; without it the newest that can score the unit.
    #[arg(long, value_name = "CODE")]
    scheme: Option<String>,
    /// Code of the unit; without it the city.
    #[arg(long, value_name = "CODE")]
    unit: Option<String>,
    #[command(flatten)]
    folder: DataFolder,
}

/// Runs the command.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Check { file, scheme, json } => check(&file, scheme.as_deref(), json),
        Command::Score { subject, all, json } => score(&subject, all, json).await,
        Command::Plan { subject, target, what_if, json } => {
            plan(&subject, target.as_deref(), &what_if, json).await
        }
    }
}

async fn context(subject: &Subject) -> anyhow::Result<app::Ctx> {
    start::open_database(&subject.folder.data).await?;
    let app = start::open(&subject.folder.data, "127.0.0.1:8080").await?;
    start::console(&app)
}

async fn counted(ctx: &app::Ctx, subject: &Subject) -> anyhow::Result<Counted> {
    let unit = match &subject.unit {
        Some(code) => ctx.directory.by_code(code).with_context(|| format!("there is no unit {code}"))?,
        None => ctx.directory.root().context("the body has no unit that is the city itself")?,
    };
    let scheme = subject.scheme.as_deref();
    let known = app::assessment::chosen(ctx, scheme, unit).await;
    let instrument =
        known.with_context(|| format!("there is no instrument {}", scheme.unwrap_or_default()))?;
    anyhow::ensure!(
        instrument.scheme.is_scorable(),
        "{} cannot be scored: its weights or questions are not published (weights_unverified)",
        instrument.scheme.code
    );
    Ok(Counted::load(ctx, scheme, unit).await?)
}

async fn score(subject: &Subject, all: bool, as_json: bool) -> anyhow::Result<ExitCode> {
    let ctx = context(subject).await?;
    if all {
        let told: Vec<ScoreTold> = count_units(&ctx).await?.iter().map(|one| one.told(&ctx)).collect();
        if as_json {
            print(&json!({ "items": told }).to_string());
        } else {
            for one in &told {
                print(&head(one));
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let told = counted(&ctx, subject).await?.told(&ctx);
    if as_json {
        print(&serde_json::to_string(&told)?);
        return Ok(ExitCode::SUCCESS);
    }
    print(&head(&told));
    for one in &told.items {
        let grade = one.grade.map_or_else(|| one.answer.to_owned(), |grade| format!("{}%", grade / 100));
        print(&format!("  {:>14}  {:>6}  {} {}", grade, show_points(one.weight), one.code, one.title));
    }
    Ok(ExitCode::SUCCESS)
}

fn head(told: &ScoreTold) -> String {
    let ScoreTold { score, qualification_name, answered, questions, scheme, name, .. } = told;
    format!("{score:>6}  {qualification_name}  {answered}/{questions}  {scheme}  {name}")
}

async fn plan(
    subject: &Subject,
    target: Option<&str>,
    done: &[String],
    as_json: bool,
) -> anyhow::Result<ExitCode> {
    let ctx = context(subject).await?;
    let counted = counted(&ctx, subject).await?;
    let bands = &counted.scheme().bands;
    let target = match target {
        None => counted.usual_target(),
        Some(text) => Qualification::read(text)
            .and_then(|wanted| bands.floor(wanted))
            .or_else(|| read_points(text).filter(|points| *points <= rules::assessment::HUNDRED))
            .with_context(|| {
                format!("--target {text:?} is no qualification of this instrument and no points")
            })?,
    };
    let plan = counted.plan(&ctx, target, done)?;
    let after = bands.of(plan.after).unwrap_or(Qualification::NotAssessed);
    if as_json {
        print(&plan_told(&counted, &plan, after).to_string());
    } else {
        let verdict = if plan.is_reachable { "reached" } else { "out of reach" };
        let (from, to) = (show_points(plan.from), show_points(plan.target));
        print(&format!(
            "{from} -> {to}: {verdict} with {} days, then {}",
            plan.effort_days,
            show_points(plan.after)
        ));
        for step in &plan.steps {
            let days = step.effort_days;
            print(&format!("  +{:>5}  {days:>3} d  {}", show_points(step.gain), step.levers.join(", ")));
        }
    }
    Ok(if plan.is_reachable { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn plan_told(counted: &Counted, plan: &Plan, after: Qualification) -> Value {
    let step = |step: &Step| {
        let titles = step.questions.iter().filter_map(|code| counted.scheme().question(code));
        json!({
            "questions": step.questions,
            "titles": titles.map(|question| question.title.as_str()).collect::<Vec<_>>(),
            "do": step.levers,
            "effort_days": step.effort_days,
            "gain_hundredths": step.gain,
            "gain_exact": step.exact.to_string(),
        })
    };
    json!({
        "scheme": counted.scheme().code,
        "unit": counted.unit.code,
        "score_hundredths": plan.from,
        "target_hundredths": plan.target,
        "reachable": plan.is_reachable,
        "optimal": plan.is_exact,
        "effort_days": plan.effort_days,
        "after_hundredths": plan.after,
        "after_qualification": after.code(),
        "steps": plan.steps.iter().map(step).collect::<Vec<_>>(),
    })
}

fn check(file: &Path, scheme: Option<&str>, as_json: bool) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let text = String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8", file.display()))?;
    let is_table = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let mut found = if is_table { read_csv(&text) } else { vec![read_toml(&text)] };
    if let Some(code) = scheme {
        // A file that cannot be read at all has no code and must not look accepted.
        found.retain(|one| one.code == code || (one.code.is_empty() && one.scheme.is_none()));
        anyhow::ensure!(!found.is_empty(), "{} holds no instrument {code}", file.display());
    }
    let is_valid = found.iter().all(|one| one.scheme.is_some());
    if as_json {
        let schemes: Vec<Value> = found.iter().map(told).collect();
        let errors: Vec<Value> = found.iter().flat_map(|one| one.faults.iter().map(finding)).collect();
        print(&json!({ "file": file, "valid": is_valid, "errors": errors, "schemes": schemes }).to_string());
    } else {
        for one in &found {
            print(&lines(one));
        }
    }
    if !is_valid {
        talk(&format!("{}: refused", file.display()));
    }
    Ok(if is_valid { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn finding<T: Code>(one: &Finding<T>) -> Value {
    json!({ "name": one.what.code(), "line": one.line, "about": one.about, "value": one.value })
}

fn told(one: &Checked) -> Value {
    let scheme = one.scheme.as_ref();
    json!({
        "scheme": one.code,
        "valid": scheme.is_some(),
        "scorable": scheme.is_some_and(rules::assessment::AssessmentScheme::is_scorable),
        "indicators": scheme.map(|scheme| scheme.indicators.len()),
        "questions": scheme.map(|scheme| scheme.questions().count()),
        "errors": one.faults.iter().map(finding).collect::<Vec<_>>(),
        "notices": one.notices.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn lines(one: &Checked) -> String {
    let line = |kind: &str, name: &str, line: u64, about: &str, value: &str| {
        format!("{kind} line {line}: {name} {about} {value}").trim_end().to_owned()
    };
    let faults =
        one.faults.iter().map(|one| line("error", one.what.code(), one.line, &one.about, &one.value));
    let notices =
        one.notices.iter().map(|one| line("notice", one.what.code(), one.line, &one.about, &one.value));
    let verdict = if one.scheme.is_some() { "accepted" } else { "refused" };
    let head = format!("{}: {verdict}", one.code);
    std::iter::once(head).chain(faults).chain(notices).collect::<Vec<_>>().join("\n")
}
