//! `terbuka ranking`: a monthly table of units, stored or provisional, for people and programs.

use std::process::ExitCode;

use anyhow::Context as _;
use app::ranking::{Item, Table, Wanted, table, take_over};
use rules::Code as _;
use rules::activity::Month;
use rules::ranking::{Column, League};

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What is asked.
#[derive(clap::Args)]
pub(crate) struct Question {
    /// The month, such as 2023-01.
    #[arg(long)]
    month: String,
    /// website, instagram, facebook, x, tiktok, youtube, threads, whatsapp, mastodon,
    /// telegram, or all together.
    #[arg(long, default_value = "all")]
    network: String,
    /// opd, kecamatan, kelurahan or layanan.
    #[arg(long, default_value = "opd")]
    league: String,
    /// Print one JSON object instead of lines.
    #[arg(long)]
    json: bool,
    /// Publish this month at once as a table from before this program; SOURCE says where it was told.
    #[arg(long, value_name = "SOURCE")]
    take_over: Option<String>,
    #[command(flatten)]
    folder: DataFolder,
}

/// Runs the command. Exit code 3 when the question makes no sense.
pub(crate) async fn run(question: Question) -> anyhow::Result<ExitCode> {
    let month = Month::parse(&question.month)
        .with_context(|| format!("--month {:?} is no month such as 2023-01", question.month))?;
    let column = Column::parse(&question.network)
        .with_context(|| format!("there is no network {:?}", question.network))?;
    let league = League::from_code(&question.league)
        .with_context(|| format!("there is no league {:?}", question.league))?;
    start::open_database(&question.folder.data).await?;
    let app = start::open(&question.folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    if let Some(source) = &question.take_over {
        anyhow::ensure!(!source.trim().is_empty(), "--take-over needs a source");
        take_over(&ctx, month, source, false).await?;
    }
    let table = table(&ctx, Wanted { month, league, column }).await?;
    if question.json {
        print(&serde_json::to_string(&table)?);
    } else {
        print(&lines(&table));
    }
    if table.is_provisional {
        talk("The table is provisional: the month is not published, numbers may change.");
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(table: &Table) -> String {
    let line = |item: &Item| {
        let rank = item.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        let posts = item.posts.map_or_else(|| item.status.to_owned(), |posts| posts.to_string());
        format!("{rank:>4}  {posts:>10}  {}", item.name)
    };
    let head = format!("{} {} {} ({})", table.month, table.network, table.league, table.state);
    std::iter::once(head).chain(table.items.iter().map(line)).collect::<Vec<_>>().join("\n")
}
