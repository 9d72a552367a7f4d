//! `terbuka index`: instruments of assessors, scores from evidence, plans to a better band.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use rules::Code;
use rules::assessment::{Checked, Finding, read_csv, read_toml};
use serde_json::{Value, json};

use crate::config::{print, talk};

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
}

/// Runs the command.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Check { file, scheme, json } => check(&file, scheme.as_deref(), json),
    }
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
        found.iter().for_each(|one| print(&lines(one)));
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
