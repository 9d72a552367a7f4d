//! The demonstration city: real units, accounts that are roles and not persons, sample news.
//!
//! Everything goes through the same commands a real city uses. Each item is marked *contoh*, and the
//! whole site says on every page that it is a sample.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::DateTime;
use rules::Code;
use rules::news::State;
use rules::role::{Grant, Role};
use serde::Deserialize;

use super::found::{NewBody, found};
use crate::account::{self, NewAccount};
use crate::ctx::{Actor, Ctx};
use crate::ids::{AccountId, BodyId, FileId, NewsId};
use crate::news::{Content, ImportedNews, Photo, Topic, import_item};
use crate::org::{Body, import};
use crate::{App, Result, file, news};

/// The files of the folder `demo/`.
#[derive(Debug, Clone, Default)]
pub struct DemoFiles {
    /// `body.toml`.
    pub body: String,
    /// `units.csv`.
    pub units: Vec<u8>,
    /// `accounts.toml`.
    pub accounts: String,
    /// `pages/tentang.md`.
    pub about: String,
    /// `news/*.md` by name.
    pub news: Vec<(String, String)>,
    /// `photos/*.jpg` by name.
    pub photos: Vec<(String, Vec<u8>)>,
    /// `register/entries.toml`.
    pub register: String,
    /// `law.toml`.
    pub law: String,
    /// `tasks.toml`.
    pub tasks: String,
    /// `alerts.toml`.
    pub alerts: String,
    /// `requests.toml`.
    pub requests: String,
    /// `websites.toml`.
    pub websites: String,
    /// `social.csv`.
    pub social: String,
    /// `ranking.toml`.
    pub ranking: String,
    /// `scores.csv`.
    pub scores: String,
    /// `programmes.csv`.
    pub programmes: String,
    /// `apps.toml`.
    pub apps: String,
    /// `services.toml`.
    pub services: String,
    /// Other files of `register/` by name.
    pub register_files: Vec<(String, Vec<u8>)>,
}

/// An account of the demonstration.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    /// Code of its role.
    pub role: String,
    /// Address to sign in with.
    pub email: String,
    /// Password, the same at every start of the same data folder.
    pub password: String,
}

#[derive(Deserialize)]
struct BodyFile {
    code: String,
    name: String,
    short_name: String,
    province: String,
    region_code: String,
    root_unit: String,
    main_ppid: String,
    time_zone: String,
}

#[derive(Deserialize)]
struct AccountsFile {
    account: Vec<AccountRow>,
}

#[derive(Deserialize)]
struct AccountRow {
    email: String,
    name: String,
    unit: String,
    role: String,
}

#[derive(Deserialize)]
struct NewsFile {
    unit: String,
    title: String,
    lead: String,
    topic: String,
    published_at: toml::value::Datetime,
    state: String,
    author: String,
    #[serde(default)]
    remark: String,
    /// Shown in front on the portal.
    #[serde(default)]
    front: bool,
    #[serde(default)]
    withdrawn_reason: String,
    /// Title of the published story it takes up; it stands in an earlier file.
    #[serde(default)]
    source: String,
    photo: Option<PhotoFile>,
}

#[derive(Deserialize)]
struct PhotoFile {
    file: String,
    alt: String,
    caption: String,
    credit: String,
}

/// Whose token the demonstration prints.
const TOKEN_OF: &str = "ppid.utama@contoh.cilegon.test";

/// The token of the API that acts for the main PPID of the demonstration, and whose it is.
pub fn token(app: &App) -> (&'static str, String) {
    (TOKEN_OF, account::token::demo(app))
}

/// Whether the data folder holds the demonstration city.
pub fn is_seeded(app: &App) -> bool {
    app.directories().iter().any(|directory| directory.body.is_sample)
}

/// The accounts, with the password that follows from the folder's key: nobody else's demo has the same.
/// Errors: `accounts.toml` cannot be read.
pub fn accounts(app: &App, files: &DemoFiles) -> Result<Vec<DemoAccount>> {
    let list: AccountsFile = toml::from_str(&files.accounts).map_err(anyhow::Error::new)?;
    let password = password(app);
    let account =
        |row: AccountRow| DemoAccount { role: row.role, email: row.email, password: password.clone() };
    Ok(list.account.into_iter().map(account).collect())
}

fn password(app: &App) -> String {
    const LETTERS: [char; 16] =
        ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z'];
    let mac = app.secrets.mac("demo-password", b"");
    let letters = mac.iter().take(12).filter_map(|byte| LETTERS.get(usize::from(byte % 16)));
    let mut text = String::new();
    for (at, letter) in letters.enumerate() {
        if at % 4 == 0 && at > 0 {
            text.push('-');
        }
        text.push(*letter);
    }
    text
}

/// Makes the demonstration city in an empty database.
/// Errors: a file of `demo/` is wrong; the database refuses.
pub async fn seed(app: &Arc<App>, files: &DemoFiles) -> Result<()> {
    let ctx = found_city(app, files).await?;
    let sheet = import::parse(&files.units).map_err(|problem| anyhow::anyhow!("units.csv: {problem:?}"))?;
    import::apply(&ctx, import::plan(&ctx.directory, sheet)).await?;
    let ctx = fresh(app, &ctx)?;
    let people = add_accounts(&ctx, files).await?;
    account::token::plant(&ctx, TOKEN_OF, "peragaan").await?;
    let photos = add_photos(&ctx, files).await?;
    add_news(&ctx, files, &people, &photos).await?;
    super::demo_register::add(&ctx, files, &people).await?;
    super::demo_law::add(&ctx, &files.law, &people).await?;
    super::demo_tasks::add(&ctx, &files.tasks).await?;
    super::demo_alert::add(&ctx, files, &people).await?;
    super::demo_request::add(&ctx, files).await?;
    super::demo_case::add(&ctx).await?;
    super::demo_website::add(&ctx, &files.websites).await?;
    super::demo_social::add(&ctx, &files.social).await?;
    super::demo_share::add(&ctx).await?;
    super::demo_ranking::add(&ctx, &files.ranking).await?;
    super::demo_report::add(&ctx).await?;
    super::demo_claim::add(&ctx, &files.scores).await?;
    super::demo_contact::add(&ctx).await?;
    crate::programme::plant(&ctx, &files.programmes).await?;
    crate::appdir::plant(&ctx, &files.apps).await?;
    crate::event::plant(&ctx).await?;
    crate::service::plant(&ctx, &files.services).await?;
    crate::visit::plant(&ctx).await?;
    super::demo_coaching::add(&ctx).await?;
    crate::meeting::plant(&ctx).await?;
    // The count of the night, so that the pages of the index need not count on the first day.
    crate::assessment::count_all(&ctx).await?;
    Ok(())
}

fn fresh(app: &App, ctx: &Ctx) -> Result<Ctx> {
    let directory = app.directory(ctx.body()).ok_or(crate::Error::NotFound)?;
    Ok(Ctx { directory, ..ctx.clone() })
}

async fn found_city(app: &Arc<App>, files: &DemoFiles) -> Result<Ctx> {
    let facts: BodyFile = toml::from_str(&files.body).map_err(anyhow::Error::new)?;
    let about = files.about.splitn(3, "+++").nth(2).unwrap_or_default().trim().to_owned();
    let body = Body {
        id: BodyId(0),
        code: facts.code,
        name: facts.name,
        short_name: facts.short_name,
        province: facts.province,
        region_code: Some(facts.region_code),
        host: None,
        public_url: None,
        time_zone: facts.time_zone,
        ppid_label: "pelaksana".to_owned(),
        about,
        is_sample: true,
        root_unit_id: None,
        ppid_unit_id: None,
    };
    let ppid = (facts.main_ppid, "Diskominfo".to_owned());
    found(app, NewBody { body, root_code: facts.root_unit, ppid }, Actor::System("contoh")).await
}

async fn add_accounts(ctx: &Ctx, files: &DemoFiles) -> Result<HashMap<String, AccountId>> {
    let list: AccountsFile = toml::from_str(&files.accounts).map_err(anyhow::Error::new)?;
    // One password for all, so one hash: making sixteen would only slow the first start.
    let password = ctx.app.hasher.hash(&password(&ctx.app)).await?;
    let mut people = HashMap::new();
    for row in list.account {
        let role = Role::from_code(&row.role).ok_or_else(|| anyhow::anyhow!("unknown role {}", row.role))?;
        let unit =
            ctx.directory.by_code(&row.unit).ok_or_else(|| anyhow::anyhow!("unknown unit {}", row.unit))?;
        let new = NewAccount {
            email: row.email.clone(),
            name: row.name,
            password: Some(password.clone()),
            locale: crate::locale::Locale::Indonesian,
            grants: vec![Grant { role, unit: unit.id.0 }],
        };
        let tx = ctx.db().begin().await?;
        let id = account::create(ctx, &tx, new).await?;
        tx.commit().await?;
        people.insert(row.email, id);
    }
    Ok(people)
}

async fn add_photos(ctx: &Ctx, files: &DemoFiles) -> Result<HashMap<String, FileId>> {
    let unit = ctx.directory.body.ppid_unit_id.ok_or(crate::Error::NotFound)?;
    let mut photos = HashMap::new();
    for (name, bytes) in &files.photos {
        let photo = file::add_photo(ctx, unit, name, bytes.clone()).await?;
        photos.insert(name.clone(), photo);
    }
    Ok(photos)
}

async fn add_news(
    ctx: &Ctx,
    files: &DemoFiles,
    people: &HashMap<String, AccountId>,
    photos: &HashMap<String, FileId>,
) -> Result<()> {
    let topics = news::store::list_topics(ctx.db(), ctx.body()).await?;
    let mut in_front = Vec::new();
    let tx = ctx.db().begin().await?;
    let mut titles: HashMap<String, NewsId> = HashMap::new();
    for (name, text) in &files.news {
        let (item, is_front) = read_item(ctx, text, &topics, people, (photos, &titles))
            .map_err(|error| error.context(format!("demo/news/{name}")))?;
        let title = item.content.title.clone();
        let id = import_item(ctx, &tx, item).await?;
        titles.insert(title, id);
        if is_front {
            in_front.push(id);
        }
    }
    tx.commit().await?;
    for id in in_front {
        let news = news::store::find_news(ctx.db(), ctx.body(), id).await?.ok_or(crate::Error::NotFound)?;
        news::promote(ctx, id, news.version, true).await?;
    }
    ctx.app.ring();
    Ok(())
}

fn read_item(
    ctx: &Ctx,
    text: &str,
    topics: &[Topic],
    people: &HashMap<String, AccountId>,
    (photos, titles): (&HashMap<String, FileId>, &HashMap<String, NewsId>),
) -> anyhow::Result<(ImportedNews, bool)> {
    let mut parts = text.splitn(3, "+++");
    let (front, body) = (parts.nth(1).unwrap_or_default(), parts.next().unwrap_or_default());
    let facts: NewsFile = toml::from_str(front)?;
    let unit =
        ctx.directory.by_code(&facts.unit).ok_or_else(|| anyhow::anyhow!("unknown unit {}", facts.unit))?;
    let state =
        State::from_code(&facts.state).ok_or_else(|| anyhow::anyhow!("unknown state {}", facts.state))?;
    let at: DateTime = facts.published_at.to_string().parse()?;
    let at_ms = rules::zone::instant(at, &ctx.directory.zone).unwrap_or_default();
    let author = people.get(&facts.author).copied();
    let photo = match facts.photo {
        None => None,
        Some(photo) => Some(Photo {
            file_id: *photos
                .get(&photo.file)
                .ok_or_else(|| anyhow::anyhow!("unknown photo {}", photo.file))?,
            alternative: photo.alt,
            caption: photo.caption,
            credit: photo.credit,
            width: None,
            height: None,
        }),
    };
    let source = match facts.source.as_str() {
        "" => None,
        title => {
            Some(*titles.get(title).ok_or_else(|| anyhow::anyhow!("no story before it is titled {title}"))?)
        }
    };
    let in_a_week = ctx.now() + 7 * 24 * 60 * 60 * 1000;
    let item = ImportedNews {
        unit: unit.id,
        topic: topics.iter().find(|topic| topic.slug == facts.topic).map(|topic| topic.id),
        author,
        approver: approver(&facts.unit, author, people),
        state,
        content: Content {
            title: facts.title,
            lead: facts.lead,
            text: body.trim().to_owned(),
            correction: String::new(),
            photos: photo.into_iter().collect(),
            attachments: Vec::new(),
        },
        // A scheduled item lies ahead whenever the demo is made.
        publish_at: (state == State::Scheduled).then_some(if at_ms > ctx.now() { at_ms } else { in_a_week }),
        at_ms: at_ms.min(ctx.now()),
        remark: facts.remark,
        withdraw_reason: facts.withdrawn_reason,
        source,
        is_sample: true,
    };
    Ok((item, facts.front))
}

/// The second person: the unit's PPID where the demo has one, else the main PPID.
fn approver(unit: &str, author: Option<AccountId>, people: &HashMap<String, AccountId>) -> Option<AccountId> {
    let own = match unit {
        "kel-kotabumi" => "ppid.kotabumi@contoh.cilegon.test",
        "kec-purwakarta" | "kel-pabean" => "ppid.kec-purwakarta@contoh.cilegon.test",
        "dinkes" => "ppid.dinkes@contoh.cilegon.test",
        _ => "ppid.utama@contoh.cilegon.test",
    };
    let main = people.get("ppid.utama@contoh.cilegon.test").copied();
    people.get(own).copied().filter(|id| Some(*id) != author).or(main)
}
