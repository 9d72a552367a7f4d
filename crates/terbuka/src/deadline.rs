//! `terbuka deadline KIND DATE`: until when, by which article, and every day between as proof.
//!
//! Without a data folder it counts with the calendar inside the program; needs no server.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use app::deadline::answer::{answer, start_of};
use app::deadline::{calendar, local};
use jiff::tz::TimeZone;
use rules::calendar::{WorkCalendar, builtin, laid_over, named, names, read};
use rules::deadline::Profile;

use crate::config::{print, talk};
use crate::start;

/// What is asked.
#[derive(clap::Args)]
pub(crate) struct Question {
    /// Code of the period, such as DL.REQ.ANSWER; `list` shows all of them.
    kind: String,
    /// Day of the event (2026-03-13), local time (2026-03-13T23:59:59) or instant with its offset.
    #[arg(default_value = "")]
    date: String,
    /// Count with this calendar: its name, or a CSV file laid over the one inside the program.
    #[arg(long, value_name = "NAME|FILE")]
    calendar: Option<String>,
    /// Count with the calendar, in the zone and by the periods of the body in this folder.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Zone of a body without a data folder.
    #[arg(long, default_value = "Asia/Jakarta")]
    zone: String,
    /// Print one JSON object instead of lines.
    #[arg(long)]
    json: bool,
}

/// Runs the command. Exit code 1 when the calendar ends before the date, 3 when the question makes no sense.
pub(crate) async fn run(question: Question) -> anyhow::Result<ExitCode> {
    if question.kind == "list" {
        for rule in rules::deadline::rules() {
            let [subject, _] = &rule.subject;
            print(&format!("{:22} {} ({})", rule.code, subject, rule.article));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let rule = rules::deadline::rule(&question.kind).with_context(|| {
        format!("KIND {} is no code of a period; `terbuka deadline list` shows them", question.kind)
    })?;
    let Surroundings { calendar, zone, profile } = surroundings(&question).await?;
    let start = start_of(&question.date, &zone).with_context(|| {
        format!(
            "DATE {:?} is no day such as 2026-03-13 and no time such as 2026-03-13T23:59:59",
            question.date
        )
    })?;
    match answer((rule, &profile), &calendar, start, &zone) {
        Ok(counted) if question.json => print(&serde_json::to_string(&counted)?),
        Ok(counted) => print(&counted.to_text()),
        Err(why) => {
            talk(&format!("terbuka: {} from {}: {why}", rule.code, question.date));
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What a question is counted with.
struct Surroundings {
    calendar: Arc<WorkCalendar>,
    zone: TimeZone,
    /// Stricter periods of the body; without a data folder the law as it stands.
    profile: Profile,
}

async fn surroundings(question: &Question) -> anyhow::Result<Surroundings> {
    let wanted = question.calendar.as_deref();
    let Some(data) = &question.data else {
        let zone = TimeZone::get(&question.zone).with_context(|| format!("zone {}", question.zone))?;
        return Ok(Surroundings { calendar: chosen(wanted, builtin())?, zone, profile: Profile::default() });
    };
    start::open_database(data).await?;
    let app = start::open(data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    let zone = ctx.directory.zone.clone();
    let profile = local::profile(ctx.db(), ctx.body()).await?;
    if let Some(name) = wanted
        && let Some(calendar) = calendar::by_name(ctx.db(), ctx.body(), name).await?
    {
        return Ok(Surroundings { calendar, zone, profile });
    }
    let current = calendar::current(ctx.db(), ctx.body()).await?;
    Ok(Surroundings { calendar: chosen(wanted, &current)?, zone, profile })
}

/// The calendar of a name or a file, or `base` when none is asked for.
fn chosen(wanted: Option<&str>, base: &WorkCalendar) -> anyhow::Result<Arc<WorkCalendar>> {
    let Some(wanted) = wanted else { return Ok(Arc::new(base.clone())) };
    if let Some(known) = named(wanted) {
        return Ok(Arc::new(known.clone()));
    }
    let bytes = std::fs::read(wanted)
        .with_context(|| format!("calendar {wanted} is neither a file nor one of {}", names().join(", ")))?;
    let days = read(&bytes).with_context(|| format!("calendar {wanted}"))?;
    let decree = days.last().map(|day| day.decree.clone()).unwrap_or_default();
    let name = Path::new(wanted).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    Ok(Arc::new(WorkCalendar::new(&name.unwrap_or_default(), &decree, false, laid_over(base, days))))
}
