//! Planted content in a website: evidence, clock, steps, false alarms.

use app::website::{self, Evidence, store_incident, take};
use rules::role::Role;
use rules::website::{IncidentState, Step};
use testkit::TestApp;
use watch::{Injection, InjectionVerdict, Sign, SignKind, SiteReport, Visitor};

use crate::website::site;

const HOUR_MS: i64 = 3_600_000;
const SPAM: &str = "slot gacor maxwin";

/// A report of planted content; `text` is what was seen.
pub(crate) fn injected(text: &str) -> SiteReport {
    let sign = |kind, visitor, place: &str| Sign {
        kind,
        weight: 60,
        address: "https://kel-satu.contoh.test/".into(),
        visitor,
        place: place.into(),
        text: text.into(),
    };
    SiteReport {
        alive: true,
        injection: Injection {
            verdict: InjectionVerdict::Injected,
            weight: 120,
            signs: vec![
                sign(SignKind::Hidden, Visitor::Watcher, "display:none"),
                sign(SignKind::Cloaking, Visitor::SearchRobot, "title"),
            ],
        },
        ..SiteReport::default()
    }
}

fn answer() -> Evidence {
    Evidence {
        position: 0,
        kind: "answer search_robot".into(),
        url: "https://kel-satu.contoh.test/".into(),
        found: String::new(),
        headers: "content-type: text/html".into(),
        answer: b"<title>slot gacor</title>".to_vec(),
    }
}

#[tokio::test]
async fn an_incident_is_told_cleaned_and_verified_by_the_next_look() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let site = site(&ctx, "kel-satu", "kel-satu.contoh.test").await;
    let unit = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let id = take(&ctx, &site, &injected(SPAM), &[answer()]).await.unwrap().incident.unwrap();
    assert_eq!(take(&ctx, &site, &injected(SPAM), &[]).await.unwrap().incident, None, "known already");
    let path = format!("/kerja/insiden/{id}");
    for officer in [&unit, &editor] {
        assert!(officer.get("/kerja/pemberitahuan").await.expect(200).shows("Ada sisipan di situs kel-satu"));
    }
    let page = unit.get(&path).await.expect(200);
    assert!(page.shows("Sisa 48 jam") && page.shows("slot gacor maxwin"), "{}", page.text());
    assert!(page.shows("Bukti utuh") && page.shows("teks tersembunyi"));
    city.sign_in_as(Role::ContentOperator, "kel-dua").await.get(&path).await.expect(403);
    let bundle = unit.get(&format!("{path}/bukti.json")).await.expect(200).json();
    assert_eq!(bundle["evidence"].as_array().unwrap().len(), 3);
    assert_eq!(bundle["evidence"][2]["answer_base64"], "PHRpdGxlPnNsb3QgZ2Fjb3I8L3RpdGxlPg==");

    let step = format!("{path}/langkah");
    unit.post_form(&step, &[("langkah", "clean"), ("catatan", "")]).await.expect(422);
    unit.post_form(&step, &[("langkah", "dismiss"), ("catatan", "bukan")]).await.expect(403);
    unit.post_form(&step, &[("langkah", "clean"), ("catatan", "Berkas dihapus")]).await.expect(303);
    city.clock.advance(50 * HOUR_MS);
    take(&ctx, &site, &injected(SPAM), &[]).await.unwrap();
    let unit = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    assert!(unit.get(&path).await.expect(200).shows("Terlambat 2 jam"), "it was not clean");
    unit.post_form(&step, &[("langkah", "clean"), ("catatan", "Cadangan dipulihkan")]).await.expect(303);
    city.clock.advance(HOUR_MS);
    let clean = SiteReport { alive: true, ..SiteReport::default() };
    take(&ctx, &site, &clean, &[]).await.unwrap();
    let incident = store_incident::find(&city.app.db, city.body, id).await.unwrap().unwrap();
    assert_eq!(incident.state.0, IncidentState::Verified);
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let page = editor.get(&path).await.expect(200);
    assert!(page.shows("terbukti bersih") && page.shows("Cadangan dipulihkan") && !page.shows("Terlambat"));
    assert!(editor.get("/kerja/insiden").await.expect(200).shows("terbukti bersih"));
}

#[tokio::test]
async fn a_false_alarm_is_a_decision_with_a_reason_and_does_not_ring_again() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let site = site(&ctx, "kel-satu", "kel-satu.contoh.test").await;
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let id = take(&ctx, &site, &injected(SPAM), &[]).await.unwrap().incident.unwrap();
    website::step(&editor.ctx(), id, Step::Dismiss, "Berita tentang razia judi").await.unwrap();
    assert!(website::step(&editor.ctx(), id, Step::Verify, "lagi").await.is_err(), "it is closed");
    city.clock.advance(24 * HOUR_MS);
    assert_eq!(take(&ctx, &site, &injected(SPAM), &[]).await.unwrap().incident, None);
    let mut other = injected(SPAM);
    other.injection.signs[0].place = "left:-9999px".into();
    assert!(take(&ctx, &site, &other, &[]).await.unwrap().incident.is_some(), "another thing is an alarm");
    let log = city.sign_in_as(Role::MainPpid, "diskominfo").await.get("/kerja/catatan").await.expect(200);
    assert!(log.shows("Berita tentang razia judi"));
}

#[tokio::test]
async fn changed_evidence_no_longer_matches_its_seal() {
    let pieces = [Evidence { position: 1, ..answer() }];
    let mut changed = pieces.clone();
    changed[0].answer.push(b' ');
    assert_ne!(website::seal(&pieces), website::seal(&changed));
}
