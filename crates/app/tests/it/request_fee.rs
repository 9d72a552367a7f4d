//! The cost of copies before the answer: told with a letter, paid or let go, and no date moves by it.

use rules::role::Role;
use testkit::{Client, TestApp};

use crate::request::{assigned, send};

const FEE: [(&str, &str); 3] = [
    ("biaya-salinan", "Rp 15.000"),
    ("rincian-salinan", "30 lembar, Rp 500 per lembar, Perwali 1/2026"),
    ("bayar-salinan", "Tunai di meja layanan"),
];

async fn due(city: &TestApp, public: &str) -> serde_json::Value {
    let tracking = public.rsplit('/').next().unwrap();
    let told = city.get(&format!("/api/v1/requests/{tracking}")).await.expect(200).json();
    serde_json::json!([told["due_legal"], told["due_safe"], told["state"]])
}

async fn settle(who: &Client, case: &str, how: &str, note: &str, status: u16) {
    send(who, case, "biaya/selesai", &[("lunas", how), ("bukti-bayar", note)]).await.expect(status);
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_7_huruf_g_a_cost_is_told_with_a_letter_and_no_date_moves() {
    let city = TestApp::new().await;
    let (public, case, ppid) = assigned(&city).await;
    let before = due(&city, &public).await;
    let wrong = [("biaya-salinan", "lima belas"), ("rincian-salinan", "30 lembar"), ("bayar-salinan", "")];
    let wrong = send(&ppid, &case, "biaya", &wrong).await.expect(422);
    assert!(wrong.source().contains("lima belas") && wrong.shows("dengan angka rupiah"), "{}", wrong.text());
    settle(&ppid, &case, "paid", "KW-1", 422).await;
    send(&ppid, &case, "biaya", &FEE).await.expect(303);
    let page = city.get(&public).await.expect(200);
    assert!(
        page.shows("Rp 15.000") && page.shows("belum dibayar") && page.shows("Biaya salinan diberitahukan")
    );
    assert_eq!(due(&city, &public).await, before, "the clock runs on");
    let letter = city.get(&format!("{public}/surat/biaya.pdf")).await.expect(200);
    assert!(letter.bytes.starts_with(b"%PDF"));
    let plain = page.source().replace("&#38;", "&").replace("&amp;", "&");
    let checks: Vec<&str> =
        plain.split("/tanda-terima?").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut is_known = false;
    for check in checks {
        is_known |= city.get(&format!("/tanda-terima?{check}")).await.shows("Pemberitahuan biaya salinan");
    }
    assert!(is_known, "the letter can be checked");
    // The answer proposes what was told; told again, it is corrected by a new letter.
    let desk = ppid.get(&case).await.expect(200).source();
    assert!(desk.contains("name=\"biaya\" value=\"15000\"") || desk.contains("value=\"15000\""), "{desk}");
    send(&ppid, &case, "biaya", &[("biaya-salinan", "12.000"), FEE[1], FEE[2]]).await.expect(303);
    assert!(city.get(&public).await.shows("Rp 12.000"));
}

#[tokio::test]
async fn a_cost_is_settled_once_with_a_receipt_or_a_reason() {
    let city = TestApp::new().await;
    let (public, case, ppid) = assigned(&city).await;
    send(&ppid, &case, "biaya", &FEE).await.expect(303);
    settle(&ppid, &case, "", "KW-1", 422).await;
    settle(&ppid, &case, "asked", "KW-1", 422).await;
    settle(&ppid, &case, "waived", "", 422).await;
    settle(&ppid, &case, "waived", "Pemohon penyandang disabilitas (UU 25/2009 Ps.29)", 303).await;
    assert!(city.get(&public).await.shows("dibebaskan"));
    settle(&ppid, &case, "paid", "KW-1", 422).await;
    send(&ppid, &case, "biaya", &FEE).await.expect(422);
    let desk = ppid.get(&case).await.expect(200);
    assert!(!desk.source().contains("value=\"15000\""), "nothing is asked in the end");
    let other = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    other.post_form(&format!("{case}/biaya"), &FEE).await.expect(404);
    city.visitor().post_form(&format!("{case}/biaya"), &FEE).await.expect(401);
}
