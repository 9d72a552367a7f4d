//! `terbuka newsroom check FILE`: what an editor would say about a story, from a file alone.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use app::locale::Locale;
use newsroom::{Group, Item, ReadError, Report, Story, Verdict};

use crate::config::print;

/// What to do with a story.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Say what a story lacks or gives away: title, who, where, when, source, quotation, length, names of children and
    /// victims, personal data, words broken by copying, slips of spelling, agency-speak, reading ease. Advice is no failure: exit code 0; 3 = the file is no story.
    Check {
        /// Text whose first line is the title, or JSON with title, lead, text (or body) and photos (caption, credit,
        /// alt).
        file: PathBuf,
        /// Print one JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
}

/// Runs the command.
pub(crate) fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Check { file, json } = command;
    let story = read(&file)?;
    let report = newsroom::check(&story);
    if json {
        print(&serde_json::to_string(&to_json(&story, &report))?);
    } else {
        for line in to_lines(&report) {
            print(&line);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> anyhow::Result<Story> {
    let bytes = std::fs::read(file).with_context(|| format!("file {}", file.display()))?;
    newsroom::read(&bytes).map_err(|why| {
        let name = file.display();
        anyhow::anyhow!(match why {
            ReadError::TooLarge => format!("FILE {name} is larger than a story (4 MB at most)"),
            ReadError::NotText =>
                format!("FILE {name} is no text; save the story as plain text (UTF-8) or JSON"),
            ReadError::BadJson => format!("FILE {name} begins as JSON but is no story with title and text"),
        })
    })
}

fn to_json(story: &Story, report: &Report) -> serde_json::Value {
    let items: Vec<serde_json::Value> = report.items.iter().map(item_to_json).collect();
    serde_json::json!({
        "title": story.title,
        "words": report.words,
        "advice": report.advice().count(),
        "items": items,
        "readability": report.readability.map(ease_to_json),
    })
}

/// How hard the text is to read, in a grade with what it comes from.
fn ease_to_json(ease: bahasa::Readability) -> serde_json::Value {
    serde_json::json!({
        "grade": ease.grade.code(),
        "burden": ease.burden.map(bahasa::Burden::code),
        "sentences": ease.sentences,
        "words_per_sentence": ease.words_per_sentence,
        "syllables_per_word": ease.syllables_per_word,
        "rare_words": ease.rare,
    })
}

fn item_to_json(item: &Item) -> serde_json::Value {
    let spans: Vec<serde_json::Value> = item
        .places
        .iter()
        .map(|place| {
            serde_json::json!({ "in": place.field.code(), "start": place.start, "end": place.end, "text": place.words,
                "suggestions": place.better })
        })
        .collect();
    let locale = Locale::Indonesian;
    let example = (item.verdict == Verdict::Advice).then(|| app::newsroom::example(locale, item.check));
    serde_json::json!({
        "check": item.check.code(),
        "group": item.check.group().code(),
        "verdict": item.verdict.code(),
        "reason": app::newsroom::reason(locale, item),
        "example": example,
        "spans": spans,
        "on_by_default": item.check.is_on_by_default(),
    })
}

/// The advice of the checks that are on, by group, in plain Indonesian.
fn to_lines(report: &Report) -> Vec<String> {
    let locale = Locale::Indonesian;
    let mut lines = vec![format!("{} kata, {} saran.", report.words, report.advice().count())];
    for group in Group::ALL {
        let mut items = report.advice().filter(|item| item.check.group() == group).peekable();
        if items.peek().is_some() {
            lines.push(format!("\n{}", app::newsroom::group(locale, group)));
        }
        for item in items {
            lines.push(format!("- {} [{}]", app::newsroom::reason(locale, item), item.check.code()));
            lines.push(format!("  Contoh: {}", app::newsroom::example(locale, item.check)));
            let most = if item.places.iter().any(|place| !place.better.is_empty()) { 10 } else { 3 };
            let places = item.places.iter().take(most);
            lines
                .extend(places.map(|place| format!("  » {}", app::newsroom::place(locale, item, place, 80))));
        }
    }
    lines
}
