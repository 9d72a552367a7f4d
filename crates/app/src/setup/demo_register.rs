//! The register of the demonstration city: entries of all units made from templates, with small real files,
//! in every state. Everything is marked *contoh*.

use std::fmt::Write as _;

use std::collections::HashMap;

use jiff::ToSpan as _;
use rules::Code as _;
use rules::obligation::catalogue;
use rules::register::{InformationClass, State};
use rules::unit::UnitType;
use serde::Deserialize;

use super::demo::DemoFiles;
use super::demo_pdf::{scanned_page, text_page};
use crate::document::store::Facts;
use crate::document::text::{DocumentText, TextPage, keep};
use crate::document::{NewFile, TextState};
use crate::ids::AccountId;
use crate::org::Unit;
use crate::register::Content;
use crate::register::take_in::{TakenEntry, TakenFile, TakenVersion, take_in};
use crate::{Ctx, Result};

const DAY_MS: i64 = 86_400_000;

#[derive(Deserialize)]
struct TemplatesFile {
    entry: Vec<Template>,
}

#[derive(Deserialize)]
struct Template {
    title: String,
    summary: String,
    class: String,
    obligation: String,
    #[serde(rename = "for")]
    units: Vec<String>,
    file: String,
    month: i8,
    retention: [String; 2],
    lines: Vec<String>,
}

impl Template {
    fn is_for(&self, unit: &Unit) -> bool {
        let group = match unit.unit_type.0 {
            UnitType::Kelurahan => "kelurahan",
            UnitType::Kecamatan => "kecamatan",
            UnitType::Puskesmas | UnitType::Rsud => "health",
            UnitType::City | UnitType::Bagian => "",
            _ => "opd",
        };
        let has = |word: &str| self.units.iter().any(|named| named == word);
        has(&unit.code) || (!group.is_empty() && (has(group) || has("all")))
    }
}

/// How an entry of the demo came to be, spread evenly and the same at every start.
enum Course {
    /// Verified some weeks ago.
    Fresh,
    /// Verified long ago and never renewed.
    Stale,
    /// Corrected once: two versions.
    Corrected,
    /// Public once, then taken off.
    Withdrawn,
    /// Not public yet.
    Waiting(State),
}

impl Course {
    fn of(number: usize) -> Self {
        match number % 23 {
            3 => Self::Waiting(State::Draft),
            7 => Self::Waiting(State::Submitted),
            11 => Self::Waiting(State::Returned),
            13 => Self::Stale,
            17 => Self::Corrected,
            19 => Self::Stale,
            21 if number % 2 == 1 => Self::Waiting(State::Proposed),
            22 if number.is_multiple_of(3) => Self::Withdrawn,
            _ => Self::Fresh,
        }
    }
}

/// Adds the register. `people` are the accounts by address.
/// Errors: a file of `demo/register` is wrong.
pub(super) async fn add(ctx: &Ctx, files: &DemoFiles, people: &HashMap<String, AccountId>) -> Result<()> {
    let list: TemplatesFile = toml::from_str(&files.register).map_err(anyhow::Error::new)?;
    let person = |address: &str| people.get(address).copied();
    let mut entries = Vec::new();
    let units: Vec<&Unit> = ctx.directory.active().collect();
    for template in &list.entry {
        for unit in units.iter().filter(|unit| template.is_for(unit)) {
            let course = Course::of(entries.len());
            let mut taken = entry(ctx, files, template, unit, &course, entries.len()).await?;
            taken.author = person("editor@contoh.cilegon.test");
            taken.verifier = person("ppid.utama@contoh.cilegon.test");
            entries.push(taken);
        }
    }
    let tx = ctx.db().begin().await?;
    for taken in &entries {
        take_in(ctx, &tx, taken).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

async fn entry(
    ctx: &Ctx,
    files: &DemoFiles,
    template: &Template,
    unit: &Unit,
    course: &Course,
    number: usize,
) -> Result<TakenEntry> {
    let title = template.title.replace("{unit}", &unit.name);
    let content = content(ctx, template, unit, &title);
    // Spread over the last five months.
    let days = i64::try_from(number % 140).unwrap_or_default().saturating_add(3);
    let at = |days: i64| ctx.now().saturating_sub(days.saturating_mul(DAY_MS));
    let note = |text: &str| Content { correction: text.to_owned(), ..content.clone() };
    let version = async |content: Content, text: &str, at_ms: i64| -> Result<TakenVersion> {
        Ok(TakenVersion { file: file(ctx, files, template, &title, text).await?, content, at_ms })
    };
    let mut versions = Vec::new();
    match course {
        Course::Fresh | Course::Waiting(_) => versions.push(version(content.clone(), "", at(days)).await?),
        Course::Stale => versions.push(version(content.clone(), "", at(days + 260)).await?),
        Course::Withdrawn => versions.push(version(content.clone(), "", at(days + 20)).await?),
        Course::Corrected => {
            versions.push(version(content.clone(), "Versi pertama.", at(days + 30)).await?);
            let text = "Versi yang diperbaiki.";
            versions.push(version(note("Jadwal pada berkas diperbaiki (contoh)."), text, at(days)).await?);
        }
    }
    let state = match course {
        Course::Waiting(state) => *state,
        Course::Withdrawn => State::Withdrawn,
        _ => State::Published,
    };
    Ok(TakenEntry {
        unit: unit.id,
        state,
        author: None,
        verifier: None,
        versions,
        remark: if state == State::Returned {
            "Lengkapi penanggung jawabnya.".to_owned()
        } else {
            String::new()
        },
        withdraw_reason: match state {
            State::Withdrawn => "Berkasnya keliru; versi yang benar sedang disiapkan (contoh).".to_owned(),
            _ => String::new(),
        },
    })
}

fn content(ctx: &Ctx, template: &Template, unit: &Unit, title: &str) -> Content {
    let year = ctx.today().year();
    let [active, inactive] = template.retention.clone();
    let is_known = catalogue().find(&template.obligation).is_some();
    // Nothing is made in a month that has not come yet.
    let month = jiff::civil::date(year, template.month.clamp(1, 12), 1);
    let made = if month > ctx.today() { ctx.today().checked_sub(1.month()).unwrap_or(month) } else { month };
    Content {
        title: title.to_owned(),
        summary: template.summary.replace("{unit}", &unit.name),
        class: InformationClass::from_code(&template.class).unwrap_or(InformationClass::Periodic),
        responsible: format!("Pejabat pengelola informasi {}", unit.label()),
        made_on: format!("{:04}-{:02}", made.year(), made.month()),
        made_at_place: ctx.directory.body.short_name.clone(),
        is_printed: template.file.is_empty(),
        is_digital: !template.file.is_empty(),
        retention_active: active,
        retention_inactive: inactive,
        media: if template.file.is_empty() {
            "Kertas".to_owned()
        } else {
            template.file.to_uppercase().replace("SCAN", "PDF")
        },
        year: Some(i64::from(year)),
        obligations: if is_known { vec![template.obligation.clone()] } else { Vec::new() },
        ..Content::default()
    }
}

/// The file of a version, in the store, with its text.
async fn file(
    ctx: &Ctx,
    files: &DemoFiles,
    template: &Template,
    title: &str,
    note: &str,
) -> Result<Option<TakenFile>> {
    let mut lines = vec!["Dokumen contoh, bukan dokumen resmi.".to_owned()];
    lines.extend(template.lines.iter().cloned());
    lines.extend((!note.is_empty()).then(|| note.to_owned()));
    let carried = |ending: &str| {
        files.register_files.iter().find(|(name, _)| name.ends_with(ending)).map(|(_, bytes)| bytes.clone())
    };
    let (bytes, text) = match template.file.as_str() {
        "pdf" => (text_page(title, &lines), format!("{title}\n{}", lines.join("\n"))),
        "scan" => (scanned_page(), String::new()),
        "csv" => {
            let csv = health_centres(ctx);
            (csv.clone().into_bytes(), csv)
        }
        ending @ ("docx" | "xlsx") => match carried(ending) {
            Some(bytes) => (bytes, title.to_owned()),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    let ending = if template.file == "scan" { "pdf" } else { template.file.as_str() };
    let kind = ::document::Kind::from_extension(ending).ok_or(crate::Error::BadRequest)?;
    let size = i64::try_from(bytes.len()).unwrap_or_default();
    let state = if text.is_empty() { TextState::NoText } else { TextState::Read };
    let characters = i64::try_from(text.chars().count()).ok();
    let page = TextPage { text, ..TextPage::default() };
    let text_sha256 = match state {
        TextState::Read => {
            Some(keep(&ctx.app, DocumentText { pages: vec![page], ..DocumentText::default() }).await?)
        }
        _ => None,
    };
    let sha256 = ctx.app.files.put(bytes).await?;
    let name: String = bahasa::slug(title).chars().take(80).collect();
    Ok(Some(TakenFile {
        title: title.to_owned(),
        file: NewFile {
            sha256,
            name: format!("{}.{ending}", name.trim_end_matches('-')),
            kind: ending.to_owned(),
            content_type: kind.content_type().to_owned(),
            bytes: size,
        },
        facts: Facts {
            state,
            text_sha256,
            pages: Some(1),
            characters,
            has_script: false,
            thumbnail_sha256: None,
            findings: Vec::new(),
        },
    }))
}

/// The health centres as the directory has them.
fn health_centres(ctx: &Ctx) -> String {
    let mut csv = String::from("kode,nama,lintang,bujur\n");
    for unit in ctx.directory.of_type(UnitType::Puskesmas) {
        let degrees = |e6: Option<i64>| e6.map(crate::portal::degrees).unwrap_or_default();
        let (latitude, longitude) = (degrees(unit.latitude_e6), degrees(unit.longitude_e6));
        writeln!(csv, "{},{},{latitude},{longitude}", unit.code, unit.name).unwrap_or_default();
    }
    csv
}
