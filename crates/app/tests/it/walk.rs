//! Every address the program answers by GET, read from the sources, so that none can be forgotten.
//!
//! A route with a parameter this file does not know fails the tests: whoever adds the route says here
//! what stands in its place.

use std::collections::BTreeSet;

use crate::sources::below;

/// What stands in the places of a route's parameters: ids and names of planted things.
#[derive(Debug, Default, Clone)]
pub(crate) struct Places {
    /// Codes of units.
    pub(crate) units: Vec<String>,
    /// Addresses of news items.
    pub(crate) slugs: Vec<String>,
    /// Ids of news items.
    pub(crate) news: Vec<i64>,
    /// Ids of saved texts.
    pub(crate) revisions: Vec<i64>,
    /// Ids of files.
    pub(crate) files: Vec<i64>,
    /// Ids of accounts.
    pub(crate) accounts: Vec<i64>,
    /// Ids of mail messages.
    pub(crate) mails: Vec<i64>,
    /// Ids of notifications.
    pub(crate) notifications: Vec<i64>,
    /// Addresses of topics.
    pub(crate) topics: Vec<String>,
    /// Ids of entries of the register.
    pub(crate) entries: Vec<i64>,
    /// Ids of exemptions.
    pub(crate) exemptions: Vec<i64>,
    /// Ids of requests.
    pub(crate) requests: Vec<i64>,
    /// Ids of disputes.
    pub(crate) disputes: Vec<i64>,
    /// Ids of contacts with silent units.
    pub(crate) contacts: Vec<i64>,
    /// Ids of meetings, and of their series.
    pub(crate) meetings: Vec<i64>,
    /// Ids of objections.
    pub(crate) objections: Vec<i64>,
    /// Addresses of entries.
    pub(crate) entry_slugs: Vec<String>,
    /// Ids of documents.
    pub(crate) documents: Vec<i64>,
    /// Ids of alerts.
    pub(crate) alerts: Vec<i64>,
    /// Ids of templates pushed to units.
    pub(crate) templates: Vec<i64>,
    /// Ids of the tasks they became.
    pub(crate) tasks: Vec<i64>,
    /// Ids of tables units fill in together.
    pub(crate) tables: Vec<i64>,
    /// Ids of their rows.
    pub(crate) rows: Vec<i64>,
    /// Ids of websites.
    pub(crate) websites: Vec<i64>,
    /// Ids of applications.
    pub(crate) apps: Vec<i64>,
    /// Ids of services.
    pub(crate) services: Vec<i64>,
    /// Ids of things in the diary.
    pub(crate) agenda: Vec<i64>,
    /// Ids of incidents in them.
    pub(crate) incidents: Vec<i64>,
}

/// The patterns of all GET routes of the product, as axum writes them (`/unit/{code}`).
pub(crate) fn routes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let (mut by_name, mut named) = (0, 0);
    for file in below("crates/app/src", &[".rs"]) {
        let code = file.text.split("#[cfg(test)]").next().unwrap();
        for route in code.split(".route(").skip(1) {
            let route = route.trim_start();
            // `get(…)` may follow another method: `post(…).get(…)`.
            let handlers = route.split(".route(").next().unwrap();
            if let Some(rest) = route.strip_prefix('"') {
                let (pattern, _) = rest.split_once('"').unwrap();
                if handlers.contains("get(") {
                    found.insert(pattern.to_owned());
                }
            } else if let Some(rest) = route.strip_prefix("&format!(\"") {
                let (pattern, _) = rest.split_once('"').unwrap();
                found.insert(pattern.replace("{{", "{").replace("}}", "}"));
            } else {
                assert!(
                    handlers.contains(".path,"),
                    "{}: a route walk.rs cannot read: {handlers}",
                    file.path
                );
                by_name += 1;
            }
        }
        // Operations of the API name their address in a constant.
        for rest in code.split("path: \"/api/").skip(1) {
            found.insert(format!("/api/{}", rest.split('"').next().unwrap()));
            named += 1;
        }
    }
    assert_eq!(by_name, named, "as many addresses as routes named by a constant");
    assert!(found.len() > 10, "the routes were not found: {found:?}");
    found
}

/// A route with every planted thing in the place of its parameters.
pub(crate) fn fill(pattern: &str, places: &Places) -> Vec<String> {
    let mut paths = vec![String::new()];
    for part in pattern.split('/').skip(1) {
        let (before, name, after) = match part.split_once('{') {
            Some((before, rest)) => {
                let (name, after) = rest.split_once('}').unwrap();
                (before, Some(name.trim_start_matches('*')), after)
            }
            None => (part, None, ""),
        };
        let values = name.map_or(vec![String::new()], |name| values(pattern, name, places));
        let longer = |path: &String| {
            values.iter().map(|value| format!("{path}/{before}{value}{after}")).collect::<Vec<_>>()
        };
        paths = paths.iter().flat_map(longer).collect();
    }
    paths
}

#[expect(clippy::too_many_lines, reason = "one line for each parameter of the product")]
fn values(pattern: &str, name: &str, places: &Places) -> Vec<String> {
    let numbers = |ids: &[i64]| ids.iter().map(i64::to_string).collect::<Vec<_>>();
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let is = |start: &str| pattern.starts_with(start);
    match name {
        "code" if is("/kerja/kewajiban/{unit}") => words(&["BK.02", "BK.02.a"]),
        "code" => places.units.clone(),
        "unit" if is("/kerja/kewajiban") => places.units.clone(),
        "ending" => words(&["atom", "rss", "json"]),
        "name" if is("/informasi") => words(&["berkala", "serta-merta", "setiap-saat"]),
        "action" => words(&[
            "package_list",
            "package_search",
            "current_package_list_with_resources",
            "organization_list",
            "group_list",
            "tag_list",
            "status_show",
            "site_read",
        ]),
        "slug" if is("/topik") => places.topics.clone(),
        "slug" if is("/informasi") => places.entry_slugs.clone(),
        "event" => words(&["file", "register", "close"]),
        "level" => words(&["commission", "court"]),
        "hearing" | "paper" | "bundle" => numbers(&places.disputes),
        "name" if is("/kerja/sengketa") => words(&["penanda.pdf"]),
        "contact" => numbers(&places.contacts),
        "decision" => numbers(&places.entries),
        "template" => numbers(&places.templates),
        "task" => numbers(&places.tasks),
        "table" => numbers(&places.tables),
        "row" => numbers(&places.rows),
        "website" => numbers(&places.websites),
        "incident" => numbers(&places.incidents),
        "document" | "content" => numbers(&places.documents),
        "number" if is("/dokumen") => words(&["1", "2", "3"]),
        "name" if is("/dokumen") || is("/kerja/dokumen") => words(&["penanda.pdf"]),
        "alert" => {
            let names = |id: &i64| [format!("{id}"), format!("{id}.cap.xml"), format!("{id}-1.cap.xml")];
            places.alerts.iter().flat_map(names).collect()
        }
        "slug" => places.slugs.clone(),
        "month" => words(&["2026-11", "2026-10"]),
        "course" => words(&["berita", "klasifikasi"]),
        "attempt" => words(&["1", "2"]),
        "series" | "meeting" => numbers(&places.meetings),
        "file" if is("/kerja/rapat") => numbers(&places.files),
        "name" if is("/kerja/rapat") => words(&["penanda.pdf"]),
        "scheme" => words(&["KIP6-2025", "UNIT-2026"]),
        "question" => words(&["KIP6-2025.KI.06", "UNIT-2026.PI.03"]),
        "unit" if is("/kerja/indeks") => places.units.clone(),
        "proof" | "run" | "person" => words(&["1", "2"]),
        "name" if is("/kerja/indeks") => words(&["penanda.pdf"]),
        "year" => words(&["2025", "2026"]),
        "period" => words(&["2026-1", "2025-2"]),
        "report_file" => words(&["laporan.pdf", "laporan.xlsx", "laporan.json", "pengumuman.pdf"]),
        "grant" | "import" | "recognition" | "protest" | "claim" | "semester" | "batch" => words(&["1", "2"]),
        "webhook" => words(&["1", "2"]),
        "app" => numbers(&places.apps),
        "service" => numbers(&places.services),
        "review" => words(&["1", "2"]),
        "programme" => words(&["1", "2"]),
        "agenda" => numbers(&places.agenda),
        "source_file" => words(&["sumber.csv", "sumber.xlsx"]),
        "position" => words(&["1", "2"]),
        "social_account" => words(&["1", "2"]),
        "share_picture" => words(&["persegi.jpg", "potret.jpg", "tegak.jpg", "lanskap.jpg"]),
        "application" => words(&["1", "2"]),
        "tracking" => words(&["0000-0000-0000"]),
        "objection" => numbers(&places.objections),
        "token" => words(&["penanda-yang-salah"]),
        "revision" | "from" | "to" | "number" => numbers(&places.revisions).into_iter().take(3).collect(),
        "file" if is("/sitemap") => {
            words(&["berita-1.xml", "informasi-0.xml", "unit.xml", "halaman.xml", "berita.xml", "1.xml"])
        }
        "file" if is("/{file}") || is("/unit") || is("/topik") => {
            words(&["feed.xml", "rss.xml", "feed.json"])
        }
        "size" | "width" | "variant" => words(&["480", "480.jpg", "960.jpg", "1600.jpg"]),
        "name" if is("/permohonan") => words(&["penanda.pdf"]),
        "letter" => words(&["pemberitahuan.pdf", "penolakan.pdf", "perpanjangan.pdf", "penyerahan.pdf"]),
        "name" if is("/foto") => words(&["480.jpg", "960.jpg"]),
        "name" if is("/lampiran") => words(&["penanda.pdf", "lampiran.pdf"]),
        "name" if is("/logo") => places.units.iter().map(|unit| format!("{unit}.png")).collect(),
        "id" | "news" | "file" | "account" => match () {
            () if is("/lampiran") || is("/foto") || is("/berkas") || is("/logo") || is("/kerja/berkas") => {
                numbers(&places.files)
            }
            () if is("/kerja/berita") || is("/pratinjau") || is("/bagikan") || is("/api/v1/news") => {
                numbers(&places.news)
            }
            () if is("/api/v1/register") || is("/kerja/informasi/{id}") => numbers(&places.entries),
            () if is("/kerja/dikecualikan") => numbers(&places.exemptions),
            () if is("/kerja/permohonan") => numbers(&places.requests),
            () if is("/kerja/sengketa") => numbers(&places.disputes),
            () if is("/kerja/keberatan") => numbers(&places.objections),
            () if is("/kerja/peringatan") => numbers(&places.alerts),
            () if is("/kerja/surel") => numbers(&places.mails),
            () if is("/kerja/akun") => numbers(&places.accounts),
            () if is("/kerja/pemberitahuan") => numbers(&places.notifications),
            () => panic!("walk.rs: say what {{{name}}} stands for in {pattern}"),
        },
        _ => panic!("walk.rs: say what {{{name}}} stands for in {pattern}"),
    }
}

/// Addresses on this host that a page, feed, sitemap or API answer leads to.
pub(crate) fn links(host: &str, source: &str) -> BTreeSet<String> {
    let own = format!("http://{host}");
    let text = source.replace("&amp;", "&").replace("&#38;", "&").replace("\\/", "/");
    let pieces = text.split(['"', '\'', '<', '>', ' ', '\n', ',', '(', ')']);
    pieces
        .filter_map(|piece| match piece.strip_prefix(own.as_str()) {
            Some("") => Some("/"),
            Some(path) => path.starts_with('/').then_some(path),
            None => (piece.starts_with('/') && !piece.starts_with("//") && piece.len() > 1).then_some(piece),
        })
        .map(|path| path.split('#').next().unwrap().to_owned())
        .filter(|path| path.bytes().all(|b| b.is_ascii_graphic() && !b"{}|\\^`".contains(&b)))
        .filter(|path| !path.starts_with("/aset/"))
        .collect()
}

#[test]
fn parameters_are_filled_with_planted_things() {
    let places = Places { units: vec!["kota".into(), "dinkes".into()], files: vec![7], ..Places::default() };
    assert_eq!(fill("/unit/{code}/berita", &places), ["/unit/kota/berita", "/unit/dinkes/berita"]);
    assert_eq!(fill("/foto/{id}/{size}", &places)[1], "/foto/7/480.jpg");
    assert_eq!(fill("/", &places), ["/"]);
}

#[test]
fn every_route_of_the_product_can_be_walked() {
    let places = Places {
        units: vec!["kota".into()],
        slugs: vec!["berita".into()],
        news: vec![1],
        meetings: vec![1],
        revisions: vec![1],
        files: vec![1],
        exemptions: vec![1],
        requests: vec![1],
        disputes: vec![1],
        contacts: vec![1],
        objections: vec![1],
        accounts: vec![1],
        mails: vec![1],
        notifications: vec![1],
        topics: vec!["topik".into()],
        entries: vec![1],
        entry_slugs: vec!["informasi".into()],
        documents: vec![1],
        alerts: vec![1],
        templates: vec![1],
        tasks: vec![1],
        tables: vec![1],
        rows: vec![1],
        websites: vec![1],
        incidents: vec![1],
        agenda: vec![1],
        apps: vec![1],
        services: vec![1],
    };
    for pattern in routes() {
        assert!(!fill(&pattern, &places).is_empty(), "{pattern}");
    }
}
