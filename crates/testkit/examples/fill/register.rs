//! A register as a city has after many years: entries with files, links, obligations, and the text of every page.

use std::time::Instant;

use app::ctx::Ctx;
use app::document::store::{Facts, NewVersion, insert_document, insert_version, put_facts};
use app::document::{TextState, text};
use app::ids::{Coded, EntryId, UnitId};
use app::register::{Content, HungDocument, Link, store};
use rules::Code as _;
use rules::register::InformationClass;

use crate::words::{Chance, Words};

/// Entries whose texts are packed at the same time, and those written in one transaction.
const AT_ONCE: usize = 50;
const A_TRANSACTION: usize = 5_000;

/// A text that lies in the file store.
struct Kept {
    name: &'static str,
    sha256: Option<String>,
    pages: i64,
    characters: i64,
}

/// An entry to be written.
struct Made {
    number: usize,
    unit: UnitId,
    title: String,
    files: Vec<Kept>,
    /// Published, Unix ms.
    at: i64,
}

/// Public entries with two files, a link and two obligations each, spread over the units and twelve years.
/// Of `pages` pages of text four fifths are in the first file. Errors: the disk or a file of words.
pub(crate) async fn fill(
    ctx: &Ctx,
    units: &[UnitId],
    entries: usize,
    pages: usize,
    bodies: &[String],
) -> anyhow::Result<()> {
    let began = Instant::now();
    let words = Words::read(bodies).map_err(|error| anyhow::anyhow!(error))?;
    crate::say("words to deal from", &words.count().to_string());
    let mut tx = ctx.db().begin().await?;
    for first in (0..entries).step_by(AT_ONCE) {
        let numbers = first..entries.min(first + AT_ONCE);
        let mut kept = keep(ctx, &words, numbers.clone(), pages).await?;
        for number in numbers {
            let made = Made {
                number,
                unit: units[number % units.len()],
                title: title(&words, number),
                files: kept.remove(&number).unwrap_or_default(),
                at: ctx.now() - i64::try_from(entries - number)? * 1_000,
            };
            entry(ctx, &tx, made).await?;
        }
        if first % A_TRANSACTION == A_TRANSACTION - AT_ONCE {
            tx.commit().await?;
            tx = ctx.db().begin().await?;
        }
    }
    tx.commit().await?;
    let what = format!("{entries} public entries with {pages} pages each written");
    crate::say(&what, &format!("{:.1} s", began.elapsed().as_secs_f64()));
    Ok(())
}

fn title(words: &Words, number: usize) -> String {
    let subject = words.run(&mut Chance::new(number as u64 + 1), 8);
    format!("Laporan {} nomor {number}", subject.chars().take(200).collect::<String>())
}

/// Puts the texts of some entries into the file store, all at the same time.
async fn keep(
    ctx: &Ctx,
    words: &Words,
    numbers: std::ops::Range<usize>,
    pages: usize,
) -> anyhow::Result<std::collections::HashMap<usize, Vec<Kept>>> {
    let mut work = tokio::task::JoinSet::new();
    for number in numbers {
        let mut chance = Chance::new(number as u64 + 1);
        for (name, count) in [("naskah", pages - pages / 5), ("lampiran", pages / 5)] {
            let pages: Vec<String> = (0..count).map(|_| words.page(&mut chance)).collect();
            let app = ctx.app.clone();
            work.spawn(async move {
                let characters = i64::try_from(pages.iter().map(String::len).sum::<usize>())?;
                let number_of_pages = i64::try_from(pages.len())?;
                let page = |text| text::TextPage { text, ..text::TextPage::default() };
                let text = text::DocumentText {
                    pages: pages.into_iter().map(page).collect(),
                    ..text::DocumentText::default()
                };
                let sha256 = if number_of_pages == 0 { None } else { Some(text::keep(&app, text).await?) };
                anyhow::Ok((number, Kept { name, sha256, pages: number_of_pages, characters }))
            });
        }
    }
    let mut kept: std::collections::HashMap<usize, Vec<Kept>> = std::collections::HashMap::new();
    while let Some(done) = work.join_next().await {
        let (number, file) = done??;
        kept.entry(number).or_default().push(file);
    }
    Ok(kept)
}

/// Writes one entry with all that hangs on it.
async fn entry(ctx: &Ctx, tx: &db::Tx, made: Made) -> anyhow::Result<()> {
    let Made { number, unit, title, files, at } = made;
    let class = InformationClass::ALL[number % 3];
    let year = Some(2015 + i64::try_from(number % 12)?);
    let new = store::NewEntry { unit, class, year, author: None, is_sample: true };
    let id = store::insert_entry(tx, ctx.body(), &new, at).await?;
    let mut documents = Vec::new();
    for file in files {
        documents.push(hang(ctx, tx, id, number, file, at).await?);
    }
    let content = Content {
        title,
        summary: "Uraian kegiatan, anggaran yang direncanakan dan dipakai, serta hasilnya bagi warga."
            .to_owned(),
        class,
        year,
        responsible: "Kepala unit".to_owned(),
        retention_active: "2 tahun".to_owned(),
        obligations: vec!["BK.01.a".to_owned(), "BK.02.a".to_owned()],
        links: vec![Link { title: "Naskah".to_owned(), url: format!("https://contoh.test/{number}") }],
        documents,
        ..Content::default()
    };
    let (version, _) = store::insert_version(tx, ctx.body(), id, &content, None, at).await?;
    store::mark_version_published(tx, ctx.body(), version, at).await?;
    let mut entry = store::find_entry(tx, ctx.body(), id).await?.ok_or_else(|| anyhow::anyhow!("gone"))?;
    let slug = format!("laporan-{}-{number}", class.code().replace('_', "-"));
    store::insert_address(tx, ctx.body(), &slug, id, at).await?;
    entry.state = Coded(rules::register::State::Published);
    entry.slug = Some(slug);
    entry.latest_version_id = Some(version);
    entry.public_version_id = Some(version);
    (entry.published_at, entry.changed_at, entry.verified_at) = (Some(at), Some(at), Some(at));
    store::update_entry(tx, ctx.body(), &entry, at).await?;
    Ok(())
}

/// Hangs a file with its text on an entry.
async fn hang(
    ctx: &Ctx,
    tx: &db::Tx,
    entry: EntryId,
    number: usize,
    file: Kept,
    at: i64,
) -> anyhow::Result<HungDocument> {
    let document = insert_document(tx, ctx.body(), entry, at).await?;
    let new = NewVersion {
        document,
        sha256: format!("{number:064x}"),
        name: format!("{}-{number}.pdf", file.name),
        kind: "pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
        bytes: 250_000,
        redacted_from: None,
        by: None,
    };
    let version = insert_version(tx, ctx.body(), &new, at).await?;
    let facts = Facts {
        state: if file.sha256.is_some() { TextState::Read } else { TextState::NoText },
        text_sha256: file.sha256,
        pages: Some(file.pages),
        characters: Some(file.characters),
        has_script: false,
        thumbnail_sha256: None,
        findings: Vec::new(),
    };
    put_facts(tx, ctx.body(), version, &facts).await?;
    Ok(HungDocument { document_version_id: version, document_id: document, title: file.name.to_owned() })
}
