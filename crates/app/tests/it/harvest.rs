//! The register for harvesters: whole files, feeds, DCAT-AP, CKAN, OAI-PMH. The real clients run in
//! `e2e/harvest.py`; here are the rules that hold for every one.

use rules::register::InformationClass;
use serde_json::{Value, json};
use testkit::{Answer, START_MS, TestApp};

const DAY_MS: i64 = 86_400_000;

/// Two public entries, one withdrawn, three hidden.
async fn city() -> TestApp {
    let city = TestApp::new().await;
    let profile = city.entry("kel-satu").title("Profil & <struktur>").obligation("BK.01.a");
    let profile =
        profile.file("profil.pdf", b"isi profil", &["isi profil"]).link("Peta", "https://peta.test/a b");
    profile.published().at(START_MS - DAY_MS).create().await;
    let outbreak =
        city.entry("dinkes").title("Wabah \u{b}baru").class(InformationClass::Immediate).year(2025);
    outbreak.published().at(START_MS - 3 * DAY_MS).create().await;
    city.entry("kel-satu")
        .title("RAHASIA ditarik")
        .withdrawn("keliru")
        .at(START_MS - 2 * DAY_MS)
        .create()
        .await;
    city.entry("kel-satu").title("RAHASIA konsep").create().await;
    city.entry("kel-satu").title("RAHASIA diajukan").submitted().create().await;
    city.entry("kel-satu").title("RAHASIA kembali").returned("RAHASIA").create().await;
    city
}

fn check_xml(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    while reader.read_event().unwrap_or_else(|error| panic!("{error}: {text}"))
        != quick_xml::events::Event::Eof
    {}
}

#[tokio::test]
async fn nothing_hidden_comes_out_of_any_address() {
    let city = city().await;
    for path in [
        "/opendata/register.csv",
        "/opendata/register.json",
        "/opendata/register.ndjson",
        "/catalog.ttl",
        "/catalog.jsonld",
        "/catalog.rdf",
        "/informasi/umpan.atom",
        "/informasi/umpan.rss",
        "/informasi/umpan.json",
        "/unit/kel-satu/informasi/umpan.atom",
        "/informasi/berkala/umpan.json",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        "/api/3/action/package_search?facet.field=[%22organization%22,%22tags%22]&rows=100",
        "/api/3/action/package_list",
        "/api/3/action/current_package_list_with_resources?limit=100",
    ] {
        let answer = city.get(path).await.expect(200);
        assert!(!answer.source().to_lowercase().contains("rahasia"), "{path}: {}", answer.source());
        assert!(answer.source().to_lowercase().contains("profil"), "{path}: {}", answer.source());
    }
}

#[tokio::test]
async fn the_whole_register_is_the_same_in_every_file() {
    let city = city().await;
    let lines = city.get("/opendata/register.ndjson").await.expect(200).source();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let api = city.get("/api/v1/register").await.json();
    assert_eq!(Value::from(lines.clone()), api["items"]);
    assert_eq!(Value::from(lines), city.get("/opendata/register.json").await.json()["items"]);
    let csv = city.get("/opendata/register.csv").await.expect(200);
    assert_eq!(csv.source().lines().count(), 3);
    let dinkes = city.get("/opendata/register.ndjson?unit=dinkes").await.expect(200);
    assert_eq!(dinkes.source().lines().count(), 1);
    city.get("/opendata/register.ndjson?unit=tidak-ada").await.expect(404);
    let empty = TestApp::new().await;
    assert_eq!(empty.get("/opendata/register.json").await.expect(200).json(), json!({ "items": [] }));
}

#[tokio::test]
async fn more_than_one_page_is_written_to_its_end() {
    let city = TestApp::new().await;
    for number in 0..101 {
        city.entry("dinkes").title(&format!("Informasi {number}")).published().create().await;
    }
    let lines = city.get("/opendata/register.ndjson").await.expect(200).source();
    assert_eq!(lines.lines().count(), 101);
    let (mut seen, mut query) = (0, "metadataPrefix=oai_dc".to_owned());
    loop {
        let page = city.get(&format!("/oai?verb=ListRecords&{query}")).await.expect(200).source();
        check_xml(&page);
        seen += page.matches("<record>").count();
        let token = page.split("<resumptionToken").nth(1).unwrap().split('>').nth(1).unwrap();
        let token = token.split('<').next().unwrap();
        if token.is_empty() {
            break;
        }
        query = format!("resumptionToken={token}");
    }
    assert_eq!(seen, 101);
}

#[tokio::test]
async fn feeds_of_the_register_are_kept_apart_from_news() {
    let city = city().await;
    city.news("kel-satu").title("Berita saja").published().create().await;
    let feed = city.get("/informasi/umpan.json").await.expect(200);
    assert_eq!(feed.header("content-type"), "application/feed+json");
    assert!(!feed.source().contains("Berita saja"));
    let json = feed.json();
    assert_eq!(json["items"].as_array().unwrap().len(), 2);
    assert_eq!(json["items"][0]["attachments"][0]["size_in_bytes"], 10);
    check_xml(&city.get("/informasi/umpan.atom").await.expect(200).source());
    check_xml(&city.get("/informasi/umpan.rss").await.expect(200).source());
    let class = city.get("/informasi/serta-merta/umpan.json").await.expect(200).json();
    assert_eq!(class["items"].as_array().unwrap().len(), 1);
    let unit = city.get("/unit/dinkes/informasi/umpan.json").await.expect(200).json();
    assert_eq!(unit["items"].as_array().unwrap().len(), 1);
    assert!(!city.get("/feed.json").await.source().contains("Profil"));
}

#[tokio::test]
async fn the_catalogue_is_well_formed_in_every_form() {
    let city = city().await;
    let json = city.get("/catalog.jsonld").await.expect(200);
    assert_eq!(json.header("content-type"), "application/ld+json");
    let graph = json.json()["@graph"].as_array().unwrap().clone();
    let of = |kind: &str| graph.iter().filter(|node| node["@type"] == kind).count();
    assert_eq!((of("dcat:Catalog"), of("dcat:Dataset"), of("dcat:Distribution")), (1, 2, 2));
    let xml = city.get("/catalog.rdf").await.expect(200).source();
    check_xml(&xml);
    assert_eq!(xml.matches("<spdx:checksumValue").count(), 1);
    let turtle = city.get("/catalog.ttl").await.expect(200).source();
    assert_eq!(turtle.matches(" a dcat:Dataset").count(), 2);
    assert!(turtle.contains("<https://peta.test/a%20b>"), "{turtle}");
    assert!(turtle.contains("frequency/"));
}

async fn oai(city: &TestApp, query: &str) -> String {
    let answer = city.get(&format!("/oai?{query}")).await.expect(200);
    assert_eq!(answer.header("content-type"), "text/xml; charset=utf-8");
    check_xml(&answer.source());
    answer.source()
}

#[tokio::test]
async fn oai_tells_what_was_withdrawn_and_nothing_of_its_content() {
    let city = city().await;
    let all = oai(&city, "verb=ListRecords&metadataPrefix=oai_dc").await;
    assert_eq!((all.matches("<record>").count(), all.matches("status=\"deleted\"").count()), (3, 1));
    assert_eq!(all.matches("<oai_dc:dc ").count(), 2);
    let since =
        oai(&city, "verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-11-21&until=2026-11-21").await;
    assert_eq!(since.matches("<header>").count(), 1, "{since}");
    let set = oai(&city, "verb=ListIdentifiers&metadataPrefix=oai_dc&set=class:serta_merta").await;
    assert_eq!(set.matches("<header>").count(), 1);
    let unit = oai(&city, "verb=ListIdentifiers&metadataPrefix=oai_dc&set=unit:kel-satu").await;
    assert_eq!(unit.matches("<setSpec>unit:kel-satu</setSpec>").count(), 2);
}

#[tokio::test]
async fn oai_answers_every_verb_and_names_every_mistake() {
    let city = city().await;
    assert!(oai(&city, "verb=Identify").await.contains("<deletedRecord>persistent</deletedRecord>"));
    assert!(oai(&city, "verb=ListSets").await.contains("<setSpec>unit:dinkes</setSpec>"));
    assert!(oai(&city, "verb=ListMetadataFormats").await.contains("<metadataPrefix>oai_dc</metadataPrefix>"));
    let list = oai(&city, "verb=ListIdentifiers&metadataPrefix=oai_dc").await;
    let identifier = list.split("<identifier>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let one = oai(&city, &format!("verb=GetRecord&metadataPrefix=oai_dc&identifier={identifier}")).await;
    assert!(one.contains("<GetRecord>") && one.contains(&identifier));
    for (query, code) in [
        ("", "badVerb"),
        ("verb=Apa", "badVerb"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=besok", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2030-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=unit:tidak-ada", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=xxx", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:contoh:register/9999", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:contoh:register/5", "idDoesNotExist"),
    ] {
        let answer = oai(&city, query).await;
        assert!(answer.contains(&format!("<error code=\"{code}\">")), "{query}: {answer}");
    }
    let posted = city.visitor().post_form("/oai", &[("verb", "Identify")]).await.expect(200);
    assert!(posted.source().contains("<Identify>"));
}

async fn ckan(city: &TestApp, action: &str) -> Answer {
    city.get(&format!("/api/3/action/{action}")).await
}

#[tokio::test]
async fn ckan_packages_have_the_shape_harvesters_know() {
    let city = city().await;
    let found = ckan(&city, "package_search?q=*:*&rows=5").await.expect(200).json();
    assert_eq!((&found["success"], &found["result"]["count"]), (&json!(true), &json!(2)));
    let package = &found["result"]["results"][0];
    for field in [
        "id",
        "name",
        "title",
        "notes",
        "metadata_created",
        "owner_org",
        "resources",
        "tags",
        "groups",
        "extras",
    ] {
        assert!(!package[field].is_null(), "{field}: {package}");
    }
    assert_eq!(package["organization"]["name"], "kel-satu");
    assert_eq!(package["resources"][0]["format"], "PDF");
    assert_eq!(package["num_resources"], 2);
    let (id, name) = (package["id"].as_str().unwrap(), package["name"].as_str().unwrap());
    for key in [id, name] {
        assert_eq!(
            &ckan(&city, &format!("package_show?id={key}")).await.expect(200).json()["result"],
            package
        );
    }
    for resource in package["resources"].as_array().unwrap() {
        let id = resource["id"].as_str().unwrap();
        assert_eq!(
            &ckan(&city, &format!("resource_show?id={id}")).await.expect(200).json()["result"],
            resource
        );
    }
    let posted = city.visitor().post_json("/api/action/package_show", &json!({ "id": id })).await.expect(200);
    assert_eq!(&posted.json()["result"], package);
}

#[tokio::test]
async fn ckan_filters_pages_and_counts() {
    let city = city().await;
    for (query, count) in [
        ("fq=organization:dinkes", 1),
        ("fq=tags:%22BK.01.a%22+res_format:PDF", 1),
        ("fq=groups:serta_merta", 1),
        ("fq=metadata_modified:[2026-11-21T00:00:00Z+TO+*]", 1),
        ("fq=organization:tidak-ada", 0),
        ("fq=state:active", 2),
    ] {
        let found = ckan(&city, &format!("package_search?{query}")).await.expect(200).json();
        assert_eq!(found["result"]["count"], count, "{query}");
        assert_eq!(found["result"]["results"].as_array().unwrap().len(), count, "{query}");
    }
    let first = ckan(&city, "package_search?rows=1&sort=id+asc").await.json();
    let second = ckan(&city, "package_search?rows=1&start=1&sort=id+asc").await.json();
    assert!(first["result"]["results"][0]["id"].as_str() < second["result"]["results"][0]["id"].as_str());
    let facets =
        ckan(&city, "package_search?rows=0&facet.field=[%22organization%22,%22res_format%22]").await.json();
    assert_eq!(facets["result"]["facets"]["organization"], json!({ "kel-satu": 1, "dinkes": 1 }));
    assert_eq!(facets["result"]["facets"]["res_format"], json!({ "PDF": 1 }));
}

#[tokio::test]
async fn ckan_finds_words_and_counts_what_was_found_in_one_pass() {
    let city = city().await;
    for number in 0..3 {
        let entry = city.entry("kel-satu").title(&format!("Belanja jamban {number}")).obligation("BK.02.a");
        entry.published().at(START_MS + number).create().await;
    }
    city.entry("dinkes").title("Belanja jamban dinas").file("a.pdf", b"a", &["a"]).published().create().await;
    city.entry("dinkes").title("RAHASIA jamban").create().await;
    city.run_jobs().await;
    for (query, count) in [
        ("q=jamban", 4),
        ("q=jamban+organization:dinkes", 1),
        ("q=jamban&fq=tags:BK.02.a", 3),
        ("q=jamban&fq=res_format:PDF", 1),
        ("q=jamban&fq=organization:tidak-ada", 0),
        ("q=%22jamban+dinas%22", 1),
        ("q=rahasia", 0),
        ("q=jamban&fq=metadata_modified:[2100-01-01T00:00:00Z+TO+*]", 0),
    ] {
        let found = ckan(&city, &format!("package_search?{query}")).await.expect(200).json();
        assert_eq!(found["result"]["count"], count, "{query}");
        assert_eq!(found["result"]["results"].as_array().unwrap().len(), count, "{query}");
    }
    let fields = "facet.field=[%22organization%22,%22tags%22,%22groups%22,%22res_format%22]";
    let found =
        ckan(&city, &format!("package_search?q=jamban&fq=organization:kel-satu&{fields}")).await.json();
    let counted = json!({
        "organization": { "kel-satu": 3 }, "tags": { "BK.02.a": 3 }, "groups": { "berkala": 3 }, "res_format": {},
    });
    assert_eq!(found["result"]["facets"], counted, "counts are of what was found");
    let newest = ckan(
        &city,
        "package_search?q=jamban+organization:kel-satu&sort=metadata_modified+desc&rows=2&start=1",
    )
    .await
    .json();
    let titles: Vec<&str> = newest["result"]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| package["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Belanja jamban 1", "Belanja jamban 0"]);
    ckan(&city, "package_search?q=jamban&sort=name+asc").await.expect(409);
}

#[tokio::test]
async fn ckan_errors_carry_their_type() {
    let city = city().await;
    for (action, status, kind) in [
        ("package_show?id=tidak-ada", 404, "Not Found Error"),
        ("package_show", 409, "Validation Error"),
        ("resource_show?id=x", 404, "Not Found Error"),
        ("organization_show?id=x", 404, "Not Found Error"),
        ("package_search?fq=warna:biru", 409, "Validation Error"),
        ("package_search?rows=banyak", 409, "Validation Error"),
    ] {
        let answer = ckan(&city, action).await.expect(status);
        assert_eq!(
            (&answer.json()["success"], &answer.json()["error"]["__type"]),
            (&json!(false), &json!(kind))
        );
    }
    ckan(&city, "dashboard_activity_list").await.expect(400);
    let lists = ckan(&city, "organization_list?all_fields=true").await.expect(200).json();
    assert_eq!(lists["result"].as_array().unwrap().len(), 7);
    assert_eq!(
        ckan(&city, "group_list").await.json()["result"],
        json!(["berkala", "serta_merta", "setiap_saat"])
    );
    assert_eq!(ckan(&city, "tag_list").await.json()["result"], json!(["BK.01.a"]));
    assert_eq!(ckan(&city, "site_read").await.json()["result"], true);
}
