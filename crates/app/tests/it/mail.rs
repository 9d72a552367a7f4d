//! The outbox: kept without a mail server, read by the administrator alone.

use app::mail::{Message, send};
use rules::role::Role;
use testkit::TestApp;

#[tokio::test]
async fn without_a_mail_server_mail_is_kept_for_the_administrator() {
    let test = TestApp::new().await;
    let ctx = test.system();
    let tx = test.app.db.begin().await.unwrap();
    let message = Message {
        to_address: "siti@contoh.test".to_owned(),
        to_name: "Siti Aminah".to_owned(),
        subject: "Undangan\r\nBcc: semua@contoh.test".to_owned(),
        text: "Buka <tautan> ini.".to_owned(),
    };
    let id = send(&ctx, &tx, message).await.unwrap();
    tx.commit().await.unwrap();
    let admin = test.sign_in_as(Role::Administrator, "diskominfo").await;
    assert!(admin.get("/kerja/surel").await.expect(200).shows("Disimpan"));
    assert!(admin.get("/kerja/surel?status=sent").await.expect(200).shows("Belum ada surel"));
    let page = admin.get(&format!("/kerja/surel/{id}")).await.expect(200);
    assert!(page.shows("Undangan Bcc: semua@contoh.test") && page.shows("Buka <tautan> ini."));
    admin.post_form(&format!("/kerja/surel/{id}/ulang"), &[]).await.expect(422);
    let ppid = test.sign_in_as(Role::MainPpid, "diskominfo").await;
    ppid.get(&format!("/kerja/surel/{id}")).await.expect(403);
    admin.get("/kerja/surel/999").await.expect(404);
}
