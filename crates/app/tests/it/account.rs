//! Signing in, second factor, invitations, handover: as officers and strangers see them.

use app::account::{self, NewAccount, Successor};
use app::ids::{AccountId, UnitId};
use app::locale::Locale;
use rules::role::{Grant, Role};
use testkit::{Client, TestApp};

const PASSWORD: &str = "perahu hijau di muara";
const HOUR_MS: i64 = 60 * 60 * 1000;

/// An account with a password and one role.
async fn officer(test: &TestApp, email: &str, role: Role, unit: &str) -> AccountId {
    let new = NewAccount {
        email: email.to_owned(),
        name: "Siti Aminah".to_owned(),
        password: Some(test.app.hasher.hash(PASSWORD).await.unwrap()),
        locale: Locale::Indonesian,
        grants: vec![Grant { role, unit: test.unit(unit).0 }],
    };
    let ctx = test.system();
    let tx = test.app.db.begin().await.unwrap();
    let id = account::create(&ctx, &tx, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn sign_in(client: &Client, email: &str, password: &str) -> testkit::Answer {
    client.post_form("/masuk", &[("email", email), ("sandi", password), ("ke", "/kerja")]).await
}

/// The text of the latest kept mail, as the administrator reads it.
async fn latest_mail(test: &TestApp) -> String {
    let admin = test.sign_in_as(Role::Administrator, "diskominfo").await;
    let list = admin.get("/kerja/surel").await.expect(200).source();
    let path = list.split("href=\"").find(|rest| rest.starts_with("/kerja/surel/")).unwrap();
    admin.get(path.split('"').next().unwrap()).await.expect(200).source()
}

/// The path of the link in a mail.
fn link(mail: &str, start: &str) -> String {
    let (_, rest) = mail.split_once(start).unwrap_or_else(|| panic!("no {start} in {mail}"));
    let token: String = rest.chars().take_while(|c| !c.is_whitespace() && *c != '<').collect();
    format!("{start}{token}")
}

fn hidden_field(source: &str, name: &str) -> String {
    let from = source.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    from.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_officer_signs_in_with_a_guarded_cookie_and_signs_out() {
    let test = TestApp::new().await;
    officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    let client = test.visitor();
    assert!(client.get("/kerja/profil").await.expect(303).location().starts_with("/masuk?ke="));
    let answer = sign_in(&client, "Siti@Contoh.test ", PASSWORD).await.expect(303);
    assert_eq!(answer.location(), "/kerja");
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    }
    assert!(client.get("/kerja/profil").await.expect(200).shows("Siti Aminah"));
    let old = client.cookie("sesi").unwrap();
    client.post_form("/keluar", &[]).await.expect(303);
    client.set_cookie("sesi", &old);
    client.get("/kerja/profil").await.expect(303);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let test = TestApp::new().await;
    officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    let wrong = sign_in(&test.visitor(), "siti@contoh.test", "salah sama sekali").await.expect(422);
    let unknown = sign_in(&test.visitor(), "budi@contoh.test", "salah sama sekali").await.expect(422);
    assert_eq!(wrong.text().replace("siti", "budi"), unknown.text());
    assert!(wrong.shows("tidak cocok"));
}

#[tokio::test]
async fn sign_in_leads_to_paths_of_this_site_only() {
    let test = TestApp::new().await;
    officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    for (asked, led) in [
        ("/kerja/berita?x=1", "/kerja/berita?x=1"),
        ("//jahat.test", "/kerja"),
        ("https://jahat.test", "/kerja"),
        ("/\\jahat.test", "/kerja"),
        ("kerja", "/kerja"),
    ] {
        let fields = [("email", "siti@contoh.test"), ("sandi", PASSWORD), ("ke", asked)];
        let answer = test.visitor().post_form("/masuk", &fields).await.expect(303);
        assert_eq!(answer.location(), led);
    }
}

#[tokio::test]
async fn guessing_slows_the_guesser_and_nobody_else() {
    let test = TestApp::new().await;
    officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    let known = test.visitor();
    sign_in(&known, "siti@contoh.test", PASSWORD).await.expect(303);
    known.post_form("/keluar", &[]).await.expect(303);

    let stranger = test.visitor();
    for _ in 0..8 {
        sign_in(&stranger, "siti@contoh.test", "tebakan saja").await.expect(422);
    }
    let slowed = sign_in(&stranger, "siti@contoh.test", PASSWORD).await.expect(429);
    assert_eq!(slowed.header("retry-after"), "900");
    assert!(slowed.shows("15 menit"));
    // The colleague's own browser in the same network, and any other network, still get in.
    sign_in(&known, "siti@contoh.test", PASSWORD).await.expect(303);
    let elsewhere = test.visitor().from_address([203, 0, 113, 9]);
    sign_in(&elsewhere, "siti@contoh.test", PASSWORD).await.expect(303);
    test.clock.advance(15 * 60 * 1000 + 1);
    sign_in(&stranger, "siti@contoh.test", PASSWORD).await.expect(303);
}

#[tokio::test]
async fn a_session_ends_after_eight_idle_hours() {
    let test = TestApp::new().await;
    officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    let client = test.visitor();
    sign_in(&client, "siti@contoh.test", PASSWORD).await.expect(303);
    test.clock.advance(7 * HOUR_MS);
    client.get("/kerja/profil").await.expect(200);
    test.clock.advance(7 * HOUR_MS);
    client.get("/kerja/profil").await.expect(200);
    test.clock.advance(8 * HOUR_MS);
    client.get("/kerja/profil").await.expect(303);
}

async fn demand_second_factor(test: &TestApp, role: Role) {
    let ctx = test.system();
    let body = &test.directory().body.clone();
    let settings = app::org::store::BodySettings {
        name: body.name.clone(),
        short_name: body.short_name.clone(),
        host: body.host.clone(),
        public_url: body.public_url.clone(),
        ppid_label: body.ppid_label.clone(),
        about: body.about.clone(),
    };
    account::change_settings(&ctx, &settings, &[role]).await.unwrap();
}

fn code_at(secret: &str, now_ms: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(now_ms / 1000).unwrap()).to_string()
}

#[tokio::test]
async fn a_demanded_second_factor_comes_before_anything_else_and_each_code_counts_once() {
    let test = TestApp::new().await;
    officer(&test, "kepala@contoh.test", Role::MainPpid, "diskominfo").await;
    demand_second_factor(&test, Role::MainPpid).await;
    let client = test.visitor();
    let answer = sign_in(&client, "kepala@contoh.test", PASSWORD).await.expect(303);
    assert_eq!(answer.location(), "/masuk/pasang?ke=/kerja");
    client.get("/kerja/akun").await.expect(303);
    let page = client.get("/masuk/pasang").await.expect(200);
    assert!(page.source().contains("<svg"));
    let source = page.source();
    let secret = source.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let sealed = hidden_field(&source, "rahasia");
    let enrol = |code: String| {
        let (client, sealed) = (&client, sealed.clone());
        async move {
            let fields = [("rahasia", sealed.as_str()), ("kode", code.as_str()), ("ke", "/kerja")];
            client.post_form("/masuk/pasang", &fields).await
        }
    };
    enrol("000000".to_owned()).await.expect(422);
    let first = code_at(&secret, test.clock.now());
    let codes = enrol(first.clone()).await.expect(200).source();
    let recovery: Vec<&str> =
        codes.split("<code>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(recovery.len(), 10);
    client.get("/kerja/akun").await.expect(200);

    // The code used for setting up is used up; the next one is good once.
    let again = test.visitor();
    let location = sign_in(&again, "kepala@contoh.test", PASSWORD).await.expect(303).location().to_owned();
    assert_eq!(location, "/masuk/kode?ke=/kerja");
    again.get("/kerja/akun").await.expect(303);
    again.post_form("/masuk/kode", &[("kode", &first)]).await.expect(422);
    test.clock.advance(60_000);
    let next = code_at(&secret, test.clock.now());
    again.post_form("/masuk/kode", &[("kode", &next), ("ke", "/kerja")]).await.expect(303);
    again.get("/kerja/akun").await.expect(200);
    let third = test.visitor();
    sign_in(&third, "kepala@contoh.test", PASSWORD).await.expect(303);
    third.post_form("/masuk/kode", &[("kode", &next)]).await.expect(422);
    // A recovery code works once, and the owner is told.
    third.post_form("/masuk/kode", &[("kode", recovery[0])]).await.expect(303);
    third.get("/kerja/akun").await.expect(200);
    let fourth = test.visitor();
    sign_in(&fourth, "kepala@contoh.test", PASSWORD).await.expect(303);
    fourth.post_form("/masuk/kode", &[("kode", recovery[0])]).await.expect(422);
    // What the role demands cannot be turned off.
    let fields = [("sandi_lama", PASSWORD), ("tindakan", "matikan")];
    let refused = third.post_form("/kerja/profil/dua-langkah", &fields).await.expect(422);
    assert!(refused.shows("mewajibkan"));
}

#[tokio::test]
async fn an_invitation_works_once_and_for_seven_days() {
    let test = TestApp::new().await;
    let admin = test.sign_in_as(Role::Administrator, "diskominfo").await;
    let unit = test.unit("kel-satu").to_string();
    let form = [
        ("email", "baru@contoh.test"),
        ("name", "Budi Santoso"),
        ("peran_1", "content_operator"),
        ("unit_1", unit.as_str()),
    ];
    admin.post_form("/kerja/akun/undang", &form[..2]).await.expect(422);
    let answer = admin.post_form("/kerja/akun/undang", &form).await.expect(303);
    let account = answer.location().split('?').next().unwrap().to_owned();
    assert!(admin.post_form("/kerja/akun/undang", &form).await.expect(422).shows("sudah dipakai"));

    let first = link(&latest_mail(&test).await, "/undangan/");
    test.clock.advance(7 * 24 * HOUR_MS + 1);
    test.visitor().get(&first).await.expect(422);
    let admin = test.sign_in_as(Role::Administrator, "diskominfo").await;
    admin.post_form(&format!("{account}/undang"), &[]).await.expect(303);
    let second = link(&latest_mail(&test).await, "/undangan/");
    let new = test.visitor();
    assert!(new.get(&second).await.expect(200).shows("baru@contoh.test"));
    let short = [("name", "Budi Santoso"), ("sandi", "pendek"), ("ulangi", "pendek")];
    assert!(new.post_form(&second, &short).await.expect(422).shows("terlalu pendek"));
    let good = [("name", "Budi Santoso"), ("sandi", PASSWORD), ("ulangi", PASSWORD)];
    new.post_form(&second, &good).await.expect(303);
    assert!(new.get("/kerja/profil").await.expect(200).shows("Operator situs"));
    test.visitor().post_form(&second, &good).await.expect(422);
}

#[tokio::test]
async fn a_reset_says_nothing_about_the_address_and_ends_every_session() {
    let test = TestApp::new().await;
    officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    let old = test.visitor();
    sign_in(&old, "siti@contoh.test", PASSWORD).await.expect(303);
    let visitor = test.visitor();
    let known = visitor.post_form("/lupa-sandi", &[("email", "siti@contoh.test")]).await.expect(200);
    let path = link(&latest_mail(&test).await, "/sandi-baru/");
    let unknown = visitor.post_form("/lupa-sandi", &[("email", "tiada@contoh.test")]).await.expect(200);
    assert_eq!(known.text(), unknown.text());
    visitor.get(&path).await.expect(200);
    let new = "layar merah menuju barat";
    visitor.post_form(&path, &[("sandi", new), ("ulangi", new)]).await.expect(303);
    visitor.post_form(&path, &[("sandi", new), ("ulangi", new)]).await.expect(422);
    old.get("/kerja/profil").await.expect(303);
    assert!(latest_mail(&test).await.contains("baru saja diganti"));
    sign_in(&test.visitor(), "siti@contoh.test", PASSWORD).await.expect(422);
    sign_in(&test.visitor(), "siti@contoh.test", new).await.expect(303);
}

#[tokio::test]
async fn one_device_can_sign_the_others_out() {
    let test = TestApp::new().await;
    officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    let (here, there) = (test.visitor(), test.visitor());
    sign_in(&here, "siti@contoh.test", PASSWORD).await.expect(303);
    sign_in(&there, "siti@contoh.test", PASSWORD).await.expect(303);
    let page = here.get("/kerja/profil").await.expect(200).source();
    let other = hidden_field(&page, "sesi");
    here.post_form("/kerja/profil/sesi", &[("sesi", &other)]).await.expect(303);
    there.get("/kerja/profil").await.expect(303);
    here.get("/kerja/profil").await.expect(200);
}

#[tokio::test]
async fn a_handover_leaves_no_draft_without_a_person() {
    let test = TestApp::new().await;
    let leaving = officer(&test, "lama@contoh.test", Role::ContentOperator, "kel-satu").await;
    let draft = test.news("kel-satu").title("Kerja bakti").by(leaving).create().await.id;
    let old = test.visitor();
    sign_in(&old, "lama@contoh.test", PASSWORD).await.expect(303);
    let admin = test.sign_in_as(Role::Administrator, "diskominfo").await;
    let path = format!("/kerja/akun/{leaving}");
    assert!(admin.post_form(&format!("{path}/tutup"), &[]).await.expect(422).shows("serah terima"));
    assert!(admin.get(&format!("{path}/serah")).await.expect(200).shows("Berita belum selesai"));
    let form = [("email", "pengganti@contoh.test"), ("name", "Budi Santoso"), ("sesudah", "tutup")];
    admin.post_form(&format!("{path}/serah"), &form).await.expect(303);

    let db = &test.app.db;
    let heir = account::store::find_account_by_email(db, test.body, "pengganti@contoh.test").await;
    let heir = heir.unwrap().unwrap();
    let news = app::news::store::find_news(db, test.body, draft).await.unwrap().unwrap();
    assert_eq!(news.author_id, Some(heir.id));
    let grants = account::store::list_grants(db, test.body, heir.id).await.unwrap();
    assert_eq!(grants, [Grant { role: Role::ContentOperator, unit: test.unit("kel-satu").0 }]);
    assert!(account::store::list_grants(db, test.body, leaving).await.unwrap().is_empty());
    old.get("/kerja/profil").await.expect(303);
    sign_in(&test.visitor(), "lama@contoh.test", PASSWORD).await.expect(422);
}

#[tokio::test]
async fn the_last_who_manages_accounts_stays() {
    let test = TestApp::new().await;
    let only = officer(&test, "admin@contoh.test", Role::Administrator, "diskominfo").await;
    let other = officer(&test, "lain@contoh.test", Role::ContentOperator, "kel-satu").await;
    let ctx = test.system();
    let refused = account::end_account(&ctx, only).await.unwrap_err();
    assert!(matches!(refused, app::Error::Refused("account-refused-last-manager")));
    account::end_account(&ctx, other).await.unwrap();
    let again = Successor::Known(other);
    let handover = account::Handover { from: only, successor: again, ends: true, reason: String::new() };
    assert!(matches!(account::hand_over(&ctx, handover).await, Err(app::Error::Invalid(_))));
}

#[tokio::test]
async fn only_those_who_manage_accounts_see_them() {
    let test = TestApp::new().await;
    let operator = test.sign_in_as(Role::ContentOperator, "kel-satu").await;
    for path in ["/kerja/akun", "/kerja/akun/undang", "/kerja/akun/1", "/kerja/pengaturan", "/kerja/surel"] {
        operator.get(path).await.expect(403);
    }
    let admin = test.sign_in_as(Role::Administrator, "diskominfo").await;
    test.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let list = admin.get("/kerja/akun?peran=content_operator").await.expect(200);
    assert!(list.shows("content_operator kel-satu") && !list.shows("unit_ppid kel-dua"));
    admin.get("/kerja/akun?q=%22%25").await.expect(200);
}

#[tokio::test]
async fn a_changed_role_signs_the_person_out() {
    let test = TestApp::new().await;
    let id = officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    let person = test.visitor();
    sign_in(&person, "siti@contoh.test", PASSWORD).await.expect(303);
    let admin = test.sign_in_as(Role::Administrator, "diskominfo").await;
    let unit: UnitId = test.unit("kel-dua");
    let form = [("peran", "unit_ppid"), ("unit", &unit.to_string())];
    admin.post_form(&format!("/kerja/akun/{id}/peran"), &form).await.expect(303);
    person.get("/kerja/profil").await.expect(303);
}

#[tokio::test]
async fn settings_of_the_body_are_checked_and_shown_at_once() {
    let test = TestApp::new().await;
    let admin = test.sign_in_as(Role::Administrator, "diskominfo").await;
    let form = |host| {
        [
            ("name", "Pemerintah Kota Contoh"),
            ("short_name", "Contoh Baru"),
            ("host", host),
            ("about", "Teks."),
        ]
    };
    admin.post_form("/kerja/pengaturan", &form("bukan host")).await.expect(422);
    admin.post_form("/kerja/pengaturan", &form("contoh.go.id")).await.expect(303);
    assert_eq!(test.directory().body.short_name, "Contoh Baru");
}

#[tokio::test]
async fn a_passkey_ceremony_begins_with_a_challenge_and_refuses_what_it_did_not_ask_for() {
    let test = TestApp::new().await;
    officer(&test, "siti@contoh.test", Role::ContentOperator, "kel-satu").await;
    let client = test.visitor();
    let start = client.post_json("/masuk/kunci/mulai", &serde_json::json!({})).await.expect(200).json();
    assert!(start["token"].is_string() && start["publicKey"]["challenge"].is_string());
    assert_eq!(start["publicKey"]["rpId"], test.host());
    let credential = serde_json::json!({
        "id": "AAAA", "rawId": "AAAA", "type": "public-key", "extensions": {},
        "response": { "authenticatorData": "AAAA", "clientDataJSON": "AAAA", "signature": "AAAA" }
    });
    let finish = serde_json::json!({ "token": start["token"], "back": "/kerja", "credential": credential });
    client.post_json("/masuk/kunci/selesai", &finish).await.expect(422);
    client.post_json("/masuk/kunci/selesai", &finish).await.expect(422);
    client.post_json("/masuk/kunci/selesai", &serde_json::json!({})).await.expect(400);
    client.get("/kerja/profil").await.expect(303);

    sign_in(&client, "siti@contoh.test", PASSWORD).await.expect(303);
    let start = client.post_json("/kerja/profil/kunci/mulai", &serde_json::json!({})).await;
    let start = start.expect(200).json();
    assert_eq!(start["publicKey"]["rp"]["id"], test.host());
    assert_eq!(start["publicKey"]["authenticatorSelection"]["residentKey"], "preferred");
}
