//! The desk: requests written down there, letters with their numbers, and the pattern a body numbers by.

use rules::role::Role;
use testkit::{Answer, Client, TestApp};

use crate::request::{NOTICE, assigned, fields, file, send};

const NEW: &str = "/kerja/permohonan/baru";

/// Writes a request down; the test's clock stands at Sunday 22 November 2026, 09.00 WIB.
async fn write_down(who: &Client, token: &str, (channel, day, time): (&str, &str, &str)) -> Answer {
    let mut typed = fields(token);
    typed.extend([("kanal", channel), ("tanggal", day), ("pukul", time)]);
    who.post_form(NEW, &typed).await
}

/// The page of a case in the workroom, and the public one it leads to.
async fn both(who: &Client, written: Answer) -> (String, String) {
    let desk = written.expect(303).location().split('?').next().unwrap().to_owned();
    let page = who.get(&desk).await.expect(200).source();
    let public = page.split("href=\"/permohonan/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    (desk, format!("/permohonan/{public}"))
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_3_an_oral_request_is_written_down_in_the_same_log() {
    let city = TestApp::new().await;
    let desk = city.sign_in_as(Role::ServiceOfficer, "kel-satu").await;
    desk.get("/kerja/permohonan").await.expect(200).shows("Catat permohonan");
    desk.get(NEW).await.expect(200);
    file(&city, "online").await;
    let written = write_down(&desk, "lisan", ("walk_in", "2026-11-22", "09:00")).await;
    let (case, public) = both(&desk, written).await;
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("0002/PPID-KEL-SATU/"), "one row of numbers: {}", page.text());
    assert!(!page.shows("Dicatat oleh petugas"), "it was written down in the minute it was said");
    let at_desk = desk.get(&case).await.expect(200);
    assert!(at_desk.shows("datang langsung") && at_desk.shows("Dicatat petugas"));
    let receipt = city.get(&format!("{public}/tanda-terima.pdf")).await.expect(200);
    assert!(receipt.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_7_the_period_counts_from_receipt_and_a_later_entry_is_marked() {
    let city = TestApp::new().await;
    let desk = city.sign_in_as(Role::ServiceOfficer, "kel-satu").await;
    // The first working day after Monday 16 November is Tuesday the 17th; the tenth is Monday the 30th.
    let written = write_down(&desk, "surat", ("letter", "2026-11-16", "10:30")).await;
    let (_, public) = both(&desk, written).await;
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("30 November 2026"), "{}", page.text());
    assert!(page.shows("16 November 2026") && page.shows("Dicatat oleh petugas"));
    let check = page.source().replace("&#38;", "&").replace("&amp;", "&");
    let check = check.split("/tanda-terima?").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let checked = city.get(&format!("/tanda-terima?{check}")).await.expect(200);
    assert!(checked.shows("Tanda terima ini asli") && checked.shows("Dicatat petugas"));
    assert!(checked.shows("22 November 2026"), "the receipt says when it was written down");
}

#[tokio::test]
async fn what_was_not_received_yet_or_before_the_act_is_refused_and_nothing_typed_is_lost() {
    let city = TestApp::new().await;
    let desk = city.sign_in_as(Role::ServiceOfficer, "kel-satu").await;
    for (day, time, words) in [
        ("2026-11-22", "09:01", "belum terjadi"),
        ("2026-11-23", "00:00", "belum terjadi"),
        ("0202-11-20", "09:00", "sebelum UU 14/2008 berlaku"),
        ("2026-02-30", "09:00", "Isi tanggal dan jam"),
        ("", "", "Isi tanggal dan jam"),
    ] {
        let answer = write_down(&desk, "salah", ("phone", day, time)).await.expect(422);
        assert!(answer.shows(words), "{day} {time}: {}", answer.text());
        assert!(answer.source().contains("Jalan Kanari 7"));
    }
    // The form of the site cannot be had at the desk.
    let (case, _) = both(&desk, write_down(&desk, "x", ("online", "2026-11-22", "08:59")).await).await;
    assert!(desk.get(&case).await.shows("datang langsung"));
}

#[tokio::test]
async fn the_desk_of_one_unit_writes_nothing_down_for_another() {
    let city = TestApp::new().await;
    let other = city.sign_in_as(Role::ServiceOfficer, "kel-dua").await;
    write_down(&other, "x", ("walk_in", "2026-11-22", "09:00")).await.expect(403);
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.get(NEW).await.expect(403);
    city.visitor().get(NEW).await.expect(303);
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_4_a_new_pattern_counts_from_the_next_request_without_a_gap() {
    const PLACE: &str = "/kerja/permohonan/penomoran";
    let city = TestApp::new().await;
    let first = file(&city, "satu").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let preview = ppid.get(&format!("{PLACE}?pola=REG-{{seq}}.{{unit}}.{{year}}")).await.expect(200);
    assert!(preview.text().contains("REG-7."), "{}", preview.text());
    ppid.post_form(PLACE, &[("pola", "{unit}{seq}/{year}")]).await.expect(422);
    ppid.post_form(PLACE, &[("pola", "REG-{seq}.{unit}.{year}")]).await.expect(303);
    let second = file(&city, "dua").await;
    assert!(city.get(&second).await.shows("REG-2.KEL-SATU.2026"), "the running number goes on");
    assert!(city.get(&first).await.shows("0001/PPID-KEL-SATU/XI/2026"), "a number given stays");
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit.get(PLACE).await.expect(403);
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_7_and_8_each_letter_has_number_signer_and_a_code_that_can_be_checked() {
    let city = TestApp::new().await;
    let (public, case, ppid) = assigned(&city).await;
    for name in ["pemberitahuan", "penolakan", "perpanjangan", "penyerahan"] {
        city.get(&format!("{public}/surat/{name}.pdf")).await.expect(404);
    }
    send(&ppid, &case, "perpanjang", &[("alasan", "Masih dihimpun")]).await.expect(303);
    send(&ppid, &case, "jawab", &NOTICE).await.expect(303);
    send(&ppid, &case, "serahkan", &[("penyerahan", "Diambil sendiri")]).await.expect(303);
    let page = city.get(&public).await.expect(200);
    for number in ["0001/PJ/PPID-KEL-SATU/XI/2026", "0002/PT/PPID-KEL-SATU/", "0003/ST/PPID-KEL-SATU/"] {
        assert!(page.shows(number), "{number}: {}", page.text());
    }
    for name in ["pemberitahuan", "perpanjangan", "penyerahan"] {
        let letter = city.get(&format!("{public}/surat/{name}.pdf")).await.expect(200);
        assert!(letter.bytes.starts_with(b"%PDF"), "{name}");
    }
    city.get(&format!("{public}/surat/penolakan.pdf")).await.expect(404);
    city.get(&format!("{public}/surat/lain.pdf")).await.expect(404);
    assert!(
        city.get("/tanda-terima?nomor=0002/PT/PPID-KEL-SATU/XI/2026&kode=00").await.shows("tidak dikenali")
    );
}

#[tokio::test]
async fn uu_14_2008_ps_17_and_22_ayat_7_huruf_c_a_refusal_is_a_letter_of_its_own_made_whenever_asked() {
    let city = TestApp::new().await;
    let (public, case, ppid) = assigned(&city).await;
    let refusal = [
        ("hasil", "refused_exempt"),
        ("dikuasai", "ya"),
        ("dasar", "EX17H"),
        ("akibat", "Membuka riwayat pribadi warga"),
        ("biaya", "0"),
        ("pejabat", "Contoh Lurah"),
        ("jabatan", "PPID Pelaksana"),
    ];
    send(&ppid, &case, "jawab", &refusal).await.expect(303);
    let first = city.get(&format!("{public}/surat/penolakan.pdf")).await.expect(200);
    city.clock.advance(86_400_000);
    let again = city.get(&format!("{public}/surat/penolakan.pdf")).await.expect(200);
    assert!(first.bytes == again.bytes, "the same rows make the same letter, also after the power was gone");
    // With name and address it is made at the desk, and that is recorded.
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let addressed = ppid.post_form(&format!("{case}/surat"), &[("surat", "refusal")]).await.expect(200);
    assert!(addressed.bytes.starts_with(b"%PDF") && addressed.bytes != first.bytes);
    assert!(ppid.get("/kerja/catatan").await.expect(200).shows("membuka data pemohon"));
    ppid.post_form(&format!("{case}/surat"), &[("surat", "notice")]).await.expect(404);
}

#[tokio::test]
async fn a_request_is_split_among_units_and_stays_with_the_one_that_answers() {
    let city = TestApp::new().await;
    let (public, case, _) = assigned(&city).await;
    let lead = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let other = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    other.get(&case).await.expect(404);
    let ask = |unit, day| [("unit-bagian", unit), ("bagian", "Data RW 05"), ("batas-bagian", day)];
    for (unit, day) in [("kel-satu", "2026-11-27"), ("kel-dua", "2026-11-21"), ("kel-dua", "2026-12-30")] {
        lead.post_form(&format!("{case}/bagi"), &ask(unit, day)).await.expect(422);
    }
    lead.post_form(&format!("{case}/bagi"), &ask("kel-dua", "2026-11-27")).await.expect(303);
    lead.post_form(&format!("{case}/bagi"), &ask("kel-dua", "2026-11-27")).await.expect(303);
    assert!(other.get("/kerja/permohonan").await.expect(200).shows("Bagian yang menunggu unit Anda"));
    assert!(other.get("/kerja/pemberitahuan").await.expect(200).shows("diminta menjawab satu bagian"));
    let seen = other.get(&case).await.expect(200);
    assert!(
        seen.shows("Data RW 05") && !seen.shows("Terbitkan jawaban"),
        "it answers its part, not the case"
    );
    other.post_form(&format!("{case}/pemohon"), &[]).await.expect(403);
    other.post_form(&format!("{case}/bagian/1"), &[("jawaban-bagian", " ")]).await.expect(422);
    let answer = [("jawaban-bagian", "Terlampir dua tabel")];
    other.post_form(&format!("{case}/bagian/1"), &answer).await.expect(303);
    other.post_form(&format!("{case}/bagian/1"), &answer).await.expect(409);
    let back = [("jawaban-bagian", "Bukan arsip kami"), ("kembalikan", "ya")];
    other.post_form(&format!("{case}/bagian/2"), &back).await.expect(303);
    let whole = lead.get(&case).await.expect(200);
    assert!(whole.source().contains(": Terlampir dua tabel"), "merged into the notice");
    assert!(whole.shows("dikembalikan") && whole.shows("Bukan arsip kami"));
    // Parts are nothing the requester waits for: the one answer ends them.
    lead.post_form(&format!("{case}/bagi"), &ask("kel-dua", "2026-11-27")).await.expect(303);
    send(&lead, &case, "jawab", &NOTICE).await.expect(303);
    assert!(lead.get(&case).await.expect(200).shows("tidak diperlukan lagi"));
    assert!(!city.get(&public).await.expect(200).shows("Data RW 05"));
}

#[tokio::test]
async fn a_unit_that_owes_a_part_is_reminded_the_day_before_and_on_its_day() {
    let city = TestApp::new().await;
    let (_, case, _) = assigned(&city).await;
    let lead = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let other = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    for (day, said) in [
        ("2026-11-25", None),
        ("2026-11-23", Some("harus dijawab besok")),
        ("2026-11-22", Some("harus dijawab sekarang")),
    ] {
        let ask = [("unit-bagian", "kel-dua"), ("bagian", "Data RW 05"), ("batas-bagian", day)];
        lead.post_form(&format!("{case}/bagi"), &ask).await.expect(303);
        app::request::jobs::look(&city.system()).await.unwrap();
        let told = other.get("/kerja/pemberitahuan").await.expect(200);
        match said {
            Some(said) => assert!(told.shows(said), "{said}: {}", told.text()),
            None => assert!(!told.shows("harus dijawab"), "{}", told.text()),
        }
    }
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_7_a_part_is_never_given_beyond_a_day_of_the_case_that_cannot_be_read() {
    let city = TestApp::new().await;
    let (_, case, _) = assigned(&city).await;
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&db::sql!("sql/spoil_safe.sql"), db::params![city.body]).await.unwrap();
    tx.commit().await.unwrap();
    let lead = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let ask = [("unit-bagian", "kel-dua"), ("bagian", "Data RW 05"), ("batas-bagian", "2026-12-30")];
    lead.post_form(&format!("{case}/bagi"), &ask).await.expect(500);
}

#[tokio::test]
async fn uu_14_2008_ps_22_every_open_request_has_one_unit_and_one_next_step_with_its_day() {
    let city = TestApp::new().await;
    file(&city, "satu").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let case = crate::request::first_case(&ppid).await;
    let both = async |words: &str| {
        for path in ["/kerja/permohonan", case.as_str()] {
            let page = ppid.get(path).await.expect(200);
            assert!(page.shows("Kelurahan Satu") && page.shows(words), "{words}: {}", page.text());
        }
    };
    both("periksa kelengkapannya paling lambat 25 November 2026").await;
    send(&ppid, &case, "terima", &[]).await.expect(303);
    both("teruskan ke unit pemilik informasi; jawab sebelum 4 Desember 2026").await;
    send(&ppid, &case, "disposisi", &[("unit", "kel-satu"), ("catatan", "")]).await.expect(303);
    both("jawab sebelum 4 Desember 2026").await;
    send(&ppid, &case, "jawab", &NOTICE).await.expect(303);
    assert!(!ppid.get(&case).await.expect(200).shows("Langkah berikutnya"));
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&db::sql!("sql/spoil_safe.sql"), db::params![city.body]).await.unwrap();
    tx.commit().await.unwrap();
    ppid.get("/kerja/permohonan?tab=semua").await.expect(500);
}
