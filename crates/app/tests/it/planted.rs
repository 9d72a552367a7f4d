//! A city full of things that must not be seen, each carrying a marker.

use std::collections::BTreeSet;

use app::ctx::{Actor, Ctx};
use app::document::{self, NewFile};
use app::file::store;
use app::file::{File, FileStore};
use app::ids::{BodyId, Coded, FileId};
use app::news::{Attachment, Photo};
use app::register;
use app::social::{AccountFacts, PostingGrant};
use rules::activity::{Month, Network};
use rules::role::Role;
use testkit::{NewsBuilder, PlantedEntry, PlantedNews, TestApp};

use crate::walk::Places;

/// Stands in every hidden thing. A made-up word, so that no stemmer and no page has it by chance.
pub(crate) const HIDDEN: &str = "Zvorkelbim";
/// Stands beside it, so that a search for the marker, whose page repeats the question, can be judged.
pub(crate) const BESIDE: &str = "Plinkadurwan";
/// Stands in the published item: it must be found, or the crawl looked at nothing.
pub(crate) const SHOWN: &str = "Terangbulanik";

/// What was planted.
pub(crate) struct Planted {
    /// Ids and names, for the addresses.
    pub(crate) places: Places,
    /// Hidden items.
    pub(crate) hidden: Vec<PlantedNews>,
    /// The published item.
    pub(crate) shown: PlantedNews,
    /// The withdrawn item, whose address says so.
    pub(crate) withdrawn: PlantedNews,
}

/// Plants one item of every state in `kel-satu` of a body.
pub(crate) async fn plant(city: &TestApp, body: BodyId) -> Planted {
    let now = city.clock.now();
    let mut places = Places::default();
    let mut hidden = Vec::new();
    for (name, step) in [
        ("draf", State::Draft),
        ("diajukan", State::Submitted),
        ("dikembalikan", State::Returned),
        ("dijadwalkan", State::Scheduled(now + 86_400_000)),
    ] {
        let item = full(city, body, &format!("{HIDDEN} {BESIDE}"), name, &mut places).await;
        let item = match step {
            State::Draft => item,
            State::Submitted => item.submitted(),
            State::Returned => item.returned(&format!("Catatan {HIDDEN} {BESIDE} pemeriksa")),
            State::Scheduled(at) => item.scheduled(at),
        };
        // An address may be reserved long before the item is public.
        let slug = format!("{}-{name}", HIDDEN.to_lowercase());
        hidden.push(item.reserved(&slug).preview_token(name).create().await);
    }
    plant_comment(city, body, &hidden[1]).await;
    let withdrawn = full(city, body, &format!("{HIDDEN} {BESIDE}"), "ditarik", &mut places).await;
    let slug = format!("{}-ditarik", HIDDEN.to_lowercase());
    let withdrawn = withdrawn.withdrawn("Datanya keliru").reserved(&slug).create().await;
    let shown = full(city, body, SHOWN, "terbit", &mut places).await.promoted().published().create().await;
    for item in hidden.iter().chain([&withdrawn, &shown]) {
        places.news.push(item.id.0);
        places.revisions.push(item.revision.0);
        places.slugs.push(item.slug.clone());
    }
    places.units = ["kota", "kel-satu", "kel-dua"].map(str::to_owned).to_vec();
    let tx = city.app.db.begin().await.unwrap();
    app::news::store::insert_topic(&tx, body, "kesehatan", "Kesehatan", "Health").await.unwrap();
    tx.commit().await.unwrap();
    places.topics.push("kesehatan".to_owned());
    let admin = city.sign_in_at(body, Role::Administrator, "diskominfo").await;
    places.accounts.push(admin.officer().id.0);
    plant_entries(city, body, &mut places).await;
    places.exemptions = plant_exemption(city, body).await;
    plant_request(city, body, &mut places).await;
    places.disputes = plant_dispute(city, body).await;
    places.contacts = plant_contact(city, body).await;
    places.meetings = plant_meeting(city, body).await;
    places.alerts = plant_alert(city, body).await;
    plant_template(city, body, &mut places).await;
    plant_table(city, body, &mut places).await;
    plant_website(city, body, &mut places).await;
    plant_protest(city, body).await;
    plant_event(city, body, &mut places).await;
    plant_service(city, body, &mut places).await;
    plant_app(city, body, &mut places).await;
    plant_programme(city, body).await;
    plant_share(city, body, &mut places).await;
    places.mails.push(1);
    places.notifications.push(1);
    Planted { places, hidden, shown, withdrawn }
}

/// Plants a note of a reviewer at a story in review.
async fn plant_comment(city: &TestApp, body: BodyId, item: &PlantedNews) {
    let ctx = Ctx::for_system(&city.app, city.directory_of(body), Actor::Console);
    let note = app::news::NewComment {
        note: format!("Catatan {HIDDEN} {BESIDE} peninjau"),
        ..app::news::NewComment::default()
    };
    app::news::comment(&ctx, item.id, &note).await.unwrap();
}

/// Plants a consequence test that is being written: nothing of it is for the public or for other units.
async fn plant_exemption(city: &TestApp, body: BodyId) -> Vec<i64> {
    let directory = city.directory_of(body);
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let unit = directory.by_code("kel-satu").unwrap().id;
    let id = app::exemption::create(&ctx, unit).await.unwrap();
    let marker = format!("{HIDDEN} {BESIDE}");
    let test = app::exemption::Test {
        information: marker.clone(),
        document: marker.clone(),
        withheld_part: marker.clone(),
        weighing: marker,
        ..app::exemption::Test::default()
    };
    app::exemption::save(&ctx, id, 1, &test).await.unwrap();
    vec![id.0]
}

/// Plants a site whose administrators are for officers only, with an incident.
async fn plant_website(city: &TestApp, body: BodyId, places: &mut Places) {
    let directory = city.directory_of(body);
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let unit = directory.by_code("kel-satu").unwrap().id;
    let place = rules::website::Place::Elsewhere;
    let site = app::website::Website {
        administrators: format!("{HIDDEN} {BESIDE}"),
        note: format!("{HIDDEN} {BESIDE}"),
        ..app::website::Website::of(unit, "kel-satu.contoh.test", place)
    };
    let id = app::website::save(&ctx, &site).await.unwrap();
    places.websites.push(id.0);
    let site = app::website::store::find(&city.app.db, body, id).await.unwrap().unwrap();
    let report = crate::website_incident::injected(&format!("{HIDDEN} {BESIDE}"));
    let taken = app::website::take(&ctx, &site, &report, &[]).await.unwrap();
    places.incidents.push(taken.incident.unwrap().0);
}

/// Plants a request and an objection to it: what is asked and who asks is for the officers of its unit and the
/// city only.
async fn plant_request(city: &TestApp, body: BodyId, places: &mut Places) {
    let directory = city.directory_of(body);
    let marker = format!("{HIDDEN} {BESIDE}");
    let filing = crate::request::filing(directory.by_code("kel-satu").map(|unit| unit.id), &marker);
    let ctx = Ctx::for_system(&city.app, directory, Actor::Console);
    let request = app::request::submit(&ctx, &filing).await.unwrap();
    places.requests.push(request.id.0);
    let objection = crate::objection::filing(&marker);
    let filed = app::objection::submit(&ctx, &request.tracking, &objection).await.unwrap();
    places.objections.push(filed.id.0);
}

/// Plants a month that is not published, with an objection of the unit: for the unit and Diskominfo only.
async fn plant_protest(city: &TestApp, body: BodyId) {
    let directory = city.directory_of(body);
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let month = Month::parse("2026-10").unwrap();
    app::ranking::freeze(&ctx, month).await.unwrap();
    app::ranking::open_window(&ctx, month).await.unwrap();
    let claim = app::ranking::Claim {
        network: Network::Website,
        posts: 7,
        reason: format!("{HIDDEN} {BESIDE}"),
        evidence: "https://contoh.test/unggahan".to_owned(),
    };
    let unit = directory.by_code("kel-satu").unwrap().id;
    app::ranking::protest(&ctx, month, unit, &claim).await.unwrap();
}

/// Plants drafts of the diary: one that was never public, one that was taken back.
async fn plant_event(city: &TestApp, body: BodyId, places: &mut Places) {
    let ctx = Ctx::for_system(&city.app, city.directory_of(body), Actor::Console);
    let unit = ctx.directory.by_code("kel-satu").unwrap().id;
    let marker = format!("{HIDDEN} {BESIDE}");
    let said = crate::event::content(&ctx, &marker);
    for was_public in [false, true] {
        let id = app::event::create(&ctx, unit, &said).await.unwrap();
        if was_public {
            app::event::publish(&ctx, id).await.unwrap();
            app::event::withdraw(&ctx, id).await.unwrap();
        }
        places.agenda.push(id.0);
    }
}

/// Plants drafts of services: one that was never public, one that was taken back.
async fn plant_service(city: &TestApp, body: BodyId, places: &mut Places) {
    let ctx = Ctx::for_system(&city.app, city.directory_of(body), Actor::Console);
    let unit = ctx.directory.by_code("kel-satu").unwrap().id;
    let said = crate::service::content(&format!("{HIDDEN} {BESIDE}"));
    for was_public in [false, true] {
        let id = app::service::create(&ctx, unit, &said).await.unwrap();
        if was_public {
            app::service::publish(&ctx, id).await.unwrap();
            app::service::withdraw(&ctx, id).await.unwrap();
        }
        places.services.push(id.0);
    }
}

/// Plants applications that are not published, and reviews nobody has read of one that is.
async fn plant_app(city: &TestApp, body: BodyId, places: &mut Places) {
    let ctx = Ctx::for_system(&city.app, city.directory_of(body), Actor::Console);
    let unit = ctx.directory.by_code("kel-satu").unwrap().id;
    let marker = format!("{HIDDEN} {BESIDE}");
    for (words, step) in [(marker.as_str(), 0), (marker.as_str(), 1), (SHOWN, 2)] {
        let text = |name: &str| format!("{name} {words}");
        let said = app::appdir::Said {
            name: text("Aplikasi"),
            about: text("Gunanya"),
            audience: text("Untuk"),
            url: format!("https://contoh.test/{}", words.replace(' ', "-")),
            needs_login: false,
            cost: text("Biaya"),
            data_kept: text("Data"),
            words: text("Kata"),
            manual: format!("https://contoh.test/panduan-{}", words.replace(' ', "-")),
            status: "active".to_owned(),
        };
        let id = app::appdir::create(&ctx, unit, &said).await.unwrap();
        if step > 0 {
            app::appdir::publish(&ctx, id).await.unwrap();
        }
        if step == 1 {
            app::appdir::withdraw(&ctx, id).await.unwrap();
        }
        if step == 2 {
            app::appdir::review::submit(&ctx, id, &format!("Ulasan {marker}"), Some(true)).await.unwrap();
        }
        places.apps.push(id.0);
    }
}

/// Plants a series of meetings that nobody is invited to yet: for the office.
async fn plant_meeting(city: &TestApp, body: BodyId) -> Vec<i64> {
    let ctx = Ctx::for_system(&city.app, city.directory_of(body), Actor::Console);
    let series = crate::meeting::planned(&ctx, &format!("{HIDDEN} {BESIDE}")).await;
    let meetings = app::meeting::of_series(&ctx, series).await.unwrap();
    meetings.iter().map(|meeting| meeting.id.0).chain([series.0]).collect()
}

/// Plants a contact with a silent unit and what it answered: for the office and the officers of the unit.
async fn plant_contact(city: &TestApp, body: BodyId) -> Vec<i64> {
    let directory = city.directory_of(body);
    let unit = directory.by_code("kel-satu").unwrap().id;
    let ctx = Ctx::for_system(&city.app, directory, Actor::Console);
    vec![crate::contact::plant(&ctx, unit, &format!("{HIDDEN} {BESIDE}")).await.0]
}

/// Plants the file of a dispute with everything in it: for the main PPID and the units that share it.
async fn plant_dispute(city: &TestApp, body: BodyId) -> Vec<i64> {
    use app::dispute::{HearingForm, PartyForm, Person};
    let directory = city.directory_of(body);
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let marker = format!("{HIDDEN} {BESIDE}");
    let unit = directory.by_code("kel-satu").unwrap().id;
    let reason = rules::case::objection::ObjectionReason::D;
    let id = crate::dispute::plant(&ctx, unit, &marker, reason).await;
    let hearing = HearingForm {
        on: Some(ctx.today()),
        at: Some(jiff::civil::time(9, 0, 0, 0)),
        place: marker.clone(),
        agenda: marker.clone(),
        attendees: marker.clone(),
        ..HearingForm::default()
    };
    app::dispute::add_hearing(&ctx, id, &hearing).await.unwrap();
    app::dispute::give_task(&ctx, id, Some(unit), &marker, Some(ctx.today())).await.unwrap();
    let party = PartyForm {
        side: Some(rules::dispute::Side::Respondent),
        person: Person { name: marker.clone(), ..Person::default() },
        power_from: String::new(),
        power_until: String::new(),
    };
    app::dispute::add_party(&ctx, id, &party).await.unwrap();
    let bytes = marker.clone().into_bytes();
    let file = NewFile {
        bytes: i64::try_from(bytes.len()).unwrap(),
        sha256: city.app.files.put(bytes).await.unwrap(),
        name: "penanda.pdf".to_owned(),
        kind: "pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
    };
    let kind = Some(rules::dispute::PaperKind::Evidence);
    app::dispute::add_paper(&ctx, id, kind, &marker, &file).await.unwrap();
    app::dispute::make_bundle(&ctx, id).await.unwrap();
    vec![id.0]
}

/// Plants what is kept of sharing a story that was public and is taken off: the words that were to be posted, the keys
/// and the address they go to, a post made by hand, and who runs the accounts. All of it is for the unit's workroom.
async fn plant_share(city: &TestApp, body: BodyId, places: &mut Places) {
    let ctx = Ctx::for_system(&city.app, city.directory_of(body), Actor::Console);
    let unit = ctx.directory.by_code("kel-satu").unwrap().id;
    let marker = format!("{HIDDEN} {BESIDE}");
    let story = city
        .news_of(body, "kel-satu")
        .title(&format!("Judul {marker} dibagikan"))
        .lead(&format!("Teras {marker} dibagikan."))
        .reserved(&format!("{}-dibagikan", HIDDEN.to_lowercase()))
        .published()
        .create()
        .await;
    let mut accounts = Vec::new();
    for network in [Network::Mastodon, Network::Threads] {
        let facts = AccountFacts {
            unit,
            network,
            handle: "kelsatu".to_owned(),
            url: "https://contoh.invalid/@kelsatu".to_owned(),
            owner: marker.clone(),
            decree: marker.clone(),
            administrators: marker.clone(),
            verified_how: marker.clone(),
            active_since: Month::parse("2026-01").unwrap(),
            remote_id: String::new(),
        };
        accounts.push(app::social::create(&ctx, &facts).await.unwrap());
    }
    let grant = PostingGrant {
        base: format!("https://{}-{}.invalid", HIDDEN.to_lowercase(), BESIDE.to_lowercase()),
        access: marker.clone(),
        ..PostingGrant::default()
    };
    app::social::allow_posting(&ctx, accounts[0], &grant).await.unwrap();
    assert!(app::share::send(&ctx, story.id, accounts[0]).await.unwrap(), "its words wait to be posted");
    let news = app::news::store::find_news(&city.app.db, body, story.id).await.unwrap().unwrap();
    app::news::withdraw(&ctx, story.id, news.version, "Datanya keliru").await.unwrap();
    // Nothing is asked of the network: a story taken off is not posted any more.
    city.run_jobs().await;
    let post = format!("https://www.threads.com/@kelsatu/post/{HIDDEN}-{BESIDE}");
    app::share::note(&ctx, story.id, accounts[1], &post).await.unwrap();
    places.news.push(story.id.0);
    places.slugs.push(story.slug);
}

/// Plants a table of programmes as a draft: until it is published it is for those who write the unit's programmes.
async fn plant_programme(city: &TestApp, body: BodyId) {
    let directory = city.directory_of(body);
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let unit = directory.by_code("kel-satu").unwrap().id;
    let marker = format!("{HIDDEN} {BESIDE}");
    let table =
        format!("Kode,Uraian,Anggaran,Lokasi,Pelaksana\n1.02.02,Program {marker},1000,{marker},{marker}\n");
    let file = ("program.csv", table.into_bytes());
    let begun = app::programme::begin(&ctx, unit, file, Some(2026), None).await.unwrap().unwrap();
    assert!(app::programme::take(&ctx, begun.id).await.unwrap().is_fine());
}

/// Plants an alert that is over, so that its words stand on its own pages only: alerts have no hidden state.
async fn plant_alert(city: &TestApp, body: BodyId) -> Vec<i64> {
    let directory = city.directory_of(body);
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let unit = directory.by_code("kel-satu").unwrap().id;
    let text = |name: &str| format!("{name} {SHOWN}");
    let content = app::alert::Content {
        danger: Coded(rules::alert::Danger::Other),
        headline: text("Judul"),
        hazard: text("Bahaya"),
        affected: text("Terdampak"),
        evacuation: text("Evakuasi"),
        avoidance: text("Hindari"),
        help: text("Bantuan"),
        announcer: text("Pengumum"),
        channels: text("Cara"),
        measures: text("Upaya"),
        area_kind: Coded(rules::alert::AreaKind::Units),
        area_units: app::alert::AreaUnits(vec![unit.0]),
        place: text("Lokasi"),
        urgency: Coded(rules::alert::Urgency::Past),
        severity: Coded(rules::alert::Severity::Minor),
        certainty: Coded(rules::alert::Certainty::Observed),
        onset_at: city.clock.now(),
        expires_at: city.clock.now() + 3_600_000,
    };
    let issue = app::alert::Issue { unit, form_key: SHOWN.to_owned(), content };
    let id = app::alert::issue(&ctx, &issue).await.unwrap();
    let end = app::alert::End { id, version: 1, reason: text("Aman") };
    app::alert::end(&ctx, &end).await.unwrap();
    vec![id.0]
}

/// Plants a template pushed to `kel-satu` alone: a matter between the main PPID and that unit.
async fn plant_template(city: &TestApp, body: BodyId, places: &mut Places) {
    let directory = city.directory_of(body);
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let marker = format!("{HIDDEN} {BESIDE}");
    let push = app::template::Push {
        title: format!("Templat {marker}"),
        summary: marker.clone(),
        class: rules::register::InformationClass::Periodic,
        year: None,
        instruction: marker.clone(),
        file_hint: marker,
        obligations: Vec::new(),
        due_on: Some(ctx.today()),
        units: app::template::Units::Picked(vec![directory.by_code("kel-satu").unwrap().id]),
    };
    let id = app::template::push(&ctx, &push).await.unwrap();
    places.templates.push(id.0);
    for line in app::template::lines(&ctx, app::template::store::Which::default()).await.unwrap() {
        places.tasks.push(line.task.id.0);
    }
}

/// Plants a table `kel-satu` is filling in: nobody else's matter until it becomes an entry.
async fn plant_table(city: &TestApp, body: BodyId, places: &mut Places) {
    let directory = city.directory_of(body);
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let marker = format!("{HIDDEN} {BESIDE}");
    let make = app::sheet::Make {
        title: format!("Tabel {marker}"),
        explanation: marker.clone(),
        due_on: Some(ctx.today()),
        has_many_rows: false,
        columns: vec![app::sheet::NewColumn {
            name: marker.clone(),
            kind: rules::sheet::ColumnKind::Text,
            hint: marker.clone(),
            is_required: true,
            filler: None,
        }],
        units: app::template::Units::Picked(vec![directory.by_code("kel-satu").unwrap().id]),
    };
    let id = app::sheet::make(&ctx, &make).await.unwrap();
    places.tables.push(id.0);
    let column = app::sheet::store::list_columns(&city.app.db, body, Some(id)).await.unwrap().remove(0).id;
    for row in app::sheet::store::list_rows(&city.app.db, body, Some(id)).await.unwrap() {
        let cells = rules::sheet::Cells::from([(column.0, marker.clone())]);
        app::sheet::save_row(&ctx, row.id, row.number, &cells).await.unwrap();
        places.rows.push(row.id.0);
    }
}

/// Plants one entry of the register in every state: those nobody may see, one withdrawn, one public.
async fn plant_entries(city: &TestApp, body: BodyId, places: &mut Places) {
    let marker = format!("{HIDDEN} {BESIDE}");
    let entry = |name: &str, marker: &str| {
        let page = format!("Halaman {marker} {name}");
        city.entry_of(body, "kel-satu")
            .title(&format!("Informasi {marker} {name}"))
            .summary(&format!("Ringkasan {marker} {name}"))
            .obligation("BK.01.a")
            .link(&format!("Tautan {marker}"), &format!("https://contoh.test/{marker}").replace(' ', "-"))
            .file(
                &format!("{}-{name}.pdf", marker.replace(' ', "-").to_lowercase()),
                page.as_bytes(),
                &[&page],
            )
            .content(|content| {
                for column in [&mut content.holder, &mut content.responsible, &mut content.media] {
                    *column = format!("Kolom {marker}");
                }
            })
    };
    let mut planted = Vec::new();
    for entry in [
        entry("konsep", &marker),
        entry("diusulkan", &marker).proposed(),
        entry("diajukan", &marker).submitted(),
        entry("dikembalikan", &marker).returned(&format!("Catatan {marker}")),
        // Its address is told in the notice that it was withdrawn.
        entry("ditarik", &marker).title(&format!("Informasi {HIDDEN} ditarik")).withdrawn("Datanya keliru"),
        entry("terbit", SHOWN).published(),
        entry("tertutup", &marker).title("Riwayat yang ditutup").published(),
    ] {
        planted.push(entry.create().await);
    }
    let [.., shown, closed] = planted.as_slice() else { panic!("nothing planted") };
    write_on(city, body, shown, &marker).await;
    let ctx = Ctx::for_system(&city.app, city.directory_of(body), Actor::System("test"));
    let version = async || register::find(&ctx, closed.id).await.unwrap().version;
    register::withdraw(&ctx, closed.id, version().await, "Memuat data pribadi").await.unwrap();
    register::reopen(&ctx, closed.id, version().await).await.unwrap();
    write_on(city, body, closed, SHOWN).await;
    let publish =
        register::Publish { id: closed.id, version: version().await, override_reason: String::new() };
    register::publish(&ctx, &publish).await.unwrap();
    city.run_jobs().await;
    for entry in &planted {
        places.entries.push(entry.id.0);
        places.entry_slugs.extend((!entry.slug.is_empty()).then(|| entry.slug.clone()));
        places.documents.extend(entry.files.iter().map(|file| file.document.0));
    }
}

/// A newer version of a public entry with a new file at the old address, not verified.
async fn write_on(city: &TestApp, body: BodyId, entry: &PlantedEntry, marker: &str) {
    let ctx = Ctx::for_system(&city.app, city.directory_of(body), Actor::System("test"));
    let bytes = format!("isi berkas baru {marker}").into_bytes();
    let size = i64::try_from(bytes.len()).unwrap();
    let sha256 = city.app.files.put(bytes).await.unwrap();
    let file = NewFile {
        sha256: sha256.clone(),
        name: format!("{}-baru.pdf", marker.replace(' ', "-").to_lowercase()),
        kind: "pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
        bytes: size,
    };
    let (document, version) =
        document::add(&ctx, entry.id, Some(entry.files[0].document), &file).await.unwrap();
    let facts = document::store::Facts {
        state: document::TextState::Read,
        text_sha256: None,
        pages: Some(1),
        characters: Some(20),
        has_script: false,
        thumbnail_sha256: Some(sha256),
        findings: Vec::new(),
    };
    let tx = city.app.db.begin().await.unwrap();
    document::store::put_facts(&tx, body, version, &facts).await.unwrap();
    tx.commit().await.unwrap();
    let now = register::find(&ctx, entry.id).await.unwrap();
    let mut content = register::latest(&ctx, &now).await.unwrap();
    content.title = format!("Judul baru {marker}");
    content.summary = format!("Ringkasan baru {marker}");
    content.correction = format!("Perbaikan {marker}");
    content.links.clear();
    for column in [&mut content.holder, &mut content.responsible, &mut content.media] {
        *column = format!("Kolom baru {marker}");
    }
    content.documents = vec![register::HungDocument {
        document_version_id: version,
        document_id: document,
        title: format!("Berkas baru {marker}"),
    }];
    register::save(&ctx, entry.id, &register::Save { version: now.version, content }).await.unwrap();
}

enum State {
    Draft,
    Submitted,
    Returned,
    Scheduled(i64),
}

/// An item whose every text, photo and attachment carries the marker.
async fn full<'a>(
    city: &'a TestApp,
    body: BodyId,
    marker: &str,
    name: &str,
    places: &mut Places,
) -> NewsBuilder<'a> {
    let photo = file(city, body, "photo", &format!("{marker}-{name}.jpg"), marker).await;
    let sheet = file(city, body, "attachment", &format!("{marker}-{name}.csv"), marker).await;
    places.files.extend([photo.0, sheet.0]);
    city.news_of(body, "kel-satu")
        .title(&format!("Judul {marker} {name}"))
        .lead(&format!("Teras {marker} {name}."))
        .text(&format!("Isi {marker} {name} untuk warga."))
        .photo(Photo {
            file_id: photo,
            alternative: format!("Foto {marker} {name}"),
            caption: format!("Keterangan {marker}"),
            credit: format!("Juru foto {marker}"),
            width: Some(1600),
            height: Some(900),
        })
        .attachment(Attachment {
            file_id: sheet,
            title: format!("Lampiran {marker} {name}"),
            name: String::new(),
            content_type: String::new(),
            bytes: 0,
        })
}

async fn file(city: &TestApp, body: BodyId, kind: &str, name: &str, marker: &str) -> FileId {
    let files: &FileStore = &city.app.files;
    let bytes = format!("isi berkas {marker} {name}").into_bytes();
    let size = i64::try_from(bytes.len()).unwrap();
    let sha256 = files.put(bytes).await.unwrap();
    let unit_id = city.directory_of(body).by_code("kel-satu").unwrap().id;
    let is_photo = kind == "photo";
    let row = File {
        id: FileId(0),
        unit_id,
        kind: kind.to_owned(),
        sha256: sha256.clone(),
        name: name.to_owned(),
        content_type: if is_photo { "image/jpeg" } else { "text/csv" }.to_owned(),
        bytes: size,
        width: is_photo.then_some(1600),
        height: is_photo.then_some(900),
    };
    let tx = city.app.db.begin().await.unwrap();
    let id = store::insert_file(&tx, body, &row, None, city.clock.now()).await.unwrap();
    if is_photo {
        for width in [480, 960, 1600] {
            let variant = store::Variant { width, sha256: sha256.clone(), bytes: size };
            store::insert_variant(&tx, body, id, &variant).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    id
}

/// Addresses a curious stranger would try beyond the routes: searches, filters, pages of lists.
pub(crate) fn guesses() -> BTreeSet<String> {
    let word = HIDDEN.to_lowercase();
    [
        format!("/cari?q={HIDDEN}"),
        format!("/cari?q={word}&jenis=news"),
        format!("/cari?q=judul+{word}+draf"),
        format!("/cari?q={SHOWN}"),
        format!("/api/v1/search?q={HIDDEN}"),
        format!("/api/v1/search?q={SHOWN}"),
        "/api/v1/news?limit=200".to_owned(),
        "/api/v1/register?limit=200".to_owned(),
        "/api/v1/register?unit=kel-satu".to_owned(),
        "/api/v1/units?limit=200".to_owned(),
        "/informasi?unit=kel-satu".to_owned(),
        "/informasi?kewajiban=BK.01.a".to_owned(),
        "/informasi/daftar?unit=kec-satu&bawahan=ya".to_owned(),
        "/unit/kec-satu/informasi?bawahan=ya".to_owned(),
        format!("/cari?q={word}&jenis=informasi"),
        "/berita/bulan/2026-11".to_owned(),
        "/kerja/berita?status=draft".to_owned(),
    ]
    .into()
}
