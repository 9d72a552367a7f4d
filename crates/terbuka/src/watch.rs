//! `terbuka watch check URL`: reads one website as the watch does and says what it found. Needs no data folder.
//!
//! The address typed in may be any, also one of this machine: whoever types it sits at it. Redirects to other
//! private addresses are refused as ever.

use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;

use anyhow::Context as _;
use app::look::{Patience, client, look};
use app::website::{self, Fetcher};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rules::Code as _;
use rules::activity::{Month, Thresholds, Verdict, verdict};
use serde::Serialize;
use url::{Host, Url};
use watch::{Injection, InjectionVerdict, MonthCount, Options, SiteReport};
use web::Clock;

use crate::config::print;
use crate::start::{self, DataFolder};

/// Work with websites of units.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Read one website now: its newest news, its health, and signs of planted content.
    Check(Check),
    /// Look at all registered sites of the data folder now, count the running month and print a summary.
    Run(Run),
}

/// What is asked.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// Address of the site, such as `https://diskominfo.cilegon.go.id`.
    url: String,
    /// Month to count, such as 2026-11; the running one when left out.
    #[arg(long)]
    month: Option<String>,
    /// Zone in which days and months are counted.
    #[arg(long, default_value = "Asia/Jakarta")]
    zone: String,
    /// Days after which a site is less active.
    #[arg(long, default_value_t = Thresholds::default().less_active_after)]
    less_active_after: u16,
    /// Days after which a site is dormant.
    #[arg(long, default_value_t = Thresholds::default().dormant_after)]
    dormant_after: u16,
    /// RDAP service of the registry, asked until when the name is registered.
    #[arg(long)]
    rdap: Option<Url>,
    /// Print one JSON object instead of lines.
    #[arg(long)]
    json: bool,
}

/// Which sites, and how to tell.
#[derive(clap::Args)]
pub(crate) struct Run {
    /// One look at every site; `terbuka serve` does it every night.
    #[arg(long, required = true)]
    once: bool,
    /// Also ask sites that are registered at an address of this machine or its network, such as 127.0.0.1:8081.
    #[arg(long)]
    local: bool,
    /// Print one JSON object instead of lines.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    folder: DataFolder,
}

/// Looks at every site once. Breaking it off loses the looks it was at and nothing else.
async fn go_round(run: Run) -> anyhow::Result<ExitCode> {
    start::open_database(&run.folder.data).await?;
    let app = start::open(&run.folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    let fetcher = if run.local { Fetcher::with_local(&ctx).await? } else { Fetcher::new(&ctx)? };
    let summary = website::run(&ctx, &fetcher, None).await?;
    if run.json {
        print(&serde_json::to_string(&summary)?);
    } else {
        let verdicts: Vec<String> =
            summary.verdicts.iter().map(|(verdict, count)| format!("{verdict} {count}")).collect();
        print(&format!(
            "looked at {}, left out {} (kept here, ended, samples)\nup {}, down {}, not kept {}\nnews seen {}, incidents {}\nunits: {}",
            summary.looked,
            summary.left_out,
            summary.up,
            summary.down,
            summary.failed,
            summary.items,
            summary.incidents,
            verdicts.join(", ")
        ));
    }
    Ok(if summary.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs a command.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Check(check) => self::check(check).await,
        Command::Run(run) => go_round(run).await,
    }
}

/// The answer, as JSON.
#[derive(Serialize)]
struct Answer<'a> {
    url: &'a str,
    final_url: &'a str,
    checked_at: Timestamp,
    verdict: &'static str,
    newest: Option<String>,
    newest_title: Option<&'a str>,
    method: Option<&'static str>,
    confidence: f64,
    evidence: Option<&'a str>,
    month: String,
    count: u32,
    count_complete: bool,
    count_method: Option<&'static str>,
    injected: bool,
    injection: &'a Injection,
    tls: &'a Option<watch::Tls>,
    domain: &'a Option<watch::Registration>,
    #[serde(flatten)]
    rest: Rest<'a>,
}

/// The parts of the report that stand in the answer as they are.
#[derive(Serialize)]
struct Rest<'a> {
    alive: bool,
    trouble: Option<watch::Trouble>,
    trouble_text: &'a str,
    status: Option<u16>,
    response_ms: Option<u64>,
    redirects: &'a [String],
    official_domain: bool,
    system: watch::System,
    title: &'a str,
    mixed_content: &'a [String],
    pages: &'a watch::RequiredPages,
    broken_links: &'a [watch::BrokenLink],
    pdfs_without_text: &'a [String],
    kept_out: bool,
    requests: u32,
    months: &'a [MonthCount],
    items: &'a [watch::Item],
}

async fn check(check: Check) -> anyhow::Result<ExitCode> {
    let typed = if check.url.contains("://") { check.url.clone() } else { format!("https://{}", check.url) };
    let url = Url::parse(&typed).with_context(|| format!("URL {} is no address", check.url))?;
    let zone = TimeZone::get(&check.zone).with_context(|| format!("zone {}", check.zone))?;
    let now = Timestamp::from_millisecond(Clock::system().now())?;
    let month = match &check.month {
        Some(month) => {
            Month::parse(month).with_context(|| format!("MONTH {month} is no month such as 2026-11"))?
        }
        None => Month::at(now.as_millisecond(), &zone),
    };
    let (also, ports) = typed_in(&url).await;
    let client = client(also, &ports).context("TLS cannot be set up")?;
    let options = Options { months: vec![month], rdap: check.rdap, ..Options::new(zone.clone(), now) };
    let report = look(&client, &url, options, Patience::default(), now).await.report;
    let thresholds =
        Thresholds { less_active_after: check.less_active_after, dormant_after: check.dormant_after };
    let newest = report.newest.as_ref().map(|newest| newest.day);
    let verdict = verdict(report.alive, newest, zone.to_datetime(now).date(), thresholds);
    let answer = answer(&report, month, verdict, now);
    if check.json {
        print(&serde_json::to_string(&answer)?);
    } else {
        print(&in_lines(&answer));
    }
    Ok(ExitCode::SUCCESS)
}

/// The addresses behind a literal address or `localhost`, and the port where it is not a usual one.
async fn typed_in(url: &Url) -> (Vec<SocketAddr>, Vec<u16>) {
    let Some(port) = url.port_or_known_default() else { return (Vec::new(), Vec::new()) };
    let also = match url.host() {
        Some(Host::Ipv4(v4)) => vec![SocketAddr::new(IpAddr::V4(v4), port)],
        Some(Host::Ipv6(v6)) => vec![SocketAddr::new(IpAddr::V6(v6), port)],
        Some(Host::Domain(name)) if name == "localhost" || name.ends_with(".localhost") => {
            tokio::net::lookup_host((name, port)).await.map(Iterator::collect).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    (also, vec![port])
}

fn answer(report: &SiteReport, month: Month, verdict: Verdict, now: Timestamp) -> Answer<'_> {
    let newest = report.newest.as_ref();
    let of_month = || report.months.iter().filter(|count| count.month() == Some(month));
    let best = of_month().filter(|count| count.complete).min_by_key(|count| count.road);
    let best = best.or_else(|| of_month().max_by_key(|count| count.posts));
    Answer {
        url: &report.asked,
        final_url: &report.address,
        checked_at: now,
        verdict: verdict.code(),
        newest: newest.map(|newest| newest.day.to_string()),
        newest_title: newest.map(|newest| newest.title.as_str()),
        method: newest.map(|newest| newest.method.code()),
        confidence: newest.map_or(0.0, |newest| newest.confidence.share()),
        evidence: newest.map(|newest| newest.evidence.as_str()),
        month: month.to_string(),
        count: best.map_or(0, |best| best.posts),
        count_complete: best.is_some_and(|best| best.complete),
        count_method: best.map(|best| best.road.code()),
        injected: report.injection.verdict == InjectionVerdict::Injected,
        injection: &report.injection,
        tls: &report.tls,
        domain: &report.domain,
        rest: Rest {
            alive: report.alive,
            trouble: report.trouble,
            trouble_text: &report.trouble_text,
            status: report.status,
            response_ms: report.response_ms,
            redirects: &report.redirects,
            official_domain: report.official_domain,
            system: report.system,
            title: &report.title,
            mixed_content: &report.mixed_content,
            pages: &report.pages,
            broken_links: &report.broken_links,
            pdfs_without_text: &report.pdfs_without_text,
            kept_out: report.kept_out,
            requests: report.requests,
            months: &report.months,
            items: &report.items,
        },
    }
}

/// The answer for a person.
fn in_lines(answer: &Answer<'_>) -> String {
    let mut lines = vec![format!("{} {}", answer.verdict, answer.final_url)];
    match (&answer.newest, answer.method) {
        (Some(day), Some(method)) => {
            let sure = answer.confidence * 100.0;
            lines.push(format!(
                "newest {day} by {method}, {sure:.0}% sure: {}",
                answer.newest_title.unwrap_or_default()
            ));
        }
        _ => lines.push("newest unknown".to_owned()),
    }
    let more = if answer.count_complete { "" } else { " at least" };
    lines.push(format!("{}{more} {}", answer.month, answer.count));
    if let Some(tls) = answer.tls {
        let state = if tls.valid { "good" } else { "bad" };
        let until = tls.valid_until.map(|until| until.to_string()).unwrap_or_default();
        lines.push(format!("certificate {state}, until {until}"));
    }
    if let Some(domain) = answer.domain {
        let until = domain.until.map_or_else(|| "unknown".to_owned(), |until| until.to_string());
        lines.push(format!("{} registered until {until}", domain.name));
    }
    if !answer.rest.alive {
        lines.push(format!("down: {}", answer.rest.trouble_text));
    }
    for sign in &answer.injection.signs {
        lines.push(format!("sign {:?} {} {}: {}", sign.kind, sign.weight, sign.place, sign.text));
    }
    lines.join("\n")
}
